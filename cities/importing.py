"""Fill the gazetteer's tables from the packages, or bring them up to date: a verb, safe to run again at any time."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, insert, select

from cities import airports, namesakes, prefixes, sources
from cities.models import City, CityCode, CityName, CityPrefix, Country
from cities.prefixes import Named
from cities.sources import Place
from core.database import Base, db, touched, upsert

#: So many rows go to the database at a time.
BATCH = 20_000
Say = Callable[[str], object]


def is_filled() -> bool:
    """Whether there are any cities."""
    return db.session.scalar(select(City.id).limit(1)) is not None


def fill(places: Sequence[Place], listed: Iterable[sources.Airport], say: Say) -> None:
    """Write cities with their countries, names, codes and beginnings; `say` is told each step in a sentence.

    Cities keep their ids and chapters; one that the source no longer has stays as it is.
    """
    codes = airports.codes(places, listed)
    say(f"{len(places):,} cities and {len(codes):,} codes read")
    lands = sources.lands({place.country_code for place in places})
    _write(Country, [land._asdict() for land in lands])
    _write(City, _cities(places, airports.main_codes(codes)), keep=("chapters",))
    say("Cities written")
    _forget_names(places)
    names = ((place.id, key, int(number > 0)) for place in places for number, key in enumerate(place.keys))
    _insert(CityName, ({"city_id": city_id, "key": key, "rank": rank} for city_id, key, rank in names))
    _insert(
        CityCode,
        ({"code": c.code, "city_id": c.city_id, "is_metropolitan": c.is_metropolitan} for c in codes),
    )
    say("Names and codes written")
    _insert(CityPrefix, (row._asdict() for row in prefixes.listed(_in_order(places))))
    say("Beginnings written")
    touched("site")


def _cities(places: Sequence[Place], codes: dict[int, str]) -> list[dict[str, Any]]:
    near = namesakes.near(places)
    return [
        {
            "id": place.id,
            "name": place.name,
            "region": place.region,
            "near": near.get(place.id, ""),
            "country_code": place.country_code,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "zone": place.zone,
            "population": place.population,
            "code": codes.get(place.id, ""),
            "chapters": 0,
        }
        for place in places
    ]


def _write(table_class: type[Base], rows: list[dict[str, Any]], keep: tuple[str, ...] = ()) -> None:
    """Rows made, or brought up to date but for the columns in `keep`."""
    table: Table = Base.metadata.tables[table_class.__tablename__]
    statement = upsert(table)
    own = [column.name for column in table.primary_key]
    fresh = {name: statement.excluded[name] for name in rows[0] if name not in (*own, *keep)}
    for batch in _batches(rows):
        db.session.connection().execute(statement.on_conflict_do_update(index_elements=own, set_=fresh), batch)


def _insert(table_class: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    table = Base.metadata.tables[table_class.__tablename__]
    for batch in _batches(rows):
        db.session.connection().execute(insert(table), batch)


def _batches(rows: Iterable[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _forget_names(places: Sequence[Place]) -> None:
    """Names, codes and beginnings are written anew; those of cities that the source has no more are left."""
    known = set(db.session.scalars(select(City.id)))
    gone = sorted(known - {place.id for place in places})
    for table_class in (CityName, CityCode, CityPrefix):
        column: ColumnElement[int] = Base.metadata.tables[table_class.__tablename__].c.city_id
        db.session.execute(delete(table_class).where(column.not_in(gone)))


def _in_order(places: Sequence[Place]) -> list[Named]:
    """With a chapter first, then the largest first, as they come."""
    with_chapter = set(db.session.scalars(select(City.id).where(City.chapters > 0)))
    ordered = sorted(places, key=lambda place: place.id not in with_chapter)
    return [Named(place.id, place.keys) for place in ordered]
