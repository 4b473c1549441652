"""The page where scripts are written: outline, card and phone side by side, no dialog, the keyboard first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from callassist.domain.text import Language
from callassist.services.changes import Kind
from callassist.services.scripts.outline import LineKind, OutlineLine
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import named
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.button import Push, Tick
from callassist.ui.kit.fields import ChoiceBox
from callassist.ui.kit.find_panel import FindPanel
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.inline_form import InlineForm
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.match import Found
from callassist.ui.kit.plain_text import ElidedLabel, PlainLabel
from callassist.ui.kit.scroller import Scroller
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look
from callassist.ui.page import EVERYTHING, Kinds, Page
from callassist.ui.scripts.card_stack import CardStack
from callassist.ui.scripts.draft_work import DraftWork
from callassist.ui.scripts.inbox_panel import InboxPanel, Making
from callassist.ui.scripts.intake_panel import IntakePanel
from callassist.ui.scripts.map_pane import MapPane
from callassist.ui.scripts.outline_view import OutlineView
from callassist.ui.scripts.pane_columns import PaneColumns
from callassist.ui.scripts.panel_stack import PanelStack
from callassist.ui.scripts.part_making import NewPart, PartMaking
from callassist.ui.scripts.phone_follower import PhoneFollower
from callassist.ui.scripts.phone_pane import PhonePane
from callassist.ui.scripts.rehearsals_panel import RehearsalsPanel
from callassist.ui.scripts.script_edits import ScriptEdits
from callassist.ui.scripts.script_exporting import ScriptExporting
from callassist.ui.scripts.script_publishing import ScriptPublishing
from callassist.ui.scripts.script_rehearsals import ScriptRehearsals
from callassist.ui.scripts.text_diff import TextDiff
from callassist.ui.scripts.versions_panel import VersionsPanel
from callassist.ui.scripts.words_pair import WordsField
from callassist.ui.words import error_wording, script_words
from callassist.ui.words.languages import script_language, window_language

if TYPE_CHECKING:
    from callassist.formats.script.problems import Problem
    from callassist.services.library import ScriptEntry
    from callassist.services.scripts.draft import Draft
    from callassist.services.scripts.draft_reading import DraftReading
    from callassist.services.scripts.inbox import Alike
    from callassist.ui.backend import Backend

_MOST_REMEMBERED = 100
#: heard in the outline alone: in a field these keys are its own
_OF_OUTLINE = frozenset({Command.SCRIPT_ANSWER, Command.SCRIPT_REMOVE, Command.SCRIPT_MEANS, Command.SCRIPT_STEP})


class ScriptsPage(Page):
    """Joins the three panes to the draft that is open."""

    command = Signal(object)

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
        self._services: Backend | None = None
        self._entries: tuple[ScriptEntry, ...] = ()
        self._language = self._wanted_language = Language.EN
        self._window_language = Language.EN
        #: steps that were shown before, the newest last
        self._before: list[str] = []
        self._shown_step = ""
        #: what is to be marked when the draft was read anew
        self._wanted: object = None
        #: there is no room for the keys of the buttons
        self._is_narrow = False
        self.setObjectName("page")

        # Widgets
        self.title = PlainLabel("", self, role="heading")
        self.scripts = ChoiceBox(self)
        named(self.scripts, "Script that is written")
        self.state = ElidedLabel("", self, role="muted")
        self.buttons = FlowStrip(self, spacing=8)
        self._pushes = {
            command: self._push(command, name)
            for command, name in (
                (Command.SCRIPT_PUBLISH, "Publish the script"),
                (Command.SCRIPT_PLAY, "Play from here"),
                (Command.SCRIPT_UNDO, "Undo"),
                (Command.SCRIPT_REDO, "Redo"),
                (Command.SCRIPT_NEW, "New script"),
                (Command.SCRIPT_READ_IN, "Read in a script"),
                (Command.SCRIPT_EXPORT, "Write the script to a file"),
                (Command.SCRIPT_INBOX, "What no answer fits"),
                (Command.SCRIPT_MAP, "Open the map"),
                (Command.SCRIPT_VERSIONS, "Open the versions"),
                (Command.SCRIPT_REHEARSALS, "Open the rehearsals"),
            )
        }
        self.message = Banner(look, "warn", self)
        self.told = Banner(look, "good", self)
        self.form = InlineForm(look, keys, self)
        self.wordings = Tick("", self)
        named(self.wordings, "Count as other questions")
        #: what is about to be published, line by line
        self.diff = TextDiff(look, "What changes line by line", self)
        self.diff.hide()
        self.inbox = InboxPanel(look, bridge, self)
        self.intake = IntakePanel(look, keys, bridge, in_call=in_call)
        self._intake_scroller = Scroller(self)
        self._intake_scroller.setWidget(self.intake)
        self._intake_scroller.hide()
        self.intake.hide()  # what is put into a scroller is shown
        self.panes = Segmented(look, self)
        self.outline = OutlineView(look, self)
        self.map = MapPane(look, bridge, self)
        self.cards = CardStack(look, keys)
        self.card = self.cards.step
        self.phone = PhonePane(look, keys)
        self._card_scroller = Scroller(self)
        self._card_scroller.setWidget(self.cards)
        self._phone_scroller = Scroller(self)
        self._phone_scroller.setWidget(self.phone)
        self.finder = FindPanel(look, keys, self, offers=lambda: self.tr("any words of the script"))

        # Parts
        self.work = DraftWork(bridge, self)
        self.edits = ScriptEdits(self.work, self)
        self.follower = PhoneFollower(self.outline, self.phone, self.work, self._phone_to_front, self)
        panes = (self.outline, self.map, self._card_scroller, self._phone_scroller)
        self.columns = PaneColumns(look, self.panes, *panes, self)
        self.making = PartMaking(self.outline, self.cards, self.columns, self.edits, self)
        # before publishing, which puts the form away
        self.exporting = ScriptExporting(self.form, self.work, bridge, self)
        self.rehearsals = ScriptRehearsals(self.form, self.work, bridge, self)
        self.publishing = ScriptPublishing(self.form, self.wordings, self.work, self.rehearsals, bridge, self)
        self.versions_panel = VersionsPanel(look, self.work, bridge, self)
        self.rehearsals_panel = RehearsalsPanel(look, self.rehearsals, bridge, self)
        #: those that look at calls
        self._looking = (self.inbox, self.versions_panel, self.rehearsals_panel)
        self.stack = PanelStack((*self._looking, self.intake), whole=(self.versions_panel, self.intake), parent=self)
        self._assemble()
        self._connect()
        self._arrange()
        self.retranslate()

    def _assemble(self) -> None:
        self.scripts.setMinimumContentsLength(14)
        self.scripts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title)
        top.addWidget(self.scripts)
        top.addWidget(self.state)
        top.addStretch(1)
        page = self._page = QVBoxLayout(self)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(10)
        page.addLayout(top)
        page.addWidget(self.buttons)
        for part in (self.message, self.told, self.form, self.wordings):
            page.addWidget(part)
        page.addWidget(self.diff, 2)
        page.addWidget(self.inbox, 1)
        page.addWidget(self._intake_scroller, 1)
        page.addWidget(self.versions_panel, 4)
        page.addWidget(self.rehearsals_panel, 1)
        page.addWidget(self.panes)
        page.addLayout(self.columns.layout_, 2)

    def _connect(self) -> None:
        self.card.answer_asked.connect(lambda: self.making.ask(NewPart.ANSWER))
        self.card.flagged.connect(self.edits.flag)
        self.card.led.connect(self.edits.lead)
        self.card.meant.connect(self.edits.mean)
        self.card.mend_asked.connect(self._mend)
        self.card.reworded.connect(self.edits.reword)
        self.making.begun.connect(self._tell_no_more)
        self.card.step_asked.connect(self.making.ask_step)
        self.card.wording_asked.connect(lambda: self.making.ask(NewPart.WORDING))
        self.card.changed.connect(self.edits.change)
        self.card.deed_asked.connect(self.making.ask_deed)
        self.cards.part.asked.connect(self.making.ask_deed)
        self.cards.part.changed.connect(self.edits.change)
        self.cards.part.mend_asked.connect(self._mend)
        self.cards.part.more_asked.connect(lambda: self.making.ask(NewPart.ANSWER))
        self.cards.part.reworded.connect(self.edits.reword)
        self.edits.cannot.connect(self._tell_cannot)
        self.edits.wanted.connect(self._want)
        self.finder.taken.connect(self._found)
        self.stack.changed.connect(self._arrange)
        self.stack.closed.connect(self.focus_in)
        for panel in self._looking:
            panel.failed.connect(self._failed)
        self.rehearsals.failed.connect(self._failed)
        self.rehearsals.kept.connect(self._tell_kept)
        self.rehearsals.ran.connect(self._show_tested)
        self.rehearsals_panel.gone_to.connect(self._go_to)
        self.versions_panel.brought_back.connect(self._tell_brought_back)
        self.inbox.counted.connect(self._show_waiting)
        self.inbox.put_away.connect(self.publishing.put_away)
        self.inbox.taken.connect(self.publishing.take)
        self.inbox.gone_to.connect(self._go_to)
        self.inbox.made.connect(self._make_of_words)
        self.intake.begun.connect(self._read_in)
        self.form.opened.connect(self._tell_no_more)
        self.map.chosen.connect(self._choose_line)
        self.map.failed.connect(self._failed)
        self.map.opened.connect(self._open_card)
        self.map.reconnected.connect(self._reconnect)
        self.outline.chosen.connect(self._chosen)
        self.outline.on_tab = self._tab
        self.panes.chosen.connect(self._show_pane)
        self.phone.words_asked.connect(self._change_words_of)
        self.exporting.told.connect(self.told.say)
        self.exporting.warned.connect(self.message.say)
        self.exporting.failed.connect(self._failed)
        self.publishing.done.connect(self.focus_in)
        self.publishing.compared.connect(self._show_diff)
        self.publishing.failed.connect(self._failed)
        self.publishing.hindered.connect(self.message.say)
        self.publishing.opened.connect(self._opened)
        self.publishing.stopped_at.connect(self.outline.choose_item)
        self.publishing.told.connect(self.told.say)
        self.scripts.activated.connect(self._script_chosen)
        self.work.edited.connect(self._tell_state)
        self.work.failed.connect(self._failed)
        self.work.read.connect(self._show)
        self._look.changed.connect(self._arrange)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _push(self, command: Command, name: str) -> Push:
        button = Push("", self)
        button.setProperty("role", "primary" if command is Command.SCRIPT_PUBLISH else "button")
        named(button, name)
        button.clicked.connect(lambda: self.do(command))
        self.buttons.add(button)
        return button

    # -- services --------------------------------------------------------------------------------------------------

    def set_services(self, services: Backend) -> None:
        """Where scripts are."""
        self._services = services
        settings = services.settings
        desk = services.script_desk
        self.publishing.set_desk(desk, lambda: settings.text("caller"), self._may_publish)
        self.inbox.set_proposals(desk.proposals, self._may_publish)
        self.follower.set_services(services)
        self.rehearsals.set_services(desk, services.call_log)
        self.rehearsals_panel.set_log(services.call_log)
        self.versions_panel.set_services(desk, services.call_log)
        self.inbox.set_inbox(services.inbox)
        self.intake.set_desk(services.script_desk, lambda: self.publishing.taken)
        self.refresh()

    def _may_publish(self) -> bool:
        from callassist.services.scripts.proposals import may_publish

        assert self._services is not None
        text = self._services.settings.text
        return may_publish(text("publishers"), text("caller"))

    def refresh(self, kinds: Kinds = EVERYTHING) -> None:
        """The list of scripts, and the languages; what is being written stays."""
        services = self._services
        if services is None:
            return
        if Kind.SETTINGS in kinds:
            window = window_language(services.settings.text("window_language"))
            self._window_language = window
            self._set_language(script_language(services.settings.text("script_language"), window))
            self._list_scripts()
            if self.work.reading is not None:
                self._show(self.work.reading)
                self.follower.try_call()
        if Kind.CALLS in kinds:
            for panel in self._looking:
                panel.look_again()
        if Kind.DRAFTS in kinds:
            self.work.look()
            self.inbox.look_again()
            self._tell_state()
        if Kind.SCRIPTS in kinds:
            self._entries = services.library.entries()
            self._list_scripts()
            self.versions_panel.look_again()
            if self.work.draft is None:
                usable = next((one.id for one in self._entries if one.is_usable), "")
                if usable:
                    self.publishing.open(usable)

    def _set_language(self, language: Language) -> None:
        """What steps are called in, and what new words are in first: a language of the script."""
        self._wanted_language = language
        self._use_language()

    def _use_language(self) -> None:
        script = self.work.reading.script if self.work.reading is not None else None
        language = script.language_for(self._wanted_language) if script is not None else self._wanted_language
        self._language = language
        self.edits.set_language(language)
        self.publishing.set_language(language)
        self.exporting.set_language(language)
        self.follower.set_language(language)
        self.rehearsals.set_language(language)

    def _list_scripts(self) -> None:
        draft = self.work.draft
        found = [(one.id, one.title.of(self._window_language)) for one in self._entries]
        if draft is not None and all(name != draft.script_id for name, _ in found):
            reading = self.work.reading
            title = reading.script.title.of(self._window_language) if reading and reading.script else draft.script_id
            found.append((draft.script_id, title))
        self.publishing.taken = [name for name, _ in found]
        self.scripts.clear()
        for name, title in found:
            self.scripts.addItem(title, name)
        if draft is not None:
            self.scripts.setCurrentIndex(next(place for place, one in enumerate(found) if one[0] == draft.script_id))

    def show_item(self, item: str) -> None:
        """The script with this name is to be written."""
        self.publishing.open(item)

    def focus_in(self) -> None:
        """The page came to the front, or a form was closed."""
        if self.form.purpose is not None:
            self.form.fields()[0].setFocus()
        elif not self.intake.isHidden():
            self.intake.open_panel()
        else:
            self._to_outline()

    def _script_chosen(self) -> None:
        name = str(self.scripts.currentData())
        if self.work.draft is None or name != self.work.draft.script_id:
            self.cards.keep()
            self.publishing.open(name)

    def _opened(self, draft: Draft) -> None:
        self._tell_no_more()
        if self.work.draft is not draft:
            self._before, self._shown_step = [], ""
            self.phone.show_no_way("no_step")
        self.work.open(draft)

    # -- drawing ---------------------------------------------------------------------------------------------------

    def _show(self, reading: DraftReading) -> None:
        self._use_language()
        if reading.script is not None:
            self.card.know_targets(reading.script, reading.targets)
        self.outline.show_script(reading.script, reading.lines, self._language)
        self.outline.outline.show_findings(reading.counts)
        self.map.show_script(self.work.draft.script_id if self.work.draft else "", reading.script, self._language)
        self._count_on_map()
        self._tell_inbox()
        if self.work.draft is not None:
            self.versions_panel.show_script(self.work.draft.script_id, self._language)
            self.rehearsals_panel.show_script(self.work.draft.script_id)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            adding, self.making.now = self.making.now, None
            self.outline.choose(self.outline.outline.row_of(wanted))
            self.making.now = adding
        if self.scripts.currentData() != (self.work.draft.script_id if self.work.draft else None):
            self._list_scripts()
        self._draw_card()
        self._tell_state()
        self.follower.follow()  # once what was read is drawn: the search holds the window up
        if wanted is not None and self.making.now is not None:
            # the next one: behind a new step its answers, behind an answer the next
            self.making.ask(NewPart.ANSWER)

    def _draw_card(self) -> None:
        reading, line = self.work.reading, self.outline.line()
        if reading is None:
            return
        self.cards.show_line(reading, line, self._language)
        self._show_tests_here()

    def _chosen(self, line: OutlineLine) -> None:
        self.cards.keep()
        if self._shown_step and self._shown_step != line.id:
            self._before = [*self._before[-_MOST_REMEMBERED:], self._shown_step]
        self._shown_step = line.id
        self.making.close()
        self.edits.typed_elsewhere()
        self.map.show_line(line)
        self._draw_card()
        self.columns.to_top_of_card()
        self.follower.follow()

    def phone_is_late(self) -> bool:
        """Whether the phone is still to follow to what is marked."""
        return self.follower.is_late

    def _phone_to_front(self) -> None:
        self.columns.bring("phone")
        self.phone.focus_in()

    def _tell_state(self) -> None:
        draft, reading = self.work.draft, self.work.reading
        if draft is None:
            self.state.show_text("")
            return
        is_used = any(one.id == draft.script_id for one in self._entries)
        words = self.tr("Published: calls use it")
        if draft.is_changed or not is_used:
            words = self.tr("Draft, not published yet")
        if reading is not None and reading.script is None:
            words = self.tr("The file cannot be read as a script")
        elif reading is not None and reading.errors:
            errors = self.tr("%n error(s)", "", reading.errors)
            words = f"{errors} · {words}"  # the end is what goes where there is no room
        self.state.show_text(words)
        self._pushes[Command.SCRIPT_UNDO].setEnabled(draft.can_undo)
        self._pushes[Command.SCRIPT_REDO].setEnabled(draft.can_redo)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(self.tr("Scripts"))
        texts = {
            Command.SCRIPT_PUBLISH: self.tr("Publish …"),
            Command.SCRIPT_PLAY: self.tr("Play from here"),
            Command.SCRIPT_UNDO: self.tr("Undo"),
            Command.SCRIPT_REDO: self.tr("Redo"),
            Command.SCRIPT_NEW: self.tr("New script …"),
            Command.SCRIPT_READ_IN: self.tr("Read in …"),
            Command.SCRIPT_EXPORT: self.tr("Export …"),
            Command.SCRIPT_INBOX: self._words_of_inbox(),
            Command.SCRIPT_MAP: self.tr("Map"),
            Command.SCRIPT_VERSIONS: self.tr("Versions"),
            Command.SCRIPT_REHEARSALS: self._words_of_tests(),
        }
        for command, text in texts.items():
            self._call_button(command, text)
        self.buttons.flow()
        self.columns.retranslate()
        self.outline.outline.say_anew()
        self._show_tested()
        self._tell_state()

    def _call_button(self, command: Command, words: str) -> None:
        """Its key stands beside the words where there is room for that."""
        self._pushes[command].setText(words if self._is_narrow else f"{words}  {self._keys.label(command)}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or the end of the window: what is being typed is kept."""
        self.cards.keep()
        super().hideEvent(event)

    # -- places ----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self._look.px
        if (self.columns.count == 1) is not self._is_narrow:
            self._is_narrow = not self._is_narrow
            self.retranslate()
        reads_in = not self.intake.isHidden()
        self.columns.arrange()
        if self.stack.takes_all:
            self.columns.hide_panes()
        self._intake_scroller.setVisible(reads_in)
        for widget in (self.scripts, self.state, self.buttons):
            widget.setVisible(not reads_in)
        self._page.setStretchFactor(self.columns.layout_, 0 if self.stack.takes_all else 2)
        self.finder.setGeometry(self.rect().adjusted(px(40), px(60), -px(40), -px(60)))

    def _show_pane(self) -> None:
        self._arrange()
        match self.columns.chosen:
            case "card":
                self.cards.focus_words()
            case "phone":
                self.phone.focus_in()
            case _:
                self._main.setFocus()

    @property
    def _main(self) -> OutlineView | MapPane:
        """Where the script is seen as a whole."""
        return self.map if self.columns.maps else self.outline

    def _to_outline(self) -> None:
        """Keys go to the outline, or to the map in its place."""
        self.columns.bring("outline")
        self._main.setFocus()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.edits.typed_elsewhere()
            if isinstance(now, WordsField):
                self.columns.bring_into_sight(now, 24)

    # -- keys ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._keys.writing_command(event)
        if command is None:
            event.ignore()
            return
        in_outline = self.outline.hasFocus() or self.map.view.hasFocus()
        if command in _OF_OUTLINE and not in_outline:
            event.ignore()
            return
        if event.isAutoRepeat() and command not in (Command.SCRIPT_UNDO, Command.SCRIPT_REDO, Command.ESCAPE):
            event.accept()
            return
        event.setAccepted(self.do(command))

    def do(self, command: Command) -> bool:
        """Run a command of this page; whether it is one."""
        does = self._commands().get(command)
        if does is None:
            return False
        self.cards.keep()
        does()
        return True

    def _commands(self) -> dict[Command, Callable[[], object]]:
        return {
            Command.SCRIPT_ANSWER: lambda: self.making.ask(NewPart.ANSWER),
            Command.SCRIPT_INSERT: lambda: self.making.ask(NewPart.STEP),
            Command.SCRIPT_MEANS: lambda: self._at_line(self.edits.mean_next),
            Command.SCRIPT_WORDS: self._type_words,
            Command.SCRIPT_PLAY: self.follower.play,
            Command.SCRIPT_BACK: self._go_back,
            Command.SCRIPT_UNDO: lambda: self._turn(self.work.undo),
            Command.SCRIPT_REDO: lambda: self._turn(self.work.redo),
            Command.SCRIPT_DUPLICATE: lambda: self._at_line(self.edits.duplicate),
            Command.SCRIPT_REMOVE: lambda: self._at_line(self.edits.remove),
            Command.SCRIPT_PUBLISH: self._publish,
            Command.SCRIPT_NEW: self.publishing.ask_title,
            Command.SCRIPT_INBOX: lambda: self.stack.toggle(self.inbox),
            Command.SCRIPT_VERSIONS: lambda: self.stack.toggle(self.versions_panel),
            Command.SCRIPT_REHEARSALS: lambda: self.stack.toggle(self.rehearsals_panel),
            Command.SCRIPT_KEEP: self._keep_played,
            Command.SCRIPT_MAP: self._toggle_map,
            Command.SCRIPT_READ_IN: lambda: self.stack.toggle(self.intake),
            Command.SCRIPT_EXPORT: self._export,
            Command.FIND: self._open_finder,
            Command.ESCAPE: self._leave,
        }

    def _mend(self, problem: Problem | None) -> None:
        reading = self.work.reading
        if reading is not None and problem is not None:
            self.work.make(reading.mends.get(problem))

    def _at_line(self, edit: Callable[[OutlineLine], None]) -> None:
        line = self.outline.line()
        if line is not None:
            self._tell_no_more()
            edit(line)

    def _publish(self) -> None:
        self._tell_no_more()
        self.publishing.ask()

    def _export(self) -> None:
        self._tell_no_more()
        self.exporting.ask()

    def _turn(self, turn: Callable[[], bool]) -> None:
        self.edits.typed_elsewhere()
        if turn():
            self._tell_no_more()

    def _want(self, place: object) -> None:
        self._wanted = place

    def _type_words(self) -> None:
        """Into the words of what is marked, all of them marked: typing says them anew."""
        line = self.outline.line()
        if line is None:
            return
        self.columns.bring("card")
        if self.cards.shows_part:
            self.cards.part.focus_words(all_of_it=True)
        elif line.depth == 2:
            self.card.focus_answer(line, all_of_it=True)
        else:
            self.card.words.focus_words(self._language, all_of_it=True)

    def _change_words_of(self, name: str) -> None:
        if self.outline.choose_step(name):
            self._type_words()

    def _tab(self) -> bool:
        """From an answer to its step; a new one where it has none of its own. Else to the card."""
        line, reading = self.outline.line(), self.work.reading
        if line is None or reading is None or reading.script is None or line.depth != 2:
            self.columns.bring("card")
            return False
        target = self.outline.own_target(reading.script)
        if target:
            self.outline.choose_step(target)
        elif line.target in reading.script.nodes or line.kind is LineKind.REPLY:
            self.making.ask(NewPart.STEP)
        else:
            return False
        return True

    def _go_back(self) -> None:
        while self._before:
            step = self._before.pop()
            self._shown_step = ""
            if step != (line.id if (line := self.outline.line()) else "") and self._choose_item(step):
                self._to_outline()
                return

    def _choose_item(self, name: str) -> bool:
        if self.outline.choose_step(name):
            return True
        row = next((row for row, one in enumerate(self.outline.outline.lines()) if one.id == name), -1)
        self.outline.choose(row)
        return row >= 0

    def _leave(self) -> None:
        """Esc puts away what is open, then goes back to the outline, then to where somebody came from."""
        if not self.finder.isHidden():
            self.finder.hide()
            self._main.setFocus()
        elif self.form.purpose is not None:
            self.publishing.close()
        elif not self._main.hasFocus():
            self.making.close()
            self._to_outline()
        elif self.columns.maps:
            self._toggle_map()
        elif not self.message.isHidden() or not self.told.isHidden():
            self._tell_no_more()
        else:
            self.command.emit(Command.ESCAPE)

    # -- finding ---------------------------------------------------------------------------------------------------

    def _open_finder(self) -> None:
        self._arrange()
        self.finder.open_with(self._things)

    def _things(self) -> Sequence[Found]:
        from callassist.ui.scripts.line_finder import lines_found

        return lines_found(self.work.reading, self._language)

    def _found(self, found: Found) -> None:
        self.finder.hide()
        self.outline.choose(int(found.id))
        self._to_outline()

    # -- panels ----------------------------------------------------------------------------------------------------

    def _show_diff(self, diff: str) -> None:
        """What is about to be published, beside its sentences; "": nothing is any more."""
        self.diff.show_text(diff, is_diff=True)
        self.diff.setVisible(bool(diff))

    def _tell_brought_back(self, number: int) -> None:
        self.told.say(
            lambda: (
                self.tr("Version {number} is the draft now. {undo} takes that back.")
                if number
                else self.tr("That text is the draft now. {undo} takes that back.")
            ).format(number=number, undo=self._keys.label(Command.SCRIPT_UNDO))
        )

    # -- rehearsals ------------------------------------------------------------------------------------------------

    def _keep_played(self) -> None:
        self._tell_no_more()
        if self.phone.trial is None:
            self.message.say(lambda: self.tr("The phone shows no call that could be kept."))
        else:
            self.rehearsals.ask_trial(self.phone.trial)

    def _tell_kept(self, name: str) -> None:
        self.told.say(lambda: self.tr("Kept as “{name}”: it is played again at each change.").format(name=name))

    def _words_of_tests(self) -> str:
        counted = self.rehearsals.counted()
        return self.tr("Rehearsals: {counted}").format(counted=counted) if counted else self.tr("Rehearsals")

    def _show_tested(self) -> None:
        self._call_button(Command.SCRIPT_REHEARSALS, self._words_of_tests())
        self.buttons.flow()
        self.outline.outline.show_tests(self.rehearsals.by_step(), self.rehearsals.differences())
        self._count_on_map()
        self._show_tests_here()

    def _show_tests_here(self) -> None:
        line = self.outline.line()
        self.card.show_tests(self.rehearsals.told_at(line.id) if line is not None and line.depth else ())

    # -- the map -----------------------------------------------------------------------------------------------------

    def _toggle_map(self) -> None:
        self.columns.maps = not self.columns.maps
        self.map.show_line(self.outline.line())
        self.retranslate()
        self.columns.bring("outline")
        self._arrange()
        self._main.setFocus()

    def _count_on_map(self) -> None:
        reading = self.work.reading
        if reading is not None:
            self.map.show_counts(reading.counts, self.inbox.waiting_at(), self.rehearsals.by_step())

    def _choose_line(self, line: OutlineLine) -> None:
        self.outline.choose(self.outline.outline.row_of(line.place))

    def _open_card(self) -> None:
        """What is marked on the map, on its card: an answer where one is marked, else the words of the step."""
        line = self.outline.line()
        self.columns.bring("card")
        if line is not None and line.depth == 2:
            self.card.focus_answer(line)
        else:
            self.card.focus_words()

    def _reconnect(self, lines: Sequence[OutlineLine], target: str) -> None:
        self._tell_no_more()
        self.edits.lead_all(lines, target)

    # -- what was written elsewhere ------------------------------------------------------------------------------------

    def _read_in(self, draft: Draft) -> None:
        self._arrange()  # the panel is gone
        self._opened(draft)
        self.focus_in()
        self.told.say(lambda: self.tr("A draft was made of it: calls can be made with it once it is published."))

    # -- what no answer fits -----------------------------------------------------------------------------------------

    def _tell_inbox(self) -> None:
        if self.work.draft is not None:
            self.inbox.show_script(self.work.draft.script_id, self._words_of_item)

    def _words_of_inbox(self) -> str:
        if self.inbox.count:
            return self.tr("No answer fits: %n", "", self.inbox.count)
        return self.tr("No answer fits")

    def _show_waiting(self) -> None:
        self._call_button(Command.SCRIPT_INBOX, self._words_of_inbox())
        self.buttons.flow()
        self.outline.outline.show_waiting(self.inbox.waiting_at())
        self._count_on_map()

    def _words_of_item(self, name: str) -> str:
        """What a step or an objection says, by its id; a step that is gone is named by that."""
        reading = self.work.reading
        row = self.outline.outline.row_of_step(name)
        line = self.outline.outline.line_at(row)
        if reading is None or reading.script is None or line is None:
            return name
        return script_words.line(reading.script, line, self._language)

    def _go_to(self, name: str) -> None:
        if self._choose_item(name):
            self._to_outline()

    def _make_of_words(self, making: Making, group: Alike) -> None:
        """Make something of what leads said; where that is not possible it is said, and the words stay."""
        self._tell_no_more()
        if self.making.of_words(making, group):
            self.inbox.settle(group.lines)

    # -- what is told ----------------------------------------------------------------------------------------------

    def _tell_no_more(self) -> None:
        self.message.say("")
        self.told.say("")

    def _tell_cannot(self, code: str) -> None:
        self.message.say(lambda: script_words.cannot(code))

    def _failed(self, error: BaseException) -> None:
        self.message.say(lambda: error_wording.error(error))
