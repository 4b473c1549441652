"""Before the call: typing fills the form; a no-answer costs two keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from callassist.services.calls.call_log import LogFilter
from callassist.services.contacts.contact_text import Lead
from tests.ui.conftest import WAIT, Driver


def test_typing_fills_the_three_fields(driver: Driver) -> None:
    driver.start.focus_first()
    driver.type("Frau Kern, Kern GmbH, 0221 4710815")
    assert driver.start.lead() == Lead("Frau Kern", "Kern GmbH", "0221 4710815")


def test_several_lines_can_be_pasted_into_one(driver: Driver) -> None:
    QApplication.clipboard().setText("Frau Kern\r\nKern GmbH\n0221 4710815\n")
    driver.start.focus_first()
    driver.key(Qt.Key.Key_V, ctrl=True)
    assert driver.start.lead() == Lead("Frau Kern", "Kern GmbH", "0221 4710815")


def test_no_answer_is_logged_by_one_chord_and_the_next_lead_can_be_typed(driver: Driver) -> None:
    driver.start.focus_first()
    driver.type("Frau Kern, 0221 4710815")
    driver.key(Qt.Key.Key_G, ctrl=True)
    driver.qtbot.waitUntil(lambda: "Frau Kern" in driver.start.done.text(), timeout=WAIT)
    assert driver.start.lead() == Lead()
    assert driver.start.paste.hasFocus()
    page = driver.services.call_log.page(LogFilter()).result(200)
    assert [(row.name, row.outcome) for row in page.rows] == [("Frau Kern", "no_answer")]


def test_nobody_is_logged_as_not_reached(driver: Driver) -> None:
    driver.start.focus_first()
    driver.key(Qt.Key.Key_B, ctrl=True)
    assert not driver.start.message.isHidden()
    assert driver.services.call_log.page(LogFilter()).result(200).rows == ()


def test_a_broken_script_stands_in_the_list_with_its_problems(driver: Driver) -> None:
    folder = driver.folder / "scripts"
    folder.mkdir(exist_ok=True)
    (folder / "broken.yaml").write_text("format: 1\nscript: broken\nstages: nonsense\n", encoding="utf-8")
    driver.window.call_desk.refresh()
    broken = next(
        button for button in driver.start.findChildren(type(driver.start.no_answer)) if "broken" in button.objectName()
    )
    assert "problem" in broken.accessibleDescription()
    broken.click()
    assert "broken.yaml" in driver.start.problems.text()
    choice = driver.start.choice()
    assert choice is not None
    assert choice.script != "broken"


def test_a_german_window_says_in_german_what_is_wrong_with_a_script_and_where(driver: Driver) -> None:
    folder = driver.folder / "scripts"
    folder.mkdir(exist_ok=True)
    lines = ["format: 1", "version: 1", *(f"fehler{number}: 1" for number in range(12)), "stages: nonsense"]
    (folder / "kaputt.yaml").write_text("\n".join(lines), encoding="utf-8")
    driver.window.call_desk.refresh()
    driver.services.settings.set("window_language", "de")
    driver.window.apply_settings()
    broken = next(button for button in driver.start.script_buttons() if "kaputt" in button.objectName())
    broken.click()
    shown = driver.start.problems.text().split("\n")
    assert any("kaputt.yaml:3:1: der Schlüssel `fehler0` ist hier nicht bekannt" in line for line in shown)
    assert any(line.startswith("kaputt.yaml:15:9: `stages` muss ein Block") for line in shown), "all are told"
    driver.services.settings.set("window_language", "en")
    driver.window.apply_settings()
    assert "the key `fehler0` is not known here" in driver.start.problems.text(), "and follow the language at once"


def test_an_interrupted_call_is_offered_until_it_is_decided(driver: Driver) -> None:
    driver.call(name="Frau Yilmaz")
    driver.type("11")
    driver.services.database.close()
    driver.app.close()
    second = Driver(driver.qtbot, driver.folder)
    try:
        driver.qtbot.waitUntil(lambda: len(second.start.interrupted_rows()) == 1, timeout=WAIT)
        row = second.start.interrupted_rows()[0]
        assert "Frau Yilmaz" in row.text.text()
        row.end.click()
        driver.qtbot.waitUntil(lambda: not second.start.interrupted_rows(), timeout=WAIT)
    finally:
        second.close()
