"""The only clock."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from core import clock


def test_the_clock_stands_inside_the_block_and_goes_on_after_it() -> None:
    before = clock.now()

    with clock.standing_at(datetime(2030, 1, 1, tzinfo=UTC)):
        inside = clock.now()

    assert inside == datetime(2030, 1, 1, tzinfo=UTC)
    assert clock.now() == before


def test_now_is_in_utc_whatever_zone_it_was_put_to() -> None:
    with clock.standing_at(datetime(2030, 1, 1, 12, tzinfo=timezone(timedelta(hours=13)))):
        assert clock.now() == datetime(2029, 12, 31, 23, tzinfo=UTC)
        assert clock.now().tzinfo is UTC


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"), clock.standing_at(datetime(2030, 1, 1)):
        pass
