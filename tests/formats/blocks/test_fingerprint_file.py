"""The files a block list is handed on with: read back as written, or not at all."""

from __future__ import annotations

import json
from typing import Any

import pytest

from callassist.domain.fingerprint import BlockKey, BlockReason
from callassist.errors import ListError
from callassist.formats.blocks.fingerprint_file import (
    ListedFingerprint,
    blocks_text,
    is_fingerprint_file,
    keys_text,
    read_blocks,
    read_keys,
)

KEY = BlockKey("one", bytes(range(32)))
LISTED = ListedFingerprint("one", "ab" * 32, BlockReason.REGISTER, "2026-03-03T09:00:00.000000+00:00")


def test_both_files_are_read_as_they_were_written_and_keep_apart() -> None:
    text = blocks_text([LISTED, LISTED])
    assert is_fingerprint_file(text.encode())
    assert read_blocks(text.encode(), "here") == (LISTED,)
    assert KEY.key.hex() not in text
    assert read_keys(keys_text([KEY]).encode(), "here") == (KEY,)
    assert not is_fingerprint_file(keys_text([KEY]).encode())
    assert read_blocks(blocks_text([]).encode(), "here") == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"fingerprint": "ab" * 31},
        {"fingerprint": 7},
        {"key": ""},
        {"key": "../key"},
        {"reason": "because"},
        {"since": "yesterday"},
    ],
)
def test_a_file_with_one_broken_entry_counts_as_none(changed: dict[str, Any]) -> None:
    told = json.loads(blocks_text([LISTED]))
    told["blocks"][0] |= changed
    with pytest.raises(ListError):
        read_blocks(json.dumps(told).encode(), "here")


@pytest.mark.parametrize("told", [b"", b"[]", b"\xff", b"[" * 100_000, b'{"format": "callassist-block-keys"}'])
def test_what_is_no_such_file_is_refused(told: bytes) -> None:
    for read in (read_blocks, read_keys):
        with pytest.raises(ListError):
            read(told, "here")
