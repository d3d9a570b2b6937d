"""Which cities and days make sense together, and what others may know of them."""

from datetime import date, timedelta

import pytest

from trips.itinerary import Fault, Stop, fault, week_of

TODAY = date(2026, 10, 7)
LISBON = Stop(1, date(2026, 10, 20), date(2026, 10, 28))


@pytest.mark.parametrize(
    ("stops", "expected"),
    [
        ([LISBON], None),
        ([Stop(1, date(2026, 10, 7), date(2026, 10, 7))], None),
        ([Stop(1, date(2026, 10, 1), date(2026, 10, 7))], None),
        (
            [Stop(1, date(2026, 10, 20), date(2026, 10, 19))],
            Fault(1, "leaves_on", "Choose 20 October or a day after it"),
        ),
        ([Stop(1, date(2026, 10, 1), date(2026, 10, 6))], Fault(1, "leaves_on", "Choose a day that is not over")),
        (
            [Stop(1, date(2026, 10, 20), date(2027, 10, 22))],
            Fault(1, "leaves_on", "Choose days within one year"),
        ),
        ([LISBON, Stop(2, date(2026, 10, 28), date(2026, 10, 30))], None),
        (
            [LISBON, Stop(2, date(2026, 10, 27), date(2026, 10, 30))],
            Fault(2, "arrives_on", "Choose 28 October or a day after it: until then you’re elsewhere"),
        ),
    ],
)
def test_a_route_goes_forward_and_is_not_over(stops: list[Stop], expected: Fault | None) -> None:
    assert fault(stops, TODAY) == expected


def test_all_seven_days_of_a_week_are_told_by_the_same_monday() -> None:
    monday = date(2026, 10, 19)

    assert {week_of(monday + timedelta(days=number)) for number in range(7)} == {monday}
    assert week_of(date(2027, 1, 3)) == date(2026, 12, 28)


def test_both_days_of_a_stay_belong_to_it() -> None:
    assert LISBON.holds(date(2026, 10, 20)) and LISBON.holds(date(2026, 10, 28))
    assert not LISBON.holds(date(2026, 10, 19)) and not LISBON.holds(date(2026, 10, 29))
