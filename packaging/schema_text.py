"""Draws up `storage/schema_text.py` of the classes in `storage/tables.py`: `python packaging/schema_text.py --update`.

Without an option it only looks whether the two say the same, and ends with 1 where they do not. Why there are two:
docs/adr/0026.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import Column, Integer, Table, create_mock_engine
from sqlalchemy.sql.ddl import DDLElement

from callassist.storage.tables import METADATA

FILE = Path(__file__).parents[1] / "src" / "callassist" / "storage" / "schema_text.py"

_HEAD = '''"""The tables of the log as text and names: drawn up of the classes in `tables`, never written by hand.

`python packaging/schema_text.py --update` draws it up anew; a test fails until that is done. So nothing of SQLModel is
loaded to open a log, to read it or to write it (docs/adr/0026).
"""

# ruff: noqa: E501 - a constraint stands in one line

from __future__ import annotations

from collections.abc import Mapping

from callassist.storage.columns import Column, Table
'''


def statements() -> list[str]:
    """What makes the tables and their indexes, as SQLAlchemy makes them: first the tables that others refer to."""
    tables: list[list[str]] = []

    def take(element: DDLElement, *_: object, **__: object) -> None:
        lines = str(element.compile(dialect=engine.dialect)).strip().splitlines()
        statement = "\n".join(line.rstrip().replace("\t", "    ") for line in lines if line.strip())
        if statement.startswith("CREATE TABLE"):
            tables.append([])
        tables[-1].append(statement)

    engine = create_mock_engine("sqlite://", take)
    METADATA.create_all(engine, checkfirst=False)
    # SQLAlchemy keeps a table's indexes in a set, whose order is another one each time
    return [statement for table, *indexes in tables for statement in (table, *sorted(indexes))]


def drawn_up() -> str:
    """The text of the module."""
    parts = [_HEAD, "CREATE: tuple[str, ...] = ("]
    parts += [f'    """{statement}""",' for statement in statements()]
    parts += [
        ")",
        '"""Makes the tables and their indexes, one statement after the other."""',
        "",
        "TABLES: Mapping[str, Table] = {",
        *(line for table in METADATA.tables.values() for line in _table(table)),
        "}",
        '"""Every table by its name."""',
    ]
    return "\n".join(parts) + "\n"


def _table(table: Table) -> list[str]:
    is_index = table.dialect_options["sqlite"]["with_rowid"] is False
    columns = [f"            {_column(column)}," for column in table.columns]
    more = ["        is_index=True,"] if is_index else []
    head = [f'    "{table.name}": Table(', f'        "{table.name}",']
    return [*head, "        (", *columns, "        ),", *more, "    ),"]


def _column(column: Column[object]) -> str:
    added: int = column.info.get("since", 0)
    whole = isinstance(column.type, Integer)
    default = (0 if whole else "") if added else getattr(column.default, "arg", None)
    marks = {
        "whole": whole,
        "optional": bool(column.nullable),
        "key": column.primary_key,
    }
    said = [f'"{column.name}"', *(f"{name}=True" for name, holds in marks.items() if holds)]
    if default is not None:
        said.append(f'default="{default}"' if isinstance(default, str) else f"default={default!r}")
    return f"Column({', '.join([*said, *([f'added={added}'] if added else [])])})"


def main(words: list[str]) -> int:
    """Look, or write."""
    if words == ["--update"]:
        FILE.write_text(drawn_up(), encoding="utf-8")
        return 0
    if FILE.read_text(encoding="utf-8") == drawn_up():
        return 0
    print(f"{FILE} is not what the classes in tables.py say: python packaging/schema_text.py --update", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
