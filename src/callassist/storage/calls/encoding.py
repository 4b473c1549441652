"""The engine's calls as columns of the log. Pure functions; they run on the database thread."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from callassist.domain.bands import band_of
from callassist.domain.contact import NO_CONSENT
from callassist.domain.follow_up import DROPPED, PROMISES, FollowUp
from callassist.domain.limits import ADDRESS_LIMIT, ANSWER_LIMIT, NAME_LIMIT
from callassist.domain.promise import PROMISE_WINDOW, REMIND_BEFORE
from callassist.engine.actions import value_to_plain
from callassist.engine.follow_ups import named_contact
from callassist.engine.promised_time import as_said, to_text, window_ends
from callassist.engine.setup import answer_to_plain
from callassist.storage.calls.records import ScriptPin, clean, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from callassist.engine.call import Call
    from callassist.engine.call_state import TraceEntry


def to_json(data: object) -> str:
    """Compact JSON that any UTF-8 column can hold: half surrogate pairs are escaped, all else is readable."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data, separators=(",", ":"))
    # SQLite's text functions stop at a NUL; JSON has already escaped it
    return text


def script_columns(script: ScriptPin, now: str) -> dict[str, Any]:
    """A script as it is pinned; `now` as UTC text."""
    return {
        "sha256": script.sha256,
        "script_id": script.script_id,
        "version": script.version,
        "title_de": script.title.de or ("" if script.title.en else script.title.any),
        "title_en": script.title.en,
        "questions": to_json(list(script.questions)),
        "source": script.source,
        "pinned_at": now,
    }


def follow_up_columns(follow_up: FollowUp, event_id: str, at: datetime, contact_name: str) -> dict[str, Any]:
    """What was agreed, open, under the id of the journal line that says so; `contact_name` as the contacts know it."""
    due = follow_up.due
    return {
        "id": event_id,
        "kind": follow_up.kind.value,
        "due_at": "" if due is None else utc_text(due),
        "due_local": "" if due is None else due.isoformat(timespec="minutes"),
        "reason": clean(follow_up.reason, ANSWER_LIMIT),
        "resume_node": follow_up.resume_node,
        "contact_name": contact_name,
        "state": "open",
        "created_at": utc_text(at),
        **_as_promised(follow_up),
    }


def _as_promised(follow_up: FollowUp) -> dict[str, Any]:
    """The time by the clock of whoever said it, and how long a promise holds; without a zone it is a moment alone."""
    columns: dict[str, Any] = {"origin": follow_up.origin.value, "precision": follow_up.said_as.value}
    due = follow_up.due
    if due is None:
        return columns
    said = as_said(due, follow_up.zone, follow_up.said_as)
    if said is not None:
        columns |= {"wall": to_text(said), "zone": said.zone}
    if follow_up.kind in PROMISES and follow_up.reason != DROPPED:
        ends = window_ends(said, PROMISE_WINDOW) if said is not None else None
        minutes = round((ends - due).total_seconds() / 60) if ends is not None else PROMISE_WINDOW
        columns |= {"window_min": max(minutes, PROMISE_WINDOW), "remind_min": REMIND_BEFORE}
    return columns


def state_columns(call: Call) -> dict[str, Any]:
    """The columns of the state row that follow from the call alone."""
    view = call.view()
    verdict = view.verdict
    products = view.products
    first = products[0] if products else None
    second = products[1] if len(products) > 1 else None
    objections = [entry.objection for entry in call.trace if entry.kind == "objection"]
    return {
        "depth": view.depth,
        "language": view.language.value,
        "role": view.contact.role.value,
        "node": str(view.node),
        "trace_entries": len(call.trace),
        "answered": sum(not answer.carried for answer in call.answers.values()),
        "verdict": verdict.state.value,
        "reason_codes": ",".join(verdict.reasons),
        "not_before": "" if verdict.not_before is None else verdict.not_before.isoformat(),
        "points": verdict.points,
        "points_max": verdict.points_max,
        "known_percent": verdict.known_percent,
        "product_1": "" if first is None else first.id,
        "product_1_state": "" if first is None else first.state.value,
        "product_2": "" if second is None else second.id,
        "objections": ",".join(objections),
        "override": clean(view.override, ANSWER_LIMIT),
        "notice_given": int(bool(view.notice.pieces)),
        "cells": cells_of(call),
        "answers": to_json([answer_to_plain(answer) for answer in call.answers.values() if not answer.choosing]),
        "own_questions": own_questions(call.trace),
        **_details(call),
        **_decision_maker(call),
    }


