"""What both ways of walking a script share: the result, when a branch's case holds, where a call ends politely."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.domain.answers import NodeId, QuestionId
from callassist.domain.bands import band_of
from callassist.domain.script import Ask, BranchCase, Control, Node, Outcome, Script, Stage
from callassist.domain.verdict import REFUSED_REASON, VerdictState
from callassist.engine.qualification import Qualification

REFUSED_EXIT = NodeId("X9")


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the call stands and how it came there."""

    node: NodeId
    #: every node passed, in order, each once, the shown one last; branches left out
    steps: tuple[NodeId, ...]
    #: which asking of the node it is: `w2` the first time, `w2#2` the second (`#` cannot stand in a node's name)
    spot: NodeId
    #: the objection an answer at the node led to; "" where none did
    objection: str = ""
    #: that objection is said to an answer that fails: the question is asked once more behind it
    rescues: bool = False


def first_open_guard(script: Script, left: tuple[QuestionId, ...]) -> QuestionId | None:
    """The first guard question the plan still holds."""
    return next((question for question in left if script.questions[question].guard), None)


def books(node: object) -> bool:
    """Whether a node makes an appointment or starts the presentation (R25, R31)."""
    if isinstance(node, Ask):
        return node.control is Control.APPOINTMENT
    return isinstance(node, Outcome) and node.outcome in ("appointment_set", "presentation")


def holds(case: BranchCase, qualification: Qualification, left: tuple[QuestionId, ...]) -> bool:
    """Whether a branch goes on by `case`, with the questions `left` in the plan."""
    verdict = qualification.verdict
    match case.when:
        case "disqualified":
            return qualification.stopped
        case "prospect":
            return verdict.state is VerdictState.PROSPECT
        case "open":
            return verdict.state is VerdictState.OPEN
        case "not_before":
            return verdict.not_before is not None and verdict.not_before > qualification.today
        case "missing":
            return bool(left)
        case _ if case.band:
            band = band_of(qualification.script.bands, verdict.points)
            return band is not None and band.name == case.band
        case _ if case.at_least is not None:
            return verdict.points >= case.at_least
        case _:
            value = qualification.value(case.test.question) if case.test is not None else None
            return case.test is not None and value is not None and case.test.holds(value, qualification.today)


def polite_end(qualification: Qualification, stage: Stage, node: NodeId) -> NodeId:
    """`node`, or the polite exit in its place: nothing more is asked of a lead who is disqualified (R4)."""
    shown = qualification.script.nodes[node]
    asks_on = not isinstance(shown, Outcome) or shown.outcome in ("presentation", "appointment_set")
    if not asks_on or not qualification.stopped or _being_ticked(qualification, shown):
        return node
    return REFUSED_EXIT if qualification.verdict.reasons == (REFUSED_REASON,) else stage.disqualified


def _being_ticked(qualification: Qualification, node: Node) -> bool:
    """A multi-choice stays until it is confirmed, whatever its first tick already says."""
    if not isinstance(node, Ask) or node.question is None:
        return False
    answer = qualification.facts.answer(qualification.script, node.question)
    return answer is not None and answer.choosing
