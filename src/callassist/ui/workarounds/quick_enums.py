"""WORKAROUND: keeps Python 3.11 from taking its time over the enums of PySide.

PySide makes all enums of a class, or of a whole namespace, when one of them is first named: 190 with 2,800 members
until the window is there, most of which nobody uses. Python makes each as if somebody had written it in a program: for
every member a stand-in is put into the class, taken out again, and its name looked up in all base classes. That was a
seventh of the start. Those of PySide are plain, names with whole numbers, and can be put together directly. What comes
out is the same; a test compares every one. It can go when PySide makes its enums one by one, as they are asked for.
Pythons other than 3.11 keep their own way.
"""

from __future__ import annotations

import sys
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any, cast

_KINDS = (Enum, Flag, IntEnum, IntFlag)
#: names that mean something else in an enum; what to do about them is Python's to say
_MEANT = frozenset(name for kind in _KINDS for base in kind.__mro__ for name in vars(base)) | {"mro", ""}
#: of an enum without members: what each has of its own, and what is set when it is there
_OWN = {"_member_names_", "_member_map_", "_value2member_map_", "_unhashable_values_", "__new__", "__module__"}
_put = type.__setattr__  # without asking whether a member is there already


def make_enums_quickly() -> bool:
    """From now on put plain enums together directly; whether it is known how in this Python."""
    if sys.version_info[:2] != (3, 11) or sys.implementation.name != "cpython":
        return False
    enum_type: Any = EnumType
    slowly = enum_type._create_
    if slowly.__module__ != EnumType.__module__:
        return True
    blank = {kind: _blank(slowly(kind, "Blank", [], module="enum", boundary=KEEP)) for kind in _KINDS}

    def create(kind: type[Enum], name: str, names: object, *, module: str | None = None, **more: object) -> object:
        """What `Enum("Name", [("MEMBER", 1), …])` calls; `names` and `more` are as in Python's own."""
        if module is None:
            # where Python's own looks, one frame nearer to whoever calls
            caller = sys._getframe(2)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
            module = caller.f_globals.get("__name__")
        if module is not None and kind in blank and _is_plain(more):
            wanted = _plain_members(names)
            if wanted is not None:
                return _put_together(kind, name, wanted, {"__module__": module, **blank[kind]})
        return slowly(kind, name, names, module=module, **more)

    enum_type._create_ = create
    return True


def _blank(made: type) -> dict[str, Any]:
    return {name: value for name, value in vars(made).items() if name not in _OWN}


def _is_plain(more: dict[str, object]) -> bool:
    return more.get("boundary") is KEEP and more.get("qualname") is None and more.get("type") is None


def _plain_members(names: object) -> dict[str, int] | None:
    """Member → number; None: it is more than that."""
    if not isinstance(names, list):
        return None
    pairs = cast("list[tuple[str, int]]", names)
    try:
        wanted = dict(pairs)
    except (TypeError, ValueError):
        return None
    plain = (
        len(wanted) == len(pairs)
        and {type(value) for value in wanted.values()} <= {int}
        and _MEANT.isdisjoint(wanted)
        and all(type(name) is str and name[0] != "_" for name in wanted)
    )
    return wanted if plain else None


def _put_together(kind: type[Enum], name: str, wanted: dict[str, int], space: dict[str, Any]) -> type:
    order: list[str] = []
    members: dict[str, Any] = {}
    by_value: dict[int, Any] = {}
    space |= {"_member_names_": order, "_member_map_": members, "_value2member_map_": by_value}
    space["_unhashable_values_"] = []
    made: Any = type.__new__(EnumType, name, (kind,), space)
    is_flag, is_number = issubclass(kind, Flag), issubclass(kind, int)
    all_bits = single_bits = 0
    for member_name, value in wanted.items():
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = int.__new__(made, value) if is_number else object.__new__(made)
            member._value_ = value
            member._name_ = member_name
            member.__objclass__ = made
            member._sort_order_ = len(order)
            if not is_flag:
                order.append(member_name)
            elif value and not value & (value - 1):
                order.append(member_name)  # of flags those of several bits are no members of their own
                single_bits |= value
            all_bits |= value
        _put(made, member_name, member)
        members[member_name] = member
    if is_flag:
        _put(made, "_flag_mask_", all_bits)
        _put(made, "_singles_mask_", single_bits)
        _put(made, "_all_bits_", 2 ** all_bits.bit_length() - 1)
        values = [wanted[one] for one in order]
        if values != sorted(values):
            made._iter_member_ = made._iter_member_by_def_
    made.__new__ = Enum.__new__
    return made
