"""The declared key map: one table from which the keys, the labels on the buttons and the sheet behind F1 are derived.

Plain letters and digits are left alone while a text field has the focus; chords, function keys and Esc work everywhere.
There is no QShortcut in the window: text fields claim Ctrl+K, Ctrl+U and others for themselves before a shortcut is
asked, so our fields (`widgets.fields`) offer each key to this table first and the pages get it by Qt's own propagation.

A key means what its sign says. Where the sign says nothing, its place is asked (`key_places`): a French keyboard types
digits with Shift only, a Russian one has no R. What a keyboard cannot type at all is noticed as soon as it has shown
the sign that is in the way, and the other way is printed instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from callassist.ui.kit.key_places import (
    is_digit,
    is_foreign_letter,
    is_latin_letter,
    pad_digit,
    place_of,
    types_another_sign,
)
from callassist.ui.kit.key_rules import combined, normal, reserved
from callassist.ui.marking import QT_TRANSLATE_NOOP

OBJECTION_FUNCTION_KEYS = ("F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F12")
"""F1 is help, F10 the menu bar, F11 full screen."""

OBJECTION_LETTERS = "ASDFGHJKLBCIMOPT"
"""Home row first. R U X E N W V Q are taken, Y and Z change places between keyboards."""


class Binding(NamedTuple):
    """One command: its keys in Qt's portable wording (the first is shown), its group and label on the sheet."""

    id: str
    keys: tuple[str, ...]
    group: str
    label: str


_CALL = QT_TRANSLATE_NOOP("Keys", "In the call")
_OBJECTIONS = QT_TRANSLATE_NOOP("Keys", "Objections")
_ANSWERS = QT_TRANSLATE_NOOP("Keys", "Changing answers")
_END = QT_TRANSLATE_NOOP("Keys", "Ending the call")
_WINDOW = QT_TRANSLATE_NOOP("Keys", "Window")
_START = QT_TRANSLATE_NOOP("Keys", "Before the call")

