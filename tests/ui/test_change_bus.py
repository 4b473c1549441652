"""Whatever a service changed reaches the bus: no call of the window drops `Changes`, and the bridge passes them on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from concurrent.futures import Future
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import callassist
from callassist.services.changes import ANOTHER_LOG, NOTHING, Changes, Kind
from callassist.ui.bridge import Bridge
from callassist.ui.change_bus import ChangeBus
from tests.ui.driving import WAIT

PACKAGE = Path(callassist.__file__).parent
#: what a mutation gives back: the changes, or that which brings them
BRINGS_CHANGES = re.compile(r"\b(Changes|Saving)\b")
#: mutations that give back something else: whoever calls one says to the bridge what has changed
MUTATIONS = {
    "Safekeeping": {"back_up", "back_up_if_due", "recover", "restore", "start_empty", "take_rescue"},
    "Calling": {"call_back", "resume", "start"},
}
#: names that other objects have methods of too: only on something called like the class they are looked at
COMMON = {
    "set",
    "start",
    "act",
    "press",
    "retry",
    "resume",
    "hang_up",
    "restore",
    "recover",
    "set_note",
    "call_back",
} | {
    "open",
    "pause",
    "close",
    "undo",
}


@cache  # the same for every file looked at
def services_methods() -> dict[str, set[str]]:
    """Method → classes of the services whose result is, or brings, `Changes`."""
    found: dict[str, set[str]] = {name: set() for names in MUTATIONS.values() for name in names}
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((PACKAGE / "services").rglob("*.py"))]
    classes = {one.name: one for tree in trees for one in ast.walk(tree) if isinstance(one, ast.ClassDef)}
    for kind in classes.values():
        if kind.name in ("Changes", "Saving") or "Changes" in map(name_of, kind.bases):
            continue
        # what a class has from another one is its own as well
        inherited = [part for base in map(name_of, kind.bases) if base in classes for part in classes[base].body]
        for method in (*kind.body, *inherited):
            if not isinstance(method, ast.FunctionDef) or method.name.startswith("_"):
                continue
            brings = method.returns is not None and BRINGS_CHANGES.search(ast.unparse(method.returns))
            if brings or method.name in MUTATIONS.get(kind.name, ()):
                found.setdefault(method.name, set()).add(kind.name)
    return found


def dropped(source: str) -> list[str]:
    """Where `source` calls such a method, or is handed its result, and does not hand it on."""
    methods = services_methods()
    tree = ast.parse(source)
    sinks = {"publish", "watch", "watch_end", "_watch_start"} | set(takers(tree))
    found: list[str] = []
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.Lambda):
            continue
        body = function.body if isinstance(function.body, list) else [function.body]
        nodes = list(within(body))
        handed = [
            one
            for call in nodes
            if isinstance(call, ast.Call) and name_of(call.func) in sinks
            for one in [*call.args, *(keyword.value for keyword in call.keywords)]
        ]
        inside = {id(part) for one in handed for part in ast.walk(one)}
        names = {part.id for one in handed for part in ast.walk(one) if isinstance(part, ast.Name)}
        for node in nodes:
            if isinstance(node, ast.Call) and is_mutation(node, methods) and id(node) not in inside:
                target = next(
                    (
                        one.targets[0].id
                        for one in nodes
                        if isinstance(one, ast.Assign)
                        and isinstance(one.targets[0], ast.Name)
                        and node in ast.walk(one.value)
                    ),
                    "",
                )
                if target not in names:
                    found.append(f"{node.lineno}: {ast.unparse(node.func)}")
        if isinstance(function, ast.FunctionDef) and function.name not in ("publish", "watch_end"):
            found += [
                f"{function.lineno}: {argument.arg}" for argument in brought_to(function) if argument.arg not in names
            ]
    return found


def is_mutation(call: ast.Call, methods: dict[str, set[str]]) -> bool:
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in methods:
        return False
    if call.func.attr not in COMMON:
        return True
    owner = name_of(call.func.value).strip("_").replace("_", "")
    return any(owner and owner in kind.lower() for kind in methods[call.func.attr])


def takers(tree: ast.Module) -> Iterator[str]:
    """Functions that are handed such a result themselves: they are looked at in their own place."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and brought_to(node):
            yield node.name


def brought_to(function: ast.FunctionDef) -> list[ast.arg]:
    return [
        one
        for one in function.args.args
        if one.annotation is not None and BRINGS_CHANGES.search(ast.unparse(one.annotation))
    ]


