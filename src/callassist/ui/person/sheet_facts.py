"""The sheet of a person as facts in words: what stands in which part of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from callassist.domain.text import Text
from callassist.ui.kit.fact_row import Fact
from callassist.ui.kit.plain_text import isolated
from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.words import code_words, kept_words, lead_words, person_words

if TYPE_CHECKING:
    from callassist.services.people.persons import PersonSheet

#: facts of a part that are shown; what is handed out has all of them
MOST = 60
_BETWEEN = " · "
#: letters of a note, or of the wording of a consent
_LONG = 400
_WHO = ("email", "address", "best_time", "party", "language", "zone", "informed_at")
Told = Mapping[str, str]

TITLES = {
    "numbers": QT_TRANSLATE_NOOP("PersonSheet", "NUMBERS"),
    "who": QT_TRANSLATE_NOOP("PersonSheet", "WHO THEY ARE"),
    "origins": QT_TRANSLATE_NOOP("PersonSheet", "ORIGIN OF THE NUMBER"),
    "consents": QT_TRANSLATE_NOOP("PersonSheet", "WHY THEY MAY BE CALLED"),
    "blocks": QT_TRANSLATE_NOOP("PersonSheet", "BLOCKS"),
    "follow_ups": QT_TRANSLATE_NOOP("PersonSheet", "WHAT IS AGREED"),
    "calls": QT_TRANSLATE_NOOP("PersonSheet", "CALLS"),
    "answers": QT_TRANSLATE_NOOP("PersonSheet", "ANSWERS"),
    "colleagues": QT_TRANSLATE_NOOP("PersonSheet", "OTHERS THERE"),
    "disclosures": QT_TRANSLATE_NOOP("PersonSheet", "HANDED OUT"),
    "merges": QT_TRANSLATE_NOOP("PersonSheet", "MADE ONE"),
    "kept": QT_TRANSLATE_NOOP("PersonSheet", "HOW LONG THEY ARE KEPT"),
}
"""What each part is called, in the order they stand in where there is one column."""


class SheetPart(NamedTuple):
    """A part of the sheet."""

    id: str
    facts: tuple[Fact, ...]
    #: of them that are not shown
    more: int = 0


def title_of(part: str) -> str:
    """What a part is called."""
    return QCoreApplication.translate("PersonSheet", TITLES[part])


class SheetFacts(QObject):
    """Says what is kept of somebody in the window's language."""

    def parts_of(self, sheet: PersonSheet) -> tuple[SheetPart, ...]:
        """All that is known, in the order of the page; parts in which there is nothing are left out."""
        facts: dict[str, Sequence[Fact]] = {
            "numbers": [_number(one) for one in sheet.numbers],
            "who": self._who(sheet),
            "origins": self._origins(sheet),
            "consents": self._consents(sheet),
            "blocks": [self._block(one) for one in sheet.blocks],
            "follow_ups": [self._follow_up(one) for one in reversed(sheet.follow_ups)],
            "calls": [self._call(one) for one in reversed(sheet.calls)],
            "answers": self._answers(sheet),
            "colleagues": [Fact("•", isolated(one), "", "muted") for one in sheet.colleagues],
            "disclosures": [self._disclosure(one) for one in reversed(sheet.disclosures)],
            "merges": [self._merge(one) for one in sheet.merges],
            "kept": [Fact("•", kept_words.kept(sheet.kept_until, sheet.kept_by), "", "muted")],
        }
        return tuple(
            SheetPart(name, tuple(facts[name][:MOST]), max(0, len(facts[name]) - MOST))
            for name in TITLES
            if facts[name]
        )

    def _who(self, sheet: PersonSheet) -> list[Fact]:
        told = dict(sheet.person)
        row = sheet.origins[0] if not told and sheet.origins else {}
        place = " ".join(one for one in (told.get("zip", ""), told.get("city", "")) if one) or " ".join(
            one for one in (row.get("zip", ""), row.get("city", "")) if one
        )
        street = told.get("account_street", "") or row.get("street", "")
        told.setdefault("email", row.get("email", ""))
        told["address"] = told.get("address", "") or ", ".join(one for one in (street, place) if one)
        told["party"] = person_words.party(told["party"]) if told.get("party") else ""
        if told.get("informed_at"):
            told["informed_at"] = code_words.day_of_iso(told["informed_at"][:10])
        return [Fact("•", _named(person_words.field(name), told[name]), "", "muted") for name in _WHO if told.get(name)]

    def _origins(self, sheet: PersonSheet) -> list[Fact]:
        found = [self._origin(one) for one in sheet.origins]
        source = sheet.person.get("source", "")
        if source and not (found and source == "list"):
            day = lead_words.day_of_utc(sheet.person.get("created_at", ""))
            found.insert(0, Fact("•", _joined((person_words.origin(source), day)), "", "accent"))
        return found

    def _origin(self, one: Told) -> Fact:
        words = self.tr("List “{name}”, line {line}").format(
            name=isolated(one.get("list_name", "?")), line=one.get("line", "?")
        )
        read_in = lead_words.day_of_utc(one.get("list_created_at", ""))
        obtained = one.get("list_obtained_at", "")
        details = (
            isolated(one.get("list_file_name", "")),
            self.tr("read in on {day}").format(day=read_in) if read_in else "",
            self.tr("obtained on {day}").format(day=code_words.day_of_iso(obtained)) if obtained else "",
            isolated(one.get("list_source_text", "")),
            isolated(one.get("list_presumed_reason", "")),
        )
        return Fact("•", words, _joined(details), "accent")

    def _consents(self, sheet: PersonSheet) -> list[Fact]:
        found: list[Fact] = []
        for one in sheet.consents:
            events = [event for event in sheet.consent_events if event.get("consent_id") == one.get("id")]
            used = [event for event in events if event.get("kind") == "used"]
            ended = one.get("state") == "ended"
            given = one.get("given_at", "")
            head = _joined(
                (
                    person_words.basis(one.get("basis", "")),
                    self.tr("on {day}").format(day=code_words.day_of_iso(given[:10])) if given else "",
                    isolated(one.get("how", "")),
                )
            )
            details = (
                _short(one.get("wording", "")),
                self.tr("ended on {day}").format(day=lead_words.day_of_utc(one.get("ended_at", ""))) if ended else "",
                self._used(used),
                self.tr("kept until {day}").format(day=code_words.day_of_iso(one["keep_until"]))
                if "keep_until" in one
                else "",
            )
            found.append(Fact("✕" if ended else "✓", head, _joined(details), "bad" if ended else "good"))
        if not found and (sheet.person.get("consent_date") or sheet.person.get("consent_source")):
            told = (
                code_words.day_of_iso(sheet.person["consent_date"]) if sheet.person.get("consent_date") else "",
                isolated(sheet.person.get("consent_source", "")),
            )
            found.append(Fact("?", self.tr("Told, without a proof: {what}").format(what=_joined(told)), "", "warn"))
        return found

    def _used(self, events: Sequence[Told]) -> str:
        if not events:
            return self.tr("not used yet")
        last = lead_words.day_of_utc(events[-1].get("at_utc", ""))
        return self.tr("used %n time(s), last on {day}", "", len(events)).format(day=last)

    def _block(self, one: Told) -> Fact:
        since = lead_words.day_of_utc(one.get("since", ""))
        words = _joined((person_words.block_reason(one.get("reason", "")), self.tr("since {day}").format(day=since)))
        lifted = one.get("lifted_at", "")
        details = (
            person_words.block_scope(one.get("scope", "")),
            one.get("number", ""),
            self.tr("lifted on {day}").format(day=lead_words.day_of_utc(lifted)) if lifted else "",
            isolated(one.get("lifted_reason", "").replace("_", " ")) if lifted else "",
        )
        return Fact("○" if lifted else "✕", words, _joined(details), "muted" if lifted else "bad", bold=not lifted)

    def _follow_up(self, one: Told) -> Fact:
        is_open = one.get("state") == "open"
        due = code_words.time_in_words_of_iso(one.get("due_local", "")) or self.tr("no time yet")
        words = _joined((code_words.follow_up(one.get("kind", "")), due))
        details = (
            "" if is_open else self._follow_up_state(one.get("state", "")),
            isolated(one.get("contact_name", "")),
        )
        ink = "text" if is_open else "faint"
        return Fact("→" if is_open else "·", words, _joined(details), "accent" if is_open else "faint", ink)

    def _follow_up_state(self, code: str) -> str:
        words = {"done": self.tr("done"), "replaced": self.tr("replaced"), "cancelled": self.tr("cancelled")}
        return words.get(code, code)

    def _call(self, one: Told) -> Fact:
        open_call = one.get("state") == "open"
        ended = one.get("own_outcome") or code_words.outcome(one.get("outcome", ""))
        outcome = code_words.interrupted() if open_call else ended
        when = code_words.moment_of_iso(one.get("started_local", ""))
        verdict = code_words.verdict(one["verdict"]) if one.get("verdict") else ""
        incoming = self.tr("they called") if one.get("direction") == "in" else ""
        seconds = int(one.get("active_ms", "0") or 0) / 1000
        length = code_words.duration(seconds) if seconds else ""
        details = _joined((code_words.stage(one.get("stage", "")), incoming, length, verdict))
        note = _short(one.get("note", ""))
        return Fact("■", _joined((when, outcome)), "\n".join(part for part in (details, note) if part), "text")

    def _answers(self, sheet: PersonSheet) -> list[Fact]:
        """The last one to each question, the newest call first."""
        latest: dict[str, Told] = {}
        for one in sheet.answers:
            if one.get("kind") == "answered" and one.get("question"):
                latest.pop(one["question"], None)
                latest[one["question"]] = one
        return [self._answer(one) for one in reversed(latest.values())]

    def _answer(self, one: Told) -> Fact:
        state = one.get("state", "")
        answer = (
            self._in_words(one, "answered", one.get("stable", "")) if state == "answered" else code_words.state(state)
        )
        source = one.get("source", "")
        details = (
            lead_words.day_of_utc(one.get("at_utc", "")),
            code_words.source(source) if source and source != "asked" else "",
            isolated(one.get("answer_note", "")),
        )
        asked = self._in_words(one, "asked", one.get("question", ""))
        return Fact("•", _named(asked, answer), _joined(details), "accent")

    @staticmethod
    def _in_words(one: Told, what: str, plain: str) -> str:
        """In the words of its script; where that cannot be read any more, what the log has."""
        words = Text(one.get(f"{what}_de", ""), one.get(f"{what}_en", ""))
        return code_words.in_window(words) or plain.replace("_", " ")

    def _disclosure(self, one: Told) -> Fact:
        day = lead_words.day_of_utc(one.get("at_utc", ""))
        words = _joined((day, person_words.disclosure(one.get("kind", ""))))
        rows = self.tr("%n entry(s)", "", int(one.get("rows", "0") or 0))
        return Fact("•", words, _joined((rows, isolated(one.get("recipient", "")))), "muted")

    def _merge(self, one: Told) -> Fact:
        day = lead_words.day_of_utc(one.get("at_utc", ""))
        words = self.tr("Two entries were made one on {day}").format(day=day)
        undone = lead_words.day_of_utc(one.get("undone_at", ""))
        return Fact("•", words, self.tr("taken back on {day}").format(day=undone) if undone else "", "muted")


