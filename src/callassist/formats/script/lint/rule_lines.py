"""The lines of products that test something, with the way to each."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.formats.script import file_model as schema
from callassist.formats.script.lint.context import Context
from callassist.formats.script.tree import Path_


def product_lines(context: Context) -> Iterator[tuple[Path_, schema.RuleLine]]:
    """All of what products need, and of what speaks for them."""
    for name, product in context.file.products.items():
        for position, need in enumerate(product.needs):
            path: Path_ = ("products", name, "needs", position)
            if isinstance(need, schema.AnyNeed):
                yield from (((*path, "any", inner), line) for inner, line in enumerate(need.any))
            else:
                yield path, need
        for position, line in enumerate(product.points):
            yield ("products", name, "points", position), line
