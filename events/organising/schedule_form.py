"""The form that puts an event into the calendar: a title, a sentence that gives the dates, and the rest."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from wtforms import HiddenField, SelectChoice, SelectField  # type: ignore[attr-defined]
from wtforms.validators import AnyOf

from core.forms import Form, WholeField
from events import recurrence, walltime
from events.organising.forms import RestForm, TitleForm
from events.organising.rule_form import OWN_NAMES, PICKED, RuleForm
from events.organising.when_form import DayField, TimesForm
from events.plans import Plan
from events.rule_facts import from_facts
from events.rules import LAST, MOST_TIMES, BadRule, Repeats, Rule

#: What the dates follow from.
WHEN = (
    "repeats once_on daily_interval weekly_interval weekdays nth weekday nth_interval day day_interval months "
    "short_months starts_at ends_at starts_on ends until times"
).split()
#: What a chapter begins with that has never met: third Thursdays.
USUAL_START, USUAL_END = time(18, 30), time(21)
USUAL_WEEKDAYS = ("TH",)
#: Both a last day and a number of times, which the rule refuses.
BOTH = "both"


class EndForm(Form):
    """From which day on, and until when."""

    starts_on = DayField("Starting from")
    ends = SelectField(
        "Until",
        choices=[
            SelectChoice("", "we stop it"),
            SelectChoice("until", "a date"),
            SelectChoice("times", "a number of times"),
        ],
        default="",
        validate_choice=False,
        validators=[AnyOf(["", "until", "times", BOTH], message="Choose until when")],
    )
    until = DayField("Last day")
    times = WholeField("How many times", least=1, most=MOST_TIMES)


class ScheduleForm(TitleForm, RuleForm, TimesForm, EndForm, RestForm):
    """A single date or a series."""

    do = HiddenField(validators=[AnyOf(["", None, "publish", "refresh"], message="Publish it, or update these dates")])

    def process(self, formdata: Any = None, *args: Any, **kwargs: Any) -> None:
        """Take the input of our page, or of somebody who writes to us by the public names alone."""
        super().process(_own_names(formdata) if formdata else formdata, *args, **kwargs)

    def validate(self, extra_validators: Any = None) -> bool:
        """All fields, and whether the sentence as a whole gives dates."""
        super().validate(extra_validators)
        if not any(self[name].errors for name in WHEN):
            self._check_dates()
        return not self.errors

    @property
    def is_refresh(self) -> bool:
        """Whether the dates are to be shown, and nothing published."""
        return bool(self.do.data == "refresh")

    @property
    def first_on(self) -> date | None:
        """The day of a single date, or the one from which the rule is counted."""
        found: date | None = self[self.own("starts_on")].data
        return found

    @property
    def timing(self) -> Plan:
        """What the dates follow from, and nothing else, once those fields are valid."""
        return self._plan(title="")

    @property
    def plan(self) -> Plan:
        """All of it, once the form is valid."""
        return self._plan(title=self.title.data, **self.rest)

    def problem_of_dates(self) -> str:
        """The first thing that keeps the dates from being known, or nothing; says it nowhere else."""
        said, over = [(field, field.errors) for field in self], list(self.form_errors)
        self.validate()
        problem = next((str(self[name].errors[0]) for name in WHEN if self[name].errors), "")
        self.form_errors[:] = over
        for field, errors in said:
            field.errors = errors
        return problem

    def _plan(self, **details: Any) -> Plan:
        if self.first_on is None:
            raise BadRule("Choose a day", "starts_on")
        return Plan(
            starts_on=self.first_on,
            start_time=self.starts_at.time,
            end_time=self.ends_at.time,
            rule=self._rule(),
            **details,
        )

    def _rule(self) -> Rule:
        if self.repeats.data == Repeats.ONCE:
            return self.rule(None, None)
        until = self.until.data if self.ends.data in ("until", BOTH) else None
        times = self.times.number if self.ends.data in ("times", BOTH) else None
        if self.ends.data == "until" and until is None:
            raise BadRule("Choose the last day", "until")
        if self.ends.data == "times" and times is None:
            raise BadRule("Say how many times", "times")
        return self.rule(until, times)

    def _check_dates(self) -> None:
        try:
            timing = self.timing
            recurrence.first_date(timing.rule, timing.starts_on)
        except BadRule as bad:
            self.refuse(bad.field, str(bad))


def beginning_with(usual: Any, today: date) -> dict[str, Any]:
    """What the form begins with: the chapter's usual pattern, a row of `queries.usual` or None, from today on."""
    data: dict[str, Any] = {"starts_on": today, "starts_at": USUAL_START, "ends_at": USUAL_END}
    rule = Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=USUAL_WEEKDAYS, nth=3)
    if usual is not None:
        data |= {"starts_at": usual.start_time, "ends_at": usual.end_time, "venue": str(usual.venue_id or "")}
        data |= {name: getattr(usual, name) for name in ("capacity", "guests", "cost", "languages", "walking_in")}
        data["next_day"] = not walltime.ends_in_time(usual.start_time, usual.end_time)
        rule = from_facts(usual.rule) if usual.rule else rule
    return data | _sentence(rule) | {"once_on": recurrence.first_date(replace(rule, until=None, times=None), today)}


def _sentence(rule: Rule) -> dict[str, Any]:
    """The fields of the sentence that says a rule, which goes on without an end."""
    own = OWN_NAMES[rule.repeats]
    interval = PICKED if rule.months else str(rule.interval)
    said: dict[str, Any] = {"repeats": rule.repeats.value, own.get("interval", "interval"): interval}
    said["months"] = [str(month) for month in rule.months]
    said["short_months"] = rule.short_months.value
    said["weekdays"] = list(rule.weekdays or USUAL_WEEKDAYS)
    if rule.repeats is Repeats.MONTHLY_BY_WEEKDAY:
        said |= {"nth": _pick(rule.nth), "weekday": rule.weekdays[0]}
    if rule.repeats is Repeats.MONTHLY_BY_DAY:
        said["day"] = _pick(rule.day)
    return said


def _pick(number: int | None) -> str:
    return "last" if number == LAST else str(number)


def _own_names(formdata: Any) -> Any:
    """What was sent, with what the chosen sentence asks for under its own names too."""
    sent = formdata.copy()
    for name, own in OWN_NAMES.get(sent.get("repeats", ""), {}).items():
        if own in sent:
            continue
        if name in sent:
            sent[own] = " ".join(sent.getlist(name))
        if name == "interval" and "months" in sent and sent.get(own, "1") == "1":
            sent[own] = PICKED
    if "ends" not in sent:
        said = [name for name in ("until", "times") if sent.get(name)]
        sent["ends"] = BOTH if len(said) > 1 else "".join(said)
    return sent
