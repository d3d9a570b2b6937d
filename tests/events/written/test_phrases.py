"""Phrases as people type them: what is understood, what is asked, what is refused, and how fast."""

from datetime import date, time
from random import Random

import pytest

from events import recurrence
from events.rule_words import in_words
from events.rules import LAST, WEEKDAYS, BadRule, Repeats, Rule, ShortMonths
from events.written import phrases
from events.written.phrases import Read
from tests.events import generated
from tests.spending import seconds_for

TODAY = date(2026, 10, 7)
BY_WEEKDAY = Repeats.MONTHLY_BY_WEEKDAY
BY_DAY = Repeats.MONTHLY_BY_DAY
THIRD_THURSDAY = Rule(BY_WEEKDAY, nth=3, weekdays=("TH",))
FIRST_AND_THIRD = Rule(BY_WEEKDAY, nth=1, weekdays=("MO",), nth_2=3, weekday_2="MO")


@pytest.mark.parametrize(
    ("text", "rule", "start", "end"),
    [
        ("third Thursday of every month at 18:30", THIRD_THURSDAY, time(18, 30), None),
        (
            "every other Tuesday 7pm until June",
            Rule(Repeats.WEEKLY, interval=2, weekdays=("TU",), until=date(2027, 6, 30)),
            time(19),
            None,
        ),
        (
            "last Friday of the month 18:30–21:00",
            Rule(BY_WEEKDAY, nth=LAST, weekdays=("FR",)),
            time(18, 30),
            time(21),
        ),
        ("15th of each month at noon", Rule(BY_DAY, day=15), time(12), None),
        ("first Mon and third Mon at 19:00", FIRST_AND_THIRD, time(19), None),
        ("First and third Monday, 7-9pm", FIRST_AND_THIRD, time(19), time(21)),
        (
            "first Tuesday and third Saturday 11am to 1pm",
            Rule(BY_WEEKDAY, nth=1, weekdays=("TU",), nth_2=3, weekday_2="SA"),
            time(11),
            time(13),
        ),
        ("1st and 15th of every month at 7 p.m.", Rule(BY_DAY, day=1, day_2=15), time(19), None),
        ("the third Thursday monthly, 18:30 to 21:00, Lisbon time", THIRD_THURSDAY, time(18, 30), time(21)),
        ("EVERY WEEKDAY AT 08:00", Rule(Repeats.WEEKLY, weekdays=WEEKDAYS[:5]), time(8), None),
        ("Tuesday evenings at 7", Rule(Repeats.WEEKLY, weekdays=("TU",)), time(19), None),
        (
            "fortnightly on Tuesday from 7 to 9 in the evening",
            Rule(Repeats.WEEKLY, interval=2, weekdays=("TU",)),
            time(19),
            time(21),
        ),
        (
            "every Mon, Wed & Fri 1830-2000",
            Rule(Repeats.WEEKLY, weekdays=("MO", "WE", "FR")),
            time(18, 30),
            time(20),
        ),
        ("every sat 11-1pm", Rule(Repeats.WEEKLY, weekdays=("SA",)), time(11), time(13)),
        (
            "first Monday of March and September at 6pm",
            Rule(BY_WEEKDAY, nth=1, weekdays=("MO",), months=(3, 9)),
            time(18),
            None,
        ),
        ("15 March every year at 7pm", Rule(BY_DAY, day=15, months=(3,)), time(19), None),
        (
            "every 3 months on the first Friday 18.30",
            Rule(BY_WEEKDAY, nth=1, weekdays=("FR",), interval=3),
            time(18, 30),
            None,
        ),
        (
            "31st of every month or the last one at 6pm",
            Rule(BY_DAY, day=31, short_months=ShortMonths.LAST),
            time(18),
            None,
        ),
        ("daily for 12 times at 9:30", Rule(Repeats.DAILY, times=12), time(9, 30), None),
        ("every second day 7pm", Rule(Repeats.DAILY, interval=2), time(19), None),
    ],
)
def test_what_people_type_is_understood(text: str, rule: Rule, start: time, end: time | None) -> None:
    assert phrases.read(text, TODAY) == Read(rule, None, start, end)


