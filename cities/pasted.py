"""Where a pasted map link, or a pair of coordinates, points: a pure rule, read without asking anybody."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, urlsplit

from geopy.point import Point

LONGEST = 2000
_NUMBER = r"(-?\d{1,3}(?:\.\d{1,15})?)"
_PAIR = re.compile(rf"^\s*(?:loc:)?{_NUMBER}\s*[,;~ ]\s*{_NUMBER}(?![\d.])")
#: Google's pin, Google's middle of the map, OpenStreetMap's middle of the map.
_IN_LINK = (
    re.compile(rf"!3d{_NUMBER}!4d{_NUMBER}"),
    re.compile(rf"[@]{_NUMBER},{_NUMBER}"),
    re.compile(rf"#map=\d+(?:\.\d+)?/{_NUMBER}/{_NUMBER}"),
)
#: Fields of a link that hold a pair, what was marked before what is merely in the middle.
_FIELDS = ("q", "query", "destination", "daddr", "ll", "coordinate", "sll", "cp", "center")
_DEGREES = re.compile(r"[°′″'\"NSEWnsew]")


class Spot(NamedTuple):
    """A point on the ground, in degrees."""

    latitude: float
    longitude: float


def spot(text: str) -> Spot | None:
    """The point that a link of a map, a `geo:` address or coordinates name; None where none is named, or none on Earth.

    Read are links of Google, OpenStreetMap, Apple and Bing (not shortened ones), "38.71, -9.14", "38°42′N 9°8′W".
    """
    text = text[:LONGEST].strip()
    return next((found for found in _spots(text) if abs(found.latitude) <= 90 and abs(found.longitude) <= 180), None)


def _spots(text: str) -> Iterator[Spot]:
    if text.lower().startswith(("http://", "https://")):
        yield from _in_link(text)
        return
    pair = _PAIR.match(text.removeprefix("geo:"))
    if pair and (text.startswith("geo:") or pair.end() == len(text)):
        yield Spot(float(pair[1]), float(pair[2]))
    elif _DEGREES.search(text) and re.match(r"^[\d\s.,;°′″'\"NSEWnsew-]+$", text):
        yield from _in_degrees(text)


def _in_link(text: str) -> Iterator[Spot]:
    try:
        link = urlsplit(text)
    except ValueError:
        return
    if found := _IN_LINK[0].search(text):
        yield Spot(float(found[1]), float(found[2]))
    yield from _in_fields(link)
    for pattern in _IN_LINK[1:]:
        if found := pattern.search(text):
            yield Spot(float(found[1]), float(found[2]))


def _in_fields(link: SplitResult) -> Iterator[Spot]:
    fields = parse_qs(link.query, max_num_fields=100) if link.query.count("&") < 100 else {}
    if "mlat" in fields and "mlon" in fields:
        fields["ll"] = [f"{fields['mlat'][0]},{fields['mlon'][0]}"]
    for name in _FIELDS:
        if pair := _PAIR.match(fields.get(name, [""])[0]):
            yield Spot(float(pair[1]), float(pair[2]))


def _in_degrees(text: str) -> Iterator[Spot]:
    try:
        point = Point.from_string(text)
    except ValueError:
        return
    yield Spot(point.latitude, point.longitude)
