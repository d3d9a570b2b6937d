"""The day on which something is likely to be held again."""

from datetime import date

import pytest

from events.drafting import likely

TODAY = date(2026, 10, 7)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([date(2026, 9, 17)], date(2026, 10, 15)),
        ([date(2026, 9, 17), date(2026, 8, 20)], date(2026, 10, 15)),
        ([date(2026, 10, 6), date(2026, 9, 29)], date(2026, 10, 13)),
        ([date(2026, 9, 29), date(2026, 9, 15)], date(2026, 10, 13)),
        ([date(2026, 9, 29)], date(2026, 10, 27)),
        ([date(2026, 10, 7), date(2026, 10, 7)], date(2026, 11, 4)),
        ([date(2021, 3, 1)], date(2026, 11, 2)),
        ([date(2026, 12, 17)], date(2027, 1, 21)),
    ],
)
def test_it_is_counted_in_weeks_where_they_are_few_else_by_the_weekday_of_the_month(
    held: list[date], expected: date
) -> None:
    assert likely.day(held, TODAY) == expected


def test_a_day_that_is_taken_is_passed_over() -> None:
    assert likely.day([date(2026, 9, 17)], TODAY, {date(2026, 10, 15)}) == date(2026, 11, 19)


def test_where_every_day_is_taken_it_is_the_first() -> None:
    taken = {date.fromordinal(TODAY.toordinal() + days) for days in range(500)}

    assert likely.day([date(2026, 9, 17)], TODAY, taken) == date(2026, 10, 15)
