"""Pieces of text, made lines: CR, LF and CRLF end one, and stay on it; nothing else does."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

#: characters of a line; a list of 1,000 columns has room in it
LONGEST_LINE = 1 << 20


def lines_of(texts: Iterable[str]) -> Iterator[str]:
    """The lines of the text that the pieces make up.

    No file can fill the memory by never ending a line: of one above `LONGEST_LINE` that the pieces cut, only the
    beginning comes and it is still above.
    """
    rest = ""
    for text in texts:
        lines = list(io.StringIO(rest + text if rest else text, newline=""))
        rest = ""
        # a CR at the end may be half of one
        if lines and not lines[-1].endswith("\n"):
            rest = lines.pop()
            if len(rest) > LONGEST_LINE:
                rest = rest[: LONGEST_LINE + 1] + ("\r" if rest.endswith("\r") else "")
        yield from lines
    if rest:
        yield rest
