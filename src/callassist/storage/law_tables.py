"""Whom nobody may call, and who agreed to be called. It loads SQLModel.

* `consent_event` is append-only and chained by hashes, as the journal is; `consent` is the state that follows of it.
* `block` rows are never deleted, only lifted.
"""

# no `from __future__ import annotations`: SQLModel reads the annotations when the classes are made
from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, text
from sqlmodel import Field

from callassist.domain.limits import ADDRESS_LIMIT, ANSWER_LIMIT, NAME_LIMIT
from callassist.storage.table_parts import Log, limit, strict, text_of


class ConsentRow(Log, table=True):
    """That somebody agreed to be called, as it stands."""

    __table_args__ = strict(
        CheckConstraint("state IN ('open', 'ended')", name="state"),
        *(limit(one, ADDRESS_LIMIT) for one in ("company", "subject", "channels", "evidence_ref")),
        limit("wording", ANSWER_LIMIT),
        limit("how", ANSWER_LIMIT),
    )

    id: str = Field(sa_type=Text, primary_key=True)
    contact_id: str = Field(sa_type=Text, foreign_key="contact.id", nullable=False, index=True)
    #: express, own_request, presumed, customer
    basis: str = text_of()
    #: who may call, and about what
    company: str = text_of()
    subject: str = text_of()
    channels: str = text_of()
    wording: str = text_of()
    #: ISO date or UTC text, and how exact that is: minute, day, month
    given_at: str = text_of()
    precision: str = text_of()
    #: how it was given: by a form, on a fair, on the phone …
    how: str = text_of()
    evidence_kind: str = text_of()
    evidence_ref: str = text_of()
    evidence_sha256: str = text_of()
    taken_by: str = text_of()
    state: str = text_of("open")
    #: UTC texts
    last_used_at: str = text_of()
    ended_at: str = text_of()
    #: ISO date
    keep_until: str = text_of()


class ConsentEventRow(Log, table=True):
    """One line of what became of a consent. Append-only; `hash` chains it to the line before it."""

    __table_args__ = strict(
        CheckConstraint("kind IN ('given', 'used', 'ended', 'corrected')", name="kind"), sqlite_autoincrement=True
    )

    seq: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True, autoincrement=True))
    event_id: str = Field(sa_type=Text, nullable=False, unique=True)
    consent_id: str = Field(sa_type=Text, nullable=False, index=True)
    contact_id: str = Field(sa_type=Text, nullable=False, index=True)
    kind: str = Field(sa_type=Text, nullable=False)
    #: JSON; NULL once erased
    payload: str | None = Field(default=None, sa_type=Text)
    #: makes the payload's hash unguessable once it is erased
    salt: str | None = Field(default=None, sa_type=Text)
    payload_hash: str = text_of()
    #: UTC
    at_utc: str = text_of()
    prev_hash: str = text_of()
    hash: str = text_of()


class BlockRow(Log, table=True):
    """That nobody calls a number, a person or a company again."""

    __table_args__ = strict(
        CheckConstraint("scope IN ('number', 'person', 'company')", name="scope"),
        Index("ix_block_same", "fingerprint", "key_id", "scope", "contact_id", unique=True),
        Index("ix_block_number", "number", sqlite_where=text("number <> ''")),
        limit("number", NAME_LIMIT),
        limit("made_by", NAME_LIMIT),
        limit("lifted_reason", ANSWER_LIMIT),
    )

    id: str = Field(sa_type=Text, primary_key=True)
    #: HMAC-SHA-256 of the number, and by which key
    fingerprint: str = text_of()
    key_id: str = text_of()
    #: "" once the person is erased
    number: str = text_of()
    contact_id: str = Field(default="", sa_type=Text, nullable=False, index=True)
    scope: str = text_of("number")
    #: asked, objection, register, wrong_number, legal, imported
    reason: str = text_of()
    #: UTC text
    since: str = text_of()
    source_call_id: str = text_of()
    list_id: str = text_of()
    made_by: str = text_of()
    #: UTC text; "" while it holds
    lifted_at: str = text_of()
    lifted_reason: str = text_of()


class BlockKeyRow(Log, table=True):
    """A key fingerprints are made with: in backups, never in exports."""

    __table_args__ = strict()

    key_id: str = Field(sa_type=Text, primary_key=True)
    #: 32 bytes, in hex
    key: str = text_of()
    made_at: str = text_of()
    #: own, or where it came from
    origin: str = text_of()
