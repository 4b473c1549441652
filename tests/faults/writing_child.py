"""Writes at a script without end, by chance, until it is killed: `main(DATA_DIR, SEED, FAULT)`.

Says `begun CRC` with the text it found, `posted NUMBER CRC TIME` for each line of the draft's journal as it is made,
`saved NUMBER` once that is on the disk, `replacing` when the file of the script is about to be, and `published CRC`
once calls have a text.
"""

from __future__ import annotations

import itertools
import os
import random
import time
import zlib
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from callassist.errors import EditRefused, ScriptError
from callassist.formats.script.writing.edits import AddEntry, Move, Remove, ScriptEdit, SetWords
from callassist.formats.script.writing.script_text import ScriptText
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.changes import Changes
from callassist.services.clock import SystemClock
from callassist.services.library import ScriptLibrary
from callassist.services.scripts import desk as desk_module
from callassist.services.scripts.desk import ScriptDesk
from callassist.services.scripts.draft import Draft
from callassist.services.scripts.draft_writer import DraftWriter

SCRIPT = "windows"
WORDS = ("Haus", "Fenster:", "#1", "–", "ja,", "{lead}", "am Dienstag", "gern.\nUnd:", '"so"', "- oder")
REPLIES: list[Plain] = [{"de": "Das stimmt.", "en": "True."}, {"de": "Eben, und?", "en": "Well, and?", "to": "w2"}]


def say(*words: object) -> None:
    """A line to whoever listens, whole."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def crc(script: ScriptText) -> int:
    return zlib.crc32(script.text.encode())


def open_desk(folder: Path) -> ScriptDesk:
    """A desk whose only scripts are the user's own."""
    return ScriptDesk(folder, ScriptLibrary((folder / "scripts",), None), SystemClock())


def open_or_begin(desk: ScriptDesk) -> Draft:
    if any(one.script_id == SCRIPT for one in desk.drafts().result(200)):
        return desk.open_draft(SCRIPT).result(200)
    return desk.begin_script(SCRIPT, {"de": "Fenster", "en": "Windows"}).result(200)


def tell_what_is_posted() -> None:
    """Have every line of a draft's journal told."""
    numbers = itertools.count()
    post: Callable[[Draft, dict[str, Any]], Future[Changes]] = Draft._post  # pyright: ignore[reportPrivateUsage]

    def posted(self: Draft, line: dict[str, Any]) -> Future[Changes]:
        number = next(numbers)
        say("posted", number, crc(self.script), time.monotonic())
        future = post(self, line)
        future.add_done_callback(lambda done: say("saved", number) if done.exception() is None else None)
        return future

    Draft._post = posted  # pyright: ignore[reportPrivateUsage]
    replace = desk_module.replace_file

    def replacing(path: Path, content: bytes) -> None:
        say("replacing")
        replace(path, content)

    desk_module.replace_file = replacing


def random_edit(draft: Draft, dice: random.Random) -> ScriptEdit:
    script = draft.script
    if not script.has(("objections",)):
        return AddEntry((), "objections", {"o_price": {"label": {"de": "teuer", "en": "price"}, "replies": REPLIES}})
    objections = script.keys(("objections",))
    turn = dice.random()
    words = " ".join(dice.choice(WORDS) for _ in range(dice.randrange(1, 12)))
    if turn < 0.6:
        step = dice.choice(("w1", "w2", "w3", "w4"))
        said = script.plain(("nodes", step, "say"))
        was = said.get("de") if isinstance(said, dict) else None
        return SetWords(("nodes", step, "say"), "de", words, was if isinstance(was, str) else None)
    if turn < 0.8 and len(objections) < 30:
        new = {"label": {"de": words[:20], "en": "x"}, "replies": REPLIES}
        return AddEntry(("objections",), f"o_{dice.randrange(10**6)}", new, dice.choice([None, *objections]))
    one = dice.choice(objections)
    if turn < 0.9 or len(objections) == 1:
        return Move(("objections", one), dice.randrange(len(objections)), script.plain(("objections", one)))
    return Remove(("objections", one), script.plain(("objections", one)))


def main(folder: str, seed: str, fault: str = "") -> None:
    dice = random.Random(int(seed))
    if fault:
        FAULTS[fault]()
    tell_what_is_posted()
    data = Path(folder)
    data.mkdir(exist_ok=True)
    desk = open_desk(data)
    draft = open_or_begin(desk)
    say("begun", crc(draft.script), *(str(one).replace(" ", "_") for one in draft.notices))
    while True:
        turn = dice.random()
        if turn < 0.15:
            draft.undo_edit()
        elif turn < 0.25:
            draft.redo_edit()
        elif turn < 0.3:
            try:
                desk.publish_draft(draft, who="Anna", why="by chance").result(200)
                say("published", crc(draft.script))
            except ScriptError:
                say("refused", "an_error_of_the_script")
        else:
            try:
                draft.make_edit(random_edit(draft, dice), joined=dice.random() < 0.2)
            except EditRefused as refused:
                say("refused", refused.code)
        time.sleep(dice.random() * 0.004)


def _acknowledged_early() -> None:
    """A writer that says so first, and writes then."""
    write = DraftWriter._write  # pyright: ignore[reportPrivateUsage]

    def early(self: DraftWriter, taken: list[tuple[str, Future[Changes]]]) -> None:
        for _, future in taken:
            future.set_result(Changes())
        time.sleep(0.05)
        write(self, taken)

    DraftWriter._write = early  # pyright: ignore[reportPrivateUsage]


def _written_over() -> None:
    """A script that is written over the former one."""

    def over(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            for begin in range(0, len(content), 400):
                file.write(content[begin : begin + 400])
                file.flush()
                time.sleep(0.003)

    desk_module.replace_file = over


FAULTS: dict[str, Callable[[], None]] = {"early": _acknowledged_early, "over": _written_over}
