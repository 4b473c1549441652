"""Names, notes and answers from people and lists are shown as they are written, however they are meant.

`test_plain_text` looks at the labels one by one; this drives hostile text through a whole call, into the log and back,
and holds the sources to the rules that make it so.
"""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument, QTextImageFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

import callassist.ui
from callassist.domain.limits import NAME_LIMIT, NOTE_LIMIT
from callassist.domain.text import Language
from callassist.services.calls.calling import CallRequest
from callassist.ui.kit.fact_row import FactRow
from callassist.ui.log.log_model import WHO
from tests.ui.driving import CTRL, Key, Window, opened

HOSTILE = {
    "markup": '<b>x</b><img src="file:///nonexistent.png">',
    "a link": "<a href='https://example.org'>Kern</a> &amp; &lt;Co&gt; & Söhne",
    "a style": "<style>*{color:white}</style>Kern",
    "right to left": "Kern \u202egnp.exe",
    "combining marks": "e" + "\u0301" * 1000,
    "very long": "Ms Kern " * 60 + "end",
    "one long word": "K" * 500,
    "separators": "Kern\u2028Ltd\u2029\tx",
    "emoji and surrogates": "Kern 👩‍👩‍👧‍👦 𝕶𝖊𝖗𝖓",
    "format signs": "%n {who} {0} %1 %s & && _x_ **y**",
}
ROOT = Path(callassist.ui.__file__).parent
#: seconds of the processor a rep does not notice, generously: a slow machine, and the picture that is drawn here
STALL = 0.3


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def interpreted(root: QWidget) -> list[str]:
    """Labels that guess, tooltips that are markup made of data, documents with pictures or links in them."""
    found = [
        f"label {label.text()[:60]!r}"
        for label in root.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
    ]
    for widget in [root, *root.findChildren(QWidget)]:
        tip = widget.toolTip()
        # what Qt takes for markup has an angle bracket in it
        if "<" in tip and not (tip.startswith("<span>") and "<" not in tip[6:-7]):
            found.append(f"tooltip {tip[:60]!r}")
        if isinstance(widget, QTextEdit | QPlainTextEdit):
            found += _rich_parts(widget.document())
    return found


def _rich_parts(document: QTextDocument) -> list[str]:
    found: list[str] = []
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            form = part.fragment().charFormat()
            if form.isImageFormat() or form.isAnchor():
                found.append(f"{'picture' if form.isImageFormat() else 'link'} {part.fragment().text()!r}")
            part += 1
        block = block.next()
    return found


def stored(text: str) -> str:
    """A name as the log holds it: one line of a field, with its length held."""
    return text.strip()[:NAME_LIMIT]


def literal(text: str) -> str:
    """Without the signs that keep a direction within its own words: they are not seen."""
    return text.replace("\u2068", "").replace("\u2069", "")


def start(window: Window, text: str) -> None:
    page = window.start
    page.choose("contract_review")
    page.name.setText(text)
    page.company.setText(text)
    page.number.setText(f"0221 4710815 {text}"[:60])
    page.submit()
    window.wait_for_call()


