"""Checks of texts: both languages, length when spoken, placeholders, number of wordings."""

from __future__ import annotations

import re

from callassist.domain.answers import QuestionId
from callassist.domain.script import Control
from callassist.domain.text import Language
from callassist.formats.script import file_model as schema
from callassist.formats.script.lint.context import Context, did_you_mean, texts
from callassist.formats.script.problems import Severity
from callassist.formats.script.tree import Path_

#: words that can be said before the other side stops listening (openers, closings) or answering (questions, replies)
OPENER_WORDS, QUESTION_WORDS, REPLY_WORDS, VOICEMAIL_WORDS, GUARD_WORDS = 60, 40, 32, 45, 35

#: texts from which on a language that none of them has is a choice and no slip
_SEVERAL = 8

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?:\|([^{}]*))?\}")
_OPENING = (Control.PERMISSION, Control.GATEKEEPER, Control.RECAP)
#: texts that may be left out altogether
_OPTIONAL = frozenset(
    {"tip", "recap", "confirm", "reason", "unit", "unit_one", "dative", "legal", "voicemail", "field_label", "default"}
)
#: parts of the file whose texts are put together with others before they are spoken, and are not searched again
_WITHOUT = frozenset({"questions", "criteria", "products", "values", "placeholders", "stages", "title", "usp"})


def check(context: Context) -> None:
    """Run every check of this theme."""
    only = _only_language(context)
    for path, words in texts(context.file, ()):
        if only is None:
            _translated(context, path, words)
        _there(context, path, words)
        for language in Language:
            text: str = getattr(words, language.value)
            if text:
                _cut(context, (*path, language.value), text)
                _braces(context, (*path, language.value), text)
                _length(context, path, language, text)
    _wordings(context)
    _usp(context)
    if not (context.file.voicemail.de or context.file.voicemail.en):
        message = "there is nothing to say to an answering machine"
        context.warn(("voicemail",), "missing-voicemail", message, "add `voicemail:`", key=True)


def _only_language(context: Context) -> Language | None:
    """The one language of a script that is written in one alone; it is told once, not at every text."""
    found = [(words.de, words.en) for _, words in texts(context.file, ())]
    german, english = (sum(1 for pair in found if pair[place]) for place in (0, 1))
    if german + english < _SEVERAL or (german and english):
        return None
    only, there, lacking = (Language.DE, "German", "en") if german else (Language.EN, "English", "de")
    count = german or english
    message = f"the script speaks {there} only (`{lacking}:` is missing in {count} texts)"
    fix = f"add the texts, or make its calls in {there}"
    context.report(("title",), "one-language", message, fix, severity=Severity.HINT, key=True)
    return only


def _translated(context: Context, path: Path_, words: schema.Texts) -> None:
    if bool(words.de) == bool(words.en):
        return
    there, lacking = ("German", "en") if words.de else ("English", "de")
    if not context.read.is_broken((*path, lacking)):
        context.warn(path, "missing-translation", f"the text is there in {there} only", f"add `{lacking}:`")


def _cut(context: Context, path: Path_, text: str) -> None:
    if path in context.read.tree.cut_by_hash:
        message = "the text ends here, because ` #` begins a comment"
        context.warn(path, "hash-in-text", message, f'put the whole text in quotes, as in "{text[:20].strip()} #1 …"')


def _there(context: Context, path: Path_, words: schema.Texts) -> None:
    if words.de or words.en:
        return
    if (
        _required(context, path, words)
        and not context.read.has_broken_part(path)
        and path[0] not in context.read.missing
    ):
        context.report(path, "empty-text", f"`{_name(path)}` has no text", "add `de:` and `en:`", key=True)


def _name(path: Path_) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "this part")


def _required(context: Context, path: Path_, words: schema.Texts) -> bool:
    name = path[-1]
    if path[0] == "closings" or name in _OPTIONAL:
        return False
    if path[0] == "questions" and isinstance(context.file.questions[str(path[1])], schema.StockQuestion):
        return False
    if isinstance(words, schema.ChoiceLine | schema.AnswerLine | schema.ReplyPart):
        return True
    node = context.file.nodes.get(str(path[1])) if path[0] == "nodes" else None
    return not (isinstance(node, schema.OutcomeNode) and node.choose)


# -- placeholders ----------------------------------------------------------------------------------------------------


def _braces(context: Context, path: Path_, text: str) -> None:
    rest = _PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        message = "a brace that belongs to no placeholder"
        context.report(path, "placeholder-syntax", message, "write {name}, or {name|fallback} with nothing else inside")
    for found in _PLACEHOLDER.finditer(text):
        _placeholder(context, path, found[1], found[2])


