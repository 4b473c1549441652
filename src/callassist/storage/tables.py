"""The tables of the call log: what `schema_text` is drawn up of, and what the migrations lead to. It loads SQLModel.

Every table is STRICT (SQLite then really checks the types), ids are UUIDv7 texts made on the client, times are UTC in
ISO 8601 with the rep's zone beside them, durations are milliseconds of the monotonic clock. Limits stand in the table,
so that no road into the log can exceed them. Those of lists of leads stand in `list_tables`, those
of blocks, consents and erasure in `law_tables`, what else is kept of people in `people_tables`.

* `call_event` is the journal: append-only, chained by hashes, the truth about each call.
* `call` is its state row: what lists, search and the export read; rebuilt from the journal at any time.
* `trace_entry` is what happened in words the engine chose: answers (also the superseded ones), objections, exits …
* `call_search` is the full-text index; it is made by `search.py`, being a virtual table.

A change here needs a migration, and `python packaging/schema_text.py --update`; tests compare all three. The program
itself reads the text alone (docs/adr/0026).
"""

# no `from __future__ import annotations`: SQLModel reads the annotations when the classes are made
from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, text
from sqlmodel import Field

from callassist.domain.limits import ADDRESS_LIMIT, ANSWER_LIMIT, NAME_LIMIT, NOTE_LIMIT
from callassist.storage import law_tables, list_tables, people_tables
from callassist.storage.table_parts import METADATA, Log, added, added_number, limit, strict, text_of

__all__ = ["METADATA", "law_tables", "list_tables", "people_tables"]


class MetaRow(Log, table=True):
    """Facts about the log itself: `log_id`."""

    __table_args__ = strict()

    key: str = Field(sa_type=Text, primary_key=True)
    value: str = text_of()


class ScriptVersionRow(Log, table=True):
    """A script as it was used: the full text, so that editing a file never rewrites history."""

    __table_args__ = strict()

    sha256: str = Field(sa_type=Text, primary_key=True)
    script_id: str = Field(sa_type=Text, nullable=False, index=True)
    version: int
    title_de: str = text_of()
    title_en: str = text_of()
    #: JSON list of the question ids, in the order of `call.cells`
    questions: str = text_of("[]")
    source: str = text_of()
    pinned_at: str = text_of()


class AccountRow(Log, table=True):
    """A company or a household."""

    __table_args__ = strict(limit("name", NAME_LIMIT))

    id: str = Field(sa_type=Text, primary_key=True)
    name: str = text_of()
    created_at: str = text_of()
    # since 1.3
    #: company, household; "" where that is not known
    kind: str = added("kind", NAME_LIMIT, 3)
    #: the name as two of them are compared
    name_key: str = added("name_key", NAME_LIMIT, 3)
    #: of its e-mail addresses
    domain: str = added("domain", ADDRESS_LIMIT, 3)
    street: str = added("street", ADDRESS_LIMIT, 3)
    zip: str = added("zip", NAME_LIMIT, 3)
    city: str = added("city", NAME_LIMIT, 3)
    country: str = added("country", NAME_LIMIT, 3)


class ContactRow(Log, table=True):
    """A person of an account, with their number as typed and as E.164 ("" where it does not parse)."""

    __table_args__ = strict(
        limit("name", NAME_LIMIT),
        limit("number_typed", NAME_LIMIT),
        limit("function", NAME_LIMIT),
        Index("ix_contact_number_e164", "number_e164", sqlite_where=text("number_e164 <> ''")),
        Index("ix_contact_number_typed", "number_typed", sqlite_where=text("number_typed <> ''")),
        # who is blocked is asked before every call: of a million contacts these few alone are read
        Index("ix_contact_number_blocked", "number_typed", sqlite_where=text("number_state = 'blocked'")),
    )

    id: str = Field(sa_type=Text, primary_key=True)
    account_id: str = Field(sa_type=Text, foreign_key="account.id", nullable=False, index=True)
    name: str = text_of()
    role: str = text_of("unknown")
    function: str = text_of()
    number_typed: str = text_of()
    number_e164: str = text_of()
    #: ok, wrong, dead, blocked
    number_state: str = text_of("ok")
    #: where the number comes from: typed, a list …
    source: str = text_of()
    created_at: str = text_of()
    # since 1.1
    email: str = added("email", ADDRESS_LIMIT)
    address: str = added("address", ADDRESS_LIMIT)
    #: ISO date of when they agreed to be called; "" where that is not known
    consent_date: str = added("consent_date", NAME_LIMIT)
    #: where the consent and the number come from
    consent_source: str = added("consent_source", ADDRESS_LIMIT)
    #: when they are best reached, as it was told
    best_time: str = added("best_time", NAME_LIMIT)
    # since 1.3; further numbers are rows of `contact_number`
    first: str = added("first", NAME_LIMIT, 3)
    last: str = added("last", NAME_LIMIT, 3)
    salutation: str = added("salutation", NAME_LIMIT, 3)
    title: str = added("title", NAME_LIMIT, 3)
    #: consumer, business; "" where that is not known
    party: str = added("party", NAME_LIMIT, 3)
    zip: str = added("zip", NAME_LIMIT, 3)
    city: str = added("city", NAME_LIMIT, 3)
    country: str = added("country", NAME_LIMIT, 3)
    #: IANA name; "" where only the country tells
    zone: str = added("zone", NAME_LIMIT, 3)
    language: str = added("language", NAME_LIMIT, 3)
    #: the row of a list they were made of: id of the list, line of its file
    list_id: str = added("list_id", NAME_LIMIT, 3)
    list_place: str = added("list_place", NAME_LIMIT, 3)
    #: ISO date of when they were told that they are kept here
    informed_at: str = added("informed_at", NAME_LIMIT, 3)
    #: id of the contact this one turned out to be
    merged_into: str = added("merged_into", NAME_LIMIT, 3)


