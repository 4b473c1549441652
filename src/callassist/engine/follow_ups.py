"""What the wrap-up starts from: outcome and follow-up as path and verdict propose them. The rep may change both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from callassist.domain.answers import NodeId
from callassist.domain.contact import Contact
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.script import Ask, Outcome
from callassist.domain.verdict import Verdict, VerdictState
from callassist.engine.attempts import Limits, NextStep, NextTry, Tried, after
from callassist.engine.facts import Facts
from callassist.engine.slots import next_step_time

_RECONTACT_DAYS = 90
_RECONTACT_TIME = time(9)

NO_MORE_CALLS = "do_not_call"
"""The outcome that blocks a number."""

NEXT_NUMBER = "next_number"
"""Why they are tried again at once: a number was wrong or dead, and they have another."""

NO_REFERRER = "no_referrer"
"""Why a follow-up does not say who named the contact: they did not want it."""

#: the lead has said no, or nobody may be called
_SETTLED = (
    "not_interested",
    "refused_questions",
    "disqualified",
    "do_not_call",
    "data_request",
    "wrong_number",
    "number_dead",
    "not_called_no_consent",
)


def outcome_of(node: object) -> str:
    """What the log says if the call ends at a node: an outcome's own result, or what an exit proposes; "" otherwise."""
    match node:
        case Outcome(choose=True):
            return ""
        case Outcome():
            return node.logged
        case Ask():
            return node.proposes
        case _:
            return ""


def proposed_outcome(
    facts: Facts, shown: object, verdict: Verdict, *, touched: bool, no_more_calls: bool = False
) -> str:
    """The outcome for a call that is hung up now. Never empty.

    `touched`: the rep has pressed something in it; `no_more_calls`: the number was blocked in it.
    """
    if facts.outcome:
        return facts.outcome
    here = outcome_of(shown)
    if here:
        return here
    if no_more_calls:
        return NO_MORE_CALLS
    if not touched:
        return "no_answer"  # nobody said a word: as a rule nobody was there
    if verdict.state is VerdictState.DISQUALIFIED:
        return "refused_questions" if "do_not_sell" in verdict.flags else "disqualified"
    if verdict.state is VerdictState.PROSPECT:
        return "prospect_no_appointment"
    return "hung_up"


def proposed_follow_up(
    outcome: str,
    *,
    facts: Facts,
    verdict: Verdict,
    base: NodeId,
    now: datetime,
    decision_maker: str,
    lead_days: int = 0,
    tries: Sequence[Tried] = (),
    next_number: bool = False,
) -> FollowUp:
    """The follow-up that goes with `outcome` (§2, Follow-up kinds).

    `tries` were made before this call; `next_number`: they have another number.
    """
    found = _proposed(
        outcome,
        facts=facts,
        verdict=verdict,
        base=base,
        now=now,
        decision_maker=decision_maker,
        lead_days=lead_days,
        tries=tries,
        next_number=next_number,
    )
    if found.kind is FollowUpKind.NONE and none_wants_reason(outcome, verdict):
        # a prospect is never lost for want of a next step
        return FollowUp(FollowUpKind.RETRY, next_step_time(now))
    return found


def none_wants_reason(outcome: str, verdict: Verdict) -> bool:
    """Whether nothing following on `outcome` wants a reason: a prospect would be lost who has not said no."""
    return verdict.state is VerdictState.PROSPECT and outcome not in _SETTLED


