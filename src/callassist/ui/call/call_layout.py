"""Where everything on the call page stands: reckoned from the window's size and the size of letters.

Never from what is said or asked at the moment: so the first word and the first answer keep their places through a call.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from callassist.ui.call.ahead import Ahead
from callassist.ui.kit.plain_text import ClampedLabel, line_height
from callassist.ui.kit.scroller import Scroller
from callassist.ui.kit.theme import Look
from callassist.ui.step.action_strip import ActionStrip
from callassist.ui.step.answers_panel import AnswerPanel, Density
from callassist.ui.step.speech_card import SpeechCard


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


# All measures are those of the usual size of letters; `Look.px` makes them the present one's.
_WIDE, _MEDIUM, _NARROW = 1060, 860, 500
"""Widths from which a form is used."""
_LOW, _FLAT, _TALL = 700, 430, 1200
"""Below the first height everything stands closer; below the second there is room for the slim form alone; from the
third on the middle has room for the note."""
_LARGE, _HUGE = 1480, 2200
"""Widths of the page from which letters grow and objections stand in two columns: of a window of 1600, of 2300."""
_LEFT, _RIGHT = 224, 332
_LARGE_LEFT, _LARGE_RIGHT = 260, 460
_MOST_LEFT, _MOST_RIGHT = 560, 860
_USUAL_ANSWERS = 4
"""So many answers have room beneath one another; more of them stand closer."""
_MOST_ANSWERS = 6
"""So many have room in the lowest window."""


class Places(NamedTuple):
    """The plan of a page of one size."""

    mode: Mode
    #: everything stands closer
    low: bool
    #: how much larger than usual the spoken text is
    growth: float
    left: int
    right: int
    #: the tabs beneath the question
    beneath: int
    objection_columns: int
    exits_in_lines: bool
    #: the note stands beneath the answers: there is room for it, and it is near what is read
    note_in_middle: bool


def mode_of(size: QSize, look: Look, *, slim: bool) -> Mode:
    """The form a page of this size has."""
    unit = look.px(1000) / 1000
    width, height = size.width() / unit, size.height() / unit
    if slim or width < _NARROW or height < _FLAT:
        return Mode.SLIM
    return Mode.WIDE if width >= _WIDE else Mode.MEDIUM if width >= _MEDIUM else Mode.NARROW


def places(size: QSize, look: Look, measure: int, *, slim: bool) -> Places:
    """The plan; `measure`: the width a line of 65 characters needs with its margins, before it grows."""
    mode = mode_of(size, look, slim=slim)
    unit = look.px(1000) / 1000
    width, height = size.width() / unit, size.height() / unit
    low = height < _LOW
    large = mode is Mode.WIDE and height >= _LOW
    growth = 1.5 if large and width >= _HUGE and height >= 1000 else 1.27 if large and width >= _LARGE else 1.0
    sides = (_LARGE_LEFT, _LARGE_RIGHT) if growth > 1 else (_LEFT, _RIGHT)
    left, right = (look.px(side) for side in sides)
    if mode is Mode.WIDE:
        gaps = look.px(24 + 32)
        over = max(0, size.width() - gaps - left - right - round(measure * growth))
        left = min(look.px(_MOST_LEFT), left + round(over * 0.38))
        right = min(look.px(_MOST_RIGHT), right + over - round(over * 0.38)) if over else right
    return Places(
        mode=mode,
        low=low,
        growth=growth,
        left=left,
        right=right,
        beneath=look.px(min(232, max(150, height * 0.28))),
        objection_columns=2 if mode is Mode.NARROW or growth > 1 else 1,
        exits_in_lines=mode is Mode.WIDE and height >= _LOW,
        note_in_middle=mode is Mode.WIDE and height >= _TALL,
    )


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
        bar, area = self._bar, self._area
        page = self.parentWidget()
        assert page is not None
        top = area.mapTo(page, area.rect().topRight())
        self.setRange(bar.minimum(), bar.maximum())
        self.setPageStep(bar.pageStep())
        self.setSingleStep(bar.singleStep())
        self.setValue(bar.value())
        self.setGeometry(top.x() + 1, top.y(), 10, area.height())
        self.setVisible(bar.maximum() > bar.minimum())
        self.raise_()


class QuestionArea(QWidget):
    """Spoken text, answers, and what lies ahead, one beneath the other with the same edges.

    A widget and no layout: a layout shares out what is there by what its parts would like to have, and so moves the
    answers with every text. Here the spoken text has one height for each size of the window, the answers begin right
    beneath it, and all else takes what is left.
    """

    def __init__(
        self, look: Look, speech: SpeechCard, answers: AnswerPanel, strip: ActionStrip, ahead: Ahead, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._speech = speech
        self._answers = answers
        self._strip = strip
        self._ahead = ahead
        self._gap = 10
        self._low = False
        self._mode = Mode.WIDE
        self._wrapping = False
        #: height the plan is made for: banners beneath take nothing from the spoken text
        self._planned = 0
        self._busy = False
        self._notes: list[ClampedLabel] = []
        self.setObjectName("plain")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        speech.setParent(self)
        ahead.setParent(self)
        self.content = _Content()
        self.content.setObjectName("plain")
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(answers)
        self.column.addWidget(strip)
        self.area = Scroller(self)
        self.area.setWidget(self.content)
        self.gutter = _Gutter(self.area, parent)
        self.content.installEventFilter(self)
        look.changed.connect(self.lay_out)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(120))

    def plan(self, *, mode: Mode, low: bool, gap: int, height: int, wrapping: bool) -> None:
        """How the page is laid out, and how high this part of it is while no banner stands beneath."""
        before = (self._mode, self._low, self._gap, self._planned, self._wrapping)
        if before == (mode, low, gap, height, wrapping):
            return
        self._mode, self._low, self._gap = mode, low, gap
        self._planned, self._wrapping = height, wrapping
        self.column.setSpacing(gap)
        self._ahead.set_edge(self._speech.left_edge())
        self.lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (watched is not self.content and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)) or (
            watched is self.content and event.type() == QEvent.Type.LayoutRequest
        ):
            self.lay_out()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.lay_out()
        return super().event(event)

    def lay_out(self) -> None:
        """Give everything its place."""
        if self._busy:
            return
        self._busy = True
        self._lay_out()
        self._busy = False

    def _lay_out(self) -> None:
        width, height = self.width(), self.height()
        if width > 1.25 * self._speech.widest():
            width = self._speech.widest()
        if width <= 0 or height <= 0:
            return
        speech = min(self._speech_height(max(self._planned, 1)), height)
        self._speech.setGeometry(0, 0, width, speech)
        top = speech + self._gap
        room = max(height - top, 0)
        self._answers.fit(width, room - self._strip_height(width), self._density(max(self._planned, 1)))
        layout = self.content.layout()
        assert layout is not None
        needed = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        high = min(needed, room)
        self.area.setGeometry(QRect(0, top, width, high))
        if needed > room:
            high = self._whole_lines(layout, high)
            self.area.setGeometry(QRect(0, top, width, high))
        rest = room - high - self._gap
        self._place_notes(width, rest)
        self._ahead.set_room(width, rest)
        self._ahead.setGeometry(0, top + high + self._gap, width, max(rest, 0))

    def _whole_lines(self, layout: QLayout, high: int) -> int:
        """Less of that height, so that no half line of keys looks out beneath it."""
        layout.activate()
        above = self._strip.y()
        if self._strip.isHidden() or high < above + self._strip.whole_lines(0):
            return high
        return above + self._strip.whole_lines(high - above)

    def add_note(self, label: ClampedLabel) -> None:
        """Something that comes and goes: beneath the answers where there is room, else in the card of the text."""
        self._notes.append(label)
        self._ahead.add_note(label)
        label.installEventFilter(self)

    def _place_notes(self, width: int, rest: int) -> None:
        over = self._wrapping and self._low
        for label in self._notes:
            if label.isHidden():
                continue
            # what is to be said goes before what is to be known: in a low window a line is enough for that
            few = 1 if self._low else 2
            roomy = rest >= min(label.height_of_lines(few), label.height_needed(width))
            if roomy is not (label.parentWidget() is self._ahead.notes):
                if roomy:
                    self._ahead.add_note(label)
                else:
                    self._speech.add_note(label)
                label.show()
            over = over or not roomy
            lines = (rest - label.height_of_lines(0)) // line_height(label) if roomy else few
            label.set_lines(max(lines, 1))
        self._speech.hide_tip(on=over)

    def answers_height(self) -> int:
        """What a text of two lines with its answers needs at the least: six of them, and the keys beside them."""
        three = self._answers.rows_height(_MOST_ANSWERS // 2, Density.CLOSE_IN_TWO)
        return self._speech.height_of(2, least=True) + three + self._look.px(30) + 3 * self._gap

    def _strip_height(self, width: int) -> int:
        return self._strip.heightForWidth(width) + self._gap if not self._strip.isHidden() else 0

    def _reserve(self, density: Density) -> int:
        """Height the usual answers take, with the keys beside them."""
        rows = _USUAL_ANSWERS if density.columns == 1 else _MOST_ANSWERS // 2
        return self._answers.rows_height(rows, density) + self._look.px(30) + self._gap

    def _density(self, height: int) -> Density:
        """The loosest way to set the usual answers beneath a text of a few lines."""
        least = self._speech.height_of(2 if self._mode is Mode.SLIM else 3)
        for density in (Density.LOOSE, Density.CLOSE):
            if (density is Density.CLOSE or not self._low) and least + self._gap + self._reserve(density) <= height:
                return density
        return Density.CLOSE_IN_TWO

    def _speech_height(self, height: int) -> int:
        """Four lines in the usual window, more in a high one, fewer where the answers need the room."""
        if self._wrapping:
            return self._speech.height_of(2, least=self._low or self._mode is not Mode.WIDE)
        usual = {Mode.NARROW: 3, Mode.SLIM: 3}.get(self._mode, 4)
        if height > self._look.px(760):
            usual += 1
        left = height - self._reserve(self._density(height)) - self._gap
        least = self._speech.height_of(2, least=True)
        return max(min(self._speech.height_of(usual), left), min(least, height))
