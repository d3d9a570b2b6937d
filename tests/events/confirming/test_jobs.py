"""Organisers are asked whether dates still stand: when, who, and once."""

import pytest
from sqlalchemy import select

from chapters import confirming
from chapters.models import Chapter
from core.database import db, writing
from events.confirming import jobs
from events.models import Event, EventState
from mail.models import Message
from members.models import Member, TeamRole
from tests.conftest import StandingClock
from tests.people import add_role, saved


def asked_people() -> list[str]:
    """Whom mails ask, by address."""
    return sorted(db.session.scalars(select(Message.to_address).where(Message.kind == "dates_silent")))


def test_after_a_silence_all_organisers_are_asked_and_hosts_are_not(
    silent: Chapter, bob: Member, carla: Member
) -> None:
    add_role(bob, silent, TeamRole.HOST)
    add_role(carla, silent, TeamRole.LEAD)

    assert jobs.ask_whether_dates_stand() == 1
    assert asked_people() == ["alice@example.com", "carla@example.com"]


def test_a_silence_is_asked_about_once_and_the_next_one_again(asked: Chapter, clock: StandingClock) -> None:
    again = jobs.ask_whether_dates_stand()
    with writing():
        confirming.confirm(asked.id)
    clock.forward(days=3)
    soon = jobs.ask_whether_dates_stand()

    assert (again, soon, len(asked_people())) == (0, 0, 1)


@pytest.mark.parametrize("state", [EventState.CANCELLED, EventState.SKIPPED])
def test_where_nothing_is_ahead_nobody_is_asked(silent: Chapter, state: EventState) -> None:
    event = db.session.scalars(select(Event)).one()
    event.state = state
    saved(event)

    assert jobs.ask_whether_dates_stand() == 0


def test_what_is_over_is_not_ahead(silent: Chapter, clock: StandingClock) -> None:
    clock.forward(days=8)

    assert jobs.ask_whether_dates_stand() == 0


def test_a_suspended_chapter_is_not_asked(silent: Chapter) -> None:
    silent.is_suspended = True
    saved(silent)

    assert jobs.ask_whether_dates_stand() == 0
