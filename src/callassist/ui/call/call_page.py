"""The call page: where everything stands, at every width. What the keys do: `call_control`."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from callassist.engine.view import CallView, NodeKind
from callassist.ui.call.answers_panel import ActionStrip, AnswerPanel, Asked
from callassist.ui.call.exits import ExitStrip
from callassist.ui.call.find import FindPanel
from callassist.ui.call.header import CallHeader
from callassist.ui.call.legal_note import LegalNote
from callassist.ui.call.note import NoteCard
from callassist.ui.call.objections import ObjectionCard, ObjectionHints
from callassist.ui.call.path_column import PathCard
from callassist.ui.call.qualification_card import QualificationCard
from callassist.ui.call.question_list import QuestionList
from callassist.ui.call.spoken_text import SpeechCard
from callassist.ui.call.wrap_up import WrapUp
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.card import Card
from callassist.ui.kit.inline_form import InlineForm
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look


class Mode(Enum):
    """How the page is laid out."""

    #: three columns
    WIDE = "wide"
    #: the question and one column of tabs
    MEDIUM = "medium"
    #: the question with the tabs beneath
    NARROW = "narrow"
    #: spoken text, answers, objection keys and the timer
    SLIM = "slim"


_WIDE, _MEDIUM = 1060, 860
_LOW = 700
"""Below this height answers are drawn lower."""
_LEFT, _RIGHT = 224, 332
_TABS = ("objections", "path", "qualification", "note", "exits")


class _Content(QWidget):
    """What is scrolled. Its height follows from its width alone.

    The least height of its labels is that of their narrowest form, which would make the area scroll without need.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class _Gutter(QScrollBar):
    """The scroll bar of an area, in the gap beside it: whether it is there or not, nothing in the area wraps anew."""

    def __init__(self, area: QScrollArea, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._area = area
        self._bar = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.rangeChanged.connect(self._follow)
        self._bar.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._bar.setValue)
        area.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        bar, box = self._bar, self._area.geometry()
        self.setRange(bar.minimum(), bar.maximum())
        self.setPageStep(bar.pageStep())
        self.setSingleStep(bar.singleStep())
        self.setValue(bar.value())
        self.setGeometry(box.x() + box.width(), box.y(), 10, box.height())
        self.setVisible(bar.maximum() > bar.minimum())
        self.raise_()


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
        self._wrapping = False
        #: the card that is shown for as long as its field is typed into, where there is no place for it
        self._peeked = ""
        self._last_view: CallView | None = None
        self.setObjectName("page")

        # Widgets
        self.header = CallHeader(look, keys, self)
        self.speech = SpeechCard(look, keys, self)
        self.under = PlainLabel("", self, role="muted", wrap=True)
        self.usp = PlainLabel("", self, role="notice", wrap=True)
        self.answers = AnswerPanel(look, keys, self)
        self.form = InlineForm(look, keys, self)
        self.strip = ActionStrip(look, keys, self)
        self.hint = PlainLabel("", self, role="warn", wrap=True)
        self.wrap_up = WrapUp(look, keys, self)
        self.exits = ExitStrip(look, keys, self)
        self.legal = PlainLabel("", self, role="notice", wrap=True)
        self.legal_line = LegalNote(self)
        self.unsaved = Banner(look, "bad", self)
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

        # Connect
        self.tabs.chosen.connect(self.show_tab)
        self.answers.field_left.connect(self.speech.text.setFocus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

        self.retranslate()
        self._arrange(Mode.WIDE)

    def _assemble(self) -> None:
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self._scrolled = scrolled = _Content()
        scrolled.setObjectName("plain")
        centre = QVBoxLayout(scrolled)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.setSpacing(10)
        for widget in (
            self.speech,
            self.under,
            self.usp,
            self.answers,
            self.form,
            self.hint,
            self.strip,
            self.wrap_up,
        ):
            centre.addWidget(widget)
        centre.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(scrolled)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self.hints)
        self._column.addWidget(self.legal)
        self._column.addWidget(self.legal_line)
        self._column.addWidget(self.unsaved)
        for watched in (scrolled, self._scroll.viewport()):
            watched.installEventFilter(self)
        # what is asked for while a layout is at work is lost
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._fit_legal)
        # where it will be is known when it has been laid out
        shown = Qt.ConnectionType.QueuedConnection
        self.form.opened.connect(lambda: self._scroll.ensureWidgetVisible(self.form, 0, 0), shown)
        self._gutter = _Gutter(self._scroll, self)
        self._exit_card.body.setContentsMargins(12, 6, 12, 6)
        self._exit_card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

        self._left = QWidget(self)
        self._left.setObjectName("plain")
        self._left.setFixedWidth(_LEFT)
        self._left_box = QVBoxLayout(self._left)
        self._right = QWidget(self)
        self._right.setObjectName("plain")
        self._right.setFixedWidth(_RIGHT)
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
        self.legal_line.hide()

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
        if self._slim:
            self.hints.show_view(view)
        self.exits.show_view(view)
        self._show_legal(view)

    def _show_legal(self, view: CallView) -> None:
        """In sight before the first word; afterwards only where there is room for it."""
        self.legal.show_text(view.legal if self._fresh and not self._wrapping else "")
        line = self._mode is Mode.WIDE and not self._fresh and not self._wrapping
        self.legal_line.show_text(view.legal if line else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._settled.start()
        return super().eventFilter(watched, event)

    def _fit_legal(self) -> None:
        """The legal note in full where nothing has to give way to it."""
        layout, note = self._scrolled.layout(), self.legal_line
        if layout is None or note.isHidden():
            return
        width = self._scroll.viewport().width()
        room = self._scroll.viewport().height() - layout.totalHeightForWidth(width) + note.height()
        note.fit(room, width)

    def set_fresh(self, *, on: bool) -> None:
        """Nothing was said yet: the legal note is in sight, however little room there is."""
        self._fresh = on

    def show_hint(self, text: str) -> None:
        """One line on what did not work, until the next key."""
        self.hint.show_text(text)

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
        self.note.set_discreet(on=on)
        if self._last_view is not None:
            self.header.show_view(self._last_view, discreet=on)

    @property
    def discreet(self) -> bool:
        """Whether the qualification is hidden."""
        return self._discreet

    def show_wrap_up(self, *, on: bool) -> None:
        """Make room for the wrap-up, or for the call again."""
        self._wrapping, self._peeked = on, ""
        self._set_least_lines()
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

    # -- places ----------------------------------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """How the page is laid out now."""
        return self._mode

    def set_slim(self, *, on: bool) -> None:
        """The slim form, or what the width allows."""
        self._slim = on
        if on and self._last_view is not None:
            self.hints.show_view(self._last_view)
        self._arrange(self._fitting())

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
        mode = self._fitting()
        low = self.height() < _LOW
        self.answers.set_compact(on=low or mode in (Mode.NARROW, Mode.SLIM))
        self.speech.set_low(on=low)
        self._set_least_lines()
        self._set_margins()
        if mode is not self._mode:
            self._arrange(mode)
        if mode in (Mode.NARROW, Mode.SLIM):
            self._side.setFixedHeight(self._side_height())
        self.objections.set_natural(int(self.height() * 0.56) if mode is Mode.WIDE else 0)
        self._place_find()

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
        if self._mode is Mode.MEDIUM:
            self._side.setFixedWidth(max(_RIGHT, self.tabs.sizeHint().width()))
        if self._last_view is not None:
            self.under.hide()
            self.show_view(self._last_view)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.language_changed.emit()

    def _fitting(self) -> Mode:
        if self._slim:
            return Mode.SLIM
        if self.width() >= _WIDE:
            return Mode.WIDE
        return Mode.MEDIUM if self.width() >= _MEDIUM else Mode.NARROW

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
            self._side.setFixedWidth(max(_RIGHT, self.tabs.sizeHint().width()))
            self._columns.addWidget(self._side)
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
            self._page.addWidget(self._side)
            self._side.setFixedHeight(self._side_height())
        self._left.setVisible(wide)
        self._right.setVisible(wide)
        self._peeked = ""
        self._stack.show()
        if tabbed and not self._wrapping:
            self.show_tab("objections")
        self._show_places()
        self.header.set_narrow(on=not wide, slim=slim)
        self._set_least_lines()
        self.speech.set_slim(on=slim)
        self.objections.set_columns(2 if mode is Mode.NARROW else 1)
        self._set_margins()
        self.open_list(on=listed)
        self._show_places()
        if self._last_view is not None:
            self.header.show_view(self._last_view, discreet=self._discreet)
            self._show_legal(self._last_view)
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus()
        self.setUpdatesEnabled(True)

    def _set_least_lines(self) -> None:
        """Room for the spoken text, so that the answers rarely move; in a low window the wrap-up needs it more."""
        usual = {Mode.NARROW: 3, Mode.SLIM: 2}.get(self._mode, 4)
        self.speech.text.set_least_lines(1 if self._wrapping and self.height() < _LOW else usual)

    def _set_margins(self) -> None:
        tight = self._mode in (Mode.NARROW, Mode.SLIM) or self.height() < _LOW
        margin = 10 if tight else 16
        # the sides follow from the width alone: a lower window wraps nothing anew
        sides = 10 if self._mode in (Mode.NARROW, Mode.SLIM) else 16
        self._page.setContentsMargins(sides, margin, sides, margin)
        self._page.setSpacing(8 if tight else 10)
        self._column.setSpacing(8 if tight else 10)

    def _side_height(self) -> int:
        """What lies beneath the call takes no more than its share of a low window."""
        return min(232, max(160, int(self.height() * 0.28)))

    def _place_find(self) -> None:
        """Over the answers, not over the line that is being said."""
        speech = self.speech.mapTo(self, self.speech.rect().bottomLeft())
        width = min(self.width() - 24, 640)
        top = min(speech.y() + 8, self.height() - 300)
        left = min(speech.x(), self.width() - width - 12)
        self.finder.setGeometry(left, top, width, min(self.height() - top - 12, 460))
