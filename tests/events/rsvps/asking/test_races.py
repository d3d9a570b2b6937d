"""Organisers who decide at once, and people who confirm as places are given back: with the lock, and without it."""

from collections.abc import Callable, Sequence

import pytest
from flask import Flask
from sqlalchemy import select

from core import clock
from core.database import db, writing
from core.refusal import Refused
from core.sqlite import engines
from events.models import Event
from events.rsvps import rows, rsvping
from events.rsvps.asking import deciding, reconfirming, window
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member
from tests.events.rsvps import unlocked
from tests.events.rsvps.saying import counted, counts_of
from tests.events.rsvps.test_races import Dinner
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_event, add_members

SEATS = 3


class Table(Dinner):
    """Three seats; whoever comes second to a decision is refused, which is an outcome too."""

    def at_once(self, verbs: Sequence[Callable[[], object]]) -> list[object]:
        """As `all_at_once`, in which a refusal is what a verb came to."""
        return self.all_at_once([lambda verb=verb: _outcome(verb) for verb in verbs])  # type: ignore[misc]

    def everybody_is_let_in_twice(self) -> list[object]:
        """Two organisers say yes to everybody who asked, at once."""
        yes = [
            lambda member=member: deciding.approve(self.event.id, member.key, by=self.people[0].id)
            for member in self.people
        ]
        return self.at_once(yes * 2)

    def numbers_are_right(self) -> bool:
        """Whether the event's numbers are those of its rows, and no seat is given twice."""
        counts = counts_of(self.event)
        return counts == counted(self.event) and counts[1] <= SEATS


def _outcome(verb: Callable[[], object]) -> object:
    try:
        return verb()
    except Refused as refusal:
        return refusal


@pytest.fixture
def table(committing: Flask) -> Table:
    """Twelve people have asked for three seats, on a database of its own."""
    with committing.app_context():
        with writing():
            chapter = add_chapter(add_cities()["Lisbon"])
            people: Sequence[Member] = add_members(12, chapter)
            event: Event = add_event(chapter, capacity=SEATS, needs_approval=True, confirms_before_hours=24)
            for member in people:
                rsvping.rsvp(event.id, member.id)
        made = Table(committing, event, people)
        db.session.remove()
    return made


def test_two_organisers_at_once_let_everybody_in_once_and_seat_three(table: Table) -> None:
    outcomes = table.everybody_is_let_in_twice()

    assert sum(isinstance(outcome, rows.Party) for outcome in outcomes) == len(table.people)
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == len(table.people)
    with table.app.app_context():
        assert counts_of(table.event) == (3, 3, 0, 9)
        assert table.numbers_are_right()


def test_without_the_lock_the_same_two_go_wrong(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "lock", unlocked.read)
    with table.app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        engines.begins_with(engine, "BEGIN")

    outcomes = table.everybody_is_let_in_twice()

    with table.app.app_context():
        once = sum(isinstance(outcome, rows.Party) for outcome in outcomes) == len(table.people)
        assert not (once and table.numbers_are_right())


def test_a_confirmation_and_giving_back_at_once_are_one_after_the_other(table: Table) -> None:
    table.everybody_is_let_in_twice()
    with table.app.app_context(), clock.standing_at(table.event.starts_at - reconfirming.ASKED_BEFORE), writing():
        reconfirming.ask_again(table.event.id)
    with table.app.app_context():
        first, *others = db.session.scalars(select(Rsvp.member_id).where(Rsvp.state == RsvpState.GOING)).all()
        db.session.remove()
    due_at = window.confirm_by(table.event)
    assert due_at

    def late(verb: Callable[[], object]) -> Callable[[], object]:
        def run() -> object:
            with clock.standing_at(due_at):
                return verb()

        return run

    confirmed, _released = table.at_once(
        [late(lambda: reconfirming.confirm(table.event.id, first)), late(lambda: reconfirming.release(table.event.id))]
    )

    with table.app.app_context():
        mine = db.session.scalar(select(Rsvp.state).where(Rsvp.member_id == first))
        states = set(db.session.scalars(select(Rsvp.state).where(Rsvp.member_id.in_(others))))
        assert (mine is RsvpState.GOING) is not isinstance(confirmed, Refused)
        assert states == {RsvpState.WITHDRAWN}
        offered = db.session.scalar(select(Event.seats_offered).where(Event.id == table.event.id)) or 0
        assert counts_of(table.event)[0] + offered == 3
        assert table.numbers_are_right()
