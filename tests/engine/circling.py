"""Scripts whose ways lead round, and a way to play them: for jumps, circles and the second asking of a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from callassist.domain.answers import NodeId
from callassist.domain.script import Ask, Script
from callassist.domain.text import Language
from callassist.engine.call import Call
from callassist.engine.setup import CallSetup
from callassist.engine.tokens import parse_token
from callassist.formats.script.script_files import parse_script
from callassist.formats.script.source_text import common_bytes

START = datetime(2026, 3, 2, 10, tzinfo=UTC)

_HEAD = """
format: 1
script: round
version: 1
title: {de: Kreis, en: Circle}
market: business
stages:
  cold_call: {title: {de: Erstanruf, en: First call}, start: w1, depth: 1, disqualified: w9}
voicemail: {de: "Guten Tag.", en: "Hello."}
"""

_OWNER = """
questions:
  q_owner:
    kind: choice
    name: {de: Haus, en: House}
    depth: 1
    guard: true
    choices: {owns: {de: gehört mir, en: own}, unsure: {de: weiß nicht, en: unsure}, rents: {de: Miete, en: rent}}
  q_email: {kind: text, name: {de: Adresse, en: Address}, depth: 1, info: true}
criteria:
  owner:
    {kind: fit, gate: hard, depth: 1, name: {de: Haus, en: House}, question: q_owner,
     cases: [{is: owns, result: met}, {is: rents, result: failed}]}
"""

_SAFE = """
questions:
  q_name: {kind: text, name: {de: Name, en: Name}, depth: 1, info: true}
  q_email: {kind: text, name: {de: Adresse, en: Address}, depth: 1, info: true}
  q_email_ok:
    kind: choice
    name: {de: richtig, en: right}
    depth: 1
    guard: true
    choices: {right: {de: ja, en: "yes"}, wrong: {de: nein, en: "no"}}
criteria:
  address:
    {kind: fit, gate: hard, depth: 1, name: {de: Adresse, en: Address}, question: q_email_ok,
     cases: [{is: right, result: met}]}
"""

_BOOKING = """
    ask: appointment
    say: {de: "{slot1} oder {slot2}?", en: "{slot1} or {slot2}?"}
    answers:
      slot1: {de: "{slot1}", en: "{slot1}", to: "=appointment_set", does: slot1}
"""

TEXTS = {
    # an objection's reply leads to a booking over an open guard question
    "over_guard": _HEAD
    + _OWNER
    + f"""
nodes:
  w1: {{say: {{de: Eins., en: One.}}, to: w2}}
  w2: {{ask: q_owner, say: {{de: Haus?, en: House?}}, otherwise: w3}}
  w3:{_BOOKING}
  w5: {{ask: q_email, say: {{de: Adresse?, en: Address?}}, otherwise: w3}}
  w9: {{outcome: disqualified, say: {{de: "Danke!", en: "Thank you!"}}}}
objections:
  o_price:
    label: {{de: Preis, en: Price}}
    replies: [{{de: Kostet nichts., en: It is free., to: w3}}]
  o_mail:
    label: {{de: Post, en: Mail}}
    replies: [{{de: Gern., en: With pleasure., to: w5}}]
""",
    # a reply leads to a question before an end: the call does not come back from there
    "to_an_end": _HEAD
    + _OWNER
    + f"""
nodes:
  w1: {{ask: permission, say: {{de: Darf ich?, en: May I?}}, answers: {{ok: {{de: ja, en: "yes", to: w2}}}}}}
  w2: {{ask: q_owner, say: {{de: Haus?, en: House?}}, otherwise: w3}}
  w3:{_BOOKING}
  w5: {{ask: q_email, say: {{de: Adresse?, en: Address?}}, otherwise: w6}}
  w6: {{outcome: info_requested, say: {{de: Kommt., en: On its way.}}}}
  w9: {{outcome: disqualified, say: {{de: "Danke!", en: "Thank you!"}}}}
objections:
  o_mail:
    label: {{de: Post, en: Mail}}
    replies: [{{de: Gern., en: With pleasure., to: w5}}]
