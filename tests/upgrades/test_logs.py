"""A log of every format there ever was is opened, with everything in it; a step that fails leaves it as it was."""

from __future__ import annotations

import re
import shutil
import stat
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from callassist.domain.lead_list import ImportTally, ListFrame, ListRow, RowState
from callassist.errors import LogDamaged
from callassist.services.calls.call_log import LogFilter
from callassist.storage import schema
from callassist.storage.calls.log_views import NamedPerson
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import connect
from callassist.storage.keeping import migrate
from callassist.storage.tables import METADATA
from tests.storage.logs import NONE, rows, services, start

KEPT = sorted(Path(__file__).parent.glob("log-*.db"))
NOW = "2026-03-02T09:00:00.000000+00:00"
MOMENT = datetime.fromisoformat(NOW)


def test_a_log_of_the_present_format_is_kept() -> None:
    assert f"log-{schema.MAJOR}.{schema.MINOR}.db" in [path.name for path in KEPT]


def test_every_step_has_its_format_and_the_last_one_is_the_present_one() -> None:
    assert migrate.revisions() == list(migrate.FORMATS)
    assert list(migrate.FORMATS.items())[-1] == (schema.REVISION, (schema.MAJOR, schema.MINOR))


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.name)
def test_a_log_of_each_format_is_opened_with_everything_in_it(kept: Path, tmp_path: Path) -> None:
    shutil.copyfile(kept, tmp_path / FILE_NAME)
    with services(tmp_path) as found:
        assert found.database.open().result(200) == ()
        page = found.call_log.page(LogFilter()).result(200)
        names = [row.name for row in page.rows if row.name != "Jana Ost"]  # since 1.2
        assert names == ["Ms O'Neill", "Herr Straßner", "Frau Müller"]
        assert [row.name for row in found.call_log.page(LogFilter("müll 4567 messe")).result(200).rows] == [
            "Frau Müller"
        ]
        trace = found.call_log.trace(page.rows[-1].id).result(200)
        answers = [(one.kind, one.value) for one in trace.lines if one.question == "q_children"]
        assert answers == [("answered", "no"), ("withdrawn", ""), ("answered", "planned")]
        assert trace.summary.note == "=Rückruf\nam Mittwoch"
        assert [one.resume_node for one in trace.follow_ups] == ["a05"]
        (interrupted,) = found.calling.interrupted().result(200)
        assert interrupted.name == "Ms O'Neill"
        live = found.calling.resume(interrupted.id).result(200)
        assert live.view.node == "X8"
        live.press("1").future.result(200)


def test_what_the_second_format_added_is_in_the_log_that_is_kept_of_it(tmp_path: Path) -> None:
    shutil.copyfile(Path(__file__).parent / "log-1.1.db", tmp_path / FILE_NAME)
    with services(tmp_path) as found:
        row = found.call_log.page(LogFilter()).result(200).rows[2]
        assert (row.email, row.address) == ("mueller@example.org", "Hauptstr. 1, 10115 Berlin")
        assert (row.consent_date, row.consent_source) == ("2026-02-03", "Messe Köln")
        assert row.decision_maker == NamedPerson("Herr Oduya", "IT-Leiter", "030 7654321", "morgen 9")


def test_what_the_third_format_added_is_in_the_log_that_is_kept_of_it(tmp_path: Path) -> None:
    shutil.copyfile(Path(__file__).parent / "log-1.2.db", tmp_path / FILE_NAME)
    with services(tmp_path) as found:
        (one,) = found.lead_lists.lists().result(200)
        assert (one.frame.name, one.imported) == ("Messe Köln", ImportTally(new=1, held=1, rejected=1))
        first, second = found.lead_lists.rows(one.id).result(200)
        assert (first.row.full_name, first.row.state, first.row.proof) == (
            "Jana Ost",
            RowState.TOUCHED,
            {"via": "Messe"},
        )
        assert (second.row.typed, second.row.extra) == ("555", {"Stand": "B 12"})
        assert [each.reason for each in found.lead_lists.rejects(one.id).result(200)] == ["no_content"]


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.name)
def test_a_log_of_each_format_takes_a_list(kept: Path, tmp_path: Path) -> None:
    shutil.copyfile(kept, tmp_path / FILE_NAME)
    with services(tmp_path) as found:
        found.lead_lists.read_in(ListFrame("Neu"), [ListRow(1, name="Frau Neu", e164="+493055509")])
        assert "Neu" in [one.frame.name for one in found.lead_lists.lists().result(200)]


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.name)
def test_a_log_of_each_format_takes_the_fields_of_the_present_one(kept: Path, tmp_path: Path) -> None:
    shutil.copyfile(kept, tmp_path / FILE_NAME)
    details = "K=k@example.org;Am Markt 2;1.3.2026;Anfrage"
    with services(tmp_path) as found:
        live = start(found, "1", details, number="0221 4710815")
        live.hang_up("not_interested", NONE, "").future.result(200)
        row = found.call_log.page(LogFilter()).result(200).rows[0]
        assert (row.email, row.consent_date, row.consent_source) == ("k@example.org", "2026-03-01", "Anfrage")
    assert rows(tmp_path, "SELECT email FROM contact WHERE number_e164 = '+492214710815'") == [("k@example.org",)]


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    path = tmp_path / "fresh" / FILE_NAME
    path.parent.mkdir()
    schema.create(path, NOW)
    return path


