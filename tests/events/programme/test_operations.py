"""Writing a programme: what stands there, what the event's row counts, who is recorded, and what is refused."""

from datetime import date

import pytest
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from core.refusal import Refused
from events import changing
from events.models import Event
from events.programme import operations, queries
from events.programme.items import Item
from members.models import Act, Member
from tests.events.rsvps.saying import say
from tests.people import add_event

TALK = Item("Maps without borders", "Ana Sousa", "https://example.com/maps")
SUPPER = Item("Supper")


def counted(event: Event) -> int | None:
    """How many items the event's row says there are."""
    return db.session.scalar(select(Event.programme).where(Event.id == event.id))


def test_a_programme_is_what_was_written_last_in_its_order(event: Event, alice: Member) -> None:
    say(operations.write, event.id, [SUPPER, TALK, SUPPER], by=alice)
    say(operations.write, event.id, [TALK, SUPPER], by=alice)

    assert queries.of_event(event.id) == [TALK, SUPPER]
    assert counted(event) == 2


def test_none_is_written_by_writing_nothing(event: Event, alice: Member) -> None:
    say(operations.write, event.id, [TALK], by=alice)
    say(operations.write, event.id, [], by=alice)

    assert (queries.of_event(event.id), counted(event)) == ([], 0)


def test_it_is_recorded_who_wrote_it(event: Event, alice: Member) -> None:
    say(operations.write, event.id, [TALK], by=alice)

    acts = db.session.execute(select(Act.member_id, Act.action, Act.subject)).all()
    assert acts == [(alice.id, "event.programme", f"event:{event.id}")]


def test_what_was_on_may_be_written_afterwards(lisbon: Chapter, alice: Member) -> None:
    past = add_event(lisbon, title="September dinner", starts_on=date(2026, 9, 9))

    say(operations.write, past.id, [TALK], by=alice)

    assert queries.of_event(past.id) == [TALK]


def test_what_is_cancelled_has_no_programme(event: Event, alice: Member) -> None:
    say(changing.cancel, event, "The roof leaks", by=alice)

    with pytest.raises(Refused, match="cancelled"):
        say(operations.write, event.id, [TALK], by=alice)


@pytest.mark.parametrize(
    "items",
    [
        [SUPPER] * 13,
        [Item("", "Ana Sousa")],
        [Item("A" * 121)],
        [Item("Maps", link="http://example.com")],
        [Item("Maps", link="javascript:alert(1)")],
    ],
    ids=["too many", "no title", "too long", "not secure", "no page"],
)
def test_what_no_form_lets_through_is_not_written(event: Event, alice: Member, items: list[Item]) -> None:
    say(operations.write, event.id, [TALK], by=alice)

    with pytest.raises(Refused, match="at most 12 items"):
        say(operations.write, event.id, items, by=alice)

    assert (queries.of_event(event.id), counted(event)) == ([TALK], 1)