def headline(sheet: PersonSheet) -> tuple[str, str]:
    """Who it is, and what they are and where."""
    function = sheet.person.get("function", "")
    if not function and sheet.origins:
        function = sheet.origins[0].get("function", "")
    beside = (function, sheet.company, person_words.role(sheet.person.get("role", "")))
    name = sheet.name or sheet.company or next((one.get("e164", "") for one in sheet.numbers), "")
    return isolated(name) or code_words.nobody(), _BETWEEN.join(isolated(one) for one in beside if one)


def _number(one: Told) -> Fact:
    state = person_words.number_state(one.get("state", ""))
    shown = one.get("typed", "") or one.get("e164", "")
    details = (
        one["e164"] if one.get("e164") and one["e164"] != shown else "",
        person_words.number_kind(one.get("kind", "")),
        state,
        person_words.certainty(one.get("certainty", "")),
    )
    bad = one.get("state", "") == "blocked"
    color = "bad" if bad else "warn" if state else "accent"
    return Fact("✕" if bad else "!" if state else "•", isolated(shown), _joined(details), color, bold=True)


def _named(name: str, value: str) -> str:
    return f"{name}: {isolated(value)}"


def _short(text: str) -> str:
    text = text.strip()
    return isolated(text if len(text) <= _LONG else f"{text[:_LONG]} …")


def _joined(parts: Sequence[str]) -> str:
    return _BETWEEN.join(part for part in parts if part)
