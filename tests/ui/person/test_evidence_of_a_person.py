"""L12 by keys: a proof with its file is written down, a call is made, and one key in the log shows why it was."""

from __future__ import annotations

import hashlib
import json
import stat
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callassist.services.people.persons import PersonRef
from callassist.ui.log.log_page import LogPage
from callassist.ui.person.sheet_page import PersonPage
from tests.ui.conftest import WAIT, Driver
from tests.ui.driving import CTRL, Key
from tests.ui.start.test_permission_band import offer


def test_l12_from_the_proof_with_its_file_to_the_page_for_the_auditor(driver: Driver, tmp_path: Path) -> None:
    scan = tmp_path / "Einwilligung Kern.pdf"
    scan.write_bytes(b"%PDF yes, call me")
    sha256 = hashlib.sha256(scan.read_bytes()).hexdigest()
    driver.services.settings.set("company", "Beispiel GmbH")
    driver.services.settings.set("window_language", "de")
    driver.app.window.apply_settings()
    offer(driver)
    band = driver.start.permission
    driver.key(Key.Key_T, alt=True)
    for text in ("2026-02-03", "am Telefon", "ja, rufen Sie an", "Vorsorge", str(scan)):
        driver.type(text)
        driver.key(Key.Key_Tab)
    driver.qtbot.waitUntil(lambda: sha256[:12] in band.kept.text(), timeout=WAIT)
    kept = driver.folder / "evidence" / sha256
    assert kept.read_bytes() == scan.read_bytes()
    assert (stat.S_IMODE(kept.stat().st_mode), stat.S_IMODE(kept.parent.stat().st_mode)) == (0o600, 0o700)
    driver.qtbot.waitUntil(lambda: driver.start.start.isEnabled(), timeout=WAIT)
    driver.start.submit()
    driver.qtbot.waitUntil(lambda: driver.window.call_desk.in_call, timeout=WAIT)
    driver.hang_up()

    # the log, its only call, the key: the folder is asked for on the sheet of whom it was with
    driver.key(Key.Key_L, alt=True)
    log = driver.app.window.page("log")
    assert isinstance(log, LogPage)
    driver.qtbot.waitUntil(lambda: log.table.model().rowCount() == 1, timeout=WAIT)
    driver.key(Key.Key_Down)
    driver.qtbot.waitUntil(lambda: log.meant() is not None, timeout=WAIT)
    QTest.keyClick(driver.focused(), Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    page = driver.app.window.page("person")
    assert isinstance(page, PersonPage)
    panel = page.deeds.proving
    driver.qtbot.waitUntil(lambda: panel.folder.hasFocus(), timeout=WAIT)
    panel.folder.setText(str(tmp_path / "out"))
    driver.key(Key.Key_Return)
    driver.qtbot.waitUntil(lambda: "1 Anruf" in page.told.label.text(), timeout=WAIT)
    (folder,) = (tmp_path / "out").iterdir()
    html = (folder / "evidence.html").read_text(encoding="utf-8")
    for words in (
        "<html lang='de'>",
        "Nachweis: warum",
        "ja, rufen Sie an",
        sha256,
        "geprüft: stimmt mit dem Hash",
        "Keine wurde",
    ):
        assert words in html
    assert (folder / f"evidence-{sha256[:12]}.pdf").read_bytes() == scan.read_bytes()
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}

    # a file that was changed is found out
    kept.write_bytes(b"%PDF no")
    ((contact,),) = driver.services.database.submit(
        lambda store: store.connection.execute("SELECT id FROM contact").fetchall()
    ).result(200)
    driver.clock.tick(1)
    changed = driver.services.evidence.of_person(str(contact), tmp_path / "out")
    assert not changed.whole
    (proof,) = json.loads((changed.folder / "evidence.json").read_text(encoding="utf-8"))["files"]
    assert (proof["state"], proof["file"]) == ("changed", "")
    # whose proof must be kept keeps it; of who was only presumed to agree it goes
    driver.services.persons.erase(PersonRef(str(contact))).result(200)
    assert kept.exists()
