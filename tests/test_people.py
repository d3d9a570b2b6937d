"""The small world of the tests is as it is described."""

from datetime import UTC, datetime

from chapters.models import Chapter
from events.models import Event
from members.models import Member


def test_lisbon_counts_those_at_home_there(lisbon: Chapter, alice: Member, bob: Member, carla: Member) -> None:
    assert lisbon.members == 2


def test_the_event_starts_at_seven_in_lisbon(event: Event) -> None:
    assert event.starts_at == datetime(2026, 10, 14, 18, tzinfo=UTC)
