"""A log of a million calls, made once and kept in the folder for temporary files.

Realistic in what matters: two thirds of the calls reach nobody (two keys, no script); the others are calls that the
engine really played, with their whole trace and journal, some hundred different ones, spread over names, companies,
numbers, times and notes. Rows go in bulk through the real tables, index and hash chain.
"""

from __future__ import annotations

import getpass
import json
import random
import secrets
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from callassist.domain.script import Script
from callassist.engine import actions
from callassist.engine import setup as call_setup
from callassist.engine.call import Call
from callassist.storage import schema
from callassist.storage.calls import encoding
from callassist.storage.calls.chain import line_hash, payload_hash
from callassist.storage.calls.records import utc_text
from callassist.storage.calls.search import TIDY, fold, index_columns
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import Connection, connect
from callassist.storage.identifiers import new_id
from tests.engine import playing

FIRST = (
    "Anna Berta Clara Dieter Emil Fatma Gerd Heike Ingo Jana Karl Lena Mehmet Nora Otto Petra Rolf Sabine Tim Ute Zoe"
)
LAST_A = "Berg Hof Stein Wald Feld Bach Kirch Neu Alt Ober Unter Schön Weiß Schwarz Roth Lang Kurz Groß Klein Hart"
LAST_B = "mann er ler meyer müller schmidt bauer huber hauser mayr brecht hardt linger inger kamp stedt rich wig"
TRADE = "Dach Solar Elektro Bau Holz Metall Auto Garten Küchen Druck Büro Glas Heizung Licht Medien Pflege Reise Wein"
FORM = "GmbH AG & Co. KG e.K. OHG mbH"
NOTES = (
    "ruft zurück nach dem Urlaub",
    "Frau entscheidet mit, abends noch einmal versuchen",
    "will erst ein Angebot sehen",
    "Vertrag läuft noch bis Ende Juni",
    "kein Interesse, hat gerade gewechselt",
    "bitte Unterlagen schicken an die neue Adresse",
    "sehr freundlich, Termin am Dienstag",
    "Chef ist montags im Haus",
    "Dach wird nächstes Jahr neu gedeckt",
    "zwei Kinder, eins geplant",
)
UNREACHED = ["no_answer"] * 12 + ["busy"] * 4 + ["voicemail_left", "voicemail_silent"] * 3 + ["number_dead"]
OUTCOMES = (
    "callback_agreed hung_up not_interested disqualified later info_requested prospect_no_appointment appointment_set"
)
ZONE = "Europe/Berlin"
BEGIN = datetime(2016, 1, 4, 8, tzinfo=UTC)
BATCH = 5_000
#: raised when this module makes another log
EDITION = 1


@dataclass
class Played:
    """A call the engine played, as the rows it leaves."""

    columns: dict[str, Any]
    trace: list[dict[str, Any]]
    payloads: list[str]
    words: str
    setup: str
    script: Script
    stage: str


def big_log(calls: int) -> Path:
    """The folder of a log with so many calls."""
    folder = (
        Path(tempfile.gettempdir())
        / f"callassist-benchmark-{getpass.getuser()}"
        / f"{calls}-{schema.USER_VERSION:x}-{EDITION}"
    )
    if (folder / "done").exists():
        return folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.glob("*"):
        old.unlink()
    print(f"making a log of {calls:,} calls in {folder} …", file=sys.stderr, flush=True)
    path = folder / FILE_NAME
    schema.create(path, utc_text(BEGIN))
    connection = connect(path)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000", "foreign_keys = OFF"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    Maker(connection, calls).make()
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.close()
    (folder / "done").touch()
    return folder


