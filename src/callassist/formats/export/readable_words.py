"""The words of the readable export, in both languages.

A file is written where no window is: the words that the window has too stand here again, and a test
(`tests/ui/words/test_words_of_the_export.py`) holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping

from callassist.domain.text import Language, Text

OUTCOMES: Mapping[str, Text] = {
    "no_answer": Text("Niemand erreicht", "No answer"),
    "busy": Text("Besetzt", "Busy"),
    "voicemail_left": Text("Anrufbeantworter: Nachricht", "Voicemail: message left"),
    "voicemail_silent": Text("Anrufbeantworter: ohne Nachricht", "Voicemail: no message"),
    "number_dead": Text("Nummer nicht vergeben", "Number not in service"),
    "wrong_number": Text("Falsche Nummer", "Wrong number"),
    "third_person": Text("Jemand anderes am Apparat", "Someone else answered"),
    "gatekeeper_blocked": Text("Nicht durchgestellt", "Not put through"),
    "decision_maker_named": Text("Entscheider genannt", "Decision maker named"),
    "callback_agreed": Text("Rückruf vereinbart", "Callback agreed"),
    "hung_up": Text("Aufgelegt", "Hung up"),
    "call_dropped": Text("Verbindung abgebrochen", "Call dropped"),
    "refused_questions": Text("Antwort verweigert", "Refused to answer"),
    "not_interested": Text("Kein Interesse", "Not interested"),
    "disqualified": Text("Disqualifiziert", "Disqualified"),
    "later": Text("Später", "Later"),
    "info_requested": Text("Unterlagen gewünscht", "Information requested"),
    "info_to_pass_on": Text("Unterlagen zum Weitergeben", "Information to pass on"),
    "prospect_no_appointment": Text("Interessent ohne Termin", "Prospect without appointment"),
    "appointment_set": Text("Termin vereinbart", "Appointment set"),
    "presentation": Text("Präsentation", "Presentation"),
    "do_not_call": Text("Nicht mehr anrufen", "Do not call again"),
    "data_request": Text("Auskunft über Daten verlangt", "Asked for their data"),
    "started_by_mistake": Text("Versehentlich begonnen", "Started by mistake"),
    "not_called_no_consent": Text("Nicht angerufen: keine Einwilligung", "Not called: no consent"),
}
VERDICTS: Mapping[str, Text] = {
    "open": Text("Noch offen", "Still open"),
    "prospect": Text("Interessent", "Prospect"),
    "disqualified": Text("Disqualifiziert", "Disqualified"),
}
STATES: Mapping[str, Text] = {
    "not_asked": Text("nicht gefragt", "not asked"),
    "answered": Text("beantwortet", "answered"),
    "unknown": Text("weiß nicht", "does not know"),
    "refused": Text("verweigert", "refused"),
    "moot": Text("nicht mehr wichtig", "no longer matters"),
}
#: of a computed value, which may be open where all it is made of was answered
COMPUTED_STATES: Mapping[str, Text] = {
    **STATES,
    "needs_judgement": Text("muss beurteilt werden", "has to be judged"),
}
FOLLOW_UPS: Mapping[str, Text] = {
    "appointment": Text("Termin", "Appointment"),
    "callback": Text("Zurückrufen", "Call back"),
    "retry": Text("Noch einmal versuchen", "Try again"),
    "contact_decision_maker": Text("Entscheider anrufen", "Call the decision maker"),
    "recontact_before_end": Text("Vor Vertragsende anrufen", "Call before the contract ends"),
    "send_info": Text("Unterlagen senden", "Send information"),
    "resting": Text("Ruht: oft genug versucht", "Rest: tried often enough"),
    "none": Text("Nichts", "Nothing"),
}
FITS: Mapping[str, Text] = {
    "fits": Text("passt", "fits"),
    "possible": Text("möglich", "possible"),
    "excluded": Text("ausgeschlossen", "excluded"),
}
SOURCES: Mapping[str, Text] = {
    "asked": Text("gefragt", "asked"),
    "volunteered": Text("von selbst gesagt", "volunteered"),
    "from_list": Text("aus der Liste", "from the list"),
    "corrected": Text("berichtigt", "corrected"),
}
STAGES: Mapping[str, Text] = {
    "cold_call": Text("Erstanruf", "first call"),
    "appointment": Text("Termin", "appointment"),
}
DEPTHS: Mapping[str, Text] = {
    "1": Text("Basis", "basic"),
    "2": Text("erweitert", "extended"),
    "3": Text("vertieft", "deep"),
}
INTERRUPTED = Text("unterbrochen", "interrupted")

#: of a follow-up that the program itself gave a reason for; other reasons are the rep's own words
REASONS: Mapping[str, Text] = {
    "dropped": Text("Verbindung abgebrochen", "Call dropped"),
    "no_referrer": Text("Hinweisgeber möchte nicht genannt werden", "the referrer does not want to be named"),
}
#: of a verdict, where no criterion decided
VERDICT_REASONS: Mapping[str, Text] = {"refused": STATES["refused"]}
#: what became of an answer
STANDINGS: Mapping[str, Text] = {
    "valid": Text("gilt", "holds"),
    "moot": STATES["moot"],
    "superseded": Text("später ersetzt", "replaced later"),
    "withdrawn": Text("zurückgenommen", "taken back"),
}
LANGUAGES: Mapping[str, Text] = {"de": Text("Deutsch", "German"), "en": Text("Englisch", "English")}
PERIODS: Mapping[str, Text] = {
    "once": Text("einmalig", "once"),
    "month": Text("im Monat", "a month"),
    "year": Text("im Jahr", "a year"),
}
ABOUT = Text("etwa", "about")
QUARTER = Text("{number}. Quartal", "Q{number}")
#: how a day, and a day with its time, is shown; the signs are those of the file, every spreadsheet has its own for them
DAY = Text("dd.mm.yyyy", "d mmm yyyy")
MOMENT = Text("dd.mm.yyyy hh:mm", "d mmm yyyy, hh:mm")
DURATION = Text("[h]:mm:ss", "[h]:mm:ss")
CUT = Text(" … [gekürzt]", " … [cut]")

CALLS = Text("Gespräche", "Calls")
ANSWERS = Text("Antworten", "Answers")
#: in a file name
CALLS_NAME = Text("Gespräche", "calls")
ANSWERS_NAME = Text("Antworten", "answers")
BOTH_NAME = Text("Gespräche und Antworten", "calls and answers")

CALL_HEADINGS: Mapping[str, Text] = {
    "started_at": Text("Wann", "When"),
    "contact": Text("Wer", "Who"),
    "account": Text("Firma", "Company"),
    "phone": Text("Nummer", "Number"),
    "verdict": Text("Einstufung", "Verdict"),
    "outcome": Text("Ergebnis", "Outcome"),
    "follow_up": Text("Wiedervorlage", "Follow-up"),
    "follow_up_at": Text("Wiedervorlage am", "Follow-up at"),
    "reason_codes": Text("Gründe der Einstufung", "Reasons for the verdict"),
    "note": Text("Notiz", "Note"),
    "script": Text("Skript", "Script"),
    "stage": Text("Phase", "Stage"),
    "duration_s": Text("Dauer", "Duration"),
    "product_1": Text("Bestes Produkt", "Best product"),
    "product_1_state": Text("Eignung", "Fit"),
    "product_2": Text("Zweites Produkt", "Second product"),
    "not_before": Text("Nicht vor", "Not before"),
    "points": Text("Punkte", "Points"),
    "known_pct": Text("Bekannt in %", "Known in %"),
    "depth": Text("Fragetiefe", "Depth"),
    "objections": Text("Einwände", "Objections"),
    "override": Text("Ausnahme mit Begründung", "Override with its reason"),
    "follow_up_reason": Text("Grund der Wiedervorlage", "Reason for the follow-up"),
    "decision_maker": Text("Entscheider", "Decision maker"),
    "decision_maker_function": Text("Funktion", "Function"),
    "decision_maker_phone": Text("Durchwahl", "Direct line"),
    "decision_maker_time": Text("Beste Zeit", "Best time"),
    "email": Text("E-Mail", "E-mail"),
    "address": Text("Anschrift", "Address"),
    "consent_date": Text("Einwilligung vom", "Consent of"),
    "consent_source": Text("Herkunft der Einwilligung", "Source of the consent"),
    "language": Text("Sprache", "Language"),
}
OWN_QUESTIONS = Text("Eigene Fragen", "Own questions")
ID = Text("Kennung", "Id")
ANSWER_HEADINGS: Mapping[str, Text] = {
    "at": Text("Wann", "When"),
    "contact": Text("Wer", "Who"),
    "account": Text("Firma", "Company"),
    "phone": Text("Nummer", "Number"),
    "question": Text("Frage", "Question"),
    "value": Text("Antwort", "Answer"),
    "unit": Text("Einheit", "Unit"),
    "standing": Text("Stand", "Standing"),
    "source": Text("Herkunft", "Source"),
    "note": Text("Anmerkung", "Remark"),
    "script": Text("Skript", "Script"),
    "stage": Text("Phase", "Stage"),
}


def words(table: Mapping[str, Text], code: str, language: Language) -> str:
    """The words of a code; one that a script's author made up is made readable."""
    found = table.get(code)
    return code.replace("_", " ") if found is None else found.of(language)
