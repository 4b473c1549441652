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
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def script_text(data: object) -> str:
    """The text of a script file with this data, which is of blocks, lists, texts, whole numbers and truth values."""
    return _HEAD + "\n".join(_lines(data, 0)) + "\n"


def _lines(value: object, depth: int) -> Iterator[str]:
    space = "  " * depth
    for name, one in cast("dict[str, object]", value).items():
        match one:
            case {} if one:
                yield f"{space}{_scalar(name)}:"
                yield from _lines(one, depth + 1)
            case list() if one:
                yield f"{space}{_scalar(name)}:"
                for entry in cast("list[object]", one):
                    yield from _entry(entry, depth + 1)
            case _:
                yield f"{space}{_scalar(name)}: {_scalar(one)}"


def _entry(value: object, depth: int) -> Iterator[str]:
    space = "  " * depth
    if not isinstance(value, dict):
        yield f"{space}- {_scalar(value)}"
        return
    for number, line in enumerate(_lines(cast("object", value), depth + 1)):
        yield line if number else f"{space}- {line.lstrip()}"


def _scalar(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            if value not in _NO_TEXT and (_NAME.match(value) or (_PLAIN.match(value) and value == value.strip())):
                return value if not value.startswith("=") else f'"{value}"'
            quoted = json.dumps(value, ensure_ascii=False)
            return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
        case dict():
            return "{}"
        case _:
            return "[]"
