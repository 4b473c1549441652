"""A file of numbers or of fingerprints: counted against the block list, or taken into it; and the list written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.domain.fingerprint import BlockReason
from callassist.services.changes import Changes, Kind
from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.fields import ChoiceBox, Field
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.form_rows import form_rows
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, Words, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.tasks import Tasks
from callassist.ui.words import block_words, error_wording, lead_words

if TYPE_CHECKING:
    from callassist.services.blocks.block_files import OpenedFile
    from callassist.services.blocks.block_list import BlockList, FileTally

_BLOCKED = Changes.of(Kind.BLOCKS, Kind.CONTACTS, Kind.FOLLOW_UPS, Kind.LISTS)
_REASONS = (BlockReason.IMPORTED, BlockReason.REGISTER, BlockReason.OBJECTION, BlockReason.LEGAL)
#: what bare numbers of a file can be; "": not said yet
_BARE = ("", "local", "country_code", "dropped_zero", "leave_out")


class FileForm(Card):
    """Enter counts; taking in is a button of its own."""

    closed = Signal()

    def __init__(self, look: Look, keys: KeyMap, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="accent", ground="card")
        self._bridge = bridge
        self._blocks: BlockList | None = None
        self._country = ""
        self._tasks = Tasks()
        self._file: OpenedFile | None = None
        self._is_busy = False
        self.destroyed.connect(self._tasks.close)

        # Widgets
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.told = PlainLabel("", self, wrap=True)
        self.asked = PlainLabel("", self, role="warn", wrap=True)
        self.problem = PlainLabel("", self, role="error", wrap=True)
        self._names = [PlainLabel("", self, role="muted") for _ in range(4)]
        self.bare = ChoiceBox(self)
        named(self.bare, "What bare numbers are")
        for one in _BARE:
            self.bare.addItem("", one)
        self.area = Field(keys, self)
        named(self.area, "Area code of local numbers")
        self.area.setMaxLength(12)
        self.reason = ChoiceBox(self)
        named(self.reason, "Why they are blocked")
        for reason in _REASONS:
            self.reason.addItem("", reason)
        self.key_file = Field(keys, self)
        named(self.key_file, "File of the keys")
        self.check = Push("", self)
        self.check.setProperty("role", "primary")
        named(self.check, "Count how many are blocked")
        self.take = Push("", self)
        self.take.setProperty("role", "button")
        named(self.take, "Take all of them in")
        self.cancel = Push("", self)
        self.cancel.setProperty("role", "button")
        named(self.cancel, "Close the file")

        # Assemble
        rows = form_rows(grow=True)
        for label, field in zip(self._names, (self.bare, self.area, self.reason, self.key_file), strict=True):
            label.setBuddy(field)
            rows.addRow(label, field)
        self.buttons = FlowStrip(self, spacing=8)
        for button in (self.check, self.take, self.cancel):
            self.buttons.add(button)
        for part in (self.title, self.told, self.asked):
            self.body.addWidget(part)
        self.body.addLayout(rows)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        # Connect
        self.check.clicked.connect(self._count)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.close_form)
        self.area.entered.connect(self._count)
        self.key_file.entered.connect(self._take)
        self.bare.currentIndexChanged.connect(self._show_rows)

        self.hide()
        self.retranslate()

    def set_blocks(self, blocks: BlockList, country: str) -> None:
        """What is compared with, and the country of numbers without one."""
        self._blocks, self._country = blocks, country

    def open_file(self, path: Path) -> None:
        """Look at a file."""
        self._file = None
        self.bare.setCurrentIndex(0)
        self.area.clear()
        self.key_file.clear()
        for label in (self.told, self.asked, self.problem):
            label.show_text("")
        name = isolated(path.name)
        self.title.tell(lambda: self.tr("The file {name}").format(name=name))
        country = self._country

        def work() -> OpenedFile:
            from callassist.services.blocks.block_files import open_block_file

            return open_block_file(path, country)

        self.show()
        self._run(True)
        self._bridge.watch(self._tasks.run(work), self._is_open, self._failed)

    def close_form(self) -> None:
        """Put it away; what was taken in stays so."""
        if not self.isHidden():
            self._file = None
            self.hide()
            self.closed.emit()

    @property
    def is_busy(self) -> bool:
        """Whether a file is being counted or taken in."""
        return self._is_busy

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._count()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.check.setText(self.tr("Only count"))
        self.take.setText(self.tr("Block all of them"))
        self.cancel.setText(self.tr("Close"))
        texts = (
            self.tr("Bare numbers are"),
            self.tr("Area code"),
            self.tr("Why they are blocked"),
            self.tr("File of its keys"),
        )
        for label, text in zip(self._names, texts, strict=True):
            label.setText(text)
        for place, one in enumerate(_BARE):
            self.bare.setItemText(place, lead_words.number_choice(one) if one else self.tr("– please choose –"))
        for place, reason in enumerate(_REASONS):
            self.reason.setItemText(place, block_words.reason(reason.value))
        self.buttons.flow()

    # -- what is done ----------------------------------------------------------------------------------------------

    def _is_open(self, file: OpenedFile) -> None:
        self._run(False)
        self._file = file
        if file.fingerprints is not None:
            number = len(file.fingerprints)
            self.told.tell(lambda: self.tr("%n fingerprint(s) of numbers somebody else has blocked", "", number))
        questions = tuple(
            (one.question.column, one.question.pattern.value, one.question.count, one.question.examples)
            for one in file.questions
        )

        def words() -> str:
            lines = (
                f"{isolated(column)}: {lead_words.pattern(pattern, count)} ({' · '.join(map(isolated, examples[:3]))})"
                for column, pattern, count, examples in questions
            )
            return "\n".join((*lines, self.tr("Say once what they are: a number that was guessed is not compared.")))

        self.asked.tell(words if questions else "")
        self._show_rows()
        if questions:
            self.bare.setFocus()
        else:
            self.check.setFocus()
            self._count()

    def _show_rows(self) -> None:
        file = self._file
        asks = file is not None and bool(file.questions)
        prints = file is not None and file.fingerprints is not None
        shown = (asks, asks and self.bare.currentData() == "local", file is not None and not prints, prints)
        fields = (self.bare, self.area, self.reason, self.key_file)
        for label, field, on in zip(self._names, fields, shown, strict=True):
            label.setVisible(on)
            field.setVisible(on)

    def _decided(self) -> OpenedFile | None:
        """The file with what was said of its numbers; None: that is still to be said."""
        file = self._file
        if file is None or not file.questions:
            return file
        bare, area = str(self.bare.currentData()), self.area.text().strip()
        if not bare or (bare == "local" and not area):
            self._say(lambda: self.tr("Say first what the bare numbers are."))
            (self.area if bare else self.bare).setFocus()
            return None
        from callassist.services.leads.number_patterns import NumberChoice

        return file.said(NumberChoice(bare), area)

    def _count(self) -> None:
        blocks, file = self._blocks, None if self._is_busy else self._decided()
        if blocks is None or file is None:
            return

        def work() -> FileTally:
            from callassist.services.blocks.block_files import checked

            return checked(blocks, file)

        def counted(tally: FileTally) -> None:
            self._run(False)
            self.told.tell(lambda: self._words_of_count(tally))
            announce(self.told, self.told.text())

        self._run(True)
        self._bridge.watch(self._tasks.run(work), counted, self._failed)

    def _take(self) -> None:
        blocks, file = self._blocks, None if self._is_busy else self._decided()
        if blocks is None or file is None:
            return
        reason = BlockReason(self.reason.currentData())
        typed = self.key_file.text().strip().strip('"')
        keys = Path(typed).expanduser() if typed else None

        def work() -> FileTally:
            from callassist.services.blocks.block_files import taken_in

            return taken_in(blocks, file, reason, keys)

        def done(tally: FileTally) -> None:
            self._run(False)
            self.told.tell(lambda: self._words_of_taking(tally))
            announce(self.told, self.told.text())

        self._run(True)
        self._bridge.watch(self._tasks.run(work), done, self._failed, changes=_BLOCKED)

    def _words_of_count(self, tally: FileTally) -> str:
        """Counts alone: whoever reads them over somebody's shoulder learns nobody's number."""
        count = lead_words.count
        text = self.tr("Numbers: {numbers}, blocked of them: {blocked}, no number: {none}. Nothing was written.")
        return text.format(numbers=count(tally.numbers), blocked=count(tally.blocked), none=count(tally.none))

    def _words_of_taking(self, tally: FileTally) -> str:
        count = lead_words.count
        text = self.tr("{new} blocked now, {blocked} were already, {none} no number.")
        new = tally.numbers - tally.blocked
        return text.format(new=count(new), blocked=count(tally.blocked), none=count(tally.none))

    def _run(self, on: bool) -> None:
        self._is_busy = on
        self.problem.show_text("")
        for button in (self.check, self.take):
            button.setDisabled(on)

    def _failed(self, error: BaseException) -> None:
        self._run(False)
        self._say(lambda: error_wording.error(error))

    def _say(self, words: Words) -> None:
        self.problem.tell(words)
        announce(self.problem, self.problem.text())
