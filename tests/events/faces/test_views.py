"""The page of who one will meet: for whom it is there, what stands on it, and the yes to being on it."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.database import db, writing
from events.chores import taking
from events.models import Event
from events.rsvps import rsvping
from members import leaving, profiles
from members.models import Member, Visibility
from members.profiles import Shown
from tests.conftest import StandingClock
from tests.events.chores.listing import add_chore
from tests.events.rsvps.saying import going, say
from tests.signing_in import post
from tests.watching import Watch

SignedIn = Callable[[Member], FlaskClient]


@pytest.fixture
def faces(event: Event) -> str:
    """Where the page is."""
    return f"/events/{event.id}/faces"


@pytest.fixture
def dinner(event: Event, bob: Member, carla: Member) -> Event:
    """Bob and Carla are going; Carla, who visits, said what there is to say of her, and yes to being seen."""
    going(event, bob)
    going(event, carla)
    said = Shown(carla.name, "she", "KAR-la", "Kites", Visibility.ATTENDEES, ["https://carla.example"])
    with writing():
        profiles.describe(carla.id, said)
        profiles.show_face(carla.id, is_seen=True)
    return event


def agreed(member: Member) -> bool | None:
    """Whether somebody lets those going see them."""
    return db.session.scalar(select(Member.shows_face).where(Member.id == member.id))


def test_those_going_see_whom_they_will_meet_and_what_to_say(
    dinner: Event, bob: Member, signed_in: SignedIn, faces: str
) -> None:
    page = signed_in(bob).get(faces).text

    for words in ("Carla Whitfield", "say “KAR-la” · she", "Ask me about Kites", 'href="https://carla.example"'):
        assert words in page


def test_marks_are_for_hosts_and_greeters(
    dinner: Event, alice: Member, bob: Member, signed_in: SignedIn, faces: str
) -> None:
    without = signed_in(bob).get(faces).text
    chore = add_chore(dinner, "Greeter")
    with writing():
        taking.take(dinner.id, chore.id, bob.id)

    for page in (signed_in(bob).get(faces).text, signed_in(alice).get(faces).text):
        assert "First time" in page
        assert "Visiting from Charlotte" in page
    assert "First time" not in without
    assert "Charlotte" not in without


def test_to_a_stranger_and_to_those_not_going_there_is_no_such_page(
    dinner: Event, client: FlaskClient, dan: Member, signed_in: SignedIn, faces: str
) -> None:
    say(rsvping.maybe, dinner.id, dan.id)

    assert (client.get(faces).status_code, signed_in(dan).get(faces).status_code) == (404, 404)
    assert post(signed_in(dan), faces, face="yes").status_code == 404
    assert not agreed(dan)


def test_it_closes_with_the_event(
    dinner: Event, bob: Member, signed_in: SignedIn, faces: str, clock: StandingClock
) -> None:
    clock.forward(days=8)

    client = signed_in(bob)
    assert client.get(faces).status_code == 404
    assert faces not in client.get(f"/events/{dinner.id}-{dinner.slug}").text


@pytest.mark.parametrize(("word", "is_seen"), [("yes", True), ("no", False)])
def test_one_says_yes_or_no_on_the_page(
    dinner: Event, carla: Member, signed_in: SignedIn, faces: str, word: str, is_seen: bool
) -> None:
    answer = post(signed_in(carla), faces, face=word)

    assert (answer.status_code, answer.location) == (303, faces)
    assert agreed(carla) is is_seen


def test_another_word_is_refused(dinner: Event, carla: Member, signed_in: SignedIn, faces: str) -> None:
    assert post(signed_in(carla), faces, face="perhaps").status_code == 422


def test_the_yes_comes_with_an_rsvp_and_is_never_ticked_before(
    event: Event, bob: Member, signed_in: SignedIn, address: str
) -> None:
    client = signed_in(bob)
    before = client.get(address).text

    post(client, f"/events/{event.id}/rsvp", rsvp="going", face="yes")

    assert '<input type="checkbox" name="face" value="yes"><span>' in before
    assert agreed(bob)


def test_an_rsvp_without_it_says_nothing(event: Event, bob: Member, signed_in: SignedIn) -> None:
    post(signed_in(bob), f"/events/{event.id}/rsvp", rsvp="going")

    assert not agreed(bob)


def test_who_said_yes_once_is_not_asked_again(event: Event, carla: Member, signed_in: SignedIn, address: str) -> None:
    with writing():
        profiles.show_face(carla.id, is_seen=True)

    assert 'name="face"' not in signed_in(carla).get(address).text


def test_an_rsvp_that_is_refused_keeps_no_yes(
    event: Event, bob: Member, signed_in: SignedIn, clock: StandingClock
) -> None:
    clock.forward(days=8)

    answer = post(signed_in(bob), f"/events/{event.id}/rsvp", rsvp="going", face="yes")

    assert (answer.status_code, agreed(bob)) == (422, False)


def test_the_settings_give_it_and_take_it_back(bob: Member, signed_in: SignedIn) -> None:
    client = signed_in(bob)
    fields = {"name": "Bob", "visibility": "attendees"}

    post(client, "/me/settings/profile", **fields, shows_face="y")
    given = agreed(bob)
    post(client, "/me/settings/profile", **fields)

    assert (given, agreed(bob)) == (True, False)


def test_a_deleted_account_is_seen_no_more(
    dinner: Event, bob: Member, carla: Member, signed_in: SignedIn, faces: str
) -> None:
    with writing():
        leaving.delete_account(carla.id)

    assert "Carla" not in signed_in(bob).get(faces).text
    assert not agreed(carla)


def test_the_page_of_those_going_leads_there(dinner: Event, bob: Member, signed_in: SignedIn, address: str) -> None:
    assert f'<a class="btn btn-text btn-s" href="/events/{dinner.id}/faces">' in signed_in(bob).get(address).text


def test_however_many_they_are_it_asks_as_much(
    dinner: Event, bob: Member, signed_in: SignedIn, faces: str, watch: Watch
) -> None:
    client = signed_in(bob)
    with watch.statements() as one:
        client.get(faces)
    with writing():
        profiles.show_face(bob.id, is_seen=True)

    with watch.statements() as two:
        client.get(faces)
    assert len(two) == len(one)
