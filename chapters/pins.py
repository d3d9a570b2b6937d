"""What stands on the map beside a list of chapters: rings, numbered pins, and names where there is room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from chapters.mark import classes
from chapters.nearby import Away
from core.drawing import maps
from core.drawing.maps import LOCAL_SIZE, Place
from core.writing import dates

#: The edge of the map lies a little beyond the last ring.
MARGIN = 1.05
#: However far a list goes, the map ends here: farther out it would be the world, which is another map.
FARTHEST_KM = 2500.0
NEAREST_KM = 50.0
#: The map shows this much of its height.
TOP, BOTTOM = 40.0, 600.0
#: How wide a letter of a name is, and how much room a pin and a line of text take, in the map's units.
LETTER, PIN, LINE = 8.6, 15.0, 10.0
GAP = 18.0


@dataclass(frozen=True)
class Pin:
    """A chapter on the map, under its number in the list; `name` is empty where there is no room for it."""

    href: str
    number: int
    x: float
    y: float
    tinctures: str
    name: str = ""
    anchor: str = "start"


class Ring(NamedTuple):
    """A circle of equal distance: its radius on paper, what it is called, whether the list ends there."""

    radius: float
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class RingMap:
    """The surroundings of a place, ready to be drawn."""

    land: str
    rings: Sequence[Ring]
    pins: Sequence[Pin]


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def ring_map(centre: Place, within_km: float, numbered: Sequence[tuple[int, Away]], in_miles: bool) -> RingMap:
    """The map around a place for a list of chapters with their numbers; what lies beyond its edge is not on it."""
    reach = reach_km(within_km, [away.km for _, away in numbered])
    radius = reach * MARGIN
    placed = [
        (number, away.chapter, maps.local_point(centre, radius, Place(away.chapter.latitude, away.chapter.longitude)))
        for number, away in numbered
        if away.km <= reach
    ]
    rings = [
        Ring(km / radius * LOCAL_SIZE / 2, dates.far(km, in_miles), km == within_km) for km in _steps(reach, in_miles)
    ]
    return RingMap(maps.local_land(centre, radius), rings, _pins(placed))


def reach_km(within_km: float, distances: Sequence[float]) -> float:
    """How far the map goes: as far as was asked, or as the list does where that is the world."""
    if within_km <= FARTHEST_KM:
        return within_km
    farthest = max((km for km in distances if km <= FARTHEST_KM), default=FARTHEST_KM)
    return max(NEAREST_KM, float(round(farthest * MARGIN, -1)))


def _steps(reach: float, in_miles: bool) -> list[float]:
    """Where the rings lie: a fifth, a half and all of the way, at round numbers."""
    unit = dates.KM_IN_A_MILE if in_miles else 1.0
    inner = [_round(reach / unit * part) * unit for part in (0.2, 0.5)]
    return [*inner, reach]


def _round(number: float) -> float:
    digits = 10 ** (len(str(int(number))) - 1)
    return float(round(number / digits) * digits)


def _pins(placed: Sequence[tuple[int, Any, tuple[float, float]]]) -> list[Pin]:
    """Every pin, and beside it its name on the side where it covers nothing; the first of the list choose first."""
    taken = [_Box(x - PIN, y - PIN, x + PIN, y + PIN) for _, _, (x, y) in placed]
    pins = []
    for number, chapter, (x, y) in placed:
        anchor, box = _room(chapter.name, x, y, taken)
        taken += [box] if box else []
        pins.append(
            Pin(
                f"#ch-{chapter.slug}",
                number,
                x,
                y,
                classes(chapter.tincture, chapter.metal),
                chapter.name if box else "",
                anchor,
            )
        )
    return pins


def _room(name: str, x: float, y: float, taken: Sequence[_Box]) -> tuple[str, _Box | None]:
    width = len(name) * LETTER
    right = _Box(x + GAP - 2, y - LINE, x + GAP + width, y + LINE)
    left = _Box(x - GAP - width, y - LINE, x - GAP + 2, y + LINE)
    for anchor, box in (("start", right), ("end", left)):
        is_inside = box.left >= 0 and box.right <= LOCAL_SIZE and box.top >= TOP and box.bottom <= BOTTOM
        if is_inside and not any(box.meets(other) for other in taken):
            return anchor, box
    return "start", None
