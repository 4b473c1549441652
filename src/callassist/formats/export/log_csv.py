"""The call log as CSV: one row a call, or one row an answer.

RFC 4180: CRLF line ends, a cell is quoted where it must be, quotes are doubled; figures have a decimal dot. The header
is quoted whole: a reader that guesses the form of a large file from its beginning sees that there are quotes. There are
two variants:

* for people and their spreadsheets: UTF-8 with a byte order mark, without which Excel takes umlauts for something
  else, and with a guard: a `'` stands in front of what a spreadsheet would run as a formula. That also hits `+49…`
  numbers. `unguarded` takes it off again, exactly.
* for machines: neither mark nor guard; every cell is what is in the log.

The guard does not trust the reader to cut where we did: a `;` file opened by a program that expects `,` is cut within
`Kern,=1`, a quote in the middle of such a cell means nothing there, and a line feed in it ends the row. So the `'`
stands wherever any of the usual readers may begin a cell, not only at the beginning of ours: `Kern,'=1`.

A spreadsheet also takes texts such as `0815`, `1E5`, `10:30` or `2.3.24` for figures, times and dates, and a CSV file
has no way to say that they are none. `protected` marks them with the same `'`; whoever gathers the rows knows which
cells are texts, and does so where it was asked for.

The value of a question stands in `q.<id>` only if it was answered. Unknown, refused, not asked and moot are facts of
their own and stand in `q.<id>.state`, never as an empty or invented value. Both are empty for questions of scripts
other than the call's. The rep's own questions share one pair of columns, `q.own`, as `question: answer` lines; each
has a row of its own in the answers. The band of the points stands last, in `band`, where a script of the calls has any.

What a script computes of the answers stands in `c.<name>` beside them, with its own state.

An outcome of a script's own stands in `outcome` by its name; `outcome_like` is always a built-in one.

Made to keep up with SQLite's own CSV output: the rows come in the order of the columns, what stands behind them for a
call in which nothing was asked is made once, and a row is looked at closely only if a single search over all of it
finds something a spreadsheet might run.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from callassist.domain.computed import computed_name
from callassist.domain.log_columns import BAND, OUTCOME, OUTCOME_WORDS, own_outcome

BOM = "\ufeff"

#: columns of the calls, before the questions
CALL_COLUMNS: tuple[str, ...] = (
    "call_id",
    "started_at",
    "duration_s",
    "account",
    "contact",
    "role",
    "phone",
    "email",
    "address",
    "consent_basis",
    "consent_date",
    "consent_source",
    "script",
    "version",
    "stage",
    "depth",
    "language",
    "outcome",
    "verdict",
    "reason_codes",
    "not_before",
    "points",
    "known_pct",
    "product_1",
    "product_1_state",
    "product_2",
    "follow_up",
    "follow_up_at",
    "follow_up_reason",
    "decision_maker",
    "decision_maker_function",
    "decision_maker_phone",
    "decision_maker_time",
    "objections",
    "override",
    "note",
    "attempt",
    "day_part",
    "list_id",
    "list_place",
    "origin",
    "outcome_like",
    "direction",
)
_PHONE, _OUTCOME = CALL_COLUMNS.index("phone"), CALL_COLUMNS.index("outcome")
_OWN = ("q.own", "q.own.state")

#: columns of the answers. `state` is what `q.<id>.state` says of the call while the answer stands (so `moot` where
#: it does not matter any more), else what it was when it was given. `supersedes` is the `line` of the answer that this
#: one replaced, or took back. `standing` is `valid`, `moot`, `superseded` (by a later one) or `withdrawn` (taken back);
#: empty in the line that takes one back, which is no answer itself.
ANSWER_COLUMNS: tuple[str, ...] = (
    "call_id",
    "line",
    "at",
    "account",
    "contact",
    "phone",
    "email",
    "address",
    "consent_date",
    "consent_source",
    "script",
    "version",
    "stage",
    "kind",
    "question",
    "state",
    "value",
    "source",
    "said_by",
    "wording_version",
    "note",
    "supersedes",
    "standing",
)

#: where some reader ends a cell: separators, the quote, and whatever any of them takes for the end of a line
_ENDS = '[\t-\r\x1c-\x1e\x85\u2028\u2029",;|]'
#: what has no width or no ink, so that a reader may take it off; no end of a cell
_UNSEEN = (
    "[\x00-\x08\x0e-\x1b\x1f \x7f-\x84\x86-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000"
    "\ufeff\ufff9-\ufffb]"
)
#: what a formula begins with, in the widths Asian keyboards have too; a tab or a carriage return leads some to it
_BEGIN = f"'*(?:[\t\r]|{_UNSEEN}*[=+\\-@＝＋－＠﹦﹢﹣﹫])"
_DANGER = re.compile(f"(?:\\A|(?<={_ENDS}))(?={_BEGIN})")
_GUARD = re.compile(f"(?:\\A|(?<={_ENDS}))'(?={_BEGIN})")
#: the same over a whole row, one cell a line: an expression for each usual end, as `re` looks for a plain letter much
#: faster than for one of several; the other ends are so rare that a row with one is looked at cell by cell
_ROW_DANGERS = tuple((end, re.compile(f"{re.escape(end)}{_BEGIN}")) for end in '\n,;|"\t')
_RARE_ENDS = tuple("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


#: a figure in any script, also as a fraction or raised
_OTHER_FIGURES = "\xb2\xb3\xb9\xbc-\xbe\u2070-\u2089\u2150-\u2189"
_FIGURE = re.compile(f"[\\d{_OTHER_FIGURES}]")
_WORD = re.compile(f"[^\\W\\d_{_OTHER_FIGURES}]+")
#: what a word of a time, a date or an amount begins with, in English and German, or is
_OF_TIMES = re.compile(
    r"(?:jan|jän|feb|mar|mär|mrz|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec"
    r"|mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son"
    r"|(?:[a-z]|am|pm|mo|di|do|fr|sa|so|uhr|eur|usd|chf|gbp|st|nd|rd|th)\Z)",
    re.IGNORECASE,
)
_TRUTHS = frozenset(("true", "false", "wahr", "falsch", "vrai", "faux", "vero", "falso", "verdadero"))


@dataclass(frozen=True, slots=True)
class CsvOptions:
    """How the file is written."""

    delimiter: Literal[";", ","] = ";"
    #: for machines: no byte order mark, no guard against formulas
    machine: bool = False
    #: texts that a spreadsheet would take for figures, times or dates are marked as texts; not for machines
    text_guard: bool = False


def is_dangerous(cell: str) -> bool:
    """Whether a reader might find a formula somewhere in `cell`, or it only escapes that by quotes in front."""
    return _DANGER.search(cell) is not None


def guarded(cell: str) -> str:
    """`cell`, made harmless to a spreadsheet, whatever that takes for the end of a cell."""
    return _DANGER.sub("'", cell)


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return _GUARD.sub("", cell)


def may_be_retyped(text: str) -> bool:
    """Whether a spreadsheet may take `text` for a figure, a time, a date or a truth value.

    Which ones it takes depends on its language: so all that holds a figure, and no word but those of times and amounts.
    """
    bare = text.lstrip("'")
    if bare.strip().casefold() in _TRUTHS:
        return True
    return _FIGURE.search(bare) is not None and all(_OF_TIMES.match(word) for word in _WORD.findall(bare))


def protected(text: str) -> str:
    """`text`, marked as one where a spreadsheet may take it for something else; where the guard stands, that does."""
    return f"'{text}" if _is_to_be_protected(text) else text


def unprotected(text: str) -> str:
    """What `protected` was given."""
    return text[1:] if text.startswith("'") and _is_to_be_protected(text) else text


def _is_to_be_protected(text: str) -> bool:
    return _DANGER.match(text) is None and may_be_retyped(text)


#: ends the beginning of a line: what the log holds has no NUL in it; a cell with a CR or LF is quoted, as it must be
_END = "\0\r\n"
#: tails of lines that are kept, as many calls end with the same answers
_KEPT = 2_000


class _Lines:
    """Rows as lines of CSV text."""

    def __init__(self, options: CsvOptions) -> None:
        self._options = options
        self._buffer = io.StringIO(newline="")
        self._writer, self._quoting = (
            csv.writer(self._buffer, delimiter=options.delimiter, lineterminator="\r\n", quoting=quoting)
            for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)
        )
        self._heads = csv.writer(self._buffer, delimiter=options.delimiter, lineterminator=_END)

    def text(self, rows: Iterable[Sequence[str]], *, quoted: bool = False) -> bytes:
        (self._quoting if quoted else self._writer).writerows(rows)
        return self._taken().encode("utf-8", "replace")

    def tail(self, cells: Sequence[str]) -> str:
        """What follows a line's first cells, with the separator in front and the line's end."""
        self._writer.writerow(("", *cells))
        return self._taken()

    def joined(self, heads: Sequence[Sequence[str]], tails: Sequence[str]) -> bytes | None:
        """Lines of which the beginning is given as cells and the rest as text; None where a cell holds such an end."""
        self._heads.writerows(heads)
        begun = self._taken().split(_END)
        if len(begun) != len(heads) + 1:
            return None
        return "".join([part for line in zip(begun, tails, strict=False) for part in line]).encode("utf-8", "replace")

    def header(self, names: Iterable[str]) -> bytes:
        cells = list(names) if self._options.machine else [guarded(name) for name in names]
        return ("" if self._options.machine else BOM).encode() + self.text([cells], quoted=True)

    def _taken(self) -> str:
        text = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        return text


class CallCsv:
    """Writes calls.

    Each row given holds `CALL_COLUMNS`, then the script version's hash, `cells` and own questions, all as text.

    Args:
        versions: script id and question ids by hash, for every version the calls may have; `cells` is a JSON list with
            value and state of each of these questions, or "" where the script was not run.
        options: the variant.
    """

    def __init__(self, versions: Mapping[str, tuple[str, tuple[str, ...]]], options: CsvOptions) -> None:
        self._lines = _Lines(options)
        self._machine = options.machine
        columns = list(dict.fromkeys(column for _, of_script in versions.values() for column in of_script))
        questions = [column for column in columns if column not in (BAND, OUTCOME, OUTCOME_WORDS)]
        band = (BAND,) if BAND in columns else ()
        named = [one if computed_name(one) else f"q.{one}" for one in questions]
        self._names = (*CALL_COLUMNS, *(f"{one}{end}" for one in named for end in ("", ".state")), *_OWN, *band)
        self._pickers = {sha: _picker(questions, of_script) for sha, (_, of_script) in versions.items()}
        #: where the band stands among the cells of a version; None: no call of the export has one
        self._band = {sha: _place_of(BAND, of_script) for sha, (_, of_script) in versions.items()} if band else None
        #: versions with outcomes of their own
        self._own = frozenset(sha for sha, (_, of_script) in versions.items() if OUTCOME in of_script)
        self._not_run: dict[str, str] = {}
        self._tails: dict[tuple[str, str], str] = {}
        self._asked_by = {sha: len(of_script) for sha, (_, of_script) in versions.items()}

    @property
    def names(self) -> tuple[str, ...]:
        """All columns."""
        return self._names

    def header(self) -> bytes:
        """The first line, with the byte order mark where the variant has one."""
        return self._lines.header(self._names)

    def lines(self, rows: Iterable[tuple[str, ...]]) -> bytes:
        """The calls as CSV."""
        not_run, kept = self._not_run, self._tails
        heads: list[Sequence[str]] = []
        tails: list[str] = []
        given = [self._with_own_outcome(row) for row in rows] if self._own else list(rows)
        for row in given:
            sha, cells, own = row[-3:]
            if own:
                tail = self._tail(sha, cells, own)
            elif cells:
                tail = kept.get((sha, cells)) or self._tail(sha, cells, own)
            else:
                tail = not_run.get(sha) or self._tail(sha, cells, own)
            heads.append(row[:-3])
            tails.append(tail)
        if not self._machine:
            heads = [_guarded_row(head) for head in heads]
        text = self._lines.joined(heads, tails)
        if text is not None:
            return text
        whole = [(*row[:-3], *self._cells(*row[-3:])) for row in given]
        return self._lines.text(whole if self._machine else map(_guarded_row, whole))

    def _with_own_outcome(self, row: tuple[str, ...]) -> tuple[str, ...]:
        """The row with what the call's script calls the outcome; what that one is like stands in `outcome_like`."""
        own = own_outcome(row[-2], row[_OUTCOME])[0] if row[-3] in self._own else ""
        return (*row[:_OUTCOME], own, *row[_OUTCOME + 1 :]) if own else row

    def _tail(self, sha: str, cells: str, own: str) -> str:
        """The questions' part of a line; kept where others may end with the same."""
        asked = self._cells(sha, cells, own)
        tail = self._lines.tail(asked if self._machine else [guarded(cell) for cell in asked])
        if not cells and not own:
            self._not_run[sha] = tail
        elif not own:
            if len(self._tails) >= _KEPT:
                self._tails.clear()
            self._tails[sha, cells] = tail
        return tail

    def _cells(self, sha: str, cells: str, own: str) -> tuple[str, ...]:
        """The cells of all questions, of a call with a script of this hash."""
        values = json.loads(cells) if cells else ["", "not_asked"] * self._asked_by[sha]
        found = (*self._pickers[sha]([*values, ""]), *((own_questions(own), "answered") if own else ("", "")))
        return found if self._band is None else (*found, [*values, ""][self._band[sha]])


