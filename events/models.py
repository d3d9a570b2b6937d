"""Plans that repeat, and the occasions they make: one row for every date."""

import enum
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from chapters.models import Chapter, Venue
from comments.models import Thread
from core.database import Base, one_of
from events.online.ways import LONGEST_LINK, Way
from events.rsvps.seating import Promotion
from members.models import Member


class SeriesState(enum.StrEnum):
    """Whether a plan still makes dates."""

    PUBLISHED = "published"
    ENDED = "ended"


class EventState(enum.StrEnum):
    """What became of a date; a skipped or cancelled one keeps its row, so that it is never made again."""

    PUBLISHED = "published"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"


class Occasion:
    """What each date of a series starts out with: columns that both tables have, each filled from the series' own."""

    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"))
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(Text, default="")
    start_time: Mapped[time]
    end_time: Mapped[time]
    zone: Mapped[str] = mapped_column(String(40))
    venue_id: Mapped[int | None] = mapped_column(ForeignKey("venue.id"))
    way: Mapped[Way] = mapped_column(one_of(Way), default=Way.IN_PERSON, server_default="in_person")
    #: Where one joins online: for those going and their hosts alone, so only `events.online.queries` hands it out.
    link: Mapped[str] = mapped_column(String(LONGEST_LINK), default="", server_default="")
    capacity: Mapped[int | None]
    guests: Mapped[int] = mapped_column(default=2)
    promotion: Mapped[Promotion] = mapped_column(
        one_of(Promotion), default=Promotion.OUTRIGHT, server_default="outright"
    )
    visitor_seats: Mapped[int] = mapped_column(default=0, server_default="0")
    cost: Mapped[str] = mapped_column(String(80), default="Free")
    languages: Mapped[str] = mapped_column(String(80), default="")
    walking_in: Mapped[str] = mapped_column(String(500), default="")
    #: What the hosts ask, as `events.rsvps.asking.questions` keeps it: no page asks the database for it.
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    #: From when until when RSVPs are taken, counted from the start; None is from the first day, and until the start.
    opens_before_days: Mapped[int | None]
    closes_before_hours: Mapped[int | None]
    #: Whether an organiser says yes or no to each RSVP before it can have a seat.
    needs_approval: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: So many hours before the start places are given back that nobody confirmed; None where nobody is asked again.
    confirms_before_hours: Mapped[int | None]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))


class Series(Occasion, Base):
    """A plan that repeats: rule, wall time and zone, and what each of its dates starts out with."""

    __tablename__ = "series"
    __table_args__ = (
        Index("ix_series_fill", "state", "filled_until_on"),
        Index("ix_series_chapter_id", "chapter_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[SeriesState] = mapped_column(one_of(SeriesState), default=SeriesState.PUBLISHED)
    rule: Mapped[dict[str, Any]] = mapped_column(JSON)
    starts_on: Mapped[date]
    #: What has to be done on each date, one job a line.
    chores: Mapped[str] = mapped_column(Text, default="", server_default="")
    filled_until_on: Mapped[date]
    #: Raised first by every verb that fills or changes the series: that UPDATE is its lock.
    version: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]

    chapter: Mapped[Chapter] = relationship(lazy="raise_on_sql")
    venue: Mapped[Venue | None] = relationship(lazy="raise_on_sql")


class Event(Occasion, Base):
    """One occasion on one date; wall time and zone are what was promised, `starts_at` and `ends_at` follow from them.

    `going` counts people's RSVPs, `seats_taken` their parties (guests included), `seats_offered` the parties of those
    on the waitlist who are asked whether they take a place, `visitors` the parties from away among both, `waiting` the
    RSVPs on the waitlist; `next_place` is the waitlist's counter. So many places as `fewer` says are free and too few
    for the RSVP `fewer_to`, the first in order; it may come with fewer. All change under the row's lock only.
    """

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("series_id", "original_on"),
        CheckConstraint(
            "seats_taken >= 0 AND seats_offered >= 0 AND (capacity IS NULL OR seats_taken + seats_offered <= capacity)",
            name="seats",
        ),
        CheckConstraint("going >= 0 AND waiting >= 0 AND visitors >= 0", name="counts"),
        CheckConstraint("fewer >= 0 AND (fewer = 0) = (fewer_to IS NULL)", name="fewer"),
        CheckConstraint("ends_at > starts_at", name="order"),
        Index("ix_event_chapter_starts", "chapter_id", "starts_at"),
        Index("ix_event_series_starts", "series_id", "starts_at"),
        Index("ix_event_starts", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"))
    #: The day the rule gave, whatever became of it since; None for an event of its own.
    original_on: Mapped[date | None]
    state: Mapped[EventState] = mapped_column(one_of(EventState), default=EventState.PUBLISHED)
    slug: Mapped[str] = mapped_column(String(80))
    starts_on: Mapped[date]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    #: When those going were asked again, and when what they did not confirm was given back: once for each start.
    confirm_asked_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]
    is_edited: Mapped[bool] = mapped_column(default=False)
    moved_from_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(String(500), default="")
    #: RFC 5545 SEQUENCE: grows on time, venue and cancellation only.
    sequence: Mapped[int] = mapped_column(default=0)
    #: Raised by every verb that touches seats or the event: that UPDATE is its lock.
    version: Mapped[int] = mapped_column(default=0)
    going: Mapped[int] = mapped_column(default=0)
    seats_taken: Mapped[int] = mapped_column(default=0)
    seats_offered: Mapped[int] = mapped_column(default=0, server_default="0")
    visitors: Mapped[int] = mapped_column(default=0)
    waiting: Mapped[int] = mapped_column(default=0)
    next_place: Mapped[int] = mapped_column(default=0)
    fewer: Mapped[int] = mapped_column(default=0, server_default="0")
    fewer_to: Mapped[int | None]
    #: Published posts about it, a count kept by the verbs of the blog.
    posts: Mapped[int] = mapped_column(default=0, server_default="0")
    #: What is on, as `events.programme.items` keeps it: no page asks the database for it.
    programme: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    #: What organisers have told those who are coming, a count kept by the verbs of announcements.
    announcements: Mapped[int] = mapped_column(default=0, server_default="0")
    #: The evening's jobs, and those of them that need somebody: counts kept under the row's lock.
    chores: Mapped[int] = mapped_column(default=0, server_default="0")
    chores_open: Mapped[int] = mapped_column(default=0, server_default="0")
    #: When those going were reminded of this start, or would have been: a date that is moved is reminded of anew.
    reminded_at: Mapped[datetime | None]
    #: The start for which places kept for visitors have become anybody's: a date that is moved keeps them anew.
    freed_for: Mapped[datetime | None]
    #: How many people the door let in, guests and those who walked in among them.
    checked_in: Mapped[int] = mapped_column(default=0, server_default="0")
    #: When those who were going were asked whether they were there.
    asked_at: Mapped[datetime | None]
    #: Its photos that are up, and those of them that everybody sees: counts kept by the verbs of photos.
    photos: Mapped[int] = mapped_column(default=0, server_default="0")
    photos_shown: Mapped[int] = mapped_column(default=0, server_default="0")
    created_at: Mapped[datetime]
    #: Begun with the first comment.
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("thread.id", ondelete="SET NULL"))

    chapter: Mapped[Chapter] = relationship(lazy="raise_on_sql")
    venue: Mapped[Venue | None] = relationship(lazy="raise_on_sql")
    series: Mapped[Series | None] = relationship(lazy="raise_on_sql")
    created_by: Mapped[Member | None] = relationship(lazy="raise_on_sql")
    thread: Mapped[Thread | None] = relationship(lazy="raise_on_sql")
