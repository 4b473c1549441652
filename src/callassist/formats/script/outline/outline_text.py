"""An outline as text, so that reading it gives the same steps, answers and objections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from callassist.domain.text import Language
from callassist.formats.script.outline.finishing import scale_of, with_scale
from callassist.formats.script.outline.gathering import Gathering, SourcePiece
from callassist.formats.script.outline.line_reading import LineReading
from callassist.formats.script.outline.outline_model import (
    Asks,
    Means,
    Outline,
    OutlineAnswer,
    OutlineReply,
    OutlineStep,
    OutlineWay,
    RaisedObjection,
)
from callassist.formats.script.outline.outline_words import (
    ENDS,
    KINDS,
    MEANINGS,
    OBJECTION_HEADINGS,
    VOICEMAIL_HEADINGS,
    first_word,
    folded,
)
from callassist.formats.script.outline.parting import end_of, escaped, shown
from callassist.formats.script.outline.source_lines import SourceLine, text_blocks

_HEADINGS = {
    Language.DE: (OBJECTION_HEADINGS.partition(",")[0].capitalize(), VOICEMAIL_HEADINGS.partition(",")[0].capitalize()),
    Language.EN: ("Objections", "Voicemail"),
}
_LONGEST_LABEL = 40
_POINTS = {Language.DE: ("Punkt", "Punkte"), Language.EN: ("point", "points")}


def outline_text(outline: Outline, language: Language) -> str:
    """The text, with the words of `language` for what things mean and where they lead; also proper Markdown."""
    parts = [*_parts(outline, language)]
    return "\n\n".join(parts) + "\n"


def _parts(outline: Outline, language: Language) -> Iterator[str]:
    if outline.title:
        yield _written(lambda text: f"# {text}", outline.title, lambda found: _one(found.title))
    is_numbered = any(way is not None and way.step >= 0 for way in _ways(outline))
    for place, step in enumerate(outline.steps, start=1):
        yield "\n".join(_step(f"{place}. " if is_numbered else "", step, outline, language))
    of_objections, of_voicemail = _HEADINGS.get(language.base, _HEADINGS[Language.EN])
    if outline.objections:
        yield f"## {of_objections}"
    for one in outline.objections:
        yield "\n".join(_objection(one, outline, language))
    if outline.voicemail:
        yield f"## {of_voicemail}"
        yield _written(
            lambda text: f"> {text}",
            outline.voicemail,
            lambda found: " ".join(shown(one.text) for one in found.voicemail),
            above=f"## {of_voicemail}\n",
        )


def _ways(outline: Outline) -> Iterator[OutlineWay | None]:
    for step in outline.steps:
        yield step.way
        yield from (answer.way for answer in step.answers)
    for one in outline.objections:
        yield from (reply.way for reply in one.replies)


# -- words -------------------------------------------------------------------------------------------------------------


def way_words(way: OutlineWay, outline: Outline, language: Language) -> str:
    """Where a way leads, in words that are understood again."""
    if way.step >= 0:
        return str(way.step + 1)
    if way.objection >= 0:
        return _objection_words(way.objection, outline)
    words = first_word(ENDS[way.end], language) if way.end in ENDS else ""
    return words if words and end_of(words) == way.end else way.end


def _objection_words(place: int, outline: Outline) -> str:
    """An objection by its label, or by its number where its label could be read as something else."""
    label = outline.objections[place].label
    is_plain = re.fullmatch(r"[^\W\d_](?:[^\W_]| )*", label) is not None and len(label) <= _LONGEST_LABEL
    is_alone = sum(1 for one in outline.objections if folded(one.label) == folded(label)) == 1
    return f"!{label}" if is_plain and is_alone else f"!{place + 1}"


def meaning_words(answer: OutlineAnswer, language: Language) -> str:
    """What an answer means, in words that are understood again; empty if it only leads on."""
    parts: list[str] = []
    if answer.means in MEANINGS:
        parts.append(first_word(MEANINGS[answer.means], language))
    if answer.points or answer.means is Means.POINTS:
        one, more = _POINTS.get(language.base, _POINTS[Language.EN])
        parts.append(f"{answer.points} {one if answer.points == 1 else more}")
    return ", ".join(parts)


def kind_words(asks: Asks, language: Language) -> str:
    """What a step asks for, in a word that is understood again."""
    return first_word(KINDS[asks], language)


def _behind(meaning: str, way: str) -> str:
    return (f" = {meaning}" if meaning else "") + (f" -> {way}" if way else "")


# -- lines -------------------------------------------------------------------------------------------------------------


def _step(number: str, step: OutlineStep, outline: Outline, language: Language) -> Iterator[str]:
    way = way_words(step.way, outline, language) if step.way is not None else ""
    kind = f" ({kind_words(step.asks, language)})" if _tells_kind(step) else ""
    mark = ">" if step.asks is Asks.NOTHING else "?"

    def read(found: Gathering) -> object:
        first = found.steps[0] if len(found.steps) == 1 else None
        return first and (_texts(first.texts), first.asks, _one(first.way), first.mark)

    told = step.asks if kind else None
    yield _written(
        lambda text: f"{number}{mark} {text}{kind}{_behind('', way)}", step.text, read, (step.text, told, way, mark)
    )
    above = f"{mark} x\n"
    for answer in step.answers:
        yield _answer(answer, outline, language)
    for wording in step.wordings:
        yield _written(lambda text: f"  / {text}", wording, lambda found: _texts(found.steps[0].wordings), above=above)
    if step.tip:
        yield _written(lambda text: f"  ({text})", step.tip, lambda found: _texts(found.steps[0].tips), above=above)


def _tells_kind(step: OutlineStep) -> bool:
    """Whether the kind has to be written, because it would not be told from the text and the answers."""
    match step.asks:
        case Asks.NOTHING:
            return False
        case Asks.CHOICE:
            return with_scale(step.text, list(step.answers)) != list(step.answers)
        case Asks.WORDS:
            return bool(step.answers) or scale_of(step.text) is not None
        case _:
            return True


def _answer(answer: OutlineAnswer, outline: Outline, language: Language) -> str:
    way = way_words(answer.way, outline, language) if answer.way is not None else ""
    meaning = meaning_words(answer, language)

    def read(found: Gathering) -> object:
        answers = found.steps[0].answers
        if len(answers) != 1 or answers[0].below or answers[0].more:
            return None
        return _texts([answers[0].text]), _texts(answers[0].meaning), _one(answers[0].way)

    return _written(
        lambda text: f"  - {text}{_behind(meaning, way)}", answer.text, read, (answer.text, meaning, way), above="? x\n"
    )


def _objection(one: RaisedObjection, outline: Outline, language: Language) -> Iterator[str]:
    def label_of(found: Gathering) -> object:
        return len(found.objections) == 1 and _one(found.objections[0].label)

    def replies_of(found: Gathering) -> object:
        return [(_texts(reply.texts), _one(reply.way)) for reply in found.objections[0].replies]

    label = _written(lambda text: f"! {text}", one.label, label_of)
    inline = f"{label}: " + " / ".join(reply.text for reply in one.replies)
    if not any(reply.way for reply in one.replies):
        found = _read(inline)
        if label_of(found) == one.label and replies_of(found) == [(reply.text, "") for reply in one.replies]:
            yield inline
            return
    yield label
    for reply in one.replies:
        yield _reply(reply, outline, language, replies_of)


def _reply(reply: OutlineReply, outline: Outline, language: Language, read: Callable[[Gathering], object]) -> str:
    way = way_words(reply.way, outline, language) if reply.way is not None else ""
    return _written(lambda text: f"  - {text}{_behind('', way)}", reply.text, read, [(reply.text, way)], above="! x\n")


def _written(
    line: Callable[[str], str],
    text: str,
    read: Callable[[Gathering], object],
    wanted: object = None,
    *,
    above: str = "",
) -> str:
    """The line with `text` as it stands, or with its signs escaped where it would be read as something else."""
    plain = line(text)
    found = _read(above + plain)
    try:
        is_same = read(found) == (text if wanted is None else wanted)
    except IndexError:
        is_same = False
    return plain if is_same else line(escaped(text))


def _read(text: str) -> Gathering:
    found = Gathering("")
    reading = LineReading(found)
    for block in text_blocks(text, ""):
        if isinstance(block, SourceLine):
            reading.take(block)
    return found


def _one(piece: SourcePiece | None) -> str:
    return shown(piece.text) if piece is not None else ""


def _texts(pieces: list[SourcePiece]) -> str:
    return " ".join(shown(piece.text) for piece in pieces)
