"""Before a call the window says whether it may be made; where not, Start is off and one key logs why."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from callassist import paths
from callassist.domain.consents import ConsentProof
from callassist.domain.lead_list import ListFrame, ListRow, Party, RowRef
from callassist.domain.text import Language
from callassist.services.calls.call_log import LogFilter
from callassist.services.contacts.contact_text import Lead
from callassist.storage.evidence_files import KeptEvidence
from callassist.ui.settings.settings_page import SettingsPage
from callassist.ui.start.from_list import FromList
from tests.ui.conftest import WAIT, Driver
from tests.ui.driving import Key

BOUGHT = ListFrame("Bought", Party.CONSUMER, script_id="education_savings", stage="cold_call", country="DE")
ROW = ListRow(
    1,
    name="Frau Kern",
    e164="+492214710815",
    proof={
        "given_at": "2026-02-03",
        "text": "Die Sponsoren dürfen mich telefonisch informieren.",
        "source": "x.example",
    },
)


def offer(driver: Driver) -> None:
    """The one row of a bought list of consumers is next."""
    made = driver.services.lead_lists.read_in(BOUGHT, [ROW])
    listed = FromList(RowRef(made.list_id, 1), {}, "Bought", "education_savings", "cold_call")
    driver.start.offer_row(Lead("Frau Kern", "", "+49 221 4710815"), listed)
    driver.qtbot.waitUntil(lambda: driver.start.permission.blocked, timeout=WAIT)


def test_start_is_off_for_a_consumer_of_a_bought_list_and_says_why(driver: Driver) -> None:
    """L3: a word, a sign, the reason and what is missing stand above Start."""
    offer(driver)
    assert not driver.start.start.isEnabled()
    shown = driver.start.permission.label.text()
    assert "✕" in shown
    assert "consumer without a complete proof" in shown
    assert "Missing: for whom, about what" in shown
    driver.start.submit()
    driver.qtbot.waitUntil(lambda: not driver.start.message.isHidden(), timeout=WAIT)
    assert driver.services.call_log.page(LogFilter()).result(200).rows == ()


def test_a_refusal_is_in_sight_in_a_small_window_though_somebody_is_next(driver: Driver) -> None:
    """The card of who is next is one line while somebody else stands in the form, and whole once nobody does."""
    driver.window.resize(700, 600)
    fair = ListFrame("Fair", Party.BUSINESS, presumed_reason="They asked for offers of this kind at the fair")
    driver.services.lead_lists.read_in(fair, [ListRow(1, name="Lead 1", e164="+49301000001")])
    driver.window.call_desk.refresh()
    card = driver.start.what_now
    driver.qtbot.waitUntil(lambda: card.who_is_next is not None, timeout=WAIT)
    assert card.in_a_line.isHidden()
    offer(driver)
    driver.settle()
    page, band = driver.start, driver.start.permission
    for part in (band.label, band.write, band.rings, band.skip):
        bottom = part.mapTo(page, part.rect().bottomLeft()).y()
        assert bottom < page.height(), f"{part.text()!r} ends at {bottom} of {page.height()}"
    assert not card.in_a_line.isHidden()
    assert "Lead 1" in card.in_a_line.whole()
    driver.start.clear_lead()
    driver.settle()
    assert card.in_a_line.isHidden()
    assert card.start.isVisible()
    assert card.why.isVisible()


def test_only_not_called_can_be_logged_of_them_with_one_press(driver: Driver) -> None:
    offer(driver)
    driver.start.permission.skip.click()
    driver.qtbot.waitUntil(lambda: "Frau Kern" in driver.start.done.text(), timeout=WAIT)
    page = driver.services.call_log.page(LogFilter()).result(200)
    assert [(row.name, row.outcome) for row in page.rows] == [("Frau Kern", "not_called_no_consent")]


def test_the_keys_of_the_band_open_the_proof_and_log_that_nobody_was_called(driver: Driver) -> None:
    """They work while the form has the focus, and do nothing where the band asks for nothing."""
    assert not driver.start.permission.open_by_key()
    assert not driver.start.permission.skip_by_key()
    offer(driver)
    driver.key(Key.Key_T, alt=True)
    assert driver.start.permission.fields[0].hasFocus()
    driver.key(Key.Key_J, alt=True)
    driver.qtbot.waitUntil(lambda: "Frau Kern" in driver.start.done.text(), timeout=WAIT)
    page = driver.services.call_log.page(LogFilter()).result(200)
    assert [row.outcome for row in page.rows] == ["not_called_no_consent"]


def test_a_broken_copy_of_the_rules_is_told_with_its_place_while_ours_hold(driver: Driver) -> None:
    own = driver.folder / "rules" / "calling.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("format: 1\nrules: [\n", encoding="utf-8")
    offer(driver)
    notice = driver.app.window.notice
    assert "calling.yaml:" in notice.label.text()
    assert "ours hold meanwhile" in notice.label.text()


def test_a_proof_that_is_written_down_lets_the_call_begin(driver: Driver) -> None:
    driver.services.settings.set("company", "Beispiel GmbH")
    offer(driver)
    band = driver.start.permission
    band.write.click()
    for field, text in zip(band.fields, ("2026-02-03", "on the phone", "yes, call me", "savings"), strict=True):
        field.setText(text)
        field.textEdited.emit(text)
    driver.qtbot.waitUntil(lambda: driver.start.start.isEnabled(), timeout=WAIT)
    assert not band.blocked


def test_a_number_typed_by_hand_is_a_doubt_and_no_refusal(driver: Driver) -> None:
    driver.start.focus_first()
    driver.type("Frau Kern, 0221 4710815")
    driver.qtbot.waitUntil(lambda: "!" in driver.start.permission.label.text(), timeout=WAIT)
    assert driver.start.start.isEnabled()


def test_the_reasons_are_told_in_the_language_of_the_window(driver: Driver) -> None:
    offer(driver)
    driver.start.set_defaults(Language.DE, Language.DE)
    assert "Verbraucher ohne" in driver.start.permission.label.text()


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_band_never_makes_the_page_wider_than_the_window(driver: Driver, language: str, opened: bool) -> None:
    driver.services.settings.set("window_language", language)
    driver.services.settings.set("interface_size", 150)
    driver.app.window.apply_settings()
    driver.app.window.resize(700, 600)
    offer(driver)
    if opened:
        driver.start.permission.write.click()
    driver.settle()
    area = next(one for one in driver.start.findChildren(QScrollArea) if one.isVisible())
    inner = area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= area.viewport().width()
    for one in (driver.start.start, driver.start.permission.skip, driver.start.what_now.start):
        if one.isVisible():
            assert one.mapTo(area.viewport(), one.rect().bottomRight()).x() < area.viewport().width()


def test_a_british_lead_is_callable_once_the_look_up_is_written_down_by_keys(driver: Driver) -> None:
    """TPS and CTPS: the day, the register, its reference. The settings say by which rules."""
    frame = ListFrame("UK", Party.BUSINESS, script_id="education_savings", stage="cold_call", country="GB")
    made = driver.services.lead_lists.read_in(frame, [ListRow(1, name="Ms Kern", e164="+442071234567")])
    driver.clock.tick(3600)
    listed = FromList(RowRef(made.list_id, 1), {}, "UK", "education_savings", "cold_call")
    driver.start.offer_row(Lead("Ms Kern", "", "+44 20 7123 4567"), listed)
    band = driver.start.permission
    driver.qtbot.waitUntil(lambda: band.blocked, timeout=WAIT)
    assert "TPS and CTPS" in band.label.text()
    assert "look-up" in band.write.text()
    driver.key(Key.Key_T, alt=True)
    driver.type("2026-02-20")
    driver.key(Key.Key_Tab)
    driver.type("TPS, CTPS")
    driver.qtbot.waitUntil(lambda: driver.start.start.isEnabled(), timeout=WAIT)
    assert band.fields[2].isVisible()
    assert not band.fields[3].isVisible()
    driver.key(Key.Key_Return)
    driver.qtbot.waitUntil(lambda: driver.window.call_desk.in_call, timeout=WAIT)
    kept = "SELECT basis, given_at, how FROM consent"
    rows = driver.services.database.submit(lambda store: store.connection.execute(kept).fetchall()).result(200)
    assert [tuple(one) for one in rows] == [("looked_up", "2026-02-20", "TPS, CTPS")]


def test_of_a_swiss_lead_the_key_asks_for_the_directory_and_once_more_for_a_consent(driver: Driver) -> None:
    frame = ListFrame("CH", Party.BUSINESS, script_id="education_savings", stage="cold_call", country="CH")
    made = driver.services.lead_lists.read_in(frame, [ListRow(1, name="Herr Wyss", e164="+41441234567")])
    listed = FromList(RowRef(made.list_id, 1), {}, "CH", "education_savings", "cold_call")
    driver.start.offer_row(Lead("Herr Wyss", "", "+41 44 123 45 67"), listed)
    band = driver.start.permission
    driver.qtbot.waitUntil(lambda: band.blocked, timeout=WAIT)
    driver.key(Key.Key_T, alt=True)
    assert not band.fields[3].isVisible()
    assert "consent instead" in band.write.text()
    driver.key(Key.Key_T, alt=True)
    assert band.fields[3].isVisible()
    assert "look-up instead" in band.write.text()
    for text in ("2026-02-03", "by phone", "yes, call me", "savings"):
        driver.type(text)
        driver.key(Key.Key_Tab)
    driver.services.settings.set("company", "Beispiel GmbH")
    band.changed.emit()
    driver.qtbot.waitUntil(lambda: driver.start.start.isEnabled(), timeout=WAIT)
    proof = band.proof("Beispiel GmbH", "savings")
    assert proof is not None
    assert proof.basis == "express"


def test_the_settings_show_which_rules_are_in_use_and_a_slip_in_the_windows_language(driver: Driver) -> None:
    own = driver.folder / "rules" / "calling.yaml"
    own.parent.mkdir(parents=True)
    ours = paths.resource("rules", "calling.yaml").read_text(encoding="utf-8")
    own.write_text(ours.replace("attempts_today: { at_least: 3 }", "attempts_today: { at_least: 4 }"), encoding="utf-8")
    driver.services.settings.set("window_language", "de")
    driver.app.window.apply_settings()
    driver.key(Key.Key_Comma, ctrl=True)
    page = driver.app.window.page("settings")
    assert isinstance(page, SettingsPage)
    card = page.rules
    driver.qtbot.waitUntil(lambda: "SHA-256" in card.sha256.text(), timeout=WAIT)
    sha256 = driver.services.rules.get().sha256
    assert sha256 in card.sha256.text().replace("\u200b", "")
    assert "Die mitgelieferte Datei" in card.which.text()
    line = ours[: ours.index("attempts_today: { at_least: 3 }")].count("\n") + 1
    assert f"calling.yaml:{line}:" in card.problem.text()
    assert "mehr als 3 Anrufe am Tag bei einer Nummer erlaubt keine Regel" in card.problem.text()


class _Copies:
    """Copies of files that are over when a test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path, Future[KeptEvidence]]] = []

    def attach(self, source: Path) -> Future[KeptEvidence]:
        future: Future[KeptEvidence] = Future()
        self.asked.append((source, future))
        return future

    def keep(self, place: int) -> None:
        source, future = self.asked[place]
        future.set_result(KeptEvidence(f"{place:02}" * 32, source.name, 1))

    def fail(self, place: int) -> None:
        self.asked[place][1].set_exception(FileNotFoundError("x.pdf"))


