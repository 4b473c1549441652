"""A block list that is handed on: fingerprints with the ids of their keys; and the keys, in a file of their own.

Neither names anybody. Whoever has both can try whether a number is among them, and all numbers there are: so the keys
are only written where that is asked for, and never into the same file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from callassist.domain.fingerprint import KEY_BYTES, KEY_ID, BlockKey, BlockReason
from callassist.errors import ListError

BLOCKS, KEYS = "callassist-blocks", "callassist-block-keys"
"""What such files say they are, in their first bytes."""
LARGEST = 512 * 1024 * 1024

_VERSION = 1
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00")


@dataclass(frozen=True, slots=True)
class ListedFingerprint:
    """One blocked number of such a file."""

    key_id: str
    fingerprint: str
    reason: BlockReason
    #: UTC text; "" where the file does not tell
    since: str


def is_fingerprint_file(head: bytes) -> bool:
    """Whether a file that begins so is one, and no list of numbers."""
    return re.match(rb'\s*\{\s*"format"\s*:\s*"' + BLOCKS.encode() + rb'"', head) is not None


def blocks_text(blocks: Iterable[ListedFingerprint]) -> str:
    """The file of these blocks, a line each."""
    lines = sorted({(one.key_id, one.fingerprint): one for one in blocks}.items())
    told = ",\n".join(
        json.dumps({"key": key, "fingerprint": each, "reason": one.reason.value, "since": one.since})
        for (key, each), one in lines
    )
    return f'{{"format": "{BLOCKS}", "version": {_VERSION}, "blocks": [\n{told}\n]}}\n'


def keys_text(keys: Iterable[BlockKey]) -> str:
    """The file of these keys."""
    told = [{"key": one.key_id, "secret": one.key.hex()} for one in keys]
    return json.dumps({"format": KEYS, "version": _VERSION, "keys": told}, indent=1) + "\n"


def read_blocks(data: bytes, where: str) -> tuple[ListedFingerprint, ...]:
    """The blocks of such a file.

    Raises:
        ListError: it is none, or is broken: then nothing of it counts.
    """
    found: list[ListedFingerprint] = []
    for one in _entries(data, where, BLOCKS, "blocks"):
        key, fingerprint = one.get("key"), one.get("fingerprint")
        since, reason = one.get("since", ""), one.get("reason", "")
        if not (
            _is(KEY_ID, key) and _is(_FINGERPRINT, fingerprint) and (since == "" or _is(_TIME, since))
        ) or reason not in {each.value for each in BlockReason}:
            raise _broken(where)
        found.append(ListedFingerprint(str(key), str(fingerprint), BlockReason(str(reason)), str(since)))
    return tuple(found)


def read_keys(data: bytes, where: str) -> tuple[BlockKey, ...]:
    """The keys of such a file. Raises as `read_blocks` does."""
    found: list[BlockKey] = []
    for one in _entries(data, where, KEYS, "keys"):
        key, secret = one.get("key"), one.get("secret")
        if not (_is(KEY_ID, key) and _is(_FINGERPRINT, secret)):
            raise _broken(where)
        found.append(BlockKey(str(key), bytes.fromhex(str(secret))))
    assert all(len(one.key) == KEY_BYTES for one in found)
    return tuple(found)


def _is(pattern: str | re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _entries(data: bytes, where: str, what: str, name: str) -> list[dict[str, Any]]:
    try:
        found: object = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _broken(where) from None
    if not isinstance(found, dict):
        raise _broken(where)
    told = cast("dict[str, object]", found)
    if told.get("format") != what:
        raise _broken(where)
    if told.get("version") != _VERSION:
        raise ListError(
            "this block list was made by a newer callassist", where=where, next_step="update callassist", code="list"
        )
    entries = told.get(name)
    if not isinstance(entries, list):
        raise _broken(where)
    listed = cast("list[object]", entries)
    if not all(isinstance(one, dict) for one in listed):
        raise _broken(where)
    return cast("list[dict[str, Any]]", listed)


def _broken(where: str) -> ListError:
    return ListError(
        "this is no block list, or a broken one; nothing of it was taken in",
        where=where,
        next_step="have it made anew with `callassist block export`",
    )
