"""A coffee asked for where nothing is on: from the trip or the search, to the organisers and to nobody else."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from events.models import Event
from members.blocking import operations as blocking
from members.models import Member, TeamRole
from tests.events.rsvps.saying import mails_to, say
from tests.people import add_member, add_role
from tests.signing_in import post
from tests.trips.coffee.asking import asked
from trips.coffee.models import Coffee
from trips.itinerary import Stop
from trips.models import Trip

SignedIn = Callable[[Member], FlaskClient]
SAID = {"arrives_on": "2026-10-12", "leaves_on": "2026-10-18", "words": "Zyxwv, two lines about bookbinding"}


def test_a_trip_on_which_nothing_is_on_leads_to_the_note_which_goes_with_it(
    signed_in: SignedIn, lisbon: Chapter, alice: Member, carla: Member, keep: Callable[..., Trip], week: Stop
) -> None:
    trip, browser = keep(carla, week), signed_in(carla)
    assert "Ask Lisbon for a coffee" in browser.get(f"/trips/{trip.key}").text

    form = browser.get(f"/chapters/lisbon/coffee?arrives_on=2026-10-12&leaves_on=2026-10-18&trip={trip.key}").text
    said = post(browser, "/chapters/lisbon/coffee", **SAID, trip=trip.key)

    assert 'value="2026-10-12"' in form
    assert said.location == f"/trips/{trip.key}"
    assert db.session.scalar(select(Coffee.trip_id)) == trip.id
    assert "waits for an answer" in browser.get("/chapters/lisbon/coffee").text


def test_a_search_without_events_leads_there_too(client: FlaskClient, lisbon: Chapter) -> None:
    page = client.get(f"/events?near={lisbon.city_id}&from=2026-10-12&to=2026-10-18").text

    assert "/chapters/lisbon/coffee?arrives_on=2026-10-12&amp;leaves_on=2026-10-18" in page


def test_somebody_elses_trip_is_not_tied_to_it(
    signed_in: SignedIn,
    alice: Member,
    bob: Member,
    carla: Member,
    lisbon: Chapter,
    keep: Callable[..., Trip],
    week: Stop,
) -> None:
    post(signed_in(carla), "/chapters/lisbon/coffee", **SAID, trip=keep(bob, week).key)

    assert list(db.session.scalars(select(Coffee.trip_id))) == [None]


def test_a_note_without_words_is_refused_and_its_days_kept(signed_in: SignedIn, lisbon: Chapter, carla: Member) -> None:
    refused = post(signed_in(carla), "/chapters/lisbon/coffee", **SAID | {"words": ""})

    assert refused.status_code == 422
    assert "Write a line or two" in refused.text
    assert 'value="2026-10-18"' in refused.text


def test_the_organisers_read_it_and_make_an_event_of_it_in_one_press(
    signed_in: SignedIn, lisbon: Chapter, alice: Member, carla: Member
) -> None:
    key, browser = asked(lisbon, carla, words="Zyxwv, bookbinding").key, signed_in(alice)
    assert "Zyxwv, bookbinding" in browser.get("/organise/lisbon").text

    made = post(browser, f"/organise/coffee/{key}/event", on="2026-10-13", starts_at="10:30")

    event_id = db.session.scalar(select(Event.id))
    assert made.location == f"/events/{event_id}-"
    assert "Coffee with a visitor" in browser.get(made.location, follow_redirects=True).text
    assert "Zyxwv" not in browser.get("/organise/lisbon").text


def test_they_decline_it_in_one_press(signed_in: SignedIn, lisbon: Chapter, alice: Member, carla: Member) -> None:
    browser = signed_in(alice)

    post(browser, f"/organise/coffee/{asked(lisbon, carla).key}/refusal")

    assert "told Carla Whitfield kindly" in browser.get("/organise/lisbon").text


def test_hosts_and_editors_do_not_read_it(signed_in: SignedIn, lisbon: Chapter, alice: Member, carla: Member) -> None:
    key = asked(lisbon, carla, words="Zyxwv").key
    for role in (TeamRole.HOST, TeamRole.EDITOR):
        member = add_member(f"Tess {role.value}", lisbon)
        add_role(member, lisbon, role)
        browser = signed_in(member)

        assert "Zyxwv" not in browser.get("/organise/lisbon").text
        assert post(browser, f"/organise/coffee/{key}/refusal").status_code == 404


def test_an_organiser_whom_somebody_blocked_neither_reads_it_nor_is_mailed(
    signed_in: SignedIn, lisbon: Chapter, alice: Member, carla: Member
) -> None:
    other = add_member("Olga Organiser", lisbon)
    add_role(other, lisbon)
    say(blocking.block, carla.id, alice.key)

    asked(lisbon, carla, words="Zyxwv")

    assert "Zyxwv" not in signed_in(alice).get("/organise/lisbon").text
    assert "Zyxwv" in signed_in(other).get("/organise/lisbon").text
    assert (mails_to(alice), mails_to(other)) == ([], ["coffee_asked"])


def test_who_is_blocked_by_the_only_organiser_reads_no_other_answer(
    signed_in: SignedIn, lisbon: Chapter, alice: Member, carla: Member
) -> None:
    say(blocking.block, alice.id, carla.key)

    assert post(signed_in(carla), "/chapters/lisbon/coffee", **SAID).status_code == 303
    assert mails_to(alice) == []


def test_a_wrong_time_is_said(signed_in: SignedIn, lisbon: Chapter, alice: Member, carla: Member) -> None:
    key, browser = asked(lisbon, carla).key, signed_in(alice)

    post(browser, f"/organise/coffee/{key}/event", on="2026-11-30", starts_at="10:30")

    assert "Choose a day on which they are there" in browser.get("/organise/lisbon").text
