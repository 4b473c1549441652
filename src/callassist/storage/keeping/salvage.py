"""Rows of ours, recognised among the pages of a damaged log by their shape and content.

The map of a database (which page belongs to which table) may be what is damaged, so it is not asked: every page that
can hold rows is read, and a row counts only if it can be nothing else – number and types of its columns, ids that are
ours, and for the journal the hash over the whole line. Better a row less than a wrong one.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from callassist.domain.fingerprint import KEY_ID, BlockReason, BlockScope
from callassist.domain.lead_list import MOST_ROWS
from callassist.storage.calls.chain import GAP, line_hash, payload_hash
from callassist.storage.calls.consent_journal import consent_hash
from callassist.storage.calls.records import RESCUE_KEY
from callassist.storage.columns import Table
from callassist.storage.keeping.lists_kept import LIST_CAUTION, ROW_CAUTION
from callassist.storage.keeping.pages import Pages, Record
from callassist.storage.schema_text import TABLES

_log = logging.getLogger(__name__)

Row = dict[str, Any]

WORDS = "call_search_content"
"""What the search knows of a call, by the name of FTS5's own table; its rows are `rowid` and the five columns."""

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_HASH = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00")
_CODE = re.compile(r"[a-z_]+")
_KEY_ID = re.compile(KEY_ID)
_SCOPES, _REASONS = {one.value for one in BlockScope}, {one.value for one in BlockReason}
_KINDS = {
    *("started", "continued", "action", "note", "hung_up", "gap", "resumed", "interrupted", "note_edited"),
    "corrected",
    "unreached",
}


def _id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _hash(value: object) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def _time(value: object) -> bool:
    return isinstance(value, str) and _TIME.fullmatch(value) is not None


def _is_meta(row: Row) -> bool:
    return row["key"] in ("log_id", "created_at", RESCUE_KEY) or str(row["key"]).startswith(GAP)


def _is_script(row: Row) -> bool:
    import hashlib

    # an old form of a script may be stored under the hash of its bytes; both are of the source alone
    return _hash(row["sha256"]) and hashlib.sha256(row["source"].encode()).hexdigest() == row["sha256"]


def _is_account(row: Row) -> bool:
    return _id(row["id"]) and _time(row["created_at"])


def _is_contact(row: Row) -> bool:
    return _id(row["id"]) and _id(row["account_id"]) and _time(row["created_at"])


def _is_call(row: Row) -> bool:
    return (
        _id(row["id"])
        and _id(row["contact_id"])
        and (row["parent_id"] is None or _id(row["parent_id"]))
        and _hash(row["script_sha256"])
        and _time(row["started_at"])
        and row["state"] in ("open", "ended")
        and row["direction"] in ("out", "in")
    )


def _is_event(row: Row) -> bool:
    erased = row["payload"] is None and row["salt"] is None
    return (
        _id(row["event_id"])
        and row["kind"] in _KINDS
        and _hash(row["hash"])
        and line_hash(row) == row["hash"]
        and (
            erased
            or (
                isinstance(row["payload"], str)
                and isinstance(row["salt"], str)
                and payload_hash(row["salt"], row["payload"]) == row["payload_hash"]
            )
        )
    )


def _is_trace(row: Row) -> bool:
    return _id(row["call_id"]) and _time(row["at_utc"]) and row["state"] in ("", "answered", "unknown", "refused")


def _is_follow_up(row: Row) -> bool:
    return (
        _id(row["id"])
        and (row["call_id"] is None or _id(row["call_id"]))
        and _id(row["contact_id"])
        and _time(row["created_at"])
        and row["state"] in ("open", "done", "replaced", "cancelled")
    )


def _is_json(value: object) -> bool:
    return value == "" or (isinstance(value, str) and value[0] in "{[" and value[-1] in "}]")


def _is_list(row: Row) -> bool:
    return (
        _id(row["id"])
        and row["state"] in LIST_CAUTION
        and _time(row["created_at"])
        and _is_json(row["counts"])
        and _is_json(row["imported"])
    )


def _is_list_row(row: Row) -> bool:
    return (
        row["state"] in ROW_CAUTION
        and 0 < row["place"] <= MOST_ROWS
        and (row["contact_id"] == "" or _id(row["contact_id"]))
        and _is_json(row["proof"])
        and _is_json(row["extra"])
        and all(row[name] == "" or row[name][0] == "+" for name in ("e164", "e164_2"))
    )


def _is_reject(row: Row) -> bool:
    return 0 < row["line"] <= MOST_ROWS and _CODE.fullmatch(row["reason"]) is not None


def _is_mapping(row: Row) -> bool:
    return (
        _hash(row["header_key"]) and _is_json(row["columns"]) and _is_json(row["decisions"]) and _time(row["used_at"])
    )


def _is_erasure(row: Row) -> bool:
    return _id(row["id"]) and _time(row["at_utc"]) and all(_is_json(row[one]) for one in ("targets", "counts", "kept"))


def _is_number(row: Row) -> bool:
    states = ("ok", "doubtful", "wrong", "dead", "blocked")
    return _id(row["contact_id"]) and row["place"] > 0 and row["state"] in states and _time(row["added_at"])


def _is_merge(row: Row) -> bool:
    return (
        all(_id(row[one]) for one in ("id", "winner", "loser"))
        and _is_json(row["before"])
        and _time(row["at_utc"])
        and (row["undone_at"] == "" or _time(row["undone_at"]))
    )


def _is_disclosure(row: Row) -> bool:
    return _id(row["id"]) and _time(row["at_utc"]) and _CODE.fullmatch(row["kind"]) is not None and row["rows"] >= 0


