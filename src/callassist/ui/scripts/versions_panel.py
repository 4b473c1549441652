"""Every text a script has been: who published it, when and why, what it changed, and the way back to it.

Texts that calls were made with are there as well, also where nobody published them here: read-only, as the log keeps
them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from callassist.domain.text import Language
from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import named
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import digit_of, printed
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.kit.two_lines import Lines, ThingsModel, TwoLinesView
from callassist.ui.scripts.draft_work import DraftWork
from callassist.ui.scripts.panel_stack import ScriptPanel
from callassist.ui.scripts.text_diff import TextDiff
from callassist.ui.words import code_words, script_problems

if TYPE_CHECKING:
    from callassist.formats.script.writing.script_text import ScriptText
    from callassist.services.calls.call_log import CallLog
    from callassist.services.scripts.desk import ScriptDesk
    from callassist.services.scripts.differences import Difference
    from callassist.services.scripts.draft import Draft
    from callassist.services.scripts.versions import ScriptVersion
    from callassist.storage.calls.pinned_scripts import PinUse

#: sentences beside the diff, which has all of it
_MOST = 30
#: pixels at the usual size of letters: list and text stand side by side from here on
_WIDE = 900
_LEAST_HEIGHT = 240
#: what the text calls use is remembered by, where it lies in no version
_IN_USE = "in use"


class Looking(Enum):
    """What is shown of a version; its value is its digit."""

    CHANGED = 2
    AGAINST_DRAFT = 3
    WHOLE = 4


class Kept(NamedTuple):
    """One text: a version that lies here, the one calls use, or one that calls alone know."""

    version: ScriptVersion | None = None
    pin: PinUse | None = None
    in_use: bool = False

    @property
    def key(self) -> str:
        """What its text is remembered by."""
        if self.version is not None:
            return self.version.id
        return self.pin.sha256 if self.pin is not None else _IN_USE

    @property
    def number(self) -> int:
        """Which version it says it is."""
        if self.version is not None:
            return self.version.number
        return self.pin.version if self.pin is not None else 0


class VersionsPanel(ScriptPanel):
    """Emits `brought_back(number)`, `failed(error)` and `closed`."""

    brought_back = Signal(int)

    def __init__(self, look: Look, work: DraftWork, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._work = work
        self._bridge = bridge
        self._desk: ScriptDesk | None = None
        self._log: CallLog | None = None
        self._script_id = ""
        self._language = Language.EN
        self._found: list[Kept] | None = None
        self._texts: dict[str, ScriptText] = {}
        self._looking = Looking.CHANGED
        #: what is shown now: an answer to another question comes too late
        self._question = 0
        self.setObjectName("plain")

        # Widgets
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.model = ThingsModel[Kept](self)
        self.view = TwoLinesView(look, self.model, self)
        named(self.view, "Versions of the script")
        self.sentences = PlainLabel("", self, role="muted", wrap=True)
        self.text = TextDiff(look, "Text of the version", self)
        self.deeds = FlowStrip(self)
        self.back = KeyButton(look, Form.CHIP, self.deeds)
        self.deeds.add(self.back)
        self.ways = {looking: KeyButton(look, Form.CHIP, self.deeds) for looking in Looking}
        for looking, chip in self.ways.items():
            self.deeds.add(chip)
            chip.clicked.connect(lambda _=False, looking=looking: self._look_at(looking))
        self.hint = PlainLabel("", self, role="small", wrap=True)

        # Assemble
        told = QVBoxLayout()
        told.setSpacing(6)
        told.addWidget(self.sentences)
        told.addWidget(self.text, 1)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(12)
        self._beside.addWidget(self.view, 2)
        self._beside.addLayout(told, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addLayout(self._beside, 1)
        box.addWidget(self.deeds)
        box.addWidget(self.hint)

        # Connect
        self.back.clicked.connect(self._bring_back)
        self.view.selectionModel().currentChanged.connect(self._show_chosen)
        work.read.connect(self._draft_changed)
        look.changed.connect(self._size)

        self.hide()
        self._size()
        self.retranslate()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_services(self, desk: ScriptDesk, log: CallLog) -> None:
        """Where versions lie, and what calls were made with."""
        self._desk, self._log = desk, log

    def show_script(self, script_id: str, language: Language) -> None:
        """Another script is written, or its words are told in another language."""
        other = script_id != self._script_id
        self._script_id, self._language = script_id, language
        if other:
            self._found, self._texts = None, {}
            if not self.isHidden():
                self.look_again()

    def open_panel(self) -> None:
        """Show it, and have its keys heard."""
        self.show()
        self.look_again()
        self.view.setFocus()

    def look_again(self) -> None:
        """Something was published, or a call made."""
        if self._desk is None or self._log is None or not self._script_id or self.isHidden():
            return
        wanted, desk, log = self._script_id, self._desk, self._log

        def found(versions: tuple[ScriptVersion, ...]) -> None:
            self._bridge.watch(log.script_pins(wanted), lambda pins: counted(versions, pins), self.failed.emit)

        def counted(versions: tuple[ScriptVersion, ...], pins: tuple[PinUse, ...]) -> None:
            def used(text: ScriptText) -> None:
                self._texts[_IN_USE] = text
                joined(text)

            def joined(text: ScriptText | None) -> None:
                if wanted == self._script_id:
                    self._found = _joined(versions, pins, text)
                    self._draw()

            # a script that is new has none that calls use
            self._bridge.watch(desk.used_text(wanted), used, lambda _: joined(None))

        self._bridge.watch(desk.versions(wanted), found, self.failed.emit)

    def _draw(self) -> None:
        row = max(self.view.currentIndex().row(), 0)
        found = self._found or []
        self.model.show_rows([(one, self._lines(one)) for one in found])
        if found:
            self.view.choose(min(row, len(found) - 1))
        self.title.setText(self._words_of_title())
        self._show_chosen()

    def _words_of_title(self) -> str:
        if self._found is None:
            return self.tr("Looking for versions …")
        published = sum(one.version is not None for one in self._found)
        if not published:
            return self.tr("Nothing was published here yet: calls use the text the script came with.")
        return self.tr("%n version(s), the newest first", "", published)

    def _lines(self, one: Kept) -> Lines:
        told: list[str] = []
        if one.version is not None:
            if one.version.at is not None:
                told.append(_moment(one.version.at))
            told.append(one.version.who or self.tr("was there before"))
            if one.version.why:
                told.append(one.version.why)
        elif one.pin is not None:
            told.append(self.tr("as calls know it"))
        if one.pin is not None and one.pin.calls:
            day = code_words.long_day_of_iso(one.pin.newest_local[:10])
            told.append(self.tr("%n call(s), the last on {day}", "", one.pin.calls).format(day=day))
        return Lines(self._name(one), self.tr("calls use it") if one.in_use else "", "good", " · ".join(told))

    def _name(self, one: Kept) -> str:
        number = one.number
        return self.tr("Version {number}").format(number=number) if number else self.tr("The text calls use")

    def chosen(self) -> Kept | None:
        """What is marked."""
        return self.model.thing_at(self.view.currentIndex().row())

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.back.show_content("1", self.tr("bring it back as a draft"))
        self._draw_ways()
        self.hint.setText(
            self.tr("{tab} goes to the text · {escape} closes · what is brought back is undone with one key").format(
                tab=printed("Tab"), escape=printed("Esc")
            )
        )
        self._draw()

    def _draw_ways(self) -> None:
        words = {
            Looking.CHANGED: self.tr("what it changed"),
            Looking.AGAINST_DRAFT: self.tr("what the draft changed since"),
            Looking.WHOLE: self.tr("the whole text"),
        }
        for looking, chip in self.ways.items():
            marked = looking is self._looking
            chip.show_content(str(looking.value), words[looking], marked=marked, tone="accent" if marked else "text")

    def _size(self) -> None:
        self.setMinimumHeight(self._look.px(_LEAST_HEIGHT))
        wide = self.width() >= self._look.px(_WIDE)
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()

    # -- one version -----------------------------------------------------------------------------------------------

    def _draft_changed(self) -> None:
        if not self.isHidden() and self._looking is Looking.AGAINST_DRAFT:
            self._show_chosen()

    def _look_at(self, looking: Looking) -> None:
        self._looking = looking
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Fetch what the question needs, compare it away from the window, and show it if it is still asked."""
        one = self.chosen()
        self.deeds.setVisible(one is not None)
        self._draw_ways()
        self._question += 1
        asked = self._question
        draft, desk = self._work.draft, self._desk
        if one is None or desk is None or self.isHidden():
            self.sentences.setText("")
            self.text.show_text("", is_diff=False)
            return

        def show(text: ScriptText) -> None:
            if asked != self._question:
                return
            match self._looking:
                case Looking.WHOLE:
                    self.sentences.setText(self.tr("The text as it was, to be read:"))
                    self.text.show_text(text.text, is_diff=False)
                case Looking.AGAINST_DRAFT:
                    compare(text, draft.script if draft is not None else text, (self._name(one), self.tr("Draft")))
                case Looking.CHANGED:
                    former = self._former(one)
                    if former is None:
                        self.sentences.setText(self.tr("There is none before it. Its text:"))
                        self.text.show_text(text.text, is_diff=False)
                    else:
                        names = self._name(former), self._name(one)
                        self._fetch(former, lambda before: compare(before, text, names))

        def compare(before: ScriptText, text: ScriptText, names: tuple[str, str]) -> None:
            if asked == self._question:
                found = desk.compare_texts(before, text, self._language.value, names=names)
                self._bridge.watch(found, told, self.failed.emit)

        def told(found: Difference) -> None:
            if asked == self._question:
                self._tell(found)

        self._fetch(one, show)

    def _tell(self, found: Difference) -> None:
        lines = [f"• {script_problems.sentence(one)}" for one in found.sentences[:_MOST]]
        if len(found.sentences) > _MOST:
            lines.append(self.tr("… and %n more", "", len(found.sentences) - _MOST))
        if not found.diff:
            lines = [self.tr("No difference.")]
        self.sentences.setText("\n".join(lines))
        self.text.show_text(found.diff, is_diff=True)

    def _former(self, one: Kept) -> Kept | None:
        """The version before it."""
        older = [other for other in self._found or () if other.version is not None and other.number < one.number]
        return max(older, key=lambda other: other.number, default=None)

    def _fetch(self, one: Kept, then: Callable[[ScriptText], None]) -> None:
        known = self._texts.get(one.key)
        if known is not None:
            then(known)
            return

        def arrived(text: ScriptText) -> None:
            self._texts[one.key] = text
            then(text)

        assert self._desk is not None
        assert self._log is not None
        desk = self._desk
        if one.version is not None:
            self._bridge.watch(desk.version_text(self._script_id, one.version.id), arrived, self.failed.emit)
        elif one.pin is not None:
            self._bridge.watch(
                self._log.script_source(one.pin.sha256),
                lambda source: self._bridge.watch(desk.pinned_text(source), arrived, self.failed.emit),
                self.failed.emit,
            )

    # -- what is done ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        if event.isAutoRepeat():
            event.accept()
        elif digit == 1:
            self._bring_back()
        elif digit in {one.value for one in Looking}:
            self._look_at(Looking(digit))
        elif event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            event.ignore()

    def _bring_back(self) -> None:
        """Its text becomes the draft's."""
        one = self.chosen()
        if one is not None:
            self._fetch(one, lambda text: self._take(one, text))

    def _take(self, one: Kept, text: ScriptText) -> None:
        draft = self._work.draft
        if draft is None or self._desk is None:
            return
        taken = self._desk.take_text(cast("Draft", draft), text)
        self._bridge.watch(taken, lambda _: self.brought_back.emit(one.number), self.failed.emit)


def _joined(versions: tuple[ScriptVersion, ...], pins: tuple[PinUse, ...], used: ScriptText | None) -> list[Kept]:
    """What calls use, if it lies in no version; the versions with their calls; then what calls alone know."""
    from callassist.services.scripts.draft import sha256

    digest = sha256(used.data) if used is not None else ""
    by_hash = {one.sha256: one for one in pins}
    found = [Kept(one, by_hash.pop(one.pinned, None), one.sha256 == digest) for one in versions]
    if used is not None and not any(one.in_use for one in found):
        found.insert(0, Kept(in_use=True))
    return [*found, *(Kept(pin=one) for one in by_hash.values() if one.readable)]


def _moment(at: datetime) -> str:
    """A day and a time of day, by this computer's clock."""
    here = at.astimezone()
    return f"{code_words.long_day_of_iso(here.date().isoformat())}, {here:%H:%M}"