""",
    # answers lead to an objection, to an end against a failed criterion, and on
    "answer_to_objection": _HEAD
    + _OWNER
    + f"""
nodes:
  w1: {{ask: permission, say: {{de: Darf ich?, en: May I?}}, answers: {{ok: {{de: ja, en: "yes", to: w2}}}}}}
  w2: {{ask: q_owner, say: {{de: Haus?, en: House?}}, goto: {{unsure: o_price, rents: w1}}, otherwise: w3}}
  w3:{_BOOKING}
  w9: {{outcome: disqualified, say: {{de: "Danke!", en: "Thank you!"}}}}
objections:
  o_price:
    label: {{de: Preis, en: Price}}
    replies: [{{de: Kostet nichts., en: It is free., to: w3}}, {{de: Wirklich nichts., en: Really free.}}]
""",
    # "did I get it right?": no leads round
    "check_again": _HEAD
    + _SAFE.replace("  q_name: {kind: text, name: {de: Name, en: Name}, depth: 1, info: true}\n", "")
    + """
nodes:
  w1: {ask: permission, say: {de: Darf ich?, en: May I?}, answers: {ok: {de: ja, en: "yes", to: w2}}}
  w2: {ask: q_email, say: {de: Adresse?, en: Address?}, otherwise: w3}
  w3: {ask: q_email_ok, say: {de: "{q_email|So}?", en: "{q_email|This}?"}, goto: {wrong: w2}, otherwise: w5}
  w5: {outcome: info_requested, say: {de: Kommt., en: On its way.}}
  w9: {outcome: disqualified, say: {de: "Danke!", en: "Thank you!"}}
""",
    # the same behind a question that lies in no circle
    "check_again_behind": _HEAD
    + _SAFE
    + """
nodes:
  w1: {ask: permission, say: {de: Darf ich?, en: May I?}, answers: {ok: {de: ja, en: "yes", to: w1b}}}
  w1b: {ask: q_name, say: {de: Name?, en: Name?}, otherwise: w2}
  w2: {ask: q_email, say: {de: Adresse?, en: Address?}, otherwise: w3}
  w3: {ask: q_email_ok, say: {de: Richtig?, en: Right?}, goto: {wrong: w2}, otherwise: w5}
  w5: {outcome: info_requested, say: {de: Kommt., en: On its way.}}
  w9: {outcome: disqualified, say: {de: "Danke!", en: "Thank you!"}}
""",
    # jumps within a circle, and objections on top of one another
    "nest": _HEAD
    + """
questions:
  q_a: {kind: yes_no, name: {de: A, en: A}, depth: 1, guard: true}
  q_b: {kind: yes_no, name: {de: B, en: B}, depth: 1, guard: true}
  q_c: {kind: yes_no, name: {de: C, en: C}, depth: 1, info: true}
  q_d: {kind: yes_no, name: {de: D, en: D}, depth: 1, info: true}
criteria:
  a:
    {kind: fit, gate: hard, depth: 1, name: {de: A, en: A}, question: q_a,
     cases: [{is: yes, result: met}, {is: no, result: failed}]}
  b:
    {kind: fit, gate: hard, depth: 1, name: {de: B, en: B}, question: q_b,
     cases: [{is: yes, result: met}, {is: no, result: failed}]}
nodes:
  w1: {say: {de: Eins., en: One.}, to: w2}
  w2: {ask: q_a, say: {de: A?, en: A?}, otherwise: w3}
  w3: {ask: q_b, say: {de: B?, en: B?}, otherwise: w4}
  w4: {ask: q_c, say: {de: C?, en: C?}, goto: {no: w1}, otherwise: w5}
  w5: {ask: q_d, say: {de: D?, en: D?}, otherwise: w6}
  w6:
    ask: appointment
    say: {de: "{slot1} oder {slot2}?", en: "{slot1} or {slot2}?"}
    answers:
      slot1: {de: "{slot1}", en: "{slot1}", to: "=appointment_set", does: slot1}
      again: {de: nochmal, en: again, to: w4}
  w9: {outcome: disqualified, say: {de: "Danke!", en: "Thank you!"}}
