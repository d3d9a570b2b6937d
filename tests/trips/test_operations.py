"""Keeping a trip, changing it, taking it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from chapters.models import Chapter
from cities.models import City
from core.database import db, writing
from core.refusal import Refused
from events.models import Event
from events.rsvps.models import RsvpState
from members import leaving
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import going, state_of
from tests.people import add_event
from trips import held, operations, queries
from trips.itinerary import Stop
from trips.models import Leg, Seen, Trip, TripVisibility
from trips.operations import Wishes

Keep = Callable[..., Trip]


def changed(trip: Trip, *stops: Stop, wishes: Wishes | None = None) -> int:
    """Change a trip as a view does."""
    with writing():
        return operations.change(trip.id, stops, wishes or Wishes())


def count(table: type[object]) -> int | None:
    """How many rows there are."""
    return db.session.scalar(select(func.count()).select_from(table))


def test_a_trip_is_private_unless_said_otherwise_and_ends_at_the_midnight_there(
    keep: Keep, carla: Member, week: Stop
) -> None:
    trip = keep(carla, week)

    assert trip.visibility is TripVisibility.PRIVATE
    assert trip.ends_at == datetime(2026, 10, 18, 23, tzinfo=UTC)


def test_the_same_trip_kept_twice_is_one(keep: Keep, carla: Member, week: Stop) -> None:
    assert keep(carla, week).id == keep(carla, week).id
    assert count(Trip) == 1


def test_two_people_with_the_same_plan_have_a_trip_each(keep: Keep, carla: Member, bob: Member, week: Stop) -> None:
    assert keep(carla, week).id != keep(bob, week).id


def test_nobody_has_more_than_fifty_trips_ahead(keep: Keep, carla: Member, week: Stop) -> None:
    for number in range(50):
        keep(carla, replace(week, within_km=10 + number))

    with pytest.raises(Refused, match="Take one back first"):
        keep(carla, replace(week, within_km=80))


def test_a_route_of_several_cities_is_one_trip(keep: Keep, carla: Member, week: Stop, cities: dict[str, City]) -> None:
    porto = Stop(cities["Porto"].id, date(2026, 10, 18), date(2026, 10, 20))

    trip = keep(carla, week, porto)

    assert queries.stops_of(trip.id) == [week, porto]
    assert trip.ends_at == datetime(2026, 10, 20, 23, tzinfo=UTC)


def test_days_that_make_no_sense_are_refused_at_their_field(keep: Keep, carla: Member, week: Stop) -> None:
    with pytest.raises(Refused, match="Choose 12 October or a day after it") as refusal:
        keep(carla, replace(week, leaves_on=date(2026, 10, 11)))

    assert refusal.value.field == "leaves_on"


def test_the_last_day_counts_until_midnight_there(
    keep: Keep, carla: Member, cities: dict[str, City], clock: StandingClock
) -> None:
    clock.move_to(datetime(2026, 10, 8, 10, tzinfo=UTC))

    assert keep(carla, Stop(cities["Portland"].id, date(2026, 10, 8), date(2026, 10, 8)))
    with pytest.raises(Refused, match="not over"):
        keep(carla, Stop(cities["Nuku‘alofa"].id, date(2026, 10, 7), date(2026, 10, 7)))


def test_a_change_of_days_asks_again_about_what_no_longer_fits_and_drops_nothing(
    keep: Keep, carla: Member, lisbon: Chapter, week: Stop
) -> None:
    early, late = add_event(lisbon), add_event(lisbon, title="Podcast clinic", starts_on=date(2026, 10, 17))
    going(early, carla)
    going(late, carla)
    trip = keep(carla, week)

    asked = changed(trip, replace(week, leaves_on=date(2026, 10, 16)))

    assert asked == 1
    assert [row.title for row in held.asked_again(trip.id, carla.id)] == ["Podcast clinic"]
    assert state_of(late, carla) is RsvpState.GOING


def test_what_fits_again_is_asked_about_no_more(keep: Keep, carla: Member, event: Event, week: Stop) -> None:
    going(event, carla)
    trip = keep(carla, week)
    changed(trip, replace(week, arrives_on=date(2026, 10, 15)))

    changed(trip, week)

    assert held.asked_again(trip.id, carla.id) == []


def test_who_keeps_the_place_is_asked_no_more(keep: Keep, carla: Member, event: Event, week: Stop) -> None:
    going(event, carla)
    trip = keep(carla, week)
    changed(trip, replace(week, arrives_on=date(2026, 10, 15)))

    with writing():
        operations.keep_place(trip.id, event.id)

    assert held.asked_again(trip.id, carla.id) == []
    assert state_of(event, carla) is RsvpState.GOING


def test_what_was_never_in_reach_is_not_asked_about(keep: Keep, carla: Member, charlotte: Chapter, week: Stop) -> None:
    at_home = add_event(charlotte, starts_on=date(2026, 10, 13))
    going(at_home, carla)
    trip = keep(carla, week)

    assert changed(trip, replace(week, arrives_on=date(2026, 10, 15))) == 0


def test_a_trip_that_is_over_is_changed_no_more(keep: Keep, carla: Member, week: Stop, clock: StandingClock) -> None:
    trip = keep(carla, week)
    clock.move_to(datetime(2026, 10, 18, 23, tzinfo=UTC))

    with pytest.raises(Refused, match="This trip is over"):
        changed(trip, replace(week, leaves_on=date(2026, 10, 30)))


def test_a_trip_taken_back_leaves_nothing_but_the_rsvps(keep: Keep, carla: Member, event: Event, week: Stop) -> None:
    going(event, carla)
    trip = keep(carla, week)

    with writing():
        operations.withdraw(trip.id)

    assert (count(Trip), count(Leg), count(Seen)) == (0, 0, 0)
    assert state_of(event, carla) is RsvpState.GOING


def test_nothing_is_kept_of_the_trips_of_somebody_who_is_gone(keep: Keep, carla: Member, week: Stop) -> None:
    keep(carla, week)

    with writing():
        leaving.delete_account(carla.id)

    assert (count(Trip), count(Leg)) == (0, 0)
