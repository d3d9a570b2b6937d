"""Rules read back in words."""

from datetime import date

import pytest

from events.rule_words import in_short, in_words
from events.rules import LAST, WEEKDAYS, Repeats, Rule, ShortMonths

BY_WEEKDAY = Repeats.MONTHLY_BY_WEEKDAY
BY_DAY = Repeats.MONTHLY_BY_DAY


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(Repeats.ONCE), "Once"),
        (Rule(Repeats.DAILY), "Every day"),
        (Rule(Repeats.DAILY, interval=2), "Every 2 days"),
        (Rule(Repeats.WEEKLY, weekdays=("TU",)), "Every Tuesday"),
        (Rule(Repeats.WEEKLY, weekdays=("MO", "WE", "FR")), "Every Monday, Wednesday and Friday"),
        (Rule(Repeats.WEEKLY, weekdays=WEEKDAYS[:5]), "Every weekday"),
        (Rule(Repeats.WEEKLY, weekdays=WEEKDAYS), "Every day"),
        (Rule(Repeats.WEEKLY, interval=2, weekdays=("TU", "TH")), "Every 2 weeks on Tuesday and Thursday"),
        (Rule(Repeats.WEEKLY, interval=2, weekdays=WEEKDAYS[:5]), "Every 2 weeks on every weekday"),
        (Rule(BY_WEEKDAY, nth=3, weekdays=("TH",)), "Third Thursday of every month"),
        (Rule(BY_WEEKDAY, nth=LAST, weekdays=("FR",), interval=3), "Last Friday of every 3 months"),
        (
            Rule(BY_WEEKDAY, nth=2, weekdays=("SU",), months=(1, 4, 7)),
            "Second Sunday of January, April and July",
        ),
        (
            Rule(BY_WEEKDAY, nth=5, weekdays=("TH",), short_months=ShortMonths.LAST),
            "Fifth Thursday of every month, or the last Thursday where there is no fifth",
        ),
        (
            Rule(BY_WEEKDAY, nth=1, weekdays=("TU",), nth_2=3, weekday_2="SA"),
            "First Tuesday and third Saturday of every month",
        ),
        (
            Rule(BY_WEEKDAY, nth=1, weekdays=("MO",), nth_2=3, weekday_2="MO", months=(3, 9)),
            "First and third Monday of March and September",
        ),
        (
            Rule(BY_WEEKDAY, nth=2, weekdays=("MO",), nth_2=5, weekday_2="FR", short_months=ShortMonths.LAST),
            "Second Monday and fifth Friday of every month, or the last Friday where there is no fifth",
        ),
        (Rule(BY_DAY, day=1, day_2=15), "Days 1 and 15 of every month"),
        (Rule(BY_DAY, day=15, day_2=LAST, interval=2), "Day 15 and the last day of every 2 months"),
        (Rule(BY_DAY, day=15), "Day 15 of every month"),
        (Rule(BY_DAY, day=15, months=tuple(range(1, 13))), "Day 15 of every month"),
        (Rule(BY_DAY, day=LAST, interval=2), "Last day of every 2 months"),
        (
            Rule(BY_DAY, day=31, short_months=ShortMonths.LAST),
            "Day 31 of every month, or the last day of a shorter one",
        ),
        (Rule(Repeats.DAILY, until=date(2027, 6, 7)), "Every day, until 7 June 2027"),
        (Rule(Repeats.WEEKLY, weekdays=("MO",), times=12), "Every Monday, 12 times"),
        (Rule(Repeats.WEEKLY, weekdays=("MO",), times=2), "Every Monday, twice"),
    ],
)
def test_a_rule_reads_as_a_person_would_say_it(rule: Rule, words: str) -> None:
    assert in_words(rule) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(BY_WEEKDAY, nth=4, weekdays=("TH",)), "fourth Thursdays"),
        (
            Rule(BY_WEEKDAY, nth=1, weekdays=("TU",), nth_2=3, weekday_2="SA"),
            "first Tuesdays and third Saturdays",
        ),
        (Rule(BY_WEEKDAY, nth=1, weekdays=("MO",), nth_2=3, weekday_2="MO"), "first and third Mondays"),
        (Rule(Repeats.WEEKLY, weekdays=("SA",)), "every Saturday"),
        (Rule(BY_DAY, day=LAST, months=(5,)), "the last day of May"),
        (Rule(BY_DAY, day=1, day_2=15), "days 1 and 15 of every month"),
    ],
)
def test_how_often_also_stands_in_the_middle_of_a_sentence(rule: Rule, words: str) -> None:
    assert in_short(rule) == words
