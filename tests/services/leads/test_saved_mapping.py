"""How a list was read, kept for the next one and as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.lead_list import ImportMapping, ListFrame
from callassist.errors import NotUnderstood
from callassist.formats.tables.header_words import LeadField as F
from callassist.formats.tables.list_dates import DateOrder
from callassist.formats.tables.list_reading import ListTable, open_pasted
from callassist.formats.tables.person_names import NameOrder
from callassist.services.leads.import_choices import ImportChoices, proposed
from callassist.services.leads.number_patterns import NumberChoice, Pattern
from callassist.services.leads.number_reading import Decision
from callassist.services.leads.saved_mapping import as_file, from_file, header_key, mapping_of, with_mapping


def table(header: str) -> ListTable:
    cells = {"Tel. 1": "030 901820", "Firma": "Ost GmbH", "Mail": "a@ost.example"}
    row = "\t".join(cells.get(name, "x") for name in header.split("\t"))
    return open_pasted(f"{header}\n{row}\n{row}\n")


FRAME = ListFrame("Fair", country="AT")


def said(of: ListTable) -> ImportChoices:
    choices = proposed(of, FRAME)
    place = next(place for place, guess in enumerate(of.columns) if guess.header == "Tel. 1")
    fields = tuple(F.MORE_PHONES if at == place else told for at, told in enumerate(choices.fields))
    decisions = {
        place: {
            Pattern.LOCAL: Decision(NumberChoice.LOCAL, "030"),
            Pattern.COUNTRIES: Decision(NumberChoice.ROW_COUNTRY),
        }
    }
    return ImportChoices(fields, FRAME, decisions, NameOrder.LAST_FIRST, DateOrder.MONTH_FIRST)


def test_a_list_with_the_same_columns_in_another_order_is_read_as_the_last_one() -> None:
    first, second = table("Firma\tTel. 1\tMail"), table("Mail\tFIRMA\tTel. 1\tNeu")
    kept = mapping_of(first, said(first))
    found = with_mapping(proposed(second, ListFrame("Next")), second, kept)
    assert found.fields[2] is F.MORE_PHONES
    assert found.decisions == {2: said(first).decisions[1]}
    assert (found.names, found.dates) == (NameOrder.LAST_FIRST, DateOrder.MONTH_FIRST)
    assert (found.frame.name, found.frame.country) == ("Next", "AT")


def test_the_header_is_known_again_whatever_its_case_and_order() -> None:
    assert header_key(table("Firma\tTel. 1")) == header_key(table("TEL. 1\tfirma"))
    assert header_key(table("Firma\tTel. 1")) != header_key(table("Firma\tTel. 1\tMail"))


def test_a_mapping_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    first = table("Firma\tTel. 1\tMail")
    kept = mapping_of(first, said(first))
    path = tmp_path / "fair.toml"
    path.write_text(as_file(kept), encoding="utf-8")
    back = from_file(path)
    assert (back.columns, back.decisions, back.name) == (kept.columns, kept.decisions, "fair")
    assert with_mapping(proposed(first, FRAME), first, back) == said(first)


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=("Cs",))), st.sampled_from([*(one.value for one in F), "-"])
    )
)
def test_any_names_of_columns_come_back_from_a_file(columns: dict[str, str]) -> None:
    import tomllib

    text = as_file(ImportMapping("", columns, {"names": "first-last"}))
    assert tomllib.loads(text) == {"columns": columns, "decisions": {"names": "first-last"}}


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        (b"", "", "tells no mapping"),
        (b'[columns]\n"Tel" = phone\n', ":2:", "Invalid value"),
        (b"[columns]\nTel = 3\n", "", "no text: Tel"),
        (b"columns = 3\n", "", "no text"),
        (b'[columns]\n"M\xfcller" = "name"\n', ":2", "not UTF-8"),
        (b"#" * 100_000, "", "too large"),
        (b"[" * 5_000, "", "tells no mapping"),
    ],
)
def test_a_file_that_is_no_mapping_says_where_and_what_to_do(
    content: bytes, where: str, what: str, tmp_path: Path
) -> None:
    path = tmp_path / "odd.toml"
    path.write_bytes(content)
    with pytest.raises(NotUnderstood) as raised:
        from_file(path)
    assert f"{path}{where}" in raised.value.where
    assert what in raised.value.what
    assert raised.value.next_step


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotUnderstood, match="cannot be read"):
        from_file(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("columns", "decisions"),
    [
        ({"Firma": "nonsense"}, {}),
        ({}, {"names": "up"}),
        ({}, {"dates": "ymd"}),
        ({}, {"Tel. 1: international": "local"}),
        ({}, {"Tel. 1: local": "sure"}),
        ({}, {"what": "ever"}),
    ],
)
def test_what_a_mapping_cannot_mean_is_refused_with_what_it_may(
    columns: dict[str, str], decisions: dict[str, str]
) -> None:
    of = table("Firma\tTel. 1")
    with pytest.raises(NotUnderstood) as raised:
        with_mapping(proposed(of, FRAME), of, ImportMapping("", columns, decisions))
    assert raised.value.next_step.startswith("one of: ")
