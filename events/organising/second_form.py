"""A second day in each month of a monthly rule: “first Tuesday and third Saturday”."""

from typing import Any

from wtforms import SelectChoice, SelectField  # type: ignore[attr-defined]

from core.forms import Form
from events.organising.rule_form import MenuField
from events.rule_words import NTH_NAMES, WEEKDAY_NAMES
from events.rules import LAST, WEEKDAYS, Pick, Repeats, Rule

NONE = SelectChoice("", "none")
_NTHS = [SelectChoice("last" if n == LAST else str(n), words.lower()) for n, words in NTH_NAMES.items()]
_DAYS = [*(SelectChoice(str(n), str(n)) for n in range(1, 32)), SelectChoice("last", "the last")]


class SecondForm(Form):
    """What else is picked in a month; its fields are called as they are publicly, with a hyphen."""


setattr(SecondForm, "nth-2", MenuField("And also", choices=[NONE, *_NTHS], default=""))
setattr(
    SecondForm,
    "weekdays-2",
    SelectField(
        "Its weekday",
        id="second-weekday",  # "weekdays-2" is the tick for Wednesday
        choices=[SelectChoice(name, words) for name, words in zip(WEEKDAYS, WEEKDAY_NAMES, strict=True)],
        default=WEEKDAYS[0],
        validate_choice=False,
    ),
)
setattr(SecondForm, "day-2", MenuField("And also day", choices=[NONE, *_DAYS], default=""))


def second(form: Any, kind: Repeats) -> list[Pick]:
    """The second one that a form's sentence picks in a month, where it picks any."""
    number = form["nth-2" if kind is Repeats.MONTHLY_BY_WEEKDAY else "day-2"].data
    weekday = form["weekdays-2"].data if kind is Repeats.MONTHLY_BY_WEEKDAY else ""
    return [(LAST if number == "last" else int(number), weekday)] if number else []


def second_of(rule: Rule) -> dict[str, str]:
    """The fields that say the second one of a rule."""
    number, weekday = rule.picks[1] if rule.picks[1:] else ("", WEEKDAYS[0])
    text = "last" if number == LAST else str(number)
    by_weekday = rule.repeats is Repeats.MONTHLY_BY_WEEKDAY
    return {
        "nth-2": text if by_weekday else "",
        "weekdays-2": weekday or WEEKDAYS[0],
        "day-2": "" if by_weekday else text,
    }
