"""Every kind of problem is found in its place, and a sound script has none."""

# ruff: noqa: E501 - one line holds one mistake

from __future__ import annotations

from pathlib import Path

import pytest

from callassist import paths
from callassist.domain.outcome import BY_MISTAKE, OUTCOMES
from callassist.formats.script.lint.linter import check, lint, lint_files
from callassist.formats.script.problems import Problem, Severity
from callassist.formats.script.sentences import told
from callassist.formats.script.source_text import common_bytes
from tests.engine.format_2_scripts import text_of
from tests.formats.script.planted import SOUND, plant, problems_of

E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT

#: code, severity, and what to change; the mark § stands where the problem must be reported
PLANTED: list[tuple[str, Severity, list[tuple[str, str]]]] = [
    # shape
    ("unknown-key", E, [("market: business", "§colour: red\nmarket: business")]),
    ("unknown-key", E, [("    guard: true\n    confirm", "    §gaurd: true\n    confirm")]),
    ("comma-in-text", E, [("red: {de: rot, en: red}", "red: {de: rot, en: red, §dark, mostly}")]),
    ("unknown-key", E, [("red: {de: rot, en: red}", "red: {de: rot, en: red, §to: n02}")]),
    ("german-number", W, [("amount: 5", "amount: §5.000")]),
    ("hash-in-text", W, [("en: Until when?}", "en: Until when?}\n    tip:\n      de: Tor eins\n      en: §Gate #1")]),
    ("wrong-value", E, [("gate: timed", "gate: §“timed”")]),
    ("bad-name", E, [("  blue: {de: blau", "  §blü: {de: blau")]),
    ("duplicate-key", E, [("market: business", "market: business\n§market: consumer")]),
    ("duplicate-key", E, [("  n09:\n", "  §n08:\n    say: {de: a, en: a}\n    to: n09\n  n09:\n")]),
    ("wrong-value", E, [("market: business", "market: §everybody")]),
    ("wrong-value", E, [("gate: timed", "gate: §strict")]),
    ("wrong-value", E, [("    depth: 2\n    disqualified", "    depth: §4\n    disqualified")]),
    ("wrong-type", E, [("must_say: true", "must_say: §yes")]),
    ("wrong-type", E, [("en: Covers well.", "en: §12")]),
    ("wrong-type", E, [("      - {below: low, result: failed}", "      - §nothing")]),
    ("missing-key", E, [("  n05:\n    ask: q_likes\n", "  §n05:\n    ask: q_likes\n"), ("    goto: {none: n07}\n    otherwise: n06\n", "    goto: {none: n06}\n")]),
    ("branch-without-otherwise", E, [("  n06:\n", "  §n06:\n"), ("to: n09}\n    otherwise: n07\n", "to: n09}\n")]),
    ("bad-name", E, [("  red: {de: rot", "  §Red: {de: rot"), ("is: red", "is: blue")]),
    ("wrong-format", E, [("format: 1", "format: §3")]),
    ("newer-key", E, [("    goto: {none: n07}\n", "    goto: {none: n07}\n    §again: true\n")]),
    ("newer-key", E, [("Just one question., to: n02}", "Just one question., to: n02, §then: back}")]),
    ("text-too-long", E, [("      - {de: Deckt gut., en: Covers well.}", "      - de: §>-\n" + f"          {'x' * 5000}\n" * 3 + "        en: Covers well.")]),
    # names
    ("dangling-target", E, [("yes: {de: ja, en: yes, to: n02}", "yes: {de: ja, en: yes, to: §n22}")]),
    ("dangling-target", E, [("Just one question., to: n02", "Just one question., to: §n2")]),
    ("dangling-target", E, [("goto: {none: n07}", "goto: {none: §o_tim}")]),
    ("unknown-start", E, [("start: n01", "start: §n011")]),
    ("stage-exit", E, [("disqualified: n09\n\n", "disqualified: §n07\n\n")]),
    ("reserved-name", E, [("  n09:\n    outcome", "  §X12:\n    outcome: later\n    say: {de: a, en: a}\n  n09:\n    outcome")]),
    ("reserved-name", E, [("stages:\n", "placeholders:\n  §lead: {source: lead, label: {de: Name, en: name}}\nstages:\n")]),
    ("reserved-name", E, [("red: {de: rot, en: red}", "§unknown: {de: unklar, en: unknown}"), ("is: red", "is: blue")]),
    ("return-nowhere", E, [("    to: n08\n", "    to: §return\n"), ("goto: {none: n07}", "goto: {none: n08}")]),
    ("unknown-outcome", E, [("outcome: appointment_set", "outcome: §apointment_set")]),
    ("unknown-outcome", E, [('to: "=not_interested"', 'to: §"=bored"')]),
    ("unknown-outcome", E, [("voicemail: {", "closings:\n  §bored: {de: a, en: a}\nvoicemail: {")]),
    ("unknown-question", E, [("ask: q_likes", "ask: §q_like")]),
    ("unknown-question", E, [("question: q_likes, is_not", "question: §q_nobody, is_not")]),
    ("unknown-question", E, [("    question: q_end", "    question: §q_ends")]),
    ("unknown-question", E, [("{question: q_size, at_least: low}", "{question: §q_sise, at_least: low}")]),
    ("unknown-answer", E, [("goto: {none: n07}", "goto: {§nothing: n07}")]),
    ("unknown-answer", E, [("[alone, together]", "[alone, §both, together]")]),
    ("unknown-answer", E, [("is_not: none", "is_not: §nothing")]),
    ("unknown-stock", E, [("q_decider: {stock: true, guard: true}", "q_decider: {stock: true, guard: true}\n  §q_shoes: {stock: true, info: true}")]),
    ("stock-redefined", E, [("{stock: true, guard: true}", "{stock: true, guard: true, §kind: multi}")]),
    ("stock-redefined", E, [("{stock: true, guard: true}", "{stock: true, guard: true, choices: {§perhaps: {de: vielleicht, en: perhaps}}}")]),
    ("stock-redefined", E, [("  q_end:\n", "  §q_budget:\n    kind: money\n    name: {de: Geld, en: money}\n    depth: 1\n    info: true\n  q_end:\n"), ("  n08:\n", "  n08a:\n    ask: q_budget\n    say: {de: Wie viel?, en: How much?}\n    otherwise: n08\n  n08:\n"), ("    to: n08\n", "    to: n08a\n")]),
    ("duplicate-choice-key", E, [("blue: {de: blau, en: blue}", "blue: {de: blau, en: blue, key: §1}")]),
    ("duplicate-choice-key", E, [("no: {de: nein, en: no, to", "no: {de: nein, en: no, key: §1, to")]),
    ("too-many-answers", E, [("      none: {de: nichts", "".join(f"      c{n}: {{de: c, en: c}}\n" for n in range(3, 10)) + "      §none: {de: nichts")]),
    ("no-choices", E, [("  q_end:\n    kind: date", "  §q_end:\n    kind: choice"), ("      - {after_days: 90, not_before_days: 90}", "      - {otherwise: met}"), ("gate: timed", "gate: soft")]),
    ("branch-case", E, [("{when: disqualified, to: n09}", "{when: §missing, to: n09}")]),
    ("branch-case", E, [("branch: verdict", "branch: answer"), ("- {when: disqualified", "- §{when: disqualified")]),
    # rules
    ("criterion-without-question", E, [("  end:\n    kind", "  §end:\n    kind"), ("    question: q_end\n    cases:\n      - {after_days: 90, not_before_days: 90}\n", ""), ("    asked_if:\n      - {question: q_size, at_least: low}\n", "    info: true\n")]),
    ("criterion-without-cases", E, [("  end:\n    kind", "  §end:\n    kind"), ("    cases:\n      - {after_days: 90, not_before_days: 90}\n", "")]),
    ("criterion-question", E, [("    question: q_end\n", "    question: §q_end\n    any_product: true\n")]),
    ("wrong-test", E, [("{after_days: 90, not_before_days: 90}", "{§at_least: 90}")]),
    ("wrong-test", E, [("is_not: none}", "§after_days: 3}")]),
    ("wrong-test", E, [("{below: low, result: failed}", "{below: low, result: failed, §not_before_days: 3}")]),
    ("wrong-test", E, [("  size:\n    kind: fit\n    gate: hard", "  size:\n    kind: fit\n    gate: §timed")]),
    ("unknown-value", E, [("{below: low, result: failed}", "{below: §lowest, result: failed}")]),
    ("unknown-value", E, [("{below: low, result: failed}", "{below: §wordy, result: failed}")]),
    ("asked-if-circle", E, [("    asked_if:\n      - {question: q_size, at_least: low}\n", "    asked_if:\n      §- {question: q_end, after_days: 1}\n")]),
    ("answer-undecided", W, [("    cases:\n      - {is: [alone, together], result: met}\n", "    §cases:\n      - {is: alone, result: met}\n")]),
    ("question-feeds-nothing", W, [("  q_likes:\n", "  §q_likes:\n"), ("    needs:\n      - {question: q_likes, is_not: none}\n    points:\n      - {question: q_likes, is: red, points: 2, reason: {de: Sie Rot mögen, en: you like red}}\n", "")]),
    ("question-not-asked", W, [("  q_end:\n", "  §q_wine:\n    kind: yes_no\n    name: {de: Wein, en: wine}\n    depth: 2\n    info: true\n  q_end:\n")]),
    # texts
    ("missing-translation", W, [("{de: Bis bald!, en: See you!}", "§{de: Bis bald!}")]),
    ("missing-translation", W, [("{de: rot, en: red}", "§{en: red}")]),
    ("empty-text", E, [("    say: {de: Bis bald!, en: See you!}", "    §say: {}")]),
    ("missing-voicemail", W, [('voicemail: {de: "Guten Tag, hier ist {caller}.", en: "Hello, this is {caller}."}', "§voicemail: {}")]),
    ("unknown-placeholder", E, [('en: "Hello, this is {caller}."', 'en: §"Hello, this is {caler}."')]),
    ("unknown-placeholder", E, [('en: "How big?{confirm_size}"', 'en: §"How big?{confirm_end}"')]),
    ("unknown-placeholder", E, [('en: "There are {q_size|some}."', 'en: §"There are {q_sise|some}."')]),
    ("placeholder-fallback", E, [('en: "There are {q_size|some}."', 'en: §"There are {q_size}."')]),
    ("placeholder-syntax", E, [('en: "Hello, this is {caller}."', 'en: §"Hello, this is {caller."')]),
    ("placeholder-place", E, [('en: " Is {answer} still right?"', 'en: §" Is {lead} still right?"')]),
    ("placeholder-place", E, [("en: you like red}", 'en: §"{lead} likes red"}')]),
    ("text-limit", W, [("{de: Bis wann?, en: Until when?}", f"{{de: §{' '.join(['Wort'] * 41)}, en: Until when?}}")]),
    ("text-limit", W, [("en: When is better?", f"en: §{' '.join(['word'] * 33)}")]),
    ("text-limit", W, [('en: "Hello {lead}, this is a sales call."', f"en: §{' '.join(['word'] * 61)}")]),
    ("text-limit", W, [('en: "Hello, this is {caller}."', f"en: §{' '.join(['word'] * 46)}")]),
    ("guard-length", W, [("en: Do you decide?", f"en: §{' '.join(['word'] * 36)}")]),
    ("wordings", W, [("    replies:\n", "    §replies:\n"), ("      - {de: Wann passt es?, en: When is better?, to: X3}\n", "")]),
    ("wordings", W, [("    replies:\n", "    §replies:\n      - {de: eins, en: one}\n      - {de: zwei, en: two}\n")]),
    ("empty-usp", H, [("  paint:\n", "  §paint:\n"), ("    usp:\n      - {de: Deckt gut., en: Covers well.}\n", "")]),
    ("too-many-usp", W, [("    usp:\n", "    §usp:\n" + "      - {de: eins, en: one}\n" * 3)]),
    # ways
    ("unreachable", E, [("  n09:\n", "  §n10:\n    outcome: later\n    say: {de: Später., en: Later.}\n  n09:\n")]),
    ("loop-without-choice", E, [("  n07:\n", "  §n07:\n"), ("    to: n08\n", "    to: n10\n"), ("goto: {none: n07}", "goto: {none: n08}"), ("  n09:\n", "  n10:\n    say: {de: Moment., en: Moment.}\n    to: n07\n  n09:\n")]),
    ("no-outcome", E, [("  n07:\n", "  §n07:\n"), ("    to: n08\n", "    to: n10\n"), ("goto: {none: n07}", "goto: {none: n08}"), ("  n09:\n", "  n10:\n    ask: q_likes\n    say: {de: Noch einmal?, en: Again?}\n    otherwise: n07\n  n09:\n")]),
    ("guard-count", W, [("  cold_call:\n", "  §cold_call:\n"), ("{stock: true, guard: true}", "{stock: true}"), ("    guard: true\n    confirm", "    confirm")]),
    ("guard-form", W, [("  q_likes:\n", "  §q_likes:\n"), ("    kind: multi\n    name: {de: Vorlieben, en: likes}\n", "    kind: multi\n    guard: true\n    name: {de: Vorlieben, en: likes}\n")]),
    ("depth-before-authority", E, [("  n04:\n", "  §n04:\n"), ("to: n02}\n      no:", "to: n04}\n      no:")]),
    ("review-without-disclosure", E, [("    must_say: true\n", ""), ("  n02:\n", "  §n02:\n")]),
    # jumps
    ("goto-never", W, [("  q_likes:\n", "  q_big:\n    kind: yes_no\n    name: {de: Groß, en: big}\n    depth: 1\n  q_likes:\n"), ("  end:\n    kind: obstacle", "  big:\n    kind: fit\n    gate: hard\n    depth: 1\n    name: {de: Groß, en: big}\n    question: q_big\n    cases:\n      - {is: yes, result: met}\n      - {is: no, result: failed}\n  end:\n    kind: obstacle"), ("    otherwise: n04\n", "    otherwise: n03a\n  n03a:\n    ask: q_big\n    say: {de: Groß?, en: Big?}\n    goto: {§no: n05}\n    otherwise: n04\n")]),
    ("objection-returns-nowhere", W, [("    goto: {none: n07}\n    otherwise: n06\n", "    goto: {none: n07, red: n06}\n    otherwise: §o_time\n"), ("Just one question., to: n02}", "Just one question.}")]),
    ("trap-answer", W, [("  q_likes:\n", "  q_big:\n    kind: yes_no\n    name: {de: Groß, en: big}\n    depth: 1\n  q_likes:\n"), ("  end:\n    kind: obstacle", "  big:\n    kind: fit\n    gate: hard\n    depth: 1\n    name: {de: Groß, en: big}\n    question: q_big\n    cases:\n      - {is: yes, result: met}\n      - {is: no, result: failed}\n  end:\n    kind: obstacle"), ("{none: n07}", "{none: n03a}"), ("  n06:\n", "  §n03a:\n    ask: q_big\n    say: {de: Groß?, en: Big?}\n    goto: {no: n09}\n    otherwise: n03a\n  n06:\n")]),
    ("trap", W, [("    goto: {none: n07}\n    otherwise: n06\n", "    goto: {none: n07, red: n05a}\n    otherwise: n06\n"), ("  n06:\n", "  §n05a:\n    ask: q_end\n    say: {de: Wann?, en: When?}\n    goto: {unknown: o_time}\n    otherwise: n05a\n  n06:\n"), ("Just one question., to: n02}", "Just one question.}"), ("When is better?, to: X3}", "When is better?}")]),
    ("loop-without-choice", W, [("    say: {de: Bis wann?, en: Until when?}\n    otherwise: n05\n", "    say: {de: Bis wann?, en: Until when?}\n    goto: {unknown: n03b}\n    otherwise: n05\n  n03b:\n    branch: answer\n    cases:\n      - {question: q_size, at_least: low, to: n05}\n    otherwise: n04\n"), ("  n04:\n", "  §n04:\n")]),
]  # fmt: skip

