"""The card of a product: what it is called, what it needs, what speaks for it, and why it is good."""

from __future__ import annotations

from callassist.domain.script import Script
from callassist.formats.script.writing.edits import AddEntry, Remove, ScriptEdit
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import Path, ScriptData
from callassist.services.scripts.cards.card_content import (
    CardContent,
    CardDeed,
    CardField,
    CardGroup,
    Deed,
    coded,
    entries,
    items_at,
    line_deeds,
    one_of,
    put,
    put_item,
    without_item,
    words,
)
from callassist.services.scripts.cards.condition_fields import condition_at, first_test, some_question
from callassist.services.scripts.made_ids import made_id

_MOST_POINTS = 9


def product_card(source: ScriptData, script: Script, name: str) -> CardContent:
    """The card of the product `name`."""
    path: Path = ("products", name)
    groups = [
        CardGroup(
            (
                words(source, (*path, "name"), "product_name"),
                words(source, (*path, "dative"), "dative"),
                words(source, (*path, "reason"), "product_reason"),
            )
        )
    ]
    needs: Path = (*path, "needs")
    for place, need in enumerate(items_at(source, needs)):
        groups.append(_need(source, script, needs, place, need))
    points: Path = (*path, "points")
    for place in range(len(items_at(source, points))):
        one: Path = (*points, place)
        numbers = coded("points", *(str(number) for number in range(1, _MOST_POINTS + 1)))
        fields = (
            *condition_at(source, script, one),
            one_of(source, (*one, "points"), "points", numbers, default="\0", number=True),
            words(source, (*one, "reason"), "points_reason"),
        )
        groups.append(CardGroup(fields, "speaks_for", str(place + 1), line_deeds(points, place)))
    usp: Path = (*path, "usp")
    for place in range(len(items_at(source, usp))):
        said = (words(source, (*usp, place), "usp", line=False),)
        groups.append(CardGroup(said, "good", str(place + 1), line_deeds(usp, place)))
    deeds = (
        CardDeed("add_need", lambda now: put_item(now, needs, _some_test(script))),
        CardDeed("add_points", lambda now: put_item(now, points, {**_some_test(script), "points": 1})),
        CardDeed("add_usp", asks=lambda now, language, said: put_item(now, usp, {language: said})),
    )
    return CardContent("product", tuple(groups), deeds)


def _need(source: ScriptData, script: Script, path: Path, place: int, need: Plain) -> CardGroup:
    here: Path = (*path, place)
    any_of = entries(need).get("any")
    if not isinstance(any_of, list):
        fields = tuple(condition_at(source, script, here))
        deeds = (CardDeed("add_or", _or(script, here)), *line_deeds(path, place))
        return CardGroup(fields, "need", str(place + 1), deeds)
    several: Path = (*here, "any")
    found: list[CardField] = []
    for number in range(len(any_of)):
        found += condition_at(source, script, (*several, number))
    last = len(any_of) - 1
    deeds = (
        CardDeed("add_or", lambda now: put_item(now, several, _some_test(script))),
        CardDeed("remove_or", lambda now: _one_less(now, path, place, last)),
        *line_deeds(path, place),
    )
    return CardGroup(tuple(found), "need_any", str(place + 1), deeds)


def _or(script: Script, path: Path) -> Deed:
    """One test becomes the first of two, of which one has to hold."""

    def does(now: ScriptData) -> ScriptEdit | None:
        return put(now, path, {"any": [now.plain(path), _some_test(script)]})

    return does


def _one_less(source: ScriptData, path: Path, place: int, last: int) -> ScriptEdit | None:
    """Without the last of several tests; the one that is left needs no others beside it."""
    several: Path = (*path, place, "any")
    items = items_at(source, several)
    if last > 1:
        return without_item(source, several, last)
    return put(source, (*path, place), items[0])


def _some_test(script: Script) -> dict[str, Plain]:
    question = some_question(script)
    return {"question": str(question), **first_test(script.questions[question])}


def new_product(source: ScriptData, language: str, said: str) -> tuple[ScriptEdit, str]:
    """One more product, called so. The edit, and its name."""
    name = made_id(said, source.keys(("products",)), otherwise="product")
    made: dict[str, Plain] = {"name": {language: said}}
    if source.has(("products",)):
        return AddEntry(("products",), name, made), name
    before = next((one for one in ("voicemail", "nodes") if source.has((one,))), None)
    return AddEntry((), "products", {name: made}, before=before), name


def without_product(source: ScriptData, name: str) -> ScriptEdit:
    """Without this product."""
    gone: Path = ("products", name) if len(source.keys(("products",))) > 1 else ("products",)
    return Remove(gone, source.plain(gone))
