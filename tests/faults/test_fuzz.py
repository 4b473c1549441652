"""Hostile input of every kind, case by case: nothing crashes, nothing hangs, memory stays bounded.

A crash is any exception that is not meant for the rep. A case that takes more than two seconds of this process's time
hangs. What is known to be big (bombs of YAML, 50 MB files) is tried in a child by tests/formats/script/test_tree.py.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import itertools
import json
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist import paths
from callassist.domain.answers import QuestionId
from callassist.domain.limits import NAME_LIMIT
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.text import Text
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.tokens import parse_token
from callassist.engine.typed import typed_value
from callassist.engine.typed_time import typed_time
from callassist.errors import KnownError
from callassist.formats.script.script_files import check_script, read_pinned
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.tree import read_tree
from callassist.services.calls.live_call import people_of
from callassist.services.contacts.contact_text import read_contact
from callassist.services.contacts.phone_number import e164
from callassist.services.settings import SETTINGS, Settings
from callassist.storage.calls import encoding
from callassist.storage.calls.log_views import LogFilter
from callassist.storage.calls.records import StoredEvent, clean
from callassist.storage.database import FILE_NAME
from tests.engine.playing import START, legal, new_call
from tests.faults.form import Gate, count, quick_folder, share
from tests.faults.injection.mutations import NAUGHTY, broken, broken_json, broken_lines, text
from tests.formats.script.planted import SOUND
from tests.storage.answering_child import TOKENS
from tests.storage.logs import NONE, services, start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a hang is ended by SIGALRM")

#: seconds of the processor after which a case hangs: the machine may have other things to do …
LIMIT = 2.0
#: … but nothing waits this long for a lock
PATIENCE = 30.0
#: bytes the process may grow by
GROWTH = 300 * 1024 * 1024
SHIPPED = tuple(path.read_bytes() for path in sorted(paths.resource("scripts").glob("*.yaml")))


class Hang(BaseException):
    """Raised in the middle of a case that takes too long; no handler of the program catches it."""


@dataclass
class Watch:
    """What ends a case that hangs, once: both clocks may run out within the same case."""

    on: bool = False

    def ring(self, *_: object) -> None:
        if self.on:
            self.on = False
            raise Hang

    def run(self, case: Callable[[], object]) -> None:
        self.on = True
        try:
            case()
        finally:
            self.on = False


def resident() -> int:
    """Bytes of memory this process has."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


@dataclass
class Fuzz:
    """Runs the cases of one kind of input."""

    name: str
    seed: int
    cases: int = 0
    #: cases in which an input was really made up
    made: int = 0
    slowest: float = 0.0

    def run(self, number: int, case: Callable[[random.Random], object], *allowed: type[BaseException]) -> None:
        """`number` cases; what is `allowed` beside errors for the rep is none of the program's crashes."""
        crashes = self.crashes(number, case, *allowed)
        remark = f"(slowest {self.slowest:.2f} s)"
        Gate("fuzz: " + self.name, self.cases, self.made, crashes=len(crashes), remark=remark).report()
        assert not crashes, "\n".join(crashes[:30])

    def crashes(self, number: int, case: Callable[[random.Random], object], *allowed: type[BaseException]) -> list[str]:
        """What went wrong; each case has a seed of its own, which it is told with."""
        crashes: list[str] = []
        before = most = resident()
        watch = Watch()
        former = {one: signal.signal(one, watch.ring) for one in (signal.SIGALRM, signal.SIGPROF)}
        try:
            for _ in range(number):
                self.cases += 1
                seed = f"{self.name} {self.seed} {self.cases}"
                chance = random.Random(seed)
                first = chance.getstate()
                began = time.process_time()
                signal.setitimer(signal.ITIMER_PROF, LIMIT)
                signal.setitimer(signal.ITIMER_REAL, PATIENCE)
                try:
                    watch.run(lambda chance=chance: case(chance))
                except (KnownError, *allowed):
                    pass
                except Hang:
                    crashes.append(f"{seed}: hangs")
                except Exception as error:  # noqa: BLE001 - that is what a crash is
                    crashes.append(f"{seed}: {type(error).__name__}: {error!r}"[:300])
                finally:
                    signal.setitimer(signal.ITIMER_PROF, 0)
                    signal.setitimer(signal.ITIMER_REAL, 0)
                self.made += chance.getstate() != first
                self.slowest = max(self.slowest, time.process_time() - began)
                if self.cases % 100 == 0:
                    most = max(most, resident())
        finally:
            for one, handler in former.items():
                signal.signal(one, handler)
        if most - before > GROWTH:
            crashes.append(f"{(most - before) >> 20} MB more memory")
        return crashes


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as found:
        yield found


