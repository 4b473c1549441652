"""The field a script that was written elsewhere is put into: as a text, or as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl, Signal

from callassist.ui.kit.fields import NoteField

#: files whose path may be pasted
_ENDINGS = (".txt", ".md", ".markdown", ".text", ".docx", ".csv", ".tsv", ".xlsx", ".json")


class SourceField(NoteField):
    """What is read; a file that is dropped on it or pasted is no text."""

    file_given = Signal(object)

    def insertFromMimeData(self, source: QMimeData) -> None:
        path = file_in(source)
        if path is not None:
            self.file_given.emit(path)
        else:
            super().insertFromMimeData(source)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or super().canInsertFromMimeData(source)


def file_in(data: QMimeData) -> Path | None:
    """The one file that was copied or is dropped, as such or by its path; None where it is text."""
    urls = data.urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    text = data.text().strip().strip('"')
    if "\n" in text or not text.lower().endswith(_ENDINGS):
        return None
    url = QUrl(text)
    path = Path(url.toLocalFile() if url.isLocalFile() else text).expanduser()
    return path if path.is_absolute() else None
