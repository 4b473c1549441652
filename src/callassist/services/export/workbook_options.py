"""How a workbook is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from callassist.domain.text import Language


@dataclass(frozen=True, slots=True)
class WorkbookOptions:
    """The form for people."""

    #: of all words in it
    language: Language
    #: now, as the workbook tells when it was made
    made: datetime
