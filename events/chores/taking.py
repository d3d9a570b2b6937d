"""Verbs of a single job: somebody who is going takes it, or it is given back."""

from sqlalchemy import exists, select

from core import clock
from core.database import db
from core.refusal import Refused
from events import ledger
from events.chores.lines import ChoreKind
from events.chores.models import Chore
from events.models import Event, EventState
from events.rsvps.models import Rsvp, RsvpState
from events.welcoming import operations as welcoming

GONE = "This job is not on the list any more."


def take(event_id: int, chore_id: int, member_id: int) -> Chore:
    """Put a member's name to a job; twice is once. Refuses who is not going, and what somebody else has taken."""
    event = _locked(event_id)
    chore = _chore(event_id, chore_id)
    if chore.member_id == member_id:
        return chore
    _refuse_shut(event)
    _refuse_absent(event_id, member_id)
    if chore.member_id is not None:
        raise Refused(f"Somebody was faster: “{chore.words}” is taken.")
    chore.member_id, chore.taken_at = member_id, clock.now()
    event.chores_open -= 1
    db.session.flush()
    if chore.kind is ChoreKind.GREETER:
        welcoming.match(event)
    return chore


def give_back(event_id: int, chore_id: int, member_id: int | None = None) -> Chore:
    """Take a member's name off a job, or for the hosts (None) whoever's it is; twice is once.

    Refuses another member's.
    """
    event = _locked(event_id)
    chore = _chore(event_id, chore_id)
    if chore.member_id is None:
        return chore
    if member_id not in (None, chore.member_id):
        raise Refused(f"“{chore.words}” is somebody else’s.")
    _refuse_shut(event)
    chore.member_id, chore.taken_at, chore.spot = None, None, ""
    event.chores_open += 1
    db.session.flush()
    if chore.kind is ChoreKind.GREETER:
        welcoming.match(event)
    return chore


def _locked(event_id: int) -> Event:
    event = ledger.locked(Event, event_id)
    if event is None:
        raise Refused("This event is not here any more.")
    return event


def _chore(event_id: int, chore_id: int) -> Chore:
    chore = db.session.scalar(
        select(Chore).where(Chore.id == chore_id, Chore.event_id == event_id),
        execution_options={"populate_existing": True},
    )
    if chore is None:
        raise Refused(GONE)
    return chore


def _refuse_shut(event: Event) -> None:
    if event.state is not EventState.PUBLISHED:
        raise Refused("This event is cancelled.")
    if event.ends_at <= clock.now():
        raise Refused("This event is over.")


def _refuse_absent(event_id: int, member_id: int) -> None:
    is_going = exists().where(
        Rsvp.event_id == event_id,
        Rsvp.member_id == member_id,
        Rsvp.state == RsvpState.GOING,
        Rsvp.held_until.is_(None),
    )
    if not db.session.scalar(select(is_going)):
        raise Refused("Jobs are for those who are going: say so first.")
