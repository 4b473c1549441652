"""What leads said that no answer of a script fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.services.scripts import inbox
from callassist.services.scripts.inbox import Inbox, InboxOfScript
from callassist.storage.calls.unfitting import Unfitting
from tests.storage.logs import NONE, services, start

SCRIPT = "education_savings"


def call(found: Services, number: int, *tokens: str) -> str:
    live = start(found, "1", "1", *tokens, name=f"Frau {number}", number=f"030 {1_000_000 + number}")
    live.hang_up("not_interested", NONE, "").future.result(200)
    return live.id


def inbox_of(found: Services, folder: Path) -> Inbox:
    return Inbox(found.database, folder / "inbox")


def look(waiting: Inbox, script: str = SCRIPT) -> InboxOfScript:
    return waiting.look(script).result(200)


def test_like_words_at_one_step_are_one_thing_with_all_that_was_said(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        calls = [
            call(found, 1, "X=they are grown up"),
            call(found, 2, "X=the children are grown up already"),
            call(found, 3, "X=grandchildren, two of them"),
            call(found, 4, "X=all grown up"),
            call(found, 5, "1"),
        ]
        seen = look(inbox_of(found, tmp_path))
        first, second = seen.groups
        assert (first.kind, first.node, first.question, first.count) == (Unfitting.ANSWER, "a03", "q_children", 3)
        assert [one.words for one in first.words] == [
            "all grown up", "the children are grown up already", "they are grown up",
        ]  # fmt: skip
        assert [one.call_id for one in first.words] == [calls[3], calls[1], calls[0]]
        assert first.words[0].started_local.startswith("2026-03-02T10:00")
        assert second.words[0].words == "grandchildren, two of them"
        assert (seen.calls, seen.more, seen.count, seen.at("a03"), seen.at("a05")) == (5, False, 2, 2, 0)
        assert look(inbox_of(found, tmp_path), "solar_insulation").count == 0


def test_a_step_that_was_taken_back_was_a_slip(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, 1, "X=wrong button", "Back", "X=they are grown up")
        (group,) = look(inbox_of(found, tmp_path)).groups
        assert [one.words for one in group.words] == ["they are grown up"]


def test_what_reps_ask_besides_comes_in_wherever_it_was_asked(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, 1, "?=Do you have a garden|yes, a small one")
        call(found, 2, "1", "?=Is there a garden|no")
        (group,) = look(inbox_of(found, tmp_path)).groups
        assert (group.kind, group.node, group.question, group.count) == (Unfitting.QUESTION, "", "", 2)
        assert [(one.words, one.answer) for one in group.words] == [
            ("Is there a garden", "no"),
            ("Do you have a garden", "yes, a small one"),
        ]


def test_an_objection_comes_in_when_hardly_anybody_rates_its_reply(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        for number in range(2):
            call(found, number, "o_price", "Enter")
        assert look(inbox_of(found, tmp_path)).unrated == ()
        call(found, 3, "o_price", "Enter")
        call(found, 4, "o_time", "+")
        (use,) = look(inbox_of(found, tmp_path)).unrated
        assert (use.objection, use.raised, use.unrated) == ("o_price", 3, 3)
        for number in range(5, 9):
            call(found, number, "o_price", "+")
        assert look(inbox_of(found, tmp_path)).unrated == ()


def test_what_was_dealt_with_does_not_come_in_again_and_what_comes_later_does(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, 1, "X=they are grown up")
        waiting = inbox_of(found, tmp_path)
        (group,) = look(waiting).groups
        waiting.note_dealt_with(SCRIPT, group.lines).result(200)
        assert look(waiting).count == 0
        call(found, 2, "X=grown up")
        assert [one.count for one in look(inbox_of(found, tmp_path)).groups] == [1]
        waiting.fetch_back(SCRIPT, group.lines).result(200)
        assert [one.count for one in look(waiting).groups] == [2]
        (file,) = (tmp_path / "inbox").iterdir()
        assert file.stat().st_mode & 0o077 == 0
        assert "grown" not in file.read_text()


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"settled": 3}', b"\xff\xfe"])
def test_a_file_that_is_none_hides_nothing(tmp_path: Path, content: bytes) -> None:
    with services(tmp_path) as found:
        call(found, 1, "X=they are grown up")
        (tmp_path / "inbox").mkdir()
        (tmp_path / "inbox" / f"{SCRIPT}.json").write_bytes(content)
        assert look(inbox_of(found, tmp_path)).count == 1


def test_older_calls_than_are_looked_at_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "MOST_CALLS", 2)
    with services(tmp_path) as found:
        for number in range(3):
            call(found, number, "X=they are grown up")
        seen = look(inbox_of(found, tmp_path))
        assert (seen.calls, seen.more, seen.groups[0].count) == (2, True, 2)


def test_beyond_what_is_compared_the_very_same_words_still_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "_MOST_AT_A_STEP", 2)
    with services(tmp_path) as found:
        for number, words in enumerate(("never", "Grown up", "grown up", "soon", "later")):
            call(found, number, f"X={words}")
        groups = look(inbox_of(found, tmp_path)).groups
        assert sorted(group.count for group in groups) == [1, 1, 1, 2]
        assert groups[0].words[0].words.casefold() == "grown up"


def test_words_of_somebody_who_is_erased_are_gone(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, 1, "X=they are grown up")
        for one in found.persons.find("030 1000001").result(200):
            found.persons.erase(one.ref).result(200)
        assert look(inbox_of(found, tmp_path)).count == 0
