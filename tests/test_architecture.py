"""The rules of the house that import-linter and ruff cannot see. Each test is one rule, in its name."""

from __future__ import annotations

import ast
import collections.abc
import dataclasses
import functools
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, get_origin, get_type_hints

import pytest

import callassist

PACKAGE = Path(callassist.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
Places = dict[str, list[Path]]
TESTS = PACKAGE.parents[1] / "tests"
FLOORS = ("cli", "ui", "services", "storage", "formats", "engine", "domain")
#: folders that hold what tests read, by the folder of the tests that do
OF_DATA = {"formats/script/data", "engine/golden"}
#: rooms whose tests stand elsewhere, and why
TESTED_ELSEWHERE = {
    "storage/migrations": "tests/upgrades opens a log of each past form",
    "storage/migrations/versions": "as above",
    "ui/rehearsal": "tests/cli plays the demo and the self-test, tests/faults has the random rep",
}
#: what can be filled after it was made
CHANGING = {dict, list, set, bytearray, collections.abc.MutableMapping, collections.abc.MutableSequence}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "misc", "common", "tools"}


def test_the_program_can_be_imported_without_qt() -> None:
    """Everything but ui: `callassist play` runs where no Qt library is, and a softphone's call opens at once."""
    modules = [
        module.name
        for module in pkgutil.walk_packages([str(PACKAGE)], "callassist.")
        if not module.name.startswith("callassist.ui") and ".migrations" not in module.name
        if not module.name.endswith("__main__")
    ]
    loaded = modules_loaded_by(*modules)
    assert loaded & {"PySide6", "shiboken6"} == set()


@pytest.mark.parametrize("module", ["callassist.cli", "callassist.engine", "callassist.formats"])
def test_nothing_heavy_is_imported_before_it_is_needed(module: str) -> None:
    """sqlmodel alone costs a third of a second, more than showing the window (decision 9)."""
    assert modules_loaded_by(module) & {"PySide6", "sqlmodel", "sqlalchemy", "alembic", "xlsxwriter"} == set()


@pytest.mark.parametrize("floor", ["domain", "engine"])
def test_the_rules_of_selling_need_only_the_standard_library(floor: str) -> None:
    allowed = sys.stdlib_module_names | {"callassist"}
    foreign = {
        f"{source.relative_to(PACKAGE)}: {name}"
        for source in SOURCES
        if source.is_relative_to(PACKAGE / floor)
        for name in imported_by(source)
        if name.partition(".")[0] not in allowed
    }
    assert foreign == set()


@pytest.mark.parametrize("forbidden", ["sqlite3", "socket", "threading", "asyncio", "subprocess", "random", "time"])
def test_domain_and_engine_touch_nothing_outside(forbidden: str) -> None:
    """No I/O, no clock, no chance: the same answers give the same call, always (decision 2)."""
    floors = (PACKAGE / "domain", PACKAGE / "engine")
    users = [
        source.relative_to(PACKAGE).as_posix()
        for source in SOURCES
        if any(source.is_relative_to(floor) for floor in floors) and forbidden in imported_by(source)
    ]
    assert users == []


#: what asks the disk; `open` is left out, for a band and a panel are opened as well
ASKS_THE_DISK = {
    *("exists", "is_dir", "is_file", "stat", "iterdir", "glob", "unlink", "mkdir", "rmdir", "touch"),
    *("read_text", "read_bytes", "write_text", "write_bytes", "Popen", "check_output"),
}
#: the window's own letters and pictures, what a dialog of the system has just asked in the same place, and no window
MAY_ASK = {"kit/fonts.py", "kit/icons.py", "log/export_panel.py", "rehearsal/demo.py"}


def test_the_window_asks_no_disk() -> None:
    """A disk that sleeps, or is at the end of a network, would hold up every key: services and tasks ask it."""
    asked = {
        f"{place}: {node.func.attr}"
        for source in SOURCES
        if source.is_relative_to(PACKAGE / "ui")
        and (place := source.relative_to(PACKAGE / "ui").as_posix()) not in MAY_ASK
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKS_THE_DISK
    }
    assert asked == set()


def classes_of_the_domain() -> list[type]:
    """Every class that is written in `domain`."""
    modules = [
        importlib.import_module(f"callassist.domain.{source.stem}")
        for source in sorted((PACKAGE / "domain").glob("*.py"))
        if source.stem != "__init__"
    ]
    return [
        one for module in modules for one in vars(module).values()
        if isinstance(one, type) and one.__module__ == module.__name__
    ]  # fmt: skip


