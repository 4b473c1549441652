"""What something in a script can lead to, in the order an author looks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from callassist.domain.answers import NodeId, ObjectionId
from callassist.domain.script import RETURN, Branch, Script
from callassist.domain.text import NO_TEXT, Text
from callassist.services.scripts.outline import OutlineLine, is_shared, steps_in_order


@dataclass(frozen=True, slots=True)
class KnownTargets:
    """Names of steps and of whatever else can be led to, with what each says; two of one script can be compared."""

    #: the script's own steps, in the order a call takes them
    steps: tuple[str, ...]
    #: exits, closings and objections, then what is named and not there
    others: tuple[str, ...]
    #: what each says, where it says something in the script's languages; a branch says how it decides
    said: tuple[tuple[Text, str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All of them; `said` is in this order."""
        return (*self.steps, *self.others)


def targets_of(script: Script, lines: Iterable[OutlineLine]) -> KnownTargets:
    """All there is to lead to; `lines` are those of the script's outline."""
    steps = tuple(str(name) for names in steps_in_order(script).values() for name in names)
    shared = tuple(str(name) for name in script.nodes if is_shared(name))
    objections = tuple(str(name) for name in script.objections)
    known = {*steps, *shared, *objections, "", RETURN}
    # it can be chosen all the same: the linter says what is wrong with it
    missing = tuple(dict.fromkeys(str(one.target) for one in lines if one.target not in known))
    others = (*shared, *objections, *missing)
    return KnownTargets(steps, others, tuple(_said(script, name) for name in (*steps, *others)))


def _said(script: Script, name: str) -> tuple[Text, str]:
    node = script.nodes.get(NodeId(name))
    label = script.exit_labels.get(NodeId(name))
    if label is not None:
        return label, ""
    if isinstance(node, Branch):
        return NO_TEXT, str(node.on)
    if node is not None:
        return node.text, ""
    objection = script.objections.get(ObjectionId(name))
    return (objection.label, "") if objection is not None else (NO_TEXT, "")
