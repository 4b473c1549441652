"""The evidence for an authority or the person: why each call was made, as a page, JSON and CSV in a folder of its own.

On a thread that may wait for the log and the disk, never the window's.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from callassist.errors import ExportError, NotFound
from callassist.formats.export.log_csv import BOM, guarded
from callassist.formats.export.person_page import Section, page_of, table_of
from callassist.services.clock import Clock
from callassist.services.permission.rules_in_use import RulesInUse
from callassist.storage.calls.contacts import made_one_with
from callassist.storage.calls.proven_calls import EvidenceFound, evidence_of
from callassist.storage.calls.records import utc_text
from callassist.storage.database import Database
from callassist.storage.files import replace_file, sync_folder
from callassist.storage.identifiers import new_id
from callassist.storage.rows import insert, transaction
from callassist.storage.store import Store

_CALL = ("id", "started_local", "zone", "direction", "name", "company", "number_e164", "number_typed", "outcome")


@dataclass(frozen=True, slots=True)
class EvidenceWritten:
    """What was written."""

    folder: Path
    calls: int
    uses: int
    #: of the JSON file
    sha256: str
    #: whether every line is as it was written
    whole: bool


class Evidence:
    """Writes why somebody was called, or everybody in a time."""

    def __init__(self, database: Database, clock: Clock, rules: RulesInUse) -> None:
        self._database = database
        self._clock = clock
        self._rules = rules

    def of_person(self, contact_id: str, parent: Path) -> EvidenceWritten:
        """Everything about one person, with those they were made one with.

        Raises:
            NotFound: there is no such person in the log.
            ExportError: it cannot be written.
        """

        def read(store: Store) -> EvidenceFound:
            contacts = made_one_with(store.connection, contact_id)
            return evidence_of(store.connection, contacts=contacts)

        if not contact_id:
            raise NotFound("nobody has called this person: there is nothing to be shown")
        return self._write(self._database.submit(read).result(), parent, contact_id)

    def of_time(self, since: datetime, until: datetime, parent: Path) -> EvidenceWritten:
        """Of all calls begun from `since` on and before `until`. Raises as `of_person` does."""
        times = (utc_text(since), utc_text(until))
        found = self._database.submit(lambda store: evidence_of(store.connection, since=times[0], until=times[1]))
        return self._write(found.result(), parent, "")

    def _write(self, found: EvidenceFound, parent: Path, contact_id: str) -> EvidenceWritten:
        now = self._clock.now()
        uses = {str(one["told"].get("call")): str(one["consent_id"]) for one in found.events if one["kind"] == "used"}
        files = self._rule_files(found)
        whole = not found.broken and all(one["fits"] for one in found.calls)
        sections = self._sections(found, uses, sorted(files))
        content = json.dumps(_plain(found, uses, whole=whole), ensure_ascii=True, indent=1).encode()
        # no name: the names of folders are seen in more places than what is in them
        folder = parent / f"callassist-evidence-{self._clock.local():%Y%m%dT%H%M%S}"
        try:
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700)
            replace_file(folder / "evidence.json", content)
            title = "Evidence: why each call was made"
            page = page_of(title, f"{self._clock.local():%Y-%m-%d %H:%M}", sections)
            replace_file(folder / "evidence.html", page.encode())
            replace_file(folder / "evidence.csv", _csv(sections))
            for sha256, data in files.items():
                if data is not None:
                    replace_file(folder / f"rules-{sha256[:12]}.yaml", data)
            sync_folder(folder)
        except OSError as error:
            raise ExportError(
                f"the files cannot be written ({error.strerror or error})",
                where=str(folder),
                next_step="choose another folder",
                code="export_unwritable",
                facts={"cause": error.strerror or os.fspath(folder)},
            ) from error
        sha256 = hashlib.sha256(content).hexdigest()
        values = {
            "id": new_id(),
            "at_utc": utc_text(now),
            "kind": "evidence",
            "contact_id": contact_id,
            "rows": len(found.calls) + len(found.events),
            "sha256": sha256,
        }

        def note(store: Store) -> None:
            with transaction(store.connection):
                insert(store.connection, "disclosure", values)

        self._database.submit(note).result()
        return EvidenceWritten(folder, len(found.calls), len(uses), sha256, whole)

    def _rule_files(self, found: EvidenceFound) -> dict[str, bytes | None]:
        """Hash of each file of rules a call was allowed by: the file, where it is still to be had."""
        hashes = {str(one["gate"]["rules"]) for one in found.calls if one["gate"].get("rules")}
        return {one: self._rules.file_with(one) for one in sorted(hashes)}

    def _sections(self, found: EvidenceFound, uses: Mapping[str, str], rules: list[str]) -> list[Section]:
        return [
            ("is it as it was written", [{"chain": _words_of_chain(found)}]),
            ("calls", [self._call(one, uses) for one in found.calls]),
            ("consents and written reasons", [_consent(one) for one in found.consents]),
            ("what became of them", [_event(one) for one in found.events]),
            ("files of rules", [{"sha256": one} for one in rules]),
        ]

    def _call(self, one: Mapping[str, Any], uses: Mapping[str, str]) -> dict[str, str]:
        gate: Mapping[str, Any] = one["gate"]
        told = {name: str(one[name]) for name in _CALL if one[name]}
        if not gate:
            return {**told, "may it be made": "no rules were asked: the call came in, or is from before there were any"}
        rules = self._rules.get()
        same = {rule.id: rule for rule in rules.of(str(gate.get("country", "")))}
        by = str(gate.get("rules", ""))
        said = [
            f"{rule} ({effect})"
            + (f": {same[rule].text_en} [{same[rule].source}]" if rule in same and by == rules.sha256 else "")
            for rule, effect in gate.get("reasons", ())
        ]
        return {
            **told,
            "may it be made": str(gate.get("answer", "")),
            "rules that said something": "\n".join(said) or "none",
            "parts of a proof that were missing": ", ".join(gate.get("missing", ())) or "none",
            "there it was": f"{gate.get('local', '')} ({', '.join(gate.get('zones', ())) or 'zone not known'})",
            "file of rules": by,
            "made on the consent": uses.get(str(one["id"]), "none"),
            "this line": "is as it was written" if one["fits"] else "IS NOT AS IT WAS WRITTEN, or was erased",
        }


def _words_of_chain(found: EvidenceFound) -> str:
    changed = sum(not one["fits"] for one in found.calls)
    consents = (
        f"The {found.chained:,} lines about consents are chained to one another and all of them fit: none was changed, "
        "lost or put in."
        if not found.broken
        else f"THE CHAIN OF CONSENTS DOES NOT HOLD at {len(found.broken):,} of {found.chained:,} lines: "
        f"{', '.join(map(str, found.broken[:20]))}."
    )
    calls = (
        f"The first lines of all {len(found.calls):,} calls, which hold the gate's answers, fit their hashes."
        if not changed
        else f"THE FIRST LINES OF {changed:,} OF {len(found.calls):,} CALLS DO NOT FIT THEIR HASHES, or were erased."
    )
    return f"{consents}\n{calls}"


def _consent(one: Mapping[str, Any]) -> dict[str, str]:
    told = {name: str(value) for name, value in one.items() if value}
    if told.get("basis") == "presumed" and "wording" in told:
        told["written reason"] = told.pop("wording")
    return told


def _event(one: Mapping[str, Any]) -> dict[str, str]:
    told = {name: str(one[name]) for name in ("seq", "kind", "at_utc", "consent_id", "hash")}
    rest = one["told"]
    return told | {name: str(value) for name, value in rest.items() if isinstance(value, str) and value}


def _plain(found: EvidenceFound, uses: Mapping[str, str], *, whole: bool) -> dict[str, Any]:
    events = [{name: value for name, value in one.items() if name != "payload"} for one in found.events]
    return {
        "whole": whole,
        "broken_consent_lines": list(found.broken),
        "calls": [{**one, "consent": uses.get(str(one["id"]), "")} for one in found.calls],
        "consents": list(found.consents),
        "consent_events": events,
    }


def _csv(sections: list[Section]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in table_of(sections):
        writer.writerow([guarded(one) for one in row])
    return (BOM + text.getvalue()).encode()
