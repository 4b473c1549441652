"""What the window remembers from one start to the next: its shape, other keys, the script chosen last.

A file of lines, `name=value` in sections, read by hand. Qt's own reader takes whatever it finds for objects in its
binary form and ends the process over some of it; anybody may have put this file there. What cannot be read is
forgotten: the window then has the shape it is made with.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from callassist.storage.files import read_regular, replace_file

if TYPE_CHECKING:
    from logging import Logger

NAME = "window.ini"

#: bytes of the file, and characters of a value: a script's name is the longest
_LARGEST, _LONGEST = 65_536, 200
_NAME = re.compile(r"[A-Za-z0-9_]{1,60}", re.ASCII)
#: as Qt's reader marks what it makes an object of
_QT_OBJECT = re.compile(r"@[A-Z][A-Za-z]*\(", re.ASCII)
_SHAPE = re.compile(r"(-?\d{1,5}) (-?\d{1,5}) (\d{1,5}) (\d{1,5})( maximized)?", re.ASCII)


class Shape(NamedTuple):
    """Where a window stands, with its frame, and how large it is inside, in pixels; all when it is not maximized."""

    x: int
    y: int
    width: int
    height: int
    maximized: bool = False

    def __str__(self) -> str:
        return f"{self.x} {self.y} {self.width} {self.height}{' maximized' if self.maximized else ''}"


class Remembered:
    """The values by their names, `section/name`. Reading never fails; `save` writes the file, if anything changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)
        self._changed = False

    def text(self, name: str) -> str:
        """The value; "" where there is none."""
        return self._values.get(name, "")

    def texts(self, section: str) -> dict[str, str]:
        """All values of a section, without its name."""
        begin = f"{section}/"
        return {name.removeprefix(begin): value for name, value in self._values.items() if name.startswith(begin)}

    def shape(self, name: str) -> Shape | None:
        """A shape; None where there is none that can be one."""
        found = _SHAPE.fullmatch(self.text(name))
        if found is None:
            return None
        x, y, width, height = (int(found[one]) for one in range(1, 5))
        return Shape(x, y, width, height, found[5] is not None)

    def set(self, name: str, value: object) -> None:
        """Remember `value` by its text; "" forgets it, and so does a text that cannot stand in a line."""
        text = str(value)
        if not _may_stand(text):
            text = ""
        if text == self.text(name):
            return
        if text:
            self._values[name] = text
        else:
            self._values.pop(name, None)
        self._changed = True

    def save(self) -> None:
        """Writes the file, whole and for this user alone. What cannot be written is forgotten with the window."""
        if not self._changed:
            return
        self._changed = False
        lines: list[str] = []
        section = ""
        for name in sorted(self._values):
            here, _, key = name.partition("/")
            if here != section:
                lines += ["", f"[{here}]"] if lines else [f"[{here}]"]
                section = here
            value = self._values[name]
            lines.append(f'{key}="{value}"' if _is_quoted(value) else f"{key}={value}")
        try:
            replace_file(self._path, ("\n".join(lines) + "\n").encode())
        except OSError as error:
            _log().warning("the shape of the window was not kept: %s", error.strerror)


def _log() -> Logger:
    import logging  # the first frame does without, where all is well

    return logging.getLogger(__name__)


def _is_quoted(value: str) -> bool:
    return len(value) > 1 and value[0] == value[-1] == '"' and "\\" not in value


def _may_stand(value: str) -> bool:
    return len(value) <= _LONGEST and value.isprintable() and value == value.strip()


def _read(path: Path) -> dict[str, str]:
    try:
        lines = read_regular(path, _LARGEST).decode("utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        _log().warning("the shape of the window cannot be read; it is forgotten")
        return {}
    values: dict[str, str] = {}
    section = ""
    for line in lines:
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1] if _NAME.fullmatch(line[1:-1]) else ""
            continue
        name, _, value = line.partition("=")
        value = value.strip()
        # as Qt wrote it in former versions: keys with a comma stand in quotes, and its objects begin with @
        if _is_quoted(value):
            value = value[1:-1]
        if section and _NAME.fullmatch(name) and value and not _QT_OBJECT.match(value) and _may_stand(value):
            values[f"{section}/{name}"] = value
    return values
