"""Every line of the outline as something that can be found by its words or its id."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from callassist.domain.text import Language
from callassist.services.scripts.draft_reading import DraftReading
from callassist.services.scripts.outline import LineKind
from callassist.ui.kit.match import Found
from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.words import script_words

_SORTS = {
    LineKind.STAGE: QT_TRANSLATE_NOOP("Scripts", "Stage"),
    LineKind.STEP: QT_TRANSLATE_NOOP("Scripts", "Step"),
    LineKind.ANSWER: QT_TRANSLATE_NOOP("Scripts", "Answer"),
    LineKind.OBJECTION: QT_TRANSLATE_NOOP("Scripts", "Objection"),
    LineKind.REPLY: QT_TRANSLATE_NOOP("Scripts", "Reply"),
    LineKind.RULE: QT_TRANSLATE_NOOP("Scripts", "Rule"),
    LineKind.PRODUCT: QT_TRANSLATE_NOOP("Scripts", "Product"),
    LineKind.PLACEHOLDER: QT_TRANSLATE_NOOP("Scripts", "Placeholder"),
    LineKind.TEXT: QT_TRANSLATE_NOOP("Scripts", "Text"),
}


def lines_found(reading: DraftReading | None, language: Language) -> Sequence[Found]:
    """All that Ctrl+K offers; the id of each is its row in the outline."""
    if reading is None or reading.script is None:
        return ()
    script = reading.script
    return [
        Found(
            "line",
            str(row),
            script_words.line(script, line, language),
            QCoreApplication.translate("Scripts", _SORTS[line.kind]),
            searched=" ".join((*(words for _, words in line.text.words), str(line.id), line.part)),
        )
        for row, line in enumerate(reading.lines)
        if line.kind in _SORTS
    ]
