"""Reading calls: pages, one call with its journal, its trace, and rows in bulk. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.log_columns import own_outcome
from callassist.domain.text import Text
from callassist.errors import NotFound
from callassist.storage.blocks.erased_before import ErasedBefore, forms_of
from callassist.storage.calls.contacts import colleagues_of, find_contact
from callassist.storage.calls.damage import NO_SENSE, damaged_row
from callassist.storage.calls.lead_history import history_of, person_of
from callassist.storage.calls.log_views import (
    CallSummary,
    CallTrace,
    KnownLead,
    LeadHistory,
    LogFilter,
    NamedPerson,
    PageOfCalls,
)
from callassist.storage.calls.records import (
    LOST,
    UNREADABLE,
    Direction,
    InterruptedCall,
    LeadRecord,
    ScriptPin,
    StoredCall,
    StoredEvent,
    local_time,
)
from callassist.storage.calls.search import COUNT_CAP, Search, marks, query_of
from callassist.storage.calls.trace_lines import trace_lines
from callassist.storage.driver import Connection

#: columns of `call` a summary is made of, in the order of `_summary`
_SUMMARY = (
    "seq, id, started_local, active_ms, name, company, number_typed, number_e164, role, script_id, script_sha256,"
    " stage, depth, language, direction, state, outcome, verdict, reason_codes, not_before, points, points_max,"
    " known_percent, product_1, product_1_state, follow_up, follow_up_at, override, note, answered, parent_id, email,"
    " address, consent_date, consent_source, decision_maker, decision_maker_function, decision_maker_phone,"
    " decision_maker_time, follow_up_reason, cells"
)


P = ParamSpec("P")
T = TypeVar("T")


def _tells_damage(read: Callable[Concatenate[Reading, P], T]) -> Callable[Concatenate[Reading, P], T]:
    """What was stored can be read; where a row cannot be made sense of, it is not what was stored."""

    @wraps(read)
    def reading(self: Reading, *given: P.args, **named: P.kwargs) -> T:
        try:
            return read(self, *given, **named)
        except NO_SENSE as error:
            raise damaged_row(self.path, error) from error

    return reading


class Reading:
    """The log as it is read. A damaged row raises `LogDamaged`."""

    def __init__(self, connection: Connection, path: Path) -> None:
        """`path` is where errors point to."""
        self._connection = connection
        self.path = path
        self._search = Search(connection)
        self._titles: dict[str, Text] = {}

    @_tells_damage
    def history(self, lead: LeadRecord, script_id: str, now: datetime) -> LeadHistory:
        """What earlier calls of this lead (number × script) leave for the next one."""
        return history_of(self._connection, lead, script_id, now)

    @_tells_damage
    def known_lead(self, lead: LeadRecord, script_id: str, now: datetime) -> KnownLead | None:
        """Whom a number, and a name where there is one, stand for; None: nobody was ever called at it, or erased."""
        contact, account = find_contact(self._connection, lead)
        erased_on = ErasedBefore(self._connection).when(forms_of((lead.number_e164,), (lead.email,)))
        if account is None:
            if not erased_on:
                return None
            nobody = ("unknown", "", "", None)
            return KnownLead(lead, *nobody, self.history(lead, script_id, now), erased_on=erased_on)
        if contact is None:  # another person of a company that is known
            row = self._connection.execute("SELECT name FROM account WHERE id = ?", (account,)).fetchone()
            person = replace(lead, company=lead.company or str(row[0] if row else ""))
            role, function, best_time = "unknown", "", ""
        else:
            person = person_of(self._connection, contact)
            row = self._connection.execute("SELECT role, function, best_time FROM contact WHERE id = ?", (contact,))
            role, function, best_time = (str(one) for one in row.fetchone() or ("", "", ""))
        # the last one with them, else with anybody there
        last = self._connection.execute(
            "SELECT seq FROM call WHERE contact_id IN (SELECT id FROM contact WHERE account_id = ?)"
            " ORDER BY contact_id = ? DESC, seq DESC LIMIT 1",
            (account, contact),
        ).fetchone()
        return KnownLead(
            person,
            role,
            function,
            best_time,
            None if last is None else next(iter(self.summaries((int(last[0]),))), None),
            self.history(lead, script_id, now),
            colleagues_of(self._connection, account, contact),
            erased_on,
        )

    @_tells_damage
    def open_calls(self, dropped_since: str) -> tuple[InterruptedCall, ...]:
        """Calls that were not ended, newest first, after those whose line dropped since then and waits to be taken up.

        Args:
            dropped_since: UTC text; a line that dropped before is history.
        """
        columns = (
            "c.id, c.name, c.company, c.number_typed, c.script_sha256, c.started_local, c.last_at, c.utc_offset_min,"
            " c.answered, c.node"
        )
        dropped = (
            f"SELECT {columns} FROM follow_up f JOIN call c ON c.id = f.call_id"
            " WHERE f.state = 'open' AND f.due_at >= ? AND f.reason = 'dropped' AND c.outcome = 'call_dropped'"
            " ORDER BY c.seq DESC"
        )
        interrupted = f"SELECT {columns} FROM call c WHERE c.state = 'open' ORDER BY c.seq DESC"
        found = [self._open_call(row, dropped=True) for row in self._connection.execute(dropped, (dropped_since,))]
        found += [self._open_call(row, dropped=False) for row in self._connection.execute(interrupted)]
        return tuple(found)

    def _open_call(self, row: Sequence[Any], *, dropped: bool) -> InterruptedCall:
        return InterruptedCall(
            str(row[0]),
            str(row[1]),
            str(row[2]),
            str(row[3]),
            self._title(str(row[4])),
            datetime.fromisoformat(row[5]),
            local_time(row[6], row[7]),
            int(row[8]),
            str(row[9]),
            dropped,
        )

    @_tells_damage
    def call(self, call_id: str) -> StoredCall:
        """A call with its journal and the script it was made with.

        Raises:
            NotFound: there is none with this id.
        """
        sql = (
            "SELECT c.parent_id, c.state, c.outcome, c.script_id, s.source, s.sha256, c.name, c.company,"
            " c.number_typed, c.number_e164, c.note, c.active_ms, c.direction, c.zone, c.email, c.address,"
            " c.consent_date, c.consent_source"
            " FROM call c JOIN script_version s ON s.sha256 = c.script_sha256 WHERE c.id = ?"
        )
        row = self._connection.execute(sql, (call_id,)).fetchone()
        if row is None:
            raise NotFound("this call is not in the log", where=call_id)
        events = self._connection.execute(
            "SELECT number, kind, payload, at_utc, utc_offset_min, mono_ms, event_id FROM call_event"
            " WHERE call_id = ? ORDER BY number",
            (call_id,),
        ).fetchall()
        return StoredCall(
            call_id,
            None if row[0] is None else str(row[0]),
            str(row[1]),
            str(row[2]),
            tuple(_event(*row) for row in events),
            str(row[3]),
            str(row[4]),
            str(row[5]),
            LeadRecord(*(str(one) for one in (*row[6:10], *row[14:18]))),
            str(row[10]),
            int(row[11]),
            cast(Direction, str(row[12])),
            str(row[13]),
        )

    def torn_calls(self) -> tuple[str, ...]:
        """Calls whose row or trace knows less than their journal or tells of another end, or was made up."""
        sql = (
            f"SELECT c.id FROM call c WHERE c.contact_id LIKE '{LOST}%'"
            " OR c.events <> (SELECT count(*) FROM call_event e WHERE e.call_id = c.id)"
            " OR c.trace_entries <> (SELECT count(*) FROM trace_entry t WHERE t.call_id = c.id)"
            " OR EXISTS (SELECT 1 FROM call_event e WHERE e.call_id = c.id"
            " AND e.kind IN ('hung_up', 'interrupted', 'unreached', 'corrected') AND json_valid(e.payload)"
            " AND (c.state <> 'ended' OR json_extract(e.payload, '$.outcome') <> c.outcome AND NOT EXISTS ("
            "  SELECT 1 FROM call_event l WHERE l.call_id = c.id AND l.number > e.number AND json_valid(l.payload)"
            "  AND json_extract(l.payload, '$.outcome') IS NOT NULL))) ORDER BY c.seq"
        )
        return tuple(str(row[0]) for row in self._connection.execute(sql))

    def open_ids(self) -> tuple[str, ...]:
        """The ids of the calls that were not ended."""
        return tuple(str(row[0]) for row in self._connection.execute("SELECT id FROM call WHERE state = 'open'"))

    def exists(self, call_id: str) -> bool:
        """Whether there is a call with this id."""
        return self._connection.execute("SELECT 1 FROM call WHERE id = ?", (call_id,)).fetchone() is not None

    def pinned(self, sha256: str) -> ScriptPin | None:
        """A script as it is pinned, if it is; without its text where that was lost."""
        row = self._connection.execute(
            "SELECT script_id, version, title_de, title_en, questions, source FROM script_version WHERE sha256 = ?",
            (sha256,),
        ).fetchone()
        if row is None:
            return None
        script_id, version, de, en, questions, source = row
        return ScriptPin(sha256, script_id, version, Text(de, en), tuple(json.loads(questions or "[]")), source)

    def has_child(self, call_id: str) -> bool:
        """Whether a later call went on with this one."""
        return self._connection.execute("SELECT 1 FROM call WHERE parent_id = ?", (call_id,)).fetchone() is not None

    @_tells_damage
    def export_columns(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Script id and question ids of each pinned script version, by hash: what `call.cells` mean."""
        rows = self._connection.execute(
            "SELECT sha256, script_id, questions FROM script_version ORDER BY script_id, version"
        )
        return {str(sha): (str(script), tuple(json.loads(questions))) for sha, script, questions in rows}

    def count_calls(self) -> int:
        """How many calls there are."""
        row = self._connection.execute("SELECT count(*) FROM call").fetchone()
        return 0 if row is None else int(row[0])

    def newest(self) -> int:
        """The place of the newest call; 0 in an empty log."""
        row = self._connection.execute("SELECT max(seq) FROM call").fetchone()
        return 0 if row is None or row[0] is None else int(row[0])

    def export_rows(
        self, columns: str, source: str, wanted: LogFilter, *, after: int, last: int, limit: int
    ) -> tuple[list[tuple[Any, ...]], int | None]:
        """The next rows of an export, oldest first, and the place to go on after; None at the end.

        Args:
            columns: what to select, of `c` (call) and `t` (trace_entry). From this program, never from a user.
            source: the tables, with `{places}` where the calls are narrowed down.
            wanted: which calls.
            after: the place to go on after, 0 at the beginning.
            last: the newest call there was at the beginning; what is added meanwhile is left out.
            limit: how many calls.
        """
        query = query_of(wanted)
        if query.narrows:
            places = self._search.find_onwards(query, after=after, last=last, limit=limit)
            condition, values = f"c.seq IN ({marks(places)})", tuple(places)
            end = places[-1] if len(places) == limit else None
        else:
            # without a filter the places are a span: no list of them is needed
            found = self._connection.execute(
                "SELECT max(seq) FROM (SELECT seq FROM call WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?)",
                (after, last, limit),
            ).fetchone()
            end = None if found is None or found[0] is None else int(found[0])
            condition, values = "c.seq > ? AND c.seq <= ?", (after, end or after)
        rows = self._connection.execute(f"SELECT {columns} FROM {source.format(places=condition)}", values).fetchall()
        return rows, end

    def page_of(self, wanted: LogFilter, after: int | None, limit: int) -> tuple[list[int], bool, int, bool]:
        """Places of one page, whether there are more, how many in all up to a cap, whether that was hit."""
        query = query_of(wanted)
        places = self._search.find(
            query, before=after, after=0, limit=max(limit + 1, COUNT_CAP + 1) if after is None else limit + 1
        )
        page, more = places[:limit], len(places) > limit
        if after is not None:
            return page, more, 0, False
        return page, more, min(len(places), COUNT_CAP), len(places) > COUNT_CAP

    def page(self, wanted: LogFilter, after: int | None, limit: int) -> PageOfCalls:
        """One page of the log, newest first."""
        places, more, count, capped = self.page_of(wanted, after, limit)
        return PageOfCalls(self.summaries(places), more, count, capped)

    @_tells_damage
    def summaries(self, places: Sequence[int]) -> tuple[CallSummary, ...]:
        """The calls at `places`, in that order."""
        if not places:
            return ()
        sql = f"SELECT {_SUMMARY} FROM call WHERE seq IN ({marks(places)})"
        found = {row[0]: row for row in self._connection.execute(sql, tuple(places)).fetchall()}
        return tuple(self._summary(found[place]) for place in places if place in found)

    def _summary(self, row: tuple[Any, ...]) -> CallSummary:
        (seq, call_id, started, active_ms, name, company, typed, e164, role, script_id, sha256, *rest) = row
        (stage, depth, language, direction, state, outcome, verdict, reasons, not_before, *rest) = rest
        (points, points_max, known, product, product_state, follow_up, due, override, note, *rest) = rest
        (answered, parent, email, address, consent_date, consent_source, *decides, why, cells) = rest
        return CallSummary(
            id=call_id,
            seq=seq,
            started=datetime.fromisoformat(started),
            duration_s=active_ms / 1000,
            name=name,
            company=company,
            number=typed or e164,
            role=role,
            script_id=script_id,
            script_title=self._title(sha256),
            stage=stage,
            depth=depth,
            language=language,
            direction=direction,
            open=state == "open",
            outcome=outcome,
            verdict=verdict,
            reasons=tuple(reasons.split(",")) if reasons else (),
            not_before=not_before,
            points=points,
            points_max=points_max,
            known_percent=known,
            product=product,
            product_state=product_state,
            follow_up=follow_up,
            follow_up_at=due,
            override=override,
            note=note,
            answered=answered,
            parent_id=parent,
            email=email,
            address=address,
            consent_date=consent_date,
            consent_source=consent_source,
            decision_maker=NamedPerson(*decides) if decides[0] else None,
            follow_up_reason=why,
            own_outcome=own_outcome(cells, outcome)[1],
        )

    @_tells_damage
    def trace(self, call_id: str) -> CallTrace:
        """Everything about one call.

        Raises:
            NotFound: there is none with this id.
        """
        sql = "SELECT c.seq, c.utc_offset_min, s.source, s.sha256 FROM call c JOIN script_version s"
        row = self._connection.execute(f"{sql} ON s.sha256 = c.script_sha256 WHERE c.id = ?", (call_id,)).fetchone()
        if row is None:
            raise NotFound("this call is not in the log", where=call_id)
        seq, offset, source, sha256 = row
        lines = trace_lines(self._connection, call_id, offset)
        follow_ups = self._connection.execute(
            "SELECT kind, due_local, reason, resume_node, contact_name FROM follow_up"
            " WHERE call_id = ? ORDER BY created_at",
            (call_id,),
        ).fetchall()
        return CallTrace(
            self.summaries([int(seq)])[0],
            lines,
            tuple(
                FollowUp(FollowUpKind(kind), datetime.fromisoformat(due) if due else None, reason, node, name)
                for kind, due, reason, node, name in follow_ups
            ),
            str(source),
            str(sha256),
            self.has_child(call_id),
        )

    def progress(self, call_id: str) -> tuple[int, int, bool]:
        """The number of a call's next journal line, the milliseconds worked on it, and whether it is still open.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._connection.execute("SELECT events, active_ms, state FROM call WHERE id = ?", (call_id,)).fetchone()
        if row is None:
            raise NotFound("this call is not in the log", where=call_id)
        return int(row[0]), int(row[1]), row[2] == "open"

    def note(self, call_id: str) -> str:
        """The note of a call; "" where there is none."""
        row = self._connection.execute("SELECT note FROM call WHERE id = ?", (call_id,)).fetchone()
        return "" if row is None else str(row[0])

    def facets(self, kind: str) -> tuple[str, ...]:
        """Values of `kind` (outcome, verdict, script) that occur in the log."""
        rows = self._connection.execute("SELECT value FROM facet WHERE kind = ? ORDER BY value", (kind,))
        return tuple(str(row[0]) for row in rows)

    def script_titles(self) -> dict[str, Text]:
        """The scripts that were used, by id, with the title of the newest version."""
        rows = self._connection.execute("SELECT script_id, title_de, title_en FROM script_version ORDER BY pinned_at")
        return {str(script): Text(str(de), str(en)) for script, de, en in rows}

    def _title(self, sha256: str) -> Text:
        found = self._titles.get(sha256)
        if found is None:
            sql = "SELECT title_de, title_en FROM script_version WHERE sha256 = ?"
            row = self._connection.execute(sql, (sha256,)).fetchone()
            found = self._titles[sha256] = Text(str(row[0]), str(row[1])) if row is not None else Text()
        return found


def _event(number: int, kind: str, payload: str | None, at: str, offset: int, mono: int, event_id: str) -> StoredEvent:
    """A journal line; one that cannot be read stands for itself, so that the call can still be ended."""
    try:
        content = json.loads(payload or "{}")
        if isinstance(content, dict):
            return StoredEvent(number, kind, cast("dict[str, Any]", content), local_time(at, offset), mono, event_id)
    except (ValueError, TypeError, OverflowError, RecursionError):
        pass
    return StoredEvent(number, UNREADABLE, {}, local_time("", 0), mono, event_id)
