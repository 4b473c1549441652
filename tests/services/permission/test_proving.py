"""Why was this number called at that minute? One folder answers (L12), and says where something was changed."""

from __future__ import annotations

import json
import stat
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from callassist.bootstrap import Services
from callassist.domain.consents import ConsentProof
from callassist.domain.text import Language
from callassist.errors import ExportError, NotFound
from callassist.services.people.persons import PersonRef
from callassist.services.permission import proving
from callassist.services.permission.proving import EvidenceWritten
from callassist.storage import evidence_files
from tests.storage.logs import NONE, request, services

TEXT = "Ja, die Beispiel GmbH darf mich telefonisch zur Ausbildungsvorsorge beraten."
PROOF = ConsentProof(
    "express", "Beispiel GmbH", "savings", "phone", TEXT, "2026-02-03", "day", "by a form", "other", "p. 1", "ab" * 32
)
REASON = ConsentProof("presumed", "Beispiel GmbH", "savings", "phone", "asked for an offer at the fair in Cologne")


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path / "data") as opened:
        opened.settings.set("company", "Beispiel GmbH")
        yield opened


def called(found: Services, proof: ConsentProof = PROOF, number: str = "030 1234567") -> str:
    """The id of whom a call was made to."""
    asked = replace(request(number=number), proof=proof)
    live = found.calling.start(asked).result(200)
    live.hang_up("no_answer", NONE, "").future.result(200)
    sql = "SELECT contact_id FROM call ORDER BY seq DESC LIMIT 1"
    return str(found.database.submit(lambda store: store.connection.execute(sql).fetchone()).result(200)[0])


def told(written: EvidenceWritten) -> Any:
    return json.loads((written.folder / "evidence.json").read_text(encoding="utf-8"))


def page(written: EvidenceWritten) -> str:
    return (written.folder / "evidence.html").read_text(encoding="utf-8")


def test_l12_one_folder_tells_gate_rule_file_consent_with_wording_and_hash_uses_and_chain(
    found: Services, tmp_path: Path
) -> None:
    person = called(found)
    called(found, number="0221 4710815")
    written = found.evidence.of_person(person, tmp_path)
    assert (written.calls, written.uses, written.whole) == (1, 1, True)
    (call,) = told(written)["calls"]
    (consent,) = told(written)["consents"]
    rules = found.rules.get().sha256
    assert (call["gate"]["rules"], call["consent"]) == (rules, consent["id"])
    assert (consent["wording"], consent["evidence_sha256"]) == (TEXT, "ab" * 32)
    assert [one["kind"] for one in told(written)["consent_events"]] == ["given", "used"]
    assert TEXT in page(written)
    assert rules in page(written)
    assert "none was changed, lost or put in" in page(written)
    assert (written.folder / f"rules-{rules[:12]}.yaml").read_bytes() == found.rules.file_with(rules)
    assert {stat.S_IMODE(one.stat().st_mode) for one in written.folder.iterdir()} == {0o600}
    noted = "SELECT kind, contact_id, sha256 FROM disclosure"
    rows = found.database.submit(lambda store: store.connection.execute(noted).fetchall()).result(200)
    assert [tuple(one) for one in rows] == [("evidence", person, written.sha256)]


def test_l12_of_a_business_the_written_reason_is_shown(found: Services, tmp_path: Path) -> None:
    written = found.evidence.of_person(called(found, REASON), tmp_path)
    assert "written reason" in page(written)
    assert REASON.wording in page(written)


def test_a_time_holds_all_calls_of_its_days_and_no_others(found: Services, tmp_path: Path) -> None:
    called(found)
    called(found, number="0221 4710815")
    now = found.clock.now()
    day = datetime(now.year, now.month, now.day, tzinfo=now.tzinfo)
    assert found.evidence.of_time(day, day.replace(year=day.year + 1), tmp_path / "").calls == 2
    (tmp_path / "before").mkdir()
    assert found.evidence.of_time(day.replace(year=day.year - 1), day, tmp_path / "before").calls == 0


def test_what_was_changed_behind_the_programs_back_is_said(found: Services, tmp_path: Path) -> None:
    person = called(found)

    def change(store: Any) -> None:
        store.connection.execute("DROP TRIGGER consent_event_no_update")
        store.connection.execute("UPDATE consent_event SET payload = replace(payload, 'Beispiel', 'Sonstige')")

    found.database.submit(change).result(200)
    written = found.evidence.of_person(person, tmp_path)
    assert not written.whole
    assert "THE CHAIN OF CONSENTS DOES NOT HOLD at 1 of 2 lines" in page(written)


