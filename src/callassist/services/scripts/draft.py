"""A script as it is being written: a text, all its edits, and the way back to where it began.

In `<data>/drafts/<script>/` lie `base.yaml` (the text it was begun from, byte for byte), `journal` (a line for each
edit, undo and redo) and `lock`. The text is what comes of the base by the journal: nothing is ever written over, so a
kill loses the line that was being written and no more, and undo reaches back over any number of starts.
"""

from __future__ import annotations

import hashlib
import json
import threading
import zlib
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, cast

from callassist.errors import DraftError, LogBusy, LogUnwritable
from callassist.formats.script.lookup_files import Beside, nothing_beside
from callassist.formats.script.sentences import Sentence, told
from callassist.formats.script.writing.editing import edited, inverted
from callassist.formats.script.writing.edits import ScriptEdit
from callassist.formats.script.writing.rereading import Splice
from callassist.formats.script.writing.script_text import ScriptText
from callassist.services.changes import NOTHING, Changes, Kind
from callassist.services.scripts.draft_writer import DraftWriter, unwritable
from callassist.storage.files import make_private_folder, read_regular, replace_file
from callassist.storage.line_journal import LineJournal, read_lines
from callassist.storage.lock import LogLock
from callassist.storage.notes import parse_json

DRAFT_CHANGED = Changes.of(Kind.DRAFTS)

BASE_NAME, JOURNAL_NAME, LOCK_NAME = "base.yaml", "journal", "lock"
#: bytes of a script, and of the mark in front of it
_LARGEST = 1024 * 1024 + 3


class Step(NamedTuple):
    """What one edit replaced."""

    splices: tuple[Splice, ...]
    #: undone and done again together with the one before it
    joined: bool = False


class Synced(NamedTuple):
    """The text calls used when the draft was begun, or last published."""

    sha256: str
    version: int | None = None


@dataclass
class _History:
    """What comes of a base by its journal."""

    text: str
    steps: list[Step] = field(default_factory=list[Step])
    #: steps that are done; those behind were undone
    done: int = 0
    synced: Synced = field(default_factory=lambda: Synced(""))
    #: the text that was about to be published: whether it was, the file of the script tells
    publishing: Synced | None = None

    def take(self, line: dict[str, Any]) -> None:
        """Take a line of the journal in.

        Raises:
            ValueError, TypeError, LookupError, AttributeError: it does not fit; nothing of it was taken in.
        """
        if "do" in line:
            step = Step(tuple(_splice(one) for one in line["do"]), bool(line.get("joined")))
            text = _replaced(self.text, step.splices)
            if zlib.crc32(text.encode()) != line["to"]:
                raise ValueError("another text")
            self.text = text
            del self.steps[self.done :]
            self.steps.append(step)
            self.done += 1
        elif line.get("undo"):
            undone = self.to_undo()
            self.text = _replaced(self.text, [one for step in undone for one in inverted(step.splices)])
            self.done -= len(undone)
        elif line.get("redo"):
            redone = self.to_redo()
            self.text = _replaced(self.text, [one for step in redone for one in step.splices])
            self.done += len(redone)
        elif "published" in line:
            self.synced = Synced(str(line["published"]), int(line["version"]))
            self.publishing = None
        elif "publishing" in line:
            self.publishing = Synced(str(line["publishing"]), int(line["version"]))
        else:
            raise ValueError("an unknown line")

    def to_undo(self) -> list[Step]:
        """The steps one undo takes back, the last first."""
        begin = self.done
        while begin > 0:
            begin -= 1
            if not self.steps[begin].joined:
                break
        return list(reversed(self.steps[begin : self.done]))

    def to_redo(self) -> list[Step]:
        """The steps one redo brings again, the first first."""
        end = self.done + 1
        while end < len(self.steps) and self.steps[end].joined:
            end += 1
        return self.steps[self.done : end]


