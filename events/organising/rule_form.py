"""The sentence that gives the dates: five of them stand on the page, and only the chosen one is read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import (  # type: ignore[attr-defined]
    HiddenField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
)
from wtforms.validators import AnyOf, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from events.organising.forms import OrganiserForm
from events.organising.when_form import DayField
from events.rule_words import MONTH_NAMES, NTH_NAMES, WEEKDAY_NAMES
from events.rules import LAST, MOST_INTERVAL, WEEKDAYS, BadRule, Pick, Repeats, Rule, ShortMonths, picked

#: The choice that names months instead of counting them.
PICKED = "months"
SAID = {
    Repeats.ONCE: "Once",
    Repeats.DAILY: "Daily",
    Repeats.WEEKLY: "Weekly",
    Repeats.MONTHLY_BY_WEEKDAY: "Monthly, by weekday",
    Repeats.MONTHLY_BY_DAY: "Monthly, by date",
}
#: What a sentence asks for under a name of its own, for all five are sent; on the left the public names.
OWN_NAMES: Mapping[str, Mapping[str, str]] = {
    Repeats.ONCE: {"starts_on": "once_on"},
    Repeats.DAILY: {"interval": "daily_interval"},
    Repeats.WEEKLY: {"interval": "weekly_interval"},
    Repeats.MONTHLY_BY_WEEKDAY: {"interval": "nth_interval", "weekdays": "weekday"},
    Repeats.MONTHLY_BY_DAY: {"interval": "day_interval"},
}
#: From this day of the month on there are months without it.
SHORTEST_MONTH = 28
FIFTH = 5


class MenuField(SelectField):
    """One of a menu's words."""

    def pre_validate(self, form: Any) -> None:
        if self.data not in _words(self):
            raise StopValidation("Choose one of the menu")


class IntervalField(SelectField):
    """Every so many: a menu of the usual numbers, which takes another one from whoever writes to us directly."""

    def __init__(self, label: str, one: str, many: str, most: int, *more: SelectChoice, **kwargs: Any) -> None:
        usual = [SelectChoice(str(n), many.format(n) if n > 1 else one) for n in range(1, most + 1)]
        super().__init__(label, choices=[*usual, *more], default="1", validate_choice=False, **kwargs)
        self.many = many

    @property
    def number(self) -> int:
        """The number, once the form is valid; 1 where another word of the menu was chosen."""
        return int(self.data) if str(self.data).isdigit() else 1

    @property
    def is_on_the_menu(self) -> bool:
        """Whether it is one of the usual."""
        return self.data in _words(self)

    def pre_validate(self, form: Any) -> None:
        text = str(self.data)
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_INTERVAL)) and int(text) > 0
        if not (is_number or self.is_on_the_menu):
            raise StopValidation(f"Choose a number from 1 to {MOST_INTERVAL}")
        if not self.is_on_the_menu:
            self.choices = [*(self.choices or ()), SelectChoice(text, self.many.format(text))]


