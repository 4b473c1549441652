"""The linter of call scripts: every problem of a file at once, each in its place, each with what to do.

The themes live in modules of their own (names, rules, texts, ways through the script). A file whose shape is wrong in
one place is checked in all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from callassist.domain.script import Script
from callassist.formats import (
    script_build,
    script_lint_jumps,
    script_lint_names,
    script_lint_paths,
    script_lint_rules,
    script_lint_texts,
    script_reading,
    script_schema,
    script_source,
)
from callassist.formats.problems import Problem, sorted_problems
from callassist.formats.script_lint_context import Context
from callassist.formats.yaml_tree import Tree, read_bytes, read_tree

_Theme = Callable[[Context], None]
_THEMES: tuple[_Theme, ...] = (
    script_lint_names.check,
    script_lint_rules.check,
    script_lint_texts.check,
    script_lint_paths.check,
    script_lint_jumps.check,
)
#: without which a script cannot be walked at all
_NEEDED: tuple[_Theme, ...] = (script_lint_names.check,)


def lint_files(paths: Iterable[Path | str]) -> list[Problem]:
    """Every problem of several files, file by file."""
    return [problem for path in paths for problem in lint(path)]


def lint(path: Path | str) -> tuple[Problem, ...]:
    """Every problem of the script file (or the common file) at `path`, in the order of its lines."""
    data = read_bytes(Path(path))
    if isinstance(data, Problem):
        return (data,)
    return check(data, name=str(path), common=script_source.common_bytes())[1]


def check(data: bytes, *, name: str, common: bytes, pinned: bool = False) -> tuple[Script | None, tuple[Problem, ...]]:
    """The script in `data` (None if an error keeps it from being used), and every problem of it.

    `pinned`: calls were made with it already. Then only its shape and its names count: a check that came later must not
    make a call of the past unreadable.
    """
    tree = read_tree(data, name)
    if not tree.usable:
        return None, tuple(tree.problems)
    if "common" in tree.mapping():
        return None, _check_common(tree)[1]
    shared, problems = _common(common)
    if shared is None:
        return None, problems
    file, read = script_reading.read_model(tree, script_schema.ScriptFile)
    found = [*tree.problems, *read.problems]
    if file is None:
        return None, sorted_problems(found)
    source, sha256 = script_source.joined(data, common)
    script = script_build.build(file, shared, source=source, sha256=sha256)
    context = Context(file, shared, script, read)
    for theme in _NEEDED if pinned else _THEMES:
        theme(context)
    problems = sorted_problems([*found, *context.problems])
    return (None if any(problem.is_error for problem in problems) else script), problems


@lru_cache(maxsize=4)
def _common(data: bytes) -> tuple[script_schema.CommonFile | None, tuple[Problem, ...]]:
    """The model of the shared parts; they are the same for script after script."""
    tree = read_tree(data, script_source.COMMON_NAME)
    return _check_common(tree) if tree.usable else (None, tuple(tree.problems))


def _check_common(tree: Tree) -> tuple[script_schema.CommonFile | None, tuple[Problem, ...]]:
    file, read = script_reading.read_model(tree, script_schema.CommonFile)
    named = [] if file is None or read.problems else list(script_lint_names.check_common(file, tree))
    problems = sorted_problems([*tree.problems, *read.problems, *named])
    return (None if any(problem.is_error for problem in problems) else file), problems