# -------------------------------------------------------------------------------------------------------- the call


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_shown_literally_from_the_start_to_the_trace(window: Window, kind: str) -> None:
    text = HOSTILE[kind]
    start(window, text)
    name = stored(window.start.name.text())
    assert name, "the name is still there"
    page = window.page
    assert page.header.name.whole() == name
    assert page.header.company.whole() == name
    assert len(page.header.name.text().splitlines()) == 1
    window.keys("1")
    assert name in window.spoken().replace("\u2009", "") or kind == "separators"
    window.keys("13")
    assert page.form.purpose == "capture"
    for field in page.form.fields():
        field.setText(text)
    window.press(Key.Key_Return, Key.Key_Return, Key.Key_Return, Key.Key_Return)
    step = next(step for step in window.view.path if step.question == "q_dm")
    assert name in step.answer
    row = next(row for row in page.path.rows() if row.step == step)
    assert step.answer in row.accessibleDescription()
    window.keys("q")
    page.form.fields()[0].setText(text)
    page.form.fields()[1].setText(text)
    window.press(Key.Key_Return, Key.Key_Return)
    window.press(Key.Key_N, modifier=CTRL)
    # what stood beside the number is there already
    begun = page.note.text()
    assert begun == f"0221 4710815 {text}"[:60].strip().replace("\u2028", "\n").replace("\u2029", "\n")
    page.note.field.clear()
    page.note.field.insertPlainText(text)
    assert page.note.text() == text.replace("\u2028", "\n").replace("\u2029", "\n")
    window.press(Key.Key_E, modifier=CTRL)
    window.press(Key.Key_Escape)
    window.settle()
    assert interpreted(window.app.window) == []
    window.end_call()
    log = window.open_log()
    assert literal(str(log.model.data(log.model.index(0, WHO)))) == f"{name}, {name}"
    log.table.selectRow(0)
    window.until(lambda: log.trace.call_id() != "")
    assert literal(log.trace.who.text()).startswith(f"{name}, {name}")
    assert log.trace.note.toPlainText() == page.note.text()
    lines = [literal(fact.accessibleName()) for fact in log.trace.findChildren(FactRow) if not fact.isHidden()]
    assert any(line.startswith(f"{text.strip()} – {text.strip()}") for line in lines), "the question of one's own"
    window.settle()
    assert interpreted(window.app.window) == []


def test_the_looking_finds_what_is_interpreted(qtbot: QtBot) -> None:
    """Or the test above could not fail."""
    root = QWidget()
    qtbot.addWidget(root)
    QLabel("<b>x</b>", root)
    root.setToolTip("<img src=x>")
    edit = QTextEdit(root)
    picture = QTextImageFormat()
    picture.setName(":/nothing")
    edit.textCursor().insertImage(picture)
    assert [one.split()[0] for one in interpreted(root)] == ["label", "tooltip", "picture"]


