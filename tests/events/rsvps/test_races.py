"""Many people at once, in real threads on real transactions; with the lock taken out the same races go wrong."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from core.database import db, writing
from core.refusal import Refused
from core.sqlite import engines
from events.models import Event
from events.rsvps import rows, rsvping, seating
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.offers import answering
from events.rsvps.rows import Hall, Party
from mail.models import Message
from members import leaving
from members.models import Member, Visibility
from tests.events.rsvps import unlocked
from tests.events.rsvps.saying import counted, counts_of, locked, waitlist_of
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_event, add_members

#: Parties of one to three, fifty of them.
GUESTS = [number * 7 % 3 for number in range(50)]


@dataclass
class Dinner:
    """Ten seats, and fifty people who want one."""

    app: Flask
    event: Event
    people: Sequence[Member]

    def all_at_once(self, verbs: Sequence[Callable[[], object]]) -> list[object]:
        """Carry all verbs out, each in a thread and a transaction of its own, let go together; what each came to."""
        gate = threading.Barrier(len(verbs))

        def run(verb: Callable[[], object]) -> object:
            with self.app.app_context():
                gate.wait(20)
                try:
                    with writing():
                        return verb()
                except (DBAPIError, Refused) as error:
                    return error
                finally:
                    db.session.remove()

        with ThreadPoolExecutor(len(verbs)) as pool:
            return list(pool.map(run, verbs))

    def everybody_goes(self) -> list[object]:
        """All fifty press "I'm going" at once."""
        return self.all_at_once(
            [
                lambda member=member, guests=guests: rsvping.rsvp(self.event.id, member.id, guests)  # type: ignore[misc]
                for member, guests in zip(self.people, GUESTS, strict=True)
            ]
        )

    def is_whole(self) -> bool:
        """Whether the numbers are those of the rows, no seat is given twice, and places are each somebody's."""
        places = list(db.session.scalars(select(Rsvp.place).where(Rsvp.state == RsvpState.WAITING)))
        counts = counts_of(self.event)
        return counts == counted(self.event) and counts[1] <= 10 and len(set(places)) == len(places)


@pytest.fixture
def dinner(committing: Flask) -> Dinner:
    """Ten seats in Lisbon on a database of its own."""
    with committing.app_context():
        with writing():
            chapter = add_chapter(add_cities()["Lisbon"])
            people = add_members(50, chapter)
            made = Dinner(committing, add_event(chapter, capacity=10), people)
        db.session.remove()
    return made


@pytest.fixture
def without_lock(dinner: Dinner, monkeypatch: pytest.MonkeyPatch) -> Dinner:
    """The same, but event and person are only read; SQLite, which lets one writer in at a time, begins to read."""
    monkeypatch.setattr(rows, "lock", unlocked.read)
    monkeypatch.setattr(rsvping, "locking", SimpleNamespace(hold=lambda _member_id: None))
    with dinner.app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        engines.begins_with(engine, "BEGIN")
    return dinner


def test_fifty_at_once_fill_exactly_ten_seats_and_the_rest_wait_in_order(dinner: Dinner) -> None:
    outcomes = dinner.everybody_goes()

    with dinner.app.app_context():
        said = db.session.execute(select(Rsvp.id, Rsvp.guests + 1).order_by(Rsvp.id)).all()
        going = set(db.session.scalars(select(Rsvp.id).where(Rsvp.state == RsvpState.GOING)))
        waiting = db.session.scalars(select(Rsvp.id).where(Rsvp.place.is_not(None)).order_by(Rsvp.place)).all()
        mails = Counter(db.session.scalars(select(Message.kind)))

    assert all(isinstance(outcome, Party) for outcome in outcomes)
    assert going == set(seating.promoted(10, 0, [(rsvp_id, party) for rsvp_id, party in said]))
    assert waiting == [rsvp_id for rsvp_id, _party in said if rsvp_id not in going]
    assert mails == {
        "youre_in": len(going),
        "waitlisted": 50 - len(going),
    }
    with dinner.app.app_context():
        assert counts_of(dinner.event)[1] == 10
        assert dinner.is_whole()


def test_without_the_lock_the_same_fifty_go_wrong(without_lock: Dinner) -> None:
    outcomes = without_lock.everybody_goes()

    with without_lock.app.app_context():
        went_well = all(isinstance(outcome, Party) for outcome in outcomes) and without_lock.is_whole()
    assert not went_well


def test_fifty_presses_of_one_person_are_one_rsvp_and_one_mail(dinner: Dinner) -> None:
    bob = dinner.people[0]

    outcomes = dinner.all_at_once([lambda: rsvping.rsvp(dinner.event.id, bob.id, 1)] * 50)

    assert all(isinstance(outcome, Party) for outcome in outcomes)
    with dinner.app.app_context():
        assert counts_of(dinner.event) == counted(dinner.event) == (1, 2, 0, 0)
        assert list(db.session.scalars(select(Message.kind).order_by(Message.id))) == ["youre_in"]


def test_a_seat_that_frees_while_newcomers_press_goes_to_who_waited(dinner: Dinner) -> None:
    first, waiting, newcomers = dinner.people[0], dinner.people[1], dinner.people[2:20]
    with dinner.app.app_context(), writing():
        rsvping.set_capacity(locked(dinner.event), 1)
        rsvping.rsvp(dinner.event.id, first.id)
        rsvping.rsvp(dinner.event.id, waiting.id)

    dinner.all_at_once(
        [
            lambda: rsvping.withdraw(dinner.event.id, first.id),
            *(lambda member=member: rsvping.rsvp(dinner.event.id, member.id) for member in newcomers),
        ]
    )

    with dinner.app.app_context():
        assert db.session.scalars(select(Rsvp.member_id).where(Rsvp.state == RsvpState.GOING)).all() == [waiting.id]
        assert sorted(waitlist_of(dinner.event)) == [member.id for member in newcomers]
        assert dinner.is_whole()


