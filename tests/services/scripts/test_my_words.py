"""The rep's own words are said where a call is drawn, and the call is the same call."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from callassist.domain.text import Language
from callassist.errors import EditRefused
from callassist.formats.script.own_words import OwnWords, fingerprint_of
from callassist.services.calls.calling import LiveCall
from callassist.services.scripts.my_words import MyWords, dressed, words_of_journal, words_told
from tests.engine.format_2 import FILE, call_of, press, the_script
from tests.storage.logs import rows, services, start

BASE = "Gehört Ihnen das Haus?"


def own(place: str = "w2/1", words: str = "{lead}, Ihr Haus?", base: str = BASE) -> OwnWords:
    return OwnWords("format_2").with_words(place, "de", words, base)


def test_they_are_said_with_their_placeholders_and_nothing_else_is_other() -> None:
    call = press(call_of(the_script()), "1")
    view, plain = dressed(call, own(words="{caller|Wir}: Ihr Haus?")), call.view()
    assert (view.say.plain(), view.own_words) == ("Wir: Ihr Haus?", "own")
    assert replace(view, say=plain.say, short=plain.short, own_words="") == plain


def test_another_wording_another_language_and_another_step_are_the_scripts() -> None:
    call = press(call_of(the_script()), "1")
    assert dressed(press(call, "W"), own()).own_words == ""
    assert dressed(press(call, "L=en"), own()).own_words == ""
    assert dressed(press(call, "1"), own()).own_words == ""
    assert dressed(press(call, "W"), own("w2/2")).own_words == "stale"
    assert dressed(press(call, "W"), own("w2/2", base="Ist es Ihr Haus?")).own_words == "own"


def test_where_the_script_changed_since_its_text_is_said_and_that_is_told() -> None:
    call = press(call_of(the_script()), "1")
    view = dressed(call, own(base="Wem gehört das Haus?"))
    assert (view.say.plain(), view.own_words) == (BASE, "stale")


def test_a_step_of_a_reply_has_words_of_its_own() -> None:
    call = press(call_of(the_script()), "1", "o_rate", "Enter")
    said = own("o_rate/1/2", "Monat oder Summe?", "Geht es um den Monat oder um die Summe?")
    assert dressed(call, said).say.plain() == "Monat oder Summe?"


def test_what_must_be_said_is_said() -> None:
    call = call_of(the_script())
    assert dressed(call, own("w1/1", "Hallo", "x")).own_words == ""


def keep(live: LiveCall, found: Any, words: str) -> OwnWords:
    shown = live.words_shown
    assert shown is not None
    return found.my_words.keep(shown, words).result(200)


def test_they_are_kept_for_the_next_call_told_in_its_journal_and_taken_up_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with services(folder) as found:
        live = start(found, "1", script=str(FILE))
        keep(live, found, "Ihr Haus?")
        assert live.view.say.plain() == BASE
        live.hang_up("later", live.view.follow_up, "").future.result(200)
        file = folder / "my-words" / "format_2.yaml"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert "words:\n  w2/1: {de: Ihr Haus?}\n" in file.read_text("utf-8")
        again = start(found, "1", script=str(FILE), number="030 7654321")
        assert (again.view.say.plain(), again.view.own_words) == ("Ihr Haus?", "own")
        assert again.own_words_shown == "Ihr Haus?"
        assert again.call.view().say.plain() == BASE
        file.unlink()
    with services(folder) as found:
        (cut,) = found.calling.interrupted().result(200)
        resumed = found.calling.resume(cut.id).result(200)
        assert resumed.view.say.plain() == "Ihr Haus?"
    payloads = [row[0] for row in rows(folder, "SELECT payload FROM call_event WHERE kind = 'started' ORDER BY rowid")]
    assert ["Ihr Haus?" in one for one in payloads] == [False, True]


def test_the_scripts_words_or_none_take_them_away(tmp_path: Path) -> None:
    with services(tmp_path / "data") as found:
        live = start(found, "1", script=str(FILE))
        file = tmp_path / "data" / "my-words" / "format_2.yaml"
        for words in ("", BASE):
            keep(live, found, "Ihr Haus?")
            assert file.exists()
            assert not keep(live, found, words)
            assert not file.exists()


def test_what_is_said_by_everybody_is_refused(tmp_path: Path) -> None:
    with services(tmp_path / "data") as found:
        live = start(found, script=str(FILE))
        with pytest.raises(EditRefused, match="everybody"):
            keep(live, found, "Hallo")
        assert not (tmp_path / "data" / "my-words").exists()


def test_a_file_nobody_can_read_hinders_no_call(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "my-words"
    folder.mkdir(parents=True)
    (folder / "format_2.yaml").write_bytes(b"\xff\xfe broken")
    with services(tmp_path / "data") as found:
        assert start(found, "1", script=str(FILE)).view.say.plain() == BASE


def test_the_journal_gives_back_what_it_was_told() -> None:
    said = own()
    assert words_of_journal({**words_told(said)}) == said
    assert words_told(None) == {}
    for odd in (None, {}, {"words": 1}, {"words": {"text": 1}}, {"words": {"text": "a: ["}}):
        assert words_of_journal(odd) is None


def test_they_are_read_for_the_script_they_are_over(tmp_path: Path) -> None:
    (tmp_path / "format_2.yaml").write_text("format: 2\nover: another\nwords: {w2: {de: x}}\n")
    assert MyWords(tmp_path).of(the_script()) is None
    (tmp_path / "format_2.yaml").write_text(
        f"format: 2\nover: format_2\nwords: {{w2: {{de: x}}}}\nwritten_over: {{w2: {{de: {fingerprint_of(BASE)}}}}}\n"
    )
    read = MyWords(tmp_path).of(the_script())
    assert read is not None
    assert dressed(press(call_of(the_script(), Language.DE), "1"), read).say.plain() == "x"
