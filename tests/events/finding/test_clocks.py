"""What clocks do while somebody is away."""

from datetime import date

import pytest

from events.finding.clocks import changes
from events.times import Reader

LISBON = Reader("Europe/Lisbon", "Lisbon")
CHARLOTTE = Reader("America/New_York", "Charlotte")


def said(there: Reader, home: Reader | None, first_on: date, last_on: date) -> list[str]:
    """All that is said, each change in one breath."""
    return [f"{change.fact} {change.apart}".strip() for change in changes(there, home, first_on, last_on)]


@pytest.mark.parametrize(
    ("there", "home", "first_on", "last_on", "words"),
    [
        (
            LISBON,
            CHARLOTTE,
            date(2026, 10, 20),
            date(2026, 10, 28),
            (
                "Lisbon’s clocks go back an hour on Sunday 25 October. Charlotte’s don’t until 1 November, "
                "so from Sunday you’re 4 hours apart instead of 5."
            ),
        ),
        (
            LISBON,
            CHARLOTTE,
            date(2026, 10, 28),
            date(2026, 11, 3),
            (
                "Charlotte’s clocks go back an hour on Sunday 1 November. Lisbon’s don’t, "
                "so from Sunday you’re 5 hours apart instead of 4."
            ),
        ),
        (
            LISBON,
            Reader("Europe/Paris", "Paris"),
            date(2026, 10, 20),
            date(2026, 10, 28),
            "Lisbon’s clocks go back an hour on Sunday 25 October.",
        ),
        (
            Reader("Europe/London", "London"),
            Reader("Africa/Lagos", "Lagos"),
            date(2027, 3, 27),
            date(2027, 3, 29),
            (
                "London’s clocks go forward an hour on Sunday 28 March. Lagos’ don’t, "
                "so from Sunday you’re on the same time instead of 1 hour apart."
            ),
        ),
        (
            Reader("Australia/Lord_Howe", "Lord Howe"),
            Reader("Asia/Tokyo", "Tokyo"),
            date(2026, 10, 3),
            date(2026, 10, 5),
            (
                "Lord Howe’s clocks go forward 30 minutes on Sunday 4 October. Tokyo’s don’t, "
                "so from Sunday you’re 2 hours apart instead of 1 hour 30 minutes."
            ),
        ),
        (
            LISBON,
            None,
            date(2026, 10, 25),
            date(2026, 10, 25),
            "Lisbon’s clocks go back an hour on Sunday 25 October.",
        ),
    ],
)
def test_a_change_is_said_with_what_it_means_between_the_two_places(
    there: Reader, home: Reader | None, first_on: date, last_on: date, words: str
) -> None:
    assert said(there, home, first_on, last_on) == [words]


def test_nothing_is_said_of_a_stay_between_two_changes_or_of_ones_own_zone_twice() -> None:
    assert said(LISBON, CHARLOTTE, date(2026, 10, 7), date(2026, 10, 24)) == []
    assert said(LISBON, Reader("Europe/Lisbon", "Porto"), date(2026, 10, 20), date(2026, 10, 28)) == [
        "Lisbon’s clocks go back an hour on Sunday 25 October."
    ]
