"""Of what was found, the outline: limits kept, questions told from sentences, ways led to steps, all accounted for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice, takewhile

from callassist.domain.outcome import OUTCOMES
from callassist.formats.script.outline.gathering import (
    FoundAnswer,
    FoundObjection,
    FoundReply,
    FoundStep,
    Gathering,
    SourcePiece,
)
from callassist.formats.script.outline.outline_model import (
    APPOINTMENT,
    LONGEST_ANSWER,
    LONGEST_TEXT,
    MOST_ANSWERS,
    MOST_OBJECTIONS,
    MOST_REPLIES,
    MOST_STEPS,
    MOST_WORDINGS,
    Asks,
    LeftOut,
    Means,
    Outline,
    OutlineAnswer,
    OutlineReply,
    OutlineStep,
    OutlineWay,
    RaisedObjection,
    Taken,
)
from callassist.formats.script.outline.outline_words import THANKS, folded, listed
from callassist.formats.script.outline.parting import (
    MOST_POINTS,
    end_of,
    meaning_of,
    shown,
    target_name,
)
from callassist.formats.script.outline.step_parts import is_farewell
from callassist.formats.script.sentences import Sentence, told

_LOST_STEP = told("its step was left out")
_TOO_LONG = told("a text has at most {most} signs", most=LONGEST_TEXT)
#: how a scale is asked for
_SCALE = re.compile(
    r"(?:skala|scale)\D{0,40}(\d{1,2})\s*(?:bis|to|through|[–—-])\s*(\d{1,2})"
    r"|[(\[]\s*(\d{1,2})\s*(?:bis|to|[–—-])\s*(\d{1,2})\s*[)\]]|\b(\d)\s*(?:bis|to|[–—-])\s*(\d{1,2})\b(?=.{0,40}\?)",
    re.IGNORECASE,
)
_SCALE_WORDS = re.compile(
    r"skala|scale|bewert|rate\b|zufrieden|satisf|wichtig|important|wahrscheinlich|likely|[(\[]", re.IGNORECASE
)
_FIRST_NUMBER = re.compile(r"\d{1,2}(?!\d)")
#: the fewest signs by which a step may be named in a way
_LEAST_OF_A_NAME = 8
_THANKS = listed(THANKS)
_TYPED = frozenset({Asks.NUMBER, Asks.MONEY, Asks.DATE, Asks.WORDS})


def finished(found: Gathering) -> Outline:
    """The outline; nothing may be gathered any more."""
    return _Finishing(found).run()


@dataclass(slots=True, eq=False)
class _Flat:
    """A found step in its place, and where it leads if it does not say."""

    step: FoundStep
    answers: list[FoundAnswer]
    #: the step that follows; None: the one below
    after: FoundStep | None = None
    leads_to_after: bool = False
    #: steps that follow an answer alone
    firsts: dict[FoundAnswer, FoundStep] = field(default_factory=dict["FoundAnswer", "FoundStep"])


class _Finishing:
    def __init__(self, found: Gathering) -> None:
        self.found = found
        self.taken: Counter[Taken] = Counter()
        self.left: list[tuple[SourcePiece, Sentence]] = list(found.left)
        self.flat: list[_Flat] = []
        self.objections: list[FoundObjection] = []
        self.number: dict[FoundStep, int] = {}
        self.by_label: dict[str, list[int]] = {}
        #: by the headings they stand first under
        self.by_heading: dict[str, list[int]] = {}
        #: in the order of the alphabet
        self.by_text: list[tuple[str, int]] = []
        self.by_objection: dict[str, int] = {}
        #: whether what is said now follows the step that makes the appointment
        self.has_appointment = False

    def run(self) -> Outline:
        self._flatten()
        self._index()
        steps = tuple(self._step(one) for one in self.flat)
        objections = tuple(self._objection(one) for one in self.objections)
        title = self._words([self.found.title] if self.found.title is not None else [], Taken.TITLE)
        voicemail = self._words(self.found.voicemail, Taken.VOICEMAIL)
        self._took(self.found.headings, Taken.HEADING)
        return Outline(
            title=title,
            steps=steps,
            objections=objections,
            voicemail=voicemail,
            left_out=tuple(LeftOut(piece.place, shown(piece.text), why) for piece, why in self.left),
            pieces=self.found.pieces,
            taken=dict(self.taken),
        )

    # -- accounting ----------------------------------------------------------------------------------------------------

    def _took(self, pieces: Iterable[SourcePiece | None], kind: Taken) -> None:
        self.taken[kind] += sum(1 for piece in pieces if piece is not None)

    def _words(self, pieces: list[SourcePiece], kind: Taken) -> str:
        """The words of pieces that are one text; it ends where it is too long."""
        kept: list[str] = []
        length = 0
        for piece in pieces:
            text = shown(piece.text)
            length += len(text) + 1
            if length > LONGEST_TEXT:
                self.left.append((piece, _TOO_LONG))
                continue
            self.taken[Taken.TEXT if kept else kind] += 1
            kept.append(text)
        return " ".join(kept)

    def _drop_step(self, step: FoundStep, why: Sentence) -> None:
        """Lists a step with all that hangs on it."""
        waiting, first = [step], True
        while waiting:
            one = waiting.pop()
            pieces = [*one.texts, *(piece for piece, _ in one.beside), *one.tips, *one.wordings, one.way]
            for answer in one.answers:
                pieces += [answer.text, *answer.more, *answer.meaning, answer.way]
                waiting += answer.below
            for piece in pieces:
                if piece is not None:
                    self.left.append((piece, why if first else _LOST_STEP))
                    first = False

    def _drop_answer(self, answer: FoundAnswer, why: Sentence) -> None:
        for piece in (answer.text, *answer.more, *answer.meaning, answer.way):
            if piece is not None:
                self.left.append((piece, why))
        for step in answer.below:
            self._drop_step(step, told("its answer was left out"))

    # -- order ---------------------------------------------------------------------------------------------------------

    def _flatten(self) -> None:
        """Steps in a row: what follows an answer alone comes right behind its question."""
        waiting: list[tuple[FoundStep, FoundStep | None, bool]] = [
            (one, None, False) for one in reversed(self.found.steps)
        ]
        while waiting:
            step, after, is_last = waiting.pop()
            if len(self.flat) >= MOST_STEPS:
                self._drop_step(step, told("a script has at most {most} steps here", most=MOST_STEPS))
                continue
            if sum(len(shown(piece.text)) + 1 for piece in step.texts[:1]) > LONGEST_TEXT:
                self._drop_step(step, _TOO_LONG)
                continue
            flat = _Flat(step, self._kept_answers(step), after, is_last)
            self.flat.append(flat)
            below = [answer for answer in flat.answers if answer.below]
            # behind all of them the call goes on where the question does
            following = after if is_last else (waiting[-1][0] if waiting else None)
            if below and not is_last:
                flat.after, flat.leads_to_after = following, True
            for answer in reversed(below):
                flat.firsts[answer] = answer.below[0]
                for place, one in reversed(list(enumerate(answer.below))):
                    last = place == len(answer.below) - 1
                    waiting.append((one, following, last))

    def _kept_answers(self, step: FoundStep) -> list[FoundAnswer]:
        kept: list[FoundAnswer] = []
        most = 1 if step.asks in _TYPED else MOST_ANSWERS
        if step.asks in (Asks.NOTHING, Asks.APPOINTMENT):
            most = 0
        for answer in step.answers:
            if len(kept) >= most:
                self._drop_answer(answer, _too_many(most))
            elif sum(len(piece.text) + 1 for piece in (answer.text, *answer.more)) > LONGEST_ANSWER:
                self._drop_answer(answer, told("an answer has at most {most} signs", most=LONGEST_ANSWER))
            else:
                kept.append(answer)
        return kept

    def _index(self) -> None:
        for number, flat in enumerate(self.flat):
            self.number[flat.step] = number
            for names, index in ((flat.step.labels, self.by_label), (flat.step.headings, self.by_heading)):
                for label in dict.fromkeys(folded(shown(one)) for one in names):
                    index.setdefault(label, []).append(number)
            self.by_text.append((folded(" ".join(shown(piece.text) for piece in flat.step.texts)), number))
        self.by_text.sort()
        for one in self.found.objections:
            if not one.replies:
                self.left.append((one.label, told("an objection without a reply")))
            elif len(self.objections) >= MOST_OBJECTIONS:
                self._drop_objection(one, told("a script has at most {most} objections here", most=MOST_OBJECTIONS))
            elif len(shown(one.label.text)) > LONGEST_ANSWER:
                self._drop_objection(one, told("an objection has at most {most} signs", most=LONGEST_ANSWER))
            else:
                self.by_objection.setdefault(folded(shown(one.label.text)), len(self.objections))
                self.objections.append(one)

    def _drop_objection(self, one: FoundObjection, why: Sentence) -> None:
        self.left.append((one.label, why))
        for reply in one.replies:
            self._drop_reply(reply, told("its objection was left out"))

    def _drop_reply(self, reply: FoundReply, why: Sentence) -> None:
        self.left += [(piece, why) for piece in reply.texts]
        if reply.way is not None:
            self.left.append((reply.way, why))

    # -- ways ----------------------------------------------------------------------------------------------------------

    def _way(self, piece: SourcePiece | None, of: int) -> OutlineWay | None:
        """Where the words of a way lead; None, and listed, where that cannot be told. `of`: the step they stand at."""
        if piece is None:
            return None
        found = self._led_by(shown(piece.text), of)
        if isinstance(found, Sentence):
            self.left.append((piece, found))
            return None
        self.taken[Taken.WAY] += 1
        return found

    def _led_by(self, words: str, of: int) -> OutlineWay | Sentence:
        name, whole = target_name(words), folded(words)
        bare = words.strip()
        if bare.startswith("=") and bare[1:] in OUTCOMES:
            return OutlineWay(end=bare)
        if re.fullmatch(r"X(?:1[01]|[1-9])", bare):
            return OutlineWay(end=bare)
        if bare.startswith("!"):
            number = int(whole) if whole.isdecimal() and len(whole) < 5 else 0
            place = number - 1 if 0 < number <= len(self.objections) else self.by_objection.get(whole)
            return (
                told("there is no objection “{name}”", name=bare[1:].strip())
                if place is None
                else OutlineWay(objection=place)
            )
        for one in dict.fromkeys((whole, name)):
            labelled = sorted({*self.by_label.get(one, ()), *self.by_heading.get(one, ())})
            if len(labelled) == 1:
                return OutlineWay(step=labelled[0])
            if labelled:
                return told("{count} steps are called “{name}”", count=len(labelled), name=words)
        end = end_of(words) or end_of(name)
        if end:
            return OutlineWay(end=end)
        if name in ("weiter", "next", "nachste", "nachster", "next step", "nachster schritt", "continue"):
            return OutlineWay(step=of + 1) if 0 <= of < len(self.flat) - 1 else told("there is no step below it")
        for one in (whole, name):
            if one in self.by_objection:
                return OutlineWay(objection=self.by_objection[one])
        return self._by_words(name, words)

    def _by_words(self, name: str, words: str) -> OutlineWay | Sentence:
        start = bisect_left(self.by_text, (name, -1))
        beginning = list(takewhile(lambda one: one[0].startswith(name), islice(self.by_text, start, None)))
        same = [place for text, place in beginning if text == name]
        found = same or [place for _, place in beginning if len(name) >= _LEAST_OF_A_NAME]
        if name and len(found) == 1:
            return OutlineWay(step=found[0])
        if name and found:
            return told("{count} steps begin with “{name}”", count=len(found), name=words)
        return told("there is no step “{name}”", name=words)

    # -- steps ---------------------------------------------------------------------------------------------------------

    def _step(self, flat: _Flat) -> OutlineStep:
        step = flat.step
        number = self.number[step]
        text = self._words(step.texts, Taken.STEP)
        for _, kind in step.beside:
            self.taken[kind] += 1
        asks = self._asks(step, text, bool(flat.answers))
        self.has_appointment = asks is Asks.APPOINTMENT or (self.has_appointment and asks is Asks.NOTHING)
        way = self._way(step.way, number)
        if way is None and flat.leads_to_after and not (asks is Asks.NOTHING and is_farewell(text)):
            way = self._to(flat.after)
        answers = [self._answer(answer, flat, number) for answer in flat.answers]
        if asks is Asks.CHOICE:
            if step.asks is None or not answers:
                answers = with_scale(text, answers)
            asks = Asks.CHOICE if answers else Asks.WORDS
        if way is None and asks is Asks.NOTHING:
            way = self._end_of_words(text, number)
        self.has_appointment = self.has_appointment and (way is None or asks is Asks.APPOINTMENT)
        tip = self._words(step.tips, Taken.TIP)
        wordings: list[str] = []
        for wording in step.wordings:
            if len(wordings) >= MOST_WORDINGS or len(shown(wording.text)) > LONGEST_TEXT:
                self.left.append((wording, told("a step has at most {most} other wordings", most=MOST_WORDINGS)))
            else:
                self.taken[Taken.WORDING] += 1
                wordings.append(shown(wording.text))
        label = next(iter(step.labels), "")
        return OutlineStep(text, asks, tuple(answers), way, tip, tuple(wordings), shown(label), step.section)

    def _end_of_words(self, text: str, number: int) -> OutlineWay | None:
        """Where words that say goodbye lead: nothing follows them, whatever stands below."""
        is_last = number == len(self.flat) - 1
        if self.has_appointment and (is_last or is_farewell(text)):
            return OutlineWay(end="=appointment_set")
        if is_farewell(text):
            return OutlineWay(end="=not_interested")
        is_thanks = any(one in folded(text) for one in _THANKS)
        return OutlineWay(end="=prospect_no_appointment") if is_thanks and is_last else None

    def _asks(self, step: FoundStep, text: str, has_answers: bool) -> Asks:
        if step.asks is not None:
            return (
                step.asks if step.asks is not Asks.CHOICE or has_answers or scale_of(text) is not None else Asks.WORDS
            )
        if has_answers:
            return Asks.CHOICE
        if step.mark == ">":
            return Asks.NOTHING
        if step is self._appointment():
            return Asks.APPOINTMENT
        is_question = step.mark == "?" or text.rstrip("\"“”»' )").endswith("?")
        if not is_question:
            return Asks.NOTHING
        scale = scale_of(text)
        if scale is not None:
            return Asks.CHOICE if scale[1] - scale[0] < MOST_ANSWERS else Asks.NUMBER
        return Asks.WORDS

    def _appointment(self) -> FoundStep | None:
        """The step that makes the appointment, where none is marked so: the question under a heading that says so."""
        if any(flat.step.asks is Asks.APPOINTMENT for flat in self.flat):
            return None
        named = [
            flat.step
            for flat in self.flat
            if not flat.answers and flat.step.asks is None and flat.step.mark != ">" and flat.step.section
            if end_of(_heading_name(flat.step.section)) == APPOINTMENT
        ]
        asking = [step for step in named if shown(step.texts[-1].text).endswith("?")]
        return next(iter(asking or named), None)

    def _to(self, step: FoundStep | None) -> OutlineWay | None:
        return (
            OutlineWay(step=self.number[step])
            if step is not None and step in self.number
            else OutlineWay(end=APPOINTMENT)
        )

    def _answer(self, answer: FoundAnswer, flat: _Flat, number: int) -> OutlineAnswer:
        self.taken[Taken.ANSWER] += 1
        self._took(answer.more, Taken.TEXT)
        text = " ".join(shown(piece.text) for piece in (answer.text, *answer.more))
        means, points = self._meaning(answer)
        first = flat.firsts.get(answer)
        below = self.number.get(first) if first is not None else None
        way = self._way(answer.way, number)
        if way is None and below is not None:
            way = OutlineWay(step=below)
        return OutlineAnswer(text, means, points, way)

    def _meaning(self, answer: FoundAnswer) -> tuple[Means, int]:
        means, points = Means.NOTHING, 0
        for piece in answer.meaning:
            found = meaning_of(shown(piece.text))
            if found is None:
                self.left.append((piece, told("it is not known what this means")))
            elif found[1] > MOST_POINTS:
                self.left.append((piece, told("points go from 0 to {most}", most=MOST_POINTS)))
            elif means is not Means.NOTHING and found[0] not in (Means.POINTS, Means.NOTHING):
                self.left.append((piece, told("an answer means one thing")))
            else:
                self.taken[Taken.MEANING] += 1
                if means is Means.NOTHING or found[0] is not Means.POINTS:
                    means = found[0]
                points = max(points, found[1])
        return means, points

    # -- objections ----------------------------------------------------------------------------------------------------

    def _objection(self, one: FoundObjection) -> RaisedObjection:
        self.taken[Taken.OBJECTION] += 1
        replies: list[OutlineReply] = []
        for reply in one.replies:
            if len(replies) >= MOST_REPLIES:
                self._drop_reply(reply, told("an objection has at most {most} replies", most=MOST_REPLIES))
                continue
            if len(shown(reply.texts[0].text)) > LONGEST_TEXT:
                self._drop_reply(reply, _TOO_LONG)
                continue
            text = self._words(reply.texts, Taken.REPLY)
            replies.append(OutlineReply(text, self._way(reply.way, -1)))
        return RaisedObjection(shown(one.label.text), tuple(replies))


def _too_many(most: int) -> Sentence:
    if most == 0:
        return told("a step that asks nothing has no answers")
    if most == 1:
        return told("what is typed has one named alternative")
    return told("a question has at most {most} answers on keys", most=most)


def _heading_name(heading: str) -> str:
    return re.sub(r"\A[\d.]+[.)]?\s*", "", heading)


def scale_of(text: str) -> tuple[int, int] | None:
    """The ends of the scale a question asks for, if it does."""
    found = _SCALE.search(text)
    if found is None or _SCALE_WORDS.search(text) is None:
        return None
    low, high = (int(one) for one in found.groups() if one is not None)
    return (low, high) if low in (0, 1) and low + 1 < high <= 10 else None


def with_scale(text: str, answers: list[OutlineAnswer]) -> list[OutlineAnswer]:
    """The answers of a scale: each of its steps has one, also where the source words its ends alone."""
    scale = scale_of(text)
    if scale is None or scale[1] - scale[0] >= MOST_ANSWERS:
        return answers
    by_number: dict[int, OutlineAnswer] = {}
    for answer in answers:
        number = _FIRST_NUMBER.match(answer.text)
        if number is None or not scale[0] <= int(number[0]) <= scale[1] or int(number[0]) in by_number:
            return answers
        by_number[int(number[0])] = answer
    return [by_number.get(one, OutlineAnswer(str(one))) for one in range(scale[0], scale[1] + 1)]
