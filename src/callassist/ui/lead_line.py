"""Whom to call, out of one line: typed, pasted from a list, or from a mail's signature."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_NUMBER = r"(?:\+|00|0|\(0)[\d\s()./\u2013-]{4,24}\d"
_COMPANY = (
    r"\b(?:gmbh|ag|kg|ohg|gbr|ug|e\.?\s?v|se|ltd|inc|llc|plc|corp|co|company|group|gruppe|verlag|praxis|kanzlei|"
    r"handwerk|bau|technik|service|systems?|software|stadtwerke|hotel)\b\.?"
)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Compiled when first needed: the first frame needs none."""
    return re.compile(text, re.IGNORECASE)


class Lead(NamedTuple):
    """Whom to call, as typed."""

    name: str = ""
    company: str = ""
    number: str = ""


def split_lead(text: str) -> Lead:
    """Name, company and number out of one pasted line: "Frau Dr. Kern, Kern GmbH, +49 221 4710 0815".

    Parts are divided by commas, semicolons, tabs, line breaks or "|". The number is the part that looks like one, the
    company the part with a legal form or a trade in it, the name the first that is left.
    """
    flat = text.strip()
    number = ""
    found = _pattern(_NUMBER).search(flat)
    if found is not None:
        number = re.sub(r"\s+", " ", found[0]).strip()
        flat = f"{flat[: found.start()]},{flat[found.end() :]}"
    parts = [
        re.sub(r"^(?:tel|fon|phone|mobil|mobile)\W*$", "", part.strip(" -–·"), flags=re.IGNORECASE)
        for part in re.split(r"[,;\t\r\n|]+", flat)
    ]
    parts = [part for part in parts if part]
    company = next((part for part in parts if _pattern(_COMPANY).search(part)), "")
    if company and len(parts) > 1:
        parts.remove(company)
    elif company:
        return Lead("", company, number)
    name = parts[0] if parts else ""
    return Lead(name, company or (parts[1] if len(parts) > 1 else ""), number)
