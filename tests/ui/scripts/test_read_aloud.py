"""The page of scripts for a screen reader and in both languages: every control has a name, every line is said."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.scripts.writing import Writing


def controls(writing: Writing) -> dict[str, str]:
    """The controls in sight, by their ids, with their names."""
    return {
        widget.objectName(): widget.accessibleName()
        for widget in writing.scripts.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QPlainTextEdit) and widget.isVisible()
        if not widget.objectName().startswith("qt_")
    }


def test_every_control_has_a_name_in_the_language_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with Writing.opened(qtbot, tmp_path / "data") as writing:
        said = {}
        for language in ("en", "de"):
            writing.services.settings.set("window_language", language)
            writing.app.window.apply_settings()
            writing.mark("c03")
            writing.settle()
            said[language] = controls(writing)
        assert len(said["en"]) > 25
        assert set(said["en"]) == set(said["de"]), "the ids never change"
        assert all(said["en"].values())
        own = {name for name in said["en"] if not name.startswith(("Objection on", "Answer ", "Script language"))}
        # what the script itself says is no word of the window
        alike = {name for name in own if said["en"][name] == said["de"][name]}
        assert alike == {"Tip de", "Tip en"} & alike


def test_a_line_of_the_outline_says_its_key_its_words_its_meaning_and_where_it_leads(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with Writing.opened(qtbot, tmp_path / "data") as writing:
        writing.mark("c03", "rent")
        index = writing.scripts.outline.currentIndex()
        said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        assert said.startswith("3 rent ✗ → Then it isn't for you")


def test_the_words_on_the_page_follow_the_language(qtbot: QtBot, tmp_path: Path) -> None:
    with Writing.opened(qtbot, tmp_path / "data") as writing:
        writing.mark("c10")
        writing.services.settings.set("window_language", "de")
        writing.app.window.apply_settings()
        writing.settle()
        texts = {label.text() for label in writing.scripts.findChildren(QLabel) if label.isVisible()}
        assert "Entscheidet selbst, niemand sieht es" in texts
        assert "Hier entscheidet der Anruf selbst und zeigt nichts: Das kommt davor." in texts
        assert "Veröffentlicht: Anrufe verwenden es" in texts


def test_a_script_is_shown_in_another_language_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    """Its title in the window's, its lines in that of calls."""
    with Writing.opened(qtbot, tmp_path / "data") as writing:
        page = writing.scripts
        writing.mark("c03", "rent")
        for language in ("window_language", "script_language"):
            writing.app.window.bridge.bus.publish(writing.services.settings.set(language, "de"))
        writing.until_answered()
        assert page.scripts.currentText() == "Photovoltaik und Dämmung (Eigenheim, B2C)"
        said = str(page.outline.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
        assert said.startswith("3 Miete")
        assert page.phone.trial is not None
        assert page.phone.trial.view.language.value == "de"
