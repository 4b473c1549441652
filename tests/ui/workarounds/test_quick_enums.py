"""Enums of PySide that are put together directly are those that Python makes of them."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from enum import KEEP, Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from typing import Any

import pytest

from callassist.ui.workarounds.quick_enums import make_enums_quickly

_PROGRAM = """
import enum, importlib, json, pickle, re, sys
{first}
quick = enum.EnumType._create_.__module__ != "enum"
names = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg")
modules = [importlib.import_module(f"PySide6.{{name}}") for name in names]

def touch(space, depth):
    for name in dir(space):
        try:
            one = getattr(space, name)
        except (AttributeError, RuntimeError):
            continue
        is_class = isinstance(one, type) and not isinstance(one, enum.EnumType)
        if is_class and depth and one.__module__.startswith("PySide6"):
            touch(one, depth - 1)

def plain(made, value):
    if isinstance(value, made):
        assert vars(value).get("__objclass__", made) is made
        return [[name, one] for name, one in vars(value).items() if name != "__objclass__"]
    if isinstance(value, dict):
        return [[key, plain(made, one)] for key, one in value.items()]
    if isinstance(value, list):
        return [plain(made, one) for one in value]
    if isinstance(value, (int, str)) and not isinstance(value, enum.Enum):
        return value
    return [type(value).__name__, re.sub("0x[0-9a-f]+", "", getattr(value, "__qualname__", str(value)))]

def used(made):
    every = list(made.__members__.values())
    told = [str(made), repr(made), len(made), [repr(one) for one in made], [str(one) for one in every]]
    for one in every:
        told.append([hash(one) == hash(made[one.name]), made(one.value) is one, f"{{one}}", one in made])
        told.append([one.name, one.value, pickle.loads(pickle.dumps(one)) is one])
    if issubclass(made, enum.Flag):
        for one, other in zip(every, every[1:]):
            told += [repr(one | other), repr(one & other), repr(one ^ other), repr(~one), bool(one), len(one)]
        told.append(repr(made(0)))
    return told

def below(kind):
    for one in kind.__subclasses__():
        yield one
        yield from below(one)

for module in modules:
    touch(module, 2)
found = [made for made in set(below(enum.Enum)) if made.__module__.startswith("PySide6")]
told = {{}}
for made in found:
    key = f"{{made.__module__}}.{{made.__qualname__}}"
    assert key not in told, key
    within = [[name, plain(made, value)] for name, value in sorted(vars(made).items())]
    told[key] = [within, [one.__name__ for one in made.__mro__]]
for made in found:  # not before all were looked at: what is combined stays in the enum
    key = f"{{made.__module__}}.{{made.__qualname__}}"
    try:
        told[key].append(used(made))
    except (pickle.PicklingError, TypeError) as error:  # some are not to be pickled
        told[key].append(str(error))
print(json.dumps([quick, told]))
"""


def enums(first: str) -> tuple[bool, dict[str, Any]]:
    program = _PROGRAM.format(first=first)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    quick, told = json.loads(done.stdout)
    return quick, told


def test_every_enum_of_pyside_is_the_one_that_python_makes() -> None:
    was_quick, slow = enums("")
    is_quick, quick = enums("import callassist.ui")
    assert (was_quick, is_quick) == (False, sys.version_info[:2] == (3, 11))
    assert len(quick) > 500
    assert quick.keys() == slow.keys()
    assert [name for name in quick if quick[name] != slow[name]] == []


@pytest.fixture(autouse=True)
def _quickly() -> None:  # pyright: ignore[reportUnusedFunction] - pytest uses it
    make_enums_quickly()


@pytest.mark.parametrize("kind", [Enum, Flag, IntEnum, IntFlag])
@pytest.mark.parametrize(
    "members",
    [
        [("A", 4), ("B", 2), ("C", 4)],
        [("name", 1), ("value", 2)],  # what every member has, besides
        [("real", 1), ("to_bytes", 2)],
        [("A", True), ("B", 2)],
        ["A", "B", "C"],
        {"A": 1, "B": 2},
        "A B C",
        [("NONE", 0), ("A", 1), ("AB", 3), ("ALL", -1)],
        [],
    ],
)
def test_an_enum_is_what_it_always_was_whatever_it_is_made_of(kind: Any, members: Any) -> None:
    made = kind("Made", members, boundary=KEEP)
    written = {**made.__members__}
    # as if it had been written in a program: that never comes by here
    space = EnumType.__prepare__("Made", (kind,))
    for name, one in written.items():
        space[name] = one.value
    usual: Any = EnumType("Made", (kind,), space, boundary=KEEP)
    assert [(name, one.name, one.value) for name, one in usual.__members__.items()] == [
        (name, one.name, one.value) for name, one in written.items()
    ]
    assert made.__module__ == __name__
    assert list(map(repr, made)) == list(map(repr, usual))
    assert {type(one.value) for one in made} == {type(one.value) for one in usual}
    assert sorted(vars(made)) == sorted(vars(usual))


@pytest.mark.parametrize("members", [[("A", 1), ("A", 2)], [("mro", 1)], [("_x_", 1)], [("A", 1, 2)], [(1, 1)], 7])
def test_what_is_no_enum_is_refused_as_always(members: Any) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError)):
        IntEnum("Made", members, boundary=KEEP)


def test_who_says_where_an_enum_belongs_is_heeded() -> None:
    made = IntEnum("Made", [("A", 1)], module=__name__, qualname="Elsewhere.Made", boundary=KEEP)
    assert (made.__module__, made.__qualname__) == (__name__, "Elsewhere.Made")
    strict = Flag("Strict", [("A", 1)], boundary=FlagBoundary.STRICT)
    with pytest.raises(ValueError, match="8"):
        strict(8)
    global _Pickled
    _Pickled = IntEnum("_Pickled", [("A", 1)], boundary=KEEP)
    assert pickle.loads(pickle.dumps(_Pickled["A"])) is _Pickled["A"]
