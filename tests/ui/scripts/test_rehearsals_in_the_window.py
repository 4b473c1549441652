"""A call that was played is kept as a test: played again at each edit, shown where it ends, told before publishing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callassist.ui.kit.two_lines import Lines
from callassist.ui.scripts.outline_view import DRAWN, Drawn
from tests.ui.driving import CTRL, Key
from tests.ui.scripts.writing import Writing

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def until_played(writing: Writing) -> None:
    writing.until_read()
    writing.until(lambda: not writing.scripts.rehearsals.is_late)


def keep_tenant(writing: Writing) -> None:
    """Play the owner's question from the outline, answer "rent", and keep that."""
    writing.mark("c03")
    writing.press(Key.Key_F5)
    writing.until(writing.scripts.phone.has_keys)
    writing.press(Key.Key_3)
    writing.press(Key.Key_R, modifier=CTRL | SHIFT)
    page = writing.scripts
    writing.until(lambda: page.form.purpose is not None)
    field = page.form.fields()[0]
    assert field.text().startswith("Disqualified: Then it isn't for you")
    field.selectAll()
    writing.type("a tenant")
    writing.until(lambda: page.told.isVisible())
    until_played(writing)


def rows(writing: Writing) -> list[Lines]:
    model = writing.scripts.rehearsals_panel.model
    return [model.lines_at(row) for row in range(model.rowCount())]


def sign_at(writing: Writing, step: str) -> tuple[str, str]:
    outline = writing.scripts.outline.outline
    drawn = outline.index(outline.row_of_step(step)).data(DRAWN)
    assert isinstance(drawn, Drawn)
    return drawn.tested, drawn.tested_color


def make_tenants_fit(writing: Writing) -> None:
    """ "rent" does not rule out any more."""
    writing.mark("c03", "rent")
    while str(writing.scripts.outline.currentIndex().data()).count("✗"):
        writing.press(Key.Key_M)
        until_played(writing)


def test_what_was_played_is_kept_and_shown_where_it_ends(writing: Writing) -> None:
    keep_tenant(writing)
    assert sign_at(writing, "c14") == ("✓ 1", "good")
    assert writing.scripts.told.label.text().startswith("Kept as “a tenant”")
    writing.press(Key.Key_Escape)
    writing.scripts.outline.setFocus()
    writing.press(Key.Key_F8)
    writing.until_answered()
    assert rows(writing) == [Lines("a tenant", "✓ as it must", "good", rows(writing)[0].below)]
    assert "Disqualified" in rows(writing)[0].below
    kept = [*(writing.folder / "scripts" / "rehearsals" / "solar_insulation").glob("*.yaml")]
    assert [one.name for one in kept] == ["call-a-tenant.yaml"]
    assert "Kern" not in kept[0].read_text(encoding="utf-8")


def test_an_edit_that_changes_what_comes_out_is_told_at_its_step_at_once(writing: Writing) -> None:
    keep_tenant(writing)
    make_tenants_fit(writing)
    step = next(iter(writing.scripts.rehearsals.by_step()))
    sign, color = sign_at(writing, step)
    assert (sign, color) == ("✗ 1", "bad")
    writing.mark(step)
    assert writing.scripts.card.tests.text().startswith("✗ a tenant: ")
    assert "disqualified" in writing.scripts.card.tests.text()
    index = writing.scripts.outline.currentIndex()
    assert "✗ a tenant: " in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    writing.scripts.outline.setFocus()
    writing.press(Key.Key_F8)
    writing.until_answered()
    assert rows(writing)[0].state == "✗ differently"
    assert writing.scripts.rehearsals_panel.title.text() == "1 of 1 rehearsal comes out differently."
    writing.press(Key.Key_Return)
    assert writing.line().id == step
    writing.press(Key.Key_Z, modifier=CTRL)
    until_played(writing)
    while not sign_at(writing, "c14")[0].startswith("✓"):
        writing.press(Key.Key_Z, modifier=CTRL)
        until_played(writing)


