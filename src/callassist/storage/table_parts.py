"""What the tables of the log are made of. It loads SQLModel."""

# no `from __future__ import annotations`: SQLModel reads the annotations when the classes are made
import re
from typing import Any

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Text, text
from sqlalchemy.orm import declared_attr, registry
from sqlalchemy.schema import SchemaItem
from sqlmodel import Field, SQLModel

#: names for every constraint, so that a later migration can find it again
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_WORDS = re.compile("([A-Z])")


METADATA = MetaData(naming_convention=NAMING)
"""The rows' own, apart from anything else that uses SQLModel in this process."""


class Log(SQLModel, registry=registry(metadata=METADATA)):
    """Base of all rows: `ScriptVersionRow` is a row of the table `script_version`."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  # pyright: ignore[reportIncompatibleVariableOverride] - it is either
        return _WORDS.sub(r"_\1", cls.__name__.removesuffix("Row"))[1:].lower()


def text_of(default: str = "") -> Any:  # noqa: ANN401 - as `Field`: what stands for a value of any type
    """A text column that is never NULL: "" means nothing is known."""
    return Field(default=default, sa_type=Text, nullable=False)


def added(column: str, most: int, since: int = 1) -> Any:  # noqa: ANN401 - as `Field`
    """A text column that format 1.`since` added: with a default and its limit beside it, as SQLite adds columns.

    Such columns stand behind all others, in the order they came in: rows from before have none of them in their record.
    """
    check = limit(column, most)
    told = {"since": since}
    return Field(default="", sa_column=Column(column, Text, check, nullable=False, server_default="", info=told))


def added_number(column: str, since: int) -> Any:  # noqa: ANN401 - as `Field`
    """The same for a whole number."""
    told = {"since": since}
    return Field(default=0, sa_column=Column(column, Integer, nullable=False, server_default=text("0"), info=told))


def strict(*more: SchemaItem, **options: bool) -> tuple[Any, ...]:
    """A STRICT table, with these constraints and indexes."""
    return (*more, {"sqlite_strict": True, **options})


def limit(column: str, most: int) -> CheckConstraint:
    """At most so many characters."""
    return CheckConstraint(f"length({column}) <= {most}", name=f"{column}_limit")
