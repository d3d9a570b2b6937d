"""Every address of the site is asked for by a stranger, by a wrong member and by the right one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

import core.clock
from chapters.models import Chapter
from comments.models import Thread
from comments.telling import stopping
from core.database import db, writing
from core.models import Club as ClubRow
from core.tokens import signed
from events.door import attending, codes
from events.door.models import Attendance
from events.drafting import saving
from events.models import Event
from events.photos.models import Photo
from events.rsvps.models import Rsvp
from events.rsvps.rows import Party
from events.subscribing import operations as subscribing
from events.subscribing import queries as calendars
from mail import delivery
from mail.models import Delivery, Message
from media import storage
from media.models import Upload
from media.pictures import Picture
from members.models import Member, Session
from members.unsubscribing import path as stop
from tests.access import ADDRESSES, ANSWERS, HIDDEN, LET_IN, SIGN_IN, SIGN_UP, Address
from tests.blog.posts import add_post
from tests.comments import talking
from tests.conftest import NOON, app_on_a_copy, forgetting, going_back
from tests.databases import Databases
from tests.events.announcements.saying import arrived
from tests.events.chores.listing import add_chore
from tests.events.meeting.evening import comes, met
from tests.events.planning import scheduled
from tests.events.rsvps.saying import going
from tests.people import Club, add_club, add_event, add_role, add_venue, let_go, saved
from tests.signing_in import post, sign_in
from tests.trips.coffee.asking import asked
from tests.trips.tables.offering import offered
from trips import operations
from trips import stopping as trip_stopping
from trips.itinerary import Stop

#: Statuses of somebody who was let in: the page, nothing, elsewhere, no news, or the form again.
INSIDE = frozenset({200, 204, 301, 302, 303, 304, 409, 415, 422})


def add_draft(chapter: Chapter, by: Member) -> int:
    """A draft of a chapter's."""
    with writing():
        return saving.save(chapter, None, {"title": ["Thursday Table"]}, "Thursday Table", "Third Thursdays", by=by)


def own_calendar(member: Member) -> str:
    """What stands in the address of a member's calendar."""
    with writing():
        subscribing.open_anew(member.id)
    return signed("calendar", calendars.key_of(member.id) or "")


@dataclass(frozen=True)
class House:
    """A club, and what stands in its addresses."""

    club: Club
    filled_in: dict[str, str]


@pytest.fixture(scope="module")
def house(app: Flask) -> Iterator[House]:
    """Built once: what each question changes is taken back after it."""
    with core.clock.standing_at(NOON), forgetting(app):
        club = add_club()
        saved(ClubRow(name="Chapterhouse", tagline="", counts_make_ups=True))
        filled_in = fill_in(club, app.test_client())
        yield House(let_go(club), filled_in)


@pytest.fixture(autouse=True)
def rolled_back(app: Flask, house: House) -> Iterator[None]:
    """The house is the same for every question."""
    with going_back(app):
        yield


@pytest.fixture
def club(house: House) -> Club:
    """Whom the addresses are of."""
    return house.club


@pytest.fixture
def filled_in(house: House) -> dict[str, str]:
    """What stands in the addresses."""
    return house.filled_in


def fill_in(club: Club, client: FlaskClient) -> dict[str, str]:
    """Rows of Lisbon's, of Bob's and of the mailbox, by what addresses call them; carla organises elsewhere."""
    lisbon, charlotte, event = club.lisbon, club.charlotte, club.event
    alice, bob, carla = club.alice, club.bob, club.carla
    add_role(carla, charlotte)
    party = going(event, bob)
    sign_in(client, bob)
    with writing():
        storage.keep(Picture(b"RIFF of a kind"))
    delivery.deliver_due()
    post_of_bobs = add_post(bob, chapter_id=lisbon.id, labels=["Craft"])
    thread = db.session.get_one(Thread, post_of_bobs.thread_id)
    comment = talking.say(thread, bob)
    talking.let_through(comment)
    return {
        "event": str(event.id),
        "code": codes.token(db.session.get_one(Rsvp, party.id).key),
        "city": str(lisbon.city_id),
        "draft": str(add_draft(lisbon, alice)),
        "venue": str(add_venue(lisbon).id),
        "member": bob.key,
        "lead": alice.key,
        "admin": club.admin.key,
        "session": str(_one(select(Session.id).where(Session.member_id == bob.id))),
        "picture": str(_one(select(Upload.key))),
        "message": str(_one(select(Message.key).where(Message.delivery == Delivery.SENT))),
        "announcement": arrived(event, alice).key,
        "photo": _photo_of(event, party, bob),
        "chore": str(add_chore(event).id),
        "calendar": own_calendar(bob),
        "series": str(scheduled(lisbon, alice).series_id),
        "stop": stop(bob.id, "news"),
        "post": post_of_bobs.slug,
        "thread": str(thread.id),
        "comment": str(comment.id),
        "mute": stopping.path(bob.id, thread.id),
        "note": asked(lisbon, carla).key,
        "table": offered(lisbon, bob).key,
        **_trip_of(bob, lisbon),
        **_evening_of(bob, alice, lisbon),
    }


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.key)
def test_a_stranger_is_answered_as_the_table_says(app: Flask, filled_in: dict[str, str], address: Address) -> None:
    answer = ask(app.test_client(), address, filled_in)

    assert what_it_says(answer) == ANSWERS[address.who][0]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.key)
