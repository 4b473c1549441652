"""Rows that were read out of a damaged log, put into a new one. Database thread only.

A row that is there already stays, but for a call – of its states the one that knows more of its journal counts – and
for what is not known of a contact yet. What a row refers to and could not be read is made up, marked as such, so that
no journal line is left out for want of it. Blocks, settled follow-ups and erased lines are `uniting`'s, lists of leads
are `lists_kept`'s.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from callassist.storage.calls import call_row
from callassist.storage.calls.chain import EVENT_COLUMNS, GAP, broken_links
from callassist.storage.calls.records import LOST
from callassist.storage.calls.search import index_columns, marks
from callassist.storage.driver import Connection, error_name
from callassist.storage.identifiers import new_id
from callassist.storage.keeping.blocks_kept import BLOCK_TABLES
from callassist.storage.keeping.lists_kept import LIST_TABLES, ListsFound
from callassist.storage.keeping.salvage import WORDS, Row
from callassist.storage.rows import ANY, insert

_INDEXED = ("people", "numbers", "words", "note", "tags")
#: what a contact that nobody knows more of has in these columns
_UNKNOWN = {
    "role": "unknown",
    "function": "",
    "number_typed": "",
    "number_e164": "",
    "number_state": "ok",
    "email": "",
    "address": "",
    "consent_date": "",
    "consent_source": "",
    "best_time": "",
    **dict.fromkeys(
        ("first", "last", "salutation", "title", "party", "zip", "city", "country", "zone", "language"), ""
    ),
    **dict.fromkeys(("list_id", "list_place", "informed_at", "merged_into"), ""),
}
#: what the row of a call keeps of the contact it was with
_TOLD_BY_A_CALL = ("name", "number_typed", "number_e164", "email", "address", "consent_date", "consent_source")
#: rows a transaction
_BATCH = 2_000
UNREADABLE_NAME = "?"
"""Stands for a name that could not be read."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What the damaged files added, and what is missing all the same."""

    calls: int
    events: int
    missing: int


