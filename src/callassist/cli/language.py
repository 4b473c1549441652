"""The window's language, as the terminal finds it."""

from __future__ import annotations

import locale
import os
from argparse import ArgumentTypeError

from callassist.domain.text import Language, is_language


def language_tag(text: str) -> str:
    """A language as it is typed.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not is_language(text):
        raise ArgumentTypeError(f"{text!r} is no language: type its tag, as de, hu or pt-BR")
    return text


def window_language(setting: str) -> Language:
    """As the window finds it: `system` is German where the system is, English elsewhere."""
    if setting in ("de", "en"):
        return Language(setting)
    told = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None) or locale.getlocale()[0]
    return Language.DE if (told or "").lower().startswith(("de", "german")) else Language.EN
