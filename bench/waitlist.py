"""A record of every word that the rows of one event's RSVPs ever held, and whether anybody was passed over in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from flask import Flask
from sqlalchemy import text

from bench.crowd import Press
from bench.seats import Person
from core.database import db, writing

MOST_GUESTS = 2
#: The database itself keeps the record, under the event's lock like what it records.
_TABLE = "CREATE TABLE history (number {number}, event_id INT, rsvp_id INT, state TEXT, guests INT, place INT)"
_KEEP = (
    "INSERT INTO history (event_id, rsvp_id, state, guests, place)"
    " VALUES (NEW.event_id, NEW.id, NEW.state, NEW.guests, NEW.place);"
)
_RECORD = {
    "sqlite": (
        _TABLE.format(number="INTEGER PRIMARY KEY"),
        f"CREATE TRIGGER said AFTER INSERT ON rsvp BEGIN {_KEEP} END",
        f"CREATE TRIGGER changed AFTER UPDATE ON rsvp BEGIN {_KEEP} END",
    ),
    "postgresql": (
        _TABLE.format(number="SERIAL"),
        f"CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {_KEEP} RETURN NEW; END $$",
        "CREATE TRIGGER said AFTER INSERT OR UPDATE ON rsvp FOR EACH ROW EXECUTE FUNCTION keep()",
    ),
}
_READ = text("SELECT rsvp_id, state, guests + 1 AS size, place FROM history WHERE event_id = :event ORDER BY number")


@dataclass(frozen=True)
class Word:
    """What a row held at one time: a party, and where it stood."""

    rsvp_id: int
    state: str
    size: int
    place: int | None = None


def record(app: Flask) -> None:
    """Let the app's database record what becomes of RSVPs from now on."""
    with app.app_context():
        with writing():
            for statement in _RECORD[db.engine.dialect.name]:
                db.session.execute(text(statement))
        db.session.remove()


def comings_and_goings(people: Sequence[Person], event_id: int, count: int, chance: Random) -> list[Press]:
    """So many presses in any order: somebody is going, with more guests or fewer, or takes it back."""
    presses = []
    for _ in range(count):
        person, guests = chance.choice(people), chance.randint(-1, MOST_GUESTS)
        presses.append(person.goes(event_id, guests) if guests >= 0 else person.withdraws(event_id))
    return presses


def faults(app: Flask, event_id: int, capacity: int) -> set[str]:
    """What is wrong in the record of an event; nothing, where all is well."""
    with app.app_context():
        rows: Sequence[Any] = db.session.execute(_READ, {"event": event_id}).all()
        db.session.remove()
    return passed_over([Word(*row) for row in rows], capacity)


def passed_over(history: Iterable[Word], capacity: int) -> set[str]:
    """What is wrong in a record, by the published rule: all who fit are seated in order, and a newcomer is last."""
    now: dict[int, Word] = {}
    found, last = set(), 0
    for word in history:
        before = now.get(word.rsvp_id)
        state = before.state if before else ""
        free = capacity - sum(each.size for each in now.values() if each.state == "going")
        if word.state == "going" != state:
            place = before.place if before and before.place else last + 1
            first = [each for each in _waiting(now) if (each.place or 0) < place and each.size <= free]
            found |= {"somebody was seated before others who fitted and stood in front"} if first else set()
            found |= {"a seat was given twice"} if word.size > free else set()
        if word.state == "waiting" != state and (word.place or 0) <= last:
            found.add("a newcomer stood in front of others")
        last = max(last, word.place or 0)
        now[word.rsvp_id] = word
    free = capacity - sum(each.size for each in now.values() if each.state == "going")
    return found | ({"somebody waits who fits"} if any(each.size <= free for each in _waiting(now)) else set())


def _waiting(now: dict[int, Word]) -> list[Word]:
    return [each for each in now.values() if each.state == "waiting"]
