"""What the page to manage a chapter on is made of."""

from datetime import UTC, date, datetime, time

import pytest

from chapters.models import Chapter
from chapters.queries import by_slug
from events.models import EventState
from events.organising import managing
from events.organising.managing import Managed
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import going
from tests.people import add_event


def managed() -> Managed:
    """Lisbon's dates."""
    return managing.managed(by_slug("lisbon"))


def test_a_chapter_without_dates_has_nothing_next(lisbon: Chapter) -> None:
    page = managed()

    assert (page.next, page.dates, page.more, page.visitors) == (None, [], 0, [])


def test_the_next_date_is_the_first_that_holds(lisbon: Chapter) -> None:
    add_event(lisbon, title="Off", state=EventState.CANCELLED)
    add_event(lisbon, title="On", starts_on=date(2026, 10, 20))

    page = managed()

    assert page.next is not None
    assert page.next.event.title == "On"
    assert [(dated.event.title, dated.is_off) for dated in page.dates] == [("Off", True), ("On", False)]


@pytest.mark.parametrize(
    ("starts_on", "soon"),
    [(date(2026, 10, 7), "today"), (date(2026, 10, 8), "tomorrow"), (date(2026, 10, 22), "in 15 days")],
)
def test_how_soon_it_is_is_counted_on_the_calendar_there(lisbon: Chapter, starts_on: date, soon: str) -> None:
    add_event(lisbon, starts_on=starts_on)

    page = managed()

    assert page.next is not None
    assert (page.next.soon, str(page.next.local)) == (soon, "19:00–21:30, Lisbon time")


def test_what_goes_on_past_midnight_is_neither_today_nor_ahead(lisbon: Chapter, clock: StandingClock) -> None:
    add_event(
        lisbon,
        start_time=time(22),
        starts_at=datetime(2026, 10, 14, 21, tzinfo=UTC),
        ends_at=datetime(2026, 10, 15, 1, tzinfo=UTC),
    )
    clock.move_to(datetime(2026, 10, 15, 0, tzinfo=UTC))

    page = managed()

    assert page.next is not None
    assert page.next.soon == ""


def test_a_full_date_with_people_waiting_needs_a_decision(
    lisbon: Chapter, bob: Member, carla: Member, dan: Member
) -> None:
    full, free = add_event(lisbon, capacity=1), add_event(lisbon, starts_on=date(2026, 10, 21))
    for member in (bob, carla):
        going(full, member)
    going(free, dan)

    page = managed()

    assert [(dated.event.id, dated.is_full) for dated in page.decisions] == [(full.id, True)]


def test_visitors_of_the_next_date_are_named(lisbon: Chapter, bob: Member, carla: Member) -> None:
    event = add_event(lisbon)
    going(event, bob)
    going(event, carla)

    assert [person.name for person in managed().visitors] == ["Carla Whitfield"]


def test_what_is_not_listed_is_counted(lisbon: Chapter) -> None:
    for number in range(26):
        add_event(lisbon, title=f"Dinner {number}")

    page = managed()

    assert (len(page.dates), page.more) == (24, 2)
