"""The window: the rail, the pages, and what concerns all of them. The connections between parts stand in one block."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from callassist.errors import KnownError, LogBusy, SettingError
from callassist.services.changes import Kind
from callassist.ui.bridge import Bridge
from callassist.ui.commands import OF_WINDOW, Command
from callassist.ui.kit.accessible import say_names_anew
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.icons import Icons
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import Words, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.meant import Meant
from callassist.ui.remembered import Remembered, Shape
from callassist.ui.shell import window_shape
from callassist.ui.shell.call_desk import CallDesk
from callassist.ui.shell.key_watch import KeyWatch
from callassist.ui.shell.page_deck import PageDeck
from callassist.ui.shell.page_registry import CALL, LOG, PAGES, PERSON, SCRIPTS, Joints, PageEntry
from callassist.ui.shell.rail import Rail
from callassist.ui.shell.upkeep import Upkeep
from callassist.ui.shell.waiting_words import WaitingWords
from callassist.ui.shell.window_shape import give_shape, shape_of
from callassist.ui.words import error_wording
from callassist.ui.words.languages import Translations, script_language, window_language
from callassist.ui.workarounds.flags_of_windows import without

if TYPE_CHECKING:
    from pathlib import Path

    from callassist.domain.lead_list import LeadList, PlacedRow
    from callassist.errors import LogError
    from callassist.services.contacts.contact_text import Lead
    from callassist.services.keeping.letting_go import Retired
    from callassist.services.phone.phone_news import PhoneNews
    from callassist.ui.backend import Backend
    from callassist.ui.page import Page
    from callassist.ui.process.tray import Tray
    from callassist.ui.shell.key_sheet import KeySheet

_SLENDER_BELOW = 900
#: lines of the settings file that are told to be wrong; more fit no banner
_PROBLEMS = 6
#: milliseconds within which a session that ends has ended
_SESSION_END_MS = 30_000
_FIRST, _SLIM = QSize(1280, 820), QSize(480, 700)
#: what the two shapes are remembered by
_WIDE_SHAPE, _SLIM_SHAPE = "window/wide", "window/slender"
_LEAST, _LEAST_SLIM = QSize(700, 520), QSize(380, 360)


class MainWindow(QMainWindow):
    """The pages of the registry. `painted` comes once, with the first frame; `ready` when a key can be pressed."""

    painted = Signal()
    ready = Signal()
    #: a second start of the program has brought this window to the front
    raised = Signal()

    def __init__(
        self,
        look: Look,
        icons: Icons,
        keys: KeyMap,
        translations: Translations,
        store: Remembered,
        pages: tuple[PageEntry, ...] = PAGES,
    ) -> None:
        super().__init__()
        self._look = look
        self._icons = icons
        self._keys = keys
        self._translations = translations
        self._store = store
        self._services: Backend | None = None
        self._was_painted = False
        self._closes_anyway = False
        self._closed = False
        self.tray: Tray | None = None
        self._damage: LogError | None = None
        self._keeps_its_shape = True
        self._slim = False
        #: the page the sheet of a person was opened from
        self._before_person = CALL
        self._wide_shape: Shape | None = None
        #: what is told beside the problems of the settings
        self._warned = False
        self.bridge = Bridge(self)
        # before any page hears of it: they are drawn in the language and look that are set now
        self.bridge.bus.changed.connect(self._changed)
        self.sheet: KeySheet | None = None
        #: what was let go of and not told yet
        self._left: list[Retired] = []

        # Widgets, each made in the one it stays in: moved, all of it would be looked up in the style sheet again
        central = QWidget(self)
        self._central = central
        self.rail = Rail(look, icons, pages, central)
        self.notice = Banner(look, "warn", central)
        self.pages = PageDeck(pages, central)
        self.call_desk = CallDesk(look, keys, self.bridge, store, self.pages)
        self._joints = Joints(look, keys, self.bridge, store, self.call_desk)
        self.key_watch = KeyWatch(keys, self)
        self.upkeep = Upkeep(self.bridge, self)
        self.waiting = WaitingWords(self.bridge, self)

        # Assemble
        self.pages.join(self._joints)
        self.pages.page(CALL)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self.pages, 1)
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(central)

        # Connect
        self.call_desk.command.connect(self.do)
        self.call_desk.in_call_changed.connect(self._in_call_changed)
        self.call_desk.log_call_chosen.connect(self._show_logged_call)
        self.call_desk.log_warned.connect(self._say_beneath)
        self.call_desk.quit_asked.connect(self.close)
        self.call_desk.start.day_lines.reminded.connect(self.remind)
        self.call_desk.phone.find_asked.connect(self._find_number)
        self.key_watch.learned.connect(self._reprint_keys, Qt.ConnectionType.QueuedConnection)
        self.notice.pressed.connect(self._hide_notice)
        self._joints.do.connect(self.do)
        self._joints.call_back.connect(self._continue_call)
        self._joints.call_row.connect(self._call_row)
        self._joints.call_lead.connect(self._call_lead)
        self._joints.back.connect(self._leave_person)
        self._joints.logged_call.connect(self._show_logged_call)
        self._joints.keys_changed.connect(self._keys_changed)
        self.rail.page_asked.connect(self.open_page)
        self.pages.shown.connect(self.rail.show_page)
        self.waiting.counted.connect(self._show_waiting)
        self.upkeep.damaged.connect(self._say_damaged)
        self.upkeep.not_backed_up.connect(self._say_error)
        self.upkeep.left.connect(self._say_left)
        self.upkeep.not_let_go.connect(self._say_error)

        # Finalise
        self.rail.show_page(CALL)
        self._restore()
        self._retitle()
        self.call_desk.focus_in()

    # -- services --------------------------------------------------------------------------------------------------

    def set_services(self, services: Backend) -> None:
        """The services are there: the window comes to life."""
        self._services = services
        self.apply_settings()
        self.pages.set_services(services)
        self.waiting.set_services(services)
        problems = services.settings.problems
        if self._warned or problems:
            self._say(lambda: self._words_at_start(problems[:_PROBLEMS]))
        self.ready.emit()
        self.upkeep.begin(services.safekeeping, lambda: services.retention)
        # the call page is built while the rep reads the first one, not when she presses Enter
        QTimer.singleShot(0, self, self._build_call_page)

    def _words_at_start(self, problems: Sequence[SettingError]) -> str:
        lines = [self._words_of_rights() if self._warned else "", *(error_wording.error(one) for one in problems)]
        return "\n".join(line for line in lines if line)

    def services_failed(self, error: BaseException) -> None:
        """Say why nothing can be logged; the window stays."""
        import logging

        logging.getLogger(__name__).error("the services could not be built", exc_info=error)
        self._say_without_services(error)

    def refuse(self, error: LogBusy) -> None:
        """Say that another program holds the log. This window stays empty and writes nothing, its own shape neither."""
        self._keeps_its_shape = False
        self._say_without_services(error)

    def _say_without_services(self, error: BaseException) -> None:
        self.notice.say(lambda: error_wording.error(error))
        self.call_desk.start.loading.hide()

    def tell_crash(self, report: Path) -> None:
        """The last run crashed: once said, in one line, beneath what else there is to say."""
        words = self.tr(
            "callassist ended unexpectedly last time. Nothing that was marked saved is lost. Details: {file}"
        ).format(file=isolated(str(report)))
        self._say_beneath(words)

    def _say_beneath(self, words: str) -> None:
        """One thing more to hear of, beneath what is said already."""
        said = "" if self.notice.isHidden() else self.notice.label.text()
        self._say(f"{said}\n{words}" if said else words)

    def _say(self, words: Words) -> None:
        self.notice.say(words, lambda: self.tr("OK"))

    def _say_left(self, retired: Retired) -> None:
        """What was let go of, in a line; during a call that waits."""
        from callassist.ui.words.kept_words import KeptWords

        if self.call_desk.in_call:
            self._left.append(retired)
            return
        words = KeptWords(self)
        if self.notice.isHidden():
            self._say(lambda: words.gone(retired.gone))
        else:
            self._say_beneath(words.gone(retired.gone))

    def _say_error(self, error: BaseException) -> None:
        self._say(lambda: error_wording.error(error))

    def _say_damaged(self, problem: LogError) -> None:
        self._damage = problem
        in_call = self.call_desk.in_call
        self.notice.say(
            lambda: error_wording.error(problem), lambda: self.tr("OK") if in_call else self.tr("Restore …")
        )

    def tell_error(self, error: BaseException) -> None:
        """An error of ours, in one line; the call goes on, its details are in the log of errors."""
        name = type(error).__name__
        self._say(
            lambda: self.tr("Something went wrong inside ({error}). The call is kept; please report it.").format(
                error=name
            )
        )

    def set_data_folder(self, folder: Path) -> None:
        """Where the data lies, for the page that tells."""
        self._joints.data_folder = folder

    def warn_of_rights(self) -> None:
        """Say why it is unwise to run this as administrator; and run."""
        self._warned = True
        self._say(self._words_of_rights)

    def _words_of_rights(self) -> str:
        return self.tr(
            "callassist runs as administrator and needs no such rights: a damaged script file could then do more harm, "
            "and your own account may not be able to open the log later. Better close it and start it as yourself."
        )

    def show_news(self, news: PhoneNews) -> None:
        """A telephone or a link names somebody: shown, nothing else. A call that is running is not disturbed."""
        self.call_desk.hear(news)
        if self.call_desk.in_call:
            QApplication.alert(self)
        elif news.begins:
            self.open_page(CALL)
            self.come_to_front()

    def _find_number(self, number: str) -> None:
        """Everybody with this number, on the page of people."""
        self._before_person = CALL
        self.open_page(PERSON)
        self._joints.show_person.emit(Meant(said=number))

    def apply_settings(self) -> None:
        """Put all settings into effect."""
        services = self._services
        if services is None:
            return
        settings = services.settings
        window = window_language(settings.text("window_language"))
        self._translations.use(window)
        self.call_desk.set_languages(window, script_language(settings.text("script_language"), window))
        self.call_desk.set_in_short(on=settings.flag("in_short"))
        self._look.set_font(settings.text("font"))
        self._look.set_interface_size(settings.number("interface_size"))
        self._look.set_theme(settings.text("theme"))
        self._look.set_text_size(settings.number("text_size"))
        self._fit_rail()
        self._set_on_top(on=settings.flag("on_top") or self._slim)

    # -- pages -----------------------------------------------------------------------------------------------------

    def open_page(self, name: str) -> None:
        """Bring a page to the front; it is built when it is first asked for."""
        self.pages.show_page(name)

    def show_page(self, place: int) -> None:
        """Bring the page at this place of the rail to the front."""
        self.open_page(self.pages.at(place))

    def page_index(self) -> int:
        """At which place of the rail the page in front stands."""
        return self.pages.place()

    def page(self, name: str) -> Page:
        """A page, built now if it was not."""
        return self.pages.page(name)

    def _changed(self, kinds: frozenset[Kind]) -> None:
        if Kind.SETTINGS in kinds:
            self.apply_settings()

    def _show_waiting(self, count: int) -> None:
        self.rail.show_count(SCRIPTS, count)

    def _build_call_page(self) -> None:
        self.call_desk.build_call_page()

    def _continue_call(self, call_id: str) -> None:
        self.open_page(CALL)
        if self.call_desk.in_call:
            self._say(lambda: self.tr("A call is under way. Hang up first."))
            return
        self.call_desk.call_back(call_id)

    def _call_row(self, found: LeadList, row: PlacedRow) -> None:
        """Somebody of a list is to be called: into the start form, where Enter calls."""
        self.open_page(CALL)
        if self.call_desk.in_call:
            self._say(lambda: self.tr("A call is under way. Hang up first."))
            return
        self.call_desk.offer_row(found, row)

    def _call_lead(self, lead: Lead) -> None:
        """Somebody of the log is to be called again: into the start form, where Enter calls."""
        self.open_page(CALL)
        self.call_desk.start.offer_lead(lead, in_call=self.call_desk.in_call)
        if self.call_desk.in_call:
            self._say(lambda: self.tr("A call is under way. Hang up first."))

    def _show_person(self) -> None:
        """The sheet of whomever the page in front shows; of nobody where it shows nobody: there one is looked for."""
        front = self.pages.current()
        if front == PERSON or self.pages.opened_by(Command.PERSON) != PERSON:
            return
        meant = self.page(front).meant()
        self._before_person = front
        self.open_page(PERSON)
        self._joints.show_person.emit(meant)

    def _leave_person(self) -> None:
        if not self._close_sheet():
            self.open_page(self._before_person)

    def _show_logged_call(self, call_id: str) -> None:
        self.open_page(LOG)
        self.page(LOG).show_item(call_id)

    def _in_call_changed(self, in_call: bool) -> None:
        self.waiting.set_in_call(on=in_call)
        if in_call and self.pages.current() != CALL:
            self.open_page(CALL)
        while not in_call and self._left:
            self._say_left(self._left.pop(0))

    # -- commands --------------------------------------------------------------------------------------------------

    def do(self, command: Command) -> None:
        """Run a command of the window."""
        match command:
            case Command.SHEET:
                self._toggle_sheet()
            case Command.ESCAPE:
                self._close_sheet()
            case Command.SLIM:
                self.set_slim(on=not self._slim)
            case Command.LARGER | Command.SMALLER:
                self._resize_text(2 if command is Command.LARGER else -2)
            case Command.NEXT_PAGE | Command.PREVIOUS_PAGE:
                self.show_page(self.page_index() + (1 if command is Command.NEXT_PAGE else -1))
            case Command.PERSON:
                self._show_person()
            case Command.EVIDENCE:
                self._show_person()
                self._joints.evidence_asked.emit()
            case Command.FIND:  # in a call the page of the call has it
                self.open_page(LOG)
            case _:
                page = self.pages.opened_by(command)
                if page:  # else a command of the call, pressed where there is none
                    self.open_page(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._keys.command(event)
        if command is not None and (command in OF_WINDOW or self.pages.opened_by(command)):
            if not event.isAutoRepeat() or command in (Command.LARGER, Command.SMALLER):
                self.do(command)
            event.accept()
        elif command is Command.ESCAPE and self._close_sheet():
            event.accept()
        else:
            super().keyPressEvent(event)

    @property
    def is_slim(self) -> bool:
        """Whether the slim form is shown."""
        return self._slim

    def set_slim(self, *, on: bool) -> None:
        """The slim form on top of other windows, and back. Each remembers its own place."""
        if on == self._slim:
            return
        page = self.call_desk.build_call_page()
        if on:
            self._wide_shape = shape_of(self)
            self.open_page(CALL)
        else:
            self._store.set(_SLIM_SHAPE, shape_of(self))
        self._slim = on
        self.rail.setVisible(not on)
        self.setMinimumSize(_LEAST_SLIM if on else _LEAST)
        page.set_slim(on=on)
        self._set_on_top(on=on or self._wants_on_top())
        if on:
            self.setWindowState(without(self.windowState(), Qt.WindowState.WindowMaximized))
            saved = self._store.shape(_SLIM_SHAPE)
            if saved is not None:
                give_shape(self, saved)
            else:
                self.resize(_SLIM)
            self._tell_on_top()
        elif self._wide_shape is not None:
            give_shape(self, self._wide_shape)
        window_shape.fit(self, _LEAST_SLIM if on else _LEAST)

    def _wants_on_top(self) -> bool:
        return self._services is not None and self._services.settings.flag("on_top")

    def _set_on_top(self, *, on: bool) -> None:
        if bool(self.windowFlags() & Qt.WindowType.WindowStaysOnTopHint) == on:
            return
        visible, geometry = self.isVisible(), self.geometry()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)  # hides the window
        if visible:
            self.setGeometry(geometry)
            self.show()
            self.activateWindow()  # the keys of the call go on where they were

    def _tell_on_top(self) -> None:
        if QGuiApplication.platformName().startswith("wayland"):
            self._say(
                lambda: self.tr(
                    "Wayland lets no window stay on top by itself: choose “Always on Top” in the window's own menu."
                )
            )

    def _resize_text(self, step: int) -> None:
        size = min(32, max(18, self._look.text_size + step))
        self._look.set_text_size(size)
        if self._services is not None:
            try:
                self.bridge.bus.publish(self._services.settings.set("text_size", size))
            except KnownError as error:
                told = error
                self._say(lambda: error_wording.error(told))

    def _toggle_sheet(self) -> None:
        if self.sheet is None:
            from callassist.ui.shell.key_sheet import KeySheet

            self.sheet = KeySheet(self._look, self._keys, self.centralWidget())
        if self.sheet.isHidden():
            self._place_sheet()
            self.sheet.show()
            self.sheet.raise_()
        else:
            self.sheet.hide()

    def _close_sheet(self) -> bool:
        if self.sheet is not None and not self.sheet.isHidden():
            self.sheet.hide()
            return True
        return False

    def _keys_changed(self) -> None:
        """Other keys: print them anew wherever they stand."""
        self._keys.rebind(self._store.texts("keys"))
        self._reprint_keys()

    def _reprint_keys(self) -> None:
        QGuiApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))

    def _hide_notice(self) -> None:
        self.notice.say("")
        damage, self._damage = self._damage, None
        if damage is not None and not self.call_desk.in_call:
            self.open_page(CALL)
            self.call_desk.recover(damage)

    # -- the window itself -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, lambda: self.painted.emit())  # not once the window is gone

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.key_watch.watch(self.windowHandle())  # another one after the slim form
        QTimer.singleShot(0, self, self._heed_frame)

    def _heed_frame(self) -> None:
        if window_shape.frame_is_larger(self):
            window_shape.fit(self, _LEAST_SLIM if self._slim else _LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()
        self._place_sheet()

    def _fit_rail(self) -> None:
        self.rail.set_slender(on=self.width() < self._look.px(_SLENDER_BELOW))

    def come_to_front(self) -> None:
        """Somebody started callassist a second time: this is the window."""
        self.setWindowState(without(self.windowState(), Qt.WindowState.WindowMinimized))
        self.show()
        self.raise_()
        self.activateWindow()
        # Windows and Wayland let no program take the focus by itself: there it is marked in the task bar
        QApplication.alert(self)
        # later: whoever asked gets the answer first, also where somebody closes the window at this
        QTimer.singleShot(0, self, lambda: self.raised.emit())

    def remind(self, words: str) -> None:
        """Something is promised in a moment; `words` name nobody. Whoever looks elsewhere is told so there."""
        if self.tray is None:
            from callassist.ui.process.tray import Tray  # most days begin without one

            self.tray = Tray(self)
        self.tray.remind(words)

    def told(self) -> list[str]:
        """What is told at the moment across the pages, but for the warning of an administrator's rights."""
        banners = (banner for banner in self.findChildren(Banner) if banner.isVisible())
        lines = (line for banner in banners for line in banner.label.text().split("\n"))
        return [line for line in lines if line and not (self._warned and line == self._words_of_rights())]

    def end_now(self) -> None:
        """Close without a question: whoever asks for it does not wait. The note goes along as it is.

        Nothing happens to a window that is closed already: what its user gave up is not kept after all.
        """
        if self._closed:
            return
        self._closes_anyway = True
        self.call_desk.rescue()
        self.close()

    def session_ends(self) -> None:
        """The user logs out, or the computer is shut down: keep the note, and let closing ask nothing."""
        self.call_desk.keep_note()
        self._closes_anyway = True
        # nobody tells when the user thinks better of it
        QTimer.singleShot(_SESSION_END_MS, self, self._ask_again)

    def _ask_again(self) -> None:
        self._closes_anyway = False

    def closeEvent(self, event: QCloseEvent) -> None:
        unsaved = self.call_desk.unsaved()
        if unsaved and not self._closes_anyway:
            # nothing modal: the first attempt says what would be lost, the second one is meant
            self._closes_anyway = True
            self._say(
                lambda: self.tr("%n entry(s) of this call are not saved yet. Close again to give them up.", "", unsaved)
            )
            event.ignore()
            return
        self._closed = True
        self.upkeep.stop()
        self.call_desk.close_down()
        if self._keeps_its_shape:
            self._keep_shape()
        self.bridge.close()
        # whatever is looked at now and then asks the services, and those are closed next
        for timer in self.findChildren(QTimer):
            timer.stop()
        super().closeEvent(event)

    def _keep_shape(self) -> None:
        if self._slim:
            self._store.set(_SLIM_SHAPE, shape_of(self))
        wide = self._wide_shape if self._slim else shape_of(self)
        if wide is not None:
            self._store.set(_WIDE_SHAPE, wide)
        self._store.save()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
            say_names_anew(self)
        elif event.type() == QEvent.Type.ActivationChange and self.tray is not None and self.isActiveWindow():
            self.tray.rest()

    def _retitle(self) -> None:
        self.setWindowTitle("callassist")

    def _restore(self) -> None:
        saved = self._store.shape(_WIDE_SHAPE)
        if saved is None:
            window_shape.open_at(self, _FIRST, _LEAST)
        else:
            give_shape(self, saved)
            window_shape.fit(self, _LEAST)

    def _place_sheet(self) -> None:
        if self.sheet is not None:
            margin = 20 if self.width() < _SLENDER_BELOW else 40
            area = self._central.rect().adjusted(margin, margin, -margin, -margin)
            self.sheet.setGeometry(area)