def fuzz(name: str) -> Fuzz:
    return Fuzz(name, share()[0])


# ------------------------------------------------------------------------------------------------ what is typed

FIELDS = [
    Question(QuestionId("q_x"), kind, 2, Text("x", "x"), past_allowed=past)
    for kind in QuestionKind
    if kind.is_field
    for past in (False, True)
]


def type_into(field: str) -> None:
    for question in FIELDS:
        with contextlib.suppress(KnownError):
            typed_value(question, field, START.date())
    with contextlib.suppress(KnownError):
        typed_time(field, START)


def test_whatever_is_typed_into_a_field_is_a_value_or_refused() -> None:
    fuzz("typed into fields").run(count(quick=600, full=60_000), lambda chance: type_into(text(chance)))


@settings(max_examples=count(quick=100, full=4_000), deadline=None, suppress_health_check=list(HealthCheck))  # pyright: ignore[reportArgumentType]
@given(st.text(max_size=80) | st.from_regex(r"[0-9.,\-+/ :~€$%QWKTJM]{1,40}"))
def test_whatever_hypothesis_types_into_a_field_is_a_value_or_refused(field: str) -> None:
    type_into(field)


def test_whatever_is_pasted_as_a_lead_is_split() -> None:
    def case(chance: random.Random) -> None:
        pasted = ", ".join(text(chance, 200) for _ in range(chance.randrange(1, 4)))
        lead = read_contact(pasted).lead()
        number = e164(clean(lead.number) or text(chance), chance.choice(("DE", "US", "GB")))
        assert number == "" or (number[1:].isascii() and number[1:].isdigit())

    fuzz("leads").run(count(quick=300, full=30_000), case)


def test_whatever_is_pressed_in_a_call_means_something_or_is_refused() -> None:
    scripts = ("education_savings", "contract_review", "solar_insulation", "insurance_advice")
    calls: list[Call] = [new_call(name) for name in scripts]

    def case(chance: random.Random) -> None:
        at = chance.randrange(len(calls))
        call = calls[at]
        questions = list(call.script.questions)
        hostile = text(chance)
        token = chance.choice(
            [
                *(
                    hostile,
                    f"={hostile}",
                    f"{chance.choice(questions)}={hostile}",
                    f"{chance.choice(questions)}#{hostile}",
                ),
                *(f"C={hostile};{hostile}", f"?={hostile}|{hostile}", f"!={hostile}", f"X={hostile}", f"L={hostile}"),
                *legal(call)[:3],
            ]
        )
        after = call.step(parse_token(call, token), START + timedelta(seconds=len(call.trace) + 1))
        after.view()
        actions.from_plain(json.loads(json.dumps(actions.to_plain(parse_token(call, token)))))
        # deeper in by what was pressed, and begun anew once it is long
        calls[at] = after if len(after.trace) < 40 else new_call(scripts[at])

    fuzz("tokens in a call").run(count(quick=300, full=30_000), case)


# -------------------------------------------------------------------------------------------------------- files


def test_whatever_is_in_the_settings_file_the_program_starts_and_can_set(folder: Path) -> None:
    sound = "# mine\n" + "\n".join(f"{one.id} = {json.dumps(one.default)}" for one in SETTINGS) + "\n[mine]\na = 1\n"

    def case(chance: random.Random) -> None:
        path = folder / "settings.toml"
        if chance.random() < 0.5:
            content = broken(chance, sound.encode())
        else:
            content = broken_lines(chance, sound).replace(":", "=").encode("utf-8", "surrogatepass")
        path.write_bytes(content)
        found = Settings(folder)
        for one in SETTINGS:
            one.check(found[one.id])
        found.set("text_size", chance.randrange(18, 33))
        assert Settings(folder)["text_size"] == found["text_size"]
        for kept in folder.glob("settings.toml.*"):
            kept.unlink()

    fuzz("settings.toml").run(count(quick=300, full=40_000), case)


