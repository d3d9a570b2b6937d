"""Standing RSVPs on dates: an own word goes before them, capacity holds, and two workers make one row of one."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from chapters.models import Chapter
from core.database import db, writing
from core.sqlite import engines
from events import scheduling
from events.models import Event, Series
from events.rsvps import rows, rsvping
from events.rsvps.models import Rsvp, RsvpState
from events.standing import carrying, due, jobs, promising, queries
from members.models import Member, Visibility
from tests.conftest import StandingClock
from tests.events.planning import events_of
from tests.events.rsvps import unlocked
from tests.events.rsvps.saying import counted, counts_of, going, mails_to, say, state_of, waitlist_of
from tests.events.standing.standing import DATES, carried_until, is_due, said_by, stand, table_of
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_member, add_members


@pytest.fixture
def table(lisbon: Chapter, alice: Member) -> Series:
    """Lisbon's third Thursdays."""
    return table_of(lisbon, alice)


def test_an_own_word_on_a_date_is_never_overridden(table: Series, bob: Member) -> None:
    declined, withdrawn, maybe, *_others = events_of(table.id)
    say(rsvping.decline, declined.id, bob.id)
    going(withdrawn, bob)
    say(rsvping.withdraw, withdrawn.id, bob.id)
    say(rsvping.maybe, maybe.id, bob.id)

    stand(table, bob)

    own = [RsvpState.DECLINED, RsvpState.WITHDRAWN, RsvpState.MAYBE]
    assert said_by(bob, table) == own + [RsvpState.GOING] * (DATES - 3)


def test_a_date_that_is_skipped_stays_skipped_and_the_others_stay(table: Series, bob: Member) -> None:
    stand(table, bob)
    say(rsvping.decline, events_of(table.id)[1].id, bob.id)

    jobs.carry_standing()

    assert said_by(bob, table)[:3] == [RsvpState.GOING, RsvpState.DECLINED, RsvpState.GOING]


def test_on_a_full_date_they_wait_like_anybody(lisbon: Chapter, alice: Member, bob: Member, carla: Member) -> None:
    table = table_of(lisbon, alice, capacity=1)
    first = events_of(table.id)[0]
    going(first, carla)

    stand(table, bob)

    assert said_by(bob, table)[:2] == [RsvpState.WAITING, RsvpState.GOING]
    assert mails_to(bob) == ["standing"]


def test_who_stood_first_comes_first(lisbon: Chapter, alice: Member, clock: StandingClock) -> None:
    table = table_of(lisbon, alice, capacity=2)
    people = add_members(4)
    for member in reversed(people):
        clock.forward(minutes=1)
        stand(table, member, is_carried=False)

    jobs.carry_standing()

    first = events_of(table.id)[0]
    assert waitlist_of(first) == [people[1].id, people[0].id]


def test_a_party_brings_as_many_guests_as_the_date_takes(table: Series, bob: Member) -> None:
    first = events_of(table.id)[0]
    first.guests = 1
    db.session.commit()

    stand(table, bob, guests=2)

    assert counts_of(first)[:2] == (1, 2)


def test_it_is_seen_by_whom_they_chose_and_a_visitors_never_by_everybody(
    table: Series, bob: Member, carla: Member
) -> None:
    stand(table, bob, visibility=Visibility.EVERYBODY)
    stand(table, carla, visibility=Visibility.EVERYBODY)

    seen = {row.member_id: row.visibility for row in db.session.execute(select(Rsvp.member_id, Rsvp.visibility))}
    assert seen == {bob.id: Visibility.EVERYBODY, carla.id: Visibility.ATTENDEES}


def test_dates_that_are_new_are_carried_to_and_then_nothing_is_due(
    table: Series, bob: Member, clock: StandingClock
) -> None:
    stand(table, bob)
    assert not is_due(table)
    clock.forward(days=60)
    say(scheduling.fill, table.id)
    assert is_due(table)

    jobs.carry_standing()

    assert said_by(bob, table)[-1] is RsvpState.GOING
    assert not is_due(table)
    assert mails_to(bob) == ["standing"]


def test_what_is_full_when_it_is_new_is_told_by_itself(table: Series, bob: Member, clock: StandingClock) -> None:
    stand(table, bob, is_carried=False)
    clock.forward(days=1)
    last = events_of(table.id)[-1]
    last.capacity = 1
    db.session.commit()
    going(last, add_member("Carl Late"))

    jobs.carry_standing()

    assert mails_to(bob) == ["standing", "waitlisted"]


