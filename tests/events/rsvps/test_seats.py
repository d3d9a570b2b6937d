"""Places that are offered, answered, passed on, and kept for visitors."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from chapters.models import Chapter
from core.database import db, writing
from core.refusal import Refused
from events.models import Event
from events.rsvps import jobs, rsvping, ties
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.seating import Promotion
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import counted, counts_of, going, locked, mails_to, say, state_of, waitlist_of
from tests.people import add_event, add_members, saved

DAY = timedelta(days=1)


@pytest.fixture
def full(lisbon: Chapter, bob: Member) -> Event:
    """Three places, which bob and two guests have; it begins on Wednesday 14 October at 18:00 UTC."""
    event = add_event(lisbon, capacity=3)
    going(event, bob, guests=2)
    return event


def asked(event: Event) -> list[int]:
    """The ids of those who are offered a place, in order."""
    rows = select(Rsvp.member_id).where(Rsvp.event_id == event.id, Rsvp.offered_until.is_not(None))
    return list(db.session.scalars(rows.order_by(Rsvp.place)))


def offered(event: Event) -> int:
    """How many places are kept for those who are asked, as the event's row says and as the rows of RSVPs say."""
    sizes = select(Rsvp.guests + 1).where(Rsvp.event_id == event.id, Rsvp.offered_until.is_not(None))
    kept = db.session.scalar(select(Event.seats_offered).where(Event.id == event.id)) or 0
    assert kept == sum(db.session.scalars(sizes))
    return kept


def is_right(event: Event) -> bool:
    """Whether the numbers on the row are those of the RSVPs."""
    return counts_of(event) == counted(event)


@pytest.fixture
def on_the_day(full: Event, clock: StandingClock, bob: Member, dan: Member, lisbon: Chapter) -> Event:
    """Dan and two more wait with a guest each; it is ten hours before, and bob has just given his places back."""
    for member in (dan, *add_members(2, lisbon)):
        going(full, member, guests=1)
    clock.move_to(full.starts_at - timedelta(hours=10))
    say(rsvping.withdraw, full.id, bob.id)
    return full


def test_on_the_last_day_the_next_is_asked_and_the_place_counts_as_taken(on_the_day: Event, dan: Member) -> None:
    assert (asked(on_the_day), state_of(on_the_day, dan)) == ([dan.id], RsvpState.WAITING)
    assert offered(on_the_day) == 2
    assert counts_of(on_the_day) == counted(on_the_day) == (0, 0, 0, 3)
    assert mails_to(dan) == ["waitlisted", "offered"]


def test_who_says_yes_has_the_place(on_the_day: Event, dan: Member) -> None:
    going(on_the_day, dan, guests=1)

    assert state_of(on_the_day, dan) is RsvpState.GOING
    assert offered(on_the_day) == 0
    assert counts_of(on_the_day) == counted(on_the_day) == (1, 2, 0, 2)
    assert mails_to(dan) == ["waitlisted", "offered", "youre_in"]


def test_saying_yes_twice_is_saying_it_once(on_the_day: Event, dan: Member) -> None:
    going(on_the_day, dan, guests=1)
    going(on_the_day, dan, guests=1)

    assert counts_of(on_the_day) == counted(on_the_day) == (1, 2, 0, 2)
    assert mails_to(dan).count("youre_in") == 1


@pytest.mark.parametrize("verb", [rsvping.decline, rsvping.maybe, rsvping.withdraw])
def test_who_lets_it_go_leaves_it_to_the_next(on_the_day: Event, dan: Member, verb: object) -> None:
    say(verb, on_the_day.id, dan.id)  # type: ignore[arg-type]

    assert len(asked(on_the_day)) == 1
    assert asked(on_the_day) != [dan.id]
    assert is_right(on_the_day)


