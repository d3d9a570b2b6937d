"""Where a venue lies, in words: how far from the centre of its chapter's city."""

from dataclasses import dataclass
from typing import Any

from cities import distance
from core.writing import dates

#: Farther than this from its city a venue was probably placed by mistake.
FAR_KM = 150.0
#: Nearer than this the centre of a city is no point any more.
CENTRE_KM = 0.1


@dataclass(frozen=True)
class Placed:
    """Where a venue lies: "1.2 km from the centre of Lisbon", and what to look at where that can hardly be meant."""

    words: str
    doubt: str = ""


def placed(venue: Any, chapter: Any) -> Placed | None:
    """Where a venue of a chapter lies, of rows with `latitude` and `longitude`; None where nobody has said."""
    if venue.latitude is None or venue.longitude is None:
        return None
    city, in_miles = (chapter.latitude, chapter.longitude), dates.reads_miles(chapter.country_code)
    km = distance.exact(venue.latitude, venue.longitude, *city)
    if km < CENTRE_KM:
        return Placed(f"in the centre of {chapter.city_name}")
    words = f"{dates.far(km, in_miles, to_tenths=True)} from the centre of {chapter.city_name}"
    return Placed(words, _doubt(venue, city, in_miles) if km > FAR_KM else "")


def _doubt(venue: Any, city: tuple[float, float], in_miles: bool) -> str:
    if abs(venue.longitude) <= 90:
        turned = distance.exact(venue.longitude, venue.latitude, *city)
        if turned <= FAR_KM:
            far = dates.far(turned, in_miles, to_tenths=True)
            return f"The latitude comes first: the other way round it would be {far}."
    return "Is it the right point?"
