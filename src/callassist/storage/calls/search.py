"""Finding calls as the rep types: a full-text index that answers every letter in milliseconds, over a million calls.

The index (`call_search`, FTS5) holds words that are folded here, on both sides alike: compatibility forms taken apart,
accents dropped, case folded (`strasse` finds *Straße*), split at everything that is no letter and no figure. Every word
of a query is a prefix. Three things make it fast:

* prefix indexes of one to six characters: a single letter that matches nearly every call is one list to walk, not a
  union of ten thousand; the walk goes newest first and stops after a page;
* numbers are indexed with all their endings, so that any run of digits is the beginning of one, also the last four;
* outcome, verdict and script stand in the index as words nobody can type, so that text and filters meet in the index
  rather than by looking into a million rows.

`detail=none` because no phrases and columns are searched: half the size, and shorter lists to walk.
"""

# ruff: noqa: S608 - the SQL is put together from names in this module alone; every value is a parameter

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from callassist.storage.calls.log_views import LogFilter
from callassist.storage.calls.records import utc_text
from callassist.storage.driver import Connection

CREATE_INDEX = (
    "CREATE VIRTUAL TABLE call_search USING fts5(people, numbers, words, note, tags, detail=none, prefix='1 2 3 4 5 6',"
    " tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* M* P* S* Cn Co'\")"
)
#: How the index behaves. Deleted words are overwritten, so that erasing a person leaves no bytes of them in it. Its
#: parts are not merged while a call is written, which would now and then take long; `TIDY` does that in small steps.
INDEX_OPTIONS: tuple[str, ...] = (
    "INSERT INTO call_search(call_search, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO call_search(call_search, rank) VALUES ('automerge', 0)",
    "INSERT INTO call_search(call_search, rank) VALUES ('crisismerge', 100)",
)
#: merges some pages of the index; each step takes about a millisecond
TIDY = "INSERT INTO call_search(call_search, rank) VALUES ('merge', 16)"

#: how many hits are counted; beyond that it is "1000+"
COUNT_CAP = 1000
_WORD = re.compile(r"[^\W_]+")
_WORD_LIMIT = 40
_QUERY_WORDS = 12
#: how many spans of time are kept
_SPANS = 50
#: private use: the folding below drops it from anything that was typed
_TAG = "\ue000"
#: the row of `facet` that says that some call started, by the clock, before an earlier one
CLOCK_SET_BACK = ("clock", "set_back")
#: calls with something open that is due before a time; found by an index over what is open alone
_DUE = (
    "SELECT d.seq FROM follow_up f JOIN call d ON d.id = f.call_id"
    " WHERE f.state = 'open' AND f.due_at <> '' AND f.due_at < ?"
)
_FILTERED = ("outcome", "verdict", "script")


def fold(text: str) -> list[str]:
    """The words of `text` as the index knows them."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(one for one in text if not unicodedata.combining(one))
    return [word[:_WORD_LIMIT] for word in _WORD.findall(text.casefold())]


def number_words(typed: str, e164: str) -> list[str]:
    """All endings of a number, so that any run of its digits is the prefix of a word.

    `+49 30 1234` gives 49301234, 9301234 … 34, and the ways it is dialled: 0301234 and 0049301234.
    """
    dialled = "".join(one for one in typed if one.isascii() and one.isdigit())
    digits = e164.removeprefix("+") or dialled
    words = [digits[start:] for start in range(max(len(digits) - 1, 0))] or ([digits] if digits else [])
    if dialled and dialled not in words:
        words.append(dialled)
    if e164:
        words.append("00" + digits)
        # the national form has a 0 in front of what follows the country code, whose length is not known here
        words += ["0" + digits[length:] for length in (1, 2, 3) if len(digits) > length + 3]
    return list(dict.fromkeys(words))


def tag(kind: str, value: str) -> str:
    """The word that stands for a filter's value in the index."""
    return f"{_TAG}{kind[0]}{hashlib.blake2s(value.encode(), digest_size=6).hexdigest()}"


def index_columns(row: Mapping[str, Any], words: str) -> dict[str, str]:
    """What the index holds of a call: `row` has its columns, `words` what was said."""
    tags = [tag(kind, str(row["script_id" if kind == "script" else kind])) for kind in _FILTERED]
    return {
        "people": " ".join(fold(f"{row['name']} {row['company']}")),
        "numbers": " ".join(number_words(str(row["number_typed"]), str(row["number_e164"]))),
        "words": " ".join(dict.fromkeys(fold(words))),
        "note": " ".join(dict.fromkeys(fold(str(row["note"])))),
        "tags": " ".join(tags),
    }


@dataclass(frozen=True, slots=True)
class Query:
    """A filter as the index understands it."""

    #: "" where the index is not needed
    match: str
    #: UTC texts, "" for none
    since: str
    until: str
    #: UTC text: only calls with an open follow-up due before then; "" for all
    due: str
    #: the text has nothing in it that could be searched ("%%"): finds nothing rather than everything
    hopeless: bool

    @property
    def narrows(self) -> bool:
        """Whether it leaves out any call."""
        return bool(self.match or self.since or self.until or self.due or self.hopeless)


