"""Who must not be called: a number, known by its fingerprint, so that the block outlives the number itself.

A fingerprint is an HMAC-SHA-256 under a key of 32 bytes. Whoever has the key can try all numbers there are, so it is
personal data still: what protects it is the key, and that the key never leaves the log but when it is asked for.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from callassist.domain.signs import number_figures

KEY_BYTES = 32
KEY_ID = r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}"
"""What the id of a key looks like, also of one that comes from elsewhere."""


class BlockScope(StrEnum):
    """How far a block reaches."""

    #: this number, whoever answers there
    NUMBER = "number"
    #: all numbers of this person
    PERSON = "person"
    #: all numbers of everybody in this company or household
    COMPANY = "company"


class BlockReason(StrEnum):
    """Why somebody must not be called."""

    #: they said so in a call
    ASKED = "asked"
    #: they wrote, or said it elsewhere
    OBJECTION = "objection"
    #: they stand in a register of people who want no calls
    REGISTER = "register"
    WRONG_NUMBER = "wrong_number"
    LEGAL = "legal"
    #: a file says so
    IMPORTED = "imported"


OWN_WORDS = frozenset((BlockReason.ASKED, BlockReason.OBJECTION))
"""The person's own word stands behind these: their own word alone takes it back."""

TAKEN_BACK = "taken_back"
"""Why a block does not hold: the very key press that made it was taken back, in its call."""

SAME_HOLDS = "same_holds"
"""Why a row of the block list does not hold any more: another one says the same, without a person."""


@dataclass(frozen=True, slots=True)
class BlockKey:
    """What numbers are made fingerprints with."""

    key_id: str
    key: bytes

    def __post_init__(self) -> None:
        if len(self.key) != KEY_BYTES:
            raise ValueError("a key of fingerprints has 32 bytes")

    def fingerprint(self, written: str) -> str:
        """The fingerprint of a number in one of its comparable forms (`written_forms`), as 64 hexadecimal digits."""
        return hmac.digest(self.key, written.encode("utf-8", "replace"), "sha256").hex()


def written_forms(e164: str, typed: str = "") -> tuple[str, ...]:
    """The forms of a number that two of them are compared by, the surest first; () where it has none.

    Its E.164 form, and the figures it was typed with: which country a number without a country code belongs to may have
    been another one then. Two zeros at the front are the plus.
    """
    figures = number_figures(typed) or typed.strip().casefold()
    if figures.startswith("00") and figures.isascii() and figures.isdigit():
        figures = f"+{figures[2:]}"
    return tuple(dict.fromkeys(one for one in (e164, figures) if one))


@dataclass(frozen=True, slots=True)
class Block:
    """A block as it stands. It is never deleted, only lifted; after that another one may follow."""

    id: str
    fingerprint: str
    key_id: str
    #: "" where only the fingerprint is left, or was ever known
    number: str
    contact_id: str
    scope: BlockScope
    reason: BlockReason
    #: UTC text
    since: str
    source_call_id: str = ""
    list_id: str = ""
    made_by: str = ""
    #: UTC text; "": it holds
    lifted_at: str = ""
    #: why, and how the person said so
    lifted_reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether nobody lifted it."""
        return not self.lifted_at


@dataclass(frozen=True, slots=True)
class NamedBlock:
    """A block with what else the log knows of it, to be shown to the rep."""

    block: Block
    #: "" where nobody is known at that number, or any more
    name: str = ""
    company: str = ""
    #: when the call was begun that it is from; ISO, in the rep's zone
    called_at: str = ""
    #: of the list it is from
    list_name: str = ""


def fingerprints(keys: Iterable[BlockKey], forms: Iterable[str]) -> dict[tuple[str, str], str]:
    """Every fingerprint of these forms, by the key's id and itself: the form it is one of."""
    wanted = tuple(forms)
    return {(key.key_id, key.fingerprint(form)): form for key in keys for form in wanted}
