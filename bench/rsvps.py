"""RSVPs one after the other, as fast as they go: the product's POST beside the least transaction that takes a seat."""

import random
import statistics
from pathlib import Path

from flask import Flask

from bench import seats
from bench.crowd import Press
from bench.servers import Answered, Served, load

PEOPLE, EVENTS = 300, 40
BARE = Press("/rsvp")


def forms(app: Flask, rounds: int, folder: Path) -> list[Path]:
    """A file for each round, of different people who say to different events that they come; nobody says it twice."""
    people = seats.add_people(app, PEOPLE)
    event_ids = [seats.add_event(app, 1_000_000, f"Large hall {number}") for number in range(EVENTS)]
    presses = [person.goes(event_id) for person in people for event_id in event_ids]
    random.Random(7).shuffle(presses)
    share = len(presses) // rounds
    return [_written(folder / f"forms-{n}", presses[n * share : (n + 1) * share]) for n in range(rounds)]


def bare_forms(count: int, folder: Path) -> Path:
    """As many presses on the bare application, which knows nobody."""
    return _written(folder / "forms-bare", [BARE] * count)


def compare(bare: Served, site: Served, bare_file: Path, files: list[Path], seconds: int, goal: float) -> int:
    """Measure both in turn, print the ratio; returns how many goals were missed."""
    rounds = [(load(bare, "/", seconds, forms=bare_file), load(site, "/", seconds, forms=file)) for file in files]
    ratio = statistics.median(ours.per_second / least.per_second for least, ours in rounds)
    spent = statistics.median(least.cpu_ms / ours.cpu_ms for least, ours in rounds)
    _say("least RSVP transaction", [least for least, _ours in rounds])
    _say("RSVP POST", [ours for _least, ours in rounds])
    errors = sum(ours.errors for _least, ours in rounds)
    print(f"RSVP POST: {ratio:.2f} of the least transaction (goal {goal}), by CPU {spent:.2f}, {errors} errors")
    return int(ratio < goal) + int(errors > 0)


def _say(name: str, runs: list[Answered]) -> None:
    fields = ("per_second", "p50_ms", "p99_ms", "cpu_ms")
    middle = [statistics.median(getattr(run, field) for run in runs) for field in fields]
    print(f"{name:<34}{middle[0]:>8.0f}{middle[1]:>8.2f}{middle[2]:>8.2f}{middle[3]:>8.2f}")


def _written(path: Path, presses: list[Press]) -> Path:
    path.write_text("".join(f"{press.path}\t{press.cookie}\t{press.body}\n" for press in presses))
    return path
