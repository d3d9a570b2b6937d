"""Which chapters somebody asks for."""

from datetime import date

import pytest

from chapters.models import Chapter
from chapters.queries import by_slug
from cities import search
from cities.models import City
from core.drawing.maps import Place
from pages import directory
from pages.directory import Asked, Directory
from tests.people import add_chapter, add_event, add_members
from tests.watching import Watch

ANYWHERE = Asked(within_km=20_038)


def near(said: str, asked: Asked = ANYWHERE) -> Directory:
    """The chapters around a city."""
    city = search.resolve(said)
    assert city
    return directory.by_distance(asked, directory.of_city(city))


def names(found: Directory) -> list[str]:
    """The names of what was found, in order."""
    return [line.chapter.name for line in found.page.items]


def test_a_line_says_where_how_many_and_when_next(lisbon: Chapter) -> None:
    add_members(2, lisbon)
    add_event(lisbon, starts_on=date(2026, 10, 20))

    (line,) = near("Lisbon").page.items

    assert line.lines == ("Portugal", "2 members · next Tue 20 Oct, 19:00")
    assert (line.number, line.distance) == (1, "Here")


def test_a_line_without_members_and_dates_says_so_without_a_nought(charlotte: Chapter) -> None:
    (line,) = near("Charlotte").page.items

    assert line.lines == ("North Carolina, United States", "nothing scheduled yet")


def test_clocks_and_ways_are_those_of_the_country(lisbon: Chapter, charlotte: Chapter) -> None:
    add_event(charlotte, starts_on=date(2026, 10, 20))

    from_charlotte = near("Charlotte").page.items
    from_lisbon = near("Lisbon").page.items

    assert from_charlotte[0].lines[1] == "next Tue 20 Oct, 7:00 pm"
    assert from_charlotte[1].distance == "3,860 miles"
    assert from_lisbon[1].distance == "6,213 km"


def test_numbers_go_on_from_page_to_page(lisbon: Chapter, cities: dict[str, City]) -> None:
    for number in range(20):
        add_chapter(cities["Porto"], slug=f"porto-{number:02}", name=f"Porto {number}")

    found = near("Lisbon", Asked(within_km=500, number=2))

    assert [line.number for line in found.page.items] == [21]
    assert found.ring_map
    assert [pin.number for pin in found.ring_map.pins] == [21]


def test_where_none_is_near_the_closest_of_all_is_named(lisbon: Chapter) -> None:
    found = near("Tokyo", Asked(within_km=100))

    assert names(found) == []
    assert found.closest
    assert (found.closest.chapter.name, found.closest.distance) == ("Lisbon", "11,143 km")


def test_a_club_without_chapters_has_no_closest(cities: dict[str, City]) -> None:
    assert near("Tokyo").closest is None


def test_words_that_name_a_city_are_around_it(lisbon: Chapter, cities: dict[str, City]) -> None:
    found = directory.by_words(Asked(within_km=500, words="opo"))

    assert found.centre
    assert found.centre.name == "Porto"
    assert not found.centre.has_chapter
    assert names(found) == ["Lisbon"]
    assert found.words == ""


def test_words_that_name_a_chapter_alone_are_around_that(lisbon: Chapter, cities: dict[str, City]) -> None:
    add_chapter(cities["Paris"], name="Mardi", slug="mardi")

    found = directory.by_words(Asked(within_km=100, words="mardi"))

    assert found.centre
    assert (found.centre.name, found.centre.has_chapter) == ("Paris", True)
    assert names(found) == ["Mardi"]


def test_hits_beyond_the_circle_are_said_to_be_for_the_words(cities: dict[str, City]) -> None:
    for name in ("Porto", "Portland"):
        add_chapter(cities[name])

    found = directory.by_words(Asked(within_km=100, words="port"))

    assert names(found) == ["Portland", "Porto"]
    assert found.words == "port"


def test_words_that_name_nothing_suggest_what_is_like_them(lisbon: Chapter) -> None:
    found = directory.by_words(Asked(within_km=500, words="Lisbom"))

    assert names(found) == []
    assert [city.name for city in found.suggestions][:1] == ["Lisbon"]


def test_all_have_a_dot_and_are_counted_by_continent(lisbon: Chapter, charlotte: Chapter) -> None:
    found = directory.of_all(Asked(within_km=500))

    assert names(found) == ["Charlotte", "Lisbon"]
    assert len(found.dots) == 2
    assert found.continents == {"Europe": 1, "North America": 1}


def test_a_continents_list_keeps_the_dots_of_the_world(lisbon: Chapter, charlotte: Chapter) -> None:
    found = directory.of_all(Asked(within_km=500, continent="Europe"))

    assert names(found) == ["Lisbon"]
    assert len(found.dots) == 2


def test_the_largest_is_drawn_on_top(lisbon: Chapter, charlotte: Chapter) -> None:
    add_members(1, lisbon)

    *_, last = directory.of_all(Asked(within_km=500)).dots

    assert last[2] == f"t-{lisbon.tincture} m-{lisbon.metal}"


def test_a_point_of_ones_own_is_no_city() -> None:
    centre = directory.of_point(38.7, -9.1)

    assert (centre.name, centre.place, centre.city_id) == ("you", Place(38.7, -9.1), None)
    assert centre.has_chapter


def test_neighbours_are_three_and_say_how_far(cities: dict[str, City], lisbon: Chapter) -> None:
    for name in ("Porto", "Paris", "London", "Tokyo"):
        add_chapter(cities[name])
    chapter = by_slug("lisbon")
    assert chapter

    found = directory.neighbours(chapter)

    assert [(line.chapter.name, line.distance) for line in found] == [
        ("Porto", "273 km"),
        ("Paris", "1,453 km"),
        ("London", "1,585 km"),
    ]


@pytest.mark.parametrize(("km", "words"), [(-1, ""), (0.0, "Here"), (0.9, "Here"), (25.2, "25 km")])
def test_what_is_less_than_a_kilometre_away_is_here(km: float, words: str) -> None:
    assert directory.far(km, in_miles=False) == words


def test_one_chapter_and_twenty_cost_the_same(lisbon: Chapter, cities: dict[str, City], watch: Watch) -> None:
    with watch.statements() as for_one:
        near("Lisbon")
    for number in range(19):
        add_chapter(cities["Porto"], slug=f"porto-{number}", name=f"Porto {number}")

    with watch.statements() as for_twenty:
        near("Lisbon")

    assert len(for_twenty) == len(for_one) <= 3
