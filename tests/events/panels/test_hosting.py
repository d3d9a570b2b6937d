"""What those who run an event are told of their own RSVP, under what they run."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from events.models import Event
from events.rsvps import rsvping
from events.rsvps.models import RsvpState
from members.models import Member
from tests.events.rsvps.saying import going, say, state_of
from tests.people import add_event, add_member
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]


@pytest.fixture
def crowded(lisbon: Chapter, alice: Member, bob: Member) -> Event:
    """Both places of an event are taken, and alice, who runs it, waits for three."""
    event = add_event(lisbon, capacity=2, guests=5)
    going(event, bob, guests=1)
    going(event, alice, guests=2)
    return event


def panel(browser: FlaskClient, event: Event) -> str:
    """The RSVP panel of an event's page."""
    html = browser.get(f"/events/{event.id}-{event.slug}").text
    return html[html.index('id="rsvp"') : html.index("</aside>")]


def test_a_host_who_waits_takes_the_fewer_places_that_came_up(
    signed_in: Browser, alice: Member, bob: Member, crowded: Event
) -> None:
    browser = signed_in(alice)
    say(rsvping.withdraw, crowded.id, bob.id)

    offered = panel(browser, crowded)
    answer = post(browser, f"/events/{crowded.id}/rsvp/fewer", places="2", answer="take")

    assert "<b>2 places came up</b>: You asked for 3. Take 2 now, or stay first for all 3." in offered
    assert 'name="answer" value="take">Take 2 places</button>' in offered
    assert offered.count('class="btn btn-block"') == 1
    assert answer.status_code == 303
    assert state_of(crowded, alice) is RsvpState.GOING
    assert "0 going" not in panel(browser, crowded)


def test_a_host_reads_what_anybody_in_their_place_does(signed_in: Browser, alice: Member, crowded: Event) -> None:
    told = panel(signed_in(alice), crowded)

    assert "1 going, 1 waiting" in told
    assert "<b>You’re 1st on the waitlist</b>: We mail you when a place comes free." in told
    assert "Leave the waitlist" in told


def test_a_host_who_has_said_nothing_is_given_the_form_alone(
    signed_in: Browser, alice: Member, lisbon: Chapter
) -> None:
    event = add_event(lisbon, capacity=2)
    free = panel(signed_in(alice), event)
    going(event, add_member("Fill Up", lisbon), guests=1)
    full = panel(signed_in(alice), event)

    assert ("I’m going" in free, "2 places left" in free) == (True, False)
    assert ("Join the waitlist" in full, "are taken" in full) == (True, False)
