"""Who is seated when places are free, as a table and as a property."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.rsvps import seating

PARTIES = st.lists(st.integers(min_value=1, max_value=6), max_size=30)


@pytest.mark.parametrize(
    ("capacity", "taken", "parties", "expected"),
    [
        pytest.param(10, 0, [], [], id="nobody waits"),
        pytest.param(10, 9, [1], [1], id="one place, one person"),
        pytest.param(10, 10, [1], [], id="no place"),
        pytest.param(10, 8, [1, 1, 1], [1, 2], id="in order until it is full"),
        pytest.param(10, 8, [3, 1, 1], [2, 3], id="a party that does not fit holds up nobody"),
        pytest.param(10, 7, [2, 2, 1], [1, 3], id="a smaller one behind takes the rest"),
        pytest.param(10, 7, [3], [1], id="a party that just fits"),
        pytest.param(None, 500, [6, 1], [1, 2], id="places that are not counted"),
        pytest.param(0, 0, [1], [], id="no places at all"),
        pytest.param(5, 8, [1], [], id="more taken than there are"),
    ],
)
def test_all_who_fit_are_seated_in_order(
    capacity: int | None, taken: int, parties: list[int], expected: list[int]
) -> None:
    assert seating.promoted(capacity, taken, list(enumerate(parties, 1))) == expected


@given(capacity=st.integers(0, 40), taken=st.integers(0, 40), parties=PARTIES)
def test_nobody_who_is_left_waiting_would_fit(capacity: int, taken: int, parties: list[int]) -> None:
    waitlist = list(enumerate(parties))
    seated = seating.promoted(capacity, taken, waitlist)

    left = seating.free(capacity, taken + sum(parties[number] for number in seated))

    assert all(party > (left or 0) for number, party in waitlist if number not in seated)


@given(capacity=st.integers(0, 40), taken=st.integers(0, 40), parties=PARTIES)
def test_never_more_are_seated_than_there_are_places(capacity: int, taken: int, parties: list[int]) -> None:
    seated = seating.promoted(capacity, taken, enumerate(parties))

    assert sum(parties[number] for number in seated) <= max(capacity - taken, 0)


@given(capacity=st.integers(0, 40), parties=st.lists(st.just(1), max_size=50))
def test_parties_of_the_same_size_never_pass_each_other(capacity: int, parties: list[int]) -> None:
    assert seating.promoted(capacity, 0, enumerate(parties)) == list(range(min(capacity, len(parties))))


@pytest.mark.parametrize(("capacity", "taken", "left"), [(10, 4, 6), (10, 10, 0), (10, 12, 0), (None, 4, None)])
def test_free_places_are_never_less_than_none(capacity: int | None, taken: int, left: int | None) -> None:
    assert seating.free(capacity, taken) == left
