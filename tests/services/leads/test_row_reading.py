"""A row of a file, understood: who it is, what may be dialled, and who must not be called."""

from __future__ import annotations

import pytest

from callassist.domain.lead_list import ListFrame, ListRow, Party, RejectedLine, RowState
from callassist.formats.tables.header_words import LeadField as F
from callassist.formats.tables.list_dates import DateOrder
from callassist.formats.tables.list_rows import TableRow
from callassist.services.leads.forbidding import asks_not_to_be_called
from callassist.services.leads.import_choices import ImportChoices
from callassist.services.leads.number_patterns import NumberChoice, Pattern
from callassist.services.leads.number_reading import Decision, NumberColumn
from callassist.services.leads.row_reading import Held, ReadRow, RowReader

REASON = "They asked for offers of this kind at the fair"
BUSINESS = ListFrame("Fair", Party.BUSINESS, country="DE", presumed_reason=REASON)


def read(
    fields: tuple[F | None, ...],
    *cells: str,
    frame: ListFrame = BUSINESS,
    headers: tuple[str, ...] = (),
    decisions: dict[Pattern, Decision] | None = None,
    extra: tuple[str, ...] = (),
) -> ReadRow:
    choices = ImportChoices(fields, frame)
    columns = {place: NumberColumn("Tel", frame.country, decisions=decisions or {}) for place in choices.phones}
    return RowReader(choices, headers, columns).read(TableRow(7, list(cells), extra))


def row(understood: ReadRow) -> ListRow:
    assert isinstance(understood.line, ListRow)
    return understood.line


def test_a_row_keeps_its_line_its_person_and_its_number() -> None:
    found = row(read((F.FIRST, F.LAST, F.COMPANY, F.PHONE), " Ada ", "Kern", "Nord  GmbH", "030 901820"))
    assert (found.place, found.full_name, found.company) == (7, "Ada Kern", "Nord GmbH")
    assert (found.e164, found.typed, found.state) == ("+4930901820", "030 901820", RowState.NEW)


def test_a_bare_number_is_held_and_has_nothing_to_dial_until_it_was_decided() -> None:
    held = read((F.COMPANY, F.PHONE), "Nord", "901820")
    assert row(held).e164 == ""
    assert (row(held).state, held.held) == (RowState.HELD, Held.NUMBER)
    decided = read(
        (F.COMPANY, F.PHONE), "Nord", "901820", decisions={Pattern.LOCAL: Decision(NumberChoice.LOCAL, "030")}
    )
    assert (row(decided).e164, row(decided).state) == ("+4930901820", RowState.NEW)


def test_the_phone_is_dialled_before_the_mobile_wherever_its_column_stands() -> None:
    found = row(read((F.MOBILE, F.PHONE), "0171 2345678", "030 901820"))
    assert (found.e164, found.e164_2) == ("+4930901820", "+491712345678")


def test_the_same_number_twice_is_one() -> None:
    found = row(read((F.PHONE, F.MOBILE), "030 901820", "+49 30 901820"))
    assert (found.e164, found.e164_2) == ("+4930901820", "")


def test_a_number_of_the_row_s_own_country_is_read_there() -> None:
    assert row(read((F.COUNTRY, F.PHONE), "Schweiz", "044 668 18 00")).e164 == "+41446681800"


@pytest.mark.parametrize(
    "words",
    [
        "widerrufen 12.01.26",
        "WIDERRUF per Mail",
        "Robinson-Liste",
        "bitte nicht mehr anrufen",
        "keine Anrufe",
        "keinen Anruf",
        "Anrufe unerwünscht",
        "do not call",
        "Don't call",
        "DNC",
        "opt-out",
        "opted out 3/25",
        "consent revoked",
    ],
)
def test_whoever_asked_not_to_be_called_is_blocked_in_whatever_column_that_is_written(words: str) -> None:
    for field in (None, F.NOTE, F.PROOF_WHEN, F.PROOF_TEXT, F.BLOCK, F.SOURCE):
        assert row(read((F.NAME, F.PHONE, field), "Ada Kern", "030 901820", words)).state is RowState.BLOCKED


