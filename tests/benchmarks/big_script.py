"""A script of 300 nodes in one straight call: the worst case for everything that is derived on each key."""

from __future__ import annotations

from callassist import paths
from callassist.domain.script import Script
from callassist.formats.script.script_files import parse_script

NODES = 300


def big_script_text(nodes: int = NODES) -> str:
    """The script as its author would have written it: 250 questions with a criterion each, texts in between."""
    lines = [
        "format: 1",
        "script: big",
        "version: 1",
        "title: {de: Großes Skript, en: Big script}",
        "market: business",
        "country: DE",
        "framing: sales",
        "stages:",
        "  cold_call: {title: {de: Erstanruf, en: First call}, start: n0, depth: 3, disqualified: z_no}",
    ]
    asked = [number for number in range(nodes - 3) if number % 6 != 5]
    lines.append("questions:")
    for number in asked:
        guard = "guard: true, " if number < 3 else ""
        lines.append(
            f"  q_{number}: {{kind: choice, depth: {1 if number < 3 else 2 + number % 2}, {guard}"
            f"name: {{de: Frage {number}, en: question {number}}}, "
            "choices: {yes: {de: ja, en: yes}, maybe: {de: vielleicht, en: maybe}, no: {de: nein, en: no}}}"
        )
    lines.append("criteria:")
    for number in asked:
        kind = "authority" if number == 0 else "fit"
        gate = "hard" if number % 10 == 0 else "soft"
        lines += [
            f"  c_{number}:",
            f"    kind: {kind}",
            f"    gate: {gate}",
            f"    depth: {1 if number < 3 else 2 + number % 2}",
            f"    name: {{de: Merkmal {number}, en: trait {number}}}",
            f"    question: q_{number}",
            "    cases:",
            "      - {is: [yes, maybe], result: met, points: 2}",
            "      - {is: no, result: failed}" if gate == "hard" else "      - {is: no, points: 0}",
        ]
    lines.append("products:")
    for number in range(5):
        lines += [
            f"  P{number}:",
            f"    name: {{de: Produkt {number}, en: product {number}}}",
            "    points:",
            *(
                f"      - {{question: q_{one}, is: yes, points: 1, reason: {{de: es passt, en: it fits}}}}"
                for one in asked[number::5]
            ),
        ]
    lines.append("nodes:")
    for number in range(nodes - 3):
        following = f"n{number + 1}" if number + 1 < nodes - 3 else "z_verdict"
        said = f"{{de: 'Damit ich Sie richtig verstehe: Was gilt bei Punkt {number}?', en: 'What holds for {number}?'}}"
        if number in asked:
            lines.append(f"  n{number}: {{ask: q_{number}, say: {said}, otherwise: {following}}}")
        else:
            lines.append(f"  n{number}: {{say: {said}, to: {following}}}")
    lines += [
        "  z_verdict: {branch: verdict, cases: [{when: disqualified, to: z_no}], otherwise: z_yes}",
        "  z_no: {outcome: disqualified, say: {de: Danke., en: Thanks.}}",
        "  z_yes: {outcome: prospect_no_appointment, say: {de: Gut., en: Good.}}",
        "objections:",
    ]
    for number in range(10):
        lines += [
            f"  o_{number}:",
            f"    label: {{de: Einwand {number}, en: objection {number}}}",
            "    replies:",
            "      - {de: Das verstehe ich gut., en: I see that.}",
            "      - {de: Darf ich nachfragen?, en: May I ask?}",
        ]
    return "\n".join(lines) + "\n"


def big_script(nodes: int = NODES) -> Script:
    """The script, parsed."""
    common = paths.resource("scripts", "common.yaml").read_bytes()
    return parse_script(big_script_text(nodes).encode(), name="big.yaml", common=common)
