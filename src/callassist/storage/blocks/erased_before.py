"""Whether somebody who comes back, in an old file or typed anew, was erased from this log before. Database thread only.

The ledger knows nobody by name: it holds fingerprints of the numbers and addresses of who was erased, by the key of the
block list. That somebody at a number was erased is all that can be told; whether it is the same person is for the rep.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from callassist.domain.fingerprint import written_forms
from callassist.domain.likeness import is_personal, mail_key
from callassist.domain.who_is_who import Somebody
from callassist.storage.blocks.block_keys import block_keys, own_key
from callassist.storage.driver import Connection

_LINES = "SELECT key_id, fingerprint, at_utc FROM erasure WHERE fingerprint <> '' ORDER BY at_utc"


def forms_of(numbers: Iterable[str], emails: Iterable[str] = ()) -> tuple[str, ...]:
    """What somebody is found by: their numbers (E.164), and addresses that are no whole company's."""
    mails = (mail_key(one) for one in emails if is_personal(one))
    return tuple(dict.fromkeys(form for one in (*numbers, *mails) for form in written_forms(one) if form))


def ledger_prints(connection: Connection, who: Somebody, now_utc: str) -> dict[str, str]:
    """What the line of a ledger keeps of somebody to know them by, as columns; within a transaction."""
    forms = forms_of(who.numbers, who.emails)
    if not forms:
        return {}
    key = own_key(connection, now_utc)
    return {"key_id": key.key_id, "fingerprint": " ".join(key.fingerprint(one) for one in forms)}


class ErasedBefore:
    """The ledger, asked for many numbers."""

    def __init__(self, connection: Connection) -> None:
        self._at: dict[str, str] = {}
        used: set[str] = set()
        for key_id, prints, at_utc in connection.execute(_LINES).fetchall():
            used.add(str(key_id))
            self._at |= dict.fromkeys(str(prints).split(), str(at_utc))
        self._keys = tuple(one for one in block_keys(connection) if one.key_id in used) if used else ()

    def __bool__(self) -> bool:
        return bool(self._keys)

    def when(self, forms: Sequence[str]) -> str:
        """When somebody of one of these forms (`forms_of`) was erased last, as UTC text; "": nobody was.

        The keys of rows of lists are such forms: a whole company's address is among them, and in no ledger.
        """
        told = self._at
        return max((told.get(key.fingerprint(one), "") for key in self._keys for one in forms), default="")
