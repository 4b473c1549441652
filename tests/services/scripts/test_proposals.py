"""What is proposed waits until it is published or put away; who may publish is a list of names, or everybody."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.errors import NotFound
from callassist.services.clock import FixedClock
from callassist.services.scripts.proposals import Proposals, may_publish


@pytest.fixture
def box(tmp_path: Path) -> Proposals:
    return Proposals(tmp_path / "proposals", FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("publishers", "who", "may"),
    [
        ("", "Anna", True),
        (" , ", "", True),
        ("Anna Roth, Ben", "anna roth ", True),
        ("Anna Roth, Ben", "BEN", True),
        ("Anna Roth, Ben", "Be", False),
        ("Anna Roth", "", False),
    ],
)
def test_who_may_publish(publishers: str, who: str, may: bool) -> None:
    assert may_publish(publishers, who) is may


@given(said=st.text(max_size=60), was=st.text(max_size=60), place=st.integers(0, 9))
def test_words_wait_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, said: str, was: str, place: int
) -> None:
    box = Proposals(tmp_path_factory.mktemp("p"), FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC)))
    path = ("objections", "o_price", "replies", place)
    box.note_proposal("s", who="Ben", why="", path=path, language="en", words=said, was=was)
    (found,) = box.of("s")
    assert (found.path, found.words, found.was, found.at) == (path, said, was, "2026-03-02T09:00:00+00:00")


def test_the_newest_of_one_person_about_one_place_counts(box: Proposals) -> None:
    for words in ("one", "two"):
        box.note_proposal("s", who="Ben", why="", path=("nodes", "w1", "say"), language="en", words=words)
    box.note_proposal("s", who="Cleo", why="", path=("nodes", "w1", "say"), language="en", words="three")
    box.propose_draft("s", who="Ben", why="ready").result()
    assert [(one.who, one.words, one.is_draft) for one in box.waiting("s").result()] == [
        ("Ben", "", True),
        ("Cleo", "three", False),
        ("Ben", "two", False),
    ]
    assert box.of("other") == ()


def test_what_was_put_away_is_gone_once(box: Proposals, tmp_path: Path) -> None:
    box.note_proposal("s", who="Ben", why="")
    (one,) = box.of("s")
    box.dismiss_proposal("s", one.id).result()
    assert box.of("s") == ()
    with pytest.raises(NotFound):
        box.dismiss_proposal("s", one.id).result()
    assert stat.S_IMODE((tmp_path / "proposals" / "s.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("data", [b"", b"[]", b'{"proposals": 3}', b'{"proposals": [1, {"id": 2}]}', b"\xff"])
def test_a_broken_file_holds_nothing_and_is_written_over(box: Proposals, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "proposals").mkdir()
    (tmp_path / "proposals" / "s.json").write_bytes(data)
    assert box.of("s") == ()
    box.note_proposal("s", who="Ben", why="")
    assert len(box.of("s")) == 1
