"""Who is seated when places are free, as a table and as a property."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.rsvps import seating
from events.rsvps.seating import Promotion, Way

#: A Wednesday, 19:00 in Lisbon.
STARTS_AT = datetime(2026, 10, 14, 18, tzinfo=UTC)
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


@pytest.mark.parametrize(
    ("kept", "parties", "visitors", "expected"),
    [
        pytest.param(2, [1, 1], [], [1], id="the last places are kept"),
        pytest.param(2, [2], [], [], id="a party may not take one that is kept"),
        pytest.param(2, [1, 1], [2], [1, 2], id="a visitor has what is kept"),
        pytest.param(2, [1, 1, 1], [1], [1, 2], id="a visitor who came first leaves one less to be kept"),
        pytest.param(1, [3], [1], [1], id="a visitor may have any other place as well"),
        pytest.param(5, [1, 2], [], [], id="more are kept than are left"),
    ],
)
def test_what_is_kept_for_visitors_goes_to_them_alone(
    kept: int, parties: list[int], visitors: list[int], expected: list[int]
) -> None:
    assert seating.promoted(10, 7, list(enumerate(parties, 1)), kept, visitors) == expected


@pytest.mark.parametrize(
    ("hours_before", "outright", "ask_first"),
    [
        (200, Way.SEATED, Way.OFFERED),
        (24.01, Way.SEATED, Way.OFFERED),
        (24, Way.OFFERED, Way.OFFERED),
        (3.01, Way.OFFERED, Way.OFFERED),
        (3, Way.CONFIRMED, Way.CONFIRMED),
        (0.01, Way.CONFIRMED, Way.CONFIRMED),
        (0, Way.CLOSED, Way.CLOSED),
        (-1, Way.CLOSED, Way.CLOSED),
    ],
)
def test_the_hour_decides_how_a_place_is_given(hours_before: float, outright: Way, ask_first: Way) -> None:
    now = STARTS_AT - timedelta(hours=hours_before)

    assert seating.way(Promotion.OUTRIGHT, STARTS_AT, now) is outright
    assert seating.way(Promotion.ASK_FIRST, STARTS_AT, now) is ask_first


@pytest.mark.parametrize(
    ("promotion", "now", "until"),
    [
        pytest.param(Promotion.OUTRIGHT, "14T08:00", "14T10:00", id="two hours on the day"),
        pytest.param(Promotion.OUTRIGHT, "13T20:30", "14T08:30", id="half an hour before the night, the rest after it"),
        pytest.param(Promotion.OUTRIGHT, "14T02:00", "14T09:00", id="nothing of the night is counted"),
        pytest.param(Promotion.OUTRIGHT, "14T14:30", "14T15:00", id="the last hours end it"),
        pytest.param(Promotion.ASK_FIRST, "10T07:00", "10T19:00", id="twelve hours of one day"),
        pytest.param(Promotion.ASK_FIRST, "10T12:00", "11T10:00", id="twelve hours around a night"),
        pytest.param(Promotion.ASK_FIRST, "14T08:00", "14T10:00", id="two hours on the day, whoever asks"),
    ],
)
def test_an_offer_runs_out_by_daylight(promotion: Promotion, now: str, until: str) -> None:
    at, expected = (datetime.fromisoformat(f"2026-10-{text}:00+00:00") for text in (now, until))

    assert seating.offered_until(promotion, STARTS_AT, at, "Europe/Lisbon") == expected


@pytest.mark.parametrize(("days_before", "kept"), [(3, 2), (2.01, 2), (2, 0), (1, 0)])
def test_places_are_kept_for_visitors_until_two_days_before(days_before: float, kept: int) -> None:
    assert seating.kept(3, 1, STARTS_AT, STARTS_AT - timedelta(days=days_before)) == kept


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
