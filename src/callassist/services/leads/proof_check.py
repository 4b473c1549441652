"""What a list shows for being allowed to call its people, counted before it is read in: what is missing, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from callassist.domain.lead_list import ListFrame, ListRow, Party, RowState
from callassist.services.permission.list_law import CONFIRMED, Held, missing_of, names_nobody
from callassist.services.permission.row_gate import RowGate, RowTimes

__all__ = ["NO_PROOFS", "ProofCheck", "ProofCount", "TimesCheck", "TimesCount"]

#: held for what nothing shows of a consent
_BY_PROOF = (Held.NO_PROOF, Held.NOT_CONFIRMED, Held.INCOMPLETE, Held.MAIL_DOI, Held.SAID_NO)


@dataclass(frozen=True, slots=True)
class ProofCheck:
    """How many of a list of consumers have which parts of a proof; all 0 for businesses."""

    rows: int = 0
    #: of them: without a complete proof
    incomplete: int = 0
    #: part of a proof → rows without it
    missing: Mapping[str, int] = field(default_factory=dict[str, int])
    #: rows whose wording covers "the sponsors" and not us, and one of these wordings
    blanket: int = 0
    wording: str = ""


NO_PROOFS = ProofCheck()


class ProofCount:
    """Counts what rows show."""

    def __init__(self, frame: ListFrame, company: str) -> None:
        self._frame = frame
        self._company = company
        self._asked = frame.party is not Party.BUSINESS
        self._confirmed = frame.consent_basis in CONFIRMED
        self._rows = self._incomplete = self._blanket = 0
        self._missing = Counter[str]()
        self._wording = ""

    def add(self, row: ListRow) -> None:
        """One more."""
        if not self._asked:
            return
        missing = missing_of(row.proof, self._frame, self._company)
        self._rows += 1
        self._incomplete += bool(missing) or not self._confirmed
        self._missing.update(missing)
        wording = row.proof.get("text", "")
        if wording and names_nobody(wording, self._company):
            self._blanket += 1
            self._wording = self._wording or wording

    def result(self) -> ProofCheck:
        """What there is."""
        return ProofCheck(self._rows, self._incomplete, dict(self._missing), self._blanket, self._wording)


@dataclass(frozen=True, slots=True)
class TimesCheck:
    """When the rows of a list may be called. With those whose number is held, each row that is new or held is one."""

    #: when "now" is
    at: datetime
    now: int = 0
    #: from when on → how many
    later: Mapping[datetime, int] = field(default_factory=dict[datetime, int])
    by_proof: int = 0
    #: businesses nothing says a reason of
    without_reason: int = 0
    #: another rule forbids it
    by_rule: int = 0


class TimesCount:
    """Asks the rules about rows, and counts."""

    def __init__(self, gate: RowGate | None, frame: ListFrame) -> None:
        self._at = gate.at if gate is not None else None
        self._times = RowTimes(gate, frame) if gate is not None else None
        self._later = Counter[datetime]()
        self._proof = self._rule = 0

    def add(self, row: ListRow) -> None:
        """One more; the rules are asked about a new one alone."""
        if self._times is None or row.state is not RowState.NEW:
            return
        found = self._times.of(row)
        if found.at is not None:
            self._later[found.at] += 1
        elif found.by_proof:
            self._proof += 1
        else:
            self._rule += 1

    def result(self, held: Mapping[Held, int]) -> TimesCheck | None:
        """What there is, with what the rows themselves are held for; None: there are no rules to ask."""
        if self._at is None:
            return None
        later = dict(sorted(self._later.items()))
        now = later.pop(self._at, 0)
        by_proof = self._proof + sum(held.get(one, 0) for one in _BY_PROOF)
        return TimesCheck(self._at, now, later, by_proof, held.get(Held.NO_REASON, 0), self._rule)
