"""A job, taken and given back by those who are going; two who press at once leave one name."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.exc import DBAPIError

from chapters.models import Chapter
from core.database import db, writing
from core.refusal import Refused
from core.sqlite import engines
from events import ledger
from events.chores import taking
from events.models import Event
from members.models import Member
from tests.conftest import StandingClock
from tests.events.chores.listing import add_chore, counts_of, takers_of
from tests.events.rsvps.saying import going, say
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_event, add_members


def test_who_is_going_takes_a_job_once_however_often_they_press(event: Event, bob: Member) -> None:
    door = add_chore(event)
    going(event, bob)

    say(taking.take, event.id, door.id, bob.id)
    say(taking.take, event.id, door.id, bob.id)

    assert takers_of(event) == [("Door", bob.id)]
    assert counts_of(event) == (1, 0)


def test_who_is_not_going_takes_none(event: Event, bob: Member) -> None:
    door = add_chore(event)

    with pytest.raises(Refused, match="for those who are going"):
        say(taking.take, event.id, door.id, bob.id)


def test_what_somebody_has_taken_is_not_to_be_had_nor_given_back_by_another(
    event: Event, bob: Member, carla: Member
) -> None:
    door = add_chore(event)
    going(event, bob)
    going(event, carla)
    say(taking.take, event.id, door.id, bob.id)

    with pytest.raises(Refused, match="Somebody was faster"):
        say(taking.take, event.id, door.id, carla.id)
    with pytest.raises(Refused, match="somebody else’s"):
        say(taking.give_back, event.id, door.id, carla.id)

    assert takers_of(event) == [("Door", bob.id)]


def test_a_job_given_back_twice_needs_one_person_again(event: Event, bob: Member) -> None:
    door = add_chore(event)
    going(event, bob)
    say(taking.take, event.id, door.id, bob.id)

    say(taking.give_back, event.id, door.id, bob.id)
    say(taking.give_back, event.id, door.id, bob.id)

    assert (takers_of(event), counts_of(event)) == ([("Door", None)], (1, 1))


def test_a_job_of_another_event_is_none_of_this_one(event: Event, lisbon: Chapter, bob: Member) -> None:
    door = add_chore(add_event(lisbon, title="Another"))

    with pytest.raises(Refused, match="not on the list"):
        say(taking.take, event.id, door.id, bob.id)


def test_once_it_is_over_nobody_takes_one(event: Event, bob: Member, clock: StandingClock) -> None:
    door = add_chore(event)
    going(event, bob)
    clock.move_to(event.ends_at + timedelta(minutes=1))

    with pytest.raises(Refused, match="over"):
        say(taking.take, event.id, door.id, bob.id)


class Race:
    """Two who are going and press at the same moment."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        with app.app_context():
            with writing():
                chapter = add_chapter(add_cities()["Lisbon"])
                self.people = [member.id for member in add_members(2, chapter)]
                self.event = add_event(chapter)
            self.chore_id = add_chore(self.event).id
            for member_id in self.people:
                going(self.event, db.session.get_one(Member, member_id))
            db.session.refresh(self.event)
            db.session.remove()

    def run(self) -> list[object]:
        """What each press came to."""
        gate = threading.Barrier(2)

        def press(member_id: int) -> object:
            with self.app.app_context():
                gate.wait(20)
                try:
                    with writing():
                        taking.take(self.event.id, self.chore_id, member_id)
                        return "taken"
                except Refused as refusal:
                    return str(refusal)
                except DBAPIError as error:
                    return error
                finally:
                    db.session.remove()

        with ThreadPoolExecutor(2) as pool:
            return list(pool.map(press, self.people))


def test_two_who_press_at_once_leave_one_name_and_one_is_told_so(committing: Flask) -> None:
    race = Race(committing)

    said = race.run()

    assert sorted(map(str, said)) == ["Somebody was faster: “Door” is taken.", "taken"]
    with committing.app_context():
        (taker,) = (member_id for _words, member_id in takers_of(race.event))
        assert taker == race.people[said.index("taken")]
        assert counts_of(race.event) == (1, 0)


def test_without_the_lock_both_are_told_that_it_is_theirs_or_one_fails(
    committing: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    race, both_have_read = Race(committing), threading.Barrier(2)
    may: Callable[[int, int], None] = taking._refuse_absent

    def wait_for_the_other(event_id: int, member_id: int) -> None:
        may(event_id, member_id)
        both_have_read.wait(20)

    monkeypatch.setattr(ledger, "locked", db.session.get)
    monkeypatch.setattr(taking, "_refuse_absent", wait_for_the_other)
    with committing.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        engines.begins_with(engine, "BEGIN")

    said = race.run()

    assert "Somebody was faster: “Door” is taken." not in said
    assert said.count("taken") == 2 or any(isinstance(outcome, DBAPIError) for outcome in said)
