"""How a single value is written, so that what is read back is what was meant, for this program and for others.

A text stays plain where nothing in it could be taken for something else; a long one is folded (`>-`), one of several
lines is kept line by line (`|-`), and whatever fits neither stands in double quotes. The style a text has already is
kept as long as it can hold it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from callassist.errors import EditRefused
from callassist.formats.script.tree import UNPRINTABLE, resolved_plain
from callassist.formats.script.writing.source_nodes import Plain

WIDTH = 120
"""The column texts are broken at."""

#: a plain text may not begin with one of these
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=~<.")
#: what some reader or other takes for a number, a date, a time or a merge of mappings
_LIKE_NUMBER = re.compile(r"[-+.0-9][-+.,:_0-9eExXoOtTzZ ]*\Z|0[xX][0-9a-fA-F_]+\Z|\.(?:inf|nan)\Z", re.IGNORECASE)
#: raw, these end a line for a reader of YAML, or are dropped by one
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF",
            "\ufffe": "\\uFFFE", "\uffff": "\\uFFFF"}  # fmt: skip
_NOT_RAW = re.compile("[\t\u2028\u2029\ufeff\ufffe\uffff]")
#: where a folded text may be broken: at a single blank between two words
_FOLD = re.compile(r"(?<=[^ ]) (?=[^ ])")
_LINE_WITH_EDGE = re.compile(r"^[ ]|[ ]$", re.MULTILINE)


class BlockText(NamedTuple):
    """A text in lines of its own: `>-` or `|-`, and its lines without their indentation."""

    header: str
    lines: tuple[str, ...]


def inline(value: Plain, *, style: str = "", flow: bool = False) -> str:
    """A single value in one line. `style` is the one it has now, `flow` whether it stands in braces or brackets.

    Raises:
        EditRefused: it has characters no script may hold.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return _number(value)
    if not isinstance(value, str):
        raise TypeError(f"no single value: {type(value).__name__}")
    if UNPRINTABLE.search(value):
        raise EditRefused("the text has control characters", next_step="remove them", code="edit_control_character")
    raw = "\n" not in value and not _NOT_RAW.search(value)
    if style == "'" and raw:
        return "'" + value.replace("'", "''") + "'"
    if style != '"' and raw and _is_plain(value, flow=flow):
        return value
    return '"' + "".join(_ESCAPED.get(one, one) for one in value) + '"'


def block_text(text: str, *, indent: int, style: str = "", kept: Sequence[str] = ()) -> BlockText | None:
    """The text folded or line by line; None where neither can hold it exactly.

    Args:
        text: its words.
        indent: blanks in front of its lines.
        style: the one it has now.
        kept: its lines as they are now, if it is folded: what did not change at its begin keeps its breaks.
    """
    ends = text.endswith("\n")
    body = text[:-1] if ends else text
    if not body or body.startswith("\n") or body.endswith("\n") or UNPRINTABLE.search(text):
        return None
    if _NOT_RAW.search(body) or _LINE_WITH_EDGE.search(body):
        return None
    width = max(WIDTH - indent, 20)
    lines = body.split("\n")
    literal = style == "|" or (style != ">" and len(lines) > 1 and all(len(line) <= width for line in lines))
    if not literal:
        lines = _folded(body, width, kept)
    return BlockText(("|" if literal else ">") + ("" if ends else "-"), tuple(lines))


def _folded(text: str, width: int, kept: Sequence[str]) -> list[str]:
    lines: list[str] = []
    rest = text
    for line in kept:
        # a line that is still there word for word, with more behind it, is left as it is
        if not line or line != line.strip(" ") or not rest.startswith(line + " ") or not _FOLD.match(rest, len(line)):
            break
        lines.append(line)
        rest = rest[len(line) + 1 :]
    for number, paragraph in enumerate(rest.split("\n")):
        if number:
            lines.append("")
        if paragraph:
            lines += _wrapped(paragraph, width)
    return lines


def _wrapped(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in _FOLD.split(paragraph):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or text[0] in _INDICATORS or text.endswith(":"):
        return False
    if ": " in text or " #" in text or (flow and any(one in ",[]{}" for one in text)):
        return False
    if flow and ":" in text:
        return False  # readers differ about a colon before a comma or a brace
    return isinstance(resolved_plain(text), str) and not _LIKE_NUMBER.match(text)


def _number(value: Decimal) -> str:
    if not value.is_finite():
        raise EditRefused("this is no number")
    text = format(value, "f")
    return text if "." in text else text + ".0"
