"""The tables of the call log: what `schema_text` is drawn up of, and what the migrations lead to. It loads SQLModel.

Every table is STRICT (SQLite then really checks the types), ids are UUIDv7 texts made on the client, times are UTC in
ISO 8601 with the rep's zone beside them, durations are milliseconds of the monotonic clock. Limits stand in the table,
so that no road into the log can exceed them.

* `call_event` is the journal: append-only, chained by hashes, the truth about each call.
* `call` is its state row: what lists, search and the export read; rebuilt from the journal at any time.
* `lead_list` and `list_row` are lists of people nobody has spoken to yet; `list_key` finds a row by number or address.
* `trace_entry` is what happened in words the engine chose: answers (also the superseded ones), objections, exits …
* `call_search` is the full-text index; it is made by `search.py`, being a virtual table.

A change here needs a migration, and `python packaging/schema_text.py --update`; tests compare all three. The program
itself reads the text alone (docs/adr/0026).
"""

# no `from __future__ import annotations`: SQLModel reads the annotations when the classes are made
import re
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Integer, MetaData, Text, text
from sqlalchemy.orm import declared_attr, registry
from sqlalchemy.schema import SchemaItem
from sqlmodel import Field, SQLModel

from callassist.domain.limits import ADDRESS_LIMIT, ANSWER_LIMIT, NAME_LIMIT, NOTE_LIMIT

#: names for every constraint, so that a later migration can find it again
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_WORDS = re.compile("([A-Z])")


METADATA = MetaData(naming_convention=NAMING)
"""The rows' own, apart from anything else that uses SQLModel in this process."""


