"""The call page: where everything stands, at every width. What the keys do: `call_commands`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from callassist.engine.view import CallView, NodeKind
from callassist.ui.call.ahead import Ahead
from callassist.ui.call.call_layout import Mode, Places, QuestionArea, mode_of, places
from callassist.ui.call.exits import ExitStrip
from callassist.ui.call.header import CallHeader
from callassist.ui.call.note import NoteCard
from callassist.ui.call.objections import ObjectionCard, ObjectionHints
from callassist.ui.call.path_column import PathCard
from callassist.ui.call.qualification_card import QualificationCard
from callassist.ui.call.question_list import QuestionList
from callassist.ui.call.wrap_up import WrapUp
from callassist.ui.kit.accessible import announce
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.card import Card
from callassist.ui.kit.find_panel import FindPanel
from callassist.ui.kit.inline_form import InlineForm
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import ClampedLabel, PlainLabel
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look
from callassist.ui.step.action_strip import ActionStrip
from callassist.ui.step.answers_panel import AnswerPanel, Asked
from callassist.ui.step.speech_card import SpeechCard

_TABS = ("objections", "path", "qualification", "note", "exits")


class CallPage(QWidget):
    """Header, path and note, the question, qualification and objections. Draws snapshots; decides nothing."""

    key_pressed = Signal(object)
    key_released = Signal(object)
    #: after everything on the page has taken the window's new language
    language_changed = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._mode = Mode.WIDE
        self._arranged = False
        self._slim = False
        self._discreet = False
        self._fresh = True
        #: opened by its key: until the next one
        self._legal_asked = False
        self._wrapping = False
        #: the card that is shown for as long as its field is typed into, where there is no place for it
        self._peeked = ""
        self._last_view: CallView | None = None
        self._labels: tuple[str, ...] = ()
        self.setObjectName("page")

        # Widgets
        self.header = CallHeader(look, keys, self)
        self.speech = SpeechCard(look, keys, self)
        self.under = PlainLabel("", self, role="muted", wrap=True)
        self.usp = ClampedLabel("", self, role="notice", padding=(12, 6))
        self.answers = AnswerPanel(look, keys, self)
        self.form = InlineForm(look, keys, self)
        self.strip = ActionStrip(look, keys, self)
        self.hint = PlainLabel("", self, role="warn", wrap=True)
        self.wrap_up = WrapUp(look, keys, self)
        self.exits = ExitStrip(look, keys, self)
        self.legal = ClampedLabel("", self, role="notice", padding=(12, 6))
        self.ahead = Ahead(look, self)
        self.unsaved = Banner(look, "bad", self)
        #: who rings meanwhile
        self.rings = Banner(look, "accent", self)
        self.hints = ObjectionHints(look, keys, self)
        self.path = PathCard(look, keys, self)
        self.note = NoteCard(look, keys, self)
        self.questions = QuestionList(look, keys, self)
        self.qualification = QualificationCard(look, keys, self)
        self.objections = ObjectionCard(look, keys, self)
        self.finder = FindPanel(look, keys, self)
        self.tabs = Segmented(look, self)
        self._stack = QStackedWidget(self)
        self._exit_card = Card(look, self)

        # Assemble
        self._assemble()

        self.answers.take_tabs_after(self.speech.text)
        before: QWidget = self.answers.field
        for chip in self.strip.chips():
            QWidget.setTabOrder(before, chip)
            before = chip

        # Connect
        self.tabs.chosen.connect(self.show_tab)
        self.answers.field_left.connect(self.speech.text.setFocus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

        look.changed.connect(self._place)
        self.speech.legal_asked.connect(self.toggle_legal)

        self.retranslate()
        self._arrange(Mode.WIDE)
        self._place()

    def _assemble(self) -> None:
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.stage = QuestionArea(self._look, self.speech, self.answers, self.strip, self.ahead, self)
        for widget in (self.hint, self.form, self.under, self.wrap_up):
            self.stage.column.addWidget(widget)
        self.speech.add_note(self.answers.heading)
        for label in (self.legal, self.usp):
            self.stage.add_note(label)
        self._scroll, self._gutter = self.stage.area, self.stage.gutter
        self._column.addWidget(self.stage, 1)
        self._column.addWidget(self.hints)
        self._column.addWidget(self.unsaved)
        self._column.addWidget(self.rings)
        # where it will be is known when it has been laid out
        shown = Qt.ConnectionType.QueuedConnection
        self.form.opened.connect(self._show_form, shown)
        # what stands above it may still take its room
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_form_in_sight, shown)
        self._exit_card.body.setContentsMargins(14, 6, 14, 6)
        self._exit_card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

        self._left = QWidget(self)
        self._left.setObjectName("plain")
        self._left_box = QVBoxLayout(self._left)
        self._right = QWidget(self)
        self._right.setObjectName("plain")
        self._right_box = QVBoxLayout(self._right)
        self._side = QWidget(self)
        self._side.setObjectName("plain")
        self._side_box = QVBoxLayout(self._side)
        self._side_box.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        self._side_box.addWidget(self._stack, 1)
        for box in (self._left_box, self._right_box, self._side_box):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(10)

        self._columns = QHBoxLayout()
        self._columns.setSpacing(12)
        call = QHBoxLayout()
        call.setSpacing(12)
        call.addWidget(self._left)
        call.addLayout(self._column, 1)
        # the exits lie beneath both: two or three lines instead of five
        self._main = QVBoxLayout()
        self._main.setSpacing(10)
        self._main.addLayout(call, 1)
        self._main.addWidget(self._exit_card)
        self._columns.addLayout(self._main, 1)
        self._columns.addWidget(self._right)
        self._page = QVBoxLayout(self)
        self._page.setSpacing(10)
        self._page.addWidget(self.header)
        self._page.addLayout(self._columns, 1)
        self.usp.hide()
        self.under.hide()
        self.hint.hide()
        self.legal.hide()

    # -- drawing ---------------------------------------------------------------------------------------------------

    def show_view(self, view: CallView) -> None:
        """Draw a snapshot.

        No `setUpdatesEnabled` here: switching it back on repaints the whole page, and Qt joins the updates of one key
        into one frame anyway.
        """
        self._last_view = view
        reply = view.kind is NodeKind.OBJECTION
        self.header.show_view(view, discreet=self._discreet)
        self.speech.show_view(view)
        self.under.show_text(self.tr("Still open: {question}").format(question=view.beneath) if view.beneath else "")
        self.strip.show_view(view)
        if not reply:
            self.answers.ask(Asked(view.choices, view.field, view.multi, f"{view.node}/{view.question}"))
        if self.answers.isHidden() != (reply or view.ended):
            self.answers.setVisible(not reply and not view.ended)
        self.path.show_view(view)
        self.qualification.show_view(view)
        self.objections.show_view(view)
        if self._mode is Mode.SLIM:
            self.hints.show_view(view)
        self.exits.show_view(view)
        self.ahead.show_view(view)
        labels = (*(one.label for one in view.objections), *(one.label for one in view.exits))
        if labels != self._labels:  # other words beneath the question, another height of them
            self._labels = labels
            self._place()
        self._legal_asked = False
        self._show_legal(view)

    def _show_form(self) -> None:
        self._scroll.ensureWidgetVisible(self.form, 0, 0)

    def _keep_form_in_sight(self) -> None:
        if not self.form.isHidden() and self.form.has_focus():
            self._show_form()

    def _show_legal(self, view: CallView) -> None:
        """Open before the first word; afterwards a chip that opens it."""
        opened = (self._fresh or self._legal_asked) and not self._wrapping
        self.legal.show_text(view.legal if opened else "")
        known = bool(view.legal) and not self._wrapping and not view.stack  # there where one is needs the room
        self.speech.show_legal(known=known, opened=opened and bool(view.legal))
        self.stage.lay_out()

    def toggle_legal(self) -> None:
        """Open the legal note, or close it again."""
        if self._last_view is not None:
            opened = not self.legal.isHidden()
            self._fresh, self._legal_asked = False, not opened
            self._show_legal(self._last_view)

    def set_fresh(self, *, on: bool) -> None:
        """Nothing was said yet: the legal note is in sight, however little room there is."""
        self._fresh = on

    def show_hint(self, text: str) -> None:
        """One line on what did not work, until the next key."""
        self.hint.show_text(text)
        announce(self.hint, text)

    def scroll_to_top(self) -> None:
        """The first word is where it always is."""
        bar = self._scroll.verticalScrollBar()
        if bar.value():
            bar.setValue(0)

    def set_discreet(self, *, on: bool) -> None:
        """Hide the qualification wherever it stands."""
        self._discreet = on
        if on and self.note.field.hasFocus():
            self.speech.text.setFocus()
        self.qualification.set_discreet(on=on)
        self.ahead.set_discreet(on=on)
        self.note.set_discreet(on=on)
        if self._last_view is not None:
            self.header.show_view(self._last_view, discreet=on)

    @property
    def look(self) -> Look:
        """Colours and fonts in use."""
        return self._look

    @property
    def discreet(self) -> bool:
        """Whether the qualification is hidden."""
        return self._discreet

    def show_wrap_up(self, *, on: bool) -> None:
        """Make room for the wrap-up, or for the call again."""
        self._wrapping, self._peeked = on, ""
        self.ahead.set_on(on=not on)
        self.strip.setVisible(not on)
        if self._last_view is not None:
            self._show_legal(self._last_view)
        self._show_places()
        if on:
            self.wrap_up.take_tabs_after(self.speech.text)
            self.answers.hide()
            self.under.hide()
            self.usp.hide()
            self.hint.hide()
        else:
            self.wrap_up.hide()
        self._place()

    # -- places ----------------------------------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """How the page is laid out now."""
        return self._mode

    def set_slim(self, *, on: bool) -> None:
        """The slim form, or what the width allows."""
        self._slim = on
        self._arrange(self._fitting())
        self._place()

    def show_tab(self, name: object) -> None:
        """Bring a tab to the front, where there are tabs; for what is typed into, make room where there is none."""
        if name == "note" and self._discreet:
            self.note.reveal()
        if self._mode is not Mode.WIDE and (self._wrapping or self._mode is Mode.SLIM):
            if name in ("note", "objections") and self._arranged:
                self._peek(str(name))
            return
        if self._mode in (Mode.MEDIUM, Mode.NARROW) and name in _TABS:
            self._stack.setCurrentWidget(self._cards()[str(name)])
            self.tabs.show_value(name)

    def _peek(self, name: str) -> None:
        if name:
            self.open_list(on=False)
            self._stack.setCurrentWidget(self._cards()[name])
        self._peeked = name
        self._show_places()

    def _show_places(self) -> None:
        """What stands beside the call: all of it, or, while wrapping up and in the slim form, next to nothing."""
        wide, slim = self._mode is Mode.WIDE, self._mode is Mode.SLIM
        listed = not self.questions.isHidden()
        bare = slim or self._wrapping
        if wide:
            self._exit_card.setVisible(not self._wrapping)
        self._side.setVisible(not wide and (not bare or bool(self._peeked) or listed))
        self.tabs.setVisible(not bare and not (slim and listed))
        self.hints.setVisible(slim and not self._wrapping and not self._peeked)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keys mean something else where letters type: show those that work, and put away what is left."""
        if now is None or not self.isAncestorOf(now):
            return
        typing = isinstance(now, QLineEdit | QPlainTextEdit)
        self.answers.refresh_keys()
        self.strip.set_typing(on=typing)
        self.speech.set_typing(on=typing)
        in_note = now is self.note.field
        self.note.set_typing(here=in_note, elsewhere=typing and not in_note)
        in_due = now is self.wrap_up.due
        self.wrap_up.set_typing(here=in_due, elsewhere=typing and not in_due)
        if self._peeked and not self._side.isAncestorOf(now):
            self._peek("")

    def open_list(self, *, on: bool) -> None:
        """Make room for the list of questions, or take it away."""
        self.questions.setVisible(on)
        if self._mode is Mode.WIDE:
            self.path.setVisible(not on)
            self.note.setVisible(not on)
        elif self._mode is Mode.SLIM:
            self._side.setVisible(on)
            self._stack.setVisible(not on)
            self.tabs.setVisible(not on)
        else:
            self._stack.setVisible(not on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._place_find()

    def _place(self) -> None:
        """Everything to its place, for this size of window and of letters."""
        plan = self._plan = places(self.size(), self._look, self.speech.narrowest_measure(), slim=self._slim)
        if plan.mode is not self._mode:
            self._arrange(plan.mode)
        narrow = plan.mode in (Mode.NARROW, Mode.SLIM)
        self.speech.set_low(on=plan.low or narrow)
        self.speech.text.set_growth(plan.growth)
        self._left.setFixedWidth(plan.left)
        self._right.setFixedWidth(plan.right)
        if plan.mode is Mode.MEDIUM:
            self._side.setFixedWidth(max(plan.right, self.tabs.sizeHint().width()))
        elif narrow:
            self._side.setFixedHeight(plan.beneath)
        self.objections.set_columns(plan.objection_columns)
        self.objections.set_dense(on=plan.mode is Mode.NARROW and plan.low)
        self.objections.set_natural(int(self.height() * 0.56) if plan.mode is Mode.WIDE else 0)
        self.exits.set_lines(on=plan.exits_in_lines)
        self.path.set_ahead_elsewhere(on=plan.mode is Mode.WIDE and not plan.low)
        tight = plan.low or narrow
        margin, gap = self._look.px(10 if tight else 16), self._look.px(8 if tight else 10)
        # the sides follow from the width alone: a lower window wraps nothing anew
        sides = self._look.px(10 if narrow else 16)
        self._page.setContentsMargins(sides, margin, sides, margin)
        for box in (self._page, self._column, self._main):
            box.setSpacing(gap)
        if plan.mode is Mode.SLIM:
            self.hints.set_brief(on=False)
            self.hints.set_brief(on=self._stage_height(plan) < self.stage.answers_height())
        self._place_note(middle=plan.note_in_middle)
        self.stage.plan(mode=plan.mode, low=tight, gap=gap, height=self._stage_height(plan), wrapping=self._wrapping)

    def _place_note(self, *, middle: bool) -> None:
        if self._mode is not Mode.WIDE:
            return
        box = self._column if middle else self._left_box
        if box.indexOf(self.note) < 0:
            if middle:
                box.insertWidget(1, self.note)
            else:
                box.addWidget(self.note, 2)
        self.note.setMinimumHeight(_note_height(self) if middle else 0)
        self.note.setMaximumHeight(_note_height(self) if middle else 16_777_215)

    def _stage_height(self, plan: Places) -> int:
        """What is left for the question, whatever banners stand beneath it at the moment."""
        margins, gap = self._page.contentsMargins(), self._page.spacing()
        height = self.height() - margins.top() - margins.bottom() - self.header.sizeHint().height() - gap
        if plan.mode is Mode.WIDE:
            width = self.width() - margins.left() - margins.right() - plan.right - self._columns.spacing()
            height -= 0 if self._wrapping else self._exit_card.heightForWidth(width) + gap
            height -= _note_height(self) + gap if plan.note_in_middle else 0
        elif plan.mode is Mode.NARROW:
            height -= 0 if self._wrapping else plan.beneath + gap
        elif plan.mode is Mode.SLIM:
            inner = self.width() - margins.left() - margins.right()
            height -= 0 if self._wrapping else self.hints.heightForWidth(inner) + gap
        return height

    def open_find(self) -> None:
        """Put the palette over the upper part of the page."""
        self._place_find()
        self.finder.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.key_released.emit(event)
        super().keyReleaseEvent(event)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        names = {
            "objections": self.tr("Objections"),
            "path": self.tr("So far"),
            "qualification": self.tr("Verdict"),
            "note": self.tr("Note"),
            "exits": self.tr("Exits"),
        }
        self.tabs.set_choices([(name, names[name], f"Tab {name}", names[name]) for name in _TABS])
        if self._last_view is not None:
            self.under.hide()
            self.show_view(self._last_view)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.language_changed.emit()

    def _fitting(self) -> Mode:
        return mode_of(self.size(), self._look, slim=self._slim)

    def _cards(self) -> dict[str, QWidget]:
        return {
            "objections": self.objections,
            "path": self.path,
            "qualification": self.qualification,
            "note": self.note,
            "exits": self._exit_card,
        }

    def _arrange(self, mode: Mode) -> None:
        """Move the cards to their places for this mode."""
        if mode is self._mode and self._arranged:
            return
        self._mode, self._arranged = mode, True
        self.setUpdatesEnabled(False)
        focused: QWidget | None = QApplication.focusWidget()
        listed = not self.questions.isHidden()
        for card in (self.path, self.note, self.qualification, self.objections, self.questions):
            card.setParent(self)
        self.note.setMinimumHeight(0)
        self.note.setMaximumHeight(16_777_215)
        while self._stack.count():
            card = self._stack.currentWidget()
            assert card is not None
            self._stack.removeWidget(card)
        wide, slim = mode is Mode.WIDE, mode is Mode.SLIM
        if wide:
            self._left_box.addWidget(self.questions, 1)
            self._left_box.addWidget(self.path, 3)
            self._left_box.addWidget(self.note, 2)
            self._right_box.addWidget(self.qualification, 1)
            self._right_box.addWidget(self.objections)
            for card in (self.path, self.note, self.qualification, self.objections):
                card.show()
        else:
            for name in _TABS[:4]:
                self._stack.addWidget(self._cards()[name])
            self._side_box.addWidget(self.questions, 1)
        tabbed = mode in (Mode.NARROW, Mode.MEDIUM)
        self._exit_card.setParent(self)
        if tabbed:
            self._stack.addWidget(self._exit_card)
        else:
            self._main.addWidget(self._exit_card)
        if not tabbed:  # in a tab it is shown when its tab is
            self._exit_card.setVisible(not slim)
        self._exit_card.body.addWidget(self.exits)
        self._exit_card.body.setAlignment(self.exits, Qt.AlignmentFlag.AlignTop if tabbed else Qt.AlignmentFlag(0))
        self._columns.removeWidget(self._side)
        self._page.removeWidget(self._side)
        if mode is Mode.MEDIUM:
            self._side.setMinimumHeight(0)
            self._side.setMaximumHeight(16_777_215)
            self._columns.addWidget(self._side)
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
            self._page.addWidget(self._side)
        self._left.setVisible(wide)
        self._right.setVisible(wide)
        self._peeked = ""
        self._stack.show()
        if tabbed and not self._wrapping:
            self.show_tab("objections")
        self._show_places()
        self.header.set_narrow(on=not wide, slim=slim)
        self.speech.set_slim(on=slim)
        self.open_list(on=listed)
        self._show_places()
        if self._last_view is not None:
            self.header.show_view(self._last_view, discreet=self._discreet)
            self.hints.show_view(self._last_view)
            self._show_legal(self._last_view)
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus()
        self.setUpdatesEnabled(True)

    def _place_find(self) -> None:
        """Over the answers, not over the line that is being said."""
        speech = self.speech.mapTo(self, self.speech.rect().bottomLeft())
        width = min(self.width() - 24, self._look.px(640))
        top = min(speech.y() + 8, self.height() - self._look.px(300))
        left = min(speech.x(), self.width() - width - 12)
        self.finder.setGeometry(left, top, width, min(self.height() - top - 12, self._look.px(460)))


def _note_height(page: CallPage) -> int:
    """Of the note in the middle of a large window."""
    return page.height() // 5