def test_a_wrong_member_is_answered_as_the_table_says(
    app: Flask, club: Club, filled_in: dict[str, str], address: Address
) -> None:
    answer = ask(sign_in(app.test_client(), club.carla), address, filled_in)

    assert what_it_says(answer) == ANSWERS[address.who][1]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.key)
def test_the_right_one_is_let_in(app: Flask, club: Club, filled_in: dict[str, str], address: Address) -> None:
    people = {"admins": club.admin, "organisers": club.alice, "moderators, of what is theirs": club.alice}
    right = people.get(address.who, club.bob)

    answer = ask(sign_in(app.test_client(), right), address, filled_in)

    assert what_it_says(answer) == ANSWERS[address.who][2]


@pytest.mark.parametrize(
    "address",
    [one for one in ADDRESSES if one.who.startswith(("organisers", "moderators"))],
    ids=lambda address: address.key,
)
def test_being_at_home_in_a_chapter_is_not_organising_it(
    app: Flask, club: Club, filled_in: dict[str, str], address: Address
) -> None:
    assert what_it_says(ask(sign_in(app.test_client(), club.bob), address, filled_in)) == HIDDEN


def test_the_mailbox_is_for_this_machine_alone(abroad: Flask) -> None:
    client = abroad.test_client()
    paths = [address.path for address in ADDRESSES if address.who == "whoever is at this machine"]

    answers = [client.get(path, base_url="https://club.example.org") for path in paths]

    assert paths
    assert [answer.status_code for answer in answers] == [404] * len(paths)


def test_the_table_holds_every_address_of_the_site(app: Flask) -> None:
    there = {f"{method} {rule.endpoint}" for rule in app.url_map.iter_rules() for method in rule.methods or ()}

    assert {address.key for address in ADDRESSES} == {key for key in there if key.startswith(("GET", "POST"))}


def test_each_example_leads_to_the_view_it_is_an_example_of(app: Flask, filled_in: dict[str, str]) -> None:
    bound = app.url_map.bind("localhost")

    for address in ADDRESSES:
        path = address.path.format(**filled_in).partition("?")[0]
        assert bound.match(path, method=address.method)[0] == address.endpoint


def test_no_address_is_written_by_anything_but_a_post(app: Flask) -> None:
    methods = {method for rule in app.url_map.iter_rules() for method in rule.methods or ()}

    assert methods == {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.fixture
def abroad(databases: Databases, template: str, tmp_path: Path) -> Iterator[Flask]:
    """The same site at a public address."""
    public = {"base_url": "https://club.example.org", "rate_limits": True}
    with app_on_a_copy(databases, template, tmp_path, **public) as app:
        yield app


def ask(client: FlaskClient, address: Address, filled_in: dict[str, str]) -> TestResponse:
    """What an address answers to somebody; a form comes with its token and nothing else."""
    path = address.path.format(**filled_in)
    return post(client, path) if address.method == "POST" else client.get(path)


def what_it_says(answer: TestResponse) -> str:
    """What became of whoever asked, in a word of the table."""
    location = answer.headers.get("Location", "")
    if answer.status_code == 303 and location.startswith("/sign-in?"):
        return SIGN_IN
    if answer.status_code == 303 and location.startswith("/sign-up?"):
        return SIGN_UP
    if answer.status_code == 404:
        return HIDDEN
    return LET_IN if answer.status_code in INSIDE else f"{answer.status_code}"


def _photo_of(event: Event, party: Party, member: Member) -> str:
    """A photo of somebody's who was there."""
    saved(Attendance(rsvp_id=party.id, was_there=True))
    with writing():
        whole, small = (storage.keep(Picture(b"RIFF of a kind"), is_guarded=True) for _ in range(2))
    saved(
        Photo(
            event_id=event.id, member_id=member.id, upload_id=whole, small_id=small, alt="", created_at=core.clock.now()
        )
    )
    return str(_one(select(Upload.key).where(Upload.id == whole)))


def _trip_of(member: Member, chapter: Chapter) -> dict[str, str]:
    with writing():
        trip = operations.keep(member.id, [Stop(chapter.city_id, date(2026, 10, 12), date(2026, 10, 18))])
    return {"trip": trip.key, "stop_trip": trip_stopping.path(trip.id)}


def _evening_of(member: Member, friend: Member, chapter: Chapter) -> dict[str, str]:
    """Where they met, and exchanged contact, a week ago."""
    event = add_event(chapter, title="September dinner", starts_on=date(2026, 9, 30))
    with core.clock.standing_at(NOON - timedelta(days=14)):
        comes(event, member, friend)
    for one in (member, friend):
        with writing():
            attending.say(event.id, one.id, True)
    met(event, member, friend, contact=True)
    met(event, friend, member, contact=True)
    return {"been": str(event.id), "friend": friend.key}


def _one(statement: object) -> object:
    return cast(object, db.session.scalars(statement).first())  # type: ignore[call-overload]
