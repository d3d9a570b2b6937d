"""What is said about an event, for those who are signed in: a stranger is told how much it is, and by nobody's name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from comments import permissions, posting, queries, reading
from comments.forms import CommentForm
from comments.reading import Conversation, Wall
from core.writing import dates
from events.queries import Found
from members.signed_in import SignedIn


@dataclass(frozen=True)
class Talk:
    """The conversation under an event, and the form to take part in it."""

    conversation: Conversation
    form: CommentForm


def talk(event: Found, who: SignedIn | None, asked: Mapping[str, str]) -> Talk | None:
    """What a member reads under a row of `queries.shown`; None for a stranger."""
    if who is None:
        return None
    conversation = conversation_of(event, who)
    return Talk(conversation, posting.form_for(conversation, asked))


def conversation_of(event: Found, who: SignedIn) -> Conversation:
    """The conversation, in the wall time of the event; it closes after the end, wherever that was moved to."""
    may_moderate = permissions.may_moderate(who, event.chapter_id)
    wall = Wall(event.zone, dates.reads_twelve_hours(event.country_code))
    found = reading.conversation(event.thread_id, who, may_moderate, wall) if event.thread_id else None
    path = f"/events/{event.id}-{event.slug}"
    closes_at = queries.closing(queries.OF_EVENTS, event.ends_at)
    if found is None:
        return Conversation(0, path, 0, closes_at, wall.zone, False, False, may_moderate, ())
    return found if found.is_closed_by_hand else replace(found, closes_at=closes_at)
