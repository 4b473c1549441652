"""The text of one script file, and what stands where in it: what every edit starts from and ends with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from callassist.errors import EditRefused
from callassist.formats.script.tree import Path_, ReadingRefused, measured_text, read_tree
from callassist.formats.script.writing.rereading import Splice, line_start, reread
from callassist.formats.script.writing.source_nodes import (
    Entry,
    NodeForm,
    Plain,
    SourceNode,
    composed,
)

_BOM = "\ufeff"


class Spot(NamedTuple):
    """Where an entry stands: in which mapping or list, at which position of it, and from where to where in the text."""

    holder: SourceNode
    holder_at: int
    place: int
    #: with places of the whole text
    entry: Entry


@dataclass(frozen=True, slots=True)
class ScriptText:
    """A script file's text with every value's place. Nothing of it changes: an edit makes another one.

    `text` is without a byte order mark; its line ends are as in the file.
    """

    text: str
    has_bom: bool
    root_at: int
    root: SourceNode

    @classmethod
    def read(cls, data: bytes, *, name: str = "script") -> ScriptText:
        """The text of a file's bytes; `name` is how a problem calls the file.

        Raises:
            ScriptError: it is no YAML a script may be written in; it carries every problem found.
        """
        try:
            text = measured_text(data)
            found = composed(text)
        except ReadingRefused:
            found, text = None, ""
        if found is None:
            from callassist.formats.script.script_files import refusal

            raise refusal(tuple(read_tree(data, name).problems), name=name)
        return cls(text, data.startswith(_BOM.encode()), *found)

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return ((_BOM if self.has_bom else "") + self.text).encode()

    def has(self, path: Path_) -> bool:
        """Whether something stands at `path`, be it nothing (`tip:`)."""
        return not path or self._find(path) is not None

    def plain(self, path: Path_ = ()) -> Plain:
        """The data at `path`.

        Raises:
            EditRefused: there is nothing.
        """
        return self.node(path)[1].plain()

    def keys(self, path: Path_ = ()) -> tuple[str, ...]:
        """The keys of the mapping at `path` in their order; none where there is no mapping."""
        node = self.node(path)[1] if self.has(path) else None
        return tuple(one.key.text for one in node.entries if one.key) if node else ()

    def lines(self, path: Path_) -> tuple[int, int]:
        """The first and the last line of what stands at `path`, counted from 1.

        Raises:
            EditRefused: there is nothing.
        """
        entry = self.spot(path).entry
        first = self.text.count("\n", 0, entry.at) + 1
        return first, first + self.text.count("\n", entry.at, entry.end)

    def spot(self, path: Path_) -> Spot:
        """Where the entry at `path` stands.

        Raises:
            EditRefused: there is none.
        """
        found = self._find(path)
        if found is None:
            raise nothing_there(path)
        return found

    def node(self, path: Path_) -> tuple[int, SourceNode]:
        """The node at `path`, and where it begins.

        Raises:
            EditRefused: there is none.
        """
        if not path:
            return self.root_at, self.root
        entry = self.spot(path).entry
        return entry.value_at, entry.value

    def spliced(self, splices: Iterable[Splice]) -> ScriptText:
        """The text with these replacements done, one after the other.

        Raises:
            EditRefused: what is to be replaced is not there, or no script would be left.
        """
        now = self
        for splice in splices:
            end = splice.at + len(splice.old)
            if now.text[splice.at : end] != splice.old:
                raise EditRefused(
                    "the text is not the one this change was made for",
                    next_step="open the script again",
                    code="edit_other_text",
                )
            new = now.text[: splice.at] + splice.new + now.text[end:]
            try:
                at, node = reread(now.text, (now.root_at, now.root), splice, new)
            except ReadingRefused as refused:
                raise unreadable(refused) from None
            now = ScriptText(new, now.has_bom, at, node)
        return now

    def _find(self, path: Path_) -> Spot | None:
        at, node = self.root_at, self.root
        spot: Spot | None = None
        for step in path:
            index = node.find(step)
            if index is None:
                return None
            entry = node.entries[index].moved(at)
            spot = Spot(node, at, index, entry)
            at, node = entry.value_at, entry.value
        return spot

    # -- how it is written ---------------------------------------------------------------------------------------------

    def line_break(self, at: int) -> str:
        """How lines end around a place: as the one above does, or as the first of the file."""
        start = line_start(self.text, at)
        for found in (self.text[max(0, start - 2) : start], _first_break(self.text)):
            if found:
                return "\r\n" if found.endswith("\r\n") else found[-1]
        return "\n"

    @property
    def step(self) -> int:
        """By how many blanks the file indents."""
        for one in self.root.entries:
            if one.value.kind is NodeForm.MAPPING and not one.value.flow and one.value.entries:
                at = self.root_at + one.value_at
                return max(1, min(8, at - line_start(self.text, at) - self.column(self.root_at)))
        return 2

    def column(self, at: int) -> int:
        """How far from the begin of its line a place is."""
        return at - line_start(self.text, at)


def _first_break(text: str) -> str:
    at = text.find("\n")
    if at < 0:
        return "\r" if "\r" in text else ""
    return text[max(0, at - 1) : at + 1] if text[max(0, at - 1)] == "\r" else "\n"


def nothing_there(path: Path_) -> EditRefused:
    """What to tell where an edit looks for something that is gone."""
    return EditRefused(
        "this part of the script is not there any more",
        where=way(path),
        next_step="open the script again",
        code="edit_gone",
    )


def unreadable(refused: ReadingRefused) -> EditRefused:
    """What to tell of a change after which the file could not be read."""
    place, _, what, mend = refused.found
    return EditRefused(
        f"the file could not be read afterwards: {what}",
        where=f"{place.line}:{place.column}",
        next_step=str(mend) or "change it in a text editor",
        code="edit_unreadable",
    )


def way(path: Path_) -> str:
    """A path as it is shown: `nodes → w2 → say`."""
    return " → ".join(str(step + 1) if isinstance(step, int) else step for step in path)
