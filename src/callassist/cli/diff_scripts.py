"""`callassist diff-scripts A B`: what changed between two script files, in sentences and line by line."""

from __future__ import annotations

import argparse
from pathlib import Path

from callassist.formats.script.comparing import block, changes_in_words, text_difference
from callassist.formats.script.problems import Problem
from callassist.formats.script.script_files import refusal
from callassist.formats.script.tree import read_bytes, read_tree


def diff_scripts(options: argparse.Namespace) -> int:
    """Print the differences. 0: there are none, 1: there are some."""
    before, after = (_read(path) for path in (options.before, options.after))
    sentences = changes_in_words(_data(before, options.before), _data(after, options.after), options.lang)
    for one in sentences:
        print(one)
    names = (str(options.before), str(options.after))
    difference = text_difference(before.decode("utf-8-sig"), after.decode("utf-8-sig"), names=names)
    if difference and not options.words:
        print(*([""] if sentences else []), difference, sep="\n", end="")
    if difference and not sentences:
        print("\nnothing a call uses is different: comments, blanks and quotes only")
    return 1 if difference else 0


def _read(path: Path) -> bytes:
    data = read_bytes(path)
    if isinstance(data, Problem):
        raise refusal((data,), name=str(path))
    return data


def _data(data: bytes, path: Path) -> dict[str, object]:
    tree = read_tree(data, str(path))
    if not tree.usable:
        raise refusal(tuple(tree.problems), name=str(path))
    return dict(block(tree.data))
