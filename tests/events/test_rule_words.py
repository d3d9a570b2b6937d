"""Rules read back in words."""

from datetime import date

import pytest

from events.rule_words import in_words
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
