"""Who waits to be called, read tier by tier and some at a time. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from callassist.domain.follow_up import FollowUpKind
from callassist.domain.lead_list import RowRef
from callassist.domain.promise import DayPart, SaidAs
from callassist.engine.attempts import Tried
from callassist.engine.queue_order import CALLBACK_WINDOW, TIER_OF_KIND, Tier, Waiting
from callassist.storage.calls.records import utc_text
from callassist.storage.driver import Connection

AT_ONCE = 50
"""So many are read together."""

#: how long before its time each tier is looked for; who is too early is left out by the order itself
_AHEAD = {
    Tier.APPOINTMENT: timedelta(minutes=10),
    Tier.CALLBACK: timedelta(minutes=2),
    Tier.DEADLINE: timedelta(days=2),
    Tier.ITS_DAY: timedelta(days=1),
}
#: appointments that are over longer than that are none to call for
_OVER = timedelta(hours=2)

_COLUMNS = (
    "f.id, f.kind, f.contact_id, c.name, a.name, c.number_typed, c.number_e164, f.script_id, coalesce(k.stage, ''),"
    " f.due_at, f.created_at, f.reason, f.contact_name, c.number_state, coalesce(k.verdict, ''),"
    " f.precision, f.window_min, c.zip, c.list_id"
)
_JOINED = (
    " JOIN contact c ON c.id = f.contact_id JOIN account a ON a.id = c.account_id LEFT JOIN call k ON k.id = f.call_id"
)
DUE = (
    f"SELECT {_COLUMNS} FROM follow_up f{_JOINED} WHERE f.state = 'open' AND f.kind = ? AND f.due_at <= ?"
    " AND (f.due_at, f.id) > (?, ?) ORDER BY f.due_at, f.id LIMIT ?"
)
_RESTING = "SELECT count(*), min(due_at) FROM follow_up WHERE state = 'open' AND kind = ? AND due_at > ?"
_WHO_RESTS = (
    f"SELECT {_COLUMNS} FROM follow_up f{_JOINED} WHERE f.state = 'open' AND f.kind = ? AND f.due_at > ?"
    " ORDER BY f.due_at, f.id LIMIT ?"
)
_NEWEST = (
    f"SELECT {_COLUMNS} FROM follow_up f{_JOINED} WHERE f.state = 'open' AND f.kind = ? AND f.due_at <= ?"
    " AND (f.created_at, f.id) < (?, ?) ORDER BY f.created_at DESC, f.id DESC LIMIT ?"
)
_AGREED = (
    f"SELECT {_COLUMNS} FROM follow_up f{_JOINED} WHERE f.state = 'open' AND f.kind IN (?, ?)"
    " AND f.due_at >= ? AND f.due_at < ? ORDER BY f.due_at, f.id LIMIT ?"
)
#: whoever was named, where the account knows them with a number of their own
_NAMED = (
    "SELECT o.id, o.number_typed, o.number_e164, o.number_state FROM contact p JOIN contact o"
    " ON o.account_id = p.account_id AND o.name = ? WHERE p.id = ? AND o.number_typed <> '' LIMIT 1"
)
#: the calls with whoever they were made one with are theirs
_THEIRS = "SELECT ?1 UNION ALL SELECT loser FROM contact_merge WHERE winner = ?1 AND undone_at = ''"
_TRIES = (
    f"SELECT started_at, outcome FROM call WHERE contact_id IN ({_THEIRS}) AND direction = 'out' AND state = 'ended'"
    " UNION ALL SELECT started_at, outcome FROM call WHERE number_e164 = ?2 AND number_e164 <> ''"
    f"  AND contact_id NOT IN ({_THEIRS}) AND direction = 'out' AND state = 'ended'"
)
_LISTS = (
    "SELECT seq, id, name, script_id, stage, source_kind FROM lead_list WHERE state = 'open' ORDER BY created_at, id"
)
_ROWS = (
    "SELECT place, coalesce(nullif(name, ''), trim(first || ' ' || last)), company, e164, typed, zip FROM list_row"
    " WHERE list_seq = ? AND state = 'new' AND e164 <> '' AND place {after} ? ORDER BY place {way} LIMIT ?"
)
_OWN_REQUEST = "own_request"
_LATEST = "9999"
_SAID = frozenset(SaidAs)


def slices(connection: Connection, now: datetime, list_id: str = "") -> Iterator[list[Waiting]]:
    """Those whose time has come by `now` (aware), in the order of their tiers; nothing is read before it is asked.

    Of rows of lists, with `list_id`, only those of that one.
    """
    for tier in Tier:
        if tier is Tier.DECISION_MAKER:
            yield from _newest(connection, now)
        elif tier in (Tier.OWN_REQUEST, Tier.LIST):
            yield from _of_lists(connection, list_id, own=tier is Tier.OWN_REQUEST)
        else:
            for kind in (one for one, its in TIER_OF_KIND.items() if its is tier):
                yield from _due(connection, kind, tier, now)


def resting(connection: Connection, now: datetime) -> tuple[int, datetime | None]:
    """How many are left alone for now because they were tried often enough, and when the first of them is asked about.

    `now` is aware.
    """
    row = connection.execute(_RESTING, (FollowUpKind.RESTING.value, utc_text(now))).fetchone()
    number, first = (0, None) if row is None else row
    return int(number), datetime.fromisoformat(str(first)).astimezone(now.tzinfo) if first else None


def resting_leads(connection: Connection, now: datetime, limit: int = 500) -> list[Waiting]:
    """Those who are left alone for now, in the order in which they are asked about. `now` is aware."""
    found = connection.execute(_WHO_RESTS, (FollowUpKind.RESTING.value, utc_text(now), limit)).fetchall()
    return [_waiting(Tier.RESTED, row, now) for row in found]


def tries_of(connection: Connection, contact_id: str, e164: str) -> list[Tried]:
    """The outbound calls to somebody and to their number, over all lists and scripts, in the order of time."""
    found = connection.execute(_TRIES, (contact_id, e164)).fetchall()
    return sorted((Tried(datetime.fromisoformat(at), str(outcome)) for at, outcome in found), key=lambda one: one.at)


def promises(connection: Connection, now: datetime, days_ahead: int = 0, limit: int = 50) -> list[Waiting]:
    """What is agreed for today, or for a day after it, in the order of time."""
    day = now.date() + timedelta(days=days_ahead)
    begins = datetime.combine(day, time(), now.tzinfo)
    ends = datetime.combine(day + timedelta(days=1), time(), now.tzinfo)
    kinds = (FollowUpKind.APPOINTMENT.value, FollowUpKind.CALLBACK.value)
    found = connection.execute(_AGREED, (*kinds, utc_text(begins), utc_text(ends), limit)).fetchall()
    return [_waiting(TIER_OF_KIND[str(row[1])], row, now) for row in found]


def _due(connection: Connection, kind: str, tier: Tier, now: datetime) -> Iterator[list[Waiting]]:
    until = utc_text(now + _AHEAD.get(tier, timedelta()))
    after = (utc_text(now - _OVER) if tier is Tier.APPOINTMENT else "", "")
    while True:
        found = connection.execute(DUE, (kind, until, *after, AT_ONCE)).fetchall()
        some = [_waiting(tier, row, now) for row in found]
        yield [_with_tries(connection, one) for one in some] if tier is Tier.RETRY else some
        if len(found) < AT_ONCE:
            return
        after = (str(found[-1][9]), str(found[-1][0]))


def _newest(connection: Connection, now: datetime) -> Iterator[list[Waiting]]:
    kind = FollowUpKind.CONTACT_DECISION_MAKER.value
    before = (_LATEST, "")
    while True:
        found = connection.execute(_NEWEST, (kind, utc_text(now), *before, AT_ONCE)).fetchall()
        yield [_named(connection, _waiting(Tier.DECISION_MAKER, row, now), str(row[12])) for row in found]
        if len(found) < AT_ONCE:
            return
        before = (str(found[-1][10]), str(found[-1][0]))


def _of_lists(connection: Connection, only: str, *, own: bool) -> Iterator[list[Waiting]]:
    for seq, list_id, name, script, stage, kind in connection.execute(_LISTS).fetchall():
        if (kind == _OWN_REQUEST) is not own or only not in ("", list_id):
            continue
        # whoever asked last is warmest
        sql = _ROWS.format(after="<" if own else ">", way="DESC" if own else "ASC")
        place = 1 << 62 if own else -1
        while True:
            found = connection.execute(sql, (seq, place, AT_ONCE)).fetchall()
            yield [
                Waiting(
                    Tier.OWN_REQUEST if own else Tier.LIST,
                    name=str(who),
                    company=str(company),
                    number=str(e164),
                    e164=str(e164),
                    script_id=str(script),
                    stage=str(stage),
                    row=RowRef(str(list_id), int(at)),
                    list_name=str(name),
                    list_id=str(list_id),
                    zip=str(code),
                    typed=str(typed),
                )
                for at, who, company, e164, typed, code in found
            ]
            if len(found) < AT_ONCE:
                break
            place = int(found[-1][0])


def _waiting(tier: Tier, row: tuple[Any, ...], now: datetime) -> Waiting:
    due, since = (datetime.fromisoformat(one).astimezone(now.tzinfo) if one else None for one in (row[9], row[10]))
    return Waiting(
        tier,
        follow_up_id=str(row[0]),
        contact_id=str(row[2]),
        name=str(row[3]),
        company=str(row[4]),
        number=str(row[5]),
        e164=str(row[6]),
        script_id=str(row[7]),
        stage=str(row[8]),
        due=due,
        since=since,
        reason=str(row[11]),
        prospect=row[14] == "prospect",
        number_state=str(row[13]),
        typed=str(row[5]),
        zip=str(row[17]),
        list_id=str(row[18]),
        said_as=SaidAs(row[15]) if row[15] in _SAID else SaidAs.MINUTE,
        window=timedelta(minutes=int(row[16])) if row[16] else CALLBACK_WINDOW,
    )


def _named(connection: Connection, one: Waiting, name: str) -> Waiting:
    """The one who was named, at their own number where it is known."""
    if not name:
        return one
    found = connection.execute(_NAMED, (name, one.contact_id)).fetchone()
    if found is None:
        return replace(one, name=name, told_by=one.name)
    contact, typed, e164, state = (str(each) for each in found)
    return replace(
        one, name=name, told_by=one.name, contact_id=contact, number=typed, typed=typed, e164=e164, number_state=state
    )


def _with_tries(connection: Connection, one: Waiting) -> Waiting:
    zone = one.due.tzinfo if one.due is not None else None
    parts = (DayPart.of(each.at.astimezone(zone).time()) for each in tries_of(connection, one.contact_id, one.e164))
    return replace(one, tried_in=frozenset(part for part in parts if part is not None))