#: checks that are newer than format 1: errors in format 2 alone
NEWER = ("hash-in-text", "german-number", "trap", "objection-returns-nowhere")
_SECOND = ("format: 1", "format: 2")
_LIKES = (
    "      red: {de: rot, en: red}\n      blue: {de: blau, en: blue}\n"
    "      none: {de: nichts, en: none, exclusive: true}\n"
)


_GIVES_POINTS = ("- {after_days: 90, not_before_days: 90}", "- {after_days: 90, not_before_days: 90, points: 3}")


def banded(*bands: str, mark: str = "") -> list[tuple[str, str]]:
    """Bands, and points to tell them by."""
    lines = "".join(f"  {band}\n" for band in bands)
    return [_SECOND, ("\ncriteria:\n", f"\n{mark}bands:\n{lines}\ncriteria:\n"), _GIVES_POINTS]


_COST = "  q_cost:\n    kind: money\n    name: {de: Kosten, en: cost}\n    depth: 2\n    info: true\n"


def computed(*parts: str, text: str = "a") -> list[tuple[str, str]]:
    """Computed values, of which a step says one, and a question for money."""
    lines = "".join(f"  {part}\n" for part in parts)
    asked = (
        "    otherwise: n04a\n  n04a:\n    ask: q_cost\n    say: {de: Wie viel?, en: How much?}\n    otherwise: n05\n"
    )
    return [
        _SECOND,
        ("\ncriteria:\n", f"{_COST}\ncomputed:\n{lines}\ncriteria:\n"),
        ("    otherwise: n05\n", asked),
        ('de: "Es sind {q_size|einige}."', f'de: "Es sind {{{text}|einige}}."'),
    ]


