"""Scripts for tests of how one is shown to its author and changed."""

from __future__ import annotations

import re
from pathlib import Path

from callassist.domain.script import Script
from callassist.formats.script.script_files import read_draft
from callassist.formats.script.source_text import common_bytes

_PAGE = Path(__file__).parents[3] / "docs" / "script-format.md"


def complete_text() -> str:
    """The complete script an author meets first, in `docs/script-format.md`."""
    found = re.search(r"```yaml complete\n(.*?)```", _PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def script_of(text: str) -> Script:
    """The script in `text`, also one that is being written and has errors."""
    script, problems = read_draft(text.encode(), name="sample.yaml", common=common_bytes())
    assert script is not None, problems
    return script
