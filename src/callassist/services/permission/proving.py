"""The evidence for an authority or the person: why each call was made, as a page, JSON and CSV in a folder of its own.

On a thread that may wait for the log and the disk, never the window's.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future, wait
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from callassist.domain.consents import LOOKED_UP
from callassist.domain.text import Language
from callassist.errors import ExportError, NotFound
from callassist.formats.export.log_csv import BOM, guarded
from callassist.formats.export.person_page import Section, page_of, table_of
from callassist.services.clock import Clock
from callassist.services.own_threads import CalledOff, OwnThreads
from callassist.services.permission.evidence_words import EvidenceWords
from callassist.services.permission.period import DaysCalled
from callassist.services.permission.rules_in_use import RulesInUse
from callassist.storage import evidence_files
from callassist.storage.calls.contacts import made_one_with
from callassist.storage.calls.proven_calls import EvidenceFound, evidence_of
from callassist.storage.calls.records import utc_text
from callassist.storage.database import Database
from callassist.storage.evidence_files import KeptEvidence
from callassist.storage.files import replace_file, sync_folder
from callassist.storage.identifiers import new_id
from callassist.storage.jobs import Slices, Urgency
from callassist.storage.rows import insert, transaction
from callassist.storage.store import Store

#: seconds until it is asked again whether anybody still waits for what is being read
_LOOK_S = 0.1
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")
_CALL = ("id", "started_local", "zone", "direction", "name", "company", "number_e164", "number_typed", "outcome")


@dataclass(frozen=True, slots=True)
class EvidenceWritten:
    """What was written."""

    folder: Path
    calls: int
    uses: int
    #: of the JSON file
    sha256: str
    #: whether every line, and every file, is as it was written
    whole: bool
    #: files that prove something, kept here or not
    files: int = 0


Progress = Callable[[int, int], None]
"""Told how many of how many steps are done; from any thread."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be written, and in which words."""

    parent: Path
    words: EvidenceWords
    contact_id: str = ""
    progress: Progress | None = None
    called_off: CalledOff = lambda: False


