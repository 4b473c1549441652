"""A rescue file proves that it is ours, never changes an ended call, and is not taken in unasked (D8)."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from callassist import bootstrap
from callassist.bootstrap import Services
from callassist.errors import KnownError
from callassist.services.clock import FixedClock
from callassist.storage.database import FILE_NAME
from callassist.storage.identifiers import new_id
from tests.storage.logs import LIBRARY, NONE, START, look_into, rows, services, start


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


def opened(folder: Path, documents: Path) -> Services:
    return bootstrap.join(folder, LIBRARY, FixedClock(START, "Europe/Berlin"), (documents,))


class Unreachable:
    """A database that writes nothing of a call, but still does what needs no log."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def submit(self, *_: object, **__: object) -> None:
        return None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def unsaved(folder: Path, documents: Path, *tokens: str, ends: str = "") -> tuple[str, Path]:
    """A call whose further lines could not be saved: its id, and the file they went into."""
    found = opened(folder, documents)
    try:
        live = start(found, "1", name="Frau Neu", number="030 9")
        live._database = Unreachable(found.database)  # type: ignore[assignment]
        for token in tokens:
            live.press(token)
        if ends:
            live.hang_up(ends, NONE, "zuletzt")
        path = live.rescue((documents,)).result(200)
        assert path is not None
    finally:
        found.close()
    return live.id, path


def call(folder: Path) -> tuple[str, str, int]:
    return rows(folder, "SELECT state, outcome, events FROM call ORDER BY seq DESC LIMIT 1")[0]


def test_a_rescue_file_is_offered_at_the_start_and_taken_in_only_when_that_is_asked_for(
    tmp_path: Path, documents: Path
) -> None:
    call_id, path = unsaved(tmp_path, documents, "1", "Back")
    found = opened(tmp_path, documents)
    (offered,) = found.safekeeping.open().result(200).rescues
    assert (offered.path, offered.call_id, offered.count, offered.at, offered.name) == (
        path,
        call_id,
        2,
        START,
        "Frau Neu",
    )
    found.close()
    assert call(tmp_path) == ("open", "", 2)
    found = opened(tmp_path, documents)
    (offered,) = found.safekeeping.open().result(200).rescues
    assert found.safekeeping.take_rescue(offered.path).result(200) == 2
    assert found.safekeeping.open().result(200).rescues == ()
    found.close()
    assert call(tmp_path) == ("open", "", 4)
    assert [one.name for one in documents.iterdir()] == [path.name + ".taken"]


def test_the_lines_of_a_call_that_ended_unsaved_are_its_end(tmp_path: Path, documents: Path) -> None:
    _, path = unsaved(tmp_path, documents, "1", ends="not_interested")
    found = opened(tmp_path, documents)
    assert found.safekeeping.take_rescue(path).result(200) == 2
    found.close()
    assert call(tmp_path) == ("ended", "not_interested", 4)


def forged(call_id: str, number: int, outcome: str) -> list[dict[str, Any]]:
    """What anybody can write who has seen an export."""
    follow_up = {"kind": "none", "due": None, "reason": "", "resume_node": "", "contact_name": ""}
    return [
        {"format": "callassist rescue 1", "call": call_id},
        {
            "event_id": new_id(),
            "number": number,
            "kind": "hung_up",
            "payload": {"outcome": outcome, "follow_up": follow_up, "note": ""},
            "at": START.isoformat(),
            "mono_ms": 7,
        },
    ]


def written(path: Path, lines: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_a_file_that_anybody_can_write_who_knows_the_id_of_a_call_changes_nothing(
    tmp_path: Path, documents: Path
) -> None:
    with services(tmp_path) as found:
        ended = start(found, "1", "1")
        ended.hang_up("not_interested", NONE, "").future.result(200)
        open_call = start(found, "1", name="Herr Offen", number="030 8")
    before = rows(tmp_path, "SELECT * FROM call"), rows(tmp_path, "SELECT * FROM call_event")
    files = [
        written(documents / f"callassist-rescue-{one.id}.jsonl", forged(one.id, one.posted + 1, "appointment_set"))
        for one in (ended, open_call)
    ]
    found = opened(tmp_path, documents)
    assert found.safekeeping.open().result(200).rescues == ()
    for path in files:
        error = found.safekeeping.take_rescue(path).exception(200)
        assert isinstance(error, KnownError)
        assert error.code == "rescue_unproven"
    found.close()
    assert (rows(tmp_path, "SELECT * FROM call"), rows(tmp_path, "SELECT * FROM call_event")) == before
    assert all(path.exists() for path in files)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("hung_up", "note"),
        lambda text: text.replace("not_interested", "appointment_set"),
        lambda text: text.splitlines()[0] + "\n" + text.splitlines()[-1] + "\n",
        lambda text: text.replace("\n", "\n\n", 1),
        lambda text: text + text.splitlines()[1] + "\n",
        lambda text: text.replace(text.splitlines()[-1], '{"mac": ""}'),
        lambda text: text.replace(text.splitlines()[-1], '{"mac": 7}'),
        lambda text: "",
    ],
    ids=["a kind", "an outcome", "a line less", "a blank line", "a line more", "no proof", "a number", "nothing"],
)
def test_a_rescue_file_that_was_changed_is_refused(
    tmp_path: Path, documents: Path, change: Callable[[str], str]
) -> None:
    _, path = unsaved(tmp_path, documents, "1", ends="not_interested")
    changed = change(path.read_text())
    assert changed != path.read_text()
    path.write_text(changed)
    found = opened(tmp_path, documents)
    assert found.safekeeping.open().result(200).rescues == ()
    error = found.safekeeping.take_rescue(path).exception(200)
    found.close()
    assert isinstance(error, KnownError)
    assert error.code in ("rescue_unproven", "no_rescue")
    assert call(tmp_path) == ("open", "", 2)


