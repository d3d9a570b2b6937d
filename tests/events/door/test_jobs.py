"""What is forgotten of an evening."""

from sqlalchemy import select

from core.database import db
from events.door import jobs
from events.door.models import CheckIn
from events.models import Event
from members.models import Member
from tests.conftest import StandingClock
from tests.events.door.pressing import TEN_PAST, checked_in, press


def test_what_people_who_walked_in_were_called_is_forgotten_after_a_month(
    event: Event, alice: Member, clock: StandingClock
) -> None:
    clock.move_to(TEN_PAST)
    press(event, alice, name="rui@example.com")

    clock.forward(days=29)
    assert jobs.forget_walk_ins() == 0
    clock.forward(days=1)
    assert jobs.forget_walk_ins() == 1

    assert db.session.scalars(select(CheckIn.name)).all() == [""]
    assert checked_in(event) == 1