KEY_TABLE: tuple[Binding, ...] = (
    Binding("go_on", ("Return", "Space"), _CALL, QT_TRANSLATE_NOOP("Keys", "Go on, confirm")),
    Binding("refuse", ("R", "Ctrl+R"), _CALL, QT_TRANSLATE_NOOP("Keys", "Refused to answer")),
    Binding("unknown", ("U", "Ctrl+U"), _CALL, QT_TRANSLATE_NOOP("Keys", "Does not know")),
    Binding("else", ("X", "Alt+X"), _CALL, QT_TRANSLATE_NOOP("Keys", "Something else: the lead's own words")),
    Binding("back", ("Backspace", "Alt+Left"), _CALL, QT_TRANSLATE_NOOP("Keys", "Take back the last step")),
    Binding("wording", ("W", "Ctrl+W"), _CALL, QT_TRANSLATE_NOOP("Keys", "Next wording")),
    Binding("usp", ("V", "Alt+V"), _CALL, QT_TRANSLATE_NOOP("Keys", "What we do better")),
    Binding("legal", ("Ctrl+G",), _CALL, QT_TRANSLATE_NOOP("Keys", "Legal note, open or closed")),
    Binding("own_question", ("Q", "Alt+Q"), _CALL, QT_TRANSLATE_NOOP("Keys", "A question of your own")),
    Binding("capture", ("Ctrl+P",), _CALL, QT_TRANSLATE_NOOP("Keys", "Note who decides")),
    Binding("override", ("Ctrl+O",), _CALL, QT_TRANSLATE_NOOP("Keys", "Go on against the verdict, with a reason")),
    Binding("depth_1", ("Ctrl+Shift+1", "Shift+F1"), _CALL, QT_TRANSLATE_NOOP("Keys", "Depth 1: can they buy")),
    Binding("depth_2", ("Ctrl+Shift+2", "Shift+F2"), _CALL, QT_TRANSLATE_NOOP("Keys", "Depth 2: do they want to")),
    Binding("depth_3", ("Ctrl+Shift+3", "Shift+F3"), _CALL, QT_TRANSLATE_NOOP("Keys", "Depth 3: budget and time")),
    Binding("language", ("Ctrl+L",), _CALL, QT_TRANSLATE_NOOP("Keys", "Language of the script")),
    Binding("note", ("N", "Ctrl+N"), _CALL, QT_TRANSLATE_NOOP("Keys", "Write a note (Esc leaves it)")),
    Binding("dial", ("Ctrl+D",), _CALL, QT_TRANSLATE_NOOP("Keys", "Dial the number")),
    Binding("search_objection", ("Ctrl+J",), _OBJECTIONS, QT_TRANSLATE_NOOP("Keys", "Search the objections")),
    Binding("helped", ("+",), _OBJECTIONS, QT_TRANSLATE_NOOP("Keys", "The reply helped")),
    Binding("not_helped", ("-",), _OBJECTIONS, QT_TRANSLATE_NOOP("Keys", "The reply did not help")),
    Binding("escape", ("Esc",), _OBJECTIONS, QT_TRANSLATE_NOOP("Keys", "Back to the very same question")),
    Binding("edit", ("E", "Ctrl+E"), _ANSWERS, QT_TRANSLATE_NOOP("Keys", "Change any answer: number, then answer")),
    Binding("hang_up", ("Ctrl+Return",), _END, QT_TRANSLATE_NOOP("Keys", "Hang up")),
    *(
        Binding(f"exit_{number}", (f"Ctrl+{number % 10}",), _END, QT_TRANSLATE_NOOP("Keys", "Shared exit {number}"))
        for number in range(1, 11)
    ),
    Binding("start", ("Return",), _START, QT_TRANSLATE_NOOP("Keys", "Start the call")),
    Binding("stage", ("Alt+S",), _START, QT_TRANSLATE_NOOP("Keys", "Next stage: first call, appointment")),
    Binding("take_in", ("Alt+A",), _START, QT_TRANSLATE_NOOP("Keys", "Take in what could not be saved")),
    Binding("no_answer", ("Ctrl+1",), _START, QT_TRANSLATE_NOOP("Keys", "Log: no answer")),
    Binding("busy", ("Ctrl+2",), _START, QT_TRANSLATE_NOOP("Keys", "Log: busy")),
    Binding("find", ("Ctrl+K",), _WINDOW, QT_TRANSLATE_NOOP("Keys", "Find anything")),
    Binding("sheet", ("F1",), _WINDOW, QT_TRANSLATE_NOOP("Keys", "This sheet")),
    Binding("discreet", ("Ctrl+H",), _WINDOW, QT_TRANSLATE_NOOP("Keys", "Hide the qualification")),
    Binding("slim", ("Ctrl+T",), _WINDOW, QT_TRANSLATE_NOOP("Keys", "Slim form on top of other windows")),
    Binding("larger", ("Ctrl++", "Ctrl+="), _WINDOW, QT_TRANSLATE_NOOP("Keys", "Larger spoken text")),
    Binding("smaller", ("Ctrl+-",), _WINDOW, QT_TRANSLATE_NOOP("Keys", "Smaller spoken text")),
    Binding("next_page", ("Ctrl+PgDown",), _WINDOW, QT_TRANSLATE_NOOP("Keys", "Next page")),
    Binding("previous_page", ("Ctrl+PgUp",), _WINDOW, QT_TRANSLATE_NOOP("Keys", "Previous page")),
    Binding("settings", ("Ctrl+,",), _WINDOW, QT_TRANSLATE_NOOP("Keys", "Settings")),
)

#: commands of the page before a call share keys with those in a call; every other key has one meaning
_START_ONLY = frozenset({"start", "take_in", "no_answer", "busy"})

#: commands of the window and of the page before a call: they share that page's keys
_OUTSIDE_CALLS = frozenset(
    {one.id for one in KEY_TABLE if one.group in (_WINDOW, _START)}
    | {"language", "depth_1", "depth_2", "depth_3", "escape"}
)

#: the same key as another one of the command; not for the sheet
_ALIASES = ("Ctrl+=",)

#: these stay with their command whatever else it is given: fields and other pages count on them
_KEPT = frozenset({"Return", "Esc", "Backspace"})

#: what Ctrl+Shift+digit arrives as from a program that presses keys, whose events have no place
_SHIFTED_DIGITS = {"!": "1", '"': "2", "@": "2", "§": "3", "#": "3", "£": "3"}

#: Turkish: capitals that Qt does not count among A to Z
_DOTS = {0x130: int(Qt.Key.Key_I), 0x131: int(Qt.Key.Key_I)}

