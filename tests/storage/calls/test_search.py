"""Finding calls by what a rep remembers of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.services.calls.call_log import LogFilter
from callassist.storage.calls import reading
from callassist.storage.calls.search import fold, number_words
from tests.storage.logs import NONE, START, request, services, start


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    with services(tmp_path_factory.mktemp("log")) as found:
        calls = (
            ("Frau Müller", "Weiß & Söhne", "030 1234567", "ruft nach dem Urlaub zurück", "callback_agreed"),
            ("Herr Straßner", "Öko-Dach GmbH", "0171/9876543", "kein Interesse", "not_interested"),
            ("Ms O'Neill", "", "+44 20 7946 0958", "", "hung_up"),
        )
        for name, company, number, note, outcome in calls:
            live = start(found, "1", "1", "1", name=name, company=company, number=number)
            live.press("?=Wie viele Räder?|drei Lastenräder").future.result(200)
            live.hang_up(outcome, NONE, note).future.result(200)
            found.clock.tick(86_400)  # type: ignore[attr-defined]
        retry = FollowUp(FollowUpKind.RETRY, found.clock.local() + timedelta(hours=2))
        unreached = request("Herr Yıldız", "0221 555", script="solar_insulation")
        found.calling.log_unreached(unreached, "no_answer", retry).result(200)
        yield found


def names(log: Services, wanted: LogFilter) -> list[str]:
    return [row.name for row in log.call_log.page(wanted).result(200).rows]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mul", ["Frau Müller"]),
        ("MÜLL", ["Frau Müller"]),
        ("strassner", ["Herr Straßner"]),
        ("oko dach", ["Herr Straßner"]),
        ("söhne weiß", ["Frau Müller"]),
        ("o'neill", ["Ms O'Neill"]),
        ("4567", ["Frau Müller"]),
        ("345", ["Frau Müller"]),
        ("030123", ["Frau Müller"]),
        ("030 123", ["Frau Müller"]),
        ("+49 30", ["Frau Müller"]),
        ("004930", ["Frau Müller"]),
        ("0171", ["Herr Straßner"]),
        ("0958", ["Ms O'Neill"]),
        ("555", ["Herr Yıldız"]),
        ("urlaub", ["Frau Müller"]),
        ("interess", ["Herr Straßner"]),
        ("lastenräder", ["Ms O'Neill", "Herr Straßner", "Frau Müller"]),
        ("frau interess", []),
        ("%%", []),
        ('"', []),
        ("müller OR herr", []),
        ("", ["Herr Yıldız", "Ms O'Neill", "Herr Straßner", "Frau Müller"]),
        ("   ", ["Herr Yıldız", "Ms O'Neill", "Herr Straßner", "Frau Müller"]),
    ],
)
def test_every_word_is_the_beginning_of_one(log: Services, text: str, found: list[str]) -> None:
    assert names(log, LogFilter(text)) == found


def test_filters_go_with_text_and_with_one_another(log: Services) -> None:
    assert names(log, LogFilter(outcome="no_answer")) == ["Herr Yıldız"]
    assert names(log, LogFilter("herr", outcome="not_interested")) == ["Herr Straßner"]
    assert names(log, LogFilter("frau", outcome="not_interested")) == []
    assert names(log, LogFilter(script="solar_insulation")) == ["Herr Yıldız"]
    assert names(log, LogFilter(script="education_savings", verdict="open", outcome="hung_up")) == ["Ms O'Neill"]
    assert names(log, LogFilter(outcome="presentation")) == []


def test_spans_of_time_take_the_first_moment_and_leave_the_last(log: Services) -> None:
    day = timedelta(days=1)
    assert names(log, LogFilter(since=START + day, until=START + 2 * day)) == ["Herr Straßner"]
    assert names(log, LogFilter(since=START + 2 * day)) == ["Herr Yıldız", "Ms O'Neill"]
    assert names(log, LogFilter(until=START + day)) == ["Frau Müller"]
    assert names(log, LogFilter("herr", since=START, until=START + 2 * day)) == ["Herr Straßner"]
    assert names(log, LogFilter(since=START + 10 * day)) == []


def test_pages_follow_one_another_and_the_first_one_counts(log: Services) -> None:
    first = log.call_log.page(LogFilter(), limit=3).result(200)
    assert (len(first.rows), first.more, first.count, first.count_capped) == (3, True, 4, False)
    rest = log.call_log.page(LogFilter(), after=first.rows[-1].seq, limit=3).result(200)
    assert ([row.name for row in rest.rows], rest.more) == (["Frau Müller"], False)


def test_what_the_filters_can_offer(log: Services) -> None:
    choices = log.call_log.choices().result(200)
    assert choices.outcomes == ("callback_agreed", "hung_up", "no_answer", "not_interested")
    assert set(choices.scripts) == {"education_savings", "solar_insulation"}
    assert choices.scripts["solar_insulation"].de


def test_many_calls_are_counted_up_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reading.COUNT_CAP == 1000
    monkeypatch.setattr(reading, "COUNT_CAP", 100)  # each call is flushed to the disk
    with services(tmp_path) as found:
        futures = [found.calling.log_unreached(request(f"Lead {n}"), "busy", NONE) for n in range(103)]
        futures[-1].result(800)
        page = found.call_log.page(LogFilter("lead"), limit=10).result(200)
        assert (len(page.rows), page.more, page.count, page.count_capped) == (10, True, 100, True)
        assert page.rows[0].name == "Lead 102"


@given(steps=st.lists(st.integers(-7200, 7200), min_size=1, max_size=12), data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_span_of_time_finds_exactly_what_started_in_it_however_the_clock_went(
    steps: list[int], data: st.DataObject
) -> None:
    """The order of the log is the order of writing, not of a clock that was set back."""
    with tempfile.TemporaryDirectory() as folder, services(Path(folder)) as found:
        started: list[datetime] = []
        for number, step in enumerate(steps):
            found.clock.tick(step)  # type: ignore[attr-defined] - backwards, too
            started.append(found.clock.local())
            found.calling.log_unreached(request(f"Lead {number}"), "busy", NONE).result(200)
            if data.draw(st.booleans()):  # spans asked for before must not hide what came after
                since = START + timedelta(seconds=data.draw(st.integers(-9000, 9000)))
                until = since + timedelta(seconds=data.draw(st.integers(0, 9000)))
                text = data.draw(st.sampled_from(["", "lead"]))
                expected = [f"Lead {one}" for one, at in enumerate(started) if since <= at < until]
                assert names(found, LogFilter(text, since, until)) == expected[::-1]
                expected = [f"Lead {one}" for one, at in enumerate(started) if since <= at]
                assert names(found, LogFilter(text, since)) == expected[::-1]


@given(st.text(max_size=40), st.text(max_size=10))
@example("ﬁ", "")
@example("İstanbul", "")
def test_what_goes_in_by_one_way_is_found_by_the_other(text: str, more: str) -> None:
    """Folding twice is folding once, and every word of a text is a word of the longer text."""
    assert fold(" ".join(fold(text))) == fold(text)
    assert fold(f"{text} {more}") == [*fold(text), *fold(more)]


@given(st.from_regex(r"\+[1-9][0-9]{7,14}", fullmatch=True), st.data())
def test_any_run_of_digits_begins_a_word_of_the_number(number: str, data: st.DataObject) -> None:
    digits = number[1:]
    begin = data.draw(st.integers(0, len(digits) - 2))
    end = data.draw(st.integers(begin + 2, len(digits)))
    assert any(word.startswith(digits[begin:end]) for word in number_words(number, number))
