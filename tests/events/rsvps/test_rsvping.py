"""RSVPs: seats, parties, the waitlist and what is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from chapters.models import Chapter, ChapterState
from core.database import db
from core.models import Version
from core.refusal import Refused
from events.models import Event, EventState
from events.rsvps import rsvping
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member, Visibility
from tests.conftest import StandingClock
from tests.events.rsvps.saying import counted, counts_of, going, mails_to, say, state_of, waitlist_of
from tests.people import add_event, add_members, saved


@pytest.fixture
def small(lisbon: Chapter) -> Event:
    """An event with three places."""
    return add_event(lisbon, capacity=3)


def test_a_free_seat_is_taken_at_once(event: Event, bob: Member) -> None:
    rsvp = going(event, bob, guests=1)

    assert rsvp.state is RsvpState.GOING
    assert counts_of(event) == counted(event) == (1, 2, 0, 0)
    assert mails_to(bob) == ["youre_in"]


def test_a_full_event_puts_the_next_rsvp_on_the_waitlist(small: Event, bob: Member, dan: Member) -> None:
    going(small, bob, guests=2)

    assert going(small, dan).state is RsvpState.WAITING

    assert counts_of(small) == counted(small) == (1, 3, 0, 1)
    assert mails_to(dan) == ["waitlisted"]


def test_the_same_word_twice_is_one_rsvp_and_one_mail(event: Event, bob: Member) -> None:
    first, second = going(event, bob, guests=1), going(event, bob, guests=1)

    assert first.id == second.id
    assert counts_of(event) == (1, 2, 0, 0)
    assert mails_to(bob) == ["youre_in"]


def test_a_seat_given_back_goes_to_the_first_in_order(small: Event, bob: Member, lisbon: Chapter) -> None:
    first, second = add_members(2, lisbon)
    going(small, bob, guests=2)
    going(small, first)
    going(small, second)

    say(rsvping.withdraw, small.id, bob.id)

    assert (state_of(small, first), state_of(small, second)) == (RsvpState.GOING, RsvpState.GOING)
    assert mails_to(first) == ["waitlisted", "place_came_up"]
    assert counts_of(small) == counted(small) == (2, 2, 0, 0)


def test_a_party_that_does_not_fit_stays_first_and_holds_up_nobody(
    small: Event, bob: Member, alice: Member, lisbon: Chapter
) -> None:
    large, single = add_members(2, lisbon)
    going(small, alice)
    going(small, bob, guests=1)
    going(small, large, guests=2)
    going(small, single)

    say(rsvping.withdraw, small.id, alice.id)

    assert waitlist_of(small) == [large.id]
    assert state_of(small, single) is RsvpState.GOING


def test_a_newcomer_takes_a_place_that_is_too_small_for_those_who_wait(
    small: Event, bob: Member, dan: Member, carla: Member
) -> None:
    going(small, bob, guests=1)
    going(small, dan, guests=1)

    assert going(small, carla).state is RsvpState.GOING

    assert waitlist_of(small) == [dan.id]


def test_leaving_the_waitlist_and_coming_back_loses_the_place(small: Event, bob: Member, lisbon: Chapter) -> None:
    first, second = add_members(2, lisbon)
    going(small, bob, guests=2)
    going(small, first)
    going(small, second)

    say(rsvping.withdraw, small.id, first.id)
    going(small, first)

    assert waitlist_of(small) == [second.id, first.id]


def test_a_smaller_party_frees_seats_for_those_who_wait(small: Event, bob: Member, dan: Member) -> None:
    going(small, bob, guests=2)
    going(small, dan)

    going(small, bob, guests=1)

    assert state_of(small, dan) is RsvpState.GOING
    assert counts_of(small) == counted(small) == (2, 3, 0, 0)


def test_a_larger_party_takes_what_is_free(small: Event, bob: Member) -> None:
    going(small, bob)

    going(small, bob, guests=2)

    assert counts_of(small) == counted(small) == (1, 3, 0, 0)


def test_a_larger_party_that_does_not_fit_is_refused_and_keeps_what_it_has(
    small: Event, bob: Member, dan: Member
) -> None:
    going(small, dan, guests=1)
    going(small, bob)

    with pytest.raises(Refused, match="No place is free for another guest"):
        going(small, bob, guests=1)

    assert state_of(small, bob) is RsvpState.GOING
    assert counts_of(small) == counted(small) == (2, 3, 0, 0)


def test_a_smaller_party_on_the_waitlist_is_seated_when_it_fits(small: Event, bob: Member, dan: Member) -> None:
    going(small, bob, guests=1)
    going(small, dan, guests=2)

    assert going(small, dan, guests=0).state is RsvpState.GOING

    assert counts_of(small) == counted(small) == (2, 3, 0, 0)


def test_a_larger_party_on_the_waitlist_keeps_its_place(small: Event, bob: Member, lisbon: Chapter) -> None:
    first, second = add_members(2, lisbon)
    going(small, bob, guests=2)
    going(small, first)
    going(small, second)

    going(small, first, guests=2)

    assert waitlist_of(small) == [first.id, second.id]


def test_guests_that_are_not_named_stay_as_they_were(event: Event, bob: Member) -> None:
    going(event, bob, guests=2)

    assert say(rsvping.rsvp, event.id, bob.id).guests == 2


def test_more_guests_than_the_event_takes_are_refused(event: Event, bob: Member) -> None:
    with pytest.raises(Refused, match="2 guests at most"):
        going(event, bob, guests=3)

    assert state_of(event, bob) is None


@pytest.mark.parametrize("verb", [rsvping.rsvp, rsvping.maybe, rsvping.decline])
@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"state": EventState.CANCELLED}, "cancelled"),
        ({"hours": 1}, "has begun"),
        ({"hours": 5}, "is over"),
    ],
)
def test_an_event_that_is_cancelled_or_has_begun_takes_no_rsvp(
    event: Event, bob: Member, clock: StandingClock, verb: Callable[..., Any], changed: dict[str, Any], words: str
) -> None:
    event.state = changed.get("state", EventState.PUBLISHED)
    saved(event)
    clock.move_to(event.starts_at + timedelta(hours=changed.get("hours", -48)))

    with pytest.raises(Refused, match=words):
        say(verb, event.id, bob.id)

    assert state_of(event, bob) is None


def test_a_suspended_chapter_takes_no_rsvp(event: Event, bob: Member, lisbon: Chapter) -> None:
    lisbon.is_suspended = True
    saved(lisbon)

    with pytest.raises(Refused, match="closed at the moment"):
        going(event, bob)


@pytest.mark.parametrize("state", [ChapterState.APPLIED, ChapterState.ARCHIVED])
def test_a_shut_chapter_takes_no_rsvp(event: Event, bob: Member, lisbon: Chapter, state: ChapterState) -> None:
    lisbon.state = state
    saved(lisbon)

    with pytest.raises(Refused, match="closed at the moment"):
        going(event, bob)


def test_giving_back_never_closes_but_seats_nobody_once_it_has_begun(
    small: Event, bob: Member, dan: Member, clock: StandingClock
) -> None:
    going(small, bob, guests=2)
    going(small, dan)
    clock.move_to(small.starts_at + timedelta(minutes=10))

    say(rsvping.decline, small.id, bob.id)

    assert state_of(small, bob) is RsvpState.DECLINED
    assert waitlist_of(small) == [dan.id]
    assert counts_of(small) == counted(small) == (0, 0, 0, 1)


def test_withdrawing_twice_is_withdrawing_once(event: Event, bob: Member) -> None:
    going(event, bob)

    say(rsvping.withdraw, event.id, bob.id)
    say(rsvping.withdraw, event.id, bob.id)

    assert counts_of(event) == counted(event) == (0, 0, 0, 0)


def test_maybe_keeps_no_seat(small: Event, bob: Member, dan: Member) -> None:
    going(small, bob, guests=2)
    going(small, dan)

    say(rsvping.maybe, small.id, bob.id)

    assert state_of(small, bob) is RsvpState.MAYBE
    assert state_of(small, dan) is RsvpState.GOING


def test_declining_without_an_rsvp_is_a_word_too(event: Event, bob: Member) -> None:
    say(rsvping.decline, event.id, bob.id)

    assert state_of(event, bob) is RsvpState.DECLINED
    assert mails_to(bob) == []


def test_an_unknown_event_is_refused(bob: Member) -> None:
    with pytest.raises(Refused, match="not here any more"):
        say(rsvping.rsvp, 999_999, bob.id)


def test_a_closed_account_says_nothing(event: Event, bob: Member, clock: StandingClock) -> None:
    bob.banned_at = clock.now
    saved(bob)

    with pytest.raises(Refused, match="account is closed"):
        going(event, bob)


def test_a_visitor_is_marked_without_being_asked(event: Event, carla: Member, charlotte: Chapter) -> None:
    rsvp = going(event, carla, guests=1)

    assert (rsvp.is_visitor, rsvp.home_id) == (True, charlotte.id)
    assert counts_of(event) == counted(event) == (1, 2, 2, 0)


def test_who_is_at_home_nowhere_is_no_visitor(event: Event, dan: Member) -> None:
    assert going(event, dan).is_visitor is False


def test_a_visitors_rsvp_is_never_for_everybody(event: Event, carla: Member) -> None:
    assert going(event, carla, visibility=Visibility.EVERYBODY).visibility is Visibility.ATTENDEES


def test_a_choice_of_visibility_is_remembered_for_the_next_event(event: Event, small: Event, bob: Member) -> None:
    going(event, bob, visibility=Visibility.EVERYBODY)

    assert going(small, bob).visibility is Visibility.EVERYBODY


def test_visibility_can_be_changed_without_another_mail(event: Event, bob: Member) -> None:
    going(event, bob)

    assert going(event, bob, visibility=Visibility.ORGANISERS).visibility is Visibility.ORGANISERS

    assert mails_to(bob) == ["youre_in"]


def test_lists_that_show_the_number_are_built_anew(event: Event, bob: Member) -> None:
    going(event, bob)

    assert set(db.session.scalars(select(Version.scope))) == {"site", "chapter:lisbon"}


def test_a_word_that_changes_no_number_leaves_lists_alone(event: Event, bob: Member) -> None:
    say(rsvping.maybe, event.id, bob.id)

    assert db.session.scalar(select(func.count()).select_from(Version)) == 0


def test_a_long_waitlist_is_not_read_to_seat_one(
    small: Event, bob: Member, dan: Member, lisbon: Chapter, watch: Any
) -> None:
    waiting = add_members(20, lisbon)
    going(small, bob, guests=2)
    for member in waiting:
        going(small, member)

    with watch.statements() as with_twenty:
        going(small, dan)

    assert len([statement for statement in with_twenty if "FROM rsvp" in statement]) == 0
    assert waitlist_of(small)[-1] == dan.id


def test_places_without_a_number_are_never_full(lisbon: Chapter) -> None:
    boundless = add_event(lisbon, capacity=None)

    rsvps = [going(boundless, member, guests=2) for member in add_members(3, lisbon)]

    assert {rsvp.state for rsvp in rsvps} == {RsvpState.GOING}
    assert counts_of(boundless) == counted(boundless) == (3, 9, 0, 0)


def test_rsvps_of_one_person_stay_one_row(event: Event, bob: Member) -> None:
    for verb in (rsvping.rsvp, rsvping.maybe, rsvping.rsvp, rsvping.decline, rsvping.rsvp):
        say(verb, event.id, bob.id)

    assert db.session.scalar(select(func.count()).select_from(Rsvp)) == 1
    assert counts_of(event) == counted(event) == (1, 1, 0, 0)
