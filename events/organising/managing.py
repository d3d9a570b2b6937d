"""What the page to manage a chapter on is made of: what is next, what needs a decision, what is after that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from chapters.models import ChapterState
from core import clock
from events import times
from events.drafting import queries as drafts
from events.models import EventState
from events.organising import queries
from events.organising.queries import Found
from events.rsvps import attendees, seating
from events.rsvps.attendees import Attendee, Audience
from events.times import Line

#: Jobs that need somebody are a matter to be decided on so many days ahead.
HANDS_WITHIN_DAYS = 7


@dataclass(frozen=True)
class Dated:
    """A date to come with its times in words where it is, in so many days."""

    event: Found
    local: Line
    in_days: int

    @property
    def is_off(self) -> bool:
        """Whether it was called off."""
        return self.event.state is not EventState.PUBLISHED

    @property
    def is_full(self) -> bool:
        """Whether no place is free."""
        return seating.free(self.event.capacity, self.event.seats_taken + self.event.seats_offered) == 0

    @property
    def needs_places(self) -> bool:
        """Whether people wait for places that could be added."""
        return bool(self.event.waiting) and not self.is_off

    @property
    def needs_hands(self) -> bool:
        """Whether jobs need somebody within a week."""
        return bool(self.event.chores_open) and not self.is_off and self.in_days <= HANDS_WITHIN_DAYS

    @property
    def soon(self) -> str:
        """ "in 15 days", "tomorrow", "today"."""
        return {0: "today", 1: "tomorrow"}.get(self.in_days, f"in {self.in_days} days") if self.in_days >= 0 else ""


@dataclass(frozen=True)
class Managed:
    """A chapter's dates for those who look after them; `more` are those not listed, `last` is what was held last."""

    next: Dated | None
    last: Found | None
    dates: Sequence[Dated]
    more: int
    visitors: Sequence[Attendee]
    drafts: Sequence[Found]
    zone: str

    def day_of(self, at: datetime) -> date:
        """The day of an instant where the chapter is."""
        return times.day_of(at, self.zone)

    @property
    def decisions(self) -> list[Dated]:
        """What is full while people wait."""
        return [dated for dated in self.dates if dated.needs_places]

    @property
    def short_of_hands(self) -> list[Dated]:
        """Where jobs need somebody soon."""
        return [dated for dated in self.dates if dated.needs_hands]


def silent_since(chapter: Any) -> str:
    """Since when a chapter's organisers gave no sign that its dates stand, in words; empty where they did."""
    is_silent = chapter.state is ChapterState.DORMANT
    return times.day_of_month(chapter.confirmed_at, chapter.zone) if is_silent else ""


def managed(chapter: Any) -> Managed:
    """The dates of a row of `chapters.queries.by_slug`; visitors are those who come to the next."""
    rows = queries.ahead(chapter.id)
    dates = [_dated(row, chapter) for row in rows]
    following = next((dated for dated in dates if not dated.is_off), None)
    has_visitors = following is not None and following.event.visitors
    people = attendees.everyone(following.event.id, Audience.ORGANISERS, None) if following and has_visitors else ()
    return Managed(
        next=following,
        last=queries.last(chapter.id),
        dates=dates,
        more=rows[0].total - len(rows) if rows else 0,
        visitors=[person for person in people if person.is_visitor],
        drafts=drafts.of_chapter(chapter.id),
        zone=chapter.zone,
    )


def _dated(row: Found, chapter: Any) -> Dated:
    line = times.there(row.starts_at, row.ends_at, row.zone, chapter.city_name, chapter.country_code)
    ahead = times.day_of(row.starts_at, row.zone) - times.day_of(clock.now(), row.zone)
    return Dated(row, line, ahead // timedelta(days=1))
