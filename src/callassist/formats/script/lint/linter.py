"""The linter of call scripts: every problem of a file at once, each in its place, each with what to do.

The themes live in modules of their own (names, rules, texts, ways through the script). A file whose shape is wrong in
one place is checked in all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from callassist.domain.script import Script
from callassist.domain.script_index import index_of
from callassist.formats.script import build, file_model, lookup_files, newer_keys, source_text, validating
from callassist.formats.script.lint import (
    criteria,
    first_no,
    jumps,
    lookups,
    names,
    reckoning,
    texts,
    topic_ways,
    walks,
    whens,
)
from callassist.formats.script.lint.context import Context
from callassist.formats.script.problems import Problem, sorted_problems
from callassist.formats.script.tree import Tree, read_bytes, read_tree

_Theme = Callable[[Context], None]
_THEMES: tuple[_Theme, ...] = (
    names.check,
    first_no.check_names,
    topic_ways.check_names,
    criteria.check,
    reckoning.check,
    lookups.check,
    texts.check,
    walks.check,
    jumps.check,
    whens.check,
    first_no.check,
    topic_ways.check,
)
#: without which a script cannot be walked at all
_NEEDED: tuple[_Theme, ...] = (names.check, first_no.check_names, topic_ways.check_names)


def lint_files(paths: Iterable[Path | str]) -> list[Problem]:
    """Every problem of several files, file by file."""
    return [problem for path in paths for problem in lint(path)]


def lint(path: Path | str) -> tuple[Problem, ...]:
    """Every problem of the script file (or the common file) at `path`, in the order of its lines."""
    data = read_bytes(Path(path))
    if isinstance(data, Problem):
        return (data,)
    beside = lookup_files.files_beside(Path(path).parent)
    return check(data, name=str(path), common=source_text.common_bytes(), beside=beside)[1]


def check(
    data: bytes,
    *,
    name: str,
    common: bytes,
    pinned: bool = False,
    upgrading: bool = False,
    tree: Tree | None = None,
    beside: lookup_files.Beside = lookup_files.nothing_beside,
) -> tuple[Script | None, tuple[Problem, ...]]:
    """The script in `data` (None if an error keeps it from being used), and every problem of it.

    `pinned`: calls were made with it already. Then only its shape and its names count: a check that came later must not
    make a call of the past unreadable. `upgrading`: its format is about to be raised, so that keys newer than the one
    it says it is in may stand there. `tree`: of the same bytes, where somebody has it already.
    """
    script, problems = check_draft(
        data, name=name, common=common, pinned=pinned, upgrading=upgrading, tree=tree, beside=beside
    )
    return (None if any(problem.is_error for problem in problems) else script), problems


def check_draft(
    data: bytes,
    *,
    name: str,
    common: bytes,
    pinned: bool = False,
    upgrading: bool = False,
    tree: Tree | None = None,
    beside: lookup_files.Beside = lookup_files.nothing_beside,
) -> tuple[Script | None, tuple[Problem, ...]]:
    """As `check`, with the script also where there are errors: what can be read of one that is being written.

    Parts whose shape is wrong are missing in it, and what it names need not be there. None: nothing could be read.
    """
    tree = tree or read_tree(data, name)
    if not tree.usable:
        return None, tuple(tree.problems)
    if "common" in tree.mapping():
        return None, _check_common(tree)[1]
    shared, problems = _common(common)
    if shared is None:
        return None, problems
    file, read = validating.read_model(tree, file_model.ScriptFile)
    found = [*tree.problems, *read.problems]
    if file is not None and "format" not in read.missing and not upgrading:
        found += newer_keys.check(file, tree, file.format)
    if file is None:
        return None, sorted_problems(found)
    given = {part.file: beside(part.file) for part in file.tables.values()}
    tables = {name: text for name, one in given.items() if (text := lookup_files.text_of(one)) is not None}
    source, sha256 = source_text.joined(data, common, tables)
    script = build.build(file, shared, source=source, sha256=sha256, tables=tables)
    context = Context(file, shared, script, read, index_of(script), given, lookup_files.named_in(data))
    for theme in _NEEDED if pinned else _THEMES:
        theme(context)
    return script, sorted_problems([*found, *context.problems])


@lru_cache(maxsize=4)
def _common(data: bytes) -> tuple[file_model.CommonFile | None, tuple[Problem, ...]]:
    """The model of the shared parts; they are the same for script after script."""
    tree = read_tree(data, source_text.COMMON_NAME)
    return _check_common(tree) if tree.usable else (None, tuple(tree.problems))


def _check_common(tree: Tree) -> tuple[file_model.CommonFile | None, tuple[Problem, ...]]:
    file, read = validating.read_model(tree, file_model.CommonFile)
    named = [] if file is None or read.problems else list(names.check_common(file, tree))
    if file is not None:
        named += newer_keys.check(file, tree, file.format)
    problems = sorted_problems([*tree.problems, *read.problems, *named])
    return (None if any(problem.is_error for problem in problems) else file), problems