class Maker:
    def __init__(self, connection: Connection, calls: int) -> None:
        self.connection = connection
        self.calls = calls
        self.random = random.Random(7)
        self.played = _played_calls()
        self.previous = ""
        last = [a + b for a in LAST_A.split() for b in LAST_B.split()]
        self.names = [f"{first} {name}" for first in FIRST.split() for name in last]
        self.firms = [
            f"{name} {trade} {form}" for name in last[:120] for trade in TRADE.split() for form in FORM.split()
        ]
        self.folded: dict[str, str] = {}

    def make(self) -> None:
        self.connection.execute("BEGIN")
        self._scripts()
        contacts = self._contacts(max(self.calls // 8, 1))
        moment = BEGIN
        step = timedelta(days=3650) / self.calls
        number = 0
        while number < self.calls:
            batch = min(BATCH, self.calls - number)
            self._batch(number, batch, moment, step, contacts)
            number += batch
            moment += step * batch
        facets = {("outcome", one) for one in [*UNREACHED, *OUTCOMES.split()]} | {("verdict", "open")}
        facets |= {("verdict", str(one.columns["verdict"])) for one in self.played}
        facets |= {("script", one.script.id) for one in self.played}
        self.connection.executemany("INSERT INTO facet (kind, value) VALUES (?, ?)", sorted(facets))
        self.connection.execute("COMMIT")
        # as the program leaves the index after each call
        while True:
            before = self.connection.total_changes
            self.connection.execute(TIDY.replace("16", "5000"))
            if self.connection.total_changes - before < 2:
                break

    def _scripts(self) -> None:
        for script in {one.script.sha256: one.script for one in self.played}.values():
            questions = json.dumps(list(script.questions))
            values = (
                script.sha256,
                script.id,
                script.version,
                script.title.de,
                script.title.en,
                questions,
                script.source,
                "",
            )
            self.connection.execute("INSERT INTO script_version VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def _contacts(self, count: int) -> list[tuple[str, str, str, str, str]]:
        found: list[tuple[str, str, str, str, str]] = []
        for _ in range(count):
            prefix = self.random.choice(("30", "40", "89", "69", "221", "711", "151", "171", "176"))
            digits = f"{prefix}{self.random.randrange(10**5, 10**8)}"
            company = self.random.choice(self.firms) if self.random.random() < 0.6 else ""
            found.append((new_id(), self.random.choice(self.names), company, f"0{digits}", f"+49{digits}"))
        accounts = [(one[0], one[2], "") for one in found]
        rows = [(one[0], one[0], one[1], "unknown", "", one[3], one[4], "ok", "list", "") for one in found]
        self.connection.executemany("INSERT INTO account (id, name, created_at) VALUES (?, ?, ?)", accounts)
        names = "id, account_id, name, role, function, number_typed, number_e164, number_state, source, created_at"
        self.connection.executemany(f"INSERT INTO contact ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return found

    def _batch(self, first: int, count: int, moment: datetime, step: timedelta, contacts: list[Any]) -> None:
        calls: list[dict[str, Any]] = []
        index: list[tuple[Any, ...]] = []
        events: list[dict[str, Any]] = []
        trace: list[dict[str, Any]] = []
        for offset in range(count):
            started = moment + step * offset
            row, entries, lines, words = self._call(first + offset + 1, started, self.random.choice(contacts))
            calls.append(row)
            events += entries
            trace += lines
            columns = index_columns(row | {"name": "", "company": "", "note": ""}, "")
            people = self._fold(row["name"]) + " " + self._fold(row["company"])
            index.append((row["seq"], people, columns["numbers"], words, self._fold(row["note"]), columns["tags"]))
        self._insert("call", calls)
        self._insert("call_event", events)
        self._insert("trace_entry", trace)
        sql = "INSERT INTO call_search (rowid, people, numbers, words, note, tags) VALUES (?, ?, ?, ?, ?, ?)"
        self.connection.executemany(sql, index)

    def _insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        if rows:
            names = list(rows[0])
            sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
            self.connection.executemany(sql, [tuple(row.values()) for row in rows])

    def _fold(self, text: str) -> str:
        found = self.folded.get(text)
        if found is None:
            found = self.folded[text] = " ".join(dict.fromkeys(fold(text)))
        return found

    def _call(self, seq: int, started: datetime, contact: Any) -> tuple[dict[str, Any], list[Any], list[Any], str]:
        reached = self.random.random() < 0.33
        played = self.random.choice(self.played)
        local = started.astimezone(BERLIN)
        offset = int(local.utcoffset().total_seconds() // 60)  # type: ignore[union-attr]
        call_id = new_id()
        outcome = self.random.choice(OUTCOMES_LIST if reached else UNREACHED)
        note = ""
        if self.random.random() < (0.7 if reached else 0.05):
            note = ". ".join(self.random.sample(NOTES, self.random.randint(1, 3)))
        appointment = outcome in ("appointment_set", "callback_agreed")
        row: dict[str, Any] = {
            "seq": seq,
            "id": call_id,
            "contact_id": contact[0],
            "script_sha256": played.script.sha256,
            "script_id": played.script.id,
            "script_version": played.script.version,
            "stage": played.stage,
            "direction": "out",
            "state": "ended",
            "started_at": utc_text(started),
            "started_local": local.isoformat(timespec="seconds"),
            "zone": ZONE,
            "utc_offset_min": offset,
            "last_at": utc_text(started),
            "ended_at": utc_text(started),
            "active_ms": self.random.randrange(20_000, 600_000) if reached else self.random.randrange(5_000, 40_000),
            "name": contact[1],
            "company": contact[2],
            "number_typed": contact[3],
            "number_e164": contact[4],
            "consent_basis": "",
            "consent_date": "",
            "events": len(played.payloads) + 2 if reached else 1,
            "outcome": outcome,
            "follow_up": "appointment" if appointment else "retry" if not reached else "none",
            "follow_up_at": (local + timedelta(days=3)).isoformat(timespec="minutes")
            if appointment or not reached
            else "",
            "note": note,
        }
        row |= played.columns if reached else NOT_RUN
        lines = [line | {"call_id": call_id, "at_utc": utc_text(started)} for line in played.trace] if reached else []
        events = list(self._events(call_id, row, played, started, offset, reached=reached))
        return row, events, lines, played.words if reached else ""

    def _events(
        self, call_id: str, row: dict[str, Any], played: Played, started: datetime, offset: int, *, reached: bool
    ) -> Iterator[dict[str, Any]]:
        end = f'{{"outcome":"{row["outcome"]}","follow_up":{{"kind":"{row["follow_up"]}"}},"note":"{row["note"]}"}}'
        kinds = [("unreached", end)]
        if reached:
            kinds = [("started", played.setup), *(("action", one) for one in played.payloads), ("hung_up", end)]
        for number, (kind, payload) in enumerate(kinds):
            salt = secrets.token_hex(16)
            line: dict[str, Any] = {
                "event_id": new_id(),
                "call_id": call_id,
                "number": number,
                "kind": kind,
                "node_id": row["node"],
                "payload": payload,
                "salt": salt,
                "payload_hash": payload_hash(salt, payload),
                "at_utc": utc_text(started + timedelta(seconds=number)),
                "utc_offset_min": offset,
                "mono_ms": number * 1000,
                "prev_hash": self.previous,
            }
            line["hash"] = self.previous = line_hash(line)
            yield line


BERLIN = ZoneInfo(ZONE)
OUTCOMES_LIST = OUTCOMES.split()
#: the columns a script leaves, for a call without one; filled with the first script that is played
NOT_RUN: dict[str, Any] = {}


def _played_calls() -> list[Played]:
    """Some hundred calls, each a random walk through a script that ships with the program."""
    chance = random.Random(3)
    found: list[Played] = []
    for index in range(300):
        call = playing.new_call(playing.SCRIPTS[index % len(playing.SCRIPTS)])
        done: list[actions.Action] = []
        for _ in range(chance.randint(3, 14)):
            if call.ended:
                break
            objects = chance.random() < 0.15
            tokens = list(call.script.objections) if objects else playing.legal(call)
            call, action = playing.try_press(call, chance.choice(tokens or ["Enter"]))
            done += [action] if action is not None else []
        found.append(_as_rows(call, done))
    NOT_RUN.update({name: type(value)() for name, value in found[0].columns.items()})
    NOT_RUN.update({"verdict": "open", "depth": 2, "language": "de"})
    return found


def _as_rows(call: Call, done: list[actions.Action]) -> Played:
    trace = encoding.trace_rows("", call.trace, 0)
    return Played(
        encoding.state_columns(call),
        trace,
        [encoding.to_json({"action": actions.to_plain(action)}) for action in done],
        " ".join(dict.fromkeys(fold(encoding.spoken_words(call)))),
        encoding.to_json({"setup": call_setup.to_plain(call.setup), "script": call.script.sha256}),
        call.script,
        str(call.setup.stage),
    )
