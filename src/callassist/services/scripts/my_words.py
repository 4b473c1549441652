"""The rep's own words: kept in files of her own, said in place of the script's where the window draws a call.

`<data>/my-words/<script>.yaml`. Engine, path, pin and verdict know nothing of them: a call is the same call whoever
says it. What was said is told in the first line of its journal.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from callassist.domain.script import Script
from callassist.domain.text import Text
from callassist.engine.call import Call
from callassist.engine.snapshot import spoken
from callassist.engine.view import SILENCE, CallView
from callassist.errors import EditRefused, ScriptError
from callassist.formats.script.own_words import (
    LARGEST,
    OwnWords,
    is_fixed,
    own_words_text,
    read_own_words,
    text_at,
    usable,
)
from callassist.services.own_threads import OwnThreads
from callassist.services.scripts.desk import folder_name
from callassist.services.scripts.quick_words import ShownWords
from callassist.storage.files import make_private_folder, read_regular, replace_file

OWN, STALE = "own", "stale"


class MyWords:
    """The files of one data folder."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where they lie; it is made when there is something to keep."""
        self._folder = folder
        self._threads = OwnThreads("callassist-my-words")

    def of(self, script: Script) -> OwnWords | None:
        """What is said otherwise in calls with `script`; None: nothing, or nothing that can be read."""
        own = self._read(script.id)
        return usable(own, script) or None if own is not None else None

    def keep(self, shown: ShownWords, words: str) -> Future[OwnWords]:
        """Say it in these words from the next call on, and nobody else does; "" is what the script says.

        Fails with `EditRefused` where it is said by everybody as it stands, and with `OSError`.
        """
        return self._threads.run(lambda _: self._kept(shown, words))

    def _kept(self, shown: ShownWords, words: str) -> OwnWords:
        if shown.is_fixed:
            raise EditRefused(
                "these words are said by everybody as they stand", where=shown.place, code="own_words_legal"
            )
        found = self._read(shown.script) or OwnWords(shown.script)
        new = words if words != shown.words else ""
        found = found.with_words(shown.place, shown.language.value, new, shown.words)
        path = self._path(shown.script)
        if found:
            make_private_folder(self._folder)
            replace_file(path, own_words_text(found).encode("utf-8"))
        else:
            path.unlink(missing_ok=True)
        return found

    def _read(self, script: str) -> OwnWords | None:
        path = self._path(script)
        with suppress(OSError, ScriptError):
            found = read_own_words(read_regular(path, LARGEST), name=str(path))
            return found if found.over == script else None
        return None

    def _path(self, script: str) -> Path:
        return self._folder / f"{folder_name(script)}.yaml"


def place_shown(call: Call) -> str:
    """The name of the text on the screen; "" where it is no script's own."""
    from callassist.services.scripts.quick_words import words_shown

    shown = words_shown(call)
    return shown.place if shown is not None else ""


def dressed(call: Call, own: OwnWords | None) -> CallView:
    """The view of `call`, with the rep's own words where she has some."""
    view = call.view()
    if own is None or not (place := place_shown(call)) or is_fixed(call.script, place):
        return view
    words = own.at(place, call.language.value)
    base = text_at(call.script, place)
    if not words or base is None:
        return view
    if own.is_stale(place, call.language.value, base.exactly(call.language)):
        return replace(view, own_words=STALE)
    said = spoken(call, Text.by_tag({call.language.value: words}))
    return replace(view, say=said, short=SILENCE, own_words=OWN)


def words_told(own: OwnWords | None) -> dict[str, Any]:
    """What the first line of a journal tells of them, so that a call can be read as it was said."""
    if own is None:
        return {}
    text = own_words_text(own)
    return {"words": {"sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(), "text": text}}


def words_of_journal(payload: object) -> OwnWords | None:
    """Those a call began with, from the first line of its journal; None where it tells none."""
    told = cast("dict[str, Any]", payload).get("words") if isinstance(payload, dict) else None
    text = cast("dict[str, Any]", told).get("text") if isinstance(told, dict) else None
    if not isinstance(text, str):
        return None
    with suppress(ScriptError, UnicodeEncodeError):
        return read_own_words(text.encode("utf-8"), name="journal") or None
    return None
