"""What leaves the program when a number is dialled (fault 58): a plus and 3 to 15 plain digits, or nothing."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callassist.domain.dial_program import not_there
from callassist.services.contacts.contact_text import Lead
from callassist.services.phone import dialling
from callassist.services.phone.dialling import DialOrder
from callassist.ui.call.header import diallable
from callassist.ui.commands import Command
from tests.storage.logs import request
from tests.ui.driving import CTRL, Key, Window, opened

ALLOWED = re.compile(r"tel:\+?[0-9]{3,15}", re.ASCII)

#: as typed or as a stranger's list has it → what may be dialled; "" for nothing
CORPUS = {
    "+49 221 4710815": "+492214710815",
    "0221 / 471 08-15": "+492214710815",
    "+49 (0)221 4710815": "+492214710815",
    "tel:+49-221-4710815": "+492214710815",
    # no number of anybody that exists: the form says so, and nothing is dialled that is shown to be in doubt
    "4711": "",
    # supplementary services of the network: forwarding calls, hiding the number, the IMEI
    "*21*02214710815#": "",
    "**21*02214710815#": "",
    "*#06#": "",
    "#31#02214710815": "",
    "%2A21%2302214710815": "",
    # waiting, tones, parameters: the number that stands there, and nothing else
    "02214710815,,4711": "+492214710815",
    "02214710815p4711": "+492214710815",
    "02214710815w4711": "+492214710815",
    "+492214710815;phone-context=evil.example": "+492214710815",
    "+492214710815;isub=1;postd=*21*1#": "+492214710815",
    "+492214710815?subject=x&body=y": "+492214710815",
    "+492214710815#*21*1": "+492214710815",
    # words around it; no numbers at all
    "0800 FLOWERS": "",
    "call 02214710815 now": "+492214710815",
    "file:///etc/passwd": "",
    "sip:mail@evil.example": "",
    "tel:tel:02214710815": "+492214710815",
    "02214710815\n*21*1#": "+492214710815",
    "02214710815\0*21*1#": "",
    # which number is meant is a guess: none is dialled
    "\u202e5180174122 0\u202c": "",
    "\u200f02214710815": "+492214710815",
    # digits all the same, and understood as such: what leaves is plain
    "0221471081\u0665": "+492214710815",
    "０２２１４７１０８１５": "+492214710815",
    "12": "",
    "1" * 16: "",
    "+": "",
    "++492214710815": "+492214710815",
    "": "",
}


class Opener(QObject):
    """Stands where the system's opener is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def opener() -> Iterator[Opener]:
    found = Opener()
    schemes = ("tel", "callto", "file", "sip", "http", "https", "mailto")
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, found, "take")  # pyright: ignore[reportCallIssue, reportArgumentType] - the stub errs
    yield found
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def dial(window: Window) -> None:
    """By click, and by its key."""
    QTest.mouseClick(window.page.header.number, Qt.MouseButton.LeftButton)
    window.control.do(Command.DIAL)
    window.until_answered()


def test_only_plain_digits_leave_the_program(window: Window, opener: Opener) -> None:
    for typed, wanted in CORPUS.items():
        opener.urls.clear()
        window.start.choose("education_savings")
        window.start.name.setText("Frau Kern")
        window.start.number.setText(typed)
        window.start.submit()
        window.wait_for_call()
        dial(window)
        expected = [f"tel:{wanted}"] * 2 if wanted else []
        assert opener.urls == expected, f"{typed!r} was dialled as {opener.urls}"
        window.end_call()


@pytest.mark.skipif(sys.platform == "win32", reason="a script with a line that says what runs it")
def test_a_program_that_dials_is_started_on_no_thread_of_the_windows(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may lie on a disk that sleeps. What hinders it is told in the call."""
    phone = tmp_path / "phone"
    phone.write_text("#!/bin/sh\n")
    phone.chmod(0o700)
    window.services.settings.set("dial_by", "program")
    window.services.settings.set("dial_program", f"{phone} %e164%")
    started: list[threading.Thread] = []

    def fails(order: DialOrder) -> None:
        started.append(threading.current_thread())
        raise not_there(order.arguments[0])

    monkeypatch.setattr(dialling, "run_program", fails)
    window.call()
    window.control.do(Command.DIAL)
    window.until(lambda: str(phone) in window.page.hint.text())
    assert started
    assert threading.main_thread() not in started


def test_by_its_key_as_the_settings_say_and_not_once_somebody_asked_for_no_more_calls(
    window: Window, opener: Opener
) -> None:
    window.services.settings.set("dial_by", "callto")
    window.call(lead="Frau Kern, 0221 4710815")
    window.press(Key.Key_D, modifier=CTRL)
    window.until_answered()
    assert opener.urls == ["callto:+492214710815"]
    window.press(Key.Key_4, modifier=CTRL)
    window.press(Key.Key_D, modifier=CTRL)
    window.until_answered()
    assert opener.urls == ["callto:+492214710815"]
    assert "asked not to be called again" in window.page.hint.text()
    window.end_call()
    # she rings: that is no call in which anybody is dialled
    live = window.services.calling.start(request("Frau Kern", "0221 4710815", direction="in")).result(200)
    window.area._begin(live, Lead())  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - how it begins has its test
    window.press(Key.Key_D, modifier=CTRL)
    window.until_answered()
    assert len(opener.urls) == 1
    assert "came in" in window.page.hint.text()


@given(st.text(alphabet="0123456789+*#;,/ ()-.pwPW=%?&\u202e\u0660\uff10\n\0abc", max_size=24))
def test_whatever_a_list_holds_what_is_diallable_is_digits(typed: str) -> None:
    found = diallable(typed)
    assert not found or ALLOWED.fullmatch(f"tel:{found}")
