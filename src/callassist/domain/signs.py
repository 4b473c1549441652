"""Text out of a mail, a web page or a spreadsheet, in the signs a keyboard has, before anything is read from it.

What looks alike must be alike: a number with a non-breaking hyphen, a zero-width sign or full-width digits is the same
number, and whoever asked not to be called under it is found.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: dashes that are none to Unicode: minus, hyphen bullet, modifier minus, superscript and subscript minus
_DASHES = frozenset("\u2212\u2043\u02d7\u207b\u208b")
#: invisible signs that are letters or marks to Unicode: fillers, the joiner of graphemes, the box round a keycap
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u20e3\u3164\uffa0")
#: text that is plain as it stands, as most is: the letters of Latin and the signs between them, but no soft hyphen
_PLAIN_ALREADY = re.compile("[\t\n -~\u00a1-\u00ac\u00ae-\u024f]*")
_LINE_ENDS = frozenset("\n\u000b\u000c\u0085\u2028\u2029")


def plain_signs(text: str) -> str:
    """`text` with plain dashes, blanks, digits and widths, and without signs that are not seen.

    - every dash and minus is "-", every blank a space, every end of a line a line feed
    - every decimal digit of any script is 0–9
    - full-width and half-width signs are the usual ones
    - a letter and its accent are one sign, as everywhere but in file names of macOS
    - format signs (zero width, direction, soft hyphen, byte order mark) and control characters are gone

    Doing it twice changes nothing.
    """
    if _PLAIN_ALREADY.fullmatch(text) is not None:
        return text
    plain = "".join(_plain(sign) for sign in text.replace("\r\n", "\n").replace("\r", "\n"))
    plain = unicodedata.normalize("NFC", plain)
    # two half-width signs may be one usual one; what is composed of them may be a sign to be replaced itself
    return plain if plain == text else plain_signs(plain)


def small_letters(text: str) -> str:
    """`text` with small letters alone, to look for patterns of small letters in: many times faster than in any case.

    The capital I of Turkish with its dot, and the small one without, are an i, as they are to `re.IGNORECASE`.
    """
    return text.replace("İ", "i").replace("ı", "i").casefold()


def number_figures(text: str) -> str:
    """The figures of a phone number that does not parse: what two of them are compared by. "" where it has none.

    A plus is two zeros; an extension counts.
    """
    plain = plain_signs(text).strip()
    figures = re.sub(r"[^0-9]", "", plain)
    return f"00{figures}" if figures and plain.lstrip("( ").startswith("+") else figures


@lru_cache(maxsize=4_096)
def _plain(sign: str) -> str:
    if sign == "\t" or (" " <= sign <= "~"):
        return sign
    if sign in _LINE_ENDS:
        return "\n"
    if sign in _INVISIBLE or "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef":
        return ""
    kind = unicodedata.category(sign)
    match kind:
        case "Cf" | "Cc":
            return ""
        case "Nd":
            return str(unicodedata.digit(sign))
        case "Zs":
            return " "
        case "Pd":
            return "-"
        case _ if sign in _DASHES:
            return "-"
        case _ if sign == "\u207a" or "\ufe50" <= sign <= "\ufe6f" or unicodedata.east_asian_width(sign) in "FH":
            return unicodedata.normalize("NFKC", sign)
        case _:
            return sign
