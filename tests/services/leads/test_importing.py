"""A file becomes a list of leads: counted, asked about, checked, read in. Nothing is guessed, and the sum adds up."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist import bootstrap
from callassist.domain.lead_list import EmptyLine, ListFrame, ListRow, Party, RejectedLine, RowState
from callassist.errors import NotUnderstood
from callassist.formats.tables.header_words import LeadField
from callassist.formats.tables.list_reading import open_list
from callassist.services.leads.import_choices import ImportChoices, named_columns, proposed
from callassist.services.leads.importing import ListSurvey, check, lines, open_questions, read_in, survey
from callassist.services.leads.lists import CalledOff
from callassist.services.leads.number_patterns import NumberChoice, Pattern
from callassist.services.leads.number_reading import Certainty, Decision
from callassist.services.leads.row_reading import Held

FRAME = ListFrame("Fair 2026", Party.BUSINESS, country="DE", presumed_reason="they left their card at the fair")

SCHOOLS = "\r\n".join(
    [
        "sep=;",
        "Nummer;Name;Straße;PLZ;Ort;Telefon;Telefax",
        *(f"{n};Grundschule {n};Weg {n};1{n:04};Berlin;90{n:04};90{n:04}1" for n in range(1, 31)),
        "31;Grundschule 31;Weg 31;10031;Berlin;030 901820;",
        "32;Grundschule 32;Weg 32;10032;Berlin;n. n.;",
        ";;;;;;",
        "",
    ]
)


def written(folder: Path, text: str, encoding: str = "cp1252") -> Path:
    path = folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


def surveyed(path: Path, frame: ListFrame = FRAME) -> tuple[ListSurvey, ImportChoices]:
    table = open_list(path)
    choices = proposed(table, frame)
    return survey(table, choices), choices


def answered(found: ListSurvey, choices: ImportChoices, choice: NumberChoice, area: str = "") -> ImportChoices:
    decisions: dict[int, dict[Pattern, Decision]] = {}
    for one in open_questions(found, choices):
        decisions.setdefault(one.place, {})[one.question.pattern] = Decision(choice, area)
    return ImportChoices(choices.fields, choices.frame, decisions)


def test_numbers_without_area_code_are_one_question_for_their_column(tmp_path: Path) -> None:
    found, choices = surveyed(written(tmp_path, SCHOOLS))
    (asked,) = open_questions(found, choices)
    assert (asked.question.column, asked.question.pattern, asked.question.count) == ("Telefon", Pattern.LOCAL, 30)


def test_without_an_answer_nobody_of_them_can_be_called(tmp_path: Path) -> None:
    found, choices = surveyed(written(tmp_path, SCHOOLS))
    checked = check(found, choices)
    assert checked.tally.new == 1
    assert checked.held == {Held.NUMBER: 30}
    dialled = [one.e164 for one in lines(found, choices) if isinstance(one, ListRow) and one.e164]
    assert dialled == ["+4930901820"]


def test_with_the_area_code_all_of_them_can(tmp_path: Path) -> None:
    found, choices = surveyed(written(tmp_path, SCHOOLS))
    choices = answered(found, choices, NumberChoice.LOCAL, "030")
    checked = check(found, choices)
    assert (checked.tally.new, checked.tally.no_number, checked.tally.held) == (31, 1, 0)
    assert checked.numbers[Certainty.DECIDED] == 30
    assert not open_questions(found, choices)


def test_a_list_is_read_in_and_taken_back(tmp_path: Path) -> None:
    found, choices = surveyed(written(tmp_path, SCHOOLS))
    choices = answered(found, choices, NumberChoice.LOCAL, "030")
    services = bootstrap.build(tmp_path / "data")
    try:
        imported = read_in(services.lead_lists, found, choices)
        assert imported.tally == check(found, choices).tally
        (one,) = services.lead_lists.lists().result()
        assert (one.frame.name, one.frame.file_name, one.counts[RowState.NEW]) == ("Fair 2026", "list.csv", 31)
        assert len(one.frame.file_sha256) == 64
        first = services.lead_lists.next_row(one.id).result()
        assert first is not None
        assert (first.row.company or first.row.full_name, first.row.place) == ("Grundschule 1", 3)
        services.lead_lists.undo_lead_list(one.id).result()
        assert services.lead_lists.lists().result() == ()
        assert services.lead_lists.rows_with_number("+4930900001").result() == ()
    finally:
        services.close()


def test_what_is_called_off_leaves_nothing(tmp_path: Path) -> None:
    found, choices = surveyed(written(tmp_path, SCHOOLS))
    services = bootstrap.build(tmp_path / "data")
    try:
        with pytest.raises(CalledOff):
            read_in(services.lead_lists, found, choices, cancelled=lambda: True)
        assert services.lead_lists.lists().result() == ()
    finally:
        services.close()


def test_columns_are_named_by_header_or_place(tmp_path: Path) -> None:
    table = open_list(written(tmp_path, SCHOOLS))
    choices = named_columns(proposed(table, FRAME), table, ["Telefax=phone", "6=-", "nummer = note"])
    assert choices.fields[6] is LeadField.PHONE
    assert choices.fields[5] is None
    assert choices.fields[0] is LeadField.NOTE
    for wrong in ("Fax=phone", "Telefax=number", "0=phone", "9=phone"):
        with pytest.raises(NotUnderstood):
            named_columns(choices, table, [wrong])


cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n\x00", exclude_categories=["Cs", "Cc", "Zl", "Zp"]),
    max_size=12,
)
rows = st.lists(
    st.tuples(cells, cells, st.sampled_from(["", "030 901820", "901820", "+49 171 2345678", "x"])), max_size=30
)


@given(rows=rows, delimiter=st.sampled_from([",", ";", "\t"]))
def test_every_record_is_one_line_of_the_list(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]], delimiter: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([("Name", "Firma", "Telefon"), *rows])
    path = tmp_path_factory.mktemp("generated") / "list.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    found, choices = surveyed(path)
    told = list(lines(found, choices))
    assert len(told) == found.counts.records == check(found, choices).tally.total
    places = [one.place for one in told if isinstance(one, ListRow)] + [
        one.line for one in told if isinstance(one, RejectedLine)
    ]
    assert len(places) == len(set(places))
    assert sum(isinstance(one, EmptyLine) for one in told) == found.counts.empty
    for one in told:
        if isinstance(one, ListRow):
            assert (one.state is RowState.NEW) <= bool(one.e164)
