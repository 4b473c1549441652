"""The lines of the outline behind the objections: rules, products, and texts that are no step."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.domain.script import Script
from callassist.domain.text import NO_TEXT
from callassist.services.scripts.authoring import ScriptData
from callassist.services.scripts.cards.card_content import text_at
from callassist.services.scripts.cards.text_cards import LEGAL, TEXTS, VOICEMAIL
from callassist.services.scripts.outline import LineKind, OutlineLine


def part_lines(source: ScriptData, script: Script) -> Iterator[OutlineLine]:
    """All of them, in the order of the file."""
    yield OutlineLine(LineKind.RULES, 0, "")
    for criterion in script.criteria.values():
        yield OutlineLine(LineKind.RULE, 1, str(criterion.id), criterion.name)
    yield OutlineLine(LineKind.PRODUCTS, 0, "")
    for product in script.products.values():
        yield OutlineLine(LineKind.PRODUCT, 1, str(product.id), product.name)
    yield OutlineLine(LineKind.TEXTS, 0, "")
    for name in TEXTS:
        said = text_at(source, (name,)) if name in (LEGAL, VOICEMAIL) else NO_TEXT
        yield OutlineLine(LineKind.TEXT, 1, name, said)
    for name in source.keys(("placeholders",)):
        if (found := script.placeholders.get(name)) is not None:
            yield OutlineLine(LineKind.PLACEHOLDER, 1, name, found.label)
