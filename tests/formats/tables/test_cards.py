"""vCards of all ages."""

from __future__ import annotations

import tracemalloc
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.formats.tables.cards import CARD_COLUMNS, begins_cards, card_records
from callassist.formats.tables.record_reader import Reject, TableRecord
from callassist.formats.tables.text_lines import lines_of


def read(text: str) -> list[TableRecord | Reject]:
    return list(card_records(lines_of([text])))


def fields(text: str) -> dict[str, str]:
    """What the one card with these lines says."""
    (found,) = read(f"BEGIN:VCARD\n{text}\nEND:VCARD\n")
    assert isinstance(found, TableRecord)
    return {name: cell for (name, _), cell in zip(CARD_COLUMNS, found.cells, strict=True) if cell}


def test_a_card_of_3_0() -> None:
    assert fields(
        "VERSION:3.0\nN:von der Heide;Anna;Maria;Dr.;\nFN:Dr. Anna von der Heide\nORG:Weiß AG;Einkauf;Süd\n"
        "TITLE:Leiterin\nTEL;type=CELL;type=VOICE;type=pref:+49 171 2345678\nTEL;TYPE=WORK,VOICE:030/123456\n"
        "TEL;TYPE=HOME:089 1\nTEL;TYPE=WORK,FAX:030/99\nTEL;TYPE=PAGER:1\nEMAIL;TYPE=INTERNET:a@b.example\n"
        "EMAIL:c@d.example\nADR;TYPE=HOME:;;Daheim 1;Fürth;;90762;DE\n"
        "ADR;TYPE=WORK:;2. Stock;Linden 3\\, Hof;Köln;NRW;50667;Deutschland\nNOTE:eins\\nzwei\\; drei\nCATEGORIES:a\\,b"
    ) == {
        "name": "Dr. Anna von der Heide",
        "first": "Anna Maria",
        "last": "von der Heide",
        "title": "Dr.",
        "company": "Weiß AG",
        "department": "Einkauf, Süd",
        "function": "Leiterin",
        "mobile": "+49 171 2345678",
        "phone": "030/123456",
        "more_phones": "089 1",
        "fax": "030/99\n1",
        "mail": "a@b.example",
        "mail_2": "c@d.example",
        "street": "Linden 3, Hof, 2. Stock",
        "city": "Köln",
        "region": "NRW",
        "zip": "50667",
        "country": "Deutschland",
        "note": "eins\nzwei; drei",
        "categories": "a,b",
    }


def test_a_card_of_2_1_in_quoted_printable_over_several_lines() -> None:
    assert fields(
        "VERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=\n=B6rg;;;\n"
        "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=F6rg M=FCller\nTEL;CELL;PREF:0171 1\nTEL;WORK;FAX:2\n"
        "NOTE;QUOTED-PRINTABLE:eins=0D=0Azw=\n  ei\nEMAIL;PREF;INTERNET:a@b.example"
    ) == {
        "name": "Jörg Müller",
        "first": "Jörg",
        "last": "Müller",
        "mobile": "0171 1",
        "fax": "2",
        "note": "eins\r\nzw ei",
        "mail": "a@b.example",
    }


def test_quoted_printable_that_does_not_say_its_letters_is_understood() -> None:
    assert fields("FN;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg")["name"] == "Jörg"
    assert fields("FN;ENCODING=QUOTED-PRINTABLE:J=F6rg")["name"] == "Jörg"
    assert fields("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=nonsense:J=C3=B6rg")["name"] == "Jörg"
    # cut within a letter, as some phones do
    assert fields("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg=C3")["name"] == "Jörg\ufffd"


def test_a_card_of_4_0_with_uris_and_quoted_parameters() -> None:
    assert fields(
        'VERSION:4.0\nFN:Anna Beck\nTEL;VALUE=uri;TYPE="voice,cell";PREF=1:tel:+49-171-1;ext=102\n'
        'ADR;LABEL="Linden 3; 50667 Köln: hinten":;;Linden 3;Köln;;50667;\nEMAIL:mailto:a@b.example'
    ) == {
        "name": "Anna Beck",
        "mobile": "+49-171-1 ext. 102",
        "street": "Linden 3",
        "city": "Köln",
        "zip": "50667",
        "mail": "a@b.example",
    }


def test_folded_lines_are_one() -> None:
    assert fields("NOTE:ei\n ns zw\n\tei\nFN:Anna\n  Beck") == {"note": "eins zwei", "name": "Anna Beck"}


