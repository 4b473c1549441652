"""The rules of a script in sentences, German and English: what answers mean, what products need, where ways lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from callassist.domain.answers import NodeId, ObjectionId, QuestionId
from callassist.domain.bands import PointsBand
from callassist.domain.computed import Computed
from callassist.domain.contact import Role
from callassist.domain.log_columns import as_question
from callassist.domain.own_outcomes import OwnOutcome
from callassist.domain.questions import Criterion, CriterionKind, Gate, Product, Question, QuestionKind
from callassist.domain.rules import Case, Condition, Need, Test, Truth, Weekday, When
from callassist.domain.script import RETURN, BranchCase, BranchOn, Script
from callassist.domain.text import Language, Text
from callassist.domain.values import Period

KINDS: Mapping[QuestionKind, Text] = {
    QuestionKind.CHOICE: Text("eine Antwort", "one answer"),
    QuestionKind.MULTI: Text("mehrere Antworten", "several answers"),
    QuestionKind.YES_NO: Text("ja oder nein", "yes or no"),
    QuestionKind.NUMBER: Text("eine Zahl", "a number"),
    QuestionKind.MONEY: Text("ein Betrag", "an amount"),
    QuestionKind.DATE: Text("ein Datum", "a date"),
    QuestionKind.TEXT: Text("freie Worte", "words"),
}
GATES: Mapping[Gate, Text] = {
    Gate.HARD: Text("entscheidet, ob es passt", "decides whether it fits"),
    Gate.SOFT: Text("gibt Punkte", "gives points"),
    Gate.TIMED: Text("gibt den frühesten Tag", "gives the earliest day"),
    Gate.INFO: Text("nur zur Kenntnis", "for information only"),
}
CRITERION_KINDS: Mapping[CriterionKind, Text] = {
    CriterionKind.FIT: Text("Eignung", "fit"),
    CriterionKind.AUTHORITY: Text("Entscheidung", "authority"),
    CriterionKind.INTEREST: Text("Interesse", "interest"),
    CriterionKind.BUDGET: Text("Budget", "budget"),
    CriterionKind.TIMING: Text("Zeitpunkt", "timing"),
    CriterionKind.OBSTACLE: Text("Hindernis", "obstacle"),
}
_RESULTS: Mapping[Truth, Text] = {
    Truth.MET: Text("erfüllt", "met"),
    Truth.FAILED: Text("nicht erfüllt: Der Lead scheidet aus", "not met: the lead is ruled out"),
    Truth.OPEN: Text("bleibt offen", "stays open"),
}
_RESULTS_SOFT: Mapping[Truth, Text] = {
    Truth.MET: Text("erfüllt", "met"),
    Truth.FAILED: Text("nicht erfüllt", "not met"),
    Truth.OPEN: Text("bleibt offen", "stays open"),
}
_CAUSES = {
    "somebody_else": Text("jemand anderes entscheidet", "somebody else decides"),
    "needs_judgement": Text("muss beurteilt werden", "has to be judged"),
}
_PERIODS: Mapping[Period, Text] = {
    Period.ONCE: Text("", ""),
    Period.MONTH: Text(" im Monat", " a month"),
    Period.YEAR: Text(" im Jahr", " a year"),
}
_VERDICTS = {
    "disqualified": Text("der Lead ausscheidet", "the lead is ruled out"),
    "not_before": Text("es erst später geht", "it can only be later"),
    "prospect": Text("es passt", "it fits"),
    "open": Text("noch etwas offen ist", "something is still open"),
    "missing": Text("nach allem Offenen noch etwas fehlt", "something is missing after all that was open was asked"),
}
_BRANCHES: Mapping[BranchOn, Text] = {
    BranchOn.VERDICT: Text("Weiche nach dem Ergebnis", "Switch by the verdict"),
    BranchOn.MISSING: Text("Fragt zuerst, was noch offen ist", "First asks what is still open"),
    BranchOn.PRODUCT_FIT: Text("Weiche nach den Produkten", "Switch by what products fit"),
    BranchOn.ANSWER: Text("Weiche nach einer Antwort", "Switch by an answer"),
    BranchOn.POINTS: Text("Weiche nach den Punkten bis dahin", "Switch by the points so far"),
    BranchOn.EACH: Text(
        "Durch die genannten Themen, eines nach dem anderen; jedes führt hierher zurück",
        "Through the topics that were named, one after the other; each leads back here",
    ),
}
_WEEKDAYS: Mapping[Weekday, Text] = {
    Weekday.MON: Text("montags", "on Mondays"),
    Weekday.TUE: Text("dienstags", "on Tuesdays"),
    Weekday.WED: Text("mittwochs", "on Wednesdays"),
    Weekday.THU: Text("donnerstags", "on Thursdays"),
    Weekday.FRI: Text("freitags", "on Fridays"),
    Weekday.SAT: Text("samstags", "on Saturdays"),
    Weekday.SUN: Text("sonntags", "on Sundays"),
}
_ROLES: Mapping[str, Text] = {
    Role.UNKNOWN: Text("jemand, von dem das nicht bekannt ist", "somebody of whom that is not known"),
    Role.GATEKEEPER: Text("jemand, der durchstellt", "somebody who puts through"),
    Role.USER: Text("jemand, der es nutzt", "somebody who uses it"),
    Role.INFLUENCER: Text("jemand, der mitredet", "somebody who has a say"),
    Role.DECISION_MAKER: Text("jemand, der entscheidet", "somebody who decides"),
}
_OR, _AND = Text(" oder ", " or "), Text(" und ", " and ")
_OTHERWISE = Text("Sonst", "Otherwise")


class RuleSentences:
    """Words the rules of one script in one language. `numbers`: what each step is called on the page."""

    def __init__(self, script: Script, language: Language, numbers: Mapping[NodeId, str]) -> None:
        self._script = script
        self._language = language
        self._numbers = numbers

    def _say(self, text: Text) -> str:
        return text.of(self._language)

    def _in(self, de: str, en: str) -> str:
        return de if self._language.base is Language.DE else en

    def quoted(self, text: str) -> str:
        """`text` in the quotes of the language."""
        return self._in(f"„{text}“", f"“{text}”")

    # -- tests ---------------------------------------------------------------------------------------------------------

    def name_of(self, question: QuestionId) -> str:
        """What a question is called."""
        found = as_question(self._script, question)
        return self._say(found.name) if found is not None else str(question)

    def answer_of(self, question: QuestionId, value: str) -> str:
        """What an answer is called, without quotes."""
        found = self._script.questions.get(question)
        choice = found.choice(value) if found is not None else None
        return self._say(choice.label) if choice is not None else value

    def in_words(self, text: Text) -> str:
        """A text in the language."""
        return self._say(text)

    def measure(self, computed: Computed) -> str:
        """What a computed value is counted in: `EUR a month`, `%`, `min`; empty where in nothing."""
        found = as_question(self._script, computed.id)
        if found is None:
            return ""
        if found.kind is QuestionKind.MONEY:
            return f"{found.currency}{self._say(_PERIODS[found.period])}"
        return self._say(found.unit)

    def _answers(self, question: QuestionId, values: Iterable[str]) -> str:
        found = self._script.questions.get(question)
        labels = [
            self.quoted(self._say(choice.label)) if found is not None and (choice := found.choice(value)) else value
            for value in values
        ]
        return self._joined(labels, _OR)

    def _joined(self, parts: list[str], by: Text) -> str:
        return ", ".join(parts[:-1]) + (self._say(by) if len(parts) > 1 else "") + parts[-1] if parts else ""

    def conditions(self, test: Test) -> str:
        """What a test asks of an answer: `“we rent”`, `at least 25 €`; all of it must hold."""
        parts: list[str] = []
        if test.any_of:
            parts.append(self._answers(test.question, test.any_of))
        if test.none_of:
            parts.append(self._in("nicht ", "not ") + self._answers(test.question, test.none_of))
        for bound, de, en in (
            (test.at_least, "mindestens", "at least"),
            (test.at_most, "höchstens", "at most"),
            (test.above, "mehr als", "more than"),
            (test.below, "weniger als", "less than"),
        ):
            if bound is not None:
                parts.append(f"{self._in(de, en)} {self.figure(bound, test.question)}")
        if test.after_days is not None:
            parts.append(
                self._in(f"später als in {test.after_days} Tagen", f"later than {test.after_days} days from now")
            )
        return self._joined(parts, _AND) or self._in("jede Antwort", "any answer")

    def figure(self, number: Decimal, of: QuestionId) -> str:
        """A figure as it is written in the language, with the unit of its question."""
        digits = self.digits(number)
        question = as_question(self._script, of)
        if question is None:
            return digits
        if question.kind is QuestionKind.MONEY:
            return f"{digits} {question.currency}{self._say(_PERIODS[question.period])}"
        unit = self._say(question.unit)
        return f"{digits} {unit}" if unit else digits

    def digits(self, number: Decimal) -> str:
        """A number as it is written in the language."""
        whole, _, rest = format(number.normalize(), "f").partition(".")
        digits = f"{int(whole):,}".replace(",", self._in(".", ","))
        return digits + self._in(",", ".") + rest if rest else digits

    def test(self, test: Test) -> str:
        """A test as a part of a sentence, with its question."""
        return f"{self.name_of(test.question)}: {self.conditions(test)}"

    # -- for which calls -----------------------------------------------------------------------------------------------

    def only_if(self, when: When) -> str:
        """For which calls something is meant; empty if for all."""
        if not when.conditions:
            return ""
        parts = [self._condition(one) for one in when.conditions]
        return self._in("nur wenn ", "only if ") + self._joined(parts, _OR if when.any else _AND)

    def _condition(self, condition: Condition) -> str:
        if condition.test is not None:
            return self.test(condition.test)
        if condition.weekdays:
            days = self._joined([self._say(_WEEKDAYS[one]) for one in condition.weekdays], _OR)
            return self._in(f"der Anruf {days} beginnt", f"the call begins {days}")
        if condition.hours is not None:
            begin, end = condition.hours.begin, condition.hours.end
            return self._in(
                f"der Anruf zwischen {begin} und {end} Uhr beginnt", f"the call begins between {begin}:00 and {end}:00"
            )
        roles = self._joined([self._say(_ROLES[one]) for one in condition.roles], _OR)
        return self._in(f"{roles} am Apparat ist", f"{roles} is on the line")

    def band(self, band: PointsBand) -> str:
        """What so many points are called."""
        label = self.quoted(self._say(band.label))
        if band.at_least is None:
            return self._in("Sonst: ", "Otherwise: ") + label
        return self._in("Ab ", "From ") + f"{self._points(band.at_least)}: {label}"

    def _points(self, number: int | Decimal) -> str:
        if number == 1:
            return self._in("1 Punkt", "1 point")
        return f"{number} {self._in('Punkten', 'points')}"

    # -- criteria ------------------------------------------------------------------------------------------------------

    def criterion(self, criterion: Criterion) -> Iterator[str]:
        """What a criterion makes of each answer, a sentence each; the first that fits counts."""
        if criterion.product_fit:
            yield self._in("Erfüllt, sobald ein Produkt passt.", "Met as soon as one product fits.")
        for case in criterion.cases:
            yield self._case(criterion, case)
        for truth, reason in criterion.reasons.items():
            if reason:
                told = self._in("Als Grund steht dabei", "The reason shown")
                yield f"{told} ({self._say(_RESULTS_SOFT[truth])}): {self.quoted(self._say(reason))}."

    def _case(self, criterion: Criterion, case: Case) -> str:
        results = _RESULTS if criterion.gate is Gate.HARD else _RESULTS_SOFT
        effects = [self._say(results[case.truth])]
        if case.truth is Truth.OPEN and case.cause:
            effects.append(self._say(_CAUSES.get(case.cause, Text(case.cause, case.cause))))
        if case.points is not None:
            one = case.points == 1
            points = self._in(
                f"{case.points} {'Punkt' if one else 'Punkte'}", f"{case.points} {'point' if one else 'points'}"
            )
            effects.append(points + (self._in(" je Antwort", " for each answer") if case.each else ""))
        if case.not_before_days is not None:
            effects.append(
                self._in(
                    f"nicht eher als {case.not_before_days} Tage davor",
                    f"not before {case.not_before_days} days ahead of it",
                )
            )
        if case.rescue:
            said = self.target(case.rescue)
            effects.append(
                self._in(
                    f"aber erst, wenn nach {said} noch einmal gefragt wurde",
                    f"but only when it was asked again after {said}",
                )
            )
        condition = self.conditions(case.test)
        is_rest = case.test == Test(case.test.question)
        head = self._say(_OTHERWISE) if is_rest else condition[:1].upper() + condition[1:]
        return f"{head} – {', '.join(effects)}."

    def depends(self, question: Question) -> str:
        """When a question is asked at all; empty if always."""
        if not question.asked_if:
            return ""
        tests = self._joined([self.test(one) for one in question.asked_if], _AND)
        return self._in(f"Nur gefragt, wenn {tests}.", f"Only asked if {tests}.")

    # -- products ------------------------------------------------------------------------------------------------------

    def product(self, product: Product) -> Iterator[str]:
        """What a product needs and what speaks for it, a sentence each."""
        for need in product.needs:
            yield self._in("Nötig – ", "Needed – ") + self._need(need) + "."
        for one in product.points:
            points = (
                self._in(f"{one.points} Punkte", f"{one.points} points")
                if one.points != 1
                else self._in("1 Punkt", "1 point")
            )
            reason = f" ({self.quoted(self._say(one.reason))})" if one.reason else ""
            yield self._in("Dafür spricht – ", "Speaks for it – ") + f"{self.test(one.test)}: {points}{reason}."
        if product.reason:
            yield self._in("Grund: ", "Reason: ") + self.quoted(self._say(product.reason)) + "."

    def _need(self, need: Need) -> str:
        return self._joined([self.test(one) for one in need.tests], _OR if need.any else _AND)

    # -- ways ----------------------------------------------------------------------------------------------------------

    def target(self, target: str) -> str:
        """Where a way leads, in words."""
        if target == RETURN:
            return self._in("zurück", "back")
        if target.startswith("="):
            return self._in("Ende: ", "end: ") + self.outcome(target[1:])
        label = self._script.exit_labels.get(NodeId(target))
        if label is not None:
            return f"{target}: {self._say(label)}"
        objection = self._script.objections.get(ObjectionId(target))
        if objection is not None:
            return self._in("Einwand ", "objection ") + self.quoted(self._say(objection.label))
        number = self._numbers.get(NodeId(target))
        return self._in(f"weiter mit {number}", f"go to {number}") if number is not None else target

    def step(self, node: str) -> str:
        """A step of the page by its number."""
        number = self._numbers.get(NodeId(node))
        return self._in(f"Schritt {number}", f"step {number}") if number is not None else self.target(node)

    def outcome(self, outcome: str) -> str:
        """What an outcome is called."""
        own = self._script.outcomes.get(outcome)
        words = OUTCOME_WORDS.get(outcome) if own is None else own.label
        return self._say(words) if words is not None else outcome

    def own_outcome(self, own: OwnOutcome) -> str:
        """An outcome of the script's own, and which one it is like."""
        like = self.quoted(self.outcome(own.like))
        return f"{self.quoted(self._say(own.label))} – {self._in('zählt wie', 'counts like')} {like}"

    def branch_case(self, on: BranchOn, case: BranchCase) -> str:
        """When a branch takes this way."""
        if case.test is not None:
            return self._in("Wenn ", "If ") + self.test(case.test)
        if on is BranchOn.POINTS:
            return self._by_points(case)
        words = _VERDICTS.get(case.when)
        if on is BranchOn.PRODUCT_FIT and case.when == "disqualified":
            words = Text("kein Produkt passt", "no product fits")
        return self._in("Wenn ", "If ") + (self._say(words) if words is not None else case.when)

    def _by_points(self, case: BranchCase) -> str:
        if case.at_least is not None:
            return self._in("Ab ", "From ") + self._points(case.at_least)
        band = next((one for one in self._script.bands if one.name == case.band), None)
        label = self.quoted(self._say(band.label) if band is not None else case.band)
        return self._in(f"Wenn die Punkte {label} heißen", f"If the points are called {label}")

    def branch(self, on: BranchOn) -> str:
        """What a branch goes by."""
        return self._say(_BRANCHES[on])

    def otherwise(self) -> str:
        """For all the rest."""
        return self._say(_OTHERWISE)