def _is_consent(row: Row) -> bool:
    return (
        _id(row["id"])
        and _id(row["contact_id"])
        and row["state"] in ("open", "ended")
        and (row["last_used_at"] == "" or _time(row["last_used_at"]))
        and (_time(row["ended_at"]) if row["state"] == "ended" else row["ended_at"] == "")
    )


def _is_consent_event(row: Row) -> bool:
    erased = row["payload"] is None and row["salt"] is None
    return (
        _id(row["event_id"])
        and row["kind"] in ("given", "used", "ended", "corrected")
        and consent_hash(row) == row["hash"]
        and (
            erased
            or (
                isinstance(row["payload"], str)
                and isinstance(row["salt"], str)
                and payload_hash(row["salt"], row["payload"]) == row["payload_hash"]
            )
        )
    )


def _is_block(row: Row) -> bool:
    return (
        _id(row["id"])
        and (_hash(row["fingerprint"]) or (row["fingerprint"] == "" and _id(row["contact_id"])))
        and _KEY_ID.fullmatch(row["key_id"]) is not None
        and row["scope"] in _SCOPES
        and row["reason"] in _REASONS
        and _time(row["since"])
        and (row["contact_id"] == "" or _id(row["contact_id"]))
        # a block is never taken for lifted by half a row
        and ((_time(row["lifted_at"]) and row["lifted_reason"] != "") or row["lifted_at"] == row["lifted_reason"] == "")
    )


def _is_block_key(row: Row) -> bool:
    return _KEY_ID.fullmatch(row["key_id"]) is not None and _hash(row["key"]) and _time(row["made_at"])


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a row of one table looks like in a page."""

    table: str
    #: names, whether a whole number is expected, and whether it may be NULL
    columns: tuple[tuple[str, bool, bool], ...]
    #: the column that is the rowid itself and stands as NULL in the record
    rowid: str
    #: kept in the order of its key, without a rowid
    is_index: bool
    fits: Callable[[Row], bool]
    #: names that came with a later format than this shape, and what stands in them
    later: tuple[tuple[str, object], ...] = ()

    def row(self, record: Record) -> Row | None:
        if len(record.values) != len(self.columns) or (record.rowid is None) != self.is_index:
            return None
        row: Row = dict(self.later)
        for value, (name, whole, may_be_null) in zip(record.values, self.columns, strict=True):
            if name == self.rowid:
                if value is not None:
                    return None
                row[name] = record.rowid
            elif value is None:
                if not may_be_null:
                    return None
                row[name] = None
            elif not isinstance(value, int if whole else str):
                return None
            else:
                row[name] = value
        return row if self.fits(row) else None


def _shape(table: Table, fits: Callable[[Row], bool]) -> _Shape:
    columns = tuple((column.name, column.whole, column.optional) for column in table.columns)
    return _Shape(table.name, columns, table.rowid, table.is_index, fits)


def _older_shapes(shape: _Shape, table: Table) -> Iterator[_Shape]:
    """How rows from before columns were added look: those stand behind all others, and have a default.

    SQLite adds columns without touching the rows: a log that was brought up to date holds rows of every width.
    """
    for width in table.widths:
        later = tuple((column.name, column.default) for column in table.columns[width:])
        yield replace(shape, columns=shape.columns[:width], later=later)


def _shapes() -> tuple[_Shape, ...]:
    checks: Mapping[str, Callable[[Row], bool]] = {
        "meta": _is_meta,
        "script_version": _is_script,
        "account": _is_account,
        "contact": _is_contact,
        "call": _is_call,
        "call_event": _is_event,
        "trace_entry": _is_trace,
        "follow_up": _is_follow_up,
        "lead_list": _is_list,
        "list_row": _is_list_row,
        "list_reject": _is_reject,
        "import_mapping": _is_mapping,
        "erasure": _is_erasure,
        "contact_number": _is_number,
        "contact_merge": _is_merge,
        "disclosure": _is_disclosure,
        "consent": _is_consent,
        "consent_event": _is_consent_event,
        "block": _is_block,
        "block_key": _is_block_key,
    }
    shapes = [(_shape(TABLES[name], fits), TABLES[name]) for name, fits in checks.items()]
    words = tuple((name, False, name == "id") for name in ("id", "people", "numbers", "words", "note", "tags"))
    return (
        *(shape for shape, _ in shapes),
        *(older for shape, table in shapes for older in _older_shapes(shape, table)),
        _Shape(WORDS, words, "id", False, lambda row: row["tags"] != ""),  # noqa: FBT003 - a field of a value
    )


def salvage(
    pages: Pages, tick: Callable[[int, int], None] | None = None, numbers: Iterable[int] | None = None
) -> Iterator[tuple[str, Row]]:
    """Every row of ours in `pages`, with its table's name, in no useful order; the same one may come twice.

    Args:
        pages: of the damaged log.
        tick: is told how many pages of how many are done, now and then; may raise to call it off.
        numbers: of the pages to read; None: all of them.
    """
    by_width: Mapping[int, list[_Shape]] = _by_width()
    for done, number in enumerate(pages.numbers() if numbers is None else numbers):
        if tick is not None and done % 16 == 0:
            tick(done, pages.count)
        for record in pages.records(number):
            for shape in by_width.get(len(record.values), ()):
                row = shape.row(record)
                if row is not None:
                    yield shape.table, row
                    break
    if pages.passed_over:
        _log.warning("%d cells of a damaged log lead nowhere or in circles and were passed over", pages.passed_over)


def _by_width() -> dict[int, list[_Shape]]:
    found: dict[int, list[_Shape]] = {}
    for shape in _shapes():
        found.setdefault(len(shape.columns), []).append(shape)
    return found
