"""The verb of what is said about an event: its conversation begins with the first comment."""

from sqlalchemy import select, update

from chapters.models import Chapter
from comments import operations, queries, threads
from comments.bodies import Written
from comments.models import Comment
from core.database import db
from core.refusal import Refused
from events.models import Event
from members.locking import lock


def comment(event_id: int, member_id: int, written: Written) -> Comment:
    """Write a comment about an event, as `comments.operations.comment` does; refuses an unknown event.

    The member is locked first, as whoever deletes an account does. The event's version is not raised: an organiser who
    is changing it is in nobody's way.
    """
    lock(member_id)
    db.session.execute(update(Event).where(Event.id == event_id).values(slug=Event.slug))
    event = db.session.scalar(select(Event).where(Event.id == event_id).execution_options(populate_existing=True))
    if event is None:
        raise Refused("This event is not here any more.")
    return operations.comment(_thread(event), member_id, written)


def _thread(event: Event) -> int:
    """The conversation of a locked event, with what it hangs on as it is called now."""
    chapter = db.session.get_one(Chapter, event.chapter_id)
    facts = (f"/events/{event.id}-{event.slug}", event.title, f"chapter:{chapter.slug}", chapter.id)
    if event.thread_id is None:
        event.thread_id = threads.begin(*facts).id
    else:
        threads.describe(event.thread_id, *facts)
    threads.open_until(event.thread_id, queries.closing(queries.OF_EVENTS, event.ends_at))
    return event.thread_id
