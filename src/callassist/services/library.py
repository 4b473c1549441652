"""The call scripts there are: those that ship with the program and the user's own.

Parsing and checking a script takes a tenth of a second, and a rep who starts the program must not wait for it; so what
became of a file is kept under the hash of its content. A broken file is an entry like any other, with its problems,
and never an exception: the rep sees it in the list and can say what is wrong.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from callassist import __version__
from callassist.domain.answers import StageId
from callassist.domain.script import Market, Script
from callassist.domain.text import WINDOW_LANGUAGES, Language, Text
from callassist.errors import NotFound, ScriptError
from callassist.formats.script import compiled, script_files, sentences, source_text
from callassist.formats.script.lookup_files import Beside, files_beside, named_in, nothing_beside
from callassist.formats.script.problems import Problem, Severity
from callassist.formats.script.sentences import told
from callassist.formats.script.tree import MAX_BYTES, read_bytes
from callassist.storage.files import read_regular
from callassist.storage.notes import parse_json

_log = logging.getLogger(__name__)

#: raised when what the cache holds changes in a way the domain's shape does not show
_CACHE_FORMAT = 3
_MAGIC = "callassist-script"
#: more scripts than a team has; older ones are made again when they are needed
_KEPT = 100
_SUFFIXES = (".yaml", ".yml")
#: files of a folder, and bytes of all of them, that are read for the list: the rest is named there, unread
_MOST_FILES, _MOST_BYTES = 200, 16 * MAX_BYTES
#: seconds of the processor that checking files may take in one run; the next run goes on where this one ended
_PATIENCE_S = 8.0
#: bytes of a cache file: a script has at most 1 MiB and is kept with the parts all scripts share
_LARGEST_CACHED = 24 * MAX_BYTES


@dataclass(frozen=True, slots=True)
class ScriptEntry:
    """One script file in the list. `market` is None, and `stages` empty, where the file cannot be used."""

    id: str
    title: Text
    market: Market | None
    stages: tuple[StageId, ...]
    path: Path
    sha256: str
    problems: tuple[Problem, ...] = ()
    version: int = 0
    #: what it is spoken in, the default first
    languages: tuple[Language, ...] = WINDOW_LANGUAGES

    @property
    def is_usable(self) -> bool:
        return not any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True)
class _Checked:
    """What became of a file's content: the entry (with an empty path) and, if it is sound, the script."""

    entry: ScriptEntry
    script: Script | None


