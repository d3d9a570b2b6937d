"""How names are looked up in the gazetteer's tables, and in which order cities come: the statements behind `search`."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, case, func, literal_column, select, union_all

from cities.models import City, CityCode, CityName, CityPrefix, Country
from core.database import db

Found = Row[*tuple[Any, ...]]
#: Sorts behind every character of a name.
LAST = "\U0010ffff"


def read(scope: str, key: str, most: int) -> Sequence[Found]:
    """Cities, best first, whose names a key stands for: `in full`, or as the beginning of `primary` names, of `all`.

    `listed` looks only at those listed beforehand for a short beginning. First the one with this code, then primary
    names in full, then beginnings of primary names and others in full, then beginnings of others; within each where a
    chapter is, then the larger.
    """
    pattern = key.replace("/", "//").replace("%", "/%").replace("_", "/_") + "%"
    asked = {"key": key, "end": key + LAST, "pattern": pattern, "code": key.upper(), "most": most}
    return db.session.connection().execute(_ranked(scope, db.engine.dialect.name), asked).all()


@cache
def _ranked(scope: str, dialect: str) -> Select[*tuple[Any, ...]]:
    """Built once for each scope and kind of database: building it costs more than running it."""
    is_primary, is_whole = CityName.rank == 0, CityName.key == bindparam("key")
    tier = case((is_primary & is_whole, 1), (is_primary | is_whole, 2), else_=3)
    hits = union_all(
        select(CityName.city_id, tier.label("tier")).where(_names(scope, dialect)),
        select(CityCode.city_id, literal_column("0")).where(CityCode.code == bindparam("code")),
    ).subquery()
    best = select(hits.c.city_id, func.min(hits.c.tier).label("tier")).group_by(hits.c.city_id).subquery()
    return (
        rows()
        .join(best, best.c.city_id == City.id)
        .order_by(best.c.tier, (City.chapters > 0).desc(), City.population.desc(), City.id)
        .limit(bindparam("most"))
    )


def _names(scope: str, dialect: str) -> ColumnElement[bool]:
    is_whole = CityName.key == bindparam("key")
    listed = CityName.city_id.in_(select(CityPrefix.city_id).where(CityPrefix.prefix == bindparam("key")))
    scopes: dict[str, ColumnElement[bool]] = {
        "in full": is_whole,
        "listed": begins(dialect) & listed,
        "primary": begins(dialect) & ((CityName.rank == 0) | is_whole),
        "all": begins(dialect),
    }
    return scopes[scope]


def begins(dialect: str) -> ColumnElement[bool]:
    """Each kind of database has one way of looking up beginnings in an index."""
    if dialect == "postgresql":
        return CityName.key.like(bindparam("pattern"), escape="/")
    return (CityName.key >= bindparam("key")) & (CityName.key < bindparam("end"))


def rows() -> Select[*tuple[Any, ...]]:
    """Everything a list, a map or a centre needs of a city."""
    return select(
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
    ).join(Country, Country.code == City.country_code)