class _Log(SQLModel, registry=registry(metadata=METADATA)):
    """Base of all rows: `ScriptVersionRow` is a row of the table `script_version`."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  # pyright: ignore[reportIncompatibleVariableOverride] - it is either
        return _WORDS.sub(r"_\1", cls.__name__.removesuffix("Row"))[1:].lower()


def _text(default: str = "") -> Any:  # noqa: ANN401 - as `Field`: what stands for a value of any type
    """A text column that is never NULL: "" means nothing is known."""
    return Field(default=default, sa_type=Text, nullable=False)


def _added(column: str, limit: int) -> Any:  # noqa: ANN401 - as `Field`
    """A text column that a later format added: with a default and its limit beside it, as SQLite adds columns.

    Such columns stand behind all others, in the order they came in: rows from before have none of them in their record.
    """
    check = CheckConstraint(f"length({column}) <= {limit}", name=f"{column}_limit")
    return Field(default="", sa_column=Column(column, Text, check, nullable=False, server_default=""))


def _strict(*more: SchemaItem, **options: bool) -> tuple[Any, ...]:
    return (*more, {"sqlite_strict": True, **options})


def _limit(column: str, limit: int) -> CheckConstraint:
    return CheckConstraint(f"length({column}) <= {limit}", name=f"{column}_limit")


class MetaRow(_Log, table=True):
    """Facts about the log itself: `log_id`."""

    __table_args__ = _strict()

    key: str = Field(sa_type=Text, primary_key=True)
    value: str = _text()


class ScriptVersionRow(_Log, table=True):
    """A script as it was used: the full text, so that editing a file never rewrites history."""

    __table_args__ = _strict()

    sha256: str = Field(sa_type=Text, primary_key=True)
    script_id: str = Field(sa_type=Text, nullable=False, index=True)
    version: int
    title_de: str = _text()
    title_en: str = _text()
    #: JSON list of the question ids, in the order of `call.cells`
    questions: str = _text("[]")
    source: str = _text()
    pinned_at: str = _text()


class AccountRow(_Log, table=True):
    """A company or a household."""

    __table_args__ = _strict(_limit("name", NAME_LIMIT))

    id: str = Field(sa_type=Text, primary_key=True)
    name: str = _text()
    created_at: str = _text()


class ContactRow(_Log, table=True):
    """A person of an account, with their number as typed and as E.164 ("" where it does not parse)."""

    __table_args__ = _strict(
        _limit("name", NAME_LIMIT),
        _limit("number_typed", NAME_LIMIT),
        _limit("function", NAME_LIMIT),
        Index("ix_contact_number_e164", "number_e164", sqlite_where=text("number_e164 <> ''")),
        Index("ix_contact_number_typed", "number_typed", sqlite_where=text("number_typed <> ''")),
    )

    id: str = Field(sa_type=Text, primary_key=True)
    account_id: str = Field(sa_type=Text, foreign_key="account.id", nullable=False, index=True)
    name: str = _text()
    role: str = _text("unknown")
    function: str = _text()
    number_typed: str = _text()
    number_e164: str = _text()
    #: ok, wrong, dead, blocked
    number_state: str = _text("ok")
    #: where the number comes from: typed, a list …
    source: str = _text()
    created_at: str = _text()
    # since 1.1
    email: str = _added("email", ADDRESS_LIMIT)
    address: str = _added("address", ADDRESS_LIMIT)
    #: ISO date of when they agreed to be called; "" where that is not known
    consent_date: str = _added("consent_date", NAME_LIMIT)
    #: where the consent and the number come from
    consent_source: str = _added("consent_source", ADDRESS_LIMIT)
    #: when they are best reached, as it was told
    best_time: str = _added("best_time", NAME_LIMIT)


class CallRow(_Log, table=True):
    """The state of one call (stage run): everything a list or an export shows, as it was at the time of the call."""

    __table_args__ = _strict(
        CheckConstraint("state IN ('open', 'ended')", name="state"),
        CheckConstraint("direction IN ('out', 'in')", name="direction"),
        CheckConstraint("depth BETWEEN 1 AND 3", name="depth"),
        _limit("name", NAME_LIMIT),
        _limit("company", NAME_LIMIT),
        _limit("number_typed", NAME_LIMIT),
        _limit("note", NOTE_LIMIT),
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
    script_id: str = _text()
    script_version: int = 0
    stage: str = _text()
    depth: int = 1
    language: str = _text()
    direction: str = _text("out")
    state: str = _text("open")
    #: UTC
    started_at: str = Field(sa_type=Text, nullable=False, index=True)
    #: the same moment by the rep's clock, with its offset
    started_local: str = _text()
    zone: str = _text()
    utc_offset_min: int = 0
    last_at: str = _text()
    ended_at: str = _text()
    #: how long it was worked on, by the monotonic clock: a gap after a crash does not count
    active_ms: int = 0
    name: str = _text()
    company: str = _text()
    role: str = _text()
    number_typed: str = _text()
    number_e164: str = _text()
    consent_basis: str = _text()
    consent_date: str = _text()
    #: the node that is shown, and how much the journal and the trace hold
    node: str = _text()
    events: int = 0
    trace_entries: int = 0
    answered: int = 0
    outcome: str = _text()
    verdict: str = _text()
    reason_codes: str = _text()
    not_before: str = _text()
    points: int = 0
    points_max: int = 0
    known_percent: int = 0
    product_1: str = _text()
    product_1_state: str = _text()
    product_2: str = _text()
    follow_up: str = _text()
    follow_up_at: str = _text()
    objections: str = _text()
    override: str = _text()
    note: str = _text()
    #: the objection notice X11 was shown in this call
    notice_given: int = 0
    #: JSON list: value, state, value, state … of every question of the script version; "" where no script was run
    cells: str = _text()
    #: JSON list of the current answers with their typed values, for carrying them over
    answers: str = _text()
    #: JSON list of [question, answer] of the rep's own questions
    own_questions: str = _text()
    # since 1.1
    email: str = _added("email", ADDRESS_LIMIT)
    address: str = _added("address", ADDRESS_LIMIT)
    consent_source: str = _added("consent_source", ADDRESS_LIMIT)
    #: whom the call named as the one who decides
    decision_maker: str = _added("decision_maker", NAME_LIMIT)
    decision_maker_function: str = _added("decision_maker_function", NAME_LIMIT)
    decision_maker_phone: str = _added("decision_maker_phone", NAME_LIMIT)
    decision_maker_time: str = _added("decision_maker_time", NAME_LIMIT)
    #: why that follows, or nothing
    follow_up_reason: str = _added("follow_up_reason", ANSWER_LIMIT)


class CallEventRow(_Log, table=True):
    """One line of the journal. Append-only; `hash` chains it to the line before it."""

    __table_args__ = _strict(Index("ix_call_event_call", "call_id", "number", unique=True), sqlite_autoincrement=True)

    seq: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True, autoincrement=True))
    event_id: str = Field(sa_type=Text, nullable=False, unique=True)
    call_id: str = Field(sa_type=Text, foreign_key="call.id", nullable=False)
    #: its place within the call, from 0
    number: int
    #: started, continued, action, note, hung_up, gap, resumed, interrupted, note_edited, unreached
    kind: str = Field(sa_type=Text, nullable=False)
    node_id: str = _text()
    #: JSON; NULL once erased
    payload: str | None = Field(default=None, sa_type=Text)
    #: makes the payload's hash unguessable once it is erased
    salt: str | None = Field(default=None, sa_type=Text)
    payload_hash: str = _text()
    #: UTC, and how many minutes the rep's clock was ahead of it
    at_utc: str = _text()
    utc_offset_min: int = 0
    #: since the start of the call, by the monotonic clock
    mono_ms: int = 0
    prev_hash: str = _text()
    hash: str = _text()


class TraceEntryRow(_Log, table=True):
    """One line of a call's trace: an answer, an objection, an exit, an override … A change adds a line."""

    __table_args__ = _strict(_limit("stable", ANSWER_LIMIT), _limit("text", ANSWER_LIMIT), sqlite_with_rowid=False)

    call_id: str = Field(sa_type=Text, foreign_key="call.id", primary_key=True)
    number: int = Field(primary_key=True)
    kind: str = _text()
    #: UTC
    at_utc: str = _text()
    node: str = _text()
    question: str = _text()
    #: answered, unknown, refused; "" where the line is no answer
    state: str = _text()
    #: the value as JSON, and as stable text
    value: str | None = Field(default=None, sa_type=Text)
    stable: str = _text()
    source: str = _text()
    contact: str = _text()
    wording_version: int = 0
    answer_note: str = _text()
    #: the line of the same question this one takes the place of
    supersedes: int | None = None
    objection: str = _text()
    wording: int = 0
    text: str = _text()
    #: 1 helped, 0 did not, NULL not rated
    helped: int | None = None


