"""The form to schedule as a value: what it begins with, what it understands, and how it says no."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from events.organising.phrase_form import sentence
from events.organising.schedule_form import ScheduleForm, beginning_with
from events.rule_facts import to_facts
from events.rules import LAST, Repeats, Rule, ShortMonths
from tests.events import generated
from tests.spending import seconds_for

TODAY = date(2026, 10, 7)
SAID = {"title": "Table", "starts_on": "2026-10-07", "starts_at": "18:30", "ends_at": "21:00"}


@pytest.fixture(autouse=True)
def request_context(app: Flask) -> Iterator[None]:
    """Forms of Flask-WTF look at the request."""
    with app.test_request_context():
        yield


def form(**sent: Any) -> ScheduleForm:
    """The form as somebody sent it; a list is a repeated field."""
    return ScheduleForm(formdata=MultiDict(SAID | sent), today=TODAY)


@pytest.mark.parametrize(
    "rule",
    [
        Rule(Repeats.DAILY, interval=3),
        Rule(Repeats.WEEKLY, weekdays=("MO", "TH")),
        Rule(Repeats.WEEKLY, interval=8, weekdays=("SU",)),
        Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("FR",), nth=LAST, interval=2),
        Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("FR",), nth=5, short_months=ShortMonths.LAST),
        Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("TU",), nth=1, months=(3, 9)),
        Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("TU",), nth=1, nth_2=3, weekday_2="SA"),
        Rule(Repeats.MONTHLY_BY_DAY, day=LAST),
        Rule(Repeats.MONTHLY_BY_DAY, day=1, day_2=31, short_months=ShortMonths.LAST),
        Rule(Repeats.MONTHLY_BY_DAY, day=31, short_months=ShortMonths.LAST, months=(1, 2)),
    ],
)
def test_the_usual_rule_survives_the_form(rule: Rule) -> None:
    usual = SimpleNamespace(
        start_time=time(8),
        end_time=time(9),
        venue_id=None,
        capacity=None,
        guests=0,
        cost="Free",
        languages="",
        walking_in="",
        rule=to_facts(rule),
    )

    made = ScheduleForm(formdata=None, data=beginning_with(usual, TODAY) | {"title": "Table"})

    assert made.validate(), made.errors
    assert made.plan.rule == rule
    assert (made.plan.start_time, made.plan.capacity, made.plan.guests) == (time(8), None, 0)


def test_a_chapter_that_never_met_begins_with_third_thursdays() -> None:
    made = ScheduleForm(formdata=None, data=beginning_with(None, TODAY))

    assert made.problem_of_dates() == ""
    assert made.timing.rule == Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("TH",), nth=3)
    assert (made.timing.starts_on, made.once_on.data) == (TODAY, date(2026, 10, 15))


@pytest.mark.parametrize(
    ("sent", "rule"),
    [
        ({"repeats": "daily"}, Rule(Repeats.DAILY)),
        ({"repeats": "daily", "interval": "4"}, Rule(Repeats.DAILY, interval=4)),
        ({"repeats": "weekly", "weekdays": ["TH", "MO"]}, Rule(Repeats.WEEKLY, weekdays=("MO", "TH"))),
        (
            {"repeats": "monthly_by_weekday", "nth": "last", "weekdays": "FR", "interval": "1", "months": ["12", "6"]},
            Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("FR",), nth=LAST, months=(6, 12)),
        ),
        (
            {"repeats": "monthly_by_day", "day": "1", "until": "2027-01-01"},
            Rule(Repeats.MONTHLY_BY_DAY, day=1, until=date(2027, 1, 1)),
        ),
        ({"repeats": "daily", "times": "3"}, Rule(Repeats.DAILY, times=3)),
        ({"repeats": "once", "until": "2027-01-01"}, Rule(Repeats.ONCE)),
    ],
)
def test_the_public_names_alone_are_enough(sent: dict[str, Any], rule: Rule) -> None:
    made = form(**sent)

    assert made.validate(), made.errors
    assert made.plan.rule == rule


def test_three_hundred_rules_survive_the_sentence_on_the_page() -> None:
    chance = Random(9)
    rules = [replace(generated.a_rule(chance), until=None, times=None) for _ in range(300)]

    assert [ScheduleForm(formdata=None, data=sentence(rule)).rule(None, None) for rule in rules] == rules


@pytest.mark.parametrize(
    "hostile",
    [
        {"repeats": "secondly", "times": "1000000000"},
        {"repeats": "monthly_by_day", "day": "30", "months": "2"},
        {"repeats": "daily", "interval": "0"},
        {"repeats": "daily", "interval": "9" * 5000},
        {"repeats": "daily", "times": "9" * 5000},
        {"repeats": "monthly_by_weekday", "weekdays": ["MO"] * 5000},
        {"repeats": "monthly_by_weekday", "months": ["2"] * 5000, "nth": "5"},
        {"repeats": "daily", "skip": ["2026-12-17"] * 5000},
        {"repeats": "daily", "move": "2026-12-17/" * 5000},
        {"phrase": "every second a billion times"},
        {"phrase": "February 30 at 7pm"},
        {"phrase": "every 0 weeks on Monday at 7pm"},
        {"phrase": f"every {'9' * 5000} days at 7pm"},
        {"phrase": "RRULE:FREQ=SECONDLY;COUNT=1000000000"},
        {"phrase": "Monday " * 15_000},
    ],
)
def test_a_hostile_rule_is_refused_in_no_time(hostile: dict[str, Any]) -> None:
    assert not form(**hostile).validate()
    assert seconds_for(lambda: form(**hostile).validate()) < 0.2


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("third Thursday at 19:00", ("19:00", "21:30")),
        ("third Thursday at 23:00", ("23:00", "01:30")),
        ("third Thursday 7pm to 8pm", ("19:00", "20:00")),
    ],
)
def test_a_phrase_without_an_end_lasts_as_long_as_before(text: str, times: tuple[str, str]) -> None:
    made = form(phrase=text)

    assert (made.starts_at.data, made.ends_at.data) == times


def test_months_that_were_ticked_once_are_not_read_when_the_menu_says_every_month() -> None:
    made = form(repeats="monthly_by_weekday", nth="3", weekday="TH", nth_interval="1", months=["3"], ends="")

    assert made.validate()
    assert made.plan.rule.months == ()


def test_an_end_that_was_typed_once_is_not_read_when_the_menu_says_we_stop_it() -> None:
    made = form(repeats="daily", daily_interval="1", ends="", until="2026-01-01", times="2")

    assert made.validate()
    assert (made.plan.rule.until, made.plan.rule.times) == (None, None)


def test_the_date_of_a_single_one_is_its_own() -> None:
    made = form(repeats="once", once_on="2026-10-20", starts_on="2026-10-07")

    assert made.validate()
    assert made.plan.starts_on == date(2026, 10, 20)


def test_looking_at_the_dates_says_nothing_at_the_fields() -> None:
    made = form(title="", repeats="weekly", capacity="many")

    problem = made.problem_of_dates()

    assert problem == "Choose at least one day of the week"
    assert made.errors == {}


def test_what_a_verb_refuses_stands_at_the_field_of_the_chosen_sentence() -> None:
    made = form(repeats="once")

    made.refuse("starts_on", "Choose today or a later day")
    made.refuse("interval", "Seen by nobody")
    made.refuse(None, "Over the form")

    assert made.once_on.errors == ["Choose today or a later day"]
    assert not made.starts_on.errors
    assert "Over the form" in made.form_errors


def test_what_is_wrong_with_a_hidden_field_is_said_over_the_form() -> None:
    made = form(repeats="daily", do="hurry")

    assert not made.validate()
    assert made.form_errors == ["Publish it, or update these dates"]
    assert not made.do.errors
