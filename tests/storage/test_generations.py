"""A write-ahead log is replayed only into the file it was begun on, whatever anybody did to the files after a crash."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from callassist.errors import LogDamaged
from callassist.storage import generations, schema
from callassist.storage.database import FILE_NAME, IDLE_CHECKPOINT_S, LARGE, MARK_NAME, Database
from callassist.storage.driver import connect, load_driver
from callassist.storage.generations import Fit, fit, number_of, story_of
from callassist.storage.keeping import recovery, renewing
from callassist.storage.keeping.orders import DAMAGED_NAME, Order, Way
from callassist.storage.keeping.pages import Pages
from callassist.storage.keeping.salvage import salvage
from callassist.storage.keeping.wal_hard_link import second_name_of, wal_of
from tests.storage.logs import NONE, START, look_into, press, rows, services, start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")

#: calls with a note that fills pages, so that an older copy differs in many of them
_CALLS = """
import sys
sys.path[:0] = {path!r}
from pathlib import Path
from tests.storage.logs import NONE, press, services, start
with services(Path({folder!r})) as found:
    for number in range({calls}):
        live = start(found, "1", "1", name=f"Lead {name} {{number}}", number=f"030 {name}{{number:04}}")
        live.hang_up("hung_up", NONE, "Notiz " * 500).future.result(200)
    live = start(found, "1", "1", "1", "=6", name="Frau Offen {name}", number="030 99{name}")
    for token in "1", "Back", "1", "Back":
        live.press(token).future.result(200)
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(folder: Path, name: str = "1", calls: int = 3) -> None:
    """Some whole calls, and one in the middle of which the program is killed."""
    code = _CALLS.format(path=sys.path, folder=str(folder), name=name, calls=calls)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert wal_of(folder / FILE_NAME).stat().st_size > 0


def lines(folder: Path) -> set[str]:
    """The ids of all lines of the journal in the data folder `folder`, as the program has them."""
    with services(folder) as found:
        found.database.open().result(200)
        assert found.database.check().result(200) == ()
    return {str(row[0]) for row in rows(folder, "SELECT event_id FROM call_event")}


def mv(source: Path, target: Path) -> None:
    source.rename(target)


def cp_p(source: Path, target: Path) -> None:
    shutil.copy2(source, target)


