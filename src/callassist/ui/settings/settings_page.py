"""The settings, derived from the declared table. Each takes effect at once; there is nothing to confirm."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from callassist.errors import SettingError
from callassist.services.changes import Kind
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.button import Tick
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.field_problem import FieldProblem
from callassist.ui.kit.fields import ChoiceBox
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.scroller import scroll_page
from callassist.ui.kit.theme import Look
from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.page import EVERYTHING, Kinds, Page
from callassist.ui.settings.about_card import AboutCard
from callassist.ui.settings.backup_panel import BackupPanel
from callassist.ui.settings.kept_card import KeptCard
from callassist.ui.settings.key_settings import KeySettings
from callassist.ui.settings.rules_card import RulesCard
from callassist.ui.words import code_words, error_wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from callassist.services.about import About
    from callassist.services.calls.calling import Calling
    from callassist.services.keeping.letting_go import Retention
    from callassist.services.settings import Setting, Settings
    from callassist.ui.backend import Backend

#: letters of a choice that are seen however narrow the window is
_SHORTEST_CHOICE = 8
#: pixels at the usual size of letters: of the page, with one column and with two; and from which on there are two
_WIDEST_ONE, _WIDEST_TWO, _ROOM_FOR_TWO = 940, 1660, 1480
#: so many cards: how it looks, how calls go, who the rep is
_IN_FIRST_COLUMN = 4

_WORDS = {
    "group.look": QT_TRANSLATE_NOOP("Settings", "LOOK"),
    "group.call": QT_TRANSLATE_NOOP("Settings", "CALLS"),
    "group.rep": QT_TRANSLATE_NOOP("Settings", "YOU"),
    "group.phone": QT_TRANSLATE_NOOP("Settings", "TELEPHONE"),
    "group.export": QT_TRANSLATE_NOOP("Settings", "EXPORT AND SCRIPTS"),
    "settings.window_language": QT_TRANSLATE_NOOP("Settings", "Language of the window"),
    "settings.window_language.system": QT_TRANSLATE_NOOP("Settings", "as the system"),
    "settings.window_language.de": QT_TRANSLATE_NOOP("Settings", "German"),
    "settings.window_language.en": QT_TRANSLATE_NOOP("Settings", "English"),
    "settings.font": QT_TRANSLATE_NOOP("Settings", "Font"),
    "settings.font.callassist": QT_TRANSLATE_NOOP("Settings", "callassist's own"),
    "settings.font.system": QT_TRANSLATE_NOOP("Settings", "the system's"),
    "settings.theme": QT_TRANSLATE_NOOP("Settings", "Colours"),
    "settings.theme.system": QT_TRANSLATE_NOOP("Settings", "as the system"),
    "settings.theme.light": QT_TRANSLATE_NOOP("Settings", "light"),
    "settings.theme.dark": QT_TRANSLATE_NOOP("Settings", "dark"),
    "settings.theme.contrast": QT_TRANSLATE_NOOP("Settings", "high contrast"),
    "settings.interface_size": QT_TRANSLATE_NOOP("Settings", "Size of everything, in percent"),
    "settings.text_size": QT_TRANSLATE_NOOP("Settings", "Size of the spoken text"),
    "settings.on_top": QT_TRANSLATE_NOOP("Settings", "Keep the window on top of others"),
    "settings.script_language": QT_TRANSLATE_NOOP("Settings", "Language calls are spoken in"),
    "settings.script_language.same": QT_TRANSLATE_NOOP("Settings", "as the window"),
    "settings.script_language.de": QT_TRANSLATE_NOOP("Settings", "German"),
    "settings.script_language.en": QT_TRANSLATE_NOOP("Settings", "English"),
    "settings.depth_preset": QT_TRANSLATE_NOOP("Settings", "When to ask what"),
    "settings.depth_preset.script": QT_TRANSLATE_NOOP("Settings", "as the script says"),
    "settings.depth_preset.all_early": QT_TRANSLATE_NOOP("Settings", "everything in the first call"),
    "settings.depth_preset.split": QT_TRANSLATE_NOOP("Settings", "a little there, the rest before the presentation"),
    "settings.depth_preset.all_late": QT_TRANSLATE_NOOP("Settings", "the guard questions alone, the rest later"),
    "settings.depth_cold_call": QT_TRANSLATE_NOOP("Settings", "Depth of first calls"),
    "settings.depth_appointment": QT_TRANSLATE_NOOP("Settings", "Depth of appointments"),
    "depth.0": QT_TRANSLATE_NOOP("Settings", "by the line above"),
    "settings.refusal_limit": QT_TRANSLATE_NOOP("Settings", "Refused questions that end a call"),
    "settings.refusal_limit.0": QT_TRANSLATE_NOOP("Settings", "only if no guard question was answered"),
    "settings.lead_days": QT_TRANSLATE_NOOP("Settings", "Days before a contract ends to call again"),
    "settings.in_short": QT_TRANSLATE_NOOP("Settings", "Show keywords in place of sentences, where a script has them"),
    "settings.caller": QT_TRANSLATE_NOOP("Settings", "Your name"),
    "settings.company": QT_TRANSLATE_NOOP("Settings", "Your company"),
    "settings.callback_number": QT_TRANSLATE_NOOP("Settings", "Number to call you back"),
    "settings.publishers": QT_TRANSLATE_NOOP("Settings", "Who may publish (empty: everybody)"),
    "settings.phone_region": QT_TRANSLATE_NOOP("Settings", "Country of numbers without a country code"),
    "settings.typed_leads": QT_TRANSLATE_NOOP("Settings", "Leads I type in by hand are"),
    "settings.typed_leads.unknown": QT_TRANSLATE_NOOP("Settings", "not known: warn me"),
    "settings.typed_leads.consumer": QT_TRANSLATE_NOOP("Settings", "consumers: refuse without consent"),
    "settings.typed_leads.business": QT_TRANSLATE_NOOP("Settings", "businesses: warn me"),
    "settings.dial_by": QT_TRANSLATE_NOOP("Settings", "Numbers are dialled by"),
    "settings.dial_by.tel": QT_TRANSLATE_NOOP("Settings", "the system's telephone (tel:)"),
    "settings.dial_by.callto": QT_TRANSLATE_NOOP("Settings", "callto: links"),
    "settings.dial_by.sip": QT_TRANSLATE_NOOP("Settings", "sip: links"),
    "settings.dial_by.program": QT_TRANSLATE_NOOP("Settings", "the program below"),
    "settings.dial_program": QT_TRANSLATE_NOOP("Settings", "Program that dials: %e164%, %national% or %digits%"),
    "settings.csv_delimiter": QT_TRANSLATE_NOOP("Settings", "CSV columns are divided by"),
    "settings.csv_delimiter.;": QT_TRANSLATE_NOOP("Settings", "semicolon"),
    "settings.csv_delimiter.,": QT_TRANSLATE_NOOP("Settings", "comma"),
    "settings.csv_for_machines": QT_TRANSLATE_NOOP("Settings", "Export for machines: no guard against formulas"),
}


class SettingsPage(Page):
    """One line a setting, one card a group, in the table's order. What is set goes to the bus."""

    command = Signal(object)
    keys_changed = Signal()

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
        self._bus = bridge.bus
        self._in_call = in_call
        #: it was in front before, with all there is to set on it
        self._entered = False
        self._keys = keys
        self._settings: Settings | None = None
        self._controls: dict[str, QWidget] = {}
        self._labels: dict[str, PlainLabel] = {}
        self._heads: dict[str, PlainLabel] = {}
        self._grids: list[QGridLayout] = []
        self._calling: Calling | None = None
        self._retention: Callable[[], Retention] | None = None
        #: in two columns, and how many cards
        self._placed: tuple[bool, int] | None = None
        self.setObjectName("page")

        # Widgets
        self.title = PlainLabel("", self, role="heading")
        self.hint = PlainLabel("", self, role="muted", wrap=True)
        self.problem = FieldProblem(self)
        self.key_settings = KeySettings(look, keys, self)
        self.backups = BackupPanel(look, bridge, self)
        self.rules = RulesCard(look, bridge, self)
        self.kept = KeptCard(look, bridge, self)
        self.about = AboutCard(look, self)

        # Assemble
        inner = QWidget()
        inner.setObjectName("plain")
        self._page = QVBoxLayout(inner)
        self._page.setSpacing(12)
        for widget in (self.title, self.hint, self.problem):
            self._page.addWidget(widget)
        #: one card beneath the other, in two columns where there is room for both
        self._cards: list[QWidget] = [self.rules, self.backups, self.kept, self.key_settings, self.about]
        self._rules_placed = False
        self._row = QHBoxLayout()
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(7)
            self._row.addLayout(column)
        self._page.addLayout(self._row, 1)
        self.scroll_area = scroll_page(self, inner)

        # Connect
        self.key_settings.changed.connect(self.keys_changed)
        self.key_settings.open.clicked.connect(self._order_focus)
        look.changed.connect(self._lay_out)

        self._lay_out()
        self.retranslate()

    def set_services(self, services: Backend) -> None:
        """The services are there: what can be set is shown, and which backups there are."""
        self.show_settings(services.settings)
        self.backups.set_safekeeping(services.safekeeping, self._in_call)
        self._calling = services.calling
        self._retention = lambda: services.retention
        if self.isVisible():
            self.focus_in()

    def refresh(self, kinds: Kinds = EVERYTHING) -> None:
        """Show what is set now, and which backups there are."""
        if Kind.SETTINGS in kinds and self._settings is not None:
            self.show_settings(self._settings)
        if Kind.BACKUPS in kinds:
            self.backups.refresh()
            if self._retention is not None and self.isVisible():
                self.kept.look(self._retention())

    def show_settings(self, settings: Settings) -> None:
        """Build the lines once, and show what is set."""
        self._settings = settings
        if not self._controls:
            self._build(settings)
            self.retranslate()
        for one in settings.table:
            self._show(one, settings[one.id])

    def show_about(self, about: About) -> None:
        """Say what this program is, and where the data lies."""
        self.about.show_about(about)

    def control(self, name: str) -> QWidget:
        """The control of a setting."""
        return self._controls[name]

    def focus_in(self) -> None:
        """The page came to the front: where the rep was last, and in sight, for arrows change it."""
        if self._calling is not None:
            self.rules.look(self._calling)
        if self._retention is not None:
            self.kept.look(self._retention())
        last = cast("QWidget | None", self.focusWidget()) if self._entered else None
        self._entered = bool(self._controls)
        if last is None or not last.isVisibleTo(self) or not last.isEnabled():
            last = next(iter(self._controls.values()), None)
        if last is not None:
            last.setFocus()
            self.scroll_area.ensureWidgetVisible(last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys.command(event) is Command.ESCAPE:
            self.command.emit(Command.ESCAPE)
            event.accept()
        else:
            event.ignore()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(self.tr("Settings"))
        self.hint.setText(self.tr("Everything takes effect at once."))
        for group, head in self._heads.items():
            head.setText(_words(f"group.{group}", group))
        if self._settings is None:
            return
        for one in self._settings.table:
            label = self._labels.get(one.id)
            if label is None:
                continue
            label.setText(_words(one.label, one.id))
            control = self._controls[one.id]
            control.setAccessibleName(label.text())
            if isinstance(control, QComboBox):
                control.blockSignals(True)
                for index in range(control.count()):
                    control.setItemText(index, _choice_words(one, control.itemData(index)))
                control.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """No wider than the eye goes from a name to what is set, in the middle; two columns where both have room."""
        px = self._look.px
        two = self.width() >= px(_ROOM_FOR_TWO)
        side = max(16, (self.width() - px(_WIDEST_TWO if two else _WIDEST_ONE)) // 2)
        self._page.setContentsMargins(side, 16, side, 16)
        placed = (two, len(self._cards))
        if placed == self._placed:
            return
        self._placed = placed
        first, second = self._columns
        for column in self._columns:
            for card in self._cards:
                # `takeAt` would let the item live, and the next one of that card would not hear of its new height
                column.removeWidget(card)
            while column.count():
                column.takeAt(0)
        for place, card in enumerate(self._cards):
            (second if two and place >= _IN_FIRST_COLUMN else first).addWidget(card)
        for column in self._columns:
            column.addStretch(1)
        self._row.setStretch(0, 1)
        self._row.setStretch(1, 1 if two else 0)
        self._row.setSpacing(12 if two else 0)

    def _build(self, settings: Settings) -> None:
        grids: dict[str, QGridLayout] = {}
        for one in settings.table:
            if one.group not in grids:
                card = Card(self._look, self)
                card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
                head = caption()
                assert isinstance(head, PlainLabel)
                self._heads[one.group] = head
                card.body.addWidget(head)
                grid = QGridLayout()
                grid.setHorizontalSpacing(16)
                grid.setVerticalSpacing(6)
                grid.setColumnStretch(0, 1)
                grid.setColumnStretch(1, 1)
                card.body.addLayout(grid)
                # behind the telephone stand the rules for calling by it
                self._cards.insert(self._cards.index(self.backups if self._rules_placed else self.rules), card)
                self._rules_placed = self._rules_placed or one.group == "phone"
                grids[one.group] = grid
                self._grids.append(grid)
            grid = grids[one.group]
            label = PlainLabel("", self, wrap=True)
            control = self._make(one)
            control.setObjectName(one.id.replace("_", " ").capitalize())
            label.setBuddy(control)
            row = grid.rowCount() + 1  # the row between is for what is wrong with the one above
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1)
            self._labels[one.id] = label
            self._controls[one.id] = control
        self._lay_out()
        self._order_focus()

    def _order_focus(self) -> None:
        """Tab goes down the page as it is read."""
        order: list[QWidget] = [*self._controls.values(), self.backups.rows, self.backups.make, self.backups.restore]
        order += [self.key_settings.open, *self.key_settings.findChildren(QKeySequenceEdit)]
        order += [self.about.open, self.about.licences]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _make(self, one: Setting) -> QWidget:
        if one.type is bool:
            box = Tick(self)
            box.setProperty("setting", one.id)
            box.toggled.connect(self._toggled)
            return box
        if one.choices:
            combo = ChoiceBox(self)
            combo.setProperty("setting", one.id)
            # the cards share one edge, whatever the longest choice of each
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(_SHORTEST_CHOICE)
            for choice in one.choices:
                combo.addItem("", choice)
            combo.activated.connect(self._picked)
            return combo
        if one.type is int:
            figure = QLineEdit(self)
            figure.setProperty("setting", one.id)
            figure.setValidator(QIntValidator(0, 1_000_000, figure))  # the bounds are told, not silently held
            figure.editingFinished.connect(self._counted)
            return figure
        line = QLineEdit(self)
        line.setProperty("setting", one.id)
        line.setMaxLength(one.limit)
        line.editingFinished.connect(self._written)
        return line

    def _show(self, one: Setting, value: object) -> None:
        control = self._controls[one.id]
        control.blockSignals(True)
        if isinstance(control, QCheckBox):
            control.setChecked(bool(value))
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(control.findData(value))
        elif isinstance(control, QLineEdit) and not (control.hasFocus() and control.isModified()):
            control.setText(str(value))  # what is being typed is set when it is left
        control.blockSignals(False)

    def _toggled(self, on: bool) -> None:
        self._set(on)

    def _picked(self, index: int) -> None:
        sender = self.sender()
        if isinstance(sender, QComboBox):
            self._set(sender.itemData(index))

    def _counted(self) -> None:
        sender = self.sender()
        if isinstance(sender, QLineEdit) and sender.text():
            self._set(int(sender.text()))

    def _written(self) -> None:
        sender = self.sender()
        if isinstance(sender, QLineEdit):
            self._set(sender.text().strip())

    def _set(self, value: str | int | bool) -> None:
        sender, settings = self.sender(), self._settings
        if settings is None or not isinstance(sender, QWidget):
            return
        try:
            changes = settings.set(str(sender.property("setting")), value)
        except SettingError as error:
            self._place_problem(sender)
            refused = error
            self.problem.tell_of(sender, lambda: error_wording.error(refused))
            return
        self.problem.settle()
        self._bus.publish(changes)

    def _place_problem(self, control: QWidget) -> None:
        """Beneath the control it is about; the top of the page may be out of sight."""
        for grid in self._grids:
            at = grid.indexOf(control)
            if at >= 0:
                row = cast("tuple[int, int, int, int]", grid.getItemPosition(at))[0]
                grid.addWidget(self.problem, row + 1, 1)


def _choice_words(one: Setting, choice: object) -> str:
    if one.id.startswith("depth_") and one.type is int:
        return _words("depth.0", "") if choice == 0 else f"{choice} – {code_words.depth_word(int(str(choice)))}"
    return _words(f"{one.label}.{choice}", str(choice))


def _words(key: str, otherwise: str) -> str:
    found = _WORDS.get(key)
    return QCoreApplication.translate("Settings", found) if found is not None else otherwise
