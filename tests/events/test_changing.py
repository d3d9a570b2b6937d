"""One date changed or called off: what becomes of it, and who is told."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from core.refusal import Refused
from events import changing
from events.models import Event, EventState
from events.plans import Place
from events.rsvps import jobs, rsvping
from events.rsvps.models import RsvpState
from mail.models import Delivery, Message
from members.models import Act, Member
from tests.conftest import StandingClock
from tests.events.planning import details_of, events_of, scheduled
from tests.events.rsvps.saying import going, mails_to, say, state_of
from tests.people import add_event, add_venue, saved


def edit(event: Event, by: Member, **changed: Any) -> int:
    """Change an event as a view does."""
    with writing():
        return changing.edit(event, details_of(event, **changed), by=by)


def cancel(event: Event, by: Member, reason: str = "The roof is leaking on the books.") -> int:
    """Call an event off as a view does."""
    with writing():
        return changing.cancel(event, reason, by=by)


def now(event: Event) -> Event:
    """The event as its row says."""
    return db.session.scalars(
        select(Event).where(Event.id == event.id), execution_options={"populate_existing": True}
    ).one()


def test_a_new_time_is_told_to_those_going_waiting_and_undecided(
    lisbon: Chapter, alice: Member, bob: Member, carla: Member, dan: Member
) -> None:
    event = add_event(lisbon, capacity=1)
    going(event, bob)
    going(event, carla)
    say(rsvping.maybe, event.id, dan.id)
    say(rsvping.decline, event.id, alice.id)

    told = edit(event, alice, start_time=time(20))

    assert told == 3
    assert mails_to(bob)[-1] == mails_to(carla)[-1] == mails_to(dan)[-1] == "changed"
    assert mails_to(alice) == []
    assert (now(event).starts_at, now(event).sequence) == (datetime(2026, 10, 14, 19, tzinfo=UTC), 1)


def test_another_venue_is_told_with_the_one_before(event: Event, lisbon: Chapter, alice: Member, bob: Member) -> None:
    event.venue_id = add_venue(lisbon).id
    saved(event)
    going(event, bob)

    edit(event, alice, place=Place(name="Casa do Alpendre"))

    facts = db.session.scalars(select(Message.facts).where(Message.kind == "changed")).one()
    before = {"at": "2026-10-14T18:00:00+00:00", "where": "Café da Garagem", "off": False}
    assert facts["events"] == {str(event.id): before}


def test_a_typo_is_told_to_nobody_and_leaves_the_sequence(event: Event, alice: Member, bob: Member) -> None:
    going(event, bob)

    told = edit(event, alice, title="October supper", description="With soup", cost="5 €")

    assert told == 0
    assert mails_to(bob) == ["youre_in"]
    assert (now(event).title, now(event).slug, now(event).sequence) == ("October supper", "october-supper", 0)
    assert now(event).is_edited


def test_two_changes_before_the_mail_leaves_are_one_mail_that_knows_the_first_time(
    event: Event, alice: Member, bob: Member
) -> None:
    going(event, bob)
    edit(event, alice, start_time=time(20))

    edit(event, alice, start_time=time(20, 30))

    facts = db.session.scalars(select(Message.facts).where(Message.kind == "changed")).all()
    assert [fact["events"][str(event.id)]["at"] for fact in facts] == ["2026-10-14T18:00:00+00:00"]


def test_a_change_after_the_mail_has_left_is_told_again(event: Event, alice: Member, bob: Member) -> None:
    going(event, bob)
    edit(event, alice, start_time=time(20))
    for message in db.session.scalars(select(Message)):
        message.delivery = Delivery.SENT
    db.session.commit()

    edit(event, alice, start_time=time(20, 30))

    assert mails_to(bob).count("changed") == 2


def test_who_was_reminded_of_the_old_day_is_reminded_of_the_new_one(
    event: Event, alice: Member, bob: Member, clock: StandingClock
) -> None:
    going(event, bob)
    clock.move_to(event.starts_at - timedelta(hours=23))
    jobs.remind()
    edit(event, alice, starts_on=date(2026, 10, 20))
    clock.move_to(now(event).starts_at - timedelta(days=1))

    jobs.remind()

    reminders = db.session.scalars(select(Message.delivery).where(Message.kind == "reminder").order_by(Message.id))
    assert reminders.all() == [Delivery.WITHDRAWN, Delivery.QUEUED]


def test_a_new_day_says_from_where_it_was_moved_until_it_is_back(event: Event, alice: Member) -> None:
    edit(event, alice, starts_on=date(2026, 10, 15))
    edit(event, alice, starts_on=date(2026, 10, 16))
    moved_from_at = now(event).moved_from_at

    edit(event, alice, starts_on=date(2026, 10, 14))

    assert moved_from_at == datetime(2026, 10, 14, 18, tzinfo=UTC)
    assert now(event).moved_from_at is None


def test_the_other_dates_of_a_series_stay_as_they_are(lisbon: Chapter, alice: Member) -> None:
    made = scheduled(lisbon, alice)
    second = events_of(made.series_id)[1]
    before = [(row.id, row.starts_at, row.title) for row in events_of(made.series_id) if row.id != second.id]

    edit(second, alice, starts_on=date(2026, 11, 17), title="On a Tuesday")

    rows = [(row.id, row.starts_at, row.title) for row in events_of(made.series_id) if row.id != second.id]
    assert rows == before
    assert now(second).original_on == date(2026, 11, 19)


def test_places_that_are_added_seat_those_who_wait(lisbon: Chapter, alice: Member, bob: Member, carla: Member) -> None:
    event = add_event(lisbon, capacity=1)
    going(event, bob)
    going(event, carla)

    told = edit(event, alice, capacity=2)

    assert told == 0
    assert state_of(event, carla) is RsvpState.GOING
    assert mails_to(carla) == ["waitlisted", "place_came_up"]


@pytest.mark.parametrize(
    ("changed", "sentence", "field"),
    [
        ({"capacity": 1}, "2 places are taken: choose 2 or more", "capacity"),
        ({"starts_on": date(2026, 10, 6)}, "That time has passed already", "starts_on"),
        ({"starts_on": date(2029, 1, 1)}, "Choose a day within two years", "starts_on"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_everything(
    event: Event, alice: Member, bob: Member, changed: dict[str, Any], sentence: str, field: str
) -> None:
    going(event, bob, guests=1)

    with pytest.raises(Refused, match=sentence) as refused:
        edit(event, alice, title="Another", **changed)

    assert refused.value.field == field
    assert now(event).title == "October dinner"
    assert mails_to(bob) == ["youre_in"]


def test_what_goes_on_may_still_be_described(event: Event, alice: Member, clock: StandingClock) -> None:
    clock.move_to(datetime(2026, 10, 14, 19, tzinfo=UTC))

    edit(event, alice, walking_in="Ring twice")

    assert now(event).walking_in == "Ring twice"


def test_what_has_passed_is_neither_changed_nor_called_off(event: Event, alice: Member, clock: StandingClock) -> None:
    clock.forward(days=8)

    for verb in (edit, cancel):
        with pytest.raises(Refused, match="This date has passed"):
            verb(event, alice)


def test_a_cancelled_date_keeps_its_row_and_says_why(event: Event, alice: Member, clock: StandingClock) -> None:
    cancel(event, alice)

    assert (now(event).state, now(event).reason) == (EventState.CANCELLED, "The roof is leaking on the books.")
    assert (now(event).cancelled_at, now(event).sequence) == (clock.now, 1)
    with pytest.raises(Refused, match="This date is cancelled"):
        edit(event, alice)


def test_everybody_with_an_rsvp_is_told_of_a_cancellation_and_reminded_of_nothing(
    lisbon: Chapter, alice: Member, bob: Member, carla: Member, dan: Member
) -> None:
    event = add_event(lisbon, capacity=1)
    going(event, bob)
    going(event, carla)
    say(rsvping.maybe, event.id, dan.id)
    edit(event, alice, start_time=time(20))

    told = cancel(event, alice)

    assert told == 3
    queued = select(Message.kind).where(Message.delivery == Delivery.QUEUED)
    kinds = sorted(db.session.scalars(queued))
    assert kinds == ["cancelled"] * 3 + ["changed"] * 3 + ["waitlisted", "youre_in"]


def test_called_off_twice_is_called_off_once(event: Event, alice: Member, bob: Member) -> None:
    going(event, bob)
    cancel(event, alice)

    told = cancel(event, alice, "Another reason")

    assert told == 0
    assert (now(event).reason, now(event).sequence) == ("The roof is leaking on the books.", 1)
    assert mails_to(bob).count("cancelled") == 1


def test_a_change_across_a_change_of_clocks_keeps_the_wall_time(event: Event, alice: Member) -> None:
    edit(event, alice, starts_on=date(2026, 10, 26))

    assert now(event).starts_at == datetime(2026, 10, 26, 19, tzinfo=UTC)
    assert now(event).ends_at - now(event).starts_at == timedelta(hours=2, minutes=30)


def test_who_changed_and_who_called_off_is_on_record(event: Event, alice: Member) -> None:
    edit(event, alice, title="Another")
    cancel(event, alice)

    acts = db.session.execute(select(Act.action, Act.subject).order_by(Act.id)).all()
    assert acts == [("event.edit", f"event:{event.id}"), ("event.cancel", f"event:{event.id}")]
