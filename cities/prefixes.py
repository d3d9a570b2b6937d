"""Cities listed beforehand for the first letters somebody types, where too many begin so to be looked through."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import func, insert, select

from cities.models import CityName, CityPrefix
from core.database import db

LONGEST = 3
MOST = 10


class Named(NamedTuple):
    """A city and its keys, the primary one first."""

    id: int
    keys: Sequence[str]


class Place(NamedTuple):
    """The `position`-th city for a prefix."""

    prefix: str
    position: int
    city_id: int


def listed(cities: Iterable[Named]) -> Iterator[Place]:
    """The first ten for every beginning of up to three letters that more than ten cities have.

    `cities` come in the order in which equals are ranked: those with a chapter, then the larger.
    """
    tiers: defaultdict[str, tuple[list[int], list[int], list[int]]] = defaultdict(lambda: ([], [], []))
    for city in cities:
        for prefix, tier in _tiers(city.keys).items():
            of_tier = tiers[prefix][tier]
            if len(of_tier) <= MOST:
                of_tier.append(city.id)
    for prefix, (first, second, third) in tiers.items():
        best = first + second + third
        if len(best) > MOST:
            yield from (Place(prefix, position, city_id) for position, city_id in enumerate(best[:MOST]))


def include(city_id: int) -> None:
    """Put a city that has its first chapter on the lists it is not on: there it may now come before others."""
    keys = db.session.scalars(select(CityName.key).where(CityName.city_id == city_id))
    lists = db.session.execute(
        select(
            CityPrefix.prefix,
            (func.max(CityPrefix.position) + 1).label("position"),
            func.count().filter(CityPrefix.city_id == city_id).label("times"),
        )
        .where(CityPrefix.prefix.in_(_beginnings(keys)))
        .group_by(CityPrefix.prefix)
        .order_by(CityPrefix.prefix)
    )
    rows = [{"prefix": row.prefix, "position": row.position, "city_id": city_id} for row in lists if not row.times]
    if rows:
        db.session.execute(insert(CityPrefix), rows)


def _tiers(keys: Sequence[str]) -> dict[str, int]:
    """Every beginning of a city's names, with how well it fits: 0 is the primary name in full.

    1 is the beginning of the primary name, or another name in full, 2 the beginning of another.
    """
    tiers = dict.fromkeys(_beginnings(keys), 2)
    tiers |= dict.fromkeys((key for key in keys if len(key) <= LONGEST), 1)
    tiers |= dict.fromkeys(_beginnings(keys[:1]), 1)
    return tiers | ({keys[0]: 0} if keys[0] in tiers else {})


def _beginnings(keys: Iterable[str]) -> set[str]:
    longest = {key[:LONGEST] for key in keys}
    return longest | {key[:length] for key in longest for length in range(1, LONGEST)}
