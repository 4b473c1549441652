"""What the page of evidence says, in both languages of the window."""

from __future__ import annotations

from collections.abc import Mapping

from callassist.domain.text import Language, Text

WORDS: Mapping[str, Text] = {
    "title": Text("Nachweis: warum jeder Anruf geführt wurde", "Evidence: why each call was made"),
    "whole": Text("Ist es, wie es geschrieben wurde?", "Is it as it was written?"),
    "calls": Text("Anrufe", "Calls"),
    "consents": Text("Einwilligungen und aufgeschriebene Gründe", "Consents and written reasons"),
    "events": Text("Was aus ihnen wurde", "What became of them"),
    "rules": Text("Regeldateien", "Files of rules"),
    "files": Text("Belege", "Files that prove it"),
    "chain": Text("Kette", "Chain"),
    "gate": Text("Durfte angerufen werden", "May it be made"),
    "no_rules": Text(
        "Keine Regel wurde gefragt: Der Anruf kam herein, oder er ist älter als die Regeln.",
        "No rules were asked: the call came in, or is from before there were any.",
    ),
    "reasons": Text("Regeln, die etwas sagten", "Rules that said something"),
    "missing": Text("Was am Nachweis fehlte", "Parts of a proof that were missing"),
    "there": Text("Ortszeit beim Angerufenen", "There it was"),
    "rule_file": Text("Regeldatei", "File of rules"),
    "made_on": Text("Auf welcher Einwilligung", "Made on the consent"),
    "line": Text("Diese Zeile", "This line"),
    "fits": Text("ist, wie sie geschrieben wurde", "is as it was written"),
    "changed": Text(
        "IST NICHT, WIE SIE GESCHRIEBEN WURDE, oder wurde gelöscht", "IS NOT AS IT WAS WRITTEN, or was erased"
    ),
    "none": Text("keine", "none"),
    "no_zone": Text("Zeitzone nicht bekannt", "zone not known"),
    "reason": Text("Aufgeschriebener Grund", "Written reason"),
    "file": Text("Datei", "File"),
    "sha256": Text("SHA-256", "SHA-256"),
    "state": Text("Stand", "State"),
    "kept": Text("geprüft: stimmt mit dem Hash überein", "verified: fits its hash"),
    "file_changed": Text("WURDE VERÄNDERT: passt nicht zum Hash", "WAS CHANGED: does not fit its hash"),
    "not_kept": Text("nicht hier aufbewahrt", "not kept here"),
    "consents_fit": Text(
        "Die {number} Zeilen über Einwilligungen sind aneinandergekettet, und alle passen: Keine wurde geändert, "
        "ging verloren oder wurde eingefügt.",
        "The {number} lines about consents are chained to one another and all of them fit: none was changed, "
        "lost or put in.",
    ),
    "consents_broken": Text(
        "DIE KETTE DER EINWILLIGUNGEN HÄLT NICHT an {broken} von {number} Zeilen: {places}.",
        "THE CHAIN OF CONSENTS DOES NOT HOLD at {broken} of {number} lines: {places}.",
    ),
    "calls_fit": Text(
        "Die ersten Zeilen aller {number} Anrufe, in denen die Antworten der Regeln stehen, passen zu ihren Hashes.",
        "The first lines of all {number} calls, which hold the gate's answers, fit their hashes.",
    ),
    "calls_broken": Text(
        "DIE ERSTEN ZEILEN VON {broken} DER {number} ANRUFE PASSEN NICHT ZU IHREN HASHES, oder sie wurden gelöscht.",
        "THE FIRST LINES OF {broken} OF {number} CALLS DO NOT FIT THEIR HASHES, or were erased.",
    ),
    # columns
    "id": Text("Kennung", "Id"),
    "started_local": Text("Begonnen", "Started"),
    "zone": Text("Zeitzone", "Zone"),
    "direction": Text("Richtung", "Direction"),
    "name": Text("Name", "Name"),
    "company": Text("Firma", "Company"),
    "number_e164": Text("Nummer", "Number"),
    "number_typed": Text("Nummer wie getippt", "Number as typed"),
    "outcome": Text("Ergebnis", "Outcome"),
    "contact_id": Text("Kontakt", "Contact"),
    "basis": Text("Grundlage", "Basis"),
    "subject": Text("Gegenstand", "Subject"),
    "channels": Text("Kanäle", "Channels"),
    "wording": Text("Wortlaut", "Wording"),
    "given_at": Text("Gegeben am", "Given on"),
    "precision": Text("Genauigkeit", "Precision"),
    "how": Text("Auf welchem Weg", "How"),
    "evidence_kind": Text("Art des Belegs", "Kind of evidence"),
    "evidence_ref": Text("Beleg", "Evidence"),
    "evidence_sha256": Text("SHA-256 des Belegs", "SHA-256 of the evidence"),
    "taken_by": Text("Aufgenommen von", "Taken by"),
    "last_used_at": Text("Zuletzt genutzt", "Last used"),
    "ended_at": Text("Beendet", "Ended"),
    "keep_until": Text("Aufbewahrt bis", "Kept until"),
    "seq": Text("Nr.", "No."),
    "kind": Text("Art", "Kind"),
    "at_utc": Text("Zeit (UTC)", "Time (UTC)"),
    "consent_id": Text("Einwilligung", "Consent"),
    "hash": Text("Hash der Zeile", "Hash of the line"),
    "call": Text("Anruf", "Call"),
    # values
    "free": Text("ja", "yes"),
    "warn": Text("ja, mit Zweifel", "yes, with a doubt"),
    "block": Text("nein", "no"),
    "in": Text("herein", "in"),
    "out": Text("hinaus", "out"),
    "given": Text("gegeben", "given"),
    "used": Text("genutzt", "used"),
    "ended": Text("beendet", "ended"),
    "corrected": Text("berichtigt", "corrected"),
    "open": Text("gilt", "holds"),
    "express": Text("ausdrücklich", "express"),
    "own_request": Text("eigene Anfrage", "own request"),
    "presumed": Text("vermutet", "presumed"),
    "customer": Text("Kunde", "customer"),
    "looked_up": Text("im Register oder Verzeichnis nachgesehen", "looked up in the register or directory"),
}

_VALUES = ("direction", "kind", "state", "basis")


class EvidenceWords:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __getitem__(self, name: str) -> str:
        """What something is called; what has no words stays as it is."""
        found = WORDS.get(name)
        return name if found is None else found.of(self._language)

    def value(self, column: str, value: str) -> str:
        """What stands in a column."""
        return self[value] if column in _VALUES else value

    @property
    def language(self) -> str:
        """Of the texts a file of rules has in both."""
        return self._language.value
