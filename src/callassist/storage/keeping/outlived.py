"""What has outlived its period: found and removed in slices. Which rule says so is the engine's. Database thread only.

Rows of lists are nobody's yet and go as those of a list that was taken back do: whom their file said not to call stays
blocked, by a fingerprint alone where nobody else has the number. People go by the road of erasing.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from callassist.domain.outcome import BY_MISTAKE, RESULTS
from callassist.engine.retention import Standing
from callassist.storage.blocks.forgetting import forget_number
from callassist.storage.calls.called_rows import shift
from callassist.storage.calls.contacts import ERASED, head_of, made_one_with
from callassist.storage.calls.search import marks
from callassist.storage.driver import Connection
from callassist.storage.keeping.erasing import CONSENT, HAS_NUMBER
from callassist.storage.leads.listed_blocks import ListedBlocks
from callassist.storage.leads.pace import Pace
from callassist.storage.leads.removing import REMOVE, free
from callassist.storage.leads.row_columns import held_on, told_of
from callassist.storage.leads.row_keys import DELETE_KEY, address_key, keys_of
from callassist.storage.rows import transaction, update

if TYPE_CHECKING:
    from callassist.storage.jobs import Slices
    from callassist.storage.store import Store

#: rows that are looked at in one go for those in a state, and people
_LOOKED_AT, _PEOPLE_AT_ONCE = 5_000, 100
_SEEN = "state IN ('open', 'paused', 'closed')"
_LISTS = f"SELECT seq, id, name, created_at, obtained_at FROM lead_list WHERE {_SEEN} ORDER BY created_at, id"
_ROWS = (
    "SELECT place, state, proof, e164, e164_2, email FROM list_row"
    " WHERE list_seq = ? AND place > ? AND place <= ? AND state <> 'touched' ORDER BY place LIMIT ?"
)
_HELD = (
    "SELECT place, state, proof, e164, e164_2, email FROM list_row"
    " WHERE list_seq = ? AND place > ? AND place <= ? AND state = 'held' ORDER BY place LIMIT ?"
)
_HEADS = (
    "SELECT id, created_at, source, name || number_e164 || number_typed FROM contact"
    # of whoever was made one, the other one may be the one whose proof stays
    " WHERE id > ?1 AND (merged_into = '' OR source = ?2) ORDER BY id LIMIT ?3"
)
_LISTED = (
    f"SELECT 1 FROM list_key k JOIN lead_list l ON l.seq = k.list_seq AND l.{_SEEN}"
    " JOIN list_row r ON r.list_seq = k.list_seq AND r.place = k.place"
    " WHERE k.key = ? AND r.state = 'known'"
)
_TELLS = " || ".join(CONSENT)
_NUMBERED = "SELECT 1 FROM block WHERE number = ? AND number <> '' LIMIT 1"
_REJECTS = (
    "DELETE FROM list_reject WHERE list_seq = ?1"
    " AND line IN (SELECT line FROM list_reject WHERE list_seq = ?1 ORDER BY line LIMIT ?2)"
)


@dataclass(frozen=True, slots=True)
class ListSpan:
    """A list that can be seen, by what its rows leave by."""

    seq: int
    id: str
    name: str
    #: UTC text
    created_at: str
    #: ISO date, as it was told
    obtained_at: str


def lists_there(connection: Connection) -> list[ListSpan]:
    """All lists that can be seen, the oldest first."""
    return [
        ListSpan(int(seq), str(list_id), str(name), str(created), str(obtained))
        for seq, list_id, name, created, obtained in connection.execute(_LISTS).fetchall()
    ]


def untouched_of(connection: Connection, seq: int) -> int:
    """How many rows of a list nobody was called by."""
    sql = "SELECT sum(n.value) FROM lead_list l, json_each(l.counts) n WHERE l.seq = ? AND n.key <> 'touched'"
    return _number(connection, sql, seq)


def rejects_of_list(connection: Connection, seq: int) -> int:
    """How many lines of its file are kept that are no rows, the names of its columns not counted."""
    return _number(connection, "SELECT count(*) FROM list_reject WHERE list_seq = ? AND reason <> 'header'", seq)


def held_since(store: Store, seq: int, spared: Collection[str]) -> Slices[Counter[str]]:
    """Since which days rows of a list are held, and how many; "": since it was read in.

    Args:
        store: the log.
        seq: which list.
        spared: why a row is held that counts as one nobody was called by.
    """
    found: Counter[str] = Counter()
    sql = "SELECT json_extract(counts, '$.held') FROM lead_list WHERE seq = ?"
    if not _number(store.connection, sql, seq):
        return found
    after, last = 0, _last_place(store.connection, seq)
    while after < last:
        until = after + _LOOKED_AT
        rows = store.connection.execute(_HELD, (seq, after, until, _LOOKED_AT)).fetchall()
        found.update(held_on(str(proof)) for _, _, proof, *_ in rows if told_of(str(proof))[1] not in spared)
        after = until
        yield
    return found


def remove_rows(
    store: Store, span: ListSpan, at_utc: str, goes: Callable[[str], bool] | None, spared: Collection[str] = ()
) -> Slices[int]:
    """Removes rows of a list that nobody was called by, until a call is on; how many went.

    Args:
        store: the log.
        span: which list.
        at_utc: now.
        goes: by the day a row is held since ("": since it was read in), of those that are held; None: all rows go.
        spared: why a row is held that stays, where `goes` is given.
    """
    connection, pace = store.connection, Pace(store)
    removal = Removal(connection, span, at_utc)
    removed, after, last = 0, 0, _last_place(connection, span.seq)
    while after < last and not store.journal.under_way:
        until = after + _LOOKED_AT
        with pace.slice(pace.size):
            rows = connection.execute(_ROWS if goes is None else _HELD, (span.seq, after, until, pace.size)).fetchall()
            gone = [
                (int(place), str(state), tuple(map(str, keyed)))
                for place, state, proof, *keyed in rows
                if goes is None or (told_of(str(proof))[1] not in spared and goes(held_on(str(proof))))
            ]
            removal.remove(gone)
            after = int(rows[-1][0]) if len(rows) == pace.size else until
        removed += len(gone)
        yield
    return removed


class Removal:
    """Rows of one list, on their way out."""

    def __init__(self, connection: Connection, span: ListSpan, at_utc: str) -> None:
        self._connection = connection
        self._seq = span.seq
        self._at = at_utc
        self._blocks = ListedBlocks(connection, span.id)

    def remove(self, rows: Sequence[tuple[int, str, tuple[str, ...]]]) -> None:
        """These: place, state, and what they are found by. Within a transaction."""
        if not rows:
            return
        connection, seq = self._connection, self._seq
        keys = [(key, seq, place) for place, _, keyed in rows for key in keys_of(*keyed)]
        connection.executemany(DELETE_KEY, sorted(keys))
        self._blocks.of_rows(place for place, state, _ in rows if state == "blocked")
        connection.executemany(REMOVE, [(seq, place) for place, _, _ in rows])
        free(connection, [key for key, _, _ in keys])
        for number in dict.fromkeys(one for _, _, (*numbers, _) in rows for one in numbers if one):
            # of whoever is blocked nothing but a fingerprint is kept, unless somebody else has the number
            if connection.execute(_NUMBERED, (number,)).fetchone() is None:
                continue
            if connection.execute(HAS_NUMBER, (number,)).fetchone() is None:
                forget_number(connection, number, self._at)
        shift(connection, seq, {state: -number for state, number in Counter(one for _, one, _ in rows).items()})


def remove_rejects(store: Store, seq: int) -> Slices[None]:
    """Removes the lines of a list's file that are no rows, with the names of its columns."""
    pace = Pace(store)
    while not store.journal.under_way:
        with pace.slice(pace.size):
            found = store.connection.execute(_REJECTS, (seq, pace.size)).rowcount
        if found <= 0:
            return
        yield


