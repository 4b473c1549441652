"""Dialling out: which number leaves the program, and how. Nothing but a number that passed the gate ever does.

A call that was begun is the attempt and the use of the consent (`storage.calls.journal`): dialling in it, once or
twice, counts nothing more. So nothing is dialled in a call that came in: nobody would count it.
"""

from __future__ import annotations

import subprocess
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from callassist import paths
from callassist.domain.dial_program import (
    DialledAs,
    filled,
    is_run_by_a_shell,
    not_there,
    read_program,
)
from callassist.errors import ImpossibleAction
from callassist.services.contacts.phone_number import is_e164
from callassist.services.permission.may_call import MayCall, OutgoingCall
from callassist.storage.calls.contacts import is_blocked
from callassist.storage.jobs import Urgency
from callassist.storage.phone.dialled import DialledCall, call_to_dial_in

if TYPE_CHECKING:
    from callassist.services.clock import Clock
    from callassist.services.settings import Settings
    from callassist.storage.database import Database
    from callassist.storage.store import Store

#: what the gate said when a call began holds for so long; a call that was taken up again later is asked about anew
_ANSWER_HOLDS = timedelta(hours=1)
#: programs that were started and may still run
_started: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True, slots=True)
class DialOrder:
    """What is to be done to dial: a link to be opened, or a program to be run with these arguments."""

    link: str = ""
    arguments: tuple[str, ...] = ()


class Dialling:
    """Makes of a call the order to dial it, as the settings say."""

    def __init__(self, database: Database, clock: Clock, settings: Settings, may_call: MayCall) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._may_call = may_call

    def order(self, call_id: str) -> Future[DialOrder]:
        """How the number of a call that runs is dialled, if it may be.

        The future fails with `ImpossibleAction` (it has ended, it came in, its number is blocked, in doubt, wrong, dead
        or none, the rules do not allow it any more), with `SettingError` (the program that dials), or with a
        `LogError`.
        """
        at = self._clock.local()

        def job(store: Store) -> DialOrder:
            asked = call_to_dial_in(store.connection, call_id)
            self._check(store, asked, at, call_id)
            return self._order(asked.lead.number_e164)

        return self._database.submit(job, Urgency.SHOWN)

    def _check(self, store: Store, asked: DialledCall, at: datetime, call_id: str) -> None:
        if asked.has_ended:  # to dial again is another attempt, which nobody would count
            raise ImpossibleAction("this call has ended meanwhile", code="call_ended")
        if asked.direction != "out":
            what = "this call came in: to call them, end it and start a call"
            raise ImpossibleAction(what, code="dial_came_in")
        if asked.number_state == "blocked" or is_blocked(store.connection, asked.lead):
            raise ImpossibleAction("somebody at this number asked not to be called again", code="blocked")
        if asked.number_state in ("wrong", "dead"):
            raise ImpossibleAction("this number is known to be wrong or dead", code="dial_wrong")
        if asked.number_state != "ok" or not is_e164(asked.lead.number_e164) or self._is_guess(asked):
            raise ImpossibleAction("which number is meant is in doubt", code="dial_doubtful")
        if at - datetime.fromisoformat(asked.started_at) > _ANSWER_HOLDS:
            history = store.reading.history(asked.lead, asked.script_id, at)
            request = OutgoingCall(asked.lead.number_typed, asked.row)
            self._may_call.ask(store, request, asked.lead, history, at, but=call_id).check(request)

    def _is_guess(self, asked: DialledCall) -> bool:
        from callassist.services.contacts.phone_number import find_numbers

        found = find_numbers(asked.lead.number_typed, self._settings.text("phone_region"))
        return bool(found) and found[0].guessed

    def _order(self, e164: str) -> DialOrder:
        by = self._settings.text("dial_by")
        if by != "program":
            return DialOrder(link=f"{by}:{e164}")
        parts = read_program(self._settings.text("dial_program"))
        program = paths.program(parts[0])
        # a name without its ending may have been found as a batch file
        if program is None or is_run_by_a_shell(str(program)):
            raise not_there(parts[0])
        number = forms_to_dial(e164, self._settings.text("phone_region"))
        return DialOrder(arguments=(str(program), *filled(parts, number)[1:]))


def forms_to_dial(e164: str, region: str) -> DialledAs:
    """A number in its E.164 form as programs want it; `region` is the country it is dialled in."""
    import phonenumbers as library  # imported late: a quarter of a second, and most dial by a link

    phonenumbers = cast("Any", library)
    found = phonenumbers.format_out_of_country_calling_number(phonenumbers.parse(e164, None), region)
    national = "".join(sign for sign in str(found) if sign.isascii() and sign.isdigit())
    return DialledAs(e164, national, e164.removeprefix("+"))


def run_program(order: DialOrder) -> None:
    """Start the program of an order, and leave it to itself.

    Raises:
        SettingError: it cannot be started.
    """
    _started[:] = [one for one in _started if one.poll() is None]
    nothing = subprocess.DEVNULL
    try:
        # a list, never a line: no shell reads it
        _started.append(
            subprocess.Popen(
                order.arguments, stdin=nothing, stdout=nothing, stderr=nothing, shell=False, start_new_session=True
            )
        )
    except OSError as error:
        raise not_there(order.arguments[0]) from error