class Evidence:
    """Writes why somebody was called, or everybody in a time; keeps the files that prove something."""

    def __init__(self, database: Database, clock: Clock, rules: RulesInUse) -> None:
        self._database = database
        self._clock = clock
        self._rules = rules
        self._files = evidence_files.folder_of(database.path)
        self._threads = OwnThreads("evidence")

    def attach(self, source: Path) -> Future[KeptEvidence]:
        """Takes a file into the folder of evidence, on a thread of its own; a consent names it by its hash.

        The future fails with `ExportError`.
        """

        def work(_: CalledOff) -> KeptEvidence:
            try:
                return evidence_files.take_in(self._files, source)
            except OSError as error:
                raise ExportError(
                    f"this file cannot be kept as evidence ({error.strerror or error})",
                    where=str(source),
                    next_step="choose another file",
                    code="evidence_unreadable",
                    facts={"cause": error.strerror or str(error)},
                ) from error

        return self._threads.run(work)

    def write_of_person(
        self, contact_id: str, parent: Path, language: Language, progress: Progress | None = None
    ) -> Future[EvidenceWritten]:
        """As `of_person`, on a thread of its own, and fails as that does. The end of the program calls it off."""

        def work(called_off: CalledOff) -> EvidenceWritten:
            return self._of_person(
                contact_id, _Wanted(parent, EvidenceWords(language), contact_id, progress, called_off)
            )

        return self._threads.run(work)

    def of_person(
        self, contact_id: str, parent: Path, language: Language = Language.EN, progress: Progress | None = None
    ) -> EvidenceWritten:
        """Everything about one person, with those they were made one with.

        Raises:
            NotFound: there is no such person in the log.
            ExportError: it cannot be written.
        """
        return self._of_person(contact_id, _Wanted(parent, EvidenceWords(language), contact_id, progress))

    def close(self, timeout: float = 5.0) -> None:
        """Calls off what is being written, and waits until nothing is left of it. Safe to call twice."""
        self._threads.close(timeout)

    def _of_person(self, contact_id: str, wanted: _Wanted) -> EvidenceWritten:
        def read(store: Store) -> Slices[EvidenceFound]:
            contacts = made_one_with(store.connection, contact_id)
            return evidence_of(store.connection, contacts=contacts)

        if not contact_id:
            raise NotFound("nobody has called this person: there is nothing to be shown")
        return self._write(_waited_for(self._database.submit_slices(read, Urgency.SHOWN), wanted), wanted)

    def write_of_time(
        self,
        period: DaysCalled,
        parent: Path,
        language: Language,
        progress: Progress | None = None,
        called_off: CalledOff = lambda: False,
    ) -> Future[EvidenceWritten]:
        """Of all calls begun on these days by the rep's clock, on a thread of its own; fails as `of_person` does.

        Cancelled, with nothing left of it, where `called_off` said so in time or the program ends.
        """

        def work(ends: CalledOff) -> EvidenceWritten:
            wanted = _Wanted(parent, EvidenceWords(language), "", progress, lambda: ends() or called_off())
            return self._of_time(*period.bounds(self._clock.local().tzinfo), wanted)

        return self._threads.run(work)

    def of_time(
        self, since: datetime, until: datetime, parent: Path, language: Language = Language.EN
    ) -> EvidenceWritten:
        """Of all calls begun from `since` on and before `until`. Raises as `of_person` does."""
        return self._of_time(since, until, _Wanted(parent, EvidenceWords(language)))

    def _of_time(self, since: datetime, until: datetime, wanted: _Wanted) -> EvidenceWritten:
        times = (utc_text(since), utc_text(until))

        def read(store: Store) -> Slices[EvidenceFound]:
            return evidence_of(store.connection, since=times[0], until=times[1])

        return self._write(_waited_for(self._database.submit_slices(read, Urgency.SHOWN), wanted), wanted)

    def _write(self, found: EvidenceFound, wanted: _Wanted) -> EvidenceWritten:
        now = self._clock.now()
        uses: dict[str, str] = {}
        for one in found.events:
            if one["kind"] == "used":  # a call may be made on a reason and on a look-up
                call, consent = str(one["told"].get("call")), str(one["consent_id"])
                uses[call] = f"{uses[call]}, {consent}" if call in uses else consent
        rules = self._rule_files(found)
        files = {str(one["evidence_sha256"]): str(one["evidence_ref"]) for one in found.consents}
        files.pop("", None)
        steps = 4 + len(files)
        done = 0

        def step() -> None:
            nonlocal done
            if wanted.called_off():
                raise CancelledError
            done += 1
            if wanted.progress is not None:
                wanted.progress(min(done, steps), steps)

        step()
        # no name: the names of folders are seen in more places than what is in them
        folder = wanted.parent / f"callassist-evidence-{self._clock.local():%Y%m%dT%H%M%S}"
        made = False
        try:
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700)
            made = True
            proofs: list[dict[str, str]] = []
            for sha256, name in files.items():
                proofs.append(self._copy(sha256, name, folder))
                step()
            whole = not found.broken and all(one["fits"] for one in found.calls)
            whole = whole and all(one["state"] != "changed" for one in proofs)
            sections = self._sections(found, uses, sorted(rules), proofs, wanted.words)
            told = {**_plain(found, uses, whole=whole), "files": proofs}
            content = json.dumps(told, ensure_ascii=True, indent=1).encode()
            replace_file(folder / "evidence.json", content)
            step()
            stamp = f"{self._clock.local():%Y-%m-%d %H:%M}"
            page = page_of(wanted.words["title"], stamp, sections, language=wanted.words.language)
            replace_file(folder / "evidence.html", page.encode())
            replace_file(folder / "evidence.csv", _csv(sections))
            step()
            for sha256, data in rules.items():
                if data is not None:
                    replace_file(folder / f"rules-{sha256[:12]}.yaml", data)
            sync_folder(folder)
            step()
        except BaseException as error:
            if made:  # half of it proves nothing, and nobody would know that it was handed out
                shutil.rmtree(folder, ignore_errors=True)
            if not isinstance(error, OSError):
                raise
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
            "contact_id": wanted.contact_id,
            "rows": len(found.calls) + len(found.events),
            "sha256": sha256,
        }

        def note(store: Store) -> None:
            with transaction(store.connection):
                insert(store.connection, "disclosure", values)

        self._database.submit(note).result()
        return EvidenceWritten(folder, len(found.calls), len(uses), sha256, whole, len(proofs))

    def _copy(self, sha256: str, name: str, folder: Path) -> dict[str, str]:
        """A file that proves something, beside the page; whether it is what was taken in.

        Raises:
            OSError: it cannot be written.
        """
        kept = self._files / sha256
        told = {"sha256": sha256, "name": name, "file": "", "state": "not_kept"}
        if _SHA256.fullmatch(sha256) is None or not kept.is_file():
            return told
        if evidence_files.hash_of(kept) != sha256:
            return told | {"state": "changed"}
        # the name it was taken in by may be anything; its ending alone says what opens it
        ending = Path(name).suffix.lower()
        copy = f"evidence-{sha256[:12]}{ending if _ENDING.fullmatch(ending) else ''}"
        replace_file(folder / copy, kept.read_bytes())
        return told | {"file": copy, "state": "kept"}

    def _rule_files(self, found: EvidenceFound) -> dict[str, bytes | None]:
        """Hash of each file of rules a call was allowed by: the file, where it is still to be had."""
        hashes = {str(one["gate"]["rules"]) for one in found.calls if one["gate"].get("rules")}
        return {one: self._rules.file_with(one) for one in sorted(hashes)}

    def _sections(
        self,
        found: EvidenceFound,
        uses: Mapping[str, str],
        rules: list[str],
        proofs: list[dict[str, str]],
        words: EvidenceWords,
    ) -> list[Section]:
        return [
            (words["whole"], [{words["chain"]: _words_of_chain(found, words)}]),
            (words["calls"], [self._call(one, uses, words) for one in found.calls]),
            (words["consents"], [_consent(one, words) for one in found.consents]),
            (words["events"], [_event(one, words) for one in found.events]),
            (words["rules"], [{words["sha256"]: one} for one in rules]),
            (words["files"], [_proof(one, words) for one in proofs]),
        ]

    def _call(self, one: Mapping[str, Any], uses: Mapping[str, str], words: EvidenceWords) -> dict[str, str]:
        gate: Mapping[str, Any] = one["gate"]
        told = {words[name]: words.value(name, str(one[name])) for name in _CALL if one[name]}
        if not gate:
            return {**told, words["gate"]: words["no_rules"]}
        rules = self._rules.get()
        same = {rule.id: rule for rule in rules.of(str(gate.get("country", "")))}
        by = str(gate.get("rules", ""))
        said = [
            f"{rule} ({effect})"
            + (
                f": {same[rule].text(words.language)} [{same[rule].source}]"
                if rule in same and by == rules.sha256
                else ""
            )
            for rule, effect in gate.get("reasons", ())
        ]
        return {
            **told,
            words["gate"]: words[str(gate.get("answer", ""))],
            words["reasons"]: "\n".join(said) or words["none"],
            words["missing"]: ", ".join(gate.get("missing", ())) or words["none"],
            words["there"]: f"{gate.get('local', '')} ({', '.join(gate.get('zones', ())) or words['no_zone']})",
            words["rule_file"]: by,
            words["made_on"]: uses.get(str(one["id"]), words["none"]),
            words["line"]: words["fits" if one["fits"] else "changed"],
        }


