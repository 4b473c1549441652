"""The qualification: verdict with its reasons, what is met, failed and open, the best product."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callassist.domain.answers import AnswerState, CriterionId
from callassist.domain.questions import Gate, ReasonGroup
from callassist.domain.rules import Truth
from callassist.domain.verdict import REFUSED_REASON, CriterionResult, FitState, ProductFit, Verdict, VerdictState
from callassist.engine.view import CallView
from callassist.ui.commands import DEPTHS, Command
from callassist.ui.kit.accessible import named
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.fact_row import Fact, FactRow
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.scroller import Scroller
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words

_COLORS = {Truth.MET: "good", Truth.FAILED: "bad", Truth.OPEN: "faint"}
_MOST = 40
_NEAR = 3
"""So many rows may go at once for those behind them to move up."""
_ROOMY = 480
"""From this height on (pixels) a met criterion says why it is met."""
_MET = 4
"""So many met criteria have a line each; more of them share one."""
_MISSING = 5
"""So many open criteria are worded with their cause; more nobody reads during a call (§5)."""


def settled(verdict: Verdict) -> tuple[int, int]:
    """How many of the criteria that count at this depth are decided, and how many there are."""
    counting = [one for one in verdict.results if one.gate is Gate.HARD and one.in_depth]
    return sum(one.truth is not Truth.OPEN for one in counting), len(counting)


def verdict_words(view: CallView) -> str:
    """The verdict in words with its depth; the refusal and an override are said with it."""
    verdict = view.verdict
    words = code_words.verdict_at(verdict.state.value, verdict.depth)
    if REFUSED_REASON in verdict.reasons:
        words = f"{words} ({code_words.cause('refused')})"
    return words


class VerdictLine(QWidget):
    """The verdict alone, for the header of narrow windows and the slim form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = PlainLabel("", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label)

    def show_view(self, view: CallView) -> None:
        """Draw the verdict of a snapshot."""
        state = view.verdict.state.value
        text = f"{code_words.VERDICT_SYMBOLS[state]} {verdict_words(view)}"
        if text != self.label.text():
            self.label.setText(text)
            named(self.label, "Verdict")
            self.label.setAccessibleDescription(verdict_words(view))
        role = f"verdict_{code_words.VERDICT_COLORS[state]}"
        if role != self.label.property("role"):
            # a role of the stylesheet: fonts and colours set on the label itself do not outlive its moving to another
            # column. Only a change of the verdict comes here, not every key.
            self.label.setProperty("role", role)
            style = self.label.style()
            style.unpolish(self.label)
            style.polish(self.label)


