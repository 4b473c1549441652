"""The words people use in scripts, German and English: for answers, kinds, ways, columns and headings.

All are compared in small letters, without accents and signs at their ends. The first word of each is what is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from callassist.domain.text import Language
from callassist.formats.script.outline.outline_model import APPOINTMENT, Asks, Means

_Name = TypeVar("_Name")
Words = Mapping[_Name, tuple[str, str]]
"""For each thing its German and its English words, parted by commas."""

MEANINGS: Words[Means] = {
    Means.FITS: (
        "passt, geeignet, erfüllt, qualifiziert",
        "fits, qualifies, qualified, met",
    ),
    Means.RULES_OUT: (
        "scheidet aus, ausscheiden, ausgeschieden, ko, k.o, k.o., knockout, raus, passt nicht, ungeeignet, "
        "disqualifiziert, ausschluss, ablehnen",
        "rules out, ruled out, disqualify, disqualifies, disqualified, no fit, does not fit, not a fit, unqualified, "
        "knock-out, reject",
    ),
    Means.JUDGED: (
        "klären, zu klären, prüfen, rückfrage, offen",
        "to be judged, judge, check, ask somebody, ask someone, needs judgement, review, open",
    ),
}
KINDS: Words[Asks] = {
    Asks.NOTHING: ("sagen, text, ansage, aussage", "say, statement, speech, message"),
    Asks.CHOICE: ("Auswahl, frage, einfachauswahl", "choice, question, single choice, multiple choice"),
    Asks.SEVERAL: (
        "mehrere, mehrfachnennung, mehrfachauswahl, mehrfach",
        "several, multi, multi-select, check all that apply",
    ),
    Asks.NUMBER: ("Zahl, anzahl, nummer", "number, count"),
    Asks.MONEY: ("Betrag, euro, €", "amount, money"),
    Asks.DATE: ("Datum", "date"),
    Asks.WORDS: ("Freitext, text frei, offen, offene frage", "words, free text, open, open question"),
    Asks.APPOINTMENT: ("Termin", "appointment"),
}
ENDS: Words[str] = {
    APPOINTMENT: (
        "Termin, terminvereinbarung, termin vereinbaren, terminierung, termin machen, zum termin",
        "appointment, book, booking, book appointment, book an appointment, book a meeting, set appointment, "
        "schedule, meeting",
    ),
    "X1": ("falsche Nummer", "wrong number"),
    "X2": ("Anrufbeantworter, mailbox", "voicemail, answering machine"),
    "X3": ("Rückruf, rückruf vereinbaren, wiedervorlage, später anrufen", "callback, call back, call back later"),
    "X4": ("nicht mehr anrufen, sperren, sperrliste", "do not call, remove from list, dnc"),
    "X7": ("andere Person", "someone else, somebody else"),
    "X10": ("jemand anderes entscheidet", "somebody else decides, someone else decides"),
    "=not_interested": (
        "Ende, gesprächsende, auflegen, beenden, gespräch beenden, verabschiedung, verabschieden, schluss, "
        "kein interesse, danke und ende",
        "end, end call, end the call, end of call, stop, finish, goodbye, hang up, close, thank and end, "
        "not interested, exit",
    ),
    "=disqualified": ("Absage, ausscheiden, passt nicht", "disqualified, disqualify, no fit, polite exit"),
    "=later": ("später, später melden", "later, follow up, follow-up"),
    "=info_requested": (
        "Unterlagen, unterlagen senden, infos schicken, info senden, infomaterial, e-mail senden",
        "send information, send info, send email, send e-mail, send material",
    ),
    "=prospect_no_appointment": ("ohne Termin", "no appointment"),
    "=gatekeeper_blocked": ("abgewimmelt", "blocked"),
    "=decision_maker_named": ("Entscheider genannt", "decision maker named"),
    "=presentation": ("Präsentation, vorführung", "presentation, demo"),
}
OBJECTION_HEADINGS = (
    "Einwände, einwand, einwandbehandlung, einwandbehandlungen, vorwände, einwände und antworten, häufige einwände, "
    "objections, objection, objection handling, handling objections, common objections, rebuttals, "
    "objections and replies"
)
VOICEMAIL_HEADINGS = "Anrufbeantworter, mailbox, Voicemail, answering machine, voice mail, auf den anrufbeantworter"
NOTE_HEADINGS = "notizen, notes, hinweise, anmerkungen, bemerkungen, internal notes, interne hinweise, für das team"
TIP_WORDS = "tipp, tip, tipps, tips, hinweis, note, notiz, regie, regieanweisung, anmerkung, hint, notes, merke"
REP_WORDS = "sie, agent, rep, berater, beraterin, verkäufer, verkäuferin, anrufer, caller, you, wir, say, sagen"
LEAD_WORDS = "kunde, kundin, lead, customer, prospect, interessent, gesprächspartner"
OBJECTION_WORDS = "Einwand, vorwand, objection"
REPLY_WORDS = "antwort, reply, response, erwiderung, entgegnung, rebuttal, reaktion"
OTHER_WORDING_WORDS = "alternativ, alternative, oder, or, variante, alternatively"
YES = "ja, yes, jawohl, yes please"
NO = "nein, no, nö"
FAREWELLS = (
    "auf wiederhören, auf wiedersehen, wiederhören, tschüss, goodbye, good bye, bye, gesprächsende, "
    "ende des gesprächs, end of call, hang up, end the call, gespräch beenden, legen sie auf"
)
#: a text that ends a call where it stands last
THANKS = "danke, dank, thank, thanks, schönen tag, good day, nice day, great day, alles gute, all the best"


class TableColumn(StrEnum):
    """What a column of a table holds."""

    STEP = "step"
    KIND = "kind"
    TEXT = "text"
    ANSWER = "answer"
    NEXT = "next"
    EFFECT = "effect"
    TIP = "tip"
    WORDING = "wording"
    OBJECTION = "objection"
    REPLY = "reply"


COLUMNS: Words[TableColumn] = {
    TableColumn.STEP: (
        "Schritt, Nr, Nummer, Lfd. Nr, ID, Schrittnr, Frage Nr, Fragenr, Pos, Position",
        "step, no, number, id, #, step no, step number, step id, node, question no, question number",
    ),
    TableColumn.KIND: ("Art, Typ, Fragetyp, Antworttyp", "kind, type, question type, answer type"),
    TableColumn.TEXT: (
        "Text, Frage, Wortlaut, Gesprächstext, Skript, Leitfaden, Formulierung, Fragetext, Sie sagen, Inhalt",
        "text, question, wording, script, say, spoken text, what you say, prompt, content, message, statement",
    ),
    TableColumn.ANSWER: (
        "Antwort, Antworten, Antwortmöglichkeit, Antwortmöglichkeiten, Option, Optionen, Reaktion, Kunde sagt, Auswahl",
        "answer, answers, option, options, choice, choices, response option, lead says, customer says, "
        "possible answers",
    ),
    TableColumn.NEXT: (
        "weiter, weiter mit, weiter zu, Ziel, nächster Schritt, nächste, Sprung, Sprungziel, dann, gehe zu, folgt",
        "next, next step, go to, goto, target, then, jump, jump to, leads to, continue with, skip to",
    ),
    TableColumn.EFFECT: (
        "Wirkung, Bedeutung, Ergebnis, Bewertung, Punkte, Effekt, heißt, K.o., Qualifikation",
        "effect, meaning, means, result, score, points, rating, qualification, knock-out",
    ),
    TableColumn.TIP: (
        "Tipp, Hinweis, Hinweise, Notiz, Bemerkung, Anmerkung, Regie",
        "tip, tips, note, notes, hint, comment, comments, remark, guidance",
    ),
    TableColumn.WORDING: (
        "andere Formulierung, Alternative, Variante",
        "other wording, alternative, variant, alternative wording",
    ),
    TableColumn.OBJECTION: (
        "Einwand, Einwände, Vorwand, Kundeneinwand",
        "objection, objections, customer objection, pushback",
    ),
    TableColumn.REPLY: (
        "Erwiderung, Entgegnung, Einwandbehandlung, Gegenargument, Replik, Reaktion des Beraters, Antwort auf Einwand",
        "reply, replies, rebuttal, response, how to respond, handling, counter",
    ),
}


def folded(text: str) -> str:
    """`text` in the form in which words are compared."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"\s+", " ", kept).strip(" \t.:;,!?*_\"'„“”‚‘’()[]{}<>#")


def listed(words: str) -> tuple[str, ...]:
    """The words of a list parted by commas, folded."""
    return tuple(folded(word) for word in words.split(",") if word.strip())


def named(words: Words[_Name]) -> dict[str, _Name]:
    """Which thing each word stands for; the first one where it stands for two."""
    found: dict[str, _Name] = {}
    for name, both in words.items():
        for of_language in both:
            for word in listed(of_language):
                found.setdefault(word, name)
    return found


def first_word(both: tuple[str, str], language: Language) -> str:
    """What is written for a thing in that language."""
    return both[0 if language.base is Language.DE else 1].partition(",")[0]
