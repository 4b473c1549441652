"""Writing a script of 2,000 steps: what a letter costs, what the linter costs after it, what a draft costs to open.

In time of the thread alone, so that other work on the machine misses no bar. What the window adds is measured there;
it looks for what is left over at a time of its own (`ui/workarounds/one_thread_collects`); nothing is looked for here.
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from callassist.formats.script.script_files import check_script
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.writing.edits import AddEntry, Remove, SetWords
from callassist.formats.script.writing.placed_tree import tree_of
from callassist.services.scripts.draft import Draft, open_draft
from tests.benchmarks.measure import Bar, Bench, percentile

STEPS = 2_000
LETTERS = 400


def lean_script_text(steps: int = STEPS) -> str:
    """A script of so many steps that stays within what the reader takes: every sixth asks a question."""
    questions: list[str] = []
    nodes: list[str] = []
    for number in range(steps - 1):
        following = f"n{number + 1}" if number < steps - 2 else "z_no"
        if number % 6:
            nodes.append(
                f"  n{number}:\n    say: {{de: Satz {number}., en: Sentence {number}.}}\n    to: {following}\n"
            )
            continue
        guard = "    guard: true\n" if number < 12 else "    info: true\n"
        questions.append(
            f"  q_{number}:\n    kind: choice\n    name: {{de: Frage {number}, en: question {number}}}\n    depth: 1\n"
            f"{guard}    choices:\n      a: {{de: ja, en: yes}}\n      b: {{de: nein, en: no}}\n"
        )
        nodes.append(
            f"  n{number}:\n    ask: q_{number}\n    say:\n      de: >-\n        Etwas, das gefragt wird und auch"
            f" einmal länger ist, Nummer {number}.\n      en: Something that is asked, number {number}.\n"
            f"    otherwise: {following}\n"
        )
    head = (
        "format: 1\nscript: lean\nversion: 1\ntitle: {de: Großes Skript, en: Big script}\nmarket: consumer\nstages:\n"
        "  cold_call: {title: {de: Erstanruf, en: First call}, start: n0, depth: 1, disqualified: z_no}\n"
    )
    end = "  z_no:\n    outcome: disqualified\n    say: {de: Danke., en: Thank you.}\n"
    return f"{head}questions:\n{chr(10).join(questions)}\nnodes:\n{chr(10).join([*nodes, end])}"


def thread_ms(work: Callable[[], object]) -> float:
    begin = time.thread_time()
    work()
    return (time.thread_time() - begin) * 1000


def writing() -> Iterable[Bar]:
    gc.disable()
    try:
        yield from _writing()
    finally:
        gc.enable()


def _writing() -> Iterable[Bar]:
    text = lean_script_text().encode()
    with tempfile.TemporaryDirectory() as folder:
        opening: list[Draft] = []
        first = thread_ms(lambda: opening.append(open_draft(Path(folder) / "lean", "lean", text)))
        (draft,) = opening
        yield Bar("writing: a script of 2,000 steps opened for the first time", first, None, "ms", "parsed once")
        letters: list[float] = []
        for number in range(LETTERS):
            path = ("nodes", f"n{number * 7 % (STEPS - 2)}", "say")
            was = str(draft.script.plain((*path, "en")))
            edit = SetWords(path, "en", f"{was} x", was)
            letters.append(thread_ms(lambda edit=edit: draft.make_edit(edit)))
        yield Bar("writing: a letter in a script of 2,000 steps, p99", percentile(letters, 99), 10, "ms")
        adding: list[float] = []
        for number in range(40):
            new = {"say": {"de": "neu", "en": "new"}, "to": "n0"}
            edit = AddEntry(("nodes",), f"added{number}", new, before=f"n{number * 40}")
            adding.append(thread_ms(lambda edit=edit: draft.make_edit(edit)))
            adding.append(thread_ms(lambda: draft.make_edit(Remove(("nodes", f"added{number}"), new))))  # noqa: B023
        yield Bar("writing: a step put in or taken out, p99", percentile(adding, 99), 20, "ms")
        undoing = [thread_ms(draft.undo_edit) for _ in range(100)]
        yield Bar("writing: undo, p99", percentile(undoing, 99), 10, "ms")
        script, common = draft.script, common_bytes()
        check_script(text[:2000], name="warm", common=common)
        tree = thread_ms(lambda: tree_of(script, "lean"))
        drawn = tree_of(script, "lean")
        lint = thread_ms(lambda: check_script(script.data, name="lean", common=common, tree=drawn))
        yield Bar("writing: the tree of the text, for the linter", tree, None, "ms", "without parsing")
        yield Bar(
            "writing: the linter after a letter, tree included", tree + lint, 600, "ms", "off the window's thread"
        )
        draft.close()


BENCHES: tuple[Bench, ...] = (writing,)
