"""Ways of a script that was made of an outline, mended where no call could take them to an end.

People draw trees with loose ends: a step nothing leads to, a circle nobody can leave. A script may have neither, so the
first begins a part of its own and the second gets a way out; both are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from callassist.domain.text import Language, Text
from callassist.formats.script.outline.outline_model import LeftOut
from callassist.formats.script.sentences import Sentence, told

_MOST_STARTS = 20
_END = "=prospect_no_appointment"
_END_WORDS = Text("Gespräch beenden", "end the call")
#: keys of an ask node's answers
_MOST_CHOICES = 10
Data = dict[str, Any]


class Mending:
    """Mends the nodes of one script in place: those of its steps in order, and `further` ones that were added."""

    def __init__(
        self, nodes: dict[str, Data], further: dict[str, Data], objections: dict[str, Data], language: Language
    ) -> None:
        self._nodes = nodes
        self._further = further
        self._objections = objections
        self._language = language
        self.added: list[Sentence] = []
        self.unmade: list[LeftOut] = []

    def run(self, start: str, polite_exit: str) -> list[str]:
        """The nodes at which stages begin, once every node is reached and every call can end."""
        self._break_silent_circles()
        self._lead_out()
        return self._starts(start, polite_exit)

    def _all(self) -> dict[str, Data]:
        return {**self._nodes, **self._further}

    def _targets(self, node: Data) -> Iterator[str]:
        """Where a node leads, by way of objections too."""
        own = [node.get("to"), node.get("otherwise"), *node.get("goto", {}).values()]
        own += [answer["to"] for answer in node.get("answers", {}).values()]
        for target in own:
            if target in self._objections:
                yield from (reply.get("to", "return") for reply in self._objections[target]["replies"])
            elif target is not None:
                yield target

    def _reached(self, starts: Iterable[str]) -> set[str]:
        nodes = self._all()
        waiting = [one for one in starts if one in nodes]
        found = set(waiting)
        while waiting:
            for target in self._targets(nodes[waiting.pop()]):
                if target in nodes and target not in found:
                    found.add(target)
                    waiting.append(target)
        return found

    # -- circles -------------------------------------------------------------------------------------------------------

    def _break_silent_circles(self) -> None:
        """Words that lead back to themselves with nobody choosing: the way back goes on to the step below."""
        names = list(self._nodes)
        places = {name: place for place, name in enumerate(names)}
        while (circle := self._silent_circle()) is not None:
            last = max(circle, key=lambda name: places[name])
            place = places[last]
            below = names[place + 1] if place + 1 < len(names) else _END
            to = _words(self._nodes[self._nodes[last]["to"]])
            why = told("it would lead round for ever, with nobody choosing")
            self.unmade.append(LeftOut(_words(self._nodes[last]), f"-> {to}", why))
            self._nodes[last]["to"] = below

    def _silent_circle(self) -> list[str] | None:
        done: set[str] = set()
        for name in self._nodes:
            way: dict[str, None] = {}
            now = name
            while now in self._nodes and "say" in self._nodes[now] and "to" in self._nodes[now] and now not in done:
                if now in way:
                    passed = list(way)
                    return passed[passed.index(now) :]
                way[now] = None
                now = str(self._nodes[now]["to"])
            done.update(way)
        return None

    def _lead_out(self) -> None:
        """A way out of each part of the script from which no call can end."""
        nodes = self._all()
        while (ending := self._ending()) != nodes.keys():
            endless = [name for name in nodes if name not in ending]
            choosing = [name for name in endless if "ask" in nodes[name]]
            name = (choosing or endless)[-1]
            node = nodes[name]
            if choosing:
                node.setdefault("goto", {})["unknown"] = _END
                self.added.append(
                    told(
                        "a way out of a circle without an end: “does not know” ends the call at “{text}”",
                        text=_words(node),
                    )
                )
            else:
                node["to"] = _END
                self.added.append(told("an end behind “{text}”, from which no call could end", text=_words(node)))

    def _ending(self) -> set[str]:
        nodes = self._all()
        before: dict[str, list[str]] = {}
        waiting: list[str] = []
        for name, node in nodes.items():
            targets = list(self._targets(node))
            if "outcome" in node or any(target not in nodes for target in targets):
                waiting.append(name)
            for target in targets:
                before.setdefault(target, []).append(name)
        found = set(waiting)
        while waiting:
            for name in before.get(waiting.pop(), ()):
                if name not in found:
                    found.add(name)
                    waiting.append(name)
        return found

    # -- loose ends ----------------------------------------------------------------------------------------------------

    def _starts(self, start: str, polite_exit: str) -> list[str]:
        starts = [start]
        replies = [reply["to"] for one in self._objections.values() for reply in one["replies"] if "to" in reply]
        reached = self._reached([start, polite_exit, *replies])
        for name in list(self._nodes):
            if name in reached:
                continue
            if len(starts) < _MOST_STARTS:
                starts.append(name)
                text = _words(self._nodes[name])
                self.added.append(told("a part of its own for “{text}”, to which nothing leads", text=text))
                reached |= self._reached([name])
            else:
                self.unmade.append(LeftOut(name, _words(self._nodes.pop(name)), told("nothing leads to it")))
        for name in [one for one in self._further if one not in self._reached([*starts, polite_exit, *replies])]:
            del self._further[name]
        return starts


def _words(node: Data) -> str:
    """The beginning of what is said there."""
    text = next(iter(node["say"].values()))
    return text if len(text) <= 60 else text[:59] + "…"
