"""How the call is held that starts next: its stage, the language it is spoken in, and how much is asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from callassist.domain.text import WINDOW_LANGUAGES, Language
from callassist.ui.commands import Command
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import ElidedLabel, PlainLabel
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words
from callassist.ui.words.languages import language_name

#: what the choices are found by, whatever they are called
_NAMES = {Language.DE: "German", Language.EN: "English"}


class CallOptions(QWidget):
    """Three rows of choices, each with its key. Emits `chosen` when the rep chooses something."""

    chosen = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._default_language: Language | None = None
        self._languages: tuple[Language, ...] = WINDOW_LANGUAGES
        self._stages: Sequence[str] = ()
        self.setObjectName("plain")

        # Widgets
        self.stage = Segmented(look, self)
        self.language = Segmented(look, self)
        self.depth_choice = Segmented(look, self)
        self._labels = [PlainLabel("", self, role="muted") for _ in range(3)]
        self._hints = [ElidedLabel("", self, role="small") for _ in range(3)]

        # Assemble
        rows = self._rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(8)
        rows.setColumnStretch(2, 1)
        for row, (label, choices, hint) in enumerate(zip(self._labels, self._choices, self._hints, strict=True)):
            rows.addWidget(label, row, 0)
            rows.addWidget(choices, row, 1, Qt.AlignmentFlag.AlignLeft)
            # shortened where it is narrow; it takes what room there is
            hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            rows.addWidget(hint, row, 2)

        # Connect
        for choices in self._choices:
            choices.chosen.connect(self._chosen)

    def _chosen(self, _value: object) -> None:
        self.chosen.emit()

    @property
    def _choices(self) -> tuple[Segmented, Segmented, Segmented]:
        return self.stage, self.language, self.depth_choice

    def chosen_stage(self) -> str:
        """Its id; "" where the script has none."""
        return str(self.stage.value() or (self._stages[0] if self._stages else ""))

    def chosen_language(self) -> Language:
        """The language the script is spoken in."""
        chosen = Language(str(self.language.value() or self._default_language or Language.DE))
        return chosen if chosen in self._languages else self._languages[0]

    def chosen_depth(self) -> int | None:
        """1–3; None: as settings or script say."""
        depth = self.depth_choice.value()
        return int(str(depth)) if depth else None

    def set_default_language(self, language: Language) -> None:
        """The language scripts are spoken in, by the settings: it is chosen when it becomes another."""
        if self._default_language is not language:
            self._default_language = language
            self.language.show_value(language if language in self._languages else self._languages[0])

    def show_languages(self, languages: Sequence[Language]) -> None:
        """What the chosen script is spoken in; the language that was chosen stays so where it has it."""
        if tuple(languages) == self._languages:
            return
        self._languages = tuple(languages)
        self._draw_languages()
        wanted = self._default_language if self._default_language in self._languages else None
        self.language.show_value(wanted or self._languages[0])

    def _draw_languages(self) -> None:
        spoken = self.tr("Language the script is spoken in")
        self.language.set_choices(
            [(one, language_name(one), f"Script language {_NAMES.get(one, one)}", spoken) for one in self._languages]
        )

    def show_stages(self, stages: Sequence[str]) -> None:
        """The stages of the chosen script, by their ids; the one that was chosen stays so where it has it."""
        self._stages = stages
        before = self.stage.value()
        # the stage's title is in the script, which is not read before it is used; its id is a word already
        self.stage.set_choices([(str(one), code_words.stage(one), f"Stage {one}", "") for one in stages])
        self.stage.show_value(str(before if before in stages else (stages[0] if stages else "")))

    def next_stage(self) -> None:
        """Choose the next stage, after the last one the first."""
        stages = [str(one) for one in self._stages]
        if stages:
            at = stages.index(str(self.stage.value())) if str(self.stage.value()) in stages else -1
            self.stage.show_value(stages[(at + 1) % len(stages)])

    def other_language(self) -> None:
        """Choose the next language, after the last one the first."""
        place = self._languages.index(self.chosen_language())
        self.language.show_value(self._languages[(place + 1) % len(self._languages)])

    def buttons(self) -> list[QPushButton]:
        """What Tab goes through, in order."""
        return [button for choices in self._choices for button in choices.findChildren(QPushButton)]

    def label_width(self) -> int:
        """The least width the names of the rows need, in pixels."""
        return max(label.sizeHint().width() for label in self._labels)

    def set_label_width(self, width: int) -> None:
        """The width of their column, in pixels."""
        self._rows.setColumnMinimumWidth(0, width)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        for label, text in zip(self._labels, (self.tr("Stage"), self.tr("Language"), self.tr("Depth")), strict=True):
            label.setText(text)
        first, last = self._keys.label(Command.DEPTH_1), self._keys.label(Command.DEPTH_3)
        same = first.rpartition("+")[0] == last.rpartition("+")[0]
        depths = f"{first} … {last.rpartition('+')[2] if same else last}"
        keys = (self._keys.label(Command.STAGE), self._keys.label(Command.LANGUAGE), depths)
        for hint, key in zip(self._hints, keys, strict=True):
            hint.show_text(key)
        self._draw_languages()
        self.depth_choice.set_choices(
            [(0, self.tr("as set"), "Depth as set", self.tr("As the settings or the script say"))]
            + [(depth, str(depth), f"Depth {depth}", code_words.depth_word(depth)) for depth in (1, 2, 3)]
        )
        if self.depth_choice.value() is None:
            self.depth_choice.show_value(0)
