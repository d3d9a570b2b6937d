"""The dates a rule gives: a table of examples, an independent calculation of the same, and the bounds."""

from datetime import date, timedelta
from random import Random

import pytest

from events.recurrence import dates, first_date
from events.rules import LAST, WEEKDAYS, BadRule, Repeats, Rule, ShortMonths
from tests.events import generated
from tests.spending import seconds_for

BY_WEEKDAY = Repeats.MONTHLY_BY_WEEKDAY
BY_DAY = Repeats.MONTHLY_BY_DAY
#: Generated rules that are compared with other programs here; `make storm` takes ten times as many.
MANY = 2000


@pytest.mark.parametrize(
    ("rule", "first_on", "expected"),
    [
        (Rule(Repeats.ONCE), "2026-10-15", ["2026-10-15"]),
        (Rule(Repeats.DAILY, interval=3), "2026-12-30", ["2026-12-30", "2027-01-02", "2027-01-05"]),
        (Rule(Repeats.WEEKLY, weekdays=("TU",)), "2026-10-07", ["2026-10-13", "2026-10-20", "2026-10-27"]),
        (
            Rule(Repeats.WEEKLY, interval=2, weekdays=("TU", "TH")),
            "2026-10-08",
            ["2026-10-08", "2026-10-20", "2026-10-22"],
        ),
        (Rule(Repeats.WEEKLY, interval=2, weekdays=("MO",)), "2026-10-08", ["2026-10-19", "2026-11-02", "2026-11-16"]),
        (Rule(BY_WEEKDAY, nth=3, weekdays=("TH",)), "2026-10-15", ["2026-10-15", "2026-11-19", "2026-12-17"]),
        (Rule(BY_WEEKDAY, nth=1, weekdays=("MO",)), "2026-10-07", ["2026-11-02", "2026-12-07", "2027-01-04"]),
        (Rule(BY_WEEKDAY, nth=LAST, weekdays=("FR",)), "2026-10-01", ["2026-10-30", "2026-11-27", "2026-12-25"]),
        (
            Rule(BY_WEEKDAY, nth=LAST, weekdays=("FR",), interval=3),
            "2026-10-31",
            ["2027-01-29", "2027-04-30", "2027-07-30"],
        ),
        (Rule(BY_WEEKDAY, nth=5, weekdays=("TH",)), "2026-10-01", ["2026-10-29", "2026-12-31", "2027-04-29"]),
        (
            Rule(BY_WEEKDAY, nth=5, weekdays=("TH",), short_months=ShortMonths.LAST),
            "2026-10-01",
            ["2026-10-29", "2026-11-26", "2026-12-31"],
        ),
        (
            Rule(BY_WEEKDAY, nth=2, weekdays=("SU",), months=(3, 9)),
            "2026-10-01",
            ["2027-03-14", "2027-09-12"],
        ),
        (
            Rule(BY_WEEKDAY, nth=1, weekdays=("TU",), nth_2=3, weekday_2="SA"),
            "2026-10-07",
            ["2026-10-17", "2026-11-03", "2026-11-21"],
        ),
        (
            Rule(BY_WEEKDAY, nth=4, weekdays=("FR",), nth_2=LAST, weekday_2="FR"),
            "2026-10-01",
            ["2026-10-23", "2026-10-30", "2026-11-27"],
        ),
        (
            Rule(BY_WEEKDAY, nth=1, weekdays=("TU",), nth_2=3, weekday_2="SA", times=2),
            "2026-10-07",
            ["2026-10-17", "2026-11-03"],
        ),
        (
            Rule(BY_DAY, day=15, day_2=31, short_months=ShortMonths.LAST),
            "2027-02-01",
            ["2027-02-15", "2027-02-28", "2027-03-15"],
        ),
        (
            Rule(BY_DAY, day=28, day_2=30, short_months=ShortMonths.LAST),
            "2027-02-01",
            ["2027-02-28", "2027-03-28", "2027-03-30"],
        ),
        (Rule(BY_DAY, day=15), "2026-10-16", ["2026-11-15", "2026-12-15", "2027-01-15"]),
        (Rule(BY_DAY, day=31), "2027-01-31", ["2027-01-31", "2027-03-31", "2027-05-31"]),
        (Rule(BY_DAY, day=31, short_months=ShortMonths.LAST), "2027-01-31", ["2027-01-31", "2027-02-28", "2027-03-31"]),
        (Rule(BY_DAY, day=LAST), "2028-02-01", ["2028-02-29", "2028-03-31", "2028-04-30"]),
        (Rule(BY_DAY, day=29, months=(2,)), "2027-03-01", ["2028-02-29"]),
        (Rule(BY_DAY, day=1, interval=7), "2026-10-01", ["2026-10-01", "2027-05-01"]),
        (Rule(Repeats.DAILY, times=2), "2026-10-01", ["2026-10-01", "2026-10-02"]),
        (Rule(Repeats.DAILY, until=date(2026, 10, 2)), "2026-10-01", ["2026-10-01", "2026-10-02"]),
        (Rule(Repeats.DAILY, until=date(2026, 9, 1)), "2026-10-01", []),
    ],
)
def test_the_first_dates_of_a_rule(rule: Rule, first_on: str, expected: list[str]) -> None:
    found = dates(rule, date.fromisoformat(first_on), limit=3)

    assert [str(on) for on in found] == expected


