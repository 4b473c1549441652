"""The window's language: loaded, switched without a restart, and told to everything that shows words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from callassist.domain.text import Language
from callassist.ui.marking import QT_TRANSLATE_NOOP

_NAMES = {
    Language.DE: QT_TRANSLATE_NOOP("Languages", "German"),
    Language.EN: QT_TRANSLATE_NOOP("Languages", "English"),
}


def window_language(setting: str) -> Language:
    """The language a setting means; `system` is German where the system is, English everywhere else."""
    if setting in ("de", "en"):
        return Language(setting)
    return Language.DE if QLocale.system().language() == QLocale.Language.German else Language.EN


def script_language(setting: str, window: Language) -> Language:
    """The language new calls are spoken in; `same` follows the window's."""
    return Language(setting) if setting in ("de", "en") else window


def language_name(language: Language) -> str:
    """What a language is called, in the window's words where it has some, else in its own: `magyar`."""
    if language in _NAMES:
        return QCoreApplication.translate("Languages", _NAMES[language])
    return QLocale(language.value).nativeLanguageName() or language.value


class Translations:
    """Holds the translators that are installed; Qt itself is told to repaint everything by installing them."""

    def __init__(self, app: QApplication, folder: Path | None) -> None:
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []
        self.language: Language | None = None

    def clear(self) -> None:
        """Take the translators away: the application may outlive this window."""
        former, self._installed = self._installed, []
        for translator in former:
            self._app.removeTranslator(translator)

    def use(self, language: Language) -> None:
        """Switch to `language`."""
        if language is self.language:
            return
        self.language = language
        QLocale.setDefault(QLocale(QLocale.Language.German if language is Language.DE else QLocale.Language.English))
        self.clear()
        wanted: list[tuple[str, str]] = []
        if language is Language.DE:  # English is built in
            from PySide6.QtCore import QLibraryInfo

            wanted.append(("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
        if self._folder is not None:
            wanted.append((f"callassist_{language.value}", str(self._folder)))
        for name, folder in wanted:
            translator = QTranslator(self._app)
            if translator.load(name, folder):
                self._app.installTranslator(translator)
                self._installed.append(translator)
