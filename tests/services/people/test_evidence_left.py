"""Files that prove a consent: none stays behind of whoever is erased, and none that proves nothing."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.consents import ConsentProof
from callassist.services.people import copies_erased
from callassist.services.people.persons import PersonRef
from callassist.storage.files import beside
from callassist.storage.jobs import Urgency
from callassist.storage.keeping.unforgotten import ENDING
from tests.storage.logs import NONE, START, request, services

#: a written reason goes with whoever is erased; a proven consent would have to be kept
PROOF = ConsentProof("presumed", "Beispiel GmbH", "savings", "phone", "asked for an offer at the fair in Cologne")
OLD = (START - timedelta(days=2)).timestamp()
YOUNG = (START - timedelta(hours=2)).timestamp()


def attached(found: Services, folder: Path, content: bytes, *, called: bool = True) -> Path:
    """A file that was taken in, named by the reason for a call or by nothing."""
    scan = folder / "scan.pdf"
    scan.write_bytes(content)
    kept = found.evidence.attach(scan).result(200)
    found.settings.set("typed_leads", "business")
    if called:
        asked = request(proof=replace(PROOF, evidence_sha256=kept.sha256))
        found.calling.start(asked).result(200).hang_up("no_answer", NONE, "").future.result(200)
    return found.database.path.parent / "evidence" / kept.sha256


def in_the_way(file: Path) -> None:
    """It cannot be removed."""
    file.unlink()
    file.mkdir()


def erase(found: Services) -> tuple[Path, ...]:
    sql = "SELECT id FROM contact"
    ((contact,),) = found.database.submit(lambda store: store.connection.execute(sql).fetchall()).result(200)
    return found.persons.erase(PersonRef(str(contact))).result(200).left


def opened(found: Services) -> None:
    """Opens the log, and waits for what is done behind that."""
    found.safekeeping.open().result(200)
    found.database.submit(lambda _: None, Urgency.LONG).result(200)


def test_a_file_that_cannot_be_removed_keeps_no_other_is_told_and_goes_with_the_next_start(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with services(data) as found:
        first, second = sorted(attached(found, tmp_path, content) for content in (b"one", b"two"))
        in_the_way(first)
        left = erase(found)
        assert not second.exists()
        assert left == (first,)
        assert len(list(data.glob(f"*{ENDING}"))) == 1
    with services(data) as found:
        opened(found)
        assert found.safekeeping.erasing is not None
        found.safekeeping.erasing.result(200)
        assert len(list(data.glob(f"*{ENDING}"))) == 1, "it is still there"
    first.rmdir()
    first.write_bytes(b"one")
    with services(data) as found:
        opened(found)
        assert found.safekeeping.erasing is not None
        found.safekeeping.erasing.result(200)
    assert not first.exists()
    assert list(data.glob(f"*{ENDING}")) == []


def test_where_the_disk_hindered_that_a_backup_is_read_its_copy_of_the_file_goes_with_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by the sweep of failing operations: the note was let go of, and the file stayed with the backups."""
    data = tmp_path / "data"

    def failing(*_: object) -> set[str]:
        raise OSError(errno.EIO, "input/output error")

    with services(data) as found:
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
        kept = attached(found, tmp_path, b"one")
        found.safekeeping.back_up().result(200)
        copy = data / "backups" / "evidence" / kept.name
        assert copy.exists()
        with monkeypatch.context() as hindered:
            hindered.setattr(copies_erased, "named_in", failing)
            assert erase(found) == (copy,)
        assert len(list(data.glob(f"*{ENDING}"))) == 1
    with services(data) as found:
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
        opened(found)
        assert found.safekeeping.erasing is not None
        found.safekeeping.erasing.result(200)
    assert not copy.exists()
    assert list(data.glob(f"*{ENDING}")) == []


def test_a_file_of_a_call_that_never_began_goes_with_a_later_start(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with services(data) as found:
        named = attached(found, tmp_path, b"named")
        unnamed, young = (attached(found, tmp_path, content, called=False) for content in (b"one", b"two"))
    for file, at in ((named, OLD), (unnamed, OLD), (young, YOUNG)):
        os.utime(file, (at, at))
    with services(data) as found:
        opened(found)
    assert [one.exists() for one in (named, unnamed, young)] == [True, False, True]


def test_what_a_killed_run_was_taking_in_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    with services(data) as found:
        kept = attached(found, tmp_path, b"named")
    with monkeypatch.context() as patched:
        patched.setattr("callassist.storage.files._RUN", "0" * 8)
        part = beside(kept.with_name("evidence"))
    part.write_bytes(b"half of it")
    with services(data) as found:
        opened(found)
    assert list(kept.parent.iterdir()) == [kept]


@pytest.mark.parametrize("damaged", [False, True])
def test_what_a_copy_of_the_log_names_stays(tmp_path: Path, damaged: bool) -> None:
    """The copy may be got back, and its consents with it."""
    data = tmp_path / "data"
    with services(data) as found:
        kept = attached(found, tmp_path, b"named")
        found.safekeeping.back_up().result(200)
    os.utime(kept, (OLD, OLD))
    with services(data) as found:
        sql = "UPDATE consent SET evidence_sha256 = ''"
        found.database.submit(lambda store: store.connection.execute(sql)).result(200)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    if damaged:
        for one in (data / "backups").glob("*.db"):
            one.write_bytes(b"no log")
    with services(data) as found:
        opened(found)
    assert kept.exists()
