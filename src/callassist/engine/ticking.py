"""How a multi-choice is ticked, wherever it is answered."""

from __future__ import annotations


def one_more(choices: tuple[str, ...], former: tuple[str, ...], value: str, alone: frozenset[str]) -> tuple[str, ...]:
    """What is ticked after one more tick: a second one takes it away, what stands `alone` stands alone."""
    if value in former:
        left = {one for one in former if one != value}
    elif value in alone:
        left = {value}
    else:
        left = {one for one in former if one not in alone} | {value}
    return tuple(one for one in choices if one in left)
