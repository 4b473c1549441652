"""What was understood of a script somebody wrote outside callassist, and what was not.

Every reader gives this, and every writer takes it: steps, answers with what they mean and where they lead, objections
with replies. A step is named by its place in `Outline.steps`, so that ways can be compared and never dangle.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from callassist.formats.script.sentences import Sentence

APPOINTMENT = "appointment"
"""The end of a way that leads to the appointment, wherever the script has it."""

#: what a script file can hold
MOST_STEPS = 1_000
MOST_ANSWERS = 10
MOST_OBJECTIONS = 500
MOST_REPLIES = 10
MOST_WORDINGS = 10
LONGEST_TEXT = 5_000
#: an answer stands on a key
LONGEST_ANSWER = 300


class Asks(StrEnum):
    """What a step asks for."""

    NOTHING = "nothing"
    CHOICE = "choice"
    #: several answers at once
    SEVERAL = "several"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    #: whatever the lead says
    WORDS = "words"
    APPOINTMENT = "appointment"


class Means(StrEnum):
    """What an answer does besides leading on."""

    NOTHING = ""
    FITS = "fits"
    #: the lead is none: the call ends politely
    RULES_OUT = "rules_out"
    POINTS = "points"
    #: somebody has to judge it
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class OutlineWay:
    """Where something leads: one of a step, an objection (both by their place, from 0) or an end.

    `end` is `appointment`, a shared exit (`X3`) or an outcome (`=later`).
    """

    step: int = -1
    objection: int = -1
    end: str = ""

    @property
    def outcome(self) -> str:
        """The outcome it ends the call with; empty if it does not."""
        return self.end[1:] if self.end.startswith("=") else ""


@dataclass(frozen=True, slots=True)
class OutlineAnswer:
    """One answer to a step; without a way it leads where the step does."""

    text: str
    means: Means = Means.NOTHING
    #: 0 to 3; with any meaning
    points: int = 0
    way: OutlineWay | None = None


@dataclass(frozen=True, slots=True)
class OutlineStep:
    """Something that is said, and what it asks; without a way it leads to the step below it."""

    text: str
    asks: Asks = Asks.NOTHING
    answers: tuple[OutlineAnswer, ...] = ()
    way: OutlineWay | None = None
    tip: str = ""
    wordings: tuple[str, ...] = ()
    #: what the source calls it, and the heading it stands under; ways do not need them
    label: str = field(default="", compare=False)
    section: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class OutlineReply:
    """One wording of a reply; without a way it leads back to where the objection was raised."""

    text: str
    way: OutlineWay | None = None


@dataclass(frozen=True, slots=True)
class RaisedObjection:
    """What leads say against it, and what is replied."""

    label: str
    replies: tuple[OutlineReply, ...]


class Taken(StrEnum):
    """What a piece of the source became."""

    TITLE = "title"
    HEADING = "heading"
    STEP = "step"
    #: a further line of a text
    TEXT = "text"
    #: what a step is called in the source
    LABEL = "label"
    KIND = "kind"
    ANSWER = "answer"
    MEANING = "meaning"
    WAY = "way"
    TIP = "tip"
    WORDING = "wording"
    OBJECTION = "objection"
    REPLY = "reply"
    VOICEMAIL = "voicemail"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A piece of the source that is nowhere in the outline: where it stands, its words, and why."""

    place: str
    text: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class Outline:
    """A script as it was understood. `pieces` = all that was `taken` + all that was `left_out`."""

    title: str = ""
    steps: tuple[OutlineStep, ...] = ()
    objections: tuple[RaisedObjection, ...] = ()
    voicemail: str = ""
    left_out: tuple[LeftOut, ...] = field(default=(), compare=False)
    #: how many pieces the source has
    pieces: int = field(default=0, compare=False)
    taken: Mapping[Taken, int] = field(default_factory=dict[Taken, int], compare=False)
