"""What is different between two versions of a script in the parts that came with format 2, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from callassist.formats.script.sentences import Sentence, told

Block = Mapping[str, Any]

PARTS = frozenset({"outcomes", "computed", "tables"})
"""The parts of a file that are compared here."""


def changes_of(before: Block, after: Block, words: Callable[[object], str]) -> Iterator[Sentence]:
    """Each difference in these parts; `words` makes of a text what a sentence calls it by."""
    yield from _tables(_block(before.get("tables")), _block(after.get("tables")))
    yield from _computed(_block(before.get("computed")), _block(after.get("computed")), words)
    yield from _outcomes(_block(before.get("outcomes")), _block(after.get("outcomes")), words)


def own_outcome(side: Block, name: str, words: Callable[[object], str]) -> str:
    """What an outcome is called in the data of a script; its name where it is a built-in one."""
    return words(_texts(_block(_block(side.get("outcomes")).get(name)), "like")) or name


def _outcomes(before: Block, after: Block, words: Callable[[object], str]) -> Iterator[Sentence]:
    for name, one in before.items():
        if name not in after:
            yield told("outcome “{name}” removed", name=words(_texts(_block(one), "like")) or name)
    for name, one in after.items():
        new, old = _block(one), _block(before.get(name))
        label, like = words(_texts(new, "like")) or name, str(new.get("like", ""))
        if name not in before:
            yield told("new outcome “{name}”, which counts like {like}", name=label, like=like)
            continue
        if old.get("like") != new.get("like"):
            yield told("outcome “{name}” now counts like {like}", name=label, like=like)
        if _texts(old, "like") != _texts(new, "like"):
            yield told("outcome “{name}”: reworded", name=label)


def _tables(before: Block, after: Block) -> Iterator[Sentence]:
    """What a script says of them; what stands in the files is not in a script."""
    for name in before:
        if name not in after:
            yield told("table “{name}” removed", name=name)
    for name, one in after.items():
        new, old = _block(one), _block(before.get(name))
        if name not in before:
            yield told("new table “{name}”, out of the file {file}", name=name, file=str(new.get("file", "")))
        elif old.get("file") != new.get("file"):
            yield told("table “{name}” now comes out of the file {file}", name=name, file=str(new.get("file", "")))
        elif old != new:
            yield told("table “{name}” is read in another way", name=name)


def _computed(before: Block, after: Block, words: Callable[[object], str]) -> Iterator[Sentence]:
    for name, one in before.items():
        if name not in after:
            yield told("computed value “{name}” removed", name=words(_block(one).get("name")) or name)
    for name, one in after.items():
        new, old = _block(one), _block(before.get(name))
        label = words(new.get("name")) or name
        if name not in before:
            yield told("new computed value “{name}”", name=label)
        elif {**old, "name": 0, "unit": 0} != {**new, "name": 0, "unit": 0}:
            yield told("computed value “{name}” is computed in another way", name=label)
        elif old != new:
            yield told("computed value “{name}”: reworded", name=label)
    if [one for one in before if one in after] != [one for one in after if one in before]:
        yield told("the computed values stand in another order")


def _texts(part: Block, *without: str) -> Block:
    return {key: one for key, one in part.items() if key not in without}


def _block(found: object) -> Block:
    return cast("Block", found) if isinstance(found, dict) else {}
