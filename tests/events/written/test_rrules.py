"""Rules as RFC 5545 writes them, and what is refused on the way in."""

from random import Random

import pytest

from events.rules import LAST, WEEKDAYS, BadRule, Repeats, Rule, ShortMonths
from events.written.rrules import from_rrule, to_rrule
from tests.events import generated
from tests.spending import seconds_for

BY_WEEKDAY = Repeats.MONTHLY_BY_WEEKDAY
BY_DAY = Repeats.MONTHLY_BY_DAY


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (Rule(Repeats.ONCE), ""),
        (Rule(Repeats.DAILY, interval=3), "FREQ=DAILY;INTERVAL=3"),
        (Rule(Repeats.WEEKLY, weekdays=WEEKDAYS[:5]), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        (Rule(BY_WEEKDAY, nth=3, weekdays=("TH",), times=12), "FREQ=MONTHLY;BYDAY=3TH;COUNT=12"),
        (Rule(BY_WEEKDAY, nth=LAST, weekdays=("FR",), interval=3), "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR"),
        (Rule(BY_WEEKDAY, nth=5, weekdays=("FR",)), "FREQ=MONTHLY;BYDAY=5FR"),
        (
            Rule(BY_WEEKDAY, nth=5, weekdays=("FR",), short_months=ShortMonths.LAST),
            "FREQ=MONTHLY;BYDAY=4FR,5FR;BYSETPOS=-1",
        ),
        (Rule(BY_DAY, day=LAST, months=(1, 7)), "FREQ=MONTHLY;BYMONTHDAY=-1;BYMONTH=1,7"),
        (Rule(BY_WEEKDAY, nth=1, weekdays=("TU",), nth_2=3, weekday_2="SA"), "FREQ=MONTHLY;BYDAY=1TU,3SA"),
        (Rule(BY_WEEKDAY, nth=1, weekdays=("MO",), nth_2=LAST, weekday_2="MO"), "FREQ=MONTHLY;BYDAY=1MO,-1MO"),
        (Rule(BY_DAY, day=1, day_2=15, months=(5,)), "FREQ=MONTHLY;BYMONTHDAY=1,15;BYMONTH=5"),
        (
            Rule(BY_WEEKDAY, nth=3, weekdays=("SA",), nth_2=5, weekday_2="FR", short_months=ShortMonths.LAST),
            "FREQ=MONTHLY;BYDAY=3SA,4FR,5FR;BYSETPOS=1,-1",
        ),
        (
            Rule(BY_DAY, day=28, day_2=30, short_months=ShortMonths.LAST),
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=1,-1",
        ),
        (Rule(BY_DAY, day=30, short_months=ShortMonths.LAST), "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
    ],
)
def test_a_rule_is_written_as_rfc_5545_has_it(rule: Rule, text: str) -> None:
    assert to_rrule(rule) == text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("freq=weekly;wkst=mo;byday=th,tu", Rule(Repeats.WEEKLY, weekdays=("TU", "TH"))),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", Rule(BY_WEEKDAY, nth=2, weekdays=("SU",), months=(3,))),
        ("FREQ=MONTHLY;BYDAY=3SA,1TU", Rule(BY_WEEKDAY, nth=1, weekdays=("TU",), nth_2=3, weekday_2="SA")),
        ("FREQ=YEARLY;BYMONTH=9,3;BYMONTHDAY=1", Rule(BY_DAY, day=1, months=(3, 9))),
    ],
)
def test_other_spellings_of_our_rules_are_read(text: str, rule: Rule) -> None:
    assert from_rrule(text) == rule


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=HOURLY",
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=MINUTELY;BYSETPOS=-1",
        "INTERVAL=2",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=100",
        "FREQ=DAILY;INTERVAL=9999999999",
        "FREQ=DAILY;INTERVAL=1,2,x",
        "FREQ=DAILY;COUNT=501",
        "FREQ=DAILY;COUNT=2;UNTIL=20270101",
        "FREQ=DAILY;UNTIL=20270101T000000Z",
        "FREQ=DAILY;UNTIL=20270231",
        "FREQ=DAILY;UNTIL=soon",
        "FREQ=DAILY;BYHOUR=1",
        "FREQ=DAILY;BYMINUTE=1",
        "FREQ=DAILY;BYSECOND=1",
        "FREQ=DAILY;BYEASTER=1",
        "FREQ=DAILY;BYYEARDAY=1",
        "FREQ=DAILY;BYMONTH=2",
        "FREQ=DAILY;",
        "FREQ=DAILY;COUNT",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=MO;WKST=SU",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYDAY=TH",
        "FREQ=MONTHLY;BYDAY=9TH",
        "FREQ=MONTHLY;BYDAY=1TU,3SA,4SU",
        "FREQ=MONTHLY;BYDAY=1TU,1TU",
        "FREQ=MONTHLY;BYDAY=1TU,SA",
        "FREQ=MONTHLY;BYDAY=1TU,4FR,5FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=4MO,4FR,5FR;BYSETPOS=1,-1",
        "FREQ=MONTHLY;BYDAY=1MO,5FR;BYSETPOS=1,-1",
        "FREQ=MONTHLY;BYDAY=3TH;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=3TH;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYMONTHDAY=1,15,20",
        "FREQ=MONTHLY;BYMONTHDAY=29,28,30,31;BYSETPOS=1,-1",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=1;BYMONTH=13",
        "FREQ=MONTHLY;BYMONTHDAY=1;BYMONTH=3,3",
        "FREQ=YEARLY;BYMONTHDAY=1",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=3,4;BYDAY=4FR,5FR;BYSETPOS=-1",
        "FREQ=DAILY\r\nEXRULE:FREQ=DAILY",
        "RRULE:FREQ=DAILY",
        "\u0661",
    ],
)
def test_what_our_rules_cannot_say_is_refused(text: str) -> None:
    with pytest.raises(BadRule):
        from_rrule(text)


def test_five_hundred_rules_come_back_from_what_is_written_of_them() -> None:
    chance = Random(5)
    rules = [generated.a_rule(chance) for _ in range(500)]

    assert [from_rrule(to_rrule(rule)) for rule in rules] == rules


def test_an_endless_text_is_refused_fast() -> None:
    text = "FREQ=DAILY;" + "BYDAY=MO," * 1_000_000

    def refused() -> None:
        with pytest.raises(BadRule):
            from_rrule(text)

    assert seconds_for(refused) < 0.1
