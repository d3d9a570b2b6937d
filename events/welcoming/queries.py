"""Named reads of who greets whom; a pair holds while both are going, may be seen, and are not apart.

Somebody is greeted who comes for the first time, or from away, and said yes to being seen by those going; somebody
greets who has that job. Who told the organisers alone that they are coming does neither.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, and_, exists, or_, select
from sqlalchemy.orm import aliased

from chapters.models import Chapter
from core import clock
from core.database import db
from events.chores.lines import ChoreKind
from events.chores.models import Chore
from events.faces.queries import FACE, is_first_time
from events.models import Event, EventState
from events.rsvps.models import Rsvp, RsvpState
from events.welcoming.models import Welcome
from media.models import Upload
from members.blocking.queries import apart
from members.models import Member, Visibility

Found = Row[*tuple[Any, ...]]

_Theirs = aliased(Rsvp)
#: A taken job of greeting, and the RSVP of who has it.
_GREETS = (
    Chore.event_id == Event.id,
    Chore.kind == ChoreKind.GREETER,
    _Theirs.event_id == Event.id,
    _Theirs.member_id == Chore.member_id,
    _Theirs.state == RsvpState.GOING,
    _Theirs.visibility != Visibility.ORGANISERS,
)


def newcomers(event_id: int) -> Sequence[int]:
    """The ids of those to be greeted at an event, in the order in which they first said something to it."""
    return db.session.scalars(
        select(Rsvp.member_id)
        .join(Event, Event.id == Rsvp.event_id)
        .join(Member, Member.id == Rsvp.member_id)
        .where(Event.id == event_id, *_is_new())
        .order_by(Rsvp.id)
    ).all()


def greeters(event_id: int) -> Sequence[int]:
    """The ids of those who greet, in the order of the list of jobs."""
    greeting = select(Chore.member_id).select_from(Event).join(Chore, _GREETS[0]).join(_Theirs, and_(*_GREETS[1:]))
    rows = db.session.scalars(greeting.where(Event.id == event_id).order_by(Chore.position, Chore.id))
    return list(dict.fromkeys(one for one in rows if one is not None))


def kept(event_id: int) -> Mapping[int, int]:
    """Who greets whom as it was matched last, newcomers first, whether it holds or not."""
    rows = select(Welcome.newcomer_id, Welcome.greeter_id).where(Welcome.event_id == event_id)
    return dict(db.session.execute(rows).all())


def kept_apart(some: Sequence[int], others: Sequence[int]) -> set[tuple[int, int]]:
    """The pairs of some members and others of whom one has blocked the other."""
    one, other = aliased(Member), aliased(Member)
    pairs = select(one.id, other.id).join(other, apart(one.id, other.id)).where(one.id.in_(some), other.id.in_(others))
    return set(db.session.execute(pairs).all())


def due() -> Sequence[int]:
    """The ids of events ahead at which somebody is to be greeted, somebody could, and nobody does."""
    holds = exists().where(
        Welcome.event_id == Event.id,
        Welcome.newcomer_id == Rsvp.member_id,
        Welcome.greeter_id == Chore.member_id,
        *_GREETS,
        ~apart(Rsvp.member_id, Chore.member_id),
    )
    could = exists().where(*_GREETS, ~apart(Rsvp.member_id, Chore.member_id))
    return db.session.scalars(
        select(Event.id)
        .join(Rsvp, Rsvp.event_id == Event.id)
        .join(Member, Member.id == Rsvp.member_id)
        .where(
            Event.state == EventState.PUBLISHED,
            Event.ends_at > clock.now(),
            Event.chores > Event.chores_open,
            *_is_new(),
            could.correlate(Event, Rsvp),
            ~holds.correlate(Event, Rsvp),
        )
        .distinct()
        .order_by(Event.id)
    ).all()


def greeting(event_id: int, member_id: int) -> Found | None:
    """What somebody greets with at an event: their `spot`, and whether they are `seen`; None for who does not."""
    return db.session.execute(
        select(Chore.spot, (Rsvp.visibility != Visibility.ORGANISERS).label("is_seen"))
        .join(Rsvp, and_(Rsvp.event_id == Chore.event_id, Rsvp.member_id == Chore.member_id))
        .where(Chore.event_id == event_id, Chore.member_id == member_id, Chore.kind == ChoreKind.GREETER)
        .order_by(Chore.position, Chore.id)
    ).first()


def greeter_of(event_id: int, member_id: int) -> Found | None:
    """Who greets somebody at an event, with their `spot`; None where nobody does."""
    greeter, home = aliased(Member), aliased(Chapter)
    return db.session.execute(
        select(
            greeter.key,
            greeter.name,
            greeter.spoken,
            greeter.pronouns,
            home.tincture,
            Upload.key.label("portrait_key"),
            Chore.spot,
        )
        .select_from(Welcome)
        .join(Event, Event.id == Welcome.event_id)
        .join(Rsvp, and_(Rsvp.event_id == Event.id, Rsvp.member_id == Welcome.newcomer_id))
        .join(Member, Member.id == Rsvp.member_id)
        .join(Chore, and_(Chore.member_id == Welcome.greeter_id, Chore.event_id == Event.id))
        .join(_Theirs, and_(*_GREETS))
        .join(greeter, greeter.id == Welcome.greeter_id)
        .outerjoin(home, home.id == _Theirs.home_id)
        .outerjoin(Upload, Upload.id == greeter.portrait_id)
        .where(Event.id == event_id, Member.id == member_id, *_is_new(), ~apart(Member.id, greeter.id))
        .order_by(Chore.position, Chore.id)
    ).first()


def greeted_by(event_id: int, greeter_id: int) -> Sequence[Found]:
    """Whom somebody greets at an event, by name, as `events.faces.queries` shows them."""
    return db.session.execute(
        select(
            *FACE,
            is_first_time().label("is_first_time"),
        )
        .select_from(Welcome)
        .join(Event, Event.id == Welcome.event_id)
        .join(Rsvp, and_(Rsvp.event_id == Event.id, Rsvp.member_id == Welcome.newcomer_id))
        .join(Member, Member.id == Rsvp.member_id)
        .outerjoin(Chapter, Chapter.id == Rsvp.home_id)
        .outerjoin(Upload, Upload.id == Member.portrait_id)
        .where(
            Event.id == event_id,
            Welcome.greeter_id == greeter_id,
            *_is_new(),
            ~apart(Member.id, greeter_id),
            exists().where(*_GREETS, Chore.member_id == greeter_id).correlate(Event),
        )
        .order_by(Member.name, Member.id)
    ).all()


def _is_new() -> tuple[Any, ...]:
    """Conditions on an event, an RSVP to it and its member: somebody to be greeted, who does not greet themselves."""
    greets = exists().where(Chore.event_id == Event.id, Chore.member_id == Member.id, Chore.kind == ChoreKind.GREETER)
    return (
        Rsvp.state == RsvpState.GOING,
        Rsvp.held_until.is_(None),
        Rsvp.visibility != Visibility.ORGANISERS,
        Member.shows_face,
        Member.banned_at.is_(None),
        Member.deleted_at.is_(None),
        or_(Rsvp.is_visitor, is_first_time()),
        ~greets.correlate(Event, Member),
    )