def _details(call: Call) -> dict[str, str]:
    """Where to write to and why to call: of whoever is on the line, else of the lead they were put through by."""
    lead = next((one for one in call.facts.contacts if one.id == call.setup.contact.id), call.contact)
    here = call.contact
    consent = here.consent if here.consent != NO_CONSENT else lead.consent
    return {
        "email": clean(here.email or lead.email, ADDRESS_LIMIT),
        "address": clean(here.address or lead.address, ADDRESS_LIMIT),
        "consent_date": consent.iso_date,
        "consent_source": clean(consent.source, ADDRESS_LIMIT),
    }


def _decision_maker(call: Call) -> dict[str, str]:
    """Whom the call named as the one who decides: to be called next."""
    named = named_contact(call.facts)
    return {
        "decision_maker": "" if named is None else clean(named.name, NAME_LIMIT),
        "decision_maker_function": "" if named is None else clean(named.function, NAME_LIMIT),
        "decision_maker_phone": "" if named is None else clean(named.direct_line, NAME_LIMIT),
        "decision_maker_time": "" if named is None else clean(named.best_time, NAME_LIMIT),
    }


def cells_of(call: Call, outcome: str = "") -> str:
    """Value and state of every column of the script (`log_columns`) as a JSON list; `outcome` is one of its own.

    The value of a question is empty unless the state is `answered`: what is unknown, refused, moot or not asked stands
    in the state column alone.
    """
    qualification = call.qualification
    cells: list[str] = []
    for question in call.script.questions:
        value = qualification.value(question)
        cells += ("" if value is None else clean(value.stable(), ANSWER_LIMIT), qualification.state(question).value)
    for name in call.script.computed:
        result = qualification.results[name]
        cells += ("", result.cause) if result.value is None else (result.value.stable(), "answered")
    if call.script.bands:
        band = band_of(call.script.bands, qualification.verdict.points)
        cells += ("", "not_asked") if band is None else (band.name, "answered")
    if call.script.outcomes:
        own = call.script.outcomes.get(outcome)
        cells += ("", "", "", "") if own is None else (own.label.of(call.language), "", own.name, own.like)
    return to_json(cells)


def own_questions(trace: Iterable[TraceEntry]) -> str:
    """The rep's own questions with their answers as a JSON list of pairs; "" where there are none."""
    pairs = [[clean(entry.question), clean(entry.text)] for entry in trace if entry.kind == "own_question"]
    return to_json(pairs) if pairs else ""


def spoken_words(call: Call) -> str:
    """What was answered in this call, worded, for the search."""
    view = call.view()
    words = [step.answer for step in view.path if step.answer]
    words += [answer.note for answer in call.answers.values() if answer.note]
    words += [contact.name for contact in view.contacts]
    words += [f"{entry.question} {entry.text}" for entry in call.trace if entry.kind == "own_question"]
    words.append(view.override)
    return clean("\n".join(words))


def trace_rows(call_id: str, trace: tuple[TraceEntry, ...], stored: int) -> list[dict[str, Any]]:
    """The lines of the trace from number `stored` on, as rows."""
    last: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    for number, entry in enumerate(trace):
        # an answer replaces the one before; a withdrawal takes that one back
        answer = entry.answer
        supersedes = last.get(entry.question) if answer is not None else None
        if entry.kind == "withdrawn":
            last.pop(entry.question, None)
        elif answer is not None:
            last[entry.question] = number
        if number < stored:
            continue
        withdrawn = entry.kind == "withdrawn"
        value = None if answer is None or withdrawn else answer.value
        rows.append(
            {
                "call_id": call_id,
                "number": number,
                "kind": entry.kind,
                "at_utc": utc_text(entry.at),
                "node": entry.node,
                "question": clean(entry.question, ANSWER_LIMIT),
                "state": "" if answer is None or withdrawn else answer.state.value,
                "value": None if value is None else to_json(value_to_plain(value)),
                "stable": "" if value is None else clean(value.stable(), ANSWER_LIMIT),
                "source": "" if answer is None else answer.source.value,
                "contact": "" if answer is None else clean(answer.contact, NAME_LIMIT),
                "wording_version": 0 if answer is None else answer.wording_version,
                "answer_note": "" if answer is None else clean(answer.note, ANSWER_LIMIT),
                "supersedes": supersedes,
                "objection": entry.objection,
                "wording": entry.wording,
                "text": clean(entry.text, ANSWER_LIMIT),
                "helped": None if entry.helped is None else int(entry.helped),
            }
        )
    return rows
