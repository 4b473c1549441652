"""`callassist diff-scripts`: what changed, in words and in lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.cli.main import main
from callassist.formats.script.writing.new_file import starting_script

TEXT = starting_script("windows", {"de": "Fenster", "en": "Windows"})


def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, after: str, *more: str) -> tuple[int, str, str]:
    (tmp_path / "a.yaml").write_text(TEXT, "utf-8")
    (tmp_path / "b.yaml").write_text(after, "utf-8")
    status = main(["diff-scripts", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"), *more])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_what_changed_is_told_in_sentences_and_in_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, _ = run(capsys, tmp_path, TEXT.replace("otherwise: w3", "otherwise: w4"))
    sentence, _, rest = out.partition("\n")
    assert status == 1
    assert sentence == ("step w2 “Do you need this at the moment?”: every other answer now leads to the polite exit w4")
    assert rest.startswith(f"\n--- {tmp_path / 'a.yaml'}\n+++ {tmp_path / 'b.yaml'}\n@@ ")
    assert "\n-    otherwise: w3\n+    otherwise: w4\n" in rest


def test_the_sentences_alone_in_another_language(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    after = TEXT.replace("otherwise: w3", "otherwise: w4")
    _, out, _ = run(capsys, tmp_path, after, "--words", "--lang", "de")
    assert out == "step w2 “Haben Sie derzeit Bedarf?”: every other answer now leads to the polite exit w4\n"


def test_a_comment_is_no_change_of_a_call(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, _ = run(capsys, tmp_path, "# new\n" + TEXT)
    assert (status, out.splitlines()[-1]) == (
        1,
        "nothing a call uses is different: comments, blanks and quotes only",
    )
    assert run(capsys, tmp_path, TEXT) == (0, "", "")


def test_what_cannot_be_read_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, tmp_path, "a: [\n")
    assert status == 1
    assert f"{tmp_path / 'b.yaml'}:" in err
    assert main(["diff-scripts", str(tmp_path / "a.yaml"), str(tmp_path / "none.yaml")]) == 1
    assert "there is no such file" in capsys.readouterr().err
