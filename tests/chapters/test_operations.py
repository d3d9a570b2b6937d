"""Founding, describing, venues, closing."""

from datetime import date

import pytest
from sqlalchemy import select

from chapters import mark, operations
from chapters.facts import Page, VenueFacts
from chapters.mark import Mark
from chapters.models import Chapter, ChapterState, Venue
from cities.models import City
from core.database import db, writing
from core.models import Version
from core.refusal import Refused
from tests.people import add_chapter, add_venue, saved


def test_a_chapter_takes_name_zone_country_and_letters_from_its_city(cities: dict[str, City]) -> None:
    chapter = found(cities["Lisbon"])

    assert (chapter.slug, chapter.name, chapter.zone) == ("lisbon", "Lisbon", "Europe/Lisbon")
    assert (chapter.country_code, chapter.letters, chapter.state) == ("PT", "LIS", ChapterState.ACTIVE)
    assert chapter.founded_on == date(2026, 10, 7)


def test_the_city_counts_its_chapters(cities: dict[str, City]) -> None:
    found(cities["Lisbon"])

    assert counted(cities["Lisbon"]) == 1


def test_a_chapter_bears_the_mark_its_address_suggests(cities: dict[str, City]) -> None:
    chapter = found(cities["Lisbon"])

    assert borne(chapter) == mark.suggest("lisbon")


def test_a_mark_that_a_chapter_near_bears_is_not_given_again(cities: dict[str, City]) -> None:
    tincture, metal, division = mark.suggest("lisbon")
    add_chapter(cities["Porto"], tincture=tincture, metal=metal, division=division)

    assert borne(found(cities["Lisbon"])) == mark.offers("lisbon")[1]


def test_the_same_mark_far_away_takes_nothing_from_it(cities: dict[str, City]) -> None:
    tincture, metal, division = mark.suggest("lisbon")
    add_chapter(cities["Tokyo"], tincture=tincture, metal=metal, division=division)

    assert borne(found(cities["Lisbon"])) == mark.suggest("lisbon")


def test_a_second_portland_gets_its_state(cities: dict[str, City]) -> None:
    maine = saved(namesake(cities["Portland"], id=4975802, region="Maine", latitude=43.66147, longitude=-70.25533))
    found(cities["Portland"])

    assert found(maine).slug == "portland-me"


def test_a_second_valencia_gets_its_country(cities: dict[str, City]) -> None:
    add_chapter(cities["Berlin"], slug="lisbon", name="Elsewhere")

    assert found(cities["Lisbon"]).slug == "lisbon-pt"


def test_a_name_that_is_an_address_of_ours_is_told_apart(cities: dict[str, City]) -> None:
    assert found(cities["Lisbon"], name="Map").slug == "map-pt"


@pytest.mark.parametrize("slug", ["map", "Lisboa", "lis bon", "a/b", "porto"])
def test_an_address_that_is_reserved_taken_or_no_address_is_refused(cities: dict[str, City], slug: str) -> None:
    add_chapter(cities["Porto"])

    with pytest.raises(Refused) as refusal:
        found(cities["Lisbon"], slug=slug)

    assert refusal.value.field == "slug"
    assert counted(cities["Lisbon"]) == 0


def test_a_city_has_no_two_chapters_of_one_name(cities: dict[str, City]) -> None:
    found(cities["Lisbon"])

    with pytest.raises(Refused, match="Lisbon has a chapter called Lisbon already"):
        found(cities["Lisbon"])

    assert found(cities["Lisbon"], name="Lisbon Riverside").slug == "lisbon-riverside"


def test_an_unknown_city_is_refused() -> None:
    with pytest.raises(Refused, match="We don’t know this city"), writing():
        operations.found(1)


def test_pages_that_show_a_new_chapter_are_built_anew(cities: dict[str, City]) -> None:
    found(cities["Lisbon"])

    assert set(db.session.scalars(select(Version.scope))) == {"site", "chapter:lisbon"}


def test_organisers_choose_among_the_marks_they_are_offered(lisbon: Chapter) -> None:
    chosen = operations.offers(lisbon)[5]

    with writing():
        operations.describe(lisbon.id, Page("Long tables.", chosen, "LX"))

    assert (borne(lisbon), lisbon.letters, lisbon.about) == (chosen, "LX", "Long tables.")


def test_a_mark_that_is_not_offered_is_refused(lisbon: Chapter) -> None:
    with pytest.raises(Refused, match="Choose one of the marks"), writing():
        operations.describe(lisbon.id, Page("", Mark("murrey", "or", "chevron"), "LIS"))


def test_twelve_marks_are_offered_and_the_own_one_comes_first(lisbon: Chapter) -> None:
    chosen = operations.offers(lisbon)[7]
    with writing():
        operations.describe(lisbon.id, Page("", chosen, "LIS"))

    offered = operations.offers(lisbon)

    assert offered[0] == chosen
    assert len(set(offered)) == 12


def test_a_venue_is_added_and_changed(lisbon: Chapter) -> None:
    with writing():
        venue = operations.add_venue(lisbon.id, VenueFacts("Casa do Alpendre", door="Green door"))
    with writing():
        operations.edit_venue(lisbon.id, venue.id, VenueFacts("Casa do Alpendre", door="Blue door", access="Two steps"))

    assert [(row.door, row.access) for row in db.session.scalars(select(Venue))] == [("Blue door", "Two steps")]


def test_two_venues_of_one_name_are_refused(lisbon: Chapter) -> None:
    add_venue(lisbon, name="Casa do Alpendre")

    with pytest.raises(Refused, match="You have a venue of this name already"), writing():
        operations.add_venue(lisbon.id, VenueFacts("CASA DO ALPENDRE"))


def test_another_chapters_venue_is_not_changed(lisbon: Chapter, charlotte: Chapter) -> None:
    theirs = add_venue(charlotte)

    with pytest.raises(Refused), writing():
        operations.edit_venue(lisbon.id, theirs.id, VenueFacts("Mine now"))


def test_an_archived_chapter_no_longer_counts(lisbon: Chapter, cities: dict[str, City]) -> None:
    for _ in range(2):
        with writing():
            operations.archive(lisbon.id)

    assert lisbon.state is ChapterState.ARCHIVED
    assert counted(cities["Lisbon"]) == 0


def test_an_apostrophe_of_any_kind_is_no_letter_of_an_address(cities: dict[str, City]) -> None:
    assert found(cities["Nuku‘alofa"]).slug == "nuku-alofa"


def found(city: City, name: str | None = None, slug: str | None = None) -> Chapter:
    """Found one as a view would."""
    with writing():
        return operations.found(city.id, name, slug)


def borne(chapter: Chapter) -> Mark:
    """The mark on a chapter's shield."""
    return Mark(chapter.tincture, chapter.metal, chapter.division)


def counted(city: City) -> int:
    """How many chapters the city's row says it has."""
    return db.session.scalars(select(City.chapters).where(City.id == city.id)).one()


def namesake(city: City, **changed: object) -> City:
    """Another city of the same name."""
    columns = {column.name: getattr(city, column.name) for column in City.__table__.columns}
    return City(**(columns | changed))
