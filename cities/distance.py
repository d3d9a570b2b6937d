"""How far apart two places are, and the boxes that hold all that is near one: a pure rule.

Lists measure by haversine, which is off by half a percent at most; a single distance that is shown by geopy's geodesic.
"""

import math
from typing import NamedTuple

from geopy.distance import geodesic

EARTH_RADIUS_KM = 6371.0088
#: Floats are rounded: what lies exactly on a circle lies in its box.
_SLACK = 1e-6

Vector = tuple[float, float, float]


class Box(NamedTuple):
    """All between two parallels and two meridians, in degrees; `west` is never more than `east`."""

    south: float
    north: float
    west: float
    east: float


def haversine(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance in km on a round earth."""
    here, there = math.radians(latitude), math.radians(other_latitude)
    turned = math.radians(other_longitude - longitude)
    half = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(turned / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def exact(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The distance in km on the earth as it is: a hundred times dearer, so for one pair and not for a list."""
    return float(geodesic((latitude, longitude), (other_latitude, other_longitude)).km)


def vector(latitude: float, longitude: float) -> Vector:
    """A place as a point of the unit sphere."""
    north, east = math.radians(latitude), math.radians(longitude)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


def nearness(here: Vector, there: Vector) -> float:
    """How near two places are, from 1 (the same) to -1 (opposite): cheap, for finding the nearest of many."""
    return here[0] * there[0] + here[1] * there[1] + here[2] * there[2]


def box(latitude: float, longitude: float, within_km: float) -> list[Box]:
    """The boxes around a circle: one; two where it crosses the antimeridian; a cap all the way round at a pole."""
    reach = within_km / EARTH_RADIUS_KM
    degrees = math.degrees(reach) + _SLACK
    south, north = latitude - degrees, latitude + degrees
    if south <= -90 or north >= 90:
        return [Box(max(south, -90.0), min(north, 90.0), -180.0, 180.0)]
    wide = math.degrees(math.asin(min(1.0, math.sin(reach) / math.cos(math.radians(latitude))))) + _SLACK
    west, east = longitude - wide, longitude + wide
    if west <= -180:
        return [Box(south, north, west + 360, 180.0), Box(south, north, -180.0, east)]
    if east >= 180:
        return [Box(south, north, west, 180.0), Box(south, north, -180.0, east - 360)]
    return [Box(south, north, west, east)]