def test_comings_and_goings_of_all_kinds_leave_the_numbers_right(dinner: Dinner) -> None:
    event_id, people = dinner.event.id, dinner.people
    dinner.everybody_goes()

    dinner.all_at_once(
        [
            *(lambda member=member: rsvping.withdraw(event_id, member.id) for member in people[::3]),
            *(lambda member=member: rsvping.maybe(event_id, member.id) for member in people[1::3]),
            *(lambda member=member: rsvping.rsvp(event_id, member.id, 0) for member in people[2::3]),
        ]
    )

    with dinner.app.app_context():
        left = seating.free(10, counts_of(dinner.event)[1]) or 0
        parties = db.session.scalars(select(Rsvp.guests + 1).where(Rsvp.state == RsvpState.WAITING)).all()
        assert dinner.is_whole()
        assert all(party > left for party in parties)


def _offered_fewer(dinner: Dinner) -> Sequence[Member]:
    """Of ten places two are free: the first of the waitlist asked for three, and is offered two."""
    first, *others = dinner.people
    with dinner.app.app_context(), writing():
        for member in others[:4]:
            rsvping.rsvp(dinner.event.id, member.id, 1)
        rsvping.rsvp(dinner.event.id, first.id, 2)
    return [first, *others[4:]]


def _take_and_come(dinner: Dinner) -> list[object]:
    """The first takes the two, twice, while ten parties of two come."""
    first, *newcomers = _offered_fewer(dinner)
    return dinner.all_at_once(
        [
            *(lambda: answering.take(dinner.event.id, first.id, 2),) * 2,
            *(lambda member=member: rsvping.rsvp(dinner.event.id, member.id, 1) for member in newcomers[:10]),
        ]
    )


def test_two_places_are_taken_once_and_who_is_too_late_stays_first_for_all(dinner: Dinner) -> None:
    first = dinner.people[0].id

    _take_and_come(dinner)

    with dinner.app.app_context():
        said = db.session.execute(select(Rsvp.state, Rsvp.guests).where(Rsvp.member_id == first)).one()
        took_part = select(func.count()).where(Rsvp.state == RsvpState.GOING)
        assert said in [(RsvpState.GOING, 1), (RsvpState.WAITING, 2)]
        assert (said.state is RsvpState.WAITING) == (waitlist_of(dinner.event)[0] == first)
        assert db.session.scalar(took_part) == 5
        assert dinner.is_whole()


def test_without_the_lock_the_same_two_places_are_taken_again(
    without_lock: Dinner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.rsvps.offers.answering.locking", SimpleNamespace(hold=lambda _member_id: None))

    outcomes = _take_and_come(without_lock)

    with without_lock.app.app_context():
        went_well = not any(isinstance(outcome, DBAPIError) for outcome in outcomes) and without_lock.is_whole()
    assert not went_well


@pytest.fixture
def in_between(dinner: Dinner, monkeypatch: pytest.MonkeyPatch) -> Callable[[float], list[object]]:
    """Somebody who is going says so again; while they do, another window of theirs deletes the account.

    They wait for that window, so many seconds at most: it may be waiting for them.
    """
    bob, read, gone = dinner.people[0], threading.Event(), threading.Event()
    with dinner.app.app_context(), writing():
        rsvping.rsvp(dinner.event.id, bob.id)
    person = rsvping._person
    patience = [0.0]

    def read_slowly(hall: Hall, member_id: int) -> object:
        found = person(hall, member_id)
        read.set()
        gone.wait(patience[0])
        return found

    def leave() -> None:
        read.wait(20)
        leaving.delete_account(bob.id)

    def speak() -> None:
        rsvping.rsvp(dinner.event.id, bob.id, 1, Visibility.EVERYBODY)

    def at_once(seconds: float) -> list[object]:
        patience[0] = seconds
        return dinner.all_at_once([speak, lambda: _then(leave, gone)])

    monkeypatch.setattr(rsvping, "_person", read_slowly)
    return at_once


def _then(act: Callable[[], None], done: threading.Event) -> None:
    """Do it, commit, and say so; also when it is given up."""
    try:
        act()
        db.session.commit()
    finally:
        done.set()


def test_who_deletes_the_account_while_they_speak_waits_and_leaves_no_seat_behind(
    dinner: Dinner, in_between: Callable[[float], list[object]]
) -> None:
    outcomes = in_between(0.5)

    assert outcomes == [None, None]
    with dinner.app.app_context():
        assert counts_of(dinner.event) == counted(dinner.event) == (0, 0, 0, 0)


def test_with_the_event_locked_before_the_person_they_cross(
    dinner: Dinner, in_between: Callable[[float], list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL ends one of the two; SQLite, where no transaction begins here, keeps a seat for nobody."""
    monkeypatch.setattr(rsvping, "locking", SimpleNamespace(hold=lambda _member_id: None))
    with dinner.app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        engines.begins_with(engine, "SELECT 1")

    outcomes = in_between(10)

    with dinner.app.app_context():
        went_well = outcomes == [None, None] and counts_of(dinner.event) == counted(dinner.event) == (0, 0, 0, 0)
    assert not went_well
