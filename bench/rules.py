"""Twenty thousand rules made by chance, counted by us and by two other programs, in zones with odd clocks."""

from random import Random
from time import monotonic

from tests.events import generated

COUNT = 20_000
SEED = 5545
SHOWN = 10


def compare() -> int:
    """Print in how many rules we differ from the others, with the first ten; returns how many."""
    began = monotonic()
    found = list(generated.differences(Random(SEED), COUNT))
    print(f"{COUNT} rules in {len(generated.ZONES)} zones, beside dateutil and recurring-ical-events:", end=" ")
    print(f"{len(found)} differences in {monotonic() - began:.0f} s")
    for line in found[:SHOWN]:
        print(f"  {line}")
    return len(found)
