"""The rules that are in use: the user's own copy where it is sound, else ours. Read with the first lead asked about."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from callassist import paths
from callassist.domain.calling_rules import CallingRules

if TYPE_CHECKING:
    from callassist.formats.script.problems import Problem

FOLDER = "rules"
NAME = "calling.yaml"


@dataclass(frozen=True, slots=True)
class RulesTold:
    """Which rules are in use."""

    #: ours, or the user's own copy
    ours: bool
    path: Path
    sha256: str
    #: how many there are
    rules: int
    #: why the user's own copy is not in use, where there is one
    problem: Problem | None


class RulesInUse:
    """The calling rules of this data folder."""

    def __init__(self, folder: Path) -> None:
        self._own = folder / FOLDER / NAME
        self._rules: CallingRules | None = None
        #: why the user's own file is not in use; None where it is, or there is none
        self.found: Problem | None = None

    @property
    def problem(self) -> str:
        """The same in English; "" where there is none."""
        return str(self.found) if self.found is not None else ""

    def get(self) -> CallingRules:
        """The rules. The first time they are read, on whatever thread asks."""
        if self._rules is None:
            self._rules = self._read()
        return self._rules

    def told(self) -> RulesTold:
        """Which they are; they are read where nobody has asked yet."""
        rules = self.get()
        number = len(rules.everywhere) + sum(len(found) for found in rules.countries.values())
        path = paths.resource(FOLDER, NAME) if rules.ours else self._own
        return RulesTold(rules.ours, path, rules.sha256, number, self.found)

    def _read(self) -> CallingRules:
        from callassist.formats.rules.rule_file import check_rules  # brings the parser
        from callassist.formats.script.problems import Problem
        from callassist.formats.script.tree import read_bytes

        if self._own.exists():
            data = read_bytes(self._own)
            found = (None, (data,)) if isinstance(data, Problem) else check_rules(data, name=NAME, ours=False)
            if found[0] is not None:
                return found[0]
            self.found = next(one for one in found[1] if one.is_error)
        rules, problems = check_rules(paths.resource(FOLDER, NAME).read_bytes(), name=NAME)
        if rules is None:  # not the user's world but a broken installation: no KnownError
            raise RuntimeError(f"the rules that ship with callassist are damaged: {problems[0]}")
        return rules

    def file_with(self, sha256: str) -> bytes | None:
        """The file of rules with this hash, ours or the user's own; None: neither is it any more."""
        for path in (self._own, paths.resource(FOLDER, NAME)):
            try:
                data = path.read_bytes()
            except OSError:
                continue
            if hashlib.sha256(data).hexdigest() == sha256:
                return data
        return None
