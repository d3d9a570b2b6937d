"""Telling travellers what was added, and forgetting trips that are long over."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import func, select

from chapters.models import Chapter
from core.database import db, writing
from events.models import EventState
from mail.models import Delivery, Message
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import mails_to
from tests.people import add_event
from trips import jobs, operations
from trips.itinerary import Stop
from trips.models import Trip

Keep = Callable[..., Trip]


def told() -> list[list[int]]:
    """The events that mails to travellers are about, mail by mail."""
    facts = db.session.scalars(select(Message.facts).where(Message.kind == "trip_news").order_by(Message.id))
    return [fact["events"] for fact in facts]


def test_what_is_added_is_told_once_a_day_in_one_mail_and_never_again(
    keep: Keep, carla: Member, lisbon: Chapter, week: Stop, clock: StandingClock
) -> None:
    add_event(lisbon)
    keep(carla, week)
    first, second = add_event(lisbon, title="First"), add_event(lisbon, title="Second")

    clock.forward(hours=23)
    jobs.tell_news()
    assert told() == []
    clock.forward(hours=1)
    assert jobs.tell_news() == 1
    assert jobs.tell_news() == 0
    third = add_event(lisbon, title="Third")
    clock.forward(hours=24)
    jobs.tell_news()
    clock.forward(hours=24)
    jobs.tell_news()

    assert told() == [[first.id, second.id], [third.id]]
    assert mails_to(carla) == ["trip_news", "trip_news"]


def test_what_is_elsewhere_on_other_days_or_called_off_is_no_news(
    keep: Keep, carla: Member, lisbon: Chapter, charlotte: Chapter, week: Stop, clock: StandingClock
) -> None:
    keep(carla, week)
    add_event(charlotte)
    add_event(lisbon, starts_on=date(2026, 10, 19))
    add_event(lisbon, state=EventState.CANCELLED)

    clock.forward(hours=24)
    jobs.tell_news()

    assert told() == []


def test_who_wants_no_news_gets_none_and_is_not_told_of_it_later(
    keep: Keep, carla: Member, lisbon: Chapter, week: Stop, clock: StandingClock
) -> None:
    trip = keep(carla, week, wants_news=False)
    add_event(lisbon)

    clock.forward(hours=24)
    jobs.tell_news()
    with writing():
        operations.change(trip.id, [week], operations.Wishes(wants_news=True))
    clock.forward(hours=24)
    jobs.tell_news()

    assert told() == []


def test_news_of_a_trip_that_is_taken_back_are_not_sent(
    keep: Keep, carla: Member, lisbon: Chapter, week: Stop, clock: StandingClock
) -> None:
    trip = keep(carla, week)
    add_event(lisbon)
    clock.forward(hours=24)
    jobs.tell_news()

    with writing():
        operations.withdraw(trip.id)

    assert db.session.scalars(select(Message.delivery)).all() == [Delivery.WITHDRAWN]


def test_a_trip_is_forgotten_thirty_days_after_its_end(
    keep: Keep, carla: Member, week: Stop, clock: StandingClock
) -> None:
    trip = keep(carla, week)

    clock.move_to(trip.ends_at)
    clock.forward(days=30, seconds=-1)
    assert jobs.purge() == 0
    clock.forward(seconds=1)
    assert jobs.purge() == 1

    assert db.session.scalar(select(func.count()).select_from(Trip)) == 0