def within(body: list[ast.stmt] | list[ast.expr]) -> Iterator[ast.AST]:
    """All of a function but what stands in functions inside it."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [one for one in ast.iter_child_nodes(node) if not isinstance(one, ast.FunctionDef | ast.Lambda)]


def name_of(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


SOURCES = [path for path in sorted((PACKAGE / "ui").rglob("*.py")) if path.name not in ("bridge.py", "change_bus.py")]


def test_the_window_drops_no_changes() -> None:
    found = {path.name: dropped(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert {name: places for name, places in found.items() if places} == {}


def test_each_service_that_changes_something_is_known_here() -> None:
    found = services_methods()
    assert {"act", "edit_note", "end_as_interrupted", "hang_up", "log_unreached", "retry", "set", "set_note"} <= set(
        found
    )
    assert all(found.values()), "a mutation that is named here is gone"


@pytest.mark.parametrize(
    "planted",
    [
        "self._services.settings.set('font', 'system')",
        "changes = settings.set('font', 'system')\n    if changes.kinds:\n        self.changed.emit()",
        "services.call_log.edit_note('1', '')",
        "future = services.calling.end_as_interrupted('1')\n    future.add_done_callback(print)",
        "live.set_note('text')",
        "saving = live.act(1)\n    print(saving.saved)",
        "self._safekeeping.restore(path)",
    ],
)
def test_a_dropped_change_is_found(planted: str) -> None:
    assert dropped(f"def planted(self, live, services, settings, path):\n    {planted}\n")


def test_a_result_that_is_handed_over_and_dropped_there_is_found() -> None:
    assert dropped("def _acted(self, saving: Saving) -> None:\n    self._page.show(saving.seq)\n")


@pytest.mark.parametrize(
    "right",
    [
        "self._bus.publish(settings.set('font', 'system'))",
        "changes = settings.set('font', 'system')\n    self._bus.publish(changes)",
        "self._bridge.watch(services.call_log.edit_note('1', ''), print)",
        "self._saving.watch(live.set_note('text'))",
        "self._cancel.set()",
    ],
)
def test_what_is_handed_on_is_left_alone(right: str) -> None:
    assert dropped(f"def right(self, live, services, settings):\n    {right}\n") == []


def test_a_mutation_with_another_result_says_what_it_changes() -> None:
    """Their futures bring a count or a call: the bridge is told beside them."""
    for path in SOURCES:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or name_of(call.func) != "watch" or not call.args:
                continue
            told = {keyword.arg for keyword in call.keywords}
            names = {name_of(part.func) for part in ast.walk(call.args[0]) if isinstance(part, ast.Call)}
            if names & MUTATIONS["Safekeeping"]:
                assert "changes" in told, f"{path.name}:{call.lineno}"


# -- the bridge and the bus --------------------------------------------------------------------------------------------


@pytest.fixture
def heard(qtbot: QtBot) -> tuple[Bridge, list[frozenset[Kind]]]:
    bridge = Bridge()
    kinds: list[frozenset[Kind]] = []
    bridge.bus.changed.connect(kinds.append)
    return bridge, kinds


def test_the_bridge_tells_of_changes_whatever_is_done_with_the_result(
    qtbot: QtBot, heard: tuple[Bridge, list[frozenset[Kind]]]
) -> None:
    bridge, kinds = heard
    order: list[str] = []
    bridge.bus.changed.connect(lambda _kinds: order.append("bus"))
    future: Future[Changes] = Future()
    bridge.watch(future, lambda _result: order.append("done"))
    future.set_result(Changes.of(Kind.NOTES))
    qtbot.waitUntil(lambda: len(order) == 2, timeout=WAIT)
    assert order == ["done", "bus"]
    assert kinds == [frozenset({Kind.NOTES})]


def test_the_bridge_tells_what_another_result_stands_for(
    qtbot: QtBot, heard: tuple[Bridge, list[frozenset[Kind]]]
) -> None:
    bridge, kinds = heard
    future: Future[int] = Future()
    bridge.watch(future, lambda _count: None, changes=ANOTHER_LOG)
    future.set_result(7)
    qtbot.waitUntil(lambda: bool(kinds), timeout=WAIT)
    assert kinds == [ANOTHER_LOG.kinds]


def test_a_failure_changes_nothing(qtbot: QtBot, heard: tuple[Bridge, list[frozenset[Kind]]]) -> None:
    bridge, kinds = heard
    failed: list[BaseException] = []
    future: Future[int] = Future()
    bridge.watch(future, lambda _count: None, failed.append, changes=ANOTHER_LOG)
    future.set_exception(OSError())
    qtbot.waitUntil(lambda: bool(failed), timeout=WAIT)
    assert kinds == []


def test_nothing_is_told_where_nothing_changed() -> None:
    kinds: list[object] = []
    bus = ChangeBus()
    bus.changed.connect(kinds.append)
    bus.publish(NOTHING)
    assert kinds == []


def test_nothing_is_handed_to_a_window_that_is_being_taken_down(qtbot: QtBot) -> None:
    """A thread that emits while the window is destroyed ends the process with a segmentation fault."""
    bridge = Bridge()
    emitted: list[object] = []
    bridge._arrived.connect(emitted.append, Qt.ConnectionType.DirectConnection)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    before: Future[int] = Future()
    after: Future[int] = Future()
    bridge.watch(before, lambda _: None)
    bridge.watch(after, lambda _: None)
    before.set_result(1)
    bridge.close()
    after.set_result(2)
    assert len(emitted) == 1