def query_of(wanted: LogFilter) -> Query:
    """`wanted` as a query."""
    words = fold(wanted.text)[:_QUERY_WORDS]
    terms = [f'"{word}"*' for word in dict.fromkeys(words)]
    terms += [f'"{tag(kind, value)}"' for kind in _FILTERED if (value := str(getattr(wanted, kind)))]
    return Query(
        " AND ".join(terms),
        _bound(wanted.since),
        _bound(wanted.until),
        _bound(wanted.due_before),
        hopeless=bool(wanted.text.strip()) and not words,
    )


def _bound(moment: datetime | None) -> str:
    return "" if moment is None else utc_text(moment)


class Search:
    """Pages of the log. Lives on the database thread."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._spans: dict[tuple[str, str], tuple[int, int, int]] = {}

    def find(self, query: Query, *, before: int | None, after: int, limit: int) -> list[int]:
        """Places (`seq`) of at most `limit` calls, newest first, older than `before` and newer than `after`."""
        return self._walk(query, 0 if after < 0 else after, before, limit, newest_first=True)

    def find_onwards(self, query: Query, *, after: int, last: int, limit: int) -> list[int]:
        """Places of at most `limit` calls, oldest first, newer than `after`, none beyond `last`."""
        return self._walk(query, after, last + 1, limit, newest_first=False)

    def _walk(self, query: Query, after: int, before: int | None, limit: int, *, newest_first: bool) -> list[int]:
        if query.hopeless:
            return []
        if query.since or query.until:
            first, last = self._places(query.since, query.until)
            after = max(after, first - 1)
            before = last + 1 if before is None else min(before, last + 1)
        found: list[int] = []
        while (wanted := limit - len(found)) > 0:
            places = self._step(query, after, before, wanted, newest_first=newest_first)
            found += self._within(places, query)
            if len(places) < wanted:
                break
            if newest_first:
                before = places[-1]
            else:
                after = places[-1]
        return found

    def _step(self, query: Query, after: int, before: int | None, limit: int, *, newest_first: bool) -> list[int]:
        match = query.match
        table, column = ("call_search", "rowid") if match else ("call", "seq")
        conditions = [f"{column} > ?"]
        values: list[Any] = [after]
        if before is not None:
            conditions.append(f"{column} < ?")
            values.append(before)
        if match:
            conditions.append("call_search MATCH ?")
            values.append(match)
        if query.due:
            conditions.append(f"{column} IN ({_DUE})")
            values.append(query.due)
        order = "DESC" if newest_first else "ASC"
        sql = f"SELECT {column} FROM {table} WHERE {' AND '.join(conditions)} ORDER BY {column} {order} LIMIT ?"
        return [row[0] for row in self._connection.execute(sql, (*values, limit))]

    def _within(self, places: list[int], query: Query) -> list[int]:
        """Those of `places` that really started in time: the order of the log is not the order of a clock set back."""
        if not places or not (query.since or query.until):
            return places
        marks = ",".join("?" * len(places))
        sql = f"SELECT seq FROM call WHERE seq IN ({marks}) AND started_at >= ? AND (? = '' OR started_at < ?)"
        kept = {row[0] for row in self._connection.execute(sql, (*places, query.since, query.until, query.until))}
        return [place for place in places if place in kept]

    def _places(self, since: str, until: str) -> tuple[int, int]:
        """First and last place of the calls that started in a span of time.

        As long as the clock was never set back, the calls stand in the order in which they started, and two looks
        into the index are enough. Else the span has to be scanned.
        """
        if not self._clock_was_set_back():
            return self._ends(since, until)
        return self._scanned(since, until)

    def _clock_was_set_back(self) -> bool:
        sql = "SELECT 1 FROM facet WHERE kind = ? AND value = ?"
        return self._connection.execute(sql, CLOCK_SET_BACK).fetchone() is not None

    def _ends(self, since: str, until: str) -> tuple[int, int]:
        newest = "\U0010ffff"  # sorts behind any time
        first = self._connection.execute(
            "SELECT seq FROM call WHERE started_at >= ? ORDER BY started_at, seq LIMIT 1", (since,)
        ).fetchone()
        last = self._connection.execute(
            "SELECT seq FROM call WHERE started_at < ? ORDER BY started_at DESC, seq DESC LIMIT 1", (until or newest,)
        ).fetchone()
        return (1, 0) if first is None or last is None else (int(first[0]), int(last[0]))

    def _scanned(self, since: str, until: str) -> tuple[int, int]:
        """The same by looking at every call of the span.

        Kept, because typing asks for the same span at each letter and a long one takes a while to scan; what was
        added since then is looked at apart.
        """
        known = self._spans.get((since, until))
        newest = self._newest()
        first, last, seen = (0, 0, 0) if known is None else known
        if known is None or newest > seen:
            sql = "SELECT min(seq), max(seq) FROM call WHERE started_at >= ? AND (? = '' OR started_at < ?)"
            values = (since, until, until)
            row = self._connection.execute(
                sql + (" AND +seq > ?" if not seen else " AND seq > ?"), (*values, seen)
            ).fetchone()
            if row is not None and row[0] is not None:
                first = first or int(row[0])
                last = int(row[1])
            if len(self._spans) >= _SPANS:
                self._spans.clear()
            self._spans[since, until] = (first, last, newest)
        return (first, last) if first else (1, 0)

    def _newest(self) -> int:
        row = self._connection.execute("SELECT max(seq) FROM call").fetchone()
        return 0 if row is None or row[0] is None else int(row[0])


def marks(values: Iterable[object]) -> str:
    """As many question marks as there are values."""
    return ",".join("?" for _ in values)
