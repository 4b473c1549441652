"""The desk scripts are written at: drafts begun, kept and published, and every version there was.

What takes longer than a frame (reading, checking, publishing) is done on threads of its own and gives a future. Edits
are made on the `Draft` itself, at once. A draft never touches calls: they use what was published last, and a call under
way goes on with the text it was begun with.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from callassist.errors import DraftError, NotFound, ScriptError
from callassist.formats.script import script_files, source_text
from callassist.formats.script.comparing import block
from callassist.formats.script.lookup_files import files_beside
from callassist.formats.script.problems import Problem
from callassist.formats.script.tree import read_bytes
from callassist.formats.script.writing.edits import AddEntry, ScriptEdit, SetValue
from callassist.formats.script.writing.new_file import starting_script
from callassist.formats.script.writing.placed_tree import tree_of
from callassist.formats.script.writing.script_text import ScriptText
from callassist.services.changes import Changes, Kind
from callassist.services.clock import Clock
from callassist.services.library import ScriptEntry, ScriptLibrary
from callassist.services.own_threads import OwnThreads
from callassist.services.scripts.differences import Difference, difference_of
from callassist.services.scripts.draft import DRAFT_CHANGED, Draft, open_draft, read_draft, sha256, unwritable
from callassist.services.scripts.folder_names import folder_name
from callassist.services.scripts.proposals import Proposals
from callassist.services.scripts.rehearsals import (
    Rehearsal,
    RehearsalResult,
    Rehearsals,
    kept_call,
    kept_of_log,
    rehearse,
)
from callassist.services.scripts.versions import ScriptVersion, Versions
from callassist.storage.files import make_private_folder, replace_file
from callassist.storage.lock import LogLock

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.engine.actions import Action
    from callassist.engine.setup import CallSetup
    from callassist.storage.calls.records import StoredCall

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
PUBLISHED = Changes.of(Kind.SCRIPTS, Kind.DRAFTS)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the linter says of a draft's text. `script` is None where an error keeps it from being used."""

    text: ScriptText
    script: Script | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Published(Changes):
    """A draft that calls use from now on."""

    version: ScriptVersion | None = None
    path: Path = Path()


@dataclass(frozen=True, slots=True)
class DraftListed:
    """A draft in the list."""

    script_id: str
    #: whether it differs from what it was begun from, or last published as
    is_changed: bool


