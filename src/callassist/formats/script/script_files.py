"""Script files, read into the domain's `Script`.

Cheap to import; the parser and the schema are loaded by the first file that is read.
"""

from __future__ import annotations

from pathlib import Path

from callassist.domain.script import Script
from callassist.errors import ScriptError
from callassist.formats.script import source_text
from callassist.formats.script.lookup_files import Beside, files_beside, nothing_beside
from callassist.formats.script.problems import Problem
from callassist.formats.script.tree import Tree, read_bytes


def read_script(path: Path | str) -> Script:
    """The script in the file at `path`, with the shared parts that ship with the program.

    Raises:
        ScriptError: the file cannot be used; it carries every problem found.
    """
    data = read_bytes(Path(path))
    if isinstance(data, Problem):
        raise refusal((data,), name=str(path))
    beside = files_beside(Path(path).parent)
    return parse_script(data, name=str(path), common=source_text.common_bytes(), beside=beside)


def parse_script(data: bytes, *, name: str, common: bytes, beside: Beside = nothing_beside) -> Script:
    """The script in `data`; `name` is how its problems call the file, `beside` where files lie it looks into.

    Raises:
        ScriptError: it cannot be used; it carries every problem found.
    """
    script, problems = check_script(data, name=name, common=common, beside=beside)
    if script is None:
        raise refusal(problems, name=name)
    return script


def read_pinned(source: str) -> Script:
    """The script a call was made with, from the text its log keeps (`Script.source`).

    Raises:
        ScriptError: the text is not one a script ever had, or this program cannot read it any more.
    """
    name = "pinned script"
    parts = source_text.parted(source)
    if parts is None:
        raise ScriptError("the pinned text has no script in it", where=name, next_step="restore a backup of the log")
    script, problems = check_script(parts.script, name=name, common=parts.common, pinned=True, beside=parts.tables.get)
    if script is None:
        raise refusal(problems, name=name)
    return script


def check_script(
    data: bytes,
    *,
    name: str,
    common: bytes,
    pinned: bool = False,
    upgrading: bool = False,
    tree: Tree | None = None,
    beside: Beside = nothing_beside,
) -> tuple[Script | None, tuple[Problem, ...]]:
    """The script in `data` (None if an error keeps it from being used), and every problem found.

    `pinned`: by its shape and its names alone; `upgrading`: with keys its format does not have; `tree`: of the same
    bytes, where there is one. See `linter.check`.
    """
    from callassist.formats.script.lint import linter  # brings the parser and the schema

    return linter.check(data, name=name, common=common, pinned=pinned, upgrading=upgrading, tree=tree, beside=beside)


def read_draft(
    data: bytes, *, name: str, common: bytes, tree: Tree | None = None, beside: Beside = nothing_beside
) -> tuple[Script | None, tuple[Problem, ...]]:
    """What can be read of a script that is being written, and every problem found; see `linter.check_draft`."""
    from callassist.formats.script.lint import linter  # brings the parser and the schema

    return linter.check_draft(data, name=name, common=common, tree=tree, beside=beside)


def refusal(problems: tuple[Problem, ...], *, name: str) -> ScriptError:
    """The error that tells of all `problems`."""
    errors = [problem for problem in problems if problem.is_error]
    first = errors[0] if errors else problems[0]
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return ScriptError(
        f"the script cannot be used: {first.message}{more}",
        where=f"{name}:{first.line}:{first.column}",
        next_step=first.fix or "correct the file",
        problems=problems,
    )
