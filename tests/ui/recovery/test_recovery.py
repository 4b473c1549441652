"""A damaged log, backups and what could not be saved, through the window and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist import errors
from callassist.bootstrap import Services
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import load_driver
from callassist.ui.recovery.recovery_page import RecoveryPage
from callassist.ui.words import error_wording
from tests.storage import logs
from tests.ui.driving import CTRL, ENGLISH, Key, Window, noon, texts, write_settings

CALLS = 3


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A data folder with three calls, a backup, and a log whose header is gone."""
    folder = tmp_path / "data"
    write_settings(folder, **ENGLISH)
    with logs.services(folder) as found:
        for number in range(CALLS):
            live = logs.start(found, "1", "1", "1", name=f"Lead {number}", number=f"030 12345{number}")
            live.hang_up("not_interested", logs.NONE, "").future.result(200)
    with (folder / FILE_NAME).open("r+b") as file:
        file.write(b"\0" * 100)
    return folder


def recovery(window: Window) -> RecoveryPage:
    window.until(lambda: window.area.recovery is not None and window.area.recovery.isVisible())
    page = window.area.recovery
    assert page is not None
    window.until(page.restore.isEnabled)
    return page


def words(page: RecoveryPage) -> str:
    """All it says, without the places where a long path may be broken."""
    return "\n".join(texts(page)).replace("\u200b", "")


@contextmanager
def shown(qtbot: QtBot, folder: Path, services: Services | None = None) -> Iterator[Window]:
    window = Window(qtbot, folder, services=services)
    try:
        yield window
    finally:
        window.end()


def test_a_damaged_log_is_restored_by_one_key(qtbot: QtBot, damaged: Path) -> None:
    with shown(qtbot, damaged) as window:
        page = recovery(window)
        told = words(page)
        assert "Nothing was deleted" in told
        assert str(damaged) in told
        assert "backup of" in told
        assert f"{CALLS} calls" in told
        assert QApplication.focusWidget() is page.restore
        notice = window.app.window.notice
        before = (notice.isHidden(), notice.label.text())
        window.app.window.upkeep.let_go_if_due()
        window.until_answered()
        assert (notice.isHidden(), notice.label.text()) == before, "that it cannot be opened is told already"
        window.press(Key.Key_Return)
        window.until(page.go_on.isVisible)
        assert "3 calls are back." in page.result.text()
        assert str(damaged / "damaged") in words(page)
        assert QApplication.focusWidget() is page.go_on
        window.press(Key.Key_Return)
        window.until(window.start.isVisible)
        assert len(window.logged()) == CALLS
        window.call()
        assert window.view.node == "a01"


def test_an_empty_log_is_begun_only_when_asked_for_twice(qtbot: QtBot, damaged: Path) -> None:
    with shown(qtbot, damaged) as window:
        page = recovery(window)
        page.empty.click()
        assert "Press again" in page.empty.text()
        assert (damaged / FILE_NAME).read_bytes()[:16] == bytes(16)
        page.empty.click()
        window.until(page.go_on.isVisible)
        page.go_on.click()
        window.until(window.start.isVisible)
        assert window.logged() == ()
        kept = list((damaged / "damaged").glob(f"*/{FILE_NAME}"))
        assert len(kept) == 1


def test_what_can_be_read_is_exported(qtbot: QtBot, damaged: Path, tmp_path: Path) -> None:
    with shown(qtbot, damaged) as window:
        page = recovery(window)
        page.export_to(tmp_path)
        window.until(page.result.isVisible)
        (folder,) = tmp_path.glob("callassist-readable-*")
        assert "Lead 2" in (folder / "calls.csv").read_text(encoding="utf-8-sig")
        assert (folder / "answers.csv").exists()
        assert str(folder) in words(page)
        assert page.restore.isEnabled()


def test_the_page_is_worded_in_german_too(qtbot: QtBot, damaged: Path) -> None:
    write_settings(damaged, window_language="de", script_language="de")
    with shown(qtbot, damaged) as window:
        page = recovery(window)
        told = words(page)
        assert "Wiederherstellen" in told
        assert f"{CALLS} Gespräche" in told
        assert "damaged files" not in told


