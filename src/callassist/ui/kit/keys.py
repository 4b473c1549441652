"""The mechanism of the keys: from a key event to a command, and from a command to what is printed on a button.

Plain letters and digits are left alone while a text field has the focus; chords, function keys and Esc work everywhere.
There is no QShortcut in the window: text fields claim Ctrl+K, Ctrl+U and others for themselves before a shortcut is
asked, so our fields (`kit.fields`) offer each key to this map first and the pages get it by Qt's own propagation.

A key means what its sign says. Where the sign says nothing, its place is asked (`key_places`): a French keyboard types
digits with Shift only, a Russian one has no R. What a keyboard cannot type at all is noticed as soon as it has shown
the sign that is in the way, and the other way is printed instead.

Which commands there are is declared in `ui.commands`; none is known here by its name.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from callassist.ui.commands import BINDABLE, EXITS, OBJECTIONS, Command, Group, HeardAt
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
from callassist.ui.workarounds.flags_of_windows import without

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
        self._keys: dict[Command, tuple[str, ...]] = {}
        self._call: dict[int, Command] = {}
        self._start: dict[int, Command] = {}
        self._scripts: dict[int, Command] = {}
        #: what the digits' places type on this keyboard, as far as it was seen: (digit, with Shift) → key
        self._row: dict[tuple[int, bool], int] = {}
        #: the keyboard has another script's letters where A to Z are
        self._foreign = False
        #: commands whose first key cannot be typed on this keyboard, and another key of theirs
        self._untypable: dict[Command, str] = {}
        self.rebind(overrides or {})

    def rebind(self, overrides: Mapping[str, str]) -> None:
        """Take other first keys for some commands, as they are remembered: by the command's value.

        What `refusal` would refuse is passed over: it would be dead.
        """
        wanted = {
            command: key
            for command in BINDABLE
            if (key := overrides.get(command.value, ""))
            and not QKeySequence(key).isEmpty()
            and not self.refusal(command, key)
        }
        self._assign(wanted)
        while taken := [command for command, key in wanted.items() if self.clash(command, key)]:
            for command in taken:
                del wanted[command]
            self._assign(wanted)
        self._untypable = self._find_untypable()

    def _assign(self, overrides: Mapping[Command, str]) -> None:
        self._keys = {
            one: (overrides[one], *(one.keys if one.keys[0] in _KEPT else one.keys[1:]))
            if one in overrides
            else one.keys
            for one in Command
        }
        self._call = {}
        self._start = {}
        self._scripts = {}
        tables = {HeardAt.START: self._start, HeardAt.SCRIPTS: self._scripts}
        for command, keys in self._keys.items():
            table = tables.get(command.scope, self._call)
            for key in keys:
                table.setdefault(combined(key), command)

    def clash(self, command: Command, key: str) -> Command | None:
        """Another command that has `key` already where this one is heard."""
        wanted = combined(key)
        found = (other for other, keys in self._keys.items() if wanted in map(combined, keys))
        return next((other for other in found if other is not command and _meet(command, other)), None)

    def refusal(self, command: Command, key: str) -> str:
        """Why `command` cannot have `key` whoever else has it, as a word of `key_rules.reserved`; "" if it can."""
        wanted = combined(key)
        if wanted in map(combined, command.keys):
            return ""
        if wanted in {sign for (_, shifted), sign in self._row.items() if not shifted}:
            return "digit"  # on this keyboard the sign lies where the digits are
        return reserved(key)

    def command(self, event: QKeyEvent, *, start: bool = False) -> Command | None:
        """The command of a key event, if it has one; `start` asks the table of the page before a call first."""
        key = _DOTS.get(event.key(), event.key())
        found = self._find(normal(key, event.modifiers()), start=start)
        if found is None and (chord := self._chord_by_place(event)):
            found = self._find(chord, start=start)
        return found

    def writing_command(self, event: QKeyEvent) -> Command | None:
        """The command of a key event where a script is written; what is heard anywhere is heard there too."""
        key = _DOTS.get(event.key(), event.key())
        for chord in (normal(key, event.modifiers()), self._chord_by_place(event)):
            found = self._scripts.get(chord) or self._call.get(chord)
            if found is not None and found.scope in (HeardAt.SCRIPTS, HeardAt.ANYWHERE):
                return found
        return None

    def _find(self, chord: int, *, start: bool) -> Command | None:
        if start and chord in self._start:
            return self._start[chord]
        return self._call.get(chord)

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
            return normal(key, without(modifiers, _SHIFT)) if by_shift else 0
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

    def other_way(self, event: QKeyEvent, *, start: bool = False) -> tuple[Command | None, str]:
        """The command whose printed chord lies at this key's place but is another one's here, and its other key."""
        place = place_of(event)
        if not is_digit(place) or is_digit(event.key()):
            return None, ""
        meant = self._find(normal(place, event.modifiers()), start=start)
        if meant is None or meant not in self._untypable:
            return None, ""
        return meant, printed(self._untypable[meant])

    def _find_untypable(self) -> dict[Command, str]:
        found: dict[Command, str] = {}
        for command, keys in self._keys.items():
            chord = combined(keys[0])
            digit, modifiers = chord & 0x01FF_FFFF, Qt.KeyboardModifier(chord & ~0x01FF_FFFF)
            if not is_digit(digit) or not modifiers & _CTRL:
                continue
            number, shifted = digit - Qt.Key.Key_0, bool(modifiers & _SHIFT)
            sign = self._row.get((number, shifted))
            if sign is None or sign == digit:
                continue
            taken = self._find(normal(sign, modifiers), start=command.scope is HeardAt.START)
            if taken is not None and taken is not command:
                found[command] = self._another_key(keys, number, shifted=shifted)
        return found

    def _another_key(self, keys: tuple[str, ...], number: int, *, shifted: bool) -> str:
        if len(keys) > 1:
            return keys[1]
        by_shift = f"Ctrl+Shift+{number}"
        free = combined(by_shift) not in self._call and not shifted
        return by_shift if free and self._types_digit_by_shift(Qt.Key.Key_0 + number) else f"Ctrl+Num+{number}"

    # -- what is printed -------------------------------------------------------------------------------------------

    def keys(self, command: Command) -> tuple[str, ...]:
        """All keys of a command in portable wording."""
        return self._keys[command]

    def label(self, command: Command) -> str:
        """The key of a command as it is printed on a button: the first that this keyboard can type."""
        return printed(self._untypable.get(command, self._keys[command][0]))

    def objection_labels(self, position: int) -> tuple[str, str]:
        """What is printed on the objection at this place: its function key and its letter; "" where it has none."""
        keys = OBJECTIONS[position].keys if 0 <= position < len(OBJECTIONS) else ()
        function = next((key for key in keys if len(key) > 1), "")
        return function, next((key for key in keys if len(key) == 1), "")

    def sheet(self) -> dict[str, list[tuple[str, str]]]:
        """Everything for the sheet: group → (keys, what they do), in the window's language."""
        groups: dict[str, list[tuple[str, str]]] = {}
        answers = QCoreApplication.translate("Keys", "Answer")
        named = _words(QT_TRANSLATE_NOOP("Keys", "Named answer beside a field"))
        groups[_words(Group.CALL.value)] = [("1 – 9, 0", answers), (printed("Alt+1") + " …", named)]
        for one in BINDABLE:
            if one in EXITS[1:]:
                continue
            keys = " · ".join(self._typable(one))
            words = _words(one.label)
            if one is EXITS[0]:
                keys = f"{printed('Ctrl+1')} … {printed('Ctrl+0')}"
                words = _words(QT_TRANSLATE_NOOP("Keys", "Shared exits: wrong number, callback, do not call …"))
                others = [other for other in EXITS if other in self._untypable]
                words += "".join(f" ({command_words(other)}: {self.label(other)})" for other in others)
            groups.setdefault(_words(one.group.value), []).append((keys, words))
        letters = " ".join(self.objection_labels(place)[1] for place in range(9))
        groups[_words(Group.OBJECTIONS.value)].insert(
            0,
            (
                f"F2 … F9, F12 · {letters} …",
                _words(QT_TRANSLATE_NOOP("Keys", "Reply; the same key again: next wording")),
            ),
        )
        return groups

    def _typable(self, command: Command) -> list[str]:
        """All keys of a command for the sheet; where its first one cannot be typed here, what to press instead."""
        keys = [key for key in self._keys[command] if key not in _ALIASES]
        instead = self._untypable.get(command, "")
        return [
            printed(key) for key in ([instead, *keys[1:]] if instead and instead not in keys else keys[bool(instead) :])
        ]


