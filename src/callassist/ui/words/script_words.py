"""What is told of a script while it is written, in the window's language: steps, ways, meanings, and what cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from callassist.domain.answers import NodeId, ObjectionId
from callassist.domain.script import RETURN, Ask, Branch, BranchOn, Outcome, Say
from callassist.domain.text import Language
from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.words import card_words, code_words

if TYPE_CHECKING:
    from callassist.domain.script import BranchCase, Node, Script
    from callassist.services.scripts.outline import OutlineLine

_MEANINGS = {
    "nothing": QT_TRANSLATE_NOOP("Scripts", "means nothing"),
    "fits": QT_TRANSLATE_NOOP("Scripts", "✓ fits"),
    "rules_out": QT_TRANSLATE_NOOP("Scripts", "✗ rules out"),
    "points_1": QT_TRANSLATE_NOOP("Scripts", "1 point"),
    "points_2": QT_TRANSLATE_NOOP("Scripts", "2 points"),
    "points_3": QT_TRANSLATE_NOOP("Scripts", "3 points"),
    "asks_a_person": QT_TRANSLATE_NOOP("Scripts", "? a person decides"),
}
#: the same, beside an answer of the outline
_MARKS = {"fits": "✓", "rules_out": "✗", "points_1": "+1", "points_2": "+2", "points_3": "+3", "asks_a_person": "?"}
_BRANCHES = {
    BranchOn.VERDICT: QT_TRANSLATE_NOOP("Scripts", "By the verdict"),
    BranchOn.MISSING: QT_TRANSLATE_NOOP("Scripts", "First whatever is still open"),
    BranchOn.PRODUCT_FIT: QT_TRANSLATE_NOOP("Scripts", "By what fits"),
    BranchOn.ANSWER: QT_TRANSLATE_NOOP("Scripts", "By an answer"),
    BranchOn.POINTS: QT_TRANSLATE_NOOP("Scripts", "By the points"),
    BranchOn.EACH: QT_TRANSLATE_NOOP("Scripts", "Topic by topic"),
}
_CASES = {
    "disqualified": QT_TRANSLATE_NOOP("Scripts", "if ruled out"),
    "not_before": QT_TRANSLATE_NOOP("Scripts", "if not before a later day"),
    "prospect": QT_TRANSLATE_NOOP("Scripts", "if a prospect"),
    "open": QT_TRANSLATE_NOOP("Scripts", "if still open"),
    "missing": QT_TRANSLATE_NOOP("Scripts", "if something is missing"),
    "": QT_TRANSLATE_NOOP("Scripts", "if answered so"),
}
_ANSWERS = {
    "unknown": QT_TRANSLATE_NOOP("Scripts", "does not know"),
    "refused": QT_TRANSLATE_NOOP("Scripts", "refuses to say"),
    "else": QT_TRANSLATE_NOOP("Scripts", "whatever else is said"),
    "typed": QT_TRANSLATE_NOOP("Scripts", "what is typed"),
}
_NO_WAY = {
    "nothing_leads": QT_TRANSLATE_NOOP(
        "Scripts", "No answer, objection or exit leads here. Lead one here, and the phone shows it."
    ),
    "not_found": QT_TRANSLATE_NOOP(
        "Scripts", "No call that was tried comes here: an answer on the way rules the lead out, or ends the call."
    ),
    "no_step": QT_TRANSLATE_NOOP("Scripts", "Choose a step, and the phone shows it."),
    "not_yet": QT_TRANSLATE_NOOP("Scripts", "The script names something that is not there: no call can be made yet."),
}
_CANNOT = {
    "leads_nowhere": QT_TRANSLATE_NOOP("Scripts", "This line leads nowhere by itself: its answers do."),
    "branch_decides": QT_TRANSLATE_NOOP("Scripts", "Nobody is asked here: the call decides by itself."),
    "call_ends_here": QT_TRANSLATE_NOOP("Scripts", "The call ends here: an end takes no answers."),
    "nine_answers": QT_TRANSLATE_NOOP("Scripts", "A question has nine keys, and so at most nine answers."),
    "no_stage": QT_TRANSLATE_NOOP("Scripts", "The script has no stage yet."),
    "start_stays": QT_TRANSLATE_NOOP("Scripts", "A call begins or ends here: lead the stage elsewhere first."),
    "shared_answers": QT_TRANSLATE_NOOP(
        "Scripts", "Several questions share these answers. They can be changed in the file."
    ),
    "is_used": QT_TRANSLATE_NOOP("Scripts", "Rules look at this: change them first."),
    "two_answers": QT_TRANSLATE_NOOP("Scripts", "A question needs two answers at least."),
    "means_nothing": QT_TRANSLATE_NOOP("Scripts", "Only an answer of a question means something."),
    "no_question": QT_TRANSLATE_NOOP("Scripts", "The script asks nothing yet: let a step ask something first."),
    "one_answer": QT_TRANSLATE_NOOP("Scripts", "One has to stay ticked. Remove the whole line instead."),
    "no_number": QT_TRANSLATE_NOOP("Scripts", "That is no number: write 12 or 1.5."),
    "no_hours": QT_TRANSLATE_NOOP("Scripts", "Write two full hours: 9-17."),
    "no_list": QT_TRANSLATE_NOOP("Scripts", "That list of answers is not there."),
    "comes_back": QT_TRANSLATE_NOOP("Scripts", "In a file of format 1 such a reply always comes back."),
    "not_here": QT_TRANSLATE_NOOP("Scripts", "That cannot be done here."),
}


def meaning(code: str) -> str:
    """What an answer means, to choose from."""
    return _worded(_MEANINGS[code])


def mark(code: str) -> str:
    """The same as a mark; "" for what means nothing."""
    return _MARKS.get(code, "")


def no_way(code: str) -> str:
    """Why the phone shows no call."""
    return _worded(_NO_WAY[code])


def cannot(code: str) -> str:
    """Why something could not be done."""
    return _worded(_CANNOT.get(code, _CANNOT["not_here"]))


def kind_of_step(script: Script, node: Node, language: Language) -> str:
    """What sort of step it is, for its card."""
    match node:
        case Say():
            return _worded(QT_TRANSLATE_NOOP("Scripts", "Says something"))
        case Ask(question=None):
            return _worded(QT_TRANSLATE_NOOP("Scripts", "Offers a choice"))
        case Ask():
            return _worded(QT_TRANSLATE_NOOP("Scripts", "Asks a question"))
        case Branch():
            return _worded(QT_TRANSLATE_NOOP("Scripts", "Decides by itself, nobody sees it"))
        case Outcome():
            return _worded(QT_TRANSLATE_NOOP("Scripts", "Ends the call: {outcome}")).format(
                outcome=outcome(script, node.logged, language)
            )


def outcome(script: Script | None, name: str, language: Language | None) -> str:
    """What an outcome is called; one of the script's own as the script calls it."""
    own = None if script is None else script.outcomes.get(name)
    return code_words.outcome(name) if own is None or language is None else own.label.of(language)


