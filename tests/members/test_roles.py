"""Teams never fall to nobody who organises, and every change is on record."""

import pytest
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from core.refusal import Refused
from members import permissions, roles
from members.models import Act, Member, Role, TeamRole
from members.sessions import begin
from members.signed_in import SignedIn, signed_in
from tests.people import add_role, saved


def as_signed_in(member: Member) -> SignedIn:
    """A member as a request would have them."""
    with writing():
        token = begin(member.id, "", "")
    who = signed_in(token)
    assert who is not None
    return who


def role_of(member: Member) -> TeamRole | None:
    """Their role in the only chapter there is."""
    return db.session.scalar(select(Role.role).where(Role.member_id == member.id))


def test_giving_a_role_is_on_record(alice: Member, bob: Member, lisbon: Chapter) -> None:
    with writing():
        roles.give(bob.id, lisbon.id, TeamRole.HOST, by=alice.id)

    act = db.session.scalars(select(Act)).one()
    assert role_of(bob) == TeamRole.HOST
    assert (act.member_id, act.action, act.subject) == (alice.id, "role given", f"member:{bob.key}")
    assert act.facts == {"chapter": "lisbon", "role": "host"}


def test_a_second_role_takes_the_place_of_the_first(bob: Member, alice: Member, lisbon: Chapter) -> None:
    with writing():
        roles.give(bob.id, lisbon.id, TeamRole.HOST, by=None)
        roles.give(bob.id, lisbon.id, TeamRole.ORGANISER, by=None)

    assert role_of(bob) == TeamRole.ORGANISER


def test_the_last_organiser_cannot_be_taken_away(alice: Member, lisbon: Chapter) -> None:
    with pytest.raises(Refused, match="Lisbon would have no organiser left"), writing():
        roles.take(alice.id, lisbon.id, by=alice.id)

    assert role_of(alice) == TeamRole.LEAD


def test_the_last_organiser_cannot_be_made_a_host(alice: Member, lisbon: Chapter) -> None:
    with pytest.raises(Refused, match="no organiser left"), writing():
        roles.give(alice.id, lisbon.id, TeamRole.HOST, by=alice.id)


def test_a_banned_organiser_does_not_count_as_one_who_is_left(alice: Member, bob: Member, lisbon: Chapter) -> None:
    add_role(bob, lisbon)
    bob.banned_at = bob.created_at
    saved(bob)

    with pytest.raises(Refused), writing():
        roles.take(alice.id, lisbon.id, by=alice.id)


def test_one_of_two_organisers_can_be_taken_away(alice: Member, bob: Member, lisbon: Chapter) -> None:
    add_role(bob, lisbon)
    with writing():
        roles.take(alice.id, lisbon.id, by=bob.id)

    assert role_of(alice) is None


def test_who_has_not_confirmed_gets_no_role(dan: Member, lisbon: Chapter) -> None:
    dan.confirmed_at = None
    saved(dan)

    with pytest.raises(Refused, match="not confirmed"), writing():
        roles.give(dan.id, lisbon.id, TeamRole.HOST, by=None)


@pytest.mark.parametrize(
    ("role", "organises"),
    [(TeamRole.LEAD, True), (TeamRole.ORGANISER, True), (TeamRole.HOST, False), (TeamRole.EDITOR, False)],
)
def test_leads_and_organisers_organise(bob: Member, lisbon: Chapter, role: TeamRole, organises: bool) -> None:
    add_role(bob, lisbon, role)
    who = as_signed_in(bob)

    assert permissions.may_organise(who, lisbon.id) is organises
    assert permissions.is_in_team(who, lisbon.id)


def test_an_organiser_of_one_chapter_is_a_member_in_another(alice: Member, charlotte: Chapter) -> None:
    who = as_signed_in(alice)

    assert not permissions.may_organise(who, charlotte.id)
    assert not permissions.is_in_team(who, charlotte.id)


def test_an_admin_organises_everywhere(admin: Member, lisbon: Chapter) -> None:
    assert permissions.may_organise(as_signed_in(admin), lisbon.id)


def test_authority_is_looked_up_at_each_use(alice: Member, bob: Member, lisbon: Chapter) -> None:
    add_role(bob, lisbon)
    who = as_signed_in(bob)
    with writing():
        roles.take(bob.id, lisbon.id, by=alice.id)

    assert not permissions.may_organise(who, lisbon.id)
