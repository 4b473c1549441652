"""The parts of a script that a branch leads through one after the other, one for each answer that was ticked."""

from __future__ import annotations

from collections.abc import Mapping

from callassist.domain.answers import NodeId, QuestionId
from callassist.domain.script import Branch, BranchOn, Script

Topics = Mapping[NodeId, Mapping[str, frozenset[NodeId]]]
"""By branch and answer: the nodes of that topic, which the branch waits for."""


def topics_of(script: Script) -> Topics:
    """The topics of every branch on `each`.

    A topic is what its way leads to before the branch is come back to, without what lies behind the branch.
    """
    found: dict[NodeId, dict[str, frozenset[NodeId]]] = {}
    for name, node in script.nodes.items():
        if isinstance(node, Branch) and node.on is BranchOn.EACH:
            behind = _reached(script, node.otherwise, name)
            found[name] = {
                value: frozenset(_reached(script, case.target, name) - behind)
                for case in node.cases
                if case.test is not None
                for value in case.test.any_of
            }
    return found


def topic_of_node(script: Script, topics: Topics) -> dict[NodeId, tuple[QuestionId, str]]:
    """The question and the answer each node belongs to: of the innermost topic where they lie in one another."""
    found: dict[NodeId, tuple[QuestionId, str]] = {}
    parts = [
        (nodes, script.nodes[branch], value) for branch, values in topics.items() for value, nodes in values.items()
    ]
    for nodes, branch, value in sorted(parts, key=lambda part: -len(part[0])):
        if isinstance(branch, Branch) and branch.each is not None:
            found.update(dict.fromkeys(nodes, (branch.each, value)))
    return found


def _reached(script: Script, start: str, branch: NodeId) -> set[NodeId]:
    """What `start` leads to by own ways that do not go through `branch`."""
    first = NodeId(start)
    if first not in script.nodes or first == branch:
        return set()
    found = {first}
    waiting = [first]
    while waiting:
        for one in script.own_ways(script.nodes[waiting.pop()]):
            if one not in found and one != branch:
                found.add(one)
                waiting.append(one)
    return found