def step(script: Script, name: str, language: Language) -> str:
    """What a step, an exit or an objection is called where something leads to it: by its words."""
    node = script.nodes.get(NodeId(name))
    label = script.exit_labels.get(NodeId(name))
    if label is not None:
        return label.of(language)
    match node:
        case Branch(on=on):
            return _worded(_BRANCHES[on])
        case Say() | Ask() | Outcome():
            return " ".join(node.text.of(language).split()) or _worded(QT_TRANSLATE_NOOP("Scripts", "(no words yet)"))
        case None:
            return name


def target(script: Script, name: str, language: Language) -> str:
    """Where something leads, in words."""
    if not name:
        return ""
    if name == RETURN:
        return _worded(QT_TRANSLATE_NOOP("Scripts", "back to the question"))
    if name.startswith("="):
        return _worded(QT_TRANSLATE_NOOP("Scripts", "End: {outcome}")).format(
            outcome=outcome(script, name[1:], language)
        )
    objection = script.objections.get(ObjectionId(name))
    if objection is not None:
        return _worded(QT_TRANSLATE_NOOP("Scripts", "Objection: {label}")).format(label=objection.label.of(language))
    return step(script, name, language)


def line(script: Script, one: OutlineLine, language: Language) -> str:
    """What a line of the outline says."""
    words = " ".join(one.text.of(language).split())
    match one.kind.value:
        case "loose":
            return _worded(QT_TRANSLATE_NOOP("Scripts", "Nothing leads here yet"))
        case "objections":
            return _worded(QT_TRANSLATE_NOOP("Scripts", "Objections"))
        case "step":
            return step(script, one.id, language)
        case "rules" | "products" | "texts":
            return card_words.heading(one.kind.value)
        case "text":
            name = card_words.text(one.id)
            return f"{name}: {words}" if words else name
        case "answer" if not words:
            return _unworded_answer(script, one, language)
        case _:
            return words or _worded(QT_TRANSLATE_NOOP("Scripts", "(no words yet)"))


def _unworded_answer(script: Script, one: OutlineLine, language: Language) -> str:
    match one.answer.value if one.answer is not None else "":
        case "state":
            return _worded(_ANSWERS[one.part])
        case "typed":
            return _worded(_ANSWERS["typed"])
        case "case":
            node = script.nodes.get(NodeId(one.id))
            return _case(script, node, node.cases[int(one.part) - 1], language) if isinstance(node, Branch) else ""
        case "else" if isinstance(node := script.nodes.get(NodeId(one.id)), Branch) and node.on is BranchOn.EACH:
            return _worded(QT_TRANSLATE_NOOP("Scripts", "when all are done"))
        case "else":
            return _worded(_ANSWERS["else"])
        case _:
            return _worded(QT_TRANSLATE_NOOP("Scripts", "(no words yet)"))


def _case(script: Script, node: Branch, case: BranchCase, language: Language) -> str:
    """When a branch goes this way."""
    if node.on is BranchOn.EACH and case.test is not None:
        question, (value, *_) = script.questions.get(case.test.question), case.test.any_of
        choice = question.choice(value) if question is not None else None
        return _worded(QT_TRANSLATE_NOOP("Scripts", "if ticked: {answer}")).format(
            answer=choice.label.of(language) if choice is not None else value
        )
    if case.band:
        label = next((one.label.of(language) for one in script.bands if one.name == case.band), case.band)
        return _worded(QT_TRANSLATE_NOOP("Scripts", "if {band}")).format(band=label)
    if case.at_least is not None:
        return _worded(QT_TRANSLATE_NOOP("Scripts", "from {points} points on")).format(points=case.at_least)
    return _worded(_CASES.get(case.when, _CASES[""]))


def new_reply() -> str:
    """What a new objection is answered with until its author types."""
    return _worded(QT_TRANSLATE_NOOP("Scripts", "I understand."))


def _worded(source: str) -> str:
    return QCoreApplication.translate("Scripts", source)
