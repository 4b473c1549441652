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
from callassist.ui.scripts.outline_view import OutlineView
from callassist.ui.scripts.pane_columns import PaneColumns
from callassist.ui.scripts.part_making import NewPart, PartMaking
from callassist.ui.scripts.phone_follower import PhoneFollower
from callassist.ui.scripts.phone_pane import PhonePane
from callassist.ui.scripts.script_edits import ScriptEdits
from callassist.ui.scripts.script_publishing import ScriptPublishing
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

    def __init__(self, look: Look, keys: KeyMap, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = keys
        self._bridge = bridge
        self._services: Backend | None = None
        self._entries: tuple[ScriptEntry, ...] = ()
        self._language = Language.EN
        self._window_language = Language.EN
        #: steps that were shown before, the newest last
        self._before: list[str] = []
        self._shown_step = ""
        #: what is to be marked when the draft was read anew
        self._wanted: object = None
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
                (Command.SCRIPT_INBOX, "What no answer fits"),
            )
        }
        self.message = Banner(look, "warn", self)
        self.told = Banner(look, "good", self)
        self.form = InlineForm(look, keys, self)
        self.wordings = Tick("", self)
        named(self.wordings, "Count as other questions")
        self.inbox = InboxPanel(look, bridge, self)
        self.panes = Segmented(look, self)
        self.outline = OutlineView(look, self)
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
        self.columns = PaneColumns(look, self.panes, self.outline, self._card_scroller, self._phone_scroller, self)
        self.making = PartMaking(self.outline, self.cards, self.columns, self.edits, self)
        self.publishing = ScriptPublishing(self.form, self.wordings, self.work, bridge, self)
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
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(10)
        page.addLayout(top)
        page.addWidget(self.buttons)
        for part in (self.message, self.told, self.form, self.wordings):
            page.addWidget(part)
        page.addWidget(self.inbox, 1)
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
        self.inbox.closed.connect(self.focus_in)
        self.inbox.counted.connect(self._show_waiting)
        self.inbox.put_away.connect(self.publishing.put_away)
        self.inbox.taken.connect(self.publishing.take)
        self.inbox.failed.connect(self._failed)
        self.inbox.gone_to.connect(self._go_to)
        self.inbox.made.connect(self._make_of_words)
        self.form.opened.connect(self._tell_no_more)
        self.outline.chosen.connect(self._chosen)
        self.outline.on_tab = self._tab
        self.panes.chosen.connect(self._show_pane)
        self.phone.words_asked.connect(self._change_words_of)
        self.publishing.done.connect(self.focus_in)
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
        self.inbox.set_inbox(services.inbox)
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
            self.inbox.look_again()
        if Kind.DRAFTS in kinds:
            self.work.look()
            self.inbox.look_again()
            self._tell_state()
        if Kind.SCRIPTS in kinds:
            self._entries = services.library.entries()
            self._list_scripts()
            if self.work.draft is None:
                usable = next((one.id for one in self._entries if one.is_usable), "")
                if usable:
                    self.publishing.open(usable)

    def _set_language(self, language: Language) -> None:
        self._language = language
        self.edits.set_language(language)
        self.publishing.set_language(language)
        self.follower.set_language(language)

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
        else:
            self.columns.bring("outline")
            self.outline.setFocus()

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
        if reading.script is not None:
            self.card.know_targets(reading.script, reading.targets)
        self.outline.show_script(reading.script, reading.lines, self._language)
        self.outline.outline.show_findings({item: len(found) for item, found in reading.findings.items() if found})
        self._tell_inbox()
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

    def _chosen(self, line: OutlineLine) -> None:
        self.cards.keep()
        if self._shown_step and self._shown_step != line.id:
            self._before = [*self._before[-_MOST_REMEMBERED:], self._shown_step]
        self._shown_step = line.id
        self.making.close()
        self.edits.typed_elsewhere()
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
        words = self.tr("Draft, not published yet") if draft.is_changed else self.tr("Published: calls use it")
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
        label = self._keys.label
        self.title.setText(self.tr("Scripts"))
        texts = {
            Command.SCRIPT_PUBLISH: self.tr("Publish …"),
            Command.SCRIPT_PLAY: self.tr("Play from here"),
            Command.SCRIPT_UNDO: self.tr("Undo"),
            Command.SCRIPT_REDO: self.tr("Redo"),
            Command.SCRIPT_NEW: self.tr("New script …"),
            Command.SCRIPT_INBOX: self._words_of_inbox(),
        }
        for command, text in texts.items():
            self._pushes[command].setText(f"{text}  {label(command)}")
        self.buttons.flow()
        self.columns.retranslate()
        self.outline.outline.say_anew()
        self._tell_state()

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
        self.columns.arrange()
        self.finder.setGeometry(self.rect().adjusted(px(40), px(60), -px(40), -px(60)))

    def _show_pane(self) -> None:
        self._arrange()
        match self.columns.chosen:
            case "card":
                self.cards.focus_words()
            case "phone":
                self.phone.focus_in()
            case _:
                self.outline.setFocus()

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
        in_outline = self.outline.hasFocus()
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
            Command.SCRIPT_INBOX: self._toggle_inbox,
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
                self.columns.bring("outline")
                self.outline.setFocus()
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
            self.outline.setFocus()
        elif self.form.purpose is not None:
            self.publishing.close()
        elif not self.outline.hasFocus():
            self.making.close()
            self.columns.bring("outline")
            self.outline.setFocus()
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
        self.columns.bring("outline")
        self.outline.setFocus()

    # -- what no answer fits -----------------------------------------------------------------------------------------

    def _tell_inbox(self) -> None:
        if self.work.draft is not None:
            self.inbox.show_script(self.work.draft.script_id, self._words_of_item)

    def _toggle_inbox(self) -> None:
        self.inbox.open_panel() if self.inbox.isHidden() else self.inbox.close_panel()

    def _words_of_inbox(self) -> str:
        if self.inbox.count:
            return self.tr("No answer fits: %n", "", self.inbox.count)
        return self.tr("No answer fits")

    def _show_waiting(self) -> None:
        label = self._keys.label(Command.SCRIPT_INBOX)
        self._pushes[Command.SCRIPT_INBOX].setText(f"{self._words_of_inbox()}  {label}")
        self.buttons.flow()
        self.outline.outline.show_waiting(self.inbox.waiting_at())

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
            self.columns.bring("outline")
            self.outline.setFocus()

    def _make_of_words(self, making: Making, group: Alike) -> None:
        """Make something of what leads said; where that is not possible it is said, and the words stay."""
        before, words = self.work.source, " ".join(group.words[0].words.split())
        self._tell_no_more()
        if group.node and making is not Making.OBJECTION and not self.outline.choose_step(group.node):
            self._tell_cannot("not_here")
            return
        line = self.outline.line()
        match making:
            case Making.OBJECTION:
                self.edits.add(OutlineLine(LineKind.OBJECTIONS, 0, ""), words)
            case Making.ANSWER if line is not None:
                self.edits.add(line, words)
            case Making.WORDING if line is not None:
                self.edits.add_wording(line, words)
            case Making.TIP if line is not None:
                self.edits.reword(("nodes", line.id, "tip"), self._language, words)
                self.edits.typed_elsewhere()
            case Making.STEP if line is not None:
                self.edits.add_step(line, words)
            case _:
                return
        if self.work.source is not before:
            self.inbox.settle(group.lines)

    # -- what is told ----------------------------------------------------------------------------------------------

    def _tell_no_more(self) -> None:
        self.message.say("")
        self.told.say("")

    def _tell_cannot(self, code: str) -> None:
        self.message.say(lambda: script_words.cannot(code))

    def _failed(self, error: BaseException) -> None:
        self.message.say(lambda: error_wording.error(error))