def people_before(store: Store, before_utc: str) -> Slices[list[str]]:
    """Contacts that were first written down before that moment, or of whom a proof alone is left; each person once."""
    found: dict[str, None] = {}
    after = ""
    while True:
        rows = store.connection.execute(_HEADS, (after, ERASED, _LOOKED_AT)).fetchall()
        for contact, created, source, tells in rows:
            if tells if source == ERASED else str(created) < before_utc:
                found[head_of(store.connection, str(contact))] = None
        if len(rows) < _LOOKED_AT:
            return list(found)
        after = str(rows[-1][0])
        yield


def standings(store: Store, contacts: Sequence[str]) -> Slices[dict[str, Standing]]:
    """How each of these people stands."""
    found: dict[str, Standing] = {}
    for place in range(0, len(contacts), _PEOPLE_AT_ONCE):
        for contact in contacts[place : place + _PEOPLE_AT_ONCE]:
            group = made_one_with(store.connection, contact)
            found[contact] = standing_of(store.connection, group, store.journal.under_way)
        yield
    return found


def standing_of(connection: Connection, contacts: Sequence[str], under_way: Iterable[str] = ()) -> Standing:
    """How a person stands: a contact with all it was made one with. `under_way`: ids of calls that are on."""
    of_these = f"contact_id IN ({marks(contacts)})"
    results = sorted(RESULTS)
    row = connection.execute(
        f"SELECT max(CASE WHEN outcome <> ? THEN max(started_at, last_at, ended_at) END),"
        f" sum(state = 'open'), sum(outcome IN ({marks(results)})) FROM call WHERE {of_these}",
        (BY_MISTAKE, *results, *contacts),
    ).fetchone()
    last, is_on, has_result = row if row is not None else (None, 0, 0)
    calls = connection.execute(f"SELECT id FROM call WHERE {of_these}", tuple(contacts)).fetchall()
    running = set(under_way)
    is_on = bool(is_on) or any(str(one) in running for (one,) in calls)
    is_open = _exists(connection, f"SELECT 1 FROM follow_up WHERE state = 'open' AND {of_these}", contacts)
    appointed = f"SELECT 1 FROM follow_up WHERE kind = 'appointment' AND state = 'done' AND {of_these}"
    customer = f"SELECT 1 FROM consent WHERE basis = 'customer' AND state = 'open' AND {_TELLS} <> '' AND {of_these}"
    first = connection.execute(
        f"SELECT max(created_at), min(source = ?), max(name || number_e164 || number_typed) FROM contact"
        f" WHERE id IN ({marks(contacts)})",
        (ERASED, *contacts),
    ).fetchone()
    created, erased, tells = first if first is not None else ("", 0, "")
    proof = connection.execute(
        f"SELECT max(keep_until) FROM consent WHERE basis IN ('express', 'own_request') AND {_TELLS} <> ''"
        f" AND {of_these}",
        tuple(contacts),
    ).fetchone()
    return Standing(
        _moment(max(str(last or ""), str(created or ""))),
        is_on,
        is_open,
        bool(has_result) or _exists(connection, appointed, contacts) or _exists(connection, customer, contacts),
        _is_listed(connection, contacts),
        _day("" if proof is None or proof[0] is None else str(proof[0])) or (date.min if erased else None),
        bool(erased and tells),
    )


