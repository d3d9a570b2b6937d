"""The evening's jobs as an event's page shows them: names for those who may see who is coming, and no others."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.chores import queries
from events.queries import Found
from events.rsvps import attendees
from events.rsvps.attendees import Audience


@dataclass(frozen=True)
class Job:
    """One job; `taker` is a name this reader may see, or nothing."""

    id: int
    words: str
    is_taken: bool
    is_mine: bool
    taker: str
    taker_key: str


def jobs(event: Found, whose: Audience, member_id: int | None) -> Sequence[Job]:
    """The jobs of a row of `events.queries.shown`; where there are none, or for whom only their number is, none."""
    if not event.chores or whose is Audience.EVERYBODY:
        return ()
    return [_job(row, whose, member_id) for row in queries.of_event(event.id, member_id)]


def _job(row: Found, whose: Audience, member_id: int | None) -> Job:
    is_taken, is_mine = row.member_id is not None, row.member_id == member_id is not None
    is_hidden = row.hides and whose is not Audience.ORGANISERS
    is_seen = is_taken and not is_hidden and (is_mine or attendees.may_see(whose, row.visibility, row.is_visitor))
    return Job(row.id, row.words, is_taken, is_mine, row.name if is_seen else "", row.key if is_seen else "")
