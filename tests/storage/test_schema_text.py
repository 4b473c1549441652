"""What is drawn up of the classes says what they say: they alone decide what the log looks like."""

from __future__ import annotations

import pkgutil
import re
import subprocess
import sys

import pytest
from sqlalchemy import Integer, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert as insert_of

from callassist import storage
from callassist.storage import columns, rows
from callassist.storage.schema_text import CREATE, TABLES
from callassist.storage.tables import METADATA
from tests.packaging.modules import module

NAMES = sorted(METADATA.tables)
LOAD_IT = (
    "callassist.storage.tables",
    "callassist.storage.law_tables",
    "callassist.storage.list_tables",
    "callassist.storage.people_tables",
    "callassist.storage.table_parts",
    "callassist.storage.keeping.migrate",
)


def test_the_text_is_that_of_the_classes() -> None:
    """Else: python packaging/schema_text.py --update."""
    tool = module("schema_text")
    assert tool.FILE.read_text(encoding="utf-8") == tool.drawn_up()
    assert tool.main([]) == 0


def test_a_class_that_changed_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    tool = module("schema_text")
    column = METADATA.tables["contact"].columns["role"]
    monkeypatch.setattr(column, "default", None)
    assert tool.main([]) == 1


def test_every_table_and_every_index_is_made() -> None:
    wanted = {*METADATA.tables, *(str(index.name) for table in METADATA.tables.values() for index in table.indexes)}
    made = [re.match(r"CREATE (?:UNIQUE )?(?:TABLE|INDEX) (\w+)", statement) for statement in CREATE]
    assert sorted(found[1] for found in made if found is not None) == sorted(wanted)
    assert None not in made


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_what_its_class_says(name: str) -> None:
    """Said a second time, of the class itself and not by the tool."""
    declared, plain = METADATA.tables[name], TABLES[name]
    assert [column.name for column in plain.columns] == [column.name for column in declared.columns]
    assert plain.is_index == (declared.dialect_options["sqlite"]["with_rowid"] is False)
    for column in plain.columns:
        said = declared.columns[column.name]
        assert column.whole == isinstance(said.type, Integer)
        assert (column.optional, column.key) == (said.nullable, said.primary_key)
        assert bool(column.added) == (said.server_default is not None)
        assert column.added == said.info.get("since", 0)


@pytest.mark.parametrize("name", NAMES)
def test_a_row_is_written_as_sqlalchemy_would(name: str) -> None:
    """The same statement, the same values in the same order, and the same in what is not given."""
    declared, plain = METADATA.tables[name], TABLES[name]
    keys = [column.name for column in plain.columns if column.key and column.name != plain.rowid] or ["id"]
    statement = insert_of(declared).on_conflict_do_nothing(index_elements=keys)
    dialect = sqlite.dialect(paramstyle="qmark")
    given = [column.name for column in plain.columns if column.name != plain.rowid]
    said = str(statement.compile(dialect=dialect, column_keys=given)).replace('"', "")
    assert rows.insert_text(name, rows.once(*keys)) == said
    assert {column.name: column.default for column in plain.columns} == {
        column.name: default_of(declared, column) for column in plain.columns
    }


def default_of(declared: Table, column: columns.Column) -> object:
    """What SQLAlchemy, or SQLite itself, puts into a column that is not given."""
    said = declared.columns[column.name]
    if said.server_default is not None:
        text = str(said.server_default.arg)  # type: ignore[attr-defined]
        return int(text) if column.whole else text
    return None if said.default is None else said.default.arg  # type: ignore[attr-defined]


def test_a_log_is_made_read_and_written_without_sqlmodel() -> None:
    """It takes half a second and 60 MB to load, and only a log of a former format needs it (docs/adr/0026)."""
    modules = [
        module.name
        for module in pkgutil.walk_packages(storage.__path__, f"{storage.__name__}.")
        if module.name not in LOAD_IT and ".migrations" not in module.name
    ]
    assert len(modules) > 40
    loaded = loaded_by(*modules)
    assert not {"sqlmodel", "sqlalchemy", "alembic", "pydantic", "asyncio"} & loaded
    # or the test could not fail
    assert {"sqlmodel", "sqlalchemy", "alembic"} <= loaded_by(*LOAD_IT)


def loaded_by(*modules: str) -> set[str]:
    """What a fresh Python has loaded after these imports."""
    code = f"import sys, {', '.join(modules)}\nprint(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
