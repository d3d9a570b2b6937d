"""The rule of the waitlist, as it is told at each hour."""

from datetime import timedelta

import pytest

from events.models import Event
from events.rsvps.offers import waitlist_words
from events.rsvps.seating import Promotion
from tests.conftest import StandingClock


@pytest.mark.parametrize(
    ("promotion", "hours_before", "words"),
    [
        (Promotion.OUTRIGHT, 100, "goes to the next in order, at once until 13 Oct 18:00; then we ask them first"),
        (Promotion.OUTRIGHT, 10, "kept for the next in order for two hours, until 14 Oct 15:00"),
        (Promotion.OUTRIGHT, 2, "goes to the first in order who says now that they would come at once"),
        (Promotion.ASK_FIRST, 100, "for twelve hours, from ten at night to eight in the morning not counted"),
        (Promotion.ASK_FIRST, 10, "kept for the next in order for two hours, until 14 Oct 15:00"),
    ],
)
def test_the_rule_is_told_as_it_holds_from_now_on(
    event: Event, clock: StandingClock, promotion: Promotion, hours_before: int, words: str
) -> None:
    event.promotion = promotion
    clock.move_to(event.starts_at - timedelta(hours=hours_before))

    said = waitlist_words.promise(event, lambda at: f"{at:%d %b %H:%M}")

    assert words in said
    assert said.endswith(waitlist_words.LARGE)
