"""A plan in words: what it says, what the clocks do to it, and what is odd about a date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from core.writing import dates
from events import recurrence, rule_words, walltime
from events.plans import Plan
from events.rsvps.seating import ordinal
from events.rules import WEEKDAYS, Pick, Repeats, Rule, ShortMonths, picked


@dataclass(frozen=True)
class Note:
    """Something to know of a date; a warning is drawn as one."""

    words: str
    is_warning: bool = False


@dataclass(frozen=True)
class PlanWords:
    """A plan as it reads where the chapter is: by its city's name, on its clock of twelve hours or twenty-four."""

    plan: Plan
    zone: str
    city: str
    twelve_hours: bool

    @property
    def repeats(self) -> bool:
        """Whether it is a series."""
        return self.plan.rule.repeats is not Repeats.ONCE

    @property
    def rule(self) -> str:
        """ "Third Thursday of every month, 18:30 to 21:00, Lisbon time"."""
        plan = self.plan
        what = rule_words.in_words(plan.rule) if self.repeats else f"{self.day(plan.starts_on)} {plan.starts_on.year}"
        over = " the next day" if walltime.crosses_midnight(plan.start_time, plan.end_time) else ""
        return f"{what}, {self.clock(plan.start_time)} to {self.clock(plan.end_time)}{over}, {self.city} time"

    def first(self, days: Sequence[date]) -> str:
        """Which date of a series comes first."""
        return f"First one {self.day(days[0])} {days[0].year}." if self.repeats and days else ""

    def promise(self, days: Sequence[date]) -> str:
        """That changes of clocks leave a series at its time."""
        if not self.repeats or days[1:] == []:
            return ""
        changes = walltime.clock_changes(self.zone, days[0], days[-1])
        through = {
            0: "",
            1: f", through the clock change on {_short(changes[0].on)}" if changes else "",
            2: " all year, through both clock changes",
        }.get(len(changes), " all year, through all clock changes")
        return f"It stays at {self.clock(self.plan.start_time)} on the clock in {self.city}{through}."

    def gap(self, days: Sequence[date]) -> str:
        """Which months of the year to come have no such date: a fifth Thursday, a 31st."""
        rule = self.plan.rule
        if not rule.is_monthly or rule.short_months is ShortMonths.LAST or rule.interval > 1 or not days:
            return ""
        if rule.until or rule.times:
            return ""
        return " ".join(filter(None, (self._missing(pick, days[0]) for pick in rule.picks)))

    def notes(self, days: Sequence[date]) -> Iterator[list[Note]]:
        """What clocks do to each of these dates that follow upon each other."""
        if not days:
            return
        changes = walltime.clock_changes(self.zone, days[0], days[-1])
        still = f"Still {self.clock(self.plan.start_time)} on the wall."
        yield self._odd(days[0])
        for before, on in pairwise(days):
            crossed = [change for change in changes if before < change.on <= on]
            notes = [Note(f"Clocks go {change.direction} on {_short(change.on)}. {still}") for change in crossed]
            yield self._odd(on) or notes

    def day(self, on: date) -> str:
        """ "Thu 15 Oct"."""
        return f"{dates.WEEKDAYS[on.weekday()][:3]} {_short(on)}"

    def starts(self, on: date) -> str:
        """What the wall clock really shows as it starts."""
        return self.clock(walltime.shown(on, self.plan.start_time, self.zone))

    def clock(self, at: time) -> str:
        """ "18:30", or "6:30 pm" where people read it so."""
        return dates.clock(at, self.twelve_hours)

    def _missing(self, pick: Pick, begin: date) -> str:
        rule = Rule(**picked([pick]), months=self.plan.rule.months)
        having = {on.month for on in recurrence.dates(rule, begin, until=recurrence.a_year_after(begin))}
        months = [(begin.month - 1 + later) % 12 + 1 for later in range(12)]
        lacking = [n for n in months if n not in having and (not rule.months or n in rule.months)]
        if not lacking:
            return ""
        named = rule_words.listed([rule_words.MONTH_NAMES[n - 1] for n in lacking]).replace(" and ", " or ")
        skipped = "That month is skipped" if len(lacking) == 1 else "Those months are skipped"
        number, weekday = pick
        what = f"fifth {rule_words.WEEKDAY_NAMES[WEEKDAYS.index(weekday)]}" if weekday else ordinal(number)
        return f"There’s no {what} in {named}. {skipped}."

    def _odd(self, on: date) -> list[Note]:
        """A wall time that the date does not have, or has twice."""
        wall = self.clock(self.plan.start_time)
        odd = walltime.oddity(on, self.plan.start_time, self.zone)
        if odd == "missing":
            before, after = walltime.jump(on, self.zone)
            jumps = f"clocks jump from {self.clock(before)} to {self.clock(after)}"
            where = f"{wall} doesn’t exist in {self.city} on {self.day(on)} {on.year}"
            return [Note(f"{where}: {jumps}. We’ll use {self.starts(on)} that day.", is_warning=True)]
        if odd == "twice":
            return [Note(f"{wall} happens twice in {self.city} on {self.day(on)}. We’ll use the first one.", True)]
        return []


def _short(on: date) -> str:
    return f"{on.day} {dates.MONTHS[on.month - 1][:3]}"


def up(count: int | None, told: int) -> str:
    """What was published, a single event (None) or so many dates, and how many are mailed.

    "12 dates are up. 212 members get one mail."
    """
    is_up = "It’s up." if count is None else "1 date is up." if count == 1 else f"{count} dates are up."
    mail = {0: "", 1: " 1 member gets one mail."}.get(told, f" {told:,} members get one mail.")
    return f"{is_up}{mail}"
