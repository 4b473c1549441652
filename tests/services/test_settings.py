"""Settings: a value that cannot be used never gets in, and a file a rep edited never gets lost."""

from __future__ import annotations

import re
import stat
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.errors import SettingError
from callassist.services.changes import NOTHING, Kind
from callassist.services.settings import FILE_NAME, SETTINGS, Settings


def test_without_a_file_everything_is_at_its_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "none")
    assert {one.id: settings[one.id] for one in SETTINGS} == {one.id: one.default for one in SETTINGS}
    assert settings.problems == ()
    assert not (tmp_path / "none").exists()


def test_every_default_is_one_its_setting_can_have_and_every_id_is_one_of_its_own() -> None:
    assert [one.check(one.default) for one in SETTINGS] == [one.default for one in SETTINGS]
    assert len({one.id for one in SETTINGS}) == len(SETTINGS)
    assert all(one.label == f"settings.{one.id}" for one in SETTINGS)


@given(st.data())
def test_what_is_set_is_read_again(data: st.DataObject) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder))
        for setting in data.draw(st.lists(st.sampled_from(SETTINGS), max_size=6)):
            if setting.choices:
                value = data.draw(st.sampled_from(setting.choices))
            elif isinstance(setting.default, bool):
                value = data.draw(st.booleans())
            elif isinstance(setting.default, int):
                value = data.draw(st.integers(setting.low, setting.high))
            else:
                value = data.draw(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=200))
                if setting.reads is not None:  # a text with a form of its own
                    value = f'"{sys.executable}" %e164% {value.replace("%", "").replace(chr(34), "")}'
            settings.set(setting.id, value)
            assert settings[setting.id] == value
        again = Settings(Path(folder))
        assert again.problems == ()
        assert {one.id: again[one.id] for one in SETTINGS} == {one.id: settings[one.id] for one in SETTINGS}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("text_size", 17),
        ("text_size", 33),
        ("text_size", "22"),
        ("text_size", True),
        ("on_top", 1),
        ("refusal_limit", 4),
        ("caller", "x" * 201),
        ("caller", "a\nb"),
        ("caller", "\x7f"),
    ],
)
def test_what_cannot_be_used_is_refused_and_named(tmp_path: Path, name: str, value: object) -> None:
    settings = Settings(tmp_path)
    with pytest.raises(SettingError) as refused:
        settings.set(name, value)  # type: ignore[arg-type]
    assert refused.value.where == name
    assert refused.value.next_step
    assert not (tmp_path / FILE_NAME).exists()


