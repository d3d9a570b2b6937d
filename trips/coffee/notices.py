"""Mail about notes: to the organisers who are asked, and to who asked; queued with what it reports."""

from core.database import db
from mail import outbox
from members.models import Member
from members.queries import organisers_of
from trips.coffee.models import Coffee


def asked(coffee: Coffee) -> None:
    """Tell a chapter's organisers that somebody who will be in town asks for a coffee."""
    for person in organisers_of(coffee.chapter_id, coffee.member_id):
        if person.email:
            once = f"coffee:{coffee.key}:{person.id}"
            outbox.queue("coffee_asked", person.email, person.name, {"note": coffee.key}, once=once)


def declined(coffee: Coffee) -> None:
    """Tell somebody, kindly, that it does not work out this time."""
    member = db.session.get_one(Member, coffee.member_id)
    facts = {"chapter": coffee.chapter_id, "member": member.id}
    if member.email:
        outbox.queue("coffee_declined", member.email, member.name, facts, once=f"coffee declined:{coffee.key}")
