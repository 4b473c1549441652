"""German and English, switched without a restart; apart from the language of the script."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QLabel

from tests.ui.conftest import WAIT, Driver

ROOT = Path(__file__).parents[3]


def test_the_window_changes_its_language_at_once(driver: Driver) -> None:
    driver.call()
    driver.type("11")
    spoken = driver.page.speech.text.toPlainText()
    assert driver.page.path.head.text() == "SO FAR"
    driver.services.settings.set("window_language", "de")
    driver.window.apply_settings()
    driver.qtbot.waitUntil(
        lambda: driver.page.path.head.text() == "BISHER", timeout=WAIT
    )  # Qt posts the change to its windows
    assert driver.page.header.hang_up.text().startswith("Auflegen")
    assert "Noch offen" in driver.page.qualification.verdict.label.text()
    assert driver.page.speech.text.toPlainText() == spoken
    driver.services.settings.set("window_language", "en")
    driver.window.apply_settings()
    driver.qtbot.waitUntil(lambda: driver.page.path.head.text() == "SO FAR", timeout=WAIT)


def test_pages_that_were_built_before_change_with_it(driver: Driver) -> None:
    for page in (1, 2, 3, 4, 5, 6, 0):
        driver.window.show_page(page)
    driver.services.settings.set("window_language", "de")
    driver.window.apply_settings()
    wanted = {"Gesprächsprotokoll", "Einstellungen", "Wen rufen Sie an?"}
    driver.qtbot.waitUntil(
        lambda: wanted <= {label.text() for label in driver.window.findChildren(QLabel)}, timeout=WAIT
    )
    texts = {label.text() for label in driver.window.findChildren(QLabel)}
    assert not {"Call log", "Settings", "Whom do you call?"} & texts


def test_a_new_call_speaks_the_language_that_was_set(driver: Driver) -> None:
    driver.services.settings.set("script_language", "en")
    driver.window.apply_settings()
    driver.call()
    assert driver.live.view.language.value == "en"


def test_no_text_lacks_its_german() -> None:
    check = ROOT / "packaging" / "check_translations.py"
    done = subprocess.run([sys.executable, str(check)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
