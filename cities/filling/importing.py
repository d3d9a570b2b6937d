"""Fill the gazetteer's tables from the packages, or bring them up to date: a verb, safe to run again at any time."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Table, delete, select

from cities import prefixes
from cities.filling import airports, bulk, namesakes, sources
from cities.filling.bulk import Row
from cities.filling.facts import Airport, Place
from cities.filling.grid import Grid
from cities.models import City, CityCode, CityName, CityPrefix, Country
from cities.prefixes import Named
from core.database import Base, db, touched

Say = Callable[[str], object]


def is_filled() -> bool:
    """Whether there are any cities."""
    return db.session.scalar(select(City.id).limit(1)) is not None


def fill(places: Sequence[Place], listed: Iterable[Airport], say: Say) -> None:
    """Write cities with their countries, names, codes and beginnings; `say` is told each step in a sentence.

    `places` come the largest first. Cities keep their ids and chapters; one that the source no longer has stays as it
    is.
    """
    connection = db.session.connection()
    bulk.take_time(connection)
    grid = Grid(places)
    codes = airports.codes(places, grid, listed)
    say(f"{len(places):,} cities and {len(codes):,} codes read")
    bulk.write(connection, _table(Country), sources.lands({place.country_code for place in places}))
    near, main = namesakes.near(places, grid), airports.main_codes(codes)
    bulk.write(connection, _table(City), (_city(place, near, main) for place in places), keep=("chapters",))
    say("Cities written")
    _forget(places)
    bulk.insert(connection, _table(CityName), _names(places))
    bulk.insert(connection, _table(CityCode), (code[:3] for code in codes))
    say("Names and codes written")
    bulk.insert(connection, _table(CityPrefix), prefixes.listed(_in_order(places)))
    say("Beginnings written")
    bulk.take_stock(connection, map(_table, (Country, City, CityName, CityCode, CityPrefix)))
    touched("site")


def _city(place: Place, near: dict[int, str], main: dict[int, str]) -> Row:
    return (
        place.id,
        place.name,
        place.region,
        near.get(place.id, ""),
        place.country_code,
        place.latitude,
        place.longitude,
        place.zone,
        place.population,
        main.get(place.id, ""),
        0,
    )


def _names(places: Iterable[Place]) -> Iterator[Row]:
    return ((place.id, key, int(number > 0)) for place in places for number, key in enumerate(place.keys))


def _forget(places: Sequence[Place]) -> None:
    """Names, codes and beginnings are written anew; those of cities that the source has no more are left."""
    known = set(db.session.scalars(select(City.id)))
    gone = sorted(known - {place.id for place in places})
    for table in map(_table, (CityName, CityCode, CityPrefix)):
        db.session.connection().execute(delete(table).where(table.c.city_id.not_in(gone)))


def _in_order(places: Sequence[Place]) -> list[Named]:
    """With a chapter first, then the largest first, as they come."""
    with_chapter = set(db.session.scalars(select(City.id).where(City.chapters > 0)))
    ordered = sorted(places, key=lambda place: place.id not in with_chapter)
    return [Named(place.id, place.keys) for place in ordered]


def _table(table_class: type[Base]) -> Table:
    return Base.metadata.tables[table_class.__tablename__]
