"""What tests of the evening's jobs put on the list, and what stands there."""

from collections.abc import Sequence

from sqlalchemy import select

from core.database import db, writing
from core.tokens import fresh_key
from events.chores import setting
from events.chores.models import Chore
from events.models import Event
from members.models import Member
from tests.people import add_member


def add_chores(event: Event, text: str, by: Member | None = None) -> Sequence[Chore]:
    """The jobs of a text, one a line, on the list of an event."""
    with writing():
        setting.set_for_date(event.id, text, by=by or add_member(f"Olga Organiser {fresh_key()}"))
    return chores_of(event)


def add_chore(event: Event, words: str = "Door") -> Chore:
    """One job."""
    return add_chores(event, words)[0]


def chores_of(event: Event) -> Sequence[Chore]:
    """The jobs of an event as they stand, in order."""
    rows = select(Chore).where(Chore.event_id == event.id).order_by(Chore.position)
    return db.session.scalars(rows, execution_options={"populate_existing": True}).all()


def takers_of(event: Event) -> list[tuple[str, int | None]]:
    """Each job with its taker's id."""
    return [(chore.words, chore.member_id) for chore in chores_of(event)]


def counts_of(event: Event) -> tuple[int, int]:
    """What the event's row says: jobs, and those that need somebody."""
    row = db.session.execute(select(Event.chores, Event.chores_open).where(Event.id == event.id)).one()
    return row.chores, row.chores_open
