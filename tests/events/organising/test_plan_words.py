"""A plan read back: the rule, the promise about clocks, missing months, and what is odd about single dates."""

from datetime import date, time

import pytest

from events import recurrence
from events.organising.plan_words import Note, PlanWords, up
from events.rules import LAST, Repeats, Rule, ShortMonths
from tests.events.planning import ONCE, THIRD_THURSDAY, plan

DAILY = Rule(Repeats.DAILY)
FIFTH = Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("TH",), nth=5)
THE_31ST = Rule(Repeats.MONTHLY_BY_DAY, day=31)


def words(
    rule: Rule,
    zone: str = "Europe/Lisbon",
    city: str = "Lisbon",
    start: str = "18:30",
    end: str = "21:00",
    twelve_hours: bool = False,
) -> PlanWords:
    """A plan in a city's words."""
    made = plan(rule, start_time=time.fromisoformat(start), end_time=time.fromisoformat(end))
    return PlanWords(made, zone, city, twelve_hours)


def days(rule: Rule, since: str = "2026-10-07", limit: int = 120) -> list[date]:
    """The days a rule gives in a year."""
    return recurrence.dates(rule, date.fromisoformat(since), limit=limit)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words(THIRD_THURSDAY), "Third Thursday of every month, 18:30 to 21:00, Lisbon time"),
        (words(THIRD_THURSDAY, twelve_hours=True), "Third Thursday of every month, 6:30 pm to 9:00 pm, Lisbon time"),
        (words(ONCE), "Wed 7 Oct 2026, 18:30 to 21:00, Lisbon time"),
        (words(DAILY, start="22:00", end="02:00"), "Every day, 22:00 to 02:00 the next day, Lisbon time"),
    ],
)
def test_a_plan_is_read_back_as_it_is_meant(said: PlanWords, expected: str) -> None:
    assert said.rule == expected


@pytest.mark.parametrize(
    ("rule", "zone", "city", "expected"),
    [
        (
            THIRD_THURSDAY,
            "Europe/Lisbon",
            "Lisbon",
            "It stays at 18:30 on the clock in Lisbon all year, through both clock changes.",
        ),
        (THIRD_THURSDAY, "Africa/Nairobi", "Nairobi", "It stays at 18:30 on the clock in Nairobi."),
        (
            Rule(Repeats.WEEKLY, weekdays=("TH",), times=5),
            "Europe/Lisbon",
            "Lisbon",
            "It stays at 18:30 on the clock in Lisbon, through the clock change on 25 Oct.",
        ),
        (Rule(Repeats.DAILY, times=1), "Europe/Lisbon", "Lisbon", ""),
        (ONCE, "Europe/Lisbon", "Lisbon", ""),
    ],
)
def test_a_series_keeps_its_time_whatever_the_clocks_do(rule: Rule, zone: str, city: str, expected: str) -> None:
    assert words(rule, zone, city).promise(days(rule)) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (THE_31ST, "There’s no 31st in November, February, April, June or September. Those months are skipped."),
        (
            Rule(Repeats.MONTHLY_BY_DAY, day=30),
            "There’s no 30th in February. That month is skipped.",
        ),
        (
            Rule(Repeats.MONTHLY_BY_DAY, day=31, months=(1, 4)),
            "There’s no 31st in April. That month is skipped.",
        ),
        (Rule(Repeats.MONTHLY_BY_DAY, day=31, short_months=ShortMonths.LAST), ""),
        (Rule(Repeats.MONTHLY_BY_DAY, day=LAST), ""),
        (Rule(Repeats.MONTHLY_BY_DAY, day=31, times=3), ""),
        (THIRD_THURSDAY, ""),
        (DAILY, ""),
    ],
)
def test_months_without_such_a_day_are_named(rule: Rule, expected: str) -> None:
    assert words(rule).gap(days(rule)) == expected


def test_months_without_a_fifth_weekday_are_named_in_the_order_of_the_year() -> None:
    said = words(FIFTH).gap(days(FIFTH))

    assert said.startswith("There’s no fifth Thursday in November, January, February")


def test_each_change_of_clocks_is_said_at_the_first_date_after_it() -> None:
    third = days(THIRD_THURSDAY)

    said = list(words(THIRD_THURSDAY).notes(third))

    assert said[1] == [Note("Clocks go back on 25 Oct. Still 18:30 on the wall.")]
    assert said[6] == [Note("Clocks go forward on 28 Mar. Still 18:30 on the wall.")]
    assert [number for number, notes in enumerate(said) if notes] == [1, 6]


def test_a_time_that_does_not_exist_moves_forward_that_day_and_says_so() -> None:
    spring = days(DAILY, "2027-03-13", limit=3)
    said = words(DAILY, "America/New_York", "Charlotte", "02:30", "04:00")

    notes = list(said.notes(spring))

    assert notes == [
        [],
        [
            Note(
                "02:30 doesn’t exist in Charlotte on Sun 14 Mar 2027: clocks jump from 02:00 to 03:00. "
                "We’ll use 03:30 that day.",
                is_warning=True,
            )
        ],
        [],
    ]
    assert [said.starts(on) for on in spring] == ["02:30", "03:30", "02:30"]


def test_a_time_that_happens_twice_is_the_first_one() -> None:
    autumn = days(DAILY, "2026-10-31", limit=2)

    notes = list(words(DAILY, "America/New_York", "Charlotte", "01:30", "03:00").notes(autumn))

    assert notes == [[], [Note("01:30 happens twice in Charlotte on Sun 1 Nov. We’ll use the first one.", True)]]


def test_no_dates_have_no_notes() -> None:
    assert list(words(DAILY).notes([])) == []
    assert words(DAILY).first([]) == words(DAILY).gap([]) == words(DAILY).promise([]) == ""


def test_what_is_up_is_said_with_how_many_get_a_mail() -> None:
    assert up(12, 212) == "12 dates are up. 212 members get one mail."
    assert up(1, 1) == "1 date is up. 1 member gets one mail."
    assert up(None, 0) == "It’s up."
