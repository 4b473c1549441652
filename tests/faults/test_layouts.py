"""Key by key on ten layouts, in the real window under an X server: understood, or the window says what to press.

Keys are pressed by their place. Where a place is found by its sign, the sign is what `tests/ui/layouts.json` recorded.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest
from PySide6.QtCore import Qt

from callassist.ui.commands import BINDABLE, OBJECTIONS, HeardAt
from callassist.ui.kit.keys import printed
from tests.faults.form import FULL, Gate
from tests.faults.keyboard import ALT, CTRL, LAYOUTS, SHIFT, Keyboard, keyboard, needs_a_keyboard
from tests.ui.pressing import DIGITS, LETTERS, place_of_sign

pytestmark = needs_a_keyboard

#: the quick form presses the two layouts that have least in common with an American one
_CHOSEN = LAYOUTS if FULL else ("fr", "ru")
#: seconds until the window is given up; it is never waited for where it does what it must
_PATIENCE = 200
_MODIFIERS = (("Ctrl+", CTRL), ("Alt+", ALT), ("Shift+", SHIFT))
_COMMANDS = {"R": "refuse", "U": "unknown", "X": "else", "W": "wording", "E": "edit", "Q": "own_question", "V": "usp"}


class Window:
    """The program in a call, and what it told since the last key."""

    def __init__(self, keys: Keyboard, folder: Path, *words: str) -> None:
        self.keys = keys
        folder.mkdir()
        (folder / "settings.toml").write_text('window_language = "en"\nscript_language = "en"\n', encoding="utf-8")
        child = Path(__file__).with_name("layout_child.py")
        # "-m" finds the package `tests`
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.layout_child", str(folder), *words],
            cwd=child.parents[2],
            env=keys.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines: Queue[str] = Queue()
        self.errors: list[str] = []
        for stream, take in ((self.process.stdout, self.lines.put), (self.process.stderr, self.errors.append)):
            threading.Thread(target=self._read, args=(stream, take), daemon=True).start()
        while self._next() != "ready":
            pass
        keys.focus("callassist")
        self.state: dict[str, object] = {}

    @staticmethod
    def _read(stream: object, take: object) -> None:
        for line in stream:  # type: ignore[attr-defined]
            take(line.rstrip("\n"))  # type: ignore[operator]
        take("")  # type: ignore[operator] - it has ended

    def _next(self) -> str:
        try:
            line = self.lines.get(timeout=_PATIENCE)
        except Empty:
            line = ""
        assert line, f"the window tells nothing: {''.join(self.errors)}"
        return line

    def heard(self, *chord: int) -> list[str]:
        """What a chord asked for."""
        self.keys.press(chord)
        return self.until_released(*chord)

    def until_released(self, *places: int) -> list[str]:
        """What was asked for until all of these keys have come up."""
        found: list[str] = []
        down = set(places)
        while down:
            kind, _, rest = self._next().partition(" ")
            if kind == "heard":
                found.append(rest)
            elif kind == "released":
                place, _, state = rest.partition(" ")
                down.discard(int(place))
                self.state = json.loads(state)
        return found

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()


@contextmanager
def window(keys: Keyboard, folder: Path, *words: str) -> Iterator[Window]:
    made = Window(keys, folder, *words)
    try:
        yield made
    finally:
        made.close()


def places(layout: str, key: str) -> tuple[int, ...]:
    """The keys of a chord in Qt's wording on this layout."""
    held: list[int] = []
    for name, place in _MODIFIERS:
        if key.startswith(name):
            key = key.removeprefix(name)
            held.append(place)
    if key.isdigit():
        return (*held, DIGITS[int(key)])
    place, shift = place_of_sign(layout, key)
    if shift == Qt.KeyboardModifier.ShiftModifier:
        held.append(SHIFT)
    return (*held, place)