def _is_listed(connection: Connection, contacts: Sequence[str]) -> bool:
    wanted = marks(contacts)
    found = connection.execute(
        f"SELECT number_e164 FROM contact WHERE id IN ({wanted}) AND number_e164 <> ''"
        f" UNION SELECT e164 FROM contact_number WHERE contact_id IN ({wanted}) AND e164 <> ''"
        f" UNION SELECT email FROM contact WHERE id IN ({wanted}) AND email <> ''",
        (*contacts, *contacts, *contacts),
    ).fetchall()
    return any(
        _exists(connection, f"{_LISTED} AND r.contact_id IN ({wanted})", (key, *contacts))
        for key in (address_key(one) if "@" in one else one for one in (str(each) for (each,) in found))
    )


def consents_before(connection: Connection, today: str) -> list[tuple[str, str, str]]:
    """Consents whose proof has been kept long enough, with the contact of each and until when it was to be kept.

    `today`: ISO date.
    """
    sql = (
        "SELECT k.id, k.contact_id, k.keep_until FROM consent k JOIN contact c ON c.id = k.contact_id"
        f" WHERE k.keep_until <> '' AND k.keep_until < ? AND {' || '.join(f'k.{one}' for one in CONSENT)} <> ''"
        # of whoever was erased the proof goes with the person, unless they are called again
        " AND (c.source <> ? OR c.merged_into <> '') ORDER BY k.keep_until, k.id"
    )
    found = connection.execute(sql, (today, ERASED)).fetchall()
    return [(str(one), str(contact), str(until)) for one, contact, until in found]