def own_outcome(part: str, *, name: str = "pledged") -> list[tuple[str, str]]:
    """An outcome of the script's own."""
    return [_SECOND, ("\nvoicemail:", f"\noutcomes:\n  {name}: {part}\nvoicemail:")]


def for_some(condition: str) -> list[tuple[str, str]]:
    """Another wording of a late step, for some calls only."""
    return [_SECOND, ("    to: n08\n", f"    to: n08\n    alternatives: [{{de: a, en: a, when: [{condition}]}}]\n")]


def listed(
    choices: str = "{list: shades}", *, red: str = "{de: rot, en: red}", more: str = "", mark: str = ""
) -> list[tuple[str, str]]:
    """The answers of a question taken from a list."""
    answers = _LIKES.replace("      ", "    ").replace("{de: rot, en: red}", red)
    shades = f"\nlists:\n  shades:\n    {mark}{answers.removeprefix('    ')}{more}\ncriteria:\n"
    return [_SECOND, ("    choices:\n" + _LIKES, f"    choices: {choices}\n"), ("\ncriteria:\n", shades)]


def spoken(languages: str) -> list[tuple[str, str]]:
    """The file says what it is spoken in."""
    return [_SECOND, ("market: business", f"languages: {languages}\nmarket: business")]


def topics(
    ways: str = "red: n05r, blue: n05b", each: str = "q_likes", blue: str = "n05e", *, mark: str = "", loop: str = ""
) -> list[tuple[str, str]]:
    """The likes are gone through one after the other."""
    branch = f"{loop}n05e:\n    branch: each\n    each: {each}\n    {mark}ways: {{{ways}}}\n    otherwise: n06\n"
    red = "  n05r:\n    say: {de: Rot., en: Red.}\n    to: n05e\n"
    other = f"  n05b:\n    say: {{de: Blau., en: Blue.}}\n    to: {blue}\n" if "n05b" in ways else ""
    third = "  n05c:\n    say: {de: Alle., en: All.}\n    to: n05e\n" if "n05c" in ways else ""
    return [
        _SECOND,
        ("    goto: {none: n07}\n    otherwise: n06\n", "    goto: {none: n07}\n    otherwise: n05e\n"),
        ("  n06:\n", f"  {branch}{red}{other}{third}  n06:\n"),
    ]


