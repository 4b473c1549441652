"""Edits by chance of any script's text, and what they must come to, found without the code under test."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from callassist.formats.script.writing.edits import (
    AddEntry,
    AddItem,
    Move,
    Remove,
    ScriptEdit,
    SetPart,
    SetValue,
    SetWords,
)

Way = tuple[str | int, ...]

#: what breaks a file where it is not put in quotes
NASTY = [
    "", " ", "yes", "no", "true", "null", "~", "1.000", "1", "-1", "1e5", "0x1F", "12:30", "2024-05-01", ".5", "<<",
    "a: b", "a:", "a #1", "a#1", "#1", "- a", "-", "--- a", "...", "? a", "=later", "{lead}, ja", "[a]", "a, b", "a]",
    "a}", "*x", "&x", "!x", "%x", "@x", "`x`", "|", ">", "\"a\"", "'a'", "it's", "a\\b", "tab\there", " edge ",
    "edge\n", "one\ntwo", "one\n\ntwo", "\none", "one\n two", "one\n\n", "a\u2028b", "a\u00a0b", "\ufeffa",
    "„Ja“, sagt er: #1", "x" * 130, "Wort " * 40 + "Ende",
    "Ein Satz, der: lang ist. " * 12 + "\n" + "Noch einer. " * 15 + "Schluss",
    "  führend", "zwei  Blanks " * 14 + ".", "😀 a: 😀",
]  # fmt: skip

words = st.one_of(
    st.sampled_from(NASTY),
    st.text(alphabet=" abäß:#,-{}[]\"'\n\t.0%=?!*&|>\\\u2028", max_size=30),
    st.lists(st.sampled_from(["Haus", "Fenster:", "#1", "–", "ja,", "{lead}", "  "]), min_size=18, max_size=45).map(
        " ".join
    ),
)
numbers = st.one_of(st.integers(-(10**9), 10**9), st.decimals(-1000, 1000, places=2), st.just(Decimal("5")))
singles: st.SearchStrategy[Any] = st.one_of(words, numbers, st.booleans(), st.none())
keys = st.sampled_from(["zz", "yes", "no", "null", "1", "de", "en", "to", "q_new", "X 1", "a:b", "k#", "ß", "true"])
parts: st.SearchStrategy[Any] = st.recursive(
    singles,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=3)),
    max_leaves=6,
)


def at(data: Any, path: Way) -> Any:
    for step in path:
        data = data[step]
    return data


def ways(data: Any, path: Way = ()) -> list[Way]:
    """The ways to all values, the top itself left out."""
    found: list[Way] = [path] if path else []
    if isinstance(data, dict):
        for key, value in data.items():
            found += ways(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            found += ways(value, (*path, place))
    return found


@st.composite
def edits(draw: st.DrawFn, data: Any, kinds: tuple[str, ...] = ()) -> tuple[ScriptEdit, Any, Way]:
    """An edit, the data there must be afterwards, and the way to the part whose lines it may touch."""
    kind = draw(st.sampled_from(kinds or ("set", "words", "entry", "item", "remove", "move", "part")))
    all_ways = ways(data)
    after = copy.deepcopy(data)
    if kind in ("entry", "item"):
        wanted = dict if kind == "entry" else list
        holders = [
            one for one in [(), *all_ways] if isinstance(at(data, one), wanted) or (one and at(data, one) is None)
        ]
        if not holders:
            kind = "set"
        else:
            path = draw(st.sampled_from(holders))
            value = draw(parts)
            found = at(data, path)
            if found is None:
                _put(after, path, {} if kind == "entry" else [])
            target = at(after, path)
            if kind == "entry":
                key = draw(keys.filter(lambda one: one not in target))
                before = draw(st.sampled_from([None, *target]))
                entries = list(target.items())
                place = len(entries) if before is None else list(target).index(before)
                entries.insert(place, (key, value))
                target.clear()
                target.update(entries)
                return AddEntry(path, key, value, before), after, path
            place = draw(st.integers(0, len(target)))
            target.insert(place, value)
            return AddItem(path, place, value, len(target) - 1), after, path
    path = draw(st.sampled_from(all_ways))
    was = at(data, path)
    if kind == "words":
        texts = [
            one for one in all_ways if isinstance(at(data, one), dict) and isinstance(at(data, one).get("de"), str)
        ]
        path = draw(st.sampled_from(texts)) if texts else path
        if texts:
            value = draw(words)
            at(after, path)["de"] = value
            return SetWords(path, "de", value, at(data, path)["de"]), after, (*path, "de")
    if kind == "remove":
        del at(after, path[:-1])[path[-1]]
        return Remove(path, was), after, path
    if kind == "move":
        holder = at(after, path[:-1])
        to = draw(st.integers(0, len(holder) - 1))
        entries = list(holder.items()) if isinstance(holder, dict) else list(holder)
        place = list(holder).index(path[-1]) if isinstance(holder, dict) else int(path[-1])
        entries.insert(to, entries.pop(place))
        _refill(holder, entries)
        return Move(path, to, was), after, path[:-1]
    if kind == "part":
        value = _varied(draw, was)
        _put(after, path, value)
        return SetPart(path, value, was), after, path
    value = draw(singles if draw(st.integers(0, 3)) else parts)
    _put(after, path, value)
    return SetValue(path, value, was), after, path


def _varied(draw: st.DrawFn, value: Any) -> Any:
    """The value with some of it changed."""
    if isinstance(value, dict) and value:
        found = {key: _varied(draw, one) for key, one in value.items() if draw(st.integers(0, 5))}
        if not draw(st.integers(0, 2)):
            found[draw(keys)] = draw(parts)
        return found
    if isinstance(value, list) and value:
        found = [_varied(draw, one) for one in value if draw(st.integers(0, 5))]
        if not draw(st.integers(0, 2)):
            found.insert(draw(st.integers(0, len(found))), draw(parts))
        return found
    return value if draw(st.integers(0, 3)) else draw(singles)


def _put(data: Any, path: Way, value: Any) -> None:
    at(data, path[:-1])[path[-1]] = value


def _refill(holder: Any, entries: list[Any]) -> None:
    holder.clear()
    if isinstance(holder, dict):
        holder.update(entries)
    else:
        holder.extend(entries)
