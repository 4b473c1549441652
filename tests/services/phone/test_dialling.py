"""Only a number that passed the gate leaves the program, and dialling counts nothing that is counted already."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.consents import ConsentProof
from callassist.errors import ImpossibleAction, SettingError
from callassist.services.clock import FixedClock
from callassist.services.phone.dialling import DialOrder, forms_to_dial, run_program
from tests.storage.logs import NONE, START, press, request, services, start

NUMBER = "+49301234567"
PROOF = ConsentProof(
    "express", "Beispiel GmbH", "savings", "phone", "Die Beispiel GmbH darf anrufen.", "2026-02-03", "day", "a form"
)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(START, "Europe/Berlin")


@pytest.fixture
def found(tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    with services(tmp_path, clock) as opened:
        yield opened


def order(found: Services, call_id: str) -> DialOrder:
    return found.dialling.order(call_id).result(200)


def refused(found: Services, call_id: str) -> str:
    with pytest.raises(ImpossibleAction) as caught:
        order(found, call_id)
    return caught.value.code


def do(found: Services, sql: str) -> list[tuple[object, ...]]:
    return found.database.submit(lambda store: store.connection.execute(sql).fetchall()).result(200)


def test_the_setting_says_how_it_is_dialled(found: Services) -> None:
    live = start(found)
    for by in ("tel", "callto", "sip"):
        found.settings.set("dial_by", by)
        assert order(found, live.id) == DialOrder(link=f"{by}:{NUMBER}")
    found.settings.set("dial_by", "program")
    with pytest.raises(SettingError) as caught:
        order(found, live.id)
    assert caught.value.code == "dial_nothing"
    found.settings.set("dial_program", f'"{sys.executable}" -c pass %e164% %national% n=%digits%')
    assert order(found, live.id).arguments == (
        *(sys.executable, "-c", "pass"),
        *(NUMBER, "0301234567", "n=49301234567"),
    )


def test_a_program_that_is_not_there_is_told_when_it_is_typed(found: Services) -> None:
    for wrong in ("callassist-no-such-thing %digits%", "phones/dial %digits%"):
        with pytest.raises(SettingError) as caught:
            found.settings.set("dial_program", wrong)
        assert caught.value.code == "dial_not_there"
    assert found.settings.text("dial_program") == ""


def test_a_number_of_another_country_is_dialled_as_the_settings_country_does() -> None:
    assert forms_to_dial("+43662123456", "DE").national == "0043662123456"
    assert forms_to_dial("+43662123456", "AT").national == "0662123456"
    assert forms_to_dial(NUMBER, "US").national == "01149301234567"


@pytest.mark.skipif(sys.platform == "win32", reason="a script with a line that says what runs it")
def test_the_program_gets_the_number_as_one_argument_and_no_shell_reads_it(found: Services, tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    phone = tmp_path / "my phone"
    phone.write_text(f"#!{sys.executable}\nimport json, os, sys\npart = {str(told)!r} + '.part'\n"
                     "open(part, 'w').write(json.dumps(sys.argv[1:]))\n"
                     f"os.rename(part, {str(told)!r})\n")  # fmt: skip
    phone.chmod(0o700)
    found.settings.set("dial_by", "program")
    found.settings.set("dial_program", f'"{phone}" "$(touch {tmp_path}/ran)" ;%digits% *')
    made = order(found, start(found).id)
    run_program(made)
    from callassist.services.phone import dialling

    for one in dialling._started:  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - nobody else waits for them
        one.wait(200)
    assert json.loads(told.read_text()) == [f"$(touch {tmp_path}/ran)", ";49301234567", "*"]
    assert not (tmp_path / "ran").exists()


def test_dialling_counts_nothing_more_than_the_call_it_is_done_in(found: Services) -> None:
    live = start(found, proof=PROOF)
    before = do(found, "SELECT (SELECT count(*) FROM call), (SELECT count(*) FROM consent_event)")
    for _ in range(3):
        order(found, live.id)
    assert do(found, "SELECT (SELECT count(*) FROM call), (SELECT count(*) FROM consent_event)") == before
    assert do(found, "SELECT kind FROM consent_event ORDER BY seq") == [("given",), ("used",)]


@pytest.mark.parametrize("number", ["4711", "", "1234567", "2214710815", "*21*0301234567#"])
def test_a_number_that_is_shown_to_be_in_doubt_is_not_dialled(found: Services, number: str) -> None:
    assert refused(found, start(found, number=number).id) == "dial_doubtful"


@pytest.mark.parametrize(
    ("state", "code"),
    [("wrong", "dial_wrong"), ("dead", "dial_wrong"), ("doubtful", "dial_doubtful"), ("blocked", "blocked")],
)
def test_what_became_of_a_number_since_the_call_began_holds(found: Services, state: str, code: str) -> None:
    live = start(found)
    do(found, f"UPDATE contact SET number_state = '{state}'")
    assert refused(found, live.id) == code


def test_whoever_asks_not_to_be_called_is_not_dialled_from_that_key_on(found: Services) -> None:
    live = start(found)
    order(found, live.id)
    press(live, "X4")
    assert refused(found, live.id) == "blocked"


def test_a_block_made_elsewhere_meanwhile_holds_too(found: Services) -> None:
    live = start(found)
    found.block_list.add("0049 30 1234567").result(200)
    assert refused(found, live.id) == "blocked"


def test_nothing_is_dialled_in_a_call_that_came_in(found: Services) -> None:
    """It used no attempt and no consent: dialled in it, somebody would be called whom nobody counts."""
    assert refused(found, start(found, direction="in").id) == "dial_came_in"


def test_nothing_is_dialled_in_a_call_that_has_ended(found: Services) -> None:
    """It would be a further attempt that nobody counts."""
    live = start(found)
    live.hang_up("no_answer", NONE, "").future.result(200)
    assert refused(found, live.id) == "call_ended"


def test_the_second_call_of_a_day_is_no_third_because_it_is_dialled_late(found: Services, clock: FixedClock) -> None:
    found.calling.log_unreached(request(proof=PROOF), "no_answer", NONE).result(200)
    clock.tick(3 * 3600)
    live = start(found, proof=PROOF)
    clock.tick(2 * 3600)
    assert order(found, live.id).link == f"tel:{NUMBER}"
    with pytest.raises(ImpossibleAction):
        found.calling.start(request(proof=PROOF)).result(200)


def test_a_call_that_is_taken_up_again_later_is_asked_about_anew(found: Services, clock: FixedClock) -> None:
    live = start(found)
    clock.tick(50 * 60)
    assert order(found, live.id).link == f"tel:{NUMBER}"
    clock.tick(4 * 3600)
    assert order(found, live.id).link == f"tel:{NUMBER}", "a call is no attempt before itself"
    clock.tick(6 * 24 * 3600)  # to a Sunday
    found.settings.set("typed_leads", "consumer")
    assert refused(found, live.id) == "may_not_call"
