"""The product and the model side by side: everything that may happen to one event's seats, in any order."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import update

from core import clock
from core.database import db, writing
from core.refusal import Refused
from events import changing
from events.models import Event
from events.plans import Details
from events.rescheduling import keeping
from events.rsvps import jobs, rsvping, ties
from events.rsvps.asking import deciding
from events.rsvps.offers import answering
from events.rsvps.seating import Promotion
from members.models import Member
from tests.events.rsvps import seen
from tests.events.rsvps.model import Model
from tests.events.rsvps.saying import locked

WHO = st.integers(0, 7)
SELDOM = st.sampled_from([False, False, False, False, True])
DAYS, HOURS = st.sampled_from([-6, -1, 1, 2, 9]), st.sampled_from([0, 0, 1, 2, 5, 24])
#: Of eight people the last three are at home elsewhere.
VISITORS = frozenset({5, 6, 7})
WORDS = {"maybe": rsvping.maybe, "declined": rsvping.decline, "withdrawn": rsvping.withdraw}
#: What may happen next, how often beside the rest, and what else is said of it.
NEXT: dict[str, tuple[int, st.SearchStrategy[Any]]] = {
    "goes": (14, st.tuples(WHO, st.integers(1, 4))),
    "leaves": (6, st.tuples(WHO, st.sampled_from(sorted(WORDS)))),
    "is_decided": (6, st.tuples(WHO, st.booleans())),
    "passes": (5, st.tuples(HOURS)),
    "is_offered_fewer": (5, st.tuples(WHO, st.integers(1, 3), st.booleans())),
    "resizes": (2, st.tuples(st.integers(1, 6))),
    "is_moved": (2, st.tuples(DAYS)),
    "keeps": (2, st.tuples(WHO)),
    "is_banned": (1, st.tuples(WHO)),
    "decides_no_more": (1, st.tuples(st.booleans())),
    "is_called_off": (1, st.tuples(SELDOM)),
}
NAMES = st.sampled_from([name for name, (times, _how) in NEXT.items() for _ in range(times)])
ON, AT, LASTS = date(2026, 10, 14), time(19), timedelta(hours=2, minutes=30)


@dataclass
class Cast:
    """One event, which begins on 14 October at 19:00 in Lisbon, and who takes part in its histories."""

    event: Event
    host: Member
    people: Sequence[Member]


class Seats(RuleBasedStateMachine):
    """Histories of one event and eight people, each forgotten at its end; the cast is given by who runs it."""

    cast: Cast

    @initialize(
        capacity=st.integers(1, 4),
        kept=st.sampled_from([0, 0, 1, 2]),
        promotion=st.sampled_from(Promotion),
        decides=st.booleans(),
        hours=st.sampled_from([6, 30, 60, 400]),
    )
    def begin(self, capacity: int, kept: int, promotion: Promotion, decides: bool, hours: int) -> None:
        """The event begins so many hours from now."""
        self.event, self.people, self.on = self.cast.event, self.cast.people, ON
        self.ids, self.kept = [member.id for member in self.people], min(kept, capacity)
        starts_at = _instant(ON)
        self.model = Model(
            capacity, self.kept, promotion, starts_at, starts_at - timedelta(hours=hours), VISITORS, decides
        )
        self.gone: set[int] = set()
        db.session.rollback()
        self.history = db.engine.begin_nested()  # type: ignore[attr-defined]
        given = {"capacity": capacity, "visitor_seats": self.kept, "promotion": promotion, "needs_approval": decides}
        with writing():
            db.session.execute(update(Event).where(Event.id == self.event.id).values(given))

    @rule(name=NAMES, said=st.data())
    def goes_on(self, name: str, said: st.DataObject) -> None:
        """One thing happens: rules of their own would each be left out of many histories."""
        getattr(self, name)(*said.draw(NEXT[name][1], name))

    def goes(self, who: int, size: int) -> None:
        """Somebody is going, or asks to, or changes how many they bring."""
        if who not in self.gone:
            is_well = self._say(rsvping.rsvp, self.event.id, self.ids[who], size - 1)
            assert is_well == self.model.goes(who, size)

    def leaves(self, who: int, word: str) -> None:
        """Somebody says another word; once it has begun or is off, only who holds a place may."""
        holds = who in self.model.going or who in self.model.line
        may = word == "withdrawn" or not self.model.is_shut() or (word == "declined" and holds)
        if who in self.gone:
            return
        assert self._say(WORDS[word], self.event.id, self.ids[who]) == may
        if may:
            self.model.leaves(who, word)

    def is_offered_fewer(self, who: int, places: int, is_taken: bool) -> None:
        """Somebody takes fewer places, or stays for all: mostly who is offered some, and as many as that."""
        offered, count = self.model.fewer
        who, places = (who, places) if offered is None or places == 3 else (offered, count)
        if who not in self.gone:
            verb = answering.take if is_taken else answering.stay
            is_well = self._say(verb, self.event.id, self.ids[who], places)
            assert is_well == (self.model.take if is_taken else self.model.stay)(who, places)

    def resizes(self, capacity: int) -> None:
        """The hosts have more places or fewer."""
        is_well = self._say(lambda: rsvping.set_capacity(locked(self.event), capacity))
        assert is_well == (capacity >= self.model.taken())
        if is_well:
            self.model.capacity = capacity
            self.model.give()

    def is_decided(self, who: int, is_in: bool) -> None:
        """A host says yes or no to somebody who asks to come, or to whoever does not."""
        who = (sorted(self.model.asking) or [who])[who % max(len(self.model.asking), 1)]
        verb: Callable[..., Any] = deciding.approve if is_in else deciding.turn_down
        is_well = self._say(lambda: verb(self.event.id, self.people[who].key, by=self.cast.host.id))
        assert is_well == self.model.decide(who, is_in)

    def decides_no_more(self, is_sure: bool) -> None:
        """The hosts let everybody come, now and then."""
        if is_sure and self.model.decides and self._edit(needs_approval=False):
            self.model.decides = False
            self.model.let_in_all([who for who in self.model.line if who in self.model.asking])

    def is_moved(self, days: int) -> None:
        """The hosts hold it on another day."""
        on = self.on + timedelta(days=days)
        may = not self.model.is_off and self.model.now < self.model.starts_at + LASTS and _instant(on) > self.model.now
        assert self._edit(starts_on=on) == may
        if may:
            self.on = on
            self.model.moves(_instant(on))

    def keeps(self, who: int) -> None:
        """Somebody says that the new time suits them."""
        self._say(keeping.keep, [self.event.id], self.ids[who])
        self.model.keeps(who)

    def is_banned(self, who: int) -> None:
        """Somebody is shut out, or deletes the account."""
        self._say(ties.member_banned, self.people[who])
        self.gone.add(who)
        if who in self.model.live() and self.model.now < self.model.starts_at + LASTS:
            self.model.leaves(who)

    def passes(self, hours: int) -> None:
        """Time goes by, and the jobs do what is due."""
        model = self.model
        model.now += timedelta(hours=hours)
        due = [] if model.is_shut() else [who for who, until in model.asked.items() if until <= model.now]
        order = seen.in_order(self.event.id, [self.ids[who] for who in due])
        with clock.standing_at(model.now):
            jobs.pass_on()
        for who in sorted(due, key=lambda who: (model.asked[who], order[self.ids[who]])):
            model.lapses(who)
        is_near = not model.is_shut() and model.starts_at - timedelta(hours=48) <= model.now
        if model.kept and is_near and model.freed_for != model.starts_at:
            model.freed_for = model.starts_at
            model.give()

    def is_called_off(self, is_sure: bool) -> None:
        """The hosts call it off, now and then."""
        if is_sure and self._say(lambda: changing.cancel(self.event, "Rain", by=self.cast.host)):
            self.model.is_off = True

    @invariant()
    def agrees(self) -> None:
        """Who goes, who waits in which order, who is asked what until when, who got which mails, and the numbers."""
        if hasattr(self, "model"):
            assert seen.of(self.event.id, self.people) == seen.expected(self.model)

    def teardown(self) -> None:
        """What happened in this history is forgotten."""
        db.session.remove()
        if hasattr(self, "history"):
            self.history.rollback()

    def _say(self, verb: Callable[..., Any], *arguments: Any) -> bool:
        with clock.standing_at(self.model.now), suppress(Refused):
            with writing():
                verb(*arguments)
            return True
        return False

    def _edit(self, **changed: Any) -> bool:
        """The hosts change the event by its form."""
        now = {"starts_on": self.on, "capacity": self.model.capacity, "needs_approval": self.model.decides}
        rest = {each.name: getattr(self.event, each.name) for each in fields(Details) if hasattr(self.event, each.name)}
        given = rest | now | {"promotion": self.model.promotion, "visitor_seats": self.kept, "questions": ()} | changed
        return self._say(lambda: changing.edit(self.event, Details(**given), by=self.cast.host))


def _instant(on: date) -> datetime:
    return datetime.combine(on, AT, ZoneInfo("Europe/Lisbon"))