def _placeholder(context: Context, path: Path_, name: str, fallback: str | None) -> None:
    if path[0] == "questions" and path[-2] in ("recap", "confirm") and "choices" not in path:
        if name != "answer":
            message = f"only {{answer}} can stand here, not {{{name}}}"
            context.report(path, "placeholder-place", message, "remove the placeholder")
    elif path[0] in _WITHOUT:
        context.report(path, "placeholder-place", f"{{{name}}} is not filled in here", "write the words out")
    elif name.startswith("q_"):
        _answer_placeholder(context, path, name, fallback)
    elif name.startswith("confirm_"):
        question = context.script.questions.get(QuestionId("q_" + name.removeprefix("confirm_")))
        if question is None or not question.confirm:
            message = f"{{{name}}} needs a question `q_{name.removeprefix('confirm_')}` with a `confirm` text"
            context.report(path, "unknown-placeholder", message, "add the text, or remove the placeholder")
    elif name not in context.script.placeholders:
        message = f"the placeholder {{{name}}} has no source"
        fix = did_you_mean(name, context.script.placeholders)
        context.report(
            path, "unknown-placeholder", message, fix if "did you" in fix else "declare it under `placeholders:`"
        )


def _answer_placeholder(context: Context, path: Path_, name: str, fallback: str | None) -> None:
    questions = context.question_names()
    if name not in questions:
        context.unknown(path, "question", name, questions, "unknown-placeholder")
    elif not fallback:
        message = f"{{{name}}} has no fallback for a lead who did not answer"
        context.report(path, "placeholder-fallback", message, f"write {{{name}|words that fit without the answer}}")


# -- length ----------------------------------------------------------------------------------------------------------


def spoken_words(text: str) -> int:
    """How many words are said; a placeholder counts as one, or as its fallback."""
    filled = _PLACEHOLDER.sub(lambda found: found[2] or "x", text)
    return sum(1 for word in filled.split() if any(letter.isalnum() for letter in word))


def _length(context: Context, path: Path_, language: Language, text: str) -> None:
    limit = _limit(context, path)
    if limit is None:
        return
    words, what, code = limit[0], limit[1], limit[2]
    count = spoken_words(text)
    if count > words:
        message = f"{count} words are too many for {what} (at most {words})"
        context.warn((*path, language.value), code, message, "say it shorter")


def _limit(context: Context, path: Path_) -> tuple[int, str, str] | None:
    """How long the text at `path` may be: words, what it is, and the code of the problem."""
    if path == ("voicemail",):
        return VOICEMAIL_WORDS, "a voicemail", "text-limit"
    if path[0] == "objections" and len(path) == 4:
        return REPLY_WORDS, "a reply", "text-limit"
    if path[0] != "nodes" or path[2] not in ("say", "alternatives"):
        return None
    node = context.file.nodes[str(path[1])]
    if isinstance(node, schema.QuestionNode):
        question = context.script.questions.get(QuestionId(node.ask))
        if question is not None and question.guard:
            return GUARD_WORDS, "a guard question", "guard-length"
        return QUESTION_WORDS, "a question", "text-limit"
    starts = {one for stage in context.file.stages.values() for one in (stage.start, stage.callback, stage.referred)}
    if isinstance(node, schema.ControlNode) and node.ask not in _OPENING and path[1] not in starts:
        return QUESTION_WORDS, "a question", "text-limit"
    return OPENER_WORDS, "one breath", "text-limit"


# -- counts ----------------------------------------------------------------------------------------------------------


def _wordings(context: Context) -> None:
    for name, objection in context.file.objections.items():
        path: Path_ = ("objections", name)
        if not 2 <= len(objection.replies) <= 3 and not context.read.has_broken_part(path):
            count = len(objection.replies)
            message = f"the objection `{name}` has {count} wording{'s' * (count != 1)}"
            context.warn((*path, "replies"), "wordings", message, "give two or three", key=True)


def _usp(context: Context) -> None:
    for name, product in context.file.products.items():
        path: Path_ = ("products", name)
        if not product.usp and not context.file.usp:
            message = f"nothing says what is good about `{name}`"
            fix = "add up to three lines under `usp:`"
            context.report(path, "empty-usp", message, fix, severity=Severity.HINT, key=True)
        elif len(product.usp) > 3:
            message = f"`{name}` has {len(product.usp)} USP lines, and three are shown"
            context.warn((*path, "usp"), "too-many-usp", message, "keep the best three", key=True)
    if len(context.file.usp) > 3:
        context.warn(("usp",), "too-many-usp", "three USP lines are shown", "keep the best three", key=True)
