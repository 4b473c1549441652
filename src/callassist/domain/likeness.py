"""Names, companies and addresses as two of them are compared. Every comparison is the same in both directions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import combinations, pairwise

from callassist.domain.signs import plain_signs

_WORD = re.compile(r"[^\W_]+")
#: letters that are more than a base with a mark over it
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
#: "Müller", "Mueller" and "Muller" are one name
_UMLAUT = re.compile(r"(?<=[aou])e")
#: salutations, titles and degrees: who has been given one is no other person
_TITLES = frozenset(
    "herr herrn frau fr hr mr mrs ms miss mister madam monsieur madame mme mlle sr sra"
    " dr drs prof professor pd dipl ing mag mmag habil univ med rer nat jur phil pol oec iur vet dent theol"
    " mba msc bsc phd llm".split()
)
#: how one is told from the other at one number; whoever is greeted in no way known is either
_SALUTATIONS = {
    "m": frozenset("herr herrn hr mr mister monsieur sr senhor señor dhr sir".split()),
    "f": frozenset("frau fr mrs ms miss madam madame mme mlle sra senhora señora mevr".split()),
}
#: words of a name that are compared: the longest real ones have as many
_MOST_WORDS = 7
#: signs of a word that are compared
_LONGEST = 40
#: from how many letters on so many slips are one
_ONE_SLIP, _TWO_SLIPS = 5, 9
#: words of names that are remembered while one is looked for
_WORDS_KEPT = 20_000
_LEGAL_FORMS = re.compile(
    r"(?<!\w)(?:gemeinn[uü]tzige\s+)?(?:gmbh\s*(?:&|\+|und|u\.?)\s*co\.?\s*(?:kgaa|kg|ohg)|ag\s*&\s*co\.?\s*(?:kgaa|kg)"
    r"|g?gmbh|mbh|ges\.?\s?m\.?\s?b\.?\s?h\.?|ag|kgaa|kg|ohg|ug(?:\s*\(haftungsbeschr[aä]nkt\))?|gbr|partg(?:\s*mbb)?"
    r"|e\.\s?kfr|e\.\s?kfm|e\.\s?k|e\.\s?v|e\.?\s?u|eg|se|inc|llc|llp|ltd|plc|corp|co\.?\s*kg|s\.?\s?a\.?\s?r\.?\s?l"
    r"|s\.?a|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|oy|ab|a/s|aps|sp\.?\s*z\s*o\.?\s*o)(?!\w)\.?",
    re.IGNORECASE,
)
_AND = frozenset({"und", "and", "u", "et"})
#: the two names of one provider
_SAME_PROVIDER = ("@googlemail.com", "@gmail.com")
#: local parts of addresses that are nobody's own
_ROLES = frozenset(
    "info kontakt contact office mail post service vertrieb sales zentrale empfang buero bueros sekretariat anfrage"
    " anfragen bestellung bestellungen einkauf verwaltung support hallo hello team admin webmaster postmaster hotline"
    " kundenservice kundendienst rechnung buchhaltung presse bewerbung jobs karriere marketing welcome noreply"
    " no-reply email e-mail rezeption reception praxis kanzlei schule".split()
)
#: domains that anybody has an address of: two people of one are no colleagues
_FREEMAIL = frozenset(
    "gmail.com googlemail.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de arcor.de"
    " aol.com aol.de yahoo.com yahoo.de yahoo.co.uk ymail.com hotmail.com hotmail.de hotmail.co.uk outlook.com"
    " outlook.de live.com live.de msn.com icloud.com me.com mac.com mail.de mail.com mail.ru posteo.de"
    " posteo.net mailbox.org proton.me protonmail.com tutanota.com tuta.io bluewin.ch hispeed.ch sunrise.ch"
    " aon.at chello.at a1.net online.de onlinehome.de vodafone.de o2online.de kabelmail.de email.de emailn.de"
    " versanet.de ewetel.net netcologne.de unitybox.de btinternet.com orange.fr wanadoo.fr free.fr laposte.net"
    " libero.it wp.pl o2.pl comcast.net verizon.net".split()
)


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without titles, marks and case; all of them where it has none but titles."""
    return _name_words(name)


def _name_words(name: str) -> tuple[str, ...]:
    words = _words(name)[:_MOST_WORDS]
    return tuple(one for one in words if one not in _TITLES) or tuple(words)


def _words(text: str) -> list[str]:
    plain = plain_signs(text).casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(one for one in apart if not unicodedata.combining(one))
    return [_UMLAUT.sub("", word[:_LONGEST]) for word in _WORD.findall(plain)]


def are_like_names(one: str, other: str) -> bool:
    """Whether two names may be the same person's: equal, swapped, in part, with initials, or with a slip.

    Nobody is like somebody without a name.
    """
    first, second = name_words(one), name_words(other)
    if not greeted_alike(one, other):  # "Herr Kern" is not "Frau Kern"
        return False
    if not first or not second:
        return plain_signs(one).strip() == plain_signs(other).strip() != ""
    if sorted(first) == sorted(second):
        return True
    few, many = sorted((first, second), key=len)
    return _fits(few, many, whole=False)


