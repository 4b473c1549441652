"""Our own SVG icons, tinted with a colour of the theme.

`currentColor` renders black in Qt's SVG renderer whatever the palette says, so the drawing is used as a mask.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class Icons:
    """Loads and tints; keeps what it made. `folder` is where the SVG files lie."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._made: dict[tuple[str, int, int, float], QPixmap] = {}
        self._sources: dict[str, bytes] = {}

    def pixmap(self, name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon `name` in one colour; an empty picture where the file is missing."""
        key = (name, color.rgba(), size, ratio)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._draw(name, color, size, ratio)
        return found

    def app_icon(self) -> QIcon:
        """The program's own icon in its own colours."""
        from PySide6.QtGui import QIcon  # brings the names of 150 others; the first frame has none

        if self._folder is None:
            return QIcon()
        return QIcon(str(self._folder / "callassist.svg"))

    def _draw(self, name: str, color: QColor, size: int, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # not needed before the first icon is

        pixels = round(size * ratio)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(QByteArray(self._source(name)))
        if renderer.isValid():
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, pixels, pixels))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            # not `fillRect`, which also takes one of Qt's 170 gradients and so makes them all known first
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRect(pixmap.rect())
            painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            path = self._folder / f"{name}.svg" if self._folder is not None else None
            self._sources[name] = path.read_bytes() if path is not None and path.exists() else b""
        return self._sources[name]
