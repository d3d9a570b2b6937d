"""Where a place lies on paper: the world in one piece, and the surroundings of one place, as SVG."""

import json
import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

WORLD_WIDTH, WORLD_HEIGHT = 1000, 470
#: The world is cut in the Bering Sea, so that no coast is.
WORLD_CENTRE_LONGITUDE = 11.0
LOCAL_SIZE = 640
EARTH_RADIUS_KM = 6371.0088
LAND = Path(__file__).parents[2] / "build" / "land.json"

# Equal Earth (Šavrič, Patterson and Jenny, 2018): areas are true, so no continent is made small.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2
_WORLD_SCALE = WORLD_WIDTH / 2 / 2.7066299836960748
_WORLD_EQUATOR = 258.0
_HUNDREDTHS = 100
#: What lies farther from the middle of a local map than its corners.
_HIDDEN = LOCAL_SIZE * 0.8
_STEP = 1.5


class Place(NamedTuple):
    """A point on the ground, in degrees."""

    latitude: float
    longitude: float


def world_point(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place lies on the map of the world (1000 by 470), in tenths of a unit."""
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    turned = math.radians((longitude - WORLD_CENTRE_LONGITUDE + 180) % 360 - 180)
    x = turned * math.cos(theta) / (_M * slope)
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return round(WORLD_WIDTH / 2 + _WORLD_SCALE * x, 1), round(_WORLD_EQUATOR - _WORLD_SCALE * y, 1)


def local_point(centre: Place, radius_km: float, place: Place) -> tuple[float, float]:
    """Where a place lies on the map around `centre` (640 by 640, its edge `radius_km` away): distances are true."""
    return _Around(centre, radius_km).point(place, math.inf)


@cache
def world_land() -> str:
    """The coasts of the world as SVG path data for the 1000 by 470 map."""
    path: str = json.loads(LAND.read_text())["world"]
    return path


@lru_cache(maxsize=256)
def local_land(centre: Place, radius_km: float) -> str:
    """The coasts around `centre` as SVG path data for the 640 by 640 map, to be filled by the even-odd rule."""
    around = _Around(centre, radius_km)
    reach = math.degrees(radius_km * 2 / EARTH_RADIUS_KM)
    south, north = centre.latitude - reach, centre.latitude + reach
    near = (land.degrees for land in _rings() if land.south <= north and land.north >= south)
    return path_data(ring for ring in map(around.ring, near) if ring)


def path_data(rings: Iterable[Sequence[tuple[float, float]]]) -> str:
    """Closed rings as short SVG path data: the first point of each, then steps, in tenths."""
    return "".join(_ring_data(ring) for ring in rings)


class _Coast(NamedTuple):
    """A coast from its southernmost to its northernmost degree, kept small: longitude, latitude, ... in hundredths."""

    south: float
    north: float
    degrees: "array[int]"


class _Around:
    """The azimuthal-equidistant map around one place."""

    def __init__(self, centre: Place, radius_km: float) -> None:
        self.centre = centre
        self.sine, self.cosine = _sine_and_cosine(centre.latitude)
        self.longitude = centre.longitude
        self.scale = LOCAL_SIZE / 2 * EARTH_RADIUS_KM / radius_km

    def point(self, place: Place, farthest: float) -> tuple[float, float]:
        """Where `place` lies; what is farther from the middle than `farthest` is drawn in to there."""
        sine, cosine = _sine_and_cosine(place.latitude)
        turned = math.radians(place.longitude - self.longitude)
        east = math.sin(turned) * cosine
        north = self.cosine * sine - self.sine * cosine * math.cos(turned)
        across = math.hypot(east, north)
        angle = math.atan2(across, self.sine * sine + self.cosine * cosine * math.cos(turned))
        reach = min(self.scale * angle, farthest) / (across or 1.0)
        return round(LOCAL_SIZE / 2 + reach * east, 1), round(LOCAL_SIZE / 2 - reach * north, 1)

    def ring(self, degrees: Sequence[int]) -> list[tuple[float, float]]:
        """A coast on this map, or nothing where none of it can be seen; what is far is drawn in beyond the corners."""
        points = [self.point(place, _HIDDEN) for place in _places(degrees)]
        if all(map(_is_hidden, points)) and not _holds(degrees, self.centre):
            return []
        return list(_thinned(points))


def _is_hidden(point: tuple[float, float]) -> bool:
    return math.hypot(point[0] - LOCAL_SIZE / 2, point[1] - LOCAL_SIZE / 2) > _HIDDEN - 1


def _thinned(points: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The points without those that lie close to the one before: a step on paper, a long one beyond the corners."""
    last = (math.inf, math.inf)
    for point in points:
        if math.dist(point, last) > (LOCAL_SIZE / 8 if _is_hidden(point) else _STEP):
            last = point
            yield point


def _holds(degrees: Sequence[int], place: Place) -> bool:
    """Whether a coast runs around `place`: a line to the east of it crosses the coast an odd number of times."""
    xs, ys = degrees[::2], degrees[1::2]
    east = (place.longitude - WORLD_CENTRE_LONGITUDE + 180) % 360 + WORLD_CENTRE_LONGITUDE - 180
    x, y = east * _HUNDREDTHS, place.latitude * _HUNDREDTHS
    crossings = (
        ax + (y - ay) / (by - ay) * (bx - ax)
        for ax, ay, bx, by in zip(xs, ys, xs[1:], ys[1:], strict=False)
        if (ay > y) != (by > y)
    )
    return sum(crossing > x for crossing in crossings) % 2 == 1


def _ring_data(ring: Sequence[tuple[float, float]]) -> str:
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    (x, y), steps = tenths[0], []
    for next_x, next_y in tenths[1:]:
        if (next_x, next_y) != (x, y):
            steps.append(f"{(next_x - x) / 10:g} {(next_y - y) / 10:g}".replace(" -", "-"))
            x, y = next_x, next_y
    return f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l" + " ".join(steps).replace(" -", "-") + "z" if steps else ""


def _sine_and_cosine(degrees: float) -> tuple[float, float]:
    return math.sin(math.radians(degrees)), math.cos(math.radians(degrees))


def _places(degrees: Sequence[int]) -> Iterator[Place]:
    for number in range(0, len(degrees), 2):
        yield Place(degrees[number + 1] / _HUNDREDTHS, degrees[number] / _HUNDREDTHS)


@cache
def _rings() -> list[_Coast]:
    rings = (array("h", ring) for ring in json.loads(LAND.read_text())["rings"])
    return [_Coast(min(ring[1::2]) / _HUNDREDTHS, max(ring[1::2]) / _HUNDREDTHS, ring) for ring in rings]
