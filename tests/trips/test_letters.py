"""What travellers are written."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from events.models import EventState
from mail import letters
from mail.models import Message
from members.models import Member
from tests.conftest import StandingClock
from tests.people import add_event, add_venue, saved
from trips import jobs
from trips.itinerary import Stop
from trips.models import Trip

Keep = Callable[..., Trip]


def added(keep: Keep, carla: Member, lisbon: Chapter, week: Stop, clock: StandingClock) -> tuple[Any, Any]:
    """Two events added along carla's trip, and the message about them."""
    keep(carla, week)
    venue = add_venue(lisbon)
    dinner = add_event(lisbon, venue_id=venue.id)
    add_event(lisbon, title="Small table", starts_on=date(2026, 10, 15))
    clock.forward(hours=24)
    jobs.tell_news()
    return dinner, db.session.scalars(select(Message)).one()


def test_news_say_what_was_added_when_and_where(
    app: Flask, keep: Keep, carla: Member, lisbon: Chapter, week: Stop, clock: StandingClock
) -> None:
    _, message = added(keep, carla, lisbon, week, clock)

    made = letters.render(message)

    assert made
    assert made["Subject"] == "Added while you’re in Lisbon: 2 events"
    body = made.get_body(("plain",))
    assert body
    plain = body.get_content()
    assert "October dinner\nWed 14 Oct, 19:00–21:30, Lisbon time\nCafé da Garagem, Costa do Castelo 75, Lisbon" in plain
    assert "Small table" in plain
    assert "Nobody else knows of this mail" in plain
    assert "/trips/stop/" in made["List-Unsubscribe"]


def test_what_was_called_off_meanwhile_is_not_told(
    app: Flask, keep: Keep, carla: Member, lisbon: Chapter, week: Stop, clock: StandingClock
) -> None:
    dinner, message = added(keep, carla, lisbon, week, clock)
    dinner.state = EventState.CANCELLED
    saved(dinner)

    made = letters.render(message)

    assert made and made["Subject"] == "Added while you’re in Lisbon: Small table"


def test_one_press_in_the_mail_stops_mails_about_that_trip(
    client: FlaskClient, keep: Keep, carla: Member, lisbon: Chapter, week: Stop, clock: StandingClock
) -> None:
    _, message = added(keep, carla, lisbon, week, clock)
    made = letters.render(message)
    assert made
    path = made["List-Unsubscribe"].strip("<>").partition("localhost")[2]

    asked, done = client.get(path), client.post(path)

    assert "Stop these mails?" in asked.text and "Lisbon" not in asked.text
    assert "We no longer mail you" in done.text
    assert letters.render(message) is None
    assert client.get("/trips/stop/forged").status_code == 404