class FollowUpRow(_Log, table=True):
    """What is to be done next for a lead."""

    __table_args__ = _strict(
        CheckConstraint("state IN ('open', 'done', 'replaced', 'cancelled')", name="state"),
        Index("ix_follow_up_due", "due_at", sqlite_where=text("state = 'open'")),
    )

    id: str = Field(sa_type=Text, primary_key=True)
    call_id: str = Field(sa_type=Text, foreign_key="call.id", nullable=False, index=True)
    contact_id: str = Field(sa_type=Text, foreign_key="contact.id", nullable=False, index=True)
    script_id: str = _text()
    kind: str = Field(sa_type=Text, nullable=False)
    #: UTC; "" where there is no time yet
    due_at: str = _text()
    due_local: str = _text()
    reason: str = _text()
    resume_node: str = _text()
    contact_name: str = _text()
    state: str = _text("open")
    created_at: str = _text()


class FacetRow(_Log, table=True):
    """Values that occur in the log, for the filters to offer: looking for them in a million rows takes too long."""

    __table_args__ = _strict(sqlite_with_rowid=False)

    #: outcome, verdict, script
    kind: str = Field(sa_type=Text, primary_key=True)
    value: str = Field(sa_type=Text, primary_key=True)


class LeadListRow(_Log, table=True):
    """A list of leads: where it is from, why they may be called, and how far it has come."""

    __table_args__ = _strict(
        CheckConstraint("state IN ('staging', 'open', 'paused', 'closed', 'undone')", name="state"),
        CheckConstraint("party IN ('consumer', 'business', 'mixed', 'unknown')", name="party"),
        *(_limit(one, NAME_LIMIT) for one in ("name", "file_name", "area_code", "zone", "consent_via")),
        *(_limit(one, ANSWER_LIMIT) for one in ("source_text", "presumed_reason", "consent_text")),
        sqlite_with_rowid=False,
    )

    #: drawn, not counted: two logs that were one (a backup that was restored, and what it took the place of) do not
    #: give the same number to two lists. It never leaves this log
    seq: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    id: str = Field(sa_type=Text, nullable=False, unique=True)
    name: str = _text()
    #: staging: it is being read in, nobody sees it; undone: nobody sees it any more, its rows are on their way out
    state: str = _text("staging")
    script_id: str = _text()
    stage: str = _text()
    party: str = _text("unknown")
    country: str = _text()
    area_code: str = _text()
    #: IANA name
    zone: str = _text()
    #: own_request, customer, fair, bought, directory, referral, crm, other
    source_kind: str = _text()
    #: where it is from, as the rep says it
    source_text: str = _text()
    #: ISO date
    obtained_at: str = _text()
    #: why a business may be presumed to agree
    presumed_reason: str = _text()
    consent_basis: str = _text()
    consent_text: str = _text()
    consent_via: str = _text()
    file_name: str = _text()
    file_sha256: str = _text()
    #: how many rows the file had
    rows_total: int = 0
    #: JSON: what became of them
    imported: str = _text("{}")
    #: JSON: how many rows are in which state now
    counts: str = _text("{}")
    #: no row before this place is new
    next_place: int = 0
    created_at: str = _text()