class QualificationCard(Card):
    """Draws verdict, criteria and products of a snapshot. One key hides all of it (a visitor, a shared screen)."""

    depth_chosen = Signal(object)
    hide_asked = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._keys = keys
        self._view: CallView | None = None
        self._rows: list[FactRow] = []
        self._facts: list[Fact] = []
        #: what is not asked yet, as it was drawn, in the languages of window and script
        self._unasked: dict[CriterionId, tuple[CriterionResult, Fact]] = {}
        self._discreet = False
        self._roomy = False

        # Widgets
        self.head = caption()
        self.depth_label = PlainLabel("", self, role="small")
        self.depth_choice = Segmented(look, self)
        named(self.depth_choice, "Depth")
        self.verdict = VerdictLine(self)
        #: the best product never scrolls away
        self.best = FactRow(look, self)
        self.count = PlainLabel("", self, role="muted")
        self.hidden = PlainLabel("", self, role="muted", wrap=True)
        self.hide_chip = KeyButton(look, Form.CHIP, self)
        self.show_chip = KeyButton(look, Form.CHIP, self)
        for chip in (self.hide_chip, self.show_chip):
            named(chip, "Hide the qualification")
        self.scroller = Scroller(self)
        inner = QWidget()
        inner.setObjectName("plain")

        # Assemble
        top = QHBoxLayout()
        top.addWidget(self.head)
        top.addStretch(1)
        top.addWidget(self.depth_label)
        top.addWidget(self.depth_choice)
        top.setContentsMargins(0, 0, 4, 0)  # as the list beneath it
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 4, 0)
        self._list.setSpacing(1)
        self._list.addWidget(self.hide_chip, 0, Qt.AlignmentFlag.AlignRight)  # it scrolls: what counts comes first
        self._list.addStretch(1)
        self.scroller.setWidget(inner)
        self.body.setContentsMargins(14, 12, 8, 8)
        self.body.setSpacing(5)
        self.body.addLayout(top)
        first = QHBoxLayout()
        first.addWidget(self.verdict)
        first.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        first.addStretch(1)
        self.body.addLayout(first)
        self.body.addWidget(self.best)
        self.body.addWidget(self.hidden)
        self.body.addWidget(self.show_chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.scroller, 1)
        self.body.addStretch()
        self.hidden.hide()
        self.show_chip.hide()
        self.best.hide()

        # Connect
        self.depth_choice.chosen.connect(self.depth_chosen)
        self.hide_chip.clicked.connect(self.hide_asked)
        self.show_chip.clicked.connect(self.hide_asked)

        self.retranslate()

    def set_discreet(self, *, on: bool) -> None:
        """Hide what a visitor should not read, or show it again."""
        self._discreet = on
        self.verdict.setVisible(not on)
        self.count.setVisible(not on)
        self.best.hide()  # drawing shows it again
        self.scroller.setVisible(not on)
        self.hidden.setVisible(on)
        self.show_chip.setVisible(on)
        if not on and self._view is not None:
            self._draw(self._view)
        self.retranslate()

    def show_view(self, view: CallView) -> None:
        """Draw a snapshot; unchanged rows are not touched."""
        before, self._view = self._view, view
        if before is not None and (before.verdict, before.products, before.language, before.next_best) == (
            view.verdict,
            view.products,
            view.language,
            view.next_best,
        ):
            return
        if before is None or (before.language, before.script) != (view.language, view.script):
            self._unasked.clear()
        self.depth_choice.show_value(view.verdict.depth)
        if not self._discreet:
            self._draw(view)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self._unasked.clear()
        self.head.setText(self.tr("QUALIFICATION"))
        key = self._keys.label(Command.DISCREET)
        self.hidden.setText(self.tr("Hidden."))
        self.depth_label.setText(self.tr("Depth"))
        self.hide_chip.show_content(key, self.tr("hide"))
        self.show_chip.show_content(key, self.tr("show"))
        self.depth_choice.set_choices(
            [
                (
                    depth,
                    str(depth),
                    f"Depth {depth}",
                    f"{code_words.depth_word(depth)} ({self._keys.label(DEPTHS[depth - 1])})",
                )
                for depth in (1, 2, 3)
            ]
        )
        if self._view is not None and not self._discreet:
            self._draw(self._view)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view is not None and not self._discreet and (self.height() >= _ROOMY) is not self._roomy:
            self._draw(self._view)

    def _draw(self, view: CallView) -> None:
        verdict = view.verdict
        self.verdict.show_view(view)
        done, all_of_them = settled(verdict)
        counts = all_of_them and verdict.state is VerdictState.OPEN  # otherwise the verdict says as much
        self.count.show_text(self.tr("{done} of {all} settled").format(done=done, all=all_of_them) if counts else "")
        self._facts = []
        self._roomy = self.height() >= _ROOMY
        # in the script's order, once over all of them: a script may have hundreds
        failed: list[CriterionResult] = []
        met: list[CriterionResult] = []
        moot: list[CriterionResult] = []
        ordered: list[CriterionResult] = []
        deeper: list[str] = []
        for one in verdict.results:
            if one.truth is Truth.FAILED:
                failed.append(one)
            elif one.state is AnswerState.MOOT:
                moot.append(one)  # what matters no longer comes last
            elif one.truth is Truth.OPEN and not one.in_depth:
                if len(deeper) < _MOST:
                    deeper.append(one.name.of(view.language))
            else:
                ordered.append(one)
                if one.truth is Truth.MET:
                    met.append(one)
        for group in ReasonGroup:
            ones = [one for one in failed if one.group is group]
            if ones:
                self._state("✗", code_words.reason_group(group.value), color="bad", bold=True)
                self._draw_criteria(ones, view)
        self._draw_remarks(view)
        if len(met) > _MET:
            ordered = [one for one in ordered if one.truth is not Truth.MET]
            names = [one.name.of(view.language) for one in met[:_MOST]]
            more = ["…"] if len(met) > _MOST else []
            self._draw_names(Truth.MET, self.tr("met: {names}"), self.tr("met"), [*names, *more], view)
        ordered += moot
        self._draw_criteria(ordered[:_MOST], view)
        if deeper:
            words = self.tr("not asked at this depth: {names}")
            self._draw_names(Truth.OPEN, words, self.tr("not asked at this depth"), deeper, view)
        if len(ordered) > _MOST:
            self._state("…", self.tr("%n more", "", len(ordered) - _MOST), color="muted", ink="muted")
        if verdict.points_max:
            points = self.tr("{points} of {most} points from {percent} % known").format(
                points=verdict.points, most=verdict.points_max, percent=verdict.known_percent
            )
            self._state("Σ", points, color="muted", ink="muted")
            if view.band is not None:  # in a line of its own: it is in the script's language
                self._state("•", view.band.label.of(view.language), color="accent")
        self._draw_products(view)
        self._show_facts()

    def _speaks(self, view: CallView) -> bool:
        """Whether window and script speak the same language: if not, no line holds words of both."""
        return self.tr("en", "code of this language") == view.language.base.value

    def _draw_names(self, truth: Truth, words: str, alone: str, names: list[str], view: CallView) -> None:
        """Many criteria in one line: `words` with their names, or `alone` with the names in a line of their own."""
        listed = ", ".join(names)
        same = self._speaks(view)
        self._state(
            code_words.TRUTH_SYMBOLS[truth.value],
            words.format(names=listed) if same else alone,
            detail="" if same else listed,
            color=_COLORS[truth],
            ink="muted",
        )

    def _draw_criteria(self, results: list[CriterionResult], view: CallView) -> None:
        open_left = _MISSING
        known, same = self._unasked, self._speaks(view)
        for one in results:
            if one.truth is Truth.OPEN and one.cause == "not_asked" and one.state is not AnswerState.MOOT:
                # most of a long script, and the same at every key; the ring says as much as a cause would, and the
                # line is worth more to what was asked
                drawn = known.get(one.id)
                if drawn is None or drawn[0] is not one:
                    words = _named(one, view, with_kind=same)
                    symbol = code_words.TRUTH_SYMBOLS[one.truth.value]
                    drawn = known[one.id] = (one, Fact(symbol, words, color=_COLORS[one.truth], ink="muted"))
                self._facts.append(drawn[1])
                continue
            detail, open_left = self._detail(one, view, open_left)
            words = _named(one, view, with_kind=same)
            if _is_moot(one):
                # counted as met by the engine, but nobody said so: no tick
                self._state("–", words, detail=detail, color="faint", ink="muted", short=not self._roomy)
                continue
            self._state(
                code_words.TRUTH_SYMBOLS[one.truth.value],
                words,
                detail=detail,
                color=_COLORS[one.truth],
                short=one.truth is Truth.MET and not self._roomy,  # the tick says as much; what is open needs the room
            )

    def _draw_remarks(self, view: CallView) -> None:
        verdict = view.verdict
        if verdict.state is VerdictState.PROSPECT:
            self._state("→", self.tr("can become a customer"), color="good", ink="muted")
        if verdict.not_before is not None:
            text = self.tr("not before {date}").format(date=code_words.day(verdict.not_before))
            self._state("◷", text, color="warn", bold=True)
        for flag in verdict.flags:
            color = "bad" if flag == "do_not_sell" else "warn"
            if flag == "override" and view.override:
                self._state("!", code_words.flag(flag), detail=view.override, color=color)
            else:
                self._state("!", code_words.flag(flag), color=color, bold=True)

    def _draw_products(self, view: CallView) -> None:
        few = len(view.products) < 2 and not any(one.close for one in view.products)
        # before the first answer the order of products is that of the file
        if few or not any(step.state is AnswerState.ANSWERED for step in view.path):
            self.best.hide()
            return
        for place, one in enumerate(view.products):
            self._draw_product(view, one, place)
        self.best.setVisible(not self._discreet)

    def _draw_product(self, view: CallView, one: ProductFit, place: int) -> None:
        color = {FitState.FITS: "good", FitState.POSSIBLE: "warn", FitState.EXCLUDED: "bad"}[one.state]
        symbol = {FitState.FITS: "✓", FitState.POSSIBLE: "◐", FitState.EXCLUDED: "✗"}[one.state]
        points = self.tr("%n point(s)", "", one.points)
        name, same = one.name.of(view.language), self._speaks(view)
        fit = code_words.fit(one.state.value)
        fit = f"{fit}, {points}" if one.points else fit
        words = f"{name} – {fit}" if same else name
        detail = "; ".join(reason.of(view.language) for reason in one.reasons[:3]) if place < 2 else ""
        if one.close and view.next_best_name:
            hint = self.tr("close – ask: {question}").format(question=f"{'' if same else chr(10)}{view.next_best_name}")
            detail = f"{detail}{'; ' if same else chr(10)}{hint}" if detail else hint
        if not same and place:
            detail = f"{fit}\n{detail}" if detail else fit
        if place == 0:
            self.best.show_fact(Fact(symbol, words, "" if same else fit, color, bold=True))
            if not detail:
                return  # it stands under the verdict already; here are its reasons
            words = one.name.of(view.language)
        self._state(symbol, words, detail=detail, color=color, bold=place == 0)

    def _detail(self, one: CriterionResult, view: CallView, open_left: int) -> tuple[str, int]:
        reason = one.reason.of(view.language)
        if _is_moot(one):
            return code_words.state(AnswerState.MOOT.value), open_left
        if one.truth is Truth.OPEN:
            if open_left <= 0:
                return "", 0
            cause = code_words.cause(one.cause)
            more = reason and reason.casefold() != cause.casefold()
            return (f"{cause}{' – ' if self._speaks(view) else chr(10)}{reason}" if more else cause), open_left - 1
        return reason, open_left

    def _state(
        self,
        symbol: str,
        words: str,
        *,
        detail: str = "",
        color: str = "text",
        ink: str = "text",
        bold: bool = False,
        short: bool = False,
    ) -> None:
        """One more fact beneath the others."""
        self._facts.append(Fact(symbol, words, detail, color, ink, bold, short))

    def _show_facts(self) -> None:
        """A row for each fact. Where some went, the rows behind them move up as they are: that is cheap."""
        for place, fact in enumerate(self._facts):
            if place == len(self._rows):
                self._rows.append(FactRow(self._look))
                self._list.insertWidget(place, self._rows[place])
            if fact != self._rows[place].fact:
                self._move_up(place, fact)
            row = self._rows[place]
            row.show_fact(fact)
            if row.isHidden():
                row.show()
        for row in self._rows[len(self._facts) :]:
            if not row.isHidden():
                row.hide()

    def _move_up(self, place: int, fact: Fact) -> None:
        """Brings the row that shows `fact` to this place, if it lies close behind it."""
        near = self._rows[place + 1 : place + 1 + _NEAR]
        gone = next((count for count, row in enumerate(near, 1) if row.fact == fact), 0)
        for row in self._rows[place : place + gone]:
            self._list.removeWidget(row)
            self._list.insertWidget(len(self._rows) - 1, row)
            row.raise_()  # it is read out in the order of the children
            self._rows.remove(row)
            self._rows.append(row)


def _is_moot(one: CriterionResult) -> bool:
    return one.state is AnswerState.MOOT and one.truth is not Truth.FAILED


def _named(one: CriterionResult, view: CallView, *, with_kind: bool) -> str:
    """Kind and name; once where both are the same word, be it in the window's or in the script's language."""
    if not with_kind:
        return one.name.of(view.language)
    kind, name = code_words.criterion_kind(one.kind.value), one.name.of(view.language)
    same = name.casefold() in (kind.casefold(), *_SAME.get(one.kind.value, ()))
    return name[:1].upper() + name[1:] if same else f"{kind}: {name}"


_SAME = {
    "authority": ("entscheidung", "entscheider", "decision", "authority"),
    "interest": ("interesse", "interest"),
    "budget": ("budget",),
    "timing": ("zeitpunkt", "timing"),
    "obstacle": ("hindernis", "obstacle"),
}
"""The kinds as scripts call them: the window may speak another language than the script."""