PLANTED += [
    (code, E, [_SECOND, *changes])
    for code, severity, changes in PLANTED
    if code in NEWER and severity is W and _SECOND not in changes
]
PLANTED += [
    ("then-without-question", E, [_SECOND, ("en: When is better?, to: X3}", "en: When is better?, to: X3, §then: back}")]),
    ("then-without-question", E, [_SECOND, ("Just one question., to: n02}", "Just one question., §then: back}")]),
    ("wrong-value", E, [_SECOND, ("Just one question., to: n02}", "Just one question., to: n02, then: §forth}")]),
    ("unknown-group", E, [_SECOND, ("    label: {de: keine Zeit", "    group: §money\n    label: {de: keine Zeit")]),
    ("steps-count", E, [_SECOND, ("{de: Wann passt es?, en: When is better?, to: X3}", "{§steps: [{de: a, en: a}], to: X3}")]),
    ("steps-count", E, [_SECOND, ("{de: Wann passt es?, en: When is better?, to: X3}", "{§steps: [{de: a, en: a}, {de: a, en: a}, {de: a, en: a}, {de: a, en: a}, {de: a, en: a}], to: X3}")]),
    ("steps-count", E, [_SECOND, ("{de: Wann passt es?, en: When is better?, to: X3}", "{de: Wann?, en: When?, §steps: [{de: a, en: a}, {de: a, en: a}], to: X3}")]),
    ("empty-text", E, [_SECOND, ("{de: Wann passt es?, en: When is better?, to: X3}", "{steps: [{de: a, en: a}, §{}], to: X3}")]),
    ("text-limit", W, [_SECOND, ("{de: Wann passt es?, en: When is better?, to: X3}", f"{{steps: [{{de: a, en: a}}, {{de: a, en: §{' '.join(['word'] * 33)}}}], to: X3}}")]),
    ("short-long", W, [_SECOND, ("    to: n08\n", f"    to: n08\n    short: {{de: kurz, en: §{' '.join(['word'] * 9)}}}\n")]),
    ("missing-translation", W, [_SECOND, ("    to: n08\n", "    to: n08\n    short: §{de: kurz}\n")]),
    ("newer-key", E, [("    to: n08\n", "    to: n08\n    §short: {de: kurz, en: short}\n")]),
    ("unknown-list", E, listed("{list: §shade}")),
    ("list-unused", H, [_SECOND, ("\ncriteria:\n", "\nlists:\n  §shades:\n    red: {de: rot, en: red}\n\ncriteria:\n")]),
    ("unknown-answer", E, listed("{list: shades, but: {§pink: {de: rosa, en: pink}}}")),
    ("reserved-name", E, listed(more="    §refused: {de: nein, en: no}\n")),
    ("duplicate-choice-key", E, listed(more="    pink: {de: rosa, en: pink, key: §1}\n")),
    ("missing-translation", W, listed(red="§{de: rot}")),
    ("empty-text", E, listed(red="{}", mark="§")),
    ("placeholder-place", E, listed("{list: shades, but: {red: {tip: {de: a, en: §'{lead}'}}}}")),
    ("too-many", E, listed(more="".join(f"    c{n}: {{de: c{n}, en: c{n}}}\n" for n in range(200)), mark="§")),
    ("newer-key", E, [("      red: {de: rot, en: red}", "      red: {de: rot, en: red, §tip: {de: grell, en: bright}}")]),
    ("newer-key", E, [(old, new.replace("\nlists:", "\n§lists:")) for old, new in listed("{§list: shades}")[1:]]),
    ("many-guard-answers", W, [_SECOND, ("    choices:\n", "    §choices:\n"), ("kind: multi", "kind: choice\n    guard: true"), ("      none: {de: nichts", "".join(f"      c{n}: {{de: c, en: c}}\n" for n in range(8)) + "      none: {de: nichts")]),
    ("when-line", E, for_some("§{question: q_size}")),
    ("when-line", E, for_some("§{at_least: 3}")),
    ("when-line", E, for_some("§{weekday: sat, hours: 17-20}")),
    ("wrong-value", E, for_some("{weekday: §saturday}")),
    ("wrong-value", E, for_some("{hours: §17-25}")),
    ("wrong-value", E, for_some("{hours: §9-9}")),
    ("wrong-value", E, for_some("{contact_role: §boss}")),
    ("unknown-question", E, for_some("{question: §q_sise, at_least: 1}")),
    ("unknown-answer", E, for_some("{question: q_likes, is: §green}")),
    ("wrong-test", E, for_some("{question: q_size, §after_days: 3}")),
    ("when-always", W, for_some("§{weekday: [mon, tue, wed, thu, fri, sat, sun]}")),
    ("when-always", W, for_some("§{question: q_decider, is: [alone, together, somebody_else]}")),
    ("when-never", W, for_some("§{question: q_size, above: 5, below: 5}")),
    ("when-never", W, for_some("§{question: q_decider, is_not: [alone, together, somebody_else]}")),
    ("when-unasked", W, [_SECOND, ("    say: {de: Bis wann?, en: Until when?}\n", "    say: {de: Bis wann?, en: Until when?}\n    tips: [{de: a, en: a, when: [{question: §q_likes, is: red}]}]\n")]),
    ("when-all-hidden", E, [_SECOND, ("    answers:\n      yes: {de: ja, en: yes, to: n02}", "    §answers:\n      yes: {de: ja, en: yes, to: n02, when: [{weekday: mon}]}"), ("no: {de: nein, en: no, to", "no: {de: nein, en: no, when: [{weekday: tue}], to")]),
    ("when-all-hidden", E, [_SECOND, ('voicemail: {de: "Guten Tag, hier ist {caller}.", en: "Hello, this is {caller}."}', '§voicemail: [{de: Hallo, en: Hello, when: [{weekday: mon}]}]')]),
    ("newer-key", E, [('voicemail: {de: "Guten Tag, hier ist {caller}.", en: "Hello, this is {caller}."}', '§voicemail: [{de: Hallo, en: Hello}]')]),
    ("newer-key", E, [("no: {de: nein, en: no, to", "no: {de: nein, en: no, §when: [{weekday: tue}], to")]),
    ("stock-redefined", E, [_SECOND, ("{stock: true, guard: true}", "{stock: true, guard: true, choices: {alone: §{de: allein, en: alone, when: [{weekday: mon}]}}}")]),
    ("text-limit", W, [_SECOND, ('voicemail: {de: "Guten Tag, hier ist {caller}.", en: "Hello, this is {caller}."}', f"voicemail: [{{de: Hallo, en: §{' '.join(['word'] * 46)}}}]")]),
    ("newer-key", E, [("    branch: verdict\n", "    §branch: points\n"), ("{when: disqualified, to: n09}", "{at_least: 1, to: n09}"), _GIVES_POINTS]),
    ("band-order", E, banded("hot: {at_least: 1, de: a, en: a}", "warm: {at_least: §1, de: b, en: b}")),
    ("band-order", E, banded("§cold: {de: a, en: a}", "warm: {at_least: 1, de: b, en: b}")),
    ("band-unreachable", W, banded("hot: {at_least: §4, de: a, en: a}", "cold: {de: b, en: b}")),
    ("band-without-points", W, banded("hot: {at_least: 2, de: a, en: a}", mark="§")[:2]),
    ("unknown-band", E, [*banded("hot: {at_least: 2, de: a, en: a}"), ("    branch: verdict\n", "    branch: points\n"), ("{when: disqualified, to: n09}", "{band: §hott, to: n09}")]),
    ("branch-case", E, [*banded("hot: {at_least: 2, de: a, en: a}"), ("    branch: verdict\n", "    branch: points\n"), ("- {when: disqualified, to: n09}", "- §{when: disqualified, to: n09}")]),
    ("branch-case", E, [*banded("hot: {at_least: 2, de: a, en: a}"), ("{when: disqualified, to: n09}", "{§band: hot, to: n09}")]),
    ("computed-type", E, computed("§a: {}")),
    ("computed-type", E, computed("§a: {sum: [q_size, 1], product: [q_size, 1]}")),
    ("computed-type", E, computed("a: {§sum: [q_size]}")),
    ("computed-type", E, computed("a: {§ratio: [q_size, 1, 2]}")),
    ("computed-type", E, computed("a: {sum: [§q_likes, 1]}")),
    ("computed-type", E, computed("a: {sum: [q_size, §wordy]}")),
    ("computed-type", E, computed("a: {sum: [q_size, 1], §percent: true}")),
    ("computed-type", E, computed("a: {sum: [q_size, 1], round: 10, §decimals: 1}")),
    ("computed-type", E, computed("a: {sum: [q_size, 1], §per: month}")),
    ("computed-type", E, computed("a: {ratio: [q_cost, q_size], §percent: true}")),
    ("unknown-question", E, computed("a: {sum: [q_size, §q_sise]}")),
    ("unknown-value", E, computed("a: {sum: [q_size, §lowe]}")),
    ("computed-below", E, computed("a: {sum: [q_size, §b]}", "b: {sum: [q_size, 1]}")),
    ("computed-circle", E, computed("a: {sum: [q_size, §a]}")),
    ("computed-circle", E, computed("a: {sum: [q_size, §b]}", "b: {sum: [a, 1]}")),
    ("mixed-units", E, computed("a: {§sum: [q_size, q_cost]}")),
    ("mixed-units", E, computed("a: {§product: [q_cost, q_cost]}")),
    ("mixed-units", E, computed("a: {§ratio: [q_size, q_cost]}")),
    ("mixed-units", E, computed("a: {sum: [q_cost, 1], money: §USD}")),
    ("mixed-units", E, computed("a: {sum: [q_cost, 1], per: §once}")),
    ("reserved-name", E, computed("§low: {sum: [q_size, 1]}", text="low")),
    ("reserved-name", E, computed("§lead: {sum: [q_size, 1]}", text="lead")),
    ("computed-unused", H, computed("a: {sum: [q_size, 1]}", "§b: {sum: [q_size, 1]}")),
    ("placeholder-fallback", E, [*computed("a: {sum: [q_size, 1]}"), ("en: \"There are {q_size|some}.\"", "en: §\"There are {a}.\"")]),
    ("unknown-computed", E, [*computed("a: {sum: [q_size, 1]}"), ("- {question: q_likes, is_not: none}", "- {computed: §aa, at_least: 3}")]),
    ("wrong-test", E, [*computed("a: {sum: [q_size, 1]}"), ("- {question: q_likes, is_not: none}", "- {computed: a, §is_not: none}")]),
    ("wrong-test", E, [*computed("a: {sum: [q_size, 1]}"), ("    question: q_end\n    cases:\n      - {after_days: 90, not_before_days: 90}", "    computed: a\n    cases:\n      - {above: 3, result: failed}\n      - {otherwise: met}"), ("gate: timed", "gate: §timed"), ("    depth: 2\n    asked_if", "    depth: 2\n    info: true\n    asked_if")]),
    ("wrong-test", E, [*computed("a: {sum: [q_size, 1]}"), ("    question: q_size\n    cases:\n      - {at_least: low, result: met}\n      - {below: low, result: failed}", "    computed: a\n    cases:\n      - {at_least: low, §points_each: 2}\n      - {otherwise: failed}")]),
    ("unknown-value", E, [*computed("a: {sum: [q_size, 1]}"), ("- {question: q_likes, is_not: none}", "- {computed: a, at_least: §lowe}")]),
    ("test-subject", E, [*computed("a: {sum: [q_size, 1]}"), ("- {question: q_likes, is_not: none}", "- {question: q_size, §computed: a, at_least: 3}")]),
    ("missing-key", E, [_SECOND, ("- {question: q_likes, is_not: none}", "- §{at_least: 3}")]),
    ("criterion-question", E, [*computed("a: {sum: [q_size, 1]}"), ("    question: q_size\n    cases:", "    question: q_size\n    §computed: a\n    cases:")]),
    ("criterion-without-cases", E, [*computed("a: {sum: [q_size, 1]}"), ("criteria:\n", "criteria:\n  §more:\n    kind: fit\n    gate: soft\n    depth: 1\n    name: {de: a, en: a}\n    computed: a\n")]),
    ("unknown-key", E, [*computed("a: {sum: [q_size, 1]}"), ("      - {question: q_size, at_least: low}", "      - {§computed: a, at_least: low, question: q_size}")]),
    ("newer-key", E, [(old, new.replace("\ncomputed:", "\n§computed:")) for old, new in computed("a: {sum: [q_size, 1]}")[1:]]),
    ("newer-key", E, [("- {question: q_likes, is_not: none}", "- {§computed: a, at_least: 3}"), *((old, new.replace("\ncomputed:", "\n§computed:")) for old, new in computed("a: {sum: [q_size, 1]}")[1:])]),
    ("no-more-calls-outgoing", E, [_SECOND, ("market: business\n", "market: business\n§no_more_calls: off\n")]),
    ("no-more-calls-outgoing", E, [_SECOND, ("market: business\n", "market: business\ndirection: outgoing\n§no_more_calls: off\n")]),
    ("wrong-value", E, [_SECOND, ("market: business\n", "market: business\ndirection: §in\n")]),
    ("wrong-value", E, [_SECOND, ("market: business\n", "market: business\ndirection: incoming\nno_more_calls: §never\n")]),
    ("newer-key", E, [("market: business\n", "market: business\n§direction: incoming\n")]),
    ("like-legal", E, own_outcome("{like: §do_not_call, de: a, en: a}")),
    ("like-legal", E, own_outcome("{like: §wrong_number, de: a, en: a}")),
    ("unknown-outcome", E, own_outcome("{like: §apointment_set, de: a, en: a}")),
    ("unknown-outcome", E, [*own_outcome("{like: appointment_set, de: a, en: a}"), ("outcome: appointment_set", "outcome: §pleged")]),
    ("reserved-name", E, own_outcome("{like: appointment_set, de: a, en: a}", name="§later")),
    ("missing-translation", W, own_outcome("§{like: appointment_set, de: a}")),
    ("empty-text", E, own_outcome("{like: appointment_set}", name="§pledged")),
    ("placeholder-place", E, own_outcome("{like: appointment_set, de: a, en: §'{lead}'}")),
    ("missing-key", E, own_outcome("{de: a, en: a}", name="§pledged")),
    ("newer-key", E, [("\nvoicemail:", "\n§outcomes:\n  pledged: {like: appointment_set, de: a, en: a}\nvoicemail:")]),
    ("newer-key", E, [("{below: low, result: failed}", "{below: low, result: failed, §rescue: o_time}")]),
    ("dangling-target", E, [_SECOND, ("{below: low, result: failed}", "{below: low, result: failed, rescue: §o_tim}")]),
    ("bad-name", E, [_SECOND, ("{below: low, result: failed}", "{below: low, result: failed, rescue: §n05}")]),
    ("rescue-not-failing", E, [_SECOND, ("{at_least: low, result: met}", "{at_least: low, result: met, §rescue: o_time}")]),
    ("rescue-not-failing", E, [_SECOND, ("    question: q_size\n", "    question: q_size\n    scope: account\n"), ("{below: low, result: failed}", "{below: low, result: failed, §rescue: o_time}")]),
    ("rescue-not-hard", E, [_SECOND, ("  size:\n    kind: fit\n    gate: hard", "  size:\n    kind: fit\n    gate: soft"), ("{below: low, result: failed}", "{below: low, result: failed, §rescue: o_time}")]),
    ("rescue-loses", W, [_SECOND, ("      - {at_least: low, result: met}\n", ""), ("{below: low, result: failed}", "{below: low, result: failed, §rescue: o_time}")]),
    ("newer-key", E, [(old, new.replace("branch", "§branch")) for old, new in topics()[1:]]),
    ("unknown-question", E, topics(each="§q_like")),
    ("unknown-answer", E, topics("red: n05r, §pink: n05b")),
    ("dangling-target", E, topics("red: n05r, blue: §n55")),
    ("each-not-multi", E, topics("alone: n05r, together: n05b, somebody_else: n05c", each="§q_decider")),
    ("each-way-missing", E, topics("red: n05r", mark="§")),
    ("each-shared", E, topics("red: n05r, §blue: n05b", blue="n05r")),
    ("each-no-return", W, topics("red: n05r, §blue: n05b", blue="n06")),
    ("loop-without-choice", E, topics("red: n05r, blue: n05e", loop="§")),
    ("branch-without-otherwise", E, [(old, new.replace("  n05e", "  §n05e").replace("    otherwise: n06\n  n05r", "  n05r")) for old, new in topics(blue="n06")]),
    ("missing-key", E, [(old, new.replace("  n05e", "  §n05e").replace("    each: q_likes\n", "")) for old, new in topics()]),
    ("unknown-key", E, [(old, new.replace("    each: q_likes\n", "    each: q_likes\n    §cases: []\n")) for old, new in topics()]),
    ("newer-key", E, [("market: business", "§languages: [de, en]\nmarket: business")]),
    ("unknown-language", E, spoken("[de, en, §deutsch]")),
    ("unknown-language", E, spoken("[de, en, §de]")),
    ("language-not-listed", E, [_SECOND, ("red: {de: rot, en: red}", "red: {de: rot, en: red, §fr: rouge}")]),
    ("language-not-listed", E, [*spoken("[de, en]"), ("red: {de: rot, en: red}", "red: {de: rot, en: red, §fr: rouge}")]),
    ("missing-translation", W, [*spoken("[de, en]"), ("red: {de: rot, en: red}", "red: §{de: rot}")]),
    ("comma-in-text", E, [*spoken("[de, en]"), ("red: {de: rot, en: red}", "red: {de: rot, en: red, §big}")]),
    ("wrong-type", E, [*spoken("[de, en]"), ("red: {de: rot, en: red}", "red: {de: rot, en: §12}")]),
    ("wrong-type", E, [*spoken("[de, en]"), ("title: {de: Probe, en: Sample}", "title: §Probe")]),
    ("again-guard", W, [_SECOND, ("    ask: q_size\n", "    ask: q_size\n    §again: true\n")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "severity", "changes"), PLANTED, ids=[f"{n}-{one[0]}" for n, one in enumerate(PLANTED)]
)
def test_planted_problem_is_found_in_its_place(code: str, severity: Severity, changes: list[tuple[str, str]]) -> None:
    text, places = plant(*changes)
    found = problems_of(text)
    assert places
    assert [(one.line, one.column) for one in found if one.code == code] == places, "\n".join(map(str, found))
    assert {one.severity for one in found if one.code == code} == {severity}
    assert all(one.message and one.fix for one in found)
    # one mistake is one finding; only where the guard is passed by does that show too
    assert {one.code for one in found} <= {code, *(["guard-count"] if code == "depth-before-authority" else [])}


MENDS = [
    ([("red: {de: rot, en: red}", "red: {de: rot, en: red, dark, mostly}")], 'put the text in quotes: en: "red, dark, mostly"'),
    ([("red: {de: rot, en: red}", "red: {de: rot, en: red, to: n02}")], "its place is: a step that says something"),
    ([("amount: 5", "amount: 5.000")], "write 5000"),
    ([("gate: timed", "gate: “timed”")], "write `timed` without them"),
    ([("  blue: {de: blau", "  blü: {de: blau")], "write `blue`"),
    ([("  red: {de: rot", "  Dark Red: {de: rot"), ("is: red", "is: blue")], "write `dark_red`"),
    ([("{stock: true, guard: true}", "{stock: true, guard: true}\n  q_Größe: {kind: text, name: {de: a, en: a}, depth: 1}")], "write `q_groesse`"),
    ([("ask: q_likes", "ask: q_budget")], "add `q_budget: {stock: true}` under `questions:`"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "mend"), MENDS, ids=[one[1] for one in MENDS])
def test_the_mend_is_named(changes: list[tuple[str, str]], mend: str) -> None:
    found = problems_of(plant(*changes)[0])
    assert any(mend in one.fix for one in found), "\n".join(map(str, found))


@pytest.mark.parametrize("text", ["en: Covers. # a remark", "en: Covers well."])
def test_a_comment_behind_a_text_is_no_mistake(text: str) -> None:
    assert (
        problems_of(
            plant(
                (
                    "    usp:\n      - {de: Deckt gut., en: Covers well.}",
                    f"    usp:\n      - de: Deckt.\n        {text}",
                )
            )[0]
        )
        == ()
    )


def hungarian(*changes: tuple[str, str]) -> tuple[str, list[tuple[int, int]]]:
    """The Hungarian script, changed; and where § stood."""
    text = text_of("languages")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    places = [(number, line.index("§") + 1) for number, line in enumerate(text.splitlines(), start=1) if "§" in line]
    return text.replace("§", ""), places


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("language-not-listed", [("{hu: igen, to: w2}", "{hu: igen, §en: yes, to: w2}")]),
        ("language-not-listed", [("{hu: igen, to: w2}", "{hu: igen, §fr: oui, to: w2}")]),
        ("placeholder-syntax", [("name: keret", "name: §'{keret'")]),
        ("empty-text", [("label: drága", "§label: ''")]),
        ("text-limit", [("Önöké a ház?", "§" + " ".join(["szó"] * 41)), ("    guard: true\n", "")]),
        ("unknown-key", [("{hu: igen, to: w2}", "{hu: igen, §colour: kék, to: w2}")]),
    ],
)
def test_in_another_language_it_is_told_in_its_place(code: str, changes: list[tuple[str, str]]) -> None:
    text, places = hungarian(*changes)
    found = [one for one in problems_of(text) if one.code not in ("shared-in-other-language", "guard-count")]
    assert [(one.code, one.line, one.column) for one in found] == [(code, *place) for place in places]


