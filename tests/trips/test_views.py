"""My trips as pages: kept in one press, read, changed, taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from cities.models import City
from core.database import db, touched, writing
from events.models import Event
from events.rsvps.models import RsvpState
from members.models import Member
from tests.events.rsvps.saying import going, state_of
from tests.people import add_chapter, add_event
from tests.signing_in import post
from tests.watching import Watch
from trips import queries
from trips.itinerary import Stop
from trips.models import Leg, Trip, TripVisibility

SignedIn = Callable[[Member], FlaskClient]
Keep = Callable[..., Trip]
WEEK = {"city": "Lisbon", "arrives_on": "2026-10-12", "leaves_on": "2026-10-18"}


def trip_of(member: Member) -> Trip:
    """Somebody's one trip, as its row says now."""
    rows = select(Trip).where(Trip.member_id == member.id).execution_options(populate_existing=True)
    return db.session.scalars(rows).one()


def test_what_was_looked_for_is_kept_as_a_trip_in_one_press(
    lisbon: Chapter, carla: Member, signed_in: SignedIn
) -> None:
    add_event(lisbon)
    browser = signed_in(carla)
    html = browser.get("/events?near=Lisbon&from=2026-10-12&to=2026-10-18&within=80").text
    assert 'action="/trips/new"' in html and "Keep this as a trip" in html

    answer = post(browser, "/trips/new", **(WEEK | {"city": str(lisbon.city_id), "within": "80", "wants_news": "y"}))

    trip = trip_of(carla)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/trips/{trip.key}"
    assert trip.visibility is TripVisibility.PRIVATE and trip.wants_news
    assert queries.stops_of(trip.id) == [Stop(lisbon.city_id, date(2026, 10, 12), date(2026, 10, 18), 80)]


def test_a_stranger_who_keeps_a_trip_signs_up_and_finds_the_form_filled(
    client: FlaskClient, lisbon: Chapter, carla: Member, signed_in: SignedIn
) -> None:
    html = client.get("/events?near=Lisbon&from=2026-10-12&to=2026-10-18").text
    kept = f"/trips/new?city={lisbon.city_id}&arrives_on=2026-10-12&leaves_on=2026-10-18&within=40&wants_news=y"
    assert "/sign-up?next=" in html

    form = signed_in(carla).get(kept).text

    assert 'value="Lisbon, Portugal"' in form
    assert 'value="2026-10-12"' in form and 'value="2026-10-18"' in form
    assert "Keep this trip" in form


def test_the_page_of_a_trip_shows_its_days_and_what_is_on(
    keep: Keep, carla: Member, lisbon: Chapter, week: Stop, signed_in: SignedIn
) -> None:
    add_event(lisbon)
    going(add_event(lisbon, title="Small table", starts_on=date(2026, 10, 15)), carla)

    html = signed_in(carla).get(f"/trips/{keep(carla, week).key}").text

    assert "2 events within 40 km. You’re going to 1." in html
    assert "your 3rd day" in html
    assert html.count('<span class="d0">') == 5
    assert "2:00–4:30 pm, Charlotte time" in html or "14:00–16:30, Charlotte time" in html
    assert f'value="/trips/{trip_of(carla).key}#d2026-10-14"' in html


def test_one_press_on_a_card_is_an_rsvp_and_comes_back_to_the_trip(
    keep: Keep, carla: Member, event: Event, week: Stop, signed_in: SignedIn
) -> None:
    here = f"/trips/{keep(carla, week).key}#d2026-10-14"

    answer = post(signed_in(carla), f"/events/{event.id}/rsvp", rsvp="going", next=here)

    assert answer.headers["Location"] == here
    assert state_of(event, carla) is RsvpState.GOING


def test_another_site_is_not_come_back_to(carla: Member, event: Event, signed_in: SignedIn) -> None:
    answer = post(signed_in(carla), f"/events/{event.id}/rsvp", rsvp="going", next="//evil.example/x")

    assert answer.headers["Location"] == f"/events/{event.id}-{event.slug}"


def test_a_route_of_two_cities_is_one_form_and_one_page(
    carla: Member, lisbon: Chapter, cities: dict[str, City], signed_in: SignedIn
) -> None:
    add_event(add_chapter(cities["Porto"]), title="Bridge breakfast", starts_on=date(2026, 10, 19))
    browser = signed_in(carla)
    then = {"city-2": "OPO", "arrives_on-2": "2026-10-18", "leaves_on-2": "2026-10-20"}

    post(browser, "/trips/new", **WEEK, **then)

    html = browser.get(f"/trips/{trip_of(carla).key}").text
    assert "Lisbon and Porto" in html and "Bridge breakfast" in html
    assert "Porto, 18–20 October" in html


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"city": ""}, "Enter a city or an airport code"),
        ({"city": "Atlantis"}, "We don’t know that city"),
        ({"arrives_on": ""}, "Choose the day you arrive"),
        ({"leaves_on": "2026-10-11"}, "Choose 12 October or a day after it"),
        ({"arrives_on": "2026-10-01", "leaves_on": "2026-10-06"}, "Choose a day that is not over"),
        ({"visibility": "world"}, "Choose who may know"),
        ({"city-2": "Porto"}, "Choose the day you arrive"),
        ({"city-2": "Porto", "arrives_on-2": "2026-10-17", "leaves_on-2": "2026-10-19"}, "until then you’re elsewhere"),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field_and_the_input_is_kept(
    carla: Member, lisbon: Chapter, signed_in: SignedIn, changed: dict[str, str], words: str
) -> None:
    answer = post(signed_in(carla), "/trips/new", **(WEEK | changed))

    assert answer.status_code == 422
    assert "Error: " in answer.text and words in answer.text
    assert f'value="{(WEEK | changed)["leaves_on"]}"' in answer.text