def test_who_was_never_called_has_none(found: Services, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        found.evidence.of_person("", tmp_path)


def test_a_file_that_proves_goes_with_whoever_is_erased_and_a_large_one_is_refused(
    found: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two consents name one file: it goes with the last of them, and with no other."""
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF")
    kept = found.evidence.attach(scan).result(200)
    reason = replace(REASON, evidence_ref=kept.name, evidence_sha256=kept.sha256)
    people = [called(found, reason), called(found, reason, "0221 4710815")]
    file = tmp_path / "data" / "evidence" / kept.sha256
    found.persons.erase(PersonRef(people[0])).result(200)
    assert file.exists()
    assert found.persons.erase_plan(PersonRef(people[1])).result(200).goes["evidence_files"] == 1
    found.persons.erase(PersonRef(people[1])).result(200)
    assert not file.exists()
    hashes = "SELECT count(*) FROM consent WHERE evidence_sha256 <> ''"
    assert found.database.submit(lambda store: store.connection.execute(hashes).fetchone()[0]).result(200) == 0
    assert found.evidence.attach(scan).result(200) == kept
    called(found, reason, "0221 4710816")
    found.database.submit(
        lambda store: evidence_files.let_go(file.parent, store.connection, [kept.sha256, "../data", ""])
    ).result(200)
    assert file.exists(), "a consent names it"
    monkeypatch.setattr(evidence_files, "MOST_BYTES", 3)
    with pytest.raises(ExportError) as refused:
        found.evidence.attach(scan).result(200)
    assert refused.value.code == "evidence_unreadable"
    assert list(file.parent.iterdir()) == [file], "nothing half-made is left"


def writing(found: Services, tmp_path: Path) -> tuple[Future[EvidenceWritten], threading.Event]:
    """Evidence that is being written, and what lets it go on: its folder is not made yet."""
    reached, go_on = threading.Event(), threading.Event()

    def progress(*_: int) -> None:
        reached.set()
        assert go_on.wait(200)

    future = found.evidence.write_of_person(called(found), tmp_path / "out", Language.EN, progress)
    assert reached.wait(200)
    return future, go_on


def disclosures(found: Services) -> int:
    sql = "SELECT count(*) FROM disclosure"
    return found.database.submit(lambda store: int(store.connection.execute(sql).fetchone()[0])).result(200)


def test_the_log_is_not_closed_under_evidence_that_is_being_written(
    found: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole, and noted that it was handed out; or nothing of it."""
    future, go_on = writing(found, tmp_path)
    over: list[bool] = []
    noted: list[int] = []
    close, database_close = found.exporting.close, found.safekeeping.close

    def first() -> None:
        go_on.set()
        close()

    def then() -> None:
        over.append(future.done())
        noted.append(disclosures(found))
        database_close()

    with monkeypatch.context() as patched:
        patched.setattr(found.exporting, "close", first)
        patched.setattr(found.safekeeping, "close", then)
        found.close()
    assert over == [True]
    assert len(list((tmp_path / "out").glob("*"))) == noted[0]


def test_evidence_that_is_called_off_leaves_no_folder_and_no_note(found: Services, tmp_path: Path) -> None:
    future, go_on = writing(found, tmp_path)
    found.evidence.close(0)
    go_on.set()
    with pytest.raises(CancelledError):
        future.result(200)
    found.evidence.close()
    assert list((tmp_path / "out").glob("*")) == []
    assert disclosures(found) == 0


def test_half_of_the_evidence_is_not_left_where_the_rest_cannot_be_written(
    found: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(proving, "sync_folder", fail)
    with pytest.raises(ExportError):
        found.evidence.of_person(called(found), tmp_path / "out")
    assert list((tmp_path / "out").glob("*")) == []


def test_who_thinks_better_of_evidence_that_is_being_written_ends_it(found: Services, tmp_path: Path) -> None:
    future, go_on = writing(found, tmp_path)
    assert future.cancel()
    go_on.set()
    found.evidence.close()
    assert list((tmp_path / "out").glob("*")) == []
