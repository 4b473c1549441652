"""What the columns of a list tell: header, three examples, and a choice each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from callassist.formats.tables.header_words import LeadField
from callassist.ui.kit.accessible import identified
from callassist.ui.kit.fields import ChoiceBox
from callassist.ui.kit.plain_text import ElidedLabel, PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.leads.band import Band
from callassist.ui.words import lead_words

if TYPE_CHECKING:
    from callassist.formats.tables.column_guesses import ColumnGuess

#: columns that are shown; those behind are kept as they were guessed
_MOST = 60


class _ColumnLine:
    """The widgets of one column."""

    def __init__(self, parent: QWidget) -> None:
        self.header = ElidedLabel("", parent, role="strong")
        self.examples = ElidedLabel("", parent, role="muted")
        self.tells = ChoiceBox(parent)
        self.tells.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for label in (self.header, self.examples):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_visible(self, *, on: bool) -> None:
        self.tells.setVisible(on)
        for label in (self.header, self.examples):
            label.setVisible(on and bool(label.whole()))


class ColumnsBand(Band):
    """Emits `chosen` whenever a column was said to tell something else."""

    chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "columns", parent)
        self._guesses: tuple[ColumnGuess, ...] = ()
        self._fields: list[LeadField | None] = []
        self._columns: list[_ColumnLine] = []
        self.more = PlainLabel("", self.inner, role="small", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.inner_box.insertLayout(0, self._grid)
        self.inner_box.insertWidget(1, self.more)
        #: that such a list was read before
        self.known = PlainLabel("", self.inner, role="small", wrap=True)
        self._known_as = ""
        self.inner_box.insertWidget(0, self.known)

    def show_columns(self, guesses: tuple[ColumnGuess, ...], fields: tuple[LeadField | None, ...]) -> None:
        """The columns of a list, with what they are taken to tell."""
        self._guesses = guesses
        self._fields = list(fields)
        self._draw()

    def show_known(self, name: str) -> None:
        """A list of this name with the same columns was read before, and this one is read as it was; "" for none."""
        self._known_as = name
        words = self.tr("Read as “{name}” was, which has the same columns.").format(name=isolated(name))
        self.known.show_text(words if name else "")

    def fields(self) -> tuple[LeadField | None, ...]:
        """What each column tells."""
        return tuple(self._fields)

    def boxes(self) -> list[ChoiceBox]:
        """A choice for each column that is shown."""
        return [column.tells for column in self._columns[: len(self._guesses)]]

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.name(self.tr("Columns"), self.tr("Change"), self.tr("Go on"))
        self.show_known(self._known_as)
        for column in self._columns:
            with QSignalBlocker(column.tells):
                for place in range(column.tells.count()):
                    column.tells.setItemText(place, lead_words.field(str(column.tells.itemData(place))))
        self._draw()

    def focus_in(self) -> None:
        boxes = self.boxes()
        (boxes[0] if boxes else self.go_on).setFocus()

    def _draw(self) -> None:
        shown = self._guesses[:_MOST]
        while len(self._columns) < len(shown):
            self._columns.append(self._make(len(self._columns)))
        for place, column in enumerate(self._columns):
            if place >= len(shown):
                column.set_visible(on=False)
                continue
            guess = shown[place]
            header = guess.header.strip() or self.tr("column {number}").format(number=place + 1)
            column.header.show_text(header)
            column.examples.show_text(" · ".join(isolated(one) for one in guess.examples))
            told = self._fields[place]
            with QSignalBlocker(column.tells):
                column.tells.setCurrentIndex(column.tells.findData(told.value if told is not None else ""))
            said = self.tr("What the column {header} tells").format(header=header)
            identified(column.tells, f"Column {place + 1}", said)
            column.set_visible(on=True)
        behind = len(self._guesses) - len(shown)
        self.more.show_text(self.tr("%n more column(s) are kept as they are.", "", behind) if behind else "")
        self._summarise()

    def _summarise(self) -> None:
        told = dict.fromkeys(lead_words.field(one.value) for one in self._fields if one is not None)
        kept = self._fields.count(None)
        words = ", ".join(told) or self.tr("none of them tells anything")
        if kept:
            words = self.tr("{fields}; %n more kept", "", kept).replace("{fields}", words)
        self.settle_on(words)

    def _make(self, place: int) -> _ColumnLine:
        column = _ColumnLine(self.inner)
        for told in ("", *(one.value for one in LeadField)):
            column.tells.addItem(lead_words.field(told), told)
        column.tells.activated.connect(self._chosen)
        self._grid.addWidget(column.header, place, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(column.examples, place, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(column.tells, place, 2)
        self.order([*(one.tells for one in self._columns), column.tells])
        return column

    def _chosen(self) -> None:
        for place, box in enumerate(self.boxes()):
            told = str(box.currentData() or "")
            self._fields[place] = LeadField(told) if told else None
        self._summarise()
        self.chosen.emit()
