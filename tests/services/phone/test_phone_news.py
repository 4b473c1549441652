"""A link comes from anybody, and any program starts this one: it may name somebody, and can do nothing else."""

from __future__ import annotations

import json
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from callassist.errors import NotUnderstood
from callassist.services.phone.phone_news import (
    DIRECTIONS,
    EVENTS,
    LINE_HEAD,
    LONGEST_LINE,
    PhoneNews,
    from_line,
    is_link,
    news_of,
    read_link,
    read_word,
    to_line,
)


def link(name: str = "", company: str = "", number: str = "") -> PhoneNews:
    return PhoneNews(name, company, number, linked=True)


GOOD = "callassist://call?number=%2B49%20221%204710815&name=Frau%20Kern&company=Kern%20GmbH"
KERN = link("Frau Kern", "Kern GmbH", "+49 221 4710815")


@pytest.mark.parametrize(
    ("written", "contact"),
    [
        (GOOD, KERN),
        ("callassist:call?name=Kern", link("Kern")),
        ("CALLASSIST://CALL/?number=0221-4710815", link(number="0221-4710815")),
        ("callassist://call?number=tel:+492214710815", link(number="492214710815")),
        ("callassist://call?name=M%C3%BCller&direction=in&autostart=1&script=x", link("Müller")),
        (
            "callassist://call?name=%3Cimg%20src%3D%22file:///etc/passwd%22%3E",
            link('<img src="file:///etc/passwd">'),
        ),
        # nothing that turns, hides or breaks what stands beside it
        ("callassist://call?name=A%0D%0AB%00C%E2%80%AED%1B[31m", link("A B C D [31m")),
        (f"callassist://call?name={'x' * 500}", link("x" * 120)),
        ("callassist:+49%20221%204710815", link(number="+49 221 4710815")),
        ("callassist://02214710815/", link(number="02214710815")),
        # not UTF-8
        ("callassist://call?name=M%FCller", link("M\ufffdller")),
    ],
)
def test_a_link_names_a_contact(written: str, contact: PhoneNews) -> None:
    assert is_link(written)
    assert read_link(written) == contact
    assert read_word(written) == contact


@pytest.mark.parametrize(
    "written",
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
def test_anything_else_is_refused_and_not_repeated(written: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        read_link(written)
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


@pytest.mark.parametrize(
    ("word", "number", "clicked"),
    [
        ("+492214710815", "+492214710815", False),
        ("0221 4710815", "0221 4710815", False),
        ("(0221) 4710815", "(0221) 4710815", False),
        ("tel:+49-221-4710815", "+49-221-4710815", True),
        ("TEL:+492214710815;ext=9;phone-context=evil", "+492214710815", True),
        ("tel:%2B492214710815", "+492214710815", True),
        ("callto:02214710815", "02214710815", True),
        ("callto://+492214710815", "+492214710815", True),
        ("sip:+492214710815@evil.example;transport=tls?body=x", "+492214710815", True),
        ("+49\u202e2214710815", "+492214710815", False),
    ],
)
def test_a_number_rings_and_a_link_was_clicked(word: str, number: str, *, clicked: bool) -> None:
    """A link never says that somebody rings: that would lift the rules for a call the rep makes."""
    assert read_word(word) == PhoneNews(number=number, direction="out" if clicked else "in", linked=clicked)


def test_a_link_that_says_it_rings_is_clicked_all_the_same() -> None:
    news = read_link("callassist://call?number=02214710815&direction=in&event=ringing")
    assert not news.comes_in
    assert not from_line(to_line(news._replace(direction="in"))).comes_in


@pytest.mark.parametrize(
    "word", ["", "sip:anna@pbx", "tel:", "tel:*21*0221#", "*#06#", "callto:file:///x", "4", "+-", "x"]
)
def test_what_is_no_number_is_refused(word: str) -> None:
    with pytest.raises(NotUnderstood):
        read_word(word)


def test_a_telephone_that_tells_no_number_rings_all_the_same() -> None:
    assert news_of("anonymous", "Private") == PhoneNews("Private", direction="in")
    assert news_of("sip:+492214710815@pbx", call_id="a\nb").number == "+492214710815"
    for wrong in ({"direction": "up"}, {"event": "rang"}):
        with pytest.raises(NotUnderstood):
            news_of("0221", **wrong)


@example(news_of("1" * 40, "\U0001f600" * 130, "\U0001f600" * 130, call_id="\U0001f600" * 130))
@given(
    st.builds(
        news_of, st.text(max_size=200), st.text(max_size=200), st.text(max_size=200), call_id=st.text(max_size=200),
        direction=st.sampled_from(DIRECTIONS), event=st.sampled_from(EVENTS)
    )
)  # fmt: skip
def test_what_is_told_arrives_as_it_is_told(news: PhoneNews) -> None:
    line = to_line(news)
    assert len(line) <= LONGEST_LINE
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert from_line(line) == news


_VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=40), st.lists(st.integers(), max_size=3))


@given(st.dictionaries(st.sampled_from([*PhoneNews._fields, "more"]), _VALUES) | _VALUES, st.binary(max_size=20))
def test_a_line_of_a_stranger_is_read_as_strictly_or_refused(told: object, beside: bytes) -> None:
    for line in (LINE_HEAD + json.dumps(told).encode()[1:] + b"\n", LINE_HEAD + beside, beside):
        try:
            news = from_line(line)
        except NotUnderstood:
            continue
        assert news == from_line(to_line(news))
        assert all(
            len(one) <= 120 and one.isprintable() for one in (news.name, news.company, news.number, news.call_id)
        )
        assert not (news.linked and news.comes_in)
