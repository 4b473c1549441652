"""Every error that can be shown has a code with words in both languages; nobody compares English texts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import callassist
from callassist import errors, paths
from callassist.domain.text import WINDOW_LANGUAGES, Language
from callassist.storage import data_folder, driver
from callassist.storage.keeping import apart
from callassist.ui.words import error_wording
from callassist.ui.words.languages import Translations

PACKAGE = Path(callassist.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))


def tree(kind: type[errors.KnownError]) -> Iterator[type[errors.KnownError]]:
    yield kind
    for one in kind.__subclasses__():
        if one.__module__ == errors.__name__:
            yield from tree(one)


CLASSES = {kind.__name__: kind for kind in tree(errors.KnownError)}
#: where a code is put together: which ones can come of it
MADE_UP = {
    "storage/keeping/apart.py": set(apart.WORDS),
    "storage/data_folder.py": {
        "folder_unusable",
        "log_read_only",
        *(
            f"folder_{call.args[-1].value}"
            for call in ast.walk(ast.parse(Path(data_folder.__file__).read_text(encoding="utf-8")))
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_told"
            if isinstance(call.args[-1], ast.Constant) and call.args[-1].value not in ("", "read_only")
        ),
    },
    "storage/driver.py": {code for _name, _kind, code, *_ in driver.NAMES if code},
}
#: these hand on the code that an error has already
HANDED_ON = {"errors.py"}


def codes_raised(source: str, place: str = "") -> set[str]:
    """Each code a known error is made with in `source`; "?" where it cannot be seen which."""
    found: set[str] = set(MADE_UP.get(place, ()))
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in CLASSES:
            continue
        given = next((one.value for one in call.keywords if one.arg == "code"), None)
        if given is None:
            found.add(CLASSES[call.func.id].code)
            continue
        texts = {one.value for one in ast.walk(given) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
        if place not in MADE_UP:
            found |= texts or {"?"}
    return found


def all_codes() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in SOURCES:
        place = path.relative_to(PACKAGE).as_posix()
        if place not in HANDED_ON:
            for code in codes_raised(path.read_text(encoding="utf-8"), place):
                found.setdefault(code, set()).add(place)
    return found


def test_every_code_an_error_is_raised_with_has_words() -> None:
    found = all_codes()
    assert len(found) > 40
    missing = {code: places for code, places in found.items() if code not in error_wording.codes()}
    assert missing == {}


@pytest.mark.parametrize("kind", CLASSES.values(), ids=list(CLASSES))
def test_every_class_of_error_has_words(kind: type[errors.KnownError]) -> None:
    assert kind.code in error_wording.codes()


@pytest.mark.parametrize(
    ("planted", "code"),
    [
        ('raise NotFound("gone", code="never_worded")', "never_worded"),
        ('raise ImpossibleAction("x", code="never_worded" if a else "impossible")', "never_worded"),
        ('raise ExportError("x", code=made_up)', "?"),
    ],
)
def test_a_code_without_words_is_found(planted: str, code: str) -> None:
    assert code in codes_raised(planted) - error_wording.codes()


def test_no_words_stand_for_a_code_nobody_raises() -> None:
    known = set(all_codes()) | {kind.code for kind in CLASSES.values()}
    assert error_wording.codes() - known == set()


def test_every_code_has_german_words_of_its_own(qapp: QApplication) -> None:
    translations = Translations(qapp, paths.resource("translations"))
    told: dict[Language, dict[str, str]] = {}
    try:
        for language in WINDOW_LANGUAGES:
            translations.use(language)
            told[language] = {
                code: error_wording.error(errors.KnownError("English words", code=code))
                for code in error_wording.codes()
            }
    finally:
        translations.clear()
    assert not [code for code, words in told[Language.EN].items() if "English words" in words]
    assert not [code for code, words in told[Language.DE].items() if words == told[Language.EN][code]]


def test_a_bug_is_told_as_one_in_the_window_s_language(qapp: QApplication) -> None:
    translations = Translations(qapp, paths.resource("translations"))
    try:
        translations.use(Language.DE)
        told = error_wording.error(OSError(28, "No space left on device"))
    finally:
        translations.clear()
    assert (
        told == "Intern ist etwas schiefgegangen (OSError: [Errno 28] No space left on device). Bitte melden Sie das."
    )


# -- nobody compares English texts -------------------------------------------------------------------------------------


def compared_texts(source: str) -> list[int]:
    """Lines that look into the text of an error to find out what it is."""
    found: list[int] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            found += [node.lineno for one in (node.left, *node.comparators) if is_text_of_error(one)]
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("startswith", "endswith", "find", "count")
            and is_text_of_error(node.func.value)
        ):
            found.append(node.lineno)
    return found


def is_text_of_error(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in ("str", "repr") and node.args and getattr(node.args[0], "id", "") in ("error", "found", "problem"):
            return True
        return name == "message" or (
            isinstance(node.func, ast.Attribute) and name in ("lower", "casefold") and is_text_of_error(node.func.value)
        )
    return isinstance(node, ast.Attribute) and node.attr == "what" and getattr(node.value, "id", "") == "error"


@pytest.mark.parametrize("floor", ["ui", "services", "cli"])
def test_nobody_looks_into_the_text_of_an_error(floor: str) -> None:
    found = {
        path.name: lines
        for path in sorted((PACKAGE / floor).rglob("*.py"))
        if (lines := compared_texts(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "planted",
    [
        'if "not to be called" in str(error): pass',
        'if error.what == "gone": pass',
        'if error.message().startswith("gone"): pass',
        'if "full" in str(error).lower(): pass',
    ],
)
def test_a_look_into_the_text_is_found(planted: str) -> None:
    assert compared_texts(planted) == [1]
