"""A list and its rows by the law: who is held back, what is missing, and what a word for the whole list fills in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from callassist.domain.lead_list import ListFrame, Party, SourceKind
from callassist.services.permission.list_law import Held, bases_for, held_by_law, missing_of, names_nobody, proof_of

US = "Beispiel GmbH"
WORDING = "Ja, die Beispiel GmbH darf mich telefonisch zur Vorsorge beraten."
SPONSORS = "Ja, ich bin einverstanden, dass mich die Sponsoren telefonisch informieren."
CONSUMERS = ListFrame("Bought", Party.CONSUMER, script_id="savings", country="DE")
CONFIRMED = replace(CONSUMERS, consent_basis="express")
BUSINESSES = ListFrame("Directory", Party.BUSINESS, script_id="savings", source_kind="directory")
WHOLE = {"given_at": "2026-02-03", "via": "a form", "text": WORDING}


def without(name: str) -> dict[str, str]:
    return {key: value for key, value in WHOLE.items() if key != name}


@pytest.mark.parametrize(
    ("frame", "told", "held"),
    [
        (CONSUMERS, WHOLE, Held.NOT_CONFIRMED),
        (replace(CONSUMERS, consent_basis="none"), WHOLE, Held.NOT_CONFIRMED),
        (replace(CONSUMERS, consent_basis="customer"), WHOLE, Held.NOT_CONFIRMED),
        (replace(CONFIRMED, party=Party.UNKNOWN), without("given_at"), Held.NO_PROOF),
        (CONFIRMED, without("given_at"), Held.NO_PROOF),
        (CONFIRMED, {"given_at": "2026-02-03", "via": "Double-Opt-In"}, Held.MAIL_DOI),
        (CONFIRMED, without("text"), Held.INCOMPLETE),
        (CONFIRMED, without("via"), Held.INCOMPLETE),
        (CONFIRMED, WHOLE | {"text": SPONSORS}, Held.INCOMPLETE),
        (replace(CONFIRMED, party=Party.MIXED), WHOLE, None),
        (replace(CONFIRMED, consent_basis="own_request"), WHOLE, None),
        (BUSINESSES, {}, Held.NO_REASON),
        (BUSINESSES, {"given_at": "2026-02-03"}, Held.NO_REASON),
        (replace(BUSINESSES, presumed_reason="because we can"), {}, Held.NO_REASON),
        (replace(BUSINESSES, presumed_reason="they asked for offers last year"), {}, None),
        (BUSINESSES, {"reason": "they asked for offers last year"}, None),
        (replace(BUSINESSES, consent_basis="none", presumed_reason="they asked for offers"), {}, Held.NO_REASON),
        (replace(BUSINESSES, consent_basis="express"), {}, None),
    ],
)
def test_who_may_not_be_called_yet_is_held_and_why(frame: ListFrame, told: dict[str, str], held: Held | None) -> None:
    assert held_by_law(told, frame, US) is held


def test_what_is_said_for_the_list_fills_in_and_the_day_stays_the_rows_own() -> None:
    frame = replace(CONFIRMED, consent_text=WORDING, consent_via="a form on the web")
    for day in ("2026-02-03", "2026-02-04"):
        proof = proof_of({"given_at": day}, frame, US)
        assert proof is not None
        assert (proof.given_at, proof.wording, proof.how) == (day, WORDING, "a form on the web")
    assert missing_of({"given_at": "2026-02-03"}, frame, US) == ()
    assert held_by_law({"via": "a form"}, frame, US) is Held.NO_PROOF


def test_a_blanket_wording_is_pointed_at_and_filled_in_by_one_that_names_us_alone() -> None:
    """What the file says stays beside it; who agreed to mails alone is not overruled by a word for the list."""
    assert names_nobody(SPONSORS, US)
    assert not names_nobody(f"Die Sponsoren, darunter die {US}, dürfen mich anrufen", US)
    told = WHOLE | {"text": SPONSORS}
    assert missing_of(told, replace(CONFIRMED, consent_text="Anyone may call me by phone"), US) == ("company",)
    proof = proof_of(told, replace(CONFIRMED, consent_text=WORDING), US)
    assert proof is not None
    assert (proof.wording, proof.evidence_ref) == (WORDING, f"the file says: {SPONSORS}")
    mails = WHOLE | {"text": f"Die {US} darf mir Mails schicken."}
    assert missing_of(mails, replace(CONFIRMED, consent_text=WORDING), US) == ("phone",)


def test_nobody_is_named_where_we_have_no_name() -> None:
    assert missing_of(WHOLE, CONFIRMED, "") == ("company",)


@pytest.mark.parametrize(
    ("party", "kind", "bases"),
    [
        (Party.BUSINESS, "", ("presumed", "customer", "express", "own_request", "none")),
        (Party.BUSINESS, SourceKind.CUSTOMER, ("customer", "presumed", "express", "own_request", "none")),
        (Party.BUSINESS, SourceKind.BOUGHT, ("presumed", "express", "none")),
        (Party.BUSINESS, SourceKind.DIRECTORY, ("presumed", "none")),
        (Party.CONSUMER, SourceKind.OWN_REQUEST, ("", "express", "own_request", "none")),
        (Party.UNKNOWN, SourceKind.BOUGHT, ("", "express", "none")),
        (Party.MIXED, SourceKind.DIRECTORY, ("", "none")),
    ],
)
def test_where_a_list_is_from_tells_what_its_people_cannot_have_said(
    party: Party, kind: str, bases: tuple[str, ...]
) -> None:
    """Nothing is confirmed by it: of consumers it is always said."""
    assert bases_for(party, kind) == bases
