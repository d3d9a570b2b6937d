"""The event's page, its calendar file and its card, as strangers, members and hosts get them."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image

from chapters.models import Chapter, ChapterState
from core.database import writing
from events.models import Event, EventState
from events.rsvps import rsvping
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import going, locked, say
from tests.people import add_event, add_member, add_members, add_venue, saved
from tests.watching import Watch

Browser = Callable[[Member], FlaskClient]


def test_an_event_says_what_when_and_where(client: FlaskClient, lisbon: Chapter) -> None:
    venue = add_venue(lisbon, access="Step-free", latitude=38.71, longitude=-9.13)
    event = add_event(lisbon, venue_id=venue.id, languages="Portuguese and English", walking_in="Just come in.")

    html = client.get(f"/events/{event.id}-october-dinner").text

    for words in (
        "<h1>October dinner</h1>",
        "19:00</time>–21:30",
        "Lisbon time",
        "Café da Garagem",
        "Ring twice",
        "Portuguese and English",
        "Just come in.",
        "Step-free",
        "10 places left",
        "geo:38.71000,-9.13000",
    ):
        assert words in html


@pytest.mark.parametrize("path", ["/events/{}", "/events/{}-", "/events/{}-another-title"])
def test_other_words_in_the_address_lead_to_the_right_one(client: FlaskClient, event: Event, path: str) -> None:
    answer = client.get(path.format(event.id))

    assert (answer.status_code, answer.location) == (301, f"/events/{event.id}-october-dinner")


def test_a_title_without_latin_letters_has_an_address_too(client: FlaskClient, lisbon: Chapter) -> None:
    event = add_event(lisbon, title="東京の夕食会", slug="")

    assert client.get(f"/events/{event.id}").status_code == 200
    assert client.get(f"/events/{event.id}-").status_code == 200


@pytest.mark.parametrize("ending", ["-october-dinner", ".ics", "/card.png"])
@pytest.mark.parametrize(
    "hide",
    [
        pytest.param(lambda event, chapter: setattr(event, "state", EventState.SKIPPED), id="skipped"),
        pytest.param(lambda event, chapter: setattr(chapter, "state", ChapterState.APPLIED), id="applied for"),
        pytest.param(lambda event, chapter: setattr(chapter, "is_suspended", True), id="suspended"),
    ],
)
def test_what_is_not_open_is_not_there(
    client: FlaskClient, event: Event, lisbon: Chapter, hide: Callable[..., None], ending: str
) -> None:
    hide(event, lisbon)
    saved(event)

    assert client.get(f"/events/{event.id}{ending}").status_code == 404
    assert client.get(f"/events/999999{ending}").status_code == 404


def test_a_strangers_page_has_no_token_no_cookie_and_only_get_forms(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    assert "Set-Cookie" not in answer.headers
    assert "csrf_token" not in answer.text
    assert 'method="post"' not in answer.text
    assert 'action="/sign-up"' in answer.text


def test_a_strangers_yes_carries_everything_to_the_page_to_sign_up_on(
    client: FlaskClient, event: Event, address: str
) -> None:
    html = client.get(address).text

    assert f'<input type="hidden" name="next" value="{address}">' in html
    assert f'<input type="hidden" name="event" value="{event.id}">' in html
    assert '<button class="btn btn-block" name="rsvp" value="going">' in html


def test_the_readers_own_time_comes_second_where_it_differs(signed_in: Browser, carla: Member, address: str) -> None:
    html = signed_in(carla).get(address).text

    assert "Charlotte time" in html
    assert "yours, 5 hours behind" in html
    assert html.index("Lisbon time") < html.index("Charlotte time")


def test_a_reader_on_the_same_clock_is_told_one_time(signed_in: Browser, bob: Member, address: str) -> None:
    assert "yours," not in signed_in(bob).get(address).text


@pytest.mark.parametrize(
    ("cookie", "words"), [("Asia/Tokyo", "Tokyo time"), ("Europe/Lisbon", ""), ("../etc", ""), ("<b>", "")]
)
def test_a_strangers_browser_may_say_its_zone(client: FlaskClient, address: str, cookie: str, words: str) -> None:
    client.set_cookie("zone", cookie)

    html = client.get(address).text

    assert ("yours," in html) is bool(words)
    assert words in html


def test_another_day_on_the_readers_clock_is_said(client: FlaskClient, address: str) -> None:
    client.set_cookie("zone", "Asia/Tokyo")

    assert "<b>Thu 15 Oct</b>" in client.get(address).text


def test_the_page_is_valid_linked_data_and_cannot_be_broken_out_of(
    client: FlaskClient, lisbon: Chapter, linked_data: Callable[[str], dict[str, Any]]
) -> None:
    event = add_event(lisbon, title="</script><script>alert(1)</script>", slug="x")

    html = client.get(f"/events/{event.id}-x").text

    facts = linked_data(html)
    assert facts["name"] == "</script><script>alert(1)</script>"
    assert facts["startDate"] == "2026-10-14T19:00+01:00"
    assert facts["eventStatus"] == "https://schema.org/EventScheduled"
    assert "<script>alert" not in html


def test_a_cancelled_event_says_so_everywhere(
    client: FlaskClient, event: Event, address: str, linked_data: Callable[[str], dict[str, Any]], clock: StandingClock
) -> None:
    event.state, event.reason, event.cancelled_at = EventState.CANCELLED, "The roof is leaking.", clock.now
    saved(event)

    html = client.get(address).text

    assert "The roof is leaking." in html
    assert linked_data(html)["eventStatus"] == "https://schema.org/EventCancelled"
    assert "STATUS:CANCELLED" in client.get(f"/events/{event.id}.ics").text


def test_the_calendar_file_can_be_shared(client: FlaskClient, event: Event, address: str) -> None:
    answer = client.get(f"/events/{event.id}.ics")

    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.cache_control.public
    assert f"UID:event-{event.id}@localhost\r\n" in answer.text
    assert "DTSTART:20261014T180000Z" in answer.text
    assert f"URL:http://localhost{address}" in answer.text
    again = client.get(f"/events/{event.id}.ics", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_the_card_is_a_picture_of_the_size_that_previews_want(client: FlaskClient, event: Event, address: str) -> None:
    answer = client.get(f"/events/{event.id}/card.png")

    assert answer.content_type == "image/png"
    assert Image.open(io.BytesIO(answer.data)).size == (1200, 630)
    assert (
        f'<meta property="og:image" content="http://localhost/events/{event.id}/card.png">' in client.get(address).text
    )


def test_one_attendee_and_fifty_cost_the_same_number_of_queries(
    signed_in: Browser, event: Event, address: str, lisbon: Chapter, bob: Member, watch: Watch
) -> None:
    event.capacity = None
    saved(event)
    browser = signed_in(bob)
    going(event, bob)
    browser.get(address)
    with watch.statements() as for_one:
        browser.get(address)
    for member in add_members(49, lisbon):
        going(event, member)

    with watch.statements() as for_fifty:
        browser.get(address)

    assert len(for_fifty) == len(for_one) <= 7


def test_a_stranger_costs_at_most_four_queries(
    client: FlaskClient, event: Event, address: str, bob: Member, watch: Watch
) -> None:
    going(event, bob)
    client.get(address)

    with watch.statements() as seen:
        client.get(address)

    assert len(seen) <= 4


@dataclass
class Situation:
    """An event, a reader and a clock, to be brought into a situation by its name."""

    event: Event
    bob: Member
    lisbon: Chapter
    clock: StandingClock

    def nothing_said(self) -> None:
        """Bob has never said anything."""

    def going(self) -> None:
        going(self.event, self.bob)

    def going_with_a_guest(self) -> None:
        going(self.event, self.bob, guests=1)

    def maybe(self) -> None:
        say(rsvping.maybe, self.event.id, self.bob.id)

    def declined(self) -> None:
        say(rsvping.decline, self.event.id, self.bob.id)

    def full(self) -> None:
        self._give_places(1)
        going(self.event, add_member("Fill Up", self.lisbon))

    def waiting(self) -> None:
        self.full()
        going(self.event, self.bob)

    def promoted(self) -> None:
        self.waiting()
        self._give_places(2)

    def offered(self) -> None:
        self.waiting()
        self.clock.move_to(self.event.starts_at - timedelta(hours=10))
        self._give_places(2)

    def fewer(self) -> None:
        self._give_places(1)
        going(self.event, add_member("Fill Up", self.lisbon))
        going(self.event, self.bob, guests=2)
        self._give_places(3)

    def last_hours(self) -> None:
        self.waiting()
        self.clock.move_to(self.event.starts_at - timedelta(hours=2))

    def only_visitors_places(self) -> None:
        self._give_places(4)
        self.event.visitor_seats = 4
        saved(self.event)

    def cancelled(self) -> None:
        self.event.state = EventState.CANCELLED
        saved(self.event)

    def going_today(self) -> None:
        going(self.event, self.bob)
        self.clock.move_to(self.event.starts_at - timedelta(hours=3))

    def begun(self) -> None:
        self.clock.move_to(self.event.starts_at + timedelta(minutes=5))

    def over(self) -> None:
        self.clock.move_to(self.event.ends_at)

    def was_going(self) -> None:
        going(self.event, self.bob)
        self.over()

    def _give_places(self, count: int) -> None:
        with writing():
            rsvping.set_capacity(locked(self.event), count)


@pytest.fixture
def situation(event: Event, bob: Member, lisbon: Chapter, clock: StandingClock) -> Situation:
    """Lisbon's dinner, and bob, who reads about it."""
    return Situation(event, bob, lisbon, clock)