def test_an_offer_that_runs_out_goes_to_the_next_and_who_was_asked_waits_last(
    on_the_day: Event, dan: Member, clock: StandingClock
) -> None:
    second = waitlist_of(on_the_day)[1]
    clock.forward(hours=2)

    assert jobs.pass_on() == 1

    assert asked(on_the_day) == [second]
    assert waitlist_of(on_the_day)[-1] == dan.id
    assert is_right(on_the_day)


def test_an_offer_is_not_passed_on_before_its_time(on_the_day: Event, dan: Member, clock: StandingClock) -> None:
    clock.forward(hours=1, minutes=59)

    assert jobs.pass_on() == 0
    assert asked(on_the_day) == [dan.id]


def test_somebody_who_waits_alone_is_not_asked_the_same_again_and_again(
    full: Event, dan: Member, bob: Member, clock: StandingClock
) -> None:
    going(full, dan)
    clock.move_to(full.starts_at - timedelta(hours=10))
    say(rsvping.withdraw, full.id, bob.id)
    clock.forward(hours=2)

    assert [jobs.pass_on(), jobs.pass_on()] == [1, 0]

    assert mails_to(dan) == ["waitlisted", "offered"]
    assert going(full, dan).state is RsvpState.GOING


def test_a_newcomer_takes_a_place_at_once_that_nobody_before_can_use(on_the_day: Event, carla: Member) -> None:
    assert going(on_the_day, carla).state is RsvpState.GOING

    assert is_right(on_the_day)
    assert offered(on_the_day) == 2


def test_a_newcomer_does_not_pass_those_who_are_asked(full: Event, carla: Member, dan: Member, bob: Member) -> None:
    event = full
    going(event, dan, guests=2)
    event.promotion = Promotion.ASK_FIRST
    saved(event)
    say(rsvping.withdraw, event.id, bob.id)

    assert going(event, carla).state is RsvpState.WAITING
    assert asked(event) == [dan.id]


def test_a_party_that_is_asked_may_come_with_fewer(on_the_day: Event, dan: Member) -> None:
    going(on_the_day, dan, guests=0)

    assert counts_of(on_the_day) == counted(on_the_day) == (1, 1, 0, 2)
    assert offered(on_the_day) == 2


def test_in_the_last_hours_only_who_says_so_comes_to_a_place(
    full: Event, dan: Member, carla: Member, bob: Member, clock: StandingClock
) -> None:
    going(full, dan)
    going(full, carla)
    clock.move_to(full.starts_at - timedelta(hours=2))
    going(full, carla)

    say(rsvping.withdraw, full.id, bob.id)

    assert (state_of(full, carla), state_of(full, dan)) == (RsvpState.GOING, RsvpState.WAITING)
    assert going(full, dan).state is RsvpState.GOING
    assert is_right(full)


def test_hosts_who_ask_first_keep_a_place_for_twelve_hours(
    full: Event, dan: Member, bob: Member, clock: StandingClock
) -> None:
    full.promotion = Promotion.ASK_FIRST
    saved(full)
    going(full, dan)

    say(rsvping.withdraw, full.id, bob.id)

    until = db.session.scalar(select(Rsvp.offered_until).where(Rsvp.member_id == dan.id))
    # Noon UTC is 13:00 in Lisbon: nine hours until the night, three from eight in the morning on.
    assert until == clock.now + timedelta(hours=22)


def test_the_night_that_is_not_counted_is_the_one_there(
    charlotte: Chapter, carla: Member, dan: Member, clock: StandingClock
) -> None:
    event = add_event(charlotte, capacity=1, promotion=Promotion.ASK_FIRST)
    going(event, carla)
    going(event, dan)

    say(rsvping.withdraw, event.id, carla.id)

    until = db.session.scalar(select(Rsvp.offered_until).where(Rsvp.member_id == dan.id))
    # Noon UTC is eight in the morning in Charlotte: all twelve hours are of one day.
    assert until == clock.now + timedelta(hours=12)


