"""An event as lists show it: columns to select, and the card they make."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from chapters.models import Chapter, Venue
from chapters.queries import NAMED
from cities.models import City
from core import clock
from core.writing import dates
from events import times
from events.models import Event, EventState
from events.online import ways
from events.rsvps import seating
from events.rsvps.asking import window

Pill = tuple[str, str, str]
FULL: Pill = ("wait", "wait", "Full, waitlist open")

#: What a card is made of; the query joins Chapter and City, and Venue loosely.
COLUMNS = (
    Event.id,
    Event.slug,
    Event.title,
    Event.state,
    Event.starts_on,
    Event.start_time,
    Event.starts_at,
    Event.ends_at,
    Event.zone,
    Event.way,
    Event.capacity,
    Event.going,
    Event.seats_taken,
    Event.seats_offered,
    Event.waiting,
    Event.questions,
    Event.opens_before_days,
    Event.closes_before_hours,
    Event.needs_approval,
    Event.cost,
    Event.languages,
    *NAMED,
    Chapter.division,
    Chapter.letters,
    City.name.label("city_name"),
    Venue.name.label("venue_name"),
)


@dataclass(frozen=True)
class ChapterOf:
    """The chapter of a card, as marks draw it."""

    slug: str
    name: str
    tincture: str
    metal: str
    division: str
    letters: str


@dataclass(frozen=True)
class Card:
    """An event in a list; `when` and `yours` are times in words, `pill` a state (kind, icon, words) or None.

    `is_direct` says that one press is an RSVP: it is taken at the moment, the hosts ask nothing and decide nothing.
    """

    id: int
    slug: str
    title: str
    starts_on: date
    starts_at: datetime
    when: str
    yours: str
    venue_name: str
    facts: str
    going: str
    pill: Pill | None
    chapter: ChapterOf
    is_off: bool
    is_direct: bool
    is_visitor: bool = False
    distance: str = ""

    @property
    def is_full(self) -> bool:
        """Whether whoever comes now joins the waitlist."""
        return self.pill == FULL

    @property
    def chapter_name(self) -> str:
        """The chapter's name."""
        return self.chapter.name

    @property
    def tincture(self) -> str:
        """A card is drawn in its chapter's colours."""
        return self.chapter.tincture

    @property
    def metal(self) -> str:
        """The lighter one of them."""
        return self.chapter.metal

    @property
    def division(self) -> str:
        """How the chapter's mark is divided."""
        return self.chapter.division

    @property
    def letters(self) -> str:
        """What stands on the chapter's mark."""
        return self.chapter.letters


def card(row: Any, reader: times.Reader | None, pill: Pill | None = None, **more: Any) -> Card:
    """The card of a row of `COLUMNS`; without a pill of its own it says how many places are left."""
    line = times.there(row.starts_at, row.ends_at, row.zone, row.city_name, row.country_code)
    yours = times.here(row.starts_at, row.ends_at, row.zone, reader, row.country_code)
    is_off = row.state is not EventState.PUBLISHED
    return Card(
        id=row.id,
        slug=row.slug,
        title=row.title,
        starts_on=row.starts_on,
        starts_at=row.starts_at,
        when=str(line),
        yours=str(yours) if yours else "",
        venue_name=ways.venue(row.way, row.venue_name),
        facts=" · ".join(part for part in (row.cost, row.languages) if part),
        going=_going(row),
        pill=("stop", "ban", "Cancelled") if is_off else pill or places(row),
        chapter=ChapterOf(row.chapter_slug, row.chapter_name, row.tincture, row.metal, row.division, row.letters),
        is_off=is_off,
        is_direct=not (row.questions or row.needs_approval or _shut(row)),
        **more,
    )


def moved(card: Card, row: Any) -> Card:
    """The same card, where the row's date was moved saying from when."""
    if not row.moved_from_at or card.is_off:
        return card
    was = times.day_of(row.moved_from_at, row.zone)
    words = f"Moved from {dates.day(was, times.day_of(clock.now(), row.zone))}"
    return replace(card, facts=f"{words} · {card.facts}" if card.facts else words, pill=("info", "move", "Moved"))


def places(row: Any) -> Pill | None:
    """Whether RSVPs are taken, and how many places are left, as a pill; None where they are not counted."""
    if shut := _shut(row):
        return shut
    left = seating.free(row.capacity, row.seats_taken + row.seats_offered)
    if left is None:
        return None
    if left == 0:
        return FULL
    return "info", "seat", f"{left} place{'' if left == 1 else 's'} left"


def _shut(row: Any) -> Pill | None:
    taken, now = window.of(row), clock.now()
    if taken.opens_at and taken.is_early(now):
        words = dates.day(times.day_of(taken.opens_at, row.zone), times.day_of(now, row.zone))
        return "shut", "clock", f"RSVPs open {words}"
    return ("shut", "clock", "RSVPs have closed") if taken.is_late(now) else None


def _going(row: Any) -> str:
    waiting = f", {row.waiting} waiting" if row.waiting else ""
    return f"{row.going} going{waiting}" if row.going or row.waiting else ""