def test_a_bad_value_in_the_file_is_reported_and_kept(tmp_path: Path) -> None:
    text = '# mine\ntheme = "pink"\ntext_size = 24\ncolour = "red"\n'
    (tmp_path / FILE_NAME).write_text(text)
    settings = Settings(tmp_path)
    assert (settings["theme"], settings["text_size"]) == ("system", 24)
    assert [problem.where for problem in settings.problems] == ["theme", "colour"]
    assert (tmp_path / FILE_NAME).read_text() == text
    settings.set("text_size", 26)
    assert (tmp_path / FILE_NAME).read_text() == text.replace("24", "26")
    settings.set("theme", "dark")
    assert [problem.where for problem in settings.problems] == ["colour"]
    assert Settings(tmp_path)["theme"] == "dark"


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b"theme = 'a'\ntheme = 'b'"])
def test_a_file_that_cannot_be_read_is_kept_when_something_is_set(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    settings = Settings(tmp_path)
    assert settings["theme"] == "system"
    assert len(settings.problems) == 1
    assert (tmp_path / FILE_NAME).read_bytes() == content
    settings.set("theme", "dark")
    assert (tmp_path / f"{FILE_NAME}.unreadable-1").read_bytes() == content
    assert Settings(tmp_path)["theme"] == "dark"


def test_a_name_inside_a_longer_value_is_not_taken_for_the_setting(tmp_path: Path) -> None:
    text = 'caller = """\ntheme = "light"\n"""\n'
    (tmp_path / FILE_NAME).write_text(text)
    settings = Settings(tmp_path)
    settings.set("theme", "dark")
    assert Settings(tmp_path)["theme"] == "dark"
    kept = [(tmp_path / FILE_NAME).read_text(), *(one.read_text() for one in tmp_path.glob("*.unreadable-*"))]
    assert text in kept


def test_setting_what_is_set_writes_nothing_and_the_file_is_for_this_user(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert Kind.SETTINGS in settings.set("theme", "dark")
    stamp = (tmp_path / FILE_NAME).stat().st_mtime_ns
    assert settings.set("theme", "dark") == NOTHING
    assert (tmp_path / FILE_NAME).stat().st_mtime_ns == stamp
    assert tomllib.loads((tmp_path / FILE_NAME).read_text()) == {"theme": "dark"}
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == [FILE_NAME]


def test_a_file_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings(tmp_path / "file" / "folder")
    with pytest.raises(SettingError, match="cannot be saved"):
        settings.set("theme", "dark")
    assert settings["theme"] == "system"


@pytest.mark.parametrize(
    ("preset", "stage", "depth"),
    [
        ("script", "cold_call", 2),
        ("all_early", "cold_call", 3),
        ("split", "cold_call", 1),
        ("all_late", "appointment", 3),
    ],
)
def test_when_to_ask_what(tmp_path: Path, preset: str, stage: str, depth: int) -> None:
    settings = Settings(tmp_path)
    settings.set("depth_preset", preset)
    assert settings.depth(stage, 2) == depth
    assert settings.depth("own_stage", 2) == 2
    settings.set("depth_cold_call", 2)
    assert settings.depth("cold_call", 1) == 2


def test_the_presets_are_three_different_things(tmp_path: Path) -> None:
    """R24: all early, split, all late; the last asks the guard alone in the cold call."""
    settings = Settings(tmp_path)
    found: set[tuple[object, ...]] = set()
    for preset in ("all_early", "split", "all_late"):
        settings.set("depth_preset", preset)
        stages = ("cold_call", "appointment")
        found.add(tuple((settings.depth(stage, 2), settings.guard_only(stage)) for stage in stages))
    assert found == {((3, False), (3, False)), ((1, False), (3, False)), ((1, True), (3, False))}
    settings.set("depth_cold_call", 1)
    assert not settings.guard_only("cold_call"), "a depth of its own goes before the preset"


@pytest.mark.parametrize(
    "rest",
    [
        'note = """\ntheme = "x"\n"""\n',
        '"theme" = "light"\n',
        "# a\x85theme = stuff\n",
        "# a\u2028theme = stuff\n",
        "more = [\n['a'],\n]\n",
    ],
)
def test_setting_one_never_loses_another_whatever_a_rep_wrote_beside_it(tmp_path: Path, rest: str) -> None:
    text = f'caller = "Ana"\ntext_size = 30\n{rest}company = "Nord"\n'
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    Settings(tmp_path).set("theme", "dark")
    again = Settings(tmp_path)
    assert (again["caller"], again["text_size"], again["company"], again["theme"]) == ("Ana", 30, "Nord", "dark")
    kept = [one.read_text(encoding="utf-8") for one in tmp_path.iterdir()]
    assert any(rest.strip() in one for one in kept)


def test_a_quoted_name_is_set_in_its_place(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('"caller" = "Ana"\ncompany = "Nord"\n')
    Settings(tmp_path).set("caller", "Bo")
    again = Settings(tmp_path)
    assert (again["caller"], again["company"], again.problems) == ("Bo", "Nord", ())


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('caller = "Ana"\n', encoding="utf-8-sig")
    settings = Settings(tmp_path)
    assert (settings["caller"], settings.problems) == ("Ana", ())
    settings.set("theme", "dark")
    assert Settings(tmp_path)["caller"] == "Ana"
    assert [one.name for one in tmp_path.iterdir()] == [FILE_NAME]


def test_a_file_nested_too_deep_is_kept_like_any_other_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("a = " + "[" * 100_000)
    settings = Settings(tmp_path)
    assert len(settings.problems) == 1
    settings.set("theme", "dark")
    assert Settings(tmp_path)["theme"] == "dark"


def test_a_file_that_became_unreadable_meanwhile_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('caller = "Ana"\n')
    settings = Settings(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(SettingError, match="cannot be read"):
        settings.set("theme", "dark")
    assert settings["theme"] == "system"
    assert (tmp_path / FILE_NAME).read_bytes() == b"\xff\xfe"
    (tmp_path / FILE_NAME).write_text('caller = "')
    settings.set("theme", "dark")
    assert (Settings(tmp_path)["caller"], Settings(tmp_path)["theme"]) == ("Ana", "dark")
    assert (tmp_path / f"{FILE_NAME}.unreadable-1").read_text() == 'caller = "'


def test_every_setting_is_read_by_somebody() -> None:
    """One that can be set and does nothing is a promise that is not kept."""
    source = Path(__file__).parents[2] / "src" / "callassist"
    texts = [one.read_text(encoding="utf-8") for one in source.rglob("*.py") if one.name != "settings_page.py"]
    used = "\n".join(re.sub(r"Setting\(\"[a-z_]+\".*", "", text) for text in texts)
    unused = [one.id for one in SETTINGS if f'"{one.id}"' not in used and not one.id.startswith("depth_")]
    assert unused == []
