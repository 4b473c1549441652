"""What an author does to a script, as changes of its file: lead an answer elsewhere, add a step, an answer, a reply.

Every function looks at the file as it stands (`ScriptData`) and gives the edit to make; none changes anything itself.
What an author means is told in the outline's own terms, never in keys of the file.
"""

from __future__ import annotations

from typing import Protocol, cast

from callassist.domain.answers import QuestionId
from callassist.domain.questions import QuestionKind
from callassist.domain.script import RETURN, Ask, Branch, Outcome, Say, Script, Target
from callassist.formats.script.writing.edits import (
    AddEntry,
    AddItem,
    Remove,
    ScriptEdit,
    SetPart,
    SetValue,
    SetWords,
    Several,
)
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.made_ids import made_id
from callassist.services.scripts.outline import AnswerKind, LineKind, OutlineLine, is_shared

Path = tuple[str | int, ...]
Mapping = dict[str, Plain]


class ScriptData(Protocol):
    """A script's file as data: `formats.script.writing.script_text.ScriptText`, as far as it is needed here."""

    def has(self, path: Path) -> bool:
        """Whether something stands there."""
        ...

    def plain(self, path: Path = ()) -> Plain:
        """What stands there."""
        ...

    def keys(self, path: Path = ()) -> tuple[str, ...]:
        """The keys of the mapping there, in order; none where there is no mapping."""
        ...


