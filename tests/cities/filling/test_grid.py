"""Cities near a point, in memory."""

from cities.filling.grid import Grid
from tests.cities.filling.places import place


def test_cities_in_the_circle_are_found_with_their_distance() -> None:
    grid = Grid([place(1, "Here"), place(2, "Near", latitude=0.5), place(3, "Far", latitude=3.0)])

    found = {city.name: round(km) for km, city in grid.near(0.0, -9.0, 100)}

    assert found == {"Here": 0, "Near": 56}


def test_the_date_line_is_no_border() -> None:
    grid = Grid([place(1, "Suva", longitude=178.4), place(2, "Lakeba", longitude=-178.8)])

    assert {city.name for _, city in grid.near(0.0, 179.9, 200)} == {"Suva", "Lakeba"}


def test_a_pole_is_looked_round() -> None:
    grid = Grid([place(1, "Alert", latitude=89.5, longitude=170.0)])

    assert [city.name for _, city in grid.near(89.8, -10.0, 100)] == ["Alert"]
