"""Somebody, with all that is kept of them: found, shown, handed out, erased. Nothing on it is modal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callassist.errors import NotFound
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.button import Push
from callassist.ui.kit.fields import Field
from callassist.ui.kit.keys import KeyMap, digit_of
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.scroller import Scroller
from callassist.ui.kit.theme import Look
from callassist.ui.page import EVERYTHING, Kinds, Page
from callassist.ui.person.deeds import Deeds
from callassist.ui.person.found_view import FoundView
from callassist.ui.person.sheet_facts import SheetFacts
from callassist.ui.person.sheet_head import SheetHead
from callassist.ui.person.sheet_view import SheetView
from callassist.ui.words import error_wording

if TYPE_CHECKING:
    from concurrent.futures import Future

    from callassist.services.people.persons import Erased, FoundSomebody, PersonRef, PersonSheet
    from callassist.ui.backend import Backend
    from callassist.ui.meant import Meant

T = TypeVar("T")
#: done once, however long their key is held
_ONCE = (
    Command.PERSON_HAND_OUT,
    Command.EVIDENCE,
    Command.PERSON_ERASE,
    Command.PERSON_MERGE,
    Command.CALL_AGAIN,
    Command.START,
)


class _Inner(QWidget):
    """What is scrolled: as high as it is at its width, not as it would be where it is narrow."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class PersonPage(Page):
    """Emits `left` to go back where it was opened from, and whom to call."""

    left = Signal()
    #: the lead that is to be called again
    again_asked = Signal(object)
    #: the list and the row that are to be called
    row_asked = Signal(object, object)

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
        self._words = SheetFacts(self)
        self._ref: PersonRef | None = None
        #: a sheet is on its way; and evidence is to be asked about once it is here
        self._reading = self._wants_evidence = False
        self._sheet: PersonSheet | None = None
        #: counts what was asked for: what comes of an earlier question is not shown
        self._asked = 0
        self.setObjectName("page")

        # Widgets
        self.title = PlainLabel("", self, role="heading")
        self.search = Field(keys, self)
        named(self.search, "Find a person")
        self.look = Push("", self)
        self.look.setProperty("role", "button")
        named(self.look, "Find them")
        self.message = Banner(look, "warn", self)
        self.told = Banner(look, "good", self)
        self.found = FoundView(look, self)
        named(self.found, "People found")
        self.empty = PlainLabel("", self, role="muted", wrap=True)
        inner = _Inner()
        inner.setObjectName("plain")
        self.scroller = Scroller(self, takes_focus=True)
        named(self.scroller, "Sheet of the person")
        self.head = SheetHead(keys, inner)
        self.deeds = Deeds(look, keys, bridge, inner, in_call=in_call)
        self.sheet = SheetView(look, inner)

        # Assemble
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title)
        top.addWidget(self.search, 1)
        top.addWidget(self.look)
        of_sheet = QVBoxLayout(inner)
        of_sheet.setContentsMargins(0, 0, 6, 0)
        of_sheet.setSpacing(10)
        of_sheet.addWidget(self.head)
        for panel in self.deeds.panels:
            of_sheet.addWidget(panel)
        of_sheet.addWidget(self.sheet)
        of_sheet.addStretch(1)
        self.scroller.setWidget(inner)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 16, 10, 16)
        page.setSpacing(10)
        page.addLayout(top)
        page.addWidget(self.message)
        page.addWidget(self.told)
        page.addWidget(self.found)
        page.addWidget(self.empty)
        page.addWidget(self.scroller, 1)
        page.addStretch(0)

        # Connect
        self.search.entered.connect(self._search_entered)
        self.search.moved.connect(self._move)
        self.look.clicked.connect(self._search_entered)
        self.found.chosen.connect(self._choose)
        self.head.call.clicked.connect(self._call_them)
        self.head.hand_out.clicked.connect(self.deeds.open_handing)
        self.head.evidence.clicked.connect(self.deeds.open_evidence)
        self.head.erase.clicked.connect(self.deeds.ask_erase)
        self.head.merge.clicked.connect(self.deeds.open_merging)
        self.head.undo.clicked.connect(self.deeds.take_merge_back)
        self.deeds.told.connect(self.told.say)
        self.deeds.hindered.connect(self.message.say)
        self.deeds.failed.connect(self._failed)
        self.deeds.erased.connect(self._erased)
        self.deeds.changed.connect(self.refresh)
        self.deeds.opened.connect(self._in_sight)
        self.deeds.closed.connect(self._panels_closed)

        self.found.show_found(())
        self._show_nobody()
        self.retranslate()

    def set_services(self, services: Backend) -> None:
        """Where people are."""
        self._services = services
        self.deeds.set_services(services)

    def refresh(self, kinds: Kinds = EVERYTHING) -> None:
        """Something of them may be another by now; what is being asked of the rep stays."""
        if self._ref is not None and not self.deeds.busy:
            self._read(self._ref, again=True)

    def focus_in(self) -> None:
        """The page came to the front."""
        if self._sheet is not None:
            self.scroller.setFocus()
        elif not self.found.isHidden():
            self.found.setFocus()
        else:
            self.search.setFocus()

    def show_meant(self, meant: Meant | None) -> None:
        """Show somebody another page showed; None: whoever was shown here last, else somebody is looked for."""
        services = self._services
        if meant is None or services is None:
            self.focus_in()
            return
        from callassist.services.people.persons import PersonRef  # with the page; the program starts without it

        self._leave()
        self._wants_evidence = False
        if meant.contact_id:
            self._read(PersonRef(meant.contact_id))
        elif meant.call_id:
            self._watch(services.persons.of_call(meant.call_id), self._read)
        elif meant.place:
            from callassist.domain.lead_list import RowRef

            self._read(PersonRef("", RowRef(meant.list_id, meant.place)))
        elif meant.list_id:
            self._watch(services.persons.of_list(meant.list_id), self._show_found)
        elif meant.said:
            self._look_for(meant.said, meant.name)

    def open_evidence(self) -> None:
        """Ask where the evidence is to be written, as soon as somebody's sheet is here."""
        self._wants_evidence = self._sheet is None or self._reading
        if not self._wants_evidence:
            self.deeds.open_evidence()

    # -- keys ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._keys.command(event, start=True)
        if event.isAutoRepeat() and (command in _ONCE or digit_of(event) is not None):
            event.accept()  # still held from what went before
            return
        if self._does(event, command):
            event.accept()
        else:
            event.ignore()

    def _does(self, event: QKeyEvent, command: Command | None) -> bool:
        digit = digit_of(event)
        if digit and not self.deeds.merging.isHidden():
            return self.deeds.merging.choose(digit)
        if digit and not self.found.isHidden():
            return self.found.choose(digit - 1)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.deeds.take_merge_back()
            return True
        match command:
            case Command.START:
                self._enter()
            case Command.FIND:
                self.search.setFocus()
                self.search.selectAll()
            case Command.CALL_AGAIN:
                self._call_them()
            case Command.ESCAPE:
                self._escape()
            case _:
                return command is not None and self.deeds.do(command)
        return True

    def _enter(self) -> None:
        if not self.deeds.enter() and not self.found.isHidden() and self.found.marked() is not None:
            self.found.choose(self.found.currentIndex().row())

    def _escape(self) -> None:
        if not self.deeds.escape():
            self.left.emit()

    # -- finding ---------------------------------------------------------------------------------------------------

    def _search_entered(self) -> None:
        said = self.search.text().strip()
        if said:
            self._look_for(said)
        else:
            self._enter()

    def _move(self, step: int) -> None:
        if not self.found.isHidden():
            self.found.move_mark(step)

    def _look_for(self, said: str, name: str = "") -> None:
        if self._services is None or self.deeds.busy:
            return

        def arrived(found: tuple[FoundSomebody, ...]) -> None:
            named_so = tuple(one for one in found if name and one.name.casefold() == name.casefold())
            self._show_found(named_so if len(named_so) == 1 else found)

        self._leave()
        self.empty.tell(lambda: self.tr("Looking for them …"))
        self._watch(self._services.persons.find(said), arrived)

    def _show_found(self, found: tuple[FoundSomebody, ...]) -> None:
        if len(found) == 1:
            self._choose(found[0])
            return
        self.found.show_found(found)
        self._show_nobody(nothing_found=not found)
        if found:
            self.found.setFocus()

    def _choose(self, one: FoundSomebody) -> None:
        self._read(one.ref)

    # -- the sheet -------------------------------------------------------------------------------------------------

    def _read(self, ref: PersonRef, *, again: bool = False) -> None:
        services = self._services
        if services is None:
            return

        def arrived(sheet: PersonSheet) -> None:
            self._ref = ref
            self._show_sheet(sheet, again=again)

        self._reading = True

        asked = self._asked

        def lost(error: BaseException) -> None:
            if asked != self._asked:
                return  # nobody waits for it any more, and what is told meanwhile stays
            self._reading = self._wants_evidence = False
            if isinstance(error, NotFound) and again:
                self._leave()  # erased, or their list was taken back meanwhile
            else:
                self._failed(error)

        self._watch(services.persons.sheet(ref), arrived, lost)

    def _show_sheet(self, sheet: PersonSheet, *, again: bool) -> None:
        self._sheet = sheet
        self.deeds.show_whom(self._ref, sheet)
        self.found.show_found(())
        self.empty.tell("")
        self.message.say("")
        if not again:
            self.told.say("")
            self.deeds.close_panels()
        self._draw_sheet()
        self.scroller.show()
        if not again:
            self.scroller.verticalScrollBar().setValue(0)
            self.scroller.setFocus()
            announce(self.scroller, self.head.who.text())
        self._reading = False
        if self._wants_evidence:
            self._wants_evidence = False
            self.deeds.open_evidence()

    def _draw_sheet(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        callable_now = not sheet.blocked and bool(sheet.numbers) and not self._in_call()
        self.head.show_sheet(sheet, call=callable_now, two_again=bool(self.deeds.merge_to_undo()))
        self.sheet.show_parts(self._words.parts_of(sheet))

    def _show_nobody(self, *, nothing_found: bool = False) -> None:
        self._ref = self._sheet = None
        self.deeds.show_whom(None, None)
        self.scroller.hide()

        def words() -> str:
            if nothing_found:
                return self.tr("Nobody like this is in the log.")
            return self.tr(
                "Type a number, an e-mail address or a name: people who were called are found, and those who are only "
                "in a list."
            )

        self.empty.tell(words if self.found.isHidden() else "")
        if nothing_found:
            announce(self.empty, self.empty.text())

    def _leave(self) -> None:
        """Nobody is shown any more: somebody else will be."""
        self._asked += 1
        self._reading = self._wants_evidence = False
        self.message.say("")
        self.told.say("")
        self.deeds.close_panels()
        self.found.show_found(())
        self._show_nobody()

    # -- what can be done ------------------------------------------------------------------------------------------

    def _call_them(self) -> None:
        sheet, services = self._sheet, self._services
        if sheet is None or services is None:
            return
        if self._in_call():
            self.message.say(lambda: self.tr("A call is under way. Hang up first."))
            return
        if sheet.blocked:
            self.message.say(lambda: self.tr("Blocked: somebody at this number asked not to be called again."))
            return
        row = self._ref.row if self._ref is not None and not sheet.contact_id else None
        if row is not None:
            lists = services.lead_lists.lists()
            rows = services.lead_lists.row(row)

            def there(found: object) -> None:
                owner = next((one for one in lists.result() if one.id == row.list_id), None)
                if owner is not None:
                    self.row_asked.emit(owner, found)

            self._watch(lists, lambda _lists: self._watch(rows, there))
            return
        from callassist.services.contacts.contact_text import Lead

        one = sheet.person
        number = next((each.get("typed", "") or each.get("e164", "") for each in sheet.numbers), "")
        consent = (one.get("consent_date", ""), one.get("consent_source", ""))
        self.again_asked.emit(
            Lead(sheet.name, sheet.company, number, "", one.get("email", ""), one.get("address", ""), *consent)
        )

    def _in_sight(self, panel: QWidget) -> None:
        """When it is laid out, all of it is in sight."""
        QTimer.singleShot(0, self, lambda: self.scroller.ensureWidgetVisible(panel, 0, 12))

    def _panels_closed(self) -> None:
        if self._sheet is not None:
            self.scroller.setFocus()
            self.scroller.verticalScrollBar().setValue(0)

    def _erased(self, done: Erased) -> None:
        self._bridge.bus.publish(done.changes)
        self._leave()
        self.search.clear()
        self.search.setFocus()
        copies, left = len(done.copies), len(done.left)
        self.told.say(lambda: self._words_of_erased(copies))
        if left:
            files = "\n".join(isolated(str(one)) for one in done.left)
            self.message.say(lambda: self.tr("%n file(s) may still hold something of them:", "", left) + "\n" + files)

    def _words_of_erased(self, copies: int) -> str:
        said = self.tr("They are erased.")
        if not copies:
            return said
        return f"{said} " + self.tr("%n copy(s) of the log were made anew without them.", "", copies)

    # -- telling ---------------------------------------------------------------------------------------------------

    def _failed(self, error: BaseException) -> None:
        self.message.say(lambda: error_wording.error(error))

    def _watch(
        self,
        future: Future[T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """What comes of an earlier question is not shown."""
        asked = self._asked

        def arrived(result: T) -> None:
            if asked == self._asked:
                done(result)

        self._bridge.watch(future, arrived, failed or self._failed)

    def retranslate(self) -> None:
        """Take the window's language anew, and the keys as they are now."""
        self.title.setText(self.tr("Person"))
        self.search.setPlaceholderText(self.tr("Number, e-mail address or name"))
        self.look.setText(self.tr("Find"))
        self.found.say_anew()
        self._draw_sheet()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
