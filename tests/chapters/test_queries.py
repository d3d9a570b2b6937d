"""What lists and pages of chapters are made of."""

import pytest
from sqlalchemy import select

from chapters import queries
from chapters.models import Chapter, ChapterState
from chapters.queries import Away
from cities.models import City
from tests.people import add_chapter, add_venue, saved
from tests.watching import Watch


def test_one_statement_reads_all_that_a_page_shows(lisbon: Chapter, watch: Watch) -> None:
    with watch.statements() as seen:
        found = queries.by_slug("lisbon")

    assert len(seen) == 1
    assert found
    assert (found.name, found.city_name, found.country_name, found.zone) == (
        "Lisbon",
        "Lisbon",
        "Portugal",
        "Europe/Lisbon",
    )


@pytest.mark.parametrize(("column", "value"), [("state", ChapterState.APPLIED), ("is_suspended", True)])
def test_an_applied_or_suspended_chapter_is_not_found(lisbon: Chapter, column: str, value: object) -> None:
    setattr(lisbon, column, value)
    saved(lisbon)

    assert queries.by_slug("lisbon") is None
    assert queries.directory(1).total == 0


def test_an_archived_chapter_is_found_but_stands_in_no_list(lisbon: Chapter) -> None:
    lisbon.state = ChapterState.ARCHIVED
    saved(lisbon)

    assert queries.by_slug("lisbon")
    assert queries.near(38.7, -9.1, 100) == []
    assert queries.world() == []


def test_the_directory_is_in_order_of_the_alphabet_without_accents(cities: dict[str, City]) -> None:
    for name in ("São Paulo", "Tokyo", "Köln", "London"):
        add_chapter(cities[name])

    assert [row.name for row in queries.directory(1).items] == ["Köln", "London", "São Paulo", "Tokyo"]


def test_the_directory_comes_in_pages_and_counts_all(cities: dict[str, City], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 5)
    for city in cities.values():
        add_chapter(city)

    page = queries.directory(3)

    assert [row.name for row in page.items] == ["São Paulo", "Tokyo"]
    assert (page.total, page.last) == (12, 3)


def test_the_directory_can_be_that_of_one_continent(cities: dict[str, City]) -> None:
    add_chapter(cities["Nairobi"])
    add_chapter(cities["Lisbon"])

    assert [row.name for row in queries.directory(1, continent="Africa").items] == ["Nairobi"]


def test_near_is_nearest_first_and_ends_at_the_distance(cities: dict[str, City]) -> None:
    for name in ("Paris", "Lisbon", "Porto"):
        add_chapter(cities[name])

    found = queries.near(41.14961, -8.61099, 500)

    assert names(found) == ["Porto", "Lisbon"]
    assert [round(away.km) for away in found] == [0, 273]


def test_near_looks_across_the_antimeridian(cities: dict[str, City]) -> None:
    fiji = saved(city_like(cities["Nuku‘alofa"], id=2198148, name="Suva", latitude=-18.14161, longitude=178.44149))
    add_chapter(cities["Nuku‘alofa"])
    add_chapter(fiji)

    assert names(queries.near(-18.14161, 178.44149, 1000)) == ["Suva", "Nuku‘alofa"]
    assert names(queries.near(-21.13938, -175.2018, 1000)) == ["Nuku‘alofa", "Suva"]


def test_near_looks_across_a_pole(cities: dict[str, City]) -> None:
    add_chapter(cities["Berlin"])

    assert names(queries.near(89.9, -166.0, 5000)) == ["Berlin"]


def test_neighbours_are_the_nearest_without_oneself(cities: dict[str, City], lisbon: Chapter) -> None:
    for name in ("Porto", "Paris", "Tokyo", "Berlin"):
        add_chapter(cities[name])

    found = queries.nearest(38.72509, -9.1498, but=lisbon.id)

    assert names(found) == ["Porto", "Paris", "Berlin"]


def test_a_list_can_be_narrowed_by_a_read_above(cities: dict[str, City], lisbon: Chapter) -> None:
    porto = add_chapter(cities["Porto"])

    found = queries.near(38.72509, -9.1498, 500, among=select(Chapter.id).where(Chapter.id == porto.id))

    assert names(found) == ["Porto"]


def test_chapters_in_cities_keep_the_order_of_the_search(cities: dict[str, City]) -> None:
    for name in ("Lisbon", "Porto"):
        add_chapter(cities[name])
    add_chapter(cities["Paris"], name="Portolan society")

    found = queries.in_cities([cities["Porto"].id, cities["Lisbon"].id], "port")

    assert [row.name for row in found] == ["Porto", "Lisbon", "Portolan society"]


def test_a_percent_sign_is_looked_for_as_it_stands(lisbon: Chapter) -> None:
    assert queries.in_cities([], "%") == []


def test_chapters_near_with_the_same_mark_are_named(cities: dict[str, City], lisbon: Chapter) -> None:
    same = {name: getattr(lisbon, name) for name in ("tincture", "metal", "division")}
    add_chapter(cities["Porto"], **same)
    add_chapter(cities["Tokyo"], **same)

    found = queries.by_slug("lisbon")

    assert found
    assert queries.alike(found) == ["Porto"]


def test_the_world_counts_every_continent_even_past_the_dots_it_shows(cities: dict[str, City]) -> None:
    for name in ("Lisbon", "Porto", "Tokyo"):
        add_chapter(cities[name])
    add_chapter(cities["Nairobi"], members=5)

    rows = queries.world(most=1)

    assert [row.name for row in rows] == ["Nairobi"]
    assert rows[0].total == 4
    assert queries.continents(queries.world()) == {"Europe": 2, "Africa": 1, "Asia": 1}


def test_venues_are_in_order_of_their_names(lisbon: Chapter, charlotte: Chapter) -> None:
    add_venue(lisbon, name="Riverside")
    add_venue(lisbon, name="Attic")
    add_venue(charlotte, name="Barn")

    assert [venue.name for venue in queries.venues_of(lisbon.id)] == ["Attic", "Riverside"]


def names(found: list[Away]) -> list[str]:
    """The names of chapters, in order."""
    return [away.chapter.name for away in found]


def city_like(city: City, **changed: object) -> City:
    """A city with some columns of another one."""
    columns = {column.name: getattr(city, column.name) for column in City.__table__.columns}
    return City(**(columns | changed))