def test_what_is_shared_in_another_language_is_told_once() -> None:
    (found,) = problems_of(text_of("languages"))
    assert (found.code, found.severity) == ("shared-in-other-language", H)


def test_a_script_in_one_language_is_told_so_once() -> None:
    import re

    german = re.sub(r", en: (\"[^\"]*\"|[^,}\n]*)", "", SOUND)
    (found,) = (one for one in problems_of(german) if one.code in ("one-language", "missing-translation"))
    assert (found.code, found.severity) == ("one-language", H)
    assert "German only" in found.message


def test_a_call_of_the_past_stays_readable_whatever_the_linter_has_learnt() -> None:
    broken = SOUND.replace("  n09:\n", "  n10:\n    outcome: later\n    say: {de: Später., en: Later.}\n  n09:\n")
    assert check(broken.encode(), name="one", common=common_bytes())[0] is None
    assert check(broken.encode(), name="one", common=common_bytes(), pinned=True)[0] is not None
    nowhere = SOUND.replace("Just one question., to: n02", "Just one question., to: n2")
    assert check(nowhere.encode(), name="one", common=common_bytes(), pinned=True)[0] is None


def test_all_problems_of_a_file_are_found_at_once() -> None:
    changes = [
        ("market: business", "§colour: red\nmarket: business\n§market: consumer"),
        ("en: Covers well.", "en: §12"),
        ("gate: timed", "gate: §strict"),
        ("blue: {de: blau, en: blue}", "blue: {de: blau, en: blue, key: §1}"),
        ("[alone, together]", "[alone, §both, together]"),
        ("{below: low, result: failed}", "{below: §lowest, result: failed}"),
        ("is_not: none}", "§after_days: 3}"),
        ("{stock: true, guard: true}", "{stock: true, guard: true, §kind: multi}"),
        ("{de: Bis bald!, en: See you!}", "§{de: Bis bald!}"),
        ('en: "Hello, this is {caller}."', 'en: §"Hello, this is {caler}."'),
        ('en: "There are {q_size|some}."', 'en: §"There are {q_size}."'),
        ("Just one question., to: n02", "Just one question., to: §n2"),
        ("outcome: appointment_set", "outcome: §apointment_set"),
        ("goto: {none: n07}", "goto: {§nothing: n07}"),
        ("    must_say: true\n", ""),
        ("  n02:\n", "  §n02:\n"),
        ("  n09:\n", "  §n10:\n    outcome: later\n    say: {de: Später., en: Later.}\n  n09:\n"),
    ]
    text, places = plant(*changes)
    found = problems_of(text)
    assert [(one.line, one.column) for one in found] == places, "\n".join(map(str, found))


