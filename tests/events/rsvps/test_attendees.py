"""Who's coming, for those who may see it: from where, and who else from home."""

from collections.abc import Callable

from flask.testing import FlaskClient

from chapters.models import Chapter
from cities.models import City
from events.models import Event
from events.rsvps import attendees
from members.models import Member, Visibility
from tests.events.rsvps.saying import going
from tests.people import add_chapter, add_member, saved

SignedIn = Callable[[Member], FlaskClient]


def test_hosts_see_how_many_come_from_which_chapter_guests_counted_in(
    event: Event,
    alice: Member,
    bob: Member,
    carla: Member,
    charlotte: Chapter,
    cities: dict[str, City],
    signed_in: SignedIn,
) -> None:
    going(event, carla, guests=1)
    going(event, add_member("Hank Dooley", charlotte))
    going(event, add_member("Maria Dias", add_chapter(cities["Porto"])))
    going(event, bob)

    assert attendees.homes(attendees.roll(event.id)) == [("Charlotte", 3), ("Porto", 1)]
    assert (
        "Visiting: 3 from Charlotte, 1 from Porto."
        in signed_in(alice).get(f"/organise/events/{event.id}/attendees").text
    )


def test_a_visitor_who_goes_sees_who_else_comes_from_home_as_far_as_they_let_it_be_seen(
    event: Event, carla: Member, charlotte: Chapter, dan: Member, signed_in: SignedIn, address: str
) -> None:
    going(event, carla)
    going(event, add_member("Hank Dooley", charlotte))
    going(event, add_member("Ida Shy", charlotte), visibility=Visibility.ORGANISERS)
    going(event, dan)

    page = signed_in(carla).get(address).text

    assert "Also from Charlotte:" in page
    assert page.partition("Also from Charlotte:")[2].partition("</p>")[0].count("<a ") == 1
    assert "Ida Shy" not in page
    assert "Also from" not in signed_in(dan).get(address).text


def test_the_word_of_the_hosts_is_for_those_who_visit(
    client: FlaskClient,
    lisbon: Chapter,
    event: Event,
    bob: Member,
    carla: Member,
    dan: Member,
    signed_in: SignedIn,
    address: str,
) -> None:
    lisbon.welcome = "Ring twice, *then* wait."
    saved(lisbon)

    pages = [client.get(address).text, *(signed_in(person).get(address).text for person in (bob, dan, carla))]

    assert ["A word from your hosts" in page for page in pages] == [False, False, False, True]
    assert "<em>then</em>" in pages[3]