def test_a_chapter_that_is_suspended_waits_until_it_is_open_again(table: Series, lisbon: Chapter, bob: Member) -> None:
    stand(table, bob, is_carried=False)
    lisbon.is_suspended = True
    db.session.commit()
    assert jobs.carry_standing() == 0
    lisbon.is_suspended = False
    db.session.commit()

    assert jobs.carry_standing() == DATES


def test_a_date_whose_rsvps_are_not_open_yet_is_carried_to_once_they_are(
    table: Series, bob: Member, clock: StandingClock
) -> None:
    first = events_of(table.id)[0]
    first.opens_before_days = 3
    db.session.commit()
    stand(table, bob)
    assert said_by(bob, table)[0] is None
    assert is_due(table)
    clock.move_to(first.starts_at)
    clock.forward(days=-2)

    jobs.carry_standing()

    assert said_by(bob, table)[0] is RsvpState.GOING
    assert not is_due(table)


def test_what_was_skipped_over_is_due_still(table: Series, bob: Member) -> None:
    stand(table, bob, is_carried=False)

    say(carrying.done, table.id, table.filled_until_on)

    assert carried_until(table) == {None}


def test_a_date_is_given_back_once(table: Series, bob: Member) -> None:
    stand(table, bob)
    first = events_of(table.id)[0]

    assert say(carrying.give_back, first.id, bob.id) is True
    assert say(carrying.give_back, first.id, bob.id) is False
    assert (state_of(first, bob), counts_of(first)[0]) == (RsvpState.WITHDRAWN, 0)


def test_only_what_was_said_since_counts_as_standing(table: Series, bob: Member, clock: StandingClock) -> None:
    own = events_of(table.id)[0]
    going(own, bob)
    clock.forward(minutes=5)

    stand(table, bob)

    mine = queries.mine(table.id, bob.id)
    assert mine is not None
    assert mine.held == DATES - 1
    assert own.id not in queries.held_since(table.id, bob.id, mine.since_at)
    assert queries.among(bob.id, [event.id for event in events_of(table.id)[:2]]) == {events_of(table.id)[1].id}


def _two_workers(app: Flask, event_id: int) -> list[object]:
    """Both carry to the same date, let go together; what each came to."""
    gate = threading.Barrier(2)

    def carry() -> object:
        with app.app_context():
            gate.wait(20)
            try:
                with writing():
                    return len(carrying.carry(event_id))
            except DBAPIError as error:
                return error
            finally:
                db.session.remove()

    db.session.rollback()
    with ThreadPoolExecutor(2) as pool:
        return [future.result(60) for future in [pool.submit(carry) for _ in range(2)]]


def _crowd(app: Flask, capacity: int, people: int) -> tuple[Event, int]:
    """A series with so many places a date, and so many who are in every time."""
    with writing():
        lisbon = add_chapter(add_cities()["Lisbon"])
        alice, crowd = add_member("Alice Ferreira"), add_members(people)
    table = table_of(lisbon, alice, capacity=capacity)
    with writing():
        for member in crowd:
            promising.stand(table.id, member.id, guests=member.id % 3)
    return events_of(table.id)[0], table.id


def test_two_workers_at_once_leave_one_row_for_each_and_break_no_capacity(committing: Flask) -> None:
    with committing.app_context():
        event, _series_id = _crowd(committing, capacity=7, people=12)

        made = _two_workers(committing, event.id)

        rows_of = db.session.scalar(select(func.count()).where(Rsvp.event_id == event.id))
        assert (sorted(made, key=str), rows_of) == ([0, 12], 12)
        assert counts_of(event) == counted(event)
        assert counts_of(event)[1] <= 7


def test_without_the_lock_the_same_two_workers_collide(committing: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    both = threading.Barrier(2)
    people = due.people

    def due_together(event_id: int) -> object:
        found = people(event_id)
        both.wait(20)
        return found

    with committing.app_context():
        event, _series_id = _crowd(committing, capacity=7, people=2)
        monkeypatch.setattr(rows, "lock", unlocked.read)
        monkeypatch.setattr(due, "people", due_together)
        if db.engine.dialect.name == "sqlite":
            engines.begins_with(db.engine, "BEGIN")

        made = _two_workers(committing, event.id)

        assert [one for one in made if isinstance(one, DBAPIError)] or counts_of(event) != counted(event)
