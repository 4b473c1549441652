"""The block list: who must not be called, since when, why and from where; looked up, added to, lifted, handed on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from callassist.services.changes import Kind
from callassist.ui.blocks.block_deeds import BlockDeeds
from callassist.ui.blocks.blocks_model import BlocksModel
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import named
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.fields import Field
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.scroller import scroll_page
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look
from callassist.ui.kit.two_lines import TwoLinesView
from callassist.ui.page import EVERYTHING, Kinds, Page
from callassist.ui.words import block_words, code_words, error_wording, lead_words

if TYPE_CHECKING:
    from callassist.domain.fingerprint import NamedBlock
    from callassist.services.blocks.block_list import BlockList
    from callassist.storage.blocks.listed import BlocksFound
    from callassist.ui.backend import Backend

_SEARCH_AFTER_MS = 120
_LEAST_HEIGHT = 180
_WHICH = ("holding", "lifted", "all")
_ONCE = (
    Command.START,
    Command.BLOCK_ADD,
    Command.BLOCK_LIFT,
    Command.BLOCK_WHICH,
    Command.BLOCK_FILE,
    Command.BLOCK_EXPORT,
)


class BlocksPage(Page):
    """Emits `call_asked(call id)`: the call a block is from is to be shown."""

    command = Signal(object)
    call_asked = Signal(str)

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
        self._services: Backend | None = None
        self._blocks: BlockList | None = None
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._asked = 0
        self._found: BlocksFound | None = None
        #: the block that is to be marked when they come
        self._wanted = ""
        self.setObjectName("page")
        self.setAcceptDrops(True)

        # Widgets
        self.title = PlainLabel("", self, role="heading")
        self.search = Field(keys, self)
        named(self.search, "Look up a number or a name")
        self.which = Segmented(look, self)
        self.count = PlainLabel("", self, role="muted", wrap=True)
        self.message = Banner(look, "warn", self)
        self.told = Banner(look, "good", self)
        self.deeds = BlockDeeds(look, keys, bridge, self)
        self.model = BlocksModel(self)
        self.view = TwoLinesView(look, self.model, self)
        named(self.view, "Blocks")
        self.empty = PlainLabel("", self, role="muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.detail = Card(look, self)
        self.detail_text = PlainLabel("", self.detail, wrap=True)
        self.detail_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = FlowStrip(self, spacing=8)
        self._pushes = {
            command: self._push(command, name)
            for command, name in (
                (Command.BLOCK_ADD, "Block a number"),
                (Command.BLOCK_LIFT, "Lift the block"),
                (Command.BLOCK_FILE, "File for the block list"),
                (Command.BLOCK_EXPORT, "Write the block list"),
                (Command.START, "Show the call of the block"),
            )
        }
        self.warning = PlainLabel("", self, role="small", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)

        # Assemble
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title)
        top.addWidget(self.search, 1)
        inner = QWidget()
        inner.setObjectName("plain")
        scroll_page(self, inner)
        page = QVBoxLayout(inner)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(10)
        line = FlowStrip(inner, spacing=12)
        line.add(self.which)
        self._line = line
        self.detail.body.addWidget(self.detail_text)
        page.addLayout(top)
        page.addWidget(line)
        page.addWidget(self.count)
        for part in (self.message, self.told, *self.deeds.forms):
            page.addWidget(part)
        page.addWidget(self.view, 1)
        page.addWidget(self.empty, 1)
        page.addWidget(self.detail)
        page.addWidget(self.buttons)
        page.addWidget(self.warning)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

        # Connect
        self.search.textEdited.connect(self._timer.start)
        self.search.entered.connect(self._look_up)
        self.search.moved.connect(self._move)
        self._timer.timeout.connect(self._read)
        self.which.chosen.connect(self._read)
        self.view.selectionModel().currentChanged.connect(self._marked)
        self.view.doubleClicked.connect(self._show_call)
        self.deeds.opened.connect(self._tell_no_more)
        self.deeds.closed.connect(self.focus_in)
        self.deeds.told.connect(self.told.say)
        self.deeds.hindered.connect(self.message.say)
        look.changed.connect(self._size)

        self.empty.hide()
        self.detail.hide()
        self._size()
        self.retranslate()
        self.which.show_value("holding")

    def _push(self, command: Command, name: str) -> Push:
        button = Push("", self)
        button.setProperty("role", "button")
        named(button, name)
        button.clicked.connect(lambda: self._does(command))
        self.buttons.add(button)
        return button

    def set_services(self, services: Backend) -> None:
        """Where the blocks are."""
        self._services = services
        self._blocks = services.block_list
        self.refresh()

    def refresh(self, kinds: Kinds = EVERYTHING) -> None:
        """Read them anew; what is being typed stays."""
        if Kind.SETTINGS in kinds and self._services is not None and self._blocks is not None:
            self.deeds.set_blocks(self._blocks, self._services.settings.text("phone_region"))
        if kinds - {Kind.SETTINGS}:
            self._read()

    def focus_in(self) -> None:
        """The page came to the front, or a form was closed."""
        if self.deeds.open_form() is not None:
            return
        if self.model.rowCount() and not self.search.hasFocus():
            self.view.setFocus()
        else:
            self.search.setFocus()

    def show_item(self, item: str) -> None:
        """Mark the block with this id."""
        self._wanted = item
        self.which.show_value("all")
        self._read()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        label = self._keys.label
        self.title.setText(self.tr("Blocks"))
        self.search.setPlaceholderText(self.tr("A number, a name or a company"))
        self.which.set_choices(
            [(one, block_words.which(one), f"Blocks: {one}", block_words.which(one)) for one in _WHICH]
        )
        texts = {
            Command.BLOCK_ADD: self.tr("Block a number"),
            Command.BLOCK_LIFT: self.tr("Lift …"),
            Command.BLOCK_FILE: self.tr("Check a file …"),
            Command.BLOCK_EXPORT: self.tr("Write to a file …"),
            Command.START: self.tr("Show the call"),
        }
        for command, text in texts.items():
            self._pushes[command].setText(f"{text}  {label(command)}")
        self.buttons.flow()
        self._line.flow()
        # a fingerprint is no secret: whoever has the key can try all numbers there are
        self.warning.setText(
            self.tr(
                "A number stays blocked as a fingerprint when the person is erased. Whoever has the key can try all "
                "numbers: the key is what protects them, and leaves this computer only in backups or when you write "
                "it to a file."
            )
        )
        self.model.say_anew()
        self._show_count()
        self._marked()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # -- keys and files --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._keys.command(event, start=True)
        if event.matches(QKeySequence.StandardKey.Open):
            command = Command.BLOCK_FILE
        if command is None or (event.isAutoRepeat() and command in _ONCE):
            event.setAccepted(command is not None)  # still held from what went before
            return
        event.setAccepted(self._does(command))

    def _does(self, command: Command) -> bool:
        match command:
            case Command.START:
                self._show_call()
            case Command.BLOCK_ADD:
                self.deeds.ask_to_add(self.search.text() if any(map(str.isdigit, self.search.text())) else "")
            case Command.BLOCK_LIFT:
                self.deeds.ask_to_lift(self.chosen())
            case Command.BLOCK_WHICH:
                place = _WHICH.index(str(self.which.value()))
                self.which.show_value(_WHICH[(place + 1) % len(_WHICH)])
                self._read()
            case Command.BLOCK_FILE:
                self._choose_file()
            case Command.BLOCK_EXPORT:
                self.deeds.ask_where_to_write(self._folder)
            case Command.ESCAPE:
                return self._leave()
            case _:
                return False
        return True

    def _leave(self) -> bool:
        """Esc puts away what is open, then what was looked for, then the page."""
        form = self.deeds.open_form()
        if form is not None:
            form.close_form()
        elif self.search.text():
            self.search.clear()
            self._read()
        else:
            self.command.emit(Command.ESCAPE)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_of(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _file_of(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Look at a file of numbers or fingerprints."""
        if self.deeds.file.is_busy:
            self.message.say(lambda: self.tr("A file is being read. Another one has its turn when that is done."))
            return
        self._folder = path.parent
        self.deeds.open_file(path)

    def _choose_file(self) -> None:
        typed = self.search.text().strip().strip('"')
        if typed and (os.sep in typed or "/" in typed):
            # a path that is typed where numbers are looked up: in a call no window is opened over this one
            self.search.clear()
            self.open_file(Path(typed).expanduser())
            return
        if self._in_call():
            self.message.say(
                lambda: self.tr(
                    "In a call no window is opened over this one: type the path above and press {key} again, or "
                    "drop the file here."
                ).format(key=self._keys.label(Command.BLOCK_FILE))
            )
            self.search.setFocus()
            return
        kinds = self.tr("Lists (*.csv *.tsv *.txt *.xlsx *.vcf *.json);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), str(self._folder), kinds)
        if chosen:
            self.open_file(Path(chosen))

    # -- the list --------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        blocks = self._blocks
        if blocks is None:
            return
        from callassist.storage.blocks.listed import WhichBlocks

        self._timer.stop()
        self._asked += 1
        asked = self._asked

        def arrived(found: BlocksFound) -> None:
            if asked == self._asked:
                self._show(found)

        which = WhichBlocks(str(self.which.value() or "holding"))
        self._bridge.watch(blocks.shown(self.search.text(), which), arrived, self._failed)

    def _show(self, found: BlocksFound) -> None:
        marked = self.chosen()
        line = self.view.currentIndex().row()
        wanted = self._wanted or (marked.block.id if marked is not None else "")
        self._found = found
        self.model.show_blocks(found.blocks)
        place = self.model.line_of(wanted)
        self._wanted = ""
        if found.blocks:
            self.view.choose(place if place >= 0 else min(max(line, 0), len(found.blocks) - 1))
        self.view.setVisible(bool(found.blocks))
        self.empty.setVisible(not found.blocks)
        self._show_count()
        self._marked()
        if self.isVisible() and self.view.isHidden() and self.deeds.open_form() is None and not self.search.hasFocus():
            self.search.setFocus()

    def _show_count(self) -> None:
        found = self._found
        if found is None:
            return
        count = lead_words.count
        words = self.tr("{holding} blocked, {lifted} lifted").format(
            holding=count(found.holding), lifted=count(found.lifted)
        )
        if found.more:
            shown = self.tr("the newest {count} are shown: look for a number or a name").format(
                count=count(len(found.blocks))
            )
            words = f"{words} · {shown}"
        self.count.setText(words)
        if self.search.text().strip():
            self.empty.setText(
                self.tr("Nothing like this is blocked. {key} blocks a number.").format(
                    key=self._keys.label(Command.BLOCK_ADD)
                )
            )
        else:
            self.empty.setText(
                self.tr(
                    "Nobody is blocked. Who says so in a call is blocked by that very key; {key} blocks a number by "
                    "hand."
                ).format(key=self._keys.label(Command.BLOCK_ADD))
            )

    def chosen(self) -> NamedBlock | None:
        """The block that is marked."""
        return self.model.block_at(self.view.currentIndex().row())

    def _marked(self) -> None:
        one = self.chosen()
        self.detail.setVisible(one is not None)
        self._pushes[Command.BLOCK_LIFT].setVisible(one is not None and one.block.holds)
        self._pushes[Command.START].setVisible(one is not None and bool(one.block.source_call_id))
        self.buttons.flow()
        if one is not None:
            self.detail_text.setText("\n".join(self._lines(one)))

    def _lines(self, one: NamedBlock) -> list[str]:
        block = one.block
        who = " · ".join(isolated(part) for part in (block.number, one.name, one.company) if part)
        lines = [
            who or self.tr("Only the fingerprint of the number is left: whose it was cannot be told."),
            self.tr("Blocked: {scope}").format(scope=block_words.scope(block.scope.value)),
            self.tr("Since {moment}: {origin}").format(moment=_moment(block.since), origin=block_words.origin(one)),
        ]
        if not block.holds:
            why = block_words.lifted(block.lifted_reason)
            lines.append(self.tr("Lifted {moment}: {why}").format(moment=_moment(block.lifted_at), why=isolated(why)))
        return lines

    def _move(self, step: int) -> None:
        if self.model.rowCount():
            self.view.choose(min(max(self.view.currentIndex().row() + step, 0), self.model.rowCount() - 1))

    def _look_up(self) -> None:
        """Enter in the field looks at once, and goes to what was found."""
        self._read()
        if self.model.rowCount() and not self.view.isHidden():
            self.view.setFocus()

    def _show_call(self) -> None:
        one = self.chosen()
        if one is None or not one.block.source_call_id:
            self.message.say(lambda: self.tr("This block is not from a call.") if one is not None else "")
            return
        self.call_asked.emit(one.block.source_call_id)

    def _tell_no_more(self) -> None:
        self.message.say("")
        self.told.say("")

    def _failed(self, error: BaseException) -> None:
        self.message.say(lambda: error_wording.error(error))

    def _size(self) -> None:
        self.view.setMinimumHeight(self._look.px(_LEAST_HEIGHT))


def _moment(utc: str) -> str:
    from datetime import datetime

    try:
        return code_words.moment(datetime.fromisoformat(utc).astimezone())
    except ValueError:
        return utc


def _file_of(urls: list[QUrl]) -> Path | None:
    """The one file that is dropped."""
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
