"""A strip that sets its widgets one after the other and begins a new line when one is full."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.ui.commands import Command
from callassist.ui.kit.keys import KeyMap, printed


def chord(keys: KeyMap, command: Command) -> str:
    """The key of a command that works while a text field has the focus, as it is printed; "" where there is none."""
    return next((printed(key) for key in keys.keys(command) if key.startswith(("Ctrl+", "Alt+"))), "")


_BENEATH_WORDS = 4
"""Pixels a key and its words leave free beneath them."""


class FlowStrip(QWidget):
    """For small buttons that must fit any width and never overlap.

    A widget and no QLayout: a layout in Python is asked for each of its items many times a resize; this is told once.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6, line_spacing: int = 4) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._gap = spacing
        self._line_gap = line_spacing
        self._height = -1
        #: widgets a line begins with, where the strip stands in lines
        self._firsts: set[QWidget] = set()
        self._in_lines = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put one more at the end."""
        widget.setParent(self)
        self._widgets.append(widget)

    def begin_line(self, widget: QWidget) -> None:
        """A group begins with this one: on a line of its own where the strip stands in lines."""
        self._firsts.add(widget)

    def set_lines(self, *, on: bool) -> None:
        """One line for each group, or all of them one after the other."""
        if on != self._in_lines:
            self._in_lines = on
            self.flow()
            self.updateGeometry()

    def flow(self) -> None:
        """Lay out anew, after something was shown, hidden or renamed."""
        height = self._set(self.width(), move=True)
        if height != self._height or height != self.height():
            self._height = height
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        return self._set(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(300, self._set(max(self.width(), 200), move=False))

    def minimumSizeHint(self) -> QSize:
        # below what its lines need it would be cut off; before it was ever laid out nothing is known of them
        return QSize(60, self._set(self.width(), move=False) if self._height >= 0 else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.flow()
        return super().event(event)

    def whole_lines(self, height: int) -> int:
        """So much of a height as whole lines take, the first one at the least; of the last one the words are enough."""
        bottoms = sorted({one.geometry().bottom() + 1 for one in self._widgets if not one.isHidden()})
        whole = max(
            (one for one in bottoms if one <= height + _BENEATH_WORDS), default=bottoms[0] if bottoms else height
        )
        return min(whole, height) if whole <= height + _BENEATH_WORDS else whole

    def _groups_fit(self, shown: list[_Shown], width: int, widest: int) -> bool:
        """Whether each group has room on one line: a group on two says less than all of them in a row.

        `widest`: what the first of each is given, so that the second ones stand beneath one another.
        """
        x = 0
        for one in shown:
            x = max(widest, one.width) if one.first else x + self._gap + one.width
            if x > width:
                return False
        return True

    def _set(self, width: int, *, move: bool) -> int:
        shown = [_Shown(one, one in self._firsts) for one in self._widgets if not one.isHidden()]
        widest = 0
        in_lines = self._in_lines
        if in_lines:
            widest = max((one.width for one in shown if one.first), default=0)
            if widest and not self._groups_fit(shown, width, widest):
                widest = 0
            in_lines = widest > 0 or self._groups_fit(shown, width, 0)
        x = y = line = 0
        for place, one in enumerate(shown):
            wide, high = max(one.width, widest if one.first else 0), one.height
            if wide > width > 0:
                wide, high = width, one.widget.heightForWidth(width) if one.widget.hasHeightForWidth() else high
            # the name of a group never ends a line
            behind = self._gap + shown[place + 1].width if one.first and place + 1 < len(shown) else 0
            if x and ((in_lines and one.first) or x + wide + behind > width):
                x, y, line = 0, y + line + self._line_gap, 0
            if move:
                one.widget.setGeometry(QRect(x, y, wide, high))
            x += wide + self._gap
            line = max(line, high)
        return y + line


class _Shown:
    """A widget in sight, asked once for its size: each asking costs as much as all that is reckoned with it."""

    __slots__ = ("first", "height", "widget", "width")

    def __init__(self, widget: QWidget, first: bool) -> None:
        hint = widget.sizeHint().expandedTo(widget.minimumSize())
        self.widget = widget
        self.first = first
        self.width, self.height = hint.width(), hint.height()
