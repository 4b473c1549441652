"""Tables beside a script: read strictly, told of in their place, and pinned with each call."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.answers import QuestionId
from callassist.domain.script import Script
from callassist.domain.values import Period
from callassist.formats.script import lookup_files, source_text
from callassist.formats.script.compiled import script_from_plain, script_to_plain
from callassist.formats.script.lint.linter import lint
from callassist.formats.script.script_files import check_script, read_pinned, read_script
from callassist.formats.script.source_text import common_bytes, joined, parted
from callassist.services.library import ScriptLibrary
from tests.engine.format_2 import call_of, press

FILE = Path(__file__).parents[2] / "walkthroughs" / "price_list.yaml"
CSV = FILE.with_name("prices.csv").read_text("utf-8")


@dataclass(frozen=True)
class Column:
    """A plain number."""

    money: str | None = None
    per: Period | None = None


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The script and its table in a folder of their own."""
    (tmp_path / "price_list.yaml").write_bytes(FILE.read_bytes())
    (tmp_path / "prices.csv").write_text(CSV, "utf-8")
    return tmp_path


def price(script: Script, zone: str, size: str) -> str:
    call = press(call_of(script), f"q_zone={zone}", f"q_size={size}")
    found = call.qualification.results[QuestionId("c.price")]
    return f"({found.cause})" if found.value is None else found.value.stable()


def test_the_greatest_line_counts_that_is_not_above(here: Path) -> None:
    script = read_script(here / "price_list.yaml")
    assert [price(script, "north", size) for size in ("0", "49.9", "50", "99", "100", "100000")] == [
        "1200", "1200", "2100", "2100", "3900.5", "3900.5",
    ]  # fmt: skip
    assert price(script, "south", "10") == "900"
    assert price(script, "south", "9") == "(needs_judgement)"
    assert price(script, "R", "9") == "(refused)"
    assert script_from_plain(script_to_plain(script)) == script


def test_the_order_of_the_lines_and_the_sign_between_cells_do_not_matter(here: Path) -> None:
    before = read_script(here / "price_list.yaml")
    head, *lines = CSV.splitlines()
    text = "\ufeff" + "\r\n".join([head, *reversed(lines), "", ""]).replace(";", ",")
    (here / "prices.csv").write_bytes(text.encode())
    after = read_script(here / "price_list.yaml")
    assert set(after.tables["price"].rows) == set(before.tables["price"].rows)
    assert price(after, "north", "60") == "2100"


def slips(here: Path, text: str | bytes | None) -> list[tuple[str, str]]:
    file = here / "prices.csv"
    if text is None:
        file.unlink()
    else:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = lint(here / "price_list.yaml")
    place = next(
        n for n, line in enumerate(FILE.read_text("utf-8").splitlines(), start=1) if "file: prices.csv" in line
    )
    assert {one.line for one in found} == {place}
    return [(one.code, f"{one.message} – {one.fix}") for one in found]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (None, "table-file", "there is no file `prices.csv` beside the script"),
        (b"q_zone;q_size;rate;days\nnorth;0;1;\xff\n", "table-file", "save it as UTF-8"),
        (CSV + " " * 256 * 1024, "table-file", "larger than 256 KiB"),
        ("", "table-column", "no column `q_zone`"),
        (CSV.replace("days", "tage"), "table-column", "no column `days`"),
        (CSV.split("\n", 1)[0] + "\n", "table-gap", "no line is for the answer `north`"),
        (CSV + "north;50;1;1\n", "table-double-row", "line 7 is for the same answers as line 3"),
        (CSV.replace("3900.50", "3.900,50"), "table-number", "has a decimal comma – write 3900.50"),
        (CSV.replace("2100", "2.100"), "table-number", "is a number with dots in it – write 2100"),
        (CSV.replace("2100", "dear"), "table-number", "line 3, `rate`: `dear` is no number"),
        (CSV.replace("2100;", ""), "table-number", "line 3, `days`: `` is no number"),
        (CSV + "west;0;1;1\n", "unknown-answer", "line 7: the question `q_zone` has no answer `west`"),
        (CSV.replace("south", "north").replace("10;900", "11;900").replace("north;50;1500;10", ""), "table-gap",
         "no line is for the answer `south`"),
        (CSV + "".join(f"north;{n};1;1\n" for n in range(200, 2200)), "table-file", "the file has more than 2"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where_the_file_is_named(
    here: Path, text: str | bytes | None, code: str, words: str
) -> None:
    found = slips(here, text)
    assert (code, True) in [(one, words in told) for one, told in found]
    assert {one for one, _ in found} == {code}


@given(
    st.one_of(
        st.text(max_size=200),
        st.text(alphabet='q_zonesirthday;,"\n\r01.5-\0', max_size=200).map(lambda text: CSV + text),
    )
)
def test_whatever_stands_in_a_file_is_read_or_told(text: str) -> None:
    script = read_script(FILE)
    part = {"rate": Column(), "days": Column()}
    found = lookup_files.read_table("price", text, keys=["q_zone", "q_size"], columns=part, questions=script.questions)
    assert len({(row.choices, row.bounds) for row in found.table.rows}) == len(found.table.rows)
    for row in found.table.rows:
        assert row.choices[0] in ("north", "south")
        assert all(value.is_finite() for value in (*row.bounds, *row.values))
        assert (len(row.bounds), len(row.values)) == (1, 2)
    assert len(found.slips) <= 20


def test_a_cell_longer_than_a_reader_takes_is_told(here: Path) -> None:
    found = slips(here, CSV + "north;" + "1" * 200_000 + ";1;1\n")
    assert {code for code, _ in found} <= {"table-file", "table-number"}
    assert found


def test_a_file_that_is_no_file_is_none(here: Path) -> None:
    (here / "prices.csv").unlink()
    (here / "prices.csv").mkdir()
    assert [one.code for one in lint(here / "price_list.yaml")] == ["table-file"]
    assert lookup_files.files_beside(here)("../" + here.name + "/price_list.yaml") is None


def test_a_script_that_lies_nowhere_has_no_tables() -> None:
    script, problems = check_script(FILE.read_bytes(), name="x", common=common_bytes())
    assert script is None
    assert [one.code for one in problems] == ["table-file"]


def planted(here: Path, old: str, new: str) -> list[str]:
    text = FILE.read_text("utf-8")
    assert text.count(old) == 1
    (here / "price_list.yaml").write_text(text.replace(old, new), "utf-8")
    return [one.code for one in lint(here / "price_list.yaml")]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("    table: price\n", "    table: prices\n", ["unknown-table"]),
        ("    column: rate\n", "    column: rates\n", ["table-column"]),
        ("    column: rate\n", "", ["computed-type"]),
        ("    column: rate\n", "    column: rate\n    money: EUR\n", ["computed-type"]),
        ("    column: rate\n", "    column: rate\n    sum: [q_size, 1]\n", ["computed-type"]),
        ("      days: {}\n", "      days: {per: month}\n", ["computed-type"]),
        ("key: [q_zone, q_size]", "key: [q_zone, q_sise]", ["unknown-question"]),
        ("    file: prices.csv", "    file: >-\n      prices.csv", ["table-file"]),
        ("    file: prices.csv", "    file: ../prices.csv", ["bad-name"]),
    ],
)
def test_what_the_script_says_of_a_table_is_checked(here: Path, old: str, new: str, codes: list[str]) -> None:
    found = planted(here, old, new)
    assert found[:1] == codes or set(codes) <= set(found), found


