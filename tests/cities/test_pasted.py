"""Where links and coordinates point."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cities.coordinates import Spot
from cities.pasted import LONGEST, NOT_ON_EARTH, SHORTENED, UNREADABLE, spot, trouble

HERE = Spot(38.71, -9.14)
places = st.builds(
    Spot,
    st.integers(-90_000_000, 90_000_000).map(lambda n: n / 1e6),
    st.integers(-180_000_000, 180_000_000).map(lambda n: n / 1e6),
)


@pytest.mark.parametrize(
    "text",
    [
        "38.71, -9.14",
        "38°42'36\"N 9°8'24\"W",
        "geo:38.71,-9.14",
        "geo:38.71,-9.14,120;u=35",
        "GEO:38.71,-9.14?z=17",
        "geo:0,0?q=38.71,-9.14(Here)",
        "https://www.openstreetmap.org/#map=17/38.71/-9.14",
        "https://www.openstreetmap.org/?mlat=38.71&mlon=-9.14#map=17/1.0/2.0",
        "https://www.google.com/maps/@38.71,-9.14,17z",
        "https://www.google.com/maps/place/Here/@1.0,2.0,17z/data=!3m1!4b1!3d38.71!4d-9.14",
        "https://www.google.com/maps/search/?api=1&query=38.71%2C-9.14",
        "https://www.google.com/maps/search/38.71,+-9.14?entry=tts",
        "https://www.google.com/maps/place/38.71%2C-9.14/@1.0,2.0,17z",
        "https://www.google.com/maps/dir//38.71,-9.14/@1.0,2.0,17z",
        "https://maps.google.com/?q=38.71,-9.14",
        "https://maps.google.com/maps?q=loc:38.71,-9.14&ll=1,2",
        "maps.google.com/?q=38.71,-9.14",
        "Meet here (https://maps.google.com/?q=38.71,-9.14)",
        "https://maps.apple.com/?ll=38.71,-9.14&q=Here",
        "https://maps.apple.com/place?coordinate=38.71,-9.14",
        "https://www.bing.com/maps?cp=38.71~-9.14&lvl=16",
        "https://www.bing.com/maps?cp=1.0%7E2.0&sp=point.38.71_-9.14_Here",
        "https://share.here.com/l/38.71,-9.14,Here",
        "https://wego.here.com/?map=38.71,-9.14,16,normal",
        "https://www.waze.com/ul?ll=38.71%2C-9.14&navigate=yes",
        "https://www.waze.com/live-map/directions?to=ll.38.71%2C-9.14",
    ],
)
def test_coordinates_and_links_of_maps_are_read(text: str) -> None:
    assert spot(text) == HERE


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", UNREADABLE),
        ("Lisbon", UNREADABLE),
        ("12, 14 Main Street", UNREADABLE),
        ("https://example.com/38.71,-9.14", UNREADABLE),
        ("https://maps.google.com/?q=Lisbon", UNREADABLE),
        ("https://www.google.com/maps/dir/Lisbon/Porto/@38.71,-9.14,17z", UNREADABLE),
        ("https://[/", UNREADABLE),
        ("\x00", UNREADABLE),
        ("91, 0", NOT_ON_EARTH),
        ("0, 181", NOT_ON_EARTH),
        ("https://maps.google.com/?q=99,0", NOT_ON_EARTH),
        ("https://maps.app.goo.gl/8s2", SHORTENED),
        ("Here: https://goo.gl/maps/8s2", SHORTENED),
        ("https://www.google.com/maps?cid=123", SHORTENED),
        ("https://maps.apple/p/8s2", SHORTENED),
        ("https://osm.org/go/8s2", SHORTENED),
    ],
)
def test_what_names_no_point_on_earth_is_said_to_be_so(text: str, sentence: str) -> None:
    assert spot(text) is None
    assert trouble(text) == sentence


@given(
    places,
    st.sampled_from(
        [
            "geo:{0:.6f},{1:.6f}?z=16",
            "https://www.google.com/maps/place/X/@1,2,17z/data=!3d{0:.6f}!4d{1:.6f}",
            "https://www.google.com/maps/@{0:.6f},{1:.6f},17z",
            "https://maps.apple.com/?ll={0:.6f},{1:.6f}",
            "https://www.bing.com/maps?cp={0:.6f}~{1:.6f}",
            "https://www.openstreetmap.org/?mlat={0:.6f}&mlon={1:.6f}#map=17/1/2",
            "https://www.openstreetmap.org/#map=17/{0:.6f}/{1:.6f}",
        ]
    ),
)
def test_a_point_comes_out_of_a_link_as_it_went_in(place: Spot, link: str) -> None:
    assert spot(link.format(*place)) == place


@given(st.text(st.sampled_from("0123456789.,-+ °'\"NSEW/@!34d#map=?&:~_agoghttps\u0663\uff13\x00"), max_size=200))
def test_any_text_is_a_point_on_earth_or_a_sentence(text: str) -> None:
    found = spot(text)

    assert found.is_on_earth if found else trouble(text)


@pytest.mark.parametrize(
    "piece", ["1", " ", "1 ", "1,", "38°42'50\" ", "a.", "a.aa/ ", "geo:", "https://a.aa/@1.1,1", "!3d1", "x"]
)
def test_a_long_text_is_read_quickly(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST] + "x" * 1_000_000

    began = time.thread_time()
    spot(text), trouble(text)

    assert time.thread_time() - began < 0.05
