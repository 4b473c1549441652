"""Checks of texts: both languages, length when spoken, placeholders, number of wordings."""

from __future__ import annotations

import re

from callassist.domain.answers import QuestionId
from callassist.domain.script import Comes, Control
from callassist.domain.text import WINDOW_LANGUAGES, Language, is_language
from callassist.formats.script import file_model as schema
from callassist.formats.script.breaches import not_listed
from callassist.formats.script.lint.context import NO_QUESTION, Context, close_name
from callassist.formats.script.problems import Severity
from callassist.formats.script.sentences import Sentence, names, told
from callassist.formats.script.tree import Path_

#: words that can be said before the other side stops listening (openers, closings) or answering (questions, replies)
OPENER_WORDS, QUESTION_WORDS, REPLY_WORDS, VOICEMAIL_WORDS, GUARD_WORDS = 60, 40, 32, 45, 35

#: words that are taken in at a glance
SHORT_WORDS = 8

#: texts from which on a language that none of them has is a choice and no slip
_SEVERAL = 8

#: so much of a text is shown in a mend
_SHOWN = 80

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?:\|([^{}]*))?\}")
_OPENING = (Control.PERMISSION, Control.GATEKEEPER, Control.RECAP)
#: texts that may be left out altogether
_OPTIONAL = frozenset(
    {"tip", "recap", "confirm", "reason", "unit", "unit_one", "dative", "legal", "voicemail", "field_label", "default"}
)
#: parts of the file whose texts are put together with others before they are spoken, and are not searched again
_WITHOUT = frozenset(
    {
        "questions",
        "criteria",
        "products",
        "values",
        "placeholders",
        "stages",
        "title",
        "usp",
        "groups",
        "lists",
        "bands",
        "outcomes",
        "computed",
    }
)


def check(context: Context) -> None:
    """Run every check of this theme."""
    _languages(context)
    only = _only_language(context)
    for path, words in context.texts:
        if only is None and not _is_but(path):
            _translated(context, path, words)
        _there(context, path, words)
        for tag, text in words.said().items():
            _cut(context, (*path, tag), text)
            _braces(context, (*path, tag), text)
            _length(context, path, tag, text)
        _unlisted(context, path, words)
    _wordings(context)
    _usp(context)
    incoming = context.file.direction is Comes.INCOMING
    if not incoming and not context.script.voicemail and not context.read.has_broken_part(("voicemail",)):
        what = told("there is nothing to say to an answering machine")
        context.warn(("voicemail",), "missing-voicemail", what, told("add `voicemail:`"), key=True)


def _only_language(context: Context) -> Language | None:
    """The one language of a script that is written in one alone; it is told once, not at every text."""
    if context.file.languages:
        return None  # it says so itself
    found = [(words.de, words.en) for _, words in context.texts]
    german, english = (sum(1 for pair in found if pair[place]) for place in (0, 1))
    if german + english < _SEVERAL or (german and english):
        return None
    if german:
        what = told("the script speaks German only (texts without `en:`: {count})", count=german)
        mend = told("add the English texts, or make its calls in German")
    else:
        what = told("the script speaks English only (texts without `de:`: {count})", count=english)
        mend = told("add the German texts, or make its calls in English")
    context.report(("title",), "one-language", what, mend, severity=Severity.HINT, key=True)
    return Language.DE if german else Language.EN


def _languages(context: Context) -> None:
    """What it is spoken in are languages, and what common.yaml says is there in one of them or is told of."""
    for position, tag in enumerate(context.file.languages):
        path: Path_ = ("languages", position)
        if not is_language(tag):
            what = told("`{name}` is no language", name=tag)
            context.report(path, "unknown-language", what, told("write its tag, as `de`, `hu` or `pt-BR`"))
        elif tag in context.file.languages[:position]:
            what, mend = told("`{name}` stands there twice", name=tag), told("remove one of them")
            context.report(path, "unknown-language", what, mend)
    strange = [one for one in context.script.languages if one.base not in WINDOW_LANGUAGES]
    if strange:
        what = told("exits and shared closing words are said in English where {names} is spoken", names=names(strange))
        mend = told("write your own closing words under `closings:`")
        context.report(("languages",), "shared-in-other-language", what, mend, severity=Severity.HINT, key=True)


def _unlisted(context: Context, path: Path_, words: schema.Texts) -> None:
    """A text in a language the script is not spoken in is never said."""
    for tag in ("de", "en"):
        if tag in words.model_fields_set and tag not in context.script.languages:
            context.report((*path, tag), "language-not-listed", *not_listed(tag), key=True)


def _untranslated(context: Context, path: Path_, words: schema.Texts) -> None:
    said = words.said()
    for tag in context.script.languages:
        if said and tag not in said and not context.read.is_broken((*path, tag)):
            what = told("the text is not there in `{language}`", language=tag)
            context.warn(path, "missing-translation", what, told("add `{language}:`", language=tag))