def test_damage_that_is_found_later_is_offered_to_be_restored(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path) as window:
        window.call()
        window.end_call()
        window.services.database.submit(
            lambda store: [
                store.connection.execute("DROP TRIGGER call_event_no_update"),
                store.connection.execute("UPDATE call_event SET node_id = 'b02' WHERE seq = 1"),
            ]
        ).result(200)
        window.app.window.upkeep.check()
        window.until(window.app.window.notice.isVisible)
        assert "Nothing was deleted" in window.app.window.notice.label.text()
        window.app.window.notice.button.click()
        page = recovery(window)
        page.restore.click()
        window.until(page.go_on.isVisible)


def test_backups_are_made_and_restored_in_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    write_settings(tmp_path, **ENGLISH)
    with shown(qtbot, tmp_path) as window:
        window.call()
        window.end_call()
        panel = window.open_settings().backups
        panel.make.click()
        window.until(lambda: panel.rows.count() == 1 and "1 call" in panel.rows.item(0).text())
        window.app.window.show_page(0)
        window.call(lead="Ms Later, 0221 99")
        window.end_call()
        window.open_settings()
        panel.restore.click()
        assert "Press again" in panel.restore.text()
        assert len(window.logged()) == 2
        panel.restore.click()
        window.until(lambda: panel.done.text().startswith("Restored: 1 call"))
        assert len(window.logged()) == 1
        assert "replaced" in panel.done.text()


def test_nothing_is_restored_in_mid_call(qtbot: QtBot, tmp_path: Path) -> None:
    write_settings(tmp_path, **ENGLISH)
    with shown(qtbot, tmp_path) as window:
        window.call()
        window.services.safekeeping.back_up().result(200)
        panel = window.open_settings().backups
        window.until(lambda: panel.restore.isEnabled())
        panel.restore.click()
        panel.restore.click()
        assert "Hang up first" in panel.problem.text()
        assert len(window.logged()) == 1


@pytest.mark.parametrize("by", ["key", "button", "resuming"])
def test_what_cannot_be_saved_twice_is_written_elsewhere_and_offered_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, by: str
) -> None:
    folder, elsewhere = tmp_path / "data", tmp_path / "documents"
    elsewhere.mkdir()
    write_settings(folder, **ENGLISH)

    def build() -> Services:
        from callassist import bootstrap

        return bootstrap.join(folder, logs.LIBRARY, noon(), (elsewhere,))

    with shown(qtbot, folder, build()) as window:
        window.call()
        database = window.services.database
        fail(database)
        window.press(Key.Key_1)
        window.until(window.page.unsaved.isVisible)
        window.press(Key.Key_1)
        window.until(lambda: "A copy lies in" in window.page.unsaved.label.text())
        (copy,) = elsewhere.iterdir()
        window.until(lambda: window.live.unsaved == len(copy.read_text().splitlines()) - 2 == 2)
        assert window.view.node == "a03"  # the call goes on
    with shown(qtbot, folder, build()) as window:
        window.until(window.start.rescue.isVisible)
        assert "2 entries of the call with" in window.start.rescue.label.text()
        assert "Alt+A" in window.start.rescue.button.text()
        window.until(lambda: len(window.start.interrupted_rows()) == 1)
        assert [path.suffix for path in elsewhere.iterdir()] == [".jsonl"]  # not unasked
        if by == "key":
            window.press(Key.Key_A, modifier=Qt.KeyboardModifier.AltModifier)
        elif by == "button":
            window.start.rescue.button.click()
        if by != "resuming":
            window.until(window.start.done.isVisible)
            assert "2 entries" in window.start.done.text()
            assert window.start.rescue.isHidden()
        window.start.interrupted_rows()[0].resume.click()
        window.wait_for_call()
        assert window.view.node == "a03"
        assert [path.suffix for path in elsewhere.iterdir()] == [".taken"]


