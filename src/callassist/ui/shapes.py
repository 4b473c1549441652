"""A window's shape, taken and given back: always of a size that can be used, always where it can be seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from callassist.ui.remembered import Shape

#: pixels of the window's top edge that have to be on a screen, so that it can be moved by hand
_GRIP = QSize(80, 30)


def shape_of(window: QWidget) -> Shape:
    """The shape `window` has, or goes back to when it is no longer maximized."""
    if window.isMaximized() or window.isFullScreen() or window.isMinimized():
        inner = window.normalGeometry()
        frame = window.frameGeometry().topLeft() - window.geometry().topLeft()
        place = inner.topLeft() + frame
        return Shape(place.x(), place.y(), inner.width(), inner.height(), maximized=window.isMaximized())
    return Shape(window.x(), window.y(), window.width(), window.height())


def give_shape(window: QWidget, shape: Shape) -> None:
    """Gives `window` the shape, mended where no screen has such a place or such a size any more."""
    place = QPoint(shape.x, shape.y)
    grip = QRect(place, QSize(max(shape.width, _GRIP.width()), _GRIP.height()))
    areas = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    seen = next((area for area in areas if _grip_is_in(area, grip)), None)
    largest = (seen or (areas[0] if areas else grip)).size()
    wanted = QSize(shape.width, shape.height)
    window.resize(wanted.boundedTo(largest).expandedTo(window.minimumSize()))
    if seen is not None:  # where it cannot be seen the system finds it a place
        window.move(place)
    if shape.maximized:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def _grip_is_in(area: QRect, grip: QRect) -> bool:
    shown = area.intersected(grip)
    return shown.width() >= _GRIP.width() and shown.height() >= _GRIP.height()
