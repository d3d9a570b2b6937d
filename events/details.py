"""An organiser's details as the columns that a series and its events share."""

from dataclasses import fields
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from chapters.models import Venue
from core.database import db
from core.refusal import Refused
from core.writing.slugs import slug
from events.plans import Details, Place
from events.rsvps.asking import questions, responding

LONGEST_SLUG = 80
#: What an organiser may change of a date, by the names of its columns.
CHANGEABLE = tuple({"place": "venue_id"}.get(field.name, field.name) for field in fields(Details))
#: Of these the columns are written otherwise, or by themselves.
_OTHERWISE = ("starts_on", "venue_id", "questions")


def slug_of(title: str) -> str:
    """The words of a title as they stand in the event's address; empty where nothing of it can be written so."""
    return slug(title, LONGEST_SLUG)


def state_of(event: Any) -> str:
    """What a date says at the moment, as a few characters: others as soon as an organiser changes anything of it."""
    said = repr([str(getattr(event, name)) for name in CHANGEABLE])
    return sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:16]


def columns(chapter_id: int, details: Details, before: Any = None) -> dict[str, Any]:
    """The columns that a series and its events share, from an organiser's details; `before` is the row they change."""
    names = [name for name in CHANGEABLE if name not in _OTHERWISE]
    asked = responding.kept(details.questions, questions.of(before.questions if before else ()))
    given = {name: getattr(details, name) for name in names}
    return given | {"venue_id": _venue_id(chapter_id, details.place), "questions": asked}


def _venue_id(chapter_id: int, place: Place | None) -> int | None:
    """The venue's id; one that is new to the chapter is added, one of another chapter is refused."""
    if place is None:
        return None
    known = db.session.execute(select(Venue.id, Venue.name).where(Venue.chapter_id == chapter_id).order_by(Venue.id))
    for venue_id, name in known:
        if venue_id == place.venue_id or (place.venue_id is None and name.casefold() == place.name.casefold()):
            return int(venue_id)
    if place.venue_id is not None:
        raise Refused("Choose a venue from the list, or write its name and address", "venue")
    venue = Venue(chapter_id=chapter_id, name=place.name, address=place.address)
    db.session.add(venue)
    db.session.flush()
    return venue.id
