"""Who rings: shown above the form with whoever it may be, and put into it by a digit or Enter. It starts nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from callassist.ui.commands import Command
from callassist.ui.kit.accessible import announce, identified, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.theme import Look

if TYPE_CHECKING:
    from callassist.services.calls.calling import InterruptedCall
    from callassist.services.phone.who_rings import Caller, WhoRings


class RingingCard(Card):
    """What a telephone tells, until somebody is taken or it is put away; with the focus a digit chooses."""

    #: the place of who was chosen; -1: nobody of those that are shown, a new lead
    taken = Signal(int)
    put_away = Signal()
    #: the others with this number are to be looked for
    find_asked = Signal()
    #: a sign was typed: the beginning of a name, which belongs into the form
    typed = Signal(str)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="border_strong", ground="accent_soft")
        self._look = look
        self._keys = keys
        self._who: WhoRings | None = None
        self._dropped: InterruptedCall | None = None
        self._over = False
        #: others that wait beneath this one
        self._others = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named(self, "Who rings")
        self.head = PlainLabel("", self, role="heading")
        self.told = PlainLabel("", self, wrap=True)
        self.rows: list[KeyButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.take = Push("", self)
        self.take.setProperty("role", "primary")
        named(self.take, "Take who rings")
        self.look = Push("", self)
        self.look.setProperty("role", "button")
        named(self.look, "Find others with this number")
        self.away = Push("", self)
        self.away.setProperty("role", "button")
        named(self.away, "Put who rings away")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.take, self.look, self.away):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.setContentsMargins(20, 12, 20, 12)
        self.body.setSpacing(6)
        self.body.addWidget(self.head)
        self.body.addWidget(self.told)
        self.body.addLayout(self._list)
        self.body.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.take.clicked.connect(self._take_first)
        self.look.clicked.connect(self.find_asked)
        self.away.clicked.connect(self.put_away)
        self.hide()

    @property
    def who(self) -> WhoRings | None:
        """Who is shown; None: nobody rings."""
        return self._who

    @property
    def dropped(self) -> InterruptedCall | None:
        """The call whose line dropped, where its lead rings back."""
        return self._dropped

    def show_who(
        self, who: WhoRings | None, *, dropped: InterruptedCall | None = None, over: bool = False, others: int = 0
    ) -> None:
        """Show who rings; None: nobody.

        Args:
            who: what is known of the number.
            dropped: the call whose line dropped with them.
            over: they have hung up.
            others: so many more wait.
        """
        before = self.words()
        self._who, self._dropped, self._over, self._others = who, dropped, over, others
        self.setVisible(who is not None)
        self._draw()
        if who is not None and self.words() != before:
            announce(self, self.words())

    def words(self) -> str:
        """What it says, in one text."""
        return ". ".join(part for part in (self.head.text(), self.told.text()) if part) if self._who else ""

    def buttons(self) -> list[QWidget]:
        """What Tab goes through, the card itself first."""
        return [self, *self.rows, self.take, self.look, self.away]

    def retranslate(self) -> None:
        """Take the window's language anew, and the keys as they are now."""
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._keys.command(event, start=True)
        digit = int(event.text()) if event.text().isdecimal() and event.text().isascii() else 0
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        known = self._who.callers if self._who is not None else ()
        if event.isAutoRepeat() and (digit or command in (Command.START, Command.ESCAPE)):
            event.accept()  # still held from what went before
        elif plain and digit and (digit <= len(known)):
            self.taken.emit(digit - 1)
        elif command is Command.START:
            self._take_first()
        elif command is Command.ESCAPE:
            self.put_away.emit()
        elif plain and digit:
            event.accept()  # nobody stands there
        elif _types(event):
            # a letter is no key of the card of who is next, beneath this one
            event.accept()
            if not event.isAutoRepeat() and not event.text().isspace():
                self.typed.emit(event.text())
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.set_colors(edge="accent", ground="accent_soft")
        self._draw()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.set_colors(edge="border_strong", ground="accent_soft")
        self._draw()
        super().focusOutEvent(event)

    def _take_first(self) -> None:
        """The only one there is, or a new lead; of several a digit has to choose."""
        known = len(self._who.callers) if self._who is not None else 0
        if known <= 1 or self._dropped is not None:
            self.taken.emit(0 if known else -1)

    def _draw(self) -> None:
        who = self._who
        if who is None:
            return
        known = who.callers
        number = isolated(who.number) if who.number else self.tr("no number")
        self.head.setText(self._head_of(who).format(number=number))
        self.told.setText("\n".join(part for part in (self._told(who), self._more()) if part))
        several = len(known) > 1 and self._dropped is None
        while len(self.rows) < len(known):
            row = KeyButton(self._look, Form.ROW, self)
            row.clicked.connect(self._choose(len(self.rows)))
            self._list.addWidget(row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(several and place < len(known))
            if place < len(known):
                words = self._words_of(known[place])
                identified(row, f"caller {place + 1}", words)
                row.show_content(str(place + 1), words)
        enter = self._keys.label(Command.START if self.hasFocus() else Command.RINGING)
        self.take.setText("  ".join((self._take_words(who), enter)))
        self.take.setVisible(not several)
        self.look.setText(self.tr("Find"))
        self.look.setVisible(bool(who.more))
        self.away.setText(
            "  ".join((self.tr("Put away"), self._keys.label(Command.ESCAPE) if self.hasFocus() else "")).strip()
        )
        self.setAccessibleDescription(self.words())

    def _head_of(self, who: WhoRings) -> str:
        if not who.news.comes_in:
            return self.tr("Whom do you mean? {number}")
        if self._over:
            return self.tr("{number} has hung up")
        if who.news.is_answered:
            return self.tr("On the line: {number}")
        return self.tr("It rings: {number}")

    def _told(self, who: WhoRings) -> str:
        known = who.callers
        if self._dropped is not None:
            name = isolated(self._dropped.name or self._dropped.number)
            return self.tr("{name} rings back: the call that dropped goes on where it was.").format(name=name)
        if not known:
            name = ", ".join(isolated(part) for part in (who.news.name, who.news.company) if part)
            said = (
                self.tr("Not known yet: {name}.") if who.news.linked else self.tr("Unknown, the telephone says {name}.")
            )
            lines = [said if name else self.tr("Unknown: a new lead.")]
            if who.company:
                lines.append(self.tr("Perhaps an extension of {company}."))
            return " ".join(lines).format(name=name, company=isolated(who.company))
        if len(known) == 1:
            found = self._words_of(known[0])
            return found if who.sure else self.tr("Perhaps {name}: their number ends like this one.").format(name=found)
        count = len(known) + who.more
        if not who.sure:
            return self.tr("Numbers of %n people end like this one. Which of them?", "", count)
        if who.more:
            return self.tr("%n people have this number; these are the first nine.", "", count)
        return self.tr("%n people have this number. Which of them?", "", count)

    def _words_of(self, one: Caller) -> str:
        words = ", ".join(isolated(part) for part in (one.name, one.company) if part) or isolated(one.number)
        return self.tr("{who} (must not be called)").format(who=words) if one.blocked else words

    def _take_words(self, who: WhoRings) -> str:
        if self._dropped is not None:
            return self.tr("Go on with the call")
        return self.tr("Into the form") if who.callers else self.tr("New lead")

    def _more(self) -> str:
        return self.tr("%n more before that.", "", self._others) if self._others else ""

    def _choose(self, place: int) -> Callable[[], None]:
        return lambda: self.taken.emit(place)


def _types(event: QKeyEvent) -> bool:
    """Whether a key types a sign; a chord types none."""
    chord = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    )
    return not chord and bool(event.text()) and event.text().isprintable()