def test_who_may_know_is_changed_by_itself(keep: Keep, carla: Member, week: Stop, signed_in: SignedIn) -> None:
    trip = keep(carla, week)

    post(signed_in(carla), f"/trips/{trip.key}", visibility="members")

    assert trip_of(carla).visibility is TripVisibility.MEMBERS
    assert trip_of(carla).wants_news
    assert queries.stops_of(trip.id) == [week]


def test_other_days_ask_again_about_what_no_longer_fits(
    keep: Keep, carla: Member, lisbon: Chapter, week: Stop, signed_in: SignedIn
) -> None:
    clinic = add_event(lisbon, title="Podcast clinic", starts_on=date(2026, 10, 17))
    going(clinic, carla)
    trip, browser = keep(carla, week), signed_in(carla)

    post(browser, f"/trips/{trip.key}", **(WEEK | {"leaves_on": "2026-10-16"}))

    html = browser.get(f"/trips/{trip.key}").text
    assert "You leave before Podcast clinic. Give your place back?" in html
    post(browser, f"/events/{clinic.id}/rsvp/withdrawal", next=f"/trips/{trip.key}")
    assert state_of(clinic, carla) is RsvpState.WITHDRAWN
    assert "Needs a word from you" not in browser.get(f"/trips/{trip.key}").text


def test_who_keeps_a_place_all_the_same_is_asked_once(
    keep: Keep, carla: Member, event: Event, week: Stop, signed_in: SignedIn
) -> None:
    going(event, carla)
    trip, browser = keep(carla, week), signed_in(carla)
    post(browser, f"/trips/{trip.key}", **(WEEK | {"arrives_on": "2026-10-15"}))

    post(browser, f"/trips/{trip.key}/places", event=event.id)

    assert "Needs a word from you" not in browser.get(f"/trips/{trip.key}").text
    assert state_of(event, carla) is RsvpState.GOING


def test_home_is_skipped_only_when_pressed_and_as_an_ordinary_decline(
    keep: Keep, carla: Member, charlotte: Chapter, week: Stop, signed_in: SignedIn
) -> None:
    meanwhile = add_event(charlotte, title="Porch evening", starts_on=date(2026, 10, 13))
    later = add_event(charlotte, title="Later", starts_on=date(2026, 10, 20))
    going(meanwhile, carla)
    going(later, carla)
    trip, browser = keep(carla, week), signed_in(carla)
    assert "Porch evening" in browser.get(f"/trips/{trip.key}").text
    assert state_of(meanwhile, carla) is RsvpState.GOING

    post(browser, f"/trips/{trip.key}/absence")

    assert state_of(meanwhile, carla) is RsvpState.DECLINED
    assert state_of(later, carla) is RsvpState.GOING


def test_the_file_for_calendars_holds_what_one_is_going_to_there(
    keep: Keep, carla: Member, lisbon: Chapter, week: Stop, signed_in: SignedIn
) -> None:
    going(add_event(lisbon), carla)
    add_event(lisbon, title="Not mine")
    going(add_event(lisbon, title="Another week", starts_on=date(2026, 10, 22)), carla)

    answer = signed_in(carla).get(f"/trips/{keep(carla, week).key}.ics")

    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.text.count("BEGIN:VEVENT") == 1 and "SUMMARY:October dinner" in answer.text


def test_a_trip_taken_back_is_gone(keep: Keep, carla: Member, week: Stop, signed_in: SignedIn) -> None:
    trip, browser = keep(carla, week), signed_in(carla)

    answer = post(browser, f"/trips/{trip.key}/withdrawal")

    assert answer.headers["Location"] == "/trips"
    assert browser.get(f"/trips/{trip.key}").status_code == 404
    assert db.session.scalars(select(Leg)).all() == []


def test_one_trip_and_many_cost_the_same(
    keep: Keep, carla: Member, week: Stop, signed_in: SignedIn, watch: Watch, cities: dict[str, City]
) -> None:
    browser = signed_in(carla)
    keep(carla, week)
    with watch.statements() as for_one:
        browser.get("/trips")
    for number in range(20):
        keep(carla, Stop(cities["Porto"].id, date(2026, 11, 1 + number), date(2026, 11, 1 + number)))

    with watch.statements() as for_many:
        browser.get("/trips")

    assert len(for_many) == len(for_one)


def test_what_is_on_along_a_trip_costs_the_same_for_one_and_for_forty(
    keep: Keep, carla: Member, lisbon: Chapter, week: Stop, signed_in: SignedIn, watch: Watch
) -> None:
    add_event(lisbon)
    path, browser = f"/trips/{keep(carla, week).key}", signed_in(carla)
    with watch.statements() as for_one:
        browser.get(path)
    for _ in range(39):
        add_event(lisbon)
    with writing():
        touched("site")

    with watch.statements() as for_forty:
        browser.get(path)

    assert len(for_forty) == len(for_one) <= 8