@pytest.fixture
def copies(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> _Copies:
    made = _Copies()
    monkeypatch.setattr(driver.services.evidence, "attach", made.attach)
    return made


def name_file(driver: Driver, path: str) -> None:
    band = driver.start.permission
    band.file.setFocus()
    band.file.setText(path)
    driver.key(Key.Key_Return)


def write_proof(driver: Driver) -> None:
    band = driver.start.permission
    band.open_form()
    for field, text in zip(band.fields, ("2026-02-03", "on the phone", "yes, call me", "savings"), strict=True):
        field.setText(text)
        field.textEdited.emit(text)
    driver.settle()


def proof_of(driver: Driver) -> ConsentProof | None:
    return driver.start.permission.proof("Beispiel GmbH", "savings")


def test_the_same_file_proves_the_next_lead_too_and_a_copy_that_failed_is_tried_again(
    driver: Driver, copies: _Copies
) -> None:
    driver.services.settings.set("company", "Beispiel GmbH")
    offer(driver)
    write_proof(driver)
    name_file(driver, "/a.pdf")
    copies.fail(0)
    driver.settle()
    assert driver.start.message.isVisible()
    name_file(driver, "/a.pdf")
    copies.keep(1)
    driver.settle()
    found = proof_of(driver)
    assert found is not None
    assert found.evidence_ref == "a.pdf"
    driver.start.clear_lead()
    offer(driver)
    write_proof(driver)
    name_file(driver, "/a.pdf")
    assert len(copies.asked) == 3
    copies.keep(2)
    driver.settle()
    found = proof_of(driver)
    assert found is not None
    assert found.evidence_sha256 == "02" * 32


def test_a_file_that_is_kept_late_is_none_of_the_proof_of_the_next_lead(driver: Driver, copies: _Copies) -> None:
    offer(driver)
    write_proof(driver)
    name_file(driver, "/a.pdf")
    name_file(driver, "/b.pdf")
    copies.keep(0)
    driver.settle()
    assert not driver.start.permission.kept.text()
    driver.start.clear_lead()
    offer(driver)
    write_proof(driver)
    copies.fail(1)
    driver.settle()
    assert driver.start.message.isHidden()
    found = proof_of(driver)
    assert found is not None
    assert not found.evidence_ref


def test_a_file_whose_path_is_taken_away_proves_nothing_any_more(driver: Driver, copies: _Copies) -> None:
    offer(driver)
    write_proof(driver)
    name_file(driver, "/a.pdf")
    copies.keep(0)
    driver.settle()
    name_file(driver, "")
    found = proof_of(driver)
    assert found is not None
    assert not found.evidence_ref
    assert not driver.start.permission.kept.text()


def test_no_call_begins_before_the_file_that_proves_it_is_kept(driver: Driver, copies: _Copies) -> None:
    driver.services.settings.set("company", "Beispiel GmbH")
    offer(driver)
    write_proof(driver)
    driver.qtbot.waitUntil(driver.start.start.isEnabled, timeout=WAIT)
    name_file(driver, "/a.pdf")
    assert not driver.start.start.isEnabled()
    driver.start.submit()
    assert "still being copied" in driver.start.message.label.text()
    driver.key(Key.Key_G, ctrl=True)
    driver.settle()
    assert driver.services.call_log.page(LogFilter()).result(200).rows == ()
    assert not driver.window.call_desk.starting
    copies.keep(0)
    driver.qtbot.waitUntil(driver.start.start.isEnabled, timeout=WAIT)
    driver.start.submit()
    driver.qtbot.waitUntil(lambda: driver.window.call_desk.in_call, timeout=WAIT)
    kept = "SELECT evidence_ref FROM consent"
    rows = driver.services.database.submit(lambda store: store.connection.execute(kept).fetchall()).result(200)
    assert [tuple(one) for one in rows] == [("a.pdf",)]


@pytest.mark.parametrize("how", ["rings", "list", "pasted"])
def test_what_was_written_down_of_one_lead_is_no_proof_of_another(driver: Driver, copies: _Copies, how: str) -> None:
    offer(driver)
    write_proof(driver)
    name_file(driver, "/a.pdf")
    if how == "rings":
        driver.start.offer_lead(Lead("Herr Roth", "", "+49 30 1000001"), rings=True, asked=True)
    elif how == "list":
        driver.start.offer_row(
            Lead("Herr Roth", "", "+49 30 1000001"), FromList(RowRef("x", 2), {}, "X", "", ""), asked=True
        )
    else:
        driver.start.focus_first()
        QApplication.clipboard().setText("Herr Roth, 030 1000001")
        driver.key(Key.Key_V, ctrl=True)
    assert proof_of(driver) is None
    assert not driver.start.permission.file.text()
    copies.keep(0)
    driver.settle()
    assert driver.start.lead().name == "Herr Roth"
    assert not driver.start.permission.kept.text()


def test_the_lead_that_is_offered_once_more_keeps_what_was_written_down(driver: Driver, copies: _Copies) -> None:
    offer(driver)
    write_proof(driver)
    before = proof_of(driver)
    assert before is not None
    driver.start.offer_lead(Lead("Frau Kern", "", "+49 221 4710815"), rings=True, asked=True)
    assert proof_of(driver) == before
    assert copies.asked == []


def test_a_path_in_the_folder_of_nobody_is_looked_for_as_it_stands(driver: Driver, copies: _Copies) -> None:
    offer(driver)
    write_proof(driver)
    name_file(driver, "~nobody_of_this_name/a.pdf")
    assert [str(source) for source, _ in copies.asked] == ["~nobody_of_this_name/a.pdf"]
    copies.fail(0)
    driver.settle()
