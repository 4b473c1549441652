"""A script that was written elsewhere: its source beside what was understood of it, before anything is made.

What is pasted or typed is read as it stands there; a file is chosen, dropped, or its path is pasted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from callassist.domain.script import Market
from callassist.domain.text import WINDOW_LANGUAGES, Language
from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import named
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.button import Push
from callassist.ui.kit.fields import ChoiceBox, Field, NoteField
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.form_rows import form_rows
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look
from callassist.ui.kit.two_lines import Lines, ThingsModel, TwoLinesView
from callassist.ui.scripts.panel_stack import ScriptPanel
from callassist.ui.scripts.source_field import SourceField, file_in
from callassist.ui.scripts.tree_pointing import TreePointing
from callassist.ui.tasks import Tasks
from callassist.ui.words import error_wording, script_problems

if TYPE_CHECKING:
    from concurrent.futures import Future

    from callassist.formats.script.outline.outline_model import Outline
    from callassist.services.scripts.desk import ScriptDesk
    from callassist.services.scripts.intake import ScriptRead

#: a text is read once nobody types
_READ_AFTER_MS = 250
_MOST_SIGNS = 400_000
#: pixels at the usual size of letters: from here on the source stands beside what was understood
_BESIDE = 760
_LEAST_HEIGHT, _LEAST_LEFT_OUT = 110, 96
_NAMED = re.compile(r" \(`[^`]*`\)")


class IntakePanel(ScriptPanel):
    """Emits `begun(Draft)` when a draft was made of what was read, and `closed`."""

    begun = Signal(object)

    def __init__(
        self,
        look: Look,
        keys: KeyMap,
        bridge: Bridge,
        parent: QWidget | None = None,
        *,
        in_call: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = keys
        self._bridge = bridge
        self._in_call = in_call
        self._tasks = Tasks()
        self._desk: ScriptDesk | None = None
        self._taken: Callable[[], Collection[str]] = tuple
        self._file: Path | None = None
        self._read: ScriptRead | None = None
        #: counts what was asked for: what comes late is passed over
        self._asked = 0
        self._making = False
        #: chosen by hand; None: as its words look
        self._language: Language | None = None
        #: the name that was put in, not typed
        self._given_title = ""
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.setObjectName("plain")
        self.setAcceptDrops(True)

        # Widgets
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.hint = PlainLabel("", self, role="muted", wrap=True)
        self.source = SourceField(keys, _MOST_SIGNS, self)
        named(self.source, "Script as it was written")
        self.understood = NoteField(keys, _MOST_SIGNS, self)
        named(self.understood, "What was understood")
        self.understood.setReadOnly(True)
        self.pointing = TreePointing(self)
        self.message = Banner(look, "warn", self)
        self.counted = PlainLabel("", self, role="strong", wrap=True)
        self.model = ThingsModel[object](self)
        self.view = TwoLinesView(look, self.model, self)
        named(self.view, "Left out and added")
        self.name = Field(keys, self)
        named(self.name, "Name of the script")
        self.language = Segmented(look, self)
        self.market = ChoiceBox(self)
        self.market.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        named(self.market, "Whom the script is for")
        self.buttons = FlowStrip(self, spacing=8)
        self.make = self._push("Make a draft of it", "primary", self.begin)
        self.choose = self._push("Choose a script file", "button", self.choose_file)
        self.anew = self._push("Another text", "button", self.begin_anew)
        self.away = self._push("Close reading in", "button", self.close_panel)
        self._labels = {one: PlainLabel("", self) for one in ("name", "texts", "market")}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_READ_AFTER_MS)

        self._assemble()
        self._connect()
        self.hide()
        self._arrange()
        self.retranslate()

    def _push(self, name: str, role: str, does: Callable[[], object]) -> Push:
        button = Push("", self)
        button.setProperty("role", role)
        named(button, name)
        button.clicked.connect(lambda: does())
        self.buttons.add(button)
        return button

    def _assemble(self) -> None:
        self.beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.beside.setSpacing(12)
        self.beside.addWidget(self.source, 1)
        self.beside.addWidget(self.understood, 1)
        rows = form_rows(grow=True)
        rows.addRow(self._labels["name"], self.name)
        which = QHBoxLayout()
        which.setSpacing(12)
        which.addWidget(self.language)
        which.addWidget(self._labels["market"])
        which.addWidget(self.market)
        which.addStretch(1)
        rows.addRow(self._labels["texts"], which)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for widget in (self.title, self.hint):
            box.addWidget(widget)
        box.addLayout(self.beside, 3)
        box.addWidget(self.pointing)
        box.addWidget(self.message)
        box.addWidget(self.counted)
        box.addWidget(self.view, 1)
        box.addLayout(rows)
        box.addWidget(self.buttons)
        for market in Market:
            self.market.addItem("", market)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._read_now)
        self.source.textChanged.connect(self._typed)
        self.source.file_given.connect(self.open_file)
        self.source.clipped.connect(self._tell_too_long)
        self.pointing.pointed.connect(self._read_now)
        self.language.chosen.connect(self._speak)
        self.name.entered.connect(self.begin)
        self._look.changed.connect(self._arrange)
        self.destroyed.connect(self._tasks.close)

    def set_desk(self, desk: ScriptDesk, taken: Callable[[], Collection[str]]) -> None:
        """Where drafts are begun; `taken` are the names of scripts there are."""
        self._desk, self._taken = desk, taken

    # -- opening -------------------------------------------------------------------------------------------------------

    def open_panel(self) -> None:
        """Show it, and have a text or a file given."""
        self.show()
        self._draw()
        if self._read is None:
            self.source.setFocus()
        else:
            self.name.setFocus()

    def begin_anew(self) -> None:
        """Nothing was given yet."""
        self._file, self._read, self._language = None, None, None
        self._asked += 1
        self._timer.stop()
        self.source.setReadOnly(False)
        self._fill(self.source, "")
        self.pointing.offer((), ())
        self.message.say("")
        self.name.clear()
        self._draw()
        self.source.setFocus()

    def choose_file(self) -> None:
        """Ask for a file; not in a call, where no window may stand over this one."""
        if self._in_call():
            self.message.say(
                lambda: self.tr("In a call no window is opened over this one: paste the path, or drop the file.")
            )
            self.source.setFocus()
            return
        kinds = self.tr("Scripts (*.docx *.xlsx *.csv *.tsv *.txt *.md *.json);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a script"), str(self.folder), kinds)
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Read this file."""
        self.folder, self._file, self._language = path.parent, path, None
        self._timer.stop()
        self.source.setReadOnly(True)
        self._fill(self.source, "")
        self.pointing.offer((), ())
        self._read_now()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = file_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)

    # -- reading -------------------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        if self._file is None:
            self._timer.start()

    def _tell_too_long(self) -> None:
        self.message.say(lambda: self.tr("This is longer than any script: what did not fit was left out."))

    def _speak(self, language: object) -> None:
        self._language = language if isinstance(language, Language) else None
        self._read_now()

    def _read_now(self) -> None:
        """Read it beside the window's thread; what was asked for last is shown."""
        from callassist.services.scripts import intake

        self._asked += 1
        asked, path, language, text = self._asked, self._file, self._language, self.source.toPlainText()
        fields = self.pointing.fields()
        if path is None and not text.strip():
            self._show(None)
            return
        name = self.tr("New script")
        if path is not None:
            work = self._tasks.run(lambda: intake.read_script_file(path, fields=fields, language=language))
            if path.suffix.lower() == ".json":
                offered = self._tasks.run(lambda: intake.tree_fields(path))
                self._bridge.watch(offered, lambda found: self.pointing.offer(*found) if path == self._file else None)
        else:
            work = self._tasks.run(lambda: intake.read_script_text(text, name=name, language=language))
        self._watch(work, asked)

    def _watch(self, work: Future[ScriptRead], asked: int) -> None:
        def came(found: ScriptRead | BaseException) -> None:
            if asked != self._asked:
                return
            if isinstance(found, BaseException):
                self._show(None)
                self.message.say(lambda: error_wording.error(found))
            else:
                self.message.say("")
                self._show(found)

        self._bridge.watch(work, came, came)

    @property
    def read(self) -> ScriptRead | None:
        """What was read last; None where nothing was understood."""
        return self._read

    @property
    def is_late(self) -> bool:
        """Whether what stands there was not read yet."""
        return self._timer.isActive()

    def _show(self, read: ScriptRead | None) -> None:
        self._read = read
        if read is not None:
            if self._file is not None:
                self._fill(self.source, read.source)
            if self.name.text() in ("", self._given_title):
                self.name.setText(read.title)
                self._given_title = read.title
        elif not self.source.toPlainText().strip():
            self.message.say("")
        self._fill(self.understood, read.understood if read is not None else "")
        self._draw()

    def _fill(self, field: NoteField, text: str) -> None:
        if field.toPlainText() != text:
            field.blockSignals(True)
            field.setPlainText(text)
            field.blockSignals(False)

    # -- drawing -------------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        read = self._read
        rows: list[tuple[object, Lines]] = []
        if read is not None:
            for left in read.left_out:
                words = " ".join(left.text.split())
                quoted = self.tr("“{words}”").replace("{words}", words)
                why = script_problems.sentence(left.why)
                place = script_problems.source_place(left.place)
                rows.append((left, Lines(quoted, self.tr("left out"), "warn", f"{place} · {why}")))
            for one in read.added:
                # names of steps are hidden from whoever writes here
                told = _NAMED.sub("", script_problems.sentence(one))
                rows.append((one, Lines(told, self.tr("added"), "muted", "")))
        self.model.show_rows(rows)
        if rows:
            self.view.choose(0)
        self.view.setVisible(bool(rows))
        self.counted.setText(self._words_of_counts(read.outline) if read is not None else "")
        self.counted.setVisible(read is not None)
        self.hint.setVisible(read is None)
        self.make.setEnabled(read is not None and not self._making)
        self.anew.setVisible(read is not None or self._file is not None)
        self.buttons.flow()
        if read is not None:
            self.language.show_value(read.language)
            if read.looks is None and self._language is None and self.message.isHidden():
                self.message.say(
                    lambda: self.tr("Its words look neither German nor English. Say which language it is in.")
                )

    def _words_of_counts(self, outline: Outline) -> str:
        from callassist.formats.script.outline.outline_model import Taken

        taken = outline.taken
        parts = [
            self.tr("%n step(s)", "", taken.get(Taken.STEP, 0)),
            self.tr("%n answer(s)", "", taken.get(Taken.ANSWER, 0)),
            self.tr("%n objection(s)", "", taken.get(Taken.OBJECTION, 0)),
            self.tr("%n reply(s)", "", taken.get(Taken.REPLY, 0)),
        ]
        of_all = self.tr("of %n piece(s) of the source {taken} were taken over, {left} left out", "", outline.pieces)
        told = of_all.format(taken=sum(taken.values()), left=len(outline.left_out))
        return f"{' · '.join(parts)} – {told}"

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(self.tr("A script that was written elsewhere"))
        self.hint.setText(
            self.tr(
                "Paste or type it here, or open a file: Word, Excel, CSV, Markdown, text or JSON. Nothing is made"
                " before you have seen what was understood. A question stands in a line of its own, its answers"
                " below it behind dashes; “-> ” leads somewhere, “= rules out” says what an answer means, “!” begins"
                " an objection."
            )
        )
        self.source.setPlaceholderText(self.tr("The script as it was written"))
        self.understood.setPlaceholderText(self.tr("What was understood"))
        make, close = self.tr("Make a draft of it"), self.tr("Close")
        self.make.setText(f"{make}  {printed('Ctrl+Return')}")
        self.choose.setText(self.tr("Open a file …"))
        self.anew.setText(self.tr("Another one"))
        self.away.setText(f"{close}  {printed('Esc')}")
        self._labels["name"].setText(self.tr("What it is called"))
        self._labels["texts"].setText(self.tr("Its texts are in"))
        self._labels["market"].setText(self.tr("for"))
        names = {Language.DE: self.tr("German"), Language.EN: self.tr("English")}
        self.language.set_choices([(one, names[one], f"Texts in {one.value}", names[one]) for one in WINDOW_LANGUAGES])
        markets = {Market.CONSUMER: self.tr("consumers"), Market.BUSINESS: self.tr("businesses")}
        for place in range(self.market.count()):
            self.market.setItemText(place, markets[Market(self.market.itemData(place))])
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self._look.px
        is_wide = self.width() >= px(_BESIDE)
        self.beside.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        for field in (self.source, self.understood):
            field.setMinimumHeight(px(_LEAST_HEIGHT))
        self.view.setMinimumHeight(px(_LEAST_LEFT_OUT))

    # -- making --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.isAutoRepeat():
            event.accept()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.begin()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            event.ignore()

    def begin(self) -> None:
        """Make a draft of what was read; it is opened on the page."""
        from callassist.services.scripts.intake import begin_read_script

        if self._timer.isActive():
            self._timer.stop()
            self._read_now()
            return
        if self._read is None or self._desk is None or self._making:
            return
        self._making = True
        self._draw()
        market = Market(self.market.currentData())
        work = begin_read_script(self._desk, self._read, self.name.text(), market, self._taken())
        self._bridge.watch(work, self._made, self._not_made)

    def _made(self, draft: object) -> None:
        self._making = False
        self.begin_anew()
        self.hide()
        self.begun.emit(draft)

    def _not_made(self, error: BaseException) -> None:
        self._making = False
        self.message.say(lambda: error_wording.error(error))
        self._draw()
