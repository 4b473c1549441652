"""No test is in a hurry: what it waits for may take as long as a machine with other work needs (CONTRIBUTING).

Five seconds seem ample, until three processes share two cores and the disk is flushed: then one of four thousand tests
fails, another one each day.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
#: seconds; only a fault takes so long: thirty were taken by a window that was painted, with ten programs beside it
LEAST = 120.0
#: a look now and then, in a loop that waits for something else
LOOK = 1.0
#: pytest's own limit for a test that hangs, in pyproject.toml: a mark may lengthen it
HANGS = 900
#: of pytest-qt, in milliseconds; left out they wait for five seconds
WAITS_OF_QT = {"waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive", "waitCallback"}
#: of futures, events, threads and processes, in seconds
WAITS = {"result", "exception", "wait", "join", "communicate", "run", "check_output"}

# `make bench` measures, and is no part of `make test`
SOURCES = [path for path in sorted(TESTS.rglob("*.py")) if "benchmarks" not in path.relative_to(TESTS).parts]


def hurried(source: str) -> list[str]:
    """Where `source` gives up early."""
    expressions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.expr))
    return [f"{node.lineno}: {ast.unparse(node)[:80]}" for node in expressions if _is_hurried(node)]


def _is_hurried(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):  # a deadline
        given = _number(node.right)
        is_deadline = isinstance(node.op, ast.Add) and _called(node.left) in ("monotonic", "perf_counter", "time")
        return is_deadline and given is not None and LOOK < given < LEAST
    if not isinstance(node, ast.Call):
        return False
    name = _called(node)
    limits = {keyword.arg: _number(keyword.value) for keyword in node.keywords}
    if name in WAITS_OF_QT:
        return "timeout" not in limits or (limits["timeout"] or LEAST * 1_000) < LEAST * 1_000
    if name == "timeout":
        return isinstance(node.func, ast.Attribute) and any((_number(one) or HANGS) < HANGS for one in _all(node))
    if name not in WAITS or _called_on(node) == "qtbot":
        return False
    given = [limits["timeout"]] if "timeout" in limits else [_number(one) for one in node.args[:1]]
    return any(one is not None and LOOK < one < LEAST for one in given)


def _all(node: ast.Call) -> Iterator[ast.expr]:
    """What is given, and either side of a choice."""
    for one in node.args:
        yield from (one.body, one.orelse) if isinstance(one, ast.IfExp) else (one,)


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _called_on(node: ast.Call) -> str:
    return getattr(node.func.value, "id", "") if isinstance(node.func, ast.Attribute) else ""


def _number(node: ast.expr) -> float | None:
    """The number that stands there, if one does."""
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
        return None
    return float(node.value) if isinstance(node.value, int | float) else None


def test_no_test_gives_up_early() -> None:
    found = {str(path.relative_to(TESTS)): hurried(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert len(found) > 200
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "qtbot.waitUntil(lambda: done)",
        "qtbot.waitUntil(lambda: done, timeout=5_000)",
        "with window.qtbot.waitSignal(model.arrived): pass",
        "future.result(10)",
        "future.result(timeout=5)",
        "assert begun.wait(10)",
        "thread.join(2.0)",
        "subprocess.run(command, timeout=20)",
        "until = time.monotonic() + 10",
        "pytestmark = pytest.mark.timeout(120)",
        "pytestmark = pytest.mark.timeout(120 if not FULL else 3_600)",
    ],
)
def test_a_test_that_gives_up_early_is_found(planted: str) -> None:
    assert hurried(planted)


@pytest.mark.parametrize(
    "patient",
    [
        "qtbot.waitUntil(lambda: done, timeout=WAIT)",
        "future.result(200)",
        "while not closing: thread.join(0.01)",
        "process.wait()",
        "subprocess.run(command, check=True)",
        "sqlite.connect(path, timeout=0)",
        "pytestmark = pytest.mark.timeout(3_600)",
        "names.get(1)",
    ],
)
def test_a_test_that_waits_is_left_alone(patient: str) -> None:
    assert hurried(patient) == []