class ScriptLibrary:
    """Finds and loads scripts.

    Args:
        folders: looked through in order; a script in a later one takes the place of its namesake in an earlier one, so
            that a user can replace a shipped script by a changed copy.
        cache_dir: where compiled scripts are kept; None keeps none on disk.
    """

    def __init__(self, folders: Iterable[Path], cache_dir: Path | None) -> None:
        self._folders = tuple(folders)
        self._cache = cache_dir / "scripts" if cache_dir is not None else None
        self._loaded: dict[str, Script] = {}
        #: what became of contents, in case nothing can be kept on the disk
        self._known: dict[str, ScriptEntry] = {}
        self._spent = 0.0

    def entries(self) -> tuple[ScriptEntry, ...]:
        """Every script file, in the order of folders and names."""
        found: dict[str, ScriptEntry] = {}
        for folder in self._folders:
            here: set[str] = set()
            left = _MOST_BYTES
            for number, path in enumerate(_script_paths(folder)):
                if number > _MOST_FILES:
                    break  # one entry says that there are more
                entry, size = self._entry(path) if number < _MOST_FILES and left > 0 else (_unread(path, _CROWD), 0)
                left -= size
                if entry.id in here:
                    entry = _with_namesake(entry, found[entry.id].path)
                here.add(entry.id)
                found[entry.id] = entry
        return tuple(found.values())

    def load(self, id_or_path: str | Path) -> Script:
        """The script of that name, or in that file.

        Raises:
            NotFound: there is no such script; the error names those there are.
            ScriptError: its file cannot be used; it carries every problem found.
        """
        path = self._path_of(id_or_path)
        data = read_bytes(path)
        if isinstance(data, Problem):
            raise script_files.refusal((data,), name=str(path))
        beside = files_beside(path.parent)
        key = self._key(data, beside)
        if (known := self._loaded.get(key)) is not None:  # asked for once: another thread may be making room
            return known
        script = self._cached_script(key)
        if script is None:
            checked = self._check(data, key, beside, name=str(path))
            if checked.script is None:
                raise script_files.refusal(_placed(checked.entry, path).problems, name=str(path))
            script = checked.script
        return self._remember(key, script)

    def usable(self) -> tuple[Script, ...]:
        """All scripts that can be used, read whole."""
        return tuple(self.load(entry.id) for entry in self.entries() if entry.is_usable)

    def pinned(self, source: str) -> Script:
        """The script a call was made with, from the text kept in the log.

        Raises:
            ScriptError: this program cannot read it any more.
        """
        key = self._key(b"pinned\0" + source.encode())
        if (known := self._loaded.get(key)) is not None:  # asked for once: another thread may be making room
            return known
        script = self._cached_script(key)
        if script is None:
            script = script_files.read_pinned(source)
            self._write(key, _entry_of(script, ()), script)
        return self._remember(key, script)

    def _remember(self, key: str, script: Script) -> Script:
        if len(self._loaded) >= _KEPT:
            self._loaded.clear()
        self._loaded[key] = script
        return script

    def _path_of(self, id_or_path: str | Path) -> Path:
        if isinstance(id_or_path, Path):
            return id_or_path
        entries = self.entries()
        for entry in entries:
            if entry.id == id_or_path:
                return entry.path
        if id_or_path.endswith(_SUFFIXES) or os.sep in id_or_path:
            return Path(id_or_path)
        names = ", ".join(entry.id for entry in entries if entry.is_usable)
        what = f"there is no script called {id_or_path!r}"
        raise NotFound(what, next_step=f"name a file, or one of: {names}", code="no_script")

    # -- files and their cache -----------------------------------------------------------------------------------------

    def _entry(self, path: Path) -> tuple[ScriptEntry, int]:
        """The entry of a file, and how many bytes were read for it."""
        data = read_bytes(path)
        if isinstance(data, Problem):
            return _placed(ScriptEntry("", Text(), None, (), path, "", (data,)), path), 0
        beside = files_beside(path.parent)
        key = self._key(data, beside)
        entry = self._known.get(key) or self._cached_entry(key)
        if entry is None and self._spent > _PATIENCE_S:
            return _unread(path, _TIME), len(data)
        if entry is None:
            began = time.thread_time()
            entry = self._check(data, key, beside, name=str(path)).entry
            self._spent += time.thread_time() - began
        if len(self._known) < 2 * _MOST_FILES:
            self._known[key] = entry
        return _placed(entry, path), len(data)

    def _check(self, data: bytes, key: str, beside: Beside, *, name: str) -> _Checked:
        """Parse and check a file's content, and keep what became of it."""
        common = source_text.common_bytes()
        script, problems = script_files.check_script(data, name=name, common=common, beside=beside)
        if script is None:
            # an empty title and name say "named after the file": the same content may lie under two names
            entry = ScriptEntry("", Text(), None, (), Path(), hashlib.sha256(data).hexdigest(), problems)
        else:
            entry = _entry_of(script, problems)
        self._write(key, entry, script)
        return _Checked(entry, script)

    def _key(self, data: bytes, beside: Beside = nothing_beside) -> str:
        """The name in the cache: content, shared parts, files it looks into, and the program that made something."""
        digest = hashlib.sha256()
        parts = [f"{_CACHE_FORMAT} {__version__} {compiled.fingerprint()}".encode(), source_text.common_bytes(), data]
        for name in named_in(data):
            content = beside(name)
            parts += (name.encode(), b"none" if content is None else b"file" + content)
        for part in parts:
            digest.update(len(part).to_bytes(8, "big") + part)
        return digest.hexdigest()

    def _cached_entry(self, key: str) -> ScriptEntry | None:
        lines = self._read(key)
        if lines is None:
            return None
        try:
            return _entry_from_plain(parse_json(lines[0]))
        except (ValueError, LookupError, TypeError, AttributeError):
            return None

    def _cached_script(self, key: str) -> Script | None:
        lines = self._read(key)
        if lines is None or not lines[1]:
            return None
        try:
            return compiled.script_from_plain(parse_json(lines[1]))
        except ValueError:
            return None

    def _read(self, key: str) -> tuple[bytes, bytes] | None:
        """The two lines of a cache file (entry and script); None if there is none, or it is not as it was written."""
        if self._cache is None:
            return None
        try:
            head, body = read_regular(self._cache / f"{key}.json", _LARGEST_CACHED).split(b"\n", 1)
        except (OSError, ValueError):
            return None
        if head != _head(body):
            return None
        entry, _, script = body.partition(b"\n")
        return entry, script

    def _write(self, key: str, entry: ScriptEntry, script: Script | None) -> None:
        """Keep it. A cache that cannot be written costs time, never a call."""
        if self._cache is None:
            return
        lines = [json.dumps(_entry_to_plain(entry), ensure_ascii=False)]
        lines.append(json.dumps(compiled.script_to_plain(script), ensure_ascii=False) if script is not None else "")
        body = "\n".join(lines).encode()
        try:
            for folder in (self._cache.parent, self._cache):  # not its parents: a data folder deleted stays deleted
                folder.mkdir(mode=0o700, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self._cache, prefix=".", suffix=".tmp")  # mode 0600
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_head(body) + b"\n" + body)
                Path(temporary).replace(self._cache / f"{key}.json")
            except OSError:
                Path(temporary).unlink(missing_ok=True)
                raise
            self._prune()
        except OSError as error:
            _log.info("compiled script not kept: %s", error)

    def _prune(self) -> None:
        assert self._cache is not None
        files = [(one.stat().st_mtime_ns, one) for one in self._cache.glob("*.json")]
        for _, old in sorted(files)[:-_KEPT]:
            with contextlib.suppress(OSError):
                old.unlink()


