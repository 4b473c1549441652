"""Names of persons as they stand in one cell, parted: "Müller, Anna" · "Anna Müller" · "MÜLLER Anna".

Salutations and titles are split off, particles of nobility stay with the surname. Which of two plain words is the
surname nobody can tell: that is one question a column, with examples, see `shape_of_names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from callassist.formats.tables.cell_looks import SALUTATIONS


class NameOrder(StrEnum):
    """Which part of a plain name comes first."""

    FIRST_LAST = "first-last"
    LAST_FIRST = "last-first"


class NameShape(StrEnum):
    """What tells first name and surname apart."""

    #: "Müller, Anna"
    COMMA = "comma"
    #: "MÜLLER Anna" or "Anna MÜLLER"
    CAPITALS = "capitals"
    #: "Anna von der Heide": what stands behind the particle is the surname
    PARTICLE = "particle"
    #: nothing: "Anna Müller"
    PLAIN = "plain"
    #: one word
    SINGLE = "single"
    #: nothing but blanks
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name and its parts."""

    first: str
    last: str
    salutation: str = ""
    title: str = ""
    shape: NameShape = NameShape.PLAIN


_TITLES = frozenset(
    "dr drs prof professor pd dipl ing mag mmag di dkfm ddr ba ma msc bsc univ-prof dipl-ing dipl-kfm dipl-kffr "
    "dipl-betrw dipl-inf dipl-psych dipl-phys dipl-math dipl-volksw dipl-oec dipl-wirt-ing dr-ing prof-dr ra rain stb "
    "wp lic med rer nat jur phil pol oec hc h.c iur vet dent theol".split()
)
#: what is a title only behind another one
_OF_TITLES = frozenset("med rer nat jur phil pol oec hc iur vet dent theol habil".split())
_DEGREES = frozenset(
    "mba msc bsc ma ba beng meng llm llb phd md cpa pmp esq jd mph dds rn fh mim bba mpa mphil cfa dmd dba edd".split()
)
_PARTICLES = frozenset(
    "von vom zu zum zur van de der den dem des di da do dos das du del della delle degli le la les ter ten te el al "
    "bin ibn ben af av und st st. san santa mac o'".split()
)
#: these begin a surname, and never stand alone in front of a first name
_BEGINS_SURNAME = _PARTICLES - {"und", "st", "st.", "san", "santa", "mac", "ben", "al", "o'"}
_SALUTATIONS = SALUTATIONS - {"firma"}
_PAIR = re.compile(r"\A(?:herrn?|frau)\s+(?:und|u\.?|&|\+)\s+(?:herrn?|frau)\s+", re.IGNORECASE)
#: words that tell something of a name; where none stands in it, and nothing but letters, there is nothing to part
_TELLING = _TITLES | _OF_TITLES | _DEGREES | _PARTICLES | SALUTATIONS
_BREAKS = re.compile(r"([\s\-'’]+)")


def parse_name(text: str, order: NameOrder = NameOrder.FIRST_LAST) -> PersonName:
    """The parts of a name; `order` says what nothing in the name does."""
    words = text.split()
    if 1 < len(words) < 4 and _are_plain(words):
        if order is NameOrder.LAST_FIRST:
            return PersonName(" ".join(words[1:]), words[0])
        return PersonName(" ".join(words[:-1]), words[-1])
    text = " ".join(words)
    salutation, text = _salutation(text)
    if "," in text:
        front, _, back = text.partition(",")
        degrees, rest = _degrees(back.split())
        title, words = _titles(front.split())
        more, firsts = _titles(rest)
        titles = " ".join(filter(None, (title, more, *degrees)))
        if not firsts:  # "Anna Müller, MBA"
            return _parted(words, salutation, titles, order)
        if words:
            return PersonName(" ".join(firsts), " ".join(words), salutation, titles, NameShape.COMMA)
        return _parted(firsts, salutation, titles, order)
    title, words = _titles(text.split())
    degrees, words = _degrees(words)
    return _parted(words, salutation, " ".join(filter(None, (title, *degrees))), order)


def _are_plain(words: list[str]) -> bool:
    """Whether these are plain words, none of which tells which part of a name it is: so are most names."""
    return all(
        word.replace("-", "").replace("'", "").isalnum() and word != word.upper() and word.casefold() not in _TELLING
        for word in words
    )


def _salutation(text: str) -> tuple[str, str]:
    if (pair := _PAIR.match(text)) is not None:
        return pair[0].strip(), text[pair.end() :]
    word, _, rest = text.partition(" ")
    if _bare(word) in _SALUTATIONS and (rest or not word[-1:].isalpha()):
        return word, rest
    return "", text


def _bare(word: str) -> str:
    return word.strip(".,").replace(".-", "-").replace(".", "").casefold()


def _titles(words: list[str]) -> tuple[str, list[str]]:
    """The titles in front, and what stands behind them."""
    count = 0
    while count < len(words) - 1 and _is_title(words[count], is_first=count == 0):
        count += 1
    return " ".join(words[:count]), words[count:]


