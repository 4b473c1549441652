"""The command line of the built console program: its exit codes, UTF-8 in a pipe, a console of code page 1252."""

from __future__ import annotations

from pathlib import Path

from trial import Trial, csv_rows
from wine import WineFailed

#: none of these is in code page 1252
_NAME = "Фролова → Żółć"


def commands(trial: Trial) -> str:
    """`--version`, `lint`, `demo`, `export`, `doctor`, with their exit codes."""
    program, wine = trial.console, trial.wine
    told = trial.run(program, "--version").text.strip()
    if told != f"callassist {trial.version}":
        raise WineFailed(f"--version tells {told!r}")
    scripts = [wine.windows_path(file) for file in sorted(_resources(trial).glob("scripts/*.yaml"))]
    trial.run(program, "lint", *(one for one in scripts if not one.endswith("common.yaml")))
    bad = wine.home / "Leitfäden mit Fehler.yaml"
    bad.write_bytes(b"format: 1\r\nscript: x\r\nnothing: true\r\n")
    trial.run(program, "lint", wine.windows_path(bad), status=1)
    trial.run(program, "no-such-verb", status=2)
    out = wine.home / "demo ä"
    trial.run(program, "demo", "--out", wine.windows_path(out))
    if len(csv_rows(out / "calls.csv")) != 3:
        raise WineFailed("the demo made other than three calls")
    log = wine.windows_path(out / "log")
    target = out / "Antworten.csv"
    trial.run(program, "--data-dir", log, "export", "answers", "-o", wine.windows_path(target))
    answers = csv_rows(target)
    trial.run(program, "--data-dir", log, "doctor")
    missing = wine.windows_path(out / "none" / "x.csv")
    trial.run(program, "--data-dir", log, "export", "calls", "-o", missing, status=1)
    return f"--version, lint, demo, export of {len(answers)} answers, doctor; exit codes 0, 1 and 2"


def text_in_pipes(trial: Trial) -> str:
    """What is told is UTF-8 in a pipe, whatever the code page; a console can be told it as well."""
    program, wine = trial.console, trial.wine
    script = wine.home / f"{_NAME}.yaml"
    script.write_bytes("format: 1\r\nscript: Żółć\r\n".encode())
    told = trial.run(program, "lint", wine.windows_path(script), status=1)
    if _NAME.encode() not in told.out:
        raise WineFailed(f"a pipe carries {told.out!r}")
    # a console of its own, in code page 1252, keeps no words for us: that the exit code is the same says that they were
    # told without an error
    batch = wine.home / "console.cmd"
    # the one place where a name is written in a code page: it stands in a variable, which is of Windows' own letters
    batch.write_bytes(b'@chcp 1252 >nul\r\n@"%PROGRAM_TRIED%" lint "%SCRIPT_TRIED%"\r\n@exit /b %errorlevel%\r\n')
    done = wine.run(
        ["wineconsole", "cmd", "/c", wine.windows_path(batch)],
        DISPLAY=trial.display,
        PROGRAM_TRIED=wine.windows_path(program),
        SCRIPT_TRIED=wine.windows_path(script),
        patience=120,
    )
    if done.status != 1:
        raise WineFailed(f"in a console of code page 1252: exit code {done.status}\n{done.text}")
    return f"{_NAME!r} through a pipe as UTF-8; the same exit code in a console of code page 1252"


def self_test(trial: Trial) -> str:
    """The self-test of the console program."""
    return _self_test(trial, trial.console)


def portable(trial: Trial) -> str:
    """The portable file: its self-test, and nothing left of what it unpacked."""
    temp = trial.wine.home / "Temp"
    before = set(temp.iterdir()) if temp.is_dir() else set()
    copy = trial.wine.home / "Stick ü" / trial.portable.name
    copy.parent.mkdir(exist_ok=True)
    copy.write_bytes(trial.portable.read_bytes())
    # it is of the window kind, and has no words: its exit code tells
    trial.run(copy, "self-test", patience=280)
    left = [one.name for one in set(temp.iterdir()) - before] if temp.is_dir() else []
    if left:
        raise WineFailed(f"left in the folder for temporary files: {', '.join(left)}")
    return "self-test from a folder with a blank and an umlaut; nothing left among temporary files"


def _self_test(trial: Trial, program: Path) -> str:
    told = trial.run(program, "self-test", patience=280).text
    lines = told.splitlines()
    if "FAILED" in told or not all(one.startswith("ok ") for one in lines) or len(lines) < 6:
        raise WineFailed(told)
    return f"{len(lines)} steps: {lines[-1].removeprefix('ok').strip()}"


def _resources(trial: Trial) -> Path:
    return trial.folder / "_internal" / "callassist" / "resources"