_SYMBOLS = {"Return": "↵", "Enter": "↵", "Backspace": "⌫", "Space": "␣"}

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT, _PAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


class KeyMap:
    """The table as it is in use: keys to commands, commands to what is printed on a button."""

    def __init__(self, overrides: Mapping[str, str] | None = None) -> None:
        self._keys: dict[str, tuple[str, ...]] = {}
        self._call: dict[int, str] = {}
        self._start: dict[int, str] = {}
        #: what the digits' places type on this keyboard, as far as it was seen: (digit, with Shift) → key
        self._row: dict[tuple[int, bool], int] = {}
        #: the keyboard has another script's letters where A to Z are
        self._foreign = False
        #: commands whose first key cannot be typed on this keyboard, and another key of theirs
        self._untypable: dict[str, str] = {}
        self.rebind(overrides or {})

    def rebind(self, overrides: Mapping[str, str]) -> None:
        """Take other first keys for some commands. What `refusal` would refuse is passed over: it would be dead."""
        known = {one.id for one in KEY_TABLE}
        wanted = {
            command: key
            for command, key in overrides.items()
            if command in known and key and not QKeySequence(key).isEmpty() and not self.refusal(command, key)
        }
        self._assign(wanted)
        while taken := [command for command, key in wanted.items() if self.clash(command, key)]:
            for command in taken:
                del wanted[command]
            self._assign(wanted)
        self._untypable = self._find_untypable()

    def _assign(self, overrides: Mapping[str, str]) -> None:
        self._keys = {
            one.id: (overrides[one.id], *(one.keys if one.keys[0] in _KEPT else one.keys[1:]))
            if one.id in overrides
            else one.keys
            for one in KEY_TABLE
        }
        self._call = {}
        self._start = {}
        for command, keys in self._keys.items():
            table = self._start if command in _START_ONLY else self._call
            for key in keys:
                table.setdefault(combined(key), command)
        for position, key in enumerate(OBJECTION_FUNCTION_KEYS):
            self._call.setdefault(combined(key), f"objection_{position}")
        for position, key in enumerate(OBJECTION_LETTERS):
            self._call.setdefault(combined(key), f"objection_{position}")

    def clash(self, command: str, key: str) -> str:
        """Another command that has `key` already where this one is heard, or ""."""
        wanted = combined(key)
        found = [other for other, keys in self._keys.items() if wanted in map(combined, keys)]
        if command not in _START_ONLY:
            for keys in (OBJECTION_FUNCTION_KEYS, OBJECTION_LETTERS):
                found += [f"objection_{place}" for place, one in enumerate(keys) if combined(one) == wanted]
        return next((other for other in found if other != command and _meet(command, other)), "")

    def refusal(self, command: str, key: str) -> str:
        """Why `command` cannot have `key` whoever else has it, as a word of `key_rules.reserved`; "" if it can."""
        own = next((one.keys for one in KEY_TABLE if one.id == command), ())
        wanted = combined(key)
        if wanted in map(combined, own):
            return ""
        if wanted in {sign for (_, shifted), sign in self._row.items() if not shifted}:
            return "digit"  # on this keyboard the sign lies where the digits are
        return reserved(key)

    def command(self, event: QKeyEvent, *, start: bool = False) -> str:
        """The command of a key event, or ""; `start` asks the table of the page before a call first."""
        key = _DOTS.get(event.key(), event.key())
        found = self._find(normal(key, event.modifiers()), start=start)
        if not found and (chord := self._chord_by_place(event)):
            found = self._find(chord, start=start)
        return found

    def _find(self, chord: int, *, start: bool) -> str:
        if start and chord in self._start:
            return self._start[chord]
        return self._call.get(chord, "")

    def _chord_by_place(self, event: QKeyEvent) -> int:
        """What the key would be on an American keyboard, where its own sign is none of ours; else 0."""
        key, modifiers, place = event.key(), event.modifiers(), place_of(event)
        if not place:
            return self._chord_of_sign(event)
        if is_digit(place):
            if not is_digit(key):
                return normal(place, modifiers)
            # Ctrl+Shift+6 where digits are typed with Shift: Ctrl+6
            by_shift = bool(modifiers & _SHIFT) and not modifiers & _PAD and self._types_digit_by_shift(key)
            return normal(key, modifiers & ~_SHIFT) if by_shift else 0
        if is_foreign_letter(key) or (self._foreign and is_latin_letter(place) and not is_latin_letter(key)):
            return normal(place, modifiers)
        return 0

    def _chord_of_sign(self, event: QKeyEvent) -> int:
        key, modifiers = event.key(), event.modifiers()
        digit = _SHIFTED_DIGITS.get(chr(key), "") if 0x20 <= key <= 0xFF else ""
        if not digit or not modifiers & _SHIFT or types_another_sign(event):
            return 0
        return normal(ord(digit), modifiers)

    def _types_digit_by_shift(self, key: int) -> bool:
        plain = self._row.get((key - Qt.Key.Key_0, False))
        return plain is not None and not is_digit(plain)

    # -- the keyboard itself ---------------------------------------------------------------------------------------

    def learn(self, event: QKeyEvent) -> bool:
        """See what a key types here; whether that changes what is to be printed on a button."""
        key, place = event.key(), place_of(event)
        if not place:
            return False
        if is_foreign_letter(key):
            self._foreign = True
        elif is_latin_letter(key) and not event.modifiers() & (_CTRL | _ALT | _SHIFT):
            # with Ctrl Qt tells the Latin letter of a second layout; Hebrew has Latin capitals
            self._foreign = False
        if not is_digit(place):
            return False
        where = (place - Qt.Key.Key_0, bool(event.modifiers() & _SHIFT))
        if self._row.get(where) == key:
            return False
        self._row[where] = key
        before, self._untypable = self._untypable, self._find_untypable()
        return self._untypable != before

    def other_way(self, event: QKeyEvent, *, start: bool = False) -> tuple[str, str]:
        """The command whose printed chord lies at this key's place but is another one's here, and its other key."""
        place = place_of(event)
        if not is_digit(place) or is_digit(event.key()):
            return "", ""
        meant = self._find(normal(place, event.modifiers()), start=start)
        return (meant, printed(self._untypable[meant])) if meant in self._untypable else ("", "")

    def _find_untypable(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for command, keys in self._keys.items():
            chord = combined(keys[0])
            digit, modifiers = chord & 0x01FF_FFFF, Qt.KeyboardModifier(chord & ~0x01FF_FFFF)
            if not is_digit(digit) or not modifiers & _CTRL:
                continue
            number, shifted = digit - Qt.Key.Key_0, bool(modifiers & _SHIFT)
            sign = self._row.get((number, shifted))
            if sign is None or sign == digit:
                continue
            taken = self._find(normal(sign, modifiers), start=command in _START_ONLY)
            if taken and taken != command:
                found[command] = self._another_key(keys, number, shifted=shifted)
        return found

    def _another_key(self, keys: tuple[str, ...], number: int, *, shifted: bool) -> str:
        if len(keys) > 1:
            return keys[1]
        by_shift = f"Ctrl+Shift+{number}"
        free = combined(by_shift) not in self._call and not shifted
        return by_shift if free and self._types_digit_by_shift(Qt.Key.Key_0 + number) else f"Ctrl+Num+{number}"

    # -- what is printed -------------------------------------------------------------------------------------------

    def keys(self, command: str) -> tuple[str, ...]:
        """All keys of a command in portable wording."""
        return self._keys[command]

    def label(self, command: str) -> str:
        """The key of a command as it is printed on a button: the first that this keyboard can type."""
        return printed(self._untypable.get(command, self._keys[command][0]))

    def objection_labels(self, position: int) -> tuple[str, str]:
        """What is printed on the objection at this place: its function key and its letter; "" where it has none."""
        function = OBJECTION_FUNCTION_KEYS[position] if position < len(OBJECTION_FUNCTION_KEYS) else ""
        letter = OBJECTION_LETTERS[position] if position < len(OBJECTION_LETTERS) else ""
        return function, letter

    def sheet(self) -> dict[str, list[tuple[str, str]]]:
        """Everything for the sheet: group → (keys, what they do), in the window's language."""
        groups: dict[str, list[tuple[str, str]]] = {}
        answers = QCoreApplication.translate("Keys", "Answer")
        named = _words(QT_TRANSLATE_NOOP("Keys", "Named answer beside a field"))
        groups[_words(_CALL)] = [("1 – 9, 0", answers), (printed("Alt+1") + " …", named)]
        for one in KEY_TABLE:
            if one.id.startswith("exit_") and one.id != "exit_1":
                continue
            keys = " · ".join(self._typable(one.id))
            words = _words(one.label)
            if one.id == "exit_1":
                keys = f"{printed('Ctrl+1')} … {printed('Ctrl+0')}"
                words = _words(QT_TRANSLATE_NOOP("Keys", "Shared exits: wrong number, callback, do not call …"))
                others = [one.id for one in KEY_TABLE if one.id.startswith("exit_") and one.id in self._untypable]
                words += "".join(f" ({command_words(other)}: {self.label(other)})" for other in others)
            groups.setdefault(_words(one.group), []).append((keys, words))
        first = f"F2 … F9, F12 · {' '.join(OBJECTION_LETTERS[:9])} …"
        groups[_words(_OBJECTIONS)].insert(
            0, (first, _words(QT_TRANSLATE_NOOP("Keys", "Reply; the same key again: next wording")))
        )
        return groups

    def _typable(self, command: str) -> list[str]:
        """All keys of a command for the sheet; where its first one cannot be typed here, what to press instead."""
        keys = [key for key in self._keys[command] if key not in _ALIASES]
        instead = self._untypable.get(command, "")
        return [
            printed(key) for key in ([instead, *keys[1:]] if instead and instead not in keys else keys[bool(instead) :])
        ]


def _meet(command: str, other: str) -> bool:
    """Whether both are heard at one place: that before a call and that in it differ, the window is everywhere."""
    if command in _START_ONLY or other in _START_ONLY:
        return command in _OUTSIDE_CALLS and other in _OUTSIDE_CALLS
    return True


def command_words(command: str) -> str:
    """What a command does, in the window's language."""
    source = next((one.label for one in KEY_TABLE if one.id == command), "")
    return _words(source).replace("{number}", command.rpartition("_")[2])


def printed(key: str) -> str:
    """A key as it is printed on a button: the system's words, symbols for Enter and Backspace."""
    modifiers, _, last = key.rpartition("+") if not key.endswith("+") else (key[:-2], "+", "+")
    symbol = _SYMBOLS.get(last)
    if symbol is None:
        return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    if not modifiers:
        return symbol
    native = QKeySequence(f"{modifiers}+A").toString(QKeySequence.SequenceFormat.NativeText)
    return native[:-1] + symbol


def digit_of(event: QKeyEvent) -> int | None:
    """The digit a key types: on the number pad too, and with Shift where digits are typed with Shift."""
    if event.modifiers() & ~(_PAD | _SHIFT | Qt.KeyboardModifier.GroupSwitchModifier):
        return None
    key = event.key()
    return key - Qt.Key.Key_0 if is_digit(key) else None


def digit_place_of(event: QKeyEvent) -> int | None:
    """The digit at whose place a key lies that types another sign: é, š, or ! with Shift held."""
    if event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.GroupSwitchModifier):
        return None
    place = place_of(event)
    return place - Qt.Key.Key_0 if is_digit(place) else None


