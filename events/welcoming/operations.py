"""Verbs of greeting: match those who are new with who greets, and say where one is to be found."""

from sqlalchemy import delete, insert, or_, update

from core import clock
from core.database import db
from core.refusal import Refused
from events import ledger
from events.chores.lines import ChoreKind
from events.chores.models import Chore
from events.models import Event, EventState
from events.welcoming import queries
from events.welcoming.matching import matched, relieved
from events.welcoming.models import Welcome
from members.models import Member


def match(event: Event) -> None:
    """Match those who are new at a locked event with those who greet.

    Whoever has somebody keeps them: nobody is moved but to a greeter who has nobody yet, and once people were
    reminded, who told them, nobody at all.
    """
    newcomers, greeters, kept = queries.newcomers(event.id), queries.greeters(event.id), queries.kept(event.id)
    apart = queries.kept_apart(newcomers, greeters)
    pairs = matched(newcomers, greeters, kept, apart)
    if event.reminded_at is None:
        pairs = relieved(greeters, pairs, apart)
    if pairs == kept:
        return
    db.session.execute(delete(Welcome).where(Welcome.event_id == event.id))
    if pairs:
        rows = [{"event_id": event.id, "newcomer_id": one, "greeter_id": other} for one, other in pairs.items()]
        db.session.execute(insert(Welcome), rows)


def be_at(event_id: int, member_id: int, spot: str) -> None:
    """Say where those whom one greets find one, or nothing any more. Refuses who does not greet, and afterwards."""
    event = ledger.locked(Event, event_id)
    if event is None or event.state is not EventState.PUBLISHED or event.ends_at <= clock.now():
        raise Refused("This event is over, or cancelled.")
    theirs = update(Chore).where(
        Chore.event_id == event_id, Chore.member_id == member_id, Chore.kind == ChoreKind.GREETER
    )
    said = db.session.execute(theirs.values(spot=spot).returning(Chore.id)).all()
    if not said:
        raise Refused("Somebody else greets now. Take the job again, and say where you are.")


def member_deleted(member: Member) -> None:
    """Forget whom a member greeted or was greeted by, and where they were to be found."""
    theirs = or_(Welcome.newcomer_id == member.id, Welcome.greeter_id == member.id)
    db.session.execute(delete(Welcome).where(theirs))
    db.session.execute(update(Chore).where(Chore.member_id == member.id, Chore.spot != "").values(spot=""))
