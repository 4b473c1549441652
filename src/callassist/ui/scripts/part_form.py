"""The fields of a card, group by group, changed where they stand. Widgets are used again from one card to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from callassist.domain.text import Language
from callassist.services.scripts.cards.card_content import CardDeed, CardField, CardGroup, FormKind
from callassist.ui.kit.accessible import identified
from callassist.ui.kit.button import Push
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.scripts.field_views import CardFieldView, WordsView, view_of
from callassist.ui.scripts.target_lists import TargetList, TargetLists
from callassist.ui.words import card_words

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.formats.script.writing.edits import ScriptEdit
    from callassist.services.scripts.authoring import ScriptData


class _GroupHead(QWidget):
    """What is over a group: its title, and its buttons."""

    def __init__(self, parent: QWidget, pressed: Callable[[CardDeed], None]) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._pressed = pressed
        self.title = PlainLabel("", self, role="caption")
        self.strip = FlowStrip(self, spacing=10)
        self.buttons: list[Push] = []
        self._deeds: Sequence[CardDeed] = ()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.title)
        box.addWidget(self.strip, 1)

    def stops(self) -> list[QWidget]:
        """Where Tab comes to, in order."""
        return [one for one in self.buttons if not one.isHidden()]

    def show_head(self, title: str, deeds: Sequence[CardDeed], said: str) -> None:
        """Show these; `said` tells the buttons apart from those of other groups."""
        self._deeds = deeds
        self.title.show_text(title)
        while len(self.buttons) < len(deeds):
            place = len(self.buttons)
            button = Push("", self)
            button.setProperty("role", "link")
            button.clicked.connect(lambda _=False, place=place: self._pressed(self._deeds[place]))
            self.strip.add(button)
            self.buttons.append(button)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(deeds))
            if place < len(deeds):
                words = card_words.deed(deeds[place].label, deeds[place].part)
                button.setText(words)
                identified(
                    button, f"{said} {deeds[place].label} {deeds[place].part}".strip(), f"{title} {words}".strip()
                )
        self.strip.setVisible(bool(deeds))
        self.strip.flow()


class PartForm(QWidget):
    """Emits `reworded(path, language, words)` for texts and `changed(change)` for all else.

    `change` takes the file as it stands and gives the edit, or none. `asked(CardDeed)`: its words are to be typed.
    """

    reworded = Signal(object, object, str)
    changed = Signal(object)
    asked = Signal(object)

    def __init__(
        self, look: Look, keys: KeyMap, targets: TargetLists, behind: QWidget, parent: QWidget | None = None
    ) -> None:
        """`behind` is what Tab leaves for the first field."""
        super().__init__(parent)
        self._behind = behind
        self._stops: list[QWidget] = []
        self.setObjectName("plain")
        self._look = look
        self._keys = keys
        self._targets = targets
        self._script: Script | None = None
        self._language = Language.EN
        self._views: dict[FormKind, list[CardFieldView]] = {}
        self._heads: list[_GroupHead] = []
        self._shown: list[QWidget] = []
        self.shown_fields: list[CardFieldView] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)

    def show_groups(self, groups: Sequence[CardGroup], script: Script, language: Language) -> None:
        """Show these fields in place of those before."""
        self._script, self._language = script, language
        focus = QApplication.focusWidget()
        views = self._assigned([field for group in groups for field in group.fields])
        shown: list[QWidget] = []
        self.shown_fields = []
        heads = 0
        place = 0
        for group in groups:
            title = card_words.title(group.title, group.part)
            if title or group.deeds:
                while len(self._heads) <= heads:
                    self._heads.append(_GroupHead(self, self._press))
                self._heads[heads].show_head(title, group.deeds, f"{group.title} {group.part}".strip())
                shown.append(self._heads[heads])
                heads += 1
            for field in group.fields:
                view = views[place]
                label = card_words.label(field.label, field.part)
                if isinstance(view, WordsView):
                    view.pair.speak(script.languages)
                view.show_field(field, f"{title}: {label}" if title else label, language)
                shown.append(view)
                self.shown_fields.append(view)
                place += 1
        self._lay_out(shown)
        self._order(shown)
        if focus is not None and focus is not QApplication.focusWidget() and focus.isVisibleTo(self):
            focus.setFocus()

    def view_at(self, path: tuple[str | int, ...]) -> CardFieldView | None:
        """The widget of the field at this way in the file."""
        return next((one for one in self.shown_fields if one.field is not None and one.field.path == path), None)

    def focus_first(self, language: Language, *, all_of_it: bool = False) -> bool:
        """Type the first text, or else go to the first field; whether there is one."""
        for view in self.shown_fields:
            if isinstance(view, WordsView):
                view.focus_words(language, all_of_it=all_of_it)
                return True
        stops = [one for view in self.shown_fields for one in view.stops()]
        if stops:
            stops[0].setFocus()
        return bool(stops)

    def keep(self) -> None:
        """What is being typed is an edit now."""
        for view in self.shown_fields:
            view.keep()

    def _assigned(self, fields: Sequence[CardField]) -> list[CardFieldView]:
        """A widget for each: the one it had before where it had one, so that what is typed there goes on."""
        free = {kind: [*views] for kind, views in self._views.items()}
        found: list[CardFieldView | None] = []
        for field in fields:
            own = next(
                (one for one in free.get(field.kind, ()) if one.field is not None and one.field.path == field.path),
                None,
            )
            if own is not None:
                free[field.kind].remove(own)
            found.append(own)
        views: list[CardFieldView] = []
        for field, own in zip(fields, found, strict=True):
            view = own
            if view is None:
                others = free.get(field.kind)
                view = others.pop(0) if others else self._made(field.kind)
            views.append(view)
        return views

    def _made(self, kind: FormKind) -> CardFieldView:
        view = view_of(kind, self._look, self._keys, self, self._change, self._reword, self._steps)
        self._views.setdefault(kind, []).append(view)
        return view

    def _lay_out(self, shown: list[QWidget]) -> None:
        if shown == self._shown:
            return
        for one in self._shown:
            self._box.removeWidget(one)
            if one not in shown:
                one.hide()
        for one in shown:
            self._box.addWidget(one)
            one.show()
        self._shown = shown

    def _order(self, shown: list[QWidget]) -> None:
        """Tab goes through the fields as they stand, whenever they were made."""
        stops: list[QWidget] = []
        for one in shown:
            stops += one.stops() if isinstance(one, CardFieldView | _GroupHead) else []
        if stops == self._stops:
            return
        self._stops = stops
        for before, one in pairwise([self._behind, *stops]):
            QWidget.setTabOrder(before, one)

    def _steps(self, optional: bool) -> TargetList:
        assert self._script is not None
        return self._targets.of(self._script, self._language, back=False, steps_only=True, none=optional)

    # -- what is wanted --------------------------------------------------------------------------------------------

    def _change(self, field: CardField, value: object) -> None:
        change = field.change
        if change is None:
            return

        def made(source: ScriptData) -> ScriptEdit | None:
            return change(source, value)  # type: ignore[arg-type]

        self.changed.emit(made)

    def _reword(self, field: CardField, language: Language, words: str) -> None:
        self.reworded.emit(field.path, language, words)

    def _press(self, deed: CardDeed) -> None:
        if deed.asks is not None:
            self.asked.emit(deed)
        elif deed.does is not None:
            self.changed.emit(deed.does)
