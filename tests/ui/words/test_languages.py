"""The window's language changes in mid-call and nothing is lost; the script speaks a language of its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

import callassist.ui
from callassist import paths
from callassist.domain.text import Language
from callassist.ui.commands import BINDABLE, EXITS
from callassist.ui.settings import settings_page
from callassist.ui.words import code_words
from tests.ui.driving import CTRL, Key, Window, opened, shown
from tests.ui.words.test_script_problems import TOLD

GERMAN = paths.resource("translations") / "callassist_de.ts"
SOURCES = sorted(Path(callassist.ui.__file__).parent.rglob("*.py"))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def choose_language(window: Window, language: str) -> None:
    """On the settings page, as a rep does."""
    box = window.open_settings().control("window_language")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(language))
    box.activated.emit(box.currentIndex())
    window.settle()


def words(window: Window) -> set[str]:
    return {label.text() for label in shown(window.app.window, QLabel) if label.text()}


# ------------------------------------------------------------------------------------------------------- the call


def test_a_call_goes_on_in_another_language_of_the_window_and_nothing_is_lost(window: Window) -> None:
    window.call("contract_review")
    window.keys("111")
    window.keys("18")
    window.press(Key.Key_N, modifier=CTRL)
    window.keys("ask for Mr Oduya")
    view, spoken = window.view, window.spoken()
    assert {"SO FAR", "NOTE", "OBJECTIONS", "QUALIFICATION"} <= words(window)

    choose_language(window, "de")
    window.app.window.show_page(0)
    assert {"BISHER", "NOTIZ", "EINWÄNDE", "QUALIFIZIERUNG"} <= words(window)
    assert not {"SO FAR", "NOTE", "OBJECTIONS", "QUALIFICATION"} & words(window)
    assert window.page.header.hang_up.text().startswith("Auflegen")
    assert window.page.qualification.verdict.label.text() == "◐ Noch offen"
    assert (window.view, window.spoken()) == (view, spoken), "the script still speaks English"
    assert window.page.note.text() == "ask for Mr Oduya"
    assert window.live.note == "ask for Mr Oduya"
    window.page.answers.field.setFocus()
    assert window.page.answers.field.text() == "18"
    window.press(Key.Key_Return)
    assert {str(step.question): step.stable for step in window.view.path}["q_lines"] == "18"
    window.end_call()
    assert window.logged()[0].note == "ask for Mr Oduya"


@pytest.mark.parametrize("place", ["a reply", "the wrap-up", "the list of questions"])
def test_what_is_open_stays_open_and_changes_its_words(window: Window, place: str) -> None:
    window.call()
    window.keys({"a reply": "11s", "the wrap-up": "11", "the list of questions": "11e"}[place])
    if place == "the wrap-up":
        window.press(Key.Key_Return, modifier=CTRL)
        window.keys("3")
    node, outcome = window.view.node, window.page.wrap_up.outcome()
    choose_language(window, "de")
    window.app.window.show_page(0)
    expected = {"a reply": "EINWÄNDE", "the wrap-up": "Was folgt?", "the list of questions": "ANTWORT ÄNDERN"}
    assert expected[place] in words(window)
    assert (window.view.node, window.page.wrap_up.outcome()) == (node, outcome)
    assert window.control.wrapping == (place == "the wrap-up")
    if place == "a reply":
        labels = [chip.label() for chip in window.page.strip._chips.values() if chip.isVisible()]
        assert {"hat geholfen", "hat nicht geholfen", "zurück zur Frage"} <= set(labels)
    elif place == "the wrap-up":
        assert window.page.wrap_up.save.text().startswith("Speichern")
        assert window.page.wrap_up.kind.currentText() in ("Nichts", "Noch einmal versuchen", "Zurückrufen")


def test_an_open_form_changes_its_words_too(window: Window) -> None:
    window.call()
    window.keys("11xfoster child")
    choose_language(window, "de")
    window.app.window.show_page(0)
    form = window.page.form
    assert form.isVisible()
    assert form.fields()[0].text() == "foster child"
    assert form.save.text() == "Übernehmen"


def test_the_script_changes_its_language_apart_from_the_window(window: Window) -> None:
    window.call()
    window.keys("11")
    english = window.spoken()
    window.press(Key.Key_L, modifier=CTRL)
    assert window.view.language is Language.DE
    assert window.spoken() != english
    assert window.view.choices[0].label == "ja"
    assert "SO FAR" in words(window)
    assert window.page.qualification.verdict.label.text() == "◐ Still open"
    window.press(Key.Key_L, modifier=CTRL)
    assert window.spoken() == english
    choose_language(window, "de")
    assert window.view.language is Language.EN


@pytest.mark.parametrize(
    ("window_language", "script_language", "spoken"),
    [("de", "same", "de"), ("en", "same", "en"), ("de", "en", "en"), ("en", "de", "de")],
)
def test_a_new_call_speaks_the_language_that_was_set(
    qtbot: QtBot, tmp_path: Path, window_language: str, script_language: str, spoken: str
) -> None:
    languages = {"window_language": window_language, "script_language": script_language}
    with opened(qtbot, tmp_path / "data", size=(1280, 820), **languages) as window:
        window.call()
        assert window.view.language.value == spoken
        head = "BISHER" if window_language == "de" else "SO FAR"
        assert head in words(window)


def test_dates_numbers_and_tables_follow_the_window(window: Window) -> None:
    window.call()
    window.keys("114")
    window.end_call()
    page = window.open_log()
    row = [str(page.model.data(page.model.index(0, column))) for column in range(page.model.columnCount())]
    assert row[0].startswith("2 Mar 2026")
    choose_language(window, "de")
    window.app.window.show_page(1)
    row = [str(page.model.data(page.model.index(0, column))) for column in range(page.model.columnCount())]
    assert row[0].startswith("02.03.2026")
    assert "Nicht geeignet" in row[5] or "Disqualifiziert" in row[5]
    assert page.model.headerData(0, page.table.horizontalHeader().orientation()) == "Wann"
    assert QLocale().language() == QLocale.Language.German


# --------------------------------------------------------------------------------------------------- translations


def messages() -> list[tuple[str, ElementTree.Element]]:
    found: list[tuple[str, ElementTree.Element]] = []
    for context in ElementTree.parse(GERMAN).iter("context"):
        found += [(context.findtext("name", ""), one) for one in context.iter("message")]
    return found


def german_of(message: ElementTree.Element) -> list[str]:
    """The translation, or each of its numbers."""
    translation = message.find("translation")
    assert translation is not None
    forms = [one.text or "" for one in translation.iter("numerusform")]
    return forms or [translation.text or ""]


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}|%n|%\d", text))


def test_no_translation_is_unfinished_or_empty() -> None:
    assert len(messages()) > 300
    bad = [
        f"{context}: {one.findtext('source')}"
        for context, one in messages()
        if (one.find("translation").attrib.get("type") or not all(form.strip() for form in german_of(one)))  # type: ignore[union-attr]
    ]
    assert bad == []


def test_every_translation_keeps_its_placeholders() -> None:
    bad = [
        f"{context}: {one.findtext('source')} → {form}"
        for context, one in messages()
        for form in german_of(one)
        if placeholders(form) != placeholders(one.findtext("source", ""))
    ]
    assert bad == []


def test_a_translation_keeps_the_spaces_and_signs_at_its_ends() -> None:
    bad = [
        one.findtext("source", "")
        for _, one in messages()
        for form in german_of(one)
        if (form[:1].isspace(), form[-1:].isspace(), form[-1:] in "…:")
        != (
            one.findtext("source", "")[:1].isspace(),
            one.findtext("source", "")[-1:].isspace(),
            one.findtext("source", "")[-1:] in "…:",
        )
    ]
    assert bad == []


def marked_texts() -> set[tuple[str, str]]:
    """(context, text) of every `self.tr("…")` and every `QT_TRANSLATE_NOOP("…", "…")` in the window's sources."""
    found: set[tuple[str, str]] = set()
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for scope in ast.walk(tree):
            if isinstance(scope, ast.ClassDef):
                found |= {(scope.name, text) for text in _translated(scope)}
            elif isinstance(scope, ast.Call) and _name(scope) in ("QT_TRANSLATE_NOOP", "translate"):
                given = [one.value for one in scope.args[:2] if isinstance(one, ast.Constant)]
                if len(given) == 2:
                    found.add((str(given[0]), str(given[1])))
    return found


