"""When a plan may begin, and which dates it gives from now on."""

from datetime import date, timedelta

from core import clock
from core.refusal import Refused
from events import recurrence, walltime
from events.plans import Plan
from events.rules import BadRule, Repeats

#: A single event may lie this far ahead; the dates of a series are made a year ahead.
FURTHEST = timedelta(days=2 * 366)


def check(zone: str, plan: Plan) -> None:
    """Refuse what begins in the past or too late, by the calendar of the zone, and moves to days that cannot be."""
    today = walltime.today(clock.now(), zone)
    if plan.starts_on < today:
        raise Refused("Choose today or a later day", "starts_on")
    if plan.starts_on - today > FURTHEST:
        raise Refused("Choose a day within two years", "starts_on")
    try:
        first_on = recurrence.first_date(plan.rule, plan.starts_on)
    except BadRule as bad:
        raise Refused(str(bad), bad.field) from bad
    if plan.rule.repeats is not Repeats.ONCE and first_on > recurrence.a_year_after(today):
        raise Refused("The first date would be more than a year away: choose an earlier one", "starts_on")
    if plan.changes:
        check_changes(zone, plan)


def dates_ahead(zone: str, plan: Plan) -> list[date]:
    """The days that scheduling this plan now would make, in order; those whose time has passed already are not."""
    if plan.rule.repeats is Repeats.ONCE:
        days = [plan.starts_on]
    else:
        today = walltime.today(clock.now(), zone)
        days = recurrence.dates(plan.rule, plan.starts_on, since=today, until=recurrence.a_year_after(today))
    return [on for on in days if walltime.instant(on, plan.start_time, zone) > clock.now()]


def check_changes(zone: str, plan: Plan) -> None:
    """Refuse it unless no date is moved into the past, too far, or onto another one, and at least one is held."""
    given = dates_ahead(zone, plan)
    held = [on for on in map(plan.held_on, given) if on is not None]
    today = walltime.today(clock.now(), zone)
    for on in set(held).difference(given):
        if walltime.instant(on, plan.start_time, zone) <= clock.now():
            raise Refused("That time has passed already: move it to a later day")
        if on - today > FURTHEST:
            raise Refused("Move each date to a day within two years")
    if len(set(held)) < len(held):
        raise Refused("Another one of these dates is on that day: choose another day")
    if given and not held:
        raise Refused("Every date is skipped: leave at least one in")
