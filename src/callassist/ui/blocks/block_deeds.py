"""What is done to the block list: numbers blocked, blocks lifted, files counted, the list written. Joins the forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from callassist.errors import KnownError
from callassist.ui.blocks.block_forms import AddingForm, LiftingForm
from callassist.ui.blocks.file_form import FileForm
from callassist.ui.blocks.handing_on import HandingOn
from callassist.ui.bridge import Bridge
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import isolated
from callassist.ui.kit.theme import Look
from callassist.ui.words import error_wording

if TYPE_CHECKING:
    from concurrent.futures import Future

    from callassist.domain.fingerprint import BlockReason, NamedBlock
    from callassist.services.blocks.block_list import Blocked, BlockList
    from callassist.ui.kit.plain_text import Words

Form = AddingForm | LiftingForm | FileForm | HandingOn


class BlockDeeds(QObject):
    """One form is open at a time; each is asked for by its command and put away by Esc."""

    #: words to be told
    told = Signal(object)
    #: words of what is in the way
    hindered = Signal(object)
    #: a form is to be opened: what was told before is over
    opened = Signal()
    closed = Signal()

    def __init__(self, look: Look, keys: KeyMap, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._blocks: BlockList | None = None
        self.adding = AddingForm(look, keys, parent)
        self.lifting = LiftingForm(look, keys, parent)
        self.file = FileForm(look, keys, bridge, parent)
        self.handing_on = HandingOn(look, keys, bridge, parent)
        self.forms: tuple[Form, ...] = (self.adding, self.lifting, self.file, self.handing_on)

        self.adding.asked.connect(self._add)
        self.lifting.asked.connect(self._lift)
        for form in self.forms:
            form.closed.connect(self.closed)
        self.handing_on.done.connect(self.told)

    def set_blocks(self, blocks: BlockList, region: str) -> None:
        """Where the blocks are, and where numbers without a country code belong to."""
        self._blocks = blocks
        self.adding.read = blocks.number_in
        self.file.set_blocks(blocks, region)
        self.handing_on.set_blocks(blocks)

    def open_form(self) -> Form | None:
        """The form that asks something."""
        return next((form for form in self.forms if not form.isHidden()), None)

    # -- asked for -------------------------------------------------------------------------------------------------

    def ask_to_add(self, number: str) -> None:
        """Which number is to be blocked; `number` is what was looked up."""
        self._open(self.adding)
        self.adding.open_for(number)

    def ask_to_lift(self, one: NamedBlock | None) -> None:
        """Why a block is lifted."""
        if one is None or not one.block.holds:
            self.hindered.emit(lambda: self.tr("Choose a block that holds first."))
            return
        self._open(self.lifting)
        self.lifting.open_for(one)

    def open_file(self, path: Path) -> None:
        """Look at a file of numbers or fingerprints."""
        self._open(self.file)
        self.file.open_file(path)

    def ask_where_to_write(self, folder: Path) -> None:
        """Where the list is to be written."""
        self._open(self.handing_on)
        self.handing_on.open_for(folder)

    def _open(self, wanted: QWidget) -> None:
        self.opened.emit()
        for form in self.forms:
            if form is not wanted:
                form.hide()

    # -- done ------------------------------------------------------------------------------------------------------

    def _add(self, number: str, reason: BlockReason) -> None:
        def done(blocked: Blocked) -> None:
            told = isolated(number.strip())
            if blocked.count:
                self.told.emit(lambda: self.tr("{number} is blocked.").format(number=told))
            else:
                self.told.emit(lambda: self.tr("{number} was blocked already.").format(number=told))

        self._do(self.adding, lambda blocks: blocks.add(number, reason), done)

    def _lift(self, block_id: str, reason: str, said: str, number: str) -> None:
        def done(blocked: Blocked) -> None:
            lifted = blocked.count
            self.told.emit(lambda: self.tr("%n block(s) lifted; the reason stays with it.", "", lifted))

        self._do(self.lifting, lambda blocks: blocks.lift_block(block_id, reason, said, number), done)

    def _do(
        self,
        form: AddingForm | LiftingForm,
        deed: Callable[[BlockList], Future[Blocked]],
        done: Callable[[Blocked], None],
    ) -> None:
        """What the rep got wrong is told in the form that asked."""
        if self._blocks is None:
            return
        try:
            future = deed(self._blocks)
        except KnownError as error:
            form.say_problem(_words_of(error))
            return

        def arrived(blocked: Blocked) -> None:
            form.close_form()
            done(blocked)

        self._bridge.watch(future, arrived, lambda error: form.say_problem(_words_of(error)))


def _words_of(error: BaseException) -> Words:
    return lambda: error_wording.error(error)