def rsync(source: Path, target: Path) -> None:
    """A new file with the old times, renamed over the old one; as many backup programs do it."""
    shutil.copy2(source, target.with_name(".rsync"))
    target.with_name(".rsync").replace(target)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`whole`: a data folder as a kill left it; `older.db`: its log as it was before most of it. Not to be changed."""
    folder = tmp_path_factory.mktemp("pair")
    killed(folder / "whole", "1", 2)
    with services(folder / "whole") as found:
        found.database.open().result(200)
    shutil.copy2(folder / "whole" / FILE_NAME, folder / "older.db")
    killed(folder / "whole", "2", 6)
    shutil.copytree(folder / "whole", folder / "again")
    (folder / "lines").write_text("\n".join(lines(folder / "again")))
    return folder


def laid_out(pair: Path, target: Path) -> Path:
    """A copy of the killed folder, its two names one file again."""
    shutil.copytree(pair / "whole", target)
    second_name_of(target / FILE_NAME).unlink()
    os.link(wal_of(target / FILE_NAME), second_name_of(target / FILE_NAME))
    shutil.copy2(pair / "older.db", target.parent / "older.db")
    return target


def all_lines(pair: Path) -> set[str]:
    return set((pair / "lines").read_text().split("\n"))


@pytest.mark.parametrize("first_name", ["deleted", "left"])
@pytest.mark.parametrize("put", [mv, cp_p, rsync])
def test_an_older_copy_put_back_after_a_kill_is_never_written_over_and_nothing_is_lost(
    tmp_path: Path, pair: Path, put: Callable[[Path, Path], None], first_name: str
) -> None:
    folder = laid_out(pair, tmp_path / "data")
    log = folder / FILE_NAME
    if first_name == "deleted":
        wal_of(log).unlink()
    put(tmp_path / "older.db", log)
    before = (pair / "older.db").read_bytes()
    for _ in range(2):  # as often as it is tried
        with services(folder) as found:
            error = found.database.open().exception(200)
        assert isinstance(error, LogDamaged), error
        assert error.code == "log_parted"
        assert int(str(error.facts["count"])) > 4
        assert log.read_bytes() == before
        assert second_name_of(log).stat().st_size > 0
    with services(folder) as found:
        result = found.safekeeping.recover().result(200)
        assert result.kept is not None
        assert (result.kept / FILE_NAME).read_bytes() == before
        assert found.safekeeping.open().result(200).warnings == ()
    # every line that stood in the older copy or in the write-ahead log is there
    older = connect(pair / "older.db")
    held = {str(row[0]) for row in older.execute("SELECT event_id FROM call_event")}
    older.close()
    pages = Pages(None, wal_of(pair / "whole" / FILE_NAME))
    kept = {str(row["event_id"]) for table, row in salvage(pages) if table == "call_event"}
    pages.close()
    assert len(kept - held) == error.facts["count"]
    assert held | kept <= lines(folder)


def test_the_pair_a_kill_left_is_opened_whole_and_so_is_the_second_name_alone(tmp_path: Path, pair: Path) -> None:
    both = laid_out(pair, tmp_path / "both")
    assert lines(both) == all_lines(pair)
    alone = laid_out(pair, tmp_path / "alone")
    wal_of(alone / FILE_NAME).unlink()
    os.utime(alone / FILE_NAME)  # newer than the write-ahead log: times tell nothing
    assert lines(alone) == all_lines(pair)


def test_a_copied_folder_loses_nothing_though_its_links_are_copies(tmp_path: Path, pair: Path) -> None:
    shutil.copytree(pair / "whole", tmp_path / "both")
    shutil.copytree(pair / "whole", tmp_path / "second")
    wal_of(tmp_path / "second" / FILE_NAME).unlink()
    shutil.copytree(pair / "whole", tmp_path / "cut off")
    with wal_of(tmp_path / "cut off" / FILE_NAME).open("r+b") as file:
        file.truncate(32 + 3 * (24 + 4096))
    for name in ("both", "second", "cut off"):
        assert lines(tmp_path / name) == all_lines(pair), name
        assert not (tmp_path / name / "damaged").exists()


def test_where_links_cannot_be_made_the_second_name_becomes_the_first(
    tmp_path: Path, pair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(pair / "whole", tmp_path / "data")
    wal_of(tmp_path / "data" / FILE_NAME).unlink()

    def no_links(*_: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, "link", no_links)
    assert lines(tmp_path / "data") == all_lines(pair)


def test_a_log_that_is_gone_is_not_made_anew_over_a_write_ahead_log_that_was_left(tmp_path: Path, pair: Path) -> None:
    folder = laid_out(pair, tmp_path / "data")
    for one in folder.iterdir():
        if one != wal_of(folder / FILE_NAME):
            shutil.rmtree(one) if one.is_dir() else one.unlink()
    before = wal_of(folder / FILE_NAME).read_bytes()
    with services(folder) as found:
        error = found.database.open().exception(200)
    assert isinstance(error, LogDamaged)
    assert error.code == "log_gone"
    assert wal_of(folder / FILE_NAME).read_bytes() == before
    assert not (folder / FILE_NAME).exists()


def test_an_empty_log_that_was_asked_for_does_not_take_a_write_ahead_log_that_was_left(
    tmp_path: Path, pair: Path
) -> None:
    folder = laid_out(pair, tmp_path / "data")
    (folder / FILE_NAME).unlink()
    (folder / MARK_NAME).unlink()
    database = Database(folder, utc_now=lambda: START.isoformat())
    database.begin_anew()
    assert database.open().result(200) == ()
    database.close(60)
    assert rows(folder, "SELECT count(*) FROM call_event") == [(0,)]
    assert len(list((folder / "damaged").glob("*/callassist.db-wal*"))) == 2


def test_a_view_in_the_place_of_the_journal_does_not_keep_the_start_waiting(tmp_path: Path, pair: Path) -> None:
    folder = laid_out(pair, tmp_path / "data")
    (folder / FILE_NAME).unlink()
    for name in (wal_of, second_name_of):
        name(folder / FILE_NAME).rename(folder / name(Path("kept")).name)
    other = load_driver().connect(
        str(folder / FILE_NAME), timeout=0, isolation_level=None, check_same_thread=False, uri=False
    )
    other.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    other.execute(f"PRAGMA user_version = {schema.USER_VERSION}")
    other.execute(
        "CREATE VIEW call_event AS WITH RECURSIVE n(event_id) AS (SELECT 1 UNION ALL SELECT event_id + 1 FROM n)"
        " SELECT event_id FROM n"
    )
    other.execute("PRAGMA journal_mode = WAL").fetchall()
    other.close()
    for name in (wal_of, second_name_of):
        (folder / name(Path("kept")).name).rename(name(folder / FILE_NAME))
    with services(folder) as found:
        error = found.database.open().exception(200)
    assert isinstance(error, LogDamaged)
    assert error.code == "log_parted"


def test_another_log_put_in_its_place_does_not_take_the_write_ahead_log(tmp_path: Path, pair: Path) -> None:
    folder = laid_out(pair, tmp_path / "data")
    with services(tmp_path / "other") as found:
        start(found, "1", name="Herr Anders").hang_up("hung_up", NONE, "").future.result(200)
    shutil.copy2(tmp_path / "other" / FILE_NAME, folder / FILE_NAME)
    before = (folder / FILE_NAME).read_bytes()
    with services(folder) as found:
        error = found.database.open().exception(200)
    assert isinstance(error, LogDamaged)
    assert error.code == "log_parted"
    assert (folder / FILE_NAME).read_bytes() == before


def test_a_backup_put_in_its_place_by_hand_does_not_take_the_write_ahead_log(tmp_path: Path, pair: Path) -> None:
    """A backup is in another journal mode; SQLite would replay all the same."""
    folder = laid_out(pair, tmp_path / "data")
    (tmp_path / "made").mkdir()
    shutil.copy2(pair / "older.db", tmp_path / "made" / FILE_NAME)
    with services(tmp_path / "made") as found:
        backup = found.safekeeping.back_up().result(200)
        shutil.copy2(backup.path, folder / FILE_NAME)
    before = (folder / FILE_NAME).read_bytes()
    assert before[18:20] == b"\1\1"
    with services(folder) as found:
        error = found.database.open().exception(200)
        assert isinstance(error, LogDamaged)
        assert error.code == "log_parted"
        assert (folder / FILE_NAME).read_bytes() == before
        found.safekeeping.recover().result(200)
        assert found.safekeeping.open().result(200).warnings == ()


def test_what_another_program_took_over_and_wrote_on_is_not_undone(tmp_path: Path, pair: Path) -> None:
    """It took the write-ahead log over, and once more it wrote, into one of its own that nobody kept."""
    folder = laid_out(pair, tmp_path / "data")
    for note in ("once", "twice"):
        other = look_into(folder)
        other.execute("UPDATE call SET note = ? WHERE seq = 1", (note,))
        other.close()
    assert not wal_of(folder / FILE_NAME).exists()
    assert second_name_of(folder / FILE_NAME).stat().st_size > 0
    with services(folder) as found:
        (warning,) = found.database.open().result(200)
    assert warning.code == "log_laid_aside"
    assert Path(warning.where).stat().st_size > 0
    assert rows(folder, "SELECT note FROM call WHERE seq = 1") == [("twice",)]


def test_a_name_that_is_no_plain_file_is_laid_aside_unread(tmp_path: Path, pair: Path) -> None:
    for number, name in enumerate((wal_of, second_name_of)):
        for make in (os.mkfifo, os.mkdir, lambda path: path.symlink_to("/etc/passwd")):
            folder = tmp_path / f"{number} {make}"
            folder.mkdir()
            shutil.copy2(pair / "older.db", folder / FILE_NAME)
            make(name(folder / FILE_NAME))
            with services(folder) as found:
                (warning,) = found.database.open().result(200)
            assert warning.code == "log_laid_aside"
            assert len(list((folder / "damaged").glob("*/*"))) == 1


def test_the_number_changes_with_every_checkpoint_and_the_write_ahead_log_names_its_file(tmp_path: Path) -> None:
    log = tmp_path / FILE_NAME
    seen: list[int | None] = []
    with services(tmp_path) as found:
        for number in range(4):
            start(found, "1", name=f"Frau {number}").hang_up("hung_up", NONE, "").future.result(200)
            found.database.submit(lambda _: None).result(200)
            # another process looks: closing a descriptor in this one would drop SQLite's lock
            folder = tmp_path / f"copy {number}"
            folder.mkdir()
            subprocess.run(["cp", str(log), str(wal_of(log)), str(folder)], check=True)
            story = story_of(wal_of(folder / FILE_NAME))
            assert story is not None
            assert story.begun_on == number_of(folder / FILE_NAME)
            assert fit(folder / FILE_NAME, wal_of(folder / FILE_NAME)) is Fit.FITS
            seen.append(number_of(folder / FILE_NAME))
    assert len(set(seen)) == 4
    for number in range(1, 4):
        other = tmp_path / f"copy {number - 1}" / FILE_NAME
        assert fit(other, wal_of(tmp_path / f"copy {number}" / FILE_NAME)) is Fit.APART


def test_a_long_call_is_written_back_before_sqlite_would_do_it_its_own_way(tmp_path: Path) -> None:
    assert IDLE_CHECKPOINT_S > 0
    largest = 0
    with services(tmp_path) as found:
        live = start(found, "1", "1")
        for number in range(60):
            live.set_note(f"{number} " + "Notiz " * 3_000).future.result(200)
            largest = max(largest, wal_of(tmp_path / FILE_NAME).stat().st_size)
        subprocess.run(["cp", "-r", str(tmp_path), f"{tmp_path} copy"], check=True)
    assert LARGE < largest < 2 * LARGE
    story = story_of(wal_of(Path(f"{tmp_path} copy") / FILE_NAME))
    assert story is not None
    assert story.begun_on is not None


def test_a_write_ahead_log_that_does_not_say_what_it_was_begun_on_is_left_to_sqlite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an earlier callassist left it, and other programs do."""
    with services(tmp_path / "data") as found:
        start(found, "1")
    other = look_into(tmp_path / "data")
    other.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
    other.execute("UPDATE call SET note = 'by hand'")
    shutil.copytree(tmp_path / "data", tmp_path / "copy")
    other.close()
    assert fit(tmp_path / "copy" / FILE_NAME, wal_of(tmp_path / "copy" / FILE_NAME)) is Fit.UNKNOWN
    with services(tmp_path / "copy") as found:
        assert found.database.open().result(200) == ()
    assert rows(tmp_path / "copy", "SELECT note FROM call") == [("by hand",)]


