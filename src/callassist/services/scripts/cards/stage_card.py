"""The card of a stage: where its calls begin, how much is asked, and where whoever is ruled out is led."""

from __future__ import annotations

from callassist.services.scripts.authoring import Path, ScriptData
from callassist.services.scripts.cards.card_content import CardContent, CardGroup, coded, one_of, step, words


def stage_card(source: ScriptData, name: str) -> CardContent:
    """The card of the stage `name`."""
    path: Path = ("stages", name)
    fields = (
        words(source, (*path, "title"), "stage_title"),
        step(source, (*path, "start"), "start"),
        step(source, (*path, "disqualified"), "disqualified"),
        one_of(source, (*path, "depth"), "asked_depth", coded("depth", "1", "2", "3"), default="\0", number=True),
        step(source, (*path, "callback"), "callback", optional=True),
        step(source, (*path, "referred"), "referred", optional=True),
    )
    return CardContent("stage", (CardGroup(fields),))
