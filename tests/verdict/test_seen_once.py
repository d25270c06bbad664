"""A dead source keeps the flag `seen_once` until it was dead on three separate days."""

import pytest

from checker.extract.reading import Reading
from checker.extract.source_state import SourceState, StateReading
from checker.verdict.seen_once import without_seen_once

URL = "http://tea.example/kettle"


def reading(state, captured_at, url=URL):
    """Make a reading; the flag stands on every dead one, as reading a capture puts it."""
    flags = ("seen_once",) if state == "dead" else ()
    return Reading(url, url, captured_at, captured_at, None, StateReading(SourceState(state), "was seen", flags), None)


@pytest.mark.parametrize(
    ("captures", "flagged"),
    [
        ([("dead", "2026-01-03T00:00:00Z")], True),
        ([("dead", "2026-01-03T00:00:00Z"), ("dead", "2026-01-02T23:59:59Z")], True),
        ([("dead", f"2026-01-03T0{hour}:00:00Z") for hour in (5, 4, 3, 2)], True),
        ([("dead", f"2026-01-0{day}T12:00:00Z") for day in (3, 2, 1)], False),
        ([("dead", "2026-03-01T00:00:00Z"), ("dead", "2026-02-28T23:59:59Z"), ("dead", "2025-01-01T12:00:00Z")], False),
    ],
)
def test_the_flag_goes_with_the_third_day_in_utc(captures, flagged):
    readings = [reading(*capture) for capture in captures]
    settled = without_seen_once(readings[0], readings)
    assert ("seen_once" in settled.state.flags) is flagged
    assert ("on 3 separate days" in settled.state.evidence) is not flagged


@pytest.mark.parametrize(
    ("between", "flagged"),
    [
        ("captured", True),
        ("partial", True),
        ("media", True),
        ("timeout", False),
        ("blocked", False),
        ("soft_404", False),
    ],
)
def test_a_readable_capture_in_between_begins_the_count_again(between, flagged):
    """A failure of another kind says nothing of the page."""
    days = [("dead", 9), ("dead", 8), (between, 7), ("dead", 6), ("dead", 5)]
    readings = [reading(state, f"2026-01-0{day}T12:00:00Z") for state, day in days]
    assert ("seen_once" in without_seen_once(readings[0], readings).state.flags) is flagged


def test_failures_of_another_kind_do_not_count():
    states = [("dead", 9), ("timeout", 8), ("dead", 7), ("server_error", 6)]
    readings = [reading(state, f"2026-01-0{day}T12:00:00Z") for state, day in states]
    assert without_seen_once(readings[0], readings) is readings[0]


def test_the_days_of_another_source_do_not_count():
    readings = [reading("dead", f"2026-01-0{day}T12:00:00Z", url) for day, url in ((9, URL), (8, "x"), (7, "x"))]
    assert without_seen_once(readings[0], readings) is readings[0]


def test_a_source_in_another_state_is_left_alone():
    readings = [reading("blocked", "2026-01-09T12:00:00Z")]
    assert without_seen_once(readings[0], readings) is readings[0]