@pytest.mark.parametrize("cls", classes_of_the_domain(), ids=lambda cls: cls.__name__)
def test_what_the_domain_holds_never_changes(cls: type) -> None:
    """No cache of the engine's lives in the domain (law 7): there is no room for one, and nothing to be filled."""
    cached = [name for name, value in vars(cls).items() if isinstance(value, functools.cached_property)]
    assert cached == []
    if not dataclasses.is_dataclass(cls):
        return
    assert cls.__dataclass_params__.frozen, "not frozen"  # type: ignore[attr-defined]
    assert "__slots__" in vars(cls), "without slots there is a __dict__ to put things into"
    hints = get_type_hints(cls)
    changing = [name for name, hint in hints.items() if get_origin(hint) in CHANGING or hint in CHANGING]
    assert changing == []


#: what only SQL says; single words count in capitals alone, for "where it is" is English
SQL_TEXT = re.compile(
    r"\b(?:(?i:select\s[^;]*\sfrom\s|insert\s+(?:or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s"
    r"|(?:create|drop|alter)\s+(?:\w+\s+)?(?:table|index|trigger|view)\s|pragma\s+\w)"
    r"|(?:WHERE|ORDER\s+BY|GROUP\s+BY|JOIN|VACUUM|ATTACH|SAVEPOINT|CAST|UNION|VALUES|BEGIN\s+\w+)\b)"
)


def test_the_text_of_sql_stands_in_storage_alone() -> None:
    """import-linter sees who imports a driver, not who hands a statement to somebody who has one (law 5)."""
    strangers = [
        f"{source.relative_to(PACKAGE)}:{node.lineno}: {found.group()}"
        for source in SOURCES
        if not source.is_relative_to(PACKAGE / "storage")
        for node in texts_of(parsed(source))
        if (found := SQL_TEXT.search(node.value)) is not None
    ]
    assert strangers == []


def test_nobody_but_storage_runs_a_statement() -> None:
    runners = [
        f"{source.relative_to(PACKAGE)}:{node.lineno}"
        for source in SOURCES
        if not source.is_relative_to(PACKAGE / "storage")
        for node in ast.walk(parsed(source))
        if isinstance(node, ast.Attribute) and node.attr in {"execute", "executemany", "executescript"}
    ]
    assert runners == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT id FROM call",
        "select id\nfrom call where 1",
        "DELETE FROM meta",
        "call c WHERE x ORDER BY y",
        "PRAGMA x",
    ],
)
def test_sql_is_known_when_it_is_seen(text: str) -> None:
    (node,) = texts_of(ast.parse(f"x = {text!r}"))
    assert SQL_TEXT.search(node.value) is not None


def folders_below(root: Path) -> set[str]:
    """The folders of the floors that hold modules."""
    return {
        source.parent.relative_to(root).as_posix()
        for floor in FLOORS
        for source in (root / floor).rglob("*.py")
        if "__pycache__" not in source.parts
    }


def test_tests_stand_where_what_they_test_stands() -> None:
    """Law 8: whoever moves a room moves its tests along, or this fails."""
    rooms, tests = folders_below(PACKAGE), folders_below(TESTS)
    assert sorted(tests - rooms - OF_DATA) == [], "tests of a room that is gone"
    assert sorted(rooms - tests - TESTED_ELSEWHERE.keys()) == [], "a room without tests"
    assert sorted(TESTED_ELSEWHERE.keys() - rooms) == [], "an exception nobody needs"


