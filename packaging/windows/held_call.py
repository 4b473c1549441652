"""The built window under Wine: whole calls by keyboard, a second start, a link through the registry, pictures.

Keys come from the X server, as in the check of the Linux packages (keyboard_call.py), whose driver this is.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import check_package
import installing
import keyboard_call
import screen
from trial import Trial, csv_rows
from wine import WineFailed, until

_LINK = "callassist://call?number=%2B49%20221%204710816&name=Herr%20Oduya"
#: where Windows keeps whether its own windows are dark
_APPEARANCE = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"


@dataclass(frozen=True)
class _Place:
    """What keyboard_call's driver asks of a program and its surroundings."""

    trial: Trial
    program: Path
    home: Path
    data: Path

    @property
    def hostile(self) -> Path:
        """The working folder."""
        return self.home

    def command(self, *words: str) -> list[str]:
        """The program with its standard handles as pipes; the exit status is its own."""
        line = 'set -o pipefail; wine "$@" 2>&1 </dev/null | cat'
        return ["bash", "-c", line, "bash", str(self.program), *words]

    def user(self) -> dict[str, object]:
        """For subprocess."""
        return {}

    def environment(self, **more: str) -> dict[str, str]:
        """For the program."""
        return self.trial.wine.environment(**{"DISPLAY": self.trial.display, **more})


def calls(trial: Trial) -> str:
    """A call by keyboard; a second start raises the window; a link through the registry begins the second call."""
    home = trial.wine.home
    data = home / "data"
    place = _Place(trial, installing.place_of(trial) / "callassist.exe", home, data)
    environment = place.environment(CALLASSIST_DATA_DIR=trial.wine.windows_path(data))
    try:
        with ExitStack() as stack:
            keyboard = keyboard_call.Keyboard(place, environment)  # type: ignore[arg-type]
            keyboard.start(stack)
            screen.picture(trial.display, trial.pictures / "start.png")
            keyboard.press("alt+2")
            keyboard.call("Frau Kern, +49 221 4710815", keyboard_call.KEYS)
            raised = _second_start(trial, environment)
            _open_link(trial, environment)
            keyboard.call("", ("1",))
            screen.picture(trial.display, trial.pictures / "after.png")
            keyboard.close()
    except check_package.CheckFailed as error:
        raise WineFailed(str(error)) from error
    target = home / "keyboard.csv"
    trial.run(
        trial.console,
        *("--data-dir", trial.wine.windows_path(data), "export", "calls", "-o", trial.wine.windows_path(target)),
    )
    found = {(row["contact"], row["verdict"]) for row in csv_rows(target)}
    if found != {("Frau Kern", "prospect"), ("Herr Oduya", "open")}:
        raise WineFailed(f"the export after the calls held by keyboard: {found}")
    told = check_package.faults(data)
    if told:
        raise WineFailed(told)
    return f"two calls by keyboard, the second by a callassist: link; a second start raised it in {raised:.1f} s"


def pictures(trial: Trial) -> str:
    """Start, call, log and settings, in English and German, light and as a dark Windows has it: to be looked at."""
    for language, dark in (("en", False), ("de", False), ("de", True)):
        light = str(int(not dark))
        trial.wine.run(["reg", "add", _APPEARANCE, "/v", "AppsUseLightTheme", "/t", "REG_DWORD", "/d", light, "/f"])
        name = f"{language}-dark" if dark else language
        _session(trial, language, name)
    trial.wine.run(["reg", "delete", _APPEARANCE, "/v", "AppsUseLightTheme", "/f"])
    made = sorted(file.name for file in trial.pictures.glob("*.png"))
    return f"{len(made)} in {trial.pictures}"


def _session(trial: Trial, language: str, name: str) -> None:
    home = trial.wine.home
    data = home / f"pictures-{name}"
    data.mkdir(exist_ok=True)
    (data / "settings.toml").write_text(f'window_language = "{language}"\n', encoding="utf-8")
    place = _Place(trial, installing.place_of(trial) / "callassist.exe", home, data)
    environment = place.environment(CALLASSIST_DATA_DIR=trial.wine.windows_path(data))

    def picture(page: str) -> None:
        time.sleep(1.5)  # until it is painted; nothing depends on it but the picture
        screen.picture(trial.display, trial.pictures / f"{name}-{page}.png")

    with ExitStack() as stack:
        keyboard = keyboard_call.Keyboard(place, environment)  # type: ignore[arg-type]
        keyboard.start(stack)
        picture("start")
        keyboard.begin("Frau Kern, +49 221 4710815")
        picture("call")
        keyboard.hang_up()
        for key, page in (("alt+l", "log"), ("ctrl+comma", "settings")):
            keyboard.press(key)
            picture(page)
        keyboard.close()


def _second_start(trial: Trial, environment: dict[str, str]) -> float:
    """Seconds until the minimised window is in front again."""
    window = _window(trial.display)
    screen.xdotool(trial.display, "windowminimize", window)
    until(lambda: not _window(trial.display), "the window to be minimised")
    begin = time.monotonic()
    done = trial.wine.run([installing.place_of(trial) / "callassist.exe"], **_only(environment))
    until(lambda: _window(trial.display) == window, "the window to be raised")
    if done.status:
        raise WineFailed(f"the second start ended with {done.status}")
    return time.monotonic() - begin


def _open_link(trial: Trial, environment: dict[str, str]) -> None:
    """What Windows does with a link: the command that the installer registered for its scheme, with the link in it.

    Wine 8 looks for schemes in the machine's part of the registry alone, so the look-up itself is not tried.
    """
    command = installing.value_of(trial, r"HKCU\Software\Classes\callassist\shell\open\command", "")
    if command is None:
        raise WineFailed("no command is registered for callassist: links")
    line = command.replace("%1", _LINK)
    done = trial.wine.run([trial.python, "-c", installing.RUN_LINE, line], **_only(environment))
    if done.status:
        raise WineFailed(f"{line}: exit code {done.status}\n{done.text}")


def _window(display: str) -> str:
    told = screen.xdotool(display, "search", "--onlyvisible", "--name", "^callassist$")
    return told.split()[0] if told and told.split() else ""


def _only(environment: dict[str, str]) -> dict[str, str]:
    """What an environment adds to that of the prefix."""
    return {name: environment[name] for name in ("DISPLAY", "CALLASSIST_DATA_DIR") if name in environment}
