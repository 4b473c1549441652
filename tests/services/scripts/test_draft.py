"""A draft keeps every edit, also over starts and torn lines, and leads back to where it was begun."""

from __future__ import annotations

import errno
import random
from pathlib import Path

import pytest

from callassist.errors import DraftError, EditRefused
from callassist.formats.script.writing.edits import AddEntry, Remove, ScriptEdit, SetWords
from callassist.services.changes import Kind
from callassist.services.scripts.draft import Draft, read_draft
from callassist.storage import line_journal
from tests.services.scripts.desks import WAIT, desk, opened

SAY = ("nodes", "w2", "say")


def reword(draft: Draft, words: str, *, joined: bool = False) -> None:
    was = draft.script.plain((*SAY, "de"))
    assert isinstance(was, str)
    changes = draft.make_edit(SetWords(SAY, "de", words, was), joined=joined).result(WAIT)
    assert Kind.DRAFTS in changes


def test_an_edit_is_there_after_a_new_start_and_so_is_the_way_back(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        begin = draft.script.data
        reword(draft, "Eins?")
        reword(draft, "Zwei?")
    with desk(tmp_path) as one:
        draft = opened(one)
        assert draft.script.plain((*SAY, "de")) == "Zwei?"
        draft.undo_edit().result(WAIT)
        assert draft.script.plain((*SAY, "de")) == "Eins?"
    with desk(tmp_path) as one:
        draft = opened(one)
        draft.undo_edit().result(WAIT)
        assert draft.script.data == begin
        assert not draft.can_undo
        draft.redo_edit()
        draft.redo_edit().result(WAIT)
        assert draft.script.plain((*SAY, "de")) == "Zwei?"
        assert not draft.can_redo


def test_a_new_edit_after_an_undo_takes_the_place_of_what_was_undone(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        reword(draft, "Eins?")
        draft.undo_edit()
        reword(draft, "Drei?")
        assert not draft.can_redo
    with desk(tmp_path) as one:
        assert opened(one).script.plain((*SAY, "de")) == "Drei?"


def test_letters_of_one_word_are_undone_together(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        before = draft.script.data
        reword(draft, "H")
        for words in ("Ha", "Hau", "Haus"):
            reword(draft, words, joined=True)
        draft.undo_edit().result(WAIT)
        assert draft.script.data == before
        draft.redo_edit().result(WAIT)
        assert draft.script.plain((*SAY, "de")) == "Haus"


def test_any_row_of_edits_undos_and_redos_is_the_same_after_a_new_start(tmp_path: Path) -> None:
    dice = random.Random(4)
    with desk(tmp_path) as one:
        draft = opened(one)
        texts = {draft.script.data}
        for number in range(60):
            turn = dice.random()
            if turn < 0.25:
                draft.undo_edit()
            elif turn < 0.4:
                draft.redo_edit()
            elif turn < 0.8:
                reword(draft, f"Satz {number}, oder: nicht?", joined=dice.random() < 0.3)
            else:
                edit: ScriptEdit = AddEntry(("nodes",), f"n{number}", {"say": {"de": "a", "en": "b"}, "to": "w1"})
                draft.make_edit(edit)
            texts.add(draft.script.data)
        last, can = draft.script.data, (draft.can_undo, draft.can_redo)
    assert len(texts) > 20
    with desk(tmp_path) as one:
        again = opened(one)
        assert (again.script.data, (again.can_undo, again.can_redo)) == (last, can)


def test_a_refused_edit_changes_nothing(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        before = draft.script
        with pytest.raises(EditRefused):
            draft.make_edit(Remove(("nodes", "w99"), None))
        assert draft.script is before
        assert not draft.can_undo


def test_a_torn_last_line_is_dropped_and_told(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        reword(draft, "Eins?")
        reword(draft, "Zwei?")
    journal = tmp_path / "drafts" / "windows" / "journal"
    journal.write_bytes(journal.read_bytes()[:-9])
    with desk(tmp_path) as one:
        draft = opened(one)
        assert draft.script.plain((*SAY, "de")) == "Eins?"
        assert [str(one) for one in draft.notices] == [
            "the last change was being saved when the program ended, and is lost"
        ]
        reword(draft, "Drei?")
    with desk(tmp_path) as one:
        draft = opened(one)
        assert (draft.script.plain((*SAY, "de")), draft.notices) == ("Drei?", ())


def test_lines_that_do_not_fit_are_kept_beside_and_told(tmp_path: Path) -> None:
    """Somebody put another text in the place of the base."""
    with desk(tmp_path) as one:
        draft = opened(one)
        reword(draft, "Eins?")
        reword(draft, "Zwei?")
    folder = tmp_path / "drafts" / "windows"
    base = (folder / "base.yaml").read_bytes()
    (folder / "base.yaml").write_bytes(base + b"# more\n")
    with desk(tmp_path) as one:
        draft = opened(one)
        assert draft.script.data == base + b"# more\n"
        assert len(draft.notices) == 1
        assert "2 changes" in str(draft.notices[0])
        reword(draft, "Drei?")
    assert (folder / "journal.damaged-1").exists()
    with desk(tmp_path) as one:
        draft = opened(one)
        assert (draft.script.plain((*SAY, "de")), draft.notices) == ("Drei?", ())


def test_who_opens_it_second_is_told(tmp_path: Path) -> None:
    with desk(tmp_path) as one, desk(tmp_path) as other:
        draft = opened(one)
        assert one.open_draft("windows").result(WAIT) is draft
        with pytest.raises(DraftError) as refused:
            other.open_draft("windows").result(WAIT)
        assert refused.value.code == "draft_busy"
        reword(draft, "Eins?")
        one.close_draft(draft)
        assert other.open_draft("windows").result(WAIT).script.plain((*SAY, "de")) == "Eins?"


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = line_journal.os.fsync
    with desk(tmp_path) as one:
        draft = opened(one)

        def full(descriptor: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(line_journal.os, "fsync", full)
        future = draft.make_edit(SetWords(SAY, "de", "Eins?", str(draft.script.plain((*SAY, "de")))))
        with pytest.raises(DraftError) as refused:
            future.result(WAIT)
        assert refused.value.code == "draft_unwritable"
        assert draft.unsaved == 1
        assert draft.script.plain((*SAY, "de")) == "Eins?"
        monkeypatch.setattr(line_journal.os, "fsync", real)
        reword(draft, "Zwei?")
        assert draft.unsaved == 0
    with desk(tmp_path) as one:
        draft = opened(one)
        assert draft.script.plain((*SAY, "de")) == "Zwei?"
        draft.undo_edit()
        assert draft.script.plain((*SAY, "de")) == "Eins?"


def test_a_draft_can_be_read_while_it_is_open(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        reword(draft, "Eins?")
        found = read_draft(tmp_path / "drafts" / "windows", "windows")
        assert found is not None
        assert found.data == draft.script.data
        assert found.is_changed


@pytest.mark.posix
def test_a_draft_is_for_its_owner_alone(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        reword(opened(one), "Eins?")
    folder = tmp_path / "drafts" / "windows"
    assert {oct(path.stat().st_mode & 0o777) for path in folder.iterdir()} == {"0o600"}
    assert folder.stat().st_mode & 0o777 == 0o700
