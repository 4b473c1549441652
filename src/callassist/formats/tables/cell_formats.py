"""What a figure in a sheet means by the way it is shown: a figure, a date, a time, or one with zeros in front."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

#: formats every spreadsheet has, by number: dates, and times without a day
_DATES = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_TIMES = frozenset((18, 19, 20, 21, 45, 47))
_OF_TEXT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_ZEROS = re.compile(r"0{2,}\Z")
_WHOLE = re.compile(r"-?\d{1,20}\Z")
#: the first day of a spreadsheet, the one before a 29 February 1900 that never was, and the first day of old Macs
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LEAP_DAY = 60
_LAST_DAY = 2_958_466
#: above this not every figure is kept
_EXACT = 10**15


@dataclass(frozen=True, slots=True)
class CellFormat:
    """How the figures of a cell are shown."""

    is_date: bool = False
    is_time: bool = False
    #: how many figures there are at least
    zeros: int = 0

    @property
    def is_plain(self) -> bool:
        return not (self.is_date or self.is_time or self.zeros)


PLAIN = CellFormat()


def format_of(number: int, code: str) -> CellFormat:
    """What the format of this number means, or the one that is written so."""
    if not code:
        return CellFormat(is_date=number in _DATES, is_time=number in _TIMES or number == 22)
    shown = _OF_TEXT.sub("", code.partition(";")[0]).lower()
    if _ZEROS.match(shown):
        return CellFormat(zeros=len(shown))
    if _ELAPSED.search(shown) or "general" in shown or "#" in shown or "0" in shown.replace(".0", ""):
        return PLAIN
    shown = shown.replace("am/pm", "").replace("a/p", "")
    is_time = "h" in shown or "s" in shown
    return CellFormat(is_date="y" in shown or "d" in shown or ("m" in shown and not is_time), is_time=is_time)


def shown_figure(text: str, form: CellFormat, *, is_1904: bool = False) -> str:
    """A figure of a sheet as text: no `.0` behind a whole one, a date by its day."""
    if form.is_plain and _WHOLE.match(text):
        return text
    try:
        figure = float(text)
    except ValueError:
        return text
    if not math.isfinite(figure):
        return text
    if form.is_date or form.is_time:
        return _shown_time(figure, form, is_1904=is_1904) or text
    if figure.is_integer() and abs(figure) < _EXACT:
        whole = str(int(figure))
        return whole.zfill(form.zeros) if figure >= 0 else whole
    return text if "e" in text.lower() else repr(figure)


def _shown_time(days: float, form: CellFormat, *, is_1904: bool) -> str:
    if not 0 <= days < _LAST_DAY:
        return ""
    if not is_1904 and days < _LEAP_DAY:
        days += 1
    at = (_EPOCH_1904 if is_1904 else _EPOCH) + timedelta(seconds=round(days * 86_400))
    clock = at.strftime("%H:%M:%S" if at.second else "%H:%M")
    if not form.is_date:
        return clock
    day = f"{at.year:04}-{at.month:02}-{at.day:02}"
    return f"{day} {clock}" if form.is_time and (at.hour, at.minute, at.second) != (0, 0, 0) else day
