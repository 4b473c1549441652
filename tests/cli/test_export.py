"""`callassist export`: form and name, days, progress, and what is left when it is broken off."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from callassist import bootstrap
from callassist.cli import main
from callassist.cli.export import Progress
from callassist.services.clock import FixedClock
from tests.formats.export.sheets import sheets
from tests.storage.logs import NONE, START, request, services


def run_export(data: Path, target: Path, *more: str) -> int:
    return main(["--data-dir", str(data), "export", "calls", "-o", str(target), *more])


@pytest.mark.parametrize(
    ("since", "until"), [("0001-01-01", "9999-12-31"), ("2026-03-02", "9999-12-31"), ("0001-01-01", "2026-03-02")]
)
def test_days_at_the_ends_of_the_calendar(tmp_path: Path, since: str, until: str) -> None:
    with services(tmp_path / "data") as found:
        found.calling.log_unreached(request(), "busy", NONE).result(200)
    assert run_export(tmp_path / "data", tmp_path / "x.csv", "--since", since, "--until", until) == 0
    assert len((tmp_path / "x.csv").read_bytes().splitlines()) == 2


@pytest.mark.parametrize("total", [0, 200_000])
def test_a_line_every_fifty_thousand_rows_however_they_come(capsys: pytest.CaptureFixture[str], total: int) -> None:
    progress = Progress()
    for done in range(0, 160_001, 10_007):
        progress(done, total)
    lines = capsys.readouterr().err.splitlines()
    assert [line.split()[0] for line in lines] == ["50,035", "100,070", "150,105"]
    assert all(("of 200,000" in line) == bool(total) for line in lines)
    assert not any("of 0" in line.replace("of 200,000", "") for line in lines)


_SLOW = """
import signal, sys, threading, time
from callassist import bootstrap
from callassist.cli import main
from callassist.services.export import exporting
heard = threading.Event()
def interrupted(*_):
    heard.set()
    raise KeyboardInterrupt
signal.signal(signal.SIGINT, interrupted)
write = exporting.Exporting._copy
def slow(self, file, plan, *more):
    print("begun", flush=True)
    # not before the interrupt was heard, however late that is, and has called the export off
    heard.wait(300)
    while not plan.called_off():
        time.sleep(0.01)
    return write(self, file, plan, *more)
exporting.Exporting._copy = slow
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are Unix's")
def test_ctrl_c_leaves_no_part_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with services(tmp_path / "data") as found:
        found.calling.log_unreached(request(), "busy", NONE).result(200)
    words = ["--data-dir", str(tmp_path / "data"), "export", "calls", "-o", str(tmp_path / "out" / "x.csv")]
    with subprocess.Popen([sys.executable, "-c", _SLOW, *words], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"begun\n"
        child.send_signal(signal.SIGINT)
        assert child.wait(250) == 130
    assert list((tmp_path / "out").iterdir()) == []


def exported(folder: Path, *words: str) -> int:
    return main(["--data-dir", str(folder / "data"), "export", *words])


@pytest.fixture
def one_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with services(tmp_path / "data") as found:
        found.calling.log_unreached(request("Frau Kern"), "busy", NONE).result(200)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


def test_without_a_name_it_is_a_workbook_of_today_in_the_present_folder(
    one_call: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # a run at midnight has two todays
    monkeypatch.setattr(bootstrap, "SystemClock", lambda: FixedClock(START, "Europe/Berlin"))
    for _ in range(2):
        assert exported(one_call, "calls", "--lang", "de") == 0
    first, second = sorted(path.name for path in Path().iterdir())
    assert first == "callassist Gespräche 2026-03-02 (2).xlsx"
    assert second == first.replace(" (2)", ""), "the former one was not replaced"
    (sheet,) = sheets(Path(second))
    assert [row["Ergebnis"].text for row in sheet.table()] == ["Besetzt"]
    assert f"1 calls written to {second}" in capsys.readouterr().out
    assert exported(one_call, "answers", "--machine") == 0
    assert [path.name for path in Path().glob("callassist-answers-machine 2026-03-02.csv")]


def test_the_ending_tells_the_form_and_the_option_overrules_it(one_call: Path) -> None:
    for words, is_workbook in (
        (("calls", "-o", "a.xlsx"), True),
        (("both", "-o", "b.XLSX"), True),
        (("calls", "-o", "c.csv"), False),
        (("calls", "-o", "d"), False),
        (("calls", "-o", "e.csv", "--format", "xlsx"), True),
        (("calls", "-o", "f.xlsx", "--format", "csv"), False),
    ):
        assert exported(one_call, *words) == 0
        assert Path(words[2]).read_bytes().startswith(b"PK") == is_workbook, words


@pytest.mark.parametrize(
    "words",
    [("both", "-o", "x.csv"), ("calls", "-o", "x.xlsx", "--machine"), ("calls", "-o", "x.xlsx", "--text-guard")],
)
def test_what_does_not_go_together_is_refused_and_nothing_written(
    one_call: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert exported(one_call, *words) == 1
    assert "name a ." in capsys.readouterr().err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("setting", "system", "heading"),
    [("system", "de_AT.UTF-8", "Wer"), ("system", "C", "Who"), ("de", "en_GB", "Wer"), ("en", "de_DE", "Who")],
)
def test_the_workbook_speaks_the_windows_language(
    one_call: Path, monkeypatch: pytest.MonkeyPatch, setting: str, system: str, heading: str
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    (one_call / "data" / "settings.toml").write_text(f'window_language = "{setting}"\n')
    assert exported(one_call, "calls", "-o", "x.xlsx") == 0
    assert heading in sheets(Path("x.xlsx"))[0].texts()[0]


def test_the_text_guard_is_for_people_only(tmp_path: Path) -> None:
    with services(tmp_path / "data") as found:
        found.calling.log_unreached(request("0815"), "busy", NONE).result(200)
    for words, name in (((), "0815"), (("--text-guard",), "'0815"), (("--machine",), "0815")):
        assert run_export(tmp_path / "data", tmp_path / "x.csv", *words) == 0
        assert f";{name};" in (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
    with pytest.raises(SystemExit) as refused:
        run_export(tmp_path / "data", tmp_path / "x.csv", "--machine", "--text-guard")
    assert refused.value.code == 2
