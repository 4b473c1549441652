"""What is wrong with a script is told in the window's language: all of it, with its place and what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import callassist
from callassist import paths
from callassist.domain.text import Language
from callassist.formats.script.problems import Problem, Severity
from callassist.formats.script.sentences import Sentence, either, from_plain, names, to_plain, told
from callassist.ui.words import script_problems
from callassist.ui.words.languages import Translations
from tests.formats.script.lint.test_linter import PLANTED
from tests.formats.script.lint.test_slips import SLIPS, UNREADABLE
from tests.formats.script.planted import plant, problems_of

PACKAGE = Path(callassist.__file__).parent
SLOT = re.compile(r"\{[a-z_]+\}")


def sentences(source: str) -> Iterator[str]:
    """Each sentence that is told in a source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "told":
            first = node.args[0]
            yield first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else "?"


TOLD = sorted(
    {
        text
        for folder in ("formats", "services", "cli")
        for path in (PACKAGE / folder).rglob("*.py")
        for text in sentences(path.read_text(encoding="utf-8"))
    }
)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translations = Translations(qapp, paths.resource("translations"))
    translations.use(Language.DE)
    yield
    translations.clear()


def test_there_is_much_to_tell_and_all_of_it_is_written_out() -> None:
    assert len(TOLD) > 200
    assert "?" not in TOLD


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("text", TOLD)
def test_every_sentence_has_its_german_with_the_same_slots(text: str) -> None:
    translated = QCoreApplication.translate("", text)
    assert translated != text or SLOT.sub("", text).strip(" ,") == ""
    assert sorted(SLOT.findall(translated)) == sorted(SLOT.findall(text))


def test_no_problem_is_made_of_words_that_are_not_told() -> None:
    """`Problem` takes sentences alone: an f-string handed to it is found here and by the types."""
    found = [
        f"{path.name}:{node.lineno}"
        for path in (PACKAGE / "formats" / "script").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("warn", "report")
        if any(isinstance(one, ast.JoinedStr | ast.Constant) for one in node.args[2:])
    ]
    assert found == []


#: what a German reader must not meet; each is a word no name of the format has
ENGLISH = re.compile(r"\b(the|is|are|there|must|write|with|which|did|you|mean|add|remove|one of|put)\b")


@pytest.mark.usefixtures("german")
def test_a_german_window_tells_every_problem_in_german() -> None:
    texts = [plant(*changes)[0] for _, _, changes in PLANTED]
    texts += [plant(*changes)[0] for changes, *_ in SLIPS.values()]
    texts += [plant((old, new))[0] for old, new, *_ in UNREADABLE.values()]
    told_in_german = [script_problems.problem(one) for text in texts for one in problems_of(text)]
    assert len(told_in_german) > 100
    in_code = re.compile(r"`[^`]*`|\{[^}]*\}|\"[^\"]*\"|[„“][^”“]*[”“]")
    wrong = [line for line in told_in_german if ENGLISH.search(in_code.sub("", line))]
    assert wrong == []


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("what", "mend", "line"),
    [
        (
            told("the comma ends the text, and what follows it is taken for a key"),
            told('put the text in quotes: {key}: "{text}"', key="de", text="nein, fein"),
            "fenster.yaml:42:22: das Komma beendet den Text, und was danach steht, gilt als Schlüssel"
            ' – den Text in Anführungszeichen setzen: de: "nein, fein"',
        ),
        (
            told("there is no question `{name}`", name="q_owner"),
            told("one of {names}", names=names(["q_a", "q_b"])),
            "fenster.yaml:42:22: es gibt keine Frage `q_owner` – möglich sind: `q_a`, `q_b`",
        ),
        (
            told("the file has more than {most} lines", most=30_000),
            told("remove it; its place is: {places}", places=either([told("a branch"), told("an outcome")])),
            "fenster.yaml:42:22: die Datei hat mehr als 30.000 Zeilen"
            " – entfernen; sein Platz ist: Weiche oder Ergebnis",
        ),
    ],
)
def test_a_problem_reads_as_one_german_line_with_its_place(what: Sentence, mend: Sentence, line: str) -> None:
    found = Problem("/somewhere/fenster.yaml", 42, 22, Severity.ERROR, "any", what, mend)
    assert script_problems.problem(found) == line


def test_names_with_braces_fill_no_other_slot() -> None:
    assert (
        str(told("`{given}` is not possible for `{name}`", given="{name}", name="x"))
        == "`{name}` is not possible for `x`"
    )


@pytest.mark.parametrize(
    "sentence", [told("remove it"), told("write {text}", text="1"), told("{a} {b}", a=either([told("x")] * 3), b=3)]
)
def test_a_sentence_that_was_kept_comes_back_as_it_was(sentence: Sentence) -> None:
    assert from_plain(to_plain(sentence)) == sentence


@pytest.mark.parametrize(
    "found", ["text", ["text"], [1, {}], ["text", []], ["text", {"a": 1.5}], ["\ud800", {}], [[], {}]]
)
def test_what_is_no_sentence_is_refused(found: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        from_plain(found)
