"""Every column of the log that may tell of a person is handed out, erased, and let go of when its time is over.

A column counts as personal unless it stands below: whoever adds one has to see to all three, or say why it is nobody's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from callassist.domain.consents import ConsentProof
from callassist.domain.lead_list import ListFrame, ListRow, Party, RejectedLine
from callassist.domain.text import Language
from callassist.engine.retention import PERIODS, Rule
from callassist.services.clock import FixedClock
from callassist.services.leads.lists import request_for
from callassist.services.people.persons import PersonRef
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import Connection, connect
from callassist.storage.people.sheet import as_json
from callassist.storage.rows import insert
from callassist.storage.schema_text import TABLES
from tests.storage.logs import NONE, START, rows, services, unhindered

_IDS = "id contact_id account_id call_id parent_id list_id list_place list_seq place seq number event_id consent_id"
_TIMES = "created_at started_at started_local last_at ended_at at_utc since lifted_at used_at added_at made_at done_at"
_CODES = "state kind scope precision language zone stage role source certainty key_id utc_offset_min hash prev_hash"

#: columns that tell nothing of anybody, whatever table they stand in: ids, times of ours, codes of ours, hashes
NOBODYS = frozenset(
    f"{_IDS} {_TIMES} {_CODES} payload_hash salt made_by script_id keep_until kept_at undone_at".split()
)
#: the same of one table
NOBODYS_OF: dict[str, str] = {
    # what is said of a list as a whole
    "lead_list": " ".join(one.name for one in TABLES["lead_list"].columns),
    "import_mapping": "header_key name columns decisions",
    # the log's own: keys, versions of scripts, what filters offer
    "block_key": "key origin",
    "meta": "key value",
    "script_version": " ".join(one.name for one in TABLES["script_version"].columns),
    "facet": "value",
    # ids, counts and fingerprints: nobody by name
    "erasure": "fingerprint targets counts kept",
    # that something was handed out, and not what
    "disclosure": "recipient rows columns sha256",
    # why nobody calls that number; whose it was is in `number`
    "block": "fingerprint reason source_call_id lifted_reason",
    "consent": "basis channels given_at evidence_kind last_used_at",
    "contact_merge": "winner loser",
    "contact": "number_state merged_into",
    "list_row": "",
    "list_reject": "line reason",
    # how a call went, by codes and figures of the script
    "call": "script_sha256 script_version depth direction active_ms consent_basis node events trace_entries answered"
    " outcome verdict reason_codes not_before points points_max known_percent product_1 product_1_state product_2"
    " follow_up follow_up_at objections notice_given day_part gate origin attempt",
    "call_event": "node_id mono_ms",
    "trace_entry": "node question wording_version supersedes objection wording helped",
    "follow_up": "due_at due_local resume_node wall origin window_min remind_min ics_sequence",
}
#: personal, and not on the sheet: it says the same as another column, or is said there in words
NOT_TOLD = frozenset(
    {
        ("list_key", "key"),
        ("account", "name_key"),
        ("call", "cells"),
        ("call_event", "payload"),
        # told as a whole, by who reads the lists: it is nobody's row
        ("list_reject", "raw"),
    }
)
#: they keep what they are: somebody is found by them, so that their own value is looked for
_FOUND_BY = {
    "raw",
    "e164",
    "e164_2",
    "number_e164",
    "number_typed",
    "typed",
    "key",
    "number",
    "email",
    "name",
    "first",
    "last",
}
NAME, NUMBER, SECOND, MAIL = "Zenobia Quandt", "+49307654321", "+491711234567", "zenobia@quandt.example"
ROW = ListRow(
    3,
    first="Zenobia",
    last="Quandt",
    e164=NUMBER,
    e164_2=SECOND,
    typed="030 7654321\n0171 1234567",
    email=MAIL,
    company="Quandt KG",
)
FRAME = ListFrame("Messe", Party.BUSINESS, "education_savings", "cold_call", presumed_reason="Asked at the fair for it")
PROOF = ConsentProof("presumed", "Beispiel GmbH", "savings", "phone", "asked for an offer at the fair", how="there")


def personal() -> list[tuple[str, str]]:
    """Every column that may tell of a person."""
    return [
        (table, column.name)
        for table, found in TABLES.items()
        for column in found.columns
        if column.name not in NOBODYS and column.name not in NOBODYS_OF.get(table, "").split()
    ]


def canary(table: str, column: str) -> str:
    return f"kanari-{table}-{column}".replace("_", "-")


def filled(folder: Path) -> PersonRef:
    """A log in which one person stands everywhere, every column of theirs told apart."""
    with services(folder) as found:
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
        rejected = RejectedLine(9, "too_wide", f"{NAME};{NUMBER};x;y")
        listed = found.lead_lists.read_in(FRAME, [ROW, rejected])
        found.lead_lists.read_in(replace(FRAME, name="Alt"), [replace(ROW, place=4, name=NAME)])
        (one,) = (one for one in found.lead_lists.lists().result(200) if one.id == listed.list_id)
        (placed,) = found.lead_lists.rows(listed.list_id).result(200)
        asked = replace(request_for(one, placed, Language.DE), proof=PROOF)
        live = found.calling.start(asked).result(200)
        live.press("1").future.result(200)
        live.hang_up("not_interested", NONE, "eine Notiz").future.result(200)
        (somebody,) = found.persons.find(NUMBER).result(200)
    contact = somebody.ref.contact_id
    connection = connect(folder / FILE_NAME)
    try:
        add_what_is_rare(connection, contact)
        with unhindered(connection):
            for table, column in personal():
                if column in _FOUND_BY:
                    continue
                is_json = column in ("proof", "extra", "before", "payload", "value", "answers", "own_questions")
                text = f'{{"x":"{canary(table, column)}"}}' if is_json else canary(table, column)
                connection.execute(f"UPDATE {table} SET {column} = ?", (text,))
    finally:
        connection.close()
    return somebody.ref


def add_what_is_rare(connection: Connection, contact: str) -> None:
    """Rows that seldom come by themselves: a follow-up that is over, a block of the person, a merge."""
    (call, account) = connection.execute(
        "SELECT k.id, c.account_id FROM call k JOIN contact c ON c.id = k.contact_id"
    ).fetchone() or ("", "")
    of = {"contact_id": contact, "reason": "asked"}
    told = {"call_id": call, "kind": "callback", "state": "done"}
    insert(connection, "follow_up", {"id": "f", **told, **of, "contact_name": NAME})
    insert(
        connection, "block", {"id": "b", "fingerprint": "p", "key_id": "k", "number": NUMBER, **of, "scope": "person"}
    )
    loser = {"id": "loser", "account_id": account, "name": NAME, "merged_into": contact}
    insert(connection, "contact", loser)
    insert(connection, "contact_merge", {"id": "m", "winner": contact, "loser": "loser", "at_utc": "2026-03-02"})


def values(folder: Path, table: str, column: str) -> str:
    """All that stands in a column, as one text."""
    return "\n".join(str(one) for (one,) in rows(folder, f"SELECT {column} FROM {table}"))


def tells(table: str, column: str, text: str) -> bool:
    """Whether a text holds what stood in this column."""
    if column not in _FOUND_BY:
        return canary(table, column) in text
    wanted = (NUMBER, SECOND, "030 7654321", "0171 1234567", MAIL, NAME, "Zenobia", "Quandt")
    return any(one in text for one in wanted)


def test_the_log_is_filled_in_every_column(tmp_path: Path) -> None:
    filled(tmp_path)
    empty = [one for one in personal() if not tells(*one, values(tmp_path, *one))]
    assert empty == [], "nothing would be seen of these"


def test_every_personal_column_is_handed_out(tmp_path: Path) -> None:
    ref = filled(tmp_path)
    with services(tmp_path) as found:
        sheet = as_json(found.persons.sheet(ref).result(200))
    missing = [one for one in personal() if one not in NOT_TOLD and not tells(*one, sheet)]
    assert missing == []


@pytest.mark.parametrize("way", ["erased", "time is over"])
def test_nothing_is_left_of_any_personal_column(tmp_path: Path, way: str) -> None:
    ref = filled(tmp_path)
    later = PERIODS[Rule.NO_RESULT].after(START.astimezone(UTC))
    with services(tmp_path, FixedClock(START if way == "erased" else later, "Europe/Berlin")) as found:
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
        if way == "erased":
            found.persons.erase(ref).result(200)
        else:
            assert found.retention.run().result(200).put_off_to is not None
            clock: Any = found.clock
            clock.tick(86_400)
            found.retention.run().result(200)
    left = [one for one in personal() if tells(*one, values(tmp_path, *one))]
    assert left == []
