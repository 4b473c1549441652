"""Word files made here, of a few lines: paragraphs with styles, lists and bold, and tables."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLES = "".join(
    f'<w:style w:styleId="berschrift{level}"><w:name w:val="heading {level}"/>'
    f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    for level in (1, 2, 3)
)
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for level, form, text in ((0, "decimal", "%1."), (1, "lowerLetter", "%2)"), (2, "decimal", "%1.%3."))
)
_BULLETS = "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/></w:lvl>' for level in range(3))
NUMBERING = (
    f'<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{_BULLETS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


@dataclass(frozen=True)
class P:
    """A paragraph. `numbered`, `bullet`: the level of its list, from 0."""

    text: str
    heading: int = 0
    numbered: int = -1
    bullet: int = -1
    bold: bool = False

    def xml(self) -> str:
        properties = f'<w:pStyle w:val="berschrift{self.heading}"/>' if self.heading else ""
        for number, level in (("1", self.numbered), ("2", self.bullet)):
            if level >= 0:
                properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        bold = "<w:rPr><w:b/></w:rPr>" if self.bold else ""
        run = f'<w:r>{bold}<w:t xml:space="preserve">{escape(self.text)}</w:t></w:r>'
        return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table, as XML."""
    made = "".join("<w:tr>" + "".join(f"<w:tc>{P(cell).xml()}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{made}</w:tbl>"


def word_file(path: Path, *parts: P | str, **further: str) -> Path:
    """A Word file of these paragraphs; a text is XML as it is. `further`: parts by their names without the ending."""
    body = "".join(part.xml() if isinstance(part, P) else part for part in parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
        package.writestr("word/styles.xml", f"<w:styles {NAMESPACE}>{_STYLES}</w:styles>")
        package.writestr("word/numbering.xml", NUMBERING)
        for name, text in further.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACE}>{text}</w:{name}>")
    return path