def _script_paths(folder: Path) -> list[Path]:
    """The script files of a folder by name; none if it is not there or cannot be listed."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        _log.info("no scripts from %s: %s", folder, error)
        return []
    return [
        folder / name
        for name in names
        if name.endswith(_SUFFIXES) and not name.startswith(".") and name != source_text.COMMON_NAME
    ]


_CROWD = Problem(
    "",
    1,
    1,
    Severity.ERROR,
    "too-many",
    told("this folder holds more scripts than are listed"),
    told("move those that are not needed elsewhere"),
)
_TIME = Problem(
    "",
    1,
    1,
    Severity.ERROR,
    "not-read-yet",
    told("checking the other files took too long"),
    told("start callassist again, or remove files"),
)


def _unread(path: Path, why: Problem) -> ScriptEntry:
    """The entry of a file that was not looked at."""
    return _placed(ScriptEntry("", Text(), None, (), path, "", (why,)), path)


def _entry_of(script: Script, problems: tuple[Problem, ...]) -> ScriptEntry:
    return ScriptEntry(
        id=script.id,
        title=script.title,
        market=script.market,
        stages=tuple(script.stages),
        path=Path(),
        sha256=script.sha256,
        problems=problems,
        version=script.version,
        languages=script.languages,
    )


def _placed(entry: ScriptEntry, path: Path) -> ScriptEntry:
    """The entry as found at `path`: the cache knows contents, not places.

    A broken file goes by its file name, so that it never hides a sound script of the name it would have had.
    """
    problems = tuple(replace(problem, file=str(path)) for problem in entry.problems)
    if not entry.id:
        return replace(entry, id=path.name, title=Text(path.name, path.name), path=path, problems=problems)
    return replace(entry, path=path, problems=problems)


def _with_namesake(entry: ScriptEntry, other: Path) -> ScriptEntry:
    """A second script of one name in one folder: visible, under the name of its file, and not usable."""
    problem = Problem(
        str(entry.path),
        1,
        1,
        Severity.ERROR,
        "namesake",
        told("the script `{script}` is also in {file}", script=entry.id, file=other.name),
        told("give one of them another name after `script:`"),
    )
    return replace(entry, id=f"{entry.id} ({entry.path.name})", problems=(*entry.problems, problem))


def _head(body: bytes) -> bytes:
    return f"{_MAGIC} {hashlib.sha256(body).hexdigest()}".encode()


def _entry_to_plain(entry: ScriptEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": [list(pair) for pair in entry.title.words],
        "languages": [one.value for one in entry.languages],
        "market": entry.market,
        "stages": list(entry.stages),
        "sha256": entry.sha256,
        "version": entry.version,
        "problems": [
            [one.line, one.column, one.severity, one.code, sentences.to_plain(one.what), sentences.to_plain(one.mend)]
            for one in entry.problems
        ],
    }


def _entry_from_plain(data: dict[str, Any]) -> ScriptEntry:
    """The entry a cache file holds.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: it holds none.
    """
    return ScriptEntry(
        id=_text(data["id"]),
        title=Text(words=tuple((_text(tag), _text(words)) for tag, words in data["title"])),
        market=Market(data["market"]) if data["market"] is not None else None,
        stages=tuple(StageId(_text(stage)) for stage in data["stages"]),
        path=Path(),
        sha256=_text(data["sha256"]),
        problems=tuple(
            Problem(
                "",
                _whole(line),
                _whole(column),
                Severity(severity),
                _text(code),
                sentences.from_plain(what),
                sentences.from_plain(mend),
            )
            for line, column, severity, code, what, mend in data["problems"]
        ),
        version=_whole(data["version"]),
        languages=tuple(Language(_text(tag)) for tag in data["languages"]) or WINDOW_LANGUAGES,
    )


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError("no text")
    found.encode()  # half a character cannot be shown: a ValueError
    return found


def _whole(found: object) -> int:
    if type(found) is not int:
        raise TypeError("no whole number")
    return found


__all__ = ["ScriptEntry", "ScriptError", "ScriptLibrary"]
