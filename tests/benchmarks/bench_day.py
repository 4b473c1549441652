"""A working day: whom to call next out of very many, whether one may be called, and the sheet of somebody called often.

CALLASSIST_BENCH_ROWS makes the list smaller for a quick look.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from callassist import bootstrap
from callassist.bootstrap import Services
from callassist.domain.consents import ConsentProof
from callassist.domain.lead_list import Party
from callassist.domain.text import Language
from callassist.errors import ImpossibleAction
from callassist.services.calls.calling import CallRequest
from callassist.services.clock import FixedClock
from callassist.services.day.rules_gate import RulesGate
from callassist.services.people.persons import PersonRef
from callassist.services.permission.may_call import MayCall
from callassist.storage.calls import consent_journal
from callassist.storage.calls.records import utc_text
from callassist.storage.day import waiting
from callassist.storage.rows import transaction
from callassist.storage.store import Store
from tests.benchmarks.bench_lists import FRAME, lines, rows_wanted
from tests.benchmarks.day_table import EVIDENCE, GATE, NEXT, PERSON
from tests.benchmarks.measure import Bar, Bench, milliseconds, percentile

FOLLOW_UPS = 100_000
CALLS = 200
USES = 10_000
_NOW = datetime(2026, 11, 26, 10, tzinfo=ZoneInfo("Europe/Berlin"))
_BUSINESS = replace(FRAME, party=Party.BUSINESS, presumed_reason="Asked for an offer at the fair in Cologne")
#: an account, a person and a next try each, one a second before now
_MANY = (
    "WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < ?)",
    "INSERT INTO account (id, name, created_at) {many} SELECT 'a' || n, 'Firma ' || n, ? FROM many",
    "INSERT INTO contact (id, account_id, name, role, function, number_typed, number_e164, number_state, best_time,"
    " source, created_at) {many} SELECT 'c' || n, 'a' || n, 'Lead ' || n, 'unknown', '', '040 ' || (1000000 + n),"
    " '+4940' || (1000000 + n), 'ok', '', 'typed', ? FROM many",
    "INSERT INTO follow_up (id, call_id, contact_id, script_id, kind, due_at, due_local, reason, resume_node,"
    " contact_name, state, created_at) {many} SELECT 'f' || n, NULL, 'c' || n, 'education_savings', 'retry',"
    " strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', ?, '-' || n || ' seconds'), '', '', '', '', 'open', '' FROM many",
)


def a_day() -> Iterable[Bar]:
    """The next lead, the gate and a sheet, in a log with all of it."""
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        clock = FixedClock(_NOW, "Europe/Berlin")
        found = bootstrap.build(Path(name), clock=clock)
        try:
            found.database.open().result()
            found.lead_lists.read_in(_BUSINESS, lines(rows_wanted()))
            found.database.submit(_follow_ups).result()
            looks = [milliseconds(found.what_now.look().result) for _ in range(50)]
            remark = f"{FOLLOW_UPS:,} follow-ups and {rows_wanted():,} rows; p50 {percentile(looks, 50):.1f}"
            yield Bar("next lead (p99)", percentile(looks[1:], 99), 100, "ms", remark, NEXT)
            asked = found.database.submit(lambda store: _gate(store, found)).result()
            spread = f"p50 {percentile(asked, 50):.2f}"
            yield Bar("the gate for one lead (p99)", percentile(asked, 99), 1, "CPU ms", spread, GATE)
            for hours, what in ((9.97, "shortly before the hours end"), (1, "after hours, all held back")):
                clock.tick(timedelta(hours=hours).total_seconds())
                looks = [milliseconds(found.what_now.look().result) for _ in range(5)]
                yield Bar(f"next lead {what} (p50)", percentile(looks, 50), 100, "ms", line=NEXT)
            used = found.database.submit(_used).result()
            took = milliseconds(lambda: found.evidence.of_person(used, Path(name) / "out")) / 1000
            yield Bar(f"evidence of {USES:,} uses", took, 5, "s", line=EVIDENCE)
            person = _called_often(found, clock)
            sheets = [milliseconds(found.persons.sheet(person).result) for _ in range(20)]
            yield Bar(f"sheet of somebody with {CALLS} calls (p50)", percentile(sheets, 50), 200, "ms", line=PERSON)
            opened = [milliseconds(lambda: _look_up(found)) for _ in range(20)]
            yield Bar(f"lead with {CALLS} calls opened (p50)", percentile(opened, 50), 100, "ms", line=PERSON)
        finally:
            found.close()


def _used(store: Store) -> str:
    """Somebody with a consent that was used very often; the contact."""
    ((contact,),) = store.connection.execute("SELECT id FROM contact WHERE id = 'c1'").fetchall()
    proof = ConsentProof("express", "Beispiel GmbH", "savings", "phone", "Ja, bitte", "2026-02-03", "day", "form")
    with transaction(store.connection):
        consent = consent_journal.give(store.connection, str(contact), proof, utc_text(_NOW))
        for number in range(USES):
            consent_journal.use(store.connection, consent, f"call {number}", utc_text(_NOW))
    return str(contact)


def _follow_ups(store: Store) -> None:
    many, *inserts = _MANY
    stamp = utc_text(_NOW)
    with transaction(store.connection):
        for one in inserts:
            store.connection.execute(one.replace("{many}", many), (FOLLOW_UPS, stamp))


def _gate(store: Store, found: Services) -> list[float]:
    """Milliseconds of the processor for each of those who wait, asked by the rules in use."""
    gate = RulesGate(store, MayCall(found.rules, found.settings))
    times: list[float] = []
    for slice_ in waiting.slices(store.connection, _NOW):
        for one in slice_:
            begin = time.thread_time()
            gate(one, _NOW)
            times.append((time.thread_time() - begin) * 1000)
        if len(times) >= 500:
            break
    return times[1:]  # the first one reads the rules


def _look_up(found: Services) -> object:
    """What is asked of the log where somebody stands in the form before a call: who they are, and the rules."""
    request = CallRequest("education_savings", "cold_call", Language.DE, "Frau Oft", "", "030 7654321")
    known, allowed = found.calling.look_up(request), found.calling.may_call(request)
    return known.result(), allowed.result()


def _called_often(found: Services, clock: FixedClock) -> PersonRef:
    """Somebody who has rung so often, with answers."""
    request = CallRequest("education_savings", "cold_call", Language.DE, "Frau Oft", "", "030 7654321", direction="in")
    for _ in range(CALLS):
        live = found.calling.start(request).result()
        with suppress(ImpossibleAction):  # what is known of them is not asked again
            for token in ("1", "1", "1", "R"):
                live.press(token)
        live.hang_up("not_interested", live.call.follow_up_for("not_interested"), "").future.result()
        clock.tick(timedelta(days=1).total_seconds())
    row = found.database.submit(
        lambda store: store.connection.execute("SELECT contact_id FROM call ORDER BY seq DESC LIMIT 1").fetchone()
    ).result()
    assert row is not None
    return PersonRef(str(row[0]))


BENCHES: tuple[Bench, ...] = (a_day,)
