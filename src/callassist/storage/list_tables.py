"""The tables of lists of leads. It loads SQLModel."""

# no `from __future__ import annotations`: SQLModel reads the annotations when the classes are made
from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, text
from sqlmodel import Field

from callassist.domain.limits import ADDRESS_LIMIT, ANSWER_LIMIT, NAME_LIMIT, NOTE_LIMIT
from callassist.storage.table_parts import Log, limit, strict, text_of


class LeadListRow(Log, table=True):
    """A list of leads: where it is from, why they may be called, and how far it has come."""

    __table_args__ = strict(
        CheckConstraint("state IN ('staging', 'open', 'paused', 'closed', 'undone')", name="state"),
        CheckConstraint("party IN ('consumer', 'business', 'mixed', 'unknown')", name="party"),
        *(limit(one, NAME_LIMIT) for one in ("name", "file_name", "area_code", "zone", "consent_via")),
        *(limit(one, ANSWER_LIMIT) for one in ("source_text", "presumed_reason", "consent_text")),
        sqlite_with_rowid=False,
    )

    #: drawn, not counted: two logs that were one (a backup that was restored, and what it took the place of) do not
    #: give the same number to two lists. It never leaves this log
    seq: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    id: str = Field(sa_type=Text, nullable=False, unique=True)
    name: str = text_of()
    #: staging: it is being read in, nobody sees it; undone: nobody sees it any more, its rows are on their way out
    state: str = text_of("staging")
    script_id: str = text_of()
    stage: str = text_of()
    party: str = text_of("unknown")
    country: str = text_of()
    area_code: str = text_of()
    #: IANA name
    zone: str = text_of()
    #: own_request, customer, fair, bought, directory, referral, crm, other
    source_kind: str = text_of()
    #: where it is from, as the rep says it
    source_text: str = text_of()
    #: ISO date
    obtained_at: str = text_of()
    #: why a business may be presumed to agree
    presumed_reason: str = text_of()
    consent_basis: str = text_of()
    consent_text: str = text_of()
    consent_via: str = text_of()
    file_name: str = text_of()
    file_sha256: str = text_of()
    #: how many rows the file had
    rows_total: int = 0
    #: JSON: what became of them
    imported: str = text_of("{}")
    #: JSON: how many rows are in which state now
    counts: str = text_of("{}")
    created_at: str = text_of()


class ListRowRow(Log, table=True):
    """A row of a list: somebody nobody has spoken to yet."""

    __table_args__ = strict(
        CheckConstraint("state IN ('new', 'touched', 'known', 'blocked', 'no_number', 'held')", name="state"),
        *(
            limit(one, NAME_LIMIT)
            for one in ("first", "last", "name", "salutation", "company", "function", "zip", "city", "country")
        ),
        *(limit(one, ADDRESS_LIMIT) for one in ("e164", "e164_2", "typed", "email", "street")),
        *(limit(one, NOTE_LIMIT) for one in ("proof", "extra")),
        # whom to call next: also where a million rows before them are not new
        Index("ix_list_row_new", "list_seq", "place", sqlite_where=text("state = 'new'")),
        sqlite_with_rowid=False,
    )

    list_seq: int = Field(foreign_key="lead_list.seq", primary_key=True)
    #: its line in the file
    place: int = Field(primary_key=True)
    state: str = text_of("new")
    #: who it became, or who was known already; "" where nobody
    contact_id: str = text_of()
    first: str = text_of()
    last: str = text_of()
    name: str = text_of()
    salutation: str = text_of()
    company: str = text_of()
    function: str = text_of()
    e164: str = text_of()
    e164_2: str = text_of()
    #: all its numbers as they are written, a line each
    typed: str = text_of()
    email: str = text_of()
    street: str = text_of()
    zip: str = text_of()
    city: str = text_of()
    country: str = text_of()
    #: JSON: why this one may be called; "" where the row tells nothing of it
    proof: str = text_of()
    #: JSON: what else the file says, by its own headers
    extra: str = text_of()


class ListKeyRow(Log, table=True):
    """Where a number (E.164) or an e-mail address occurs among the rows of all lists. Made anew of them at any time."""

    __table_args__ = strict(sqlite_with_rowid=False)

    key: str = Field(sa_type=Text, primary_key=True)
    list_seq: int = Field(primary_key=True)
    place: int = Field(primary_key=True)


class ListRejectRow(Log, table=True):
    """A line of a file that is no row, and why."""

    __table_args__ = strict(limit("raw", NOTE_LIMIT), sqlite_with_rowid=False)

    list_seq: int = Field(foreign_key="lead_list.seq", primary_key=True)
    line: int = Field(primary_key=True)
    #: a code of ours
    reason: str = text_of()
    raw: str = text_of()


class ImportMappingRow(Log, table=True):
    """How the columns of a file were read, to be proposed for the next file with the same header."""

    __table_args__ = strict(limit("name", NAME_LIMIT), limit("columns", NOTE_LIMIT), limit("decisions", NOTE_LIMIT))

    #: SHA-256 of the folded header
    header_key: str = Field(sa_type=Text, primary_key=True)
    name: str = text_of()
    #: JSON: header → field
    columns: str = text_of("{}")
    #: JSON: question → answer
    decisions: str = text_of("{}")
    used_at: str = text_of()