class AnswerCsv:
    """Writes answers. Each row given holds `ANSWER_COLUMNS`, all as text."""

    def __init__(self, options: CsvOptions) -> None:
        self._lines = _Lines(options)
        self._machine = options.machine

    def header(self) -> bytes:
        """The first line, with the byte order mark where the variant has one."""
        return self._lines.header(ANSWER_COLUMNS)

    def lines(self, rows: Iterable[tuple[str, ...]]) -> bytes:
        """The answers as CSV."""
        return self._lines.text(rows if self._machine else ([guarded(cell) for cell in row] for row in rows))


def _picker(questions: Sequence[str], of_script: Sequence[str]) -> Callable[[list[str]], tuple[str, ...]]:
    """Takes the cells of one script version to their columns; the last cell stands for "not this script's"."""
    place = {question: index * 2 for index, question in enumerate(of_script)}
    picks: list[int] = []
    for question in questions:
        found = place.get(question)
        picks += (-1, -1) if found is None else (found, found + 1)
    if not picks:
        return _nothing
    return itemgetter(*picks)


def _place_of(column: str, of_script: Sequence[str]) -> int:
    """Where the value of a column stands among the cells of a version; the last one stands for "not this script's"."""
    return of_script.index(column) * 2 if column in of_script else -1


def _nothing(cells: list[str]) -> tuple[str, ...]:
    """Picks nothing: no script has a question."""
    del cells
    return ()


def own_questions(stored: str) -> str:
    """The rep's own questions, as the log has them, in one cell."""
    return "\n".join(f"{question}: {answer}" for question, answer in json.loads(stored))


def _guarded_row(row: Sequence[str]) -> Sequence[str]:
    """`row` with the guard. The phone, which nearly always needs it, is looked at apart."""
    phone = row[_PHONE]
    texts = list(filter(None, row))
    international = phone[:1] == "+" and phone[1:].isdigit()
    if international:
        texts.remove(phone)
        row = (*row[:_PHONE], f"'{phone}", *row[_PHONE + 1 :])
    joined = "\n" + "\n".join(texts)
    for end, danger in _ROW_DANGERS:
        if end in joined and danger.search(joined) is not None:
            break
    else:
        if not any(end in joined for end in _RARE_ENDS):
            return row
    return [cell if index == _PHONE and international else guarded(cell) for index, cell in enumerate(row)]