class CallRow(Log, table=True):
    """The state of one call (stage run): everything a list or an export shows, as it was at the time of the call."""

    __table_args__ = strict(
        CheckConstraint("state IN ('open', 'ended')", name="state"),
        CheckConstraint("direction IN ('out', 'in')", name="direction"),
        CheckConstraint("depth BETWEEN 1 AND 3", name="depth"),
        limit("name", NAME_LIMIT),
        limit("company", NAME_LIMIT),
        limit("number_typed", NAME_LIMIT),
        limit("note", NOTE_LIMIT),
        Index("ix_call_open", "state", sqlite_where=text("state = 'open'")),
        Index("ix_call_lead", "number_e164", "script_id", sqlite_where=text("number_e164 <> ''")),
        sqlite_autoincrement=True,
    )

    #: the order of the log and the row of the search index; never reused
    seq: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True, autoincrement=True))
    id: str = Field(sa_type=Text, nullable=False, unique=True)
    #: the dropped call this one goes on with
    parent_id: str | None = Field(default=None, sa_type=Text, foreign_key="call.id", index=True)
    contact_id: str = Field(sa_type=Text, foreign_key="contact.id", nullable=False, index=True)
    script_sha256: str = Field(sa_type=Text, foreign_key="script_version.sha256", nullable=False)
    script_id: str = text_of()
    script_version: int = 0
    stage: str = text_of()
    depth: int = 1
    language: str = text_of()
    direction: str = text_of("out")
    state: str = text_of("open")
    #: UTC
    started_at: str = Field(sa_type=Text, nullable=False, index=True)
    #: the same moment by the rep's clock, with its offset
    started_local: str = text_of()
    zone: str = text_of()
    utc_offset_min: int = 0
    last_at: str = text_of()
    ended_at: str = text_of()
    #: how long it was worked on, by the monotonic clock: a gap after a crash does not count
    active_ms: int = 0
    name: str = text_of()
    company: str = text_of()
    role: str = text_of()
    number_typed: str = text_of()
    number_e164: str = text_of()
    consent_basis: str = text_of()
    consent_date: str = text_of()
    #: the node that is shown, and how much the journal and the trace hold
    node: str = text_of()
    events: int = 0
    trace_entries: int = 0
    answered: int = 0
    outcome: str = text_of()
    verdict: str = text_of()
    reason_codes: str = text_of()
    not_before: str = text_of()
    points: int = 0
    points_max: int = 0
    known_percent: int = 0
    product_1: str = text_of()
    product_1_state: str = text_of()
    product_2: str = text_of()
    follow_up: str = text_of()
    follow_up_at: str = text_of()
    objections: str = text_of()
    override: str = text_of()
    note: str = text_of()
    #: the objection notice X11 was shown in this call
    notice_given: int = 0
    #: JSON list: value, state, value, state … of every question of the script version; "" where no script was run
    cells: str = text_of()
    #: JSON list of the current answers with their typed values, for carrying them over
    answers: str = text_of()
    #: JSON list of [question, answer] of the rep's own questions
    own_questions: str = text_of()
    # since 1.1
    email: str = added("email", ADDRESS_LIMIT)
    address: str = added("address", ADDRESS_LIMIT)
    consent_source: str = added("consent_source", ADDRESS_LIMIT)
    #: whom the call named as the one who decides
    decision_maker: str = added("decision_maker", NAME_LIMIT)
    decision_maker_function: str = added("decision_maker_function", NAME_LIMIT)
    decision_maker_phone: str = added("decision_maker_phone", NAME_LIMIT)
    decision_maker_time: str = added("decision_maker_time", NAME_LIMIT)
    #: why that follows, or nothing
    follow_up_reason: str = added("follow_up_reason", ANSWER_LIMIT)
    # since 1.3
    #: the row of a list it was begun with: id of the list, line of its file
    list_id: str = added("list_id", NAME_LIMIT, 3)
    list_place: str = added("list_place", NAME_LIMIT, 3)
    #: in which part of the callee's day it was
    day_part: str = added("day_part", NAME_LIMIT, 3)
    #: free, warn, block: whether they might be called, as it was found then; "" where that was not asked
    gate: str = added("gate", NAME_LIMIT, 3)
    #: `log_id` of the log it was held in: logs can be merged
    origin: str = added("origin", NAME_LIMIT, 3)
    #: which outbound attempt to reach this number it was, from 1; 0 where that was not counted
    attempt: int = added_number("attempt", 3)