def test_before_publishing_it_is_told_and_does_not_hinder(writing: Writing) -> None:
    keep_tenant(writing)
    make_tenants_fit(writing)
    page = writing.scripts
    writing.press(Key.Key_S, modifier=CTRL)
    writing.until(lambda: page.form.purpose is not None)
    assert "1 of 1 rehearsal comes out differently:" in page.form.detail.text()
    assert "✗ a tenant: " in page.form.detail.text()
    writing.type("tenants may buy balcony panels")
    writing.until(lambda: page.told.isVisible())
    assert page.told.label.text().startswith("Published as version 2")


def test_publishing_at_once_after_an_edit_waits_for_what_comes_out(writing: Writing) -> None:
    """The edit is not read yet when Ctrl+S comes: what is told is of the text that is published."""
    keep_tenant(writing)
    writing.mark("c03", "rent")
    page = writing.scripts
    writing.press(Key.Key_M)
    writing.press(Key.Key_S, modifier=CTRL)
    writing.until(lambda: page.form.purpose is not None or page.message.isVisible())
    assert page.work.reading is not None
    assert page.work.draft is not None
    assert page.work.reading.source is page.work.draft.script
    assert page.form.purpose is None or "a tenant" in page.form.detail.text()


def test_it_is_kept_no_longer_and_fetched_back(writing: Writing) -> None:
    keep_tenant(writing)
    writing.scripts.outline.setFocus()
    writing.press(Key.Key_F8)
    writing.until_answered()
    writing.press(Key.Key_Delete)
    writing.until(lambda: not rows(writing))
    assert sign_at(writing, "c14")[0] == ""
    writing.press(Key.Key_Backspace)
    writing.until(lambda: len(rows(writing)) == 1)
    until_played(writing)
    assert sign_at(writing, "c14")[0] == "✓ 1"


def test_a_call_of_the_log_becomes_one_without_the_person(writing: Writing) -> None:
    writing.app.window.open_page("call")
    writing.call("solar_insulation", lead="Ms Kern, 0221 4710815")
    writing.press(Key.Key_1, Key.Key_1, Key.Key_3)
    writing.end_call()
    writing.write("solar_insulation")
    writing.scripts.outline.setFocus()
    writing.press(Key.Key_F8)
    writing.until_answered()
    (call,) = rows(writing)
    assert (call.name, call.state) == ("Call of 2 March 2026, 10:00", "of the log")
    writing.press(Key.Key_1)
    page = writing.scripts
    writing.until(lambda: page.form.purpose is not None)
    assert page.form.fields()[0].text() == "Disqualified, 2 March 2026"
    writing.press(Key.Key_Return)
    writing.until(lambda: page.told.isVisible())
    until_played(writing)
    assert [one.name for one in rows(writing)] == ["Disqualified, 2 March 2026", "Call of 2 March 2026, 10:00"]
    assert rows(writing)[0].state == "✓ as it must"
    kept = [*(writing.folder / "scripts" / "rehearsals" / "solar_insulation").glob("*.yaml")]
    text = kept[0].read_text(encoding="utf-8")
    assert not [one for one in ("Kern", "0221", "4710815") if one in text]


def test_a_second_one_of_a_name_does_not_replace_the_first(writing: Writing) -> None:
    keep_tenant(writing)
    writing.scripts.outline.setFocus()
    keep_tenant(writing)
    assert [one.name for one, _ in writing.scripts.rehearsals.all()] == ["a tenant", "a tenant 2"]


def test_it_speaks_the_language_of_the_window(writing: Writing) -> None:
    keep_tenant(writing)
    writing.scripts.outline.setFocus()
    writing.press(Key.Key_F8)
    writing.services.settings.set("window_language", "de")
    writing.app.window.apply_settings()
    writing.until_answered()
    assert rows(writing)[0].state == "✓ wie es muss"
    assert writing.scripts.rehearsals_panel.title.text() == "1 Probe: Sie geht aus, wie sie muss."