def test_four_guard_questions_are_too_many() -> None:
    guard = "  q_g{0}:\n    kind: yes_no\n    name: {{de: g, en: g}}\n    depth: 1\n    guard: true\n    info: true\n"
    node = "  g{0}:\n    ask: q_g{0}\n    say: {{de: Ja?, en: Yes?}}\n    otherwise: {1}\n"
    text, places = plant(
        ("  cold_call:\n", "  §cold_call:\n"),
        ("  q_end:\n", guard.format(1) + guard.format(2) + "  q_end:\n"),
        ("    otherwise: n04\n", "    otherwise: g1\n"),
        ("  n04:\n", node.format(1, "g2") + node.format(2, "n04") + "  n04:\n"),
    )
    assert [(one.code, one.line, one.column) for one in problems_of(text)] == [("guard-count", *places[0])]


def test_guard_questions_that_a_missing_branch_asks_are_counted() -> None:
    guard = "  q_g{0}:\n    kind: yes_no\n    name: {{de: g, en: g}}\n    depth: 1\n    guard: true\n    info: true\n"
    node = "  g{0}:\n    ask: q_g{0}\n    say: {{de: Ja?, en: Yes?}}\n    otherwise: n04\n"
    text, places = plant(
        ("  cold_call:\n", "  §cold_call:\n"),
        ("  q_end:\n", guard.format(1) + guard.format(2) + "  q_end:\n"),
        ("  n04:\n", node.format(1) + node.format(2) + "  n04:\n"),
        (
            "    branch: verdict\n    cases:\n      - {when: disqualified, to: n09}",
            "    branch: missing\n    cases:\n      - {when: missing, to: n05}",
        ),
    )
    assert [(one.code, one.line, one.column) for one in problems_of(text)] == [("guard-count", *places[0])]


