"""Calls that are kept as tests of the script that is written: kept, and played again whenever it is read anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from callassist.domain.text import Language
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.inline_form import InlineForm
from callassist.ui.scripts.draft_work import DraftWork
from callassist.ui.words import code_words, script_problems, script_words

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.services.calls.call_log import CallLog
    from callassist.services.scripts.desk import ScriptDesk
    from callassist.services.scripts.rehearsals import Rehearsal, RehearsalResult
    from callassist.services.scripts.trial import Trial
    from callassist.storage.calls.records import StoredCall

_LONGEST = 60


class Tested(NamedTuple):
    """How the tests of a step came out."""

    passed: int
    failed: int


class ScriptRehearsals(QObject):
    """Emits `ran` when it is known how they come out, `kept` and `failed(error)`."""

    ran = Signal()
    kept = Signal(str)
    failed = Signal(object)

    def __init__(self, form: InlineForm, work: DraftWork, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._work = work
        self._bridge = bridge
        self._desk: ScriptDesk | None = None
        self._log: CallLog | None = None
        self._language = Language.EN
        self._script_id = ""
        self._rehearsals: tuple[Rehearsal, ...] = ()
        self._results: tuple[RehearsalResult, ...] = ()
        self._is_running = False
        self._outdated = False
        #: what gets the name that is being typed: what was played on the phone, or the id of a call
        self._keeping: Trial | str | None = None
        work.read.connect(self.run)

    def set_services(self, desk: ScriptDesk, log: CallLog) -> None:
        """Where they lie, and where calls are."""
        self._desk, self._log = desk, log

    def set_language(self, language: Language) -> None:
        """Steps are named in this one."""
        self._language = language

    # -- how they come out -----------------------------------------------------------------------------------------

    @property
    def is_late(self) -> bool:
        """Whether they are being played."""
        return self._is_running or self._outdated

    def run(self) -> None:
        """Play all of them with the script as it was read last; what is changed meanwhile is played afterwards."""
        reading, draft, desk = self._work.reading, self._work.draft, self._desk
        if reading is None or draft is None or desk is None:
            return
        if draft.script_id != self._script_id:
            self._script_id, self._rehearsals, self._results = draft.script_id, (), ()
        script = reading.script
        if script is None:
            self._results = ()
            self.ran.emit()
            return
        if self._is_running:
            self._outdated = True
            return
        self._is_running, self._outdated = True, False
        wanted = draft.script_id
        self._bridge.watch(desk.rehearsals(wanted), lambda kept: self._play(desk, wanted, script, kept), self._not_run)

    def _play(self, desk: ScriptDesk, wanted: str, script: Script, kept: tuple[Rehearsal, ...]) -> None:
        def played(results: tuple[RehearsalResult, ...]) -> None:
            self._is_running = False
            if wanted == self._script_id:
                self._rehearsals, self._results = kept, results
                self.ran.emit()
            if self._outdated:
                self.run()

        if kept:
            self._bridge.watch(desk.rehearse_all(wanted, script), played, self._not_run)
        else:
            played(())

    def _not_run(self, error: BaseException) -> None:
        self._is_running = self._outdated = False
        self.failed.emit(error)

    def all(self) -> list[tuple[Rehearsal, RehearsalResult | None]]:
        """Each of them, and how it comes out; None: it was not played yet."""
        by_name = {one.name: one for one in self._results}
        return [(one, by_name.get(one.name)) for one in self._rehearsals]

    def failing(self) -> list[RehearsalResult]:
        """Those that come out differently."""
        return [one for one in self._results if not one.passed]

    def by_step(self) -> Mapping[str, Tested]:
        """How those that end at a step, or show a difference there, come out."""
        found: dict[str, Tested] = {}
        for one in self._results:
            before = found.get(one.node, Tested(0, 0))
            found[one.node] = Tested(before.passed + one.passed, before.failed + (not one.passed))
        found.pop("", None)
        return found

    def told_at(self, node: str) -> list[str]:
        """What comes out instead, of those that show a difference at this step."""
        return [self.words_of(one) for one in self._results if one.node == node and not one.passed]

    def differences(self) -> Mapping[str, str]:
        """By step: what comes out instead."""
        steps = dict.fromkeys(one.node for one in self.failing() if one.node)
        return {step: "\n".join(self.told_at(step)) for step in steps}

    def words_of(self, result: RehearsalResult) -> str:
        """One that comes out differently, and how."""
        return self.tr("✗ {name}: {difference}").format(
            name=result.name, difference=script_problems.sentence(result.difference)
        )

    def counted(self) -> str:
        """How many come out as they must, as a sign; "" where there are none."""
        if not self._results:
            return ""
        failing = len(self.failing())
        return f"✗ {failing}/{len(self._results)}" if failing else f"✓ {len(self._results)}"

    # -- keeping one -----------------------------------------------------------------------------------------------

    def ask_trial(self, trial: Trial) -> None:
        """Have what was played on the phone kept under a name."""
        view = trial.view
        outcome = view.outcome or (view.proposed_outcome if view.ended else "")
        script = self._work.reading.script if self._work.reading is not None else None
        step = script_words.step(script, str(view.node), self._language) if script is not None else str(view.node)
        came_to = code_words.outcome(outcome) if outcome else code_words.verdict(view.verdict.state.value)
        self._ask(trial, f"{came_to}: {step}")

    def ask_call(self, call_id: str, outcome: str, started: str) -> None:
        """Have a call of the log kept under a name, without anything of the person."""
        day = code_words.long_day_of_iso(started[:10])
        self._ask(call_id, self.tr("{outcome}, {day}").format(outcome=code_words.outcome(outcome), day=day))

    def _ask(self, what: Trial | str, name: str) -> None:
        self._keeping = what
        short = " ".join(name.split())
        short = short if len(short) <= _LONGEST else f"{short[: _LONGEST - 1].rstrip()}…"
        self._form.ask(
            Command.SCRIPT_KEEP,
            self.tr("Keep this call as a test of the script"),
            [(self.tr("What it is called"), self._free(short))],
            buttons=(self.tr("Keep it"), self.tr("Not yet")),
            detail=self.tr(
                "It is played again at each change; what comes out differently is told. It holds answers and steps, "
                "no name, no number and no words of the lead."
            ),
        )

    def _free(self, name: str) -> str:
        """A name no other one has."""
        from callassist.services.scripts.rehearsals import file_name

        taken = {file_name(one.name) for one in self._rehearsals}
        wanted, number = name, 2
        while file_name(wanted) in taken:
            wanted, number = f"{name} {number}", number + 1
        return wanted

    def keep(self, name: str) -> None:
        """The name was typed."""
        what, self._keeping = self._keeping, None
        desk, log, reading = self._desk, self._log, self._work.reading
        if what is None or desk is None or log is None or reading is None or reading.script is None:
            return
        wanted, script, free = self._script_id, reading.script, self._free(name)

        def kept() -> None:
            self.kept.emit(free)
            self.run()

        if isinstance(what, str):
            self._bridge.watch(
                log.stored(what),
                lambda stored: self._keep_call(desk, wanted, free, stored, kept),
                self.failed.emit,
            )
        else:
            actions = (*what.way.actions, *what.done)
            future = desk.keep_played(wanted, free, script, what.way.setup, actions)
            self._bridge.watch(future, lambda _: kept(), self.failed.emit)

    def _keep_call(
        self, desk: ScriptDesk, wanted: str, name: str, stored: StoredCall, kept: Callable[[], None]
    ) -> None:
        self._bridge.watch(desk.keep_logged_call(wanted, name, stored), lambda _: kept(), self.failed.emit)

    def put_away(self, rehearsal: Rehearsal) -> None:
        """Keep it no longer."""
        if self._desk is not None:
            future = self._desk.remove_rehearsal(self._script_id, rehearsal.name)
            self._bridge.watch(future, lambda _: self.run(), self.failed.emit)

    def take_back(self, rehearsal: Rehearsal) -> None:
        """Keep it after all."""
        if self._desk is not None:
            future = self._desk.keep_rehearsal(self._script_id, rehearsal)
            self._bridge.watch(future, lambda _: self.run(), self.failed.emit)
