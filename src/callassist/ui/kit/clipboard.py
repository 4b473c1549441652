"""What was copied last."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication


def copied() -> QMimeData:
    """It is empty where nothing was; Qt then tells of no data at all on some systems."""
    return cast("QMimeData | None", QApplication.clipboard().mimeData()) or QMimeData()
