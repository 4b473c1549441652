"""`callassist:` links: a contact from a web page or another program, on its way into the start form.

    callassist://call?number=%2B49%20221%204710815&name=Frau%20Kern&company=Kern%20GmbH

Anybody can write such a link, so it can do nothing but put up to three short texts where a rep reads them before she
presses Enter: it starts no call, imports nothing, names no file. A link that is clicked while the window is open goes
to that window, through a folder only the user can write to; no socket is opened for it.
"""

from __future__ import annotations

import os
import time
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from callassist.domain.signs import plain_signs
from callassist.errors import LogBusy, LogError, NotUnderstood
from callassist.services.contacts.phone_number import is_number_like
from callassist.storage.files import make_private_folder, open_private, read_regular
from callassist.storage.identifiers import new_id
from callassist.storage.lock import LOCK_NAME, LogLock

SCHEME = "callassist:"
FOLDER_NAME = "links"

_LONGEST_LINK = 2000
#: links that are taken at a time; nobody clicks more, and what is beyond that is deleted unread
_MOST_LINKS = 20
_MOST_FIELDS = 20
_LONGEST_TEXT = 120
_SUFFIX = ".link"
#: seconds a window has to take a link that was left for it
_PATIENCE = 3.0
_EXAMPLE = "callassist://call?number=%2B492214710815&name=Kern"


@dataclass(frozen=True, slots=True)
class LinkedContact:
    """Whom a link names: plain text of one line each, at least one of them not empty."""

    name: str = ""
    company: str = ""
    number: str = ""


def is_link(word: str) -> bool:
    """Whether a word of the command line is meant as a link, a valid one or not."""
    return word[: len(SCHEME)].lower() == SCHEME


def read_link(link: str) -> LinkedContact:
    """The contact a link names. Fields it does not know are passed over.

    Raises:
        NotUnderstood: it is no such link, or one that names nobody; what it says is not repeated.
    """
    if len(link) > _LONGEST_LINK:
        raise NotUnderstood(f"this link is longer than {_LONGEST_LINK} characters", next_step=f"use {_EXAMPLE}")
    try:
        parts = urlsplit(link.strip())
        what = f"{parts.netloc}{parts.path}".strip("/").lower()
        if parts.scheme != SCHEME[:-1] or what != "call":
            raise ValueError("another kind of link")
        given = dict(parse_qsl(parts.query, max_num_fields=_MOST_FIELDS, errors="replace"))
    except ValueError as error:
        raise NotUnderstood("this is no link to a contact", next_step=f"use {_EXAMPLE}") from error
    number = _one_line(plain_signs(given.get("number", "")).removeprefix("tel:"))
    if number and not is_number_like(number):
        raise NotUnderstood("the number in this link is no telephone number", next_step=f"use {_EXAMPLE}")
    contact = LinkedContact(_one_line(given.get("name", "")), _one_line(given.get("company", "")), number)
    if contact == LinkedContact():
        raise NotUnderstood("this link names nobody", next_step=f"use {_EXAMPLE}")
    return contact


def hand_over(folder: Path, link: str) -> bool:
    """Give a link to the window that has the log in `folder` open; False where there is none that takes it.

    Waits up to three seconds for it. The link has been read before: what is left in the folder is a valid one.
    """
    if not _in_use(folder):
        return False
    made = folder / FOLDER_NAME / f"{new_id()}{_SUFFIX}"
    try:
        make_private_folder(made.parent)
        # under another name first, so that the window never reads half of it
        half = made.with_suffix(".part")
        descriptor = open_private(half, exclusive=True)
        try:
            os.write(descriptor, link.encode("utf-8", "replace"))
        finally:
            os.close(descriptor)
        half.rename(made)
    except OSError:
        return False
    until = time.monotonic() + _PATIENCE
    while made.exists():
        if time.monotonic() > until:
            with suppress(OSError):
                made.unlink()
                return False
            return True  # taken in this very moment
        time.sleep(0.02)
    return True


def waiting_links(folder: Path) -> Path:
    """The folder links are left in, made and emptied: what is in it when a window starts is from before."""
    place = folder / FOLDER_NAME
    with suppress(OSError):
        make_private_folder(place)
    for file in _files(place):
        with suppress(OSError):
            file.unlink()
    return place


def take_links(place: Path) -> list[LinkedContact]:
    """The contacts of all links that were left in `place`, oldest first; they are deleted. Bad ones do not count."""
    found: list[LinkedContact] = []
    taken = 0
    for file in _files(place):
        if file.suffix != _SUFFIX:
            continue
        text = ""
        taken += 1
        if taken <= _MOST_LINKS:
            with suppress(OSError):
                # a link of letters that need four bytes each is as long as that
                text = read_regular(file, 4 * _LONGEST_LINK).decode("utf-8", "replace")
        with suppress(OSError):
            file.unlink()
        with suppress(NotUnderstood):
            found.append(read_link(text))
    return found


def _files(place: Path) -> list[Path]:
    try:
        if place.is_symlink():
            return []  # whatever it leads to is not ours to empty
        return sorted(file for file in place.iterdir() if file.suffix in (_SUFFIX, ".part") and not file.is_symlink())
    except OSError:
        return []


def _in_use(folder: Path) -> bool:
    """Whether another callassist holds the log. Tried by taking its lock: the kernel knows, whatever files say."""
    if not os.path.lexists(folder / LOCK_NAME):  # also where the folder may not be entered: the window tells that
        return False
    lock = LogLock(folder / LOCK_NAME)
    try:
        lock.acquire()
    except LogBusy:
        return True
    except LogError:
        return False
    lock.release()
    return False


def _one_line(text: str) -> str:
    """Visible characters and single spaces only: nothing that controls, turns or hides what stands beside it."""
    shown = "".join(sign if unicodedata.category(sign)[0] not in "CZ" else " " for sign in text)
    return " ".join(shown.split())[:_LONGEST_TEXT].strip()
