"""The readable export says what the window says: its words stand apart, as it is written where no window is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import QTranslator

from callassist import paths
from callassist.domain.outcome import OUTCOMES
from callassist.domain.text import WINDOW_LANGUAGES, Language, Text
from callassist.formats.export import readable_words
from callassist.ui.words import code_words

_TABLES: list[tuple[Mapping[str, Text], Callable[[str], str]]] = [
    (readable_words.OUTCOMES, code_words.outcome),
    (readable_words.VERDICTS, code_words.verdict),
    (readable_words.STATES, code_words.state),
    (readable_words.FOLLOW_UPS, code_words.follow_up),
    (readable_words.FITS, code_words.fit),
    (readable_words.SOURCES, code_words.source),
    (readable_words.STAGES, code_words.stage),
    (readable_words.DEPTHS, lambda code: code_words.depth_word(int(code))),
    ({"": readable_words.INTERRUPTED}, lambda _: code_words.interrupted()),
]


@pytest.mark.parametrize("language", WINDOW_LANGUAGES)
def test_the_words_of_the_export_are_those_of_the_window(qapp, language: Language) -> None:
    translator = QTranslator()
    assert translator.load(f"callassist_{language.value}", str(paths.resource("translations")))
    qapp.installTranslator(translator)
    try:
        wrong = {
            (code, text.of(language), word(code))
            for table, word in _TABLES
            for code, text in table.items()
            if text.of(language) != word(code)
        }
    finally:
        qapp.removeTranslator(translator)
    assert wrong == set()


def test_every_outcome_and_every_text_has_its_words_in_both_languages() -> None:
    assert set(readable_words.OUTCOMES) == set(OUTCOMES)
    texts = [one for one in vars(readable_words).values() if isinstance(one, Text)]
    tables = [one for one in vars(readable_words).values() if isinstance(one, Mapping)]
    texts += [text for table in tables for text in table.values() if isinstance(text, Text)]
    assert len(texts) > 100
    assert all(text.de and text.en for text in texts)
