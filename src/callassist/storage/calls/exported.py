"""What an export selects: the columns and tables of `reading.export_rows`, for calls and for answers."""

from __future__ import annotations

#: what `CallCsv` expects, in its order; figures as text already, which SQLite makes faster than Python. What a wrong
#: number answered is nobody's answer: the lead was not asked (X1).
_CALLS = """
    c.id, c.started_local, CAST((c.active_ms + 500) / 1000 AS TEXT), c.company, c.name, c.role,
    iif(c.number_e164 <> '', c.number_e164, c.number_typed), c.email, c.address, c.consent_basis, c.consent_date,
    c.consent_source, c.script_id,
    CAST(c.script_version AS TEXT), c.stage, CAST(c.depth AS TEXT), c.language, c.outcome, c.verdict, c.reason_codes,
    c.not_before, CAST(c.points AS TEXT), CAST(c.known_percent AS TEXT), c.product_1, c.product_1_state, c.product_2,
    c.follow_up, c.follow_up_at, c.follow_up_reason, c.decision_maker, c.decision_maker_function,
    c.decision_maker_phone, c.decision_maker_time, c.objections, c.override, c.note,
    iif(c.attempt > 0, CAST(c.attempt AS TEXT), ''), c.day_part, c.list_id, c.list_place, c.origin,
    c.outcome, c.direction, c.script_sha256,
    iif(c.outcome = 'wrong_number', '', c.cells), iif(c.outcome = 'wrong_number', '', c.own_questions)
"""
_CALLS_FROM = "call c WHERE {places} ORDER BY c.seq"
#: what `with_standing` makes of `AnswerCsv`'s rows; the ticks of a multi-choice on its way are no answers yet
_ANSWERS = """
    c.id, CAST(t.number AS TEXT),
    strftime('%Y-%m-%dT%H:%M:%S', t.at_utc, c.utc_offset_min || ' minutes') || substr(c.started_local, 20),
    c.company, c.name, iif(c.number_e164 <> '', c.number_e164, c.number_typed), c.email, c.address, c.consent_date,
    c.consent_source, c.script_id,
    CAST(c.script_version AS TEXT), c.stage, t.kind, t.question, iif(t.kind = 'own_question', 'answered', t.state),
    iif(t.kind = 'own_question', t.text, t.stable), t.source, t.contact, CAST(t.wording_version AS TEXT), t.answer_note,
    ifnull(CAST(t.supersedes AS TEXT), ''), t.at_utc, t.value, c.script_sha256, c.cells, c.answers
"""
_ANSWERS_FROM = (
    "call c JOIN trace_entry t ON t.call_id = c.id WHERE {places} AND t.kind <> 'ticked'"
    " AND c.outcome <> 'wrong_number'"
    " AND (t.state <> '' OR t.kind IN ('withdrawn', 'own_question')) ORDER BY c.seq, t.number"
)


def selected_calls(*, answers: bool) -> tuple[str, str]:
    """What to select of calls, and from where; with `answers` the call's answers come last."""
    return f"{_CALLS}, iif(c.outcome = 'wrong_number', '', c.answers)" if answers else _CALLS, _CALLS_FROM


def selected_answers() -> tuple[str, str]:
    """What to select of answers, and from where."""
    return _ANSWERS, _ANSWERS_FROM
