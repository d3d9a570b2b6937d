"""Where links and coordinates point."""

import pytest

from cities.pasted import Spot, spot

HERE = Spot(38.71, -9.14)


@pytest.mark.parametrize(
    "text",
    [
        "38.71, -9.14",
        "38.71 -9.14",
        " 38.71;-9.14 ",
        "geo:38.71,-9.14",
        "geo:38.71,-9.14?z=17",
        "https://www.openstreetmap.org/#map=17/38.71/-9.14",
        "https://www.openstreetmap.org/?mlat=38.71&mlon=-9.14#map=17/1.0/2.0",
        "https://www.google.com/maps/@38.71,-9.14,17z",
        "https://www.google.com/maps/place/Here/@1.0,2.0,17z/data=!3m1!4b1!3d38.71!4d-9.14",
        "https://www.google.com/maps/search/?api=1&query=38.71%2C-9.14",
        "https://maps.google.com/?q=38.71,-9.14",
        "https://maps.apple.com/?ll=38.71,-9.14&q=Here",
        "https://maps.apple.com/place?coordinate=38.71,-9.14",
        "https://www.bing.com/maps?cp=38.71~-9.14&lvl=16",
        "38°42'36\"N 9°8'24\"W",
        "38°42′36″N, 9°8′24″W",
    ],
)
def test_coordinates_and_links_of_maps_are_read(text: str) -> None:
    found = spot(text)

    assert found
    assert (round(found.latitude, 6), round(found.longitude, 6)) == HERE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lisbon",
        "12 Main Street",
        "12, 14 Main Street",
        "38.71",
        "91, 0",
        "0, 181",
        "https://maps.app.goo.gl/abc",
        "https://example.com/38.71,-9.14",
        "https://[",
        "https://maps.google.com/?q=Lisbon",
        "1" * 100_000,
        "\x00",
        "north",
    ],
)
def test_what_names_no_point_on_earth_names_none(text: str) -> None:
    assert spot(text) is None
