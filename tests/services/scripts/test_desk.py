"""Publishing a draft: calls have it from then on, every version stays, and nobody's work is overwritten in silence."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import pytest

from callassist.domain.script import Script
from callassist.errors import DraftError, NotFound, ScriptError
from callassist.formats.script.script_files import read_script
from callassist.formats.script.writing.edits import AddEntry, Remove, SetValue, SetWords
from callassist.formats.script.writing.new_file import starting_script
from callassist.formats.script.writing.script_text import ScriptText
from callassist.services.changes import Kind
from callassist.services.scripts import desk as desk_module
from callassist.services.scripts.desk import ScriptDesk
from callassist.services.scripts.draft import Draft
from callassist.storage import files
from tests.services.scripts.desks import NOW, WAIT, desk, library, opened

SAY = ("nodes", "w2", "say")


def reword(draft: Draft, words: str) -> None:
    draft.make_edit(SetWords(SAY, "de", words, str(draft.script.plain((*SAY, "de"))))).result(WAIT)


def publish(one: ScriptDesk, draft: Draft, why: str = "") -> Path:
    return one.publish_draft(draft, who="Anna", why=why).result(WAIT).path


def used(folder: Path) -> Script:
    return library(folder).load("windows")


def test_a_new_script_is_one_calls_can_use_once_it_is_published(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        assert [found.id for found in library(tmp_path).entries() if found.id == "windows"] == []
        published = one.publish_draft(draft, who="Anna", why="first").result(WAIT)
        assert published.kinds == {Kind.SCRIPTS, Kind.DRAFTS}
        assert published.path == tmp_path / "scripts" / "windows.yaml"
        assert used(tmp_path).version == 1
        assert not draft.is_changed


def test_each_publishing_raises_the_version_and_keeps_the_former(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        publish(one, draft, "first")
        first = draft.script.data
        reword(draft, "Neu gesagt?")
        assert used(tmp_path).version == 1, "a draft never touches calls"
        publish(one, draft, "nobody understood it")
        second = draft.script.data
        script = used(tmp_path)
        assert (script.version, script.nodes["w2"].text.de) == (2, "Neu gesagt?")  # type: ignore[union-attr]
        versions = one.versions("windows").result(WAIT)
        assert [(found.number, found.who, found.why, found.at) for found in versions] == [
            (2, "Anna", "nobody understood it", NOW),
            (1, "Anna", "first", NOW),
        ]
        assert [found.sha256 for found in versions] == [hashlib.sha256(text).hexdigest() for text in (second, first)]
        assert versions[0].pinned == script.sha256
        assert one.version_text("windows", versions[1].id).result(WAIT).data == first
        # and undo reaches back behind both
        for _ in range(3):
            draft.undo_edit()
        assert draft.script.data == starting_script("windows", {"de": "Fenster", "en": "Windows"}).encode()


def test_a_version_is_brought_back_as_a_draft(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        publish(one, draft)
        first = draft.script.data
        reword(draft, "Neu gesagt?")
        publish(one, draft)
        second = draft.script.data
        old = one.versions("windows").result(WAIT)[-1]
        assert Kind.DRAFTS in one.bring_back(draft, old.id).result(WAIT)
        assert draft.script.data == first
        draft.undo_edit()
        assert draft.script.data == second
        draft.redo_edit()
        publish(one, draft)
        assert used(tmp_path).version == 3


def test_an_error_stops_publishing_and_never_saving(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        publish(one, draft)
        draft.make_edit(SetValue(("nodes", "w2", "otherwise"), "w99", "w3")).result(WAIT)
        with pytest.raises(ScriptError) as refused:
            publish(one, draft)
        assert "dangling-target" in {getattr(found, "code", "") for found in refused.value.problems}
        assert used(tmp_path).version == 1
        assert draft.script.plain(("version",)) == 1
    with desk(tmp_path) as one:
        assert opened(one).script.plain(("nodes", "w2", "otherwise")) == "w99"


def test_a_shipped_script_that_is_edited_becomes_the_users_own(tmp_path: Path) -> None:
    shipped = library(tmp_path).load("contract_review")
    with desk(tmp_path) as one:
        draft = one.open_draft("contract_review").result(WAIT)
        before = draft.script.data
        was = str(draft.script.plain(("nodes", "b01", "say", "de")))
        draft.make_edit(
            SetWords(("nodes", "b01", "say"), "de", "Guten Tag, {caller} von {company}. Wer kauft ein?", was)
        )
        published = one.publish_draft(draft, who="", why="").result(WAIT)
        assert published.path == tmp_path / "scripts" / "contract_review.yaml"
        own = library(tmp_path).load("contract_review")
        assert own.version == shipped.version + 1
        versions = one.versions("contract_review").result(WAIT)
        assert [(found.number, found.at is None) for found in versions] == [(2, False), (1, True)]
        assert one.version_text("contract_review", versions[1].id).result(WAIT).data == before
        assert versions[1].pinned == shipped.sha256


def test_a_script_that_was_changed_elsewhere_is_not_overwritten_in_silence(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        path = publish(one, draft)
        reword(draft, "Neu gesagt?")
        by_hand = path.read_bytes().replace(b"version: 1", b"version: 7")
        path.write_bytes(by_hand)
        with pytest.raises(DraftError) as refused:
            publish(one, draft)
        assert refused.value.code == "draft_overtaken"
        assert path.read_bytes() == by_hand
        one.publish_draft(draft, who="Anna", why="", overtake=True).result(WAIT)
        assert used(tmp_path).version == 8
        assert by_hand in [
            one.version_text("windows", found.id).result(WAIT).data for found in one.versions("windows").result(WAIT)
        ]


def test_the_name_of_a_script_never_changes(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        draft.make_edit(SetValue(("script",), "doors", "windows"))
        with pytest.raises(DraftError) as refused:
            publish(one, draft)
        assert refused.value.code == "draft_renamed"


@pytest.mark.parametrize(("name", "code"), [("contract_review", "draft_is_there"), ("Fenster 1", "draft_name")])
def test_a_new_script_needs_a_name_that_is_free(tmp_path: Path, name: str, code: str) -> None:
    with desk(tmp_path) as one:
        with pytest.raises(DraftError) as refused:
            one.begin_script(name, {"de": "x", "en": "x"}).result(WAIT)
        assert refused.value.code == code
        opened(one)
        with pytest.raises(DraftError) as refused:
            one.begin_script("windows", {"de": "x", "en": "x"}).result(WAIT)
        assert refused.value.code == "draft_is_there"


def test_what_is_different_is_told_in_sentences_and_line_by_line(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        publish(one, draft)
        assert one.difference(draft).result(WAIT).sentences == ()
        draft.make_edit(AddEntry(("nodes", "w2"), "goto", {"none": "w4"}, before="otherwise"))
        reword(draft, "Brauchen Sie so etwas?")
        found = one.difference(draft).result(WAIT)
        assert [str(sentence) for sentence in found.sentences] == [
            "step w2 “Do you need this at the moment?”: reworded",
            "answer “none” of step w2 “Do you need this at the moment?” now leads to the polite exit w4",
        ]
        assert "\n+    goto: {none: w4}\n" in found.diff
        assert [(offer.question, offer.now, offer.raised) for offer in found.wordings] == [("q_need", 1, 2)]


def test_the_wording_of_a_question_whose_meaning_changed_is_raised_with_the_version(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        publish(one, draft)
        reword(draft, "Brauchen Sie so etwas?")
        one.publish_draft(draft, who="Anna", why="", raise_wordings=["q_need"]).result(WAIT)
        assert used(tmp_path).questions["q_need"].wording_version == 2  # type: ignore[index]
        draft.undo_edit()
        assert draft.script.plain(("version",)) == 1
        assert not draft.script.has(("questions", "q_need", "wording"))
        draft.redo_edit()
        assert one.difference(draft).result(WAIT).wordings == ()


def test_a_draft_that_is_discarded_is_gone_and_the_script_stays(tmp_path: Path) -> None:
    with desk(tmp_path) as one, desk(tmp_path) as other:
        draft = opened(one)
        publish(one, draft)
        reword(draft, "Neu?")
        assert [(found.script_id, found.is_changed) for found in one.drafts().result(WAIT)] == [("windows", True)]
        with pytest.raises(DraftError) as refused:
            other.discard_draft("windows").result(WAIT)
        assert refused.value.code == "draft_busy"
        one.discard_draft("windows").result(WAIT)
        assert one.drafts().result(WAIT) == ()
        anew = one.open_draft("windows").result(WAIT)
        assert anew.script.plain((*SAY, "de")) == "Haben Sie derzeit Bedarf?"
        assert not anew.can_undo


def test_the_text_a_call_was_made_with_can_be_read(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        publish(one, draft)
        source = used(tmp_path).source
        text = draft.script.data
        reword(draft, "Neu?")
        publish(one, draft)
        assert one.pinned_text(source).result(WAIT).data == text
        with pytest.raises(ScriptError):
            one.pinned_text("nothing").result(WAIT)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        with pytest.raises(NotFound):
            one.open_draft("doors").result(WAIT)
        with pytest.raises(NotFound):
            one.version_text("windows", "../../settings").result(WAIT)


def test_a_disk_that_refuses_leaves_the_script_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        path = publish(one, draft)
        before = path.read_bytes()
        reword(draft, "Neu?")

        def refuse(target: Path, content: bytes) -> None:
            if target == path:
                raise OSError(28, "No space left on device")
            files.replace_file(target, content)

        monkeypatch.setattr(desk_module, "replace_file", refuse)
        with pytest.raises(DraftError) as refused:
            publish(one, draft)
        assert refused.value.code == "draft_unwritable"
        assert path.read_bytes() == before
        monkeypatch.undo()
        publish(one, draft)
        assert used(tmp_path).version == 3, "the number that was kept is not given twice"


def test_another_scripts_file_is_never_taken(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    other = starting_script("doors", {"de": "Türen", "en": "Doors"}).encode()
    (tmp_path / "scripts" / "windows.yaml").write_bytes(other)
    with desk(tmp_path) as one:
        path = publish(one, opened(one))
        assert path.name == "windows-2.yaml"
        assert (tmp_path / "scripts" / "windows.yaml").read_bytes() == other
        assert read_script(path).id == "windows"


def test_a_comment_and_an_unknown_key_go_through_draft_and_publishing(tmp_path: Path) -> None:
    """E7: an unknown key stops publishing, as for every script, and is kept all the same."""
    text = starting_script("windows", {"de": "Fenster", "en": "Windows"})
    text = text.replace("nodes:\n", "# how it is said\nnodes:\n", 1).replace(
        "    kind: choice\n", "    kind:   choice  # one\n"
    )
    with desk(tmp_path) as one:
        draft = one.begin_draft(text.encode()).result(WAIT)
        publish(one, draft)
        reword(draft, "Neu?")
        path = publish(one, draft)
        meant = text.replace("Haben Sie derzeit Bedarf?", "Neu?").replace("version: 1", "version: 2")
        assert path.read_text("utf-8") == meant
        draft.make_edit(AddEntry((), "x_note", "mine")).result(WAIT)
        reword(draft, "Wieder?")
        assert draft.script.text == meant.replace("Neu?", "Wieder?") + "\nx_note: mine\n"
        with pytest.raises(ScriptError):
            publish(one, draft)
        draft.make_edit(Remove(("x_note",), "mine"))
        publish(one, draft)


def test_times_have_a_zone(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        publish(one, opened(one))
        (version,) = one.versions("windows").result(WAIT)
        assert isinstance(version.at, datetime)
        assert version.at.tzinfo is not None


def test_a_program_that_ends_right_after_the_file_was_replaced_knows_it_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by kill -9: the draft took its own publishing for somebody else's."""

    class Killed(BaseException):
        pass

    def killed(self: Draft, digest: str, version: int) -> None:
        raise Killed

    with desk(tmp_path) as one:
        draft = opened(one)
        publish(one, draft)
        reword(draft, "Neu?")
        monkeypatch.setattr(Draft, "note_published", killed)
        with pytest.raises(Killed):
            publish(one, draft)
        monkeypatch.undo()
    with desk(tmp_path) as one:
        draft = opened(one)
        assert not draft.is_changed
        reword(draft, "Wieder?")
        publish(one, draft)
        assert used(tmp_path).version == 3


