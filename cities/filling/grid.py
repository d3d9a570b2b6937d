"""Cities by the square degree they lie in, to find those near a point among all of them in memory: no database."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cities.distance import box, haversine
from cities.filling.facts import Place


class Grid:
    """All cities; those near a point come each with its distance in km."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._cells: defaultdict[tuple[int, int], list[Place]] = defaultdict(list)
        for place in places:
            self._cells[int(place.latitude // 1), int(place.longitude // 1)].append(place)

    def near(self, latitude: float, longitude: float, within_km: float) -> Iterator[tuple[float, Place]]:
        """The cities within a distance of a point, in no order."""
        for place in self._around(latitude, longitude, within_km):
            km = haversine(latitude, longitude, place.latitude, place.longitude)
            if km <= within_km:
                yield km, place

    def _around(self, latitude: float, longitude: float, within_km: float) -> Iterator[Place]:
        for south, north, west, east in box(latitude, longitude, within_km):
            for row in range(int(south // 1), int(north // 1) + 1):
                for column in range(int(west // 1), int(east // 1) + 1):
                    yield from self._cells.get((row, column), ())
