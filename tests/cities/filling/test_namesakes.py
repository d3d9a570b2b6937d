"""What tells cities of one name apart."""

from cities.filling import namesakes
from cities.filling.facts import Place
from cities.filling.grid import Grid
from tests.cities.filling.places import place

BIG = place(1, "Big", population=900_000, latitude=0.2)
ONE = place(2, "Twin", population=300_000)
OTHER = place(3, "Twin", population=200_000, latitude=10.0)
TOWN = place(4, "Town", population=50_000, latitude=10.3)


def near(*places: Place) -> dict[int, str]:
    """What stands beside the names of these cities."""
    return namesakes.near(places, Grid(places))


def test_namesakes_are_told_by_the_largest_city_near() -> None:
    assert near(BIG, ONE, OTHER, TOWN) == {ONE.id: "Big", OTHER.id: "Town"}


def test_the_largest_of_one_name_stands_alone_where_nothing_larger_is_near() -> None:
    assert near(ONE, OTHER, TOWN) == {OTHER.id: "Town"}


def test_a_name_that_is_its_own_needs_nothing() -> None:
    assert near(BIG, ONE) == {}


def test_one_name_in_two_countries_is_told_by_the_country() -> None:
    assert near(BIG, ONE, OTHER._replace(country_code="ES"), TOWN) == {}


def test_where_there_are_states_they_tell() -> None:
    assert near(BIG, ONE._replace(region="Maine"), OTHER._replace(region="Oregon"), TOWN) == {}


def test_nothing_stands_beside_a_name_where_nothing_is_near() -> None:
    assert near(ONE, OTHER) == {}