def test_the_tables_are_what_the_classes_say(fresh: Path) -> None:
    connection = connect(fresh)
    with migrate.engine_over(connection).connect() as transaction:
        options = {"compare_type": True, "include_object": ours}
        assert compare_metadata(MigrationContext.configure(transaction, opts=options), METADATA) == []
    connection.close()


def test_a_new_log_is_what_the_migrations_make(fresh: Path, tmp_path: Path) -> None:
    """A new log is made from the classes, because alembic takes too long to load; both ways lead to the same."""
    path = tmp_path / FILE_NAME
    path.touch()
    migrate.upgrade(path)
    made, migrated = described(fresh), described(path)
    assert migrated == made
    for pragma in ("application_id", "user_version"):
        assert rows(fresh.parent, f"PRAGMA {pragma}") == rows(tmp_path, f"PRAGMA {pragma}")
    config = "SELECT * FROM call_search_config ORDER BY k"
    assert rows(fresh.parent, config) == rows(tmp_path, config)


STEP = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{last}"


def upgrade():
    op.create_table("extra", sa.Column("id", sa.Text(), primary_key=True))
    with op.batch_alter_table("contact") as batch:
        batch.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
    {end}
"""


def old_log(folder: Path, step_ends: str) -> tuple[Path, dict[str, Any]]:
    """A log with calls in it, and the arguments that make `migrate` take one step more."""
    path = folder / FILE_NAME
    shutil.copyfile(KEPT[-1], path)
    steps = folder / "steps"
    steps.mkdir()
    (steps / "9999_more.py").write_text(STEP.format(last=schema.REVISION, end=step_ends))
    return path, {"steps": steps, "formats": {**migrate.FORMATS, "9999": (schema.MAJOR, schema.MINOR + 1)}}


def test_a_step_is_taken_whole_after_a_verified_copy_was_made(tmp_path: Path) -> None:
    path, arguments = old_log(tmp_path, "pass")
    before = described(path), rows(tmp_path, "SELECT * FROM call_event")
    backup = migrate.migrate(path, tmp_path / "backups", MOMENT, **arguments)
    assert rows(tmp_path, "PRAGMA user_version") == [(schema.USER_VERSION + 1,)]
    assert rows(tmp_path, "SELECT DISTINCT nickname FROM contact") == [("",)]
    assert rows(tmp_path, "SELECT * FROM call_event") == before[1]
    assert described(backup.path) == before[0]
    if sys.platform != "win32":
        assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert backup.path.name == "callassist-20260302T090000Z.db"
    assert (backup.reason, backup.calls) == ("before_migration", 4)


@pytest.mark.parametrize(
    ("ending", "error"),
    [
        ('raise RuntimeError("in the middle")', RuntimeError),
        ('op.execute("UPDATE call SET contact_id = 99")', LogDamaged),
    ],
    ids=["it fails", "it breaks references"],
)
def test_a_step_that_fails_leaves_the_log_as_it_was(tmp_path: Path, ending: str, error: type[Exception]) -> None:
    path, arguments = old_log(tmp_path, ending)
    before = described(path), rows(tmp_path, "SELECT * FROM call_event"), rows(tmp_path, "SELECT * FROM contact")
    with pytest.raises(error):
        migrate.migrate(path, tmp_path / "backups", MOMENT, **arguments)
    assert described(path) == before[0]
    assert rows(tmp_path, "SELECT * FROM call_event") == before[1]
    assert rows(tmp_path, "SELECT * FROM contact") == before[2]
    with services(tmp_path) as found:
        assert len(found.call_log.page(LogFilter()).result(200).rows) == 4


def test_a_damaged_log_is_not_migrated(tmp_path: Path) -> None:
    path, arguments = old_log(tmp_path, "pass")
    content = bytearray(path.read_bytes())
    for page in range(8, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 200] = bytes(200)
    path.write_bytes(content)
    with pytest.raises(Exception, match=r"damaged|malformed"):
        migrate.migrate(path, tmp_path / "backups", MOMENT, **arguments)
    assert path.read_bytes()[4096 * 8 :] == bytes(content[4096 * 8 :])


def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
    """Not the search index, which is no table of SQLAlchemy's, nor alembic's own table."""
    return not (kind == "table" and (name or "").startswith(("call_search", "alembic_")))


def described(path: Path) -> set[str]:
    """All of a log's schema; order, blanks and quotes are not what matters."""
    connection = connect(path)
    try:
        found = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    finally:
        connection.close()
    return {f"{kind} {name} {normal(sql)}" for kind, name, sql in found}


def normal(sql: str) -> str:
    flat = re.sub(r"\s+", " ", sql.replace('"', "")).strip().replace(" )", ")")
    head, _, body = re.sub(r"\)(?: (STRICT|WITHOUT ROWID))?,? ?(STRICT|WITHOUT ROWID)?$", r", \1, \2", flat).partition(
        "("
    )
    return f"{head.strip()}({', '.join(sorted(part.strip() for part in body.split(', ')))}"
