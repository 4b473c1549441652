"""Records what Qt tells of each key on each layout under X11: `python -m tests.ui.record_layouts` writes layouts.json.

Needs Xvfb, xdotool and setxkbmap. The file lets `make test` press these keys where there is no X server. Per layout and
place (X11's keycode): Qt's key and text with no modifier, with Shift, with Ctrl and with AltGr.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.faults.keyboard import ALT_GR, CTRL, LAYOUTS, SHIFT, Keyboard, keyboard

TABLE = Path(__file__).with_name("layouts.json")
#: others that were tried besides: a second layout beside it, moved letters, other scripts, dead keys
_MORE = ("ru,us", "ua", "il", "us(dvorak)", "us(intl)", "fr(bepo)")
_PLACES = (*range(10, 22), *range(24, 36), *range(38, 50), *range(51, 62))
_CHORDS = ((), (SHIFT,), (CTRL,), (ALT_GR,))


def tell() -> int:
    """A window that tells each key it gets, one line each."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Told(QWidget):
        def event(self, event: QEvent) -> bool:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                one = [event.nativeScanCode(), event.key(), event.text(), event.nativeModifiers()]
                os.write(1, f"{json.dumps(one)}\n".encode())
                return True
            return super().event(event)

    application = QApplication(sys.argv)
    window = Told()
    window.setWindowTitle("recorder")
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show()
    return application.exec()


def record(keys: Keyboard, layout: str) -> dict[str, list[list[int | str]]]:
    """Place → what Qt told, in the order of `_CHORDS`."""
    keys.choose(layout)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.record_layouts", "tell"], env=keys.environment, stdout=-1
    )
    assert process.stdout is not None
    try:
        keys.focus("recorder")
        found: dict[str, list[list[int | str]]] = {str(place): [] for place in _PLACES}
        for place in _PLACES:
            for chord in _CHORDS:
                keys.press((*chord, place))
                while (one := json.loads(process.stdout.readline()))[0] != place:
                    pass
                found[str(place)].append(one[1:])
        return found
    finally:
        process.kill()
        process.wait()


def main() -> int:
    """Record all of them."""
    if sys.argv[1:] == ["tell"]:
        return tell()
    with keyboard() as keys:
        table = {layout: record(keys, layout) for layout in (*LAYOUTS, *_MORE)}
    lines = [
        f'"{layout}": {{\n' + ",\n".join(f'"{place}": {json.dumps(told)}' for place, told in places.items()) + "}"
        for layout, places in table.items()
    ]
    TABLE.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