class CallEventRow(Log, table=True):
    """One line of the journal. Append-only; `hash` chains it to the line before it."""

    __table_args__ = strict(Index("ix_call_event_call", "call_id", "number", unique=True), sqlite_autoincrement=True)

    seq: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True, autoincrement=True))
    event_id: str = Field(sa_type=Text, nullable=False, unique=True)
    call_id: str = Field(sa_type=Text, foreign_key="call.id", nullable=False)
    #: its place within the call, from 0
    number: int
    #: started, continued, action, note, hung_up, gap, resumed, interrupted, note_edited, unreached, corrected
    kind: str = Field(sa_type=Text, nullable=False)
    node_id: str = text_of()
    #: JSON; NULL once erased
    payload: str | None = Field(default=None, sa_type=Text)
    #: makes the payload's hash unguessable once it is erased
    salt: str | None = Field(default=None, sa_type=Text)
    payload_hash: str = text_of()
    #: UTC, and how many minutes the rep's clock was ahead of it
    at_utc: str = text_of()
    utc_offset_min: int = 0
    #: since the start of the call, by the monotonic clock
    mono_ms: int = 0
    prev_hash: str = text_of()
    hash: str = text_of()


class TraceEntryRow(Log, table=True):
    """One line of a call's trace: an answer, an objection, an exit, an override … A change adds a line."""

    __table_args__ = strict(limit("stable", ANSWER_LIMIT), limit("text", ANSWER_LIMIT), sqlite_with_rowid=False)

    call_id: str = Field(sa_type=Text, foreign_key="call.id", primary_key=True)
    number: int = Field(primary_key=True)
    kind: str = text_of()
    #: UTC
    at_utc: str = text_of()
    node: str = text_of()
    question: str = text_of()
    #: answered, unknown, refused; "" where the line is no answer
    state: str = text_of()
    #: the value as JSON, and as stable text
    value: str | None = Field(default=None, sa_type=Text)
    stable: str = text_of()
    source: str = text_of()
    contact: str = text_of()
    wording_version: int = 0
    answer_note: str = text_of()
    #: the line of the same question this one takes the place of
    supersedes: int | None = None
    objection: str = text_of()
    wording: int = 0
    text: str = text_of()
    #: 1 helped, 0 did not, NULL not rated
    helped: int | None = None


class FollowUpRow(Log, table=True):
    """What is to be done next for a lead."""

    __table_args__ = strict(
        CheckConstraint("state IN ('open', 'done', 'replaced', 'cancelled')", name="state"),
        Index("ix_follow_up_due", "due_at", sqlite_where=text("state = 'open'")),
        # who waits is read kind by kind
        Index("ix_follow_up_kind_due", "kind", "due_at", "id", sqlite_where=text("state = 'open'")),
    )

    id: str = Field(sa_type=Text, primary_key=True)
    #: NULL where no call has led to it
    call_id: str | None = Field(default=None, sa_type=Text, foreign_key="call.id", nullable=True, index=True)
    contact_id: str = Field(sa_type=Text, foreign_key="contact.id", nullable=False, index=True)
    script_id: str = text_of()
    kind: str = Field(sa_type=Text, nullable=False)
    #: UTC; "" where there is no time yet
    due_at: str = text_of()
    due_local: str = text_of()
    reason: str = text_of()
    resume_node: str = text_of()
    contact_name: str = text_of()
    state: str = text_of("open")
    created_at: str = text_of()
    # since 1.3
    #: a promise as it was given: the time on the wall, and the zone (IANA name) of whoever said it; UTC follows of both
    wall: str = added("wall", NAME_LIMIT, 3)
    zone: str = added("zone", NAME_LIMIT, 3)
    #: minute, part, day
    precision: str = added("precision", NAME_LIMIT, 3)
    #: whose it is: call, rep, list, import
    origin: str = added("origin", NAME_LIMIT, 3)
    #: UTC text of when a promise was kept, and of when it was over, in whatever way
    kept_at: str = added("kept_at", NAME_LIMIT, 3)
    done_at: str = added("done_at", NAME_LIMIT, 3)
    #: minutes after which it counts as missed
    window_min: int = added_number("window_min", 3)
    #: minutes before at which the rep is reminded; 0: not
    remind_min: int = added_number("remind_min", 3)
    #: how often it went into a calendar
    ics_sequence: int = added_number("ics_sequence", 3)


class FacetRow(Log, table=True):
    """Values that occur in the log, for the filters to offer: looking for them in a million rows takes too long."""

    __table_args__ = strict(sqlite_with_rowid=False)

    #: outcome, verdict, script
    kind: str = Field(sa_type=Text, primary_key=True)
    value: str = Field(sa_type=Text, primary_key=True)