def _translated(context: Context, path: Path_, words: schema.Texts) -> None:
    if context.file.languages:
        _untranslated(context, path, words)
        return
    if bool(words.de) == bool(words.en):
        return
    if words.de:
        lacking, what, mend = "en", told("the text is there in German only"), told("add `en:`")
    else:
        lacking, what, mend = "de", told("the text is there in English only"), told("add `de:`")
    if not context.read.is_broken((*path, lacking)):
        context.warn(path, "missing-translation", what, mend)


def _cut(context: Context, path: Path_, text: str) -> None:
    rest = context.read.tree.cut_by_hash.get(context.read.tree.known(path))
    if rest is not None:
        what = told("the text ends before `{rest}`, because ` #` begins a comment", rest=_shortened(rest, _SHOWN // 2))
        whole = _shortened(f"{text} {rest}", _SHOWN).replace('"', "'")
        mend = told('put the whole text in quotes: {key}: "{text}"', key=str(path[-1]), text=whole)
        context.newer(path, "hash-in-text", what, mend)


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _there(context: Context, path: Path_, words: schema.Texts) -> None:
    if words.said():
        return
    if (
        _required(context, path, words)
        and not context.read.has_broken_part(path)
        and path[0] not in context.read.missing
    ):
        what, mend = told("`{name}` has no text", name=_name(path)), told("add `de:` and `en:`")
        context.report(path, "empty-text", what, mend, key=True)


def _name(path: Path_) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "this part")


def _is_short(path: Path_) -> bool:
    """Whether it is keywords; an answer can have that name too."""
    return path[-1] == "short" and path[0] in ("nodes", "objections", "voicemail") and "answers" not in path


def _is_but(path: Path_) -> bool:
    """Whether it says what is different of a list's answer: what it leaves out stands in the list."""
    return path[0] == "questions" and path[2:4] == ("choices", "but") and len(path) == 5


def _required(context: Context, path: Path_, words: schema.Texts) -> bool:
    name = path[-1]
    if path[0] in ("closings", "computed") or name in _OPTIONAL or _is_short(path) or _is_but(path):
        return False
    if path[0] == "questions" and isinstance(context.file.questions[str(path[1])], schema.StockQuestion):
        return False
    if isinstance(words, schema.ReplyPart):
        return not words.steps
    if isinstance(words, schema.ChoiceLine | schema.AnswerLine):
        return True
    node = context.file.nodes.get(str(path[1])) if path[0] == "nodes" else None
    return not (isinstance(node, schema.OutcomeNode) and node.choose)


# -- placeholders ----------------------------------------------------------------------------------------------------


def _braces(context: Context, path: Path_, text: str) -> None:
    rest = _PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        what = told("a brace that belongs to no placeholder")
        mend = told("write {name}, or {name|fallback} with nothing else inside")
        context.report(path, "placeholder-syntax", what, mend)
    for found in _PLACEHOLDER.finditer(text):
        _placeholder(context, path, found[1], found[2])


def _placeholder(context: Context, path: Path_, name: str, fallback: str | None) -> None:
    if path[0] == "questions" and path[-2] in ("recap", "confirm") and "choices" not in path:
        if name != "answer":
            what = told("only {answer} can stand here, not {placeholder}", placeholder=f"{{{name}}}")
            context.report(path, "placeholder-place", what, told("remove the placeholder"))
    elif path[0] in _WITHOUT:
        what = told("{placeholder} is not filled in here", placeholder=f"{{{name}}}")
        context.report(path, "placeholder-place", what, told("write the words out"))
    elif name.startswith("q_"):
        _answer_placeholder(context, path, name, fallback)
    elif name.startswith("confirm_"):
        question = context.script.questions.get(QuestionId("q_" + name.removeprefix("confirm_")))
        if question is None or not question.confirm:
            what = told(
                "{placeholder} needs a question `{question}` with a `confirm` text",
                placeholder=f"{{{name}}}",
                question=f"q_{name.removeprefix('confirm_')}",
            )
            context.report(path, "unknown-placeholder", what, told("add the text, or remove the placeholder"))
    elif name in context.names("computed") and name not in context.script.placeholders:
        if not fallback:
            what = told("{placeholder} has no words for a call in which it is not known", placeholder=f"{{{name}}}")
            mend = told("write {{placeholder}|words that fit without the answer}", placeholder=name)
            context.report(path, "placeholder-fallback", what, mend)
    elif name not in context.script.placeholders:
        what = told("there is no placeholder {placeholder}", placeholder=f"{{{name}}}")
        mend = close_name(name, context.script.placeholders) or told("declare it under `placeholders:`")
        context.report(path, "unknown-placeholder", what, mend)


def _answer_placeholder(context: Context, path: Path_, name: str, fallback: str | None) -> None:
    questions = context.question_names()
    if name not in questions:
        context.unknown(path, NO_QUESTION, name, questions, "unknown-placeholder")
    elif not fallback:
        what = told("{placeholder} has no fallback for a lead who did not answer", placeholder=f"{{{name}}}")
        mend = told("write {{placeholder}|words that fit without the answer}", placeholder=name)
        context.report(path, "placeholder-fallback", what, mend)


# -- length ----------------------------------------------------------------------------------------------------------


def spoken_words(text: str) -> int:
    """How many words are said; a placeholder counts as one, or as its fallback."""
    filled = _PLACEHOLDER.sub(lambda found: found[2] or "x", text)
    return sum(1 for word in filled.split() if any(letter.isalnum() for letter in word))


def _length(context: Context, path: Path_, tag: str, text: str) -> None:
    limit = _limit(context, path)
    if limit is None:
        return
    most, what, code = limit
    count = spoken_words(text)
    if count > most:
        context.warn((*path, tag), code, what.of(count=count, most=most), told("say it shorter"))


def _limit(context: Context, path: Path_) -> tuple[int, Sentence, str] | None:
    """How long the text at `path` may be: words, what is told of more, and the code of the problem."""
    question_words = told("{count} words are too many for a question (at most {most})")
    if path[0] == "voicemail" and not _is_short(path):
        return VOICEMAIL_WORDS, told("{count} words are too many for a voicemail (at most {most})"), "text-limit"
    if _is_short(path):
        return SHORT_WORDS, told("{count} words are no keywords any more (at most {most})"), "short-long"
    if path[0] == "objections" and (len(path) == 4 or "steps" in path):
        return REPLY_WORDS, told("{count} words are too many for a reply (at most {most})"), "text-limit"
    if path[0] != "nodes" or path[2] not in ("say", "alternatives"):
        return None
    node = context.file.nodes[str(path[1])]
    if isinstance(node, schema.QuestionNode):
        question = context.script.questions.get(QuestionId(node.ask))
        if question is not None and question.guard:
            guard_words = told("{count} words are too many for a guard question (at most {most})")
            return GUARD_WORDS, guard_words, "guard-length"
        return QUESTION_WORDS, question_words, "text-limit"
    starts = {one for stage in context.file.stages.values() for one in (stage.start, stage.callback, stage.referred)}
    opens = path[1] in starts or (isinstance(node, schema.ControlNode) and node.ask in _OPENING)
    if isinstance(node, schema.ControlNode) and not opens:
        return QUESTION_WORDS, question_words, "text-limit"
    if opens and context.file.direction is Comes.INCOMING:
        return None  # whoever calls wants to hear who is there
    return OPENER_WORDS, told("{count} words are too many for one breath (at most {most})"), "text-limit"


# -- counts ----------------------------------------------------------------------------------------------------------


def _wordings(context: Context) -> None:
    for name, objection in context.file.objections.items():
        path: Path_ = ("objections", name)
        for position, reply in enumerate(objection.replies):
            _steps(context, (*path, "replies", position), reply)
        if not 2 <= len(objection.replies) <= 3 and not context.read.has_broken_part(path):
            count = len(objection.replies)
            one = told("the objection `{name}` has one wording only", name=name)
            what = one if count == 1 else told("the objection `{name}` has {count} wordings", name=name, count=count)
            context.warn((*path, "replies"), "wordings", what, told("give two or three"), key=True)


def _steps(context: Context, path: Path_, reply: schema.ReplyPart) -> None:
    """Two to four steps, and no text beside them."""
    if not reply.steps or context.read.has_broken_part(path):
        return
    if not 2 <= len(reply.steps) <= 4:
        what = told("a reply in {count} steps (two to four can be kept in mind)", count=len(reply.steps))
        one = told("write it as one text")
        mend = one if len(reply.steps) == 1 else told("join some of them")
        context.newer((*path, "steps"), "steps-count", what, mend, key=True)
    if reply.said():
        what = told("a text beside its own steps is never said")
        context.newer((*path, "steps"), "steps-count", what, told("make it the first step"), key=True)


def _usp(context: Context) -> None:
    for name, product in context.file.products.items():
        path: Path_ = ("products", name)
        if not product.usp and not context.file.usp:
            what, mend = (
                told("nothing says what is good about `{name}`", name=name),
                told("add up to three lines under `usp:`"),
            )
            context.report(path, "empty-usp", what, mend, severity=Severity.HINT, key=True)
        elif len(product.usp) > 3:
            what = told("`{name}` has {count} USP lines, and three are shown", name=name, count=len(product.usp))
            context.warn((*path, "usp"), "too-many-usp", what, told("keep the best three"), key=True)
    if len(context.file.usp) > 3:
        what = told("there are {count} USP lines, and three are shown", count=len(context.file.usp))
        context.warn(("usp",), "too-many-usp", what, told("keep the best three"), key=True)