class CannotBeDone(Exception):
    """What was asked for makes no sense where it was asked; `reason` is its word, for the window to say."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


# -- words --------------------------------------------------------------------------------------------------------


def words_path(script: Script, line: OutlineLine) -> Path | None:
    """Where the words of a line stand in the file; None: it has none of its own there."""
    match line.kind:
        case LineKind.STAGE:
            return ("stages", line.id, "title")
        case LineKind.STEP:
            return None if isinstance(script.nodes[line.id], Branch) else ("nodes", line.id, "say")  # type: ignore[index]
        case LineKind.OBJECTION:
            return ("objections", line.id, "label")
        case LineKind.REPLY:
            path: Path = ("objections", line.id, "replies", int(line.part) - 1)
            reply = script.objections[line.id].replies[int(line.part) - 1]  # type: ignore[index]
            return (*path, "steps", 0) if reply.steps else path
        case LineKind.ANSWER:
            return _answer_words(script, line)
        case _:
            return None


def _answer_words(script: Script, line: OutlineLine) -> Path | None:
    node = script.nodes[line.id]  # type: ignore[index]
    match line.answer:
        case AnswerKind.CHOICE if isinstance(node, Ask):
            return ("questions", str(node.question), "choices", line.part)
        case AnswerKind.CONTROL:
            return ("nodes", line.id, "answers", line.part)
        case AnswerKind.TYPED:
            return ("nodes", line.id, "field_label")
        case _:
            return None


def reworded(source: ScriptData, path: Path, language: str, words: str) -> ScriptEdit | None:
    """Other words in one language; "" takes them out. None: they are the words already.

    What is only said in common.yaml (an answer of a stock question) is said anew in the script, and an answer that
    several questions share is said otherwise in this one.
    """
    path = _written_at(source, path, language)
    present = source.plain(path) if source.has(path) else None
    # a script in one language may have plain texts
    was = cast("str | None", present.get(language) if isinstance(present, dict) else present)
    new = words or None
    if (was or None) == new:
        return None
    missing = _missing_mapping(source, path)
    if missing is not None:
        value: Plain = {language: words}
        for step in reversed(path[len(missing) + 1 :]):
            value = {str(step): value}
        return AddEntry(missing, str(path[len(missing)]), value)
    return SetWords(path, language, new, was)


def list_of(source: ScriptData, question: str) -> str:
    """The list of the file that a question has its answers from; "" where they are its own."""
    path: Path = ("questions", question, "choices", "list")
    found = source.plain(path) if source.has(path) else None
    return found if isinstance(found, str) else ""


def own_answers(source: ScriptData, question: str) -> Path:
    """Where the answers stand that are this question's alone.

    Raises:
        CannotBeDone: other questions have them too.
    """
    name = list_of(source, question)
    if not name:
        return ("questions", question, "choices")
    if any(list_of(source, one) == name for one in source.keys(("questions",)) if one != question):
        raise CannotBeDone("shared_answers")
    return ("lists", name)


def _written_at(source: ScriptData, path: Path, language: str) -> Path:
    """Where the words are written that are read at `path`."""
    if len(path) != 4 or (path[0], path[2]) != ("questions", "choices") or not list_of(source, str(path[1])):
        return path
    but: Path = (*path[:3], "but", path[3])
    if source.has((*but, language)):
        return but
    try:
        return (*own_answers(source, str(path[1])), path[3])
    except CannotBeDone:
        return but


def renamed(source: ScriptData, script: Script, question: QuestionId, language: str, words: str) -> ScriptEdit | None:
    """Another short name for a question; a criterion about it that was called the same is called so too."""
    path: Path = ("questions", question, "name")
    edit = reworded(source, path, language, words)
    if edit is None:
        return None
    name = source.plain(path) if source.has(path) else None
    alike = [
        ("criteria", str(one.id), "name")
        for one in script.criteria.values()
        if one.question == question and source.has(("criteria", one.id, "name"))
    ]
    others = [reworded(source, one, language, words) for one in alike if source.plain(one) == name]
    return Several((edit, *(one for one in others if one is not None)))


def _missing_mapping(source: ScriptData, path: Path) -> Path | None:
    """The deepest part that is there, where more than the text itself is missing."""
    here = path
    while here and not source.has(here):
        here = here[:-1]
    return here if len(path) - len(here) > 1 else None


# -- ways ---------------------------------------------------------------------------------------------------------


def led(source: ScriptData, script: Script, line: OutlineLine, target: str) -> ScriptEdit | None:
    """`line` leads to `target` from now on. None: it does already.

    Raises:
        CannotBeDone: this line leads nowhere by itself.
    """
    if line.target == target:
        return None
    match line.kind:
        case LineKind.STAGE:
            return SetValue(("stages", line.id, "start"), target, source.plain(("stages", line.id, "start")))
        case LineKind.OBJECTION:
            return _set(source, ("objections", line.id), "exhausted", target)
        case LineKind.REPLY:
            return _reply_led(source, script, ("objections", line.id, "replies", int(line.part) - 1), target)
        case LineKind.STEP:
            return _step_led(source, script, line, target)
        case LineKind.ANSWER:
            return _answer_led(source, script, line, target)
        case _:
            raise CannotBeDone("leads_nowhere")


def _reply_led(source: ScriptData, script: Script, path: Path, target: str) -> ScriptEdit:
    gone = target == RETURN
    plain = source.plain(path)
    if isinstance(plain, str):  # a script in one language: with a way the text needs its key
        return SetValue(path, {script.languages[0].value: plain, "to": target}, plain)
    way = Remove((*path, "to"), source.plain((*path, "to"))) if gone else _set(source, path, "to", target)
    comes_back = () if question_of(script, target) is not None else without_coming_back(source, path)
    return Several((*comes_back, way)) if comes_back else way


def without_coming_back(source: ScriptData, reply: Path) -> tuple[Remove, ...]:
    """A reply comes back from a question alone: without that, where it leads to none any more."""
    path: Path = (*reply, "then")
    return (Remove(path, source.plain(path)),) if source.has(path) else ()


def _step_led(source: ScriptData, script: Script, line: OutlineLine, target: str) -> ScriptEdit:
    if not isinstance(script.nodes[line.id], Say):  # type: ignore[index]
        raise CannotBeDone("leads_nowhere")
    return _set(source, ("nodes", line.id), "to", target)


def _answer_led(source: ScriptData, script: Script, line: OutlineLine, target: str) -> ScriptEdit | None:
    node: Path = ("nodes", line.id)
    match line.answer:
        case AnswerKind.CHOICE | AnswerKind.STATE:
            ask = script.nodes[line.id]  # type: ignore[index]
            assert isinstance(ask, Ask)
            if target == ask.otherwise:
                return _without_goto(source, line)
            if not source.has((*node, "goto")):
                return AddEntry(node, "goto", {line.part: target}, before="otherwise")
            return _set(source, (*node, "goto"), line.part, target)
        case AnswerKind.ELSE:
            return _set(source, node, "otherwise", target)
        case AnswerKind.CONTROL:
            return _set(source, (*node, "answers", line.part), "to", target)
        case AnswerKind.TYPED:
            return _set(source, node, "field_to", target)
        case AnswerKind.CASE if source.has((*node, "ways")):
            return _set(source, (*node, "ways"), source.keys((*node, "ways"))[int(line.part) - 1], target)
        case AnswerKind.CASE:
            return _set(source, (*node, "cases", int(line.part) - 1), "to", target)
        case None:
            raise CannotBeDone("leads_nowhere")


def _without_goto(source: ScriptData, line: OutlineLine) -> ScriptEdit | None:
    goto: Path = ("nodes", line.id, "goto")
    if not source.has((*goto, line.part)):
        return None
    path = goto if len(source.keys(goto)) == 1 else (*goto, line.part)
    return Remove(path, source.plain(path))


def _set(source: ScriptData, path: Path, key: str, value: str) -> ScriptEdit:
    if source.has((*path, key)):
        return SetValue((*path, key), value, source.plain((*path, key)))
    return AddEntry(path, key, value)


# -- what is new --------------------------------------------------------------------------------------------------


def step_behind(
    source: ScriptData, script: Script, line: OutlineLine, language: str, words: str
) -> tuple[ScriptEdit, str]:
    """A new step that `line` leads to; it leads on to where the line led before. The edit, and the step's name.

    Raises:
        CannotBeDone: the line leads nowhere by itself, or the step would have nowhere to lead on to.
    """
    name = made_id(words, {*script.nodes, *source.keys(("nodes",))})
    onward = line.target
    if not onward or onward == RETURN or onward in script.objections:
        onward = _some_end(script)
    way = led(source, script, line, name)
    assert way is not None
    behind = line.id if line.kind in (LineKind.STEP, LineKind.ANSWER) else ""
    step = AddEntry(("nodes",), name, {"say": {language: words}, "to": str(onward)}, before=_next_key(source, behind))
    return Several((step, way)), name


def _some_end(script: Script) -> Target:
    stage = next(iter(script.stages.values()), None)
    if stage is None:
        raise CannotBeDone("no_stage")
    return Target(stage.disqualified)


def _next_key(source: ScriptData, name: str) -> str | None:
    """The node that stands behind `name` in the file: the new one goes between them."""
    keys = source.keys(("nodes",))
    if name not in keys or keys.index(name) + 1 >= len(keys):
        return None
    return keys[keys.index(name) + 1]


def new_answer(source: ScriptData, script: Script, node_id: str, language: str, words: str) -> tuple[ScriptEdit, str]:
    """One more answer at a step, the last one. A step that only said something asks from now on.

    Gives the edit, and the answer's stable value.

    Raises:
        CannotBeDone: a branch and an end take no answers; a question cannot have more than nine keys.
    """
    node = script.nodes[node_id]  # type: ignore[index]
    match node:
        case Say():
            return _asks_now(source, node, language, words)
        case Ask(question=None):
            path: Path = ("nodes", node_id, "answers")
            value = made_id(words, source.keys(path), otherwise="answer")
            onward = _main_way(script, node)
            line: Mapping = {language: words, "to": str(onward)}
            if not source.has(path):
                return AddEntry(("nodes", node_id), "answers", {value: line}), value
            return AddEntry(path, value, line), value
        case Ask():
            return _one_more_choice(source, script, node, language, words)
        case Branch():
            raise CannotBeDone("branch_decides")
        case Outcome():
            raise CannotBeDone("call_ends_here")


def _main_way(script: Script, node: Ask) -> Target:
    """Where the first answer of a control leads that goes on in the script: never by default to where nobody calls."""
    own = (choice.target for choice in node.choices if leads_to_step(script, choice.target))
    return next(own, node.field_target or _some_end(script))


def _asks_now(source: ScriptData, node: Say, language: str, words: str) -> tuple[ScriptEdit, str]:
    text = node.text.de or node.text.any
    question = made_id(text, source.keys(("questions",)), prefix="q_", otherwise="question")
    value = made_id(words, (), otherwise="answer")
    made: Mapping = {
        "kind": QuestionKind.CHOICE.value,
        "name": _short_names(source, node),
        "depth": 1,
        # it feeds nothing until an answer is given a meaning
        "info": True,
        "choices": {value: {language: words}},
    }
    was = cast("Mapping", source.plain(("nodes", node.id)))
    now: Mapping = {"ask": question}
    for key, one in was.items():
        if key == "to":
            now["otherwise"] = one
        else:
            now[key] = one
    edits = [_entry(source, "questions", question, made), SetPart(("nodes", node.id), now, was)]
    return Several(tuple(edits)), value


def _short_names(source: ScriptData, node: Say) -> Plain:
    """What the question is called in lists, until its author says better: the first words of what is asked."""
    say = source.plain(("nodes", node.id, "say"))
    if isinstance(say, str):
        return _short(say)
    assert isinstance(say, dict)
    return {language: _short(str(words)) for language, words in say.items()}


def _short(words: str) -> str:
    first = words.split()[:4]
    return " ".join(first).rstrip(" ,.;:?!") or words[:20]


def _one_more_choice(
    source: ScriptData, script: Script, node: Ask, language: str, words: str
) -> tuple[ScriptEdit, str]:
    assert node.question is not None
    question = script.questions[node.question]
    if len(question.choices) >= 9:
        raise CannotBeDone("nine_answers")
    path = own_answers(source, node.question)
    value = made_id(words, {one.value for one in question.choices}, otherwise="answer")
    made: Mapping = {language: words}
    if question.kind.is_field:
        made["key"] = 0 if not question.choices else len(question.choices)
    if not source.has(path):
        return AddEntry(path[:-1], "choices", {value: made}), value
    return AddEntry(path, value, made), value


def new_objection(source: ScriptData, language: str, label: str, reply: str) -> tuple[ScriptEdit, str]:
    """One more objection with a first reply. The edit, and its name."""
    name = made_id(label, source.keys(("objections",)), prefix="o_", otherwise="objection")
    return _entry(source, "objections", name, {"label": {language: label}, "replies": [{language: reply}]}), name


def new_reply(source: ScriptData, objection: str, language: str, words: str) -> tuple[ScriptEdit, int]:
    """One more wording of the reply to an objection. The edit, and its number from 1."""
    path: Path = ("objections", objection, "replies")
    replies = cast("list[Plain]", source.plain(path))
    return AddItem(path, len(replies), {language: words}, len(replies)), len(replies) + 1


def new_wording(source: ScriptData, node: str, language: str, words: str) -> ScriptEdit:
    """One more wording of what a step says."""
    path: Path = ("nodes", node, "alternatives")
    if not source.has(path):
        return AddEntry(path[:-1], "alternatives", [{language: words}])
    length = len(cast("list[Plain]", source.plain(path)))
    return AddItem(path, length, {language: words}, length)


def _entry(source: ScriptData, section: str, name: str, value: Plain) -> ScriptEdit:
    if source.has((section,)):
        return AddEntry((section,), name, value)
    before = next((one for one in ("nodes", "objections", "closings") if source.has((one,))), None)
    return AddEntry((), section, {name: value}, before=before if section in ("questions", "criteria") else None)


def set_guard(source: ScriptData, question: str, *, on: bool) -> ScriptEdit | None:
    """Whether a question is asked before any appointment."""
    return set_flag(source, ("questions", question), "guard", on=on)


def set_flag(source: ScriptData, path: Path, key: str, *, on: bool) -> ScriptEdit | None:
    """A mark that holds or is not written. None: it is as wished already."""
    written = source.has((*path, key))
    was = source.plain((*path, key)) if written else False
    if bool(was) == on:
        return None
    if not on:
        return Remove((*path, key), was)
    return SetValue((*path, key), value=True, was=was) if written else AddEntry(path, key, value=True)


def question_of(script: Script, node_id: str) -> QuestionId | None:
    """The question a step asks; None: it asks none."""
    node = script.nodes.get(node_id)  # type: ignore[call-overload]
    return node.question if isinstance(node, Ask) else None


def leads_to_step(script: Script, target: str) -> bool:
    """Whether a target is a step of the script itself that can be gone to in the outline."""
    return target in script.nodes and not is_shared(target)
