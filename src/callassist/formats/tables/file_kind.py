"""What a file is, by its first bytes; what is no list is refused before anything else looks at it."""

from __future__ import annotations

from callassist.errors import ListError
from callassist.formats.tables.list_table import ListKind
from callassist.formats.tables.text_encoding import encoding_of_head

#: what files begin with that are no lists
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"SQLite format 3",
    b"{\\rtf",
)
_ZIP = b"PK\x03\x04"
#: workbooks of before 2007, and any with a password
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: what a workbook of LibreOffice says of itself, unpacked
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
#: signs that are in no text
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b\x1c\x1d\x1e\x1f"))
_LOOKED_AT = 4096


def kind_of(head: bytes, name: str) -> ListKind:
    """What a file that begins with `head` is kept in: text (also cards) or a workbook.

    Raises:
        ListError: it is no list.
    """
    head = head[:_LOOKED_AT]
    if not head:
        raise ListError("there is nothing in this file", where=name, next_step="choose another one", code="list_empty")
    if head.startswith(_OLD_WORKBOOK) or (head.startswith(_ZIP) and _OPEN_DOCUMENT in head[:200]):
        raise ListError(
            "this is a workbook of a form that cannot be read, or one with a password",
            where=name,
            next_step="open it in a spreadsheet and save it as XLSX or CSV, without a password",
            code="list_other_form",
        )
    if head.startswith(_ZIP):
        return ListKind.WORKBOOK
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if head.startswith(_OTHERS) or (controls > len(head) / 20 and encoding_of_head(head) is None):
        raise ListError(
            "this file is no list",
            where=name,
            next_step="choose a text file (CSV), a workbook (XLSX) or cards (VCF)",
            code="list_none",
        )
    return ListKind.TEXT
