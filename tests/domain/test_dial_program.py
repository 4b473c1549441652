"""A program that dials is split here and nowhere else, and what is wrong with it is said when it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.dial_program import DialledAs, filled, read_program
from callassist.errors import SettingError

NUMBER = DialledAs("+49301234567", "0301234567", "49301234567")


@pytest.mark.parametrize(
    ("written", "run"),
    [
        ("microsip.exe %digits%", ("microsip.exe", "49301234567")),
        ("linphone --call=sip:%e164%@pbx", ("linphone", "--call=sip:+49301234567@pbx")),
        ('"C:\\My phone\\p.exe"  /d "%national%"', ("C:\\My phone\\p.exe", "/d", "0301234567")),
        ('p "a b"%digits%"; rm -rf ~" $(x) | y', ("p", "a b49301234567; rm -rf ~", "$(x)", "|", "y")),
    ],
)
def test_it_is_a_list_of_arguments_with_the_number_in_its_places(written: str, run: tuple[str, ...]) -> None:
    assert filled(read_program(written), NUMBER) == run


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ('"C:\\My phone\\p.exe %digits%', "dial_quote"),
        ("   ", "dial_nothing"),
        ('"" %digits%', "dial_nothing"),
        ("p %number%", "dial_place"),
        ("p %E164%", "dial_place"),
        ("p %%", "dial_place"),
        ("%digits%", "dial_first"),
        ("p.exe", "dial_no_number"),
        ("dial.BAT %digits%", "dial_shell"),
        ("dial.cmd. %digits%", "dial_shell"),
    ],
)
def test_what_is_wrong_is_said_with_its_mend(written: str, code: str) -> None:
    with pytest.raises(SettingError) as caught:
        read_program(written)
    assert caught.value.code == code
    assert caught.value.next_step


@given(st.text(alphabet="ap%\" \\'digt$;|&e164\n\t", max_size=40))
def test_whatever_is_written_the_number_alone_is_put_in(written: str) -> None:
    try:
        parts = read_program(written)
    except SettingError:
        return
    done = filled(parts, NUMBER)
    assert len(done) == len(parts)
    assert done[0] == parts[0]
    assert any(value in " ".join(done[1:]) for value in NUMBER)
