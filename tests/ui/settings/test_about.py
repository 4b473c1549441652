"""What the program says of itself: on the settings page, of its rights, of a log that is too new."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion

from callassist import __version__
from callassist.services.about import licences
from callassist.storage import schema
from callassist.storage.driver import connect, load_driver
from tests.ui.conftest import WAIT, Driver


def test_about_names_versions_and_where_the_data_lies(driver: Driver) -> None:
    driver.open_settings()
    page = driver.settings
    assert page is not None
    about = page.about
    assert about.version.text() == f"callassist {__version__}"
    sqlite = ".".join(str(part) for part in load_driver().sqlite_version_info)
    assert about.parts.text() == f"Qt {qVersion()}, SQLite {sqlite}, Python {platform.python_version()}"
    assert about.place.text() == str(driver.folder)


def test_the_licences_open_in_place_as_plain_text(driver: Driver) -> None:
    driver.open_settings()
    page = driver.settings
    assert page is not None
    about = page.about
    assert about.licences.isHidden()
    about.open.click()
    assert about.licences.isVisible()
    assert about.licences.isReadOnly()
    text = about.licences.toPlainText()
    assert "MIT License" in text
    assert "PySide6_Essentials" in text
    about.open.click()
    assert about.licences.isHidden()


def test_everything_the_program_needs_is_in_the_list_of_licences() -> None:
    text = licences()
    for name in ("alembic", "Mako", "phonenumberslite", "pydantic_core", "ruamel.yaml", "SQLAlchemy", "sqlcipher3"):
        assert f"\n{name} " in text
    assert "pytest" not in text


def test_running_as_administrator_is_told_and_goes_on(driver: Driver) -> None:
    driver.window.warn_of_rights()
    assert driver.window.notice.isVisible()
    assert "administrator" in driver.window.notice.label.text()
    driver.window.notice.button.click()
    assert driver.window.notice.isHidden()
    driver.call()
    assert driver.window.call_desk.in_call


@pytest.mark.parametrize(("language", "words"), [("en", "newer callassist"), ("de", "neueren callassist")])
def test_a_log_that_is_too_new_is_refused_kindly_and_left_as_it_is(
    qtbot, tmp_path: Path, language: str, words: str
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.toml").write_text(f'window_language = "{language}"\n')
    schema.create(folder / "callassist.db", "2026-03-02T09:00:00.000000+00:00")
    connection = connect(folder / "callassist.db")
    connection.execute(f"PRAGMA user_version = {(schema.MAJOR + 1) << 16}")
    connection.close()
    before = (folder / "callassist.db").read_bytes()
    driver = Driver(qtbot, folder)
    try:
        qtbot.waitUntil(lambda: words in driver.start.message.label.text(), timeout=WAIT)
        assert driver.start.message.isVisible()
        assert "install" in driver.start.message.label.text().lower()
        assert (folder / "callassist.db").read_bytes() == before
    finally:
        driver.close()


_AS_ADMINISTRATOR = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
import callassist.ui.shell.app as app

app.runs_as_administrator = lambda: sys.argv[2] == "root"

def build():
    from callassist.bootstrap import build
    return build(Path(sys.argv[1]))

def ready(window):
    print("told" if "administrator" in window.notice.label.text() and window.notice.isVisible() else "silent")
    QApplication.quit()

sys.exit(app.run(build, data_dir=Path(sys.argv[1]), ready=ready))
"""


@pytest.mark.parametrize(("who", "said"), [("root", "told"), ("rep", "silent")])
def test_only_an_administrator_is_warned_and_the_window_still_gets_ready(tmp_path: Path, who: str, said: str) -> None:
    (tmp_path / "settings.toml").write_text('window_language = "en"\n')
    done = subprocess.run(
        [sys.executable, "-c", _AS_ADMINISTRATOR, str(tmp_path), who],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, said), done.stderr
