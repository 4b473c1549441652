"""What every check of the linter is given: the file's model, the script made of it, and a way to report in place."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from types import NoneType
from typing import Any, cast

from callassist.domain.script import Script
from callassist.domain.script_index import ScriptIndex
from callassist.formats.script import file_model as schema
from callassist.formats.script.problems import Problem, Severity
from callassist.formats.script.sentences import Sentence, names, told
from callassist.formats.script.tree import Path_
from callassist.formats.script.validating import Read

#: a name that nothing is called by, for each kind of name
NO_NODE = told("there is no node `{name}`")
NO_EXIT = told("there is no exit `{name}`")
NO_LABELLED_EXIT = told("there is no exit with a label `{name}`")
NO_OUTCOME = told("there is no outcome `{name}`")
NO_QUESTION = told("there is no question `{name}`")
NO_STOCK_QUESTION = told("there is no stock question `{name}`")
NO_OBJECTION = told("there is no objection `{name}`")
NO_VALUE = told("there is no value `{name}`")
NO_LIST = told("there is no list of answers `{name}`")
NO_BAND = told("there is no band `{name}`")
NO_GROUP = told("there is no group `{name}`")


@dataclass
class Context:
    """One file under the linter."""

    file: schema.ScriptFile
    common: schema.CommonFile
    script: Script
    read: Read
    index: ScriptIndex
    #: what lies beside the script, by the names its tables give; None where nothing does
    beside: Mapping[str, bytes | None] = field(default_factory=dict[str, "bytes | None"])
    #: names of files that stand plainly in the script: by these a change of one is noticed
    named: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list[Problem])
    _names: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])

    def report(
        self,
        path: Path_,
        code: str,
        what: Sentence,
        mend: Sentence,
        *,
        severity: Severity = Severity.ERROR,
        key: bool = False,
    ) -> None:
        """Note a problem at `path`: at its value, or with `key` at its name."""
        if self.read.is_broken(path):
            return  # what is there was reported already, and is not what the author will have in the end
        if path not in self.read.tree.values and path[-1:] == self.script.languages:
            path = path[:-1]  # the plain text of a script in one language
        place = self.read.tree.place(path, key=key)
        self.problems.append(Problem(self.read.tree.file, place.line, place.column, severity, code, what, mend))

    def warn(self, path: Path_, code: str, what: Sentence, mend: Sentence, *, key: bool = False) -> None:
        """Note a problem that does not keep the script from being used."""
        self.report(path, code, what, mend, severity=Severity.WARNING, key=key)

    def newer(self, path: Path_, code: str, what: Sentence, mend: Sentence, *, key: bool = False) -> None:
        """Note what is an error from format 2 on: a file from before it stays usable, with a warning."""
        severity = Severity.ERROR if self.file.format >= 2 else Severity.WARNING
        self.report(path, code, what, mend, severity=severity, key=key)

    def section(self, name: str) -> dict[str, Any]:
        """A section of the file as it was written, broken entries too; empty if it is no section."""
        entries: object = self.read.tree.mapping().get(name)
        return cast("dict[str, Any]", entries) if isinstance(entries, dict) else {}

    def names(self, section: str) -> frozenset[str]:
        """The names a section declares; a broken entry is misspelt, not missing."""
        found = self._names.get(section)
        if found is None:  # asked for at each way of each node
            found = self._names[section] = frozenset(self.section(section))
        return found

    @cached_property
    def texts(self) -> tuple[tuple[Path_, schema.Texts], ...]:
        """Every text of the file, with the way to it."""
        return tuple(texts(self.file, ()))

    def question_names(self) -> frozenset[str]:
        return self.names("questions")

    def node_names(self) -> frozenset[str]:
        """The script's own nodes and the shared exits."""
        return self._node_names

    @cached_property
    def _node_names(self) -> frozenset[str]:
        return self.names("nodes") | frozenset(self.common.exits)

    def can_be_tested(self, question: str) -> bool:
        """Whether kind and answers of the question came through whole, so that a test can be held against them."""
        path: Path_ = ("questions", question)
        part = self.file.questions.get(question)
        if isinstance(part, schema.StockQuestion):
            return question in self.common.questions
        if part is not None and isinstance(part.choices, schema.ListedChoices):
            there = part.choices.list in self.file.lists and not self.read.has_broken_part(("lists", part.choices.list))
            if not there:
                return False
        whole = not self.read.is_broken((*path, "kind")) and not self.read.has_broken_part((*path, "choices"))
        return question in self.script.questions and whole

    def asks_in_doubt(self) -> bool:
        """Whether a question is misspelt somewhere: what seems to be asked by nobody may be the very one meant."""
        broken = any(len(path) == 3 and path[0] == "nodes" and path[2] == "ask" for path in self.read.broken)
        return broken or any(problem.code in ("unknown-question", "unknown-stock") for problem in self.problems)

    def unknown(
        self, path: Path_, what: Sentence, name: str, known: Collection[str], code: str, *, key: bool = False
    ) -> None:
        """Report a name that nothing is called by; `what` is one of the sentences above."""
        mend = did_you_mean(name, known)
        if what is NO_QUESTION and name in self.common.questions:
            mend = told("it is one of the stock questions: add `{name}: {stock: true}` under `questions:`", name=name)
        self.report(path, code, what.of(name=name), mend, key=key)


def did_you_mean(name: str, known: Collection[str]) -> Sentence:
    """The next step for a name nobody knows."""
    return close_name(name, known) or (
        told("one of {names}", names=names(sorted(known)))
        if 0 < len(known) <= 8
        else told("correct the name, or add it")
    )


def close_name(name: str, known: Collection[str]) -> Sentence | None:
    """The one name of `known` that may have been meant."""
    close = difflib.get_close_matches(name, sorted(known), n=1)
    return told("did you mean `{name}`?", name=close[0]) if close else None


def texts(part: schema.Part, path: Path_) -> Iterator[tuple[Path_, schema.Texts]]:
    """Every text in a part of the file, with the way to it. As deep as the schema, which is not deep."""
    if isinstance(part, schema.Texts):
        yield path, part
    for name in _holding(type(part)):
        value = getattr(part, name)
        if not isinstance(value, _NO_TEXTS):
            yield from _texts_in(value, (*path, name))


#: what most fields hold: in a large script the half of a second goes by with asking what is in them
_NO_TEXTS = (str, int, NoneType, Decimal)


@lru_cache(maxsize=64)
def _holding(part: type[schema.Part]) -> tuple[str, ...]:
    return tuple(part.model_fields)


def _texts_in(value: object, path: Path_) -> Iterator[tuple[Path_, schema.Texts]]:
    if isinstance(value, schema.Part):
        yield from texts(value, path)
    elif isinstance(value, dict):
        for name, one in cast("dict[str, object]", value).items():
            if not isinstance(one, _NO_TEXTS):
                yield from _texts_in(one, (*path, str(name)))
    elif isinstance(value, list):
        for position, one in enumerate(cast("list[object]", value)):
            yield from _texts_in(one, (*path, position))
