"""Which card a line of the outline has, and what is made, taken out and called something there."""

from __future__ import annotations

from callassist.domain.script import Script
from callassist.formats.script.writing.edits import ScriptEdit
from callassist.services.scripts.authoring import CannotBeDone, ScriptData
from callassist.services.scripts.cards.card_content import CardContent
from callassist.services.scripts.cards.product_card import new_product, product_card, without_product
from callassist.services.scripts.cards.rule_card import new_rule, rule_card, without_rule
from callassist.services.scripts.cards.stage_card import stage_card
from callassist.services.scripts.cards.text_cards import (
    new_placeholder,
    placeholder_card,
    text_card,
    without_placeholder,
)
from callassist.services.scripts.outline import LineKind, OutlineLine


def card_of(source: ScriptData, script: Script, line: OutlineLine) -> CardContent | None:
    """The card of a line that is no step and no objection; None: it has another, or what it shows is gone."""
    item = line.item
    if item is not None and item[0] and not source.has(item):
        return None
    match line.kind:
        case LineKind.STAGE:
            return stage_card(source, line.id)
        case LineKind.RULE:
            return rule_card(source, script, line.id)
        case LineKind.PRODUCT:
            return product_card(source, script, line.id)
        case LineKind.PLACEHOLDER:
            return placeholder_card(source, line.id)
        case LineKind.TEXT:
            return text_card(source, script, line.id)
        case LineKind.RULES | LineKind.PRODUCTS | LineKind.TEXTS:
            return CardContent(line.kind.value, ())
        case _:
            return None


def new_part(
    source: ScriptData, script: Script, line: OutlineLine, language: str, said: str
) -> tuple[ScriptEdit, LineKind, str]:
    """One more of what the marked line is or heads, called so: the edit, and the kind and name of its line.

    Raises:
        CannotBeDone: nothing is made there.
    """
    match line.kind:
        case LineKind.RULES | LineKind.RULE:
            edit, name = new_rule(source, script, language, said)
            return edit, LineKind.RULE, name
        case LineKind.PRODUCTS | LineKind.PRODUCT:
            edit, name = new_product(source, language, said)
            return edit, LineKind.PRODUCT, name
        case LineKind.TEXTS | LineKind.TEXT | LineKind.PLACEHOLDER:
            edit, name = new_placeholder(source, script, language, said)
            return edit, LineKind.PLACEHOLDER, name
        case _:
            raise CannotBeDone("not_here")


def part_taken_out(source: ScriptData, script: Script, line: OutlineLine) -> ScriptEdit:
    """The script without a rule, a product or a placeholder.

    Raises:
        CannotBeDone: the line is none of them.
    """
    match line.kind:
        case LineKind.RULE:
            return without_rule(source, script, line.id)
        case LineKind.PRODUCT:
            return without_product(source, line.id)
        case LineKind.PLACEHOLDER:
            return without_placeholder(source, line.id)
        case _:
            raise CannotBeDone("not_here")
