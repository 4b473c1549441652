"""A name is looked for among everybody there is, some at a time: no key that is pressed meanwhile waits for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.storage.people import finding
from callassist.storage.store import Store
from tests.storage.logs import NONE, services, start

FRAME = ListFrame("Fair", Party.BUSINESS, country="DE", presumed_reason="Asked for an offer")


def test_somebody_is_found_by_a_name_with_a_slip_and_the_thread_is_let_go_between_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_AT_ONCE", 2)
    listed = [ListRow(place, name=f"Bert Oduya{place}", e164=f"+493011111{place:02}") for place in range(2, 12)]
    listed.append(ListRow(12, first="Zenobia", last="Quandt", e164="+49307654321"))
    with services(tmp_path / "data") as found:
        found.lead_lists.read_in(FRAME, listed)
        for name, number in (("Anna Kern", "030 1"), ("Zenobia Quandt", "030 7654322"), ("Sam Roth", "030 3")):
            start(found, name=name, number=number).hang_up("no_answer", NONE, "").future.result(200)

        def job(store: Store) -> tuple[int, list[str], list[int]]:
            looking, let_go = finding.find_named(store.connection, "Zenobia Quant"), 0
            while True:
                try:
                    next(looking)
                except StopIteration as done:
                    people, rows = done.value
                    return let_go, [one.who.name for one in people], [one.place for one in rows]
                let_go += 1

        let_go, people, rows = found.database.submit(job).result(200)
    assert people == ["Zenobia Quandt"]
    assert rows == [12]
    assert let_go == 1 + 5  # among three contacts, and eleven rows
