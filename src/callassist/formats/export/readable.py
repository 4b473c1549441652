"""The log as a manager reads it: rows of a workbook, in words of one language, out of the rows `log_csv` takes.

What comes first is what is asked for first: when, who, verdict, outcome, what follows. Ids are words, times those of
the clock of whoever made the call, figures, amounts and days real ones. One column a question: by its label, so that
the same question of two scripts is one column, and a question that was reworded goes on in the column of its newest
label. A cell holds the answer or, in words, why there is none; it is empty where the question was not asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from callassist.domain.answers import CriterionId, ObjectionId, ProductId
from callassist.domain.log_columns import OUTCOME, OUTCOME_WORDS, as_question, own_outcome
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.rules import Truth
from callassist.domain.script import Script
from callassist.domain.text import WINDOW_LANGUAGES, Language, Text
from callassist.domain.values import Day, FreeText, Money, Number, Precision, Selected, Value
from callassist.engine.actions import value_from_plain
from callassist.engine.wording import money
from callassist.formats.export import readable_words
from callassist.formats.export.cells import GENERAL, Cell, NumberCell, TextCell, made_faint, number_cell, time_cell
from callassist.formats.export.log_csv import ANSWER_COLUMNS, CALL_COLUMNS, own_questions
from callassist.formats.export.readable_words import words

#: script id and question ids by hash, as for `CallCsv`
Versions = Mapping[str, tuple[str, tuple[str, ...]]]
FindScript = Callable[[str], Script | None]
"""The script pinned under a hash; None where it cannot be read any more."""

_SECONDS_A_DAY = 86_400
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}
#: an amount or a span as the log has it in text
_STABLE_MONEY = re.compile(r"(~?)(-?[0-9.]+?)(?:-([0-9.]+))?")
_UNANSWERED = ("", "not_asked")
_DEPTH = CALL_COLUMNS.index("depth")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a question, and whose it is."""

    label: str
    question: str
    #: scripts by id
    scripts: tuple[str, ...]


class Lexicon:
    """Words of scripts in one language. A script is looked for when it is needed first, and once."""

    def __init__(self, find: FindScript, language: Language) -> None:
        self._find = find
        self._scripts: dict[str, Script | None] = {}
        self.language = language

    def script(self, sha: str) -> Script | None:
        """The script with this hash."""
        if sha not in self._scripts:
            self._scripts[sha] = self._find(sha)
        return self._scripts[sha]

    def question(self, sha: str, question: str) -> Question | None:
        """A question of it, or its bands."""
        script = self.script(sha)
        return None if script is None else as_question(script, question)

    def label(self, sha: str, question: str) -> str:
        """What a question is called; its id where nobody knows."""
        found = self.question(sha, question)
        return question if found is None else found.name.of(self.language) or question

    def title(self, sha: str, script_id: str) -> str:
        """What a script is called."""
        script = self.script(sha)
        return script_id if script is None else script.title.of(self.language) or script_id

    def product(self, sha: str, product: str) -> str:
        """What a product is called."""
        script = self.script(sha)
        found = None if script is None else script.products.get(ProductId(product))
        return product if found is None else found.name.of(self.language) or product

    def objections(self, sha: str, codes: str) -> str:
        """What was said against it."""
        script = self.script(sha)
        labels: list[str] = []
        for code in filter(None, codes.split(",")):
            found = None if script is None else script.objections.get(ObjectionId(code))
            labels.append(code if found is None else found.label.of(self.language) or code)
        return ", ".join(labels)

    def reasons(self, sha: str, codes: str) -> str:
        """Why the verdict is what it is: what the criteria say that failed."""
        script = self.script(sha)
        return ", ".join(reason_of(script, code).of(self.language) for code in filter(None, codes.split(",")))


def reason_of(script: Script | None, code: str) -> Text:
    """A reason for a verdict as its script calls it, or in words of ours."""
    found = None if script is None else script.criteria.get(CriterionId(code))
    if found is None:
        german, english = (words(readable_words.VERDICT_REASONS, code, one) for one in WINDOW_LANGUAGES)
        return Text(german, english)
    return found.reasons.get(Truth.FAILED) or found.name or Text(code, code)


