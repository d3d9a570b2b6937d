"""When a plan may begin, and the dates it gives from now on."""

from datetime import UTC, date, datetime, time

import pytest

from core.refusal import Refused
from events import beginning
from events.rules import Repeats, Rule
from tests.conftest import StandingClock
from tests.events.planning import ONCE, THIRD_THURSDAY, plan

LISBON = "Europe/Lisbon"
DAILY = Rule(Repeats.DAILY)
THIRD_THURSDAYS = [
    *(date(2026, 10, 15), date(2026, 11, 19), date(2026, 12, 17), date(2027, 1, 21), date(2027, 2, 18)),
    *(date(2027, 3, 18), date(2027, 4, 15), date(2027, 5, 20), date(2027, 6, 17), date(2027, 7, 15)),
    *(date(2027, 8, 19), date(2027, 9, 16)),
]


def test_what_begins_today_may_be() -> None:
    beginning.check(LISBON, plan())

    assert beginning.dates_ahead(LISBON, plan())[:2] == [date(2026, 10, 15), date(2026, 11, 19)]


def test_the_year_ahead_has_its_own_day_in_it() -> None:
    days = beginning.dates_ahead(LISBON, plan(DAILY, starts_on=date(2027, 9, 1)))

    assert (days[0], days[-1], len(days)) == (date(2027, 9, 1), date(2027, 10, 7), 37)


def test_a_date_whose_time_has_passed_today_is_left_out() -> None:
    days = beginning.dates_ahead(LISBON, plan(DAILY, start_time=time(12), end_time=time(13)))

    assert days[0] == date(2026, 10, 8)


def test_a_single_date_stands_for_itself() -> None:
    assert beginning.dates_ahead(LISBON, plan(ONCE, starts_on=date(2027, 12, 24))) == [date(2027, 12, 24)]


@pytest.mark.parametrize(
    ("zone", "today"), [("Pacific/Tongatapu", date(2026, 10, 8)), ("Pacific/Honolulu", date(2026, 10, 7))]
)
def test_today_is_where_the_chapter_is(zone: str, today: date, clock: StandingClock) -> None:
    clock.move_to(datetime(2026, 10, 7, 12, tzinfo=UTC))

    beginning.check(zone, plan(starts_on=today))

    with pytest.raises(Refused, match="Choose today or a later day"):
        beginning.check(zone, plan(starts_on=date.fromordinal(today.toordinal() - 1)))


def test_a_first_date_more_than_a_year_away_is_refused() -> None:
    september = Rule(Repeats.MONTHLY_BY_DAY, day=1, months=(9,))

    with pytest.raises(Refused, match="more than a year away") as refused:
        beginning.check(LISBON, plan(september, starts_on=date(2027, 9, 2)))

    assert refused.value.field == "starts_on"


def test_a_rule_that_gives_nothing_says_which_of_its_words_is_to_blame() -> None:
    over = Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("TH",), nth=3, until=date(2026, 10, 1))

    with pytest.raises(Refused) as refused:
        beginning.check(LISBON, plan(over))

    assert refused.value.field == "until"
    assert THIRD_THURSDAY.until is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({date(2026, 12, 17): date(2026, 10, 6)}, "That time has passed already"),
        ({date(2026, 12, 17): date(2029, 1, 1)}, "Move each date to a day within two years"),
        ({date(2026, 12, 17): date(2026, 11, 19)}, "Another one of these dates is on that day"),
        (
            {date(2026, 12, 17): date(2026, 12, 15), date(2027, 1, 21): date(2026, 12, 15)},
            "Another one of these dates is on that day",
        ),
        (dict.fromkeys(THIRD_THURSDAYS), "Every date is skipped"),
    ],
)
def test_dates_that_cannot_be_otherwise_are_refused(changes: dict[date, date | None], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        beginning.check(LISBON, plan(changes=changes))


def test_a_date_may_be_moved_onto_one_that_is_skipped() -> None:
    swapped = plan(changes={date(2026, 12, 17): None, date(2026, 11, 19): date(2026, 12, 17)})

    beginning.check(LISBON, swapped)

    assert [swapped.held_on(day) for day in THIRD_THURSDAYS[:3]] == [
        date(2026, 10, 15),
        date(2026, 12, 17),
        None,
    ]
