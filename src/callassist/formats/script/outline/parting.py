"""A line's text, parted: its number, what an answer means, where it leads.

Signs behind a backslash stand for themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from callassist.formats.script.outline.outline_model import Asks, Means
from callassist.formats.script.outline.outline_words import ENDS, KINDS, MEANINGS, NO, YES, folded, listed, named

#: signs that mean something in an outline and are not ASCII
_SPECIAL = "→⇒➔➜⟶►•·○◦▪■□☐➢‣–—…„“”‚‘’€"
#: where signs behind a backslash are kept meanwhile: letters nobody writes
_KEPT, _KEPT_SPECIAL = 0xE000, 0xE100
_ESCAPED = re.compile(rf"\\([!-~{_SPECIAL}])")
_HIDDEN = re.compile(f"[{chr(_KEPT)}-{chr(_KEPT + 0x7F)}{chr(_KEPT_SPECIAL)}-{chr(_KEPT_SPECIAL + len(_SPECIAL))}]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff]")

ARROW = r"(?:-+>|=+>|→|⇒|➔|➜|⟶|►)"
_NOUNS = r"(?:(?:step|schritt|question|frage|punkt|point|abschnitt|section|teil|part|node|nr|no|nummer|number)\b\.?|#)"
_NUMBER = r"(?:\d{1,4}(?:\.\d{1,3})*[a-z]?|[A-Z]\d{1,3})"
_VERBS = (
    r"(?:(?:geht?\s+es\s+|dann\s+|bitte\s+|and\s+|then\s+|und\s+)?"
    r"(?:weiter\s+(?:mit|zu[mr]?|bei|auf|in|nach)|zurück\s+(?:zu[mr]?|auf|nach|bis)|gehe?n?\s+(?:sie\s+)?(?:zurück\s+)?zu[mr]?"
    r"|spring(?:e|en)?\s+(?:sie\s+)?(?:zurück\s+)?(?:zu[mr]?|auf|nach)|siehe|wechsle?\s+zu[mr]?"
    r"|go\s+(?:back\s+|on\s+|straight\s+)?to|goto|jump\s+(?:back\s+|ahead\s+)?to|skip\s+(?:ahead\s+)?to"
    r"|continue\s+(?:with|to|at|from)|return\s+to|back\s+to|proceed\s+(?:to|with)|move\s+(?:on\s+|back\s+)?to|see))"
)
_BY_ARROW = re.compile(rf"(?P<label>.*?)[\s(\[]*{ARROW}\s*(?P<way>(?:(?!{ARROW}).)*?)[)\]]?\s*\Z", re.DOTALL)
_BY_VERB = re.compile(
    rf"(?P<label>.*?)(?:\A|[\s,:;.!?(\[–—-])\s*(?:[-–—]\s*)?(?P<verb>{_VERBS})\s+(?P<way>\S.{{0,59}}?)[)\].]*\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
#: what stands behind a verb is taken for a target if it looks like one
_TARGET = re.compile(rf"(?:{_NOUNS}\s*.{{1,40}}|{_NUMBER}|[\"„“»'].{{1,60}}[\"“”«'])\Z", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"(?:(?:{_NOUNS}\s*|[QF])(?P<of>\d{{1,4}}(?:\.\d{{1,3}})*[a-z]?)\s*(?:[.):](?=\s|\Z)|[-–—](?=\s)|\Z)"
    r"|(?P<number>\d{1,4}(?:\.\d{1,3})*[a-z]?)\s*[.):](?=\s|\Z))\s*(?P<text>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(r"\[(?P<number>[^\]]{1,40})\]\s+(?P<text>.*)\Z", re.DOTALL)
_EQUALS = re.compile(r"(?P<text>.*\S)\s+=\s+(?P<meaning>[^=]{1,60})\Z", re.DOTALL)
_BRACKETED = re.compile(r"(?P<text>.*\S)\s*[(\[](?P<meaning>[^()\[\]]{1,40})[)\]]\Z", re.DOTALL)
_POINTS = re.compile(r"\+?(?P<points>\d{1,3})\s*(?:punkte?|pkt|points?|pts?|p)?\.?\Z", re.IGNORECASE)
_YES_OR_NO = re.compile(
    r"(?P<if>(?:wenn|falls|bei|if|when)\s+)?(?P<label>[„“\"']?(?:ja|nein|nö|yes|no)[“”\"']?)"
    r"(?:\s*[:;]\s+|\s+[-–—]\s+|(?(if)\s*,\s+|(?!)))(?P<rest>\S.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_SCALE_END = re.compile(r"\d{1,2}\s*=\s*\S")
_IF = re.compile(r"(?:wenn|falls|bei|if|when)\s+", re.IGNORECASE)
_BEFORE_NAME = re.compile(
    rf"\A(?:{_VERBS}\s+)?(?:to\s+|zu[mr]?\s+)?(?:the\s+|den?m?\s+|der\s+|das\s+)?(?:{_NOUNS}\s*)?", re.IGNORECASE
)
_MEANINGS, _KINDS, _ENDS = named(MEANINGS), named(KINDS), named(ENDS)
_YES_NO = frozenset({*listed(YES), *listed(NO)})
MOST_POINTS = 3
#: signs at the end of a text among which ways and meanings are looked for
_END = 200
#: what in brackets is no mere figure
_HAS_UNIT = re.compile(r"\+\s*\d|\d\s*p", re.IGNORECASE)


def hidden(text: str) -> str:
    """`text` with the signs behind a backslash put where no rule finds them; without what cannot be printed."""
    text = re.sub(r"\s+", " ", _UNPRINTABLE.sub(" ", _HIDDEN.sub("\ufffd", text))).strip()
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: _hidden_sign(found[1]), text)


def _hidden_sign(sign: str) -> str:
    return chr(_KEPT + ord(sign)) if ord(sign) < 0x80 else chr(_KEPT_SPECIAL + _SPECIAL.index(sign))


def shown(text: str) -> str:
    """`text` as it is meant: the hidden signs are back, blanks are single."""
    return re.sub(r"\s+", " ", _HIDDEN.sub(lambda found: _shown_sign(ord(found[0])), text)).strip()


def _shown_sign(sign: int) -> str:
    return chr(sign - _KEPT) if sign < _KEPT_SPECIAL else _SPECIAL[min(sign - _KEPT_SPECIAL, len(_SPECIAL) - 1)]


def escaped(text: str) -> str:
    """`text` with a backslash before each sign that may mean something, and before each word."""
    return re.sub(rf"([!-/:-@\[-`{{-~{_SPECIAL}])|\b([A-Za-z0-9])", lambda found: f"\\{found[0]}", text)


@dataclass(frozen=True, slots=True)
class Parted:
    """A text without what stands behind it. All still with hidden signs."""

    text: str
    meaning: str = ""
    way: str = ""


def parted(text: str, *, prose: bool = True) -> Parted:
    """An answer, a reply or a step, parted from its meaning and its way.

    `prose`: a way may also be told in words ("go back to step 3").
    """
    rest, way = _without_way(text, prose=prose)
    rest, meaning = without_meaning(rest)
    if not meaning and way:
        way, meaning = without_meaning(way)
    return Parted(rest, meaning, way)


def without_way(text: str, *, prose: bool = True) -> Parted:
    """A step or a reply, parted from its way alone."""
    rest, way = _without_way(text, prose=prose)
    return Parted(rest, "", way)


def _without_way(text: str, *, prose: bool) -> tuple[str, str]:
    head, tail = text[:-_END], text[-_END:]
    found = _BY_ARROW.match(tail)
    if found is not None and found["way"].strip():
        return (head + found["label"]).rstrip(" ,:;–—-"), found["way"].strip()
    found = _BY_VERB.match(tail) if prose else None
    if found is None or not is_target(found["way"]):
        return text, ""
    return (head + tail[: found.start("verb")]).rstrip(" ,:;(–—-["), found["way"].strip()


def is_target(text: str) -> bool:
    """Whether `text` looks like the name of a step, or like an end."""
    return _TARGET.match(text.strip()) is not None or folded(text) in _ENDS


def without_meaning(text: str) -> tuple[str, str]:
    """`text` without the meaning at its end, and that: behind a sign of equality, or plain enough in brackets."""
    head, tail = text[:-_END], text[-_END:]
    found = _EQUALS.match(tail)
    if found is None or meaning_of(found["meaning"]) is None:
        found = _BRACKETED.match(tail)
        means = meaning_of(found["meaning"]) if found is not None else None
        if found is None or means is None or not (means[0] is Means.RULES_OUT or _HAS_UNIT.search(found["meaning"])):
            return text, ""
    return head + found["text"].rstrip(), found["meaning"].strip()


def meaning_of(text: str) -> tuple[Means, int] | None:
    """What these words say an answer means, and its points; None if it is nothing that is known.

    Points above `MOST_POINTS` come as they are: whoever keeps them says that they are too many.
    """
    means, points, has_points = Means.NOTHING, 0, False
    for part in re.split(r"[,;]|\s\+\s", text):
        word = folded(part)
        number = _POINTS.match(part.strip())
        if number is not None:
            points, has_points = int(number["points"]), True
        elif word in _MEANINGS and means is Means.NOTHING:
            means = _MEANINGS[word]
        else:
            return None
    if means is Means.NOTHING:
        means = Means.POINTS if has_points else Means.NOTHING
    return means, points


def without_kind(text: str) -> tuple[str, str]:
    """`text` without the kind of answer in brackets at its end, and that."""
    found = _BRACKETED.match(text[-_END:])
    if found is not None and kind_of(found["meaning"]) is not None:
        return text[:-_END] + found["text"].rstrip(), found["meaning"].strip()
    return text, ""


def kind_of(text: str) -> Asks | None:
    """What these words say a step asks for."""
    return _KINDS.get(folded(text))


def end_of(text: str) -> str:
    """The end these words stand for, or none."""
    return _ENDS.get(folded(text), "")


def numbered(text: str) -> tuple[str, str]:
    """The number or name in front of a text, and the text without it."""
    found = _NUMBERED.match(text)
    if found is not None:
        return found["of"] or found["number"], found["text"].strip()
    found = _NAMED.match(text)
    return ("", text) if found is None else (found["number"].strip(), found["text"].strip())


def target_name(text: str) -> str:
    """What a way's words name: without "step" and the like, folded."""
    return folded(re.sub(_BEFORE_NAME, "", text.strip()[:_END]))


def yes_or_no(text: str) -> tuple[str, str]:
    """`Yes: …` and `If no, …`, parted; empty for anything else."""
    found = _YES_OR_NO.match(text)
    return ("", "") if found is None else (found["label"], found["rest"])


def is_end_of_scale(text: str) -> bool:
    """`1 = not at all`."""
    return _SCALE_END.match(text) is not None


def is_yes_or_no(text: str) -> bool:
    """Whether this is a plain yes or no, also as "if yes"."""
    return folded(_IF.sub("", text, count=1)) in _YES_NO


def without_if(text: str) -> str:
    """The answer `yes` of "if yes"; anything else as it is."""
    bare = _IF.sub("", text, count=1)
    return bare if folded(bare) in _YES_NO else text