@pytest.mark.parametrize(
    ("name", "heading", "button"),
    [
        ("nothing said", "10 places left", "I’m going"),
        ("going", "You’re going", "Add to calendar"),
        ("going with a guest", "with 1 guest", "I can’t make it"),
        ("maybe", "You said maybe", "I’m going"),
        ("declined", "You said you can’t make it", "I’m going after all"),
        ("waiting", "You’re 1st on the waitlist", "Leave the waitlist"),
        ("full", "The one place is taken", "Join the waitlist"),
        ("promoted", "A place came up: you’re in", "Add to calendar"),
        ("offered", "It’s kept for you until Wed 14 Oct, 11:00, Lisbon time", "Take the place"),
        ("fewer", "2 places came up", "Take 2 places"),
        ("last hours", "Can you be there tonight?", "Yes, I’d come at once"),
        ("only visitors places", "4 more are kept for visitors until Mon 12 Oct, 19:00", "Join the waitlist"),
        ("cancelled", "Cancelled", "October dinner"),
        ("going today", "Tonight at 19:00", "Add to calendar"),
        ("begun", "It has begun", "October dinner"),
        ("over", "This is over", "October dinner"),
        ("was going", "Were you there?", "I was there"),
    ],
)
def test_the_panel_says_where_one_stands(
    signed_in: Browser, situation: Situation, address: str, name: str, heading: str, button: str
) -> None:
    getattr(situation, name.replace(" ", "_"))()

    html = signed_in(situation.bob).get(address).text

    panel = html[html.index('id="rsvp"') : html.index("</aside>")]
    assert heading in panel
    assert button in html
    assert panel.count('class="btn btn-block"') <= 1


