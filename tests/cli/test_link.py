"""What a browser or a telephone starts the program with: a link or a number stands alone, the rest is `pop`."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.cli import main
from callassist.services.phone.phone_news import PhoneNews, news_of, read_word
from callassist.storage.lock import LOCK_NAME, LogLock

LINK = "callassist://call?name=Kern"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr("callassist.cli.window.gui", lambda *given: calls.append(given) or 0)
    return calls


def test_a_link_opens_the_window_and_nothing_else(opened: list[tuple[object, ...]]) -> None:
    assert main([LINK]) == 0
    assert opened == [(None, PhoneNews("Kern", linked=True))]


@pytest.mark.parametrize(
    "word", ["+492214710815", "0221 4710815", "(0221)4710815", "tel:+49-221-4710815", "SIP:0221@x"]
)
def test_a_number_does_the_same(opened: list[tuple[object, ...]], word: str) -> None:
    assert main([word]) == 0
    assert opened == [(None, read_word(word))]


def test_a_telephone_system_tells_more(opened: list[tuple[object, ...]], tmp_path: Path) -> None:
    told = ["pop", "--number", "0221 4710815", "--name", "Kern", "--event", "answered", "--call-id", "a-1"]
    assert main(told) == 0
    assert main(["--data-dir", str(tmp_path), *told, "--direction", "out"]) == 0
    news = news_of("0221 4710815", "Kern", event="answered", call_id="a-1")
    assert opened == [(None, news), (tmp_path, news._replace(direction="out"))]
    with pytest.raises(SystemExit):
        main(["pop", "--event", "rang"])


def test_of_a_call_that_is_over_no_window_is_opened(tmp_path: Path) -> None:
    assert main(["--data-dir", str(tmp_path), "pop", "--number", "0221 4710815", "--event", "ended"]) == 0
    lock = LogLock(tmp_path / LOCK_NAME)
    lock.acquire()
    lock.release()


@pytest.mark.parametrize(
    "arguments",
    [
        [LINK, "--data-dir", "elsewhere"],
        ["--data-dir", "elsewhere", LINK],
        ["export", "calls", "-o", LINK],
        [LINK, LINK],
        ["gui", LINK.upper()],
        ["tel:0221", "--data-dir", "elsewhere"],
        ["+492214710815", "play"],
    ],
)
def test_with_anything_beside_it_it_is_refused(
    arguments: list[str], opened: list[tuple[object, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert opened == []
    assert "stands alone" in capsys.readouterr().err


def test_a_bad_link_opens_no_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["callassist://import?name=Kern"]) == 1
    assert "no link to a contact" in capsys.readouterr().err
