"""What a rule may say, and how it is kept as JSON."""

import json
from datetime import date
from typing import Any

import pytest

from events.rule_facts import from_facts, to_facts
from events.rules import LAST, BadRule, Pick, Repeats, Rule, ShortMonths, picked

BY_WEEKDAY = Repeats.MONTHLY_BY_WEEKDAY
BY_DAY = Repeats.MONTHLY_BY_DAY


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"repeats": Repeats.DAILY, "interval": 0}, "interval"),
        ({"repeats": Repeats.DAILY, "interval": 100}, "interval"),
        ({"repeats": Repeats.DAILY, "interval": -1}, "interval"),
        ({"repeats": Repeats.DAILY, "weekdays": ("MO",)}, "weekdays"),
        ({"repeats": Repeats.DAILY, "months": (1,)}, "months"),
        ({"repeats": Repeats.DAILY, "nth": 1}, "nth"),
        ({"repeats": Repeats.DAILY, "day": 1}, "day"),
        ({"repeats": Repeats.DAILY, "short_months": ShortMonths.LAST}, "short_months"),
        ({"repeats": Repeats.ONCE, "interval": 2}, "interval"),
        ({"repeats": Repeats.ONCE, "times": 2}, "until"),
        ({"repeats": Repeats.WEEKLY}, "weekdays"),
        ({"repeats": Repeats.WEEKLY, "weekdays": ("XX",)}, "weekdays"),
        ({"repeats": Repeats.WEEKLY, "weekdays": ("TU", "MO")}, "weekdays"),
        ({"repeats": Repeats.WEEKLY, "weekdays": ("MO", "MO")}, "weekdays"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH",)}, "nth"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH",), "nth": 6}, "nth"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH",), "nth": 0}, "nth"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH",), "nth": -2}, "nth"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH", "FR"), "nth": 1}, "weekdays"),
        ({"repeats": BY_WEEKDAY, "nth": 1}, "weekdays"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH",), "nth": 3, "short_months": ShortMonths.LAST}, "short_months"),
        ({"repeats": BY_DAY}, "day"),
        ({"repeats": BY_DAY, "day": 32}, "day"),
        ({"repeats": BY_DAY, "day": 0}, "day"),
        ({"repeats": BY_DAY, "day": 15, "months": (13,)}, "months"),
        ({"repeats": BY_DAY, "day": 15, "months": (3, 1)}, "months"),
        ({"repeats": BY_DAY, "day": 15, "months": (3,), "interval": 2}, "interval"),
        ({"repeats": BY_DAY, "day": 28, "short_months": ShortMonths.LAST}, "short_months"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH",), "nth": 1, "nth_2": 3}, "weekdays-2"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH",), "nth": 1, "weekday_2": "TH"}, "weekdays-2"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH",), "nth": 1, "nth_2": 3, "weekday_2": "XX"}, "weekdays-2"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH",), "nth": 1, "nth_2": 6, "weekday_2": "TH"}, "nth-2"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH",), "nth": 1, "nth_2": 1, "weekday_2": "TH"}, "nth-2"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH",), "nth": 3, "nth_2": 1, "weekday_2": "TH"}, "nth-2"),
        ({"repeats": BY_WEEKDAY, "weekdays": ("TH",), "nth": 1, "day_2": 1}, "day-2"),
        ({"repeats": BY_DAY, "day": 1, "day_2": 1}, "day-2"),
        ({"repeats": BY_DAY, "day": LAST, "day_2": 1}, "day-2"),
        ({"repeats": Repeats.WEEKLY, "weekdays": ("TH",), "nth_2": 1, "weekday_2": "TH"}, "nth-2"),
        ({"repeats": BY_DAY, "day": 29, "day_2": 31, "short_months": ShortMonths.LAST}, "short_months"),
        ({"repeats": Repeats.DAILY, "times": 0}, "times"),
        ({"repeats": Repeats.DAILY, "times": 501}, "times"),
        ({"repeats": Repeats.DAILY, "times": 2, "until": date(2027, 1, 1)}, "until"),
    ],
)
def test_a_rule_that_cannot_be_kept_is_refused_and_names_the_field(given: dict[str, Any], field: str) -> None:
    with pytest.raises(BadRule) as refusal:
        Rule(**given)

    assert refusal.value.field == field


def test_the_facts_of_a_rule_hold_only_what_differs_from_the_defaults() -> None:
    rule = Rule(BY_WEEKDAY, nth=3, weekdays=("TH",))

    assert json.dumps(to_facts(rule)) == '{"repeats": "monthly_by_weekday", "weekdays": ["TH"], "nth": 3}'


def test_a_rule_comes_back_from_its_facts_after_json() -> None:
    rule = Rule(BY_DAY, day=31, months=(1, 2, 6), short_months=ShortMonths.LAST, until=date(2030, 6, 30))

    assert from_facts(json.loads(json.dumps(to_facts(rule)))) == rule


def test_what_is_picked_in_a_month_stands_in_its_order_however_it_is_said() -> None:
    rule = Rule(**picked([(LAST, "FR"), (1, "TU")]))

    assert rule == Rule(BY_WEEKDAY, nth=1, weekdays=("TU",), nth_2=LAST, weekday_2="FR")
    assert rule.picks == ((1, "TU"), (LAST, "FR"))
    assert from_facts(json.loads(json.dumps(to_facts(rule)))) == rule


@pytest.mark.parametrize("picks", [[], [(1, ""), (2, ""), (3, "")], [(1, "MO"), (15, "")]])
def test_one_or_two_of_a_kind_are_picked_in_a_month(picks: list[Pick]) -> None:
    with pytest.raises(BadRule):
        Rule(**picked(picks))


def test_the_last_day_comes_back_from_its_facts() -> None:
    rule = Rule(BY_DAY, interval=2, day=LAST, times=12)

    assert from_facts(to_facts(rule)) == rule


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"repeats": "hourly"},
        {"repeats": "daily", "interval": "2"},
        {"repeats": "daily", "interval": True},
        {"repeats": "daily", "until": "soon"},
        {"repeats": "daily", "colour": "red"},
        {"repeats": "weekly", "weekdays": 3},
        {"repeats": "weekly", "weekdays": [["MO"]]},
        {"repeats": "monthly_by_day", "day": 1, "months": ["1"]},
        {"repeats": ["daily"]},
    ],
)
def test_facts_that_are_no_rule_are_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(BadRule):
        from_facts(facts)
