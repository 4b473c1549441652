"""What is measured without being laid out is as high as it is drawn, and what is cut fits."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from callassist.ui.kit.paragraph import Paragraph
from callassist.ui.kit.plain_text import ClampedLabel

TEXTS = ("", "Ag", "Größe der Wohnfläche", "j", "ACK", "Haus → Garten", "zwei\nZeilen", "✓ getan 🙂", "x" * 300, " ")


@pytest.mark.parametrize("size", [11, 14, 23])
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_as_high_as_it_is_drawn(qtbot: QtBot, text: str, size: int) -> None:
    font = QFont()
    font.setPixelSize(size)
    paragraph = Paragraph()
    paragraph.set(text, font)
    measured: list[int] = []
    drawn: list[int] = []
    image = QPixmap(10, 10)
    painter = QPainter(image)
    for width in (*range(20, 300, 7), 2000):
        other = Paragraph()
        other.set(text, font)
        measured.append(other.height(width))
        drawn.append(paragraph.draw(painter, 0, 0, width, QColor("black")))
    painter.end()
    assert measured == drawn


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("width", [60, 140, 333])
def test_a_list_is_cut_where_its_last_line_is_full(qtbot: QtBot, lines: int, width: int) -> None:
    names = [f"Merkmal {number}" for number in range(60)]
    whole = "\n".join((*names[: lines - 1], " · ".join(names[lines - 1 :])))
    label = ClampedLabel(whole)
    qtbot.addWidget(label)
    label.resize(width, 200)
    label.set_lines(lines)
    shown = label.text()
    kept = shown.removesuffix("…")
    assert whole.startswith(kept)
    assert shown != kept
    metrics = label.fontMetrics()
    assert metrics.horizontalAdvance(shown.split("\n")[-1]) <= width or lines > shown.count("\n") + 1
    assert len(kept) < len(whole)
    longer = whole[: len(kept) + 3] + "…"
    assert label.height_of_lines(lines) >= label.heightForWidth(width)
    assert metrics.horizontalAdvance(longer.split("\n")[-1]) > width or lines > shown.count("\n") + 1
    assert label.toolTip() == whole


@pytest.mark.parametrize("size", range(11, 40))
@pytest.mark.parametrize("lines", [1, 2, 3, 5])
def test_a_text_of_so_many_lines_is_not_cut(qtbot: QtBot, size: int, lines: int) -> None:
    label = ClampedLabel()
    qtbot.addWidget(label)
    label.setStyleSheet(f"font-size: {size}px")
    label.resize(600, 400)
    label.set_lines(lines)
    words = "\n".join(["Ag", "Größe", "jÖ", "Bindung", "Anlass"][:lines])
    label.show_text(words)
    assert label.text() == words
