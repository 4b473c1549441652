"""A name and what is said of it share a line: neither pushes the other out."""

from __future__ import annotations

import pytest

from callassist.ui.kit.two_lines import shares


@pytest.mark.parametrize(
    ("name", "state", "expected"),
    [
        (100, 80, (410, 80)),
        (100, 450, (100, 390)),
        (400, 450, (250, 240)),
        (600, 20, (470, 20)),
        (600, 600, (250, 240)),
    ],
)
def test_half_of_the_line_is_the_names_where_it_needs_that(name: int, state: int, expected: tuple[int, int]) -> None:
    assert shares(500, name, state, 10) == expected
