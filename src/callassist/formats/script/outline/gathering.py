"""What readers find in a source, piece by piece, before it is known where its ways lead.

Each piece is counted as it is found, and ends in the outline or among what was left out (`finishing`): so nothing is
dropped in silence, and a reader that forgets a piece is found out by the count.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from callassist.errors import OutlineError
from callassist.formats.script.outline.outline_model import Asks, Taken
from callassist.formats.script.sentences import Sentence

#: pieces of a source; a script of a thousand steps has some ten thousand
MOST_PIECES = 30_000


@dataclass(frozen=True, slots=True, eq=False)
class SourcePiece:
    """Some words of the source, and where they stand."""

    place: str
    text: str


@dataclass(slots=True, eq=False)
class FoundAnswer:
    """An answer as it stands in the source."""

    text: SourcePiece
    #: further lines of its words
    more: list[SourcePiece] = field(default_factory=list[SourcePiece])
    meaning: list[SourcePiece] = field(default_factory=list[SourcePiece])
    way: SourcePiece | None = None
    #: steps that follow this answer alone
    below: list[FoundStep] = field(default_factory=list["FoundStep"])


@dataclass(slots=True, eq=False)
class FoundStep:
    """A step as it stands in the source."""

    texts: list[SourcePiece]
    #: "?" or ">" where the source says that it asks, or does not
    mark: str = ""
    asks: Asks | None = None
    answers: list[FoundAnswer] = field(default_factory=list[FoundAnswer])
    way: SourcePiece | None = None
    tips: list[SourcePiece] = field(default_factory=list[SourcePiece])
    wordings: list[SourcePiece] = field(default_factory=list[SourcePiece])
    #: what it is called: its number, its id; and by the headings it stands first under
    labels: list[str] = field(default_factory=list[str])
    headings: list[str] = field(default_factory=list[str])
    section: str = ""
    #: pieces that say nothing a step holds as text: its number, its kind
    beside: list[tuple[SourcePiece, Taken]] = field(default_factory=list[tuple[SourcePiece, Taken]])


@dataclass(slots=True, eq=False)
class FoundReply:
    """A reply as it stands in the source."""

    texts: list[SourcePiece]
    way: SourcePiece | None = None


@dataclass(slots=True, eq=False)
class FoundObjection:
    """An objection as it stands in the source."""

    label: SourcePiece
    replies: list[FoundReply] = field(default_factory=list[FoundReply])


@dataclass(slots=True)
class Gathering:
    """All that was found so far. `name` is how errors call the source."""

    name: str
    title: SourcePiece | None = None
    steps: list[FoundStep] = field(default_factory=list[FoundStep])
    objections: list[FoundObjection] = field(default_factory=list[FoundObjection])
    voicemail: list[SourcePiece] = field(default_factory=list[SourcePiece])
    #: pieces that are neither: headings, what was left out already
    headings: list[SourcePiece] = field(default_factory=list[SourcePiece])
    left: list[tuple[SourcePiece, Sentence]] = field(default_factory=list[tuple[SourcePiece, Sentence]])
    pieces: int = 0

    def piece(self, place: str, text: str) -> SourcePiece:
        """A piece of the source, counted.

        Raises:
            OutlineError: there are more than a script has.
        """
        self.pieces += 1
        if self.pieces > MOST_PIECES:
            raise OutlineError(
                f"there is more in this file than a script can hold ({MOST_PIECES:,} pieces)",
                where=f"{self.name}, {place}",
                next_step="keep the script alone in the file",
                code="outline_too_large",
            )
        return SourcePiece(place, text)

    def leave(self, piece: SourcePiece, why: Sentence) -> None:
        """Lists a piece among what is not in the outline."""
        self.left.append((piece, why))