def test_whatever_is_in_a_script_file_it_is_used_or_its_problems_are_told() -> None:
    common = common_bytes()

    def case(chance: random.Random) -> None:
        data = broken_lines(chance, SOUND).encode("utf-8", "surrogatepass")
        if chance.random() < 0.3:
            data = broken(chance, SOUND.encode(), SHIPPED[:1])
        script, problems = check_script(data, name="x", common=common)
        assert (script is None) == any(problem.is_error for problem in problems)
        if script is not None:
            read_pinned(script.source)

    fuzz("scripts").run(count(quick=60, full=6_000), case)


def test_a_shipped_script_with_something_wrong_is_used_or_its_problems_are_told() -> None:
    common = common_bytes()

    def case(chance: random.Random) -> None:
        shipped = chance.choice(SHIPPED)
        data = broken(chance, shipped, SHIPPED)
        if chance.random() < 0.5:
            data = broken_lines(chance, shipped.decode()).encode("utf-8", "surrogatepass")
        check_script(data, name="x", common=common)

    fuzz("shipped scripts").run(count(quick=20, full=2_000), case)


def test_whatever_bytes_are_read_as_yaml() -> None:
    small = SOUND[:2_000].encode()

    def case(chance: random.Random) -> None:
        data = chance.choice(
            (lambda: broken(chance, small), lambda: text(chance, 300).encode("utf-8", "surrogatepass"))
        )()
        tree = read_tree(data, "x")
        assert tree.usable or tree.problems

    fuzz("YAML").run(count(quick=120, full=12_000), case)


# ------------------------------------------------------------------------------------------------------ the log


def test_whatever_somebody_is_called_and_whatever_is_noted_it_is_logged_and_can_be_read(folder: Path) -> None:
    with services(folder) as found:

        def case(chance: random.Random) -> None:
            name, note = text(chance, 120), "\n".join(text(chance, 400) for _ in range(3))
            live = start(found, "1", name=name, company=text(chance), number=text(chance))
            for token in (f"?={text(chance)}|{text(chance)}", f"X={text(chance)}", f"C={text(chance)};;;"):
                with contextlib.suppress(KnownError):
                    live.press(token).future.result(200)
            live.set_note(note).future.result(200)
            found.calling._live.discard(live.id)
            resumed = found.calling.resume(live.id).result(200)
            assert resumed.note == clean(note)
            resumed.hang_up("hung_up", NONE, note).future.result(200)
            trace = found.call_log.trace(live.id).result(200)
            assert trace.summary.name == clean(name.strip(), NAME_LIMIT)
            assert trace.summary.note == clean(note)
            found.call_log.page(LogFilter(text=name)).result(200)
            found.calling._live.clear()

        fuzz("names and notes").run(count(quick=40, full=3_000), case)
        found.exporting.run("calls", folder / "out.csv").result(200)
        assert found.database.check().result(200) == ()


def test_whatever_is_in_a_journal_line_the_call_is_taken_up_or_can_be_ended(folder: Path) -> None:
    with services(folder) as found:
        live = start(found, *("1", "1", "o_time", "Esc", "q_children=planned", "C=Oduya;IT;-12;mornings", "D1"))
        stored = found.database.submit(lambda store: store.reading.call(live.id)).result(200)

        def case(chance: random.Random) -> None:
            events = list(stored.events)
            for _ in range(chance.randrange(1, 3)):
                at = chance.randrange(len(events))
                payload = broken_json(chance, events[at].payload)
                if isinstance(payload, dict):
                    kind = events[at].kind if chance.random() < 0.9 else text(chance)
                    events[at] = StoredEvent(events[at].number, kind, payload, events[at].at, events[at].mono_ms)
            call = found.calling._replay.fold(None, replace(stored, events=tuple(events)))  # type: ignore[arg-type]
            encoding.state_columns(call)
            people_of(call, "DE")

        fuzz("journal lines").run(count(quick=200, full=15_000), case)


