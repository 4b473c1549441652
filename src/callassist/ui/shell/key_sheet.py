"""All keys on one sheet, over the page and not in its way: any key goes on with the call."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from callassist.ui.kit.accessible import named
from callassist.ui.kit.card import Card
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.scroller import Scroller
from callassist.ui.kit.theme import Look

_COLUMN = 340
_GAP = 28


class _Sheet(QWidget):
    """Paints the table in as many columns as fit."""

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = keys
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(None, width)

    def sizeHint(self) -> QSize:
        return QSize(700, self.heightForWidth(max(self.width(), 340)))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 100)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay(QPainter(self), self.width())

    def _lay(self, painter: QPainter | None, width: int) -> int:
        groups = self._keys.sheet()
        self.setAccessibleDescription(
            "; ".join(f"{keys}: {words}" for lines in groups.values() for keys, words in lines)
        )
        fonts = self._look.fonts
        line = QFontMetrics(fonts.base).height() + 7
        total = sum((len(lines) + 2) * line for lines in groups.values())
        columns = max(1, min(3, (width + _GAP) // (_COLUMN + _GAP)))
        column_width = (width - _GAP * (columns - 1)) // columns
        target = total / columns
        x, y, bottom, column = 0, 0, 0, 0
        for name, lines in groups.items():
            height = self._group_height(lines, column_width, line)
            if y and y + height / 2 > target and column + 1 < columns:
                column += 1
                x, y = column * (column_width + _GAP), 0
            y = self._group(painter, name, lines, x=x, y=y, width=column_width, line=line)
            bottom = max(bottom, y)
        return bottom

    def _group_height(self, lines: list[tuple[str, str]], width: int, line: int) -> int:
        return self._group(None, "", lines, x=0, y=0, width=width, line=line)

    def _group(
        self,
        painter: QPainter | None,
        name: str,
        lines: list[tuple[str, str]],
        *,
        x: int,
        y: int,
        width: int,
        line: int,
    ) -> int:
        fonts = self._look.fonts
        color = self._look.color
        if painter is not None:
            painter.setFont(fonts.strong)
            painter.setPen(color("accent"))
            painter.drawText(QRect(x, y, width, line), Qt.AlignmentFlag.AlignVCenter, name)
        y += line
        metrics = QFontMetrics(fonts.key)
        cap = min(width // 2, max((metrics.horizontalAdvance(keys) for keys, _ in lines), default=0) + 8)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        for keys, words in lines:
            area = QRect(x + cap + 8, y, width - cap - 8, 10_000)
            needed = QFontMetrics(fonts.base).boundingRect(area, Qt.TextFlag.TextWordWrap, words).height() + 7
            key_needed = metrics.boundingRect(QRect(0, 0, cap, 10_000), Qt.TextFlag.TextWordWrap, keys).height() + 7
            height = max(line, needed, key_needed)
            if painter is not None:
                painter.setFont(fonts.key)
                painter.setPen(color("key_text"))
                painter.drawText(QRect(x, y, cap, height), flags, keys)
                painter.setFont(fonts.base)
                painter.setPen(color("text"))
                painter.drawText(QRect(x + cap + 8, y, width - cap - 8, height), flags, words)
            y += height
        return y + line // 2


class KeySheet(Card):
    """The sheet behind F1. It only shows; the call goes on beneath it.

    Esc and the page keys are its own while it is shown: the call would take an Esc for itself.
    """

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="accent")
        self.title = PlainLabel("", self, role="title", wrap=True)
        self.sheet = _Sheet(look, keys)
        self.scroller = Scroller(self)
        inner = QWidget()
        inner.setObjectName("plain")
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 6, 0)
        box.addWidget(self.sheet)
        box.addStretch(1)
        self.scroller.setWidget(inner)
        self.body.setContentsMargins(24, 16, 14, 14)
        self.body.addWidget(self.title)
        self.body.addWidget(self.scroller, 1)
        named(self, "Keys")
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(self.tr("Keys – F1 or Esc closes this sheet; the call goes on beneath it"))
        self.sheet.updateGeometry()
        self.sheet.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (app := QCoreApplication.instance()) is not None:
            app.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        if (app := QCoreApplication.instance()) is not None:
            app.removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
            if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                bar = self.scroller.verticalScrollBar()
                bar.setValue(bar.value() + (1 if event.key() == Qt.Key.Key_PageDown else -1) * bar.pageStep())
                return True
        return super().eventFilter(watched, event)
