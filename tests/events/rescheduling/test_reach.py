"""What becomes of a rule when one of its days is held on another, and of the number of times that is left."""

from datetime import date
from typing import Any

import pytest

from events.rescheduling import reach
from events.rule_words import in_words
from events.rules import LAST, Repeats, Rule

THIRD_THURSDAY = Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("TH",), nth=3)
MONDAY_THURSDAY = Rule(Repeats.WEEKLY, weekdays=("MO", "TH"))


@pytest.mark.parametrize(
    ("rule", "was_on", "on", "words"),
    [
        (THIRD_THURSDAY, date(2026, 11, 19), date(2026, 11, 17), "Third Tuesday of every month"),
        (THIRD_THURSDAY, date(2026, 11, 19), date(2026, 11, 26), "Fourth Thursday of every month"),
        (THIRD_THURSDAY, date(2026, 11, 19), date(2026, 11, 29), "Last Sunday of every month"),
        (THIRD_THURSDAY, date(2026, 11, 19), date(2026, 11, 19), "Third Thursday of every month"),
        (
            Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("TH",), nth=LAST),
            date(2026, 11, 26),
            date(2026, 11, 24),
            "Last Tuesday of every month",
        ),
        (
            Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("TU",), nth=1, nth_2=3, weekday_2="SA"),
            date(2026, 11, 21),
            date(2026, 11, 22),
            "First Tuesday and fourth Sunday of every month",
        ),
        (Rule(Repeats.MONTHLY_BY_DAY, day=15), date(2026, 11, 15), date(2026, 11, 17), "Day 17 of every month"),
        (MONDAY_THURSDAY, date(2026, 11, 19), date(2026, 11, 20), "Every Monday and Friday"),
        (MONDAY_THURSDAY, date(2026, 11, 19), date(2026, 11, 16), "Every Monday"),
        (Rule(Repeats.DAILY, interval=3), date(2026, 11, 19), date(2026, 11, 20), "Every 3 days"),
        (
            Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("TH",), nth=3, months=(5, 11)),
            date(2026, 11, 19),
            date(2026, 12, 17),
            "Third Thursday of May and December",
        ),
    ],
)
def test_a_rule_is_shifted_with_its_date(rule: Rule, was_on: date, on: date, words: str) -> None:
    assert in_words(reach.shifted(rule, was_on, on)) == words


@pytest.mark.parametrize(("times", "left"), [(12, 10), (2, 1), (None, None)])
def test_of_a_number_of_times_those_are_left_that_have_not_been(times: int | None, left: int | None) -> None:
    given: dict[str, Any] = {"weekdays": ("TH",), "nth": 3, "times": times}

    rule = reach.remaining(Rule(Repeats.MONTHLY_BY_WEEKDAY, **given), date(2026, 10, 7), date(2026, 12, 17))

    assert rule.times == left


def test_a_rule_that_goes_on_no_longer_ends_on_the_day_before() -> None:
    assert reach.before(THIRD_THURSDAY, date(2026, 11, 19)).until == date(2026, 11, 18)
