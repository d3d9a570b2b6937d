"""Cities and airports to be put into a gazetteer, as sources give them."""

from typing import Any

from cities.filling.facts import Airport, Place


def place(city_id: int, name: str, *keys: str, **changed: Any) -> Place:
    """A city of 100,000 people, Portuguese but on the equator, unless said otherwise."""
    given: dict[str, Any] = {
        "hints": frozenset(),
        "region": "",
        "country_code": "PT",
        "latitude": 0.0,
        "longitude": -9.0,
        "zone": "Europe/Lisbon",
        "population": 100_000,
    }
    return Place(id=city_id, name=name, keys=(name.lower(), *keys), **(given | changed))


def airport(code: str, city: str, **changed: Any) -> Airport:
    """An airport in Portugal, beside the cities of `place`."""
    given: dict[str, Any] = {"name": f"{city} Airport", "country_code": "PT", "latitude": 0.1, "longitude": -9.0}
    return Airport(code=code, city=city, **(given | changed))
