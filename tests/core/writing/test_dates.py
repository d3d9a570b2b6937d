"""Dates, times and distances in words."""

from datetime import UTC, date, datetime, time

import pytest

from core.writing import dates

TODAY = date(2026, 10, 7)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 10, 22), "Thu 22 Oct"),
        (date(2026, 1, 1), "Thu 1 Jan"),
        (date(2027, 9, 7), "Tue 7 Sep"),
        (date(2027, 10, 7), "Thu 7 Oct 2027"),
        (date(2025, 12, 24), "Wed 24 Dec 2025"),
    ],
)
def test_a_day_names_its_year_only_where_it_must(on: date, words: str) -> None:
    assert dates.day(on, TODAY) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 10, 20), date(2026, 10, 28), "20–28 October"),
        (date(2026, 10, 30), date(2026, 11, 2), "30 October–2 November"),
        (date(2026, 10, 20), date(2026, 10, 20), "20 October"),
    ],
)
def test_a_range_of_days_is_closed_up(first: date, last: date, words: str) -> None:
    assert dates.day_span(first, last) == words


@pytest.mark.parametrize(
    ("start", "end", "twelve", "words"),
    [
        (time(19), time(21, 30), False, "19:00–21:30"),
        (time(18, 30), time(21), True, "6:30–9:00 pm"),
        (time(11), time(13), True, "11:00 am–1:00 pm"),
        (time(0), time(0, 30), True, "12:00–12:30 am"),
    ],
)
def test_times_are_said_as_the_country_says_them(start: time, end: time, twelve: bool, words: str) -> None:
    assert dates.clock_span(start, end, twelve) == words


def test_a_local_time_follows_the_clock_change() -> None:
    summer = dates.local(datetime(2026, 10, 24, 18, tzinfo=UTC), "Europe/Lisbon")
    winter = dates.local(datetime(2026, 10, 25, 18, tzinfo=UTC), "Europe/Lisbon")

    assert (summer.hour, winter.hour) == (19, 18)


@pytest.mark.parametrize(
    ("km", "miles", "words"), [(25.4, False, "25 km"), (1148.2, False, "1,148 km"), (25.0, True, "16 miles")]
)
def test_a_distance_is_rounded_as_people_say_it(km: float, miles: bool, words: str) -> None:
    assert dates.far(km, miles) == words