OUTCOME_WORDS: Mapping[str, Text] = {
    "no_answer": Text("niemand da", "no answer"),
    "busy": Text("besetzt", "busy"),
    "voicemail_left": Text("Nachricht hinterlassen", "voicemail left"),
    "voicemail_silent": Text("Anrufbeantworter, aufgelegt", "voicemail, nothing said"),
    "number_dead": Text("Nummer gibt es nicht", "number does not exist"),
    "wrong_number": Text("falsche Nummer", "wrong number"),
    "third_person": Text("jemand anderes am Apparat", "somebody else answered"),
    "gatekeeper_blocked": Text("nicht durchgestellt", "not put through"),
    "decision_maker_named": Text("Entscheider genannt", "decision maker named"),
    "callback_agreed": Text("Rückruf vereinbart", "callback agreed"),
    "hung_up": Text("aufgelegt", "hung up"),
    "call_dropped": Text("Leitung abgebrochen", "line dropped"),
    "refused_questions": Text("Fragen abgelehnt", "questions refused"),
    "not_interested": Text("kein Interesse", "not interested"),
    "disqualified": Text("passt nicht", "does not fit"),
    "later": Text("später", "later"),
    "info_requested": Text("Unterlagen gewünscht", "information requested"),
    "info_to_pass_on": Text("Unterlagen zum Weitergeben", "information to pass on"),
    "prospect_no_appointment": Text("passt, ohne Termin", "fits, no appointment"),
    "appointment_set": Text("Termin vereinbart", "appointment set"),
    "presentation": Text("Vorführung", "presentation"),
    "do_not_call": Text("nicht mehr anrufen", "do not call again"),
    "data_request": Text("Auskunft verlangt", "data requested"),
    "not_called_no_consent": Text("nicht angerufen, keine Einwilligung", "not called, no consent"),
    "started_by_mistake": Text("versehentlich begonnen", "started by mistake"),
}
"""What each outcome is called on paper."""
