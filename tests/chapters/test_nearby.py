"""Chapters by distance."""

from sqlalchemy import select

from chapters import nearby, operations
from chapters.models import Chapter
from chapters.nearby import Away
from chapters.queries import by_slug
from cities.models import City
from core.database import writing
from tests.people import add_chapter, saved
from tests.watching import Watch


def test_near_is_nearest_first_and_ends_at_the_distance(cities: dict[str, City]) -> None:
    for name in ("Paris", "Lisbon", "Porto"):
        add_chapter(cities[name])

    found = nearby.near(41.14961, -8.61099, 500)

    assert names(found) == ["Porto", "Lisbon"]
    assert [round(away.km) for away in found] == [0, 273]


def test_near_looks_across_the_antimeridian(cities: dict[str, City]) -> None:
    fiji = saved(city_like(cities["Nuku‘alofa"], id=2198148, name="Suva", latitude=-18.14161, longitude=178.44149))
    add_chapter(cities["Nuku‘alofa"])
    add_chapter(fiji)

    assert names(nearby.near(-18.14161, 178.44149, 1000)) == ["Suva", "Nuku‘alofa"]
    assert names(nearby.near(-21.13938, -175.2018, 1000)) == ["Nuku‘alofa", "Suva"]


def test_near_looks_across_a_pole(cities: dict[str, City]) -> None:
    add_chapter(cities["Berlin"])

    assert names(nearby.near(89.9, -166.0, 5000)) == ["Berlin"]


def test_neighbours_are_the_nearest_without_oneself(cities: dict[str, City], lisbon: Chapter) -> None:
    for name in ("Porto", "Paris", "Tokyo", "Berlin"):
        add_chapter(cities[name])

    found = nearby.nearest(38.72509, -9.1498, but=lisbon.id)

    assert names(found) == ["Porto", "Paris", "Berlin"]


def test_a_list_can_be_narrowed_by_a_read_above(cities: dict[str, City], lisbon: Chapter) -> None:
    porto = add_chapter(cities["Porto"])

    found = nearby.near(38.72509, -9.1498, 500, among=select(Chapter.id).where(Chapter.id == porto.id))

    assert names(found) == ["Porto"]


def test_chapters_near_with_the_same_mark_are_named(cities: dict[str, City], lisbon: Chapter) -> None:
    same = {name: getattr(lisbon, name) for name in ("tincture", "metal", "division")}
    add_chapter(cities["Porto"], **same)
    add_chapter(cities["Tokyo"], **same)

    found = by_slug("lisbon")

    assert found
    assert nearby.alike(found) == ["Porto"]


def test_what_is_looked_for_keeps_the_order_of_the_search_then_goes_by_name_then_by_distance(
    cities: dict[str, City],
) -> None:
    for name in ("Lisbon", "Porto", "London", "Berlin"):
        add_chapter(cities[name])
    add_chapter(cities["Köln"], name="Portolan society")
    porto = cities["Porto"]

    found = nearby.around(porto.latitude, porto.longitude, 1500, [porto.id, cities["Berlin"].id], "port")

    assert names(found) == ["Porto", "Berlin", "Portolan society", "Lisbon", "London"]


def test_a_percent_sign_is_looked_for_as_it_stands(lisbon: Chapter) -> None:
    assert nearby.around(0.0, 0.0, 10, [], "%") == []


def test_each_place_is_given_the_chapter_nearest_to_it(cities: dict[str, City]) -> None:
    for name in ("Lisbon", "Tokyo"):
        add_chapter(cities[name])

    found = nearby.nearest_to_each([(cities[name].id, *where(cities[name])) for name in ("Lisbon", "Porto", "Nairobi")])

    assert {city_id: (away.chapter.name, round(away.km)) for city_id, away in found.items()} == {
        cities["Lisbon"].id: ("Lisbon", 0),
        cities["Porto"].id: ("Lisbon", 273),
        cities["Nairobi"].id: ("Lisbon", 6463),
    }


def test_of_several_chapters_in_one_city_the_largest_is_the_nearest(cities: dict[str, City]) -> None:
    add_chapter(cities["Lisbon"], members=2)
    add_chapter(cities["Lisbon"], name="Alfama", slug="alfama", members=9)

    found = nearby.nearest_to_each([(1, *where(cities["Lisbon"]))])

    assert found[1].chapter.name == "Alfama"


def test_no_chapter_is_near_where_there_is_none(cities: dict[str, City]) -> None:
    assert nearby.nearest_to_each([(1, 0.0, 0.0)]) == {}


def test_what_is_nearest_is_looked_up_once_until_something_changes(cities: dict[str, City], watch: Watch) -> None:
    add_chapter(cities["Tokyo"])
    places = [(city.id, *where(city)) for city in cities.values()]

    with watch.statements() as first:
        before = nearby.nearest_to_each(places)
    with watch.statements() as again:
        assert nearby.nearest_to_each(places) == before

    assert (len(first), len(again)) == (2, 1)


def test_a_chapter_founded_now_is_the_nearest_at_once(cities: dict[str, City]) -> None:
    add_chapter(cities["Tokyo"])
    lisbon = (cities["Lisbon"].id, *where(cities["Lisbon"]))
    before = nearby.nearest_to_each([lisbon])
    with writing():
        operations.found(cities["Porto"].id)

    after = nearby.nearest_to_each([lisbon])

    assert [away.chapter.name for away in (*before.values(), *after.values())] == ["Tokyo", "Porto"]


def names(found: list[Away]) -> list[str]:
    """The names of chapters, in order."""
    return [away.chapter.name for away in found]


def city_like(city: City, **changed: object) -> City:
    """A city with some columns of another one."""
    columns = {column.name: getattr(city, column.name) for column in City.__table__.columns}
    return City(**(columns | changed))


def where(city: City) -> tuple[float, float]:
    """Where a city lies."""
    return city.latitude, city.longitude
