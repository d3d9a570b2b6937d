"""A member away from home: what is on in another city, and saying yes there; fields and presses are counted."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.reader import Reader


def looks_for_lisbon(reader: Reader) -> None:
    """Three fields and one press, on the first page."""
    reader.goes_to("/")
    reader.types("Where to", "Lisbon")
    reader.types("Arriving", "2026-10-12")
    reader.types("Leaving", "2026-10-18")
    reader.presses_button("See what’s on")


@pytest.mark.parametrize("width", [375, 1280])
def test_a_stranger_sees_what_is_on_in_a_city_after_three_fields_and_one_press(
    meet: Callable[..., Reader], script: bool, width: int
) -> None:
    eve = meet(script=script, width=width)

    looks_for_lisbon(eve)

    eve.sees("What’s on near Lisbon", "October dinner", "Small table", "Harbour walk")
    expect(eve.page.get_by_role("list", name="Days, 12–18 October").get_by_role("listitem")).to_have_count(7)
    assert (eve.fields, eve.presses) == (3, 1)


def test_a_member_is_going_in_another_city_after_three_fields_and_two_presses(
    meet: Callable[..., Reader], script: bool
) -> None:
    carla = meet("carla", script=script)
    looks_for_lisbon(carla)
    carla.sees("14:00–16:30, Charlotte time")

    carla.presses_button("I’m going to October dinner")

    carla.sees("You’re going. We’ve mailed you the details.")
    expect(carla.page.locator("#d2026-10-14 .pill")).to_have_text("You’re going")
    expect(carla.page).to_have_url(
        f"{carla.house.address}/events?near=Lisbon&from=2026-10-12&to=2026-10-18#d2026-10-14"
    )
    assert (carla.fields, carla.presses) == (3, 2)


def test_a_search_is_kept_as_a_trip_and_each_yes_on_its_page_is_one_press(
    meet: Callable[..., Reader], script: bool
) -> None:
    carla = meet("carla", script=script)
    looks_for_lisbon(carla)

    carla.presses_button("Keep this as a trip")
    carla.sees("Lisbon, 12–18 October", "Kept. Only you can see it")
    carla.presses_button("I’m going to October dinner")
    carla.sees("You’re going to 1.")
    carla.presses_button("Join the waitlist for Small table")

    carla.sees("You’re 2nd on the waitlist")
    assert (carla.fields, carla.presses) == (3, 4)


def test_a_stranger_who_keeps_a_trip_has_it_after_signing_up(meet: Callable[..., Reader], script: bool) -> None:
    eve = meet(script=script)
    looks_for_lisbon(eve)
    eve.presses_link("Keep this as a trip")
    eve.types("E-mail address", "eve@example.com")
    eve.types("Your name", "Eve Ōta")
    eve.presses_button("Send me the link")
    eve.opens_mail("Press the link and you’re in")
    eve.presses_in_mail("Yes, this is my address")
    eve.presses_button("Continue")

    expect(eve.page.get_by_label("First day").first).to_have_value("2026-10-12")
    eve.presses_button("Keep this trip")

    eve.sees("Lisbon, 12–18 October", "Kept. Only you can see it")


def test_a_visitor_says_hello_with_the_rsvp_and_the_hosts_read_it(meet: Callable[..., Reader], script: bool) -> None:
    carla, alice = meet("carla", script=script), meet("alice", script=script)
    carla.goes_to(carla.house.path_of("October dinner"))

    carla.opens("Say hello to your hosts")
    carla.types("Two lines to your hosts", "I bring tea from Charlotte")
    carla.presses_button("I’m going")
    carla.sees("You said hello")
    alice.goes_to("/organise/lisbon")

    alice.sees("I bring tea from Charlotte")
    assert (carla.fields, carla.presses) == (1, 1)


def test_where_nothing_is_on_a_coffee_is_asked_for_and_made_an_event_in_one_press(
    meet: Callable[..., Reader], script: bool
) -> None:
    carla, alice = meet("carla", script=script), meet("alice", script=script)
    carla.goes_to("/events?near=Lisbon&from=2026-11-20&to=2026-11-21")

    carla.presses_link("Ask Lisbon for a coffee")
    carla.types("Your note", "I bind books, and would love to see yours")
    carla.presses_button("Ask for a coffee")
    carla.sees("Your note waits for an answer")
    assert (carla.fields, carla.presses) == (1, 2)
    alice.goes_to("/organise/lisbon")
    alice.sees("I bind books, and would love to see yours")
    alice.presses_button("Make it an event")
    alice.sees("Coffee with a visitor", "Carla Whitfield is going and told")

    carla.opens_mail("You’re in: Coffee with a visitor")
    assert (alice.fields, alice.presses) == (0, 1)


def test_a_table_and_a_coffee_for_the_same_days_become_one_event_in_one_press(
    meet: Callable[..., Reader], script: bool
) -> None:
    bob, carla, alice = (meet(name, script=script) for name in ("bob", "carla", "alice"))
    bob.goes_to("/chapters/lisbon")
    bob.presses_link("Host a table")
    bob.chooses("Which evenings", "Any Thursday")
    bob.types("Where", "Taberna do Largo")
    bob.presses_button("Offer the table")
    bob.sees("Your offer waits for an answer", "Any Thursday, from 19:00, for 4 visitors")
    carla.goes_to("/chapters/lisbon/coffee?arrives_on=2026-11-16&leaves_on=2026-11-20")
    carla.types("Your note", "I bind books, and would love to see yours")
    carla.presses_button("Ask for a coffee")

    alice.goes_to("/organise/lisbon")
    alice.sees("with Carla Whitfield, who asks for a coffee 16–20 November")
    alice.presses_button("Make it one event for all")

    alice.sees("Bob Tavares hosts it and is told, and so is who asked for a coffee", "Thu 19 Nov", "Taberna do Largo")
    carla.opens_mail("You’re in: Table for visitors")
    assert (bob.fields, bob.presses) == (2, 2)
    assert (alice.fields, alice.presses) == (0, 1)


@pytest.mark.once
def test_who_has_travelled_on_is_told_the_times_of_where_they_are(meet: Callable[..., Reader]) -> None:
    reader = meet(timezone_id="America/New_York")
    reader.context.add_cookies([{"name": "zone", "value": "Europe/Lisbon", "url": reader.house.address}])
    dinner = reader.house.path_of("October dinner")
    reader.goes_to("/").wait_for_load_state("networkidle")

    reader.goes_to(dinner)

    reader.sees("14:00–16:30")