def _fits(few: tuple[str, ...], many: tuple[str, ...], *, whole: bool) -> bool:
    """Whether each of `few` words is another one of `many`, and one of them more than an initial."""
    if not few:
        return whole
    word, rest = few[0], few[1:]
    for place, other in enumerate(many):
        is_initial = _is_initial(word, other)
        if _is_one(word, other) and _fits(rest, many[:place] + many[place + 1 :], whole=whole or not is_initial):
            return True
    return False


def _is_initial(word: str, other: str) -> bool:
    return len(word) == 1 or len(other) == 1


def _is_one(word: str, other: str) -> bool:
    return word[0] == other[0] if _is_initial(word, other) else is_slip(word, other)


class SoughtName:
    """A name that is looked for among very many."""

    def __init__(self, said: str) -> None:
        """`said` is what was typed."""
        self._said = said
        self._fitting: dict[str, bool] = {}
        #: as they are compared
        self.words = name_words(said)

    def is_like(self, name: str) -> bool:
        """As `are_like_names`; most names are told apart by their words alone, of which there are few."""
        words = _name_words(name)
        fitting = sum(self._fits_some(one) for one in words)
        return fitting >= min(len(words), len(self.words)) and are_like_names(self._said, name)

    def _fits_some(self, word: str) -> bool:
        found = self._fitting.get(word)
        if found is None:
            if len(self._fitting) >= _WORDS_KEPT:
                self._fitting.clear()
            found = self._fitting[word] = any(_is_one(own, word) for own in self.words)
        return found

    def runs(self) -> tuple[str, ...]:
        """Runs of letters: at least one of them is in the words of every name that is like this one.

        A slip is in one part of a word, or swaps two letters where two parts meet: of one part more than there may be
        slips, one is whole. Nothing for a name that is initials alone.
        """
        return tuple(dict.fromkeys(run for word in self.words if len(word) > 1 for run in _runs(word)))


def _runs(word: str) -> list[str]:
    most = _most_slips(len(word))
    cuts = [len(word) * part // (most + 1) for part in range(1, most + 1)]
    found: list[str] = []
    for number in range(most + 1):
        for swapped in combinations(cuts, number):
            signs = list(word)
            for cut in swapped:
                signs[cut - 1 : cut + 1] = signs[cut], signs[cut - 1]
            ends = [0, *(cut for cut in cuts if cut not in swapped), len(word)]
            found += ["".join(signs[begin:end]) for begin, end in pairwise(ends)]
    return found


def _most_slips(letters: int) -> int:
    return 2 if letters >= _TWO_SLIPS else 1 if letters >= _ONE_SLIP else 0


def is_slip(one: str, other: str) -> bool:
    """Whether two words are one, but for a slip of the keys: one from five letters on, two from nine."""
    most = _most_slips(min(len(one), len(other)))
    if one == other:
        return True
    if abs(len(one) - len(other)) > most:
        return False
    return _is_one_slip(one, other) if most == 1 else slips(one, other) <= most


def _is_one_slip(one: str, other: str) -> bool:
    """Whether `slips` of two different words are one: what is between their like begins and ends tells."""
    shorter = min(len(one), len(other))
    begin = 0
    while begin < shorter and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < shorter - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    first, second = one[begin : len(one) - end], other[begin : len(other) - end]
    return max(len(first), len(second)) == 1 or (len(first) == len(second) == 2 and first == second[::-1])


def slips(one: str, other: str) -> int:
    """How many letters have to be put in, left out, replaced or swapped with their neighbour (Damerau)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, 1):
        last, before, row = before, row, [place]
        for at, wanted in enumerate(other, 1):
            cost = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (sign != wanted))
            if place > 1 and at > 1 and sign == other[at - 2] and one[place - 2] == wanted:
                cost = min(cost, last[at - 2] + 1)
            row.append(cost)
    return row[-1]


def greeted_alike(one: str, other: str) -> bool:
    """Whether two salutations may be one person's: a woman and a man of one household are two."""
    first, second = (_greeted(each) for each in (one, other))
    return not first or not second or first == second


def _greeted(salutation: str) -> str:
    words = set(salutation.casefold().replace(".", " ").split())
    found = [kind for kind, known in _SALUTATIONS.items() if words & known]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=20_000)
def company_key(company: str) -> str:
    """A company as two of them are compared: without its legal form, where anything else is left."""
    bare = _words(_LEGAL_FORMS.sub(" ", company)) or _words(company)
    return " ".join(word for word in bare if word not in _AND) or " ".join(bare)


@lru_cache(maxsize=20_000)
def mail_key(email: str) -> str:
    """An address as two of them are compared."""
    folded = "".join(email.casefold().split())
    other, same = _SAME_PROVIDER
    return folded.removesuffix(other) + same if folded.endswith(other) else folded


def is_personal(email: str) -> bool:
    """Whether an address is one person's: `info@` and its like belong to the company."""
    local, at, domain = mail_key(email).partition("@")
    bare = local.partition("+")[0].replace("ü", "ue")
    return bool(at and local and domain) and bare not in _ROLES


def company_domain(email: str) -> str:
    """The domain of an address, where it says which company somebody is of; "" where anybody has one of it."""
    domain = mail_key(email).rpartition("@")[2] if "@" in email else ""
    return "" if domain in _FREEMAIL else domain