def test_a_target_that_is_not_there_does_not_hide_that_there_is_no_guard_question() -> None:
    text, places = plant(
        ("  cold_call:\n", "  §cold_call:\n"),
        ("{stock: true, guard: true}", "{stock: true}"),
        ("    guard: true\n    confirm", "    confirm"),
        ("    otherwise: n04\n", "    otherwise: n44\n"),
    )
    found = problems_of(text)
    assert ("guard-count", *places[0]) in [(one.code, one.line, one.column) for one in found]
    assert "dangling-target" in {one.code for one in found}


def test_question_behind_a_missing_branch_is_reachable() -> None:
    text, _ = plant(
        (
            "    branch: verdict\n    cases:\n      - {when: disqualified, to: n09}",
            "    branch: missing\n    cases:\n      - {when: missing, to: n05}",
        ),
        ("    otherwise: n04\n", "    otherwise: n05\n"),
    )
    assert not problems_of(text)


def test_sound_script_has_no_problem() -> None:
    assert not problems_of(SOUND)


def test_shipped_scripts_have_no_problem() -> None:
    scripts = sorted(paths.resource("scripts").glob("*.yaml"))
    assert len(scripts) == 5
    assert lint_files(scripts) == []


def test_every_outcome_has_closing_words_or_none_on_purpose() -> None:
    from callassist.formats.script.script_files import read_script

    script = read_script(paths.resource("scripts", "education_savings.yaml"))
    assert {name[1:] for name in script.nodes if name.startswith("=")} == set(OUTCOMES) - {BY_MISTAKE}


