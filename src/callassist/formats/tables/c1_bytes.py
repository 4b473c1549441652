"""The five bytes that cp1252 leaves out, read as everybody else reads them: as the control signs of that number."""

from __future__ import annotations

import codecs

#: the name under which the codecs know it
C1_BYTES = "callassist-c1-bytes"

_UNUSED = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))


def _as_they_are(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeDecodeError):
        place = error.start
        if error.object[place] in _UNUSED:
            return chr(error.object[place]), place + 1
    if isinstance(error, UnicodeEncodeError):
        place = error.start
        if ord(error.object[place]) in _UNUSED:
            return bytes((ord(error.object[place]),)), place + 1
    raise error


codecs.register_error(C1_BYTES, _as_they_are)
