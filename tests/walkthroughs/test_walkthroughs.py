"""The acceptance walk-throughs as black boxes: tokens in, what must then be shown out, in both languages.

A file holds settings (`script`, `today`, `depth`, `stage`, `limit`, `set`), a blank line, and lines
`token token … -> expectation expectation …`, checked after the line's last token. `_` stands for a blank in an
expectation, `key~part` looks for a part of a text, `key!~part` and `key!=part` for its absence.
"""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from callassist.cli import main

FILES = sorted(Path(__file__).parent.glob("*.txt"))


@dataclass
class Walkthrough:
    options: list[str] = field(default_factory=list)
    script: str = ""
    tokens: list[str] = field(default_factory=list)
    #: (index of the token, line number, expectations)
    checks: list[tuple[int, int, list[str]]] = field(default_factory=list)


def read(path: Path) -> Walkthrough:
    found = Walkthrough()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if " -> " not in f" {text} ":
            setting(found, text)
            continue
        left, _, right = text.partition("->")
        found.tokens += [token.replace("_to_", " to ") for token in shlex.split(left, posix=True)]
        found.checks.append((len(found.tokens) - 1, number, right.split()))
    return found


def setting(found: Walkthrough, text: str) -> None:
    name, _, value = text.partition(" ")
    value = value.strip()
    match name:
        case "script":
            # of the library, or a file beside the walk-throughs
            found.script = str(Path(__file__).parent / value) if value.endswith(".yaml") else value
        case "today" | "depth" | "stage":
            found.options += [f"--{name}", value]
        case "limit":
            found.options += ["--refusal-limit", value]
        case "set":
            for pair in value.split():
                found.options += ["--set", pair.replace("_", " ")]
        case _:
            raise AssertionError(f"unknown setting {name}")


def play(walkthrough: Walkthrough, language: str) -> int:
    return main(["play", walkthrough.script, *walkthrough.options, "--lang", language, "--json", *walkthrough.tokens])


def shown(moment: dict[str, Any], key: str) -> str:
    verdict = moment["verdict"]
    match key:
        case "state" | "depth" | "not_before":
            return str(verdict[key] if verdict[key] is not None else "")
        case "reasons" | "flags":
            return ",".join(verdict[key])
        case "open":
            return ",".join(f"{one['criterion']}:{one['cause']}" for one in verdict["open"])
        case "products":
            listed = [one for one in moment["products"] if one["state"] != "excluded"]
            return ",".join(f"{one['id']}:{one['state']}:{one['points']}" for one in listed)
        case "follow_up":
            return moment["follow_up"]["kind"]
        case "due":
            return (moment["follow_up"]["due"] or "")[:10]
        case "plan" | "stack":
            return ",".join(moment[key])
        case "keys":
            return ",".join(one["key"] for one in moment["answers"] if one["key"] not in ("", "="))
        case "ended":
            return str(moment["ended"]).lower()
        case _:
            return str(moment[key] if moment[key] is not None else "")


def check(moment: dict[str, Any], expectation: str, language: str) -> None:
    for sign in ("!~", "!=", "~", "="):
        key, found, wanted = expectation.partition(sign)
        if found:
            break
    wanted = wanted.replace("_", " ") if key in ("say", "short", "tip", "contact") else wanted
    actual = shown(moment, key)
    if key in ("say", "short", "tip") and language != "de":
        return  # the expected words are German
    match sign:
        case "~":
            assert wanted in actual
        case "!~" | "!=":
            assert wanted not in actual
        case _ if key == "flags":
            assert wanted in actual.split(",")
        case _:
            assert actual == wanted, f"{key}: {actual!r}, expected {wanted!r}"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_walkthrough(path: Path, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    walkthrough = read(path)
    status = play(walkthrough, language)
    captured = capsys.readouterr()
    moments = [json.loads(line) for line in captured.out.splitlines()]
    assert status == 0, f"after {len(moments)} tokens: {captured.err}"
    assert walkthrough.checks, "a walk-through that checks nothing"
    for index, number, expectations in walkthrough.checks:
        for expectation in expectations:
            try:
                check(moments[index], expectation, language)
            except AssertionError as error:
                where = f"{path.name}:{number} after {walkthrough.tokens[index]!r} (node {moments[index]['node']})"
                raise AssertionError(f"{where}: {error}") from None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_languages_agree(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same tokens give the same nodes, verdicts and plans in any language."""
    walkthrough = read(path)
    runs = []
    for language in ("de", "en"):
        assert (
            main(
                [
                    "play",
                    walkthrough.script,
                    *walkthrough.options,
                    "--lang",
                    language,
                    "--json",
                    "--",
                    *walkthrough.tokens,
                ]
            )
            == 0
        )
        moments = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        keys = ("node", "kind", "verdict", "products", "plan", "outcome", "stack", "ended")
        runs.append([{key: moment[key] for key in keys} for moment in moments])
    assert runs[0] == runs[1]