def _proposed(
    outcome: str,
    *,
    facts: Facts,
    verdict: Verdict,
    base: NodeId,
    now: datetime,
    decision_maker: str,
    lead_days: int,
    tries: Sequence[Tried],
    next_number: bool,
) -> FollowUp:
    match outcome:
        case "appointment_set":
            return FollowUp(FollowUpKind.APPOINTMENT, facts.appointment_at)
        case "callback_agreed":
            return FollowUp(FollowUpKind.CALLBACK, facts.callback_at, resume_node=base)
        case "call_dropped":
            return FollowUp(FollowUpKind.CALLBACK, now, reason="dropped", resume_node=base)
        case "decision_maker_named" | "hung_up" | "prospect_no_appointment" if decision_maker:
            return _to_decision_maker(facts, now, decision_maker)
        case "decision_maker_named":
            return tried_again("third_person", tries, now)
        case "later":
            return FollowUp(FollowUpKind.RECONTACT_BEFORE_END, _recontact(verdict, now, lead_days))
        case "third_person" | "gatekeeper_blocked" | "no_answer" | "busy" | "voicemail_left" | "voicemail_silent":
            return tried_again(outcome, tries, now, wish=facts.callback_at)
        case "info_requested":
            return FollowUp(FollowUpKind.SEND_INFO, now)
        case "hung_up" | "prospect_no_appointment" if facts.appointment_at is not None:
            # an appointment is never given up silently
            return FollowUp(FollowUpKind.APPOINTMENT, facts.appointment_at)
        case "prospect_no_appointment" if verdict.not_before is not None and verdict.not_before > now.date():
            # bound until then, a prospect afterwards (R21)
            return FollowUp(FollowUpKind.RECONTACT_BEFORE_END, _recontact(verdict, now, lead_days))
        case "hung_up" | "wrong_number" | "number_dead":
            return tried_again(outcome, tries, now, next_number=next_number)
        case _:
            return FollowUp(FollowUpKind.NONE)


def tried_again(
    outcome: str,
    tries: Sequence[Tried],
    now: datetime,
    *,
    wish: datetime | None = None,
    next_number: bool = False,
) -> FollowUp:
    """What follows on a call that ends so now: a next try, the next number at once, a rest, or nothing."""
    found = next_try(outcome, tries, now, wish=wish, next_number=next_number)
    match found.step:
        case NextStep.RETRY | NextStep.PROMISE:
            return FollowUp(FollowUpKind.RETRY, found.at)
        case NextStep.NEXT_NUMBER:
            return FollowUp(FollowUpKind.RETRY, found.at, reason=NEXT_NUMBER)
        case NextStep.REST:
            return FollowUp(FollowUpKind.RESTING, found.at)
        case _:
            return FollowUp(FollowUpKind.NONE)


def next_try(
    outcome: str,
    tries: Sequence[Tried],
    now: datetime,
    *,
    wish: datetime | None = None,
    next_number: bool = False,
) -> NextTry:
    """What follows on a call that ends so now, by the calls there were before it."""
    # a call that was logged while the clock was ahead is none of the future
    before = [one for one in tries if one.at <= now]
    return after([*before, Tried(now, outcome)], now, Limits(), wish=wish, other_number=next_number)


def _to_decision_maker(facts: Facts, now: datetime, name: str) -> FollowUp:
    """At the time that was told for them, else at once."""
    named = named_contact(facts)
    at = named.call_at if named is not None else None
    due = at if at is not None and at > now else now
    reason = "" if facts.referrer_allowed else NO_REFERRER
    return FollowUp(FollowUpKind.CONTACT_DECISION_MAKER, due, reason=reason, contact_name=name)


def named_contact(facts: Facts) -> Contact | None:
    """The person named last as the one who decides, unless they are on the line already."""
    named = [one for one in facts.contacts if one.said_by is not None and one.name and one.id != facts.active]
    return named[-1] if named else None


def _recontact(verdict: Verdict, now: datetime, lead_days: int) -> datetime:
    """So many days before the obstacle ends (R21), but never today; a fixed time ahead where no date is known."""
    if verdict.not_before is not None and verdict.not_before > now.date():
        day = max(verdict.not_before - timedelta(days=lead_days), now.date() + timedelta(days=1))
        return datetime.combine(day, _RECONTACT_TIME, now.tzinfo)
    return datetime.combine((now + timedelta(days=_RECONTACT_DAYS)).date(), _RECONTACT_TIME, now.tzinfo)
