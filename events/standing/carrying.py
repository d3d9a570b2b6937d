"""Verbs that carry standing RSVPs to dates: each begins with the lock of one event, and touches no other."""

from datetime import date, timedelta

from sqlalchemy import exists, update

from core import clock
from core.database import db
from events.models import Event, EventState
from events.rsvps import notices, rows, rsvping, seats
from events.rsvps.asking import window
from events.rsvps.models import Approval, RsvpState
from events.rsvps.rows import HOLDING, Party
from events.standing import answering, due
from events.standing.models import StandingRsvp
from members.models import Visibility

#: So soon after somebody counted themselves in, one mail tells of all dates; what comes of it later is told by itself.
TOLD_AT_ONCE = timedelta(minutes=10)


def carry(event_id: int) -> list[Party]:
    """Say for those who are in every time that they are going to one date, who stood first first; returns them.

    At most `due.AT_ONCE` of them, so that the lock is short. Whoever has said anything to this date, going or not,
    is left alone. Where it is full they wait like anybody, and while RSVPs are not taken it is nobody’s turn.
    """
    hall, carried = seats.lock(event_id), []
    taken, now = window.of(hall), clock.now()
    if taken.is_early(now) or taken.is_late(now):
        return []
    for who in due.people(event_id):
        party = rsvping.carry(event_id, who.member_id, min(who.guests, who.most))
        _show(party, who.visibility)
        if who.responses:
            answering.fill(party.id, who.questions, answering.by_id(who.responses))
        is_full = party.state is RsvpState.WAITING and party.approval is not Approval.ASKED
        if is_full and now - who.since_at > TOLD_AT_ONCE:
            notices.tell(event_id, party, party.state)
        carried.append(party)
    return carried


def give_back(event_id: int, member_id: int) -> bool:
    """Take back what a member holds on one date; returns whether they held anything there."""
    with seats.locked(event_id) as hall:
        party = rows.party(hall, member_id)
        if party is None or party.state not in HOLDING:
            return False
        seats.leave(hall, party, RsvpState.WITHDRAWN)
        return True


def done(series_id: int, until_on: date) -> None:
    """Note that standing RSVPs have been carried up to a day, for those to whom it is so by now."""
    lacks = exists().where(
        Event.series_id == StandingRsvp.series_id,
        Event.state == EventState.PUBLISHED,
        Event.starts_at > clock.now(),
        Event.original_on <= until_on,
        due.says_nothing(),
    )
    db.session.execute(
        update(StandingRsvp)
        .where(StandingRsvp.series_id == series_id, due.is_behind(until_on), ~lacks)
        .values(carried_until_on=until_on),
        execution_options={"synchronize_session": False},
    )


def _show(party: Party, visibility: Visibility) -> None:
    """Who sees it is the standing RSVP's to say, and a visitor's is never everybody."""
    party.visibility = seats.discreet(visibility) if party.is_visitor else visibility
    rows.write(party)
