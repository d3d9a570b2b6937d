"""The product and the model side by side: everything that may happen to one event's seats, in any order."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import func, select

from chapters.models import Chapter
from core import clock
from core.database import db, writing
from core.refusal import Refused
from events.models import EventState
from events.rsvps import jobs, rsvping, ties
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.seating import Promotion
from mail.models import Message
from tests.events.rsvps.model import Model
from tests.events.rsvps.saying import counted, counts_of, locked
from tests.people import add_event, add_member

WHO = st.integers(0, 7)
SELDOM = st.sampled_from([False, False, False, False, True])
#: Of eight people the last three are at home elsewhere.
VISITORS = frozenset({5, 6, 7})
WORDS = {"maybe": rsvping.maybe, "declined": rsvping.decline, "withdrawn": rsvping.withdraw}
KINDS = ("youre_in", "waitlisted", "place_came_up", "offered")


class Seats(RuleBasedStateMachine):
    """One event and eight people; `chapter` and `elsewhere` are given by who runs it."""

    chapter: Chapter
    elsewhere: Chapter

    @initialize(
        capacity=st.integers(1, 4),
        kept=st.sampled_from([0, 0, 1, 2]),
        promotion=st.sampled_from(Promotion),
        hours=st.sampled_from([6, 30, 60, 400]),
    )
    def begin(self, capacity: int, kept: int, promotion: Promotion, hours: int) -> None:
        """An event that begins so many hours from now."""
        self.event = add_event(
            self.chapter, capacity=capacity, visitor_seats=min(kept, capacity), promotion=promotion, guests=3
        )
        self.people = [
            add_member(f"Member {number} {self.event.id}", self.elsewhere if number in VISITORS else self.chapter)
            for number in range(8)
        ]
        self.ids = [member.id for member in self.people]
        self.event_id, self.starts_at = self.event.id, self.event.starts_at
        now = self.starts_at - timedelta(hours=hours)
        self.model = Model(capacity, min(kept, capacity), promotion, self.starts_at, now, VISITORS)
        self.gone: set[int] = set()

    @rule(who=WHO, size=st.integers(1, 4))
    def goes(self, who: int, size: int) -> None:
        """Somebody is going, or changes how many they bring."""
        if who in self.gone:
            return
        is_well = self._say(rsvping.rsvp, self.event_id, self.ids[who], size - 1)
        assert is_well == self.model.goes(who, size)

    @rule(who=WHO, word=st.sampled_from(sorted(WORDS)))
    def leaves(self, who: int, word: str) -> None:
        """Somebody says another word; once it has begun or is off, only who holds a place may."""
        holds = who in self.model.going or who in self.model.line
        may = word == "withdrawn" or not self.model.is_shut() or (word == "declined" and holds)
        if who in self.gone:
            return
        assert self._say(WORDS[word], self.event_id, self.ids[who]) == may
        if may and holds:
            self.model.leaves(who)

    @rule(capacity=st.integers(1, 6))
    def resizes(self, capacity: int) -> None:
        """The hosts have more places or fewer."""
        is_well = self._say(lambda: rsvping.set_capacity(locked(self.event), capacity))
        assert is_well == (capacity >= self.model.taken())
        if is_well:
            self.model.capacity = capacity
            self.model.give()

    @rule(who=WHO, is_sure=SELDOM)
    def is_banned(self, who: int, is_sure: bool) -> None:
        """Somebody is shut out, or deletes the account, now and then."""
        if not is_sure:
            return
        self._say(ties.member_banned, self.people[who])
        self.gone.add(who)
        if not self.model.now >= self.event.ends_at:
            self.model.leaves(who)

    @rule(hours=st.sampled_from([0, 0, 1, 2, 5, 24]))
    def passes(self, hours: int) -> None:
        """Time goes by, and the jobs do what is due."""
        model = self.model
        model.now += timedelta(hours=hours)
        due = [] if model.is_shut() else sorted((until, self._row(who), who) for who, until in model.asked.items())
        with clock.standing_at(model.now):
            jobs.pass_on()
        for until, _row, who in due:
            if until <= model.now:
                model.lapses(who)
        if model.kept and model.starts_at - timedelta(hours=48) <= model.now:
            model.give()

    @rule(is_sure=SELDOM)
    def is_called_off(self, is_sure: bool) -> None:
        """The hosts call it off, now and then."""
        if is_sure:
            self._say(self._cancel)
            self.model.is_off = True

    @invariant()
    def agrees(self) -> None:
        """Who goes, who waits in which order, who is asked until when, who got which mails, and the numbers."""
        if not hasattr(self, "model"):
            return
        model, who = self.model, {member_id: number for number, member_id in enumerate(self.ids)}
        rows = db.session.execute(select(*Rsvp.__table__.columns).where(Rsvp.event_id == self.event_id)).all()
        going = {who[row.member_id]: row.guests + 1 for row in rows if row.state is RsvpState.GOING}
        line = sorted((row for row in rows if row.state is RsvpState.WAITING), key=lambda row: row.place)
        assert going == {number: model.size[number] for number in model.going}
        assert [who[row.member_id] for row in line] == model.line
        assert {who[row.member_id]: row.offered_until for row in line if row.offered_until} == model.asked
        assert len({row.member_id for row in rows}) == len(rows)
        assert counts_of(self.event) == counted(self.event)
        assert model.taken() <= max(model.capacity, 0)
        assert self._mails() == {key: count for key, count in model.mails.items() if count}

    def teardown(self) -> None:
        """The next one is another event's."""
        db.session.rollback()

    def _say(self, verb: Any, *arguments: Any) -> bool:
        with clock.standing_at(self.model.now), suppress(Refused):
            with writing():
                verb(*arguments)
            return True
        return False

    def _cancel(self) -> None:
        event = locked(self.event)
        event.state, event.cancelled_at = EventState.CANCELLED, clock.now()
        rsvping.close_for_cancellation(event)

    def _row(self, who: int) -> int:
        return (
            db.session.scalar(select(Rsvp.id).where(Rsvp.event_id == self.event_id, Rsvp.member_id == self.ids[who]))
            or 0
        )

    def _mails(self) -> dict[tuple[str, int], int]:
        who = {member.email: number for number, member in enumerate(self.people)}
        rows = (
            select(Message.kind, Message.to_address, func.count())
            .where(Message.kind.in_(KINDS), Message.to_address.in_(who))
            .group_by(Message.kind, Message.to_address)
        )
        return {(kind, who[address]): count for kind, address, count in db.session.execute(rows)}
