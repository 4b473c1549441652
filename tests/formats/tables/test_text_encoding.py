"""The encoding of a list is judged by all of it."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.formats.tables.decoding import decoded
from callassist.formats.tables.list_reading import open_list, settled
from callassist.formats.tables.list_table import ReadingChoices
from callassist.formats.tables.text_encoding import EncodingSearch, FoundEncoding, TextEncoding
from tests.formats.tables.lists import csv_text, people, read_all, written

GERMAN = csv_text(people())
FRENCH = (
    "Prénom;Société;Téléphone\nRenée;Café du Théâtre;01 23 45 67 89\nAngèle;Forêt Noire;0145678901\nÉmile;Ça va;0145\n"
)
PORTUGUESE = "nome;empresa;telefone\nJoão Gonçalves;Padaria São José;+551199\nConceição;Mercadão;+5521\n"
SHOUTED = "NOME;CIDADE\nJOÃO CONCEIÇÃO;BRASÍLIA\nANDRÉ ARAÚJO;GOIÂNIA\n"


def search(data: bytes, piece: int = 1 << 16) -> FoundEncoding:
    found = EncodingSearch()
    for start in range(0, len(data), piece):
        if not found.feed(data[start : start + piece]):
            break
    return found.found()


def text_of(data: bytes, found: FoundEncoding, piece: int = 1 << 16) -> str:
    return "".join(decoded((data[start : start + piece] for start in range(0, len(data), piece)), found))


@pytest.mark.parametrize(
    "text", [GERMAN, FRENCH, PORTUGUESE, SHOUTED], ids=["german", "french", "portuguese", "shouted"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman", "cp850"])
def test_the_usual_encodings_are_told_from_each_other(text: str, encoding: str) -> None:
    found = search(text.encode(encoding))
    assert found.encoding == encoding
    assert text_of(text.encode(encoding), found) == text


@pytest.mark.parametrize("letter", "äöüßéèàçñ")
def test_one_common_letter_is_enough(letter: str) -> None:
    text = f"Name\nma{letter}er\n"
    for encoding in ("cp1252", "mac_roman"):
        assert search(text.encode(encoding)).encoding == encoding


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-32-le"),
        (b"", "utf-32-be"),
        # a mark that lies: this is what a data loader's own test files have
        (codecs.BOM_UTF16_LE, "utf-32-le"),
        (codecs.BOM_UTF16_BE, "utf-32-be"),
    ],
)
def test_marks_are_believed_only_as_far_as_the_zeros_agree(mark: bytes, encoding: str) -> None:
    data = mark + GERMAN.encode(encoding)
    found = search(data)
    assert (found.encoding, found.mark) == (encoding, len(mark))
    assert text_of(data, found) == GERMAN


def test_the_first_foreign_byte_may_stand_far_down(tmp_path: Path) -> None:
    """A list whose first megabytes are ASCII is no UTF-8 for that."""
    rows = [
        ["Name", "Telefon"],
        *(["Anna Beck", f"030 {index:07}"] for index in range(120_000)),
        ["Jörg Weiß", "089 1"],
    ]
    path = written(tmp_path, csv_text(rows).encode("cp1252"))
    table = open_list(path)
    assert table.encoding.encoding == "utf-8"
    assert not table.is_settled
    assert settled(table).encoding.encoding == "cp1252"
    _, found, _, _ = read_all(path)
    assert found[-1].cells == ["Jörg Weiß", "089 1"]


def test_umlauts_that_were_broken_on_the_way_are_repaired() -> None:
    broken = GERMAN.encode().decode("cp1252").encode()
    found = search(broken)
    assert found.encoding is TextEncoding.UTF8_TWICE
    assert found.encoding.is_repaired
    assert text_of(broken, found) == GERMAN


def test_a_capital_a_umlaut_that_was_broken_is_repaired_though_cp1252_lacks_its_byte() -> None:
    text = "Ort\nÁvila\nÍsafjörður\n"
    broken = "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F) else bytes((byte,)).decode("cp1252") for byte in text.encode()
    )
    data = broken.encode()
    assert text_of(data, search(data)) == text


def test_nothing_is_repaired_if_the_way_back_is_not_exact() -> None:
    text = "Name\nMÃ¼ller\nMüller\n"
    found = search(text.encode())
    assert found.encoding is TextEncoding.UTF8
    assert TextEncoding.UTF8_TWICE in found.alternatives


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_two_encodings_in_one_file_are_read_line_by_line(end: str) -> None:
    lines = [";".join(row) for row in people()]
    data = b"".join((line + end).encode("utf-8" if place % 2 else "cp1252") for place, line in enumerate(lines))
    found = search(data)
    assert found.encoding is TextEncoding.MIXED
    assert text_of(data, found) == "".join(line + end for line in lines)


def test_the_rep_knows_better(tmp_path: Path) -> None:
    path = written(tmp_path, "Имя;Телефон\nАнна;+7 912 3456789\n".encode("cp1251"))
    table, rows, _, _ = read_all(path, ReadingChoices(encoding=TextEncoding.CP1251))
    assert rows[0].cells[0] == "Анна"
    assert table.encoding.is_chosen
    assert [column.field for column in table.columns] == ["first", "phone"]


@settings(deadline=None)
@given(st.text(), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]), st.integers(1, 9))
def test_pieces_do_not_matter(text: str, encoding: str, piece: int) -> None:
    data = text.encode(encoding, "ignore")
    found = FoundEncoding(TextEncoding(encoding))
    assert text_of(data, found, piece) == data.decode(encoding)
    assert search(data, piece) == search(data)


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(list(TextEncoding)), st.integers(1, 50))
def test_any_bytes_become_some_text_and_pieces_do_not_matter(data: bytes, encoding: TextEncoding, piece: int) -> None:
    assert text_of(data, FoundEncoding(encoding), piece) == text_of(data, FoundEncoding(encoding))
    text_of(data, search(data, piece), piece)
