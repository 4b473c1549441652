"""Files for the block list: opened, asked about, counted or taken in; and the list written for others.

On a thread that may wait for the disk and the log, never the window's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from callassist.domain.fingerprint import BlockReason
from callassist.domain.lead_list import ListFrame
from callassist.errors import ListError, NotUnderstood
from callassist.formats.blocks.fingerprint_file import (
    LARGEST,
    ListedFingerprint,
    blocks_text,
    is_fingerprint_file,
    keys_text,
    read_blocks,
    read_keys,
)
from callassist.formats.tables.list_reading import open_list
from callassist.services.blocks.block_list import BlockList, FileTally
from callassist.services.blocks.numbers_in_file import numbers_in
from callassist.services.leads.import_choices import ImportChoices, proposed
from callassist.services.leads.importing import AskedColumn, ListSurvey, open_questions, survey
from callassist.services.leads.number_patterns import NumberChoice, Pattern
from callassist.services.leads.number_reading import Decision
from callassist.storage.files import read_regular, replace_file

#: bytes of a file that say what it is
_HEAD = 200


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that was looked at; nothing was written."""

    path: Path
    #: fingerprints of somebody else's block list; None: it is a list of numbers
    fingerprints: tuple[ListedFingerprint, ...] | None = None
    survey: ListSurvey | None = None
    choices: ImportChoices | None = None

    @property
    def questions(self) -> tuple[AskedColumn, ...]:
        """What has to be said of its bare numbers before any of them can be compared."""
        return open_questions(self.survey, self.choices) if self.survey is not None and self.choices is not None else ()

    def said(self, bare: NumberChoice, area: str) -> OpenedFile:
        """The same with an answer for all of its bare numbers; whose country contradicts another's are left out."""
        if self.choices is None:
            return self
        decisions = {place: dict(made) for place, made in self.choices.decisions.items()}
        for one in self.questions:
            pattern = one.question.pattern
            choice = NumberChoice.LEAVE_OUT if pattern is Pattern.COUNTRIES else bare
            decisions.setdefault(one.place, {})[pattern] = Decision(choice, area)
        return replace(self, choices=replace(self.choices, decisions=decisions))


def open_block_file(path: Path, country: str) -> OpenedFile:
    """Looks at a file: fingerprints, or a list of numbers.

    Raises:
        ListError: it cannot be read.
        NotUnderstood: no column of it holds numbers.
    """
    listed = fingerprints_in(path)
    if listed is not None:
        return OpenedFile(path, listed)
    table = open_list(path)
    choices = proposed(table, ListFrame("", country=country))
    if not choices.phones:
        raise NotUnderstood(
            "no column of this file holds numbers",
            where=str(path),
            next_step="give the column a name in its first line: phone",
            code="block_no_column",
        )
    return OpenedFile(path, survey=survey(table, choices), choices=choices)


def fingerprints_in(path: Path) -> tuple[ListedFingerprint, ...] | None:
    """The fingerprints in the file; None: it is a list of numbers, or cannot be opened, which is told there."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    return read_blocks(bytes_of(path), str(path)) if is_fingerprint_file(head) else None


def checked(blocks: BlockList, file: OpenedFile) -> FileTally:
    """How many of its numbers are blocked."""
    if file.fingerprints is not None:
        return blocks.check_fingerprints(file.fingerprints)
    assert file.survey is not None
    assert file.choices is not None
    return blocks.check(numbers_in(file.survey, file.choices))


def taken_in(blocks: BlockList, file: OpenedFile, reason: BlockReason, keys: Path | None = None) -> FileTally:
    """Blocks all of its numbers; `keys` is the file of the keys its fingerprints were made with."""
    if file.fingerprints is not None:
        known = read_keys(bytes_of(keys), str(keys)) if keys is not None else ()
        return blocks.take_fingerprints(file.fingerprints, known, file.path.name)
    assert file.survey is not None
    assert file.choices is not None
    return blocks.take_numbers(list(numbers_in(file.survey, file.choices)), reason)


def hand_on(blocks: BlockList, target: Path, keys: Path | None = None) -> tuple[int, int]:
    """Writes all that is blocked, as fingerprints; the keys only where a file of their own is named. How many of each.

    Raises:
        NotUnderstood: both were to go into one file.
        ListError: it cannot be written.
    """
    if keys is not None and keys.resolve() == target.resolve():
        raise NotUnderstood(
            "the keys go into a file of their own", next_step="name another one", code="block_keys_apart"
        )
    listed, known = blocks.fingerprints()
    _write(target, blocks_text(listed))
    if keys is not None:
        _write(keys, keys_text(known))
    return len(listed), len(known)


def bytes_of(path: Path) -> bytes:
    """What a file of blocks or keys holds.

    Raises:
        ListError: it cannot be read.
    """
    try:
        return read_regular(path, LARGEST)
    except OSError as error:
        raise ListError(f"it cannot be read: {error.strerror}", where=str(path), next_step="name another") from error


def _write(path: Path, text: str) -> None:
    """For this user alone, whole or not at all."""
    try:
        replace_file(path, text.encode())
    except OSError as error:
        raise ListError(f"it cannot be written: {error.strerror}", where=str(path), next_step="name another") from error