def test_the_name_of_the_register_blocks_where_a_consent_is_told_and_is_a_surname_elsewhere() -> None:
    for field in (F.PROOF_WHEN, F.PROOF_TEXT, F.SOURCE, F.BLOCK):
        assert row(read((F.NAME, F.PHONE, field), "Ada Kern", "030 901820", "Robinson")).state is RowState.BLOCKED
    for cell in ("Ada Robinson", "https://people.example/in/do-not-call-robinson-liste"):
        for field in (None, F.NOTE):
            assert row(read((F.NAME, F.PHONE, field), "Ada Kern", "030 901820", cell)).state is RowState.NEW


@pytest.mark.parametrize("words", ["", "Nein", "no", "0", "false", "-"])
def test_a_mark_that_is_not_set_blocks_nobody(words: str) -> None:
    assert row(read((F.NAME, F.PHONE, F.BLOCK), "Ada Kern", "030 901820", words)).state is RowState.NEW


@pytest.mark.parametrize(
    "words", ["12.03.2025", "asked to be called on Tuesday", "call again", "wants no contract", "ruft zurück", "opting"]
)
def test_other_words_block_nobody(words: str) -> None:
    assert not asks_not_to_be_called(words)
    assert row(read((F.NAME, F.PHONE, F.NOTE), "Ada Kern", "030 901820", words)).state is RowState.NEW


@pytest.mark.parametrize("party", [Party.CONSUMER, Party.UNKNOWN, Party.MIXED])
def test_a_consumer_without_a_date_of_consent_is_held(party: Party) -> None:
    frame = ListFrame("Bought", party, country="DE", presumed_reason=REASON)
    fields = (F.NAME, F.PHONE, F.PROOF_WHEN)
    without = read(fields, "Ada Kern", "030 901820", " ", frame=frame)
    assert (row(without).state, without.held) == (RowState.HELD, Held.NO_PROOF)
    with_date = read(fields, "Ada Kern", "030 901820", "3.2.2026", frame=frame)
    assert (with_date.held, row(with_date).held) == (Held.NOT_CONFIRMED, "not_confirmed")
    assert row(with_date).proof == {"given_at": "2026-02-03"}


@pytest.mark.parametrize("told", ["ja", "x", "Messe Köln", "31.2.2026", "3/4/26?"])
def test_what_is_no_day_is_no_proof_and_kept_as_it_was_told(told: str) -> None:
    frame = ListFrame("Bought", Party.CONSUMER, country="DE")
    read_row = read((F.NAME, F.PHONE, F.PROOF_WHEN), "Ada Kern", "030 901820", told, frame=frame)
    assert (row(read_row).state, read_row.held) == (RowState.HELD, Held.NO_PROOF)
    assert row(read_row).proof == {"told": told}


def test_a_no_in_the_place_of_the_day_is_a_no() -> None:
    read_row = read((F.NAME, F.PHONE, F.PROOF_WHEN), "Ada Kern", "030 901820", "nein")
    assert (row(read_row).state, read_row.held) == (RowState.HELD, Held.SAID_NO)


@pytest.mark.parametrize(
    ("told", "order", "day"),
    [
        ("03.02.2026", None, "2026-02-03"),
        ("2026-02-03", None, "2026-02-03"),
        ("02/03/2026", DateOrder.DAY_FIRST, "2026-03-02"),
        ("02/03/2026", DateOrder.MONTH_FIRST, "2026-02-03"),
    ],
)
def test_a_day_is_kept_as_a_day_however_it_is_written(told: str, order: DateOrder | None, day: str) -> None:
    reader = RowReader(ImportChoices((F.NAME, F.PHONE, F.PROOF_WHEN), BUSINESS), ("", "", ""), {}, order)
    line = reader.read(TableRow(1, ["Ada Kern", "030 901820", told])).line
    assert isinstance(line, ListRow)
    assert line.proof == {"given_at": day}


