"""Two phones at one door, in real threads on real transactions; with the lock taken out they disagree."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from core import clock as core_clock
from core.database import db, writing
from core.sqlite import engines
from events import ledger
from events.door import arrivals, operations, queries
from events.door.models import CheckIn
from events.door.operations import Pressed
from events.models import Event
from events.rsvps import rsvping
from tests.conftest import StandingClock
from tests.events.door.pressing import TEN_PAST, rsvp_by
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_event, add_member, add_members

PHONES = 8
PARTIES = 4


@dataclass
class Entrance:
    """A door at which phones press at once."""

    app: Flask
    event_id: int
    rsvp_keys: list[str]
    host_id: int

    def all_at_once(self, presses: list[Pressed]) -> list[object]:
        """Every press in a thread and a transaction of its own, let go together; what each came to."""
        gate = threading.Barrier(len(presses))

        def run(pressed: Pressed) -> object:
            with self.app.app_context():
                gate.wait(20)
                try:
                    with writing():
                        return operations.press(self.event_id, pressed, by=self.host_id)
                except DBAPIError as error:
                    return error
                finally:
                    db.session.remove()

        with ThreadPoolExecutor(len(presses)) as pool:
            return list(pool.map(run, presses))

    def is_whole(self) -> bool:
        """Whether the number on the event's row is that of the presses."""
        with self.app.app_context():
            said = db.session.scalars(select(Event.checked_in).where(Event.id == self.event_id)).one()
            here = arrivals.here(queries.presses(self.event_id))
        return said == sum(party.came for party in here.values())


@pytest.fixture
def entrance(committing: Flask, clock: StandingClock) -> Entrance:
    """Lisbon's dinner at ten past, on a database of its own; four parties of three are on the list."""
    with committing.app_context():
        with writing():
            chapter = add_chapter(add_cities()["Lisbon"])
            event, host = add_event(chapter, capacity=None), add_member("Host")
            rsvps = [rsvping.rsvp(event.id, member.id, 2) for member in add_members(PARTIES)]
            made = Entrance(committing, event.id, [rsvp_by(rsvp.id).key for rsvp in rsvps], host.id)
        db.session.remove()
    clock.move_to(TEN_PAST)
    return made


@pytest.fixture
def without_lock(entrance: Entrance, monkeypatch: pytest.MonkeyPatch) -> Entrance:
    """The same, but the event is only read; SQLite, which lets one writer in at a time, begins as if to read."""
    monkeypatch.setattr(ledger, "locked", db.session.get)
    with entrance.app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        engines.begins_with(engine, "BEGIN")
    return entrance


def pressed(key: str, rsvp_key: str) -> Pressed:
    """All three of a party came."""
    return Pressed(key, core_clock.now(), came=3, rsvp_key=rsvp_key)


def two_phones(entrance: Entrance) -> list[Pressed]:
    """Every party is checked in on two phones."""
    return [pressed(f"phone-{phone}-{key}", key) for key in entrance.rsvp_keys for phone in range(2)]


def replayed(entrance: Entrance) -> list[Pressed]:
    """The same press, handed in again and again because no answer came."""
    return [pressed("pressed-once", entrance.rsvp_keys[0])] * PHONES


def test_phones_that_check_the_same_people_in_agree(entrance: Entrance) -> None:
    outcomes = entrance.all_at_once(two_phones(entrance))

    assert outcomes == [arrivals.Here(TEN_PAST, 3)] * PHONES
    assert entrance.is_whole()
    with entrance.app.app_context():
        assert db.session.scalars(select(Event.checked_in)).one() == PARTIES * 3


def test_a_press_that_is_handed_in_again_is_one_row(entrance: Entrance) -> None:
    outcomes = entrance.all_at_once(replayed(entrance))

    assert outcomes == [arrivals.Here(TEN_PAST, 3)] * PHONES
    with entrance.app.app_context():
        assert db.session.scalar(select(func.count()).select_from(CheckIn)) == 1


def test_without_the_lock_they_disagree(without_lock: Entrance) -> None:
    outcomes = without_lock.all_at_once(two_phones(without_lock))

    went_well = all(isinstance(outcome, arrivals.Here) for outcome in outcomes) and without_lock.is_whole()
    assert not went_well