def _told() -> set[tuple[str, str]]:
    """What is told of script files, on the floors below: it stands in no class."""
    return {("", text) for text in TOLD}


def _translated(scope: ast.ClassDef) -> Iterator[str]:
    for one in ast.walk(scope):
        if isinstance(one, ast.Call) and _name(one) == "tr" and isinstance(one.args[0], ast.Constant):
            yield str(one.args[0].value)


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def test_every_text_of_the_sources_is_in_the_file() -> None:
    there = {(context, one.findtext("source", "")) for context, one in messages()}
    assert len(marked_texts()) > 300
    assert (marked_texts() | _told()) - there == set()


def test_nothing_is_translated_that_no_source_says() -> None:
    there = {(context, one.findtext("source", "")) for context, one in messages()}
    assert there - marked_texts() - _told() == set()


def test_the_compiled_file_says_what_the_readable_one_says(window: Window) -> None:
    window.app.translations.use(Language.DE)
    stale = [
        one.findtext("source", "")
        for context, one in messages()
        if "numerus" not in one.attrib
        and QCoreApplication.translate(context, one.findtext("source", "")) != german_of(one)[0]
    ]
    assert stale == []


def test_one_is_one_and_two_are_two_in_both_languages(window: Window) -> None:
    for language, one, two in ((Language.EN, "1 call", "2 calls"), (Language.DE, "1 Gespräch", "2 Gespräche")):
        window.app.translations.use(language)
        assert QCoreApplication.translate("LogPage", "%n call(s)", "", 1) == one
        assert QCoreApplication.translate("LogPage", "%n call(s)", "", 2) == two


def test_every_code_of_the_domain_has_words() -> None:
    from callassist.domain.follow_up import FollowUpKind
    from callassist.domain.outcome import OUTCOMES
    from callassist.domain.verdict import VerdictState
    from callassist.services.settings import SETTINGS

    assert set(OUTCOMES) <= set(code_words._OUTCOMES)
    assert {one.value for one in FollowUpKind} <= set(code_words._FOLLOW_UPS)
    assert {one.value for one in VerdictState} <= set(code_words._VERDICTS)
    for one in SETTINGS:
        assert one.label in settings_page._WORDS
        assert f"group.{one.group}" in settings_page._WORDS
    labels = [one.label for one in BINDABLE if one not in EXITS]
    assert len(set(labels)) == len(labels)
