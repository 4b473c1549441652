"""Wordings in one or several languages, side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*")


class Language(str):
    """A language a script (and, apart from it, the window) can be in: a tag of BCP 47 (`de`, `hu`, `pt-BR`).

    There is one object for each tag, so that `is` tells them apart.

    Raises:
        ValueError: it is no such tag, in the case it is usually written in.
    """

    __slots__ = ()

    DE: ClassVar[Language]
    EN: ClassVar[Language]

    def __new__(cls, tag: str) -> Language:
        found = _LANGUAGES.get(tag)
        if found is None:
            if _TAG.fullmatch(tag) is None:
                raise ValueError(f"{tag!r} is no language tag")
            found = _LANGUAGES[tag] = super().__new__(cls, tag)
        return found

    @property
    def value(self) -> str:
        """The tag."""
        return str(self)

    @property
    def base(self) -> Language:
        """The language without script and region: `pt` of `pt-BR`."""
        return Language(self.partition("-")[0])


_LANGUAGES: dict[str, Language] = {}

Language.DE = Language("de")
Language.EN = Language("en")

WINDOW_LANGUAGES = (Language.DE, Language.EN)
"""What the window speaks, and a script that does not say which languages it is in."""


def is_language(tag: str) -> bool:
    """Whether `tag` can be a language."""
    return _TAG.fullmatch(tag) is not None


@dataclass(frozen=True, slots=True, init=False)
class Text:
    """One wording in some languages. One that is not there is not translated."""

    #: by tag, what is said in place of a missing one first; none of them is empty
    words: tuple[tuple[str, str], ...]

    def __init__(self, de: str = "", en: str = "", words: tuple[tuple[str, str], ...] | None = None) -> None:
        # what the program says itself stands in for any other language in English
        found = (("en", en), ("de", de)) if words is None else words
        object.__setattr__(self, "words", tuple([(tag, one) for tag, one in found if one]))

    @classmethod
    def by_tag(cls, words: Mapping[str, str]) -> Text:
        """Of these words by tag, the ones that stand in for missing ones first."""
        return cls(words=tuple(words.items()))

    @property
    def de(self) -> str:
        """The German wording, "" where there is none."""
        return self.exactly("de")

    @property
    def en(self) -> str:
        """The English wording, "" where there is none."""
        return self.exactly("en")

    def exactly(self, tag: str) -> str:
        """The wording under this very tag, "" where there is none."""
        for name, words in self.words:
            if name == tag:
                return words
        return ""

    def said_in(self, language: Language) -> str:
        """The tag of what `of` gives: `language`, its base, or what stands in for it; "" where there is nothing."""
        if self.exactly(language):
            return language.value
        base = language.partition("-")[0]
        if self.exactly(base):
            return base
        return self.words[0][0] if self.words else ""

    def of(self, language: Language) -> str:
        """The wording in `language`, or in its base, or in what stands in for it."""
        for name, words in self.words:
            if name == language:
                return words
        return self.exactly(self.said_in(language))

    def is_borrowed(self, language: Language) -> bool:
        """Whether `of(language)` has to fall back to another language."""
        return bool(self.words) and self.said_in(language) not in (language, language.base)

    @property
    def any(self) -> str:
        """The wording that stands in for missing ones."""
        return self.words[0][1] if self.words else ""

    def __bool__(self) -> bool:
        return bool(self.words)


NO_TEXT = Text()
