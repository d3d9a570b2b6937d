"""What tests of meeting look at: an evening at which bob, carla and dan were."""

import pytest

from events.models import Event
from members.models import Member
from tests.conftest import StandingClock
from tests.events.meeting.evening import comes, was_there


@pytest.fixture
def evening(event: Event, bob: Member, carla: Member, dan: Member, clock: StandingClock) -> Event:
    """The dinner, the morning after: the three were there and may be seen."""
    comes(event, bob, carla, dan)
    was_there(event, clock, bob, carla, dan)
    return event
