"""Named reads of the gazetteer: the city somebody means, cities to suggest while one types, names like a wrong one."""

import difflib
import string
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, or_, select, union_all

from cities.folding import LONGEST, fold
from cities.models import City, CityCode, CityName, CityPrefix, Country
from cities.states import STATES
from core.database import db

Found = Row[*tuple[Any, ...]]

#: More are never suggested.
MOST = 10
#: For so many letters the cities to suggest are listed beforehand.
SHORT = 3
MOST_CLOSEST = 5
#: Names of one beginning that are compared with a misspelt one.
MOST_COMPARED = 3000
#: A city has fewer namesakes, of those anybody looks for.
MOST_NAMESAKES = 100
LONGEST_ID = 9
#: Sorts behind every character of a name.
_LAST = "\U0010ffff"


def resolve(text: str) -> Found | None:
    """The city somebody means by its number, a code or a name in full; None for one we do not know.

    "Portland, Maine" and "Paris, US" are told by what follows the comma, as far as we can read it.
    """
    text = text[:LONGEST].strip()
    if text.isascii() and text.isdigit():
        return by_id(int(text)) if len(text) <= LONGEST_ID else None
    return _in_full(text) or _in_full_with_hints(text)


def by_id(city_id: int) -> Found | None:
    """The city under a number of GeoNames."""
    return db.session.execute(_cities(City.id == city_id)).one_or_none()


def matching(words: str, most: int = MOST) -> Sequence[Found]:
    """The cities whose code, name or other name begins as somebody typed, best first.

    First the one with the code, then primary names in full, then beginnings of primary names and other names in full,
    then beginnings of other names; within each where a chapter is, then the larger.
    """
    name, hints = _parts(words)
    if not hints:
        return _suggested(fold(words), most)
    namesakes = _suggested(name, MOST_NAMESAKES)
    return (_told_apart(namesakes, hints) or namesakes or _suggested(fold(words), most))[:most]


def codes_of(city_ids: Sequence[int]) -> dict[int, list[str]]:
    """The codes of cities, by id: what stands on the mark first, then metropolitan ones, then by the alphabet."""
    rows = db.session.execute(
        select(CityCode.city_id, CityCode.code)
        .join(City, City.id == CityCode.city_id)
        .where(CityCode.city_id.in_(city_ids))
        .order_by((CityCode.code == City.code).desc(), CityCode.is_metropolitan.desc(), CityCode.code)
    )
    codes: dict[int, list[str]] = {}
    for row in rows:
        codes.setdefault(row.city_id, []).append(row.code)
    return codes


def closest(words: str) -> Sequence[Found]:
    """Five cities whose names are most like what nobody is called: one letter apart, then alike after the same two."""
    key = _parts(words)[0]
    if not key:
        return ()
    apart = _ranked(CityName.key.in_(set(_one_apart(key[:40]))), MOST_CLOSEST)
    known = {row.id for row in apart}
    alike = [row for row in _alike(key) if row.id not in known]
    return [*apart, *alike][:MOST_CLOSEST]


def _in_full(text: str) -> Found | None:
    found = _exactly(fold(text), 1)
    return found[0] if found else None


def _in_full_with_hints(text: str) -> Found | None:
    name, hints = _parts(text)
    namesakes = _exactly(name, MOST_NAMESAKES) if hints else ()
    return next(iter(_told_apart(namesakes, hints) or namesakes), None)


def _parts(text: str) -> tuple[str, list[str]]:
    """The folded name before the first comma, and what follows it, piece by piece."""
    name, *hints = [fold(part) for part in text[:LONGEST].split(",")]
    return name, [hint for hint in hints if hint]


def _told_apart(namesakes: Sequence[Found], hints: Sequence[str]) -> list[Found]:
    """Those that everything said after the name begins to describe."""
    return [row for row in namesakes if all(any(own.startswith(hint) for own in _hints(row)) for hint in hints)]


def _hints(row: Found) -> list[str]:
    state = STATES.get(row.region, "")
    said = [row.region, row.country_name, row.country_code, row.near and f"near {row.near}", row.near, state]
    return [fold(words) for words in [*said, " ".join(state)] if words]


def _exactly(key: str, most: int) -> Sequence[Found]:
    """Cities with this code or this very name: the code, then primary names, then others."""
    return _ranked(CityName.key == key, most, key) if key else ()


def _suggested(key: str, most: int) -> Sequence[Found]:
    """The primary names are few and stand before the others, so the others are read only where they are wanted."""
    if not key:
        return ()
    begins = _begins(CityName.key, key)
    if len(key) <= SHORT:
        listed = CityName.city_id.in_(select(CityPrefix.city_id).where(CityPrefix.prefix == key))
        return _ranked(begins & listed, most, key)
    found = _ranked(begins & or_(CityName.rank == 0, CityName.key == key), most, key)
    return found if len(found) >= most else _ranked(begins, most, key)


def _ranked(names: ColumnElement[bool], most: int, key: str = "") -> Sequence[Found]:
    tier = case(
        ((CityName.rank == 0) & (CityName.key == key), 1), (or_(CityName.rank == 0, CityName.key == key), 2), else_=3
    )
    hits = union_all(
        select(CityName.city_id, tier.label("tier")).where(names),
        select(CityCode.city_id, _zero()).where(CityCode.code == key.upper()),
    ).subquery()
    best = select(hits.c.city_id, func.min(hits.c.tier).label("tier")).group_by(hits.c.city_id).subquery()
    return db.session.execute(
        _cities()
        .join(best, best.c.city_id == City.id)
        .order_by(best.c.tier, (City.chapters > 0).desc(), City.population.desc(), City.id)
        .limit(most)
    ).all()


def _zero() -> ColumnElement[int]:
    return case((CityCode.code.is_not(None), 0), else_=0)


def _begins(column: Any, key: str) -> ColumnElement[bool]:
    """Each database has one way of looking up beginnings in an index."""
    if db.engine.dialect.name == "postgresql":
        begins: ColumnElement[bool] = column.startswith(key, autoescape=True)
        return begins
    between: ColumnElement[bool] = (column >= key) & (column < key + _LAST)
    return between


def _cities(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Everything a list, a map or a centre needs of a city."""
    return (
        select(
            City.id,
            City.name,
            City.region,
            City.near,
            City.country_code,
            Country.name.label("country_name"),
            City.latitude,
            City.longitude,
            City.zone,
            City.population,
            City.code,
            City.chapters,
        )
        .join(Country, Country.code == City.country_code)
        .where(*conditions)
    )


def _one_apart(key: str) -> Iterator[str]:
    """Every name one slip away: a letter left out, swapped, changed or put in."""
    for place in range(len(key) + 1):
        head, tail = key[:place], key[place:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in string.ascii_lowercase + " '":
            yield head + letter + tail[1:]
            yield head + letter + tail


def _alike(key: str) -> Sequence[Found]:
    """Cities of the same two first letters whose primary names look most like a key."""
    rows = db.session.execute(
        select(CityName.key, CityName.city_id)
        .where(_begins(CityName.key, key[:2]), CityName.rank == 0)
        .limit(MOST_COMPARED)
    ).all()
    cities: dict[str, int] = {row.key: row.city_id for row in rows}
    best = difflib.get_close_matches(key[:40], cities, n=MOST_CLOSEST, cutoff=0.5)
    found = {row.id: row for row in db.session.execute(_cities(City.id.in_([cities[name] for name in best])))}
    return [found[cities[name]] for name in best]
