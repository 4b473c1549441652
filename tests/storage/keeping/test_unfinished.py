"""What killed programs left half-written: exactly that is removed, whatever somebody puts into the data folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from callassist.storage.database import Database
from callassist.storage.files import beside
from callassist.storage.keeping import unfinished

#: names earlier runs gave, this form and the one before it
OLD, OLDER = ".x.csv.0123456789abcdef.part", ".settings.toml.0123456789ab.part"
OLD_ROOM = ".room.0123456789abcdef.part"


def noted(folder: Path, what: bytes, name: str = "0123456789abcdef.unfinished") -> Path:
    path = folder / name
    path.write_bytes(what)
    return path


def test_what_an_earlier_run_left_is_removed_in_the_folder_and_where_it_was_noted(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out ä\n"
    for folder in (data, out):
        folder.mkdir()
        for name in (OLD, OLDER, ".mine.part", "x.part", ".x.csv.0123456789abcdeg.part", "x.csv"):
            (folder / name).write_text("Kern")
    note = noted(data, os.fsencode(out / OLD))
    unfinished.sweep(data)
    kept = {".mine.part", "x.part", ".x.csv.0123456789abcdeg.part", "x.csv"}
    assert {one.name for one in data.iterdir()} == kept
    assert {one.name for one in out.iterdir()} == {*kept, OLDER}
    assert not note.exists()


def test_what_this_run_writes_is_left_alone(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    data.mkdir()
    out.mkdir()
    own = beside(out / "x.csv")
    note = unfinished.note(data, own)
    own.write_text("Kern")
    beside(data / "settings.toml").write_text("half")
    unfinished.sweep(data)
    assert own.exists()
    assert note is not None
    assert note.exists()
    assert len(list(data.iterdir())) == 2
    unfinished.forget(note, own)
    assert note.exists(), "it is noted for as long as it is there"
    own.unlink()
    unfinished.forget(note, own)
    assert not note.exists()


def test_a_folder_of_what_a_workbook_was_made_of_is_removed_with_it(tmp_path: Path) -> None:
    data, made = tmp_path / "data", tmp_path / "out" / OLD_ROOM
    data.mkdir()
    made.mkdir(parents=True)
    for name in ("whole", "tmp_a1b2c3d"):
        (made / name).write_text("Kern")
    noted(data, os.fsencode(made))
    unfinished.sweep(data)
    assert list((tmp_path / "out").iterdir()) == []
    assert list(data.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are Unix's")
def test_a_note_somebody_else_wrote_removes_nothing_but_our_own_half_made_files(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    data.mkdir()
    out.mkdir()
    victim = out / "thesis.txt"
    victim.write_text("mine")
    (out / OLD).symlink_to(victim)
    (out / "sub").mkdir()
    for folder, names in ((OLD, ("whole", "tmpabcdefgh")), (OLD_ROOM, ("whole", "tmpabcdefgh", "thesis.txt"))):
        (out / "sub" / folder).mkdir()
        for name in names:
            (out / "sub" / folder / name).write_text("mine")
    os.mkfifo(data / "pipe.unfinished")
    (data / "folder.unfinished").mkdir()
    (data / "link.unfinished").symlink_to(victim)
    for number, what in enumerate(
        (
            os.fsencode(victim),
            os.fsencode(out / OLD),
            os.fsencode(out / "sub" / OLD),
            os.fsencode(out / "sub" / OLD_ROOM),
            b"",
            b"\0",
            b"\xff" * 300,
            b"../x",
        )
    ):
        noted(data, what, f"{number}.unfinished")
    noted(data, b"x" * 100_000, "long.unfinished")
    noted(data, os.fsencode(out / ("x" * 300) / OLD), "deep.unfinished")
    unfinished.sweep(data)
    assert victim.read_text() == "mine"
    assert (out / OLD).is_symlink()
    assert len(list((out / "sub" / OLD).iterdir())) == 2
    assert len(list((out / "sub" / OLD_ROOM).iterdir())) == 3


def test_notes_of_places_out_of_reach_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(60):
        noted(tmp_path, os.fsencode(tmp_path / "gone" / OLD), f"{number:016x}.unfinished")
    unfinished.sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 20


def test_a_full_data_folder_does_not_keep_an_export_from_being_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert unfinished.note(tmp_path / "file", tmp_path / OLD) is None
    unfinished.forget(None, tmp_path / OLD)


def test_opening_the_log_clears_up_also_where_the_log_itself_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "callassist.db").write_bytes(b"no log" * 1000)
    (tmp_path / OLDER).write_text("Kern")
    database = Database(tmp_path, utc_now=lambda: "2026-03-02T09:00:00+00:00")
    assert database.open().exception(200) is not None
    database.close()
    assert not (tmp_path / OLDER).exists()


def test_two_runs_never_take_each_others_names_for_their_own(tmp_path: Path) -> None:
    script = "from pathlib import Path; from callassist.storage.files import beside; print(beside(Path('x')))"
    theirs = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()
    (tmp_path / theirs).write_text("Kern")
    unfinished.sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []
