"""People with a session each press at once over HTTP, at four workers of the real server: fifty, or eight at a time."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from flask import Flask

from bench import crowd, seats, waitlist
from bench.servers import serving
from bench.waitlist import Word
from core.database import db, writing
from tests.conftest import NOON
from tests.gazetteer import add_cities
from tests.people import add_chapter

#: Parties of one to three, fifty of them.
GUESTS = [number * 7 % 3 for number in range(50)]
SEATS, WORKERS, TRIES = 10, 4, 8
#: So many clients press so often for sixteen people, who come and go and change their guests.
CLIENTS, COMERS, PRESSES = 8, 16, 160
PRODUCT, UNLOCKED = "app:create_app", "tests.events.rsvps.unlocked:create_unlocked_app"


@dataclass
class Dinner:
    """Ten seats at a time, fifty people who want one, and the address where they are given."""

    app: Flask
    people: list[seats.Person]
    address: str

    def everybody_goes(self) -> tuple[Counter[int], list[str]]:
        """All fifty press at once, for seats that nobody has yet; how they were answered, and what is wrong."""
        event_id = seats.add_event(self.app, SEATS)
        presses = [person.goes(event_id, guests) for person, guests in zip(self.people, GUESTS, strict=True)]
        answers = crowd.press_at_once(self.address, presses, len(presses))
        return Counter(answer.status for answer in answers), seats.faults(self.app, event_id, GUESTS)

    def come_and_go(self, seed: int) -> tuple[Counter[int], set[str]]:
        """Eight at a time people RSVP, bring more or fewer, and take it back; how that was answered, what is wrong."""
        event_id = seats.add_event(self.app, SEATS)
        presses = waitlist.comings_and_goings(self.people[:COMERS], event_id, PRESSES, Random(seed))
        answers = crowd.press_at_once(self.address, presses, CLIENTS)
        return Counter(answer.status for answer in answers), waitlist.faults(self.app, event_id, SEATS)


@pytest.fixture
def people(committing: Flask) -> list[seats.Person]:
    """Fifty people on a database of their own, where Lisbon has a chapter."""
    with committing.app_context():
        with writing():
            add_chapter(add_cities()["Lisbon"])
        db.session.remove()
    return seats.add_people(committing, len(GUESTS))


@contextmanager
def served(factory: str, app: Flask, people: list[seats.Person], log: Path) -> Iterator[Dinner]:
    """The database of `app` behind a server of its own, whose clock began where the test's stands."""
    environment = seats.environment(app.extensions["settings"]) | {"CLOCK": NOON.isoformat(), "RATE_LIMITS": "off"}
    with serving(factory, environment, log, WORKERS) as server:
        yield Dinner(app, people, server.address)


def test_fifty_at_once_over_http_fill_exactly_ten_seats_and_the_rest_wait_in_order(
    committing: Flask, people: list[seats.Person], tmp_path: Path
) -> None:
    with served(PRODUCT, committing, people, tmp_path / "server.log") as dinner:
        answers, faults = dinner.everybody_goes()

    assert answers == {303: 50}
    assert faults == []


def test_without_the_lock_the_same_fifty_are_given_seats_twice(
    committing: Flask, people: list[seats.Person], tmp_path: Path
) -> None:
    with served(UNLOCKED, committing, people, tmp_path / "server.log") as dinner:
        rounds = (dinner.everybody_goes()[1] for _ in range(TRIES))

        went_wrong = any("a seat was given twice" in faults for faults in rounds)

    assert went_wrong


def test_eight_at_a_time_who_come_and_go_are_seated_in_order_and_nobody_who_fits_is_passed_over(
    committing: Flask, people: list[seats.Person], tmp_path: Path
) -> None:
    waitlist.record(committing)
    with served(PRODUCT, committing, people, tmp_path / "server.log") as dinner:
        answers, faults = dinner.come_and_go(seed=8)

    assert answers.keys() == {303, 422}
    assert faults == set()


def test_without_the_lock_the_same_eight_pass_each_other(
    committing: Flask, people: list[seats.Person], tmp_path: Path
) -> None:
    waitlist.record(committing)
    with served(UNLOCKED, committing, people, tmp_path / "server.log") as dinner:
        went_wrong = any(dinner.come_and_go(seed)[1] for seed in range(TRIES))

    assert went_wrong


@pytest.mark.parametrize(
    ("history", "fault"),
    [
        ([Word(2, "going", 2)], "somebody was seated before others who fitted and stood in front"),
        ([Word(2, "waiting", 1, 2)], "a newcomer stood in front of others"),
        ([Word(2, "going", 4)], "a seat was given twice"),
        ([], "somebody waits who fits"),
    ],
)
def test_a_record_in_which_somebody_is_passed_over_is_found_out(history: list[Word], fault: str) -> None:
    assert fault in waitlist.passed_over([Word(1, "waiting", 1, 2), *history], capacity=3)
