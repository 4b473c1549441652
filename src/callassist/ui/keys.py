"""The declared key map: one table from which the keys, the labels on the buttons and the sheet behind F1 are derived.

Plain letters and digits are left alone while a text field has the focus; chords, function keys and Esc work everywhere.
There is no QShortcut in the window: text fields claim Ctrl+K, Ctrl+U and others for themselves before a shortcut is
asked, so our fields (`widgets.fields`) offer each key to this table first and the pages get it by Qt's own propagation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

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

_DEPTH_2 = ("Ctrl+Shift+2", 'Ctrl+"', "Ctrl+@")
_DEPTH_3 = ("Ctrl+Shift+3", "Ctrl+§", "Ctrl+#", "Ctrl+£")

KEY_TABLE: tuple[Binding, ...] = (
    Binding("go_on", ("Return", "Space"), _CALL, QT_TRANSLATE_NOOP("Keys", "Go on, confirm")),
    Binding("refuse", ("R", "Ctrl+R"), _CALL, QT_TRANSLATE_NOOP("Keys", "Refused to answer")),
    Binding("unknown", ("U", "Ctrl+U"), _CALL, QT_TRANSLATE_NOOP("Keys", "Does not know")),
    Binding("else", ("X", "Alt+X"), _CALL, QT_TRANSLATE_NOOP("Keys", "Something else: the lead's own words")),
    Binding("back", ("Backspace", "Alt+Left"), _CALL, QT_TRANSLATE_NOOP("Keys", "Take back the last step")),
    Binding("wording", ("W", "Ctrl+W"), _CALL, QT_TRANSLATE_NOOP("Keys", "Next wording")),
    Binding("usp", ("V", "Alt+V"), _CALL, QT_TRANSLATE_NOOP("Keys", "What we do better")),
    Binding("own_question", ("Q", "Alt+Q"), _CALL, QT_TRANSLATE_NOOP("Keys", "A question of your own")),
    Binding("capture", ("Ctrl+P",), _CALL, QT_TRANSLATE_NOOP("Keys", "Note who decides")),
    Binding("override", ("Ctrl+O",), _CALL, QT_TRANSLATE_NOOP("Keys", "Go on against the verdict, with a reason")),
    Binding("depth_1", ("Ctrl+Shift+1", "Ctrl+!"), _CALL, QT_TRANSLATE_NOOP("Keys", "Depth 1: can they buy")),
    Binding(
        "depth_2", ("Ctrl+Shift+2", 'Ctrl+"', "Ctrl+@"), _CALL, QT_TRANSLATE_NOOP("Keys", "Depth 2: do they want to")
    ),
    Binding(
        "depth_3",
        ("Ctrl+Shift+3", "Ctrl+§", "Ctrl+#", "Ctrl+£"),
        _CALL,
        QT_TRANSLATE_NOOP("Keys", "Depth 3: budget and time"),
    ),
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

#: what Ctrl+Shift+digit and Ctrl++ arrive as on German, English and American keyboards; not for the sheet
_OTHER_LAYOUTS = ("Ctrl+!", 'Ctrl+"', "Ctrl+@", "Ctrl+§", "Ctrl+#", "Ctrl+£", "Ctrl+=")

_SYMBOLS = {"Return": "↵", "Enter": "↵", "Backspace": "⌫", "Space": "␣"}


def _combined(text: str) -> int:
    sequence = cast("Sequence[QKeyCombination]", QKeySequence(text))  # its __getitem__ is missing in the stubs
    return sequence[0].toCombined()


class KeyMap:
    """The table as it is in use: keys to commands, commands to what is printed on a button."""

    def __init__(self, overrides: Mapping[str, str] | None = None) -> None:
        self._keys: dict[str, tuple[str, ...]] = {}
        self._call: dict[int, str] = {}
        self._start: dict[int, str] = {}
        self.rebind(overrides or {})

    def rebind(self, overrides: Mapping[str, str]) -> None:
        """Take other first keys for some commands; an empty or unknown entry is passed over."""
        self._keys = {one.id: one.keys for one in KEY_TABLE}
        for command, key in overrides.items():
            if command in self._keys and key and not QKeySequence(key).isEmpty():
                self._keys[command] = (key, *self._keys[command][1:])
        self._call = {}
        self._start = {}
        for command, keys in self._keys.items():
            table = self._start if command in _START_ONLY else self._call
            for key in keys:
                table.setdefault(_combined(key), command)
        for position, key in enumerate(OBJECTION_FUNCTION_KEYS):
            self._call.setdefault(_combined(key), f"objection_{position}")
        for position, key in enumerate(OBJECTION_LETTERS):
            self._call.setdefault(_combined(key), f"objection_{position}")

    def clash(self, command: str, key: str) -> str:
        """The other command that has `key` already, or ""."""
        wanted = _combined(key)
        table = self._start if command in _START_ONLY else self._call
        found = table.get(wanted, "")
        return "" if found == command else found

    def command(self, event: QKeyEvent, *, start: bool = False) -> str:
        """The command of a key event, or ""; `start` asks the table of the page before a call first."""
        found = _chord(event)
        if start and found in self._start:
            return self._start[found]
        return self._call.get(found, "")

    def keys(self, command: str) -> tuple[str, ...]:
        """All keys of a command in portable wording."""
        return self._keys[command]

    def label(self, command: str) -> str:
        """The first key of a command as it is printed on a button, in the window's language."""
        return printed(self._keys[command][0])

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
            keys = " · ".join(printed(key) for key in self._keys[one.id] if key not in _OTHER_LAYOUTS)
            words = _words(one.label)
            if one.id == "exit_1":
                keys = f"{printed('Ctrl+1')} … {printed('Ctrl+0')}"
                words = _words(QT_TRANSLATE_NOOP("Keys", "Shared exits: wrong number, callback, do not call …"))
            groups.setdefault(_words(one.group), []).append((keys, words))
        first = f"F2 … F9, F12 · {' '.join(OBJECTION_LETTERS[:9])} …"
        groups[_words(_OBJECTIONS)].insert(
            0, (first, _words(QT_TRANSLATE_NOOP("Keys", "Reply; the same key again: next wording")))
        )
        return groups


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
    """The digit of an unmodified digit key, also on the keypad."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    key = event.key()
    return key - Qt.Key.Key_0 if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else None


def alt_digit_of(event: QKeyEvent) -> int | None:
    """The digit of Alt+digit: the named alternatives beside a field."""
    if (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) != Qt.KeyboardModifier.AltModifier:
        return None
    key = event.key()
    return key - Qt.Key.Key_0 if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else None


def works_in_field(event: QKeyEvent) -> bool:
    """Whether a key keeps its meaning while a text field has the focus: chords, function keys, Esc."""
    key = event.key()
    if key == Qt.Key.Key_Escape or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        return True
    modifiers = event.modifiers()
    if modifiers & Qt.KeyboardModifier.AltModifier and modifiers & Qt.KeyboardModifier.ControlModifier:
        return False  # AltGr types @, € and others
    return bool(modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))


def _chord(event: QKeyEvent) -> int:
    """Key and modifiers in one number; keypad and irrelevant Shift are left out."""
    key = event.key()
    if key == Qt.Key.Key_Enter:
        key = int(Qt.Key.Key_Return)
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    shift = Qt.KeyboardModifier.ShiftModifier
    if modifiers & shift:
        is_letter = Qt.Key.Key_A <= key <= Qt.Key.Key_Z
        is_symbol = 0x21 <= key <= 0xFF and not is_letter and not Qt.Key.Key_0 <= key <= Qt.Key.Key_9
        # "+" wants Shift on some keyboards and not on others; a capital R is still R
        if is_symbol or (is_letter and modifiers == shift):
            modifiers &= ~shift
    return int(key) | int(modifiers.value)


def _words(source: str) -> str:
    return QCoreApplication.translate("Keys", source)
