"""A `callassist:` link comes from anybody: it may name a contact, and can do nothing else."""

from __future__ import annotations

import string
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.errors import NotUnderstood
from callassist.services.process.links import (
    FOLDER_NAME,
    LinkedContact,
    hand_over,
    is_link,
    read_link,
    take_links,
    waiting_links,
)
from callassist.storage.database import LOCK_NAME
from callassist.storage.lock import LogLock

GOOD = "callassist://call?number=%2B49%20221%204710815&name=Frau%20Kern&company=Kern%20GmbH"
KERN = LinkedContact("Frau Kern", "Kern GmbH", "+49 221 4710815")


@pytest.mark.parametrize(
    ("link", "contact"),
    [
        (GOOD, KERN),
        ("callassist:call?name=Kern", LinkedContact("Kern")),
        ("CALLASSIST://CALL/?number=0221-4710815", LinkedContact(number="0221-4710815")),
        ("callassist://call?number=tel:+492214710815", LinkedContact(number="492214710815")),
        ("callassist://call?name=M%C3%BCller&direction=in&autostart=1&script=x", LinkedContact("Müller")),
        (
            "callassist://call?name=%3Cimg%20src%3D%22file:///etc/passwd%22%3E",
            LinkedContact('<img src="file:///etc/passwd">'),
        ),
        # nothing that turns, hides or breaks what stands beside it
        ("callassist://call?name=A%0D%0AB%00C%E2%80%AED%1B[31m", LinkedContact("A B C D [31m")),
        (f"callassist://call?name={'x' * 500}", LinkedContact("x" * 120)),
        # not UTF-8
        ("callassist://call?name=M%FCller", LinkedContact("M\ufffdller")),
    ],
)
def test_a_link_names_a_contact(link: str, contact: LinkedContact) -> None:
    assert is_link(link)
    assert read_link(link) == contact


@pytest.mark.parametrize(
    "link",
    [
        "callassist:",
        "callassist://",
        "callassist://call",
        "callassist://call?",
        "callassist://call?name=",
        "callassist://call?name=%20%0A",
        "callassist://import?name=Kern",
        "callassist://start?number=0221",
        "callassist:///etc/passwd",
        "callassist://call/../../x?name=Kern",
        "callassist://call?number=*%2321%23",
        "callassist://call?number=0900%20DROP%20TABLE",
        "callassist://call?number=--data-dir",
        "callassist://call?number=12;ext=3,4",
        "callassist://[call?name=Kern",
        "https://call?name=Kern",
        "callassist://call?" + "&".join(f"name{n}=x" for n in range(50)) + "&name=x",
        "callassist://call?name=" + "x" * 3000,
    ],
)
def test_anything_else_is_refused_and_not_repeated(link: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        read_link(link)
    assert "DROP TABLE" not in caught.value.message()
    assert "passwd" not in caught.value.message()


@given(st.text(alphabet=string.printable + "%&=\u202e\ud800ü", max_size=300))
def test_whatever_it_says_it_ends_as_three_short_lines_or_is_refused(text: str) -> None:
    try:
        contact = read_link(f"callassist://call?{text}")
    except NotUnderstood:
        return
    for part in (contact.name, contact.company, contact.number):
        assert len(part) <= 120
        assert part == part.strip()
        assert all(sign == " " or (sign.isprintable() and not sign.isspace()) for sign in part)


def test_without_an_open_window_nobody_takes_it(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, GOOD)
    LogLock(tmp_path / LOCK_NAME).acquire()  # let go at once
    assert not hand_over(tmp_path / "nowhere", GOOD)


def test_the_window_that_holds_the_log_takes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("callassist.services.process.links._PATIENCE", 200.0)
    lock = LogLock(tmp_path / LOCK_NAME)
    lock.acquire()
    place = waiting_links(tmp_path)
    taken: list[LinkedContact] = []

    def window() -> None:
        end = time.monotonic() + 200
        while not taken and time.monotonic() < end:
            taken.extend(take_links(place))

    thread = threading.Thread(target=window)
    thread.start()
    assert hand_over(tmp_path, GOOD)
    thread.join()
    lock.release()
    assert taken == [KERN]
    assert list(place.iterdir()) == []


def test_a_program_that_holds_the_log_and_takes_no_links_gets_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callassist.services.process.links._PATIENCE", 0.05)
    lock = LogLock(tmp_path / LOCK_NAME)
    lock.acquire()
    assert not hand_over(tmp_path, GOOD)
    assert list((tmp_path / FOLDER_NAME).iterdir()) == []
    lock.release()


def test_what_lies_in_the_folder_is_read_with_the_same_care(tmp_path: Path) -> None:
    place = waiting_links(tmp_path)
    (place / "1.link").write_text("callassist://import?name=x")
    (place / "2.link").write_bytes(b"\xff" * 10_000_000)
    (place / "3.link").write_text(GOOD)
    (place / "4.part").write_text(GOOD)
    secret = tmp_path / "secret"
    secret.write_text("callassist://call?name=secret")
    (place / "5.link").symlink_to(secret)
    assert take_links(place) == [KERN]
    assert secret.exists()


def test_links_of_an_earlier_run_are_thrown_away(tmp_path: Path) -> None:
    place = waiting_links(tmp_path)
    (place / "old.link").write_text(GOOD)
    assert take_links(waiting_links(tmp_path)) == []