class TicksField(SelectMultipleField):
    """Several of a few words, to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def _of_months() -> IntervalField:
    return IntervalField("Which months", "every month", "every {} months", 3, SelectChoice(PICKED, "the months I pick"))


class RuleForm(OrganiserForm):
    """How often."""

    repeats = RadioField(
        "How often",
        choices=[SelectChoice(kind.value, words) for kind, words in SAID.items()],
        default=Repeats.MONTHLY_BY_WEEKDAY.value,
        validate_choice=False,
        validators=[AnyOf(list(SAID), message="Choose how often")],
    )
    interval = HiddenField()
    once_on = DayField("Date")
    daily_interval = IntervalField("How many days", "day", "{} days", 3)
    weekly_interval = IntervalField("How many weeks", "week", "{} weeks", 4)
    weekdays = TicksField(
        "Days of the week",
        choices=[SelectChoice(name, words[:3]) for name, words in zip(WEEKDAYS, WEEKDAY_NAMES, strict=True)],
        validate_choice=False,
    )
    nth = MenuField(
        "Which one",
        choices=[SelectChoice("last" if n == LAST else str(n), words.lower()) for n, words in NTH_NAMES.items()],
        default="3",
    )
    weekday = SelectField(
        "Weekday",
        choices=[SelectChoice(name, words) for name, words in zip(WEEKDAYS, WEEKDAY_NAMES, strict=True)],
        default="TH",
        validate_choice=False,
    )
    nth_interval = _of_months()
    day = MenuField(
        "Day of the month",
        choices=[*(SelectChoice(str(n), str(n)) for n in range(1, 32)), SelectChoice("last", "the last")],
        default="15",
    )
    day_interval = _of_months()
    months = TicksField(
        "Months",
        choices=[SelectChoice(str(n), name[:3]) for n, name in enumerate(MONTH_NAMES, 1)],
        validate_choice=False,
    )
    short_months = RadioField(
        "In months without one",
        choices=[SelectChoice("skip", "Skip them"), SelectChoice("last", "Use the last one")],
        default="skip",
        validate_choice=False,
        validators=[AnyOf(["skip", "last"], message="Choose what happens in months without one")],
    )

    @property
    def second(self) -> list[Pick]:
        """What else is picked in a month: nothing, unless the form asks for it."""
        return []

    def own(self, name: str) -> str:
        """The field of the chosen sentence that asks for what is publicly called so."""
        return OWN_NAMES.get(self.repeats.data, {}).get(name, name)

    def rule(self, until: date | None, times: int | None) -> Rule:
        """What the chosen sentence says, once its fields are valid; raises BadRule where it cannot be kept."""
        kind = Repeats(self.repeats.data)
        return Rule(**{"repeats": kind} | _SENTENCES[kind](self), until=until, times=times)


def _words(menu: SelectField) -> list[str]:
    return [str(value) for value, *_rest in menu.iter_choices()]


def _once(_form: RuleForm) -> dict[str, Any]:
    return {}


def _daily(form: RuleForm) -> dict[str, Any]:
    return {"interval": form.daily_interval.number}


def _weekly(form: RuleForm) -> dict[str, Any]:
    return {"interval": form.weekly_interval.number, "weekdays": _in_order(form.weekdays.data, WEEKDAYS)}


def _by_weekday(form: RuleForm) -> dict[str, Any]:
    nth = LAST if form.nth.data == "last" else int(form.nth.data)
    return _picked(form, [(nth, form.weekday.data), *form.second], FIFTH) | _months(form, form.nth_interval)


def _by_day(form: RuleForm) -> dict[str, Any]:
    day = LAST if form.day.data == "last" else int(form.day.data)
    return _picked(form, [(day, ""), *form.second], SHORTEST_MONTH + 1) | _months(form, form.day_interval)


def _picked(form: RuleForm, picks: list[Pick], may_be_missing: int) -> dict[str, Any]:
    is_asked = any(number >= may_be_missing for number, _weekday in picks)
    return picked(picks) | {"short_months": ShortMonths(form.short_months.data) if is_asked else ShortMonths.SKIP}


def _months(form: RuleForm, interval: IntervalField) -> dict[str, Any]:
    if interval.data != PICKED:
        return {"interval": interval.number}
    picked = _in_order(form.months.data, tuple(str(n) for n in range(1, 13)))
    if not picked:
        raise BadRule("Choose at least one month", "months")
    return {"months": tuple(int(month) if month.isdigit() else 0 for month in picked)}


def _in_order(picked: list[str] | None, order: tuple[str, ...]) -> tuple[str, ...]:
    """In the order of the week or the year; what does not belong there comes last, for the rule to refuse."""
    return tuple(sorted(set(picked or ()), key=lambda word: order.index(word) if word in order else len(order)))


_SENTENCES = {
    Repeats.ONCE: _once,
    Repeats.DAILY: _daily,
    Repeats.WEEKLY: _weekly,
    Repeats.MONTHLY_BY_WEEKDAY: _by_weekday,
    Repeats.MONTHLY_BY_DAY: _by_day,
}
