"""Verbs of photos: add, describe, show to everybody, take down, delete; each begins with the lock of the event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from core import clock
from core.database import db
from core.refusal import Refused
from events import ledger
from events.models import Event, EventState
from events.photos import allowance, notices, queries
from events.photos.models import Photo
from events.photos.public_queries import IS_UP
from media import storage
from media.models import Upload
from media.pictures import Picture
from members import acts
from members.models import Member

GONE = "This photo is not here any more."


@dataclass(frozen=True)
class Made:
    """A photo as we made it: whole, and smaller for a page of many."""

    whole: Picture
    small: Picture


def add(event_id: int, member_id: int, photos: Sequence[Made], may_be_public: bool = False, alt: str = "") -> None:
    """Add photos to an event that has begun, `alt` being what is to be seen in each; refuses what `allowance` does."""
    event = _locked(event_id)
    said = allowance.refusal(event.starts_at, event.ends_at, clock.now()) or allowance.too_many(
        len(photos), *queries.added(member_id, event_id)
    )
    if said:
        raise Refused(said, "photos")
    for made in photos:
        photo = Photo(
            event_id=event_id,
            member_id=member_id,
            upload_id=storage.keep(made.whole, is_guarded=True),
            small_id=storage.keep(made.small, is_guarded=True),
            may_be_public=may_be_public,
            alt=alt,
            created_at=clock.now(),
        )
        db.session.add(photo)
    _count(event)


def describe(event_id: int, member_id: int, words: Mapping[str, str]) -> None:
    """Say what is to be seen in somebody's own photos of an event, by their keys; others stay as they are."""
    _locked(event_id)
    theirs = select(Upload.key, Photo).join(Photo, Photo.upload_id == Upload.id)
    for key, photo in db.session.execute(theirs.where(Photo.event_id == event_id, Photo.member_id == member_id)):
        photo.alt = words.get(key, photo.alt)


def show(event_id: int, key: str, by: int) -> None:
    """Show a photo to everybody; refuses one whose owner has not agreed to that, and one that was taken down."""
    event, photo = _locked(event_id), _photo(event_id, key)
    if photo.taken_down_at is not None:
        raise Refused("Somebody in this photo asked to take it down.")
    if not photo.may_be_public:
        raise Refused("Whoever added this photo has not agreed to that.")
    photo.shown_at = photo.shown_at or clock.now()
    acts.record(by, "event.photo shown", f"event:{event_id}")
    _count(event)


def keep_back(event_id: int, key: str, by: int) -> None:
    """Show a photo to everybody no longer; those who were there see it still."""
    event, photo = _locked(event_id), _photo(event_id, key)
    photo.shown_at = None
    acts.record(by, "event.photo kept back", f"event:{event_id}")
    _count(event)


def take_down(event_id: int, key: str, member_id: int) -> None:
    """Hide a photo from everybody at once, and tell who added it and the hosts; twice is once.

    One that two people asked to take down cannot be brought back by either of them alone, so by nobody.
    """
    event, photo = _locked(event_id), _photo(event_id, key)
    if photo.taken_down_at is not None:
        if photo.taken_down_by_id != member_id:
            photo.taken_down_by_id = None
        return
    photo.taken_down_at, photo.taken_down_by_id, photo.shown_at = clock.now(), member_id, None
    _count(event)
    notices.taken_down(photo.id, event_id, photo.member_id, but=member_id)


def object_to(event_id: int, key: str, member_id: int) -> None:
    """Show a photo to everybody no longer and never again, for who is in it and was not there; twice is once.

    Their word undoes what was agreed to without them, and no more: those who were there see it still. Who added it and
    the hosts are told.
    """
    event, photo = _locked(event_id), _photo(event_id, key)
    if photo.shown_at is None:
        if photo.taken_down_by_id != member_id:
            raise Refused(GONE)
        return
    photo.shown_at, photo.may_be_public, photo.taken_down_by_id = None, False, member_id
    _count(event)
    notices.objected(photo.id, event_id, photo.member_id, but=member_id)


def put_back(event_id: int, key: str, member_id: int) -> None:
    """Take back that one asked to take a photo down: those who were there see it again, and nobody else.

    Refuses anybody but who asked for it.
    """
    event, photo = _locked(event_id), _photo(event_id, key)
    if photo.taken_down_at is None:
        return
    if photo.taken_down_by_id != member_id:
        raise Refused("Only who asked to take this photo down can take that back.")
    photo.taken_down_at = photo.taken_down_by_id = None
    _count(event)


def delete(event_id: int, key: str, by: int) -> None:
    """Delete a photo for good; its files go with the next sweep."""
    event, photo = _locked(event_id), _photo(event_id, key)
    if photo.member_id != by:
        acts.record(by, "event.photo deleted", f"event:{event_id}")
    _forget(photo)
    _count(event)


def member_deleted(member: Member) -> None:
    """Delete every photo somebody added; what they asked to take down stays down."""
    for event in _events_of(member):
        theirs = select(Photo).where(Photo.event_id == event.id, Photo.member_id == member.id)
        for photo in db.session.scalars(theirs).all():
            _forget(photo)
        _count(event)


def member_banned(member: Member) -> None:
    """Count the photos of somebody who is shut out no longer; no read shows them."""
    for event in _events_of(member):
        _count(event, without=member.id)


def _locked(event_id: int) -> Event:
    event = ledger.locked(Event, event_id)
    if event is None or event.state is not EventState.PUBLISHED:
        raise Refused("This event is cancelled.")
    return event


def _photo(event_id: int, key: str) -> Photo:
    asked = select(Photo).join(Upload, Upload.id == Photo.upload_id)
    photo = db.session.scalar(
        asked.where(Photo.event_id == event_id, Upload.key == key), execution_options={"populate_existing": True}
    )
    if photo is None:
        raise Refused(GONE)
    return photo


def _forget(photo: Photo) -> None:
    uploads = (photo.upload_id, photo.small_id)
    db.session.delete(photo)
    db.session.flush()
    for upload_id in uploads:
        storage.forget(upload_id)


def _events_of(member: Member) -> list[Event]:
    """The events somebody added photos to, each locked, in order of their ids."""
    ids = select(Photo.event_id).where(Photo.member_id == member.id).distinct().order_by(Photo.event_id)
    return [event for event_id in db.session.scalars(ids).all() if (event := ledger.locked(Event, event_id))]


def _count(event: Event, without: int | None = None) -> None:
    """Write how many photos of a locked event are up, and how many of them everybody sees, onto its row."""
    db.session.flush()
    up = (
        select(func.count(), func.count(Photo.shown_at))
        .select_from(Photo)
        .join(Member, Member.id == Photo.member_id)
        .where(Photo.event_id == event.id, *IS_UP, Photo.member_id != (without or 0))
    )
    event.photos, event.photos_shown = db.session.execute(up).one()
    db.session.flush()
