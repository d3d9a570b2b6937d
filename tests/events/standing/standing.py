"""What tests of standing RSVPs say and look at."""

from datetime import date
from typing import Any

from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from events.models import Event, Series
from events.rsvps.models import Rsvp, RsvpState
from events.standing import due, jobs, promising
from events.standing.models import StandingRsvp
from members.models import Member
from tests.events.planning import events_of, scheduled, series_by

#: Lisbon's third Thursdays, of which the demonstration of these tests has twelve.
DATES = 12


def table_of(lisbon: Chapter, by: Member, **changed: Any) -> Series:
    """Thursday Table, every third Thursday: twelve dates."""
    return series_by(scheduled(lisbon, by, **changed).series_id)


def stand(series: Series, member: Member, guests: int = 0, is_carried: bool = True, **more: Any) -> None:
    """Somebody counts themselves in every time, and the job goes through all dates."""
    with writing():
        promising.stand(series.id, member.id, guests, **more)
    if is_carried:
        jobs.carry_standing()


def said_by(member: Member, series: Series) -> list[RsvpState | None]:
    """What somebody said to each date of a series, in order; None where they said nothing."""
    rows = db.session.execute(
        select(Rsvp.event_id, Rsvp.state)
        .join(Event, Event.id == Rsvp.event_id)
        .where(Event.series_id == series.id, Rsvp.member_id == member.id)
    )
    said = {row.event_id: row.state for row in rows}
    return [said.get(event.id) for event in events_of(series.id)]


def standing_in(series_id: int) -> set[int]:
    """The ids of those who are in every time."""
    return set(db.session.scalars(select(StandingRsvp.member_id).where(StandingRsvp.series_id == series_id)))


def carried_until(series: Series) -> set[date | None]:
    """Up to which days standing RSVPs have been carried."""
    return set(db.session.scalars(select(StandingRsvp.carried_until_on).where(StandingRsvp.series_id == series.id)))


def is_due(series: Series) -> bool:
    """Whether the job still has something to do there."""
    return series.id in {row.id for row in due.behind()}
