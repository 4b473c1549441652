"""All that is kept of one person, to be handed to them: a page to read, and a table for machines.

The page is one file without scripts, pictures or links: it shows the same everywhere, also in twenty years.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

Section = tuple[str, Sequence[Mapping[str, str]]]
"""A heading, and the rows under it: name → value."""

_STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#1c1c1c}"
    "table{border-collapse:collapse;margin:0 0 1.2em}td{padding:.15em 1.2em .15em 0;vertical-align:top}"
    "td:first-child{color:#666;white-space:nowrap}td+td{white-space:pre-wrap;overflow-wrap:anywhere}"
)


def page_of(title: str, intro: str, sections: Sequence[Section], *, language: str = "en") -> str:
    """The page; what is in the log is shown as plain text, whatever it holds."""
    parts = [
        f"<!doctype html>\n<html lang='{escape(language)}'><head><meta charset='utf-8'>",
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(title)}</h1><p>{escape(intro)}</p>",
    ]
    for heading, rows in sections:
        if not rows:
            continue
        parts.append(f"<h2>{escape(heading)} ({len(rows)})</h2>")
        for row in rows:
            cells = "".join(f"<tr><td>{escape(name)}</td><td>{escape(value)}</td></tr>" for name, value in row.items())
            parts.append(f"<table>{cells}</table>")
    return "\n".join((*parts, "</body></html>\n"))


def table_of(sections: Sequence[Section]) -> list[list[str]]:
    """The same as one table: section, number of the row, name, value."""
    rows = [["section", "row", "field", "value"]]
    for heading, found in sections:
        for number, row in enumerate(found, 1):
            rows += [[heading, str(number), name, value] for name, value in row.items()]
    return rows
