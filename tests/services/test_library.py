"""The list of scripts: fast when warm, honest about broken files, careful with its cache."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from callassist import paths
from callassist.domain.script import Market
from callassist.errors import NotFound, ScriptError
from callassist.services.library import ScriptLibrary
from tests.formats.script.planted import SOUND

SHIPPED = ("contract_review", "education_savings", "insurance_advice", "solar_insulation")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


@pytest.fixture
def library(tmp_path: Path, own: Path) -> ScriptLibrary:
    return ScriptLibrary([paths.resource("scripts"), own], tmp_path / "cache")


def test_shipped_scripts_are_listed(library: ScriptLibrary) -> None:
    entries = library.entries()
    assert tuple(entry.id for entry in entries) == SHIPPED
    assert all(entry.is_usable and not entry.problems for entry in entries)
    assert entries[0].market is Market.BUSINESS
    assert entries[0].stages == ("cold_call", "appointment")
    assert entries[1].title.en == "Education savings plan (B2C)"
    assert entries == library.entries()


def test_load_by_name_and_by_path(library: ScriptLibrary, own: Path) -> None:
    file = own / "mine.yaml"
    file.write_text(SOUND, "utf-8")
    by_path = library.load(file)
    assert library.load("sound") is by_path
    assert library.load(str(file)) is by_path
    assert library.load("education_savings").id == "education_savings"


def test_an_unknown_name_tells_which_there_are(library: ScriptLibrary) -> None:
    with pytest.raises(NotFound, match="education_savings"):
        library.load("education")


def test_a_broken_file_is_an_entry_with_its_problems(library: ScriptLibrary, own: Path) -> None:
    file = own / "broken.yaml"
    file.write_text(SOUND.replace("start: n01", "start: n0"), "utf-8")
    (own / "folder.yaml").mkdir()
    for _ in range(2):  # the second time from the cache
        entries = {entry.id: entry for entry in library.entries()}
        broken = entries["broken.yaml"]
        assert not broken.is_usable
        assert [(one.file, one.code) for one in broken.problems] == [(str(file), "unknown-start")]
        assert entries["folder.yaml"].problems[0].code == "unreadable"
    with pytest.raises(ScriptError) as error:
        library.load("broken.yaml")
    assert error.value.problems == broken.problems


def test_a_broken_copy_does_not_hide_the_shipped_script(library: ScriptLibrary, own: Path) -> None:
    (own / "education_savings.yaml").write_text("format: 1\n", "utf-8")
    usable = {entry.id for entry in library.entries() if entry.is_usable}
    assert usable == set(SHIPPED)
    assert library.load("education_savings")


def test_a_changed_copy_takes_the_place_of_the_shipped_script(library: ScriptLibrary, own: Path) -> None:
    text = paths.resource("scripts", "education_savings.yaml").read_text("utf-8")
    (own / "changed.yaml").write_text(text.replace("version: 1", "version: 2"), "utf-8")
    entries = {entry.id: entry for entry in library.entries()}
    assert len(entries) == len(SHIPPED)
    assert entries["education_savings"].path == own / "changed.yaml"
    assert library.load("education_savings").version == 2


def test_two_scripts_of_one_name_in_one_folder_are_both_seen(library: ScriptLibrary, own: Path) -> None:
    (own / "a.yaml").write_text(SOUND, "utf-8")
    (own / "b.yaml").write_text(SOUND, "utf-8")
    entries = {entry.id: entry for entry in library.entries()}
    assert entries["sound"].path.name == "a.yaml"
    assert [one.code for one in entries["sound (b.yaml)"].problems] == ["namesake"]


def test_the_same_broken_content_under_two_names(library: ScriptLibrary, own: Path) -> None:
    (own / "a.yaml").write_text("nothing\n", "utf-8")
    (own / "b.yaml").write_text("nothing\n", "utf-8")
    ids = [entry.id for entry in library.entries()]
    assert ids[-2:] == ["a.yaml", "b.yaml"]


def test_an_edited_file_is_read_anew(library: ScriptLibrary, own: Path) -> None:
    file = own / "mine.yaml"
    file.write_text(SOUND, "utf-8")
    assert library.load("sound").version == 1
    file.write_text(SOUND.replace("version: 1", "version: 2"), "utf-8")
    assert library.load("sound").version == 2
    assert [entry.version for entry in library.entries() if entry.id == "sound"] == [2]


def test_cache_files_are_private(library: ScriptLibrary, tmp_path: Path) -> None:
    library.entries()
    files = list((tmp_path / "cache" / "scripts").iterdir())
    assert len(files) == len(SHIPPED)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(files[0].parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", ["empty", "cut", "flip", "garbage", "old", "gone"])
def test_a_damaged_cache_is_ignored_and_made_anew(tmp_path: Path, damage: str) -> None:
    folders, cache = [paths.resource("scripts")], tmp_path / "cache"
    before = ScriptLibrary(folders, cache).entries()
    for file in (cache / "scripts").iterdir():
        data = file.read_bytes()
        match damage:
            case "empty":
                file.write_bytes(b"")
            case "cut":
                file.write_bytes(data[: len(data) // 2])
            case "flip":
                file.write_bytes(data[:500] + bytes([data[500] ^ 1]) + data[501:])
            case "garbage":
                file.write_bytes(bytes(range(256)) * 20)
            case "old":
                file.write_bytes(json.dumps({"id": "x"}).encode())
            case _:
                file.unlink()
    fresh = ScriptLibrary(folders, cache)
    assert fresh.entries() == before
    assert fresh.load("insurance_advice").id == "insurance_advice"


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    library = ScriptLibrary([paths.resource("scripts")], blocked)
    assert len(library.entries()) == len(SHIPPED)
    assert library.load("contract_review").id == "contract_review"
    without = ScriptLibrary([paths.resource("scripts")], None)
    assert without.entries() == library.entries()


def test_a_folder_that_is_not_there_has_no_scripts(tmp_path: Path) -> None:
    assert ScriptLibrary([tmp_path / "nothing"], None).entries() == ()


def test_pinned_script_comes_back_without_its_file(tmp_path: Path, own: Path) -> None:
    (own / "mine.yaml").write_text(SOUND, "utf-8")
    library = ScriptLibrary([own], tmp_path / "cache")
    script = library.load("sound")
    shutil.rmtree(own)
    assert library.pinned(script.source) == script
    assert ScriptLibrary([], tmp_path / "cache").pinned(script.source) == script


def test_warm_list_and_load_take_no_time_to_speak_of_and_bring_no_parser(tmp_path: Path) -> None:
    ScriptLibrary([paths.resource("scripts")], tmp_path).entries()
    program = textwrap.dedent(
        """
        import sys, time
        from pathlib import Path
        from callassist import paths
        from callassist.services.library import ScriptLibrary
        library = ScriptLibrary([paths.resource("scripts")], Path(sys.argv[1]))
        began = time.process_time()
        library.entries()
        library.load("education_savings")
        took = time.process_time() - began
        print(took, {"pydantic", "ruamel", "PySide6"} & set(sys.modules))
        """
    )
    ran = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    took, modules = ran.stdout.split(maxsplit=1)
    assert modules.strip() == "set()"
    # of the processor, which other programs do not lengthen; reading the files anew takes half a second
    assert float(took) < 0.2, f"{took} s; about 0.01 is usual"


def test_old_compiled_scripts_are_cleared_away(tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("callassist.services.library._KEPT", 3)
    library = ScriptLibrary([own], tmp_path / "cache")
    file = own / "mine.yaml"
    for version in range(1, 7):
        file.write_text(SOUND.replace("version: 1", f"version: {version}"), "utf-8")
        assert library.entries()[0].version == version
        time.sleep(0.002)
    assert len(list((tmp_path / "cache" / "scripts").iterdir())) == 3


def test_a_data_folder_that_was_deleted_is_not_made_again_for_the_cache(tmp_path: Path) -> None:
    library = ScriptLibrary((paths.resource("scripts"),), tmp_path / "data" / "cache")
    assert library.load("education_savings").id == "education_savings"
    assert not (tmp_path / "data").exists()
