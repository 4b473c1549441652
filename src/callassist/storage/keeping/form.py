"""Whether a file has exactly the tables, indexes and triggers this program makes, and nothing else.

A log that somebody hands over is data, but SQLite runs what stands in its schema: triggers, views, generated columns,
indexes over expressions. Nothing of ours needs to tell a harmless one from a harmful one: whatever differs from what
`schema.build` or the migrations make is refused before the first statement that could run it. Comparing takes one read
of `sqlite_schema`, whose rows SQLite has to read anyway.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from callassist.errors import LogDamaged
from callassist.storage.driver import Connection

FORMS: Mapping[tuple[int, int], frozenset[str]] = {
    (1, 0): frozenset(
        {
            # as `schema.build` makes it
            "5210b94d7cef28ffa254334a646006a90b1bb6d3a264ab0a626023a8510b1830",
            # as the migrations make it: the same with some constraints in another order
            "afd1f0736b8c122053c25c02f93ef8788d151df0a3351421546a03df5abd141f",
        }
    ),
    (1, 1): frozenset(
        {
            # as `schema.build` makes it, and as the migration makes it of a log that was made so
            "d110aec5aa9d98751575a33cad537f96032259149826f0b1f88ef209d8259c8b",
            # as the migrations make it from the beginning
            "83c46d07246dbc33f234ccac014f185132b7e0b1b99180acfe9f7e756b2fcd1b",
        }
    ),
    (1, 2): frozenset(
        {
            # as `schema.build` makes it, and as the migrations make it of a log that was made so
            "6f279f5c2ca73b25b64c5a32255f3b352c5a58ede9fcbc9ac89870e01e78f933",
            # as the migrations make it from the beginning
            "5ff788766037b70c689ff45f6ef48863c8b2d156e9f968d8a0d50791c90ba671",
        }
    ),
    (1, 3): frozenset(
        {
            # as `schema.build` makes it, and as the migrations make it of a log that was made so
            "bee414022593499c6d31ff615a585262aa95ce7ef15830c39e454f2a7f216f07",
            # as the migrations make it from the beginning
            "1bff1053203a874bf302be4bcf02eebc416b4e46ab57ddb3810283d4bf9f4d2f",
        }
    ),
}
"""The digests of every form a log of a format may have; each format that was ever released stays in here."""

#: ours has some seventy objects; beyond this nothing is read
_MOST = 200
_LONGEST = 20_000
_BLANKS = re.compile(r"\s+")


def form_of(connection: Connection) -> str:
    """Stands for all that is in the schema: kind, name, table and SQL of every object, but for blanks and order."""
    sql = "SELECT type, name, tbl_name, substr(sql, 1, ?) FROM sqlite_schema LIMIT ?"
    found = connection.execute(sql, (_LONGEST, _MOST)).fetchall()
    lines = ["\t".join(_BLANKS.sub(" ", str(one or "")).strip() for one in row) for row in found]
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "replace")).hexdigest()


def check_form(connection: Connection, version: tuple[int, int], path: Path) -> None:
    """Makes sure that an open file of this format has the schema of one of ours. Runs nothing of it.

    Raises:
        LogDamaged: it has not (code `log_altered`); the driver's errors where the schema cannot be read at all.
    """
    if form_of(connection) not in FORMS.get(version, frozenset()):
        raise LogDamaged(
            "this file holds tables or rules that callassist did not make; nothing of it was run",
            where=str(path),
            next_step="restore a backup of your own",
            code="log_altered",
        )
