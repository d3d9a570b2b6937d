"""What the demonstration is made of before anything of it is written: where, when, who; and what has been made so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from pages.demonstration import people
from pages.demonstration.cast import CAST, Person
from pages.demonstration.characters import CHARACTERS, Character

SEED = 2009
#: How many invented people are at home in a chapter: those written with a character of their own, and the others.
SIZES_WRITTEN, SIZES = (18, 30), (3, 9)
SIZES_HOMES = {"Lisbon": 42, "Charlotte": 34}
#: Of those after the written ones each so manieth has nothing on: a chapter may rest.
QUIET_EVERY = 40
#: Of the same each so manieth was scheduled so long ago that nobody knows whether its dates still stand.
SILENT_EVERY = 60


@dataclass(frozen=True)
class Site:
    """A chapter to be founded: its city's row, how it is written (None: an everyday one), who is at home there."""

    city: Any
    character: Character | None
    names: tuple[str, ...]
    is_quiet: bool = False
    is_silent: bool = False

    @property
    def cast(self) -> list[Person]:
        """Those of the four who are at home here."""
        return [person for person in CAST if person.home == self.city.name]

    def random(self, purpose: str) -> Random:
        """Chance of its own for each chapter and purpose, so that a change in one place changes no other."""
        return Random(f"{SEED}:{self.city.id}:{purpose}")


@dataclass
class Made:
    """A chapter that has been founded: its id, who leads it, and who is at home there, in order of arrival."""

    site: Site
    chapter_id: int
    member_ids: list[int] = field(default_factory=list)

    @property
    def lead_id(self) -> int:
        """Who organises it."""
        return self.member_ids[0]


@dataclass
class World:
    """The demonstration, dated relative to `now`; `made` grows as it is built, `taken` are dates with a story of theirs."""

    now: datetime
    sites: Sequence[Site]
    made: list[Made] = field(default_factory=list)
    people: dict[str, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def at(self, city: str) -> Made | None:
        """The chapter founded in a city of that name, if it is part of this world."""
        return next((made for made in self.made if made.site.city.name == city), None)


def world(now: datetime, cities: Sequence[Any]) -> World:
    """The world of these cities (rows of `places.rows`), the same for the same cities on the same day."""
    sizes = [_size(city.name, Random(f"{SEED}:{city.id}:size")) for city in cities]
    hands = _dealt(people.names(Random(SEED), sum(sizes)), sizes)
    plain = [city for city in cities if city.name not in CHARACTERS]
    quiet = {city.id for city in plain[QUIET_EVERY - 1 :: QUIET_EVERY]}
    silent = {city.id for city in plain[SILENT_EVERY - 1 :: SILENT_EVERY]} - quiet
    return World(
        now,
        [
            Site(city, CHARACTERS.get(city.name), names, city.id in quiet, city.id in silent)
            for city, names in zip(cities, hands, strict=True)
        ],
    )


def _size(name: str, random: Random) -> int:
    return SIZES_HOMES.get(name) or random.randint(*(SIZES_WRITTEN if name in CHARACTERS else SIZES))


def _dealt(names: list[str], sizes: list[int]) -> list[tuple[str, ...]]:
    """Names dealt in rounds, so that those of odd shapes are spread: everybody's second name, not the first."""
    odd = len(people.SHAPES)
    names = names[odd : odd + len(sizes)] + names[:odd] + names[odd + len(sizes) :]
    turns = sorted((turn, place) for place, size in enumerate(sizes) for turn in range(size))
    hands: list[list[str]] = [[] for _ in sizes]
    for (_turn, place), name in zip(turns, names, strict=True):
        hands[place].append(name)
    return [tuple(hand) for hand in hands]
