"""Where a pasted map link, or a pair of coordinates, points: a pure rule, read without asking anybody."""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qs, unquote_plus, urlsplit

from cities import coordinates
from cities.coordinates import NUMBER, Spot

LONGEST = 2000

_PAIR = rf"{NUMBER} ?[,;/~_ ] ?{NUMBER}(?![\d.])"
#: A pair that a link or a `geo:` address holds; a height, a name or a zoom may follow.
_HELD = re.compile(rf" ?(?:loc:|ll\.|point\.)?{_PAIR}")
#: Google's pin; the place asked for in a path of Google or HERE.
_MARKED = re.compile(rf"!3d{NUMBER}!4d{NUMBER}|/(?:search|place|dir/[^/]*|l)/{_PAIR}")
#: Fields that hold a pair, those of what was marked before those of what is merely in the middle.
_FIELDS = ("q", "query", "destination", "daddr", "to", "ll", "coordinate", "sll", "sp", "cp", "center", "map")
#: The middle of a map of Google, unless it shows a route, or of OpenStreetMap.
_MIDDLE = re.compile(rf"^(?!.*/dir/).*?@{NUMBER},{NUMBER}|#map=\d+(?:\.\d+)?/{NUMBER}/{NUMBER}")

_LINK = re.compile(r"(?:https?://)?([a-z\d.-]{1,250}\.[a-z]{2,20}(?::\d{1,5})?[/?#].*)|geo:", re.IGNORECASE)
#: Links that say nothing but to whoever made them.
_SHORTENED = re.compile(
    r"(?:maps\.app\.)?goo\.gl/|g\.co/|(?:www\.|maps\.)?google\.[a-z.]{2,6}/(?:maps)?\?cid=|bit\.ly/|tinyurl\.com/"
    r"|binged\.it/|her\.is/|maps\.apple/|(?:www\.)?(?:openstreetmap|osm)\.org/go/|(?:www\.)?waze\.com/ul/h",
    re.IGNORECASE,
)
SHORTENED = (
    "This link is shortened, and does not say where it leads. Open it, and paste the address "
    "that your browser shows then, or the coordinates"
)
NOT_ON_EARTH = "A latitude is from -90 to 90, and a longitude, which comes second, from -180 to 180"
UNREADABLE = "We can’t find a point in this. Paste coordinates like 38.7139, -9.1394, or a map’s link to the place"


def spot(text: str) -> Spot | None:
    """The point that a link of a map, a `geo:` address or coordinates name; None where none is named, or none on Earth.

    Read are links of Google, OpenStreetMap, Apple, Bing, HERE and Waze (not shortened ones), also with words around
    them, "38.71, -9.14", "38°42′N 9°8′W".
    """
    return next((found.rounded for found in _spots(text[:LONGEST]) if found.is_on_earth), None)


def trouble(text: str) -> str:
    """What is the matter with a text that names no `spot`, as a sentence to whoever pasted it."""
    if any(_SHORTENED.match(link) for link in _links(text[:LONGEST])):
        return SHORTENED
    return NOT_ON_EARTH if next(_spots(text[:LONGEST]), None) else UNREADABLE


def _spots(text: str) -> Iterator[Spot]:
    if found := coordinates.read(text):
        yield found
    for link in _links(text):
        yield from _in_link(link)


def _links(text: str) -> list[str]:
    """The links among the words of a text, without https:// before them."""
    found = (_LINK.match(word.strip("<>()\"'")) for word in text.split())
    return [link[1] or link.string for link in found if link]


def _in_link(text: str) -> Iterator[Spot]:
    try:
        link = urlsplit(text if text[:4].lower() == "geo:" else f"https://{text}")
    except ValueError:
        return
    text = unquote_plus(text)
    yield from _found(_MARKED.search(text))
    yield from _in_fields(link)
    yield from _found(_HELD.match(link.path))
    yield from _found(_MIDDLE.search(text))


def _in_fields(link: SplitResult) -> Iterator[Spot]:
    fields = parse_qs(link.query, max_num_fields=100) if link.query.count("&") < 100 else {}
    if "mlat" in fields and "mlon" in fields:
        fields["q"] = [f"{fields['mlat'][0]},{fields['mlon'][0]}"]
    for name in _FIELDS:
        yield from _found(_HELD.match(fields.get(name, [""])[0]))


def _found(match: re.Match[str] | None) -> Iterator[Spot]:
    if match:
        latitude, longitude = (float(number) for number in match.groups() if number is not None)
        yield Spot(latitude, longitude)
