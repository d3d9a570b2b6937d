"""The cities of the demonstration as the gazetteer has them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from cities.folding import fold
from cities.models import City, CityName
from cities.states import STATES
from core.database import db


def rows(wanted: Sequence[tuple[str, str]]) -> list[Any]:
    """The city meant by each (name, country or country and state), in order; those we do not have are left out.

    Of several with one name it is the one that has it as its own, then the largest.
    """
    keys = {fold(name) for name, _where in wanted}
    found: dict[tuple[str, str], Any] = {}
    for city in _named(keys):
        for where in (city.country_code, f"{city.country_code} {_letters(city.region)}"):
            found.setdefault((city.key, where), city)
    cities = (found.get((fold(name), where)) for name, where in wanted)
    return list({city.id: city for city in cities if city}.values())


def _named(keys: set[str]) -> Sequence[Any]:
    return db.session.execute(
        select(
            City.id, City.name, City.region, City.country_code, City.latitude, City.longitude, City.zone, CityName.key
        )
        .join(CityName, CityName.city_id == City.id)
        .where(CityName.key.in_(keys))
        .order_by(CityName.rank, City.population.desc(), City.id)
    ).all()


def _letters(region: str) -> str:
    return STATES.get(region, "").upper()
