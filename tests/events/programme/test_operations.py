"""Writing a programme: what stands on the row, who is recorded, and what is refused."""

from datetime import date

import pytest
from sqlalchemy import func, select

from chapters.models import Chapter
from core.database import db
from core.refusal import Refused
from events import changing
from events.models import Event
from events.programme import operations
from events.programme.items import Item, of, state_of
from members.models import Act, Member
from tests.events.rsvps.saying import say
from tests.people import add_event

TALK = Item("Maps without borders", "Ana Sousa", "https://example.com/maps")
SUPPER = Item("Supper")


def written(event: Event) -> list[Item]:
    """The programme on the event's row."""
    return of(db.session.scalars(select(Event.programme).where(Event.id == event.id)).one())


def test_a_programme_is_what_was_written_last_in_its_order(event: Event, alice: Member) -> None:
    say(operations.write, event.id, [SUPPER, TALK, SUPPER], by=alice)
    say(operations.write, event.id, [TALK, SUPPER], by=alice)

    assert written(event) == [TALK, SUPPER]


def test_none_is_written_by_writing_nothing(event: Event, alice: Member) -> None:
    say(operations.write, event.id, [TALK], by=alice)
    say(operations.write, event.id, [], by=alice)

    assert written(event) == []


def test_what_somebody_else_wrote_meanwhile_is_not_undone(event: Event, alice: Member) -> None:
    say(operations.write, event.id, [TALK], by=alice)

    with pytest.raises(Refused, match="Somebody else"):
        say(operations.write, event.id, [SUPPER], by=alice, seen=state_of([]))

    assert written(event) == [TALK]


def test_whoever_saw_what_stands_there_may_write_it_anew(event: Event, alice: Member) -> None:
    say(operations.write, event.id, [TALK], by=alice)
    say(operations.write, event.id, [SUPPER], by=alice, seen=state_of([TALK]))

    assert written(event) == [SUPPER]


def test_the_same_pressed_twice_is_written_once(event: Event, alice: Member) -> None:
    say(operations.write, event.id, [TALK], by=alice, seen=state_of([]))
    say(operations.write, event.id, [TALK], by=alice, seen=state_of([]))

    assert written(event) == [TALK]
    assert db.session.scalar(select(func.count()).select_from(Act)) == 1


def test_it_is_recorded_who_wrote_it(event: Event, alice: Member) -> None:
    say(operations.write, event.id, [TALK], by=alice)

    acts = db.session.execute(select(Act.member_id, Act.action, Act.subject)).all()
    assert acts == [(alice.id, "event.programme", f"event:{event.id}")]


def test_what_was_on_may_be_written_afterwards(lisbon: Chapter, alice: Member) -> None:
    past = add_event(lisbon, title="September dinner", starts_on=date(2026, 9, 9))

    say(operations.write, past.id, [TALK], by=alice)

    assert written(past) == [TALK]


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

    assert written(event) == [TALK]
