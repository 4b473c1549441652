"""`callassist callassist://…`: what a browser hands over stands alone and brings no option along."""

from __future__ import annotations

import pytest

from callassist.cli import main

LINK = "callassist://call?name=Kern"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr("callassist.cli.window.gui", lambda *given: calls.append(given) or 0)
    return calls


def test_a_link_opens_the_window_and_nothing_else(opened: list[tuple[object, ...]]) -> None:
    assert main([LINK]) == 0
    assert opened == [(None, LINK)]


@pytest.mark.parametrize(
    "arguments",
    [
        [LINK, "--data-dir", "elsewhere"],
        ["--data-dir", "elsewhere", LINK],
        ["export", "calls", "-o", LINK],
        [LINK, LINK],
        ["gui", LINK.upper()],
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
