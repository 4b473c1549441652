"""The gate before a call, by the rules that ship with the program: country by country, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.calling_rules import (
    PROOF_PARTS,
    Bound,
    CallingRule,
    CallingRules,
    Comparison,
    GateAnswer,
    Permission,
)
from callassist.engine.gate import ConsentFacts, LeadFacts, decide, easter, nationwide_holidays
from callassist.formats.rules.rule_file import check_rules

OURS = Path(__file__).parents[2] / "resources" / "rules" / "calling.yaml"
BERLIN = ZoneInfo("Europe/Berlin")
#: a Thursday
MORNING = datetime(2026, 11, 26, 10, 0, tzinfo=BERLIN)
AGREED = ConsentFacts("express", frozenset(PROOF_PARTS), "other", given_on=date(2026, 2, 3))


def _rules() -> CallingRules:
    rules, problems = check_rules(OURS.read_bytes(), name="calling.yaml")
    assert rules is not None, problems
    return rules


RULES = _rules()


def ask(country: str = "DE", **facts: object) -> GateAnswer:
    """The answer for a consumer who agreed, at ten on a Thursday, but for `facts`."""
    known = LeadFacts(MORNING, country, party="consumer", consent=AGREED)
    return decide(replace(known, **facts), RULES)  # pyright: ignore[reportArgumentType]


def ids(answer: GateAnswer) -> list[str]:
    """The rules that held."""
    return [one.rule.id for one in answer.reasons]


def at(day: str, time: str, zone: str = "Europe/Berlin") -> datetime:
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(zone))


def test_a_consumer_who_agreed_is_called_freely_in_the_morning() -> None:
    answer = ask()
    assert (answer.permission, answer.reasons, answer.missing) == (Permission.FREE, (), ())
    assert answer.local == "2026-11-26T10:00+01:00"
    assert answer.rules_sha256 == RULES.sha256


@pytest.mark.parametrize("party", ["consumer", "unknown", "mixed", ""])
def test_who_may_be_a_consumer_is_one(party: str) -> None:
    answer = ask(party=party, consent=ConsentFacts())
    assert answer.blocked
    assert ids(answer) == ["de.consumer.consent"]
    assert answer.missing == PROOF_PARTS


@pytest.mark.parametrize("part", PROOF_PARTS)
def test_each_part_of_the_proof_has_to_be_there_and_is_named(part: str) -> None:
    answer = ask(consent=replace(AGREED, parts=AGREED.parts - {part}))
    assert answer.blocked
    assert answer.missing == (part,)


@pytest.mark.parametrize("country", ["DE", "AT", "CH", "GB", "US", "", "FR"])
@pytest.mark.parametrize(
    "facts",
    [{"do_not_call": True}, {"number": "held"}, {"number": "doubtful"}, {"number": "wrong"}, {"number": "dead"}],
)
def test_who_asked_not_to_be_called_and_what_is_no_sure_number_is_blocked_everywhere(
    country: str, facts: dict[str, object]
) -> None:
    assert ask(country, register_on=MORNING.date(), directory="listed", **facts).blocked


@pytest.mark.parametrize("country", ["DE", "AT", "CH", "GB", "US", "", "FR"])
def test_who_calls_us_is_free_everywhere(country: str) -> None:
    answer = ask(country, direction="in", do_not_call=True, consent=ConsentFacts(), attempts_today=9)
    assert answer.permission is Permission.FREE
    assert ids(answer) == ["inbound"]


@pytest.mark.parametrize(("country", "expected"), [("DE", "block"), ("AT", "block"), ("CH", "warn"), ("", "block")])
def test_a_mailed_confirmation_alone_is_no_proof_for_calls(country: str, expected: str) -> None:
    answer = ask(country, consent=replace(AGREED, evidence="mail_doi"))
    assert answer.permission.value == expected
    business = ask("DE", party="business", consent=replace(AGREED, evidence="mail_doi"))
    assert business.permission is Permission.WARN


def test_a_withdrawn_consent_blocks_in_every_country() -> None:
    for country in ("DE", "AT", "CH", "GB", "US", ""):
        found = ask(
            country, consent=replace(AGREED, ended=True), register_on=MORNING.date(), directory="listed", customer=True
        )
        assert found.blocked, country


def test_a_business_in_germany_needs_a_written_reason_of_15_characters() -> None:
    presumed = ConsentFacts("presumed")
    assert ask(party="business", consent=presumed, reason="they need it").blocked
    assert ask(party="business", consent=presumed, reason="   x            y   ").blocked
    assert not ask(party="business", consent=presumed, reason="asked for offers on heat pumps").blocked
    assert ask(party="consumer", consent=presumed, reason="asked for offers on heat pumps").blocked


def test_a_business_in_austria_needs_a_consent_like_a_consumer() -> None:
    presumed = ConsentFacts("presumed")
    answer = ask("AT", party="business", consent=presumed, reason="asked for offers on heat pumps")
    assert ids(answer) == ["at.consent"]
    assert not ask("AT", party="business").blocked


def test_switzerland_asks_for_the_directory_or_a_relation_or_a_consent() -> None:
    nobody = ConsentFacts()
    assert ask("CH", consent=nobody).blocked
    assert ask("CH", consent=nobody, directory="starred").blocked
    for facts in ({"directory": "listed"}, {"customer": True}):
        assert not ask("CH", consent=nobody, **facts).blocked
    assert not ask("CH").blocked


@pytest.mark.parametrize(("time", "blocked"), [("15:00", True), ("18:30", False), ("22:00", False), ("23:59", True)])
def test_somebody_in_canada_is_called_when_it_is_day_from_the_atlantic_to_the_pacific(time: str, blocked: bool) -> None:
    # an area code that lies in two zones tells none: half past four in the afternoon at St John's is noon at Vancouver
    assert ask("CA", at=at("2026-11-26", time)).blocked is blocked


@pytest.mark.parametrize("country", ["GB", "US"])
@pytest.mark.parametrize(("days", "expected"), [(None, True), (-1, True), (0, False), (28, False), (29, True)])
def test_the_register_was_checked_within_28_days(country: str, days: int | None, expected: bool) -> None:
    checked = None if days is None else MORNING.date() - timedelta(days=days)
    noon = at("2026-11-26", "15:00", "America/New_York")
    assert ask(country, at=noon, register_on=checked).blocked is expected


@pytest.mark.parametrize(
    ("day", "time", "blocked"),
    [
        ("2026-11-26", "07:59", True),
        ("2026-11-26", "08:00", False),
        ("2026-11-26", "19:59", False),
        ("2026-11-26", "20:00", True),
        ("2026-11-28", "08:59", True),
        ("2026-11-28", "09:00", False),
        ("2026-11-28", "17:59", False),
        ("2026-11-28", "18:00", True),
        ("2026-11-29", "12:00", True),
        ("2026-12-25", "12:00", True),
        ("2027-03-26", "12:00", True),
        ("2027-03-29", "12:00", True),
        ("2027-05-06", "12:00", True),
        ("2027-05-17", "12:00", True),
        # holidays of some states alone
        ("2027-01-06", "12:00", False),
        ("2027-05-27", "12:00", False),
    ],
)
def test_germany_is_called_at_its_hours_alone(day: str, time: str, blocked: bool) -> None:
    answer = ask(at=at(day, time))
    assert answer.blocked is blocked
    assert ("de.hours" in ids(answer)) is blocked


@pytest.mark.parametrize(
    ("country", "zone", "time", "blocked"),
    [
        ("AT", "Europe/Vienna", "20:00", True),
        ("AT", "Europe/Vienna", "19:59", False),
        ("CH", "Europe/Zurich", "07:59", True),
        ("GB", "Europe/London", "20:59", False),
        ("GB", "Europe/London", "21:00", True),
        ("US", "America/Chicago", "20:59", False),
        ("US", "America/Chicago", "07:59", True),
        ("FR", "Europe/Paris", "18:00", True),
        ("FR", "Europe/Paris", "17:59", False),
    ],
)
def test_hours_are_those_of_the_callee(country: str, zone: str, time: str, blocked: bool) -> None:
    answer = ask(country, at=at("2026-11-26", time, zone).astimezone(BERLIN), zone=zone, register_on=MORNING.date())
    assert answer.blocked is blocked
    assert answer.local.startswith(f"2026-11-26T{time}")


def test_an_unknown_zone_counts_as_every_zone_of_the_country() -> None:
    """Ten in New York is five in Honolulu: nobody is called before all of them are awake."""
    early = at("2026-11-26", "10:00", "America/New_York")
    late = at("2026-11-26", "15:00", "America/New_York")
    checked = MORNING.date()
    assert not ask("US", at=early, zone="America/New_York", register_on=checked).blocked
    assert ask("US", at=early, register_on=checked).blocked
    assert ask("US", at=early, zone="Nowhere/Else", register_on=checked).blocked
    assert not ask("US", at=late, register_on=checked).blocked


def test_a_promise_of_the_lead_overrides_the_hours_and_nothing_else() -> None:
    sunday = at("2026-11-29", "12:00")
    answer = ask(at=sunday, promise=True)
    assert (answer.permission, ids(answer)) == (Permission.FREE, ["de.promised_hours"])
    assert ask(at=sunday, promise=True, do_not_call=True).blocked
    assert ask(at=sunday, promise=True, consent=ConsentFacts()).blocked


def test_a_business_in_the_evening_is_a_warning() -> None:
    answer = ask(party="business", at=at("2026-11-26", "18:30"))
    assert (answer.permission, ids(answer)) == (Permission.WARN, ["de.business.office_hours"])


@pytest.mark.parametrize(
    ("attempts", "listed", "typed"), [(1, "free", "free"), (2, "block", "warn"), (3, "block", "warn")]
)
def test_two_calls_a_day_are_the_most_and_who_types_a_number_by_hand_is_warned(
    attempts: int, listed: str, typed: str
) -> None:
    assert ask(attempts_today=attempts).permission.value == listed
    assert ask(attempts_today=attempts, framed=False).permission.value == typed
    assert not ask(attempts_today=attempts, direction="in").blocked


def test_what_was_agreed_goes_beyond_our_limits_and_never_beyond_three_a_day() -> None:
    """The lead's wish wins over the table; the authority's three hold for everybody."""
    over = {"attempts_week": 6, "resting": True, "minutes_since_try": 1}
    assert ask(attempts_today=2, promise=True, **over).permission is Permission.FREE
    assert ask(attempts_today=3, promise=True).blocked
    assert ask(attempts_week=6).blocked
    assert ask(resting=True).blocked
    assert ids(ask(minutes_since_try=179)) == ["attempts_between"]
    assert ids(ask(minutes_since_try=180)) == []


@pytest.mark.parametrize(("days", "expected"), [(29, "free"), (30, "free"), (31, "warn"), (90, "warn"), (91, "block")])
def test_an_own_request_ages(days: int, expected: str) -> None:
    given = MORNING.date() - timedelta(days=days)
    assert ask(consent=replace(AGREED, basis="own_request", given_on=given)).permission.value == expected


def test_a_consent_that_rested_for_two_years_is_a_warning_until_it_is_used() -> None:
    old = replace(AGREED, given_on=date(2024, 1, 2))
    assert ids(ask(consent=old)) == ["de.consent_unused"]
    assert ask(consent=replace(old, used_on=date(2026, 1, 2))).permission is Permission.FREE


def test_who_was_just_typed_in_is_warned_of_but_for_what_is_sure() -> None:
    """A rep who types a number knows who it is; the program does not. What somebody asked for holds all the same."""
    answer = ask(party="", framed=False, consent=ConsentFacts(), at=at("2026-11-29", "12:00"))
    assert answer.permission is Permission.WARN
    assert ids(answer) == ["de.consumer.consent", "de.hours"]
    assert ask(framed=False, do_not_call=True).blocked
    assert ask(framed=False, number="held").blocked


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1961, (4, 2)),
        (2000, (4, 23)),
        (2024, (3, 31)),
        (2026, (4, 5)),
        (2027, (3, 28)),
        (2038, (4, 25)),
        (2285, (3, 22)),
    ],
)
def test_easter_is_where_the_church_has_it(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


@given(st.integers(1900, 2299))
def test_germany_has_nine_nationwide_holidays_every_year(year: int) -> None:
    # a day that is two holidays at once counts once: 1 May was Ascension Day in 2008
    assert 8 <= len(nationwide_holidays("DE", year)) <= 9
    assert easter(year).isoweekday() == 7


FACTS = st.builds(
    LeadFacts,
    at=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)).map(lambda one: one.replace(tzinfo=BERLIN)),  # noqa: DTZ001
    country=st.sampled_from(["DE", "AT", "CH", "GB", "US", "FR", ""]),
    zone=st.sampled_from(["", "Europe/Berlin", "America/Denver", "none"]),
    party=st.sampled_from(["consumer", "business", "mixed", ""]),
    framed=st.booleans(),
    consent=st.builds(
        ConsentFacts,
        basis=st.sampled_from(["none", "express", "own_request", "presumed", "customer"]),
        parts=st.frozensets(st.sampled_from(PROOF_PARTS)),
        evidence=st.sampled_from(["none", "mail_doi", "other"]),
        ended=st.booleans(),
        given_on=st.none() | st.dates(date(2020, 1, 1), date(2031, 1, 1)),
        used_on=st.none() | st.dates(date(2020, 1, 1), date(2031, 1, 1)),
    ),
    customer=st.booleans(),
    do_not_call=st.booleans(),
    number=st.sampled_from(["ok", "held", "doubtful", "wrong", "dead"]),
    register_on=st.none() | st.dates(date(2024, 1, 1), date(2031, 1, 1)),
    reason=st.text(max_size=30),
    attempts_today=st.integers(0, 5),
    promise=st.booleans(),
)


@given(FACTS, st.sampled_from(["do_not_call", "number", "ended", "attempts"]))
def test_one_more_reason_against_never_makes_a_call_freer(lead: LeadFacts, more: str) -> None:
    worse = {
        "do_not_call": replace(lead, do_not_call=True),
        "number": replace(lead, number="held"),
        "ended": replace(lead, consent=replace(lead.consent, ended=True)),
        "attempts": replace(lead, attempts_today=max(3, lead.attempts_today)),
    }[more]
    before, after = decide(lead, RULES), decide(worse, RULES)
    assert after.permission.strength >= before.permission.strength
    assert after.permission.strength == max((one.effect.strength for one in after.reasons), default=0)


@given(FACTS, st.sampled_from(list(Permission)))
def test_one_more_rule_never_makes_a_call_freer(lead: LeadFacts, effect: Permission) -> None:
    more = CallingRule("more", Comparison("direction", Bound.IS, ("out",)), effect, "x", "x", "own", "", "", False)
    rules = replace(RULES, everywhere=(*RULES.everywhere, more))
    assert decide(lead, rules).permission.strength >= decide(lead, RULES).permission.strength


@given(FACTS, st.frozensets(st.sampled_from(PROOF_PARTS)))
def test_one_more_part_of_a_proof_never_makes_a_call_less_free(lead: LeadFacts, parts: frozenset[str]) -> None:
    better = replace(lead, consent=replace(lead.consent, parts=lead.consent.parts | parts))
    assert decide(better, RULES).permission.strength <= decide(lead, RULES).permission.strength


@given(FACTS)
def test_who_calls_us_is_never_refused(lead: LeadFacts) -> None:
    assert decide(replace(lead, direction="in"), RULES).permission is Permission.FREE


@given(FACTS)
def test_a_lead_nothing_frames_is_never_less_free_than_one_of_a_list(lead: LeadFacts) -> None:
    typed, listed = decide(replace(lead, framed=False), RULES), decide(replace(lead, framed=True), RULES)
    assert typed.permission.strength <= listed.permission.strength