def test_no_test_loses_patience_on_a_slow_machine() -> None:
    """What is waited for comes at once where all is well; a short limit only fails where the machine has other work.

    Seconds of a future, milliseconds of the window. 0 asks for what is there already.
    """
    least = {"result": 30, "exception": 30, "waitUntil": 30_000, "waitSignal": 30_000}
    hasty = [
        f"{source.relative_to(TESTS)}:{node.lineno}"
        for source in sorted(TESTS.rglob("*.py"))
        for node in ast.walk(parsed(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in least
        for limit in (*node.args[:1], *(one.value for one in node.keywords if one.arg == "timeout"))
        if isinstance(limit, ast.Constant) and isinstance(limit.value, int | float)
        if 0 < limit.value < least[node.func.attr]
    ]
    assert hasty == []


def test_modules_are_named_after_what_they_hold() -> None:
    assert [source.name for source in SOURCES if source.stem in NAMES_THAT_SAY_NOTHING] == []


def names_by_floor() -> tuple[Places, Places]:
    """Where each file and each class of the package stands, by name. A folder is a room and may have one below it."""
    files: Places = {}
    classes: Places = {}
    for source in SOURCES:
        place = source.relative_to(PACKAGE)
        if source.stem != "__init__":
            files.setdefault(source.stem, []).append(place)
        for node in parsed(source).body:
            if isinstance(node, ast.ClassDef):
                classes.setdefault(node.name, []).append(place)
    return files, classes


@pytest.mark.parametrize("kind", [0, 1], ids=["files", "classes"])
def test_no_two_floors_have_one_name_for_two_things(kind: int) -> None:
    """Whoever reads `LogPage` knows which; whoever looks for `wording.py` finds one."""
    twice = {
        name: [place.as_posix() for place in places]
        for name, places in names_by_floor()[kind].items()
        if len({place.parts[0] for place in places}) > 1
    }
    assert twice == {}


def test_an_override_has_real_names_for_what_it_is_given() -> None:
    """Qt's stubs call them `arg__1`; they are positional there, so the name is ours to choose."""
    nameless = [
        f"{source.relative_to(PACKAGE)}:{node.lineno}"
        for source in SOURCES
        for node in ast.walk(parsed(source))
        if isinstance(node, ast.arg) and node.arg.startswith("arg__")
    ]
    assert nameless == []


def test_nobody_pumps_the_event_loop() -> None:
    """ruff bans the call on the class; this finds it on an instance too."""
    pumps = [
        f"{source.relative_to(PACKAGE)}:{node.lineno}"
        for source in SOURCES
        for node in ast.walk(parsed(source))
        if isinstance(node, ast.Attribute) and node.attr == "processEvents"
    ]
    assert pumps == []


def test_what_the_first_frame_does_not_need_is_not_loaded_with_the_services() -> None:
    """Lists, people, blocks by hand: each costs milliseconds of every start, and waits until it is asked for."""
    later = (
        "callassist.formats.tables",
        "callassist.formats.blocks",
        "callassist.formats.script.writing",
        "callassist.services.blocks.block_list",
        "callassist.services.leads.importing",
        "callassist.services.people.persons",
        "callassist.services.scripts",
        "callassist.storage.people.sheet",
    )
    assert {one for one in modules_loaded_by("callassist.bootstrap") if one.startswith(later)} == set()


def modules_loaded_by(*modules: str) -> set[str]:
    """The names in a fresh Python's `sys.modules` after these imports."""
    imports = "".join(f"import {module}\n" for module in modules)
    code = f"{imports}import sys\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def imported_by(source: Path) -> set[str]:
    """The full names of the modules a file imports, at any depth of its code."""
    names: set[str] = set()
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            names.add(node.module)
    return names


class Text(NamedTuple):
    """A text in the code."""

    lineno: int
    value: str


def texts_of(tree: ast.Module) -> list[Text]:
    """The texts of a module, those in f-strings too; docstrings are English, whatever they speak of."""
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        Text(node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


def parsed(source: Path) -> ast.Module:
    return ast.parse(source.read_text(encoding="utf-8"), filename=str(source))


def call_reads(source: ast.AST) -> list[int]:
    """Where the engine's call behind a live one is looked into: its script, its state, its tokens."""
    return [
        node.lineno
        for node in ast.walk(source)
        if isinstance(node, ast.Attribute)
        and (
            (node.attr == "call" and ast.unparse(node.value).endswith("live"))
            or (node.attr == "press" and ast.unparse(node.value).endswith("live"))
            or (node.attr == "script" and isinstance(node.value, ast.Attribute) and node.value.attr == "call")
        )
    ]


def test_the_window_never_reads_the_script_of_a_call() -> None:
    """What a key does is told by the choice of the view: no rule of a call is known in ui."""
    readers = [
        f"{source.relative_to(PACKAGE)}:{line}"
        for source in SOURCES
        if source.is_relative_to(PACKAGE / "ui")
        for line in call_reads(parsed(source))
    ]
    assert readers == []


@pytest.mark.parametrize(
    "code", ["asked = live.call.script.questions[question]", "saving = live.press('1')", "self._live.call.step(action)"]
)
def test_a_look_into_a_call_would_be_found(code: str) -> None:
    assert call_reads(ast.parse(code))


def test_the_page_of_a_call_knows_no_rule_of_the_engine() -> None:
    """What is typed or pressed is understood by the engine; the page draws views and sends actions."""
    allowed = {"actions", "view", "typed_answer", "typed_time"}
    strange = {
        f"{source.name}: {name}"
        for source in SOURCES
        if source.is_relative_to(PACKAGE / "ui" / "call")
        for name in imported_by(source)
        if name.startswith("callassist.engine.") and name.rpartition(".")[2] not in allowed
    }
    assert strange == set()
