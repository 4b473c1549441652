"""Where errors go that nobody caught, and Qt's own messages: into the log. PySide only prints what a slot raises."""

from __future__ import annotations

import logging
import re
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from callassist.services.process.redaction import SAFE

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

log = logging.getLogger(__name__)

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

#: the constant begin of most of Qt's messages: `QString::arg: …`
_QT_FUNCTION = re.compile(r"Q[A-Za-z]+(?:::~?[A-Za-z]+)+(?=[:(, ])", re.ASCII)

#: said wherever windows cannot be raised (Wayland, no screen), each time one asks for it: known, and no fault
_INABILITY = "This plugin does not support "


@runtime_checkable
class TellsErrors(Protocol):
    """A window that has a place for what went wrong."""

    def tell_error(self, error: BaseException) -> None:
        """Say it where the user sees it."""
        ...


def install_hooks() -> None:
    """Send all of it to the log. A hook somebody else has set stays."""
    qInstallMessageHandler(qt_message)
    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = _uncaught
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = _uncaught_in_thread
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = _unraisable


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    log.critical("uncaught error", exc_info=(kind, error, trace))
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, TellsErrors):
            widget.tell_error(error)


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    log.critical("uncaught error in %s", args.thread, exc_info=args.exc_value)


def _unraisable(args: UnraisableHookArgs) -> None:
    log.error("an error where none can be raised", exc_info=args.exc_value)


def qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What Qt says goes to the log of errors."""
    # Qt puts what it was given into its messages, a text with a missing placeholder for one
    if message.startswith(_INABILITY):
        return
    found = _QT_FUNCTION.match(message)
    category = str(context.category or "default")
    safe = f"{category}, {found[0] if found else 'no function named'}, {len(message)} characters"
    logging.getLogger("qt").log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message, extra={SAFE: safe})
