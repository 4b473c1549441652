"""Before the call: interrupted ones first, then whom to call with which script. Enter starts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from callassist.domain.signs import number_figures, plain_signs
from callassist.domain.text import WINDOW_LANGUAGES, Language
from callassist.services.phone.rings_back import FEWEST_DIGITS, rung_back, rung_back_as_typed
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, Words
from callassist.ui.kit.scroller import scroll_page
from callassist.ui.kit.theme import Look
from callassist.ui.meant import Meant
from callassist.ui.remembered import Remembered
from callassist.ui.start.call_options import CallOptions
from callassist.ui.start.day_lines import DayLines
from callassist.ui.start.from_list import FromList
from callassist.ui.start.interrupted_row import InterruptedRow
from callassist.ui.start.keys_card import KeysCard
from callassist.ui.start.lead_form import LeadForm
from callassist.ui.start.offered_lead import OfferedLead
from callassist.ui.start.permission_band import PermissionBand
from callassist.ui.start.ringing_card import RingingCard
from callassist.ui.start.script_card import ScriptCard
from callassist.ui.start.start_keys import StartKeys
from callassist.ui.start.what_now_card import WhatNowCard

if TYPE_CHECKING:
    from callassist.domain.calling_rules import GateAnswer
    from callassist.engine.queue_filter import QueueFilter
    from callassist.services.calls.calling import InterruptedCall, KnownLead
    from callassist.services.contacts.contact_text import Lead
    from callassist.services.day.what_now import DayNow
    from callassist.services.library import ScriptEntry
    from callassist.services.phone.who_rings import WhoRings

#: measures at the usual size of letters: the page is no wider, and its cards take about so much height
_WIDEST, _USUAL_HEIGHT = 1180, 520
#: above, between and beneath two cards
_AROUND_CARDS = 48


class StartChoice(NamedTuple):
    """What the rep chose beside the lead."""

    script: str
    stage: str
    language: Language
    #: None: as settings or script say
    depth: int | None
    #: the lead has rung: no rule forbids that
    rings: bool = False


class StartPage(QWidget):
    """Emits what the rep asks for; the call area talks to the services."""

    start_asked = Signal(object, object)
    unreached_asked = Signal(object, object, str)
    #: whoever stands in the form by now is to be looked up in the log
    look_up_asked = Signal(object, str)
    resume_asked = Signal(str)
    ring_asked = Signal(str)
    end_asked = Signal(str)
    take_in_asked = Signal()
    #: what was logged last without a call is taken back
    take_back_asked = Signal()
    #: who is next is called, or something is done with them by a command of their card
    next_asked = Signal(object)
    next_done = Signal(object, object)
    #: they are put off until that time
    next_snoozed = Signal(object, object)
    #: whom of those who wait the rep wants to call from now on
    filter_chosen = Signal(object)
    command = Signal(object)

    def __init__(self, look: Look, keys: KeyMap, store: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = keys
        self._store = store
        self._window_language = Language.EN
        self._busy = False
        self._rows: list[InterruptedRow] = []
        #: whether the cards stand side by side, and the keys beneath
        self._placed: tuple[bool, bool] | None = None
        #: there is no room for the card of who is next and for what is said of somebody in the form
        self._is_small = False
        self._interrupted: tuple[InterruptedCall, ...] = ()
        self._unnamed = False
        #: nothing was done here since a call was saved
        self._after_call = False
        #: the card of who is next had the focus last
        self._from_card = False
        #: the number that stood in the form when a proof was written down last
        self._proven = ""
        self.setObjectName("page")

        # Widgets
        self.title = PlainLabel("", self, role="heading")
        self.what_now = WhatNowCard(look, keys, self)
        self.ringing = RingingCard(look, keys, self)
        self.form = LeadForm(keys, self)
        self.scripts = ScriptCard(look, store, self)
        self.keys_card = KeysCard(look, keys, self)
        self.options = CallOptions(look, keys, self)
        self.permission = PermissionBand(keys, self)
        self.start = Push("", self)
        self.start.setProperty("role", "primary")
        named(self.start, "Start call")
        self.no_answer = KeyButton(look, Form.ROW, self)
        named(self.no_answer, "No answer")
        self.busy = KeyButton(look, Form.ROW, self)
        named(self.busy, "Busy")
        self.message = Banner(look, "warn", self)
        self.rescue = Banner(look, "warn", self)
        self.day_lines = DayLines(look, self)
        self.linked = OfferedLead(look, self.form, self)
        self.done = PlainLabel("", self, role="good", wrap=True)
        self.unnamed = PlainLabel("", self, role="small", wrap=True)
        # what is spoken to from outside, wherever on the page it stands
        self.loading, self.problems = self.scripts.loading, self.scripts.problems
        self.stage, self.language, self.depth_choice = (
            self.options.stage,
            self.options.language,
            self.options.depth_choice,
        )
        self.paste, self.name, self.company, self.number = self.form.fields()[:4]
        self.email, self.address, self.consent_date, self.source = self.form.fields()[4:]
        self.doubt, self.beside, self.known = self.form.doubt, self.form.beside, self.form.known

        # Assemble
        self._assemble()

        # Connect
        self.form.entered.connect(self.enter)
        self.form.edited.connect(self._lead_edited)
        self.form.changed.connect(self._show_enter)
        self.form.who_changed.connect(self._look_up)
        self.form.moved.connect(self.scripts.step)
        self.linked.pressed.connect(self.focus_first)
        self.linked.filled.connect(self._is_filled)
        self.linked.replacing.connect(self._forget_proof)
        self.form.replaced.connect(self._replaced)
        self.rescue.pressed.connect(self.take_in_asked)
        self.what_now.start_asked.connect(self._take_next)
        self.what_now.pressed.connect(self.press_next)
        self.what_now.held_asked.connect(self.toggle_held)
        self.what_now.held_panel.closed.connect(self.what_now.setFocus)
        # when the page around it has taken its new height
        self.what_now.held_panel.placed.connect(lambda: QTimer.singleShot(0, self, self._scroll_to_held))
        self.what_now.filter_form.chosen.connect(self._filter_chosen)
        self.ringing.typed.connect(self.type_into_form)
        self.scripts.chosen.connect(self._script_chosen)
        self.start.clicked.connect(lambda: self.submit())
        self.permission.rings.clicked.connect(lambda: self.submit(rings=True))
        self.permission.not_called.connect(lambda: self._say_unreached("not_called_no_consent"))
        self.permission.changed.connect(self._proof_changed)
        self.permission.copying_changed.connect(self._enable_start)
        self.permission.entered.connect(self.submit)
        self.no_answer.clicked.connect(lambda: self._say_unreached("no_answer"))
        self.busy.clicked.connect(lambda: self._say_unreached("busy"))
        self.options.chosen.connect(self.focus_first)

        look.changed.connect(self._lay_out)
        self._pressed = StartKeys(self, keys, self)
        self._pressed.command.connect(self.command)
        self._pressed.next_done.connect(self.next_done)
        self._pressed.next_snoozed.connect(self.next_snoozed)
        self._pressed.take_in_asked.connect(self.take_in_asked)
        self._pressed.take_back_asked.connect(self.take_back_asked)

        self.retranslate()

    def _assemble(self) -> None:
        quick = QHBoxLayout()
        quick.setSpacing(8)
        quick.addWidget(self.no_answer)
        quick.addWidget(self.busy)

        self._lead = Card(self._look, self)
        self._lead.body.setContentsMargins(20, 16, 20, 18)
        self._lead.body.setSpacing(10)
        self._lead.body.addWidget(self.title)
        self._lead.body.addWidget(self.form)
        # right beneath whom it is about: in a low window what stands further down is out of sight
        self._lead.body.addWidget(self.permission)
        self._lead.body.addSpacing(4)
        self._lead.body.addWidget(self.options)
        self._lead.body.addSpacing(6)
        self._lead.body.addWidget(self.start)
        self._lead.body.addLayout(quick)
        self._lead.body.addWidget(self.done)
        self._lead.body.addWidget(self.unnamed)
        self._lead.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(8)
        self._both = QGridLayout()
        self._both.setHorizontalSpacing(14)
        self._both.setVerticalSpacing(12)
        inner = QWidget()
        inner.setObjectName("plain")
        column = self._column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addWidget(self.ringing)
        column.addWidget(self.message)
        column.addWidget(self.rescue)
        column.addWidget(self.day_lines)
        column.addWidget(self.linked)
        column.addLayout(self._waiting)
        column.addWidget(self.what_now)
        column.addLayout(self._both)
        column.addStretch(1)
        self._scroller = scroll_page(self, inner)
        self._lay_out()
        self.done.hide()
        self.unnamed.hide()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_entries(self, entries: Sequence[ScriptEntry]) -> None:
        """List the scripts there are; a broken one stands among them with its problems."""
        self.scripts.show_entries(entries)
        self._draw_entries()

    def show_interrupted(self, calls: Sequence[InterruptedCall]) -> None:
        """Put the interrupted calls on top."""
        self._interrupted = tuple(calls)
        while len(self._rows) < len(calls):
            row = InterruptedRow(self._look, self)
            row.resume_asked.connect(self.resume_asked)
            row.ring_asked.connect(self.ring_asked)
            row.end_asked.connect(self.end_asked)
            self._waiting.addWidget(row)
            self._rows.append(row)
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(calls))
            if index < len(calls):
                row.show_call(calls[index], self._window_language)
        self._show_enter()
        self._order_focus()
        self._lay_out()

    def show_day(self, day: DayNow) -> None:
        """Who is to be called next, and what is agreed for today."""
        self.day_lines.show_day(day)
        shown = self.what_now.isHidden()
        had_focus = self.what_now.hasFocus()
        self.what_now.show_day(day)
        if had_focus and self.what_now.isHidden():
            self.form.focus_first()
        self._show_enter()
        if shown != self.what_now.isHidden():
            self._lay_out()

    def script_buttons(self) -> list[KeyButton]:
        """A button for each script that is listed."""
        return self.scripts.buttons()

    def interrupted_rows(self) -> list[InterruptedRow]:
        """The rows that are shown."""
        return self._rows[: len(self._interrupted)]

    def set_defaults(self, window: Language, script: Language) -> None:
        """The window's language for titles, and the one scripts are spoken in."""
        self._window_language = self.permission.language = window
        self.permission.retranslate()
        self.scripts.set_language(window)
        self.scripts.draw()
        self.options.set_default_language(script)
        self._draw_entries()
        self.show_interrupted(self._interrupted)

    def set_region(self, region: str) -> None:
        """The country of numbers without a country code, as the settings have it."""
        self.form.set_region(region)

    def say(self, words: Words) -> None:
        """A problem, in place; "" takes it away."""
        self.message.say(words)

    def offer_rescue(self, words: Words) -> None:
        """Lines that could not be saved wait in a file: `words` say which; "" where there are none."""
        button = "" if words == "" else lambda: "  ".join((self.tr("Take in"), self._keys.label(Command.TAKE_IN)))
        self.rescue.say(words, button)

    def say_done(self, words: Words) -> None:
        """What was just logged."""
        self.done.tell(words)
        announce(self.done, self.done.text())

    def show_unnamed(self, *, on: bool) -> None:
        """Who calls is not in the settings yet: the first sentence of every script would have a gap."""
        self._unnamed = on
        words = self.tr("Your name and your company are not in the settings yet ({key}): scripts keep a gap there.")
        self.unnamed.show_text(words.format(key=self._keys.label(Command.SETTINGS)) if on else "")

    def set_waiting(self, *, on: bool) -> None:
        """While a call is being started nothing else can be."""
        self._busy = on
        self._enable_start()

    def _enable_start(self) -> None:
        band = self.permission
        ready = not self._busy and not band.blocked and not band.copying
        self.start.setEnabled(bool(self.scripts.script()) and ready)

    def clear_lead(self) -> None:
        """Ready for the next one."""
        self.form.clear()
        self.linked.forget()
        self.focus_first()

    def fill_lead(self, lead: Lead) -> None:
        """Put a lead into the fields."""
        self.form.fill(lead)

    def offer_lead(self, lead: Lead, *, in_call: bool = False, rings: bool = False, asked: bool = False) -> None:
        """A link names somebody: shown in the form where it is free, and nothing else. The rep presses Enter, or not.

        What she has typed, and a call that is running, are left alone; then a button takes the lead over. One that
        `rings` calls us; one that she `asked` for goes into the form in any case.
        """
        self.linked.offer(lead, None, in_call=in_call, rings=rings, asked=asked)
        if asked:
            self._from_card = False
            self.form.focus_missing() if not lead.name else self.form.focus_first()

    def offer_row(self, lead: Lead, listed: FromList, *, rings: bool = False, asked: bool = False) -> None:
        """Somebody of a list is next: shown as a link's lead is."""
        self.linked.offer(lead, listed, rings=rings, asked=asked)
        self.focus_first()

    def show_ringing(self, who: WhoRings | None, *, over: bool = False, others: int = 0) -> None:
        """Who rings, above everything else; None: nobody. Others wait beneath them."""
        dropped = rung_back(self._interrupted, who.number) if who is not None and who.news.comes_in else None
        hidden, had_focus = self.ringing.isHidden(), self.ringing.hasFocus()
        self.ringing.show_who(who, dropped=dropped, over=over, others=others)
        if hidden != self.ringing.isHidden():
            self._lay_out()
        if who is not None:
            self._order_focus()
        if had_focus and who is None:
            self.focus_first()

    def comes_in(self) -> bool:
        """Whether whoever stands in the form calls us."""
        return self.linked.comes_in()

    def from_list(self) -> FromList | None:
        """The row whose lead stands in the form: what is mended there is still that row, somebody else is not."""
        return self.linked.row()

    def focus_first(self) -> None:
        """Where typing begins; whoever works through the queue goes on there."""
        from_card = self._from_card and self.form.is_empty()
        if from_card and not self.what_now.held_panel.isHidden():
            self.what_now.held_panel.view.setFocus()
        elif from_card and self.what_now.who_is_next is not None:
            self.what_now.setFocus()
        else:
            self._from_card = False
            self.form.focus_first()

    def meant(self) -> Meant | None:
        """Whoever stands in the form, else who is next; None: nobody."""
        lead, listed = self.lead(), self.from_list()
        if listed is not None:
            return Meant(list_id=listed.row.list_id, place=listed.row.place)
        if said := lead.number or lead.email or lead.name:
            return Meant(said=said, name=lead.name)
        held = self.what_now.held_panel.chosen()
        one = held.who if held is not None else self.what_now.who_is_next
        if one is None:
            return None
        if one.row is not None:
            return Meant(list_id=one.row.list_id, place=one.row.place)
        return Meant(contact_id=one.contact_id)

    def lead(self) -> Lead:
        """Whom to call as it stands in the fields."""
        return self.form.lead()

    def script(self) -> str:
        """The id of the script that is chosen; "": none is."""
        return self.scripts.script()

    def choice(self) -> StartChoice | None:
        """What was chosen; None while there is no usable script."""
        entry = self.scripts.entry()
        if entry is None:
            return None
        return StartChoice(
            entry.id, self.options.chosen_stage(), self.options.chosen_language(), self.options.chosen_depth()
        )

    def choose(self, script: str, *, stage: str = "", depth: int = 0) -> None:
        """Choose a script and what goes with it, as clicks would; an unknown script changes nothing."""
        if self.scripts.choose(script):
            self._draw_entries()
            if stage:
                self.stage.show_value(stage)
            self.depth_choice.show_value(depth)

    # -- what is asked for -----------------------------------------------------------------------------------------

    def submit(self, *, rings: bool = False) -> None:
        """Start the call; with `rings` it is one that comes in."""
        ringing = self._ringing()
        if ringing is not None:
            self.ring_asked.emit(ringing.id)
            return
        choice = self.choice()
        if choice is None:
            self.say(lambda: self.tr("There is no script that can be used yet."))
        elif not any(self.lead()[:3]):
            self.say(lambda: self.tr("Type a name or a number first."))
            self.focus_first()
        elif self.permission.copying:
            self._say_of_copy()
        elif not self._busy:
            self.say("")
            self.done.show_text("")
            self.start_asked.emit(self.lead(), choice._replace(rings=rings))

    def enter(self) -> None:
        """Enter: where nobody is typed in, the first of the calls that wait goes on."""
        rows = self.interrupted_rows()
        if self.form.is_empty() and self._after_call and self.what_now.who_is_next is not None:
            # one more Enter was meant for the call that was saved
            self._after_call = False
            self._show_enter()
            self.say_done(lambda: self.tr("Enter again calls the next one."))
        elif self.form.is_empty() and self._after_call:
            self.say_done(lambda: self.tr("Enter has nothing to do here yet: type whom you call."))
        elif rows and self.form.is_empty():
            if not self._busy:
                rows[0].take()
        elif self.form.is_empty() and self.what_now.who_is_next is not None:
            self._take_next()
        else:
            self.submit()

    def _take_next(self) -> None:
        """Call whoever is next."""
        one = self.what_now.who_is_next
        if one is not None and not self._busy:
            self._from_card = True
            self._after_call = False
            self.say("")
            self.done.show_text("")
            self.next_asked.emit(one)

    def press_next(self, command: Command) -> bool:
        """A key of the card of who is next; False: there is nobody, or something is typed."""
        one = self.what_now.who_is_next
        if one is None or not self.form.is_empty():
            return False
        self._from_card = True
        self.what_now.setFocus()
        self.say("")
        if not self._busy:
            self.next_done.emit(one, command)
        return True

    def toggle_held(self) -> None:
        """Open or close the panel of who is held, on the card."""
        self._from_card = True
        self.what_now.toggle_held()

    def goes_on_at_card(self) -> None:
        """The card of who is next has the focus, and gets it back."""
        self._from_card = True

    def is_after_call(self) -> bool:
        """Whether nothing was done here since a call was saved."""
        return self._after_call

    def _scroll_to_held(self) -> None:
        view = self.what_now.held_panel.view
        if view.hasFocus():
            self._scroller.ensureWidgetVisible(view, 0, self._look.px(_AROUND_CARDS))

    def _filter_chosen(self, wanted: QueueFilter) -> None:
        self._from_card = True
        self.what_now.setFocus()
        self.filter_chosen.emit(wanted)

    def type_into_form(self, text: str) -> None:
        """What was typed on a card is the beginning of whom the rep means."""
        self._from_card = False
        self.form.focus_first()
        self.paste.insert(text)

    def after_call(self) -> None:
        """A call was just saved: one more Enter was meant for it. Until something else is done it resumes no call."""
        self._after_call = True
        self.clear_lead()
        self._show_enter()

    def _lead_edited(self) -> None:
        """What was said was about the lead before."""
        self._after_call = False
        self.say("")

    def _is_filled(self, listed: FromList | None) -> None:
        if listed is not None and listed.script:
            self.choose(listed.script, stage=listed.stage)
        self.done.show_text("")
        if listed is not None or self.comes_in():
            self._look_up()  # by now it is known of which list, or that they call us
        self._show_enter()

    def _show_enter(self) -> None:
        """Print Enter on the button it presses."""
        rows = self.interrupted_rows()
        self.what_now.set_keys(on=self.form.is_empty(), enter=self.form.is_empty() and not rows)
        self.what_now.step_aside(on=self._is_small and not self.form.is_empty())
        key = self._keys.label(Command.START)
        ringing = self._ringing()
        waiting = self.form.is_empty() and not self._after_call
        waiting = waiting and bool(rows or self.what_now.who_is_next is not None)
        for index, row in enumerate(rows):
            rings = ringing is not None and row.call is ringing
            row.show_key(key if rings or (waiting and not index) else "", rings=rings)
        elsewhere = waiting or ringing is not None
        words = self.tr("Take the call") if self.comes_in() else self.tr("Start call")
        self.start.setText("  ".join(part for part in (words, "" if elsewhere else key) if part))

    def _ringing(self) -> InterruptedCall | None:
        """The offered call whose lead rings back, by the digits that were typed alone (T5)."""
        return rung_back_as_typed(self._interrupted, self.paste.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self._pressed.press(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """No wider than can be taken in at a glance, in the middle and a little above it; keys where there is room."""
        px = self._look.px
        two, tall = self.width() >= px(860), self.height() >= px(760)
        self._is_small = not (two and tall)
        self.what_now.step_aside(on=self._is_small and not self.form.is_empty())
        beneath = self.scripts.sizeHint().height() + self.keys_card.sizeHint().height() + px(_AROUND_CARDS)
        names = max(self.form.label_width(), self.options.label_width())
        self.form.set_label_width(names)
        self.options.set_label_width(names)
        self._place(two=two, keys=self.width() >= px(1100) and self.height() >= beneath)
        side = max(px(16), (self.width() - px(_WIDEST)) // 2)
        top = (
            max(px(16), (self.height() - px(_USUAL_HEIGHT)) // 3)
            if tall and not self._interrupted and self.what_now.isHidden() and self.ringing.isHidden()
            else px(16)
        )
        self._column.setContentsMargins(side, top, side, px(16))

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(self.tr("Whom do you call?"))
        self.keys_card.retranslate()
        self.what_now.retranslate()
        self.ringing.retranslate()
        self.form.retranslate()
        self.options.retranslate()
        self.show_unnamed(on=self._unnamed)
        self.scripts.retranslate()
        self.no_answer.show_content(self._keys.label(Command.NO_ANSWER), self.tr("No answer"))
        self.busy.show_content(self._keys.label(Command.BUSY), self.tr("Busy"))
        self._draw_entries()
        self.show_interrupted(self._interrupted)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # -- within ----------------------------------------------------------------------------------------------------

    def _draw_entries(self) -> None:
        """What goes with the chosen script."""
        entry = self.scripts.entry()
        self.options.show_stages(entry.stages if entry is not None else ())
        self.options.show_languages(entry.languages if entry is not None else WINDOW_LANGUAGES)
        self._order_focus()
        self._enable_start()

    def _script_chosen(self) -> None:
        self._draw_entries()
        self._look_up()  # what is known of them depends on the script
        if not self.form.has_focus():
            self.form.focus_missing()

    def _order_focus(self) -> None:
        """Tab goes as the eye does: what waits, the lead, the script, how, then the buttons."""
        order: list[QWidget] = [
            *self.ringing.buttons(),
            self.message.button,
            self.rescue.button,
            *self.day_lines.buttons(),
            self.linked.button,
        ]
        for row in self._rows:
            order += row.buttons()
        order += [self.what_now, self.what_now.start, *self.what_now.chips.values()]
        order += [self.what_now.show_held, *self.what_now.held_panel.chips, self.what_now.held_panel.view]
        order += self.form.fields()
        order += [self.permission.write, self.permission.rings, self.permission.skip, *self.permission.fields]
        order += [self.permission.file, *self.scripts.buttons()]
        order += self.options.buttons()
        order += [self.start, self.no_answer, self.busy]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def show_known(self, known: KnownLead | None) -> None:
        """Who is at the number, what was said last and what is agreed: the moment it is there."""
        self.known.show_known(known)

    def show_permission(self, answer: GateAnswer | None) -> None:
        """Whether whoever stands in the form may be called; where not, Start is off."""
        self.permission.show_answer(answer)
        self._enable_start()

    def _say_of_copy(self) -> None:
        self.say(lambda: self.tr("The file that proves it is still being copied. Try again in a moment."))

    def _proof_changed(self) -> None:
        """Something of a proof was written down, of whoever stands in the form now."""
        self._proven = number_figures(plain_signs(self.number.text()))
        self._look_up()

    def _replaced(self) -> None:
        """The line that takes all has put somebody there: at another number a proof is about somebody else."""
        if self._proven and self._proven != number_figures(plain_signs(self.number.text())):
            self._forget_proof()
            self._look_up()

    def _forget_proof(self) -> None:
        """Somebody else comes into the form: what was written down is not about them."""
        band = self.permission
        had_focus = any(one.hasFocus() for one in (*band.fields, band.file))
        self._proven = ""
        band.clear_proof()
        band.retranslate()
        if had_focus:
            self.form.focus_first()

    def _look_up(self) -> None:
        """Only a number tells somebody; the name beside it tells which of a company."""
        lead = self.lead()
        if len(number_figures(lead.number)) < FEWEST_DIGITS or not self.scripts.script():
            self.show_known(None)
            self.show_permission(None)
        else:
            self.look_up_asked.emit(lead, self.scripts.script())

    def _say_unreached(self, outcome: str) -> None:
        """Log that whoever stands in the form was not reached, with that outcome."""
        choice = self.choice()
        lead = self.lead()
        if choice is None:
            self.say(lambda: self.tr("There is no script that can be used yet."))
        elif not any(lead[:3]):
            self.say(lambda: self.tr("Whom did you try to reach? Type a name or a number first."))
        elif self.permission.copying:
            self._say_of_copy()
        else:
            self.say("")
            self.unreached_asked.emit(lead, choice, outcome)

    def _place(self, *, two: bool, keys: bool) -> None:
        """Side by side, or one above the other where it is narrow; with `keys` those of a call beneath the scripts."""
        if (two, keys) == self._placed:
            return
        self._placed = (two, keys)
        for card in (self._lead, self.scripts, self.keys_card):
            self._both.removeWidget(card)
        top = Qt.AlignmentFlag.AlignTop
        self._both.addWidget(self._lead, 0, 0, 2 if two else 1, 1, top)
        self._both.addWidget(self.scripts, 0 if two else 1, 1 if two else 0, top)
        if keys:
            self._both.addWidget(self.keys_card, 1, 1, top)
        self.keys_card.setVisible(keys)
        self._both.setColumnStretch(0, 5)
        self._both.setColumnStretch(1, 4 if two else 0)
        self._both.setRowStretch(1, 1 if two else 0)
