"""A rep whose disk fills up in mid-call: `full_disk_child.py DATA_DIR WAY [careless]`.

`real`: DATA_DIR lies on a small disk of its own. `pretended`: a preloaded library (injection/watched_disk.c) answers as
one would. `careless` is the negative control: the program forgets what it could not write.

Drives the real window by keys and tells, as one JSON object on standard output, what it showed.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from callassist import bootstrap
from callassist.storage.keeping.disk_space import BALLAST_NAME
from callassist.ui.shell.app import App, make_qt_application
from tests.faults.failing_calls import forget_what_fails
from tests.faults.injection import disk
from tests.faults.waiting import wait_for

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class RealDisk:
    """The small disk the data folder lies on."""

    def __init__(self, folder: Path) -> None:
        self._filler = folder.parent / "filler"

    def fill(self) -> None:
        """Not a byte is left."""
        with self._filler.open("ab", buffering=0) as file:
            for size in (1 << 20, 4096, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    continue

    def free(self) -> None:
        self._filler.unlink()


class PretendedDisk:
    """A disk of 20 MB, as the preloaded library has it."""

    SIZE = 20 << 20

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        disk.watch(folder)
        self.free()

    def fill(self) -> None:
        disk.room(0, self.SIZE)

    def free(self) -> None:
        used = sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file())
        disk.room(self.SIZE - used, self.SIZE)


def main(data_dir: str, way: str, *careless: str) -> int:
    folder = Path(data_dir)
    small = RealDisk(folder) if way == "real" else PretendedDisk(folder)
    if careless:
        forget_what_fails()
    make_qt_application(["full disk"])
    app = App(folder)
    services = bootstrap.join(folder, bootstrap.build(folder).library, bootstrap.SystemClock())
    window = app.window
    window.show()
    app.take(services)
    area = window.call_desk
    told: dict[str, object] = {}

    def press(*keys: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or window, key, modifier)

    def start() -> None:
        area.start.focus_first()
        QTest.keyClicks(area.start.paste, "Frau Kern, +49 221 4710815")
        QTest.keyClick(area.start.paste, Key.Key_Return)

    def saved() -> bool:
        assert area.control is not None
        return area.control.live is not None and area.control.live.unsaved == 0

    wait_for(lambda: area.start.choice() is not None, 100_000)
    wait_for(lambda: (folder / BALLAST_NAME).exists(), 100_000)
    area.start.choose("education_savings")
    start()
    wait_for(lambda: area.control is not None and area.control.live is not None, 100_000)
    control = area.control
    assert control is not None
    assert area.page is not None
    assert control.live is not None
    told["first"] = str(control.live.view.node)
    press(Key.Key_1)
    wait_for(saved, 100_000)
    # full: the reserve is given up, and the answers are saved
    small.fill()
    for key in (Key.Key_1, Key.Key_1, Key.Key_Backspace, Key.Key_1):
        press(key)
        wait_for(saved, 100_000)
    told["reserve_left"] = (folder / BALLAST_NAME).exists()
    # full again, without a reserve: the answers are kept, the call goes on, the rep is told
    small.fill()
    page = area.page
    count = 0
    while page.unsaved.isHidden():  # what room there is in the files themselves is used up first
        press(Key.Key_Backspace if count % 2 == 0 else Key.Key_1)
        QTest.qWait(20)
        count += 1
        assert count < 500, "the disk does not fill up"
    told["message"] = page.unsaved.label.text()
    told["node"] = str(control.live.view.node) if control.live is not None else ""
    press(Key.Key_Return, modifier=CONTROL)
    wait_for(lambda: control.wrapping, 100_000)
    press(Key.Key_Return)  # the wrap-up as proposed: it cannot be saved yet
    QTest.qWait(200)
    told["unsaved"] = control.live.unsaved if control.live is not None else 0
    told["still_shown"] = area.in_call
    # some space: the end of the call is saved; no new one is begun, for there is too little
    small.free()
    page.unsaved.button.click()
    wait_for(lambda: not area.in_call, 100_000)
    small.fill()
    start()
    wait_for(lambda: not area.start.message.isHidden(), 100_000)
    told["refused"] = area.start.message.label.text()
    told["began"] = area.in_call
    # space again: it goes on
    small.free()
    area.start.say("")
    start()
    wait_for(lambda: area.in_call, 100_000)
    press(Key.Key_1)
    wait_for(saved, 100_000)
    told["check"] = [problem.what for problem in services.safekeeping.check().result(200)]
    app.close()
    services.close()
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
