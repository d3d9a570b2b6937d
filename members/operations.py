"""Verbs of accounts: sign up, ask for a link, choose a password, say what one wants to hear of, wish for a chapter."""

from typing import Any, cast

from sqlalchemy import Table, select, update

from cities.models import City
from core import clock
from core.database import db, upsert
from core.refusal import Refused
from core.tokens import fresh_key
from members import links, notices, sessions
from members.links import Chosen, Errand
from members.locking import lock
from members.models import LinkPurpose, Member, Wish
from members.queries import wishes_for

#: So many people who want a chapter in a city are enough to tell the admins.
ENOUGH_WISHES = 5


def sign_up(name: str, email: str, canonical: str, errand: Errand, chosen: Chosen | None = None) -> int | None:
    """A new member with an address still to be confirmed, and the link for that by mail; returns the id.

    An address that is known already changes nothing: its owner is mailed a link that signs in, and None is returned.
    A password that was chosen becomes the member's when the link is pressed in the same browser.
    """
    member_id = _insert(name, email, canonical)
    if member_id is None:
        _mail_link(canonical, errand, chosen, is_signing_up=True)
        return None
    member = db.session.get_one(Member, member_id)
    notices.confirm_link(member, links.make(member_id, LinkPurpose.CONFIRM, errand, chosen), errand.about)
    return member_id


def ask_for_link(email: str, canonical: str, errand: Errand) -> None:
    """Mail a link that signs in to a member's address; an unknown address is told that it is unknown."""
    if not _mail_link(canonical, errand, None, is_signing_up=False):
        notices.no_account(email)


def choose_password(member_id: int, password_hash: str | None) -> None:
    """Set, change or (None) take away a password; ends every session and mailed link, and says so by mail."""
    member = lock(member_id)
    member.password_hash = password_hash
    sessions.end_all(member_id)
    links.end_all(member_id)
    notices.password_changed(member)


def rehash_password(member_id: int, password_hash: str) -> None:
    """Keep the same password under today's parameters."""
    db.session.execute(update(Member).where(Member.id == member_id).values(password_hash=password_hash))


def choose_mail(member_id: int, **wants: bool) -> None:
    """Say which mails one wants: `wants_reminders`, `wants_news`, `wants_replies`; of a place one holds all is sent."""
    member = lock(member_id)
    for name, wanted in wants.items():
        setattr(member, name, wanted)


def wish(member_id: int, city_id: int) -> int:
    """Note that a member wants a chapter in a city; returns how many do. Refuses a city that has one.

    Saying it twice is saying it once. At five the admins are told.
    """
    city = db.session.scalar(select(City).where(City.id == city_id))
    if city is None or city.chapters:
        raise Refused("There is a chapter there already.")
    row = {"member_id": lock(member_id).id, "city_id": city_id, "created_at": clock.now()}
    db.session.execute(upsert(_table(Wish)).values(row).on_conflict_do_nothing())
    count = wishes_for(city_id)
    if count >= ENOUGH_WISHES:
        for admin in db.session.scalars(
            select(Member).where(Member.is_admin, Member.banned_at.is_(None), Member.deleted_at.is_(None))
        ):
            notices.wish_reached(admin, city_id, city.name, count)
    return count


def _insert(name: str, email: str, canonical: str) -> int | None:
    row = {
        "key": fresh_key(),
        "name": name,
        "email": email,
        "email_canonical": canonical,
        "created_at": clock.now(),
    }
    add = upsert(_table(Member)).values(row).on_conflict_do_nothing(index_elements=["email_canonical"])
    return db.session.scalar(add.returning(Member.id))


def _mail_link(canonical: str, errand: Errand, chosen: Chosen | None, is_signing_up: bool) -> bool:
    """Mail the link that fits to a known address; a banned member is mailed nothing. Returns whether it is known."""
    member = db.session.scalar(select(Member).where(Member.email_canonical == canonical))
    if member is None:
        return False
    if member.banned_at:
        return True
    if not member.is_confirmed:
        notices.confirm_link(member, links.make(member.id, LinkPurpose.CONFIRM, errand, chosen), errand.about)
    else:
        send = notices.account_exists if is_signing_up else notices.sign_in_link
        send(member, links.make(member.id, LinkPurpose.SIGN_IN, errand), errand.about)
    return True


def _table(mapped: Any) -> Table:
    return cast(Table, mapped.__table__)