class ScriptDesk:
    """Drafts, versions and publishing of all scripts."""

    def __init__(self, folder: Path, library: ScriptLibrary, clock: Clock) -> None:
        """`folder` is the data folder; `library` knows which scripts there are."""
        self._drafts = folder / "drafts"
        self._scripts = folder / "scripts"
        self._library = library
        self._clock = clock
        self._versions = Versions(self._scripts)
        self._rehearsals = Rehearsals(self._scripts)
        #: what waits for somebody who may publish
        self.proposals = Proposals(self._scripts / "proposals", clock)
        self._threads = OwnThreads("callassist-desk")
        self._open: dict[str, Draft] = {}
        self._opening = threading.Lock()

    # -- drafts --------------------------------------------------------------------------------------------------------

    def open_draft(self, script_id: str) -> Future[Draft]:
        """The draft of a script, with all its edits; begun from the script calls use, if there is none yet.

        One that this desk has open already is given again. Fails with `DraftError` (`draft_busy`: another window or
        process has it open), `NotFound`, or `ScriptError` where the file is nothing that can be edited.
        """
        return self._threads.run(lambda _: self._opened(script_id, None))

    def begin_draft(self, data: bytes) -> Future[Draft]:
        """A draft begun from a text that is no file yet: a new script, or one that was read in.

        Its `script:` must be a name no draft has, or the future fails with `DraftError` (`draft_is_there`).
        """
        return self._threads.run(lambda _: self._begun(data))

    def begin_script(
        self,
        script_id: str,
        title: Mapping[str, str],
        *,
        market: str = "consumer",
        languages: Sequence[str] = ("de", "en"),
    ) -> Future[Draft]:
        """A draft of a new script that can be called with as soon as it is published.

        Fails with `DraftError` where a script or draft has this name (`draft_is_there`), or none can (`draft_name`).
        """
        return self.begin_draft(starting_script(script_id, title, market=market, languages=languages).encode())

    def drafts(self) -> Future[tuple[DraftListed, ...]]:
        """All drafts there are, by name."""
        return self._threads.run(lambda _: tuple(self._listed()))

    def discard_draft(self, script_id: str) -> Future[Changes]:
        """Delete a draft with all its edits; what was published stays.

        Fails with `DraftError` where another window or process has it open.
        """
        return self._threads.run(lambda _: self._discarded(script_id))

    # -- looking -------------------------------------------------------------------------------------------------------

    def check(self, text: ScriptText) -> Future[Checked]:
        """What the linter says of a text. Never on the window's thread: it takes longer than a frame."""
        return self._threads.run(lambda _: self.checked(text))

    def checked(self, text: ScriptText, *, name: str = "draft") -> Checked:
        """The same at once, for whoever has a thread of their own."""
        common = source_text.common_bytes()
        tree = tree_of(text, name)
        script, problems = script_files.check_script(
            text.data, name=name, common=common, tree=tree, beside=files_beside(self._scripts)
        )
        return Checked(text, script, problems)

    def difference(self, draft: Draft, language: str = "en") -> Future[Difference]:
        """What a draft changes in the script calls use now; `language` is the one steps and answers are named in."""
        return self._threads.run(lambda _: self._difference(draft, language))

    def versions(self, script_id: str) -> Future[tuple[ScriptVersion, ...]]:
        """Every version of a script that was published here or replaced by one that was, the newest first."""
        return self._threads.run(lambda _: self._versions.of(folder_name(script_id)))

    def version_text(self, script_id: str, version_id: str) -> Future[ScriptText]:
        """The text of a version, to be read. Fails with `NotFound`."""
        return self._threads.run(
            lambda _: ScriptText.read(self._versions.data(folder_name(script_id), version_id), name=version_id)
        )

    def used_text(self, script_id: str) -> Future[ScriptText]:
        """The text calls use now, to be read. Fails with `NotFound` where nothing was published yet."""

        def work(_: Callable[[], bool]) -> ScriptText:
            entry = self._entry(script_id)
            if entry is None:
                raise NotFound("there is no such script", where=script_id, next_step="publish it", code="no_script")
            return ScriptText.read(_read(entry.path), name=entry.path.name)

        return self._threads.run(work)

    def compare_texts(
        self, before: ScriptText, after: ScriptText, language: str = "en", *, names: tuple[str, str] = ("", "")
    ) -> Future[Difference]:
        """What one text changes in another, see `differences.difference_of`."""
        return self._threads.run(lambda _: difference_of(before, after, language, names=names))

    def pinned_text(self, source: str) -> Future[ScriptText]:
        """The text a call was made with, to be read: `source` is what its log keeps (`Script.source`).

        Fails with `ScriptError` where there is no script in it.
        """
        return self._threads.run(lambda _: pinned_text(source))

    def bring_back(self, draft: Draft, version_id: str) -> Future[Changes]:
        """Make a draft's text that of a version. One undo takes it back."""

        def work(_: Callable[[], bool]) -> Changes:
            draft.replace_text(self._versions.data(folder_name(draft.script_id), version_id)).result()
            return DRAFT_CHANGED

        return self._threads.run(work)

    def take_text(self, draft: Draft, text: ScriptText) -> Future[Changes]:
        """Make a draft's text this one, such as the text a call was made with. One undo takes it back."""

        def work(_: Callable[[], bool]) -> Changes:
            draft.replace_text(text.data).result()
            return DRAFT_CHANGED

        return self._threads.run(work)

    # -- publishing ----------------------------------------------------------------------------------------------------

    def publish_draft(
        self, draft: Draft, *, who: str, why: str, raise_wordings: Iterable[str] = (), overtake: bool = False
    ) -> Future[Published]:
        """Have calls use a draft's text: it gets the next version number, and its file takes the place of the former.

        Args:
            draft: it stays open, and undo still reaches back.
            who: the name of who publishes it.
            why: in their words; may be empty.
            raise_wordings: questions whose meaning changed: their `wording` is raised, see `Difference.wordings`.
            overtake: publish it also if the script was changed elsewhere since the draft was begun.

        Fails with `ScriptError` (it carries every problem) where the linter finds an error, and with `DraftError`:
        `draft_overtaken`, `draft_renamed`, `draft_unwritable`.
        """
        wanted = tuple(raise_wordings)
        return self._threads.run(lambda _: self._published(draft, who, why, wanted, overtake=overtake))

    # -- rehearsals ----------------------------------------------------------------------------------------------------

    def rehearsals(self, script_id: str) -> Future[tuple[Rehearsal, ...]]:
        """The calls that are kept as a proof of a script, by name."""
        return self._threads.run(lambda _: self._rehearsals.of(folder_name(script_id)))

    def rehearse_all(self, script_id: str, script: Script) -> Future[tuple[RehearsalResult, ...]]:
        """What becomes of each of them with this script, such as `Checked.script` of a draft."""
        return self._threads.run(
            lambda _: tuple(rehearse(script, one) for one in self._rehearsals.of(folder_name(script_id)))
        )

    def keep_rehearsal(self, script_id: str, rehearsal: Rehearsal) -> Future[Changes]:
        """Keep a call, see `rehearsals.kept_call`; one of the same name is replaced."""

        def work(_: Callable[[], bool]) -> Changes:
            try:
                self._rehearsals.keep(folder_name(script_id), rehearsal)
            except OSError as error:
                raise unwritable(error) from error
            return DRAFT_CHANGED

        return self._threads.run(work)

    def keep_played(
        self, script_id: str, name: str, script: Script, setup: CallSetup, done: Sequence[Action]
    ) -> Future[Changes]:
        """Keep what was done in a call with `script` as one, see `rehearsals.kept_call`."""

        def work(_: Callable[[], bool]) -> Changes:
            try:
                self._rehearsals.keep(folder_name(script_id), kept_call(name, script, setup, done))
            except OSError as error:
                raise unwritable(error) from error
            return DRAFT_CHANGED

        return self._threads.run(work)

    def keep_logged_call(self, script_id: str, name: str, stored: StoredCall) -> Future[Changes]:
        """Keep a call of the log as one, without anything of the person; one of the same name is replaced.

        Fails with `DraftError` (`rehearsal_part`: it goes on with a call that was cut off; `rehearsal_lost`: this
        program cannot follow it any more).
        """

        def work(_: Callable[[], bool]) -> Changes:
            try:
                kept = kept_of_log(name, self._library.pinned(stored.script_source), stored)
                self._rehearsals.keep(folder_name(script_id), kept)
            except OSError as error:
                raise unwritable(error) from error
            except ScriptError as error:
                raise DraftError(
                    "this call cannot be followed any more",
                    where=stored.id,
                    next_step="keep another",
                    code="rehearsal_lost",
                ) from error
            return DRAFT_CHANGED

        return self._threads.run(work)

    def remove_rehearsal(self, script_id: str, name: str) -> Future[Changes]:
        """Keep a call no longer. Fails with `NotFound`."""

        def work(_: Callable[[], bool]) -> Changes:
            self._rehearsals.remove(folder_name(script_id), name)
            return DRAFT_CHANGED

        return self._threads.run(work)

    def close(self) -> None:
        """Write what waits and let go of all drafts. Safe to call twice."""
        self._threads.close()
        self.proposals.close()
        for draft in tuple(self._open.values()):
            draft.close()
        self._open.clear()

    def close_draft(self, draft: Draft) -> None:
        """Write what waits of a draft, and let others open it."""
        self._open.pop(draft.script_id, None)
        draft.close()

    # -- on threads ----------------------------------------------------------------------------------------------------

    def _opened(self, script_id: str, begin: bytes | None) -> Draft:
        with self._opening:
            if script_id not in self._open:
                self._open[script_id] = self._open_one(script_id, begin)
            return self._open[script_id]

    def _open_one(self, script_id: str, begin: bytes | None) -> Draft:
        folder = self._drafts / folder_name(script_id)
        if begin is None:
            entry = self._entry(script_id)
            begin = b"" if entry is None else _read(entry.path)
            if entry is None and not (folder / "base.yaml").exists():
                raise NotFound("there is no such script", where=script_id, next_step="choose another", code="no_script")
        draft = open_draft(folder, script_id, begin)
        draft.beside = files_beside(self._scripts)  # where it is published to
        if begin:
            with suppress(ScriptError):  # a broken file is published over, or mended by hand
                draft.settle(begin)
        return draft

    def _begun(self, data: bytes) -> Draft:
        script_id = str(block(ScriptText.read(data).plain()).get("script"))
        if not _NAME.match(script_id):
            raise DraftError(
                "a script needs a name of small letters, digits and _",
                where=script_id,
                next_step="write another after `script:`",
                code="draft_name",
            )
        taken = (self._drafts / folder_name(script_id) / "base.yaml").exists() or self._entry(script_id) is not None
        if taken:
            raise DraftError(
                "there is a script of this name",
                where=script_id,
                next_step="choose another name, or edit that one",
                code="draft_is_there",
            )
        return self._opened(script_id, data)

    def _listed(self) -> Iterable[DraftListed]:
        with suppress(OSError):
            for folder in sorted(self._drafts.iterdir()):
                with suppress(OSError, ValueError):
                    found = read_draft(folder, folder.name)
                    if found is not None:
                        named = _script_id(found.data) or folder.name
                        yield DraftListed(named, found.is_changed)

    def _discarded(self, script_id: str) -> Changes:
        folder = self._drafts / folder_name(script_id)
        if (draft := self._open.get(script_id)) is not None:
            self.close_draft(draft)
        if not folder.is_dir():
            return DRAFT_CHANGED
        lock = LogLock(folder / "lock")
        try:
            lock.acquire()
        except Exception as error:
            raise DraftError(
                "this draft is open in another window",
                where=script_id,
                next_step="go on there, or close it first",
                code="draft_busy",
            ) from error
        try:
            # the base last: without it nothing of a draft counts
            for path in sorted(folder.iterdir(), key=lambda one: (one.name == "base.yaml", one.name == "lock")):
                path.unlink()
        except OSError as error:
            raise unwritable(error) from error
        finally:
            lock.release()
        with suppress(OSError):
            folder.rmdir()
        return DRAFT_CHANGED

    def _difference(self, draft: Draft, language: str) -> Difference:
        entry = self._entry(draft.script_id)
        name = f"{draft.script_id} (draft)"
        if entry is None:
            return difference_of(None, draft.script, language, names=("", name))
        former = ScriptText.read(_read(entry.path), name=str(entry.path))
        return difference_of(former, draft.script, language, names=(entry.path.name, name))

    def _published(
        self, draft: Draft, who: str, why: str, wordings: tuple[str, ...], *, overtake: bool
    ) -> Published:  # fmt: skip
        entry = self._entry(draft.script_id)
        former = _read(entry.path) if entry is not None else None
        if former is not None and not overtake and sha256(former) != draft.synced.sha256:
            raise DraftError(
                "the script was changed elsewhere since this draft was begun",
                where=str(entry.path) if entry else "",
                next_step="look at what is different, then publish it over that, or discard the draft",
                code="draft_overtaken",
            )
        if _script_id(draft.script.data) != draft.script_id:
            raise DraftError(
                "the name of a script never changes: calls are counted by it",
                where=draft.script_id,
                next_step=f"write `script: {draft.script_id}` again",
                code="draft_renamed",
            )
        self._checked_or_raise(draft.script, draft.script_id)
        number = self._next_number(draft, former)
        raised = False
        for edit in (*_version_edits(draft.script, number), *_wording_edits(draft.script, wordings)):
            draft.make_edit(edit, joined=raised)
            raised = True
        text = draft.script  # somebody may be writing on: what is checked is what is published
        script = self._checked_or_raise(text, draft.script_id)
        data = text.data
        target = self._target(draft.script_id, entry)
        folder = folder_name(draft.script_id)
        try:
            make_private_folder(self._scripts)
            if former is not None:
                self._keep_former(folder, former)
            version = self._versions.keep(
                folder, data, number=number, pinned=script.sha256, who=who, why=why, at=self._clock.now()
            )
            draft.note_publishing(sha256(data), number).result()
            replace_file(target, data)
        except OSError as error:
            raise unwritable(error) from error
        draft.note_published(sha256(data), number)
        draft.flush()
        return Published(PUBLISHED.kinds, version, target)

    def _checked_or_raise(self, text: ScriptText, name: str) -> Script:
        found = self.checked(text, name=name)
        if found.script is None:
            raise script_files.refusal(found.problems, name=name)
        return found.script

    def _next_number(self, draft: Draft, former: bytes | None) -> int:
        """One more than any text of the script has had that is known of."""
        known = [one.number for one in self._versions.of(folder_name(draft.script_id))]
        if former is not None:
            known.append(_number(former))
            return max(known) + 1
        return max(known) + 1 if known else max(1, _number(draft.script.data))

    def _keep_former(self, folder: str, former: bytes) -> None:
        try:
            common, beside = source_text.common_bytes(), files_beside(self._scripts)
            pinned = script_files.parse_script(former, name="", common=common, beside=beside).sha256
        except ScriptError:
            pinned = ""
        number = _number(former)
        if sha256(former) not in {one.sha256 for one in self._versions.of(folder)}:
            self._versions.keep(folder, former, number=number, pinned=pinned)

    def _target(self, script_id: str, entry: ScriptEntry | None) -> Path:
        """Where the user's file of a script lies, or is to lie: by the name of the file it takes the place of."""
        if entry is not None and entry.path.parent == self._scripts:
            return entry.path
        target = self._scripts / (entry.path.name if entry is not None else f"{folder_name(script_id)}.yaml")
        number = 2
        while target.exists():  # another script's
            target = self._scripts / f"{folder_name(script_id)}-{number}.yaml"
            number += 1
        return target

    def _entry(self, script_id: str) -> ScriptEntry | None:
        return next((one for one in self._library.entries() if one.id == script_id), None)


