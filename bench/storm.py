"""`make storm`: a thousand people press at once, on both databases; then the same while servers are killed.

Then eight clients at a time come, go and change their guests: nobody who fits is passed over on the waitlist. At last
four workers make the dates of sixty series ahead, fifty times killed as they do.

Before that, twenty thousand rules are counted by us and by two other programs.

Prints what was answered and how fast, beside the least application that takes a seat; fails where a seat is
given twice, somebody who was answered is lost, or somebody is answered by an error.
"""

import os
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from threading import Event as Signal
from threading import Thread

from flask import Flask

from bench import filling, house, rules, seats, waitlist
from bench.ceilings import seed
from bench.crowd import Answer, Press, press_at_once
from bench.servers import SITE, Served, serving, wait_until_open, workers_of
from core.database import db, writing
from tests.databases import NoPostgres, PostgresServer, postgres_programs
from tests.gazetteer import add_cities
from tests.people import add_chapter

PEOPLE, AT_ONCE, SEATS, ROUNDS, WORKERS = 1000, 100, 50, 3, 4
GUESTS = [number * 7 % 3 for number in range(PEOPLE)]
SEE_OTHER, REFUSED = 303, 422
P99_MS = 1000.0
KILLED_EVERY_SECONDS = 0.5
KILLS, SEED = 50, 11
CLIENTS, COMERS, COMINGS = 8, 40, 3000


def main() -> int:
    """Let the storms loose on both databases; returns how many things went wrong."""
    wrong = rules.compare()
    with ExitStack() as stack:
        for name, url in (("SQLite", ""), ("PostgreSQL", stack.enter_context(_postgresql()))):
            with tempfile.TemporaryDirectory(prefix="chapterhouse-storm-") as folder:
                print(f"{name}: {PEOPLE} people, {AT_ONCE} at once, {SEATS} seats, parties of 1 to 3")
                wrong += _storms(Path(folder), url)
    return wrong


def _storms(folder: Path, url: str) -> int:
    given = house.environment(folder, url)
    house.fill(given, "db upgrade")
    app = house.opened(given)
    with app.app_context(), writing():
        add_chapter(add_cities()["Lisbon"])
    people = seats.add_people(app, PEOPLE)
    bare = {"BENCH_DATABASE_URL": url or f"sqlite:///{folder / 'bare.db'}"}
    seed(bare["BENCH_DATABASE_URL"])
    log, wrong = folder / "server.log", 0
    with (
        serving("bench.ceilings:least_rsvp", bare, log) as least,
        serving(SITE, given, log, WORKERS) as site,
    ):
        for number in range(1, ROUNDS + 1):
            ceiling = press_at_once(least.address, [Press(f"/rsvp?event={number}")] * PEOPLE, AT_ONCE)
            event_id = seats.add_event(app, SEATS)
            answers = press_at_once(site.address, _presses(people, event_id), AT_ONCE)
            print(f"  the least application: {_speed(ceiling)}")
            print(f"  the product: {_speed(answers)}")
            wrong += _complain(seats.faults(app, event_id, GUESTS) + _unanswered(answers))
        wrong += _storm_with_kills(app, site, people)
        wrong += _comings_and_goings(app, site, people[:COMERS])
    wrong += _dates_with_kills(app, given)
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()
    return wrong


def _storm_with_kills(app: Flask, site: Served, people: list[seats.Person]) -> int:
    """Workers are killed one after the other; whoever got no answer presses again, and nobody is counted twice."""
    event_id = seats.add_event(app, SEATS)
    presses = _presses(people, event_id)
    with _killing(site) as killed:
        answers = press_at_once(site.address, presses, AT_ONCE)
    wait_until_open(site, WORKERS)
    again = press_at_once(site.address, presses, AT_ONCE)
    print(f"  {len(killed)} workers killed: {_statuses(answers)}, and after everybody pressed again {_statuses(again)}")
    return _complain(seats.faults(app, event_id, GUESTS) + _unanswered(again))


def _comings_and_goings(app: Flask, site: Served, people: list[seats.Person]) -> int:
    """Eight clients at a time press in any order; nobody who fits is passed over, whatever the others do."""
    event_id = seats.add_event(app, SEATS // 2)
    waitlist.record(app)
    answers = press_at_once(site.address, waitlist.comings_and_goings(people, event_id, COMINGS, Random(SEED)), CLIENTS)
    print(f"  {CLIENTS} clients come, go and change their guests: {_statuses(answers)}")
    strange = [f"answers were {_statuses(answers)}"] if _statuses(answers).keys() - {SEE_OTHER, REFUSED} else []
    return _complain(sorted(waitlist.faults(app, event_id, SEATS // 2)) + strange)


def _dates_with_kills(app: Flask, given: dict[str, str]) -> int:
    """Workers that make dates are killed at random and replaced; no date is made twice and none is missing."""
    filling.add_series(app)
    done = filling.fill_and_kill(given, KILLS, Random(SEED))
    print(f"  {done.killed} workers killed while they made dates ahead, the last of {done.last_at:%B %Y}")
    failed = [f"{done.failed} workers ended by an error"] if done.failed else []
    return _complain(filling.faults(app, done.last_at) + failed)


@contextmanager
def _killing(site: Served) -> Iterator[list[int]]:
    """Kill one worker of the site after the other, all but one, until the end of the block."""
    is_over, killed = Signal(), list[int]()

    def kill() -> None:
        for worker in workers_of(site.pid)[1:]:
            if is_over.wait(KILLED_EVERY_SECONDS):
                return
            os.kill(worker, signal.SIGKILL)
            killed.append(worker)

    thread = Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        is_over.set()
        thread.join()


@contextmanager
def _postgresql() -> Iterator[str]:
    try:
        server = PostgresServer(postgres_programs())
    except NoPostgres as error:
        raise SystemExit(str(error)) from error
    try:
        yield server.start()
    finally:
        server.stop()


def _presses(people: list[seats.Person], event_id: int) -> list[Press]:
    return [person.goes(event_id, guests) for person, guests in zip(people, GUESTS, strict=True)]


def _unanswered(answers: list[Answer]) -> list[str]:
    slow = f"the slowest hundredth waited longer than {P99_MS:.0f} ms"
    said = [] if all(answer.status == SEE_OTHER for answer in answers) else [f"answers were {_statuses(answers)}"]
    return said + ([slow] if _p99(answers) > P99_MS else [])


def _statuses(answers: list[Answer]) -> dict[int, int]:
    return dict(Counter(answer.status for answer in answers))


def _p99(answers: list[Answer]) -> float:
    return sorted(answer.ms for answer in answers)[len(answers) * 99 // 100]


def _speed(answers: list[Answer]) -> str:
    waits = sorted(answer.ms for answer in answers)
    per_second = len(answers) / (sum(waits) / AT_ONCE / 1000)
    return f"{per_second:.0f}/s, p50 {waits[len(waits) // 2]:.0f} ms, p99 {_p99(answers):.0f} ms, {_statuses(answers)}"


def _complain(faults: list[str]) -> int:
    for fault in faults:
        print(f"  WRONG: {fault}")
    return len(faults)


if __name__ == "__main__":
    sys.exit(min(main(), 100))