def test_a_call_that_ended_unsaved_ends_when_it_is_taken_in_by_whatever_key(qtbot: QtBot, tmp_path: Path) -> None:
    """Resume on a call whose end lies in the file: it is taken in, told, and not taken up again."""
    from callassist import bootstrap
    from tests.services.calls.test_rescue import unsaved

    folder, elsewhere = tmp_path / "data", tmp_path / "documents"
    elsewhere.mkdir()
    write_settings(folder, **ENGLISH)
    unsaved(folder, elsewhere, "1", ends="not_interested")
    with shown(qtbot, folder, bootstrap.join(folder, logs.LIBRARY, noon(), (elsewhere,))) as window:
        window.until(window.start.rescue.isVisible)
        window.until(lambda: len(window.start.interrupted_rows()) == 1)
        window.start.interrupted_rows()[0].resume.click()
        window.until(window.start.done.isVisible)
        window.until(lambda: not window.start.interrupted_rows())
        assert window.start.rescue.isHidden()
        assert window.start.message.isHidden()
        assert [row.outcome for row in window.logged()] == ["not_interested"]


def test_a_copy_that_is_not_needed_any_more_is_removed(qtbot: QtBot, tmp_path: Path) -> None:
    from callassist import bootstrap

    folder, elsewhere = tmp_path / "data", tmp_path / "documents"
    elsewhere.mkdir()
    write_settings(folder, **ENGLISH)
    with shown(qtbot, folder, bootstrap.join(folder, logs.LIBRARY, noon(), (elsewhere,))) as window:
        window.call()
        fail(window.services.database)
        window.press(Key.Key_1)
        window.until(window.page.unsaved.isVisible)
        window.press(Key.Key_1)
        window.until(lambda: len(list(elsewhere.iterdir())) == 1)
        fail(window.services.database, on=False)
        window.page.unsaved.button.click()
        window.until(window.page.unsaved.isHidden)
        assert list(elsewhere.iterdir()) == []
        window.press(Key.Key_Return, modifier=CTRL)


def fail(database: Any, *, on: bool = True) -> None:
    """Every commit of the journal fails, as on a disk that reports an error."""

    class Broken(load_driver().Error):  # type: ignore[misc]
        sqlite_errorname = "SQLITE_IOERR_WRITE"

    def broken(store: Any) -> None:
        raise Broken("disk I/O error")

    from callassist.services.calls.live_call import LiveCall

    if on:
        LiveCall._flush_kept = LiveCall._flush  # type: ignore[attr-defined]
        LiveCall._flush = lambda self, store: broken(store)  # type: ignore[method-assign,assignment]
    else:
        LiveCall._flush = LiveCall._flush_kept  # type: ignore[attr-defined,method-assign]


@pytest.fixture(autouse=True)
def whole_again() -> Iterator[None]:
    from callassist.services.calls.live_call import LiveCall

    flush = LiveCall._flush
    yield
    LiveCall._flush = flush  # type: ignore[method-assign]


FACTS = {
    "cause": "why",
    "reason": "why",
    "program": "dial",
    "name": "N",
    "text": "T",
    "error": "E",
    "count": 7,
    "free": 12,
    "limit": 200,
    "possible": "1, 2",
    "value": "3",
    "place": "/the/other",
    "other": "calls (2).csv",
    "better": ".docx",
    "endings": ".pdf, .html",
}


def test_every_known_error_of_the_log_names_cause_place_and_next_step(qtbot: QtBot) -> None:
    """Whatever code a log's error is raised with anywhere is worded in the window; the place is put behind it."""
    import re

    source = Path(errors.__file__).parent
    used: set[str] = set()
    for path in [*source.rglob("storage/**/*.py"), *source.rglob("services/**/*.py")]:
        used |= set(re.findall(r'code="([a-z_]+)"', path.read_text(encoding="utf-8")))
    driver = (source / "storage" / "driver.py").read_text(encoding="utf-8")
    used |= {one for one in re.findall(r'Log\w+, "([a-z_]*)"', driver) if one}
    used |= {kind.code for kind in _tree(errors.LogError)} - {"log"}
    assert used <= error_wording.codes()
    for code in error_wording.codes():
        error = errors.LogError("what", where="/the/place", code=code, facts=FACTS)
        told = error_wording.error(error).replace("\u200b", "")
        assert told.endswith("(/the/place)"), told
        assert told.count(". ") >= 1 or ": " in told, told  # what happened, and what to do
        assert "{" not in told


def _tree(kind: type[errors.LogError]) -> Iterator[type[errors.LogError]]:
    yield kind
    for one in kind.__subclasses__():
        yield from _tree(one)
