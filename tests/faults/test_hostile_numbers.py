"""Whatever a stranger starts the program with or sends to its window: a contact is shown, and nothing else is done.

Arguments and links go through the command line as it is, with the window's door taken away; lines go through what the
window reads them with. What comes out is looked up in a log, which must not change by it.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from callassist.bootstrap import Services
from callassist.errors import NotUnderstood
from callassist.services.phone import phone_news
from callassist.services.phone.phone_news import LINE_HEAD, PhoneNews, from_line, to_line
from callassist.storage.calls.records import clean
from callassist.storage.jobs import Urgency
from tests.faults.form import Gate, count, quick_folder
from tests.faults.injection.mutations import NAUGHTY, broken, broken_json, text
from tests.faults.test_fuzz import Fuzz, fuzz
from tests.storage.logs import services, start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a hang is ended by SIGALRM")

LINKS = (
    *("callassist://call?number=%2B492214710815&name=Frau%20Kern&company=Kern", "callassist:+492214710815"),
    *("tel:+49-221-4710815;ext=12", "callto:02214710815", "sip:+492214710815@pbx;transport=tls", "sips:kern@pbx"),
)
NUMBERS = ("+492214710815", "0221 4710815", "(0221) 47108-15", "*21*0221#", "004922147108", "110")
FIELDS = ("number", "name", "company", "direction", "x")
OPTIONS = ("pop", *(f"--{one}" for one in (*FIELDS, "event", "call-id", "data-dir")), "in", "out", "ended", "play")
WHERE = ("//call?", "call?", "//", "/../call?")


def word(chance: random.Random) -> str:
    """Something a browser, a telephone or somebody worse hands over."""
    kind = chance.randrange(7)
    if kind == 0:
        return broken(chance, chance.choice(LINKS).encode()).decode("utf-8", "replace")
    if kind == 1:
        parts = (f"{chance.choice(FIELDS)}={quote(clean(text(chance)))}" for _ in range(chance.randrange(5)))
        scheme, what = (
            chance.choice(("callassist", "CallAssist")),
            chance.choice(("//call?", "call?", "//", "/../call?")),
        )
        return f"{scheme}:{what}{'&'.join(parts)}"
    if kind == 2:
        return chance.choice(("tel:", "callto://", "sip:", "sips:", "callassist:")) + text(chance)
    if kind == 3:
        return broken(chance, chance.choice(NUMBERS).encode()).decode("utf-8", "replace")
    if kind == 4:
        return chance.choice((*LINKS, *NUMBERS))
    return chance.choice((*LINKS, *NUMBERS, *OPTIONS, *NAUGHTY, text(chance)))


def line(chance: random.Random) -> bytes:
    """Something that is sent to the window's socket."""
    sound = to_line(PhoneNews("Kern", "Kern GmbH", "+492214710815", "in", "ringing", "7"))
    kind = chance.randrange(3)
    if kind == 0:
        return broken(chance, sound)
    if kind == 1:
        made = json.dumps(broken_json(chance, json.loads(sound)), default=str).encode("utf-8", "replace")
        return LINE_HEAD + made[1:] + b"\n"
    return LINE_HEAD + chance.randbytes(chance.randrange(5_000))


def judge(news: PhoneNews) -> None:
    """What may be shown: five short texts of one line, and of a link nobody who rings."""
    for told in (news.name, news.company, news.number, news.call_id):
        assert len(told) <= 120, "too long"
        assert told == "" or (told.isprintable() and told == " ".join(told.split())), repr(told)
    assert not news.number or phone_news.is_number_like(news.number), news.number
    assert news.direction in phone_news.DIRECTIONS
    assert news.event in phone_news.EVENTS
    assert not (news.linked and news.comes_in), "a link rings"


def started_with(
    monkeypatch: pytest.MonkeyPatch, found: Services | None
) -> tuple[Callable[[random.Random], object], list[PhoneNews]]:
    """A case that starts the program with something; the second is filled with what reached the window."""
    cli = importlib.import_module("callassist.cli.main")
    shown: list[PhoneNews] = []
    folders: list[object] = []

    def gui(data_dir: Path | None, news: PhoneNews | None = None) -> int:
        folders.append(data_dir)
        if news is not None:
            shown.append(news)
        return 0

    monkeypatch.setattr("callassist.cli.window.gui", gui)

    def case(chance: random.Random) -> None:
        words = [word(chance) for _ in range(chance.choice((1, 1, 1, 2, 5)))]
        if chance.random() < 0.2:
            words.insert(0, "pop")
        before = len(shown)
        is_link = any(phone_news.is_link(one) for one in words)
        quiet = io.StringIO()
        with contextlib.redirect_stderr(quiet), contextlib.redirect_stdout(quiet):
            if words[0] == "pop" or is_link or cli._ONE_WORD.match(words[0]):
                folders.clear()
                with contextlib.suppress(SystemExit):
                    cli._main(words)
                assert folders in ([], [None]), "an option got through"
        for news in shown[before:]:
            judge(news)
            assert not (is_link and news.comes_in)
            if found is not None and chance.random() < 0.1:
                found.whose_number.look(news).result(200)

    return case, shown


def changes(found: Services) -> object:
    """What tells that something was written to the log."""
    return found.database.submit(
        lambda store: store.connection.execute("SELECT total_changes(), (SELECT count(*) FROM contact)").fetchall()
    ).result(200)


def test_whatever_the_program_is_started_with_shows_a_contact_and_does_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with quick_folder() as folder, services(folder) as found:
        start(found, number="0221 4710815")
        case, shown = started_with(monkeypatch, found)
        found.database.submit(lambda _: None, Urgency.LONG).result(200)  # what the start does behind it is done
        before, files = changes(found), sorted(folder.iterdir())
        number = count(quick=400, full=140_000)
        fuzz("arguments and links").run(number, case)
        assert changes(found) == before
        assert sorted(folder.iterdir()) == files
        assert len(shown) > number // 20, "hardly anything got through: nothing was tried"


def test_whatever_is_sent_to_the_window_is_read_or_dropped() -> None:
    def case(chance: random.Random) -> None:
        with contextlib.suppress(NotUnderstood):
            judge(from_line(line(chance)))

    fuzz("lines to the window").run(count(quick=300, full=60_000), case)


def test_a_text_that_turns_what_stands_beside_it_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: signs are let through as they are, and a link may say that somebody rings."""
    monkeypatch.setattr(phone_news, "_one_line", lambda told: told)
    case, _ = started_with(monkeypatch, None)
    found = len(Fuzz("control of arguments", 1).crashes(300, case))
    Gate("fuzz, control – texts that are shown as they come", 300, bites=found).report()
    assert found > 0