def _is_title(word: str, *, is_first: bool) -> bool:
    bare = _bare(word)
    # "Dr.med." is two in one word
    parts = [part for part in re.split(r"[.\s]+", word.casefold()) if part]
    if len(parts) > 1 and all(part.strip("-") in _TITLES or part.lstrip("-") in _TITLES for part in parts):
        return True
    if bare in _OF_TITLES and is_first:
        return False
    # "Ma" and "Di" are names, "MA" and "DI" are titles
    return bare in _TITLES and (len(bare) > 2 or word.endswith(".") or word.isupper() or bare == "dr")


def _degrees(words: list[str]) -> tuple[list[str], list[str]]:
    """The degrees at the end, and what stands in front of them."""
    count = len(words)
    while count > 0 and _is_degree(words[count - 1]) and (count > 1 or len(words) == 1):
        count -= 1
    return words[count:], words[:count]


def _is_degree(word: str) -> bool:
    bare = _bare(word.strip("()"))
    return bare in _DEGREES and (len(bare) > 2 or "." in word or "(" in word)


def _parted(words: list[str], salutation: str, title: str, order: NameOrder) -> PersonName:
    if len(words) < 2:
        shape = NameShape.SINGLE if words else NameShape.EMPTY
        return PersonName("", " ".join(words), salutation, title, shape)
    capitals = [_is_shouted(word) for word in words]
    if any(capitals) and not all(
        capital or word.casefold() in _PARTICLES for capital, word in zip(capitals, words, strict=True)
    ):
        last = _run(words, capitals)
        if last is not None:
            begin, end = last
            first = words[:begin] + words[end:]
            if first:
                return PersonName(" ".join(first), " ".join(words[begin:end]), salutation, title, NameShape.CAPITALS)
    place = next((place for place, word in enumerate(words) if word.casefold() in _BEGINS_SURNAME), None)
    if place == 0:  # "von der Heide Anna": the last word is the first name, if there are enough
        end = next(place for place, word in enumerate([*words, ""]) if word.casefold() not in _PARTICLES) + 1
        if end < len(words):
            return PersonName(" ".join(words[end:]), " ".join(words[:end]), salutation, title, NameShape.PARTICLE)
        return PersonName("", " ".join(words), salutation, title, NameShape.SINGLE)
    if place is not None and place < len(words) - 1:
        return PersonName(" ".join(words[:place]), " ".join(words[place:]), salutation, title, NameShape.PARTICLE)
    if order is NameOrder.LAST_FIRST:
        return PersonName(" ".join(words[1:]), words[0], salutation, title)
    return PersonName(" ".join(words[:-1]), words[-1], salutation, title)


def _is_shouted(word: str) -> bool:
    letters = [sign for sign in word if sign.isalpha()]
    return len(letters) > 1 and word == word.upper() and "." not in word


def _run(words: list[str], capitals: list[bool]) -> tuple[int, int] | None:
    """The words in capitals, with particles in front of them; None if they do not stand together."""
    places = [place for place, capital in enumerate(capitals) if capital]
    begin, end = places[0], places[-1] + 1
    if not all(capitals[begin:end]):
        return None
    while begin > 0 and words[begin - 1].casefold() in _PARTICLES:
        begin -= 1
    return begin, end


def softened(name: str) -> str:
    """`name` without its capitals: "MÜLLER-LÜDENSCHEIDT" is "Müller-Lüdenscheidt"; what is not all capitals stays."""
    if not _is_shouted(name.replace(".", "")):
        return name
    parts = _BREAKS.split(name)
    words = len(parts) > 1
    return "".join(
        part.lower() if words and part.casefold() in _BEGINS_SURNAME else _softened_word(part) for part in parts
    )


def _softened_word(word: str) -> str:
    if word.startswith("MC") and len(word) > 4:
        return f"Mc{word[2]}{word[3:].lower()}"
    return word[:1] + word[1:].lower()


@dataclass(frozen=True, slots=True)
class NameColumn:
    """What the names of a column look like: how many of each shape, and three plain ones to ask about."""

    counts: dict[NameShape, int]
    examples: tuple[str, ...]
    #: how many are all capitals
    shouted: int

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to say which part of a plain name comes first."""
        return self.counts.get(NameShape.PLAIN, 0) > 0


def shape_of_names(values: Iterable[str]) -> NameColumn:
    """What these names look like."""
    counts: dict[NameShape, int] = {}
    examples: dict[str, None] = {}
    shouted = 0
    for value in values:
        name = parse_name(value)
        counts[name.shape] = counts.get(name.shape, 0) + 1
        shouted += value.strip() != "" and _is_shouted(value.replace(" ", "").replace(".", ""))
        if name.shape is NameShape.PLAIN and len(examples) < 3:
            examples.setdefault(" ".join(value.split()))
    return NameColumn(counts, tuple(examples), shouted)