def test_whatever_is_in_a_journal_line_on_the_disk_is_told(folder: Path) -> None:
    with services(folder) as found:
        live = start(found, *("1", "1", "o_time", "Esc"))
        found.calling._live.clear()

        def write(payload: str) -> None:
            def change(store: Any) -> None:
                for (trigger,) in store.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
                    store.connection.execute(f"DROP TRIGGER {trigger}")
                store.connection.execute("UPDATE call_event SET payload = ? WHERE number = 2", (payload,))

            found.database.submit(change).result(200)

        def case(chance: random.Random) -> None:
            action = {"action": {"do": "answered", "question": "q_children", "value": {"selected": ["yes"]}}}
            write(clean(json.dumps(broken_json(chance, action))) if chance.random() < 0.8 else clean(text(chance)))
            try:
                found.calling.resume(live.id).result(200).view  # noqa: B018
            finally:
                found.calling._live.clear()
            found.call_log.trace(live.id).result(200)

        fuzz("journal lines on the disk").run(count(quick=50, full=4_000), case)


def test_whatever_is_in_the_log_file_the_program_says_what_is_wrong(folder: Path) -> None:
    with services(folder / "sound") as found:
        for name in ("Kern", "Oduya"):
            live = start(found, name=name)
            for token in TOKENS[:6]:
                with contextlib.suppress(KnownError):
                    live.press(token).future.result(200)
    content = (folder / "sound" / FILE_NAME).read_bytes()
    numbers = itertools.count()

    def case(chance: random.Random) -> None:
        data = bytearray(broken(chance, content))
        for _ in range(chance.randrange(4)):
            page = chance.randrange(len(data) // 4096) * 4096
            data[page : page + 4096] = chance.choice((bytes(4096), chance.randbytes(4096), bytes(data[4096:8192])))
        work = folder / str(next(numbers))
        work.mkdir()
        (work / FILE_NAME).write_bytes(data)
        with services(work) as found:
            for ask in (
                found.database.open,
                found.database.check,
                found.calling.interrupted,
                lambda: found.call_log.page(LogFilter()),
                lambda: found.call_log.page(LogFilter(text="Kern")),
                lambda: found.exporting.run("answers", folder / "out.csv"),
            ):
                with contextlib.suppress(KnownError):
                    ask().result(200)
            live = start(found, "1")
            live.hang_up("hung_up", NONE, "").future.result(200)
        shutil.rmtree(work, ignore_errors=True)

    fuzz("log file").run(count(quick=40, full=2_000), case)


# ---------------------------------------------------------------------------------------------- the command line


def test_whatever_stands_on_the_command_line(folder: Path) -> None:
    cli = importlib.import_module("callassist.cli.main")
    verbs = ("play", "lint", "export", "", "gui", "demo", "restore", "callassist:raise", "callassist://call?number=110")

    def word(chance: random.Random) -> str:
        options = ("--set", "--data-dir", "--depth", "--today", "--json", "--", "-o", "--since", "--lang", "-h")
        return clean(
            chance.choice((text(chance), chance.choice(options), chance.choice(verbs), chance.choice(NAUGHTY)))
        )

    def case(chance: random.Random) -> None:
        given = [chance.choice(verbs), *(word(chance) for _ in range(chance.randrange(5)))]
        quiet = io.StringIO()
        with contextlib.redirect_stderr(quiet), contextlib.redirect_stdout(quiet):
            options = cli._parser(with_tokens=False).parse_args(cli._tokens_last([one for one in given if one]))
            if options.verb == "lint":
                options.files = [folder / "x" / str(file).replace("\0", "") for file in options.files]
                cli._run(options)

    # a wrong command line ends the program with status 2, help with 0
    fuzz("command lines").run(count(quick=60, full=6_000), case, SystemExit)


def test_a_case_that_crashes_or_hangs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control."""
    monkeypatch.setattr(sys.modules[__name__], "LIMIT", 0.2)
    monkeypatch.setattr(sys.modules[__name__], "PATIENCE", 0.2)
    found = 0
    for bad in (lambda _: 1 / 0, lambda _: time.sleep(5), lambda _: [None for _ in iter(int, 1)]):
        found += len(Fuzz("control", 1).crashes(1, bad))
    Gate("fuzz, control – cases that crash or hang", 3, bites=found).report()
    assert found == 3