def test_what_the_owner_calls_a_number_counts() -> None:
    assert fields(
        "item1.TEL:1234567\nitem1.X-ABLabel:_$!<WorkFAX>!$_\nitem2.X-ABLabel:Handy neu\nitem2.TEL:2345678\n"
        "item3.TEL:3456789"
    ) == {"fax": "1234567", "mobile": "2345678", "phone": "3456789"}


def test_photos_are_skipped_while_they_are_read() -> None:
    data = "\n".join([" " + "QUJD" * 18] * 5_000)
    assert fields(f"PHOTO;ENCODING=b;TYPE=JPEG:QUJD\n{data}\nFN:Anna") == {"name": "Anna"}
    # not folded at all, ended by an empty line: so a phone writes it
    assert fields("PHOTO;ENCODING=BASE64:QUJD\nQUJD\nQUJD=\n\nNOTE:\nFN:Anna") == {"name": "Anna"}


def test_a_card_of_a_company_has_no_person() -> None:
    assert fields("FN:Weiß AG\nORG:Weiß AG\nX-ABShowAs:COMPANY\nTEL:030 1") == {"company": "Weiß AG", "phone": "030 1"}


def test_words_where_numbers_belong_are_kept_for_the_rep_to_see() -> None:
    assert fields("FN:Anna\nTEL:siehe Zentrale")["phone"] == "siehe Zentrale"


GOOD = "BEGIN:VCARD\nFN:Anna\nEND:VCARD\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("BEGIN:VCARD\nFN:Uwe\n" + GOOD, [(1, True), (3, False)]),
        (GOOD + "BEGIN:VCARD\nFN:Uwe\n", [(1, False), (4, True)]),
        (GOOD + "BEGIN:VCARD\nno line of a card\nEND:VCARD\n" + GOOD, [(1, False), (4, True), (7, False)]),
        (GOOD + "stray\nmore\n\n" + GOOD + "END:VCARD\n", [(1, False), (4, True), (7, False), (10, True)]),
        ("BEGIN:VCARD\nFN:Uwe\nNOTE:" + "x" * 300_000 + "\nEND:VCARD\n" + GOOD, [(1, True), (5, False)]),
        ("BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nFN:Ute\nEND:VCARD\nFN:Uwe\nEND:VCARD\n" + GOOD, [(1, False), (8, False)]),
    ],
    ids=["no end", "cut off", "no line", "between", "too long", "within"],
)
def test_a_broken_card_is_one_reject_and_the_others_are_read(text: str, lines: list[tuple[int, bool]]) -> None:
    assert [(one.line, isinstance(one, Reject)) for one in read(text)] == lines
    assert all(one.reason == "card_broken" for one in read(text) if isinstance(one, Reject))


def test_a_card_without_end_does_not_fill_the_memory() -> None:
    lines = chain(["BEGIN:VCARD\n"], (f"NOTE:{'x' * 1_000}{n}\n" for n in range(20_000)))
    tracemalloc.start()
    try:
        (found,) = card_records(lines)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(found, Reject)
    assert peak < 3_000_000


def test_a_soft_end_does_not_swallow_the_end_of_a_card() -> None:
    text = "BEGIN:VCARD\nFN:Uwe\nNOTE;ENCODING=QUOTED-PRINTABLE:cut=\nEND:VCARD\n" + GOOD
    assert [isinstance(one, Reject) for one in read(text)] == [False, False]


def test_cards_are_known_by_their_first_line() -> None:
    assert begins_cards("\ufeff\r\n begin:vcard\r\nFN:x")
    assert not begins_cards("Name;BEGIN:VCARD\n")


PIECES = (
    *("BEGIN:VCARD\n", "END:VCARD\n", "FN", "N:", "a;b", "TEL;TYPE=", "ENCODING=QUOTED-PRINTABLE", "=C3"),
    *("PHOTO:", "AGENT:", "item1.", *':;=\n "\\'),
)


@settings(deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_cards_and_rejects(text: str) -> None:
    lines = [one.line for one in read(text)]
    assert lines == sorted(set(lines))


SIGNS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])
WORDS = st.text(SIGNS, min_size=1, max_size=40).map(str.strip).filter(bool)


@settings(deadline=None)
@given(WORDS, WORDS, st.integers(20, 75))
def test_what_is_escaped_and_folded_comes_back(name: str, note: str, width: int) -> None:
    def folded(line: str) -> str:
        return "\n ".join(line[start : start + width] for start in range(0, len(line), width))

    def escaped(text: str) -> str:
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")

    found = fields(f"{folded('FN:' + escaped(name))}\n{folded('NOTE:' + escaped(note))}")
    assert (found["name"], found["note"]) == (name, note)
