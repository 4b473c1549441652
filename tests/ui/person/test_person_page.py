"""The sheet of a person, by keys alone: opened from wherever they are shown, handed out, made one with another, erased.

Each walk opens the window once and holds several rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callassist.domain.fingerprint import BlockReason
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.services.leads.lists import LISTS_CHANGED
from callassist.services.permission.proving import EvidenceWritten
from callassist.storage.keeping import erased_copies
from callassist.storage.keeping.erased_copies import files_with
from callassist.ui.meant import Meant
from callassist.ui.person.sheet_page import PersonPage
from tests.storage.logs import request, services, start
from tests.ui.driving import ALT, CTRL, Key, Window, noon, opened, texts

NONE = FollowUp(FollowUpKind.NONE)
FRAME = ListFrame(
    "Fair",
    Party.BUSINESS,
    "education_savings",
    "cold_call",
    country="DE",
    presumed_reason="Asked for an offer",
    file_name="fair.csv",
    source_text="the fair in Cologne",
)
QUANDT = ListRow(3, first="Zenobia", last="Quandt", e164="+49307654321", typed="030 7654321", email="z@quandt.example")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def person_page(window: Window) -> PersonPage:
    """The page, by its key, with whoever was shown."""
    window.press(Key.Key_W, modifier=ALT)
    window.until_answered()
    assert window.app.window.pages.current() == "person"
    page = window.app.window.page("person")
    assert isinstance(page, PersonPage)
    return page


def called(window: Window, name: str, number: str, **more: object) -> None:
    due = FollowUp(FollowUpKind.CALLBACK, noon().local() + timedelta(days=2))
    asked = request(name=name, number=number, **more)
    window.services.calling.log_unreached(asked, "no_answer", due).result(200)


def said(page: PersonPage, part: str) -> str:
    """All that a part of the sheet says."""
    return "\n".join(f"{row.fact.words} – {row.fact.detail}" for row in page.sheet.cards[part].rows())


def test_a_person_is_shown_from_the_form_from_the_log_and_from_the_list_they_are_in(window: Window) -> None:
    window.services.lead_lists.read_in(FRAME, [QUANDT])
    called(window, "Anna Amsel", "030 1111111", company="Amsel GmbH", email="anna@amsel.example", note="rings back")
    called(window, "Sam Oduya", "030 1111111")
    # nobody is meant: one is looked for; a name two have is chosen by its digit
    page = person_page(window)
    assert page.search.hasFocus()
    window.type("Nemo Niemand")
    window.until_answered()
    assert page.empty.text() == "Nobody like this is in the log."
    window.press(Key.Key_Escape)
    assert window.app.window.pages.current() == "call"
    # whoever stands in the form: of two at the number the one of that name, without a name one is chosen by a digit
    window.start.focus_first()
    window.paste("030 1111111")
    page = person_page(window)
    assert page.found.count() == 2
    window.keys("2")
    window.until_answered()
    assert page.head.who.text() in ("Anna Amsel", "Sam Oduya")
    window.press(Key.Key_Escape)
    window.start.name.setText("Anna Amsel")
    page = person_page(window)
    assert page.head.who.text() == "Anna Amsel"
    assert "Amsel GmbH" in page.head.beside.text()
    assert "030 1111111" in said(page, "numbers")
    assert "landline" in said(page, "numbers")
    assert "anna@amsel.example" in said(page, "who")
    assert "Typed in by hand · 2 Mar 2026" in said(page, "origins")
    assert "No answer" in said(page, "calls")
    assert "rings back" in said(page, "calls")
    assert "Call back · Wed 4 Mar 2026, 10:00" in said(page, "follow_ups")
    assert said(page, "colleagues").startswith("Sam Oduya")
    # the chosen call of the log
    window.open_log()
    window.until_answered()
    window.log.table.selectRow(0)
    window.until_answered()
    page = person_page(window)
    assert page.head.who.text() == "Sam Oduya"
    window.press(Key.Key_Escape)
    assert window.app.window.pages.current() == "log"
    # somebody who is only in a list, with list, file, line and where it is from
    window.press(Key.Key_I, modifier=ALT)
    window.until_answered()
    page = person_page(window)
    assert page.head.who.text() == "Zenobia Quandt"
    assert "only a row of a list" in page.head.beside.text()
    assert said(page, "origins").startswith("List “Fair”, line 3 – fair.csv · read in on 2 Mar 2026")
    assert "the fair in Cologne" in said(page, "origins")
    assert not page.head.merge.isVisible()
    window.press(Key.Key_C, modifier=ALT)
    window.until_answered()
    assert window.app.window.pages.current() == "call"
    assert "Zenobia Quandt" in window.start.linked.label.text()  # somebody else is typed in: they are offered
    # whoever the card says is next
    window.start.clear_lead()
    window.app.window.bridge.bus.publish(LISTS_CHANGED)
    window.until_answered()
    assert window.start.what_now.who_is_next is not None
    page = person_page(window)
    assert page.head.who.text() == "Zenobia Quandt"


def test_a_person_is_handed_out_and_erased_by_keys_and_only_by_the_key_that_means_it(
    window: Window, tmp_path: Path
) -> None:
    called(window, "Zenobia Quandt", "030 7654321", note="likes tea")
    window.services.safekeeping.back_up().result(200)
    window.services.block_list.add("030 7654321", BlockReason.OBJECTION).result(200)
    page = person_page(window)
    window.type("030 7654321")
    window.until_answered()
    assert page.head.who.text() == "Zenobia Quandt"
    assert "Blocked" in page.head.standing.text()
    assert "objected · since 2 Mar 2026" in said(page, "blocks")
    assert not page.head.call.isVisible()
    # handed out: Esc leaves it, Enter writes
    window.press(Key.Key_H, modifier=ALT)
    assert page.deeds.handing.folder.hasFocus()
    window.press(Key.Key_Escape)
    assert not page.deeds.handing.isVisible()
    window.press(Key.Key_H, modifier=ALT)
    (tmp_path / "a file").touch()
    window.type(str(tmp_path / "a file" / "nowhere"))
    window.until_answered()
    assert "cannot be written" in page.message.label.text()
    page.deeds.handing.folder.selectAll()
    window.type(str(tmp_path))
    window.until_answered()
    assert "in three files" in page.told.label.text()
    assert len(list(tmp_path.glob("callassist-person-*/person.json"))) == 1
    assert "All that is kept of them was handed out" in said(page, "disclosures")
    # erased: first what goes and what stays; Enter, Esc and a held key erase nobody
    window.press(Key.Key_Delete, modifier=ALT)
    window.until_answered()
    told = "\n".join(page.deeds.erasing.rows())
    assert "1 × content of a call, with note and answers" in told
    assert "The block stays, as a fingerprint" in told
    page.scroller.setFocus()
    window.press(Key.Key_Return)
    window.until_answered()
    assert page.deeds.erasing.asks
    window.press(Key.Key_Escape)
    assert not page.deeds.erasing.isVisible()
    assert len(window.services.persons.find("Zenobia Quandt").result(200)) == 1
    window.press(Key.Key_Delete, modifier=ALT)
    window.until_answered()
    assert page.deeds.erasing.asks
    window.press(Key.Key_Delete, modifier=ALT)
    window.until_answered()
    assert page.told.label.text() == "They are erased. 1 copy of the log was made anew without them."
    assert page.search.hasFocus()
    assert not page.scroller.isVisible()
    assert files_with(window.folder, (b"zenobia", b"7654321", b"likes tea")) == ()
    # an old file brings them back: blocked
    listed = window.services.lead_lists.read_in(FRAME, [QUANDT])
    assert listed.tally.blocked == 1
    window.type("030 7654321")
    window.until_answered()
    assert "was erased on 2 Mar 2026" in page.head.hint.text()
    assert "Blocked" in page.head.standing.text()


def test_two_are_made_one_by_digits_and_two_again_by_one_key_in_both_languages(window: Window) -> None:
    called(window, "Anna Amsel", "030 7654321", company="Amsel GmbH")
    called(window, "A. Amsel", "0171 1234567", email="anna@amsel.example")
    page = person_page(window)
    window.type("030 7654321")
    window.until_answered()
    window.press(Key.Key_M, modifier=ALT)
    window.until_answered()
    merging = page.deeds.merging
    assert merging.search.hasFocus()
    window.type("0171 1234567")
    window.until_answered()
    window.keys("1")
    window.until_answered()
    assert merging.compares
    assert merging.hasFocus()
    shown = [key.text() for key, _, _ in merging._rows if key.isVisible()]  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001
    assert shown[0] == "1  Name"
    assert "Main number" in shown[1]
    window.keys("1")
    window.press(Key.Key_Return)
    window.until_answered()
    assert "They are one person now" in page.told.label.text()
    assert page.head.who.text() == "A. Amsel"
    assert {"030 7654321", "0171 1234567"} <= {row.fact.words for row in page.sheet.cards["numbers"].rows()}
    assert len(page.sheet.cards["calls"].rows()) == 2
    assert "anna@amsel.example" in said(page, "who")
    # what stays on the page follows the language
    window.app.window.bridge.bus.publish(window.services.settings.set("window_language", "de"))
    window.until_answered()
    assert "Es ist jetzt eine Person" in page.told.label.text()
    assert "NUMMERN" in texts(page)
    assert not [one for one in texts(page) if "Make them two" in one]
    window.press(Key.Key_Z, modifier=CTRL)
    window.until_answered()
    assert page.told.label.text() == "Es sind wieder zwei Personen."
    assert page.head.who.text() == "Anna Amsel"
    assert len(page.sheet.cards["calls"].rows()) == 1


@pytest.mark.parametrize("size", [100, 150])
def test_all_of_it_fits_a_window_of_700_pixels(qtbot: QtBot, tmp_path: Path, size: int) -> None:
    with opened(qtbot, tmp_path / "data", size=(700, 700), interface_size=size, window_language="de") as window:
        called(window, "Anna Amsel", "030 7654321", company="Amsel & Söhne Versicherungsmakler GmbH & Co. KG")
        called(window, "A. Amsel", "030 7654321", email="anna.maria.amsel@versicherungsmakler.example")
        page = person_page(window)
        window.type("Anna Amsel")
        window.until_answered()
        if page.found.count():
            window.keys("1")
            window.until_answered()
        for command in (Key.Key_H, Key.Key_M, Key.Key_Delete):
            window.press(command, modifier=ALT)
            window.until_answered()
            window.settle()
            assert page.scroller.widget().width() <= page.scroller.viewport().width()
            assert page.minimumSizeHint().width() <= page.width()
            for row in (row for card in page.sheet.cards.values() for row in card.rows()):
                assert row.text_fits(), row.fact
            window.press(Key.Key_Escape)
        assert page.scroller.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_erasing_that_was_cut_off_is_told_once_it_is_done(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    with services(folder) as found:
        start(found, "1", name="Zenobia Quandt", number="030 7654321").hang_up("later", NONE, "").future.result(200)
        found.safekeeping.back_up().result(200)
        (one,) = found.persons.find("Zenobia Quandt").result(200)
        with monkeypatch.context() as cut_off:
            cut_off.setattr(erased_copies, "erase_in_copies", lambda *_: 1 // 0)
            assert isinstance(found.persons.erase(one.ref).exception(200), ZeroDivisionError)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    assert files_with(folder, (b"zenobia",))
    with opened(qtbot, folder) as window:
        window.until(lambda: "is done now: 1 copy made anew" in window.app.window.notice.label.text())
        assert files_with(folder, (b"zenobia", b"7654321")) == ()


def _sheet_of(window: Window, name: str, number: str) -> PersonPage:
    page = person_page(window)
    page.search.setFocus()
    page.search.setText(number)
    window.press(Key.Key_Return)
    window.until_answered()
    assert name in page.head.who.text()
    return page


def test_evidence_that_is_written_late_closes_nothing_on_the_sheet_of_somebody_else(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    called(window, "Ms Kern", "0221 4710815")
    called(window, "Mr Oduya", "030 1000001")
    late: Future[EvidenceWritten] = Future()
    monkeypatch.setattr(window.services.evidence, "write_of_person", lambda *_: late)
    page = _sheet_of(window, "Ms Kern", "0221 4710815")
    page.deeds.open_evidence()
    page.deeds.proving.asked.emit(tmp_path)
    (other,) = window.services.persons.find("030 1000001").result(200)
    page.show_meant(Meant(contact_id=other.ref.contact_id))
    window.until(lambda: "Mr Oduya" in page.head.who.text())
    page.deeds.open_handing()
    written = window.services.evidence.of_person(other.ref.contact_id, tmp_path)
    late.set_result(written)
    window.until_answered()
    assert page.deeds.handing.isVisible()
    assert page.told.isHidden()
    assert not page.deeds.proving.busy


def test_a_sheet_that_could_not_be_read_holds_up_no_evidence(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    called(window, "Ms Kern", "0221 4710815")
    page = _sheet_of(window, "Ms Kern", "0221 4710815")
    failing: Future[object] = Future()
    failing.set_exception(OSError("no"))
    monkeypatch.setattr(window.services.persons, "sheet", lambda _ref: failing)
    page.refresh()
    window.until_answered()
    page.open_evidence()
    assert page.deeds.proving.isVisible()
