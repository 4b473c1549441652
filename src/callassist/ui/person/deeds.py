"""What is done for the person whose sheet is shown: handed out, erased, made one with another. Joins its panels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import isolated
from callassist.ui.kit.theme import Look
from callassist.ui.person.erase_panel import ErasePanel
from callassist.ui.person.evidence_panel import EvidencePanel
from callassist.ui.person.hand_out_panel import HandOutPanel
from callassist.ui.person.merge_panel import MergePanel
from callassist.ui.words.languages import window_language

if TYPE_CHECKING:
    from concurrent.futures import Future

    from callassist.services.people.handing_out import HandedOut
    from callassist.services.people.persons import Erased, FoundSomebody, PersonRef, Persons, PersonSheet
    from callassist.services.people.two_people import OtherPerson
    from callassist.services.permission.proving import EvidenceWritten
    from callassist.storage.keeping.erasing import ErasePlan
    from callassist.ui.backend import Backend

T = TypeVar("T")


class Deeds(QObject):
    """One panel is open at a time; each is asked for by its command and put away by Esc."""

    #: words to be told; none: what was told is over
    told = Signal(object)
    #: words of what is in the way
    hindered = Signal(object)
    failed = Signal(object)
    #: they are erased: what became of it
    erased = Signal(object)
    #: something was written down with them
    changed = Signal()
    #: a panel was opened, or all are put away
    opened = Signal(object)
    closed = Signal()

    def __init__(
        self, look: Look, keys: KeyMap, bridge: Bridge, parent: QWidget, *, in_call: Callable[[], bool] = bool
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._services: Backend | None = None
        self._persons: Persons | None = None
        self._ref: PersonRef | None = None
        self._sheet: PersonSheet | None = None
        #: counts whose sheet it was: what comes of an earlier one is not shown
        self._whose = 0
        self.handing = HandOutPanel(look, keys, parent, in_call=in_call)
        self.proving = EvidencePanel(look, keys, parent, in_call=in_call)
        self.merging = MergePanel(look, keys, parent)
        self.erasing = ErasePanel(look, keys, parent)
        self.panels: tuple[QWidget, ...] = (self.handing, self.proving, self.merging, self.erasing)

        self.handing.asked.connect(self._hand_out)
        self.handing.closed.connect(self.close_panels)
        self.proving.asked.connect(self._prove)
        self.proving.closed.connect(self.close_panels)
        self.erasing.confirmed.connect(self._erase)
        self.erasing.closed.connect(self.close_panels)
        self.merging.find_asked.connect(self._find_other)
        self.merging.chosen.connect(self._compare)
        self.merging.merge_asked.connect(self._make_one)
        self.merging.closed.connect(self.close_panels)

    @property
    def busy(self) -> bool:
        """Whether somebody is being erased: nothing else is done meanwhile."""
        return self.erasing.busy

    @property
    def is_open(self) -> bool:
        """Whether a panel asks something."""
        return any(not one.isHidden() for one in self.panels)

    def set_services(self, services: Backend) -> None:
        """Where people are."""
        self._services = services
        self._persons = services.persons

    def show_whom(self, ref: PersonRef | None, sheet: PersonSheet | None) -> None:
        """Whose sheet is shown; None: nobody's."""
        if ref != self._ref:
            self._whose += 1
        self._ref, self._sheet = ref, sheet

    # -- keys ------------------------------------------------------------------------------------------------------

    def do(self, command: Command) -> bool:
        """Do what a command says; False: it is none of these."""
        match command:
            case Command.PERSON_HAND_OUT:
                self.open_handing()
            case Command.EVIDENCE:
                self.open_evidence()
            case Command.PERSON_MERGE:
                self.open_merging()
            case Command.PERSON_ERASE if self.erasing.asks:
                self._erase()
            case Command.PERSON_ERASE:
                self.ask_erase()
            case _:
                return False
        return True

    def enter(self) -> bool:
        """Enter, in what is open; False: nothing is. It erases nobody."""
        if not self.handing.isHidden():
            self.handing.submit()
        elif not self.proving.isHidden():
            self.proving.submit()
        elif not self.merging.isHidden():
            self.merging.submit()
        return self.is_open

    def escape(self) -> bool:
        """Esc: a step back in what is open; False: nothing is."""
        if not self.is_open:
            return False
        if not self.merging.isHidden():
            self.merging.back()
        elif not self.busy:  # what is being erased is not to be stopped any more
            self.close_panels()
        return True

    def close_panels(self) -> None:
        """Put away what is open."""
        inside = any(one.isVisible() for one in self.panels)
        self.handing.hide()
        self.proving.hide()
        self.merging.hide()
        self.erasing.close_panel()
        if inside:
            self.closed.emit()

    def _open(self, panel: QWidget) -> None:
        for one in self.panels:
            if one is not panel:
                one.hide()
        self.told.emit("")
        self.hindered.emit("")
        self.opened.emit(panel)

    # -- handed out ------------------------------------------------------------------------------------------------

    def open_handing(self) -> None:
        """Ask where to."""
        if self._sheet is not None and not self.busy:
            self.handing.open_panel()
            self._open(self.handing)

    def _hand_out(self, folder: Path) -> None:
        if self._persons is None or self._ref is None:
            return

        def written(done: HandedOut) -> None:
            self.close_panels()
            place = isolated(str(done.folder))
            self.told.emit(
                lambda: self.tr("Written into {folder}: %n entry(s) in three files.", "", done.rows).format(
                    folder=place
                )
            )
            self.changed.emit()

        self.watch(self._persons.hand_out(self._ref, folder), written)

    # -- evidence --------------------------------------------------------------------------------------------------

    def open_evidence(self) -> None:
        """Ask where the evidence is to be written."""
        sheet = self._sheet
        if sheet is None or self.busy:
            return
        if not sheet.contact_id:
            self.hindered.emit(lambda: self.tr("Nobody has called them yet: there is nothing to be shown."))
            return
        self.proving.open_panel()
        self._open(self.proving)

    def _prove(self, folder: Path) -> None:
        services, sheet = self._services, self._sheet
        if services is None or sheet is None:
            return
        language = window_language(services.settings.text("window_language"))
        self.proving.show_progress(0, 1)
        whose = self._whose

        def written(done: EvidenceWritten) -> None:
            self.proving.show_progress(0, 0)
            if whose != self._whose:
                return  # somebody else is shown by now: their panel stays, and nothing is said on their sheet
            self.close_panels()
            place = isolated(str(done.folder))

            def words() -> str:
                told = self.tr("Evidence of %n call(s) is written into {folder}.", "", done.calls).format(folder=place)
                changed = self.tr("! Something is not as it was written: the page says what.")
                return told if done.whole else f"{told} {changed}"

            self.told.emit(words)
            self.changed.emit()

        def failed(error: BaseException) -> None:
            self.proving.show_progress(0, 0)
            self.failed.emit(error)

        def progressed(done: int, total: int) -> None:
            # told from another thread
            self._bridge.call(lambda: self.proving.show_progress(done, total))

        future = services.evidence.write_of_person(sheet.contact_id, folder, language, progressed)
        self._bridge.watch(future, written, failed)

    # -- erased ----------------------------------------------------------------------------------------------------

    def ask_erase(self) -> None:
        """Show what would go and what would stay."""
        sheet = self._sheet
        if self._persons is None or self._ref is None or sheet is None or self.busy:
            return

        def planned(plan: ErasePlan) -> None:
            self.erasing.ask(plan.goes, plan.stays, sheet.name)
            self._open(self.erasing)

        self.watch(self._persons.erase_plan(self._ref), planned)

    def _erase(self) -> None:
        if self._persons is None or self._ref is None or not self.erasing.asks:
            return
        self.erasing.set_busy(on=True)

        def gone(done: Erased) -> None:
            self.erasing.close_panel()
            self.erased.emit(done)

        def failed(error: BaseException) -> None:
            self.erasing.set_busy(on=False)
            self.failed.emit(error)

        self._bridge.watch(self._persons.erase(self._ref), gone, failed)

    # -- two who are one -------------------------------------------------------------------------------------------

    def open_merging(self) -> None:
        """Ask who the other one is."""
        sheet = self._sheet
        if self._persons is None or sheet is None or self.busy:
            return
        if not sheet.contact_id:
            self.hindered.emit(
                lambda: self.tr("Nobody has spoken to them yet: only people who were called are made one.")
            )
            return

        def arrived(found: tuple[OtherPerson, ...]) -> None:
            self.merging.open_panel(found)
            self._open(self.merging)

        self.watch(self._persons.same.candidates(sheet.contact_id), arrived)

    def merge_to_undo(self) -> str:
        """The id of what was made one last and can be made two again; "": nothing can."""
        from callassist.services.people.two_people import merge_to_undo

        return "" if self._sheet is None else merge_to_undo(self._sheet.merges)

    def take_merge_back(self) -> None:
        """Take the last of what was made one back."""
        merge = self.merge_to_undo()
        if self._persons is None or not merge or self.busy:
            return

        def done(_: object) -> None:
            self.told.emit(lambda: self.tr("They are two people again."))

        self.watch(self._persons.same.make_two(merge), done)

    def _find_other(self, said: str) -> None:
        sheet = self._sheet
        if self._persons is None or sheet is None:
            return

        def arrived(found: tuple[FoundSomebody, ...]) -> None:
            others = [one for one in found if one.ref.contact_id and one.ref.contact_id not in sheet.contacts]
            self.merging.show_found(others)

        self.watch(self._persons.find(said), arrived)

    def _compare(self, other: FoundSomebody | OtherPerson) -> None:
        sheet = self._sheet
        if self._persons is None or sheet is None:
            return
        from callassist.services.people.two_people import OtherPerson

        contact = other.contact_id if isinstance(other, OtherPerson) else other.ref.contact_id
        self.watch(self._persons.same.compare(sheet.contact_id, contact), self.merging.show_pair)

    def _make_one(self, take: frozenset[str]) -> None:
        pair = self.merging.pair
        if self._persons is None or pair is None:
            return

        def done(_: object) -> None:
            self.close_panels()
            key = printed("Ctrl+Z")
            self.told.emit(lambda: self.tr("They are one person now. {key} makes them two again.").format(key=key))

        def failed(error: BaseException) -> None:
            self.merging.failed()
            self.failed.emit(error)

        made = self._persons.same.make_one(pair.first.contact_id, pair.second.contact_id, take)
        self._bridge.watch(made, done, failed)

    # -- within ----------------------------------------------------------------------------------------------------

    def watch(self, future: Future[T], done: Callable[[T], None]) -> None:
        """Tell `done`, unless another sheet is shown by then; what was changed goes to the bus by the bridge."""
        whose = self._whose

        def arrived(result: T) -> None:
            if whose == self._whose:
                done(result)

        self._bridge.watch(future, arrived, self.failed.emit)
