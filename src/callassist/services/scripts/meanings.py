"""What an answer means: whether the lead fits, is ruled out, gets points, or a person has to look.

In the file that is a criterion with cases. An author thinks of answers; so the criterion of a question is made with the
first meaning one of its answers is given, changed with each, and goes with the last.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import cast

from callassist.domain.answers import QuestionId
from callassist.domain.questions import Criterion, Gate
from callassist.domain.rules import Case, Truth
from callassist.domain.script import Script
from callassist.formats.script.writing.edits import AddEntry, Remove, ScriptEdit, SetPart, Several
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import ScriptData, set_flag
from callassist.services.scripts.made_ids import made_id

Parts = dict[str, Plain]


class Meaning(StrEnum):
    """What one answer is to the verdict."""

    NOTHING = "nothing"
    FITS = "fits"
    RULES_OUT = "rules_out"
    POINTS_1 = "points_1"
    POINTS_2 = "points_2"
    POINTS_3 = "points_3"
    ASKS_A_PERSON = "asks_a_person"

    @property
    def points(self) -> int:
        """How many points it gives."""
        return int(self.value[-1]) if self.value.startswith("points_") else 0


def criterion_of(script: Script, question: QuestionId) -> Criterion | None:
    """The criterion whose cases say what the answers of `question` mean: a deciding one before others."""
    found = [one for one in script.criteria.values() if one.question == question]
    return min(found, key=lambda one: one.gate is not Gate.HARD, default=None)


def meaning_of(script: Script, question: QuestionId, value: str) -> Meaning:
    """What the answer `value` means as the script stands."""
    return meaning_by(criterion_of(script, question), value)


def criteria_by_question(script: Script) -> dict[QuestionId, Criterion]:
    """`criterion_of` for all questions that have one, in one go."""
    found: dict[QuestionId, Criterion] = {}
    for one in script.criteria.values():
        if one.question is not None and (
            one.question not in found or (one.gate is Gate.HARD and found[one.question].gate is not Gate.HARD)
        ):
            found[one.question] = one
    return found


def meaning_by(criterion: Criterion | None, value: str) -> Meaning:
    """What the answer `value` means by the criterion of its question."""
    case = next((one for one in criterion.cases if _takes(one, value)), None) if criterion is not None else None
    if criterion is None or case is None:
        return Meaning.NOTHING
    if case.truth is Truth.FAILED:
        return Meaning.RULES_OUT
    if case.truth is Truth.OPEN:
        return Meaning.ASKS_A_PERSON
    if case.points:
        return Meaning(f"points_{min(case.points, 3)}")
    return Meaning.FITS if criterion.gate is Gate.HARD else Meaning.NOTHING


def _takes(case: Case, value: str) -> bool:
    """Whether a case is about this very answer, or about all that no other one took."""
    if case.test.any_of:
        return value in case.test.any_of
    if case.test.none_of:
        return value not in case.test.none_of
    bounds = (case.test.at_least, case.test.at_most, case.test.above, case.test.below, case.test.after_days)
    return all(one is None for one in bounds)


def meant(source: ScriptData, script: Script, question: QuestionId, value: str, meaning: Meaning) -> ScriptEdit | None:
    """The answer `value` means this from now on. None: it does already."""
    if meaning_of(script, question, value) is meaning:
        return None
    criterion = criterion_of(script, question)
    flag = set_flag(source, ("questions", question), "info", on=False)
    if criterion is None:
        made = _new_criterion(source, question, value, meaning)
        return made if flag is None else Several((flag, made))
    path = ("criteria", str(criterion.id))
    was = cast("Parts", source.plain(path))
    cases = [*_without(was.get("cases"), value)]
    case = _case(value, meaning)
    if case is not None:
        cases.insert(_before_rest(cases), case)
    if not any(_is_about_answers(one) for one in cases):
        info = set_flag(source, ("questions", question), "info", on=True)
        gone = Remove(path, was)
        return Several((gone, info)) if info is not None else gone
    now: Parts = {**was, "cases": cast("Plain", cases)}
    if meaning in (Meaning.FITS, Meaning.RULES_OUT, Meaning.ASKS_A_PERSON):
        now["gate"] = Gate.HARD.value
    return SetPart(path, now, was)


def _new_criterion(source: ScriptData, question: QuestionId, value: str, meaning: Meaning) -> ScriptEdit:
    asked = source.plain(("questions", question))
    assert isinstance(asked, dict)
    name = made_id(question.removeprefix("q_"), source.keys(("criteria",)), otherwise="criterion")
    case = _case(value, meaning)
    made: Parts = {
        "kind": "fit",
        "gate": (Gate.SOFT if meaning.points else Gate.HARD).value,
        "depth": asked.get("depth", 1),
        "name": asked.get("name", {}),
        "question": str(question),
        "cases": [case] if case is not None else [],
    }
    if source.has(("criteria",)):
        return AddEntry(("criteria",), name, made)
    before = next((one for one in ("products", "voicemail", "nodes") if source.has((one,))), None)
    return AddEntry((), "criteria", {name: made}, before=before)


def _case(value: str, meaning: Meaning) -> Parts | None:
    match meaning:
        case Meaning.NOTHING:
            return None
        case Meaning.FITS:
            return {"is": value, "result": Truth.MET.value}
        case Meaning.RULES_OUT:
            return {"is": value, "result": Truth.FAILED.value}
        case Meaning.ASKS_A_PERSON:
            return {"is": value, "result": Truth.OPEN.value, "cause": "needs_judgement"}
        case _:
            return {"is": value, "points": meaning.points}


def _without(cases: Plain, value: str) -> list[Plain]:
    """The cases without this answer; one that was about it alone is gone."""
    kept: list[Plain] = []
    for case in cases if isinstance(cases, list) else []:
        named = case.get("is") if isinstance(case, dict) else None
        values = [named] if isinstance(named, str) else named if isinstance(named, list) else []
        if value not in values:
            kept.append(case)
            continue
        left = [one for one in values if one != value]
        if left:
            kept.append({**cast("Mapping[str, Plain]", case), "is": left[0] if len(left) == 1 else left})
    return kept


def _before_rest(cases: list[Plain]) -> int:
    """A new case stands before the one for all the rest."""
    rest = (place for place, one in enumerate(cases) if isinstance(one, dict) and "otherwise" in one)
    return next(rest, len(cases))


def _is_about_answers(case: Plain) -> bool:
    return isinstance(case, dict) and "otherwise" not in case
