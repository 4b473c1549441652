"""What a package leaves out is nothing that the program asks for, at the top of a module, in a function, or by name."""

from __future__ import annotations

import ast
import pkgutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import callassist
from tests.packaging.modules import PACKAGING, module

PACKAGE = Path(callassist.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
SPEC = PACKAGING / "callassist.spec"
MIGRATIONS = PACKAGE / "storage" / "migrations"
#: asked for only where another library is missing; a package has that one (the self-test looks), and must not have this
_FALLBACKS = {"storage/driver.py: sqlite3"}
#: functions that import what a text names
_BY_NAME = {"import_module", "__import__", "find_spec", "resolve_name"}
#: files that ship, by their ending, and the plugin of Qt that reads them; "" is what needs none
_READERS = {
    ".svg": "svg",
    ".ico": "ico",
    ".png": "",
    ".qm": "",
    ".ts": "",
    ".yaml": "",
    ".json": "",
    ".txt": "",
    ".ttf": "",
    ".otf": "",
    ".md": "",
}

cuts = module("cuts")


def excluded(name: str) -> bool:
    """Whether the module of this name, or one it lies in, is left out."""
    parts = name.split(".")
    return any(".".join(parts[:count]) in cuts.EXCLUDED_MODULES for count in range(1, len(parts) + 1))


def imported(tree: ast.AST) -> set[str]:
    """Every module these lines import, wherever they stand; what is taken from a module may be a module as well."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and node.args:
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if called in _BY_NAME and isinstance(first, ast.Constant) and isinstance(first.value, str):
                names.add(first.value)
    return names


def parsed(source: Path) -> ast.Module:
    return ast.parse(source.read_text(encoding="utf-8"), filename=str(source))


def test_what_is_cut_is_imported_nowhere() -> None:
    wrong = {
        f"{source.relative_to(PACKAGE)}: {name}"
        for source in SOURCES
        for name in sorted(imported(parsed(source)))
        if excluded(name)
    }
    assert wrong == _FALLBACKS


@pytest.mark.parametrize(
    "line",
    [
        "import ssl",
        "def late():\n    from PySide6 import QtTest, QtCore\n",
        "if later:\n    import lib2to3.pgen2.driver as driver",
        "import importlib\nimportlib.import_module('tkinter.ttk')",
    ],
)
def test_an_import_of_what_is_cut_is_found_in_any_form(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cuts, "EXCLUDED_MODULES", [*cuts.EXCLUDED_MODULES, "PySide6.QtTest"])
    assert any(excluded(name) for name in imported(ast.parse(line)))


def test_every_module_can_be_imported_without_what_is_cut() -> None:
    """Together with the libraries' own imports, which no reading of our sources finds."""
    modules = [
        found.name
        for found in pkgutil.walk_packages([str(PACKAGE)], "callassist.")
        if ".migrations.env" not in found.name and not found.name.endswith("__main__")
    ]
    hidden = sorted(name for name in spec_value("hiddenimports") if not name.startswith("callassist."))
    code = f"""
import sys
from importlib.abc import MetaPathFinder
cut = {cuts.EXCLUDED_MODULES!r}
for name in [*sys.modules]:
    if name in cut:
        del sys.modules[name]
class Cut(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in cut:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Cut())
import importlib
for name in {[*modules, *hidden]!r}:
    importlib.import_module(name)
import hashlib
print(hashlib.sha256(b"x").hexdigest()[:8], "_hashlib" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=250)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["2d711642", "False"]


def test_what_is_taken_from_hashlib_is_there_without_openssl() -> None:
    """Some of its functions exist only where OpenSSL does, and none of them tells so before it is called."""
    used = {
        node.attr
        for source in SOURCES
        for node in ast.walk(parsed(source))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "hashlib"
    } | {name.removeprefix("hashlib.") for source in SOURCES for name in imported(parsed(source)) if "hashlib." in name}
    code = f"""
import sys
sys.modules["_hashlib"] = None
import hashlib
print(*(name for name in {sorted(used)!r} if not hasattr(hashlib, name)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=250)
    assert "sha256" in used
    assert done.stdout.split() == []


def test_what_migrations_import_is_in_the_package() -> None:
    """They go along as files, which nobody looks into for imports: each must be reached otherwise, or be named."""
    steps = [source for source in SOURCES if source.is_relative_to(MIGRATIONS)]
    assert missing_of(set().union(*(imported(parsed(source)) for source in steps))) == set()
    assert missing_of({"callassist.ui.demo_of_nothing", "tomlkit", "json"}) == {"tomlkit"}


def missing_of(names: set[str]) -> set[str]:
    """Which of these modules come along with nothing that the program's other sources import or the spec names."""
    others = (source for source in SOURCES if not source.is_relative_to(MIGRATIONS))
    there = {name for source in others for name in imported(parsed(source))} | set(spec_value("hiddenimports"))
    standard = sys.stdlib_module_names
    tops = sorted({name.partition(".")[0] for name in there} - standard - {"callassist", "PySide6", "shiboken6"})
    code = f"import sys, importlib\nfor name in {tops!r}:\n    importlib.import_module(name)\nprint(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=250, check=True).stdout
    there.update(told.split())
    foreign = {name for name in names if name.partition(".")[0] not in standard and _is_module(name)}
    return foreign - there


def test_no_library_for_sound_is_imported() -> None:
    """The documents promise that no sound is recorded; what opens a microphone would be one of these."""
    sound = ("PySide6.QtMultimedia", "sounddevice", "pyaudio", "alsaaudio", "winsound", "ossaudiodev", "soundfile")
    names = {name for source in SOURCES for name in imported(parsed(source))}
    assert [name for name in names if name.startswith(sound)] == []
    assert not _is_module("PySide6.QtMultimedia")


def test_what_is_named_to_be_taken_along_exists_and_is_not_cut() -> None:
    for name in spec_value("hiddenimports"):
        assert _is_module(name), name
        assert not excluded(name), name


def test_every_file_that_ships_has_a_reader_in_the_package() -> None:
    resources = PACKAGING.parent / "resources"
    kept = cuts.KEPT_PLUGINS["imageformats"].split("|")
    for file in resources.rglob("*"):
        if file.is_file() and file.suffix:
            reader = _READERS[file.suffix]
            assert not reader or reader in kept, file


def spec_value(keyword: str) -> list[str]:
    """The texts in an argument of the spec's Analysis."""
    for node in ast.walk(parsed(SPEC)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Analysis":
            for argument in node.keywords:
                if argument.arg == keyword:
                    return [
                        one.value
                        for one in ast.walk(argument.value)
                        if isinstance(one, ast.Constant) and isinstance(one.value, str)
                    ]
    raise AssertionError(f"the spec has no {keyword}")


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
