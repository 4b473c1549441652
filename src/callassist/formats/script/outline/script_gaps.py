"""What people put in brackets for a name or a time that changes from call to call, made placeholders."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from callassist.formats.script.outline.outline_words import folded
from callassist.formats.script.sentences import Sentence, told

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?:\|[^{}]*)?\}")
#: how people mark what changes from call to call, and what it is called here
_GAPS: dict[str, tuple[str, ...]] = {
    "lead": (
        "name", "kunde", "kundenname", "name des kunden", "kontakt", "ansprechpartner", "lead", "customer",
        "customer name", "prospect", "prospect name", "contact", "contact name", "first name", "last name", "nachname",
        "vorname", "herr/frau", "anrede name", "herr/frau name",
    ),
    "caller": (
        "mein name", "ihr name", "dein name", "my name", "your name", "agent", "agent name", "rep", "rep name",
        "eigener name", "berater", "caller", "caller name", "anrufer",
    ),
    "company": (
        "firma", "unsere firma", "meine firma", "ihre firma", "company", "company name", "our company", "your company",
        "my company", "firmenname", "unternehmen",
    ),
    "slot1": ("termin 1", "termin1", "time 1", "slot 1", "option 1", "erster termin"),
    "slot2": ("termin 2", "termin2", "time 2", "slot 2", "option 2", "zweiter termin"),
    "callback_number": ("rückrufnummer", "telefonnummer", "callback number", "phone number", "our number"),
    "email": ("e-mail", "email", "e-mail-adresse", "email address", "mail"),
}  # fmt: skip
_GAP = re.compile(r"\{\{\s*([^{}]{1,40})\s*\}\}|\[([^\[\]]{1,40})\]|<([^<>]{1,40})>|\{([^{}]{1,60})\}|([{}])")
_BY_GAP = {folded(word): name for name, words in _GAPS.items() for word in words}
_KNOWN = frozenset(
    "lead consent_date data_source email address presumed_reason caller company callback_number product slot1 slot2"
    " appointment_at callback_at promised_at recontact_at retry_when both_hint recap last_topic dm_title"
    " referrer product1 product1_reason product1_dative product2 product2_dative usp1 usp2 usp3".split()
)


@dataclass(slots=True)
class Gaps:
    """Fills texts, and remembers what became of what."""

    _found: Counter[Sentence] = field(default_factory=Counter[Sentence])

    def filled(self, text: str) -> str:
        """`text` with placeholders that are known, and without any other brace."""
        return _GAP.sub(self._one, text)

    def told(self) -> list[Sentence]:
        """What became of what, a sentence each."""
        return [
            told("{what} ({count} times)", what=what, count=count) if count > 1 else what
            for what, count in self._found.items()
        ]

    def _one(self, found: re.Match[str]) -> str:
        whole = found[0]
        if whole in "{}":
            other = "(" if whole == "{" else ")"
            self._found[told("a brace that stood alone became `{other}`", other=other)] += 1
            return other
        known = _PLACEHOLDER.fullmatch(whole)
        if known is not None and known[1] in _KNOWN:
            return whole
        words = next(one for one in found.groups() if one is not None)
        name = _BY_GAP.get(folded(words))
        if name is not None:
            self._found[told("`{old}` became `{new}`", old=whole, new=f"{{{name}}}")] += 1
            return f"{{{name}}}"
        if "{" not in whole:
            return whole
        new = f"[{words.strip()}]"
        self._found[told("`{old}` became `{new}`, because no value is known by that name", old=whole, new=new)] += 1
        return new
