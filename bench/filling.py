"""Dates made ahead by four workers at once, each a process of its own, that are killed at random moments."""

import multiprocessing
import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from multiprocessing.connection import Connection, wait
from random import Random
from typing import Any

from flask import Flask
from sqlalchemy import insert, select

from bench import house
from chapters.models import Chapter
from core import clock
from core.database import db, writing
from events import jobs
from events.models import Event, Series

#: When the first round is, a Wednesday; and how much later the next, for which sixty dates are due.
BEGIN, FURTHER = datetime(2026, 10, 7, 12, tzinfo=UTC), timedelta(weeks=30)
RULE, TUESDAY_AND_FRIDAY = {"repeats": "weekly", "weekdays": ["TU", "FR"]}, (1, 4)
WORKERS, SERIES, KILLS_A_ROUND = 4, 60, 10
MOST_SECONDS_BETWEEN, PATIENCE_SECONDS = 0.06, 120.0
#: Workers are forked from one process that has imported the product, so that a killed one is soon replaced.
PROCESSES = multiprocessing.get_context("forkserver")
Work = Callable[[dict[str, str], datetime, Connection], None]


@dataclass
class Filled:
    """What a run came to: how many were killed, how many ended by an error, and the instant of the last round."""

    killed: int = 0
    failed: int = 0
    last_at: datetime = BEGIN


def add_series(app: Flask, count: int = SERIES) -> None:
    """So many series of the chapter with the lowest number, every Tuesday and Friday, without a date so far."""
    with app.app_context(), writing():
        chapter = db.session.scalars(select(Chapter).order_by(Chapter.id).limit(1)).one()
        row = {
            "chapter_id": chapter.id,
            "rule": RULE,
            "starts_on": BEGIN.date(),
            "start_time": time(19),
            "end_time": time(21, 30),
            "zone": chapter.zone,
            "filled_until_on": BEGIN.date(),
            "created_at": BEGIN,
        }
        db.session.execute(insert(Series), [row | {"title": f"Table {number}"} for number in range(count)])


def fill(environment: dict[str, str], now: datetime, gate: Connection) -> None:
    """What a worker does: it says that it is ready, and once it is let go it fills until nothing is due."""
    fill_in(house.opened(environment), now, gate)


def fill_in(app: Flask, now: datetime, gate: Connection) -> None:
    """The same, in an app that is open."""
    with app.app_context(), clock.standing_at(now):
        gate.send(True)
        gate.recv()
        while jobs.fill_ahead():
            db.session.remove()


def fill_and_kill(environment: dict[str, str], kills: int, chance: Random, work: Work = fill) -> Filled:
    """Let four workers fill, round after round, until so many of them were killed; the last round is filled to its end.

    Whoever is killed is replaced at once. Each round is thirty weeks after the one before.
    """
    PROCESSES.set_forkserver_preload(["app", "bench.filling"])
    done = Filled()
    while True:
        _round(environment, kills, chance, work, done)
        if done.killed >= kills or done.failed:
            return done
        done.last_at += FURTHER


def faults(app: Flask, last_at: datetime) -> list[str]:
    """What is wrong with the dates, counted by the calendar alone; nothing, where all is well."""
    with app.app_context():
        series = db.session.scalars(select(Series.id)).all()
        rows = db.session.execute(select(Event.series_id, Event.original_on).where(Event.series_id.is_not(None)))
        made = Counter((row.series_id, row.original_on) for row in rows)
        db.session.rollback()
    end = last_at.date().replace(year=last_at.year + 1)
    days = [BEGIN.date() + timedelta(days=number) for number in range((end - BEGIN.date()).days + 1)]
    wanted = {(each, on) for each in series for on in days if on.weekday() in TUESDAY_AND_FRIDAY}
    said: dict[str, set[Any]] = {
        "made twice": {each for each, times in made.items() if times > 1},
        "missing": wanted - made.keys(),
        "nobody's": made.keys() - wanted,
    }
    return [f"{len(which)} of {len(wanted)} dates are {fault}" for fault, which in said.items() if which]


def _round(environment: dict[str, str], kills: int, chance: Random, work: Work, done: Filled) -> None:
    """Let the workers fill what is due at one instant; they are killed one by one until the first is ready."""
    crew = [_Worker(environment, work, done.last_at) for _ in range(WORKERS)]
    for worker in crew:
        worker.is_ready(PATIENCE_SECONDS)
    for worker in crew:
        worker.gate.send(True)
    most = min(kills, done.killed + KILLS_A_ROUND)
    while done.killed < most and not _ended(crew, chance.uniform(0, MOST_SECONDS_BETWEEN)):
        if at_work := [number for number, worker in enumerate(crew) if worker.is_ready()]:
            chosen = chance.choice(at_work)
            done.killed += crew[chosen].kill()
            crew[chosen] = _Worker(environment, work, done.last_at)
            crew[chosen].gate.send(True)
    for worker in crew:
        done.failed += worker.end() != 0


class _Worker:
    """A process that fills once it is let through its gate."""

    def __init__(self, environment: dict[str, str], work: Work, now: datetime) -> None:
        self.gate, there = PROCESSES.Pipe()
        self.process = PROCESSES.Process(target=work, args=(environment, now, there), daemon=True)
        self.process.start()
        there.close()

    def is_ready(self, within_seconds: float = 0) -> bool:
        """Whether it says within so many seconds that it stands at the gate, or has said so before."""
        return self.gate.poll(within_seconds)

    def kill(self) -> bool:
        """End it at once (SIGKILL), whatever it is about; returns whether it had not just ended by itself."""
        self.process.kill()
        return self.end() == -signal.SIGKILL

    def end(self) -> int | None:
        """Wait until it is over; returns how it ended."""
        self.process.join(PATIENCE_SECONDS)
        self.gate.close()
        return self.process.exitcode


def _ended(crew: list[_Worker], after_seconds: float) -> bool:
    """Whether a worker ends by itself within so many seconds."""
    return bool(wait([worker.process.sentinel for worker in crew], after_seconds))
