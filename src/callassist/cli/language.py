"""The window's language, as the terminal finds it."""

from __future__ import annotations

import locale
import os

from callassist.domain.text import Language


def window_language(setting: str) -> Language:
    """As the window finds it: `system` is German where the system is, English elsewhere."""
    if setting in ("de", "en"):
        return Language(setting)
    told = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None) or locale.getlocale()[0]
    return Language.DE if (told or "").lower().startswith(("de", "german")) else Language.EN
