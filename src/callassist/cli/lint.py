"""`callassist lint FILE…`: every problem of every file, one line each."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from callassist import paths
from callassist.formats.rules.rule_file import NAME, lint_rules
from callassist.formats.script.lint.linter import lint_files
from callassist.formats.script.own_words import check_own_words, over_which
from callassist.formats.script.problems import Problem
from callassist.formats.script.script_files import read_script
from callassist.formats.script.tree import read_bytes, read_tree


def lint_or_fix(options: argparse.Namespace) -> int:
    """Print the problems, with `--fix` those that are left."""
    if options.fix:
        from callassist.cli.fix import fix

        fix([one for one in options.files if one.name != NAME])
    return lint(options.files)


def own_words_over(file: Path) -> str:
    """The script a file of own words is over; "" where it is another file."""
    data = read_bytes(file)
    return "" if isinstance(data, Problem) else over_which(read_tree(data, str(file)))


def lint_own_words(file: Path, script: str) -> Sequence[Problem]:
    """Every problem of a rep's own words: against the script of her data folder, else the shipped one."""
    beside = file.resolve().parent.parent / "scripts" / f"{script}.yaml"
    where = beside if beside.is_file() else paths.resource("scripts", f"{script}.yaml")
    data = read_bytes(file)
    assert not isinstance(data, Problem)
    return check_own_words(read_tree(data, str(file)), read_script(where))


def lint(files: Sequence[Path]) -> int:
    """Print the problems. 0: none but hints, 1: a warning or an error."""
    rules = [one for one in files if one.name == NAME]
    scripts = [one for one in files if one.name != NAME]
    own = {one: script for one in scripts if (script := own_words_over(one))}
    problems = (
        *lint_files(one for one in scripts if one not in own),
        *(problem for one, script in own.items() for problem in lint_own_words(one, script)),
        *(problem for one in rules for problem in lint_rules(one)),
    )
    for problem in problems:
        print(problem)
    serious = sum(problem.severity != "hint" for problem in problems)
    if not problems:
        print(f"{len(files)} file{'s' if len(files) != 1 else ''} checked, no problem")
    return 1 if serious else 0
