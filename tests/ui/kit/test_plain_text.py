"""What people, lists and scripts have written is shown as it is written, everywhere."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

import callassist.ui
from callassist.ui.kit.plain_text import ElidedLabel, PlainLabel, plain_tooltip
from tests.ui.conftest import Driver

HOSTILE = "<img src=file:///etc/passwd>"


def test_labels_are_plain_and_tooltips_escaped(qtbot) -> None:
    for label in (PlainLabel(HOSTILE), ElidedLabel(HOSTILE)):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert plain_tooltip(HOSTILE) == "<span>&lt;img src=file:///etc/passwd&gt;</span>"
    assert plain_tooltip("Kern") == "Kern"


def test_no_label_in_the_window_interprets_what_it_shows(driver: Driver) -> None:
    driver.call("contract_review", name=HOSTILE, company=f"<a href='x'>{HOSTILE}", number=HOSTILE)
    driver.type("11")
    driver.type("x")
    driver.type(HOSTILE)
    driver.key(Qt.Key.Key_Return)
    driver.type("q")
    driver.type(HOSTILE)
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_F1)
    driver.key(Qt.Key.Key_F1)
    driver.hang_up()
    for page in (1, 2, 3, 0):
        driver.window.show_page(page)
    log_page = driver.log
    assert log_page is not None
    driver.qtbot.waitUntil(lambda: log_page.model.rowCount() == 1, timeout=200_000)
    log_page.table.selectRow(0)
    driver.qtbot.waitUntil(lambda: HOSTILE in log_page.trace.who.text(), timeout=200_000)
    labels = driver.window.findChildren(QLabel)
    assert len(labels) > 60
    rich = [label.text() for label in labels if label.textFormat() is not Qt.TextFormat.PlainText and label.text()]
    assert rich == []
    assert driver.page.speech.text.document().toPlainText()
    assert "<img" not in driver.page.header.toolTip()


def test_spoken_text_takes_markup_as_text(driver: Driver) -> None:
    driver.call("contract_review", name=HOSTILE)
    driver.type("1")
    assert HOSTILE in driver.page.speech.text.toPlainText()
    assert "<img" not in re.sub(r"&lt;", "", driver.page.speech.text.toHtml())


def test_no_label_is_made_but_a_plain_one() -> None:
    for path in Path(callassist.ui.__file__).parent.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert path.name == "plain_text.py" or "QLabel(" not in source, path
        if path.name == "printing.py":  # a page of ours with every text escaped, for paper
            continue
        for forbidden in (
            "setHtml(",
            "insertHtml(",
            "QTextBrowser",
            "QMessageBox",
            "QInputDialog",
            ".setText(self.tr(f",
        ):
            assert forbidden not in source, (path, forbidden)
