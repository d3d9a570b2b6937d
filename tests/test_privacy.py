"""Counts are public, people are not: who may read the names of those coming, in every form an event is told in."""

import io
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from events.models import Event
from events.rsvps import rsvping
from members.models import Member, Visibility
from tests.crawling import Answer, crawl
from tests.events.rsvps.saying import going, say
from tests.people import add_event, add_member, add_role
from tests.signing_in import sign_in

#: Nobody else's name begins like this, so wherever it stands, one of theirs stands.
CANARY = re.compile(r"Zyxwv(\w+)")
ENDINGS = ("", ".ics", "/card.png", "/attendees", "/faces")


@pytest.fixture
def dinner(lisbon: Chapter, charlotte: Chapter, event: Event) -> Event:
    """Lisbon's dinner, to which come people of every kind; one more waits for a seat at a table of the same chapter."""
    for name, home, visibility in (
        ("Organisers", lisbon, Visibility.ORGANISERS),
        ("Attendees", lisbon, Visibility.ATTENDEES),
        ("Everybody", lisbon, Visibility.EVERYBODY),
        ("Visitor", charlotte, Visibility.EVERYBODY),
    ):
        going(event, add_member(f"Zyxwv{name}", home, shows_face=True), guests=1, visibility=visibility)
    for name, verb in (("Maybe", rsvping.maybe), ("Declined", rsvping.decline)):
        say(verb, event.id, add_member(f"Zyxwv{name}", lisbon, visibility=Visibility.EVERYBODY).id)
    held = add_member("ZyxwvUnconfirmed", confirmed_at=None)
    say(rsvping.hold, event.id, held.id, visibility=Visibility.EVERYBODY)
    table = add_event(lisbon, title="Small table", capacity=1, guests=0)
    for name in ("Seated", "Waiting"):
        going(table, add_member(f"Zyxwv{name}", lisbon))
    return event


def names_anywhere(client: FlaskClient) -> set[str]:
    """Whose names a reader comes across who follows every link and asks for every form of every event."""
    events = list(db.session.scalars(select(Event.id)))
    begin = [
        "/",
        "/chapters",
        "/chapters/lisbon",
        "/chapters/lisbon/calendar.ics",
        "/cities?q=lis",
        "/chapters?q=Zyxwv",
    ]
    begin += ["/events", "/events?q=Zyxwv", *(f"/events/{number}{ending}" for number in events for ending in ENDINGS)]
    answers = list(crawl(client, begin, skip=lambda path: path.startswith(("/static/", "/mailbox"))))
    assert len(answers) > len(begin)
    return {name for answer in answers for name in CANARY.findall(_said(answer))}


def _said(answer: Answer) -> str:
    """All that an answer says, headers and what a picture says of itself included."""
    response = answer.response
    picture = Image.open(io.BytesIO(response.data)) if response.mimetype == "image/png" else None
    return f"{response.headers} {picture.info if picture else ''} {response.data.decode(errors='replace')}"


def test_a_stranger_reads_the_names_of_those_alone_who_chose_everybody(client: FlaskClient, dinner: Event) -> None:
    assert names_anywhere(client) == {"Everybody"}


def test_a_member_who_is_not_going_reads_no_more_than_a_stranger(
    client: FlaskClient, dinner: Event, dan: Member
) -> None:
    assert names_anywhere(sign_in(client, dan)) == {"Everybody"}


def test_a_member_on_the_waitlist_reads_no_more_than_a_stranger(
    client: FlaskClient, dinner: Event, dan: Member
) -> None:
    going(db.session.scalars(select(Event).where(Event.title == "Small table")).one(), dan)

    assert names_anywhere(sign_in(client, dan)) == {"Everybody"}


def test_who_said_maybe_reads_no_more_than_a_stranger(client: FlaskClient, dinner: Event, dan: Member) -> None:
    say(rsvping.maybe, dinner.id, dan.id)

    assert names_anywhere(sign_in(client, dan)) == {"Everybody"}


def test_those_going_read_of_each_other_but_not_of_those_who_told_the_organisers_alone(
    client: FlaskClient, dinner: Event, dan: Member
) -> None:
    going(dinner, dan)

    assert names_anywhere(sign_in(client, dan)) == {"Attendees", "Everybody", "Visitor"}


def test_the_organisers_read_of_all_who_come_or_wait(client: FlaskClient, dinner: Event, alice: Member) -> None:
    names = names_anywhere(sign_in(client, alice))

    assert names == {"Organisers", "Attendees", "Everybody", "Visitor", "Seated", "Waiting"}


def test_an_organiser_elsewhere_is_a_stranger_here(
    client: FlaskClient, dinner: Event, charlotte: Chapter, carla: Member
) -> None:
    add_role(carla, charlotte)

    assert names_anywhere(sign_in(client, carla)) == {"Everybody"}


def test_counts_are_right_for_those_who_read_no_names(client: FlaskClient, dinner: Event) -> None:
    page = client.get(f"/events/{dinner.id}-{dinner.slug}").text

    numbers = re.findall(r"<b>(\d+)</b><span>(going, guests included|of them visitors|on the waitlist)", page)
    assert numbers == [("9", "going, guests included"), ("2", "of them visitors"), ("0", "on the waitlist")]


def test_the_picture_for_previews_is_the_same_whoever_comes(
    another_client: Callable[[], FlaskClient], event: Event, bob: Member
) -> None:
    before = another_client().get(f"/events/{event.id}/card.png").data

    going(event, bob, guests=1, visibility=Visibility.EVERYBODY)

    assert another_client().get(f"/events/{event.id}/card.png").data == before
