"""Who's coming, for those who may see it: counts are for anybody, people are not."""

import enum
import unicodedata
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, Select, and_, bindparam, func, or_, select, true

from chapters.models import Chapter
from chapters.queries import ARMS
from core.database import db
from events.rsvps.models import Rsvp, RsvpState
from media.models import Upload
from members.blocking.queries import hides
from members.models import Member, Visibility

Attendee = Row[*tuple[Any, ...]]


class Audience(enum.StrEnum):
    """Who is looking: the event's organisers, those going, everybody else."""

    ORGANISERS = "organisers"
    ATTENDEES = "attendees"
    EVERYBODY = "everybody"


def audience(is_organising: bool, state: RsvpState | None, is_held: bool = False) -> Audience:
    """As whom somebody looks; a seat held for an address that is not confirmed does not count as going."""
    if is_organising:
        return Audience.ORGANISERS
    return Audience.ATTENDEES if state is RsvpState.GOING and not is_held else Audience.EVERYBODY


def may_see(whose: Audience, visibility: Visibility, is_visitor: bool) -> bool:
    """Whether an attendee of this visibility is seen by this audience; a visitor is never seen by everybody."""
    if whose is Audience.ORGANISERS:
        return True
    if whose is Audience.ATTENDEES:
        return visibility is not Visibility.ORGANISERS
    return visibility is Visibility.EVERYBODY and not is_visitor


def first(event_id: int, whose: Audience, member_id: int | None, count: int) -> Sequence[Attendee]:
    """The first `count` of those going whom this audience may see, by name; whoever looks always sees themselves."""
    asked = {"event": event_id, "me": member_id, "count": count}
    return db.session.connection().execute(_FIRST[whose], asked).all()


def homes(people: Sequence[Attendee]) -> list[tuple[str, int]]:
    """How many of the visitors on a roll who are going come from which chapter, most first; guests are counted in."""
    count: dict[str, int] = {}
    for person in people:
        if person.is_visitor and person.place is None:
            count[person.home_name] = count.get(person.home_name, 0) + 1 + person.guests
    return sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))


def everyone(event_id: int, whose: Audience, member_id: int | None) -> list[Attendee]:
    """All of those going whom this audience may see, by the name that is said first."""
    asked = {"event": event_id, "me": member_id}
    return sorted(db.session.connection().execute(_going(whose), asked), key=_as_said)


def roll(event_id: int) -> list[Attendee]:
    """For the organisers: all who are going, by name, and after them all who wait, in order."""
    holding = _people().where(Rsvp.state.in_((RsvpState.GOING, RsvpState.WAITING)))
    rows = db.session.connection().execute(holding, {"event": event_id}).all()
    going = sorted((row for row in rows if row.place is None), key=_as_said)
    return going + sorted((row for row in rows if row.place is not None), key=lambda row: row.place)


def place_of(event_id: int, place: int) -> int:
    """Which one in order somebody with this place on the waitlist is."""
    ahead = select(func.count()).where(Rsvp.event_id == event_id, Rsvp.state == RsvpState.WAITING, Rsvp.place <= place)
    return db.session.scalar(ahead) or 1


def _going(whose: Audience) -> Select[*tuple[Any, ...]]:
    """Who blocked the reader is as one who told the organisers alone, who see everybody."""
    me = bindparam("me", type_=Integer)
    seen = or_(_seen_by(whose), Rsvp.member_id == me)
    going = _people().where(Rsvp.state == RsvpState.GOING, seen)
    return going if whose is Audience.ORGANISERS else going.where(~hides(Rsvp.member_id, me))


def _seen_by(whose: Audience) -> ColumnElement[bool]:
    """`may_see` as the database reads it."""
    if whose is Audience.ORGANISERS:
        return true()
    if whose is Audience.ATTENDEES:
        return Rsvp.visibility != Visibility.ORGANISERS
    return and_(Rsvp.visibility == Visibility.EVERYBODY, Rsvp.is_visitor.is_(False))


def _people() -> Select[*tuple[Any, ...]]:
    """Columns of people with an RSVP; seats held for unconfirmed addresses are no people yet, and the gone are gone."""
    return (
        select(
            Member.id,
            Member.key,
            Member.name,
            Member.starter,
            Rsvp.id.label("rsvp_id"),
            Rsvp.key.label("rsvp_key"),
            Rsvp.state,
            Rsvp.guests,
            Rsvp.place,
            Rsvp.approval,
            Rsvp.is_visitor,
            Rsvp.home_id,
            Chapter.name.label("home_name"),
            *ARMS,
            Upload.key.label("portrait_key"),
        )
        .join(Member, Member.id == Rsvp.member_id)
        .outerjoin(Chapter, Chapter.id == Rsvp.home_id)
        .outerjoin(Upload, Upload.id == Member.portrait_id)
        .where(
            Rsvp.event_id == bindparam("event"),
            Rsvp.held_until.is_(None),
            Member.deleted_at.is_(None),
            Member.banned_at.is_(None),
        )
    )


def _as_said(row: Attendee) -> tuple[str, int]:
    """Names in any script, first name first, without regard to case and accents."""
    plain = unicodedata.normalize("NFKD", row.name.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)), row.id


#: Built once, for they are on the page that is read most.
_FIRST = {
    whose: _going(whose).order_by(func.lower(Member.name), Member.id).limit(bindparam("count", type_=Integer))
    for whose in Audience
}