def test_a_rescue_file_of_another_log_is_refused(tmp_path: Path, documents: Path) -> None:
    """The same call in a copy of the log whose key is another one: the key is the proof, not the id."""
    _, path = unsaved(tmp_path, documents, "1")
    connection = look_into(tmp_path)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'rescue_key'", ("ab" * 32,))
    connection.close()
    found = opened(tmp_path, documents)
    error = found.safekeeping.take_rescue(path).exception(200)
    found.close()
    assert isinstance(error, KnownError)
    assert error.code == "rescue_unproven"


def test_a_proven_rescue_file_does_not_change_a_call_that_has_ended_meanwhile(tmp_path: Path, documents: Path) -> None:
    call_id, path = unsaved(tmp_path, documents, "1", ends="appointment_set")
    with services(tmp_path) as found:
        found.calling.end_as_interrupted(call_id).result(200)
    before = call(tmp_path)
    found = opened(tmp_path, documents)
    assert found.safekeeping.open().result(200).rescues == ()
    error = found.safekeeping.take_rescue(path).exception(200)
    found.close()
    assert isinstance(error, KnownError)
    assert error.code == "rescue_ended"
    assert call(tmp_path) == before == ("ended", "call_dropped", 3)
    assert path.exists()


@pytest.mark.parametrize("way", ["recover", "restore", "migrated"])
def test_a_log_made_new_keeps_the_key_of_its_rescue_files(tmp_path: Path, documents: Path, way: str) -> None:
    _, path = unsaved(tmp_path, documents, "1")
    if way == "recover":
        for one in (tmp_path / "backups").iterdir():
            one.unlink()
        with (tmp_path / FILE_NAME).open("r+b") as file:
            file.write(bytes(100))
    found = opened(tmp_path, documents)
    if way == "recover":
        found.safekeeping.recover().result(200)
    elif way == "restore":
        (backup,) = (tmp_path / "backups").glob("*.db")
        found.safekeeping.restore(backup).result(200)
    assert found.safekeeping.take_rescue(path).result(200) == 1
    found.close()


def test_a_log_from_before_there_was_a_key_is_given_one_when_it_is_opened(tmp_path: Path, documents: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1")
    connection = look_into(tmp_path)
    connection.execute("DELETE FROM meta WHERE key = 'rescue_key'")
    connection.close()
    _, path = unsaved(tmp_path, documents, "1")
    found = opened(tmp_path, documents)
    assert found.safekeeping.take_rescue(path).result(200) == 1
    found.close()
    assert len(rows(tmp_path, "SELECT value FROM meta WHERE key = 'rescue_key'")[0][0]) == 64


def test_the_key_leaves_the_log_in_no_export(tmp_path: Path) -> None:
    with services(tmp_path / "data") as found:
        start(found, "1").hang_up("hung_up", NONE, "").future.result(200)
    ((key,),) = rows(tmp_path / "data", "SELECT value FROM meta WHERE key = 'rescue_key'")
    with (tmp_path / "data" / FILE_NAME).open("r+b") as file:
        file.write(bytes(100))
    (tmp_path / "out").mkdir()
    with services(tmp_path / "data") as found:
        folder = found.safekeeping.export_readable(tmp_path / "out").result(200)
    for path in folder.rglob("*"):
        assert not path.is_file() or key.encode() not in path.read_bytes(), path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs")
def test_what_is_no_plain_file_among_the_rescue_files_is_not_waited_for(tmp_path: Path, documents: Path) -> None:
    _, path = unsaved(tmp_path, documents, "1")
    os.mkfifo(documents / "callassist-rescue-0.jsonl")
    (documents / "callassist-rescue-1.jsonl").mkdir()
    (documents / "callassist-rescue-2.jsonl").symlink_to("/dev/zero")
    (documents / "callassist-rescue-3.jsonl").write_bytes(b"[" * 1_000_000)
    (documents / "callassist-rescue-4.jsonl").write_text('{"format": "callassist rescue 2", "call": 1e400}\n')
    found = opened(tmp_path, documents)
    assert [one.path for one in found.safekeeping.open().result(200).rescues] == [path]
    for number in range(5):
        error = found.safekeeping.take_rescue(documents / f"callassist-rescue-{number}.jsonl").exception(200)
        assert isinstance(error, KnownError), error
    found.close()