def _meet(command: Command, other: Command) -> bool:
    """Whether both are heard at one place: that before a call and that in it differ, the window is everywhere."""
    scopes = {command.scope, other.scope}
    return len(scopes) == 1 or HeardAt.ANYWHERE in scopes


def command_words(command: Command) -> str:
    """What a command does, in the window's language; "" of an objection's place, which the script words."""
    return _words(command.label).replace("{number}", str(command.number)) if command.label else ""


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
    if without(event.modifiers(), _PAD, _SHIFT, Qt.KeyboardModifier.GroupSwitchModifier):
        return None
    key = event.key()
    return key - Qt.Key.Key_0 if is_digit(key) else None


def digit_place_of(event: QKeyEvent) -> int | None:
    """The digit at whose place a key lies that types another sign: é, š, or ! with Shift held."""
    if without(event.modifiers(), _SHIFT, Qt.KeyboardModifier.GroupSwitchModifier):
        return None
    place = place_of(event)
    return place - Qt.Key.Key_0 if is_digit(place) else None


def is_dead(event: QKeyEvent) -> bool:
    """Whether a key only puts its accent on the letter that is typed next."""
    return Qt.Key.Key_Dead_Grave <= event.key() <= Qt.Key.Key_Dead_Longsolidusoverlay


def alt_digit_of(event: QKeyEvent) -> int | None:
    """The digit of Alt+digit: the named alternatives beside a field. Alt types nothing, so the place is as good."""
    modifiers = without(event.modifiers(), _PAD, Qt.KeyboardModifier.GroupSwitchModifier)
    if without(modifiers, _SHIFT) != _ALT:
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
