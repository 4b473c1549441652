"""Kept calls prove a script: what must come out does, or the first difference is told. Of the person nothing stays."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.domain.answers import StageId
from callassist.domain.contact import Contact
from callassist.domain.script import Script
from callassist.domain.text import Language
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.setup import FIRST_CONTACT, CallSetup
from callassist.engine.tokens import parse_token
from callassist.errors import ImpossibleAction, NotFound, NotUnderstood
from callassist.formats.script.script_files import parse_script
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.writing.new_file import starting_script
from callassist.services.scripts.rehearsals import (
    Rehearsal,
    kept_call,
    kept_of_log,
    read_rehearsal,
    rehearsal_text,
    rehearse,
)
from tests.engine.playing import SCRIPTS, legal, new_call, script
from tests.services.scripts.desks import WAIT, desk
from tests.storage.logs import NONE, services, start

TEXT = starting_script("windows", {"de": "Fenster", "en": "Windows"})
STARTED = datetime(2026, 3, 2, 14, 37, tzinfo=ZoneInfo("Europe/Berlin"))


def read(text: str) -> Script:
    return parse_script(text.encode(), name="x", common=common_bytes())


def played(text: str, *tokens: str) -> Rehearsal:
    """A call with Ms Kern, by tokens, as a rehearsal."""
    found = read(text)
    setup = CallSetup(
        StageId("cold_call"),
        1,
        Language.DE,
        STARTED,
        placeholders={"lead": "Frau Kern", "email": "kern@example.org"},
        contact=Contact(FIRST_CONTACT, name="Frau Kern"),
    )
    call = Call.start(found, setup)
    done: list[actions.Action] = []
    for token in tokens:
        done.append(parse_token(call, token, STARTED))
        call = call.step(done[-1], STARTED)
    return kept_call("rents", found, setup, done)


def told(text: str, rehearsal: Rehearsal) -> tuple[str, int]:
    found = rehearse(read(text), rehearsal)
    assert found.passed == (str(found.difference) == "")
    return str(found.difference), found.step


def test_what_must_come_out_comes_out_in_other_words_too() -> None:
    rehearsal = played(TEXT, "1", "2")
    assert (rehearsal.comes_to.node, rehearsal.comes_to.verdict) == ("w4", "disqualified")
    assert told(TEXT, rehearsal) == ("", 0)
    assert told(TEXT.replace("Haben Sie derzeit Bedarf?", "Brauchen Sie das?"), rehearsal) == ("", 0)


@pytest.mark.parametrize(
    ("old", "new", "difference", "step"),
    [
        ("{is: none, result: failed}", "{is: none, result: met}", "the verdict is `prospect`, not `disqualified`", 0),
        ("      none: {de: keiner, en: none}\n", "      some: {de: kaum, en: hardly}\n",
         "answer `none` to `q_need` is not possible any more: the call stands at `w2`", 2),
        ("  cold_call:", "  first:", "the script has no stage `cold_call`", 0),
    ],
)  # fmt: skip
def test_the_first_difference_is_told(old: str, new: str, difference: str, step: int) -> None:
    text = TEXT.replace(old, new)
    assert text != TEXT
    text = text.replace("is: none", "is: some") if "some:" in new else text
    found, at = told(text, played(TEXT, "1", "2"))
    assert (found[: len(difference)], at) == (difference, step)


def test_another_end_is_told() -> None:
    rehearsal = played(TEXT, "1", "1", "1")
    assert rehearsal.comes_to.outcome == "appointment_set"
    assert told(TEXT.replace('to: "=appointment_set", does: slot1', 'to: "=later"'), rehearsal)[0] == (
        "the outcome is `later`, not `appointment_set`"
    )


def test_a_step_that_is_only_said_may_come_in_between_and_go_again() -> None:
    between = TEXT.replace("en: yes, to: w2", "en: yes, to: w9").replace(
        "nodes:\n", "nodes:\n  w9:\n    say: {de: Gut., en: Good.}\n    to: w2\n\n"
    )
    assert told(between, played(TEXT, "1", "2")) == ("", 0)
    assert told(TEXT, played(between, "1", "Enter", "2")) == ("", 0)


def test_of_the_person_nothing_stays() -> None:
    rehearsal = played(TEXT, "1", "X=wir sind Familie Kern in der Gartenstraße", "X1")
    text = rehearsal_text(rehearsal)
    for personal in ("Kern", "kern", "Garten", "14:37", "example.org"):
        assert personal not in text
    assert "words: …" in text


def test_a_call_of_the_log_becomes_one(tmp_path: Path) -> None:
    with services(tmp_path / "data") as found:
        live = start(found, number="030 7654321", name="Frau Kern")
        for key in ("1", "1"):
            live.act(live.view.choice_for(key).action)  # type: ignore[union-attr,arg-type]
        live.hang_up("hung_up", NONE, "Notiz über Kern").future.result(WAIT)
        stored = found.database.submit(lambda store: store.reading.call(live.id)).result(WAIT)
        rehearsal = kept_of_log("a real one", found.library.load("education_savings"), stored)
    text = rehearsal_text(rehearsal)
    for personal in ("Kern", "7654321", "Notiz"):
        assert personal not in text
    assert len(rehearsal.steps) == 2
    assert rehearse(script("education_savings"), rehearsal).passed


def test_it_is_read_back_as_it_was_kept(tmp_path: Path) -> None:
    rehearsal = played(TEXT, "1", "1", "1")
    with desk(tmp_path) as one:
        one.keep_rehearsal("windows", rehearsal).result(WAIT)
        (found,) = one.rehearsals("windows").result(WAIT)
        assert found == rehearsal
        (result,) = one.rehearse_all("windows", read(TEXT)).result(WAIT)
        assert (result.name, result.passed) == ("rents", True)
        one.remove_rehearsal("windows", "rents").result(WAIT)
        assert one.rehearsals("windows").result(WAIT) == ()
        with pytest.raises(NotFound):
            one.remove_rehearsal("windows", "rents").result(WAIT)


def test_files_that_hold_none_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "scripts" / "rehearsals" / "windows"
    folder.mkdir(parents=True)
    (folder / "call-a.yaml").write_text("a: [")
    (folder / "call-b.yaml").write_text(
        "rehearsal: 1\nname: b\nsteps: [{do: nothing}, 1]\nbegins: {stage: cold_call}\n"
    )
    with desk(tmp_path) as one:
        (result,) = one.rehearse_all("windows", read(TEXT)).result(WAIT)
        assert not result.passed


@settings(max_examples=25, deadline=None, suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large))
@given(data=st.data())
def test_any_call_with_a_script_that_ships_comes_out_again(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(SCRIPTS))
    call = new_call(name)
    setup = call.setup
    done: list[actions.Action] = []
    for _ in range(data.draw(st.integers(1, 12))):
        tokens = legal(call)
        if call.ended or not tokens:
            break
        try:
            action = parse_token(call, data.draw(st.sampled_from(tokens)), call.now)
            call = call.step(action, call.now)
        except (ImpossibleAction, NotUnderstood):
            continue
        done.append(action)
    rehearsal = kept_call("any", script(name), setup, done)
    path = tmp_path_factory.mktemp("kept") / "call-any.yaml"
    path.write_text(rehearsal_text(rehearsal), "utf-8")
    found = read_rehearsal(path)
    assert found is not None
    assert found == rehearsal
    assert str(rehearse(script(name), found).difference) == ""
