"""What tests of photos stand on: an evening that is over, at which bob and carla were."""

import pytest

from events.models import Event
from members.models import Member
from tests.conftest import StandingClock
from tests.events.photos import taking


@pytest.fixture
def dinner(event: Event, bob: Member, carla: Member, clock: StandingClock) -> Event:
    """Lisbon's dinner, an hour after it; bob and carla say that they were there."""
    taking.had_said_yes(event, bob, carla)
    clock.move_to(event.ends_at)
    clock.forward(hours=1)
    taking.was_there(event, bob, carla)
    return event
