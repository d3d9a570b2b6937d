"""The form that puts an event into the calendar: a title, a sentence that gives the dates, and the rest."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from wtforms import BooleanField, HiddenField, SelectChoice, SelectField  # type: ignore[attr-defined]
from wtforms.validators import AnyOf

from core.forms import Form, WholeField
from events import recurrence, walltime
from events.organising.changes_form import ChangesForm
from events.organising.forms import RestForm, TitleForm
from events.organising.phrase_form import USUAL_END, USUAL_START, USUAL_WEEKDAYS, PhraseForm, sentence
from events.organising.rule_form import OWN_NAMES, PICKED, RuleForm
from events.organising.second_form import SecondForm, second
from events.organising.when_form import DayField, TimesForm
from events.plans import Plan
from events.rule_facts import from_facts
from events.rules import MOST_TIMES, BadRule, Pick, Repeats, Rule

#: What the dates follow from.
WHEN = (
    "repeats once_on daily_interval weekly_interval weekdays nth weekday nth_interval day day_interval months "
    "short_months starts_at ends_at starts_on ends until times nth-2 weekdays-2 day-2"
).split()
#: Both a last day and a number of times, which the rule refuses.
BOTH = "both"

_ROW_ID = re.compile(r"[1-9][0-9]{0,8}")


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


class ScheduleForm(TitleForm, RuleForm, TimesForm, EndForm, PhraseForm, ChangesForm, RestForm, SecondForm):
    """A single date or a series."""

    tell = BooleanField("Tell the chapter")
    #: That our page asked whether to tell it: of whoever did not see the box, it goes without saying.
    tell_asked = HiddenField()
    do = HiddenField(
        validators=[AnyOf(["", None, "publish", "draft", "refresh"], message="Publish it, or update these dates")]
    )
    #: The draft that the form was made of.
    draft = HiddenField()

    def process(self, formdata: Any = None, *args: Any, today: date = date.min, **kwargs: Any) -> None:
        """Take the input of our page, or of somebody who writes to us by the public names alone, and read a phrase."""
        sent = _own_names(formdata) if formdata else formdata
        if sent:
            self.fill(sent, today)
        self.is_phrase_alone = bool(sent) and "phrase" in sent and "title" not in sent
        super().process(sent, *args, **kwargs)

    def validate(self, extra_validators: Any = None) -> bool:
        """All fields, and whether the sentence as a whole gives dates."""
        super().validate(extra_validators)
        self.doubt(is_final=True)
        if not any(self[name].errors for name in WHEN):
            self._check_dates()
        return not self.errors

    @property
    def is_refresh(self) -> bool:
        """Whether the dates are to be shown, and nothing published."""
        return bool(self.do.data == "refresh" or (not self.do.data and (self.is_pressed or self.is_phrase_alone)))

    @property
    def is_draft(self) -> bool:
        """Whether it is to be put aside, and nothing published."""
        return bool(self.do.data == "draft")

    @property
    def draft_id(self) -> int | None:
        """The draft that the form was made of, where it was made of one."""
        said = self.draft.data or ""
        return int(said) if _ROW_ID.fullmatch(said) else None

    @property
    def second(self) -> list[Pick]:
        """What else the sentence picks in a month."""
        return second(self, Repeats(self.repeats.data))

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
        return self._plan(title=self.title.data, tells_chapter=bool(self.tell.data), **self.rest)

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
        rule = self._rule()
        return Plan(
            starts_on=self.first_on,
            start_time=self.starts_at.time,
            end_time=self.ends_at.time,
            rule=rule,
            changes={} if rule.repeats is Repeats.ONCE else self.changes,
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
    data: dict[str, Any] = {"tell": True, "starts_on": today, "starts_at": USUAL_START, "ends_at": USUAL_END}
    rule = Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=USUAL_WEEKDAYS, nth=3)
    if usual is not None:
        data |= {"starts_at": usual.start_time, "ends_at": usual.end_time, "venue": str(usual.venue_id or "")}
        data |= {name: getattr(usual, name) for name in ("capacity", "guests", "cost", "languages", "walking_in")}
        data["next_day"] = not walltime.ends_in_time(usual.start_time, usual.end_time)
        rule = from_facts(usual.rule) if usual.rule else rule
    return data | sentence(rule) | {"once_on": recurrence.first_date(replace(rule, until=None, times=None), today)}


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
    _take_for_granted(sent)
    return sent


def _take_for_granted(sent: Any) -> None:
    """Fill in what goes without saying where somebody writes to us who has not seen our page."""
    if "tell_asked" not in sent and "tell" not in sent:
        sent["tell"] = "y"
    if "ends" not in sent:
        said = [name for name in ("until", "times") if sent.get(name)]
        sent["ends"] = BOTH if len(said) > 1 else "".join(said)
