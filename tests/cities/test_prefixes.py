"""Cities listed beforehand for short beginnings."""

from sqlalchemy import insert, select

from cities import prefixes
from cities.models import City, CityName, CityPrefix
from cities.prefixes import Named
from core.database import db

MANY = [Named(number, (f"lis{number:02}",)) for number in range(12)]


def cities_for(prefix: str, cities: list[Named]) -> list[int]:
    """The ids listed for a beginning."""
    return [row.city_id for row in prefixes.listed(cities) if row.prefix == prefix]


def test_ten_are_listed_in_the_order_they_come() -> None:
    assert cities_for("lis", MANY) == cities_for("l", MANY) == list(range(10))


def test_beginnings_that_ten_or_fewer_cities_have_are_not_listed() -> None:
    assert list(prefixes.listed(MANY[:10])) == []


def test_a_name_in_full_comes_first_then_primary_names_then_others() -> None:
    cities = [Named(50, ("ulyssipo", "lisboa")), *MANY, Named(60, ("lis",)), Named(70, ("other", "li"))]

    assert cities_for("lis", cities)[0] == 60
    assert cities_for("li", cities)[:2] == [0, 1]
    assert 50 not in cities_for("lis", cities)


def test_nothing_is_listed_for_more_than_three_letters() -> None:
    assert {len(row.prefix) for row in prefixes.listed(MANY)} == {1, 2, 3}


def test_a_city_with_its_first_chapter_is_put_on_the_lists_of_its_beginnings(cities: dict[str, City]) -> None:
    lisbon, porto = cities["Lisbon"], cities["Porto"]
    rows = [("l", 0, porto.id), ("l", 1, lisbon.id), ("lis", 0, porto.id), ("por", 0, porto.id)]
    db.session.execute(
        insert(CityPrefix), [dict(zip(("prefix", "position", "city_id"), row, strict=True)) for row in rows]
    )

    prefixes.include(lisbon.id)
    prefixes.include(lisbon.id)

    found = db.session.execute(select(CityPrefix.prefix, CityPrefix.position).where(CityPrefix.city_id == lisbon.id))
    assert sorted(tuple(row) for row in found) == [("l", 1), ("lis", 1)]


def test_a_city_without_names_is_on_no_list(cities: dict[str, City]) -> None:
    db.session.query(CityName).delete()

    prefixes.include(cities["Lisbon"].id)

    assert db.session.scalars(select(CityPrefix.prefix)).all() == []
