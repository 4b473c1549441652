"""Outlines by chance: whatever can come of a reader."""

from __future__ import annotations

from hypothesis import strategies as st

from callassist.formats.script.outline.outline_model import (
    APPOINTMENT,
    Asks,
    Means,
    Outline,
    OutlineAnswer,
    OutlineReply,
    OutlineStep,
    OutlineWay,
    RaisedObjection,
)
from callassist.formats.script.outline.outline_words import THANKS, folded, listed
from callassist.formats.script.outline.step_parts import is_farewell

#: words among which there are those that mean something in an outline
_WORDS = st.sampled_from(
    "yes no ja nein if wenn go to 3 weiter mit step 12 (number) (2 points) (k.o.) = rules out -> 7 → / ! ? > - * **"
    " # // ## 1. 2) a) [x] ☐ tip: Note: Kunde: Antwort: You: back 1 5 scale from (1-5) „so“ |x| __a__ `code` \\ \\-"
    " {lead} [Name] @x =later Objections Voicemail word Wörter und noch mehr x: y".split()
)
_SIGNS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8)


def texts(most: int = 8) -> st.SearchStrategy[str]:
    """Words in a row, with something in them that can be said."""
    return (
        st.lists(st.one_of(_WORDS, _SIGNS), min_size=1, max_size=most)
        .map(" ".join)
        .map(lambda text: " ".join(text.split()))
        .filter(_is_sayable)
    )


def _is_sayable(text: str) -> bool:
    thanks = any(one in folded(text) for one in listed(THANKS))
    return any(sign.isalnum() for sign in text) and len(text) < 250 and not is_farewell(text) and not thanks


_ENDS = st.sampled_from(
    [APPOINTMENT, "X1", "X3", "X4", "X10", "=later", "=not_interested", "=third_person", "=info_requested"]
)
_TYPED = st.sampled_from([Asks.NUMBER, Asks.MONEY, Asks.DATE, Asks.WORDS])


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """An outline: steps of all kinds, ways to all places."""
    steps = draw(st.integers(1, 6))
    objections = draw(st.lists(texts(5), max_size=3, unique_by=folded))
    labels = [one for one in objections if folded(one)]

    def ways() -> st.SearchStrategy[OutlineWay | None]:
        return st.one_of(
            st.none(),
            st.integers(0, steps - 1).map(lambda step: OutlineWay(step=step)),
            _ENDS.map(lambda end: OutlineWay(end=end)),
            *([st.integers(0, len(labels) - 1).map(lambda one: OutlineWay(objection=one))] if labels else []),
        )

    def answer() -> OutlineAnswer:
        means = draw(st.sampled_from(list(Means)))
        points = 0 if means is Means.NOTHING else draw(st.integers(0, 3))
        return OutlineAnswer(draw(texts()), means, points, draw(ways()))

    def step() -> OutlineStep:
        asks = draw(st.one_of(st.just(Asks.CHOICE), st.sampled_from(list(Asks))))
        fewest, most = (1, 6) if asks in (Asks.CHOICE, Asks.SEVERAL) else (0, 1)
        if asks in (Asks.NOTHING, Asks.APPOINTMENT):
            most = 0
        answers = tuple(answer() for _ in range(draw(st.integers(fewest, most))))
        wordings = tuple(draw(st.lists(texts(), max_size=2)))
        return OutlineStep(draw(texts()), asks, answers, draw(ways()), draw(st.one_of(st.just(""), texts())), wordings)

    made = tuple(step() for _ in range(steps))
    # what is said last, behind an appointment, ends the call of itself
    if made[-1].asks is Asks.NOTHING and made[-1].way is None:
        last = made[-1]
        made = (*made[:-1], OutlineStep(last.text, last.asks, (), OutlineWay(end="=later"), last.tip, last.wordings))
    raised = tuple(
        RaisedObjection(one, tuple(OutlineReply(draw(texts()), draw(ways())) for _ in range(draw(st.integers(1, 3)))))
        for one in labels
    )
    return Outline(draw(st.one_of(st.just(""), texts())), made, raised, draw(st.one_of(st.just(""), texts())))