def alt_digit_of(event: QKeyEvent) -> int | None:
    """The digit of Alt+digit: the named alternatives beside a field. Alt types nothing, so the place is as good."""
    modifiers = event.modifiers() & ~(_PAD | Qt.KeyboardModifier.GroupSwitchModifier)
    if modifiers & ~_SHIFT != _ALT:
        return None
    key = event.key() if is_digit(event.key()) else 0
    if not key and modifiers == _ALT:
        key = place_of(event)
    return key - Qt.Key.Key_0 if is_digit(key) else None


def is_pad_without_digits(event: QKeyEvent) -> bool:
    """Whether a digit of the number pad was pressed that moves the cursor, because Num Lock is off."""
    modifiers = event.modifiers()
    return bool(modifiers & _PAD) and not is_digit(event.key()) and pad_digit(event) is not None


def works_in_field(event: QKeyEvent) -> bool:
    """Whether a key keeps its meaning while a text field has the focus: chords, function keys, Esc."""
    key = event.key()
    if key == Qt.Key.Key_Escape or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        return True
    modifiers = event.modifiers()
    if modifiers & Qt.KeyboardModifier.AltModifier and modifiers & Qt.KeyboardModifier.ControlModifier:
        return False  # AltGr types @, € and others
    return bool(modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))


def _words(source: str) -> str:
    return QCoreApplication.translate("Keys", source)