def test_times_count_from_the_beginning_and_not_from_where_one_looks() -> None:
    rule = Rule(Repeats.WEEKLY, weekdays=("MO",), times=5)

    assert dates(rule, date(2026, 10, 5), since=date(2026, 10, 20)) == [date(2026, 10, 26), date(2026, 11, 2)]


def test_an_interval_counts_from_the_beginning_and_not_from_where_one_looks() -> None:
    rule = Rule(Repeats.DAILY, interval=7)

    assert dates(rule, date(2020, 1, 1), since=date(2026, 10, 2), limit=1) == [date(2026, 10, 7)]


def test_two_thousand_rules_agree_with_dateutil_and_with_what_calendars_make_of_them_on_odd_clocks() -> None:
    assert list(generated.differences(Random(41), MANY)) == []


def test_a_rule_that_is_counted_wrongly_would_be_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generated, "AHEAD_OF_OTHERS", timedelta(days=1))

    assert list(generated.differences(Random(41), 20))


@pytest.mark.parametrize(
    ("rule", "first_on"),
    [
        (Rule(Repeats.DAILY), date(1, 1, 1)),
        (Rule(Repeats.DAILY, times=500), date(1, 1, 1)),
        (Rule(BY_DAY, day=30, months=(2,), times=500), date(1, 1, 1)),
        (Rule(BY_DAY, day=30, months=(2,)), date(1, 1, 1)),
        (Rule(Repeats.WEEKLY, weekdays=WEEKDAYS), date.max),
        (Rule(BY_WEEKDAY, nth=5, weekdays=("SU",), interval=99), date(9999, 1, 1)),
    ],
)
def test_no_rule_takes_long_or_runs_past_the_calendar(rule: Rule, first_on: date) -> None:
    since = max(first_on, date(2026, 1, 1))

    assert seconds_for(lambda: dates(rule, first_on, since=since, until=date.max, limit=10**9)) < 0.1


def test_one_call_never_gives_more_than_two_years_of_dates() -> None:
    found = dates(Rule(Repeats.DAILY), date(2026, 1, 1), until=date.max, limit=10**9)

    assert found[-1] == date(2026, 1, 1) + timedelta(days=731)


def test_without_being_told_a_call_gives_at_most_a_hundred_and_twenty_dates() -> None:
    assert len(dates(Rule(Repeats.DAILY), date(2026, 1, 1))) == 120


def test_the_first_date_is_the_first_that_fits() -> None:
    assert first_date(Rule(BY_WEEKDAY, nth=3, weekdays=("TH",)), date(2026, 10, 16)) == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (Rule(BY_DAY, day=30, months=(2,)), "repeats"),
        (Rule(BY_WEEKDAY, nth=5, weekdays=("MO",), months=(2,)), "repeats"),
        (Rule(Repeats.DAILY, until=date(2026, 9, 30)), "until"),
        (Rule(Repeats.DAILY, until=date(2037, 1, 1)), "until"),
        (Rule(Repeats.WEEKLY, weekdays=("MO",), until=date(2026, 10, 2)), "repeats"),
    ],
)
def test_a_rule_without_a_date_in_reach_is_refused(rule: Rule, field: str) -> None:
    with pytest.raises(BadRule) as refusal:
        first_date(rule, date(2026, 10, 1))

    assert refusal.value.field == field