class ListRowRow(_Log, table=True):
    """A row of a list: somebody nobody has spoken to yet."""

    __table_args__ = _strict(
        CheckConstraint("state IN ('new', 'touched', 'known', 'blocked', 'no_number', 'held')", name="state"),
        *(
            _limit(one, NAME_LIMIT)
            for one in ("first", "last", "name", "salutation", "company", "function", "zip", "city", "country")
        ),
        *(_limit(one, ADDRESS_LIMIT) for one in ("e164", "e164_2", "typed", "email", "street")),
        *(_limit(one, NOTE_LIMIT) for one in ("proof", "extra")),
        sqlite_with_rowid=False,
    )

    list_seq: int = Field(foreign_key="lead_list.seq", primary_key=True)
    #: its line in the file
    place: int = Field(primary_key=True)
    state: str = _text("new")
    #: who it became, or who was known already; "" where nobody
    contact_id: str = _text()
    first: str = _text()
    last: str = _text()
    name: str = _text()
    salutation: str = _text()
    company: str = _text()
    function: str = _text()
    e164: str = _text()
    e164_2: str = _text()
    #: all its numbers as they are written, a line each
    typed: str = _text()
    email: str = _text()
    street: str = _text()
    zip: str = _text()
    city: str = _text()
    country: str = _text()
    #: JSON: why this one may be called; "" where the row tells nothing of it
    proof: str = _text()
    #: JSON: what else the file says, by its own headers
    extra: str = _text()


class ListKeyRow(_Log, table=True):
    """Where a number (E.164) or an e-mail address occurs among the rows of all lists. Made anew of them at any time."""

    __table_args__ = _strict(sqlite_with_rowid=False)

    key: str = Field(sa_type=Text, primary_key=True)
    list_seq: int = Field(primary_key=True)
    place: int = Field(primary_key=True)


class ListRejectRow(_Log, table=True):
    """A line of a file that is no row, and why."""

    __table_args__ = _strict(_limit("raw", NOTE_LIMIT), sqlite_with_rowid=False)

    list_seq: int = Field(foreign_key="lead_list.seq", primary_key=True)
    line: int = Field(primary_key=True)
    #: a code of ours
    reason: str = _text()
    raw: str = _text()


class ImportMappingRow(_Log, table=True):
    """How the columns of a file were read, to be proposed for the next file with the same header."""

    __table_args__ = _strict(_limit("name", NAME_LIMIT), _limit("columns", NOTE_LIMIT), _limit("decisions", NOTE_LIMIT))

    #: SHA-256 of the folded header
    header_key: str = Field(sa_type=Text, primary_key=True)
    name: str = _text()
    #: JSON: header → field
    columns: str = _text("{}")
    #: JSON: question → answer
    decisions: str = _text("{}")
    used_at: str = _text()
