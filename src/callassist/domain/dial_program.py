r"""The program that dials, as a rep writes it down in the settings: its name, its arguments, where the number goes.

    microsip.exe %digits%        "C:\Phone\phone.exe" /dial:%e164%

It is split here, once, into a list of arguments; no shell ever reads it. What is put in is digits, with a plus in front
at the most, so nothing in a number can be taken for an argument of another kind.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from callassist.errors import SettingError

#: what may stand for the number
PLACES = ("e164", "national", "digits")

SETTING = "dial_program"
_EXAMPLE = "microsip.exe %digits%"
_PART = re.compile(r'(?:[^\s"]|"[^"]*")+')
_PLACE = re.compile(r"%([^%\s]*)%")
#: Windows hands these to its command shell, which reads the arguments anew
_RUN_BY_A_SHELL = (".bat", ".cmd")


class DialledAs(NamedTuple):
    """A number in the forms a program may want."""

    #: +49301234567
    e164: str
    #: as it is dialled in the country of the settings: 0301234567, and 0043… for another country's
    national: str
    #: 49301234567
    digits: str


def read_program(written: str) -> tuple[str, ...]:
    """The program and its arguments, with the places of the number still in them.

    Raises:
        SettingError: it cannot be run like that; says what is wrong, and how it is mended.
    """
    if written.count('"') % 2:
        what, mend = ("a quotation mark is not closed", 'put the other " behind the path: "C:\\My phone\\x.exe"')
        raise SettingError(what, where=SETTING, next_step=mend, code="dial_quote")
    parts = tuple(part.replace('"', "") for part in _PART.findall(written))
    if not parts or not parts[0]:
        what, mend = "no program that dials is named", f"write one, as in {_EXAMPLE}"
        raise SettingError(what, where=SETTING, next_step=mend, code="dial_nothing")
    for name in (name[:40] for part in parts for name in _PLACE.findall(part)):
        if name not in PLACES:
            what, mend = f"%{name}% stands for nothing", "possible: " + ", ".join(f"%{one}%" for one in PLACES)
            raise SettingError(what, where=SETTING, next_step=mend, code="dial_place", facts={"place": name})
    if _PLACE.search(parts[0]):
        what, mend = "the number stands where the program's name belongs", f"write the name first, as in {_EXAMPLE}"
        raise SettingError(what, where=SETTING, next_step=mend, code="dial_first")
    if not any(_PLACE.search(part) for part in parts[1:]):
        what, mend = "this program is never told the number", f"put it behind its name, as in {_EXAMPLE}"
        raise SettingError(what, where=SETTING, next_step=mend, code="dial_no_number")
    if is_run_by_a_shell(parts[0]):
        what, mend = "a batch file is run by a shell", "name the program it starts, with its arguments"
        raise SettingError(what, where=SETTING, next_step=mend, code="dial_shell")
    return parts


def is_run_by_a_shell(program: str) -> bool:
    """Whether this is a file that Windows hands to its command shell."""
    return program.lower().rstrip(". ").endswith(_RUN_BY_A_SHELL)


def filled(parts: tuple[str, ...], number: DialledAs) -> tuple[str, ...]:
    """The arguments with the number in its places; the program's name stays as it is."""
    values = number._asdict()
    return (parts[0], *(_PLACE.sub(lambda hit: str(values[hit[1]]), part) for part in parts[1:]))


def not_there(program: str) -> SettingError:
    """That a program is none that can be run here."""
    return SettingError(
        f"there is no program “{program[:100]}” that can be run",
        where=SETTING,
        next_step="write its whole path, in quotation marks where it has blanks",
        code="dial_not_there",
        facts={"program": program[:100]},
    )
