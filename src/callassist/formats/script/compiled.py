"""A script as plain JSON data and back, fast enough that a cached script opens in a few milliseconds.

The shape follows the domain's dataclasses by their type hints, so that a new field needs no line here; fields at their
default are left out. Nothing that was read is ever run: JSON has no code in it, and each value is built by the type the
domain declares for it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import types
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache, lru_cache
from typing import Any, NewType, Union, cast, get_args, get_origin, get_type_hints

from callassist.domain.script import Script
from callassist.domain.text import Language

Encode = Callable[[Any], Any]
Decode = Callable[[Any], Any]

#: names the class where a field can hold several
_KIND = "kind"


def script_to_plain(script: Script) -> dict[str, Any]:
    """The script as JSON data."""
    return cast("dict[str, Any]", _codec(Script)[0](script))


def script_from_plain(data: object) -> Script:
    """The script from its JSON data.

    Raises:
        ValueError: the data was not written by `script_to_plain`, or for another shape of the domain.
    """
    try:
        return cast("Script", _codec(Script)[1](data))
    except (KeyError, TypeError, AttributeError, InvalidOperation, RecursionError) as error:
        raise ValueError(f"not a script in plain data: {error!r}") from error


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """A short hash of the domain's shape: data written for another shape must not be read."""
    lines: list[str] = []
    seen: set[type] = set()
    waiting: list[type] = [Script]
    while waiting:
        cls = waiting.pop()
        if cls in seen:
            continue
        seen.add(cls)
        if issubclass(cls, Enum):
            lines.append(f"{cls.__name__}={[str(one.value) for one in cls]}")
            continue
        for name, hint in _hints(cast("type[object]", cls)):
            lines.append(f"{cls.__name__}.{name}:{hint}")
            waiting += _own_types(hint)
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


def _own_types(hint: object) -> list[type]:
    """The dataclasses and enums a hint speaks of."""
    found: list[type] = []
    waiting = [hint]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and (dataclasses.is_dataclass(one) or issubclass(one, Enum)):
            found.append(one)
        waiting += get_args(one)
    return found


def _hints(cls: type) -> list[tuple[str, object]]:
    hints = get_type_hints(cls)
    return [(field.name, hints[field.name]) for field in dataclasses.fields(cls) if field.init]


def _same(value: object) -> object:
    return value


@cache
def _codec(hint: Any) -> tuple[Encode, Decode]:  # noqa: ANN401 - a type hint has no common type
    """How to write and read a value of this hint."""
    if isinstance(hint, NewType):
        return _codec(hint.__supertype__)
    if hint in (str, int, bool):
        return _same, _checked(hint)
    if isinstance(hint, type) and issubclass(hint, Language):
        return str, hint
    if hint is Decimal:
        return str, Decimal
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union(arguments)
    if origin is tuple:
        return _sequence(arguments[0])
    if origin is Mapping:
        return _mapping(arguments[0], arguments[1])
    if isinstance(hint, type) and issubclass(hint, Enum):
        members: dict[object, Enum] = {one.value: one for one in hint}
        return _enum_value, members.__getitem__
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _dataclass(hint)
    raise TypeError(f"no plain form for {hint}")


def _checked(wanted: type) -> Decode:
    def decode(data: object) -> object:
        if type(data) is not wanted:
            raise TypeError(f"expected {wanted.__name__}, found {type(data).__name__}")
        return data

    return decode


def _enum_value(member: Enum) -> object:
    return member.value


def _union(arguments: tuple[Any, ...]) -> tuple[Encode, Decode]:
    """An optional value, or one of several dataclasses told apart by the name of their class."""
    others = [one for one in arguments if one is not types.NoneType]
    if len(others) == 1:
        encode_one, decode_one = _codec(others[0])

        def encode_optional(value: object) -> object:
            return None if value is None else encode_one(value)

        def decode_optional(data: object) -> object:
            return None if data is None else decode_one(data)

        return encode_optional, decode_optional

    encoders = {one: _codec(one)[0] for one in others}
    decoders = {one.__name__: _codec(one)[1] for one in others}

    def encode(value: object) -> object:
        return {_KIND: type(value).__name__, **encoders[type(value)](value)}

    def decode(data: Any) -> object:  # noqa: ANN401 - JSON
        return decoders[data[_KIND]]({name: one for name, one in data.items() if name != _KIND})

    return encode, decode


def _sequence(item: object) -> tuple[Encode, Decode]:
    encode_item, decode_item = _codec(item)

    def encode(value: tuple[object, ...]) -> object:
        return [encode_item(one) for one in value]

    def decode(data: list[object]) -> object:
        return tuple([decode_item(one) for one in data])

    return encode, decode


def _mapping(key: object, value: object) -> tuple[Encode, Decode]:
    encode_key, decode_key = _codec(key)
    encode_value, decode_value = _codec(value)

    def encode(found: Mapping[object, object]) -> object:
        return {encode_key(name): encode_value(one) for name, one in found.items()}

    def decode(data: dict[object, object]) -> object:
        return {decode_key(name): decode_value(one) for name, one in data.items()}

    return encode, decode


def _dataclass(cls: type) -> tuple[Encode, Decode]:
    codecs = {name: _codec(hint) for name, hint in _hints(cls)}
    decoders = {name: decode for name, (_, decode) in codecs.items()}
    defaults: dict[str, object] = {}
    for field in dataclasses.fields(cls):
        if field.default is not dataclasses.MISSING:
            defaults[field.name] = field.default
        elif field.default_factory is not dataclasses.MISSING:
            defaults[field.name] = field.default_factory()

    def encode(value: object) -> object:
        plain: dict[str, object] = {}
        for name, (encode_one, _) in codecs.items():
            one = getattr(value, name)
            if name not in defaults or one != defaults[name]:
                plain[name] = encode_one(one)
        return plain

    def decode(data: dict[str, object]) -> object:
        return cls(**{name: decoders[name](one) for name, one in data.items()})

    return encode, decode
