"""Spoken text with its placeholders filled, in one pass and from an allow-list. Nothing is ever evaluated."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from callassist.domain.answers import Answer, AnswerState, QuestionId
from callassist.domain.computed import computed_id
from callassist.domain.contact import Contact
from callassist.domain.script import Script
from callassist.domain.text import Language, Text
from callassist.domain.values import Selected
from callassist.domain.verdict import FitState
from callassist.engine import wording
from callassist.engine.follow_ups import named_contact
from callassist.engine.qualification import Qualification
from callassist.engine.view import Piece, PieceKind, Speech

if TYPE_CHECKING:
    from callassist.engine.facts import Facts

#: `{name}` or `{name|fallback}`; anything else in braces is plain text
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?:\|([^{}]*))?\}")

#: §5: words a second, German reference 120 a minute, English 150
_WORDS_A_SECOND = {Language.DE: 2.0, Language.EN: 2.5}
_WORDS_A_SECOND_ELSEWHERE = 2.2

_BOTH_HINT = Text(", am besten gleich zu zweit", ", ideally both of you")
_AND = Text(" und ", " and ")
_LATER_DAYS = 90


def _opens_sentence(before: str) -> bool:
    """Whether a value that follows `before` is the first word of a sentence."""
    stripped = before.rstrip()
    return not stripped or stripped[-1] in ".!?…"


def speaking_seconds(words: str, language: Language) -> int:
    """How long it takes to say them."""
    return math.ceil(len(words.split()) / _WORDS_A_SECOND.get(language.base, _WORDS_A_SECOND_ELSEWHERE))


class Filler:
    """Fills the placeholders of one call at one moment."""

    def __init__(
        self,
        qualification: Qualification,
        *,
        language: Language,
        given: Mapping[str, str],
        now: datetime,
        slots: tuple[datetime, datetime],
        retry_at: Callable[[], datetime],
        last_topic: QuestionId | None,
        promised_at: datetime | None = None,
        topic: tuple[QuestionId, str] | None = None,
    ) -> None:
        self._qualification = qualification
        self._script: Script = qualification.script
        self._facts: Facts = qualification.facts
        self._language = language
        self._given = given
        self._now = now
        self._today = qualification.today
        self._slots = slots
        self._retry_at = retry_at
        self._last_topic = last_topic
        self._promised_at = promised_at
        self._topic_now = topic

    def speech(self, text: Text) -> Speech:
        """`text` in the call's language, as pieces."""
        spoken = text.of(self._language)
        pieces = tuple(self._pieces(spoken))
        seconds = speaking_seconds("".join(piece.text for piece in pieces), self._language)
        borrowed = text.is_borrowed(self._language)
        return Speech(pieces, borrowed, seconds, foreign=text.said_in(self._language) if borrowed else "")

    def plain(self, text: Text) -> str:
        """`text` as one string (labels, tips)."""
        return self.speech(text).plain()

    def lacks(self, text: Text, names: tuple[str, ...]) -> bool:
        """Whether `text` uses one of `names` that has no value."""
        used = {found[1] for found in PLACEHOLDER.finditer(text.of(self._language))}
        return any(name in used and not self.value(name) for name in names)

    def _pieces(self, spoken: str) -> Iterator[Piece]:
        end = 0
        for found in PLACEHOLDER.finditer(spoken):
            if found.start() > end:
                yield Piece(spoken[end : found.start()])
            end = found.end()
            name, fallback = found[1], found[2]
            value = self.value(name)
            if value and _opens_sentence(spoken[: found.start()]):
                value = value[0].upper() + value[1:]
            if value is None and fallback is None:
                yield Piece(self._gap(name), PieceKind.GAP)
            elif value or fallback:
                yield Piece(value or fallback or "", PieceKind.VALUE if value else PieceKind.PLAIN)
        if end < len(spoken):
            yield Piece(spoken[end:])

    def _gap(self, name: str) -> str:
        placeholder = self._script.placeholders.get(name)
        return (
            placeholder.label.of(self._language)
            if placeholder is not None and placeholder.label
            else name.replace("_", " ")
        )

    def value(self, name: str) -> str | None:
        """The words for a placeholder; "" if it rightly says nothing here, None if it has no value."""
        if name.startswith("q_"):
            return self._answer(QuestionId(name))
        if name.startswith("confirm_"):
            return self._confirm(QuestionId("q_" + name.removeprefix("confirm_")))
        computed = self._computed(name)
        if computed is not None:
            return computed
        if (made := computed_id(name)) in self._script.computed:
            return self._made(made)
        given = self._given.get(name)
        if given:
            return given
        value = self._script.values.get(name)
        if value is not None:
            return value.text.of(self._language)
        placeholder = self._script.placeholders.get(name)
        return (placeholder.default.of(self._language) or None) if placeholder is not None else None

    def _of_contact(self, contact: Contact, name: str) -> str | None:
        """What is known of whoever is on the line."""
        day = contact.consent.given_on
        known = {
            "lead": contact.name,
            "email": contact.email,
            "address": contact.address,
            "consent_date": wording.spoken_date(day, self._language) if day is not None else "",
            "data_source": contact.consent.source,
        }
        return known[name] or None

    def _computed(self, name: str) -> str | None:
        """What follows from the call itself."""
        contact = self._facts.contact
        match name:
            case "slot1" | "slot2":
                return self._at(self._slots[0 if name == "slot1" else 1])
            case "appointment_at":
                return self._at(self._facts.appointment_at) if self._facts.appointment_at is not None else None
            case "callback_at":
                return self._at(self._facts.callback_at) if self._facts.callback_at is not None else None
            case "promised_at":
                return self._at(self._promised_at) if self._promised_at is not None else None
            case "retry_when":
                return wording.part_of_day(self._retry_at(), self._today, self._language)
            case "recontact_at":
                return wording.on_date(self.recontact_day, self._language)
            case "both_hint":
                both = "both_present" in self._qualification.verdict.flags
                return _BOTH_HINT.of(self._language) if both and wording.has_words(self._language) else ""
            case "recap":
                return self.recap() or None
            case "last_topic":
                return self._topic()
            case "topic":
                return self._ticked_topic()
            case "lead" | "email" | "address" | "consent_date" | "data_source":
                return self._of_contact(contact, name)
            case "dm_title":
                named = named_contact(self._facts)
                return named.name if named is not None else None
            case "product1" | "product2" | "product1_reason" | "product1_dative" | "product2_dative":
                return self._product(name)
            case "usp1" | "usp2" | "usp3":
                lines = self.usp()
                index = int(name[-1]) - 1
                return lines[index] if index < len(lines) else None
            case _:
                return None

    @property
    def recontact_day(self) -> date:
        """When to get in touch again: before the contract ends, or in three months."""
        not_before = self._qualification.verdict.not_before
        if not_before is not None and not_before > self._today:
            return not_before
        return date.fromordinal(self._today.toordinal() + _LATER_DAYS)

    def usp(self) -> tuple[str, ...]:
        """At most three lines: the leading product's, or the script's own (R51)."""
        fits = self._qualification.products
        lines: tuple[Text, ...] = ()
        if fits and fits[0].state is not FitState.EXCLUDED:
            lines = self._script.products[fits[0].id].usp
        return tuple(line.of(self._language) for line in (lines or self._script.usp)[:3])

    def recap(self) -> str:
        """The carried answers as one spoken enumeration (R28)."""
        phrases = [
            phrase
            for question in self._script.questions.values()
            if self._qualification.state(question.id) is AnswerState.ANSWERED
            and (answer := self._facts.answer(self._script, question.id)) is not None
            and (phrase := self._recap_of(answer))
        ]
        if len(phrases) < 2:
            return "".join(phrases)
        joint = _AND.of(self._language) if wording.has_words(self._language) else ", "
        return ", ".join(phrases[:-1]) + joint + phrases[-1]

    def _recap_of(self, answer: Answer) -> str:
        question = self._script.questions[answer.question]
        if answer.value is None:
            return ""
        if isinstance(answer.value, Selected):
            phrases = [
                choice.recap.of(self._language)
                for one in answer.value.values
                if (choice := question.choice(one)) is not None and choice.recap
            ]
            if phrases:
                return ", ".join(phrases)
        spoken = wording.worded(answer.value, question, self._language)
        if question.recap:
            return question.recap.of(self._language).replace("{answer}", spoken)
        return f"{question.name.of(self._language)}: {spoken}"

    def _answer(self, question: QuestionId) -> str | None:
        value = self._qualification.value(question)
        found = self._script.questions.get(question)
        return wording.worded(value, found, self._language) if value is not None and found is not None else None

    def _made(self, name: QuestionId) -> str | None:
        """A computed value as it is said; None where it is open."""
        result = self._qualification.results[name]
        if result.value is None:
            return None
        return wording.made(result.value, self._script.computed[name], self._language, about=result.about)

    def _confirm(self, question: QuestionId) -> str:
        found = self._script.questions.get(question)
        spoken = self._answer(question)
        if found is None or spoken is None or not found.confirm:
            return ""
        return found.confirm.of(self._language).replace("{answer}", spoken)

    def _topic(self) -> str | None:
        question = self._script.questions.get(self._last_topic) if self._last_topic is not None else None
        if question is None:
            return None
        # in quotes: a heading keeps its form after any preposition
        before, after = ("„", "“") if self._language.base is Language.DE else ("“", "”")
        return f"{before}{question.name.of(self._language)}{after}"

    def _ticked_topic(self) -> str | None:
        """The topic the call is at, of those that were ticked."""
        question = self._script.questions.get(self._topic_now[0]) if self._topic_now is not None else None
        choice = question.choice(self._topic_now[1]) if question is not None and self._topic_now is not None else None
        return choice.label.of(self._language) if choice is not None else None

    def _product(self, name: str) -> str | None:
        # only what fits is ever recommended: a product that is merely possible would be an invented fit (T8)
        fits = [fit for fit in self._qualification.products if fit.state is FitState.FITS]
        index = 1 if name.startswith("product2") else 0
        if index >= len(fits):
            return None
        if name == "product1_reason":
            return fits[0].reasons[0].of(self._language) if fits[0].reasons else None
        product = self._script.products[fits[index].id]
        found = product.dative if name.endswith("_dative") and product.dative else product.name
        return found.of(self._language)

    def _at(self, moment: datetime) -> str:
        return wording.at_moment(moment, self._today, self._language)
