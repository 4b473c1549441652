"""`callassist lint FILE…`: every problem of every file, one line each."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from callassist.formats.rules.rule_file import NAME, lint_rules
from callassist.formats.script.lint.linter import lint_files


def lint_or_fix(options: argparse.Namespace) -> int:
    """Print the problems, with `--fix` those that are left."""
    if options.fix:
        from callassist.cli.fix import fix

        fix([one for one in options.files if one.name != NAME])
    return lint(options.files)


def lint(files: Sequence[Path]) -> int:
    """Print the problems. 0: none but hints, 1: a warning or an error."""
    rules = [one for one in files if one.name == NAME]
    scripts = [one for one in files if one.name != NAME]
    problems = (*lint_files(scripts), *(problem for one in rules for problem in lint_rules(one)))
    for problem in problems:
        print(problem)
    serious = sum(problem.severity != "hint" for problem in problems)
    if not problems:
        print(f"{len(files)} file{'s' if len(files) != 1 else ''} checked, no problem")
    return 1 if serious else 0
