"""What lists and pages of chapters are made of."""

import pytest

from chapters import nearby, queries
from chapters.models import Chapter, ChapterState
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
    assert nearby.near(38.7, -9.1, 100) == []
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


def test_a_chapter_is_named_by_the_beginning_of_its_name_or_by_its_letters(cities: dict[str, City]) -> None:
    add_chapter(cities["Paris"], name="Portolan society", letters="PTS")

    by_name, by_letters = queries.named("portol"), queries.named("pts")

    assert by_name and by_letters
    assert by_name.name == by_letters.name == "Portolan society"
    assert queries.named("%") is None