def test_the_numbers_are_not_guessed_from_the_change_counter(tmp_path: Path) -> None:
    """Why the log has a number of its own: SQLite's change counter stands still from one checkpoint to the next."""
    counters = set()
    with services(tmp_path) as found:
        live = start(found, "1")
        for _ in range(3):
            press(live, "1", "Back")
            found.database.submit(lambda store: store.checkpoint()).result(200)
            head = subprocess.run(
                ["head", "-c", "100", str(tmp_path / FILE_NAME)], capture_output=True, check=True
            ).stdout
            counters.add(head[24:28])
    assert len(counters) == 1
    assert generations.number_of(tmp_path / FILE_NAME) is not None


def test_a_recovery_killed_in_any_step_of_the_exchange_does_not_forget_what_lay_apart(
    tmp_path: Path, pair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older copy is a sound log: opened without a word, what lies in `damaged/` would never be asked for again."""

    class Killed(BaseException):
        pass

    expected: set[str] | None = None
    done = False
    step = 0
    while not done:
        folder = laid_out(pair, tmp_path / f"step {step}")
        wal_of(folder / FILE_NAME).unlink()
        shutil.copy2(pair / "older.db", folder / FILE_NAME)
        left = step
        real = Path.replace

        def replace(source: Path, target: Path, folder: Path = folder, real: Callable[..., Path] = real) -> Path:
            nonlocal left
            if target.parent == folder or target.parent.parent == folder / "damaged":
                if not left:
                    raise Killed
                left -= 1
            return real(source, target)

        log, new = folder / FILE_NAME, folder / "callassist.recovered.db"
        with monkeypatch.context() as patch, suppress(Killed):
            patch.setattr(Path, "replace", replace)
            renewing.build(Order(Way.RECOVER, log, folder / "backups", new, START))
            recovery.put_in_place(log, new, DAMAGED_NAME, START)
            recovery.settle(log)
            done = True
        with services(folder) as found:
            error = found.database.open().exception(200)
            assert error is None or isinstance(error, LogDamaged)
            if error is not None:
                found.safekeeping.recover().result(200)
        there = lines(folder)
        expected = expected or there
        assert there == expected, f"killed before move {step}"
        step += 1
        (tmp_path / "older.db").unlink()
    assert step >= 3