objections:
  o_one:
    label: {de: eins, en: one}
    replies: [{de: Erstens., en: First., to: w6}, {de: Zweitens., en: Second., to: w1}]
  o_two:
    label: {de: zwei, en: two}
    replies: [{de: Zwei., en: Two., to: w5}, {de: Zwei zwei., en: Two two.}]
""",
    # a circle in which every question is too deep for the call: it stops at the first one instead of running for ever
    "silent": _HEAD.replace("business", "consumer")
    + """
questions:
  q_a: {kind: yes_no, name: {de: A, en: A}, depth: 1, guard: true}
  q_c: {kind: yes_no, name: {de: C, en: C}, depth: 3, info: true}
  q_d: {kind: yes_no, name: {de: D, en: D}, depth: 3, info: true}
criteria:
  a:
    {kind: fit, gate: hard, depth: 1, name: {de: A, en: A}, question: q_a,
     cases: [{is: yes, result: met}, {is: no, result: failed}]}
nodes:
  w1: {ask: q_a, say: {de: A?, en: A?}, otherwise: w2}
  w2: {ask: q_c, say: {de: C?, en: C?}, goto: {yes: w5}, otherwise: w3}
  w3: {ask: q_d, say: {de: D?, en: D?}, goto: {yes: w5}, otherwise: w2}
  w5: {outcome: info_requested, say: {de: Kommt., en: On its way.}}
  w9: {outcome: disqualified, say: {de: "Danke!", en: "Thank you!"}}
""",
    # a reply leads back to a question that was passed as too deep, and another one away from it
    "passed_and_led_back": _HEAD.replace("business", "consumer")
    + """
questions:
  q_a: {kind: yes_no, name: {de: A, en: A}, depth: 1, guard: true}
  q_b: {kind: yes_no, name: {de: B, en: B}, depth: 2, info: true}
  q_c: {kind: yes_no, name: {de: C, en: C}, depth: 1, info: true}
criteria:
  a:
    {kind: fit, gate: hard, depth: 1, name: {de: A, en: A}, question: q_a,
     cases: [{is: yes, result: met}, {is: no, result: failed}]}
nodes:
  w1: {ask: q_a, say: {de: A?, en: A?}, otherwise: w2}
  w2: {ask: q_b, say: {de: B?, en: B?}, otherwise: w3}
  w3: {ask: q_c, say: {de: C?, en: C?}, otherwise: w5}
  w4: {say: {de: Vier., en: Four.}, to: w3}
  w5: {outcome: info_requested, say: {de: Kommt., en: On its way.}}
  w9: {outcome: disqualified, say: {de: "Danke!", en: "Thank you!"}}
objections:
  o_deep:
    label: {de: tief, en: deep}
    replies: [{de: Doch., en: Yet., to: w2}]
  o_four:
    label: {de: vier, en: four}
    replies: [{de: Viertens., en: Fourth., to: w4}]
""",
}


@cache
def circle_script(name: str) -> Script:
    """One of `TEXTS`, read."""
    return parse_script(TEXTS[name].encode(), name=name, common=common_bytes())


def asked_at_every_arrival(found: Script, node: str) -> Script:
    """The same script with a question node that is asked again whatever is known."""
    ask = found.nodes[NodeId(node)]
    assert isinstance(ask, Ask)
    return replace(found, nodes={**found.nodes, ask.id: replace(ask, again=True)})


def circle_call(name: str) -> Call:
    """A call at its first node."""
    found = circle_script(name)
    return Call.start(found, CallSetup(next(iter(found.stages)), 1, Language.EN, START))


def spots(call: Call, *tokens: str) -> tuple[Call, list[str]]:
    """The call after each token, and what was shown then: a spot, or the objection or exit on top of it."""
    shown: list[str] = []
    for token in tokens:
        call = call.step(parse_token(call, token), START + timedelta(seconds=len(call.trace) + 1))
        shown.append(call.frames[-1].id if call.frames else str(call.spot))
    return call, shown
