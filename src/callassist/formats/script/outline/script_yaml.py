"""Plain data of a script as the text of a file: blocks of `name: value` lines, texts in quotes where they need them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import cast

_HEAD = "# yaml-language-server: $schema=../schema/script.schema.json\n"
#: what needs no quotes, whoever reads it: words without a sign that could mean something
_PLAIN = re.compile(r"[^\W\d_][\w ,.'’?!()/…–-]*\Z")
_NAME = re.compile(r"=?[A-Za-z][A-Za-z0-9_]*\Z")
_NO_TEXT = frozenset({"true", "false", "null", "True", "False", "Null", "TRUE", "FALSE", "NULL"})
_QUOTE = '"'
_WIDEST = 110
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def script_text(data: object) -> str:
    """The text of a script file with this data, which is of blocks, lists, texts, whole numbers and truth values."""
    return _HEAD + "\n".join(_lines(data, 0)) + "\n"


def _lines(value: object, depth: int) -> Iterator[str]:
    space = "  " * depth
    for name, one in cast("dict[str, object]", value).items():
        head = f"{space}{_scalar(name)}:"
        short = _in_line(one)
        if short is not None and len(head) + len(short) < _WIDEST:
            yield f"{head} {short}"
            continue
        match one:
            case {} if one:
                yield head
                yield from _lines(one, depth + 1)
            case list() if one:
                yield head
                for entry in cast("list[object]", one):
                    yield from _entry(entry, depth + 1)
            case _:
                yield f"{head} {_scalar(one)}"


def _entry(value: object, depth: int) -> Iterator[str]:
    space = "  " * depth
    short = _in_line(value)
    if short is not None and len(space) + len(short) < _WIDEST:
        yield f"{space}- {short}"
        return
    if not isinstance(value, dict):
        yield f"{space}- {_scalar(value)}"
        return
    for number, line in enumerate(_lines(cast("object", value), depth + 1)):
        yield line if number else f"{space}- {line.lstrip()}"


def _in_line(value: object) -> str | None:
    """A block of single values in one line: `{de: yes, to: w2}`; None for anything else."""
    if not isinstance(value, dict) or not value:
        return None
    parts: list[str] = []
    for name, one in cast("dict[str, object]", value).items():
        if isinstance(one, dict | list):
            return None
        plain = _scalar(one)
        # a comma would end a text without quotes
        parts.append(f"{name}: {_quoted(plain) if ',' in plain and plain[0] != _QUOTE else plain}")
    return "{" + ", ".join(parts) + "}"


def _scalar(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            is_name = _NAME.match(value) is not None
            is_plain = is_name or (_PLAIN.match(value) is not None and value == value.strip())
            return value if is_plain and value not in _NO_TEXT and value[0] != "=" else _quoted(value)
        case dict():
            return "{}"
        case _:
            return "[]"


def _quoted(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