class CallTable:
    """Calls as rows. Each row given holds `CALL_COLUMNS`, hash, cells, own questions and answers, as selected."""

    def __init__(self, versions: Versions, lexicon: Lexicon) -> None:
        self._versions = versions
        self._lexicon = lexicon
        self._columns = _columns(versions, lexicon)
        self._places: dict[str, list[tuple[int, int, Question | None]]] = {}
        language = lexicon.language
        self._language = language
        self._of = {name: CALL_COLUMNS.index(name) for name in readable_words.CALL_HEADINGS}
        self._texts: dict[str, Callable[[str, str], Cell]] = {
            "started_at": lambda _, text: _moment(text, language),
            "follow_up_at": lambda _, text: _moment(text, language),
            "not_before": lambda _, text: _day(text, language),
            "consent_date": lambda _, text: _day(text, language),
            "duration_s": lambda _, text: _duration(text, language),
            "points": lambda _, text: _figure(text),
            "known_pct": lambda _, text: _figure(text),
            "outcome": lambda _, text: (
                words(readable_words.OUTCOMES, text, language) if text else readable_words.INTERRUPTED.of(language)
            ),
            "reason_codes": lexicon.reasons,
            "follow_up": lambda _, text: words(readable_words.FOLLOW_UPS, text, language),
            "follow_up_reason": lambda _, text: _coded(readable_words.REASONS, text, language),
            "script": lexicon.title,
            "stage": lambda _, text: words(readable_words.STAGES, text, language),
            "depth": lambda _, text: words(readable_words.DEPTHS, text, language),
            "language": lambda _, text: words(readable_words.LANGUAGES, text, language),
            "product_1": lexicon.product,
            "product_1_state": lambda _, text: words(readable_words.FITS, text, language),
            "product_2": lexicon.product,
            "objections": lexicon.objections,
        }

    def headings(self) -> list[str]:
        """The first row."""
        fixed = [text.of(self._language) for text in readable_words.CALL_HEADINGS.values()]
        last = [readable_words.OWN_QUESTIONS.of(self._language), readable_words.ID.of(self._language)]
        titles = {script: self._lexicon.title(sha, script) for sha, (script, _) in self._versions.items()}
        taken = {*fixed, *last}
        asked: list[str] = []
        for column in self._columns:
            heading = column.label
            if heading in taken:
                heading = f"{heading} – {', '.join(titles[script] for script in column.scripts)}"
            number = 2
            unnumbered = heading
            while heading in taken:
                heading = f"{unnumbered} ({number})"
                number += 1
            taken.add(heading)
            asked.append(heading)
        return [*fixed, *asked, *last]

    def rows(self, rows: Iterable[Sequence[Any]]) -> Iterator[list[Cell]]:
        """The calls."""
        texts, of = self._texts, self._of
        for row in rows:
            sha, cells, own, answers = row[-4:]
            found: list[Cell] = []
            for name, place in of.items():
                text = row[place]
                worded = texts.get(name)
                if name == "outcome" and (called := self._own_outcome(sha, cells, text)):
                    found.append(called)
                elif name == "verdict":
                    found.append(_verdict(text, row[_DEPTH], self._language))
                else:
                    found.append(text if worded is None or not (text or name == "outcome") else worded(sha, text))
            found += self._asked(sha, cells, answers)
            found += (own_questions(own) if own else "", row[0])
            yield found

    def _own_outcome(self, sha: str, cells: str, outcome: str) -> str:
        """What the call's script calls its outcome; "" where that is a built-in one."""
        name, told = own_outcome(cells, outcome)
        script = self._lexicon.script(sha) if name else None
        found = None if script is None else script.outcomes.get(name)
        return told if found is None else found.label.of(self._language) or told

    def _asked(self, sha: str, cells: str, answers: str) -> list[Cell]:
        found: list[Cell] = [""] * len(self._columns)
        if not cells:
            return found
        values = json.loads(cells)
        given: list[Mapping[str, Any]] = json.loads(answers or "[]") if "answered" in values[1::2] else []
        for column, place, question in self._places_of(sha):
            state = values[place + 1]
            if state == "answered":
                found[column] = _cell(value_of(values[place], question, given), question, self._language)
            elif state not in _UNANSWERED:
                told = words(readable_words.COMPUTED_STATES, state, self._language)
                found[column] = TextCell(told, faint=True) if state == "moot" else told
        return found

    def _places_of(self, sha: str) -> list[tuple[int, int, Question | None]]:
        """By column: where among the cells its question's value stands, and the question, of one version."""
        known = self._places.get(sha)
        if known is None:
            script, asked = self._versions[sha]
            column_of = {
                column.question: number for number, column in enumerate(self._columns) if script in column.scripts
            }
            known = self._places[sha] = [
                (column_of[one], 2 * place, self._lexicon.question(sha, one))
                for place, one in enumerate(asked)
                if one in column_of
            ]
        return known


