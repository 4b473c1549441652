"""A draft that looks into a table: the file lies in the folder the script is published to."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.errors import ScriptError
from callassist.services.scripts.draft_reading import read_whole
from tests.formats.script.test_lookup_files import CSV, FILE
from tests.services.scripts.desks import WAIT, desk, library


def test_it_is_published_once_the_table_is_there(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = one.begin_draft(FILE.read_bytes()).result(WAIT)
        before = read_whole(draft.script, draft.script_id, draft.beside)
        assert [problem.code for problem in before.problems] == ["table-file"]
        with pytest.raises(ScriptError):
            one.publish_draft(draft, who="", why="").result(WAIT)
        (tmp_path / "scripts").mkdir(exist_ok=True)
        (tmp_path / "scripts" / "prices.csv").write_text(CSV, "utf-8")
        reading = read_whole(draft.script, draft.script_id, draft.beside)
        assert reading.problems == ()
        assert reading.script is not None
        assert reading.script.tables["price"].rows
        one.publish_draft(draft, who="", why="").result(WAIT)
    script = library(tmp_path).load("price_list")
    assert len(script.tables["price"].rows) == 5


def test_a_draft_opened_again_finds_it(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir(parents=True)
    (tmp_path / "scripts" / "prices.csv").write_text(CSV, "utf-8")
    (tmp_path / "scripts" / "price_list.yaml").write_bytes(FILE.read_bytes())
    with desk(tmp_path) as one:
        draft = one.open_draft("price_list").result(WAIT)
        assert read_whole(draft.script, draft.script_id, draft.beside).problems == ()
