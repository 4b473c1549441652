"""The window's shape, taken and given back: never larger than what a screen has free, always where it can be seen."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QWidget

from callassist.ui.remembered import Shape

#: around a window that was not shown yet, whose frame nobody knows; logical pixels
_FRAME = QMargins(8, 32, 8, 8)


#: pixels of the window's top edge that have to be on a screen, so that it can be moved by hand
_GRIP = QSize(80, 30)


def bounded(wanted: QRect, free: QRect) -> QRect:
    """The rectangle, made smaller where it must be and moved as little as it must be, within `free`."""
    size = wanted.size().boundedTo(free.size())
    left = min(max(wanted.left(), free.left()), free.left() + free.width() - size.width())
    top = min(max(wanted.top(), free.top()), free.top() + free.height() - size.height())
    return QRect(left, top, size.width(), size.height())


def open_at(window: QWidget, size: QSize, least: QSize) -> None:
    """The first shape: so large, if there is room, in the middle of the screen the pointer is on."""
    screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
    free = screen.availableGeometry().marginsRemoved(_FRAME)
    place = QRect(free.topLeft(), size.boundedTo(free.size()))
    place.moveCenter(free.center())
    _take(window, place, free, least)


def fit(window: QWidget, least: QSize) -> None:
    """Bring a shape that was restored, or made for another form, within the screen it is on."""
    shape = window.geometry()
    screen = QGuiApplication.screenAt(shape.center()) or window.screen() or QGuiApplication.primaryScreen()
    _take(window, shape, screen.availableGeometry().marginsRemoved(_frame(window)), least)


def frame_is_larger(window: QWidget) -> bool:
    """Whether the frame the window got takes more than was reckoned with before it was shown."""
    frame = _frame(window)
    return frame.left() + frame.right() > _FRAME.left() + _FRAME.right() or (
        frame.top() + frame.bottom() > _FRAME.top() + _FRAME.bottom()
    )


def _frame(window: QWidget) -> QMargins:
    frame = window.windowHandle().frameMargins() if window.isVisible() else _FRAME
    return _FRAME if frame.isNull() else frame


def _take(window: QWidget, shape: QRect, free: QRect, least: QSize) -> None:
    """The least size too: a window that cannot become small enough would be cut off by the screen."""
    window.setMinimumSize(least.boundedTo(free.size()))
    if not (window.isMaximized() or window.isFullScreen()):
        window.setGeometry(bounded(shape, free))


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
