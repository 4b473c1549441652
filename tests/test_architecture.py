"""The rules of the house that import-linter and ruff cannot see. Each test is one rule, in its name."""

from __future__ import annotations

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import callassist

PACKAGE = Path(callassist.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
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
    assert modules_loaded_by(module) & {"PySide6", "sqlmodel", "sqlalchemy", "alembic"} == set()


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


def test_modules_are_named_after_what_they_hold() -> None:
    assert [source.name for source in SOURCES if source.stem in NAMES_THAT_SAY_NOTHING] == []


def test_nobody_pumps_the_event_loop() -> None:
    """ruff bans the call on the class; this finds it on an instance too."""
    pumps = [
        f"{source.relative_to(PACKAGE)}:{node.lineno}"
        for source in SOURCES
        for node in ast.walk(parsed(source))
        if isinstance(node, ast.Attribute) and node.attr == "processEvents"
    ]
    assert pumps == []


def modules_loaded_by(*modules: str) -> set[str]:
    """The top-level names in a fresh Python's `sys.modules` after these imports."""
    imports = "".join(f"import {module}\n" for module in modules)
    code = f"{imports}import sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
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
