"""Queueing mail to many: an announcement, and that dates are up; one row a person, all of them in one statement."""

from datetime import timedelta

from core import clock
from events.announcements import audience_queries
from events.announcements.models import Announcement, Audience
from mail import outbox

#: So long what was published is looked over before a chapter is told: edits within that are in the one mail.
LOOKED_OVER = timedelta(minutes=10)


def announced(announcement: Announcement) -> int:
    """Queue an announcement to everybody it is for; returns how many that are."""
    people = audience_queries.people(announcement.audience, announcement.chapter_id, announcement.event_id)
    kind = "announcement_now" if announcement.is_urgent else "announcement"
    outbox.put(
        [
            outbox.message(
                kind,
                person.email,
                person.name,
                {"announcement": announcement.id, "member": person.id},
                once=f"{_words(announcement)}:{person.id}",
                due_at=announcement.due_at,
            )
            for person in people
        ]
    )
    return len(people)


def taken_back(announcement: Announcement) -> None:
    """Take back what is still queued of an announcement."""
    outbox.withdraw(_words(announcement))


def dates_are_up(chapter_id: int, kind: str, row_id: int) -> int:
    """Queue one mail to everybody who wants a chapter's news: a `kind` (series, event) was published.

    It is written ten minutes later, and not at all where nothing of it is left by then. Returns how many get it.
    """
    people = audience_queries.people(Audience.CHAPTER, chapter_id)
    outbox.put(
        [
            outbox.message(
                "dates_up",
                person.email,
                person.name,
                {"chapter": chapter_id, kind: row_id, "member": person.id},
                once=f"dates_up:{kind}:{row_id}:{person.id}",
                due_at=clock.now() + LOOKED_OVER,
            )
            for person in people
        ]
    )
    return len(people)


def _words(announcement: Announcement) -> str:
    return f"announcement:{announcement.id}"
