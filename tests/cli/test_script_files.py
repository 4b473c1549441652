"""`callassist import-script` and `export-script`: what they tell, what they write, and what they never overwrite."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from callassist.cli import main
from tests.formats.export.sheets import sheets
from tests.formats.script.outline.word_files import P, word_file

OUTLINE = """# New windows

> Hello [Customer], {caller} from {company}, about your windows.

? Do you own the house?
  - we own it -> appointment
  - we rent = rules out
  - we share it -> the neighbour
! too expensive: It depends. / We settle that when we meet.
"""


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLASSIST_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "windows.md"
    path.write_text(OUTLINE, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = main([str(word) for word in words])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_it_tells_what_was_understood_and_what_was_left_out(
    outline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "windows.yaml"
    status, told, error = run(capsys, "import-script", outline, "-o", out)
    assert (status, error) == (3, "")
    assert "2 steps, 3 answers, 1 way, 1 meaning, 1 objection, 2 replies" in told
    assert "12 pieces: 11 taken over, 1 left out" in told
    assert "left out: line 8: 'the neighbour' – there is no step “the neighbour”" in told
    assert "added: a step that makes the appointment (`appointment`)" in told
    assert "added: a polite exit for leads an answer rules out" in told
    assert "added: `[Customer]` became `{lead}`" in told
    assert "its texts as `en:`" in told
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_what_was_written_lints_and_plays(outline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "windows.yaml"
    run(capsys, "import-script", outline, "-o", out, "--market", "business", "--language", "en")
    _, found, _ = run(capsys, "lint", out)
    assert ": error: " not in found
    status, told, _ = run(capsys, "play", out, "--lang", "en", "--set", "lead=Ms Kern", "--json", "Enter", "1", "1")
    assert status == 0
    assert '"say": "Do you own the house?"' in told
    assert '"outcome": "appointment_set"' in told
    assert "market: business" in out.read_text("utf-8")


def test_all_of_it_taken_is_status_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.txt"
    path.write_text("? Passt es Ihnen gerade?\n- ja\n- nein -> Rückruf\n", encoding="utf-8")
    status, told, _ = run(capsys, "import-script", path)
    assert status == 0
    assert "0 left out" in told
    assert "its texts as `de:`" in told
    assert "nothing was written: name a file with -o" in told
    assert [one.name for one in tmp_path.iterdir()] == ["x.txt"]


def test_a_word_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = word_file(tmp_path / "x.docx", P("Haben Sie ein Auto?"), P("ja", bullet=0), P("nein (k.o.)", bullet=0))
    out = tmp_path / "x.yaml"
    status, told, _ = run(capsys, "import-script", path, "-o", out, "--language", "de")
    assert status == 0
    assert "1 step, 2 answers, 1 meaning, 0 objections" in told
    assert "de: Haben Sie ein Auto?" in out.read_text("utf-8")


def test_fields_of_a_json_tree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tree.json"
    path.write_text('{"a": {"b": [{"q": "Is it yours?", "o": ["yes", "no"]}]}}', encoding="utf-8")
    status, _, error = run(capsys, "import-script", path)
    assert status == 1
    assert "--json-fields" in error
    status, told, _ = run(capsys, "import-script", path, "--json-fields", "steps=a.b,text=q,answers=o")
    assert status == 0
    assert "1 step, 2 answers" in told
    status, _, error = run(capsys, "import-script", path, "--json-fields", "stps=a.b")
    assert status == 1
    assert "'stps=a.b' points at no field" in error


def test_nothing_is_overwritten_unasked(outline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "mine.yaml"
    out.write_text("mine")
    status, _, error = run(capsys, "import-script", outline, "-o", out)
    assert status == 1
    assert "--force" in error
    assert out.read_text() == "mine"
    status, _, error = run(capsys, "export-script", "solar_insulation", "-o", tmp_path / "mine.yaml")
    assert status == 1
    (tmp_path / "mine.md").write_text("mine")
    assert run(capsys, "export-script", "solar_insulation", "-o", tmp_path / "mine.md")[0] == 1
    assert (tmp_path / "mine.md").read_text() == "mine"
    assert run(capsys, "import-script", outline, "-o", out, "--force")[0] == 3
    assert "script: new_windows" in out.read_text("utf-8")
    (tmp_path / "folder.md").mkdir()
    assert run(capsys, "export-script", "solar_insulation", "-o", tmp_path / "folder.md", "--force")[0] == 1


def test_a_file_that_cannot_be_read_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"no word file")
    status, told, error = run(capsys, "import-script", path, "-o", tmp_path / "x.yaml")
    assert (status, told) == (1, "")
    assert error.startswith(f"callassist: {path}: this Word file is damaged – ")
    assert not (tmp_path / "x.yaml").exists()


def test_no_folder_to_write_to(outline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, error = run(capsys, "import-script", outline, "-o", tmp_path / "none" / "x.yaml")
    assert status == 1
    assert "cannot be written" in error


@pytest.mark.parametrize("ending", ["md", "txt", "csv", "xlsx"])
def test_what_goes_out_comes_in_again(ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / f"solar.{ending}"
    status, told, _ = run(capsys, "export-script", "solar_insulation", "-o", out, "--language", "de")
    assert status == 3  # rules and branches have no words in an outline, and are told
    assert "left out: c10: 'branch on verdict'" in told
    status, told, _ = run(capsys, "import-script", out, "-o", tmp_path / "again.yaml")
    assert status == 0
    assert "20 steps, 50 answers, 39 ways, 26 meanings, 10 objections, 22 replies" in told
    assert ": error: " not in run(capsys, "lint", tmp_path / "again.yaml")[1]


def test_a_workbook_is_one_table_of_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "solar.xlsx"
    run(capsys, "export-script", "solar_insulation", "-o", out, "--language", "en")
    (sheet,) = sheets(out)
    rows = sheet.texts()
    assert rows[0] == ["step", "kind", "text", "answer", "next", "effect", "tip", "other wording"]
    assert rows[1][:2] == ["1", "choice"]


def test_a_page_to_print(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "solar.html"
    status, told, _ = run(capsys, "export-script", "solar_insulation", "-o", out, "--language", "en")
    assert (status, told) == (0, f"{out} written\n")
    assert out.read_text("utf-8").startswith("<!doctype html>")


def test_a_script_of_ones_own_in_its_language(
    outline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "import-script", outline, "-o", tmp_path / "w.yaml", "--language", "en")
    status, _, _ = run(capsys, "export-script", tmp_path / "w.yaml", "-o", tmp_path / "w.txt")
    assert status == 0
    told = (tmp_path / "w.txt").read_text("utf-8")
    assert "? Do you own the house?" in told
    assert "- we rent = rules out" in told
    assert "! too expensive: It depends. / We settle that when we meet." in told


@pytest.mark.parametrize(("script", "words"), [("no_such_script", "no_such_script"), ("x.yaml", "x.yaml")])
def test_a_script_that_is_not_there(
    script: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, error = run(capsys, "export-script", script, "-o", tmp_path / "x.md")
    assert status == 1
    assert words in error


def test_an_ending_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, error = run(capsys, "export-script", "solar_insulation", "-o", tmp_path / "x.odt")
    assert status == 1
    assert ".html" in error


def test_a_page_is_printed_without_a_display(tmp_path: Path) -> None:
    """In a process of its own: one that has had a window lays text out with it."""
    command = [sys.executable, "-m", "callassist", "--data-dir", str(tmp_path / "data"), "export-script"]
    hidden = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    hidden.pop("QT_QPA_PLATFORM", None)
    target = tmp_path / "script.pdf"
    subprocess.run([*command, "solar_insulation", "-o", str(target)], check=True, env=hidden, stdin=subprocess.DEVNULL)
    assert target.read_bytes().startswith(b"%PDF-")
