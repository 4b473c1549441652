"""A file becomes a list: how it is read, its columns, its numbers, what it is for, the check. Nothing is modal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from callassist.domain.lead_list import ListFrame
from callassist.errors import NotUnderstood
from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.button import Push
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel, Words, isolated, said
from callassist.ui.kit.theme import Look
from callassist.ui.leads.asked_countries import with_countries, without_countries
from callassist.ui.leads.band import Band
from callassist.ui.leads.check_band import CheckBand
from callassist.ui.leads.columns_band import ColumnsBand
from callassist.ui.leads.frame_band import FrameBand
from callassist.ui.leads.import_work import Cancelled, FileSeen, ImportWork, seen
from callassist.ui.leads.numbers_band import NumbersBand
from callassist.ui.leads.reading_band import ReadingBand
from callassist.ui.leads.written_band import WrittenBand
from callassist.ui.words import error_wording, lead_words

if TYPE_CHECKING:
    from callassist.domain.lead_list import ImportMapping, LeadList
    from callassist.formats.tables.list_reading import ListTable, ReadingChoices
    from callassist.services.leads.check_rows import CheckedRow, Counted
    from callassist.services.leads.import_choices import ImportChoices
    from callassist.services.leads.importing import AskedColumn, Check, ListSurvey
    from callassist.services.leads.lists import Imported, ImportProgress, LeadLists
    from callassist.services.permission.row_gate import RowGate


class ImportPanel(QWidget):
    """Emits `closed` where it was called off, `imported(Imported)` where a list is in."""

    closed = Signal()
    imported = Signal(object)
    #: another place has the focus, and is to be in sight
    moved = Signal()

    def __init__(self, look: Look, keys: KeyMap, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._work = ImportWork(bridge, self)
        self._lists: LeadLists | None = None
        self._open_with: Callable[[ReadingChoices, Cancelled], ListTable] | None = None
        self._table: ListTable | None = None
        self._choices: ImportChoices | None = None
        self._found: ListSurvey | None = None
        #: what was asked of the numbers of this file
        self._asked: tuple[AskedColumn, ...] = ()
        self._importing = False
        #: the list whose repaired lines these are
        self._repaired: LeadList | None = None
        self._company = ""
        self._gate: Callable[[], RowGate] | None = None
        #: where the rep has gone on to before it was known what is there
        self._then: Callable[[], None] | None = None
        self._doing: Words = ""
        self.setObjectName("plain")

        # Widgets
        self.file = PlainLabel("", self, role="title", wrap=True)
        self.problem = Banner(look, "bad", self)
        self.reading = ReadingBand(look, self)
        self.columns = ColumnsBand(look, self)
        self.numbers = NumbersBand(look, keys, self)
        self.written = WrittenBand(look, self)
        self.frame = FrameBand(look, keys, self)
        self.check = CheckBand(look, keys, self)
        self.doing = PlainLabel("", self, role="muted")
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.stop = Push("", self)
        self.stop.setProperty("role", "button")
        named(self.stop, "Stop reading")

        # Assemble
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.doing)
        line.addWidget(self.progress, 1)
        line.addWidget(self.stop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.file)
        box.addWidget(self.problem)
        for band in self.bands():
            box.addWidget(band)
        box.addLayout(line)
        box.addStretch(1)

        # Connect
        self.reading.chosen.connect(self._open)
        self.reading.country_chosen.connect(self._country_chosen)
        self.columns.chosen.connect(self._columns_chosen)
        self.numbers.decided.connect(self._decided)
        self.written.decided.connect(self._written)
        self.frame.legal.mapped.connect(self._proof_mapped)
        for band in self.bands():
            band.opened.connect(self._open_band)
            band.gone_on.connect(self.go_on)
        self.check.import_asked.connect(self._import)
        self.check.cancelled.connect(self.cancel)
        self.check.rows_asked.connect(self._show_rows_of)
        self.stop.clicked.connect(self.cancel)

        self._idle()
        self.retranslate()

    def bands(self) -> tuple[Band, ...]:
        """All of them, in their order."""
        return (self.reading, self.columns, self.numbers, self.written, self.frame, self.check)

    def set_lists(self, lists: LeadLists) -> None:
        """Where lists are read into."""
        self._lists = lists

    def set_gate(self, gate: Callable[[], RowGate], company: str) -> None:
        """The rules that are asked before a list is read in, and our name, which a consent has to have."""
        self._gate, self._company = gate, company
        self.frame.legal.set_company(company)

    @property
    def is_busy(self) -> bool:
        """Whether a list is being read in."""
        return self._importing

    @property
    def has_file(self) -> bool:
        """Whether a file is looked at, and may still be read otherwise."""
        return self._choices is not None and self._table is not None and not self._importing and not self.isHidden()

    def mapping(self) -> ImportMapping | None:
        """How the columns of what is looked at are read; None where nothing is."""
        from callassist.services.leads.saved_mapping import mapping_of

        if self._table is None or self._choices is None:
            return None
        frame = self.frame.frame(self.reading.region())
        return mapping_of(self._table, replace(self._choices, frame=frame))

    def take_mapping(self, mapping: ImportMapping) -> NotUnderstood | None:
        """Read the columns as this says; what cannot be understood of it."""
        from callassist.services.leads.saved_mapping import with_mapping

        table, choices = self._table, self._choices
        if table is None or choices is None:
            return None
        try:
            taken = with_mapping(choices, table, mapping)
        except NotUnderstood as error:
            return error
        self.reading.show_country(taken.frame.country)
        self._take_choices(table, taken, mapping.name)
        self._show_band(self.columns)
        self._survey()
        return None

    def _take_choices(self, table: ListTable, choices: ImportChoices, known_as: str) -> None:
        self._choices = choices
        self.columns.show_known(known_as)
        self.columns.show_columns(table.columns, choices.fields)
        self.frame.legal.show_columns(table.columns, choices.fields)

    @property
    def repairs(self) -> bool:
        """Whether these are repaired lines of a list that is in the log."""
        return self._repaired is not None

    def begin(self, path: Path) -> None:
        """Look at a file."""
        room = self._lists.room if self._lists is not None else path.parent

        def opens(choices: ReadingChoices, cancelled: Cancelled) -> ListTable:
            from callassist.services.leads.workbook_apart import open_file

            return open_file(path, choices, room=room, cancelled=cancelled)

        self._begin(opens, path.stem, isolated(path.name))

    def begin_pasted(self, text: str) -> None:
        """Look at cells that were copied."""

        def opens(choices: ReadingChoices, _cancelled: Cancelled) -> ListTable:
            from callassist.formats.tables.list_reading import open_pasted

            return open_pasted(text, choices)

        self._begin(opens, self.tr("Pasted cells"), lambda: self.tr("Pasted cells"))

    def _begin(self, opens: Callable[[ReadingChoices, Cancelled], ListTable], name: str, title: Words) -> None:
        self._open_with = opens
        self._let_go()
        self.reading.begin()
        self.frame.begin(name)
        self.file.tell(title)
        for band in self.bands():
            band.set_open(on=False)
            band.hide()
        self._open()

    def go_on(self) -> None:
        """The band that is open is settled; on the last one the list is read in."""
        band = self._opened()
        if self._importing or band is None:
            return
        if band is self.reading:
            self._after_reading()
        elif band is self.columns:
            self._after_columns()
        elif band is self.numbers:
            self._after_numbers()
        elif band is self.written:
            self._after_written()
        elif band is self.frame or (self.check.checked is None and not self._doing):
            self._check()
        else:
            self._import()

    def go_back(self) -> bool:
        """To the band before; False where there is none."""
        band = self._opened()
        shown = [one for one in self.bands() if not one.isHidden()]
        place = shown.index(band) if band in shown else 0
        if self._importing or place < 2:
            return False
        self._show_band(shown[place - 1])
        return True

    def choose(self, digit: int) -> bool:
        """A digit answers a question, or opens the rows behind a count."""
        asking = next((band for band in (self.numbers, self.written, self.check) if band.is_open), None)
        return asking is not None and asking.choose(digit)

    def cancel(self) -> None:
        """Call off what is being done; nothing of the list is kept. Rows that were opened are closed first."""
        if not self._importing and self.check.is_open and self.check.close_rows():
            return
        if self._importing:
            self._work.call_off()  # it says what became of it
            return
        self._work.forget()
        self._let_go()
        self._idle()
        self.closed.emit()

    def focus_in(self) -> None:
        """Where the rep goes on."""
        band = self._opened()
        if self._importing or band is None:
            self.stop.setFocus()
        else:
            band.focus_in()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.reading.retranslate()
        self.columns.retranslate()
        self.numbers.retranslate()
        self.written.retranslate()
        self.frame.retranslate()
        self.check.retranslate()
        self.stop.setText("  ".join((self.tr("Cancel"), printed("Esc"))))
        self.doing.setText(said(self._doing))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # -- what is found out -----------------------------------------------------------------------------------------

    def _open(self) -> None:
        """Read the beginning of the file. What was found out of it before is not to be gone on with."""
        opens, choices = self._open_with, self.reading.choices()
        if opens is None:
            return
        self._choices = self._found = None
        self._asked = ()
        self._then = None
        self.numbers.ask((), {})
        self.check.show_check(None)
        for band in self.bands()[1:]:
            band.hide()

        self._busy(lambda: self.tr("Opening the file …"))
        lists = self._lists
        self._work.run(lambda cancelled: seen(opens(choices, cancelled), lists), self._shown, self._failed)

    def _shown(self, found: FileSeen) -> None:
        from callassist.services.leads.saved_mapping import proposed_as
        from callassist.services.leads.source_guess import guessed_source

        table, self._repaired = found.table, found.repaired
        self._let_go()
        self._table = table
        if found.repaired is not None:
            name = isolated(found.repaired.frame.name)
            self.file.tell(lambda: self.tr("Repaired lines of “{name}”: they go into this list").format(name=name))
            self.reading.show_country(found.repaired.frame.country)
        frame = ListFrame("", country=self.reading.region())
        choices = proposed_as(table, frame, found.mapping, repairs=found.repaired is not None)
        self.reading.show_table(table)
        self.frame.show_looks(guessed_source(guess.header for guess in table.columns))
        known_as = found.mapping.name if found.mapping is not None and not choices.repairs else ""
        self._take_choices(table, choices, known_as)
        for band in (self.reading, self.columns):
            band.show()
        # what was said of the list they go into holds
        self.frame.setVisible(found.repaired is None)
        stays = self.reading.is_open and self._then is None
        self._show_band(self.reading if stays else self.columns)
        self._survey()

    def _columns_chosen(self) -> None:
        if self._choices is not None:
            self._choices = replace(self._choices, fields=self.columns.fields())
            self.frame.legal.show_columns(self._table.columns if self._table else (), self._choices.fields)
            self._survey()

    def _proof_mapped(self) -> None:
        """What a column tells of a consent is said where it is asked for."""
        if self._choices is not None and self._table is not None:
            self._choices = replace(self._choices, fields=self.frame.legal.fields())
            self.columns.show_columns(self._table.columns, self._choices.fields)
            self._survey()

    def _country_chosen(self) -> None:
        """Whose country numbers of other countries are of is another question now."""
        if self._choices is not None:
            self._choices = without_countries(self._choices)
            self._survey()

    def _survey(self) -> None:
        """Count what numbers there are, and so what has to be asked."""
        if self._table is None or self._choices is None:
            return
        frame = replace(self._choices.frame, country=self.reading.region())
        table, choices = self._table, replace(self._choices, frame=frame)
        self._choices, self._found = choices, None

        def work(cancelled: Cancelled) -> ListSurvey:
            from callassist.services.leads.importing import survey

            return survey(table, choices, cancelled)

        self._busy(lambda: self.tr("Looking at all rows …"))
        self._work.run(work, self._surveyed, self._failed)

    def _surveyed(self, found: ListSurvey) -> None:
        then, self._then = self._then, None
        self._idle()
        self._found, self._table = found, found.table
        self.reading.show_table(found.table)
        choices = self._choices
        if choices is None:
            return
        self._asked = questions = with_countries(self._asked, found, choices)
        self.numbers.ask(questions, choices.decisions)
        self._choices = replace(choices, decisions=self.numbers.decisions())
        self.numbers.setVisible(bool(questions))
        self.written.ask(found, choices)
        self.written.setVisible(bool(self.written.questions()))
        if then is not None:
            then()
        elif self.numbers.is_open and not questions:
            self._after_columns()
        elif self.numbers.is_open and self.isVisible():
            self.numbers.focus_in()  # the buttons may be others

    def _later(self, then: Callable[[], None], find_out: Callable[[], None]) -> None:
        """The rep goes on behind what is being found out; where it could not be, it is tried again."""
        if not self._doing:
            find_out()
        self._then = then

    def _after_reading(self) -> None:
        if self._choices is None:
            self._later(self._after_reading, self._open)
        else:
            self._show_band(self.columns)

    def _after_columns(self) -> None:
        """Numbers are asked about only where there is something to ask."""
        if self._found is None:
            self._later(self._after_columns, self._survey)
        elif self._asked:
            self._show_band(self.numbers)
        else:
            self._after_questions()

    def _after_questions(self) -> None:
        """How names and dates are written, where they do not tell it."""
        if self.written.questions():
            self._show_band(self.written)
        else:
            self._after_written()

    def _after_written(self) -> None:
        """What the list is for as a whole, unless that was said of it before."""
        if self.written.first_open() is not None:
            self.written.focus_in()
        elif self._repaired is None:
            self._show_band(self.frame)
        else:
            self._check()

    def _after_numbers(self) -> None:
        if self._found is None:
            self._later(self._after_numbers, self._survey)
        elif self.numbers.first_open() is None:
            self._after_questions()

    def _decided(self) -> None:
        from callassist.services.leads.importing import asks_anew

        before = self._choices
        if before is None:
            return
        self._choices = replace(before, decisions=self.numbers.decisions())
        if asks_anew(before, self._choices):
            self._survey()

    def _written(self) -> None:
        if self._choices is not None:
            order, dates = self.written.name_order(), self.written.date_order()
            self._choices = replace(self._choices, names=order, dates=dates)

    def _check(self) -> None:
        found, choices = self._found, self._choices
        if found is None or choices is None:
            self._later(self._check, self._survey)
            return
        if self.numbers.first_open() is not None:
            self._show_band(self.numbers)
            return
        if self.written.first_open() is not None:
            self._show_band(self.written)
            return
        self.frame.summarise()
        gate, region = self._gate, self.reading.region()
        repaired = self._repaired
        frame = self.frame.frame(region) if repaired is None else replace(repaired.frame, country=region)
        choices = self._choices = replace(choices, frame=frame, company=self._company, known=self.frame.who_is_known())

        def work(cancelled: Cancelled) -> Check:
            from callassist.services.leads.importing import check

            return check(found, choices, cancelled, gate() if gate is not None else None)

        self.check.show_check(None)
        self.check.show()
        self._show_band(self.check)
        self._busy(lambda: self.tr("Checking all rows …"))
        self._work.run(work, self._checked, self._failed)

    def _checked(self, checked: Check) -> None:
        self._idle()
        self.check.show_check(checked)
        if self.isVisible() and self.check.is_open:
            self.check.focus_in()
            self.moved.emit()
            announce(self.check.sum, self.check.sum.text())

    def _show_rows_of(self, counted: Counted) -> None:
        found, choices, gate = self._found, self._choices, self._gate
        if found is None or choices is None or self._importing:
            return

        def work(cancelled: Cancelled) -> tuple[CheckedRow, ...]:
            from callassist.services.leads.check_rows import rows_of

            return rows_of(found, choices, counted, cancelled, gate() if gate is not None else None)

        def shown(rows: tuple[CheckedRow, ...]) -> None:
            self._idle()
            self.check.show_rows(counted, rows)
            self.moved.emit()

        self._busy(lambda: self.tr("Looking for these rows …"))
        self._work.run(work, shown, self._failed)

    # -- reading in ------------------------------------------------------------------------------------------------

    def _import(self) -> None:
        found, choices, lists = self._found, self._choices, self._lists
        if found is None or choices is None or lists is None or self.check.checked is None or self._importing:
            return
        from callassist.services.leads.lists import LISTS_CHANGED

        total = self.check.checked.tally.total

        def progressed(at: ImportProgress) -> None:
            self._bridge.call(lambda: self._show_progress(at, total))

        def work(cancelled: Cancelled) -> Imported:
            from callassist.services.leads.importing import read_in, repair_in

            if choices.repairs:
                return repair_in(lists, found, choices, cancelled)
            return read_in(lists, found, choices, progress=progressed, cancelled=cancelled)

        self._importing = True
        for band in self.bands():
            band.setEnabled(False)
        self._busy(lambda: self.tr("Reading in …"))
        self.stop.setFocus()
        self._work.run(work, self._is_in, self._not_in, self._called_off, changes=LISTS_CHANGED)

    def _show_progress(self, at: ImportProgress, total: int) -> None:
        if not self._importing:
            return
        # rows are written first, then what finds them: about half of the time each
        self.progress.setRange(0, 2 * total if total else 0)
        keys = total * at.keys // at.keys_total if at.keys_total else 0
        self.progress.setValue(min(at.lines, total) + keys)
        done, all_rows = lead_words.count(at.lines), lead_words.count(total)
        self._doing = lambda: self.tr("{done} of {all} row(s)", "", total).format(done=done, all=all_rows)
        self.doing.setText(said(self._doing))

    def _is_in(self, result: Imported) -> None:
        self._end_import()
        self._let_go()
        self.imported.emit(result)

    def _not_in(self, error: BaseException) -> None:
        self._end_import()
        self._failed(error)
        self.focus_in()

    def _called_off(self) -> None:
        self._end_import()
        self.problem.say(lambda: self.tr("Called off; nothing of this list was kept."))
        self.focus_in()

    def _end_import(self) -> None:
        self._importing = False
        for band in self.bands():
            band.setEnabled(True)
        self._idle()

    def _let_go(self) -> None:
        """Of the file that was looked at nothing is left."""
        table, self._table = self._table, None
        if table is not None and table.copy is not None:
            from callassist.services.leads.workbook_apart import forget_copy

            self._work.clear_away(lambda: forget_copy(table))

    # -- within ----------------------------------------------------------------------------------------------------

    def _failed(self, error: BaseException) -> None:
        self._then = None
        self._idle(stays=self._table is None)
        self.problem.say(lambda: error_wording.error(error))

    def _opened(self) -> Band | None:
        return next((band for band in self.bands() if band.is_open and not band.isHidden()), None)

    def _open_band(self) -> None:
        asked = self.sender()
        if isinstance(asked, Band) and not self._importing:
            self._show_band(asked)

    def _show_band(self, wanted: Band) -> None:
        """One is open at a time; behind a change the check is no longer true, and nobody is called back from there."""
        self._then = None
        for band in self.bands():
            band.set_open(on=band is wanted)
        if wanted is not self.check:
            self.check.hide()
        self.frame.summarise()
        if self.isVisible():
            wanted.focus_in()
            self.moved.emit()

    def _busy(self, words: Words) -> None:
        self._doing = words
        self.problem.say("")
        self.doing.show_text(said(words))
        self.progress.setRange(0, 0)
        self.progress.show()
        self.stop.show()

    def _idle(self, *, stays: bool = False) -> None:
        """Nothing is being done; where there is no band to go to, the button that leads out `stays`."""
        self._doing = ""
        self.doing.show_text("")
        self.progress.hide()
        band = self._opened()
        if self.stop.hasFocus() and band is not None:
            band.focus_in()  # no key is lost
        self.stop.setVisible(stays)
