"""The workbook opened by a real spreadsheet: texts stay texts, times and figures are real, nothing is calculated."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.etree import ElementTree

from callassist.domain.text import Language
from callassist.services.calls.call_log import LogFilter
from callassist.services.export.exporting import WorkbookOptions
from tests.formats.export.test_log_csv_in_libreoffice import NEEDED, OFFICE, SOFFICE, TABLE, cells, content
from tests.storage.logs import START, services, start

#: no tab in it: LibreOffice drops tabs from cells
NOTE = "=cmd|' /C calc'!A0\n0815 +49 <&> 😀"


def opened(target: Path) -> list[dict[str, ElementTree.Element]]:
    """The sheets' first rows by their headings, as LibreOffice understood them."""
    assert SOFFICE is not None
    profile = f"-env:UserInstallation=file://{target.parent}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", "fods", "--outdir", str(target.parent), str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found: list[dict[str, ElementTree.Element]] = []
    for table in ElementTree.parse(target.with_suffix(".fods")).iter(f"{TABLE}table"):
        heading, row = (cells(one) for one in list(table.iter(f"{TABLE}table-row"))[:2])
        found.append(dict(zip((content(one) for one in heading), row, strict=False)))
    return found


@NEEDED
def test_libreoffice_reads_the_workbook_as_it_was_meant(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    with services(tmp_path / "data") as found:
        number = "+49 221 4710815"
        live = start(found, "1", "1", "1", "=18", "1", "=6/2027", script="contract_review", name="0815", number=number)
        live.hang_up("later", live.view.follow_up, NOTE).future.result(200)
        found.exporting.run("both", target, LogFilter(), WorkbookOptions(Language.DE, START)).result(200)
    calls, answers = opened(target)
    every = [*calls.values(), *answers.values()]
    assert not [one for one in every if one.get(f"{TABLE}formula") or one.find(".//{*}a") is not None]
    kind = f"{OFFICE}value-type"
    assert calls["Wann"].get(f"{OFFICE}date-value") == "2026-03-02T10:00:00"
    assert content(calls["Wann"]) == "02.03.2026 10:00"
    for name, text in (("Wer", "0815"), ("Nummer", "+492214710815"), ("Ergebnis", "Später")):
        assert (calls[name].get(kind), content(calls[name])) == ("string", text)
    assert calls["Notiz"].get(kind) == "string"
    assert content(calls["Notiz"]) == NOTE
    lines = calls["Mobilfunkkarten (Karten)"]
    assert (lines.get(kind), lines.get(f"{OFFICE}value")) == ("float", "18")
    assert calls["Vertragsende"].get(f"{OFFICE}date-value") == "2027-06-30"
    assert content(answers["Stand"]) == "gilt"