def test_problem_reads_as_one_line() -> None:
    problem = Problem("a.yaml", 3, 7, E, "unknown-key", told("no key `x`"), told("did you mean `y`?"))
    assert str(problem) == "a.yaml:3:7: error: no key `x` – did you mean `y`? [unknown-key]"


def test_lint_names_the_file_and_sorts_by_place(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(SOUND.replace("to: X3}", "to: X33}").replace("start: n01", "start: n1"), "utf-8")
    found = lint(file)
    assert {problem.file for problem in found} == {str(file)}
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)
    assert [problem.code for problem in found] == ["unknown-start", "dangling-target"]


def test_did_you_mean() -> None:
    text, _ = plant(("    guard: true\n    confirm", "    gaurd: true\n    confirm"))
    assert problems_of(text)[0].fix == "did you mean `guard`?"


def test_deep_and_wide_scripts_are_walked_without_recursion() -> None:
    says = "".join(f"  s{n}:\n    say: {{de: a, en: a}}\n    to: s{n + 1}\n" for n in range(1500))
    end = "  s1500:\n    say: {de: a, en: a}\n    to: n08\n"
    text, _ = plant(("    to: n08\n", "    to: s0\n"), ("  n08:\n", says + end + "  n08:\n"))
    assert not problems_of(text)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("to: X9,", "to: X99,", "dangling-target"),
        ('to: "=voicemail_left"', 'to: "=voicemail_lost"', "unknown-outcome"),
        ("outcome: wrong_number", "outcome: wrong_numbers", "unknown-outcome"),
        ("  hung_up: {}", "  hung_upp: {}", "unknown-outcome"),
        ("  X6: {de", "  X66: {de", "dangling-target"),
        ("common: true", "common: false", "wrong-value"),
    ],
)
def test_the_shared_parts_are_checked_too(old: str, new: str, code: str) -> None:
    text = common_bytes().decode()
    assert text.count(old) == 1
    data = text.replace(old, new).encode()
    assert {problem.code for problem in check(data, name="common.yaml", common=data)[1]} == {code}
    assert {problem.file for problem in check(SOUND.encode(), name="own.yaml", common=data)[1]} == {"common.yaml"}
