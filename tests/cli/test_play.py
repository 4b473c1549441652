"""`callassist play`: options, exit status, messages."""

from __future__ import annotations

import io
import json

import pytest

from callassist.cli import main


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[dict[str, object]], str]:
    status = main(["play", *words])
    captured = capsys.readouterr()
    return status, [json.loads(line) for line in captured.out.splitlines() if line.startswith("{")], captured.err


def test_one_object_a_token_with_all_its_keys(capsys: pytest.CaptureFixture[str]) -> None:
    status, moments, _ = run(capsys, "education_savings", "--json", "1", "1", "R")
    assert status == 0
    assert [moment["node"] for moment in moments] == ["a02", "a03", "X8"]
    keys = {"node", "kind", "say", "answers", "stack", "verdict", "products", "plan", "outcome"}
    assert all(keys <= moment.keys() for moment in moments)
    verdict = moments[0]["verdict"]
    assert isinstance(verdict, dict)
    assert {"state", "depth", "reasons", "open", "not_before", "flags"} <= verdict.keys()


def test_an_impossible_token_names_what_was_possible(capsys: pytest.CaptureFixture[str]) -> None:
    status, moments, error = run(capsys, "education_savings", "--json", "1", "9", "1")
    assert status == 2
    assert len(moments) == 1
    assert "token 2 (9)" in error
    assert "1 2 3" in error


@pytest.mark.parametrize(
    "token", ["o_nothing", "X12", "q_none=1", "q_children=perhaps", "q_children#9", "=18", "Esc", "R", "{}", "", "\0"]
)
def test_tokens_that_mean_nothing_at_the_start(token: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, error = run(capsys, "education_savings", token)
    assert status == 2
    assert "possible here" in error


def test_typed_nonsense_says_how_to_type_it(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, error = run(capsys, "education_savings", "1", "1", "1", "=eight")
    assert status == 2
    assert "no number" in error


def test_options_may_stand_anywhere(capsys: pytest.CaptureFixture[str]) -> None:
    _, before, _ = run(capsys, "--json", "--depth", "1", "education_savings", "1", "1")
    _, after, _ = run(capsys, "education_savings", "1", "1", "--depth=1", "--json")
    assert before == after


def test_set_fills_placeholders_and_known_answers(capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--set", "lead=Ms Kern", "caller=Jo", "--set", "q_lines=18", "--set", "q_provider=provider_a")
    _, moments, _ = run(capsys, "contract_review", "--lang", "en", "--json", *given, "1", "1", "1", "Enter")
    assert "Hello Ms Kern, Jo from" in str(moments[0]["say"])
    # what the list knows is read out once to be confirmed where the script words that, and else not asked
    assert moments[2]["node"] == "b07"
    assert "18" in str(moments[2]["say"])
    assert moments[3]["node"] == "b09"


def test_a_gap_is_marked_and_no_brace_is_ever_shown(capsys: pytest.CaptureFixture[str]) -> None:
    _, moments, _ = run(capsys, "education_savings", "--lang", "en", "--json", "o_data", "Esc", "1")
    said = " ".join(str(moment["say"]) for moment in moments)
    assert "{" not in said
    assert "I can't tell you that reliably right now" in said


def test_the_same_day_gives_the_same_call(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("education_savings", "--today", "2026-03-02", "--json", "X3")
    first, second = run(capsys, *words), run(capsys, *words)
    assert first == second
    assert "morgen um 18 Uhr" in str(first[1][0]["say"])


@pytest.mark.parametrize("words", [("no_such_script", "1"), ("education_savings", "--stage", "nowhere", "1")])
def test_what_does_not_exist_is_a_known_error(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    status, _, error = run(capsys, *words)
    assert status in (1, 2)
    assert error.startswith("callassist")


def test_without_tokens_it_asks(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("1\nnonsense\n1\n4\n\n"))
    assert main(["play", "education_savings", "--lang", "en"]) == 0
    captured = capsys.readouterr()
    assert "[a13]" in captured.out
    assert "disqualified" in captured.out
    assert "(logged)" in captured.out
    assert "means nothing here" in captured.err
