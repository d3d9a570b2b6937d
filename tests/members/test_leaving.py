"""What a deleted account leaves behind: counts and threads, and nothing of the person."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from chapters.models import Chapter
from core import consequences
from core.database import Base, db, writing
from core.refusal import Refused
from media.models import Upload
from media.pictures import Picture
from members import homes, leaving, profiles, sessions
from members.links import Errand, make
from members.models import Act, Follow, LinkPurpose, Member, Session, Visibility
from members.operations import ask_for_link, wish
from members.profiles import Shown
from tests.people import add_role, saved

CANARY = "canary"


@pytest.fixture
def eve(lisbon: Chapter, charlotte: Chapter) -> Member:
    """Somebody who has filled in everything."""
    email = f"{CANARY}@example.com"
    member = saved(
        Member(
            key="eve", name=f"{CANARY} Eve", email=email, email_canonical=email, password_hash=f"{CANARY} hash",
            created_at=lisbon.created_at, confirmed_at=lisbon.created_at, zone="Europe/Berlin",
        )
    )  # fmt: skip
    shown = Shown(f"{CANARY} Eve", CANARY, CANARY, CANARY, Visibility.EVERYBODY, [f"https://{CANARY}.example"])
    with writing():
        homes.make_home(member.id, lisbon.id)
        homes.follow(member.id, charlotte.id)
        wish(member.id, 2735943)
        profiles.describe(member.id, shown)
        profiles.show_portrait(member.id, Picture(b"webp"))
        sessions.begin(member.id, CANARY, CANARY)
        make(member.id, LinkPurpose.SIGN_IN, Errand(f"/{CANARY}"))
        ask_for_link(email, email, Errand())
    return member


def rows_with(text: str) -> list[str]:
    """The tables that hold a text anywhere."""
    return [
        table.name
        for table in Base.metadata.sorted_tables
        for row in db.session.execute(select(table))
        if text in str(tuple(row))
    ]


def test_the_person_is_everywhere_before(app: Flask, eve: Member) -> None:
    assert {"member", "handle", "session", "link", "message"} <= set(rows_with(CANARY))


def test_nothing_of_the_person_stays(app: Flask, eve: Member) -> None:
    with writing():
        leaving.delete_account(eve.id)

    assert rows_with(CANARY) == []
    assert db.session.scalar(select(func.count(Upload.id))) == 0
    assert db.session.scalar(select(func.count(Session.id))) == 0
    assert db.session.scalar(select(func.count()).select_from(Follow)) == 0


def test_the_row_stays_as_a_former_member(eve: Member, lisbon: Chapter) -> None:
    with writing():
        leaving.delete_account(eve.id)

    db.session.expire_all()
    gone = db.session.get_one(Member, eve.id)
    assert (gone.name, gone.email, gone.email_canonical) == ("former member", None, None)
    assert gone.deleted_at is not None
    assert db.session.scalars(select(Chapter.members).where(Chapter.id == lisbon.id)).one() == 0


def test_what_follows_still_sees_who_it_was(eve: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    arranged = {"member_deleted": [lambda member: seen.append((member.id, member.email))]}
    monkeypatch.setattr(consequences, "_arranged", arranged)
    with writing():
        leaving.delete_account(eve.id)

    assert seen == [(eve.id, "canary@example.com")]


def test_the_address_can_be_used_again(eve: Member) -> None:
    with writing():
        leaving.delete_account(eve.id)

    again = saved(Member(key="eve2", name="Eve", email_canonical="canary@example.com", created_at=eve.created_at))
    assert again.id != eve.id


def test_a_chapters_last_organiser_cannot_go(alice: Member) -> None:
    with pytest.raises(Refused, match="Lisbon would have no organiser left"), writing():
        leaving.delete_account(alice.id)


def test_one_of_two_organisers_can_go(alice: Member, bob: Member, lisbon: Chapter) -> None:
    add_role(bob, lisbon)
    with writing():
        leaving.delete_account(alice.id)

    assert db.session.get_one(Member, alice.id).deleted_at is not None


def test_the_last_admin_cannot_go(admin: Member) -> None:
    with pytest.raises(Refused, match="only admin"), writing():
        leaving.delete_account(admin.id)


def test_a_ban_is_on_record_and_keeps_the_address_taken(bob: Member, admin: Member) -> None:
    with writing():
        leaving.ban(bob.id, by=admin.id, reason="Sold seats")

    act = db.session.scalars(select(Act)).one()
    assert (act.member_id, act.action, act.facts) == (admin.id, "member banned", {"reason": "Sold seats"})
    assert db.session.scalars(select(Member.email_canonical).where(Member.id == bob.id)).one() == "bob@example.com"