class AnswerTable:
    """Answers as rows, also those that do not stand any more, which are faint."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._language = lexicon.language

    def headings(self) -> list[str]:
        """The first row."""
        return [text.of(self._language) for text in (*readable_words.ANSWER_HEADINGS.values(), readable_words.ID)]

    def rows(self, rows: Iterable[tuple[tuple[str, ...], str, str | None]]) -> Iterator[list[Cell]]:
        """The answers.

        Args:
            rows: of each line what `AnswerCsv` takes, the hash of its script and its value as JSON. A line that takes
                an answer back is none itself: what it took back says so.
        """
        language, lexicon = self._language, self._lexicon
        for row, sha, value in rows:
            line = dict(zip(ANSWER_COLUMNS, row, strict=True))
            if not line["standing"]:
                continue
            is_own = line["kind"] == "own_question"
            question = None if is_own else lexicon.question(sha, line["question"])
            if is_own:
                cell: Cell = line["value"]
            elif line["state"] in ("unknown", "refused") or value is None:
                cell = words(readable_words.STATES, line["state"], language)
            else:
                cell = _cell(value_from_plain(json.loads(value)), question, language)
            found: list[Cell] = [
                _moment(line["at"], language),
                *(line[name] for name in ("contact", "account", "phone")),
                line["question"] if is_own else lexicon.label(sha, line["question"]),
                cell,
                _unit(question, language) if isinstance(cell, NumberCell) else "",
                words(readable_words.STANDINGS, line["standing"], language),
                words(readable_words.SOURCES, line["source"], language),
                line["note"],
                lexicon.title(sha, line["script"]),
                words(readable_words.STAGES, line["stage"], language),
                line["call_id"],
            ]
            yield found if line["standing"] == "valid" else [made_faint(one) for one in found]


def _columns(versions: Versions, lexicon: Lexicon) -> list[_Column]:
    """A column for each question and label; of several versions of a script the newest one with the question counts."""
    newest: dict[tuple[str, str], str] = {}
    for sha, (script, asked) in versions.items():
        for question in asked:
            if question in (OUTCOME, OUTCOME_WORDS):
                continue  # it stands where all outcomes do
            newest[script, question] = sha
    scripts: dict[tuple[str, str], list[str]] = {}
    for (script, question), sha in newest.items():
        asked_for = lexicon.question(sha, question)
        unit = _unit(asked_for, lexicon.language)
        label = lexicon.label(sha, question)
        heading = f"{label} ({unit})" if unit and unit not in label else label
        scripts.setdefault((question, heading), []).append(script)
    return [_Column(label, question, tuple(of)) for (question, label), of in scripts.items()]


def value_of(stable: str, question: Question | None, given: Sequence[Mapping[str, Any]]) -> Value:
    """What a cell of the log means; `given` are the answers the call ended with, which know more of it."""
    if question is None:
        return FreeText(stable)
    if question.choices and all(question.choice(one) is not None for one in stable.split(",")):
        return Selected(tuple(stable.split(",")))
    if question.kind is QuestionKind.DATE:
        for one in given:
            plain = one["value"]
            if one["question"] == question.id and plain is not None and plain.get("day") == stable:
                return value_from_plain(plain)
    with suppress(ValueError, InvalidOperation):
        match question.kind:
            case QuestionKind.NUMBER:
                return Number(Decimal(stable))
            case QuestionKind.DATE:
                return Day(date.fromisoformat(stable))
            case QuestionKind.MONEY:
                found = _STABLE_MONEY.fullmatch(stable)
                if found is not None:
                    high = Decimal(found[3]) if found[3] else None
                    return Money(Decimal(found[2]), high, question.currency, question.period, bool(found[1]))
            case _:
                pass
    return FreeText(stable)


def _cell(value: Value, question: Question | None, language: Language) -> Cell:
    match value:
        case Selected(chosen):
            found = [(one, None if question is None else question.choice(one)) for one in chosen]
            return ", ".join(one if choice is None else choice.label.of(language) or one for one, choice in found)
        case Number(amount):
            return number_cell(amount)
        case Money(low, None, currency, _, about):
            return number_cell(low, _money_form(low, currency, language, about=about))
        case Money():
            return money(value, language)
        case Day(day, precision):
            return time_cell(day, _day_form(day, precision, language))
        case FreeText(text):
            return text


def _money_form(amount: Decimal, currency: str, language: Language, *, about: bool) -> str:
    """Cents are two digits or none, as it is said."""
    digits = "#,##0.00" if amount % 1 else "#,##0"
    sign = _SIGNS.get(currency, currency)
    if language is Language.DE:
        form = f'{digits} "{sign}"'
    else:
        form = f'"{sign}"{digits}' if len(sign) == 1 else f'"{sign} "{digits}'
    return f'"{readable_words.ABOUT.of(language)} "{form}' if about else form


def _day_form(day: date, precision: Precision, language: Language) -> str:
    """A day shown as exactly as it was told; it is a real one all the same."""
    match precision:
        case Precision.DAY:
            return readable_words.DAY.of(language)
        case Precision.MONTH:
            return "mmmm yyyy"
        case Precision.QUARTER:
            quarter = readable_words.QUARTER.of(language).format(number=(day.month - 1) // 3 + 1)
            return f'"{quarter} "yyyy'
        case Precision.YEAR:
            return "yyyy"
        case Precision.ROUGHLY:
            return f'"{readable_words.ABOUT.of(language)} "{readable_words.DAY.of(language)}'


def _unit(question: Question | None, language: Language) -> str:
    """What an answer's figure is in; that of an amount stands in the cell, and here what it is paid for."""
    if question is None:
        return ""
    if question.kind is QuestionKind.MONEY:
        return words(readable_words.PERIODS, question.period.value, language)
    return question.unit.of(language) if question.kind is QuestionKind.NUMBER else ""


def _moment(text: str, language: Language) -> Cell:
    """A time as the clock showed it that wrote it down: times are never moved to another zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    return time_cell(found, readable_words.MOMENT.of(language))


def _day(text: str, language: Language) -> Cell:
    try:
        return time_cell(date.fromisoformat(text), readable_words.DAY.of(language))
    except ValueError:
        return text


def _duration(text: str, language: Language) -> Cell:
    try:
        seconds = int(text)
    except ValueError:
        return text
    return NumberCell(Decimal(seconds) / _SECONDS_A_DAY, readable_words.DURATION.of(language))


def _figure(text: str) -> Cell:
    try:
        return number_cell(Decimal(text), GENERAL)
    except InvalidOperation:
        return text


def _verdict(verdict: str, depth: str, language: Language) -> str:
    """A prospect is one at the depth that was asked (R23)."""
    if not verdict:
        return ""
    told = words(readable_words.VERDICTS, verdict, language)
    return f"{told} ({words(readable_words.DEPTHS, depth, language)})" if verdict == "prospect" else told


def _coded(table: Mapping[str, Any], text: str, language: Language) -> str:
    """Words of a code, or the rep's own, which stay as they are."""
    return words(table, text, language) if text in table else text