def pinned_text(source: str) -> ScriptText:
    """The text a call was made with, out of what its log keeps.

    Raises:
        ScriptError: there is no script in it.
    """
    parts = source_text.parted(source)
    if parts is None:
        raise ScriptError("the pinned text has no script in it", where="pinned script", next_step="restore a backup")
    return ScriptText.read(parts[0], name="pinned script")


def _read(path: Path) -> bytes:
    data = read_bytes(path)
    if isinstance(data, Problem):
        raise script_files.refusal((data,), name=str(path))
    return data


def _script_id(data: bytes) -> str:
    with suppress(ScriptError):
        found = block(ScriptText.read(data).plain()).get("script")
        return found if isinstance(found, str) else ""
    return ""


def _number(data: bytes) -> int:
    with suppress(ScriptError):
        found = block(ScriptText.read(data).plain()).get("version")
        return found if type(found) is int and found > 0 else 0
    return 0


def _version_edits(script: ScriptText, number: int) -> list[ScriptEdit]:
    if not script.has(("version",)):
        return [AddEntry((), "version", number)]
    was = script.plain(("version",))
    return [SetValue(("version",), number, was)] if was != number else []


def _wording_edits(script: ScriptText, questions: Iterable[str]) -> list[ScriptEdit]:
    found: list[ScriptEdit] = []
    for question in questions:
        path = ("questions", question)
        if not script.has(path):
            continue
        was = cast("dict[str, object]", script.plain(path)).get("wording")
        number = was + 1 if type(was) is int else 2
        if script.has((*path, "wording")):
            found.append(SetValue((*path, "wording"), number, script.plain((*path, "wording"))))
        else:
            found.append(AddEntry(path, "wording", number))
    return found