def test_a_draft_without_changes_follows_the_script(tmp_path: Path) -> None:
    """Whoever opened it once and edits the file by hand must not see the old text the next time."""
    with desk(tmp_path) as one:
        path = publish(one, opened(one))
    by_hand = path.read_bytes().replace(b"Haben Sie derzeit Bedarf?", b"Von Hand?")
    path.write_bytes(by_hand)
    with desk(tmp_path) as one:
        draft = opened(one)
        assert draft.script.data == by_hand
        assert not draft.is_changed
        assert draft.notices == ()
        reword(draft, "Neu?")
    path.write_bytes(by_hand.replace(b"Von Hand?", b"Noch einmal von Hand?"))
    with desk(tmp_path) as one:
        draft = opened(one)
        assert draft.script.plain((*SAY, "de")) == "Neu?"
        assert [str(found) for found in draft.notices] == [
            "the script was changed elsewhere since this draft was begun"
        ]


def test_what_is_written_while_it_is_published_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk(tmp_path) as one:
        draft = opened(one)
        real = desk_module.replace_file

        def meanwhile(path: Path, content: bytes) -> None:
            reword(draft, "Inzwischen?")
            real(path, content)

        checked = ScriptDesk.checked
        calls: list[int] = []

        def check_and_write(self: ScriptDesk, text: ScriptText, *, name: str = "draft") -> desk_module.Checked:
            calls.append(1)
            found = checked(self, text, name=name)
            if len(calls) == 2:
                draft.make_edit(SetValue(("nodes", "w2", "otherwise"), "w99", "w3"))
            return found

        monkeypatch.setattr(ScriptDesk, "checked", check_and_write)
        monkeypatch.setattr(desk_module, "replace_file", meanwhile)
        publish(one, draft)
        assert used(tmp_path).nodes["w2"].text.de == "Haben Sie derzeit Bedarf?"  # type: ignore[union-attr]
        assert draft.is_changed
        assert draft.script.plain(("nodes", "w2", "otherwise")) == "w99"
