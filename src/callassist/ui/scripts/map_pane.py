"""The map beside the card: laid out away from the window's thread, kept at what is marked, and what its marks mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callassist.domain.text import Language
from callassist.services.scripts.script_map import ENDS, OBJECTIONS, Way, map_of, placed
from callassist.ui.bridge import Bridge
from callassist.ui.kit.keys import printed
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.scripts.map_places import MapPlaces
from callassist.ui.scripts.map_view import MapView
from callassist.ui.scripts.script_rehearsals import Tested
from callassist.ui.tasks import Tasks

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.services.scripts.outline import Item, OutlineLine

#: with more boxes than this a map opens with its stages closed, but for the one that is looked at
_MANY = 150

#: pixels at the usual size of letters: lower than that the marks are not explained
_LEGEND_FROM = 320


class MapPane(QWidget):
    """Emits `chosen(OutlineLine)`, `opened` for the card, and `reconnected(lines, target)`; `failed(error)`."""

    chosen = Signal(object)
    opened = Signal()
    reconnected = Signal(object, str)
    failed = Signal(object)

    def __init__(self, look: Look, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bridge = bridge
        self._tasks = Tasks()
        self._script: Script | None = None
        self._script_id = ""
        self._language = Language.EN
        self._line: OutlineLine | None = None
        #: the groups that are closed; None: not looked at yet
        self._closed: frozenset[str] | None = None
        self._outdated = False
        self._is_laying_out = False
        self.setObjectName("plain")

        # Widgets
        self.view = MapView(look, self)
        self.legend = PlainLabel("", self, role="small", wrap=True)
        self.setFocusProxy(self.view)

        # Assemble
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.view, 1)
        box.addWidget(self.legend)

        # Connect
        self.view.chosen.connect(self._chosen)
        self.view.opened.connect(self.opened)
        self.view.toggled.connect(self._toggle)
        self.view.pulled.connect(self._pulled)
        look.changed.connect(self._lay_out_anew)
        self.destroyed.connect(self._tasks.leave)
        self.retranslate()

    @property
    def is_late(self) -> bool:
        """Whether what is shown is not yet what it is to be."""
        return self._outdated or self._is_laying_out

    def show_script(self, script_id: str, script: Script | None, language: Language) -> None:
        """Draw this script, as soon as the map is seen."""
        if script_id != self._script_id:
            self._script_id, self._closed, self.view.places = script_id, None, None
        self._script, self._language = script, language
        self._lay_out_anew()

    def show_counts(
        self, findings: Mapping[Item, int], waiting: Mapping[str, int], tests: Mapping[str, Tested]
    ) -> None:
        """Problems in each item of the file, words no answer fits at each step, and how tests come out there."""
        self.view.rows.show_counts(findings, waiting, tests)
        self.view.show_counts()

    def show_line(self, line: OutlineLine | None) -> None:
        """Mark what stands for a line of the outline; its stage opens if it is closed."""
        self._line = line
        if line is None or self.view.places is None or self.is_late:
            return
        if not self.view.show_line(line):
            box = self.view.places.placed.graph.boxes.get(line.id)
            if box is not None and self._closed is not None and box.group in self._closed:
                self._closed -= {box.group}
                self._lay_out_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # where there is little room the map has it
        self.legend.setVisible(self.height() >= self._look.px(_LEGEND_FROM))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        marks = self.tr(
            "✓ fits · ✗ rules out · ■ ends the call · ↻ can come back · ⊣ no end ahead · ∅ nothing leads here"
        )
        keys = self.tr(
            "{right} along the way · {down} next way · {page} next step · {space} closes a stage · {enter} card · "
            "{larger} {smaller} {usual} zoom"
        ).format(
            right="→",
            down="↓",
            page=printed("PgDown"),
            space=printed("Space"),
            enter=printed("Return"),
            larger=printed("Ctrl++"),
            smaller=printed("Ctrl+-"),
            usual=printed("Ctrl+0"),
        )
        self.legend.setText(f"{marks}\n{keys}")

    # -- within ----------------------------------------------------------------------------------------------------

    def _lay_out_anew(self) -> None:
        self._outdated = True
        self._lay_out()

    def _lay_out(self) -> None:
        """Work out where everything stands; what was changed meanwhile is worked out afterwards."""
        script = self._script
        if script is None or not self._outdated or self._is_laying_out or not self.isVisible():
            return
        self._outdated, self._is_laying_out = False, True
        closed, unit, line = self._closed, self._look.px(1000) / 1000, self._line

        def work() -> MapPlaces:
            graph = map_of(script)
            wanted = closed
            if wanted is None:
                own = graph.boxes[line.id].group if line is not None and line.id in graph.boxes else ""
                many = len(graph.boxes) > _MANY
                wanted = frozenset(graph.groups if many else {OBJECTIONS, ENDS}) - {own}
            return MapPlaces(placed(graph, wanted & graph.groups.keys()), unit)

        def arrived(places: MapPlaces) -> None:
            self._is_laying_out = False
            if script is self._script:
                if self._closed is None:
                    self._closed = places.placed.closed
                self.view.show_map(script, places, self._language, self._line)
            self._lay_out()

        def missed(error: BaseException) -> None:
            self._is_laying_out = False
            self.failed.emit(error)

        self._bridge.watch(self._tasks.run(work), arrived, missed)

    def _chosen(self, line: OutlineLine) -> None:
        self._line = line
        self.chosen.emit(line)

    def _toggle(self, group: str) -> None:
        if self._closed is not None:
            self._closed ^= {group}
            self._lay_out_anew()

    def _pulled(self, way: Way, target: str, was_marked: bool) -> None:
        """A way leads elsewhere: the answer that was marked on it, else all that lead this way."""
        places = self.view.places
        if places is None:
            return
        lines = [line for one in places.stands_for(way) for line in one.lines]
        marked = [line for line in lines if self._line is not None and line.place == self._line.place]
        self.reconnected.emit(tuple(marked if was_marked and marked else lines), target)
