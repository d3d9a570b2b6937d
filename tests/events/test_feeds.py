"""A chapter's calendar to subscribe to."""

from datetime import UTC, date, datetime

import icalendar

from chapters.models import Chapter
from chapters.queries import by_slug
from core.database import writing
from events import changing, feeds
from events.models import Event
from members.models import Member
from tests.conftest import StandingClock
from tests.events.planning import details_of, scheduled
from tests.events.rsvps.saying import going
from tests.people import add_event, add_venue


def feed() -> str:
    """Lisbon's calendar."""
    return feeds.of_chapter(by_slug("lisbon"), "Chapterhouse")


def events_in(text: str) -> list[icalendar.cal.Component]:
    """The events of a calendar, as a program that knows nothing of us reads them."""
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def test_twelve_dates_are_twelve_events_in_utc(lisbon: Chapter, alice: Member) -> None:
    scheduled(lisbon, alice)

    read = events_in(feed())

    starts = [component.decoded("DTSTART") for component in read]
    assert len(starts) == 12
    assert starts[:2] == [datetime(2026, 10, 15, 17, 30, tzinfo=UTC), datetime(2026, 11, 19, 18, 30, tzinfo=UTC)]
    assert len({str(component["UID"]) for component in read}) == 12


def test_it_is_called_after_the_chapter_and_the_club_and_has_its_colour(lisbon: Chapter) -> None:
    text = feed()

    assert "X-WR-CALNAME:Lisbon · Chapterhouse\r\n" in text
    assert "X-APPLE-CALENDAR-COLOR:#" in text
    assert "METHOD:PUBLISH\r\n" in text


def test_a_cancelled_date_stays_in_it_as_cancelled_with_a_higher_sequence(
    event: Event, lisbon: Chapter, alice: Member
) -> None:
    with writing():
        changing.cancel(event, "The roof is leaking on the books.", by=alice)

    (component,) = events_in(feed())
    assert (str(component["STATUS"]), str(component["SEQUENCE"])) == ("CANCELLED", "1")
    assert "The roof is leaking" in str(component["DESCRIPTION"])


def test_a_moved_date_keeps_its_uid(event: Event, alice: Member) -> None:
    (before,) = events_in(feed())
    with writing():
        changing.edit(event, details_of(event, starts_on=date(2026, 10, 20)), by=alice)

    (after,) = events_in(feed())
    assert after["UID"] == before["UID"]
    assert (str(before["SEQUENCE"]), str(after["SEQUENCE"])) == ("0", "1")


def test_it_is_the_same_all_day_long_and_anew_the_next(event: Event, lisbon: Chapter, clock: StandingClock) -> None:
    at_noon = feed()
    clock.forward(hours=11)
    at_night = feed()
    clock.forward(hours=2)

    assert at_noon == at_night
    assert feed() != at_noon


def test_it_names_nobody(lisbon: Chapter, bob: Member) -> None:
    event = add_event(lisbon, venue_id=add_venue(lisbon).id)
    going(event, bob)

    text = feed()

    assert "Bob" not in text
    assert "Café da Garagem" in text
