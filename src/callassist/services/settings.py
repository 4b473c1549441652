"""The settings: one declared table, from which the dialog, the checks and the file follow.

The file (`settings.toml`) holds one `name = value` a line; a rep may edit it, and their comments stay. It holds only
what was set. A value that cannot be used is reported, its default is used, and the file stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, cast

from callassist.errors import SettingError
from callassist.paths import program as find_program
from callassist.services.changes import NOTHING, Changes, Kind
from callassist.storage.files import make_private_folder, read_regular, replace_file

FILE_NAME = "settings.toml"

SettingValue = str | int | bool


class Setting(NamedTuple):
    """One thing that can be set.

    `choices` are the values it can have (any, where empty); `low` and `high` bound a number. `label` and each choice's
    `<label>.<choice>` are keys the window has words for in its own language.
    """

    id: str
    default: SettingValue
    label: str
    group: str
    choices: tuple[SettingValue, ...] = ()
    low: int | None = None
    high: int | None = None
    #: longest text
    limit: int = 200
    #: raises SettingError where a text is not what it should be; loads what it needs when there is one
    reads: Callable[[str], object] | None = None

    @property
    def type(self) -> type[SettingValue]:
        """str, int or bool: that of its default."""
        return type(self.default)

    def check(self, value: object) -> SettingValue:
        """`value`, if it is one this setting can have.

        Raises:
            SettingError: it is not; says which are, or what is wrong with it.
        """
        # True is an int to Python, and 1 is not True to anybody else
        if not isinstance(value, str | int) or type(value) is not self.type:
            raise self._wrong(value)
        if self.choices and value not in self.choices:
            raise self._wrong(value)
        if isinstance(value, str) and (len(value) > self.limit or not value.isprintable()):
            raise self._wrong(value)
        if isinstance(value, str) and value and self.reads is not None:
            self.reads(value)
        too_low = self.low is not None and isinstance(value, int) and value < self.low
        too_high = self.high is not None and isinstance(value, int) and value > self.high
        if too_low or too_high:
            raise self._wrong(value)
        return value

    def _wrong(self, value: object) -> SettingError:
        try:
            shown = str(value)[:60]
        except ValueError:  # a whole number can be written in more digits (0xfff…) than Python prints
            shown = "…"
        what = f"{shown!r} is no value for it"
        if self.type is str and not self.choices:
            next_step = f"it takes one line of text in quotes, of at most {self.limit} characters"
            facts: dict[str, object] = {"limit": self.limit, "value": shown}
            return SettingError(what, where=self.id, next_step=next_step, code="setting_text", facts=facts)
        possible = ", ".join(_toml(one) for one in self.choices or (True, False))
        if self.low is not None or self.high is not None:
            possible = f"{self.low} – {self.high}"
        return SettingError(
            what,
            where=self.id,
            next_step=f"possible: {possible}",
            code="setting_wrong",
            facts={"possible": possible, "value": shown},
        )


def _reads_program(value: str) -> object:
    from callassist.domain.dial_program import read_program  # nobody dials before the first frame

    return read_program(value)


SETTINGS: tuple[Setting, ...] = (
    Setting("window_language", "system", "settings.window_language", "look", ("system", "de", "en")),
    Setting("theme", "system", "settings.theme", "look", ("system", "light", "dark", "contrast")),
    Setting("font", "callassist", "settings.font", "look", ("callassist", "system")),
    #: of everything, in percent
    Setting("interface_size", 100, "settings.interface_size", "look", low=100, high=200),
    #: height of the spoken text in pixels
    Setting("text_size", 22, "settings.text_size", "look", low=18, high=32),
    Setting("on_top", False, "settings.on_top", "look"),  # noqa: FBT003 - the default of a switch
    #: "same": the window's language
    Setting("script_language", "same", "settings.script_language", "call", ("same", "de", "en")),
    #: when to ask what (R24); the two below go before it
    Setting("depth_preset", "script", "settings.depth_preset", "call", ("script", "all_early", "split", "all_late")),
    #: 0: by the preset
    Setting("depth_cold_call", 0, "settings.depth_cold_call", "call", (0, 1, 2, 3)),
    Setting("depth_appointment", 0, "settings.depth_appointment", "call", (0, 1, 2, 3)),
    #: 0: only if no guard question at all was answered (R34, R35)
    Setting("refusal_limit", 1, "settings.refusal_limit", "call", (1, 2, 3, 0)),
    #: days before an obstacle such as a contract ends to call again (R21); 0: on the day itself
    Setting("lead_days", 0, "settings.lead_days", "call", low=0, high=365),
    #: keywords where the script has them, for who needs no whole sentences
    Setting("in_short", False, "settings.in_short", "call"),  # noqa: FBT003 - the default of a switch
    #: whom a lead is that was typed in by hand and stands in no list
    Setting("typed_leads", "unknown", "settings.typed_leads", "call", ("unknown", "consumer", "business")),
    #: how a number is dialled: by a link the system opens, or by a program
    Setting("dial_by", "tel", "settings.dial_by", "phone", ("tel", "callto", "sip", "program")),
    Setting("dial_program", "", "settings.dial_program", "phone", limit=300, reads=_reads_program),
    Setting("caller", "", "settings.caller", "rep"),
    Setting("company", "", "settings.company", "rep"),
    Setting("callback_number", "", "settings.callback_number", "rep"),
    #: ISO 3166 code of the country numbers without a country code belong to
    Setting("phone_region", "DE", "settings.phone_region", "rep", ("DE", "AT", "CH", "GB", "US")),
    Setting("csv_delimiter", ";", "settings.csv_delimiter", "export", (";", ",")),
    Setting("csv_for_machines", False, "settings.csv_for_machines", "export"),  # noqa: FBT003 - the default of a switch
    #: who may publish, by name, with commas; others propose what they change. Nobody named: everybody may
    Setting("publishers", "", "settings.publishers", "export", limit=500),
)

_BY_ID: Mapping[str, Setting] = {setting.id: setting for setting in SETTINGS}
#: copies of unreadable files that are kept, less one
_KEPT = 10
#: with or without the mark some editors put in front
_ENCODING = "utf-8-sig"
#: bytes of the file: all there is to set takes one, and a rep may write a page about each
LARGEST = 32_768
#: parts of a dotted name, for which `tomllib` needs time by the square, and levels inside one another
_MOST_DOTS, _DEEPEST = 20, 20
_LINE = re.compile(r"^\s*(?P<name>[A-Za-z0-9_]+)\s*=")

#: depth by stage of the presets (R24): everything in the cold call; a little there and the rest before the
#: presentation (R25); or there the guard alone, which is no depth of its own: judged is at the floor (R17)
_PRESETS: Mapping[str, Mapping[str, int]] = {
    "all_early": {"cold_call": 3, "appointment": 3},
    "split": {"cold_call": 1, "appointment": 3},
    "all_late": {"cold_call": 1, "appointment": 3},
}

#: stages in which a preset asks the guard questions alone
_GUARD_ONLY: Mapping[str, tuple[str, ...]] = {"all_late": ("cold_call",)}


class Settings:
    """The settings of this rep. Reading one costs nothing; setting one writes the file."""

    def __init__(self, folder: Path) -> None:
        """Reads the file in `folder`. Never raises: what cannot be used is in `problems`."""
        self._path = folder / FILE_NAME
        self._values: dict[str, SettingValue] = {}
        self._unreadable = False
        self._problems: list[SettingError] = []
        self._read()

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def problems(self) -> tuple[SettingError, ...]:
        """What in the file could not be used; its default is used instead."""
        return tuple(self._problems)

    @property
    def table(self) -> tuple[Setting, ...]:
        """All there are, in the order of the dialog."""
        return SETTINGS

    def __getitem__(self, name: str) -> SettingValue:
        """The value of a setting.

        Raises:
            KeyError: there is no such setting; our bug.
        """
        return self._values.get(name, _BY_ID[name].default)

    def text(self, name: str) -> str:
        """A setting that is a text."""
        value = self[name]
        assert isinstance(value, str), name
        return value

    def number(self, name: str) -> int:
        """A setting that is a whole number."""
        value = self[name]
        assert isinstance(value, int), name
        return value

    def flag(self, name: str) -> bool:
        """A setting that is on or off."""
        value = self[name]
        assert isinstance(value, bool), name
        return value

    def set(self, name: str, value: SettingValue) -> Changes:
        """Sets one and writes the file; returns what changed.

        Raises:
            SettingError: it cannot have this value, or the file cannot be written. Nothing has changed then.
            KeyError: there is no such setting; our bug.
        """
        checked = _BY_ID[name].check(value)
        if name == "dial_program" and checked:
            self._find_program(str(checked))
        if self[name] == checked and name in self._values:
            return NOTHING
        self._write(name, checked)
        self._values[name] = checked
        self._problems = [problem for problem in self._problems if problem.where != name]
        return Changes.of(Kind.SETTINGS)

    def _find_program(self, written: str) -> None:
        """What is typed is tried at once; what stands in the file, when it dials: it may be of another computer."""
        from callassist.domain.dial_program import is_run_by_a_shell, not_there, read_program

        name = read_program(written)[0]
        program = find_program(name)
        if program is None or is_run_by_a_shell(str(program)):
            raise not_there(name)

    def depth(self, stage: str, of_script: int) -> int:
        """The depth (1–3) a stage is to be asked at: the stage's own setting, else the preset, else the script's."""
        own = f"depth_{stage}"
        chosen = self.number(own) if own in _BY_ID else 0
        return chosen or _PRESETS.get(self.text("depth_preset"), {}).get(stage, of_script)

    def guard_only(self, stage: str) -> bool:
        """Whether the guard questions alone of this stage are asked (R24: all late); its depth is the floor then."""
        own = f"depth_{stage}"
        chosen = self.number(own) if own in _BY_ID else 0
        return not chosen and stage in _GUARD_ONLY.get(self.text("depth_preset"), ())

    # -- the file --------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        try:
            found = parse_settings(read_regular(self._path, LARGEST))
        except FileNotFoundError:
            return
        except (OSError, ValueError) as error:
            self._unreadable = True
            cause, line = _cause(error)
            self._problems.append(
                SettingError(
                    f"the settings cannot be read ({cause}); the defaults are used",
                    where=f"{self._path}:{line}" if line else str(self._path),
                    next_step="correct the file; setting anything here keeps a copy of it",
                    code="settings_unreadable",
                    facts={"cause": cause},
                )
            )
            return
        self._values = _usable(found)
        for name, value in found.items():
            setting = _BY_ID.get(name)
            if setting is None:
                problem = SettingError(
                    "there is no such setting", where=name[:60], next_step="remove the line", code="setting_unknown"
                )
                self._problems.append(problem)
                continue
            try:
                setting.check(value)
            except SettingError as problem:
                self._problems.append(problem)

    def _write(self, name: str, value: SettingValue) -> None:
        """Changes the one line in the file, everything else in it stays.

        Where that line is part of something longer that a rep wrote, or stands there in other words, the file is kept
        under another name and written anew, with everything that is set.
        """
        text = "" if self._unreadable else self._text()
        before = _parsed(text)
        lines = text.removesuffix("\n").split("\n") if text else []  # TOML knows no other ends of lines
        line = f"{name} = {_toml(value)}"
        places = [index for index, one in enumerate(lines) if (found := _LINE.match(one)) and found["name"] == name]
        if places:
            lines[places[0]] = line
        else:
            # before the first table, which a rep may have added below: a name after it would belong to it
            table = next((index for index, one in enumerate(lines) if one.lstrip().startswith("[")), len(lines))
            lines.insert(table, line)
        text = "\n".join(lines) + "\n"
        keep = self._unreadable
        if before is None or _parsed(text) != before | {name: value}:
            keep = True
            values = self._values | _usable(before or {}) | {name: value}
            text = "\n".join(["# callassist", *(f"{one} = {_toml(what)}" for one, what in values.items()), ""])
        try:
            make_private_folder(self._path.parent)
            if keep:
                self._keep_unreadable()
            replace_file(self._path, text.encode())
        except OSError as error:
            raise SettingError(
                f"the settings cannot be saved ({error.strerror or error})",
                where=str(self._path),
                next_step="check that the folder is yours and has space left",
                code="settings_unsaved",
                facts={"cause": error.strerror or error},
            ) from error
        self._unreadable = False

    def _text(self) -> str:
        """What is in the file now: a rep may have edited it since it was read.

        Raises:
            SettingError: it cannot be read.
        """
        try:
            return read_regular(self._path, LARGEST).decode(_ENCODING)
        except FileNotFoundError:
            return "# callassist\n"
        except (OSError, ValueError) as error:
            # made by a rep just now: nothing is written over it
            cause, _ = _cause(error)
            raise SettingError(
                f"the settings cannot be read any more ({cause})",
                where=str(self._path),
                next_step="correct the file, or move it away",
                code="settings_broken",
                facts={"cause": cause},
            ) from error

    def _keep_unreadable(self) -> None:
        """Moves a file that cannot be read aside; it may hold something the rep wants back."""
        for count in range(1, _KEPT):
            kept = self._path.with_name(f"{self._path.name}.unreadable-{count}")
            if not kept.exists() or count == _KEPT - 1:
                with suppress(FileNotFoundError):
                    self._path.replace(kept)
                return


def _toml(value: SettingValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    import json

    # a JSON string is a TOML string, but for DEL, which `check` has refused
    return json.dumps(value, ensure_ascii=False)


def parse_settings(content: bytes) -> dict[str, Any]:
    """What stands in a settings file, which anybody may have written: bounded in time, depth and size.

    Raises:
        ValueError: it cannot be read; a text of one line says why.
    """
    text = content.decode(_ENCODING)
    for number, line in enumerate(text.split("\n"), start=1):
        name = line.partition("=")[0].lstrip()
        if not name.startswith("#") and name.count(".") > _MOST_DOTS:
            raise ValueError(f"a name of more than {_MOST_DOTS} parts (at line {number}, column 1)")
    import tomllib  # the window looks for the file before its first frame; most have none

    try:
        found = tomllib.loads(text)
    except (RecursionError, OverflowError, MemoryError):
        raise _too_deep(text) from None
    level: list[object] = [found]
    for _ in range(_DEEPEST):
        level = [one for part in level for one in _parts(part)]
    if level:
        raise _too_deep(text)
    return found


def _parts(value: object) -> Iterable[object]:
    """What stands inside `value`, where that is a table or a list."""
    if isinstance(value, dict):
        return cast("dict[str, object]", value).values()
    return cast("list[object]", value) if isinstance(value, list) else ()


def _too_deep(text: str) -> ValueError:
    """Says in which line it begins, as far as that can be told by counting brackets."""
    depth, line = 0, 1
    for sign in text:
        depth += (sign in "[{") - (sign in "]}")
        line += sign == "\n"
        if depth > _DEEPEST:
            break
    else:
        line = 1
    return ValueError(f"more than {_DEEPEST} levels inside one another (at line {line}, column 1)")


def _parsed(text: str) -> dict[str, Any] | None:
    """What a reader of `text` finds; None where it cannot be read."""
    try:
        return parse_settings(text.encode("utf-8", "surrogatepass"))
    except ValueError:
        return None


def _cause(error: OSError | ValueError) -> tuple[str, int]:
    """Why the file cannot be read, in one line without its path, and in which of its lines; 0: not said."""
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__, 0
    if isinstance(error, UnicodeDecodeError):
        return "this is no text in UTF-8", error.object.count(b"\n", 0, error.start) + 1
    said = str(error)
    found = re.search(r"\(at line (\d+)", said)
    return said, int(found[1]) if found else 0


def _usable(found: Mapping[str, Any]) -> dict[str, SettingValue]:
    """What of `found` are settings with a value they can have."""
    values: dict[str, SettingValue] = {}
    for name, value in found.items():
        setting = _BY_ID.get(name)
        if setting is not None:
            with suppress(SettingError):
                values[name] = setting.check(value)
    return values
