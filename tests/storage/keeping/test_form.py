"""A log or backup that somebody hands over: its schema is exactly ours, or nothing of it is run (D5)."""

from __future__ import annotations

import re
import shutil
import struct
from pathlib import Path

import pytest

from callassist.errors import LogDamaged, LogTooNew
from callassist.storage import schema
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import Connection, connect
from callassist.storage.keeping import form, migrate
from tests.storage.logs import KERN, NONE, look_into, rows, services, start
from tests.upgrades.test_logs import KEPT

#: what a colleague's file may hold; each statement leaves a database that SQLite calls sound
ALTERED = {
    "a trigger that unblocks": "CREATE TRIGGER t AFTER UPDATE ON call BEGIN"
    " UPDATE contact SET number_state = 'ok'; END",
    "a trigger on the search": "CREATE TRIGGER t AFTER INSERT ON call_search_docsize BEGIN"
    " UPDATE contact SET number_state = 'ok'; END",
    "a trigger that is gone": "DROP TRIGGER call_event_no_update",
    "a trigger that is another": "DROP TRIGGER call_event_no_delete; CREATE TRIGGER call_event_no_delete"
    " BEFORE DELETE ON call_event BEGIN SELECT 1; END",
    "a view in place of a table": "ALTER TABLE facet RENAME TO hidden;"
    " CREATE VIEW facet AS SELECT kind, value FROM hidden",
    "a recursive view": "ALTER TABLE facet RENAME TO hidden; CREATE VIEW facet AS WITH RECURSIVE c(x) AS"
    " (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT 'outcome' AS kind, x AS value FROM c",
    "a view of gigabytes": "ALTER TABLE facet RENAME TO hidden; CREATE VIEW facet AS"
    " SELECT 'outcome' AS kind, printf('%.*c', 2000000000, 'x') AS value",
    "a generated column": "ALTER TABLE contact ADD COLUMN more TEXT"
    " GENERATED ALWAYS AS (printf('%.*c', 20000, name)) VIRTUAL",
    "an index over an expression": "CREATE INDEX i ON contact (length(printf('%.*c', 1000, name)))",
    "a partial index": "CREATE INDEX i ON contact (name) WHERE length(name) > 3",
    "an index that is gone": "DROP INDEX ix_call_open",
    "one table more": "CREATE TABLE more (x)",
    "a virtual table": "CREATE VIRTUAL TABLE more USING fts5(x)",
    "a default": "ALTER TABLE contact ADD COLUMN more TEXT DEFAULT 'x'",
    "statistics that mislead": "ANALYZE",
}


def alter(path: Path, script: str) -> None:
    connection = connect(path)
    for statement in script.split("; ") if "BEGIN" not in script else _parts(script):
        connection.execute(statement)
    connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    connection.close()


def _parts(script: str) -> list[str]:
    """A trigger's own semicolons part nothing."""
    return [one for one in re.split(r"; (?=CREATE|DROP)", script) if one]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with services(tmp_path / "ours") as found:
        start(found, "1", number=KERN).hang_up("do_not_call", NONE, "").future.result(200)
    return tmp_path / "ours"


@pytest.fixture
def strangers(tmp_path: Path) -> Path:
    with services(tmp_path / "strangers") as found:
        start(found, "1", name="Herr Fremd", number="030 5").hang_up("hung_up", NONE, "").future.result(200)
    return tmp_path / "strangers"


@pytest.mark.parametrize("what", ALTERED)
def test_a_log_whose_schema_is_not_exactly_ours_is_not_opened_and_can_be_recovered(strangers: Path, what: str) -> None:
    alter(strangers / FILE_NAME, ALTERED[what])
    with services(strangers) as found:
        error = found.safekeeping.open().exception(200)
        assert isinstance(error, LogDamaged)
        assert error.code == "log_altered"
        assert error.next_step
        shutil.rmtree(strangers / "backups")
        assert found.safekeeping.recover().result(200).calls == 1
        assert found.safekeeping.open().result(200).warnings == ()
        assert found.database.check().result(200) == ()


@pytest.mark.parametrize("what", ALTERED)
def test_a_backup_whose_schema_is_not_exactly_ours_is_not_restored(folder: Path, strangers: Path, what: str) -> None:
    alter(strangers / FILE_NAME, ALTERED[what])
    before = rows(folder, "SELECT * FROM call_event")
    with services(folder) as found:
        error = found.safekeeping.restore(strangers / FILE_NAME).exception(200)
        assert isinstance(error, LogDamaged)
        assert error.code == "log_altered"
        assert found.safekeeping.open().exception(200) is None
    assert rows(folder, "SELECT * FROM call_event") == before
    assert not (folder / "replaced").exists()


def test_a_backup_among_ours_that_was_altered_is_passed_over_and_nothing_of_it_is_taken(folder: Path) -> None:
    (backup,) = (folder / "backups").glob("*.db")
    alter(backup, ALTERED["a trigger that unblocks"])
    with (folder / FILE_NAME).open("r+b") as file:
        file.write(bytes(100))
    with services(folder) as found:
        result = found.safekeeping.recover().result(200)
        assert (result.backup, result.bad_backups, result.calls) == (None, (backup,), 1)
        assert found.safekeeping.open().exception(200) is None


def test_what_stands_in_the_write_ahead_log_alone_is_looked_at_too(strangers: Path) -> None:
    connection = look_into(strangers)
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
    connection.execute(ALTERED["a trigger that unblocks"])
    copy = strangers.with_name("copy")
    copy.mkdir()
    for ending in ("", "-wal"):
        shutil.copyfile(strangers / f"{FILE_NAME}{ending}", copy / f"{FILE_NAME}{ending}")
    connection.close()
    with services(copy) as found:
        error = found.safekeeping.open().exception(200)
    assert isinstance(error, LogDamaged)
    assert error.code == "log_altered"


@pytest.mark.parametrize("minor", [1, 7])
def test_a_log_of_a_newer_minor_format_is_left_to_the_program_that_made_it(strangers: Path, minor: int) -> None:
    """Accepting what is not known would be the way round all of the above: whoever alters a log can raise a number."""
    path = strangers / FILE_NAME
    alter(path, ALTERED["a trigger that unblocks"])
    with path.open("r+b") as file:
        file.seek(60)
        file.write(struct.pack(">I", schema.MAJOR << 16 | schema.MINOR + minor))
    with services(strangers) as found:
        assert isinstance(found.safekeeping.open().exception(200), LogTooNew)


def test_every_format_there_ever_was_and_both_ways_of_making_the_present_one_are_known(tmp_path: Path) -> None:
    schema.create(tmp_path / "built.db", "")
    (tmp_path / "migrated.db").touch()
    migrate.upgrade(tmp_path / "migrated.db")
    for path in (tmp_path / "built.db", tmp_path / "migrated.db", *KEPT):
        shown = re.fullmatch(r"log-(\d+)\.(\d+)", path.stem)
        version = (schema.MAJOR, schema.MINOR) if shown is None else (int(shown[1]), int(shown[2]))
        connection: Connection = connect(path, read_only=True)
        assert form.form_of(connection) in form.FORMS[version], path.name
        connection.close()
