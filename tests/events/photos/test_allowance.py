"""How many photos, and until when."""

from datetime import UTC, datetime, timedelta

import pytest

from events.photos import allowance

STARTS = datetime(2026, 10, 14, 18, tzinfo=UTC)
ENDS = STARTS + timedelta(hours=2)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (STARTS - timedelta(seconds=1), allowance.ONCE_IT_BEGINS),
        (STARTS, ""),
        (ENDS + timedelta(days=60), ""),
        (ENDS + timedelta(days=60, seconds=1), allowance.TOO_LATE),
    ],
)
def test_photos_are_added_from_the_beginning_until_sixty_days_after(now: datetime, said: str) -> None:
    assert allowance.refusal(STARTS, ENDS, now) == said


@pytest.mark.parametrize(
    ("adding", "here", "in_all", "stored", "said"),
    [
        (10, 10, 10, 0, ""),
        (11, 0, 0, 0, "at most 10 photos at once"),
        (3, 18, 18, 0, "You may add 2 more of this event"),
        (1, 20, 20, 0, "You have added 20 photos of this event"),
        (1, 0, 200, 0, "You have 200 photos on this site"),
        (1, 0, 90, 200 * 1024 * 1024 + 1, "You have 90 photos on this site"),
    ],
)
def test_each_limit_says_which_one_it_is(adding: int, here: int, in_all: int, stored: int, said: str) -> None:
    assert said in allowance.too_many(adding, here, in_all, stored)
    assert bool(said) == bool(allowance.too_many(adding, here, in_all, stored))
