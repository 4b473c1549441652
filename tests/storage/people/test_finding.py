"""A name is looked for among everybody there is, some at a time: no key that is pressed meanwhile waits for all."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.domain.likeness import SoughtName, are_like_names
from callassist.domain.who_is_who import Somebody
from callassist.storage.people import finding
from callassist.storage.people.finding import may_be_like, patterns_of
from callassist.storage.store import Store
from tests.storage.logs import NONE, services, start

if TYPE_CHECKING:
    from callassist.storage.driver import Connection

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
    assert let_go == 2 + 6  # among three contacts, and eleven rows


def test_of_very_many_names_hardly_any_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    is_like = SoughtName.is_like

    def counted(self: SoughtName, name: str) -> bool:
        compared.append(name)
        return is_like(self, name)

    monkeypatch.setattr(SoughtName, "is_like", counted)
    # each has a word that begins as one of those that are looked for
    names = [f"{first} {last}" for first in ("Zora", "Max", "Zoë", "Jörg") for last in ("Zeck", "Blum", "Weiß")]
    listed = [
        ListRow(
            place, name=names[place % 12] if place % 2 else "", first="Zora", last="Müller", e164=f"+4930{place:08}"
        )
        for place in range(1, 1201)
    ]
    listed.append(ListRow(1300, last="Qüandt", first="Zenobia", e164="+49307654321"))
    listed.append(ListRow(1301, name="Zénobia Quandt", e164="+49307654322"))
    with services(tmp_path / "data") as found:
        found.lead_lists.read_in(FRAME, listed)
        rows = found.persons.find("Zenobia Quandt").result(200)
    assert [one.name for one in rows] == ["Zenobia Qüandt", "Zénobia Quandt"]
    # its ë is no letter the search in the log allows for, so all of it are compared
    assert {one for one in compared if "Zoë" not in one} == {"Zenobia Qüandt", "Zénobia Quandt"}


class _Asked:
    """What is asked of the log, with what SQLite is going to do for it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.plan: list[str] = []

    def execute(self, sql: str, values: tuple[object, ...]) -> object:
        found = self._connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        self.plan += [str(row[3]) for row in found]
        return self._connection.execute(sql, values)


def test_for_the_rows_of_one_person_no_list_is_looked_through(tmp_path: Path) -> None:
    def plan(store: Store) -> list[str]:
        asked = _Asked(store.connection)
        who = Somebody("Anna Kern", "", ("+49301",), ("anna@kern.example",), "", "", "")
        finding.same_rows(cast("Connection", asked), who, ("c1",), thorough=False)
        return asked.plan

    with services(tmp_path / "data") as found:
        found.lead_lists.read_in(FRAME, [ListRow(1, name="Anna Kern", e164="+49301234567")])
        steps = found.database.submit(plan).result(200)
    assert any(one.startswith("SEARCH r USING PRIMARY KEY") for one in steps)
    assert [one for one in steps if one.startswith(("SCAN r", "SCAN k", "SCAN c"))] == []


_LETTERS = st.text("aouesmlz", min_size=2, max_size=11)
_SPELT = {
    "a": ("a", "ae", "ä", "â"),
    "o": ("o", "oe", "ö"),
    "u": ("u", "ue", "ü", "ú"),
    "ss": ("ss", "ß"),
    "z": ("z", "Ž"),
}


@st.composite
def _two_spellings(draw: st.DrawFn) -> tuple[str, str]:
    words = draw(st.lists(_LETTERS, min_size=1, max_size=3))
    others: list[str] = []
    for word in words:
        for _ in range(draw(st.integers(0, 2))):
            at = draw(st.integers(0, len(word) - 1))
            slip = draw(st.sampled_from(("", word[at] + "m", "m", word[at : at + 2][::-1])))
            word = word[:at] + slip + word[at + (2 if len(slip) == 2 and slip[1] != "m" else 1) :] or "m"
        for plain, spelt in _SPELT.items():
            word = word.replace(plain, draw(st.sampled_from(spelt)))
        others.append(draw(st.sampled_from((word, word.capitalize(), word.upper(), word[:1]))))
    return " ".join(words), draw(st.sampled_from((" ", "-", " Dr. "))).join(draw(st.permutations(others)))


@given(_two_spellings())
def test_no_name_that_is_like_is_left_out_in_the_log(spellings: tuple[str, str]) -> None:
    said, name = spellings
    runs = SoughtName(said).runs()
    if not runs or not are_like_names(said, name):
        return
    connection = sqlite3.connect(":memory:")
    try:
        sql = f"SELECT {may_be_like('?1', 2, len(runs))}"
        row = connection.execute(sql, (name, *patterns_of(runs))).fetchone()
    finally:
        connection.close()
    assert row == (1,)