def _waited_for(found: Future[EvidenceFound], wanted: _Wanted) -> EvidenceFound:
    """What the log has, unless nobody wants it any more."""
    while not found.done():
        wait([found], _LOOK_S)
        if wanted.called_off():
            found.cancel()
            raise CancelledError
    return found.result()


def _words_of_chain(found: EvidenceFound, words: EvidenceWords) -> str:
    changed = sum(not one["fits"] for one in found.calls)
    places = ", ".join(map(str, found.broken[:20]))
    consents = words["consents_broken" if found.broken else "consents_fit"].format(
        number=f"{found.chained:,}", broken=f"{len(found.broken):,}", places=places
    )
    calls = words["calls_broken" if changed else "calls_fit"].format(
        number=f"{len(found.calls):,}", broken=f"{changed:,}"
    )
    return f"{consents}\n{calls}"


def _consent(one: Mapping[str, Any], words: EvidenceWords) -> dict[str, str]:
    called = {"presumed": {"wording": "reason"}, LOOKED_UP: {"subject": "number_e164"}}.get(str(one.get("basis")), {})
    return {words[called.get(name, name)]: words.value(name, str(value)) for name, value in one.items() if value}


def _event(one: Mapping[str, Any], words: EvidenceWords) -> dict[str, str]:
    told = {words[name]: words.value(name, str(one[name])) for name in ("seq", "kind", "at_utc", "consent_id", "hash")}
    rest = one["told"]
    return told | {words[name]: value for name, value in rest.items() if isinstance(value, str) and value}


def _proof(one: Mapping[str, str], words: EvidenceWords) -> dict[str, str]:
    state = words["file_changed" if one["state"] == "changed" else one["state"]]
    named = {words["name"]: one["name"], words["file"]: one["file"], words["sha256"]: one["sha256"]}
    return {name: value for name, value in named.items() if value} | {words["state"]: state}


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
