"""The circles of a graph: its strongly connected parts with more than one node, or with a way back to itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

N = TypeVar("N", bound=str)


def circles(ways: Mapping[N, Sequence[N]]) -> dict[N, int]:
    """The number of the circle each node lies in, from 1; nodes in none are left out.

    Kosaraju's algorithm (Sharir, Comput. Math. Appl. 7, 1981), in loops, so that no graph is too deep for it.

    Args:
        ways: node → the nodes it leads to, all of them keys themselves.
    """
    back: dict[N, list[N]] = {node: [] for node in ways}
    for node, following in ways.items():
        for one in following:
            back[one].append(node)
    found: dict[N, int] = {}
    placed: set[N] = set()
    count = 0
    for node in reversed(_left_behind(ways)):
        if node in placed:
            continue
        part = _reached(node, back, placed)
        if len(part) > 1 or node in ways[node]:
            count += 1
            found.update(dict.fromkeys(part, count))
    return found


def _left_behind(ways: Mapping[N, Sequence[N]]) -> list[N]:
    """Every node, in the order in which a walk into the depth is done with it."""
    done: list[N] = []
    seen: set[N] = set()
    for root in ways:
        work = [(root, iter(ways[root]))] if root not in seen else []
        seen.add(root)
        while work:
            node, following = work[-1]
            deeper = next((one for one in following if one not in seen), None)
            if deeper is None:
                done.append(node)
                work.pop()
            else:
                seen.add(deeper)
                work.append((deeper, iter(ways[deeper])))
    return done


def _reached(start: N, ways: Mapping[N, Sequence[N]], placed: set[N]) -> list[N]:
    """What `start` leads to without a node that is `placed`; all of it is placed afterwards."""
    placed.add(start)
    part = [start]
    for node in part:
        for one in ways[node]:
            if one not in placed:
                placed.add(one)
                part.append(one)
    return part
