"""Files that prove a consent are in the backups: once each, found out where altered, and back with a restore."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.consents import ConsentProof
from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.domain.text import Language
from callassist.services.leads.lists import request_for
from callassist.storage.jobs import Urgency
from callassist.storage.keeping.backups import backups_in
from tests.storage.logs import NONE, START, request, services

PROOF = ConsentProof("presumed", "Beispiel GmbH", "savings", "phone", "asked for an offer at the fair in Cologne")


def attached(found: Services, folder: Path, content: bytes, number: str = "030 1234567") -> Path:
    """A call whose reason is proven by a file; where that lies."""
    scan = folder / "scan.pdf"
    scan.write_bytes(content)
    kept = found.evidence.attach(scan).result(200)
    scan.unlink()
    asked = request(name=f"Frau {number}", number=number, proof=replace(PROOF, evidence_sha256=kept.sha256))
    found.settings.set("typed_leads", "business")
    found.calling.start(asked).result(200).hang_up("no_answer", NONE, "").future.result(200)
    return found.database.path.parent / "evidence" / kept.sha256


def test_a_file_is_copied_once_however_many_backups_name_it_and_is_no_second_name_of_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with services(data) as found:
        live = attached(found, tmp_path, b"a scan")
        first = found.safekeeping.back_up().result(200)
        copy = first.path.parent / "evidence" / live.name
        assert copy.read_bytes() == b"a scan"
        assert copy.stat().st_ino != live.stat().st_ino, "what is altered in place would be so in both"
        if os.name == "posix":
            assert copy.stat().st_mode & 0o777 == 0o600
        made = copy.stat().st_ino
        assert found.safekeeping.back_up().result(200).evidence_missing == 0
        assert copy.stat().st_ino == made
        assert [one.name for one in copy.parent.iterdir()] == [live.name]


@pytest.mark.parametrize("altered", [False, True])
def test_a_backup_says_when_a_file_is_missing_or_altered_and_a_restore_brings_it_back(
    tmp_path: Path, altered: bool
) -> None:
    data = tmp_path / "data"
    with services(data) as found:
        live = attached(found, tmp_path, b"a scan")
        backup = found.safekeeping.back_up().result(200)
        assert found.safekeeping.wrong_evidence().result(200) == ()
        if altered:
            live.write_bytes(b"a scam")
        else:
            live.unlink()
        assert found.safekeeping.wrong_evidence().result(200) == (live.name,)
        again = found.safekeeping.back_up().result(200)
        assert again.evidence_missing == 1
        assert [one.evidence_missing for one in backups_in(data / "backups")] == [1, 0]
        restored = found.safekeeping.restore(backup.path).result(200)
        assert restored.evidence_missing == 0
        assert live.read_bytes() == b"a scan"
        assert found.safekeeping.wrong_evidence().result(200) == ()
        kept = [one.name for one in live.parent.iterdir() if one != live]
        assert kept == ([f"{live.name}.altered"] if altered else []), "nothing of the user's is deleted"


def test_a_restore_on_another_machine_brings_what_lies_beside_the_backup_and_says_what_does_not(tmp_path: Path) -> None:
    with services(tmp_path / "old") as found:
        first = attached(found, tmp_path, b"one")
        second = attached(found, tmp_path, b"two", "030 7654321")
        backup = found.safekeeping.back_up().result(200)
    (backup.path.parent / "evidence" / second.name).write_bytes(b"2!")
    with services(tmp_path / "new") as found:
        restored = found.safekeeping.restore(backup.path).result(200)
        assert restored.evidence_missing == 1
        assert [one.name for one in (tmp_path / "new" / "evidence").iterdir()] == [first.name]


def test_a_damaged_log_that_is_recovered_has_its_files_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with services(data) as found:
        live = attached(found, tmp_path, b"a scan")
        found.safekeeping.back_up().result(200)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    live.unlink()
    with (data / "callassist.db").open("r+b") as file:
        file.write(bytes(100))
    with services(data) as found:
        assert found.safekeeping.open().exception(200) is not None
        assert found.safekeeping.recover().result(200).evidence_missing == 0
    assert live.read_bytes() == b"a scan"


def test_a_list_that_proves_something_is_no_file_that_is_missed(tmp_path: Path) -> None:
    frame = ListFrame(
        "Fair", Party.BUSINESS, "education_savings", "cold_call", presumed_reason="Asked for it at a fair"
    )
    frame = replace(frame, file_sha256="a" * 64)
    with services(tmp_path) as found:
        listed = found.lead_lists.read_in(frame, [ListRow(1, name="Sam Oduya", e164="+49301111111")])
        (one,) = found.lead_lists.lists().result(200)
        (placed,) = found.lead_lists.rows(listed.list_id).result(200)
        asked = replace(request_for(one, placed, Language.DE), proof=replace(PROOF, evidence_sha256="a" * 64))
        found.calling.start(asked).result(200).hang_up("no_answer", NONE, "").future.result(200)
        assert found.safekeeping.back_up().result(200).evidence_missing == 0
        assert found.safekeeping.wrong_evidence().result(200) == ()


def test_whoever_is_erased_leaves_no_file_in_the_backups_and_who_shares_it_keeps_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with services(data) as found:
        own = attached(found, tmp_path, b"hers alone")
        shared = attached(found, tmp_path, b"a list of signatures", "030 7654321")
        attached(found, tmp_path, b"a list of signatures", "030 5555555")
        found.safekeeping.back_up().result(200)
        for number in ("030 1234567", "030 7654321"):
            (one,) = found.persons.find(number).result(200)
            assert found.persons.erase(one.ref).result(200).left == ()
        assert [one.name for one in (data / "backups" / "evidence").iterdir()] == [shared.name]
        assert not own.exists()
        assert shared.exists()


def test_a_copy_nobody_names_any_more_goes_with_a_later_start(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with services(data) as found:
        live = attached(found, tmp_path, b"a scan")
        backup = found.safekeeping.back_up().result(200)
        sql = "UPDATE consent SET evidence_sha256 = ''"
        found.database.submit(lambda store: store.connection.execute(sql)).result(200)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    copy = data / "backups" / "evidence" / live.name
    old = (START - timedelta(days=2)).timestamp()
    for one in (live, copy):
        os.utime(one, (old, old))
    for there in (True, False):
        with services(data) as found:
            found.safekeeping.open().result(200)
            found.database.submit(lambda _: None, Urgency.LONG).result(200)
            found.safekeeping.close = lambda: None  # type: ignore[method-assign]
        assert copy.exists() is live.exists() is there
        backup.path.unlink(missing_ok=True)