def test_no_document_asks_for_a_file(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def load(_self: QTextDocument, kind: int, name: QUrl) -> None:
        asked.append(name.toString())

    monkeypatch.setattr(QTextDocument, "loadResource", load)
    start(window, HOSTILE["markup"])
    window.keys("1")
    window.press(Key.Key_N, modifier=CTRL)
    window.paste(HOSTILE["markup"])
    window.app.window.grab()
    texts = [edit for kind in (QTextEdit, QPlainTextEdit) for edit in window.app.window.findChildren(kind)]
    assert sum("file:///nonexistent.png" in edit.toPlainText() for edit in texts) == 2
    assert not any("<img" in edit.document().toHtml() for edit in texts)
    assert asked == []


def test_markup_on_the_clipboard_is_pasted_as_its_text(window: Window) -> None:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QApplication

    window.call()
    window.keys("n")
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:///nonexistent.png'>")
    data.setText("plain")
    QApplication.clipboard().setMimeData(data)
    window.press(Key.Key_V, modifier=CTRL)
    assert window.page.note.text() == "plain"
    assert interpreted(window.page) == []


@pytest.mark.parametrize(
    "kind",
    [
        "markup",
        "very long",
        "one long word",
        "right to left",
        "emoji and surrogates",
        "combining marks",
        "separators",
    ],
)
def test_a_name_leaves_header_and_first_word_in_their_places(window: Window, kind: str) -> None:
    window.call("contract_review", "Ms Kern, Kern Ltd, 0221 4710815")
    window.settle()
    places = _places(window)
    window.end_call()
    start(window, HOSTILE[kind])
    window.settle()
    assert (window.app.window.width(), window.app.window.height()) == (1280, 820)
    assert _places(window) == places


def _places(window: Window) -> list[tuple[int, int]]:
    page = window.page
    corners = [page.speech.text, page.header.hang_up, page.header.timer]
    points = [one.mapTo(page, one.rect().topLeft()) for one in corners]
    return [(point.x(), point.y()) for point in points]


def test_a_note_is_held_at_its_limit_and_the_rep_is_told(window: Window) -> None:
    window.call()
    window.keys("n")
    window.paste("e\u0301" * NOTE_LIMIT)
    assert len(window.page.note.text()) == NOTE_LIMIT
    assert window.page.note.notice.isVisible()
    window.press(Key.Key_Escape)
    window.end_call()
    assert len(window.logged()[0].note) == NOTE_LIMIT


@pytest.mark.parametrize("huge", ["x" * 1_000_000, "x " * 500_000, "\n" * 1_000_000], ids=["a word", "words", "lines"])
def test_a_million_characters_pasted_anywhere_do_not_hold_up_the_window(window: Window, huge: str) -> None:
    slow: list[str] = []

    def paste(where: str) -> None:
        began = time.process_time()
        window.paste(huge)
        window.settle()
        window.app.window.grab()
        took = time.process_time() - began
        if took > STALL:
            slow.append(f"{where}: {took:.2f} s")

    window.start.focus_first()
    paste("lead")
    window.start.clear_lead()
    window.start.name.setFocus()
    paste("name")
    window.start.clear_lead()
    window.call()
    window.press(Key.Key_N, modifier=CTRL)
    paste("note")
    assert len(window.page.note.text()) <= NOTE_LIMIT
    window.press(Key.Key_Escape)
    window.keys("q")
    paste("question of one's own")
    window.press(Key.Key_Return, Key.Key_Escape, Key.Key_Escape)
    window.end_call()
    log = window.open_log()
    log.search.setFocus()
    paste("search")
    assert slow == []


def test_a_name_with_a_line_break_from_a_list_stays_on_its_line(window: Window) -> None:
    request = CallRequest("contract_review", "cold_call", Language.EN, name="Ms\nKern\r\nX", number="0221 4710815")
    live = window.services.calling.start(request).result(timeout=200)
    live.press("1").future.result(timeout=200)
    window.services.calling._live.clear()  # as after a crash: nobody works on it
    window.area.refresh()
    window.until(lambda: len(window.start.interrupted_rows()) == 1)
    assert "Ms\nKern\r\nX" in window.start.interrupted_rows()[0].text.text()
    QTest.mouseClick(window.start.interrupted_rows()[0].resume, Qt.MouseButton.LeftButton)
    window.wait_for_call()
    window.settle()
    header = window.page.header
    assert header.name.height() <= header.name.fontMetrics().height() + 6
    assert interpreted(window.app.window) == []


def test_an_override_in_a_name_does_not_turn_the_words_after_it(window: Window) -> None:
    start(window, HOSTILE["right to left"])
    window.keys("11")
    window.services.calling._live.clear()
    window.app.window.call_desk._show_open_calls(window.services)
    window.until(lambda: len(window.start.interrupted_rows()) == 1)
    log = window.open_log()
    log.table.selectRow(0)
    window.until(lambda: log.trace.call_id() != "")
    sentences = [window.start.interrupted_rows()[0].text.text(), log.trace.who.text()]
    assert [_turned(one) for one in sentences] == [False, False]


def _turned(sentence: str) -> bool:
    """Whether an override is still in force at the end: neither closed nor isolated."""
    override = sentence.rfind("\u202e")
    return override >= 0 and not {"\u202c", "\u2069"} & set(sentence[override:])


# ----------------------------------------------------------------------------------------------------- the sources


@cache
def nodes_in(path: Path) -> tuple[ast.AST, ...]:
    """Read once for all the tests below: there are some hundred files."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.fixture(scope="module", autouse=True)
def sources_read_once() -> Iterator[None]:
    yield
    nodes_in.cache_clear()


def calls_in(path: Path) -> list[ast.Call]:
    return [node for node in nodes_in(path) if isinstance(node, ast.Call)]


def called(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


SOURCES = sorted(path for path in ROOT.rglob("*.py") if path.name != "plain_text.py")

#: whose tooltip or label is not made by plain_text, and why that is safe: (file, line's words): reason
ALLOWED: dict[tuple[str, str], str] = {
    ("printing.py", "setHtml"): "a page of ours to be printed, with every text escaped; no widget shows it",
}

#: classes that show rich text, or stop the call
FORBIDDEN = {
    "QLabel",
    "QMessageBox",
    "QErrorMessage",
    "QInputDialog",
    "QDialog",
    "QProgressDialog",
    "QTextBrowser",
    "QWhatsThis",
    "QToolTip",
    "QMenu",
}
#: methods that take markup
MARKUP = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown", "toHtml", "setTextFormat", "showText"}


def test_nothing_that_interprets_text_is_made_outside_plain_text() -> None:
    assert len(SOURCES) > 40
    bad = [
        f"{path.relative_to(ROOT)}:{call.lineno}: {called(call.func)}"
        for path in SOURCES
        for call in calls_in(path)
        if called(call.func) in FORBIDDEN | MARKUP and (path.name, called(call.func)) not in ALLOWED
    ]
    assert bad == []


def test_no_class_outside_plain_text_is_one_that_interprets_text() -> None:
    """Made by `super().__init__()`, it would not be seen by the test above."""
    derived = {
        (path.relative_to(ROOT).as_posix(), node.name, called(base))
        for path in SOURCES
        for node in nodes_in(path)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if called(base) in FORBIDDEN | {"QTextEdit"}
    }
    assert derived == {("step/spoken_text.py", "SpokenText", "QTextEdit")}


def test_what_takes_markup_if_it_looks_like_some_is_given_none() -> None:
    """A QTextEdit guesses in `setText` and `append`, and so does a tooltip that comes out of a model."""
    edits = [path for path in SOURCES if re.search(r"\bQTextEdit\b", path.read_text(encoding="utf-8"))]
    assert [path.name for path in edits] == ["spoken_text.py"]
    spoken = next(node for node in nodes_in(edits[0]) if isinstance(node, ast.ClassDef) and node.name == "SpokenText")
    guessing = [
        ast.unparse(node)
        for node in ast.walk(spoken)
        if isinstance(node, ast.Call)
        and called(node.func) in ("setText", "append")
        and ast.unparse(node.func).startswith(("self.setText", "self.append"))
    ]
    assert guessing == []
    roles = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        for node in nodes_in(path)
        if isinstance(node, ast.Attribute) and node.attr in ("ToolTipRole", "WhatsThisRole")
    ]
    assert roles == []


def test_every_tooltip_is_made_by_plain_tooltip() -> None:
    bad: list[str] = []
    checked = 0
    for path in SOURCES:
        for call in calls_in(path):
            if called(call.func) in ("setToolTip", "setWhatsThis", "setStatusTip"):
                checked += 1
                bad += [f"{path.relative_to(ROOT)}:{call.lineno}" for one in call.args if not _is_plain(one)]
    assert checked >= 4
    assert bad == []


def _is_plain(argument: ast.expr) -> bool:
    if isinstance(argument, ast.IfExp):
        return _is_plain(argument.body) and _is_plain(argument.orelse)
    if isinstance(argument, ast.Constant):
        return True
    return isinstance(argument, ast.Call) and called(argument.func) == "plain_tooltip"


def test_nothing_waits_for_a_dialog() -> None:
    """`exec` and `open` of a dialog stop the call; the event loop itself is run by the program, demo and self-test."""
    may = {"app.py", "demo.py", "random_rep.py", "self_check.py"}
    bad = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in SOURCES
        for call in calls_in(path)
        if called(call.func) in ("exec", "exec_") and path.name not in may
    ]
    assert bad == []


def test_a_file_is_chosen_only_where_no_call_is_held() -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        for node in nodes_in(path)
        if isinstance(node, ast.Name) and node.id in ("QFileDialog", "QColorDialog", "QFontDialog")
    }
    # these ask first
    asking = {
        "blocks/blocks_page.py",
        "leads/file_entry.py",
        "leads/mapping_files.py",
        "leads/saving_rejects.py",
        "log/evidence_of_period.py",
        "person/hand_out_panel.py",
        "scripts/intake_panel.py",
    }
    assert users == {"log/export_panel.py", "recovery/recovery_page.py"} | asking
    makers = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        for call in calls_in(path)
        if called(call.func) == "ExportPanel"
    }
    assert makers == {"log/log_page.py"}


def test_no_text_is_put_together_before_it_is_translated() -> None:
    """`tr(f"…")` is never found in the file of translations, and data in it would be taken for a pattern."""
    bad = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in SOURCES
        for call in calls_in(path)
        if called(call.func) == "tr" and call.args and not isinstance(call.args[0], ast.Constant)
    ]
    assert bad == []
