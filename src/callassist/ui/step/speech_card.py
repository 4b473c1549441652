"""The card around the line to say: where one is, what must be said, the tip, and what is shown at its foot."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from callassist.domain.text import WINDOW_LANGUAGES, Language
from callassist.engine.view import CallView, NodeKind, Speech
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import named
from callassist.ui.kit.card import Card
from callassist.ui.kit.flow_strip import chord
from callassist.ui.kit.key_button import ANSWER_PADDING, Form, KeyButton
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import ClampedLabel, ElidedLabel, PlainLabel, line_height, plain_tooltip, set_tooltip
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look
from callassist.ui.step.spoken_text import SpokenText
from callassist.ui.words.languages import language_name

#: what the choices are found by, whatever they are called
_NAMES = {Language.DE: "German", Language.EN: "English"}
_BETWEEN = " › "
_SPARE = 4
"""Pixels: the sum of the advances of spaced letters is not quite what is drawn."""
_FEWEST = 6
"""So many letters of a crumb still tell which one it is."""


class _Crumbs(ElidedLabel):
    """Where one is, the innermost last. Too long: the longest of the outer ones are cut first, then the beginning.

    A caption alone stays whole.
    """

    def minimumSizeHint(self) -> QSize:
        if _BETWEEN not in self.whole():
            return self.sizeHint()
        return super().minimumSizeHint()

    def _shorten(self) -> None:
        super()._shorten()
        whole = " ".join(self.whole().splitlines())
        metrics, room = self.fontMetrics(), max(self.width() - _SPARE, 24)
        *outer, last = whole.split(_BETWEEN)
        short = whole
        for most in range(max((len(one) for one in outer), default=0) - 1, _FEWEST - 1, -1):
            if metrics.horizontalAdvance(short) <= room:
                break
            short = _BETWEEN.join((*(_cut(one, most) for one in outer), last))
        if metrics.horizontalAdvance(short) > room:
            short = metrics.elidedText(short, Qt.TextElideMode.ElideLeft, room)
        if short != self.text():
            self.setText(short)
        set_tooltip(self, plain_tooltip(whole) if short != whole else "")  # it may be cut where the line just fits


class _Lacking(ElidedLabel):
    """What is missing, by name; where that has no room the key by which it is filled in: the text marks the gap."""

    def __init__(self, parent: QWidget) -> None:
        self._brief = ""
        super().__init__("", parent, role="error")

    def show_lack(self, words: str, brief: str) -> None:
        """Both ways to say it."""
        self._brief = brief
        self.show_text(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _shorten(self) -> None:
        super()._shorten()
        if self.text() != self._line:
            # a few letters of it say nothing; the mark beside it and the gap in the text do
            fits = self.fontMetrics().horizontalAdvance(self._brief) <= self.width()
            self.setText(self._brief if fits else "")


def _cut(crumb: str, most: int) -> str:
    return crumb if len(crumb) <= most else crumb[: most - 1].rstrip(" ,.?!–-/") + "…"


class SpeechCard(Card):
    """Breadcrumb or caption, the line to say, must-say mark, tip and notice; an objection's reply lies here too.

    The reply opens over the question: same place, same first word, another colour; the question stays in sight below.
    """

    language_chosen = Signal(object)
    wording_asked = Signal()
    legal_asked = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._keys = keys
        self._view: CallView | None = None
        self._languages: tuple[Language, ...] = WINDOW_LANGUAGES
        self._slim = False
        self._low = False
        self._typing = False
        self._legal_open = False
        self._tip_hidden = False
        self._in_short = False

        # Widgets
        self.head = _Crumbs("", self, role="caption")
        self.must_say = PlainLabel("", self, role="badge")
        #: what a sentence that must be said has no words for
        self.lacking = _Lacking(self)
        self.lacking.hide()
        self.seconds = PlainLabel("", self, role="small")
        self.borrowed = PlainLabel("", self, role="small")
        self.wording = KeyButton(look, Form.CHIP, self)
        named(self.wording, "Next wording")
        self.language = Segmented(look, self)
        named(self.language, "Script language")
        self.text = SpokenText(look, self)
        self.tip = ClampedLabel("", self, role="tip")
        self.notice = ClampedLabel("", self, role="notice", padding=(12, 6))
        self.legal_chip = KeyButton(look, Form.CHIP, self)
        named(self.legal_chip, "Legal note")
        # where it is narrow, what is missing is shortened first
        for widget in (self.must_say, self.legal_chip):
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

        # Assemble
        line = QWidget(self)
        line.setObjectName("plain")
        self._line = line
        top = QHBoxLayout(line)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(10)
        for widget in (self.head, self.must_say, self.lacking, self.legal_chip, self.seconds, self.borrowed):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        top.addWidget(self.wording, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.language)
        self.body.setSpacing(4)
        self.body.addWidget(line)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

        # Connect
        look.changed.connect(self._restyle)
        self.legal_chip.clicked.connect(self.legal_asked)
        self.language.chosen.connect(self.language_chosen)
        self.wording.clicked.connect(self.wording_asked)

        self._restyle()
        self.retranslate()

    def add_over_text(self, field: QWidget) -> None:
        """Something that stands in the place of the spoken text while that is hidden."""
        self.body.insertWidget(2, field, 1)

    def add_note(self, label: ClampedLabel) -> None:
        """Something that comes and goes at the foot, where nothing moves by it: the text above has the less room."""
        self.body.insertWidget(self.body.indexOf(self.notice), label)

    def hide_tip(self, *, on: bool) -> None:
        """Something that is wanted more stands in its place."""
        if on != self._tip_hidden:
            self._tip_hidden = on
            self._show_tip()

    def _show_tip(self) -> None:
        tip = self._view.tip if self._view is not None else ""
        self.tip.show_text(self.tr("Tip: {tip}").format(tip=tip) if tip and not self._tip_hidden else "")

    def height_of(self, lines: int, *, least: bool = False) -> int:
        """The height for so many lines of text, with the line above them and the tip."""
        top, bottom = self._margins()[1], self._margins()[3]
        foot = line_height(self.tip) + self.body.spacing()
        text = ceil(lines * self.text.line_height(least=least)) + 6
        return top + self._line.height() + self.body.spacing() + text + foot + bottom

    def widest(self) -> int:
        """With a text of lines as long as they may be."""
        left, _top, right, _bottom = self._margins()
        return self.text.measure() + left + right

    def narrowest_measure(self) -> int:
        """As `widest`, for letters that were not made larger yet."""
        left, _top, right, _bottom = self._margins()
        return self.text.measure(grown=False) + left + right

    def left_edge(self) -> int:
        """Where the words begin within the card."""
        return self._margins()[0]

    def set_low(self, *, on: bool) -> None:
        """Narrower margins, where the window is low."""
        if on != self._low:
            self._low = on
            self.set_slim(on=self._slim)

    def set_slim(self, *, on: bool) -> None:
        """Only what is needed to speak."""
        self._slim = on
        self.text.set_slim(on=on)
        self.language.setVisible(not on)
        self.seconds.setVisible(not on and bool(self.seconds.text()))
        self._restyle()
        self.retranslate()

    def _margins(self) -> tuple[int, int, int, int]:
        """Left as an answer has them: text and keys share one edge."""
        px = self._look.px
        left = ANSWER_PADDING[self._low or self._slim] + 1
        return (left, px(6 if self._low else 12), px(12), px(6 if self._low else 12))

    def _restyle(self) -> None:
        """Whatever stands in the first line: the first word below never moves."""
        chip = QFontMetrics(self._look.fonts.key).height() + 10
        self._line.setFixedHeight(chip + (0 if self._slim else 4))
        self.body.setContentsMargins(*self._margins())
        self.tip.set_lines(1 if self._low or self._slim else 2)
        self.notice.set_lines(1 if self._low or self._slim else 3)
        self.updateGeometry()

    def show_legal(self, *, known: bool, opened: bool) -> None:
        """A chip beside "must be said": whether the script has a legal note, and whether it is open."""
        self._legal_open = opened
        self.legal_chip.setVisible(known and not self._slim)
        self._show_legal_chip()

    def _show_legal_chip(self) -> None:
        words = self.tr("close") if self._legal_open else self.tr("legal note")
        self.legal_chip.show_content(self._keys.label(Command.LEGAL), words)

    def show_view(self, view: CallView) -> None:
        """Draw the spoken text of a snapshot."""
        before, self._view = self._view, view
        reply = view.kind is NodeKind.OBJECTION
        overlay = bool(view.stack)
        self.set_colors(
            edge="reply" if reply else "accent" if overlay else "border", ground="reply_soft" if reply else "card"
        )
        self._say(view)
        if (
            before is None
            or before.say is not view.say
            or before.stack != view.stack
            or before.language != view.language
        ):
            self._show_head(view)
        self._show_tip()
        self.notice.show_text(_speech_text(view.notice))
        number, count = view.wording
        self.wording.setVisible(count > 1 and not reply)  # a reply shows it among its own keys
        if count > 1:
            self.wording.show_content(self._wording_key(), f"{number}/{count}")

    def set_in_short(self, *, on: bool) -> None:
        """Keywords in place of whole sentences, where the script has them; what must be said stays whole."""
        if on != self._in_short:
            self._in_short = on
            if self._view is not None:
                self._say(self._view)

    def _say(self, view: CallView) -> None:
        in_short = self._in_short and bool(view.short.pieces)
        self.text.say(view.short.pieces if in_short else view.say.pieces)
        self.text.setToolTip(plain_tooltip(view.say.plain()) if in_short else "")

    def set_typing(self, *, on: bool) -> None:
        """A field has the focus: letters type, the chord still works."""
        self._typing = on
        if self._view is not None and self._view.wording[1] > 1:
            number, count = self._view.wording
            self.wording.show_content(self._wording_key(), f"{number}/{count}")

    def _wording_key(self) -> str:
        return self._keys.label(Command.WORDING) if not self._typing else chord(self._keys, Command.WORDING)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.must_say.setText(self.tr("must be said"))
        self.text.setPlaceholderText(self.tr("Nothing to say."))
        self._show_legal_chip()
        self._draw_languages()
        if self._view is not None:
            view, self._view = self._view, None
            self.show_view(view)

    def _draw_languages(self) -> None:
        tip = self.tr("Language the script is spoken in")
        key = self._keys.label(Command.LANGUAGE)
        self.language.set_choices(
            [
                (
                    one,
                    one.value.upper(),
                    f"Script language {_NAMES.get(one, one)}",
                    f"{tip}: {language_name(one)} ({key})",
                )
                for one in self._languages
            ]
        )
        self.language.setVisible(len(self._languages) > 1)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_head(self, view: CallView) -> None:
        if view.stack:
            # a control has no name of its own: its node id would be code on the screen
            crumbs = [self.tr("Call") if crumb.label == crumb.id else crumb.label for crumb in view.stack]
            shown = [one.label for one in (*view.objections, *view.exits) if one.id == view.node]
            crumbs += shown[:1]
            self.head.show_text(_BETWEEN.join(crumbs))
        else:
            self.head.show_text(self.tr("SAY"))
        self.must_say.setVisible(view.must_say)
        key = self._keys.label(Command.DETAILS)
        words = self.tr("missing: {missing} ({key})").format(missing=", ".join(view.lacks), key=key)
        self.lacking.show_lack(words if view.lacks else "", self.tr("missing: {key}").format(key=key))
        seconds = self.tr("about {seconds} s").format(seconds=view.say.seconds) if view.say.seconds else ""
        # a reply is short; where one is, and what must be said, say more than how long it takes
        self.seconds.show_text("" if self._slim or view.stack or view.must_say else seconds)
        borrowed = ""
        if view.say.borrowed:
            borrowed = self.tr("only in {language}").format(language=language_name(Language(view.say.foreign)))
        own = {"own": self.tr("my words"), "stale": self.tr("my words wait: the script changed")}
        self.borrowed.show_text(own.get(view.own_words, borrowed))
        if view.languages != self._languages:
            self._languages = view.languages
            self._draw_languages()
        self.language.show_value(view.language)


def _speech_text(speech: Speech) -> str:
    return speech.plain()
