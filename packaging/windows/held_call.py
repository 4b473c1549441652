"""The built window under Wine: whole calls by keyboard, a second start, a link through the registry, pictures.

Keys come from the X server, as in the check of the Linux packages (keyboard_call.py), whose driver this is.
"""

from __future__ import annotations

import subprocess
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
#: where Windows keeps how its own windows look
_APPEARANCE = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
_DESKTOP = r"HKCU\Control Panel\Desktop"
_LIGHT = (_APPEARANCE, "AppsUseLightTheme", "REG_DWORD", "1")
_DARK = (_APPEARANCE, "AppsUseLightTheme", "REG_DWORD", "0")
#: 96 is 100 percent
_SCALED = (_DESKTOP, "LogPixels", "REG_DWORD", "144")
#: keys, and the pages they open
PAGES = (
    ("alt+l", "log"),
    ("alt+w", "person"),
    ("alt+i", "lists"),
    ("alt+b", "blocks"),
    ("ctrl+shift+s", "scripts"),
    ("ctrl+comma", "settings"),
)
#: name of a session: settings of ours, and what Windows is told to look like. That Windows asks for a high contrast,
#: Wine 8 cannot say: the setting of ours stands for it
SESSIONS: dict[str, tuple[dict[str, str], tuple[tuple[str, str, str, str], ...]]] = {
    "en": ({"window_language": "en"}, (_LIGHT,)),
    "de": ({"window_language": "de"}, (_LIGHT,)),
    "de-dark": ({"window_language": "de"}, (_DARK,)),
    "en-contrast": ({"window_language": "en", "theme": "contrast"}, (_LIGHT,)),
    "de-150": ({"window_language": "de"}, (_LIGHT, _SCALED)),
}


@dataclass(frozen=True)
class Place:
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
    place = Place(trial, installing.place_of(trial) / "callassist.exe", home, data)
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
    """Start, call, log, lists, settings, under the looks Windows can have: to be looked at."""
    sizes: dict[str, int] = {}
    for name, (settings, looks) in SESSIONS.items():
        for key, value, kind, data in looks:
            trial.wine.run(["reg", "add", key, "/v", value, "/t", kind, "/d", data, "/f"])
        try:
            sizes[name] = _session(trial, settings, name)
        except check_package.CheckFailed as error:
            raise WineFailed(str(error)) from error
        finally:
            for key, value, _kind, _data in looks:
                trial.wine.run(["reg", "delete", key, "/v", value, "/f"])
    if sizes["de-150"] <= sizes["de"]:
        raise WineFailed(f"the window is no larger at 150 percent: {sizes}")
    for high, usual in (("en-contrast", "en"), ("de-dark", "de")):
        if _corner(trial, high) == _corner(trial, usual):
            raise WineFailed(f"{high}: the window looks as it always does")
    made = sorted(file.name for file in trial.pictures.glob("*.png"))
    return f"{len(made)} in {trial.pictures}"


def _corner(trial: Trial, name: str) -> str:
    """The colours of the first page, as a sum over its picture."""
    file = trial.pictures / f"{name}-start.png"
    command = ["convert", str(file), "-resize", "1x1!", "-depth", "8", "txt:-"]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout.splitlines()[-1]


def _session(trial: Trial, settings: dict[str, str], name: str) -> int:
    """Takes the pictures; the height of the window in pixels."""
    home = trial.wine.home
    data = home / f"pictures-{name}"
    data.mkdir(exist_ok=True)
    lines = [f'{key} = "{value}"\n' for key, value in settings.items()]
    (data / "settings.toml").write_text("".join(lines), encoding="utf-8")
    place = Place(trial, installing.place_of(trial) / "callassist.exe", home, data)
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
        height = _height(trial.display)
        for key, page in PAGES:
            keyboard.press(key)
            picture(page)
        keyboard.close()
    return height


def _height(display: str) -> int:
    """Of the window, which is made for a size of text."""
    told = screen.xdotool(display, "getwindowgeometry", "--shell", _window(display)) or ""
    return int(dict(line.split("=", 1) for line in told.splitlines() if "=" in line)["HEIGHT"])


def _second_start(trial: Trial, environment: dict[str, str]) -> float:
    """Seconds until the minimised window is in front again."""
    window = _window(trial.display)
    screen.xdotool(trial.display, "windowminimize", window)
    until(lambda: not _window(trial.display), "the window to be minimised")
    begin = time.monotonic()
    done = trial.wine.run([installing.place_of(trial) / "callassist.exe"], **only(environment))
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
    done = trial.wine.run([trial.python, "-c", installing.RUN_LINE, line], **only(environment))
    if done.status:
        raise WineFailed(f"{line}: exit code {done.status}\n{done.text}")


def _window(display: str) -> str:
    told = screen.xdotool(display, "search", "--onlyvisible", "--name", "^callassist$")
    return told.split()[0] if told and told.split() else ""


def only(environment: dict[str, str]) -> dict[str, str]:
    """What an environment adds to that of the prefix."""
    return {name: environment[name] for name in ("DISPLAY", "CALLASSIST_DATA_DIR") if name in environment}
