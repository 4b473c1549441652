"""Every command is declared once, as a member of one enum; nobody names one by a bare string."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from callassist.ui import commands
from callassist.ui.commands import BINDABLE, DEPTHS, EXITS, OBJECTIONS, Command, HeardAt, State

UI = Path(commands.__file__).parent
VALUES = frozenset(one.value for one in Command)

#: the same word for something that is no command, and what it is there
HOMONYMS = {
    "start/permission_band.py": {"wording"},  # a part of a proof
    "call/call_page.py": {"note"},  # the tab of the note
    "call/call_layout.py": {"slim"},  # a mode of the layout
    "call/call_commands.py": {"note"},  # the tab of the note
    "call/wrap_up.py": {"no_answer", "busy"},  # outcomes
    "start/start_page.py": {"no_answer", "busy"},  # outcomes
    "call/qualification_card.py": {"override"},  # a flag of the view
    "shell/page_registry.py": {"settings", "lists", "person", "blocks", "scripts"},  # pages
    "words/card_words.py": {"legal", "stage", "start", "usp", "wording"},  # fields and heads of cards
    "words/script_words.py": {"unknown", "else"},  # answers that lead elsewhere
    "person/erase_panel.py": {"proof"},  # a part of what stays
    "person/sheet_view.py": {"blocks"},  # a part of the sheet
    "person/sheet_facts.py": {"blocks", "language", "note", "stage", "wording"},  # columns of the log
    "words/kept_words.py": {"proof"},  # what is kept
    "words/person_words.py": {
        "language",
        "legal",
        "person",
        "proof",
        "unknown",
    },  # columns, reasons, scopes
    "words/block_words.py": {"legal", "person"},  # a reason and a scope of a block
    "log/trace_panel.py": {"override", "own_question", "details"},  # kinds of entries of a trace
    "words/lead_words.py": {"note", "unknown", "wording"},  # what a column tells, whom a list holds, a part of a proof
    # codes of the log and their words
    "words/code_words.py": {
        "no_answer",
        "busy",
        "unknown",
        "override",
        "own_question",
        "language",
        "wording",
        "note",
        "details",
    },
}


def bare_commands(source: str) -> set[str]:
    """The values of commands that stand in this source as strings; what is said to the rep is no command."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("self.tr", "QT_TRANSLATE_NOOP"):
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in VALUES:
            found.add(node.value)
        waiting.extend(ast.iter_child_nodes(node))
    return found


def test_no_command_is_a_bare_string() -> None:
    found = {
        place: words
        for path in sorted(UI.rglob("*.py"))
        if (place := path.relative_to(UI).as_posix()) != "commands.py"
        if (words := bare_commands(path.read_text(encoding="utf-8")) - HOMONYMS.get(place, set()))
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        'keys.label("go_on")',
        'match command:\n    case "refuse" | "unknown":\n        pass',
        'self.command.emit("escape")',
    ],
)
def test_a_bare_string_would_be_found(source: str) -> None:
    assert bare_commands(source)


def test_every_homonym_is_still_there() -> None:
    """An exception nobody needs any more would let the next bare string through."""
    for place, words in HOMONYMS.items():
        assert words <= bare_commands((UI / place).read_text(encoding="utf-8")), place


def test_each_command_can_be_pressed_and_is_worded() -> None:
    assert all(one.keys and all(one.keys) for one in Command)
    assert set(BINDABLE) | set(OBJECTIONS) == set(Command)
    assert [one.number for one in EXITS] == list(range(1, 11))
    assert [one.number for one in OBJECTIONS] == list(range(16))
    assert [one.number for one in DEPTHS] == [1, 2, 3]


def test_a_command_can_be_given_where_all_it_needs_holds() -> None:
    asked = State.CALL | State.ASKS
    assert Command.REFUSE.can_be_given(asked)
    assert not Command.REFUSE.can_be_given(State.CALL)
    assert Command.FIND.can_be_given(State.START)
    assert Command.START.scope is HeardAt.START
    assert not Command.START.can_be_given(asked)