class Draft:
    """A draft that is open in this process, and in no other. Each edit is made at once and written beside.

    Attributes:
        script_id: the name of the script (`script:`).
        notices: what there is to tell of its opening, such as a change that was lost.
    """

    def __init__(
        self,
        script_id: str,
        script: ScriptText,
        history: _History,
        writer: DraftWriter,
        lock: LogLock,
        notices: Iterable[Sentence],
    ) -> None:
        """Use `open_draft`."""
        self.script_id = script_id
        self.notices = tuple(notices)
        #: where the files lie that it looks into
        self.beside: Beside = nothing_beside
        self._script = script
        self._history = history
        self._writer = writer
        self._file_lock = lock
        self._lock = threading.RLock()

    @property
    def script(self) -> ScriptText:
        """The text as it is now."""
        return self._script

    @property
    def synced(self) -> Synced:
        """The text it was begun from, or last published as."""
        return self._history.synced

    @property
    def is_changed(self) -> bool:
        """Whether it is another text than the one it was begun from, or last published as."""
        return sha256(self._script.data) != self._history.synced.sha256

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._history.done > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to bring again."""
        return self._history.done < len(self._history.steps)

    @property
    def unsaved(self) -> int:
        """Edits that could not be written to the disk yet."""
        return self._writer.unwritten

    def make_edit(self, edit: ScriptEdit, *, joined: bool = False) -> Future[Changes]:
        """Make an edit. The text has it at once; the future is done when it is on the disk.

        Args:
            edit: what is changed.
            joined: one undo takes it back together with the edit before it, as with letters of one word.

        Raises:
            EditRefused: it does not fit; nothing was changed.
        """
        with self._lock:
            made = edited(self._script, edit)
            return self._made(made.after, made.splices, joined=joined)

    def replace_text(self, data: bytes) -> Future[Changes]:
        """Make the whole text another one, such as a former version; undo takes that back like any edit.

        Raises:
            ScriptError: it is no text of a script.
        """
        with self._lock:
            after = ScriptText.read(data)
            splice = whole_splice(self._script.text, after.text)
            after = ScriptText(after.text, self._script.has_bom, after.root_at, after.root)
            return self._made(after, (splice,) if splice else (), joined=False)

    def undo_edit(self) -> Future[Changes]:
        """Take the last edit back; nothing where there is none."""
        return self._turn(self._history.to_undo, "undo")

    def redo_edit(self) -> Future[Changes]:
        """Bring the edit again that was taken back last; nothing where there is none."""
        return self._turn(self._history.to_redo, "redo")

    def note_publishing(self, digest: str, version: int) -> Future[Changes]:
        """Remember that the file of the script is about to have this text."""
        return self._noted({"publishing": digest, "version": version})

    def note_published(self, digest: str, version: int) -> Future[Changes]:
        """Remember that calls use this text from now on."""
        return self._noted({"published": digest, "version": version})

    def settle(self, used: bytes) -> None:
        """See by the text calls use whether a publishing the program ended in was done, and what was done elsewhere.

        A draft nothing was changed in takes that over.

        Raises:
            ScriptError: what calls use is no text of a script any more.
        """
        publishing = self._history.publishing
        digest = sha256(used)
        if publishing is not None and publishing.version is not None and publishing.sha256 == digest:
            self.note_published(publishing.sha256, publishing.version)
        if digest == self.synced.sha256:
            return
        if self.is_changed:
            self.notices += (told("the script was changed elsewhere since this draft was begun"),)
        else:
            self.replace_text(used)
            self.note_published(digest, 0)

    def flush(self) -> bool:
        """Wait until all edits were written; False if some could not be."""
        return self._writer.flush() and not self._writer.unwritten

    def close(self) -> None:
        """Write what waits, and let others open it. Safe to call twice."""
        self._writer.close()
        self._file_lock.release()

    def _made(self, after: ScriptText, splices: tuple[Splice, ...], *, joined: bool) -> Future[Changes]:
        if not splices:
            return _nothing()
        line: dict[str, Any] = {"do": [list(one) for one in splices], "to": zlib.crc32(after.text.encode())}
        if joined:
            line["joined"] = True
        self._history.take(line)
        self._script = after
        return self._post(line)

    def _turn(self, steps: Any, word: str) -> Future[Changes]:  # noqa: ANN401
        with self._lock:
            turned = cast("list[Step]", steps())
            if not turned:
                return _nothing()
            script = self._script
            for step in turned:
                script = script.spliced(inverted(step.splices) if word == "undo" else step.splices)
            line = {word: True}
            self._history.take(line)
            self._script = script
            return self._post(line)

    def _noted(self, line: dict[str, Any]) -> Future[Changes]:
        with self._lock:
            self._history.take(line)
            return self._post(line)

    def _post(self, line: dict[str, Any]) -> Future[Changes]:
        return self._writer.post(json.dumps(line, ensure_ascii=False))


def open_draft(folder: Path, script_id: str, begin: bytes) -> Draft:
    """The draft in `folder`, with all its edits; begun from the text `begin` if there is none yet.

    Raises:
        DraftError: another window or process has it open, or its folder cannot be used.
        ScriptError: it would be begun from what is no text of a script.
    """
    base_path = folder / BASE_NAME
    if not base_path.exists():
        ScriptText.read(begin, name=script_id)
    lock = LogLock(folder / LOCK_NAME)
    try:
        make_private_folder(folder)
        lock.acquire()
        try:
            return _opened(folder, script_id, begin, lock)
        except BaseException:
            lock.release()
            raise
    except LogBusy as error:
        raise DraftError(
            "this draft is open in another window",
            where=script_id,
            next_step="go on there, or close it first",
            code="draft_busy",
        ) from error
    except LogUnwritable as error:
        raise DraftError(error.what, where=error.where, next_step=error.next_step, code="draft_unwritable",
                         facts={"cause": error.what}) from error  # fmt: skip
    except OSError as error:
        raise unwritable(error) from error


def _opened(folder: Path, script_id: str, begin: bytes, lock: LogLock) -> Draft:
    base_path = folder / BASE_NAME
    journal = LineJournal(folder / JOURNAL_NAME)
    try:
        notices: list[Sentence] = []
        if not base_path.exists():
            if journal.lines:  # a journal without its base says nothing
                journal = _begun_anew(journal, folder, [])
            replace_file(base_path, begin)
        base = read_regular(base_path, _LARGEST)
        history, taken = _replayed(base, journal.lines)
        if journal.lost or taken < len(journal.lines):
            lost = journal.lost + len(journal.lines) - taken
            notices.append(
                told("the last change was being saved when the program ended, and is lost")
                if lost == 1
                else told(
                    "{count} changes of this draft cannot be read any more; they are kept in its folder", count=lost
                )
            )
        if taken < len(journal.lines):
            journal = _begun_anew(journal, folder, journal.lines[:taken])
        script = ScriptText.read(
            ("\ufeff" if base.startswith(b"\xef\xbb\xbf") else "").encode() + history.text.encode()
        )
        return Draft(script_id, script, history, DraftWriter(journal, DRAFT_CHANGED), lock, notices)
    except BaseException:
        journal.close()
        raise


def _begun_anew(journal: LineJournal, folder: Path, lines: list[str]) -> LineJournal:
    """A journal of these lines alone; the former one is kept beside it."""
    journal.close()
    path = folder / JOURNAL_NAME
    number = next(one for one in range(1, 10_000) if not (folder / f"{JOURNAL_NAME}.damaged-{one}").exists())
    path.rename(folder / f"{JOURNAL_NAME}.damaged-{number}")
    anew = LineJournal(path)
    anew.append(lines)
    return anew


def _replayed(base: bytes, lines: list[str]) -> tuple[_History, int]:
    """What comes of a base by these lines, and how many of them fitted."""
    history = _History(base.decode("utf-8-sig"), synced=Synced(sha256(base)))
    for number, line in enumerate(lines):
        try:
            history.take(cast("dict[str, Any]", parse_json(line)))
        except (ValueError, TypeError, LookupError, AttributeError):
            return history, number
    return history, len(lines)


@dataclass(frozen=True, slots=True)
class DraftOnDisk:
    """A draft as it lies there, read without opening it."""

    script_id: str
    data: bytes
    synced: Synced

    @property
    def is_changed(self) -> bool:
        """Whether it is another text than the one it was begun from, or last published as."""
        return sha256(self.data) != self.synced.sha256


def read_draft(folder: Path, script_id: str) -> DraftOnDisk | None:
    """The draft in `folder` as it is on the disk, also while somebody has it open; None: there is none.

    Raises:
        OSError: it cannot be read.
    """
    try:
        base = read_regular(folder / BASE_NAME, _LARGEST)
    except FileNotFoundError:
        return None
    history, _ = _replayed(base, read_lines(folder / JOURNAL_NAME))
    mark = b"\xef\xbb\xbf" if base.startswith(b"\xef\xbb\xbf") else b""
    return DraftOnDisk(script_id, mark + history.text.encode(), history.synced)


def sha256(data: bytes) -> str:
    """The hash a text is known by."""
    return hashlib.sha256(data).hexdigest()


def whole_splice(before: str, after: str) -> Splice | None:
    """The one replacement that makes `after` of `before`; None where they are the same."""
    if before == after:
        return None
    both = min(len(before), len(after))
    begin = next((at for at in range(both) if before[at] != after[at]), both)
    end = next((at for at in range(both - begin) if before[-1 - at] != after[-1 - at]), both - begin)
    return Splice(begin, before[begin : len(before) - end], after[begin : len(after) - end])


def _splice(found: Any) -> Splice:  # noqa: ANN401 - JSON
    at, old, new = found
    if type(at) is not int or not isinstance(old, str) or not isinstance(new, str):
        raise TypeError("no splice")
    return Splice(at, old, new)


def _replaced(text: str, splices: Iterable[Splice]) -> str:
    for one in splices:
        end = one.at + len(one.old)
        if text[one.at : end] != one.old:
            raise ValueError("another text")
        text = text[: one.at] + one.new + text[end:]
    return text


def _nothing() -> Future[Changes]:
    future: Future[Changes] = Future()
    future.set_result(NOTHING)
    return future
