"""Wall time and instants: ordinary days, gaps, folds, far zones, and the ways people write a time."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.walltime import (
    BadTime,
    ClockChange,
    clock_changes,
    crosses_midnight,
    ends_in_time,
    instant,
    jump,
    oddity,
    parse_time,
    shown,
    span,
    today,
)

ZONES = st.sampled_from(sorted(available_timezones() - {"localtime", "build/etc/localtime"}))


@pytest.mark.parametrize(
    ("zone", "on", "wall", "utc"),
    [
        ("Europe/Berlin", "2026-10-24", "19:00", "2026-10-24T17:00"),
        ("Europe/Berlin", "2026-10-26", "19:00", "2026-10-26T18:00"),
        ("Europe/Berlin", "2027-03-28", "02:30", "2027-03-28T01:30"),
        ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30"),
        ("America/New_York", "2027-03-14", "02:30", "2027-03-14T07:30"),
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45"),
        ("Australia/Lord_Howe", "2027-04-04", "01:45", "2027-04-03T14:45"),
        ("Asia/Kathmandu", "2026-10-15", "18:30", "2026-10-15T12:45"),
        ("Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T22:00"),
        ("Pacific/Apia", "2026-10-15", "18:30", "2026-10-15T05:30"),
        ("Pacific/Kiritimati", "2026-10-15", "18:30", "2026-10-15T04:30"),
        ("Pacific/Honolulu", "2026-10-15", "18:30", "2026-10-16T04:30"),
        ("Pacific/Pago_Pago", "2026-10-15", "18:30", "2026-10-16T05:30"),
        ("America/Asuncion", "2023-10-01", "00:30", "2023-10-01T04:30"),
        ("Africa/Casablanca", "2025-02-23", "02:30", "2025-02-23T01:30"),
        ("Europe/Lisbon", "2028-02-29", "19:00", "2028-02-29T19:00"),
    ],
)
def test_a_wall_time_is_one_instant(zone: str, on: str, wall: str, utc: str) -> None:
    found = instant(date.fromisoformat(on), time.fromisoformat(wall), zone)

    assert found == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "on", "wall", "expected", "on_the_wall"),
    [
        ("Europe/Berlin", "2027-03-28", "02:30", "missing", "03:30"),
        ("Europe/Berlin", "2027-03-28", "02:00", "missing", "03:00"),
        ("Europe/Berlin", "2027-03-28", "03:00", None, "03:00"),
        ("Europe/Berlin", "2026-10-25", "02:30", "twice", "02:30"),
        ("Europe/Berlin", "2026-10-25", "03:00", None, "03:00"),
        ("Europe/Berlin", "2026-10-25", "01:59", None, "01:59"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "missing", "02:45"),
        ("Australia/Lord_Howe", "2027-04-04", "01:45", "twice", "01:45"),
        ("Asia/Kathmandu", "2026-10-25", "02:30", None, "02:30"),
        ("Pacific/Apia", "2011-12-30", "12:00", "missing", "12:00"),
    ],
)
def test_missing_and_doubled_times_are_noticed(
    zone: str, on: str, wall: str, expected: str | None, on_the_wall: str
) -> None:
    day, asked = date.fromisoformat(on), time.fromisoformat(wall)

    assert oddity(day, asked, zone) == expected
    assert shown(day, asked, zone) == time.fromisoformat(on_the_wall)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    zone=ZONES, on=st.dates(date(1990, 1, 1), date(2037, 12, 31)), wall=st.times().map(lambda at: at.replace(fold=0))
)
def test_the_wall_shows_the_time_that_was_asked_for_unless_it_is_missing(zone: str, on: date, wall: time) -> None:
    there = instant(on, wall, zone).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    asked = datetime.combine(on, wall)

    assert (there > asked) if oddity(on, wall, zone) == "missing" else (there == asked)


def test_an_event_past_midnight_ends_on_the_next_day() -> None:
    starts_at, ends_at = span(date(2026, 10, 15), time(22), time(1, 30), "Europe/Lisbon")

    assert starts_at == datetime(2026, 10, 15, 21, tzinfo=UTC)
    assert ends_at == datetime(2026, 10, 16, 0, 30, tzinfo=UTC)


def test_an_event_through_the_night_the_clocks_go_back_lasts_an_hour_longer() -> None:
    starts_at, ends_at = span(date(2026, 10, 24), time(23), time(4), "Europe/Berlin")

    assert (ends_at - starts_at).total_seconds() == 6 * 3600


def test_an_event_that_begins_in_the_gap_still_ends_after_it_began() -> None:
    starts_at, ends_at = span(date(2027, 3, 28), time(2, 30), time(3, 15), "Europe/Berlin")

    assert starts_at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert ends_at == datetime(2027, 3, 28, 2, 15, tzinfo=UTC)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(zone=ZONES, on=st.dates(date(1990, 1, 1), date(2037, 12, 31)), start=st.times(), end=st.times())
def test_an_event_never_ends_before_it_began(zone: str, on: date, start: time, end: time) -> None:
    starts_at, ends_at = span(on, start.replace(fold=0), end.replace(fold=0), zone)

    assert starts_at < ends_at


@pytest.mark.parametrize(
    ("start", "end", "crosses", "in_time"),
    [
        ("18:30", "21:00", False, True),
        ("22:00", "01:30", True, True),
        ("22:00", "06:00", True, True),
        ("18:30", "17:30", True, False),
        ("18:30", "18:30", True, False),
        ("18:30", "06:01", True, False),
        ("02:00", "01:00", True, False),
        ("20:00", "00:00", True, True),
    ],
)
def test_an_end_before_the_start_is_the_small_hours_or_a_slip(
    start: str, end: str, crosses: bool, in_time: bool
) -> None:
    begins, ends = time.fromisoformat(start), time.fromisoformat(end)

    assert crosses_midnight(begins, ends) is crosses
    assert ends_in_time(begins, ends) is in_time


@pytest.mark.parametrize(
    ("zone", "first_on", "last_on", "changes"),
    [
        (
            "Europe/Berlin",
            date(2026, 10, 1),
            date(2027, 4, 1),
            [ClockChange(date(2026, 10, 25), -60), ClockChange(date(2027, 3, 28), 60)],
        ),
        ("Australia/Lord_Howe", date(2026, 10, 4), date(2026, 10, 4), [ClockChange(date(2026, 10, 4), 30)]),
        ("Pacific/Apia", date(2011, 12, 29), date(2011, 12, 31), [ClockChange(date(2011, 12, 30), 1440)]),
        ("America/Asuncion", date(2023, 10, 1), date(2023, 10, 1), [ClockChange(date(2023, 10, 1), 60)]),
        ("Asia/Kathmandu", date(2026, 1, 1), date(2027, 12, 31), []),
        ("Europe/Berlin", date(2026, 10, 26), date(2027, 3, 27), []),
        ("Europe/Berlin", date(2026, 10, 26), date(2026, 10, 1), []),
    ],
)
def test_clock_changes_between_two_days(zone: str, first_on: date, last_on: date, changes: list[ClockChange]) -> None:
    assert clock_changes(zone, first_on, last_on) == changes


def test_a_change_says_which_way_the_hands_go() -> None:
    back, forward = clock_changes("America/New_York", date(2026, 10, 1), date(2027, 4, 1))

    assert (back.direction, forward.direction) == ("back", "forward")


def test_today_is_the_date_on_the_wall_there() -> None:
    at = datetime(2026, 10, 15, 10, 30, tzinfo=UTC)

    assert today(at, "Pacific/Kiritimati") == date(2026, 10, 16)
    assert today(at, "Pacific/Pago_Pago") == date(2026, 10, 14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18:30", "18:30"),
        ("1830", "18:30"),
        ("18.30", "18:30"),
        ("6:30pm", "18:30"),
        ("6.30 pm", "18:30"),
        ("6:30 P.M.", "18:30"),
        (" 07:05 ", "07:05"),
        ("7:05", "07:05"),
        ("730", "07:30"),
        ("7pm", "19:00"),
        ("7 am", "07:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("12:30 am", "00:30"),
        ("noon", "12:00"),
        ("Midnight", "00:00"),
        ("00:00", "00:00"),
        ("23:59", "23:59"),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, expected: str) -> None:
    assert parse_time(text) == time.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    ["", "half six", "8", "24:00", "18:60", "13pm", "0pm", "18:30:00", ":30", "18:3", "-1:30", "١٨:٣٠", "1" * 10_000],
)
def test_what_is_no_time_is_refused_with_a_way_to_write_one(text: str) -> None:
    with pytest.raises(BadTime, match=r"Write the time like 18:30 or 6\.30 pm"):
        parse_time(text)


@pytest.mark.parametrize(
    ("zone", "on", "before", "after"),
    [
        ("America/New_York", "2027-03-14", "02:00", "03:00"),
        ("America/New_York", "2026-11-01", "02:00", "01:00"),
        ("Europe/Lisbon", "2027-03-28", "01:00", "02:00"),
        ("Australia/Lord_Howe", "2026-10-04", "02:00", "02:30"),
        ("America/Santiago", "2026-09-06", "00:00", "01:00"),
        ("Europe/Lisbon", "2026-10-07", "00:00", "00:00"),
        ("Africa/Nairobi", "2026-10-25", "00:00", "00:00"),
    ],
)
def test_the_hands_jump_from_one_time_to_another(zone: str, on: str, before: str, after: str) -> None:
    assert jump(date.fromisoformat(on), zone) == (time.fromisoformat(before), time.fromisoformat(after))
