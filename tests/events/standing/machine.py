"""The product and the model side by side: what may happen to those who come every time, on all dates of a series."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select, update

from core import clock
from core.database import db, writing
from core.refusal import Refused
from events import changing
from events import jobs as dates
from events.models import Event, Series
from events.rsvps import rsvping, ties
from events.rsvps.seating import Promotion
from events.standing import carrying, jobs, promising, queries
from members.models import Member
from tests.events.rsvps import seen
from tests.events.rsvps.model import Model
from tests.events.rsvps.saying import locked

WHO, DATE, GUESTS = st.integers(0, 4), st.integers(0, 3), st.integers(0, 2)
SELDOM = st.sampled_from([False, False, False, False, True])
WORDS = {"maybe": rsvping.maybe, "declined": rsvping.decline, "withdrawn": rsvping.withdraw}
#: What may happen next, how often beside the rest, and what else is said of it.
NEXT: dict[str, tuple[int, st.SearchStrategy[Any]]] = {
    "stands": (8, st.tuples(WHO, GUESTS)),
    "is_carried": (6, st.tuples()),
    "goes": (6, st.tuples(WHO, DATE, GUESTS)),
    "leaves": (5, st.tuples(WHO, DATE, st.sampled_from(sorted(WORDS)))),
    "ends": (3, st.tuples(WHO, st.booleans())),
    "resizes": (2, st.tuples(DATE, st.integers(1, 6))),
    "passes": (2, st.tuples(st.sampled_from([1, 8, 120]))),
    "is_banned": (1, st.tuples(WHO, SELDOM)),
    "is_called_off": (1, st.tuples(DATE, SELDOM)),
}
NAMES = st.sampled_from([name for name, (times, _how) in NEXT.items() for _ in range(times)])


@dataclass
class Cast:
    """A series with few dates, and who takes part in its histories."""

    series: Series
    host: Member
    people: Sequence[Member]
    now: datetime


class EveryTime(RuleBasedStateMachine):
    """Histories of a series and five people; each date has a model of its own, as if there were no other."""

    cast: Cast

    @initialize(capacity=st.integers(1, 4))
    def begin(self, capacity: int) -> None:
        """So many places on each date."""
        self.people, self.series_id, self.now = self.cast.people, self.cast.series.id, self.cast.now
        self.ids = [member.id for member in self.people]
        self.capacity, self.models, self.gone = capacity, dict[int, Model](), set[int]()
        #: Who is in every time: since when, and with how many guests.
        self.standing: dict[int, tuple[datetime, int]] = {}
        #: When somebody first said anything to a date, by date and person.
        self.first_said: dict[tuple[int, int], datetime] = {}
        db.session.rollback()
        self.history = db.engine.begin_nested()  # type: ignore[attr-defined]
        with writing():
            for table, of in ((Series, Series.id), (Event, Event.series_id)):
                db.session.execute(update(table).where(of == self.series_id).values(capacity=capacity))
        self._meet_dates()

    @rule(name=NAMES, said=st.data())
    def goes_on(self, name: str, said: st.DataObject) -> None:
        """One thing happens."""
        given = said.draw(NEXT[name][1], name)
        if not given or name in ("resizes", "passes", "is_called_off") or given[0] not in self.gone:
            getattr(self, name)(*given)

    def stands(self, who: int, guests: int) -> None:
        """Somebody counts themselves in every time, or with other guests from now on."""
        assert self._say(promising.stand, self.series_id, self.ids[who], guests)
        since, _guests = self.standing.get(who, (self.now, 0))
        self.standing[who] = (since, guests)

    def ends(self, who: int, gives_back: bool) -> None:
        """Somebody is in every time no longer, and gives back what they hold by it, or keeps it."""
        with clock.standing_at(self.now):
            mine = queries.mine(self.series_id, self.ids[who])
            held = queries.held_since(self.series_id, self.ids[who], mine.since_at) if mine and gives_back else ()
        for event_id in held:
            assert self._say(carrying.give_back, event_id, self.ids[who])
        assert self._say(promising.end, self.series_id, self.ids[who])
        since, _guests = self.standing.pop(who, (self.now, 0))
        expected = [event_id for event_id in self._ahead() if self._holds(event_id, who, since)]
        assert list(held) == (expected if mine and gives_back else [])
        for event_id in held:
            self.models[event_id].leaves(who)

    def goes(self, who: int, date: int, guests: int) -> None:
        """Somebody says of one date that they are going, which goes before what they say to all."""
        event_id = sorted(self.models)[date % len(self.models)]
        is_well = self._say(rsvping.rsvp, event_id, self.ids[who], guests)
        assert is_well == self.models[event_id].goes(who, guests + 1)
        if is_well:
            self.first_said.setdefault((event_id, who), self.now)

    def leaves(self, who: int, date: int, word: str) -> None:
        """Somebody skips one date, or says another word to it."""
        event_id = sorted(self.models)[date % len(self.models)]
        model = self.models[event_id]
        may = word == "withdrawn" or not model.is_shut() or (word == "declined" and self._holds(event_id, who))
        assert self._say(WORDS[word], event_id, self.ids[who]) == may
        if may and (word != "withdrawn" or (event_id, who) in self.first_said):
            self.first_said.setdefault((event_id, who), self.now)
            model.leaves(who, word)

    def is_carried(self) -> None:
        """The job goes through all dates: who stood first first, and nobody who has said anything."""
        with clock.standing_at(self.now):
            jobs.carry_standing()
        for event_id in self._ahead():
            for who in sorted(self.standing, key=lambda who: (self.standing[who][0], self.ids[who])):
                if (event_id, who) not in self.first_said:
                    self._carry(event_id, who)

    def resizes(self, date: int, capacity: int) -> None:
        """The hosts have more places on one date, or fewer."""
        event_id = sorted(self.models)[date % len(self.models)]
        model = self.models[event_id]
        is_well = self._say(lambda: rsvping.set_capacity(locked(self._event(event_id)), capacity))
        assert is_well == (capacity >= model.taken())
        if is_well:
            model.capacity = capacity
            model.give()

    def passes(self, days: int) -> None:
        """Time goes by, and the dates of another year are made."""
        self.now += timedelta(days=days)
        for model in self.models.values():
            model.now = self.now
        with clock.standing_at(self.now):
            dates.fill_ahead()
        self._meet_dates()

    def is_banned(self, who: int, is_sure: bool) -> None:
        """Somebody is shut out, or deletes the account: they are in every time no longer, and then give all back."""
        if is_sure:
            self._say(promising.member_gone, self.people[who])
            self._say(ties.member_banned, self.people[who])
            self.gone.add(who)
            self.standing.pop(who, None)
            for model in self.models.values():
                if who in model.live() and self.now < model.starts_at:
                    model.leaves(who)

    def is_called_off(self, date: int, is_sure: bool) -> None:
        """The hosts call one date off, now and then."""
        event_id = sorted(self.models)[date % len(self.models)]
        if is_sure and self._say(lambda: changing.cancel(self._event(event_id), "Rain", by=self.cast.host)):
            self.models[event_id].is_off = True

    @invariant()
    def agrees(self) -> None:
        """Each date is its model's, the mails are those of all dates, and who is in every time is."""
        if hasattr(self, "models"):
            mails: Counter[tuple[str, int]] = Counter()
            for event_id, model in self.models.items():
                said, expected = seen.of(event_id, self.people), seen.expected(model)
                all_mails = said.pop("mails")
                mails.update(expected.pop("mails"))
                assert said == expected
            assert all_mails == dict(mails)
            standing = {who for who, of in enumerate(self.ids) if queries.mine(self.series_id, of)}
            assert standing == self.standing.keys()

    def teardown(self) -> None:
        """What happened in this history is forgotten."""
        db.session.remove()
        if hasattr(self, "history"):
            self.history.rollback()

    def _carry(self, event_id: int, who: int) -> None:
        """As if they had pressed, but for the mails: one told of all dates; what turns out full later says so."""
        (since, guests), model = self.standing[who], self.models[event_id]
        assert model.goes(who, guests + 1)
        self.first_said[event_id, who] = self.now
        is_told_at_once = self.now - since <= carrying.TOLD_AT_ONCE
        model.mails["youre_in", who] -= who in model.going
        model.mails["waitlisted", who] -= who in model.line and is_told_at_once

    def _holds(self, event_id: int, who: int, since: datetime | None = None) -> bool:
        model = self.models[event_id]
        is_held = who in model.going or who in model.line
        return is_held and (since is None or self.first_said[event_id, who] >= since)

    def _ahead(self) -> list[int]:
        return [event_id for event_id, model in sorted(self.models.items()) if not model.is_shut()]

    def _meet_dates(self) -> None:
        """A model for each date that is new."""
        rows = db.session.execute(select(Event.id, Event.starts_at).where(Event.series_id == self.series_id))
        for event_id, starts_at in rows:
            if event_id not in self.models:
                empty = Model(self.capacity, 0, Promotion.OUTRIGHT, starts_at, self.now, frozenset())
                self.models[event_id] = empty

    def _event(self, event_id: int) -> Event:
        return db.session.get_one(Event, event_id)

    def _say(self, verb: Callable[..., Any], *arguments: Any) -> bool:
        with clock.standing_at(self.now), suppress(Refused):
            with writing():
                verb(*arguments)
            return True
        return False
