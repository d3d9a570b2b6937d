"""What organisers' pages read: the usual pattern, venues, what is ahead, who would be told, what else is on then."""

from datetime import date, time, timedelta

from chapters.models import Chapter
from chapters.queries import by_slug
from cities.models import City
from events import walltime
from events.models import Event, EventState
from events.organising import queries
from events.rsvps import rsvping
from members.models import Member
from tests.events.planning import ONCE, scheduled
from tests.events.rsvps.saying import going, say
from tests.people import add_chapter, add_event, add_member, add_venue, saved
from tests.watching import Watch

THURSDAY = date(2026, 10, 15)
EVENING = walltime.span(THURSDAY, time(18, 30), time(21), "Europe/Lisbon")


def near_lisbon(*days: date) -> dict[date, queries.Neighbour]:
    """Who meets near Lisbon on these days."""
    chapter = by_slug("lisbon")
    return queries.meeting_near(chapter, days)


def test_a_chapter_that_never_met_has_nothing_usual(lisbon: Chapter) -> None:
    assert queries.usual(lisbon.id) is None


def test_the_last_series_is_what_is_usual(lisbon: Chapter, alice: Member) -> None:
    scheduled(lisbon, alice, title="First", capacity=8)
    scheduled(lisbon, alice, title="Second", capacity=12)
    scheduled(lisbon, alice, ONCE, title="Third", capacity=99)

    usual = queries.usual(lisbon.id)

    assert usual is not None
    assert (usual.capacity, usual.rule["repeats"]) == (12, "monthly_by_weekday")


def test_without_a_series_the_last_single_date_is(event: Event, lisbon: Chapter) -> None:
    usual = queries.usual(lisbon.id)

    assert usual is not None
    assert (usual.start_time, usual.capacity, usual.rule) == (time(19), 10, None)


def test_venues_come_with_how_often_the_chapter_met_there(lisbon: Chapter, charlotte: Chapter, alice: Member) -> None:
    rarely, often = add_venue(lisbon, name="A"), add_venue(lisbon, name="B")
    add_venue(charlotte, name="C")
    for week in range(1, 4):
        add_event(lisbon, venue_id=often.id, starts_on=date(2026, 10, 7) - timedelta(weeks=week))
    add_event(lisbon, venue_id=rarely.id, starts_on=date(2026, 9, 1))
    add_event(lisbon, venue_id=rarely.id, starts_on=date(2026, 9, 2), state=EventState.CANCELLED)
    add_event(lisbon, venue_id=rarely.id)

    rows = queries.venues(lisbon.id)

    assert [(row.name, row.met) for row in rows] == [("B", 3), ("A", 1)]


def test_what_is_ahead_is_in_order_and_without_what_was_skipped(lisbon: Chapter, charlotte: Chapter) -> None:
    add_event(lisbon, title="Later", starts_on=date(2026, 11, 1))
    add_event(lisbon, title="Sooner", state=EventState.CANCELLED)
    add_event(lisbon, title="Skipped", state=EventState.SKIPPED)
    add_event(lisbon, title="Over", starts_on=date(2026, 10, 6))
    add_event(charlotte, title="Elsewhere")

    rows = queries.ahead(lisbon.id)

    assert [(row.title, row.total) for row in rows] == [("Sooner", 2), ("Later", 2)]


def test_those_going_waiting_and_undecided_would_be_told(
    lisbon: Chapter, alice: Member, bob: Member, carla: Member, dan: Member
) -> None:
    event = add_event(lisbon, capacity=1)
    eve = add_member("Eve Santos", confirmed_at=None)
    going(event, bob)
    going(event, carla)
    say(rsvping.maybe, event.id, dan.id)
    say(rsvping.decline, event.id, alice.id)
    say(rsvping.hold, event.id, eve.id, 0)

    assert queries.told_of(event.id) == 3


def test_a_skipped_or_unknown_date_cannot_be_changed(event: Event) -> None:
    event.state = EventState.SKIPPED
    saved(event)

    assert queries.changeable(event.id) is None
    assert queries.changeable(999) is None


def test_what_overlaps_is_on_at_the_same_time(lisbon: Chapter, charlotte: Chapter) -> None:
    add_event(lisbon, title="Before", starts_on=THURSDAY, start_time=time(16), end_time=time(18, 30))
    add_event(lisbon, title="During", starts_on=THURSDAY, start_time=time(20, 30), end_time=time(23))
    add_event(lisbon, title="Off", starts_on=THURSDAY, start_time=time(18), state=EventState.CANCELLED)
    add_event(charlotte, title="Elsewhere", starts_on=THURSDAY, start_time=time(13, 30), end_time=time(16))

    assert queries.at_the_same_time(lisbon.id, [EVENING]) == {EVENING[0]: "During"}


def test_nothing_is_asked_about_no_dates(lisbon: Chapter, watch: Watch) -> None:
    with watch.statements() as seen:
        found = queries.at_the_same_time(lisbon.id, [])

    assert (found, seen) == ({}, [])


def test_the_nearest_chapter_that_meets_that_day_is_named(cities: dict[str, City], lisbon: Chapter) -> None:
    far = add_chapter(cities["Porto"])
    close = add_chapter(cities["Porto"], slug="sintra", name="Sintra")
    closer = saved(City(**_sintra(cities["Porto"])))
    close.city_id = closer.id
    saved(close)
    for chapter in (far, close):
        add_event(chapter, starts_on=THURSDAY)
    add_event(close, starts_on=THURSDAY, title="Another")
    add_event(close, starts_on=date(2026, 10, 16), state=EventState.CANCELLED)

    found = near_lisbon(THURSDAY, date(2026, 10, 16))

    assert {on: (neighbour.name, round(neighbour.km)) for on, neighbour in found.items()} == {THURSDAY: ("Sintra", 22)}


def test_a_chapter_alone_has_no_neighbours(lisbon: Chapter) -> None:
    add_event(lisbon, starts_on=THURSDAY)

    assert near_lisbon(THURSDAY) == {}


def _sintra(porto: City) -> dict[str, object]:
    """A city a little north-west of Lisbon."""
    names = ("region", "country_code", "zone", "population")
    given = {name: getattr(porto, name) for name in names}
    return given | {"id": 2264141, "name": "Sintra", "latitude": 38.80097, "longitude": -9.37826, "code": ""}
