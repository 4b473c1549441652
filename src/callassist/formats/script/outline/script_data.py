"""An outline made a script: plain data of the shape `file_model.ScriptFile` reads, and what had to be added.

All of an outline is in the script, and the script has no error: names are made of its words, ways lead to nodes, what
is missing to end a call is added, and each such addition is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from callassist.domain.script import Market
from callassist.domain.text import Language, Text
from callassist.formats.script.outline.outline_model import (
    APPOINTMENT,
    Asks,
    LeftOut,
    Means,
    Outline,
    OutlineAnswer,
    OutlineStep,
    OutlineWay,
    RaisedObjection,
)
from callassist.formats.script.outline.outline_words import NO, YES, folded, listed
from callassist.formats.script.outline.script_gaps import Gaps
from callassist.formats.script.outline.script_mending import Mending
from callassist.formats.script.outline.script_names import Names, name_of
from callassist.formats.script.sentences import Sentence, told

Data = dict[str, Any]
"""A part of a script file."""

#: questions that are asked before an appointment, whatever leads there
_MOST_GUARDS = 3
#: of a name that stands in lists
_LONGEST_NAME = 60
_COMMON_OBJECTIONS: dict[str, str] = {
    "o_time": "keine zeit, jetzt keine zeit, ich habe keine zeit, no time, i have no time, i'm busy, i am busy, busy",
    "o_interest": "kein interesse, ich habe kein interesse, not interested, no interest, i'm not interested",
    "o_mail": "schicken sie mir etwas, schicken sie unterlagen, unterlagen, infos per mail, send me an email, "
    "send me information, just send me something",
    "o_have": "haben schon jemanden, wir haben schon jemanden, habe ich schon, already have, we already have someone, "
    "already have one, we have a supplier",
    "o_price": "zu teuer, das ist zu teuer, preis, teuer, too expensive, it's too expensive, price, expensive",
    "o_data": "woher haben sie meine nummer, datenschutz, where did you get my number, privacy",
    "o_why": "warum rufen sie an, worum geht es, why are you calling, what is it about",
}
_APPOINTMENT_MADE, _NO_APPOINTMENT = "=appointment_set", "=prospect_no_appointment"
_RESERVED_VALUES = frozenset({"unknown", "refused", "answered", "not_asked", "moot", "true", "false", "null"})
_RESERVED_NODES = frozenset({"return", "true", "false", "null"})
_STOCK_QUESTIONS = frozenset({"q_decider", "q_budget"})
_CLOSING = {
    "appointment": Text(
        "Dann machen wir einen Termin aus: {slot1} oder {slot2}?", "Let's find a time then: {slot1} or {slot2}?"
    ),
    "exit": Text(
        "Dann passt es nicht, und das sage ich lieber gleich. Danke für das Gespräch!",
        "Then it doesn't fit, and I'd rather say so now. Thank you for talking to me!",
    ),
    "other": Text("etwas anderes", "something else"),
    "stage": Text("Gespräch", "Call"),
    "part": Text("Teil", "Part"),
    "later": Text("kein Termin", "no appointment"),
    "title": Text("Neues Skript", "New script"),
    "hello": Text("Guten Tag, {caller} von {company}.", "Hello, {caller} from {company}."),
}


@dataclass(frozen=True, slots=True)
class MadeScript:
    """A script that was made of an outline."""

    data: Data
    #: what was added or put in other words, a sentence each
    added: tuple[Sentence, ...]
    #: what of the outline no script can hold
    unmade: tuple[LeftOut, ...] = ()


def script_of(outline: Outline, *, language: Language, market: Market, name: str) -> MadeScript:
    """The script an outline makes.

    Args:
        outline: what was understood; all of it comes into the script.
        language: the one its texts are in.
        market: whom it is for; it decides which consent a call needs.
        name: what the script is called if the outline has no title.
    """
    return _Making(outline, language, market, name).run()


@dataclass(slots=True)
class _Making:
    outline: Outline
    language: Language
    market: Market
    name: str
    added: list[Sentence] = field(default_factory=list[Sentence])
    gaps: Gaps = field(default_factory=Gaps)
    nodes: dict[str, Data] = field(default_factory=dict[str, Data])
    #: nodes that no step stands for
    further: dict[str, Data] = field(default_factory=dict[str, Data])
    questions: dict[str, Data] = field(default_factory=dict[str, Data])
    criteria: dict[str, Data] = field(default_factory=dict[str, Data])
    objections: dict[str, Data] = field(default_factory=dict[str, Data])
    #: names of the nodes, by the places of the steps
    node_names: list[str] = field(default_factory=list[str])
    objection_names: list[str] = field(default_factory=list[str])
    guards: int = 0
    appointment: str = ""
    exit: str = ""
    names: Names = field(default_factory=lambda: Names(_RESERVED_NODES))

    def run(self) -> MadeScript:
        outline = self.outline
        if not outline.steps:
            outline = self.outline = Outline(
                outline.title,
                (OutlineStep(_CLOSING["hello"].of(self.language)),),
                outline.objections,
                outline.voicemail,
            )
            self.added.append(told("a greeting, because there is no step in it"))
        self.node_names = [self.names.new(_node_name(step)) for step in outline.steps]
        names = Names()
        self.objection_names = [names.new(_objection_name(one.label)) for one in outline.objections]
        self.appointment = next(
            (name for name, step in zip(self.node_names, outline.steps, strict=True) if step.asks is Asks.APPOINTMENT),
            "",
        )
        self.exit = self._own_exit()
        for place, step in enumerate(outline.steps):
            self.nodes[self.node_names[place]] = self._node(place, step)
        for name, one in zip(self.objection_names, outline.objections, strict=True):
            self.objections[name] = self._objection(one)
        if not self.exit:
            self.exit = self.names.new("polite_exit")
            self.further[self.exit] = {"outcome": "disqualified", "say": self._own_words("exit")}
            self.added.append(told("a polite exit for leads an answer rules out (`{name}`)", name=self.exit))
        self.added += self.gaps.told()
        mended = Mending(self.nodes, self.further, self.objections, self.language)
        stages = mended.run(self.node_names[0], self.exit)
        self.added += mended.added
        asked = {node["ask"] for node in self.nodes.values() if "ask" in node}
        self.questions = {name: one for name, one in self.questions.items() if name in asked}
        self.criteria = {name: one for name, one in self.criteria.items() if one["question"] in asked}
        return MadeScript(self._file(stages), tuple(self.added), tuple(mended.unmade))

    def _file(self, starts: list[str]) -> Data:
        title = self.outline.title or self.name or _CLOSING["title"].of(self.language)
        data: Data = {
            "format": 1,
            "script": name_of(title, "script"),
            "version": 1,
            "title": self._plain(title),
            "market": self.market.value,
            "stages": {
                "cold_call" if number == 1 else f"part_{number}": {
                    "title": self._own_words("stage") if number == 1 else self._part(number),
                    "start": start,
                    "depth": 1,
                    "disqualified": self.exit,
                }
                for number, start in enumerate(starts, start=1)
            },
        }
        if self.questions:
            data["questions"] = self.questions
        if self.criteria:
            data["criteria"] = self.criteria
        if self.outline.voicemail:
            data["voicemail"] = self._text(self.outline.voicemail)
        data["nodes"] = {**self.nodes, **self.further}
        if self.objections:
            data["objections"] = self.objections
        return data

    # -- words ---------------------------------------------------------------------------------------------------------

    def _own_words(self, name: str) -> Data:
        return {self.language.value: _CLOSING[name].of(self.language)}

    def _part(self, number: int) -> Data:
        return {self.language.value: f"{_CLOSING['part'].of(self.language)} {number}"}

    def _text(self, text: str) -> Data:
        """Words that are said: what people put in brackets for a name becomes a placeholder."""
        return {self.language.value: self.gaps.filled(text)}

    def _plain(self, text: str) -> Data:
        """Words in which no placeholder is filled in."""
        return {self.language.value: re.sub(r"[{}]", lambda found: "(" if found[0] == "{" else ")", text)}

    # -- nodes ---------------------------------------------------------------------------------------------------------

    def _own_exit(self) -> str:
        """The farewell an answer that rules out leads to: it is the polite exit."""
        for step in self.outline.steps:
            for answer in step.answers:
                if answer.means is Means.RULES_OUT and answer.way is not None and answer.way.step >= 0:
                    there = self.outline.steps[answer.way.step]
                    if there.asks is Asks.NOTHING and there.way is not None and there.way.outcome:
                        return self.node_names[answer.way.step]
        return ""

    def _node(self, place: int, step: OutlineStep) -> Data:
        name = self.node_names[place]
        if step.asks is Asks.NOTHING and step.way is not None and step.way.outcome:
            node: Data = {
                "outcome": "disqualified" if name == self.exit else step.way.outcome,
                "say": self._text(step.text),
            }
        elif step.asks is Asks.NOTHING:
            node = {"say": self._text(step.text), "to": self._after(place, step)}
        elif step.asks is Asks.APPOINTMENT:
            no = self._target(step.way) if step.way is not None else _NO_APPOINTMENT
            node = self._appointment_node(self._text(step.text), no, self._when_made(place))
        else:
            node = self._question_node(place, step)
        if step.tip:
            node["tip"] = self._text(step.tip)
        if step.wordings:
            node["alternatives"] = [self._text(one) for one in step.wordings]
        return node

    def _appointment_node(self, say: Data, otherwise: str, made: str) -> Data:
        slots = {slot: {self.language.value: f"{{{slot}}}", "to": made, "does": slot} for slot in ("slot1", "slot2")}
        later = {"no": {**self._own_words("later"), "to": otherwise}}
        return {
            "ask": "appointment",
            "say": say,
            "field": "time",
            "field_label": self._own_words("appointment_field"),
            "answers": {**slots, **later},
        }

    def _when_made(self, place: int) -> str:
        """What is said once the appointment is made: the steps below, if they end with it."""
        for below in range(place + 1, len(self.outline.steps)):
            step = self.outline.steps[below]
            if step.asks is not Asks.NOTHING:
                break
            if step.way is not None:
                return self.node_names[place + 1] if step.way.end == _APPOINTMENT_MADE else _APPOINTMENT_MADE
        return _APPOINTMENT_MADE

    def _after(self, place: int, step: OutlineStep) -> str:
        """Where a step leads of itself: by its way, to the step below it, or from the last one to the appointment."""
        if step.way is not None:
            return self._target(step.way)
        if place + 1 < len(self.node_names):
            return self.node_names[place + 1]
        return self._to_appointment(except_for=self.node_names[place])

    def _target(self, way: OutlineWay) -> str:
        if way.step >= 0:
            return self.node_names[way.step]
        if way.objection >= 0:
            return self.objection_names[way.objection]
        return self._to_appointment() if way.end == APPOINTMENT else way.end

    def _to_appointment(self, except_for: str = "") -> str:
        """The node that makes the appointment; it is added where there is none."""
        if self.appointment and self.appointment == except_for:
            return _NO_APPOINTMENT
        if not self.appointment:
            self.appointment = self.names.new("appointment")
            self.further[self.appointment] = self._appointment_node(
                self._own_words("appointment"), _NO_APPOINTMENT, _APPOINTMENT_MADE
            )
            self.added.append(told("a step that makes the appointment (`{name}`)", name=self.appointment))
        return self.appointment

    # -- questions -----------------------------------------------------------------------------------------------------

    def _question_node(self, place: int, step: OutlineStep) -> Data:
        name = self._question_name(step)
        values = self._values(step)
        question: Data = {"kind": _KINDS[step.asks], "name": self._plain(_short(step.text)), "depth": 1}
        after = self._after(place, step)
        answers = list(step.answers)
        if step.asks in (Asks.CHOICE, Asks.SEVERAL) and len(answers) == 1:
            answers.append(OutlineAnswer(_CLOSING["other"].of(self.language)))
            values.append("something_else")
            self.added.append(told("a second answer to “{text}”, which has one alone", text=_short(step.text)))
        if self._is_yes_no(step):
            question["kind"] = "yes_no"
            if [one.text for one in answers] != _YES_NO[self.language]:
                question["choices"] = {value: self._plain(one.text) for value, one in zip(values, answers, strict=True)}
        elif answers:
            question["choices"] = {value: self._plain(one.text) for value, one in zip(values, answers, strict=True)}
        goto = {
            value: target
            for value, answer in zip(values, answers, strict=True)
            if answer.way is not None and (target := self._target(answer.way)) != after
        }
        self._rules(name, question, values, answers)
        self.questions[name] = question
        node: Data = {"ask": name, "say": self._text(step.text)}
        if goto:
            node["goto"] = goto
        node["otherwise"] = after
        return node

    def _question_name(self, step: OutlineStep) -> str:
        names = Names(frozenset(self.questions) | _STOCK_QUESTIONS)
        return names.new(f"q_{name_of(step.text, 'step')}"[:55])

    @staticmethod
    def _is_yes_no(step: OutlineStep) -> bool:
        texts = [folded(answer.text) for answer in step.answers]
        return step.asks is Asks.CHOICE and len(texts) == 2 and texts[0] in _YES and texts[1] in _NO

    def _values(self, step: OutlineStep) -> list[str]:
        if self._is_yes_no(step):
            return ["yes", "no"]
        names = Names(_RESERVED_VALUES)
        return [names.new(name_of(answer.text, "a")) for answer in step.answers]

    def _rules(self, name: str, question: Data, values: list[str], answers: list[OutlineAnswer]) -> None:
        """What the answers mean, as a criterion: hard if one rules out or has to be judged, else for points."""
        meaning = [
            (value, one)
            for value, one in zip(values, answers, strict=True)
            if one.means is not Means.NOTHING or one.points
        ]
        if not meaning:
            question["info"] = True
            return
        is_hard = any(one.means is not Means.POINTS for _, one in meaning)
        cases: list[Data] = []
        for value, one in meaning:
            case: Data = {"is": value}
            if one.means is Means.RULES_OUT:
                case["result"] = "failed"
            elif one.means is Means.JUDGED:
                case |= {"result": "open", "cause": "needs_judgement"}
            else:
                case["result"] = "met"
            if one.points or (one.means is Means.POINTS and not is_hard):
                case["points"] = one.points
            cases.append(case)
        rest: Data = {"otherwise": "met"}
        if not is_hard:
            rest["points"] = 0
        self.criteria[name[2:]] = {
            "kind": "fit",
            "gate": "hard" if is_hard else "soft",
            "depth": 1,
            "name": question["name"],
            "question": name,
            "cases": [*cases, rest],
        }
        rules_out = any(one.means is Means.RULES_OUT for _, one in meaning)
        if rules_out and self.guards < _MOST_GUARDS and question["kind"] != "multi":
            self.guards += 1
            question["guard"] = True

    # -- objections ----------------------------------------------------------------------------------------------------

    def _objection(self, one: RaisedObjection) -> Data:
        replies: list[Data] = []
        for reply in one.replies:
            part = self._text(reply.text)
            if reply.way is not None:
                part["to"] = self._target(reply.way)
            replies.append(part)
        return {"label": self._plain(one.label), "replies": replies}


_KINDS = {
    Asks.CHOICE: "choice",
    Asks.SEVERAL: "multi",
    Asks.NUMBER: "number",
    Asks.MONEY: "money",
    Asks.DATE: "date",
    Asks.WORDS: "text",
}
#: what such answers are called if they are not worded
_YES_NO = {Language.DE: ["ja", "nein"], Language.EN: ["yes", "no"]}
_YES, _NO = frozenset(listed(YES)), frozenset(listed(NO))
_BY_OBJECTION = {word: name for name, words in _COMMON_OBJECTIONS.items() for word in listed(words)}
_CLOSING["appointment_field"] = Text("Termin", "time")


def _node_name(step: OutlineStep) -> str:
    name = name_of(step.text, "step")
    return f"s_{name}" if re.match(r"(?:x\d|o_|q_)", name) else name


def _objection_name(label: str) -> str:
    return _BY_OBJECTION.get(folded(label)) or f"o_{name_of(label, 'objection')}"


def _short(text: str) -> str:
    """The beginning of a text, of whole words: what it is called in lists."""
    words = text.rstrip(" ?!.:").split()
    kept: list[str] = []
    for word in words:
        if len(" ".join((*kept, word))) > _LONGEST_NAME:
            break
        kept.append(word)
    short = " ".join(kept) or text[:_LONGEST_NAME]
    return short if len(kept) == len(words) else f"{short} …"
