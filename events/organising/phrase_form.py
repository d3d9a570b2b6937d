"""A typed phrase that fills the menus of the form, which stay the only thing that is read: “Rather type it?”."""

from datetime import date, datetime, time, timedelta
from typing import Any

from wtforms import HiddenField

from core.forms import Form, LineField
from events import walltime
from events.organising.rule_form import OWN_NAMES, PICKED
from events.organising.second_form import second_of
from events.rules import LAST, BadRule, Repeats, Rule
from events.written import phrases
from events.written.phrases import Read

#: What a chapter begins with that has never met: third Thursdays.
USUAL_START, USUAL_END = time(18, 30), time(21)
USUAL_WEEKDAYS = ("TH",)


class PhraseForm(Form):
    """How often and when, in one's own words; `phrase_read` are the words that stand in the menus already."""

    phrase = LineField("Describe it in a sentence", longest=phrases.LONGEST)
    phrase_read = HiddenField()

    #: What is unsure of the phrase that was read just now, and what keeps it from being read.
    unsure = ""
    unread = ""

    def fill(self, sent: Any, today: date) -> None:
        """Put into the menus what a phrase says that does not stand there yet."""
        text = sent.get("phrase", "").strip()
        if not text or text == sent.get("phrase_read"):
            return
        try:
            read = phrases.read(text, today)
        except BadRule as bad:
            self.unread = str(bad)
            return
        self.unsure = read.unsure
        for name, value in (_times(sent, read) | _dates(sent, read, today) | {"phrase_read": text}).items():
            sent.setlist(name, value if isinstance(value, list) else [value])

    def doubt(self, *, is_final: bool) -> None:
        """Say at the phrase what was not understood, and where it is meant to be final also what is unsure."""
        said = self.unread or (self.unsure if is_final else "")
        if said and not self.phrase.errors:
            self.phrase.errors = [said]


def sentence(rule: Rule) -> dict[str, Any]:
    """The fields of the sentence that says a rule, without its end."""
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
    return said | second_of(rule)


def _dates(sent: Any, read: Read, today: date) -> dict[str, Any]:
    """The fields that say on which days."""
    if read.rule is None:
        return {}
    rule, first_on = read.rule, read.first_on
    said = sentence(rule) | {"ends": "until" if rule.until else "times" if rule.times else ""}
    said |= {"until": str(rule.until or ""), "times": str(rule.times or "")}
    began = "once_on" if rule.repeats is Repeats.ONCE else "starts_on"
    if first_on or not sent.get(began):
        said[began] = str(first_on or today)
    return said


def _times(sent: Any, read: Read) -> dict[str, Any]:
    """The fields that say from when to when; without an end it lasts as long as before."""
    if read.start is None:
        return {}
    end = read.end or _later(read.start, _length(sent))
    return {"starts_at": f"{read.start:%H:%M}", "ends_at": f"{end:%H:%M}", "next_day": []}


def _length(sent: Any) -> timedelta:
    try:
        start, end = (walltime.parse_time(sent.get(name, "")) for name in ("starts_at", "ends_at"))
    except walltime.BadTime:
        start, end = USUAL_START, USUAL_END
    return (_at(end) - _at(start)) % timedelta(days=1)


def _later(start: time, by: timedelta) -> time:
    return (_at(start) + by).time()


def _at(wall: time) -> datetime:
    return datetime.combine(date(2000, 1, 1), wall)


def _pick(number: int | None) -> str:
    return "last" if number == LAST else str(number)
