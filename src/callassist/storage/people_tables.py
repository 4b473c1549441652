"""What is kept of people beside the contact itself. It loads SQLModel."""

# no `from __future__ import annotations`: SQLModel reads the annotations when the classes are made
from sqlalchemy import Index, Text, text
from sqlmodel import Field

from callassist.domain.limits import ADDRESS_LIMIT, NAME_LIMIT, NOTE_LIMIT
from callassist.storage.table_parts import Log, limit, strict, text_of


class ContactNumberRow(Log, table=True):
    """A further number of a contact, beside the one that stands with the contact itself."""

    __table_args__ = strict(
        limit("typed", NAME_LIMIT),
        limit("source", ADDRESS_LIMIT),
        Index("ix_contact_number_further", "e164", sqlite_where=text("e164 <> ''")),
        sqlite_with_rowid=False,
    )

    contact_id: str = Field(sa_type=Text, foreign_key="contact.id", primary_key=True)
    #: from 1
    place: int = Field(primary_key=True)
    typed: str = text_of()
    e164: str = text_of()
    #: mobile, fixed, other; main: it stood with the contact until it failed
    kind: str = text_of()
    #: ok, doubtful, wrong, dead, blocked
    state: str = text_of("ok")
    #: sure, decided
    certainty: str = text_of()
    source: str = text_of()
    added_at: str = text_of()


class ContactMergeRow(Log, table=True):
    """Two contacts that turned out to be one person, by the rep's word; it can be taken back."""

    __table_args__ = strict(limit("before", NOTE_LIMIT))

    id: str = Field(sa_type=Text, primary_key=True)
    winner: str = Field(sa_type=Text, foreign_key="contact.id", nullable=False, index=True)
    loser: str = Field(sa_type=Text, foreign_key="contact.id", nullable=False, index=True)
    #: JSON: the winner's fields as they were
    before: str = text_of("{}")
    at_utc: str = text_of()
    made_by: str = text_of()
    undone_at: str = text_of()


class ErasureRow(Log, table=True):
    """That somebody was erased: ids alone, so that no older copy of the log brings them back."""

    __table_args__ = strict(limit("kept", NOTE_LIMIT), limit("counts", NOTE_LIMIT))

    id: str = Field(sa_type=Text, primary_key=True)
    at_utc: str = text_of()
    #: of their number, by the key of this log
    fingerprint: str = text_of()
    key_id: str = text_of()
    #: JSON: ids of contacts and calls, ids and places of rows of lists
    targets: str = text_of("{}")
    #: JSON: how much of what was erased
    counts: str = text_of("{}")
    #: JSON: what had to stay, and why
    kept: str = text_of("{}")
    #: ISO date until which this line is kept
    keep_until: str = text_of()


class DisclosureRow(Log, table=True):
    """That something of a person, or of many, was handed out."""

    __table_args__ = strict(limit("recipient", ADDRESS_LIMIT), limit("columns", NOTE_LIMIT))

    id: str = Field(sa_type=Text, primary_key=True)
    at_utc: str = text_of()
    #: export, evidence, access
    kind: str = text_of()
    recipient: str = text_of()
    #: "" where it was not of one person alone
    contact_id: str = Field(default="", sa_type=Text, nullable=False, index=True)
    rows: int = 0
    #: JSON list
    columns: str = text_of("[]")
    sha256: str = text_of()
