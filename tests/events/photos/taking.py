"""What tests of photos take: files as cameras write them, people who were there, and photos that are in."""

import io

from PIL import Image
from sqlalchemy import select

from core.database import db
from events.door import attending
from events.models import Event
from events.photos import operations
from events.photos.models import Photo
from events.photos.operations import Made
from media.models import Upload
from media.pictures import Picture
from members.models import Member
from tests.events.rsvps.saying import going, say

#: What a camera writes beside the pixels; none of it may be in what is served.
CANARY = b"Camera of canary"
SMALL = Made(Picture(b"RIFF whole", 800, 600), Picture(b"RIFF small", 640, 480))


def taken(kind: str = "JPEG", size: tuple[int, int] = (400, 300)) -> bytes:
    """A picture as a camera writes it, with its name and the place on earth in it."""
    exif = Image.Exif()
    exif[0x010F] = CANARY.decode()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (38.0, 43.0, 1.0)
    content = io.BytesIO()
    Image.new("RGB", size, "red").save(content, kind, exif=exif, comment=CANARY)
    return content.getvalue()


def had_said_yes(event: Event, *members: Member) -> None:
    """They are going, before it begins."""
    for member in members:
        going(event, member)


def was_there(event: Event, *members: Member) -> None:
    """They say so themselves, afterwards."""
    for member in members:
        say(attending.say, event.id, member.id, True)


def added(event: Event, member: Member, count: int = 1, may_be_public: bool = True) -> list[str]:
    """So many photos of somebody; the keys of all they have there."""
    say(operations.add, event.id, member.id, [SMALL] * count, may_be_public)
    return keys(event, member)


def keys(event: Event, member: Member) -> list[str]:
    """The names of somebody's photos of an event, in order."""
    theirs = select(Upload.key).join(Photo, Photo.upload_id == Upload.id).order_by(Photo.id)
    return list(db.session.scalars(theirs.where(Photo.event_id == event.id, Photo.member_id == member.id)))


def counted(event: Event) -> tuple[int, int]:
    """What the event's row says: photos that are up, and those that everybody sees."""
    asked = select(Event.photos, Event.photos_shown).where(Event.id == event.id)
    row = db.session.execute(asked).one()
    return row.photos, row.photos_shown
