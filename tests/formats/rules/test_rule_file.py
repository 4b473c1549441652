"""Files of calling rules: ours is sound, and every slip in one is told at its place with what to do."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from callassist.cli.main import main
from callassist.domain.calling_rules import CallingRules
from callassist.formats.rules.rule_file import check_rules

OURS = Path(__file__).parents[3] / "resources" / "rules" / "calling.yaml"
TEXT = OURS.read_text(encoding="utf-8")


def check(text: str) -> tuple[CallingRules | None, list[str]]:
    rules, problems = check_rules(text.encode(), name="calling.yaml")
    return rules, [str(one) for one in problems]


def changed(old: str, new: str) -> str:
    assert TEXT.count(old) >= 1, old
    return TEXT.replace(old, new, 1)


def test_our_own_file_is_sound_and_known_by_its_hash() -> None:
    rules, problems = check(TEXT)
    assert rules is not None
    assert problems == []
    assert rules.sha256 == hashlib.sha256(OURS.read_bytes()).hexdigest()


def test_every_rule_of_ours_says_where_it_comes_from_and_nobody_has_confirmed_it() -> None:
    """What no source says is marked as our own; a rule with a source says when it was read. No counsel has seen any."""
    rules, _ = check(TEXT)
    assert rules is not None
    for one in (*rules.everywhere, *(rule for found in rules.countries.values() for rule in found)):
        assert one.text_de != one.text_en, one.id
        assert one.source == "own" or one.checked or "not re-checked" in one.source, one.id
        assert not one.confirmed_by_counsel, one.id


@pytest.mark.parametrize(
    ("old", "new", "code", "there"),
    [
        ("format: 1", "format: 2", "rule-format", "2"),
        ("at_least: 3 }", "at_least: 4 }", "rule-attempts", "4 }"),
        ("at_least: 3 }", "over: 3 }", "rule-attempts", "3 }"),
        ("{ do_not_call: true }", "{ do_not_cal: true }", "rule-fact", "do_not_cal"),
        ("{ do_not_call: true }", "{ do_not_call: yes }", "rule-value", "yes"),
        ("{ do_not_call: true }", "{ do_not_call: { over: 1 } }", "rule-bound", "{ over"),
        ("{ do_not_call: true }", "{ all: [] }", "rule-condition", "[]"),
        ("{ do_not_call: true }", "do_not_call", "rule-condition", "do_not_call"),
        ("{ do_not_call: true }", "{ source: rented }", "rule-value", "rented"),
        ("effect: free", "effect: allow", "rule-value", "allow"),
        ("id: do_not_call", "id: inbound", "rule-id", "inbound"),
        ("id: do_not_call", "id: Do not", "rule-id", "Do not"),
        ("checked: 2026-11-26", "checked: 26.11.2026", "rule-day", "26.11."),
        ('{ de: "Ruft selbst an.", en', '{ fr: "Ruft selbst an.", en', "rule-text", "{ fr"),
        ("confirmed_by_counsel: false", "confirmed_by_counsel: perhaps", "rule-value", "perhaps"),
        ("    effect: free\n", "", "rule-field", ""),
        ("    source: own\n", "    sauce: own\n    source: own\n", "rule-name", "sauce"),
        ("party: consumer", "party: everybody", "rule-value", "everybody"),
        ("  DE:\n", "  XX:\n", "rule-name", "XX"),
        ("everywhere:\n", "everywhere: []\nothers:\n", "rules-missing", "[]"),
    ],
)
def test_a_slip_is_told_at_its_place_with_what_to_do(old: str, new: str, code: str, there: str) -> None:
    text = changed(old, new)
    rules, problems = check(text)
    assert rules is None
    begin = TEXT.index(old)
    before = text[: text.index(there, begin) if there else begin + 2]
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    wanted = [one for one in problems if one.endswith(f"[{code}]")]
    assert there == "" or any(one.startswith(f"calling.yaml:{place}: error:") for one in wanted), (place, problems)
    assert wanted, problems
    assert all(" – " in one for one in problems), problems


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("{ do_not_call: true }", "{ do_not_call: false }", "no rule blocks who asked not to be called"),
        ("{ attempts_today: { at_least: 3 } }", "{ weekday: 7 }", "no rule limits the calls of a day"),
    ],
)
def test_a_copy_cannot_leave_out_what_holds_everywhere(old: str, new: str, what: str) -> None:
    rules, problems = check(changed(old, new))
    assert rules is None
    assert any(what in one for one in problems), problems


def test_no_rule_may_allow_more_than_three_calls_a_day() -> None:
    """The third test of a day that is spent on one number is the last (L8)."""
    for more in (4, 10, 100):
        rules, problems = check(changed("at_least: 3 }", f"at_least: {more} }}"))
        assert rules is None
        assert "more than 3 calls a day" in problems[0]
    for fewer in (1, 2, 3):
        assert check(changed("at_least: 3 }", f"at_least: {fewer} }}"))[0] is not None


@pytest.mark.parametrize(
    ("old", "new", "most"),
    [
        ("", "", 2),
        ("attempts_today: { at_least: 2 }", "attempts_today: { at_least: 1 }", 1),
        ("attempts_today: { at_least: 2 }", "attempts_today: { over: 2 }", 3),
        ("attempts_today: { at_least: 2 }", "attempts_today: { at_least: 0 }", 1),
        ("{ promise: false }, { attempts_today", "{ weekday: 1 }, { attempts_today", 3),
    ],
)
def test_the_limit_of_a_day_is_that_of_the_strictest_rule_for_whoever_has_agreed_to_nothing(
    old: str, new: str, most: int
) -> None:
    """The queue holds by what the gate refuses by: one file says it for both."""
    rules, problems = check(changed(old, new))
    assert rules is not None, problems
    assert rules.most_a_day == most


def test_a_limit_that_hangs_on_something_else_is_none() -> None:
    """A rule with a condition beside it would let the fourth call through wherever that does not hold."""
    narrowed = "{ all: [ { weekday: 1 }, { attempts_today: { at_least: 3 } } ] }"
    assert check(changed("{ attempts_today: { at_least: 3 } }", narrowed))[0] is None
    narrowed = "{ all: [ { weekday: 1 }, { do_not_call: true } ] }"
    assert check(changed("{ do_not_call: true }", narrowed))[0] is None


@pytest.mark.parametrize("text", ["", "x", "[]", "format: 1", "- 1", "everywhere: *a", "a: !b 1", "\0"])
def test_what_is_no_such_file_is_refused_without_an_error(text: str) -> None:
    rules, problems = check(text)
    assert rules is None
    assert problems


def test_a_file_of_rules_is_linted_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "calling.yaml"
    file.write_text(changed("at_least: 3 }", "at_least: 5 }"), encoding="utf-8")
    assert main(["lint", str(file)]) == 1
    assert "more than 3 calls a day" in capsys.readouterr().out
    assert main(["lint", str(OURS)]) == 0
