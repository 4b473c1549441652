"""Waiting until a window is laid out, however slow the machine: what is posted is done until nothing moves any more."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

#: rounds in which nothing moved; layouts that answer layouts post to one another
_STILL = 3
_MOST = 200


def come_to_rest(window: QWidget) -> None:
    """Do what is posted until every widget stays where it is. No timer is waited for."""
    still = 0
    former: list[object] = []
    for _ in range(_MOST):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
        now: list[object] = [one.isVisible() and one.geometry().getRect() for one in window.findChildren(QWidget)]
        still = still + 1 if now == former else 0
        former = now
        if still >= _STILL:
            return
    raise AssertionError("the window does not come to rest")
