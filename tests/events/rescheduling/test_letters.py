"""The mail about dates that were changed: one, several, some of them called off, or nothing left to say."""

from collections.abc import Sequence
from datetime import date, time

import pytest
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from events import changing
from events.models import Event
from events.rescheduling import cancelling, letters, moving
from events.rescheduling.reach import Reach
from events.rsvps import rsvping
from mail.letters import Letter
from mail.models import Message
from members.models import Member
from tests.events.planning import details_of, events_of, scheduled
from tests.events.rsvps.saying import going, say


@pytest.fixture
def dates(lisbon: Chapter, alice: Member, bob: Member) -> Sequence[Event]:
    """Third Thursdays, to the second and third of which bob is going."""
    rows = events_of(scheduled(lisbon, alice).series_id)
    going(rows[1], bob)
    going(rows[2], bob)
    return rows


def letter() -> Letter | None:
    """What the one message about changes says now."""
    return letters.render(db.session.scalars(select(Message.facts).where(Message.kind == "changed")).one())


def move(event: Event, by: Member, reach: Reach) -> None:
    """Move the third Thursday in November to the Tuesday before."""
    with writing():
        moving.change(event, details_of(event, starts_on=date(2026, 11, 17)), reach, by=by, note="A wedding.")


def test_several_dates_stand_in_one_mail_with_what_they_were(dates: Sequence[Event], alice: Member) -> None:
    move(dates[1], alice, Reach.FOLLOWING)

    found = letter()

    assert found
    assert (found.subject, found.template) == ("2 dates have changed: Thursday Table", "dates_changed")
    assert [(each.when, each.before) for each in found.context["dates"]] == [
        ("Tue 17 Nov 2026, 18:30–21:00, Lisbon time", "Thu 19 Nov 2026, 18:30"),
        ("Tue 15 Dec 2026, 18:30–21:00, Lisbon time", "Thu 17 Dec 2026, 18:30"),
    ]
    assert (found.context["note"], found.context["asks"]) == ("A wedding.", True)
    assert [file.method for file in found.attachments] == ["PUBLISH"]


def test_dates_called_off_come_with_a_file_that_takes_them_out(dates: Sequence[Event], alice: Member) -> None:
    with writing():
        cancelling.cancel(dates[1], "We are moving away.", Reach.FOLLOWING, by=alice)

    found = letter()

    assert found
    assert found.subject == "2 dates are cancelled: Thursday Table"
    assert (found.context["reason"], found.context["asks"]) == ("We are moving away.", False)
    assert [file.method for file in found.attachments] == ["CANCEL"]


def test_of_what_is_cancelled_since_only_the_rest_is_told(dates: Sequence[Event], alice: Member, bob: Member) -> None:
    move(dates[1], alice, Reach.FOLLOWING)
    with writing():
        changing.cancel(dates[1], "Rain", by=alice)

    found = letter()

    assert found
    assert (found.subject, found.template) == ("Now Tue 15 Dec, 18:30: Thursday Table", "changed")


def test_who_has_taken_everything_back_is_told_nothing(dates: Sequence[Event], alice: Member, bob: Member) -> None:
    with writing():
        changing.edit(dates[1], details_of(dates[1], start_time=time(20)), by=alice)
    say(rsvping.withdraw, dates[1].id, bob.id)

    assert letter() is None