@pytest.mark.parametrize("field", [F.NAME, F.COMPANY, F.STREET, F.CITY, F.PHONE, F.MOBILE, F.FUNCTION, F.COUNTRY, None])
@pytest.mark.parametrize("request_", ["nicht\u00a0anrufen!", "(do not call)", "Robinsonliste"])
def test_a_request_not_to_be_called_counts_wherever_it_stands(field: F | None, request_: str) -> None:
    fields = (F.LAST, F.MORE_PHONES, field)
    assert row(read(fields, "Kern", "030 901820", request_)).state is RowState.BLOCKED


def test_a_request_counts_behind_the_last_column_too() -> None:
    reader = RowReader(ImportChoices((F.NAME, F.PHONE), BUSINESS), ("", ""), {})
    line = reader.read(TableRow(1, ["Ada Kern", "030 901820"], ["", "bitte nicht mehr anrufen"])).line
    assert isinstance(line, ListRow)
    assert line.state is RowState.BLOCKED


@pytest.mark.parametrize("name", ["DNC Logistics", "Opt-Out GmbH", "Robinson & Sons", "Gesperrt e. V.", "Revoked Ltd"])
def test_a_company_may_be_called_like_that(name: str) -> None:
    assert row(read((F.COMPANY, F.PHONE), name, "030 901820")).state is RowState.NEW


@pytest.mark.parametrize(
    "header", ["Opt-In Telefon", "Opt-in", "opt_in_phone", "Einwilligung (Anruf)", "Consent to call"]
)
@pytest.mark.parametrize("no", ["nein", "No", "0", "false"])
def test_who_did_not_agree_to_be_called_is_held_whatever_else_is_there(header: str, no: str) -> None:
    fields, headers = (F.NAME, F.PHONE, F.PROOF_WHEN, None), ("Name", "Tel", "Date", header)
    said_no = read(fields, "Ada Kern", "030 901820", "3.2.2026", no, headers=headers)
    assert (row(said_no).state, said_no.held) == (RowState.HELD, Held.SAID_NO)
    assert row(read(fields, "Ada Kern", "030 901820", "3.2.2026", "ja", headers=headers)).state is RowState.NEW


@pytest.mark.parametrize("header", ["Newsletter", "Opt-in E-Mail", "DOI", "Consent to mail"])
def test_a_no_to_something_else_holds_nobody(header: str) -> None:
    headers = ("Name", "Tel", header)
    assert row(read((F.NAME, F.PHONE, None), "Ada Kern", "030 901820", "nein", headers=headers)).state is RowState.NEW


def test_a_business_without_a_reason_is_held() -> None:
    frame = ListFrame("Directory", Party.BUSINESS, country="DE", presumed_reason="because")
    found = read((F.COMPANY, F.PHONE), "Nord", "030 901820", frame=frame)
    assert (row(found).state, found.held) == (RowState.HELD, Held.NO_REASON)


def test_what_no_field_is_for_is_kept_under_its_own_header() -> None:
    found = row(
        read(
            (F.NAME, F.PHONE, None, F.NOTE, None),
            *("Ada Kern", "030 901820", " blue ", "rings back", "x"),
            headers=("Name", "Tel", "Colour", "Notes", ""),
            extra=("", "more"),
        )
    )
    assert found.extra == {"Colour": "blue", "Notes": "rings back", "column 5": "x", "column 7": "more"}


def test_a_row_without_name_company_address_and_number_is_rejected_with_all_it_says() -> None:
    found = read((F.NAME, F.PHONE, None), "", " ", "4711", headers=("Name", "Tel", "Id"))
    assert found.line == RejectedLine(7, "nobody", "\t \t4711")


def test_a_person_without_a_number_is_kept_and_has_none() -> None:
    assert row(read((F.NAME, F.PHONE), "Ada Kern", "")).state is RowState.NO_NUMBER


def test_a_title_goes_with_the_name() -> None:
    assert row(read((F.TITLE, F.FIRST, F.LAST), "Dr.", "Ada", "Kern")).full_name == "Dr. Ada Kern"
    assert row(read((F.TITLE, F.NAME), "Dr.", "Ada Kern")).full_name == "Dr. Ada Kern"
    assert row(read((F.TITLE, F.LAST), "Dr.", "Kern")).full_name == "Dr. Kern"
