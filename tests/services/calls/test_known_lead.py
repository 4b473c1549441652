"""What a call needs is there when the next one begins: who, what was agreed, who decides, why they may be called."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from callassist.domain.contact import Consent, Role
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.script import Opening
from callassist.domain.text import WINDOW_LANGUAGES, Language
from callassist.domain.verdict import VerdictState
from callassist.engine.view import CallView, PieceKind
from callassist.errors import NotUnderstood
from callassist.services.calls.call_log import LogFilter
from callassist.services.calls.live_call import LiveCall
from callassist.services.clock import FixedClock
from callassist.storage.calls.log_views import NamedPerson, Promise
from tests.storage.logs import KERN, NONE, START, press, request, services, start

TOMORROW = START + timedelta(days=1)
CALLBACK = FollowUp(FollowUpKind.CALLBACK, TOMORROW, "bat darum")
FIRM = {"script": "contract_review", "company": "Kern GmbH"}


def said(view: CallView) -> str:
    return "".join(piece.text for piece in view.say.pieces)


# -- e-mail, address, consent ------------------------------------------------------------------------------------------


def test_the_day_of_the_consent_is_said_in_the_sentence_that_must_be_said(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, consent_date="3.2.", consent_source="Messe Köln")
        assert "am 3. Februar 2026 zugestimmt" in said(live.view)
        press(live, "L=en")
        assert "On 3 February 2026 you agreed" in said(live.view)


def test_what_a_sentence_that_must_be_said_lacks_is_told_until_it_is_noted(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        found.settings.set("caller", "Ute Roth")
        found.settings.set("company", "Roth GmbH")
        live = start(found)
        assert live.view.lacks == ("Datum der Einwilligung",)
        press(live, "K=;;3.2.2026;Messe")
        assert live.view.lacks == ()
        assert all(piece.kind is not PieceKind.GAP for piece in live.view.say.pieces)
        press(live, "1")
        assert not live.view.must_say
        assert live.view.lacks == ()


def test_what_was_noted_stays_whatever_is_taken_back(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1", "K=kern@example.org;Am Markt 1;3.2.2026;Messe", "Back", "Back")
        assert live.view.contact.email == "kern@example.org"
        assert live.view.contact.consent == Consent(date(2026, 2, 3), "Messe")
        press(live, "1", "1", "R", "K=neu@example.org", "Esc")
        assert live.view.contact.email == "neu@example.org"
        assert live.view.contact.address == "Am Markt 1"


def test_another_source_of_a_consent_does_not_keep_the_day_of_the_former_one(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "K=;;3.2.2026;Messe", "K=;;;Adressliste")
        assert live.view.contact.consent == Consent(None, "Adressliste")


@pytest.mark.parametrize("typed", ["4.3.2026", "morgen", "Quatsch"])
def test_a_consent_that_is_still_to_come_is_refused(tmp_path: Path, typed: str) -> None:
    with services(tmp_path) as found:
        with pytest.raises(NotUnderstood):
            start(found, f"K=;;{typed};Messe")
        error = found.calling.start(request(consent_date=typed)).exception(200)
        assert isinstance(error, NotUnderstood)


def test_the_next_call_knows_where_to_write_to_and_why_it_may_be_made(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1", "K=kern@example.org;Am Markt 1;3.2.2026;Messe").hang_up("later", NONE, "").future.result(200)
        live = start(found)
        contact = live.view.contact
        assert (contact.email, contact.address) == ("kern@example.org", "Am Markt 1")
        assert contact.consent == Consent(date(2026, 2, 3), "Messe")
        row = found.call_log.page(LogFilter()).result(200).rows[0]
        assert (row.email, row.consent_date, row.consent_source) == ("kern@example.org", "2026-02-03", "Messe")


# -- a number that is known --------------------------------------------------------------------------------------------


def test_a_known_number_tells_who_it_is_what_was_said_and_what_was_agreed(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1", "1", "1").hang_up("callback_agreed", CALLBACK, "hat zwei Kinder").future.result(200)
        known = found.calling.look_up(request(name="", number="+49 30 1234567")).result(200)
        assert known is not None
        assert known.person.name == "Frau Kern"
        assert known.last is not None
        assert (known.last.outcome, known.last.note) == ("callback_agreed", "hat zwei Kinder")
        agreed = Promise(FollowUpKind.CALLBACK, TOMORROW, "bat darum", "education_savings", "Frau Kern")
        assert known.history.promises == (agreed,)
        assert len(known.history.answers) == 1
        assert found.calling.look_up(request(name="", number="030 7654321")).result(200) is None


def test_a_callback_opens_as_one_at_its_time_and_not_before(tmp_path: Path) -> None:
    clock = FixedClock(START, "Europe/Berlin")
    with services(tmp_path, clock) as found:
        start(found, "1", "1", "1").hang_up("callback_agreed", CALLBACK, "").future.result(200)
        known = found.calling.look_up(request(name="")).result(200)
        assert known is not None
        clock.tick(24 * 3600)
        live = start(found, name="")
        assert live.view.node == "a01c"
        assert "Guten Tag Frau Kern" in said(live.view)
        assert "Wir hatten heute um 10 Uhr einen Rückruf ausgemacht" in said(live.view)
        press(live, "1", "1")
        assert live.view.question == "q_age", "what was answered is not asked again"
        live.hang_up("not_interested", NONE, "").future.result(200)
        assert start(found, name="").view.node == "a01", "it was kept: the next call is none"


def test_a_call_before_the_agreed_day_and_one_that_comes_in_open_as_usual(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1").hang_up("callback_agreed", CALLBACK, "").future.result(200)
        assert start(found).call.setup.opening is Opening.COLD
    clock = FixedClock(TOMORROW, "Europe/Berlin")
    with services(tmp_path, clock) as found:
        assert start(found, direction="in").call.setup.opening is Opening.COLD


# -- who decides -------------------------------------------------------------------------------------------------------


def named(live: LiveCall, allowed: str = "1", best_time: str = "morgen 9") -> FollowUp:
    press(live, "3", f"C=Herr Oduya;IT-Leiter;030 7654321;{best_time}", allowed)
    return live.follow_up_for("decision_maker_named")


def test_who_decides_is_proposed_for_the_time_that_was_told_and_stands_in_the_log(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, **FIRM)
        follow_up = named(live)
        nine = datetime(2026, 3, 3, 9, tzinfo=START.tzinfo)
        assert follow_up == FollowUp(FollowUpKind.CONTACT_DECISION_MAKER, nine, contact_name="Herr Oduya")
        live.hang_up("decision_maker_named", follow_up, "").future.result(200)
        row = found.call_log.page(LogFilter()).result(200).rows[0]
        assert row.decision_maker == NamedPerson("Herr Oduya", "IT-Leiter", "030 7654321", "morgen 9")
        assert row.follow_up_at == "2026-03-03T09:00+01:00"


@pytest.mark.parametrize("number", ["030 7654321", KERN], ids=["at the direct line", "at the switchboard"])
def test_the_call_to_who_decides_says_who_named_them_and_does_not_ask_who_is_in_charge(
    tmp_path: Path, number: str
) -> None:
    with services(tmp_path) as found:
        live = start(found, **FIRM)
        live.hang_up("decision_maker_named", named(live), "").future.result(200)
        known = found.calling.look_up(request("Herr Oduya", number)).result(200)
        assert known is not None
        assert (known.function, [one.told_by for one in known.history.promises]) == ("IT-Leiter", ["Frau Kern"])
        assert known.person.number_typed == "030 7654321"
        second = start(found, name="Herr Oduya", number=number, **FIRM)
        assert second.view.node == "b04r"
        assert second.view.contact.role is Role.DECISION_MAKER
        assert "Ihren Namen habe ich von Frau Kern" in said(second.view)
        press(second, "L=en")
        assert "I was given your name by Frau Kern" in said(second.view)
        second.hang_up("not_interested", NONE, "").future.result(200)
        assert start(found, name="Herr Oduya", number=number, **FIRM).view.node == "b01", "that was done"


@pytest.mark.parametrize(
    ("told", "kept"), [("nach den Ferien", "nach den Ferien"), ("morgen 9", ""), ("gestern um 9", "gestern um 9")]
)
def test_a_best_time_that_names_no_day_is_known_to_the_next_call(tmp_path: Path, told: str, kept: str) -> None:
    """One that does is when the call is due."""
    with services(tmp_path) as found:
        live = start(found, **FIRM)
        live.hang_up("decision_maker_named", named(live, best_time=told), "").future.result(200)
        known = found.calling.look_up(request("Herr Oduya", "030 7654321")).result(200)
        assert known is not None
        assert known.best_time == kept


def test_who_did_not_want_to_be_named_is_not(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, **FIRM)
        live.hang_up("decision_maker_named", named(live, "2"), "").future.result(200)
        second = start(found, name="Herr Oduya", number="030 7654321", **FIRM)
        assert "Ihren Namen habe ich von Ihrer Zentrale" in said(second.view)


@pytest.mark.parametrize("way", ["in the call", "before the call"])
def test_a_call_started_by_mistake_leaves_who_decides_to_be_called(tmp_path: Path, way: str) -> None:
    whom = {"name": "Herr Oduya", "number": "030 7654321", **FIRM}
    with services(tmp_path) as found:
        live = start(found, **FIRM)
        live.hang_up("decision_maker_named", named(live), "").future.result(200)
        if way == "in the call":
            second = start(found, **whom)
            assert second.view.node == "b04r"
            second.hang_up("started_by_mistake", NONE, "").future.result(200)
        else:
            found.calling.log_unreached(request(**whom), "no_answer", NONE).result(200)
            found.calling.take_back_unreached().result(200)
        assert start(found, **whom).view.node == "b04r"


def test_a_call_started_by_mistake_makes_nobody_known(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, **FIRM)
        named(live)
        live.hang_up("started_by_mistake", NONE, "").future.result(200)
        assert found.calling.look_up(request("Herr Oduya", "030 7654321")).result(200) is None


def test_who_decides_is_found_however_the_name_was_written(tmp_path: Path) -> None:
    whom = {"name": "HERR ODUYA", "number": KERN, **FIRM}
    with services(tmp_path) as found:
        start(found, **whom).hang_up("no_answer", NONE, "").future.result(200)
        live = start(found, **FIRM)
        live.hang_up("decision_maker_named", named(live), "").future.result(200)
        assert start(found, **whom).view.node == "b04r"


def test_the_next_call_does_not_know_a_new_consent_by_the_day_of_the_former_one(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        for noted in ("K=;;3.2.2026;Messe", "K=;;;Adressliste"):
            start(found, noted).hang_up("hung_up", NONE, "").future.result(200)
        assert start(found).view.contact.consent == Consent(None, "Adressliste")


# -- a next step -------------------------------------------------------------------------------------------------------


def prospect(live: LiveCall) -> None:
    press(live, "D1", "1", "1", "1", "=6", "1")
    assert live.view.verdict.state is VerdictState.PROSPECT


@pytest.mark.parametrize("outcome", ["prospect_no_appointment", "hung_up", "presentation"])
def test_a_prospect_is_never_left_without_a_next_step_to_take(tmp_path: Path, outcome: str) -> None:
    with services(tmp_path) as found:
        live = start(found)
        assert not live.none_wants_reason(outcome), "no prospect yet"
        prospect(live)
        follow_up = live.follow_up_for(outcome)
        assert follow_up.kind is FollowUpKind.RETRY
        # whoever hung up is tried in another part of that day
        assert follow_up.due == datetime(2026, 3, 9, 11 if outcome == "hung_up" else 10, tzinfo=START.tzinfo)
        assert live.none_wants_reason(outcome)
        assert not live.none_wants_reason("not_interested")


def test_why_nothing_follows_is_in_the_log(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found)
        prospect(live)
        none = FollowUp(FollowUpKind.NONE, reason="zieht weg")
        live.hang_up("prospect_no_appointment", none, "").future.result(200)
        row = found.call_log.page(LogFilter()).result(200).rows[0]
        assert (row.follow_up, row.follow_up_reason) == ("none", "zieht weg")


# -- who gave you my number? -------------------------------------------------------------------------------------------

SCRIPTS = ["education_savings", "contract_review", "insurance_advice", "solar_insulation"]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("language", WINDOW_LANGUAGES)
def test_where_the_number_is_from_is_said_where_that_is_known(tmp_path: Path, script: str, language: Language) -> None:
    with services(tmp_path) as found:
        live = start(found, "o_data", script=script, language=language, consent_source="Messe Köln")
        assert "Messe Köln" in said(live.view)
        live = start(found, "o_data", script=script, language=language, consent_source="Messe", consent_date="3.2.")
        assert "Messe" in said(live.view)
        assert live.view.wording[1] >= 2


@pytest.mark.parametrize("script", SCRIPTS)
def test_without_a_source_that_is_said_and_nobody_is_blocked_unless_the_rep_does_it(
    tmp_path: Path, script: str
) -> None:
    with services(tmp_path) as found:
        live = start(found, "o_data", script=script)
        words = said(live.view)
        assert "nicht sauber sagen" in words
        assert live.view.wording == (1, 1), "wordings that say the same are one"
        press(live, "o_data", "o_data")
        assert said(live.view) == words
        press(live, "Enter")
        assert not live.call.no_more_calls
        known = found.calling.look_up(request()).result(200)
        assert known is not None
        assert not known.history.blocked
        press(live, "X4")
        assert live.call.no_more_calls
