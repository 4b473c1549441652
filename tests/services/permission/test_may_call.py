"""The gate in the service: what a list says blocks, what is typed by hand warns, and every dialling is a use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.calling_rules import Permission
from callassist.domain.consents import LOOKED_UP, ConsentProof, kept_until
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party, RowRef
from callassist.domain.text import Language
from callassist.errors import ImpossibleAction
from callassist.services.calls.call_opening import CallRequest
from callassist.services.clock import FixedClock
from callassist.services.leads.lists import request_for
from callassist.services.permission.list_law import held_by_law, proof_of
from callassist.services.permission.rules_in_use import RulesInUse
from callassist.storage.calls import consent_journal
from callassist.storage.driver import Connection
from callassist.storage.keeping import outlived
from callassist.storage.store import Store
from tests.storage.logs import NONE, START, request, services, start

BOUGHT = ListFrame("Bought", Party.CONSUMER, script_id="education_savings", stage="cold_call", country="DE")
TEXT = "Ja, die Beispiel GmbH darf mich telefonisch zur Ausbildungsvorsorge beraten."
CONFIRMED = replace(BOUGHT, consent_basis="express", consent_via="by a form on the web", consent_text=TEXT)
PROOF = ConsentProof(
    "express", "Beispiel GmbH", "savings", "phone", TEXT, "2026-02-03", "day", "by a form", "other", "p. 1"
)
NUMBER = "+49301234567"


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path) as opened:
        opened.settings.set("company", "Beispiel GmbH")
        yield opened


def listed(found: Services, frame: ListFrame, **proof: str) -> CallRequest:
    """The request for the one row of a new list."""
    made = found.lead_lists.read_in(frame, [ListRow(1, name="Frau Kern", e164=NUMBER, proof=proof)])
    one = next(one for one in found.lead_lists.lists().result(200) if one.id == made.list_id)
    placed = found.lead_lists.row(RowRef(made.list_id, 1)).result(200)
    return request_for(one, placed, Language.DE)


def lines(found: Services) -> list[dict[str, object]]:
    return found.database.submit(lambda store: consent_journal.lines(store.connection)).result(200)


def query(found: Services, sql: str) -> list[tuple[object, ...]]:
    return found.database.submit(lambda store: store.connection.execute(sql).fetchall()).result(200)


def calls(found: Services) -> list[tuple[object, ...]]:
    return query(found, "SELECT outcome, gate FROM call ORDER BY seq")


def test_a_column_that_says_opt_in_is_evidence_and_no_consent(found: Services) -> None:
    """Bought consumers with a day and a text of their own: nobody is called before the list was confirmed (L3, D6)."""
    asked = listed(found, BOUGHT, given_at="2026-02-03", text=TEXT, source="gewinnspiel.example")
    answer = found.calling.may_call(asked).result(200)
    assert answer.blocked
    assert answer.missing == ("subject",)
    with pytest.raises(ImpossibleAction) as refused:
        found.calling.start(asked).result(200)
    assert refused.value.code == "may_not_call"
    with pytest.raises(ImpossibleAction):
        found.calling.log_unreached(asked, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
    assert calls(found) == []
    assert lines(found) == []


def test_a_blocked_consumer_can_be_logged_as_not_called_and_that_is_no_use(found: Services) -> None:
    asked = listed(found, BOUGHT, given_at="2026-02-03", text=TEXT)
    found.calling.log_unreached(asked, "not_called_no_consent", NONE).result(200)
    ((outcome, gate),) = calls(found)
    assert outcome == "not_called_no_consent"
    assert str(gate).startswith("block de.consumer.consent 2026-")
    assert lines(found) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Ja, ich bin einverstanden, dass mich die Sponsoren telefonisch informieren.", ("company",)),
        ("Ja, die Beispiel GmbH darf mir Mails schicken.", ("phone",)),
    ],
)
def test_a_text_that_does_not_name_us_or_the_telephone_is_no_consent(
    found: Services, text: str, missing: tuple[str, ...]
) -> None:
    frame = replace(CONFIRMED, consent_text="" if missing == ("company",) else TEXT)
    answer = found.calling.may_call(listed(found, frame, given_at="2026-02-03", text=text)).result(200)
    assert answer.blocked
    assert answer.missing == missing


def test_a_mailed_confirmation_alone_blocks(found: Services) -> None:
    frame = replace(CONFIRMED, consent_via="Double-Opt-In", consent_text="Die Beispiel GmbH darf mir schreiben.")
    answer = found.calling.may_call(listed(found, frame, given_at="2026-02-03")).result(200)
    assert answer.blocked
    assert "de.consumer.mail_doi" in [one.rule.id for one in answer.reasons]


def test_the_wording_typed_for_a_list_makes_its_rows_callable_each_with_its_own_day(found: Services) -> None:
    assert not found.calling.may_call(listed(found, CONFIRMED, given_at="2026-02-03")).result(200).blocked
    assert found.calling.may_call(listed(found, CONFIRMED)).result(200).missing == ("when",)


def test_a_consent_is_written_down_and_used_in_the_transaction_that_begins_the_call(found: Services) -> None:
    asked = listed(found, CONFIRMED, given_at="2026-02-03")
    found.calling.start(asked).result(200)
    assert [one["kind"] for one in lines(found)] == ["given", "used"]
    payload = json.loads(str(query(found, "SELECT payload FROM call_event WHERE number = 0")[0][0]))
    assert payload["gate"]["answer"] == "free"
    assert payload["gate"]["local"] == "2026-03-02T10:00+01:00"
    assert len(payload["gate"]["rules"]) == 64
    ((consent_id, kept, used),) = query(found, "SELECT id, keep_until, last_used_at FROM consent")
    assert consent_id == lines(found)[1]["consent_id"]
    assert kept == "2031-03-02"
    assert str(used).startswith("2026-03-02")


def test_a_proof_that_was_let_go_of_does_not_stand_before_what_a_list_says(found: Services) -> None:
    asked = replace(request(name="Frau Kern", number=NUMBER), proof=PROOF)
    found.calling.start(asked).result(200).hang_up("not_interested", NONE, "").future.result(200)
    row = listed(found, CONFIRMED, given_at="2026-02-05", text=TEXT, source="form")

    def let_go(store: Store) -> tuple[str, ...]:
        ids = [str(one) for (one,) in store.connection.execute("SELECT id FROM consent")]
        return outlived.forget_consents(store.connection, ids)

    assert not found.calling.may_call(row).result(200).blocked
    found.database.submit(let_go).result(200)
    answer = found.calling.may_call(row).result(200)
    assert (answer.blocked, answer.missing) == (False, ())
    # without a list there is nothing to show any more, and she is no list's
    alone = found.calling.may_call(request(name="Frau Kern", number=NUMBER)).result(200)
    assert alone.permission is not Permission.FREE


def test_what_fails_leaves_neither_call_nor_use(found: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = listed(found, CONFIRMED, given_at="2026-02-03")

    def fail(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(consent_journal, "use", fail)
    with pytest.raises(RuntimeError):
        found.calling.start(asked).result(200)
    assert calls(found) == []
    assert lines(found) == []


def test_nobody_answering_is_a_use_as_well(found: Services) -> None:
    asked = listed(found, CONFIRMED, given_at="2026-02-03")
    for _ in range(2):
        found.calling.log_unreached(asked, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
    assert [one["kind"] for one in lines(found)] == ["given", "used", "used"]


def test_who_asks_not_to_be_called_ends_their_consent(found: Services) -> None:
    live = found.calling.start(listed(found, CONFIRMED, given_at="2026-02-03")).result(200)
    live.hang_up("do_not_call", NONE, "").future.result(200)
    assert [one["kind"] for one in lines(found)] == ["given", "used", "ended"]
    ((state, ended),) = query(found, "SELECT state, ended_at FROM consent")
    assert state == "ended"
    assert ended


def test_a_proof_that_is_typed_makes_a_blocked_lead_callable(found: Services) -> None:
    asked = listed(found, BOUGHT)
    assert found.calling.may_call(asked).result(200).blocked
    found.calling.start(replace(asked, proof=PROOF)).result(200)
    assert [one["kind"] for one in lines(found)] == ["given", "used"]


def test_a_number_typed_by_hand_is_warned_of_and_called(found: Services) -> None:
    answer = found.calling.may_call(request(name="Somebody", number="030 7654321")).result(200)
    assert answer.permission is Permission.WARN
    start(found, "1", name="Somebody", number="030 7654321")
    ((_, gate),) = calls(found)
    assert str(gate).startswith("warn de.consumer.consent")


def test_who_says_that_she_types_consumers_is_refused_without_a_consent(found: Services) -> None:
    typed = request(name="Somebody", number="030 7654321")
    found.settings.set("typed_leads", "consumer")
    assert found.calling.may_call(typed).result(200).blocked
    found.settings.set("typed_leads", "business")
    assert found.calling.may_call(typed).result(200).permission is Permission.WARN


def test_who_calls_us_is_free(found: Services) -> None:
    asked = replace(listed(found, BOUGHT), direction="in")
    found.calling.start(asked).result(200)
    ((_, gate),) = calls(found)
    assert str(gate).startswith("free inbound")
    assert lines(found) == []


@pytest.mark.parametrize("party", list(Party))
@pytest.mark.parametrize("reason", ["", "because", "Asked for offers at the fair"])
@pytest.mark.parametrize("given_at", ["", "2026-02-03"])
def test_whoever_a_list_holds_by_law_is_blocked_by_the_gate(
    found: Services, party: Party, reason: str, given_at: str
) -> None:
    """What is held at import and what the gate refuses is one thing in Germany: the queue has no third answer."""
    for basis in ("", "express", "customer", "none"):
        frame = replace(BOUGHT, party=party, presumed_reason=reason, consent_basis=basis)
        for told in ({}, {"text": TEXT, "via": "by a form"}, {"text": TEXT, "via": "DOI"}, {"text": "Sponsoren"}):
            told = told | ({"given_at": given_at} if given_at else {})
            held = held_by_law(told, frame, "Beispiel GmbH")
            answer = found.calling.may_call(listed(found, frame, **told)).result(200)
            assert (held is not None) is answer.blocked, (basis, told, held)


def test_a_users_own_rules_take_the_place_of_ours_where_they_are_sound(tmp_path: Path) -> None:
    ours = RulesInUse(tmp_path / "nowhere").get()
    text = (Path(__file__).parents[3] / "resources" / "rules" / "calling.yaml").read_text(encoding="utf-8")
    own = tmp_path / "rules" / "calling.yaml"
    own.parent.mkdir()
    own.write_text(text.replace("at_least: 3 }", "at_least: 2 }"), encoding="utf-8")
    sound = RulesInUse(tmp_path)
    assert not sound.get().ours
    assert sound.get().sha256 != ours.sha256
    assert sound.problem == ""
    own.write_text(text.replace("at_least: 3 }", "at_least: 9 }"), encoding="utf-8")
    broken = RulesInUse(tmp_path)
    assert broken.get().sha256 == ours.sha256
    assert broken.problem.startswith("calling.yaml:")


def test_a_changed_line_breaks_the_chain_of_consents(found: Services) -> None:
    asked = listed(found, CONFIRMED, given_at="2026-02-03")
    for _ in range(2):
        found.calling.log_unreached(asked, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
    known = lines(found)
    assert consent_journal.broken_consents(known) == []
    for name, value in (("payload", '{"call":"x"}'), ("at_utc", "2020-01-01"), ("contact_id", "x"), ("kind", "ended")):
        changed = [dict(one) for one in known]
        changed[2][name] = value
        assert consent_journal.broken_consents(changed) == [3], name
    assert consent_journal.broken_consents([known[0], *known[2:]]) == [3]


def test_a_correction_keeps_what_was_written_before(found: Services) -> None:
    found.calling.start(listed(found, CONFIRMED, given_at="2026-02-03")).result(200)
    consent_id = str(lines(found)[0]["consent_id"])

    def mend(connection: Connection) -> None:
        consent_journal.correct(connection, consent_id, replace(PROOF, given_at="2020-01-01"), "a slip", "2026-03-02")

    found.database.submit(lambda store: mend(store.connection)).result(200)
    kinds = [one["kind"] for one in lines(found)]
    assert kinds == ["given", "used", "corrected"]
    assert consent_journal.broken_consents(lines(found)) == []
    ((given, kept),) = query(found, "SELECT given_at, keep_until FROM consent")
    assert (given, kept) == ("2020-01-01", "2031-03-02")


@pytest.mark.parametrize(
    ("given", "used", "until"),
    [
        ("2026-02-03", "", "2031-02-03"),
        ("2026-02-03", "2027-01-01T08:00:00Z", "2032-01-01"),
        ("2028-02-29", "", "2033-03-01"),
        ("told", "", ""),
        ("", "", ""),
    ],
)
def test_a_proof_is_kept_for_five_years_after_the_last_use(given: str, used: str, until: str) -> None:
    assert kept_until(given, used) == until


def test_a_reason_is_the_proof_of_a_business(found: Services) -> None:
    frame = replace(BOUGHT, party=Party.BUSINESS, presumed_reason="Asked for offers at the fair")
    asked = listed(found, frame)
    placed = found.lead_lists.row(asked.row or RowRef("", 0)).result(200)
    proof = proof_of(placed.row.proof, frame, "Beispiel GmbH")
    assert proof is not None
    assert (proof.basis, proof.wording) == ("presumed", "Asked for offers at the fair")
    found.calling.start(asked).result(200)
    assert [one["kind"] for one in lines(found)] == ["given", "used"]


def test_a_look_up_in_the_register_is_a_fact_with_its_day_and_lets_a_lead_be_called_for_four_weeks(
    tmp_path: Path,
) -> None:
    """UK: TPS and CTPS within 28 days. It is no consent, and every dialling on it is written down as a use of it."""
    clock = FixedClock(START, "Europe/Berlin")
    number = "+442071234567"
    checked = ConsentProof(LOOKED_UP, "Beispiel GmbH", "", "phone", "", "2026-03-02", "day", "TPS, CTPS", "other", "27")
    frame = replace(BOUGHT, party=Party.BUSINESS, country="GB", presumed_reason="")
    with services(tmp_path, clock) as found:
        made = found.lead_lists.read_in(frame, [ListRow(1, name="Ms Kern", e164=number)])
        asked = request(name="Ms Kern", number=number, row=RowRef(made.list_id, 1))

        def said() -> list[str]:
            return [one.rule.id for one in found.calling.may_call(asked).result(200).reasons]

        assert said() == ["gb.register"]
        with pytest.raises(ImpossibleAction):
            found.calling.start(asked).result(200)
        found.calling.start(replace(asked, proof=checked)).result(200).hang_up("no_answer", NONE, "").future.result(200)
        clock.tick(28 * 24 * 3600)
        assert said() == []
        found.calling.log_unreached(asked, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
        assert [(one["kind"]) for one in lines(found)] == ["given", "used", "used"]
        clock.tick(24 * 3600)
        assert said() == ["gb.register"]
        late = replace(checked, given_at="2026-04-30")
        assert found.calling.may_call(replace(asked, proof=late)).result(200).blocked, "a day that is still to come"
        # it is no consent: a German consumer is not callable by it
        german = request(name="Herr Blum", number=NUMBER, proof=replace(checked, given_at="2026-03-30"))
        found.settings.set("typed_leads", "consumer")
        assert found.calling.may_call(german).result(200).blocked
        swiss = request(name="Herr Blum", number="+41441234567", proof=replace(checked, given_at="2026-03-30"))
        assert not found.calling.may_call(swiss).result(200).blocked


def test_a_look_up_beside_a_written_reason_is_kept_and_both_are_used(tmp_path: Path) -> None:
    """The call is let through by both of them: both are to be shown, and the next call needs neither anew."""
    checked = ConsentProof(LOOKED_UP, "Beispiel GmbH", "", "phone", "", "2026-03-02", "day", "TPS, CTPS", "other", "27")
    frame = replace(BOUGHT, party=Party.BUSINESS, country="GB", presumed_reason="Asked for offers at the fair")
    with services(tmp_path / "data") as found:
        made = found.lead_lists.read_in(frame, [ListRow(1, name="Ms Kern", e164="+442071234567")])
        asked = request(name="Ms Kern", number="+442071234567", row=RowRef(made.list_id, 1))
        found.calling.start(replace(asked, proof=checked)).result(200).hang_up("no_answer", NONE, "").future.result(200)
        assert [one["kind"] for one in lines(found)] == ["given", "used", "given", "used"]
        assert not found.calling.may_call(asked).result(200).blocked
        found.calling.log_unreached(asked, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
        assert [one["kind"] for one in lines(found)][4:] == ["used", "used"]
        assert query(found, "SELECT basis FROM consent ORDER BY basis") == [(LOOKED_UP,), ("presumed",)]
        (contact,) = query(found, "SELECT id FROM contact")
        written = found.evidence.of_person(str(contact[0]), tmp_path)
        told = json.loads((written.folder / "evidence.json").read_text(encoding="utf-8"))
        ids = {one["id"] for one in told["consents"]}
        assert written.uses == 2
        assert [set(one["consent"].split(", ")) == ids for one in told["calls"]] == [True, True]


def test_a_look_up_is_of_one_number_and_says_nothing_of_another_one_of_the_same_person(tmp_path: Path) -> None:
    first, other = "+442071234567", "+442071234568"
    checked = ConsentProof(LOOKED_UP, "Beispiel GmbH", "", "phone", "", "2026-03-02", "day", "TPS, CTPS", "other", "27")
    frame = replace(BOUGHT, party=Party.BUSINESS, country="GB", presumed_reason="Asked for offers at the fair")
    clock = FixedClock(START, "Europe/Berlin")
    with services(tmp_path / "data", clock) as found:
        row = ListRow(1, name="Ms Kern", e164=first, e164_2=other, typed=f"{first}\n{other}")
        made = found.lead_lists.read_in(frame, [row])
        asked = request(name="Ms Kern", number=first, row=RowRef(made.list_id, 1), proof=checked)
        found.calling.log_unreached(asked, "wrong_number", NONE).result(200)
        ((contact, main),) = query(found, "SELECT id, number_e164 FROM contact")
        assert main == other, "the next one took the place of the wrong one"
        clock.tick(24 * 3600)
        answer = found.calling.may_call(request(name="Ms Kern", number=other)).result(200)
        assert [one.rule.id for one in answer.reasons] == ["gb.register"]
        found.calling.log_unreached(replace(asked, number=other), "no_answer", NONE).result(200)
        clock.tick(24 * 3600)
        assert not found.calling.may_call(request(name="Ms Kern", number=other)).result(200).blocked
        subjects = "SELECT subject FROM consent WHERE basis = 'looked_up' ORDER BY subject"
        assert query(found, subjects) == [(first,), (other,)]
        written = found.evidence.of_person(str(contact), tmp_path, Language.DE)
        page = (written.folder / "evidence.html").read_text(encoding="utf-8")
        assert "Gegenstand" not in page.partition("im Register oder Verzeichnis nachgesehen")[2]


def test_a_call_knows_what_the_rules_said_when_it_began_and_still_does_when_it_is_taken_up(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        one = start(found, name="Frau Kern", number="+49 221 4710815")
        two = found.calling.start(
            listed(found, replace(BOUGHT, party=Party.BUSINESS, presumed_reason="They asked for offers at the fair"))
        ).result(200)
        three = start(found, name="Herr Ost", number="+49 221 4710817", direction="in")
        told = [live.called_under for live in (one, two, three)]
        assert [None if under is None else under.permission.value for under in told] == ["warn", "free", "free"]
        assert told[0] is not None
        assert "Verbraucher" in told[0].reasons[0].of(Language.DE)
        wanted = one.id
    with services(tmp_path) as found:
        assert found.calling.resume(wanted).result(200).called_under == told[0]
