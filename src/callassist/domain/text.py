"""Wordings in two languages, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language a script (and, apart from it, the window) can be in."""

    DE = "de"
    EN = "en"

    @property
    def other(self) -> Language:
        """The other one: what a missing translation falls back to."""
        return Language.EN if self is Language.DE else Language.DE


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in both languages. An empty string means "not translated"."""

    de: str = ""
    en: str = ""

    def of(self, language: Language) -> str:
        """The wording in `language`, or in the other one where it is missing."""
        wanted, other = (self.de, self.en) if language is Language.DE else (self.en, self.de)
        return wanted or other

    def is_borrowed(self, language: Language) -> bool:
        """Whether `of(language)` has to fall back to the other language."""
        wanted, other = (self.de, self.en) if language is Language.DE else (self.en, self.de)
        return not wanted and bool(other)

    def __bool__(self) -> bool:
        return bool(self.de or self.en)


NO_TEXT = Text()
