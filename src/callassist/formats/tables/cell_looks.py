"""What a cell looks like: a phone number, a mail, a date, a company …, without understanding it."""

from __future__ import annotations

import re

from callassist.domain.signs import plain_signs, small_letters

_MAIL = re.compile(r"(?<![^\s<\"',;:])[^@\s<>\"',;:]+@[^@\s<>\"',;]+\.[^@\s<>\"',;.]{2,}")
_DATE = re.compile(
    r"\A\s*(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{1,2}\.?\s+[^\W\d_]{3,}\.?\s+\d{2,4}|[^\W\d_]{3,}\s+\d{1,2},\s+\d{4})"
    r"(?:[T ,]+\d{1,2}:\d{2}\S*(?:\s*[ap]m)?)?\s*\Z",
    re.IGNORECASE,
)
#: at least six figures, with what stands between the figures of a number
_NUMBER = re.compile(r"[+(]?(?:\d[\s()./\-]*){6,}")
_EXPONENT = re.compile(r"\A\s*\d(?:[.,]\d+)?E\+?\d{1,2}\s*\Z", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W\d_]+")
_ZIP = re.compile(
    r"\A\s*(?:[A-Z]{1,3}[\s-])?(?:\d{4,5}(?:-\d{3,4})?|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|\d{3}\s\d{2})\s*\Z"
)
_STREET = re.compile(r"\A\s*[^\W\d_]{2}[^\d;]{1,60}\s\d{1,5}\s?[a-zA-Z]?(?:\s?[-/]\s?\d+\s?[a-zA-Z]?)*\s*\Z")
SALUTATIONS = frozenset(
    "herr herrn hr frau fr familie fam eheleute mr mrs ms miss mister madam monsieur madame mme mlle sir "
    "senhor senhora sr sra señor señora dhr mevr divers firma".split()
)
_TITLES = frozenset(
    "prof univ dr drs mag mmag dipl di ing pd b sc m bsc msc mba ph d phd med rer nat jur phil kfm betrw inf habil h "
    "c".split()
)
_LEGAL_FORM = re.compile(
    r"(?<!\w)(?:gmbh|ggmbh|mbh|gesmbh|ges\.?\s?m\.?\s?b\.?\s?h|ag|kg|kgaa|ohg|ug|gbr|e\.\s?k\b|e\.\s?kfm|e\.\s?v|eg\b|se\b|partg"
    r"|sàrl|sarl|s\.?a\.?r\.?l|s\.?a\.?s|s\.a\.|s/a|ltda|eireli|mei\b|me\b|ei\b|s\.?l\.?u?\b|s\.p\.a|spa|s\.?r\.?l\b|b\.v|bv|n\.v|nv"
    r"|ltd|limited|llc|llp|l\.l\.c|inc|corp|corporation|plc|pty|co\.|company|oy|ab|a/s|aps)(?!\w)"
)
#: what places of work are called, in words or as their ends; as the legal forms, to be looked for in small letters
_INSTITUTION = re.compile(
    r"schule\b|school\b|gymnasium\b|kolleg\b|college\b|universit|hochschule|akademie|academy\b|institut|verein\b|verband\b"
    r"|stiftung|apotheke\b|praxis\b|kanzlei\b|klinik|krankenhaus|hospital\b|hotel\b|gasthof\b|gasthaus\b|restaurant\b"
    r"|bäckerei\b|metzgerei\b|werkstatt|autohaus\b|bank\b|sparkasse|versicherung|amt\b|gemeinde\b|church\b|kirche\b"
    r"|center\b|centre\b|zentrum\b|services?\b|systems?\b|solutions?\b|group\b|gruppe\b|technolog|industr|consulting\b"
    r"|handel\b|bau\b|garage\b|studio\b|verlag\b|agentur\b|agency\b|investments?\b|holdings?\b|partners\b|associat"
    r"|foundation\b|ministry\b|\bosz\b|day care|daycare|head start|kita\b|kindergarten|elementary|nursery|fachschul"
)


def looks_like_mail(cell: str) -> bool:
    """Whether there is a mail address in it."""
    return "@" in cell and _MAIL.search(cell) is not None


def looks_like_date(cell: str) -> bool:
    """Whether it is a date, with or without a time."""
    return _DATE.match(cell) is not None


def looks_like_number(cell: str) -> bool:
    """Whether there is what may be a phone number in it, and not much else."""
    cell = plain_signs(cell)
    if looks_like_date(cell) or "@" in cell:
        return False
    if _EXPONENT.match(cell):
        return True
    found = _NUMBER.search(cell)
    if found is None:
        return False
    letters = sum(map(str.isalpha, cell))
    return cell.lstrip().startswith(("[", "{")) or letters <= 24 or letters <= sum(map(str.isdigit, cell))


def looks_like_zip(cell: str) -> bool:
    """Whether it may be a postcode."""
    return _ZIP.match(cell) is not None


def looks_like_street(cell: str) -> bool:
    """Whether it is a name and a house number."""
    return _STREET.match(cell) is not None


def looks_like_salutation(cell: str) -> bool:
    """Whether it is how somebody is addressed, and nothing else."""
    return cell.strip().rstrip(".").casefold() in SALUTATIONS


def looks_like_title(cell: str) -> bool:
    """Whether it is a title that belongs to a name, and nothing else."""
    words = [word for word in _NO_LETTERS.split(cell[:80].casefold()) if word]
    return bool(words) and all(word in _TITLES for word in words)


def has_legal_form(cell: str) -> bool:
    """Whether it names a legal form of a company."""
    return _LEGAL_FORM.search(small_letters(cell)) is not None


def looks_like_company(cell: str) -> bool:
    """Whether it is called as companies and institutions are."""
    small = small_letters(cell)
    return _LEGAL_FORM.search(small) is not None or _INSTITUTION.search(small) is not None
