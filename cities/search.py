"""Named reads of the gazetteer: the city somebody means, cities to suggest while one types, names like a wrong one."""

import difflib
import string
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, select

from cities import ranking
from cities.folding import LONGEST, fold
from cities.models import City, CityCode, CityName
from cities.ranking import Found
from cities.states import STATES
from core.database import db

#: More are never suggested.
MOST = 10
#: For so many letters the cities to suggest are listed beforehand; fewer say nothing of what was meant.
SHORT = 3
MOST_CLOSEST = 5
#: Names of one beginning that are compared with a wrong one, how like it they must be, and how much of it is looked at.
MOST_COMPARED = 3000
LEAST_RATIO = 0.4
LONGEST_GUESSED = 40
#: A city has fewer namesakes, of those anybody looks for.
MOST_NAMESAKES = 100
LONGEST_ID = 9
#: Built once: it is asked at every letter somebody types.
_CODES = (
    select(CityCode.city_id, CityCode.code)
    .join(City, City.id == CityCode.city_id)
    .where(CityCode.city_id.in_(bindparam("cities", expanding=True)))
    .order_by((CityCode.code == City.code).desc(), CityCode.is_metropolitan.desc(), CityCode.code)
)


class _Hit(NamedTuple):
    ratio: float
    rank: int
    population: int
    city_id: int


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
    return db.session.execute(ranking.rows().where(City.id == city_id)).one_or_none()


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
    rows = db.session.connection().execute(_CODES, {"cities": city_ids})
    codes: dict[int, list[str]] = {}
    for row in rows:
        codes.setdefault(row.city_id, []).append(row.code)
    return codes


def closest(words: str) -> Sequence[Found]:
    """Five cities whose names are most like one that nobody bears, the likest first; none where nothing is like it."""
    key = _parts(words)[0][:LONGEST_GUESSED]
    if len(key) < SHORT:
        return ()
    likely = sorted(_alike(key), key=lambda hit: (-hit.ratio, hit.rank, -hit.population, hit.city_id))
    best = list(dict.fromkeys(hit.city_id for hit in likely))[:MOST_CLOSEST]
    found = {row.id: row for row in db.session.execute(ranking.rows().where(City.id.in_(best)))}
    return [found[city_id] for city_id in best]


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
    return ranking.read("in full", key, most) if key else ()


def _suggested(key: str, most: int) -> Sequence[Found]:
    """The few there can be are read first: a short beginning's own list, or primary names; all only where they lack."""
    if not key:
        return ()
    found = ranking.read("listed" if len(key) <= SHORT else "primary", key, most)
    return found if len(found) >= most else ranking.read("all", key, most)


def _alike(key: str) -> Iterator[_Hit]:
    """Names one slip away, and primary names that begin with the same two letters, as far as they are like a key."""
    near = CityName.key.in_(set(_one_apart(key)))
    same = ranking.begins(db.engine.dialect.name) & (CityName.rank == 0)
    names = select(CityName.key, CityName.city_id, CityName.rank, City.population).join(City)
    asked = {"key": key[:2], "end": key[:2] + ranking.LAST, "pattern": f"{key[:2]}%"}
    matcher = difflib.SequenceMatcher(b=key, autojunk=False)
    for name in (
        *db.session.execute(names.where(near)),
        *db.session.execute(names.where(same).limit(MOST_COMPARED), asked),
    ):
        matcher.set_seq1(name.key)
        if matcher.quick_ratio() >= LEAST_RATIO and matcher.ratio() >= LEAST_RATIO:
            yield _Hit(matcher.ratio(), name.rank, name.population, name.city_id)


def _one_apart(key: str) -> Iterator[str]:
    """Every name one slip away: a letter left out, swapped, changed or put in."""
    for place in range(len(key) + 1):
        head, tail = key[:place], key[place:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in string.ascii_lowercase + " '":
            yield head + letter + tail[1:]
            yield head + letter + tail
