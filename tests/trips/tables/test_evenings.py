"""On which evenings a table is offered."""

from datetime import date

from trips.tables.evenings import Evenings, kept

WEDNESDAY, THURSDAY, LAST = date(2026, 10, 7), date(2026, 10, 8), date(2026, 10, 22)


def test_any_thursday_is_each_from_today_to_the_last_day() -> None:
    thursdays = [date(2026, 10, 8), date(2026, 10, 15), date(2026, 10, 22)]

    assert Evenings(LAST, weekday=3).since(WEDNESDAY) == thursdays
    assert Evenings(LAST, weekday=3).since(THURSDAY) == thursdays
    assert Evenings(LAST, weekday=3).since(date(2026, 10, 23)) == []


def test_days_that_are_named_are_each_that_is_not_over_once_and_in_order() -> None:
    assert kept(["2026-10-22", "2026-10-08", "2026-10-08", "2026-10-01"], None, LAST).since(WEDNESDAY) == [
        THURSDAY,
        LAST,
    ]


def test_in_words_it_is_a_weekday_or_the_days_that_are_left() -> None:
    assert Evenings(LAST, weekday=6).words(WEDNESDAY) == "any Sunday"
    assert Evenings(LAST, days=(LAST, WEDNESDAY)).words(THURSDAY) == "Thu 22 Oct"
