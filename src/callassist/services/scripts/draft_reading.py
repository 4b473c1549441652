"""A draft read as its author sees it: the script in it, its outline, and every finding with the line it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from callassist.domain.answers import QuestionId
from callassist.domain.script import Ask, Script
from callassist.formats.script import script_files, source_text
from callassist.formats.script.lookup_files import Beside, nothing_beside
from callassist.formats.script.problems import Problem
from callassist.formats.script.writing.edits import ScriptEdit
from callassist.formats.script.writing.mending import mends
from callassist.formats.script.writing.placed_tree import tree_of
from callassist.formats.script.writing.script_text import ScriptText
from callassist.services.scripts.cards.part_lines import part_lines
from callassist.services.scripts.cards.text_cards import TEXTS
from callassist.services.scripts.outline import Item, OutlineLine, outline_of
from callassist.services.scripts.targets import KnownTargets, targets_of

_SECTIONS = ("stages", "nodes", "objections", "questions", "criteria", "products", "placeholders")
#: what belongs to no line of the outline: the head of the file, lists of answers
HEAD: Item = ("", "")


@dataclass(frozen=True, slots=True)
class DraftReading:
    """What there is to show of a draft as it stood."""

    source: ScriptText
    #: None: it cannot be read at all (a file that was changed by hand)
    script: Script | None
    lines: tuple[OutlineLine, ...]
    targets: KnownTargets
    problems: tuple[Problem, ...]
    #: by the item they lie in; a question's stand with the step that asks
    findings: Mapping[Item, tuple[Problem, ...]] = field(default_factory=dict[Item, tuple[Problem, ...]])
    #: of findings that have one mend: the edit that makes it
    mends: Mapping[Problem, ScriptEdit] = field(default_factory=dict[Problem, ScriptEdit])

    @property
    def counts(self) -> Mapping[Item, int]:
        """How many findings there are on each item that has any."""
        return {item: len(found) for item, found in self.findings.items() if found}

    @property
    def errors(self) -> int:
        """How many findings keep it from being published."""
        return sum(1 for one in self.problems if one.is_error)


def read_whole(source: ScriptText, name: str, beside: Beside = nothing_beside) -> DraftReading:
    """Read a draft anew; `name` is how its problems call it. It is not parsed again, but checked whole.

    `beside` is where the files lie that it looks into.
    """
    common, tree = source_text.common_bytes(), tree_of(source, name)
    script, problems = script_files.read_draft(source.data, name=name, common=common, tree=tree, beside=beside)
    lines = (*outline_of(script), *part_lines(source, script)) if script is not None else ()
    targets = targets_of(script, lines) if script is not None else KnownTargets((), (), ())
    mended = {one.problem: one.edit for one in mends(source, problems)}
    return DraftReading(source, script, lines, targets, problems, _findings(source, script, problems), mended)


def _findings(
    source: ScriptText, script: Script | None, problems: Iterable[Problem]
) -> dict[Item, tuple[Problem, ...]]:
    starts, items = _items(source)
    found: dict[Item, list[Problem]] = {}
    for problem in problems:
        place = bisect_right(starts, problem.line) - 1
        item = items[place] if place >= 0 else HEAD
        found.setdefault(_shown_at(script, item), []).append(problem)
    return {item: tuple(each) for item, each in found.items()}


def _items(source: ScriptText) -> tuple[list[int], list[Item]]:
    """The first line of every item and of every section, in order, and what begins there."""
    breaks = [at for at, sign in enumerate(source.text) if sign == "\n"]
    found: list[tuple[int, Item]] = []
    for section in source.root.entries:
        if section.key is None:
            continue
        begin = source.root_at + section.at
        found.append((bisect_right(breaks, begin) + 1, ("", section.key.text)))
        if section.key.text in _SECTIONS:
            at = source.root_at + section.value_at
            found += [
                (bisect_right(breaks, at + one.at) + 1, (section.key.text, one.key.text))
                for one in section.value.entries
                if one.key is not None
            ]
    found.sort(key=lambda one: (one[0], bool(one[1][0])))
    return [line for line, _ in found], [item for _, item in found]


def _shown_at(script: Script | None, item: Item) -> Item:
    """The line of the outline where a finding in this item is told."""
    section, name = item
    if script is None:
        return item
    if section == "questions":
        asking = (
            node.id for node in script.nodes.values() if isinstance(node, Ask) and node.question == QuestionId(name)
        )
        node = next(asking, None)
        return ("nodes", str(node)) if node is not None else HEAD
    return item if section or name in TEXTS else HEAD
