"""Mail about tables: to the organisers who are offered one, and to who offered; queued with what it reports."""

from core.database import db
from mail import outbox
from members.models import Member
from members.queries import organisers_of
from trips.tables.models import TableOffer


def offered(offer: TableOffer) -> None:
    """Tell a chapter's organisers that a member would host a table."""
    for person in organisers_of(offer.chapter_id, offer.member_id):
        if person.email and person.id != offer.member_id:
            once = f"table:{offer.key}:{person.id}"
            outbox.queue("table_offered", person.email, person.name, {"table": offer.key}, once=once)


def declined(offer: TableOffer) -> None:
    """Tell somebody, kindly, that there is no need of it this time."""
    member = db.session.get_one(Member, offer.member_id)
    facts = {"chapter": offer.chapter_id, "member": member.id}
    if member.email:
        outbox.queue("table_declined", member.email, member.name, facts, once=f"table declined:{offer.key}")