class Merging:
    """Adds rows to a log under construction, whose foreign keys are not enforced meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lists = ListsFound(connection)
        self._words: dict[int, tuple[str, ...]] = {}
        self._calls_before = self.count("call")
        self._events_before = self.count("call_event")
        self._last_before = self._number("SELECT max(seq) FROM call_event")
        #: calls whose row is new or newer: found by search only once they are in its index
        self._changed: set[str] = set()

    def take(self, rows: Iterable[tuple[str, Row]]) -> None:
        """Adds what of `rows` is new."""
        waiting = iter(rows)
        while batch := list(islice(waiting, _BATCH)):
            self._connection.execute("BEGIN")
            for table, row in batch:
                try:
                    self._take(table, row)
                except Exception as error:
                    # a row that breaks a limit of its table was never one of ours
                    if not error_name(error).startswith("SQLITE_CONSTRAINT"):
                        raise
            self._connection.execute("COMMIT")

    def _take(self, table: str, row: Row) -> None:
        if table == WORDS:
            self._words.setdefault(int(row["id"]), tuple(str(row[name]) for name in _INDEXED))
        elif table == "call":
            self._take_call(row)
        elif table == "meta":
            # the log keeps its own name: a new one would not be known to be the same
            self._insert(table, row, replace="" if self._last_before or row["key"] != "log_id" else "value")
        elif table == "contact":
            self._take_contact(row)
        elif table in LIST_TABLES:
            self._lists.take(table, row)
        elif table in BLOCK_TABLES or table == "contact_merge":
            pass  # `uniting` puts them in: an older form of one may not be the first to come
        else:
            self._insert(table, row)

    def _take_call(self, row: Row) -> None:
        known = self._connection.execute("SELECT events, state FROM call WHERE id = ?", (row["id"],)).fetchone()
        if known is None:
            self._insert("call", row)
        elif (row["events"], row["state"] == "ended") > (known[0], known[1] == "ended"):
            columns = [name for name in row if name not in ("id", "seq")]
            sets = ", ".join(f"{name} = ?" for name in columns)
            self._connection.execute(
                f"UPDATE call SET {sets} WHERE id = ?", (*(row[name] for name in columns), row["id"])
            )
        else:
            return
        self._changed.add(str(row["id"]))

    def _take_contact(self, row: Row) -> None:
        """A new contact, or what the one that is there lacks: a later call may have found it out."""
        self._insert("contact", row)
        for name, unknown in _UNKNOWN.items():
            if row[name] != unknown:
                self._connection.execute(
                    f"UPDATE contact SET {name} = ? WHERE id = ? AND {name} = ?", (row[name], row["id"], unknown)
                )

    def _insert(self, table: str, row: Row, *, replace: str = "") -> None:
        """Adds `row` unless its like is there; with `replace` that column of the one that is there is set.

        Raises:
            the driver's errors, where the row breaks a limit.
        """
        then = f"(key) DO UPDATE SET {replace} = excluded.{replace}" if replace else " DO NOTHING"
        sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks(row)}) ON CONFLICT{then}"
        self._connection.execute(sql, tuple(row.values()))

    def finish(self, marked: int) -> Merged:
        """Fills in what is referred to and missing, makes the calls findable, and notes the holes of the journal.

        Args:
            marked: how many lines the journal is known to have had.
        """
        self._connection.execute("BEGIN")
        made_up = self._make_up_calls()
        self._missing_parents()
        self._lists.finish()
        self.index()
        missing = self._note_gaps(marked)
        self._connection.execute("COMMIT")
        return Merged(
            self.count("call") - self._calls_before - made_up,
            self.count("call_event") - self._events_before,
            missing,
        )

    def _make_up_calls(self) -> int:
        """A row for each call of which only the journal or the trace could be read; how many."""
        found = self._connection.execute(
            "SELECT call_id, min(at_utc), max(at_utc), count(*) FROM ("
            " SELECT call_id, at_utc FROM call_event UNION ALL SELECT call_id, at_utc FROM trace_entry"
            ") WHERE call_id NOT IN (SELECT id FROM call) GROUP BY call_id ORDER BY min(at_utc)"
        ).fetchall()
        for call_id, first, last, _lines in found:
            events = self._number("SELECT count(*) FROM call_event WHERE call_id = ?", call_id)
            row = call_row.made_up(call_id, f"{LOST}{call_id}", UNREADABLE_NAME, first, last, events)
            insert(self._connection, "call", row, ANY)
            self._changed.add(str(call_id))
        return len(found)

    def _missing_parents(self) -> None:
        """What rows refer to that could not be read. A call is never left out because its contact is lost."""
        now = self._connection.execute("SELECT max(started_at) FROM call").fetchone()
        stamp = str(now[0]) if now is not None and now[0] else ""
        scripts = self._connection.execute(
            "SELECT DISTINCT script_sha256, script_id, script_version FROM call"
            " WHERE script_sha256 NOT IN (SELECT sha256 FROM script_version)"
        ).fetchall()
        for sha256, script_id, version in scripts:
            values = {"sha256": sha256, "script_id": script_id, "version": version, "pinned_at": stamp}
            insert(self._connection, "script_version", values | {"title_de": script_id, "title_en": script_id}, ANY)
        self._connection.execute(
            "UPDATE call SET parent_id = NULL WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM call)"
        )
        for table in ("call", "follow_up", "consent"):
            lost = self._connection.execute(
                f"SELECT DISTINCT contact_id FROM {table} WHERE contact_id NOT IN (SELECT id FROM contact)"
            ).fetchall()
            for (contact_id,) in lost:
                self._add_contact(str(contact_id), stamp)
        self._connection.execute("DELETE FROM follow_up WHERE call_id NOT IN (SELECT id FROM call)")
        self._connection.execute("DELETE FROM contact_number WHERE contact_id NOT IN (SELECT id FROM contact)")
        accounts = self._connection.execute(
            "SELECT DISTINCT account_id FROM contact WHERE account_id NOT IN (SELECT id FROM account)"
        ).fetchall()
        for (account_id,) in accounts:
            company = self._connection.execute(
                "SELECT c.company FROM call c JOIN contact p ON p.id = c.contact_id WHERE p.account_id = ?"
                " AND c.company <> '' ORDER BY c.seq DESC LIMIT 1",
                (account_id,),
            ).fetchone()
            name = "" if company is None else company[0]
            insert(self._connection, "account", {"id": account_id, "name": name, "created_at": stamp}, ANY)

    def _add_contact(self, contact_id: str, stamp: str) -> None:
        """A contact that is known only by the calls with it: they keep its name and number."""
        row = self._connection.execute(
            f"SELECT {', '.join(_TOLD_BY_A_CALL)} FROM call WHERE contact_id = ? ORDER BY seq DESC LIMIT 1",
            (contact_id,),
        ).fetchone()
        values = {
            "id": contact_id,
            "account_id": new_id(),
            **({} if row is None else dict(zip(_TOLD_BY_A_CALL, row, strict=True))),
            "source": "recovered",
            "created_at": stamp,
        }
        insert(self._connection, "contact", values, ANY)

    def index(self) -> None:
        """Makes the added calls findable: by what the old index knew of them, else by what their rows tell."""
        columns = "seq, id, name, company, number_typed, number_e164, note, outcome, verdict, script_id, state"
        places = self._connection.execute(
            f"SELECT {columns} FROM call WHERE seq NOT IN (SELECT rowid FROM call_search)"
        ).fetchall()
        changed = [
            self._connection.execute(f"SELECT {columns} FROM call WHERE id = ?", (one,)).fetchone()
            for one in sorted(self._changed)
        ]
        done: set[int] = set()
        for row in [*places, *(one for one in changed if one is not None)]:
            found: Row = dict(zip(columns.split(", "), row, strict=True))
            if found["seq"] in done:
                continue
            done.add(found["seq"])
            self._index_call(found)

    def _index_call(self, found: Row) -> None:
        known = self._words.get(int(found["seq"]))
        words = known[_INDEXED.index("words")] if known is not None else self._words_of(str(found["id"]))
        final = found if found["state"] == "ended" else found | {"outcome": "", "verdict": ""}
        values = index_columns(final, words)
        self._connection.execute(
            f"INSERT OR REPLACE INTO call_search(rowid, {', '.join(values)}) VALUES (?, {marks(values)})",
            (found["seq"], *values.values()),
        )
        for kind, value in (
            ("outcome", final["outcome"]),
            ("verdict", final["verdict"]),
            ("script", found["script_id"]),
        ):
            if value:
                self._insert("facet", {"kind": kind, "value": value})

    def _words_of(self, call_id: str) -> str:
        found = self._connection.execute(
            "SELECT stable, text, answer_note FROM trace_entry WHERE call_id = ? ORDER BY number", (call_id,)
        )
        return "\n".join(str(one) for row in found for one in row if one)

    def _note_gaps(self, marked: int) -> int:
        """Notes where lines are missing, so that the chain can be checked from there on; how many are."""
        known = {
            int(str(row[0]).removeprefix(GAP))
            for row in self._connection.execute("SELECT key FROM meta WHERE key LIKE ?", (f"{GAP}%",))
        }
        cursor = self._connection.execute(f"SELECT {', '.join(EVENT_COLUMNS)} FROM call_event ORDER BY seq")
        broken = broken_links(dict(zip(EVENT_COLUMNS, row, strict=True)) for row in cursor)
        for seq in broken:
            if seq not in known:
                row = self._connection.execute("SELECT prev_hash FROM call_event WHERE seq = ?", (seq,)).fetchone()
                self._insert("meta", {"key": f"{GAP}{seq}", "value": str(row[0]) if row else ""})
        last = self._number("SELECT max(seq) FROM call_event")
        return max(last, marked) - self.count("call_event")

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return self._number(f"SELECT count(*) FROM {table}")

    def _number(self, sql: str, *values: object) -> int:
        row = self._connection.execute(sql, values).fetchone()
        return 0 if row is None or row[0] is None else int(row[0])