def test_on_the_day_the_way_to_the_door_ends_in_one_full_stop(
    signed_in: Browser, situation: Situation, address: str
) -> None:
    situation.event.venue_id = add_venue(situation.lisbon, door="The round kiosk by the pond.").id
    saved(situation.event)
    situation.going_today()

    html = signed_in(situation.bob).get(address).text

    assert "Costa do Castelo 75, The round kiosk by the pond.</p>" in html


@pytest.mark.parametrize(("days_before", "is_promised"), [(3, True), (1, False)])
def test_a_reminder_is_promised_while_the_day_before_lies_ahead(
    signed_in: Browser, situation: Situation, address: str, days_before: int, is_promised: bool
) -> None:
    situation.clock.move_to(situation.event.starts_at - timedelta(days=days_before))
    situation.going()

    html = signed_in(situation.bob).get(address).text

    assert ("We’ll remind you the day before." in html) is is_promised


def test_a_traveller_is_told_that_they_visit(signed_in: Browser, carla: Member, address: str) -> None:
    assert "You’d be visiting from Charlotte" in signed_in(carla).get(address).text


def test_the_hosts_get_the_way_to_the_list(signed_in: Browser, alice: Member, event: Event, address: str) -> None:
    html = signed_in(alice).get(address).text

    assert "0 going, 0 waiting" in html
    assert f"/organise/events/{event.id}/attendees" in html


def test_a_seat_that_is_held_says_until_when(
    signed_in: Browser, event: Event, address: str, clock: StandingClock
) -> None:
    eve = add_member("Eve Santos", confirmed_at=None)
    say(rsvping.hold, event.id, eve.id)

    assert "Held for you until 13:30" in signed_in(eve).get(address).text
