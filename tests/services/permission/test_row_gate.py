"""When the rows of a list may be called: asked once about those who are alike in all the rules look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.domain.calling_rules import CallingRules, GateAnswer
from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.engine.gate import LeadFacts, decide
from callassist.services.permission import row_gate
from callassist.services.permission.row_gate import RowGate, RowTimes
from callassist.services.permission.rules_in_use import RulesInUse
from tests.storage.logs import START


def test_rows_that_differ_in_what_no_rule_looks_at_are_asked_about_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has its own source and its own wording, as in every list that was bought."""
    asked: list[LeadFacts] = []

    def counted(facts: LeadFacts, rules: CallingRules) -> GateAnswer:
        asked.append(facts)
        return decide(facts, rules)

    monkeypatch.setattr(row_gate, "decide", counted)
    gate = RowGate(RulesInUse(tmp_path / "nowhere").get(), START, "Beispiel GmbH", "DE")
    times = RowTimes(gate, ListFrame("Bought", Party.CONSUMER, country="DE", consent_basis="express"))
    found = {
        times.of(
            ListRow(
                place,
                name=f"Frau {place}",
                e164=f"+4930123456{place}",
                proof={"given_at": "2026-02-03", "source": f"{place}.example", "text": f"Ja, gerne {place}."},
            )
        )
        for place in range(5)
    }
    assert len(found) == 1
    assert len(asked) <= len(tuple(gate.times()))
