"""A whole new script file: plain data in the order of docs/script-format.md, and the one a new script begins as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from callassist.formats.script.writing.editing import not_as_meant
from callassist.formats.script.writing.meaning import same_data
from callassist.formats.script.writing.part_writing import entry_lines
from callassist.formats.script.writing.script_text import ScriptText
from callassist.formats.script.writing.source_nodes import Plain

#: the parts of a file in their order; what is not named here follows as it comes
_TOP = (
    "format", "common", "script", "version", "title", "languages", "market", "country", "direction", "no_more_calls",
    "framing", "legal", "values", "placeholders", "lists", "tables", "outcomes", "groups", "stages", "questions",
    "computed", "criteria", "bands", "products", "usp", "voicemail", "nodes", "objections", "closings",
)  # fmt: skip
#: the keys of an entry of a part
_IN_PART: Mapping[str, Sequence[str]] = {
    "stages": ("title", "start", "callback", "referred", "depth", "disqualified"),
    "questions": ("stock", "kind", "name", "depth", "guard", "info", "per_contact", "capture", "asked_if", "unit",
                  "unit_one", "minimum", "maximum", "currency", "period", "past_allowed", "choices", "recap", "confirm",
                  "tags", "wording"),
    "criteria": ("kind", "gate", "depth", "name", "question", "any_product", "computed", "scope", "cases", "reasons"),
    "products": ("name", "dative", "needs", "points", "reason", "usp"),
    "nodes": ("ask", "branch", "outcome", "again", "must_say", "say", "short", "tip", "tips", "alternatives", "field",
              "field_label", "field_to", "proposes", "answers", "choose", "each", "ways", "cases", "goto", "otherwise",
              "to"),
    "objections": ("label", "group", "needs", "replies", "exhausted"),
}  # fmt: skip
#: parts whose entries stand apart by a blank line
_APART = frozenset({"questions", "criteria", "products", "nodes", "objections"})
#: parts whose entries have lines of their own, however short they are
_IN_LINES = frozenset({*_IN_PART, "computed"})
#: parts at the head of a file, which stand together
_HEAD = frozenset(_TOP[: _TOP.index("legal")])


def file_text(data: Mapping[str, Plain]) -> str:
    """The text of a script file that holds `data`; nothing is left out, whatever its keys are.

    Raises:
        EditRefused: something in it cannot be in a script file (control characters, a number of twenty digits …).
    """
    lines: list[str] = []
    for key in _ordered(data, _TOP):
        value = _in_order(key, data[key])
        if lines and key not in _HEAD:
            lines.append("")
        lines += _part_lines(key, value)
    text = "\n".join(lines) + "\n"
    if not same_data(ScriptText.read(text.encode()).plain(), dict(data), in_order=False):
        raise not_as_meant(())
    return text


def _part_lines(key: str, value: Plain) -> list[str]:
    if not isinstance(value, dict) or not value or key not in _IN_LINES:
        return entry_lines(key, value, 0)
    lines = [*entry_lines(key, None, 0)[0].removesuffix(" null").splitlines()]
    for place, (name, one) in enumerate(value.items()):
        if place and key in _APART:
            lines.append("")
        lines += entry_lines(name, one, 2, spread=1)
    return lines


def _in_order(key: str, value: Plain) -> Plain:
    """The part with the keys of its entries in their order; the order of the entries says something, and stays."""
    order = _IN_PART.get(key)
    if order is None or not isinstance(value, dict):
        return value
    return {
        name: {inner: one[inner] for inner in _ordered(one, order)} if isinstance(one, dict) else one
        for name, one in value.items()
    }


def _ordered(found: Mapping[str, Plain], order: Sequence[str]) -> list[str]:
    return [*(one for one in order if one in found), *(one for one in found if one not in order)]


def starting_script(
    script: str, title: Mapping[str, str], *, market: str = "consumer", languages: Sequence[str] = ("de", "en")
) -> str:
    """The text of a script that can be called with at once: an opener, one question, a booking and a polite exit.

    Args:
        script: its name in the log (`new_windows`); it never changes.
        title: what it is called, by language.
        market: `consumer` or `business`.
        languages: those it is spoken in; what is to be said stands in English where there is no other wording yet.
    """
    from callassist.formats.script.file_model import FORMAT  # heavy, see there

    head: dict[str, Plain] = {"format": FORMAT, "script": script, "version": 1, "title": dict(title), "market": market}
    start = cast("dict[str, Plain]", _START)
    if tuple(languages) != ("de", "en"):
        head |= {"format": max(FORMAT, _WITH_LANGUAGES), "languages": list(languages)}
        start = cast("dict[str, Plain]", _spoken(start, languages))
    return file_text({**head, **start})


def _spoken(part: object, languages: Sequence[str]) -> object:
    """The same with its texts in these languages."""
    if not isinstance(part, Mapping):
        return part
    there = cast("Mapping[str, object]", part)
    texts = {name: there[name] for name in ("de", "en") if name in there}
    words = {tag: texts.get(tag, texts.get("en")) for tag in languages} if texts else {}
    return words | {name: _spoken(one, languages) for name, one in there.items() if name not in texts}


#: the format from which a script names its languages
_WITH_LANGUAGES = 2


_START: Mapping[str, object] = {
    "stages": {
        "cold_call": {"title": {"de": "Erstanruf", "en": "First call"}, "start": "w1", "depth": 1, "disqualified": "w4"}
    },
    "questions": {
        "q_need": {
            "kind": "choice",
            "name": {"de": "Bedarf", "en": "need"},
            "depth": 1,
            "guard": True,
            "choices": {"has": {"de": "Bedarf da", "en": "there is a need"}, "none": {"de": "keiner", "en": "none"}},
        }
    },
    "criteria": {
        "need": {
            "kind": "fit",
            "gate": "hard",
            "depth": 1,
            "name": {"de": "Bedarf", "en": "need"},
            "question": "q_need",
            "cases": [{"is": "has", "result": "met"}, {"is": "none", "result": "failed"}],
        }
    },
    "voicemail": {
        "de": "Guten Tag, {caller} von {company}. Ich melde mich noch einmal.",
        "en": "Hello, this is {caller} from {company}. I'll call again.",
    },
    "nodes": {
        "w1": {
            "ask": "permission",
            "must_say": True,
            "say": {
                "de": "Guten Tag {lead}, {caller} von {company}, es geht um ein Angebot. Passt es gerade?",
                "en": "Hello {lead}, this is {caller} from {company}, it's about an offer. Is this a good moment?",
            },
            "answers": {
                "yes": {"de": "ja", "en": "yes", "to": "w2"},
                "no": {"de": "gerade nicht", "en": "not now", "to": "X3"},
            },
        },
        "w2": {
            "ask": "q_need",
            "say": {"de": "Haben Sie derzeit Bedarf?", "en": "Do you need this at the moment?"},
            "otherwise": "w3",
        },
        "w3": {
            "ask": "appointment",
            "say": {
                "de": "Dann machen wir einen Termin: {slot1} oder {slot2}?",
                "en": "Then let's find a time: {slot1} or {slot2}?",
            },
            "answers": {
                "slot1": {"de": "{slot1}", "en": "{slot1}", "to": "=appointment_set", "does": "slot1"},
                "slot2": {"de": "{slot2}", "en": "{slot2}", "to": "=appointment_set", "does": "slot2"},
            },
        },
        "w4": {
            "outcome": "disqualified",
            "say": {"de": "Dann passt es nicht zu Ihnen. Danke!", "en": "Then it isn't for you. Thank you!"},
        },
    },
}
