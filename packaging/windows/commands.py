"""The command line of the built console program: its exit codes, UTF-8 in a pipe, a console of code page 1252."""

from __future__ import annotations

from pathlib import Path

from trial import Trial, csv_rows
from wine import WineFailed

#: none of these is in code page 1252
_NAME = "Фролова → Żółć"
#: what makes the lead of the first sample script a prospect
_LIST = "Name;Firma;Telefon\r\n{name};Frühling & Söhne;+49 221 4710815\r\n"


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
    """What is read and told is UTF-8 in a pipe, whatever the code page; a console shows it as well."""
    program, wine = trial.console, trial.wine
    data, leads = wine.home / "pipes", wine.home / "Kontakte.csv"
    leads.write_bytes(_LIST.format(name=_NAME).encode("utf-8-sig"))
    data_dir = wine.windows_path(data)
    trial.run(
        program, "--data-dir", data_dir, "import", wine.windows_path(leads), "--party", "business", "--basis", "none"
    )
    told = trial.run(program, "--data-dir", data_dir, "person", "Frühling")
    if _NAME.encode() not in told.out:
        raise WineFailed(f"a pipe carries {told.out!r}")
    # a console of its own, in code page 1252, whose words cmd.exe keeps in a file only through a pipe: so it is asked
    # whether the program can write to it at all
    script = wine.home / "console.cmd"
    command = f'"{wine.windows_path(program)}" --data-dir "{data_dir}" person "{_NAME}"'
    script.write_bytes(f"@chcp 1252 >nul\r\n@{command}\r\n@exit /b %errorlevel%\r\n".encode())
    done = wine.run(["wineconsole", "cmd", "/c", wine.windows_path(script)], DISPLAY=trial.display, patience=120)
    if done.status:
        raise WineFailed(f"in a console of code page 1252: exit code {done.status}\n{done.text}")
    return f"{_NAME!r} through a pipe as UTF-8; no error in a console of code page 1252"


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
