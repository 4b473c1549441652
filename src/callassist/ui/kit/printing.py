"""A page made a PDF, by what Qt has for it: no browser, no printer."""

from __future__ import annotations

import os

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from callassist import paths
from callassist.ui.kit import fonts

_POINTS = 10
_DOTS = 1200
_application: QGuiApplication | None = None


def pdf_of_page(page: str) -> bytes:
    """The pages of an HTML page as a PDF, A4, with their numbers below. A few take a tenth of a second.

    Where no window was opened (a verb of the terminal), none is: letters are measured without a display.
    """
    _ready()
    found = QByteArray()
    buffer = QBuffer(found)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # the document has margins of two centimetres itself
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    writer.setResolution(_DOTS)
    writer.setCreator("callassist")
    document = QTextDocument()
    font = QFont(fonts.families(own=True))
    font.setPointSize(_POINTS)
    document.setDefaultFont(font)
    document.setHtml(page)
    writer.setTitle(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    document.print_(writer)
    del writer  # writes its last bytes
    buffer.close()
    return bytes(found.data())


def _ready() -> None:
    global _application
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _application = QGuiApplication(["callassist"])
        fonts.load(paths.resource("fonts"))
