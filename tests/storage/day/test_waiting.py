"""Who waits is read tier by tier, some at a time, each once."""

from __future__ import annotations

import itertools
from datetime import timedelta
from pathlib import Path

from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.engine.queue_order import Tier
from callassist.storage.day.waiting import AT_ONCE, DUE, slices
from callassist.storage.rows import insert_all
from callassist.storage.store import Store
from tests.storage.logs import START, services, start

_MANY = 120


def test_many_are_read_some_at_a_time_and_each_of_them_once(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        frame = ListFrame("Fair", Party.BUSINESS, script_id="education_savings", stage="cold_call")
        found.lead_lists.read_in(frame, [ListRow(n, name=f"L{n}", e164=f"+49301{n:06}") for n in range(1, _MANY)])
        own = ListFrame("Asked us", Party.CONSUMER, source_kind="own_request")
        found.lead_lists.read_in(own, [ListRow(n, name=f"O{n}", e164=f"+49302{n:06}") for n in range(1, _MANY)])
        live = start(found, "1")

        def fill(store: Store) -> None:
            connection = store.connection
            contact = connection.execute("SELECT contact_id FROM call").fetchone()[0]
            due = START.isoformat()
            rows = [
                {
                    "id": f"f{n:04}",
                    "call_id": live.id,
                    "contact_id": contact,
                    "script_id": "education_savings",
                    "kind": "retry",
                    # several are due at the very same moment
                    "due_at": f"2026-03-02T08:{n // 4:02}:00.000000+00:00",
                    "created_at": due,
                }
                for n in range(_MANY)
            ]
            connection.execute("BEGIN")
            insert_all(connection, "follow_up", rows)
            connection.execute("COMMIT")

        found.database.submit(fill).result(200)

        def read(store: Store) -> list[list[tuple[Tier, str]]]:
            waiting = slices(store.connection, START + timedelta(minutes=1))
            return [[(one.tier, one.key if one.row is None else one.name) for one in some] for some in waiting]

        read_in = found.database.submit(read).result(200)
    assert max(len(some) for some in read_in) == AT_ONCE
    seen = list(itertools.chain.from_iterable(read_in))
    assert [tier for tier, _ in itertools.groupby(tier for tier, _ in seen)] == [
        Tier.OWN_REQUEST,
        Tier.RETRY,
        Tier.LIST,
    ]
    assert [name for tier, name in seen if tier is Tier.RETRY] == [f"f{n:04}" for n in range(_MANY)]
    assert [name for tier, name in seen if tier is Tier.LIST] == [f"L{n}" for n in range(1, _MANY)]
    # whoever asked last is called first
    assert [name for tier, name in seen if tier is Tier.OWN_REQUEST] == [f"O{n}" for n in reversed(range(1, _MANY))]


def test_who_is_due_is_read_by_kind_and_time_however_many_wait_for_something_else(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1")

        def plan(store: Store) -> list[str]:
            given = ("callback", "2026-03-02", "", "", AT_ONCE)
            told = store.connection.execute(f"EXPLAIN QUERY PLAN {DUE}", given).fetchall()
            return [str(row[-1]) for row in told]

        steps = found.database.submit(plan).result(200)
    assert any("ix_follow_up_kind_due" in one and "kind=?" in one for one in steps)
    assert not any("TEMP B-TREE" in one for one in steps)