def forget_consents(connection: Connection, consents: Sequence[str]) -> tuple[str, ...]:
    """Takes out what these consents tell; the hashes of their lines stay, so the chain does.

    Returns the hashes of files that proved them.
    """
    wanted = marks(consents)
    sql = f"SELECT DISTINCT evidence_sha256 FROM consent WHERE evidence_sha256 <> '' AND id IN ({wanted})"
    with transaction(connection):
        files = tuple(str(one) for (one,) in connection.execute(sql, tuple(consents)).fetchall())
        event = f"UPDATE consent_event SET payload = NULL, salt = NULL WHERE consent_id IN ({wanted})"
        connection.execute(f"{event} AND payload IS NOT NULL", tuple(consents))
        update(connection, "consent", dict.fromkeys(CONSENT, ""), f"id IN ({wanted})", tuple(consents))
    return files


def ledger_before(connection: Connection, today: str) -> list[str]:
    """Ids of lines of the ledger that were kept long enough; `today`: ISO date."""
    sql = "SELECT id FROM erasure WHERE keep_until <> '' AND keep_until < ? ORDER BY id"
    return [str(one) for (one,) in connection.execute(sql, (today,)).fetchall()]


def ledger_days(connection: Connection, until: str) -> list[str]:
    """The days until which lines of the ledger are kept, of those that leave before `until` (ISO date)."""
    sql = "SELECT keep_until FROM erasure WHERE keep_until <> '' AND keep_until < ? ORDER BY keep_until"
    return [str(one) for (one,) in connection.execute(sql, (until,)).fetchall()]


def forget_ledger(connection: Connection, lines: Sequence[str]) -> None:
    """Removes these lines."""
    with transaction(connection):
        connection.execute(f"DELETE FROM erasure WHERE id IN ({marks(lines)})", tuple(lines))


def newest_entry(connection: Connection, before_utc: str) -> str:
    """UTC text of the newest thing the log holds written at that moment or before; "" where there is none.

    What is younger was written by the clock that is asked about. When this was looked through last counts in any case:
    that is noted by a clock that was believed.
    """
    sql = (
        "SELECT max(at) FROM ("
        "SELECT at FROM (SELECT at_utc AS at FROM call_event WHERE at_utc <= ?1 ORDER BY seq DESC LIMIT 1)"
        " UNION ALL SELECT max(created_at) FROM lead_list WHERE created_at <= ?1"
        " UNION ALL SELECT value FROM meta WHERE key = ?2)"
    )
    row = connection.execute(sql, (before_utc, LOOKED)).fetchone()
    return "" if row is None or row[0] is None else str(row[0])


LOOKED, DOUBTED = "retention_looked", "retention_doubted"
"""Rows of `meta`: when this was looked through last, and since when the clock has been ahead of all there is."""


def noted(connection: Connection, key: str) -> str:
    """A row of `meta`; "" where there is none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return "" if row is None else str(row[0])


def note(connection: Connection, key: str, value: str) -> None:
    """Writes a row of `meta`; "" takes it away."""
    with transaction(connection):
        connection.execute("DELETE FROM meta WHERE key = ?", (key,))
        if value:
            connection.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (key, value))


def _last_place(connection: Connection, seq: int) -> int:
    return _number(connection, "SELECT max(place) FROM list_row WHERE list_seq = ?", seq)


def _number(connection: Connection, sql: str, *given: object) -> int:
    row = connection.execute(sql, given).fetchone()
    return 0 if row is None or row[0] is None else int(row[0])


def _exists(connection: Connection, sql: str, given: Sequence[str]) -> bool:
    return connection.execute(f"{sql} LIMIT 1", tuple(given)).fetchone() is not None


def _moment(text: str) -> datetime | None:
    with suppress(ValueError):
        found = datetime.fromisoformat(text)
        return found if found.tzinfo is not None else None
    return None


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text[:10])
    return None
