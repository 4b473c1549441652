"""What a new script begins with: a call that says who calls, asks for a meeting and ends kindly."""

from __future__ import annotations

from callassist.domain.script import Market
from callassist.formats.script.writing.editing import edited
from callassist.formats.script.writing.edits import SetValue, SetWords, Several
from callassist.formats.script.writing.script_text import ScriptText

_TEXT = """\
format: 1
script: new_script
version: 1
title: {de: Neues Skript, en: New script}
market: consumer

stages:
  cold_call:
    title: {de: Erstanruf, en: First call}
    start: opening
    depth: 1
    disqualified: polite_exit

voicemail:
  de: Guten Tag {lead}, hier ist {caller} von {company}. Ich versuche es {retry_when} noch einmal.
  en: Hello {lead}, this is {caller} from {company}. I'll try again {retry_when}.

nodes:
  opening:
    ask: permission
    must_say: true
    say:
      de: Guten Tag {lead}, {caller} von {company}. Ich rufe mit einem Angebot an. Passt es gerade?
      en: Hello {lead}, {caller} from {company}. I'm calling with an offer. Is this a good moment?
    answers:
      yes: {de: ja, en: yes, to: meeting}
      no: {de: gerade nicht, en: not now, to: X3}

  meeting:
    ask: appointment
    say:
      de: "Dann schlage ich einen Termin vor: {slot1} oder {slot2}?"
      en: "Then I suggest a meeting: {slot1} or {slot2}?"
    answers:
      slot1: {de: "{slot1}", en: "{slot1}", to: "=appointment_set", does: slot1}
      slot2: {de: "{slot2}", en: "{slot2}", to: "=appointment_set", does: slot2}

  polite_exit:
    outcome: disqualified
    say:
      de: Dann ist es nichts für Sie. Danke für die Auskunft!
      en: Then it isn't for you. Thank you for telling me!
"""


def first_draft(name: str, title: str, market: Market = Market.CONSUMER) -> bytes:
    """The file of a new script: no error in it, and little to take away again.

    Args:
        name: what logs and exports call it for ever; see `made_ids.made_id`.
        title: as its author typed it, in whatever language; the other one can be said later.
        market: whom it is for.

    Raises:
        EditRefused: the title has characters no script may hold.
    """
    begun = ScriptText.read(_TEXT.encode())
    edits = Several(
        (
            SetValue(("script",), name, "new_script"),
            SetWords(("title",), "de", title, "Neues Skript"),
            SetWords(("title",), "en", title, "New script"),
            SetValue(("market",), market.value, Market.CONSUMER.value),
        )
    )
    return edited(begun, edits).after.data