def wanted(layout: str) -> list[tuple[str, tuple[int, ...]]]:
    """Everything a rep may press: what it asks for, and the keys."""
    found = [(str(digit), (place,)) for digit, place in DIGITS.items()]
    found += [(str(digit), (SHIFT, place)) for digit, place in DIGITS.items()]
    found += [(one.value, places(layout, one.keys[-1])) for one in OBJECTIONS]
    found += [(command, places(layout, letter)) for letter, command in _COMMANDS.items()]
    for one in BINDABLE:
        if one.scope in (HeardAt.START, HeardAt.SCRIPTS):
            continue
        for key in one.keys:
            bare = key
            for name, _ in _MODIFIERS:
                bare = bare.removeprefix(name)
            if len(bare) == 1 and key != bare:
                found.append((one.value, places(layout, key)))
    return found


def press_all(found: Window, layout: str) -> tuple[int, list[str], list[str]]:
    """How many keys were understood; for which the window said what to press; which did nothing or something else."""
    understood, hinted, dead = 0, [], []
    found.heard(LETTERS["Y"])
    for command, chord in wanted(layout):
        heard = found.heard(*chord)
        label = str(found.state["labels"].get(command, ""))  # type: ignore[attr-defined]
        first = next((one.keys[0] for one in BINDABLE if one == command), "")
        if heard == [command]:
            understood += 1
        elif label and label != printed(first) and label in str(found.state["hint"]):
            hinted.append(command)
        else:
            dead.append(f"{command} {chord}: {heard}")
    return understood, hinted, dead


@pytest.mark.parametrize("layout", _CHOSEN)
def test_every_key_is_understood_or_the_window_says_what_to_press(tmp_path: Path, layout: str) -> None:
    with keyboard() as keys:
        keys.choose(layout)
        with window(keys, tmp_path / "data", "listen") as found:
            understood, hinted, dead = press_all(found, layout)
    pressed = understood + len(hinted)
    Gate("layouts", pressed + len(dead), pressed, lost=len(dead), remark=f"{layout}, hinted {hinted}").report()
    assert dead == []
    assert hinted == {"cz": ["exit_1"], "fr": ["exit_6"], "ch": ["depth_1"]}.get(layout, [])


@pytest.mark.parametrize("layout", _CHOSEN if FULL else _CHOSEN[:1])
def test_a_held_key_answers_one_question_and_a_field_keeps_what_is_typed(tmp_path: Path, layout: str) -> None:
    with keyboard() as keys:
        keys.choose(layout)
        with window(keys, tmp_path / "data", "call") as found:
            keys.hold(DIGITS[1], 1.5)
            heard, before = held(found), found.state["node"]
            assert heard == ["1"], layout
            assert found.heard(*places(layout, "A")) == ["objection_0"]
            assert found.state["node"] != before
            keys.hold(places(layout, "D")[-1], 1.5)
            assert held(found) == ["objection_2"]
            found.heard(*places(layout, "N"))
            typed = [found.heard(place) for place in (DIGITS[1], DIGITS[2], LETTERS["D"])]
            assert typed == [[], [], []]
            table = json.loads((Path(__file__).parents[1] / "ui/layouts.json").read_text(encoding="utf-8"))[layout]
            assert found.state["note"] == "".join(
                table[str(place)][0][1] for place in (DIGITS[1], DIGITS[2], LETTERS["D"])
            )


def held(found: Window) -> list[str]:
    """What was asked for while a key was held: all of it, for another key came up after it."""
    found.keys.press((SHIFT,))
    return found.until_released(SHIFT)


@pytest.mark.parametrize("layout", ["fr", "ru", "gr"] if FULL else ["fr"])
def test_without_the_places_of_keys_the_gate_finds_dead_ones(tmp_path: Path, layout: str) -> None:
    with keyboard() as keys:
        keys.choose(layout)
        with window(keys, tmp_path / "data", "listen", "blind") as found:
            understood, _, dead = press_all(found, layout)
    Gate("layouts, control – without places", understood + len(dead), bites=len(dead), remark=layout).report()
    # no control of held keys: on a quiet machine Qt marks the repeats itself (see tests/ui/shell/test_held_keys.py)
    assert len(dead) >= 10
