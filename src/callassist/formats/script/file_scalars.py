"""Single values as they stand in a script file: names, digits, amounts, lists that may be one; and their limits.

Heavy to import (pydantic), so import it inside the functions that parse.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator, StrictInt, WithJsonSchema
from pydantic_core import PydanticCustomError

MAX_NODES = 2_000
MAX_ANSWERS = 50
MAX_CHOICES = 200
MAX_TEXT = 10_000

_NAME = r"^[a-z][a-z0-9_]{0,59}$"
_LABEL = r"^[A-Za-z][A-Za-z0-9_]{0,59}$"

_HOURS = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
_DAY_HOURS = 24

Words = Annotated[str, Field(max_length=MAX_TEXT)]
Name = Annotated[str, Field(pattern=_NAME)]
NodeName = Annotated[str, Field(pattern=_LABEL)]
QuestionName = Annotated[str, Field(pattern=r"^q_[a-z0-9_]{1,57}$")]
ObjectionName = Annotated[str, Field(pattern=r"^o_[a-z0-9_]{1,57}$")]
ProductName = Annotated[str, Field(pattern=_LABEL)]
TargetName = Annotated[
    str, Field(min_length=1, max_length=61, description="node, X exit, o_ objection, =outcome, return")
]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Digit = Annotated[StrictInt, Field(ge=0, le=9)]
Depth = Annotated[StrictInt, Field(ge=1, le=3)]
Days = Annotated[StrictInt, Field(ge=0, le=36_500)]
PointsOf = Annotated[StrictInt, Field(ge=0, le=3)]


def _amount(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("decimal_type", "Input should be a number")
    return Decimal(value)


def _bound(value: object) -> Decimal | str:
    if isinstance(value, str) and value.isidentifier():
        return value
    return _amount(value)


def _hours(value: object) -> str:
    found = _HOURS.fullmatch(value) if isinstance(value, str) else None
    if found is None or found[1] == found[2] or max(int(found[1]), int(found[2])) > _DAY_HOURS:
        raise PydanticCustomError("hours", "Input should be two full hours")
    return str(value)


def listed(value: object) -> object:
    """A list of one where one was written by itself."""
    return [value] if isinstance(value, str) else value


HoursOf = Annotated[
    str, PlainValidator(_hours), WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,2}-[0-9]{1,2}$"})
]
Amount = Annotated[Decimal, PlainValidator(_amount), WithJsonSchema({"type": "number"})]
Bound = Annotated[
    Decimal | str,
    PlainValidator(_bound),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": _NAME}]}),
]
OneOrMore = Annotated[
    list[Name],
    Field(max_length=MAX_ANSWERS),
    BeforeValidator(listed),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": _NAME},
                {"type": "array", "items": {"type": "string", "pattern": _NAME}},
            ]
        }
    ),
]
