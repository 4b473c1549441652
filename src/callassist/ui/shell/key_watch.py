"""Mends key events where they come into the window, before any page or field sees them.

X11 sends a key that is held down as releases and presses. Qt calls them a repeat only if the press was read together
with its release, which it mostly is not; the two have one time stamp, and no finger is that fast. To ask the X server
for repeats without releases (XkbSetDetectableAutoRepeat) would need Qt's own connection, and Qt would then call none of
them a repeat. On Windows, macOS and Wayland the system itself tells repeats, and no event is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from callassist.ui.kit.key_places import is_foreign_letter, number_of, place_of
from callassist.ui.kit.keys import KeyMap

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

#: milliseconds between release and press within which no finger did it
_SAME_MOMENT = 2
#: milliseconds after which a key that was never released is pressed anew: its release went to another window
_FORGOTTEN = 1_000

_EDITED = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class KeyWatch(QObject):
    """Marks unmarked repeats, gives chords the Latin letter of their place, and lets the key map see the keyboard."""

    #: something else has to be printed on buttons
    learned = Signal()

    def __init__(self, keys: KeyMap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._released: dict[int, int] = {}
        self._down: dict[int, int] = {}
        #: where the focus was when a key went down
        self._places: dict[int, QObject] = {}
        self._sends = False

    def watch(self, window: QWindow) -> None:
        """See the keys of this window from now on."""
        self._down.clear()  # what is released now may have gone to the window before
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _EDITED or not isinstance(event, QKeyEvent):
            return False
        if self._sends:
            self._sends = False
            return False
        repeats = event.isAutoRepeat()
        if number_of(event):
            repeats = self._is_repeat(event)
            if event.type() == QEvent.Type.KeyPress and self._was_meant_elsewhere(event, repeats=repeats):
                event.accept()
                return True
        if event.type() == QEvent.Type.KeyPress and self._keys.learn(event):
            self.learned.emit()
        key = _latin(event)
        if repeats == event.isAutoRepeat() and key == event.key():
            return False
        mended = _changed(event, key, repeats=repeats)
        self._sends = True
        QCoreApplication.sendEvent(watched, mended)
        event.setAccepted(mended.isAccepted())
        return True

    def _is_repeat(self, event: QKeyEvent) -> bool:
        number, now = number_of(event), event.timestamp()
        if event.type() == QEvent.Type.KeyRelease:
            self._released[number] = now
            self._down.pop(number, None)
            return event.isAutoRepeat()
        released, down = self._released.get(number), self._down.get(number)
        self._down[number] = now
        at_once = released is not None and 0 <= now - released <= _SAME_MOMENT
        still_down = down is not None and 0 <= now - down <= _FORGOTTEN
        return event.isAutoRepeat() or at_once or still_down

    def _was_meant_elsewhere(self, event: QKeyEvent, *, repeats: bool) -> bool:
        """Whether a key is still held that went down in another field or window, and would fill this one.

        Keys that move are let through: they may move the focus itself.
        """
        number, here = number_of(event), QGuiApplication.focusObject()
        if not repeats:
            self._places[number] = here
            return False
        types = bool(event.text()) and event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return types and self._places.get(number) is not here


def _latin(event: QKeyEvent) -> int:
    """Ctrl+С on a Russian keyboard is Ctrl+C, in text fields too; Qt does so only where a second layout has a C."""
    key, modifiers = event.key(), event.modifiers()
    if modifiers & Qt.KeyboardModifier.ControlModifier and is_foreign_letter(key):
        return place_of(event) or key
    return key


def _changed(event: QKeyEvent, key: int, *, repeats: bool) -> QKeyEvent:
    changed = QKeyEvent(
        event.type(),
        key,
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        repeats,
        event.count(),
    )
    changed.setTimestamp(event.timestamp())
    return changed
