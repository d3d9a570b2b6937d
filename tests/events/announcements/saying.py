"""What tests of announcements say."""

from datetime import timedelta
from typing import Any

from core import clock
from core.database import writing
from events.announcements import operations
from events.announcements.models import Announcement, Audience
from events.announcements.operations import Words
from events.models import Event
from members.models import Member

BODY = "We meet **upstairs** this time.\n\nBring a pen: https://example.org/pens."


def words(audience: Audience = Audience.COMING, **changed: Any) -> Words:
    """Something to say."""
    return Words(**({"audience": audience, "subject": "Upstairs", "body": BODY} | changed))


def announced(event: Event, by: Member, audience: Audience = Audience.COMING, **changed: Any) -> Announcement:
    """An organiser tells those of an event something."""
    with writing():
        return operations.tell_event(event.id, words(audience, **changed), by=by)


def told_chapter(chapter_id: int, by: Member, **changed: Any) -> Announcement:
    """An organiser tells a chapter something."""
    with writing():
        return operations.tell_chapter(chapter_id, words(Audience.CHAPTER, **changed), by=by)


def arrived(event: Event, by: Member, audience: Audience = Audience.COMING) -> Announcement:
    """The same, three minutes ago: it can be read, and not be taken back any more."""
    with clock.standing_at(clock.now() - timedelta(minutes=3)):
        return announced(event, by, audience)
