"""The outline of a script: one line each, indented, with the way it leads and what the linter has to say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from callassist.domain.answers import QuestionId
from callassist.domain.script import Ask, Branch, Outcome, Say
from callassist.domain.text import Language
from callassist.services.scripts.authoring import question_of
from callassist.services.scripts.meanings import meaning_of
from callassist.services.scripts.outline import AnswerKind, LineKind, OutlineLine, is_shared
from callassist.ui.kit.accessible import named
from callassist.ui.kit.theme import Look
from callassist.ui.kit.two_lines import Index
from callassist.ui.scripts.script_rehearsals import Tested
from callassist.ui.words import script_words
from callassist.ui.workarounds.flags_of_windows import without

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.services.scripts.outline import Item

DRAWN = Qt.ItemDataRole.UserRole + 1
"""The role under which the model tells a `Drawn`."""

_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
#: pixels at the usual size of letters: at the sides, for each level, above and below
_SIDE, _LEVEL, _ABOVE = 8, 16, 5
_HEADINGS = (
    LineKind.STAGE,
    LineKind.LOOSE,
    LineKind.OBJECTIONS,
    LineKind.RULES,
    LineKind.PRODUCTS,
    LineKind.TEXTS,
)
#: the sign of a line that is no step
_SIGNS = {
    LineKind.OBJECTION: "!",
    LineKind.RULE: "§",
    LineKind.PRODUCT: "◆",
    LineKind.TEXT: "¶",
    LineKind.PLACEHOLDER: "{}",
}
#: least share of the line that its own words keep beside the way it leads
_OWN_SHARE = 0.55


class Drawn(NamedTuple):
    """What is drawn of one line."""

    level: int
    heading: bool
    #: a sign for the sort of line, a key, or a mark
    sign: str
    words: str
    mark: str
    #: the token the mark is drawn with
    mark_color: str
    leads: str
    findings: int
    #: words that no answer there fits
    waiting: int = 0
    #: how the tests that end there come out
    tested: str = ""
    tested_color: str = "good"


class OutlineModel(QAbstractListModel):
    """The lines of a script; told anew after each edit without losing its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._script: Script | None = None
        self._lines: tuple[OutlineLine, ...] = ()
        #: the row of each line, by its place
        self._rows: dict[object, int] = {}
        self._language = Language.EN
        self._findings: Mapping[Item, int] = {}
        self._waiting: Mapping[str, int] = {}
        self._tests: Mapping[str, Tested] = {}
        self._differences: Mapping[str, str] = {}

    def show_script(self, script: Script | None, lines: tuple[OutlineLine, ...], language: Language) -> None:
        """Show these lines; one that says other words than before is only drawn anew."""
        places: dict[object, int] = {one.place: row for row, one in enumerate(lines)}
        same = len(lines) == len(self._lines) and [*places] == [*self._rows]
        if not same:
            self.beginResetModel()
        self._rows = places
        self._script, self._lines, self._language = script, lines, language
        if same:
            self.say_anew()
        else:
            self.endResetModel()

    def show_findings(self, findings: Mapping[Item, int]) -> None:
        """How many problems there are in each item of the file."""
        if findings != self._findings:
            self._findings = findings
            self.say_anew()

    def show_waiting(self, waiting: Mapping[str, int]) -> None:
        """How many things were said at each step that no answer fits."""
        if waiting != self._waiting:
            self._waiting = waiting
            self.say_anew()

    def show_tests(self, tests: Mapping[str, Tested], differences: Mapping[str, str]) -> None:
        """How the calls that are kept as tests come out, by the step they end at, and what comes out instead."""
        if (tests, differences) != (self._tests, self._differences):
            self._tests, self._differences = tests, differences
            self.say_anew()

    def say_anew(self) -> None:
        """Other words or another language."""
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def line_at(self, row: int) -> OutlineLine | None:
        """The line in this row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def lines(self) -> tuple[OutlineLine, ...]:
        """All of them."""
        return self._lines

    def row_of(self, place: object) -> int:
        """The row of the line with this place; -1 where it is gone."""
        return self._rows.get(place, -1)

    def row_of_step(self, name: str) -> int:
        """The row of a step or an objection; -1 where there is none."""
        wanted = (LineKind.STEP, LineKind.OBJECTION)
        return next((row for row, one in enumerate(self._lines) if one.id == name and one.kind in wanted), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.line_at(index.row())
        if one is None or self._script is None:
            return None
        if role == DRAWN:
            return self._drawn(one, self._script)
        instead = self._differences.get(one.id, "") if one.kind is LineKind.STEP else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            drawn = self._drawn(one, self._script)
            leads = f"→ {drawn.leads}" if drawn.leads else ""
            parts = (drawn.sign if one.key else "", drawn.words, drawn.mark, leads, instead or drawn.tested)
            return " ".join(part for part in parts if part)
        return None

    def _drawn(self, one: OutlineLine, script: Script) -> Drawn:
        mark = self._meaning(one, script)
        shown = one.kind is not LineKind.STEP or not one.target.startswith("=")
        leads = script_words.target(script, one.target, self._language) if shown and one.depth else ""
        tested = self._tests.get(one.id) if one.kind is LineKind.STEP else None
        findings = self._findings.get(one.item, 0) if one.depth < 2 and one.item is not None else 0
        return Drawn(
            level=one.depth,
            heading=one.kind in _HEADINGS,
            sign=one.key or _sign(one, script),
            words=script_words.line(script, one, self._language),
            mark=script_words.mark(mark),
            mark_color={"fits": "good", "rules_out": "bad"}.get(mark, "warn"),
            leads=leads,
            findings=findings,
            waiting=self._waiting.get(one.id, 0) if one.kind is LineKind.STEP else 0,
            tested="" if tested is None else f"✗ {tested.failed}" if tested.failed else f"✓ {tested.passed}",
            tested_color="bad" if tested is not None and tested.failed else "good",
        )

    def _meaning(self, one: OutlineLine, script: Script) -> str:
        question = question_of(script, one.id) if one.answer is AnswerKind.CHOICE else None
        return meaning_of(script, QuestionId(question), one.part).value if question is not None else ""


def _sign(one: OutlineLine, script: Script) -> str:
    """The sort of a line as one sign."""
    if one.kind in _SIGNS:
        return _SIGNS[one.kind]
    if one.kind is LineKind.REPLY:
        return one.part
    if one.kind is not LineKind.STEP:
        return "·" if one.depth == 2 else ""
    match script.nodes[one.id]:  # type: ignore[index]
        case Say():
            return "›"
        case Ask():
            return "?"
        case Branch():
            return "◇"
        case Outcome():
            return "■"


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = QFontMetrics(self._look.fonts.base).height()
        return QSize(self._look.px(160), height + 2 * self._look.px(_ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = index.data(DRAWN)
        if not isinstance(one, Drawn):
            return
        look, px = self._look, self._look.px
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(1, 0, -1, 0), 6, 6)
        inner = rect.adjusted(px(_SIDE), 0, -px(_SIDE), 0)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = inner.right()
        if one.findings:
            right = self._put_right(painter, inner, right, f"! {one.findings}", "warn")
        if one.waiting:
            right = self._put_right(painter, inner, right, f"+ {one.waiting}", "accent")
        if one.tested:
            right = self._put_right(painter, inner, right, one.tested, one.tested_color)
        left = inner.left() + px(_LEVEL) * max(0, one.level - 1) + (px(_LEVEL) // 2 if one.level == 2 else 0)
        font = look.fonts.caption if one.heading else look.fonts.strong if one.level == 1 else look.fonts.base
        if one.sign:
            painter.setFont(look.fonts.key)
            painter.setPen(look.color("muted"))
            painter.drawText(QRect(left, inner.top(), px(_LEVEL), inner.height()), middle, one.sign)
        if not one.heading:
            left += px(_LEVEL)
        metrics = QFontMetrics(font)
        words_width = metrics.horizontalAdvance(one.words) + 2
        mark_width = QFontMetrics(look.fonts.key).horizontalAdvance(one.mark) + px(8) if one.mark else 0
        room = max(0, right - left - mark_width)
        own = min(words_width, room if not one.leads else max(int(room * _OWN_SHARE), room - self._width_of(one.leads)))
        painter.setFont(font)
        painter.setPen(look.color("muted" if one.heading else "text"))
        painter.drawText(
            QRect(left, inner.top(), own, inner.height()),
            middle,
            metrics.elidedText(one.words, Qt.TextElideMode.ElideRight, own),
        )
        left += own
        if one.mark:
            painter.setFont(look.fonts.key)
            painter.setPen(look.color(one.mark_color))
            painter.drawText(QRect(left + px(6), inner.top(), mark_width, inner.height()), middle, one.mark)
            left += mark_width
        if one.leads and right - left > px(36):
            small = QFontMetrics(look.fonts.small)
            painter.setFont(look.fonts.small)
            painter.setPen(look.color("faint"))
            words = small.elidedText(f"→ {one.leads}", Qt.TextElideMode.ElideRight, right - left - px(8))
            painter.drawText(QRect(left + px(8), inner.top(), right - left - px(8), inner.height()), middle, words)
        painter.restore()

    def _width_of(self, leads: str) -> int:
        return QFontMetrics(self._look.fonts.small).horizontalAdvance(f"→ {leads}") + self._look.px(8)

    def _put_right(self, painter: QPainter, inner: QRect, right: int, words: str, color: str) -> int:
        """Words at the right end; where what stands left of them may end."""
        painter.setFont(self._look.fonts.key)
        painter.setPen(self._look.color(color))
        width = QFontMetrics(self._look.fonts.key).horizontalAdvance(words) + 2
        place = QRect(right - width, inner.top(), width, inner.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        return right - width - self._look.px(6)


class OutlineView(QListView):
    """Up and down choose; every other key is the page's. Emits `chosen(OutlineLine)` when another line is marked."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline = OutlineModel(self)
        self.setModel(self.outline)
        self.setItemDelegate(_Delegate(look, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self, "Outline of the script")
        look.changed.connect(self.scheduleDelayedItemsLayout)
        self.selectionModel().currentChanged.connect(self._changed)
        self._quiet = False
        #: what Tab does here; it says whether it was taken
        self.on_tab: Callable[[], bool] | None = None
        self._tabs = False

    def show_script(self, script: Script | None, lines: tuple[OutlineLine, ...], language: Language) -> None:
        """Show these lines and keep the marked one, or what stands nearest to where it was."""
        marked = self.line()
        row = self.currentIndex().row()
        self._quiet = True
        self.outline.show_script(script, lines, language)
        found = self.outline.row_of(marked.place) if marked is not None else -1
        if found < 0 and marked is not None:
            found = self.outline.row_of_step(marked.id)
        if lines:
            self.choose(found if found >= 0 else min(max(row, 0), len(lines) - 1))
        self._quiet = False

    def line(self) -> OutlineLine | None:
        """The line that is marked."""
        return self.outline.line_at(self.currentIndex().row())

    def choose(self, row: int) -> None:
        """Mark a row."""
        if 0 <= row < self.outline.rowCount():
            index = self.outline.index(row)
            far = not self.viewport().rect().contains(self.visualRect(index))
            self.setCurrentIndex(index)
            if far:  # with what stands around it
                self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def choose_step(self, name: str) -> bool:
        """Mark a step or an objection; whether it is there."""
        row = self.outline.row_of_step(name)
        if row >= 0:
            self.choose(row)
        return row >= 0

    def choose_item(self, item: Item) -> None:
        """Mark the line an item of the file has, where it has one."""
        self.choose(next((row for row, one in enumerate(self.outline.lines()) if one.item == item), -1))

    def own_target(self, script: Script) -> str:
        """The step that the marked answer alone of its question leads to; "" where it has none of its own."""
        one = self.line()
        if one is None or not one.target or one.target not in script.nodes or is_shared(one.target):
            return ""
        if one.kind is not LineKind.ANSWER:
            return one.target
        beside = [other for other in self.outline.lines() if other.id == one.id and other.depth == 2 and other != one]
        return "" if any(other.target == one.target for other in beside) else one.target

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES and not without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Tab is seen here alone: Qt turns it into a change of the focus before any key handler hears of it."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        self._tabs = pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        try:
            return super().event(event)
        finally:
            self._tabs = False

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes to what the marked line leads to, where there is such a thing; else on, as everywhere.

        Qt asks for the next one also when this one is hidden with the focus in it.
        """
        if next and self._tabs and self.on_tab is not None and self.on_tab():
            return True
        return super().focusNextPrevChild(next)

    def resizeEvent(self, e: QResizeEvent) -> None:
        """What opens above the outline does not take the marked line out of sight."""
        place = self.visualRect(self.currentIndex())
        was_in_sight = QRect(QPoint(0, 0), e.oldSize()).contains(place.center())
        super().resizeEvent(e)
        if was_in_sight:
            self.scrollTo(self.currentIndex())

    def _changed(self) -> None:
        one = self.line()
        if one is not None and not self._quiet:
            self.chosen.emit(one)