def test_a_place_kept_for_visitors_is_theirs_and_they_may_have_any_other(
    lisbon: Chapter, bob: Member, alice: Member, carla: Member
) -> None:
    event = add_event(lisbon, capacity=2, visitor_seats=1)
    going(event, bob)

    assert going(event, alice).state is RsvpState.WAITING
    assert going(event, carla).state is RsvpState.GOING
    assert counts_of(event) == counted(event) == (2, 2, 1, 1)


def test_visitors_are_never_refused_while_a_place_is_free(lisbon: Chapter, carla: Member, dan: Member) -> None:
    event = add_event(lisbon, capacity=2, visitor_seats=1)

    assert going(event, carla, guests=1).state is RsvpState.GOING
    assert going(event, dan).state is RsvpState.WAITING


def test_two_days_before_places_kept_for_visitors_are_anybodys(
    lisbon: Chapter, bob: Member, clock: StandingClock
) -> None:
    event = add_event(lisbon, capacity=1, visitor_seats=1)
    going(event, bob)
    clock.move_to(event.starts_at - 2 * DAY - timedelta(seconds=1))
    too_early = jobs.pass_on()
    clock.forward(seconds=1)

    assert (too_early, jobs.pass_on(), jobs.pass_on()) == (0, 1, 0)

    assert state_of(event, bob) is RsvpState.GOING


def test_guests_of_those_at_home_do_not_take_what_is_kept_for_visitors(lisbon: Chapter, bob: Member) -> None:
    event = add_event(lisbon, capacity=2, visitor_seats=1)
    going(event, bob)

    with pytest.raises(Refused, match="No place is free for another guest"):
        going(event, bob, guests=1)


def test_who_moves_away_takes_a_place_kept_for_visitors_with_them(
    lisbon: Chapter, charlotte: Chapter, bob: Member, alice: Member
) -> None:
    event = add_event(lisbon, capacity=2, visitor_seats=1)
    going(event, bob)
    going(event, alice)

    say(ties.home_moved, bob, charlotte)

    assert state_of(event, alice) is RsvpState.GOING
    assert is_right(event)


def test_who_is_gone_frees_what_they_were_offered(on_the_day: Event, dan: Member) -> None:
    say(ties.member_banned, dan)

    assert len(asked(on_the_day)) == 1
    assert is_right(on_the_day)
    assert offered(on_the_day) == 2


def test_fewer_places_than_are_taken_and_offered_are_refused(on_the_day: Event) -> None:
    with pytest.raises(Refused, match="2 places are taken"), writing():
        rsvping.set_capacity(locked(on_the_day), 1)


@pytest.mark.parametrize(
    ("numbers", "check"),
    [
        ({"capacity": 3, "seats_taken": 2, "seats_offered": 2}, "seats"),
        ({"capacity": 3, "seats_taken": 4}, "seats"),
        ({"seats_offered": -1}, "seats"),
        ({"fewer": 1}, "fewer"),
        ({"fewer": 0, "fewer_to": 1}, "fewer"),
    ],
)
def test_the_database_takes_no_numbers_that_cannot_be(full: Event, numbers: dict[str, int], check: str) -> None:
    with pytest.raises(IntegrityError, match=f"ck_event_{check}"), writing():
        db.session.execute(update(Event).where(Event.id == full.id).values(numbers))


def test_who_let_an_offer_of_such_a_place_run_out_is_not_asked_again(
    lisbon: Chapter, bob: Member, clock: StandingClock
) -> None:
    event = add_event(lisbon, capacity=1, visitor_seats=1, promotion=Promotion.ASK_FIRST)
    going(event, bob)
    clock.move_to(event.starts_at - 2 * DAY)
    jobs.pass_on()
    before = asked(event)
    clock.forward(hours=23)

    assert (jobs.pass_on(), jobs.pass_on()) == (1, 0)

    assert (before, asked(event)) == ([bob.id], [])
    assert mails_to(bob) == ["waitlisted", "offered"]
