"""Lists of leads: which there are, whom to call next of one, and a file that becomes one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from callassist.domain.lead_list import LeadList, ListState, RowState
from callassist.domain.text import Language
from callassist.services.changes import Kind
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import identified, named
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.scroller import scroll_page
from callassist.ui.kit.theme import Look
from callassist.ui.leads.check_band import sum_line
from callassist.ui.leads.file_entry import FileEntry, file_of
from callassist.ui.leads.import_panel import ImportPanel
from callassist.ui.leads.legal_panel import LegalPanel
from callassist.ui.leads.list_calling import ListCalling
from callassist.ui.leads.lists_keys import ListsKeys
from callassist.ui.leads.lists_view import ListsModel, ListsView
from callassist.ui.leads.mapping_files import ENDING, MappingFiles
from callassist.ui.leads.rows_panel import RowsPanel
from callassist.ui.leads.saving_rejects import SavingRejects
from callassist.ui.leads.taking_back import TakingBack
from callassist.ui.leads.told_bar import ToldBar
from callassist.ui.meant import Meant
from callassist.ui.page import EVERYTHING, Kinds, Page
from callassist.ui.words import error_wording
from callassist.ui.words.languages import window_language

if TYPE_CHECKING:
    from callassist.services.leads.lists import Imported, Reframed
    from callassist.services.permission.row_gate import RowGate
    from callassist.ui.backend import Backend

#: rows of the list are in sight at least
_LEAST_HEIGHT = 180
#: a file that is read in is no wider; so much is in sight around what has the focus
_WIDEST, _AROUND_FOCUS = 1180, 90


class ListsPage(Page):
    """The lists, or the file that is being read in."""

    command = Signal(object)
    #: the list and the row that are to be called
    call_asked = Signal(object, object)

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
        #: the list that was read in here last
        self._imported: Imported | None = None
        #: the list that is to be marked when the lists come
        self._wanted = ""
        self._was_read = False
        self.setObjectName("page")
        self.setAcceptDrops(True)

        # Widgets
        self.title = PlainLabel("", self, role="heading")
        self.message = Banner(look, "warn", self)
        self.entry = FileEntry(keys, self.message, self, in_call=in_call, is_busy=self._says_busy)
        self.path, self.choose = self.entry.path, self.entry.choose
        self.told = ToldBar(look, keys, self)
        self.model = ListsModel(self)
        self.view = ListsView(look, self.model, self)
        named(self.view, "Lists of leads")
        self.empty = PlainLabel("", self, role="muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.held = KeyButton(look, Form.CHIP, self)
        self.keys_hint = PlainLabel("", self, role="small", wrap=True)
        self.importing = ImportPanel(look, keys, bridge, self)
        self.legal = LegalPanel(look, keys, bridge, self)
        self.rows = RowsPanel(look, keys, bridge, self)
        self.taking_back = TakingBack(keys, bridge, self.message, self.told)
        self.saving_rejects = SavingRejects(bridge, self.message, self)
        self.calling = ListCalling(keys, bridge, self.message, self.told, self, in_call=in_call)
        self.mapping_files = MappingFiles(bridge, self.importing, self.message, self.told, self)

        # Assemble
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title)
        top.addWidget(self.path, 1)
        top.addWidget(self.choose)
        inner = QWidget()
        inner.setObjectName("plain")
        self.scroll_area = scroll_page(self, inner)
        page = QVBoxLayout(inner)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(10)
        page.addLayout(top)
        page.addWidget(self.message)
        page.addWidget(self.told)
        page.addWidget(self.legal)
        page.addWidget(self.importing)
        page.addWidget(self.rows, 1)
        page.addWidget(self.view, 1)
        page.addWidget(self.empty, 1)
        page.addWidget(self.held, 0, Qt.AlignmentFlag.AlignLeft)
        page.addWidget(self.keys_hint)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

        # Connect
        self.entry.file_given.connect(self.open_file)
        self.entry.cells_given.connect(self._look_at_cells)
        self.entry.nothing_given.connect(self._nothing_given)
        self.path.moved.connect(self._move)
        self.view.doubleClicked.connect(self.call_next)
        self.view.selectionModel().currentChanged.connect(self._marked)
        self.taking_back.done.connect(self._is_back)
        self.saving_rejects.done.connect(self.told.tell)
        self.legal.kept.connect(self._reframed)
        self.legal.failed.connect(self._failed)
        self.legal.closed.connect(self._show_lists_again)
        self.rows.call_asked.connect(self.calling.call_row)
        self.rows.said.connect(self.message.say)
        self.rows.failed.connect(self._failed)
        self.rows.closed.connect(self._show_lists_again)
        self.told.back_asked.connect(self._take_back_imported)
        self.held.clicked.connect(self.show_held)
        self.told.held_asked.connect(self._show_held_of_imported)
        self.message.pressed.connect(self.show_held)
        self.told.call_asked.connect(self._call_imported)
        self.importing.check.save_asked.connect(self._save_mapping)
        self.importing.closed.connect(self._show_lists_again)
        self.importing.imported.connect(self._is_in)
        self.importing.moved.connect(self._show_focus)
        self.calling.call_asked.connect(self.call_asked)
        look.changed.connect(self._size)
        self._pressed = ListsKeys(self, keys, self)
        self._pressed.escaped.connect(self.command)

        self.importing.hide()
        self.empty.hide()
        self._size()
        self.retranslate()

    def set_services(self, services: Backend) -> None:
        """Where the lists are."""
        self._services = services
        self.importing.set_lists(services.lead_lists)
        self.taking_back.set_lists(services.lead_lists)
        self.calling.set_lists(services.lead_lists)
        for panel in (self.legal, self.rows):
            panel.set_lists(services.lead_lists, lambda: services.settings.text("company"))
        self.saving_rejects.set_services(services)
        self.mapping_files.set_services(services)
        self.refresh()

    def refresh(self, kinds: Kinds = EVERYTHING) -> None:
        """Read the lists anew; a file that is being read in stays as it is."""
        services = self._services
        if services is None:
            return
        if Kind.SETTINGS in kinds:
            self.importing.frame.set_scripts(services.library.entries(), self._language())
            region = services.settings.text("phone_region")
            countries = next(one.choices for one in services.settings.table if one.id == "phone_region")
            self.importing.reading.set_countries(tuple(str(one) for one in countries), region)
            self.importing.set_gate(self._gate, services.settings.text("company"))
        if Kind.LISTS in kinds:
            self._bridge.watch(services.lead_lists.lists(), self._show, self._failed)
            # told beside the lists when it is there; what hinders that is told of the lists
            self._bridge.watch(services.retention.preview(), self.model.show_leaving, lambda _: None)

    def _gate(self) -> RowGate:
        """The rules in use, at this minute; on whatever thread asks."""
        from callassist.services.permission.row_gate import RowGate

        services = self._services
        assert services is not None
        text = services.settings.text
        return RowGate(services.rules.get(), services.clock.local(), text("company"), text("phone_region"))

    def focus_in(self) -> None:
        """The page came to the front."""
        if not self.importing.isHidden():
            self.importing.focus_in()
        elif not self.legal.isHidden():
            self.legal.legal.focus_first()
        elif not self.rows.isHidden():
            self.rows.view.setFocus()
        elif self.model.rowCount():
            self.view.setFocus()
        else:
            self.path.setFocus()

    def meant(self) -> Meant | None:
        """Whoever the marked row is, or everybody in the list that is marked."""
        row = self.rows.chosen() if not self.rows.isHidden() else None
        if row is not None:
            return Meant(contact_id=row.contact_id, list_id=row.list_id, place=row.row.place)
        found = self.view.chosen() if self.importing.isHidden() else None
        return Meant(list_id=found.id) if found is not None else None

    def open_file(self, path: Path) -> None:
        """Look at a file that may become a list; while one is read in that has to wait.

        A file that tells how columns are read is about the list that is looked at.
        """
        if path.suffix.casefold() == ENDING:
            self.mapping_files.take(path)
        elif self._may_begin():
            self.importing.begin(path)
            self.importing.focus_in()

    def paste(self) -> None:
        """Look at cells that were copied in a spreadsheet, or at a file that was; whatever else there is stays."""
        self.entry.paste()

    def _look_at_cells(self, text: str) -> None:
        if self._may_begin():
            self.importing.begin_pasted(text)
            self.importing.focus_in()

    def _may_begin(self) -> bool:
        """Make room for another list; False while one is read in."""
        if self._says_busy():
            return False
        self.told.tell("")
        self.message.say("")
        self.taking_back.forget_question()
        self.legal.hide()
        self.rows.hide()
        self.view.hide()
        self.empty.hide()
        self.held.hide()
        self.keys_hint.hide()
        self.importing.show()
        return True

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(self.tr("Lists"))
        self.path.setPlaceholderText(self.tr("A file with leads (CSV, XLSX, VCF)"))
        label = self._keys.label
        self.choose.setText("  ".join((self.tr("Choose file …"), label(Command.LIST_FILE))))
        self.empty.setText(
            self.tr(
                "There are no lists yet. Drop a file here, type its path above, or press {key}. "
                "{paste} takes copied cells."
            ).format(key=label(Command.LIST_FILE), paste=printed("Ctrl+V"))
        )
        self.keys_hint.setText(
            "  ·  ".join(
                (
                    self.tr("{call} calls the next one").format(call=label(Command.START)),
                    self.tr("{key} shows its rows").format(key=label(Command.LIST_ROWS)),
                    self.tr("{pause} pauses or opens").format(pause=label(Command.LIST_PAUSE)),
                    self.tr("{key} says why they may be called").format(key=label(Command.PROOF)),
                    self.tr("{back} takes the list back").format(back=label(Command.LIST_TAKE_BACK)),
                    self.tr("{key} saves rejected lines").format(key=label(Command.LIST_REJECTS)),
                )
            )
        )
        self._draw_held()
        self.model.say_anew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.importing.frame.set_language(self._language())

    # -- keys and files --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self._pressed.press(event))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_of(event.mimeData().urls()) is not None and not self.importing.is_busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = file_of(event.mimeData().urls())
        if path is not None and not self.importing.is_busy:
            event.acceptProposedAction()
            self.open_file(path)

    def _nothing_given(self) -> None:
        if self.importing.isHidden():
            self.call_next()
        else:
            self.importing.focus_in()  # the page's Enter is about the file now

    def save_rejects(self) -> None:
        """Ask where the rejected lines of the list that is marked are to be saved."""
        found = self.view.chosen()
        if found is None:
            return
        if self._in_call():
            self.message.say(lambda: self.tr("In a call no window is opened over this one: save them afterwards."))
            return
        self.saving_rejects.choose(found, self.entry.folder)

    def _save_mapping(self) -> None:
        if self._in_call():
            self.message.say(lambda: self.tr("In a call no window is opened over this one: save them afterwards."))
            return
        self.mapping_files.choose(self.entry.folder)

    def say_why(self) -> None:
        """Write down why the people of the list that is marked may be called."""
        found = self.view.chosen()
        if found is None:
            return
        self.message.say("")
        self.told.tell("")
        self._wanted = found.id
        self.legal.begin(found)

    def show_held(self) -> None:
        """Show the rows of the list that is marked that are held back."""
        self.show_rows(RowState.HELD)

    def _show_held_of_imported(self) -> None:
        if self._imported is not None:
            self.view.choose(self.model.line_of(self._imported.list_id))
            self.show_held()

    def show_rows(self, state: RowState | None = None) -> None:
        """Show the rows of the list that is marked: all, or those of one state."""
        found = self.view.chosen()
        if found is None:
            return
        self.message.say("")
        self.told.tell("")
        self.taking_back.forget_question()
        self._wanted = found.id
        for widget in (self.view, self.empty, self.held, self.keys_hint):
            widget.hide()
        self.rows.begin(found, state)

    def _reframed(self, found: LeadList, result: Reframed) -> None:
        name = isolated(found.frame.name)

        def words() -> str:
            if not result.released:
                return self.tr("“{name}”: nobody more may be called by that.").format(name=name)
            told = self.tr("“{name}”: %n more may be called, each by a proof of their own.", "", result.released)
            return told.replace("{name}", name)

        self.told.tell(words)

    def _says_busy(self) -> bool:
        """Whether a list is being read in; then that is told."""
        if self.importing.is_busy:
            self.message.say(lambda: self.tr("A list is being read in. Another file has its turn when that is done."))
        return self.importing.is_busy

    # -- the lists -------------------------------------------------------------------------------------------------

    def _show(self, lists: tuple[LeadList, ...]) -> None:
        chosen = self.view.chosen()
        line = self.view.currentIndex().row()
        wanted = self._wanted or (chosen.id if chosen is not None else "")
        had_focus = self.view.hasFocus()
        self._was_read = True
        self.model.show_lists(lists)
        self.rows.update_list(lists)
        found = self.model.line_of(wanted)
        if found >= 0:
            self._wanted = ""
        if lists:
            self.view.choose(found if found >= 0 else min(max(line, 0), len(lists) - 1))
        self._show_what_there_is()
        if had_focus or (self.isVisible() and self.path.hasFocus() and not self.path.text() and lists):
            self.focus_in()

    def _show_what_there_is(self) -> None:
        if not self.importing.isHidden() or not self.rows.isHidden():
            return
        some = bool(self.model.rowCount())
        self.view.setVisible(some)
        self.keys_hint.setVisible(some)
        self._draw_held()
        self.empty.setVisible(self._was_read and not some)

    def _show_lists_again(self) -> None:
        self.importing.hide()
        self.rows.hide()
        self._show_what_there_is()
        self.focus_in()

    def _is_in(self, result: Imported) -> None:
        repairs = self.importing.repairs
        # lines that were put into a list are not the list: taking that back is asked for twice
        self._imported = None if repairs else result
        self._wanted = result.list_id
        new = result.tally.new

        def words() -> str:
            rows = self.tr("{count} row(s) = {parts}.", "", result.tally.total)
            first = self.tr("%n lead(s) are in the list.", "", new)
            erased = result.erased_before
            before = self.tr("%n of them was erased here before: their sheet says when.", "", erased) if erased else ""
            more = self.tr("More is known of %n since.", "", result.filled) if result.filled else ""
            less = result.unfilled
            hindered = self.tr("No more was noted of people who are known: {problem}") if less is not None else ""
            hindered = hindered.format(problem=error_wording.error(less)) if less is not None else ""
            return " ".join(filter(None, (first, sum_line(result.tally, rows), before, more, hindered)))

        self._show_lists_again()
        held = 0 if repairs else result.tally.held
        self.told.tell(words, back=not repairs, call=bool(new) and not repairs, held=held)
        self._marked()
        self.view.setFocus()

    def _call_imported(self) -> None:
        if self._imported is not None:
            found = self.model.list_at(self.model.line_of(self._imported.list_id))
            if found is not None:
                self.calling.ask_next(found)

    def call_next(self) -> None:
        """Ask for the next one of the list that is marked to be called."""
        found = self.view.chosen()
        if found is not None:
            self.calling.ask_next(found)

    def pause(self) -> None:
        """Pause the list that is marked, or open it again."""
        found, services = self.view.chosen(), self._services
        if found is None or services is None:
            return
        self.message.say("")
        lists = services.lead_lists
        change = lists.pause_lead_list if found.state is ListState.OPEN else lists.reopen_lead_list
        self._bridge.watch(change(found.id), lambda _changes: None, self._failed)

    def take_back_marked(self) -> None:
        """Take back the list that is marked."""
        self._take_back(self.view.chosen())

    def take_back_newest(self) -> None:
        """Take back the list that came last."""
        self._take_back(self.model.list_at(0))

    def _take_back_imported(self) -> None:
        if self._imported is not None:
            self._take_back(self.model.list_at(self.model.line_of(self._imported.list_id)))

    def _take_back(self, found: LeadList | None) -> None:
        if found is None:
            return
        fresh = not self.told.isHidden() and self._is_imported(found)
        if not self.taking_back.take(found, fresh=fresh):
            self.view.choose(self.model.line_of(found.id))

    def _is_back(self) -> None:
        self._imported = None
        self.focus_in()

    def _is_imported(self, found: LeadList | None) -> bool:
        return found is not None and self._imported is not None and self._imported.list_id == found.id

    def _marked(self) -> None:
        """Another list is marked: what is asked and what keys mean is about that one."""
        found = self.view.chosen()
        if found is not None:
            self.taking_back.forget_question(found.id)
            if self.calling.nobody_of != found.id and not self.message.button.isHidden():
                self.message.say("")  # its button and its key would open the rows of the list that is marked by now
        self.told.print_keys(on=self._is_imported(found))
        self._draw_held()

    def _draw_held(self) -> None:
        """How many of the list that is marked are held back; a click opens them, as the key does."""
        found = None if self.view.isHidden() else self.view.chosen()
        number = found.counts.get(RowState.HELD, 0) if found is not None else 0
        self.held.setVisible(number > 0)
        words = self.tr("%n held back: show them", "", number)
        self.held.show_content(self._keys.label(Command.HELD), words)
        identified(self.held, "Rows that are held back", words)

    def _move(self, step: int) -> None:
        if self.model.rowCount() and not self.view.isHidden():
            self.view.choose(min(max(self.view.currentIndex().row() + step, 0), self.model.rowCount() - 1))

    def _language(self) -> Language:
        return window_language(self._services.settings.text("window_language") if self._services is not None else "")

    def _failed(self, error: BaseException) -> None:
        self.message.say(lambda: error_wording.error(error))

    def _size(self) -> None:
        self.view.setMinimumHeight(self._look.px(_LEAST_HEIGHT))
        self.importing.setMaximumWidth(self._look.px(_WIDEST))

    def _show_focus(self) -> None:
        """When it is laid out, what has the focus is in sight."""
        QTimer.singleShot(0, self, self._scroll_to_focus)

    def _scroll_to_focus(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.importing.isAncestorOf(focused):
            self.scroll_area.ensureWidgetVisible(focused, 0, self._look.px(_AROUND_FOCUS))
