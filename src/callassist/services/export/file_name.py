"""What an export is called unless somebody says otherwise: what is in it, in what form, and of which day."""

from __future__ import annotations

from datetime import date
from typing import Literal

from callassist.domain.text import Language
from callassist.formats.export import readable_words

Form = Literal["workbook", "csv", "machine"]

ENDINGS: dict[Form, str] = {"workbook": ".xlsx", "csv": ".csv", "machine": ".csv"}
_WHAT = {
    "calls": readable_words.CALLS_NAME,
    "answers": readable_words.ANSWERS_NAME,
    "both": readable_words.BOTH_NAME,
}


def proposed_name(kind: Literal["calls", "answers", "both"], form: Form, day: date, language: Language) -> str:
    """`callassist Gespräche 2026-11-26.xlsx`; that for machines is the same in every language."""
    if form == "machine":
        return f"callassist-{kind}-machine {day.isoformat()}{ENDINGS[form]}"
    return f"callassist {_WHAT[kind].of(language)} {day.isoformat()}{ENDINGS[form]}"


def form_of(name: str, otherwise: Form) -> Form:
    """The form a file's ending stands for; `otherwise` where it stands for none, or for either form of CSV."""
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    if ending == "xlsx":
        return "workbook"
    return "csv" if ending == "csv" and otherwise == "workbook" else otherwise
