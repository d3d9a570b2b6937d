"""A gazetteer of twelve real cities, small enough to know by heart; keys are written out, not computed."""

from typing import NamedTuple

from cities.models import City, CityCode, CityName, Country
from core.database import db

COUNTRIES = (
    ("PT", "Portugal", "Europe"),
    ("DE", "Germany", "Europe"),
    ("FR", "France", "Europe"),
    ("GB", "United Kingdom", "Europe"),
    ("US", "United States", "North America"),
    ("BR", "Brazil", "South America"),
    ("KE", "Kenya", "Africa"),
    ("JP", "Japan", "Asia"),
    ("NZ", "New Zealand", "Oceania"),
    ("TO", "Tonga", "Oceania"),
)


class Row(NamedTuple):
    """One city: what it is called, where it lies, and what else it is found by."""

    id: int
    name: str
    region: str
    country_code: str
    latitude: float
    longitude: float
    zone: str
    population: int
    code: str
    keys: tuple[str, ...]


ROWS = (
    Row(
        2267057, "Lisbon", "", "PT", 38.72509, -9.1498, "Europe/Lisbon", 545796, "LIS", ("lisbon", "lisboa", "lissabon")
    ),
    Row(2735943, "Porto", "", "PT", 41.14961, -8.61099, "Europe/Lisbon", 249633, "OPO", ("porto", "oporto")),
    Row(2886242, "Köln", "", "DE", 50.93333, 6.95, "Europe/Berlin", 1024621, "CGN", ("koln", "cologne", "koeln")),
    Row(2950159, "Berlin", "", "DE", 52.52437, 13.41053, "Europe/Berlin", 3426354, "BER", ("berlin",)),
    Row(2988507, "Paris", "", "FR", 48.85341, 2.3488, "Europe/Paris", 2138551, "PAR", ("paris",)),
    Row(2643743, "London", "", "GB", 51.50853, -0.12574, "Europe/London", 8961989, "LON", ("london", "londres")),
    Row(
        4460243,
        "Charlotte",
        "North Carolina",
        "US",
        35.22709,
        -80.84313,
        "America/New_York",
        874579,
        "CLT",
        ("charlotte",),
    ),
    Row(5746545, "Portland", "Oregon", "US", 45.52345, -122.67621, "America/Los_Angeles", 652503, "PDX", ("portland",)),
    Row(3448439, "São Paulo", "", "BR", -23.5475, -46.63611, "America/Sao_Paulo", 12400232, "SAO", ("sao paulo",)),
    Row(184745, "Nairobi", "", "KE", -1.28333, 36.81667, "Africa/Nairobi", 2750547, "NBO", ("nairobi",)),
    Row(1850147, "Tokyo", "", "JP", 35.6895, 139.69171, "Asia/Tokyo", 9733276, "TYO", ("tokyo", "tokio")),
    Row(4032402, "Nuku‘alofa", "", "TO", -21.13938, -175.2018, "Pacific/Tongatapu", 22400, "TBU", ("nuku'alofa",)),
)


def add_cities() -> dict[str, City]:
    """Put the twelve into the database; returns them by name."""
    db.session.add_all(Country(code=code, name=name, continent=continent) for code, name, continent in COUNTRIES)
    db.session.flush()
    cities = {row.name: city(row) for row in ROWS}
    db.session.add_all(cities.values())
    db.session.flush()
    for row in ROWS:
        db.session.add_all(CityName(city_id=row.id, key=key, rank=int(key != row.keys[0])) for key in row.keys)
        db.session.add(
            CityCode(code=row.code, city_id=row.id, is_metropolitan=row.code in ("PAR", "LON", "TYO", "SAO"))
        )
    db.session.commit()
    return cities


def city(row: Row) -> City:
    """The row of a city, not yet in the database."""
    return City(
        id=row.id,
        name=row.name,
        region=row.region,
        country_code=row.country_code,
        latitude=row.latitude,
        longitude=row.longitude,
        zone=row.zone,
        population=row.population,
        code=row.code,
    )
