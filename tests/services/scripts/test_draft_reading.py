"""A draft as its author sees it: what can be read of it, and where each finding is told."""

from __future__ import annotations

from callassist import paths
from callassist.formats.script.writing.script_text import ScriptText
from callassist.services.scripts.draft_reading import HEAD, DraftReading, read_whole
from tests.services.scripts.sample import complete_text


def reading(text: str) -> DraftReading:
    return read_whole(ScriptText.read(text.encode()), "draft")


def told(found: DraftReading) -> dict[tuple[str, str], list[str]]:
    return {item: [one.code for one in each] for item, each in found.findings.items()}


def test_a_sound_script_has_its_lines_and_nothing_to_find() -> None:
    found = reading(complete_text())
    assert found.script is not None
    assert found.lines
    assert (found.problems, found.findings, found.errors) == ((), {}, 0)


def test_a_finding_is_told_at_the_step_it_lies_in() -> None:
    found = reading(complete_text().replace("for you. Thank you!", "for {nobody}."))
    assert told(found) == {("nodes", "w4"): ["unknown-placeholder"]}
    assert found.errors == 1
    assert found.script is not None, "what can be read is shown, errors or not"


def test_a_finding_in_a_question_is_told_at_the_step_that_asks_and_one_in_a_rule_at_the_rule() -> None:
    one_answer = complete_text().replace("      rents: {de: zur Miete, en: we rent}\n", "")
    codes = told(reading(one_answer))
    assert "no-choices" in codes[("nodes", "w2")]
    assert codes[("criteria", "owner")] == ["unknown-answer"]


def test_findings_of_products_placeholders_and_texts_are_told_at_their_lines() -> None:
    text = paths.resource("scripts", "solar_insulation.yaml").read_text(encoding="utf-8")
    text = text.replace("name: {de: eine Photovoltaikanlage, en: a solar system}", "name: {de: eine Anlage}")
    text = text.replace("label: {de: Beleg der Ersparnis, en: proof of savings}", "label: {de: Beleg}")
    text = text.replace("({claim_proof}) is filed", "({claim_prof}) is filed")
    assert told(reading(text)) == {
        ("products", "pv"): ["missing-translation"],
        ("placeholders", "claim_proof"): ["missing-translation"],
        ("", "legal"): ["unknown-placeholder"],
    }


def test_a_finding_in_the_head_belongs_to_no_line() -> None:
    found = told(reading(complete_text().replace("market: consumer", "market: nobody")))
    assert [*found] == [HEAD]


def test_findings_of_steps_are_told_at_each_whatever_stands_between_them() -> None:
    text = complete_text().replace("en: Do you own the house?", "en: ''")
    text = text.replace("\nnodes:\n", "\n# a comment\nnodes:\n\n# another\n")
    assert told(reading(text)) == {("nodes", "w2"): ["missing-translation"]}


def test_a_file_that_is_no_script_at_all_is_read_without_one() -> None:
    found = reading("format: 1\ncommon: true\n")
    assert found.script is None
    assert found.lines == ()
    assert found.errors
