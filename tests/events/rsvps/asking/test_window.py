"""From when until when RSVPs are taken: across changes of the clocks, and to the second."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from core.refusal import Refused
from events import walltime
from events.models import Event
from events.rsvps import letters, rsvping
from events.rsvps.asking import window
from events.rsvps.asking.window import Window
from members.models import Member, Visibility
from tests.conftest import StandingClock
from tests.events.planning import events_of, scheduled
from tests.events.rsvps.saying import counts_of, going, say, state_of
from tests.people import add_event
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]
SECOND = timedelta(seconds=1)


def row(on: date, wall: time, zone: str, days: int | None, hours: int | None) -> SimpleNamespace:
    """An event of three hours, as far as windows look at it."""
    return SimpleNamespace(
        starts_on=on,
        start_time=wall,
        zone=zone,
        starts_at=walltime.instant(on, wall, zone),
        opens_before_days=days,
        closes_before_hours=hours,
    )


@pytest.mark.parametrize(
    ("event", "opens_at", "closes_at"),
    [
        (row(date(2026, 10, 14), time(19), "Europe/Lisbon", None, None), None, None),
        (row(date(2026, 10, 14), time(19), "Europe/Lisbon", 0, 0), "2026-10-14T18:00", "2026-10-14T18:00"),
        (row(date(2026, 10, 29), time(19), "Europe/Lisbon", 14, 2), "2026-10-15T18:00", "2026-10-29T17:00"),
        (row(date(2026, 10, 25), time(19), "Europe/Berlin", 1, 24), "2026-10-24T17:00", "2026-10-24T18:00"),
        (row(date(2026, 1, 1), time(9), "Pacific/Apia", 1, 1), "2025-12-30T20:00", "2025-12-31T19:00"),
        (row(date(2027, 3, 15), time(2, 30), "America/New_York", 1, 1), "2027-03-14T07:30", "2027-03-15T05:30"),
    ],
    ids=[
        "nothing said",
        "at the start itself",
        "days on the wall, over the end of summer time",
        "hours as they pass, of which that day has one more",
        "first in the world",
        "opening at a time that does not exist",
    ],
)
def test_a_window_is_counted_from_the_start(
    event: SimpleNamespace, opens_at: str | None, closes_at: str | None
) -> None:
    expected = [datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None for text in (opens_at, closes_at)]

    assert window.of(event) == Window(*expected)


def test_it_is_open_from_the_first_instant_until_before_the_last() -> None:
    opens_at, closes_at = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 10, 2, tzinfo=UTC)
    given = Window(opens_at, closes_at)

    assert [given.is_early(at) for at in (opens_at - SECOND, opens_at, closes_at)] == [True, False, False]
    assert [given.is_late(at) for at in (opens_at, closes_at - SECOND, closes_at)] == [False, False, True]
    assert not Window().is_early(opens_at)
    assert not Window().is_late(closes_at)


@pytest.fixture
def narrow(lisbon: Chapter) -> Event:
    """The dinner of the 14th at seven, with RSVPs from the 11th at seven until two hours before."""
    return add_event(lisbon, opens_before_days=3, closes_before_hours=2)


@pytest.fixture
def closed(narrow: Event, bob: Member, dan: Member, clock: StandingClock) -> Event:
    """The same once RSVPs have closed; bob had said that he comes with a guest, and dan that he may."""
    clock.move_to(narrow.starts_at - timedelta(days=1))
    going(narrow, bob, 1)
    say(rsvping.maybe, narrow.id, dan.id)
    clock.move_to(narrow.starts_at - timedelta(hours=2))
    return narrow


@pytest.mark.parametrize("verb", [rsvping.rsvp, rsvping.maybe])
def test_before_they_open_nobody_comes_in(
    narrow: Event, bob: Member, verb: Callable[..., object], clock: StandingClock
) -> None:
    clock.move_to(narrow.starts_at - timedelta(days=3, seconds=1))
    with pytest.raises(Refused, match="RSVPs are not open yet"):
        say(verb, narrow.id, bob.id)

    clock.forward(seconds=1)
    say(verb, narrow.id, bob.id)

    assert state_of(narrow, bob) in ("going", "maybe")


@pytest.mark.parametrize("verb", [rsvping.rsvp, rsvping.maybe])
def test_once_closed_nobody_comes_in(closed: Event, carla: Member, verb: Callable[..., object]) -> None:
    with pytest.raises(Refused, match="RSVPs have closed"):
        say(verb, closed.id, carla.id)


def test_once_closed_a_maybe_is_no_way_in(closed: Event, dan: Member) -> None:
    with pytest.raises(Refused, match="RSVPs have closed"):
        going(closed, dan)


def test_once_closed_a_party_gets_smaller_and_not_larger(closed: Event, bob: Member) -> None:
    with pytest.raises(Refused, match="RSVPs have closed"):
        going(closed, bob, 2)

    going(closed, bob, 0, visibility=Visibility.ORGANISERS)

    assert counts_of(closed) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("verb", "state"),
    [(rsvping.withdraw, "withdrawn"), (rsvping.decline, "declined"), (rsvping.maybe, "maybe")],
)
def test_giving_a_place_back_never_closes(closed: Event, bob: Member, verb: Callable[..., object], state: str) -> None:
    say(verb, closed.id, bob.id)

    assert state_of(closed, bob) == state
    assert counts_of(closed) == (0, 0, 0, 0)


def test_who_waits_moves_up_though_rsvps_have_closed(
    lisbon: Chapter, bob: Member, dan: Member, clock: StandingClock
) -> None:
    event = add_event(lisbon, capacity=1, closes_before_hours=48)
    going(event, bob)
    going(event, dan)
    clock.move_to(event.starts_at - timedelta(hours=30))

    say(rsvping.withdraw, event.id, bob.id)

    assert state_of(event, dan) == "going"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(days=4), "RSVPs open Sun 11 Oct, 19:00, Lisbon time"),
        (timedelta(days=1), "RSVPs close Wed 14 Oct, 17:00, Lisbon time."),
        (timedelta(hours=1), "They closed Wed 14 Oct, 17:00, Lisbon time."),
    ],
)
def test_the_page_says_when_to_everybody(
    narrow: Event,
    before: timedelta,
    words: str,
    client: FlaskClient,
    dan: Member,
    signed_in: Browser,
    clock: StandingClock,
) -> None:
    clock.move_to(narrow.starts_at - before)

    for browser in (client, signed_in(dan)):
        html = browser.get(f"/events/{narrow.id}-october-dinner").text
        assert words in html
        assert ('value="going"' in html) is words.startswith("RSVPs close")


def test_who_is_going_reads_when_rsvps_close(closed: Event, bob: Member, signed_in: Browser) -> None:
    html = signed_in(bob).get(f"/events/{closed.id}-october-dinner").text

    assert "RSVPs closed Wed 14 Oct, 17:00, Lisbon time." in html
    assert "I can’t make it" in html


@pytest.mark.parametrize(
    ("before", "pill"),
    [
        (timedelta(days=4), "RSVPs open Sun 11 Oct"),
        (timedelta(days=1), "10 places left"),
        (timedelta(hours=1), "RSVPs have closed"),
    ],
)
@pytest.mark.parametrize("path", ["/events", "/chapters/lisbon"])
def test_lists_say_whether_rsvps_are_taken(
    narrow: Event, path: str, before: timedelta, pill: str, client: FlaskClient, clock: StandingClock
) -> None:
    clock.move_to(narrow.starts_at - before)

    assert pill.lower() in client.get(path).text.lower()


def test_a_form_that_comes_too_late_is_the_page_again(closed: Event, carla: Member, signed_in: Browser) -> None:
    answer = post(signed_in(carla), f"/events/{closed.id}/rsvp", rsvp="going")

    assert answer.status_code == 422
    assert "RSVPs have closed. You can still give a place back." in answer.text


def test_a_window_is_set_for_a_series_and_inherited_by_its_dates(lisbon: Chapter, alice: Member) -> None:
    made = scheduled(lisbon, alice, opens_before_days=14, closes_before_hours=2)

    assert {(date.opens_before_days, date.closes_before_hours) for date in events_of(made.series_id)} == {(14, 2)}


@pytest.mark.parametrize(
    ("days", "hours", "words"),
    [
        ("1", "24", "Let RSVPs close after they open: write fewer hours"),
        ("181", "", "Enter a whole number from 0 to 180"),
        ("", "two", "Enter a whole number from 0 to 336"),
    ],
)
def test_a_window_that_cannot_be_is_said_at_its_field(
    event: Event, alice: Member, signed_in: Browser, days: str, hours: str, words: str
) -> None:
    sent = {"title": "October dinner", "starts_on": "2026-10-14", "starts_at": "19:00", "ends_at": "21:30"}

    answer = post(
        signed_in(alice), f"/events/{event.id}/edit", **sent, opens_before_days=days, closes_before_hours=hours
    )

    assert answer.status_code == 422
    assert words in answer.text


@pytest.mark.parametrize(
    ("kind", "who"),
    [("youre_in", "bob"), ("waitlisted", "dan")],
)
def test_mails_say_when_rsvps_close(lisbon: Chapter, bob: Member, dan: Member, kind: str, who: str) -> None:
    event = add_event(lisbon, capacity=1, closes_before_hours=2)
    going(event, bob)
    going(event, dan)

    letter = letters.LETTERS[kind]({"event": event.id, "member": {"bob": bob, "dan": dan}[who].id})

    assert letter is not None
    assert letter.context["closes"] == "Wed 14 Oct 2026, 17:00, Lisbon time"
