"""What is told of the block list, in the window's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from callassist.ui.kit.plain_text import isolated
from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.words import code_words

if TYPE_CHECKING:
    from callassist.domain.fingerprint import NamedBlock

_REASONS = {
    "asked": QT_TRANSLATE_NOOP("Blocks", "said so in a call"),
    "objection": QT_TRANSLATE_NOOP("Blocks", "said or wrote so elsewhere"),
    "register": QT_TRANSLATE_NOOP("Blocks", "stands in a register"),
    "wrong_number": QT_TRANSLATE_NOOP("Blocks", "wrong number"),
    "legal": QT_TRANSLATE_NOOP("Blocks", "for a legal reason"),
    "imported": QT_TRANSLATE_NOOP("Blocks", "a file says so"),
}
_SCOPES = {
    "number": QT_TRANSLATE_NOOP("Blocks", "this number"),
    "person": QT_TRANSLATE_NOOP("Blocks", "all numbers of this person"),
    "company": QT_TRANSLATE_NOOP("Blocks", "all numbers of this company"),
}
_WHICH = {
    "holding": QT_TRANSLATE_NOOP("Blocks", "Those that hold"),
    "lifted": QT_TRANSLATE_NOOP("Blocks", "Those that were lifted"),
    "all": QT_TRANSLATE_NOOP("Blocks", "All"),
}
_BY = {
    "": QT_TRANSLATE_NOOP("Blocks", "by a call"),
    "rep": QT_TRANSLATE_NOOP("Blocks", "by hand"),
    "file": QT_TRANSLATE_NOOP("Blocks", "by a file"),
}
_LIFTED = {
    "taken_back": QT_TRANSLATE_NOOP("Blocks", "the key was taken back in the same call"),
}
_OF_LIST = QT_TRANSLATE_NOOP("Blocks", "{why}: list “{name}”")
_OF_CALL = QT_TRANSLATE_NOOP("Blocks", "{why}: call of {moment}")
_OTHERWISE = QT_TRANSLATE_NOOP("Blocks", "{why}, written down {by}")


def reason(code: str) -> str:
    """Why somebody is blocked."""
    return _words(_REASONS, code)


def scope(code: str) -> str:
    """How far it reaches."""
    return _words(_SCOPES, code)


def which(code: str) -> str:
    """Which blocks are shown."""
    return _words(_WHICH, code)


def made_by(code: str) -> str:
    """Who wrote it down."""
    return _words(_BY, code)


def lifted(why: str) -> str:
    """Why a block does not hold any more: as the rep wrote it, or in our words."""
    return _words(_LIFTED, why)


def origin(one: NamedBlock) -> str:
    """Why somebody is blocked, and from which call or list that is."""
    why = reason(one.block.reason.value)
    if one.list_name:
        return _tr(_OF_LIST).format(why=why, name=isolated(one.list_name))
    if one.called_at:
        return _tr(_OF_CALL).format(why=why, moment=code_words.moment_of_iso(one.called_at))
    return _tr(_OTHERWISE).format(why=why, by=made_by(one.block.made_by))


def codes() -> Iterable[frozenset[str]]:
    """The codes that are worded here, a table each."""
    return (frozenset(_REASONS), frozenset(_SCOPES), frozenset(_WHICH), frozenset(_BY))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Blocks", text)


def _words(table: dict[str, str], code: str) -> str:
    found = table.get(code)
    return _tr(found) if found else code
