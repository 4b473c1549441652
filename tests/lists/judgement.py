"""Whether a number that may be dialled is silently wrong, judged without anything that found it.

Only the text of the cell, the country of the row and the library are asked. A number is *silently wrong* when

- it does not exist, or its figures do not stand in the cell in one piece, ending where the figures end;
- it was called **sure**, and the cell shows neither its country code (behind a plus or 00) nor, in a country that has
  one, the zero of its area code, and no column of the row gives the code;
- it was called **sure**, and the row names another country, or its country code stands there twice;
- it is known what was meant (`known.KNOWN`), and it is not that: also after an answer of the rep.

A number that is held, in doubt or none is never wrong: it cannot be dialled.
"""

from __future__ import annotations

import re

import phonenumbers

from callassist.domain.signs import plain_signs


def silently_wrong(e164: str, cell: str, *, sure: bool, region: str, row_region: str = "", row_code: str = "") -> str:
    """Why it is; "" where it is not.

    `region` is that of the list, `row_region` that of the row, where it names one.
    """
    number = phonenumbers.parse(e164)
    if not phonenumbers.is_valid_number(number):
        return "does not exist"
    code, own = str(number.country_code), phonenumbers.national_significant_number(number)
    if not sure:
        return ""
    if len(own) > 10 and own.startswith(code) and _exists(f"+{own}"):
        return "its country code stands there twice"
    before = _before(own, cell)
    if before is None:
        return "not in the cell"
    if row_region and phonenumbers.country_code_for_region(row_region) not in (number.country_code, 0):
        return "of another country than its row"
    if re.search(rf"(?:\+|00|011){code}0?$", before) or row_code == code:
        return ""
    if code != str(phonenumbers.country_code_for_region(row_region or region)):
        return "of a country nobody named"
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(row_region or region)
    prefix = (metadata.national_prefix or "") if metadata is not None else ""
    if prefix.startswith("0") and not re.search(r"(?<!\d)0\d{0,3}$", before):
        return "neither country code nor zero"
    return ""


def _exists(e164: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(e164))
    except phonenumbers.NumberParseException:
        return False


def _before(own: str, cell: str) -> str | None:
    """What is written of a number before its own figures; None where these do not stand there as one number."""
    plain = plain_signs(cell).removesuffix(".0")
    spread = r"[ ()./\-]*".join(own)
    found = re.search(rf"(?<![\w])([+(]{{0,2}}[\d ()./\-]*?){spread}(?![\d])(?!-\d)", plain)
    return re.sub(r"[^\d+]", "", found[1]) if found is not None else None
