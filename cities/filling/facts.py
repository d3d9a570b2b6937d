"""Plain values that the parts of filling the gazetteer share."""

from typing import NamedTuple


class Land(NamedTuple):
    """A country."""

    code: str
    name: str
    continent: str


class Place(NamedTuple):
    """A city: `keys` are its folded names, the primary first; `hints` codes that GeoNames lists among its names."""

    id: int
    name: str
    keys: tuple[str, ...]
    hints: frozenset[str]
    region: str
    country_code: str
    latitude: float
    longitude: float
    zone: str
    population: int


class Airport(NamedTuple):
    """An airport: `city` is what its list says of the city it serves."""

    code: str
    name: str
    city: str
    country_code: str
    latitude: float
    longitude: float