# -- pinned ----------------------------------------------------------------------------------------------------------


def test_a_call_keeps_the_table_it_was_made_with(here: Path) -> None:
    script = read_script(here / "price_list.yaml")
    (here / "prices.csv").write_text(CSV.replace("2100", "9999"), "utf-8")
    changed = read_script(here / "price_list.yaml")
    assert changed.sha256 != script.sha256
    assert price(changed, "north", "60") == "9999"
    (here / "prices.csv").unlink()
    again = read_pinned(script.source)
    assert again == script
    assert price(again, "north", "60") == "2100"


def test_a_pinned_text_without_tables_is_what_it_always_was() -> None:
    source, _ = joined(b"format: 2\n", b"common: true\n")
    assert source == "common: true\n---\nformat: 2\n"
    assert parted(source) == (b"format: 2\n", b"common: true\n", {})


@given(
    st.text(alphabet="ab:\n-# ", max_size=30).filter(lambda text: "\n---" not in f"\n{text}"),
    st.dictionaries(st.from_regex(r"[a-z]{1,8}\.csv", fullmatch=True), st.text(max_size=40), min_size=1, max_size=3),
)
def test_any_parts_come_back(script: str, tables: dict[str, str]) -> None:
    """Whatever stands in a table: line breaks of any kind, even what looks like the last line."""
    tables = {name: text.encode("utf-8", "replace").decode() for name, text in tables.items()}
    tables["a.csv"] = '\n--- # tables: [1,["b.csv",3]]\n---\n'
    source, _ = joined(script.encode(), b"common: true\n", tables)
    found = parted(source)
    assert found is not None
    assert (found.script.decode(), found.common) == (script, b"common: true\n")
    assert {name: data.decode() for name, data in found.tables.items()} == tables


@pytest.mark.parametrize("last", ["nonsense", "[]", '["x"]', '[3,["a.csv","x"]]', "{}", "[3,7]"])
def test_a_last_line_that_is_none_leaves_the_text_whole(last: str) -> None:
    source = f"common: true\n---\nformat: 2\n--- # tables: {last}"
    found = source_text.parted(source)
    assert found is not None
    assert not found.tables


def test_the_library_notices_another_table(here: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    cache = tmp_path_factory.mktemp("cache")
    assert price(ScriptLibrary((here,), cache).load("price_list"), "north", "60") == "2100"
    (here / "prices.csv").write_text(CSV.replace("2100", "9999"), "utf-8")
    library = ScriptLibrary((here,), cache)
    assert price(library.load("price_list"), "north", "60") == "9999"
    (here / "prices.csv").unlink()
    (entry,) = ScriptLibrary((here,), cache).entries()
    assert not entry.is_usable
    assert library.pinned(read_script(FILE).source).tables["price"].rows
