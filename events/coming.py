"""Named reads of what is ahead: in one chapter, in many at once, somewhere this week, and what repeats."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, func, select

from chapters.models import Chapter, Venue
from chapters.queries import OPEN, Ids
from cities.models import City
from core import clock
from core.database import db
from events import listed, rule_words, times
from events.listed import Card
from events.models import Event, EventState, Series, SeriesState
from events.rsvps.models import Approval, Rsvp, RsvpState
from events.rule_facts import from_facts

Found = Row[*tuple[Any, ...]]

#: So many dates stand on a chapter's page besides the next one.
SHOWN = 6
WEEK = timedelta(days=7)
SOON = timedelta(days=30)
#: Enough of a week to choose a few from.
MOST_IN_A_WEEK = 120
#: Rules of a chapter that are said in one breath, and series that are listed.
MOST_RULES = 2
MOST_SERIES = 12


@dataclass(frozen=True)
class Coming:
    """What a chapter has ahead: the next date that holds, those after it, and how many more until when."""

    next: Card | None
    others: Sequence[Card]
    more: int
    last_on: date | None

    @property
    def shown(self) -> list[Card]:
        """All cards, in no order."""
        return [*([self.next] if self.next else []), *self.others]


@dataclass(frozen=True)
class Week:
    """Some of what is on within seven days, spread over them, and how many there are in all."""

    cards: Sequence[Card]
    total: int


@dataclass(frozen=True)
class Repeating:
    """A series as a chapter's page lists it; the rule in short words."""

    id: int
    title: str
    rule: str


def in_chapter(chapter_id: int, reader: times.Reader | None, most: int = SHOWN) -> Coming:
    """What is not over in a chapter, in order of time; cancelled and moved dates say so, skipped ones are not there."""
    rows = db.session.execute(
        _cards()
        .add_columns(
            Event.moved_from_at, func.count().over().label("total"), func.max(Event.starts_on).over().label("last_on")
        )
        .where(Event.chapter_id == chapter_id, Event.ends_at > clock.now(), Event.state != EventState.SKIPPED)
        .order_by(Event.starts_at, Event.id)
        .limit(most + 1)
    ).all()
    cards = [_card(row, reader) for row in rows]
    following = next((card for card in cards if not card.is_off), None)
    others = [card for card in cards if card is not following][:most]
    shown = len(others) + (following is not None)
    return Coming(following, others, rows[0].total - shown if rows else 0, rows[0].last_on if rows else None)


def next_starts(chapter_ids: Collection[int]) -> dict[int, datetime]:
    """When each of these chapters meets next, for those that do."""
    rows = db.session.execute(
        select(Event.chapter_id, func.min(Event.starts_at))
        .where(Event.chapter_id.in_(chapter_ids), Event.state == EventState.PUBLISHED, Event.starts_at > clock.now())
        .group_by(Event.chapter_id)
    )
    return {row[0]: row[1] for row in rows}


def meeting_soon() -> Ids:
    """The ids of chapters that meet within thirty days, to narrow a list of chapters by."""
    return select(Event.chapter_id).where(
        Event.state == EventState.PUBLISHED,
        Event.starts_at > clock.now(),
        Event.starts_at <= clock.now() + SOON,
    )


def this_week(reader: times.Reader | None, most: int = SHOWN) -> Week:
    """Some of what begins somewhere within seven days, from the first to the last, in order of time."""
    rows = db.session.execute(
        _cards()
        .add_columns(func.count().over().label("total"))
        .where(*_IS_OPEN, Event.starts_at > clock.now(), Event.starts_at <= clock.now() + WEEK)
        .order_by(Event.starts_at, Event.id)
        .limit(MOST_IN_A_WEEK)
    ).all()
    step = max(1, len(rows) // most)
    return Week([listed.card(row, reader) for row in rows[::step][:most]], rows[0].total if rows else 0)


def first_ahead(reader: times.Reader | None) -> Card | None:
    """The next date anywhere."""
    row = db.session.execute(
        _cards().where(*_IS_OPEN, Event.starts_at > clock.now()).order_by(Event.starts_at, Event.id).limit(1)
    ).one_or_none()
    return listed.card(row, reader) if row else None


def said(member_id: int, cards: Sequence[Card]) -> dict[int, RsvpState]:
    """What a member said to those of these events that they hold a place at, by the event's id."""
    rows = db.session.execute(
        select(Rsvp.event_id, Rsvp.state).where(
            Rsvp.member_id == member_id,
            Rsvp.event_id.in_([card.id for card in cards]),
            Rsvp.state.in_((RsvpState.GOING, RsvpState.WAITING)),
            Rsvp.approval.is_distinct_from(Approval.ASKED),
        )
    )
    return {row[0]: row[1] for row in rows}


def series_of(chapter_id: int) -> Sequence[Repeating]:
    """What repeats in a chapter and still makes dates, in the order in which it was begun."""
    rows = db.session.execute(
        select(Series.id, Series.title, Series.rule)
        .where(Series.chapter_id == chapter_id, Series.state == SeriesState.PUBLISHED)
        .order_by(Series.id)
        .limit(MOST_SERIES)
    )
    return [Repeating(row.id, row.title, rule_words.in_short(from_facts(row.rule))) for row in rows]


def rules_of(repeating: Sequence[Repeating]) -> str:
    """How often a chapter meets, in words: "fourth Thursdays and every Saturday"; nothing where nothing repeats."""
    words = dict.fromkeys(one.rule for one in repeating[:MOST_RULES])
    return rule_words.listed(list(words)) if words else ""


def entries() -> Select[*tuple[Any, ...]]:
    """Events as rows for `entries.entry`, in order of time."""
    return (
        select(
            Event.id,
            Event.slug,
            Event.title,
            Event.description,
            Event.way,
            Event.state,
            Event.reason,
            Event.sequence,
            Event.starts_at,
            Event.ends_at,
            Event.created_at,
            Event.cancelled_at,
            Venue.name.label("venue_name"),
            Venue.address.label("venue_address"),
            Venue.door,
            Venue.latitude,
            Venue.longitude,
            City.name.label("city_name"),
        )
        .join(Chapter, Chapter.id == Event.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .outerjoin(Venue, Venue.id == Event.venue_id)
        .order_by(Event.starts_at, Event.id)
    )


_IS_OPEN = (
    Event.state == EventState.PUBLISHED,
    Chapter.state.in_(OPEN),
    Chapter.is_suspended.is_(False),
)


def _cards() -> Select[*tuple[Any, ...]]:
    return (
        select(*listed.COLUMNS)
        .join(Chapter, Chapter.id == Event.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .outerjoin(Venue, Venue.id == Event.venue_id)
    )


def _card(row: Found, reader: times.Reader | None) -> Card:
    return listed.moved(listed.card(row, reader), row)
