"""What the documents promise is shown by something that exists, and is still promised in these words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\S+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)[2:]
#: what only a trace, a file list or a legal text could bear out, and none does: never to be said again
TAKEN_BACK = ("dials nothing", "wählt nicht,", "records nothing", "nimmt nichts auf", "no OpenSSL", "nor OpenSSL")
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "packaging/linux/deb.py")),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "packaging" / "linux").glob("*.xml"),
    *(ROOT / "packaging" / "linux").glob("*.desktop"),
    *(ROOT / "resources" / "translations").glob("*.ts"),
]


def words(text: str) -> str:
    """Without the line breaks and marks that an editor may move, and without regard to case."""
    return re.sub(r"[\s*]+", " ", text).lower()


def test_there_are_promises_to_look_at() -> None:
    assert len(ROWS) > 15
    assert len({where for where, _, _ in ROWS}) > 5


@pytest.mark.parametrize(("where", "promise", "shown"), ROWS, ids=[promise[:50] for _, promise, _ in ROWS])
def test_a_promise_stands_where_it_is_said_to_and_is_shown(where: str, promise: str, shown: str) -> None:
    text = (ROOT / where).read_text(encoding="utf-8")
    # a text in a program is cut into lines by quotation marks
    assert words(promise) in words(text.replace('" "', " ").replace('"\n', "\n").replace(' "', " ")), promise
    references = re.findall(r"`([\w./-]+?)(?:::(\w+))?`", shown)
    assert any("/" in file for file, _ in references)
    for file, name in references:
        if "/" not in file:
            continue
        source = (ROOT / file).read_text(encoding="utf-8")
        assert not name or re.search(rf"^def {name}\(", source, re.MULTILINE), f"{file}::{name}"


@pytest.mark.parametrize("claim", TAKEN_BACK)
def test_what_was_taken_back_is_promised_nowhere(claim: str) -> None:
    said = [
        str(file.relative_to(ROOT))
        for file in DOCUMENTS
        if words(claim) in words(file.read_text(encoding="utf-8")) and file.name != "promises.md"
    ]
    assert said == []