@pytest.mark.parametrize(
    ("text", "first_on"),
    [
        ("on 15 October at 19:00", date(2026, 10, 15)),
        ("Thursday 15 October 2026 7pm", date(2026, 10, 15)),
        ("Oct 1st at 7pm", date(2027, 10, 1)),
        ("2026-12-24 19:00", date(2026, 12, 24)),
    ],
)
def test_a_day_alone_is_a_single_date(text: str, first_on: date) -> None:
    assert phrases.read(text, TODAY) == Read(Rule(Repeats.ONCE), first_on, time(19))


def test_a_rule_may_begin_and_end_on_days() -> None:
    read = phrases.read("every Monday at 9am from 3 March until the end of May", TODAY)

    assert read.first_on == date(2027, 3, 3)
    assert read.rule == Rule(Repeats.WEEKLY, weekdays=("MO",), until=date(2027, 5, 31))


@pytest.mark.parametrize(
    ("text", "rule", "unsure"),
    [
        ("third Thursday", THIRD_THURSDAY, "We got third Thursday. What time?"),
        ("every month at 7pm", None, "We got 19:00. Which day of the month?"),
        ("every 2 weeks at 7pm", None, "We got 19:00. On which day of the week?"),
        ("at 7pm", None, "We got 19:00. How often?"),
        (
            "every weekday at 8",
            Rule(Repeats.WEEKLY, weekdays=WEEKDAYS[:5]),
            "We got every weekday. We read 8 as 08:00. Write 8pm if you mean the evening.",
        ),
        (
            "third Thursday at half six",
            THIRD_THURSDAY,
            "We got third Thursday. “at half six” can be read in two ways: write the time like 18:30.",
        ),
        (
            "every third Thursday at 18:30",
            THIRD_THURSDAY,
            "We got third Thursday and 18:30. “Every third” can be read in two ways: we took the third of every month.",
        ),
        (
            "third Thursday except December at 18:30",
            THIRD_THURSDAY,
            "We got third Thursday and 18:30. We could not read “except december”.",
        ),
        (
            "Friday 15 October 2026 at 7pm",
            Rule(Repeats.ONCE),
            "We got Thursday 15 October 2026 and 19:00. That day is a Thursday: is it the right one?",
        ),
        ("RRULE:FREQ=MONTHLY;BYDAY=3TH", THIRD_THURSDAY, "We got the rule. What time?"),
    ],
)
def test_what_is_unsure_is_asked_after_what_was_understood(text: str, rule: Rule | None, unsure: str) -> None:
    read = phrases.read(text, TODAY)

    assert (read.rule, read.unsure) == (rule, unsure)


@pytest.mark.parametrize(
    "text",
    [
        "every second a billion times",
        "every second for 1000000000 times",
        "every minute",
        "February 30",
        "30 February at 7pm",
        "day 30 of February",
        "every 31 November at 8pm",
        "every 0 weeks on Monday",
        "every 100 days at 7pm",
        f"every {'9' * 5000} days",
        f"every {'9' * 250} days",
        f"every {'١' * 250} days",
        "Monday " * 15_000,
        "x" * 100_000,
        "every Monday 501 times",
        "every Monday until 2099-01-01",
        "every Monday until 3 March 2020",
        "Monday 15 October 0000",
        "FREQ=SECONDLY;COUNT=1000000000",
        f"FREQ=DAILY;INTERVAL={'9' * 280}",
        "first, second and third Monday",
        "third Monday and Tuesday 7pm",
        "first Monday at 99:99",
        "25pm every day",
        "1:" * 150,
        "from " * 60,
        "until june " * 27,
        ", once" * 50,
        "hello",
        "",
        "\x00\ud800",
    ],
)
def test_what_cannot_be_is_refused_in_no_time(text: str) -> None:
    def refused() -> None:
        with pytest.raises(BadRule) as refusal:
            phrases.read(text, TODAY)
        assert refusal.value.field == "phrase"

    assert seconds_for(refused) < 0.2


def test_five_hundred_rules_come_back_from_their_own_words() -> None:
    chance = Random(7)
    rules = [generated.a_rule(chance) for _ in range(900)]
    kept = [rule for rule in rules if recurrence.dates(rule, date(2020, 6, 1), limit=1)][:500]

    assert len(kept) == 500
    assert [phrases.read(in_words(rule), date(2020, 6, 1)).rule for rule in kept] == kept
