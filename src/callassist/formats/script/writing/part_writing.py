"""Plain data as the lines of a script file: short things in braces, long ones in lines of their own."""

from __future__ import annotations

from callassist.formats.script.writing.scalar_style import WIDTH, block_text, inline
from callassist.formats.script.writing.source_nodes import Plain

#: levels of braces and brackets within one another that can still be read
_FLOW_LEVELS = 2
#: what is read row by row: each entry has a line of its own
_ROWS = frozenset({"choices", "answers", "cases", "replies", "alternatives", "tips"})


def flow_text(value: Plain) -> str:
    """The value in one line, in braces and brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key_text(key)}: {flow_text(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(one) for one in value) + "]"
    return inline(value, flow=True)


def key_text(key: str) -> str:
    """A key as it is written."""
    return inline(key, flow=True)


def entry_lines(key: str, value: Plain, indent: int, *, step: int = 2, spread: int = 0) -> list[str]:
    """The lines of a key and its value, indented by so many blanks.

    Args:
        key: the key.
        value: what stands behind it.
        indent: blanks in front of the key.
        step: blanks by which what belongs to it is indented further.
        spread: levels, from the value down, that stand in lines of their own even if they are short.
    """
    blanks, name = " " * indent, key_text(key)
    spread = max(spread, 1) if key in _ROWS else spread
    first, *rest = value_lines(value, indent, len(name) + 1, step=step, spread=spread)
    return [f"{blanks}{name}:{' ' + first if first else ''}", *rest]


def item_lines(value: Plain, indent: int, *, step: int = 2, spread: int = 0) -> list[str]:
    """The lines of an entry of a list, its dash indented by so many blanks."""
    blanks = " " * indent
    if isinstance(value, dict) and value and not _is_short(value, indent + 2, spread):
        lines = mapping_lines(value, indent + 2, step=step, spread=spread - 1)
        return [f"{blanks}- {lines[0].lstrip(' ')}", *lines[1:]]
    first, *rest = value_lines(value, indent, 1, step=step, spread=spread)
    return [f"{blanks}-{' ' + first if first else ''}", *rest]


def mapping_lines(value: dict[str, Plain], indent: int, *, step: int = 2, spread: int = 0) -> list[str]:
    """The lines of a mapping's entries."""
    return [line for key, one in value.items() for line in entry_lines(key, one, indent, step=step, spread=spread)]


def value_lines(value: Plain, indent: int, column: int, *, step: int = 2, spread: int = 0) -> list[str]:
    """What stands behind a key or a dash: the rest of that line (it may be empty), and the lines below it.

    Args:
        value: the value.
        indent: blanks in front of the key or the dash.
        column: characters from there to the end of the key and its colon, or of the dash.
        step: blanks by which what belongs to it is indented further.
        spread: levels, from the value down, that stand in lines of their own even if they are short.
    """
    deeper = indent + step
    if isinstance(value, str):
        text = inline(value)
        if "\n" in value or (indent + column + 1 + len(text) > WIDTH and " " in value):
            found = block_text(value, indent=deeper)
            if found is not None:
                return [found.header, *(" " * deeper + line if line else "" for line in found.lines)]
        return [text]
    if not isinstance(value, (dict, list)) or not value or _is_short(value, indent + column + 1, spread):
        return [flow_text(value)]
    if isinstance(value, dict):
        return ["", *mapping_lines(value, deeper, step=step, spread=spread - 1)]
    return ["", *(line for one in value for line in item_lines(one, deeper, step=step, spread=spread - 1))]


def _is_short(value: Plain, column: int, spread: int) -> bool:
    """Whether the value can stand in one line from this column on."""
    if spread > 0 or _levels(value) > _FLOW_LEVELS or _has_lines(value):
        return False
    return column + len(flow_text(value)) <= WIDTH


def _levels(value: Plain) -> int:
    if isinstance(value, dict):
        return 1 + max((_levels(one) for one in value.values()), default=0)
    if isinstance(value, list):
        return 1 + max((_levels(one) for one in value), default=0)
    return 0


def _has_lines(value: Plain) -> bool:
    if isinstance(value, dict):
        return any(_has_lines(one) for one in value.values())
    if isinstance(value, list):
        return any(_has_lines(one) for one in value)
    return isinstance(value, str) and "\n" in value
