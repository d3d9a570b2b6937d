"""Seats, offers and the waitlist of one event in the fewest words: what the product is held against."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from events.rsvps import seating
from events.rsvps.seating import Promotion

HOUR = timedelta(hours=1)


@dataclass
class Model:
    """Members are their numbers. `line` are those waiting, in order; of them `asked` are offered a place until then.

    Where the hosts decide, `asking` are those in line who were not let in so far. Everybody live (going, waiting or
    maybe) is asked again when the event is `moved`; whoever has spoken since has answered.
    """

    capacity: int
    kept: int
    promotion: Promotion
    starts_at: datetime
    now: datetime
    visitors: frozenset[int]
    decides: bool = False
    is_off: bool = False
    size: dict[int, int] = field(default_factory=dict)
    said_at: dict[int, datetime] = field(default_factory=dict)
    going: set[int] = field(default_factory=set)
    line: list[int] = field(default_factory=list)
    asked: dict[int, datetime] = field(default_factory=dict)
    maybes: set[int] = field(default_factory=set)
    asking: set[int] = field(default_factory=set)
    let_in: set[int] = field(default_factory=set)
    turned_down: set[int] = field(default_factory=set)
    passed_up: dict[int, int] = field(default_factory=dict)
    fewer: tuple[int | None, int] = (None, 0)
    told: set[tuple[int, int, int]] = field(default_factory=set)
    turn: dict[int, int] = field(default_factory=dict)
    freed_for: datetime | None = None
    moved: dict[int, datetime] = field(default_factory=dict)
    mails: Counter[tuple[str, int]] = field(default_factory=Counter)

    def is_shut(self) -> bool:
        """Whether nothing is said any more: it is off, or has begun."""
        return self.is_off or self.now >= self.starts_at

    def taken(self, among: frozenset[int] | None = None) -> int:
        """Seats of those going and of those who are offered some, of these people or of all."""
        return sum(self.size[who] for who in {*self.going, *self.asked} if among is None or who in among)

    def free(self, who: int) -> int:
        """Seats that somebody may have; two days before it begins none are kept for visitors any more."""
        is_early = self.now < self.starts_at - 48 * HOUR and who not in self.visitors
        return self.capacity - self.taken() - (max(self.kept - self.taken(self.visitors), 0) if is_early else 0)

    def give(self, *here: int, but: int | None = None) -> None:
        """Seat, or ask, all who fit, in order; `here` have just spoken, `but` has just let an offer run out."""
        left, is_asking = self.starts_at - self.now, self.promotion is Promotion.ASK_FIRST
        for who in [] if self.is_shut() else [who for who in self.waits() if who not in self.asked and who != but]:
            is_silent = left <= 3 * HOUR and self.said_at[who] < self.starts_at - 3 * HOUR
            if self.size[who] > self.free(who) or is_silent:
                continue
            if left > 3 * HOUR and (left <= 24 * HOUR or is_asking) and who not in here:
                self.asked[who] = seating.offered_until(self.promotion, self.starts_at, self.now, "Europe/Lisbon")
                self.mails["offered", who] += 1
            else:
                self.seat(who, "youre_in" if who in here else "place_came_up")
        self.offer_fewer(*here, but=but)

    def offer_fewer(self, *here: int, but: int | None = None) -> None:
        """What is left is offered to the first in order for whom it is too few and who has not refused as many."""
        before, self.fewer = self.fewer, (None, 0)
        is_late = self.starts_at - self.now <= 3 * HOUR
        for who in [] if self.is_shut() else [who for who in self.waits() if who not in self.asked and who != but]:
            is_silent = is_late and self.said_at[who] < self.starts_at - 3 * HOUR
            if not is_silent and self.passed_up.get(who, 0) < self.free(who) < self.size[who]:
                self.fewer = (who, self.free(who))
                break
        to, places = self.fewer
        if to is not None and to not in here and (to != before[0] or places > before[1]):
            self.mails["fewer", to] += (to, self.turn[to], places) not in self.told
            self.told.add((to, self.turn[to], places))

    def take(self, who: int, places: int) -> bool:
        """Somebody who waits comes with so many fewer; returns whether they can, and leaves it as it is where not."""
        if self.is_shut() or who not in self.going | {*self.line} or who in self.asked:
            return False
        if who in self.going:
            return True
        if who in self.asking or not places < self.size[who] or places > self.free(who):
            return False
        self.passed_up.pop(who, None)
        self.size[who], self.said_at[who] = places, self.now
        self.give(who)
        return True

    def stay(self, who: int, places: int) -> bool:
        """Somebody who waits refuses so many, and stays for all; returns whether they can."""
        if self.is_shut() or who not in self.going | {*self.line} or who in self.asked:
            return False
        if who in self.line:
            self.passed_up[who] = max(self.passed_up.get(who, 0), min(places, self.size[who] - 1))
            self.offer_fewer()
        return True

    def waits(self) -> list[int]:
        """Those in line whom nobody has to decide about."""
        return [who for who in self.line if who not in self.asking]

    def live(self) -> set[int]:
        """Those who have said anything but no."""
        return {*self.going, *self.line, *self.maybes}

    def unanswered(self) -> set[int]:
        """Those who were asked again when it was moved, and have said nothing since."""
        return {who for who in self.live() & self.moved.keys() if self.moved[who] >= self.said_at[who]}

    def seat(self, who: int, kind: str) -> None:
        """Give somebody who waits their seats, and mail them."""
        self.line.remove(who)
        self.asked.pop(who, None)
        self.going.add(who)
        self.mails[kind, who] += 1

    def goes(self, who: int, size: int) -> bool:
        """Somebody says that so many come; returns whether that was taken."""
        holds, is_new = who in self.going or who in self.asked, who not in self.going and who not in self.line
        if self.is_shut() or (holds and size - self.size[who] > max(self.free(who), 0)):
            return False
        if is_new and self.decides and who in self.turned_down:
            return False
        self.line += [who] if is_new else []
        self.maybes.discard(who)
        self.pass_up_no_more(who, is_new, size)
        self.size[who], self.said_at[who] = size, self.now
        if is_new and self.decides and who not in self.let_in:
            self.asking.add(who)
            return True
        self.give(who)
        if who in self.asked:
            self.seat(who, "youre_in")
        self.mails["waitlisted", who] += is_new and who in self.line
        return True

    def pass_up_no_more(self, who: int, is_new: bool, size: int) -> None:
        """Who waits anew, or for another number of places, has refused nothing."""
        self.turn[who] = self.turn.get(who, 0) + is_new
        if is_new or size != self.size[who]:
            self.passed_up.pop(who, None)

    def leaves(self, who: int, word: str = "withdrawn") -> None:
        """Somebody says another word, and gives back what they hold."""
        holds, was_maybe = who in self.going or who in self.line, who in self.maybes
        self.maybes = self.maybes - {who} | ({who} if word == "maybe" else set())
        if holds or not (was_maybe and word == "maybe"):
            self.said_at[who] = self.now
        if not holds:
            return
        self.going.discard(who)
        self.asking.discard(who)
        self.asked.pop(who, None)
        self.line = [other for other in self.line if other != who]
        self.give()

    def decide(self, who: int, is_in: bool) -> bool:
        """A host says yes or no to somebody; returns whether there was anything to decide."""
        if who not in self.asking:
            return False
        if is_in:
            self.let_in_all([who])
        else:
            self.turned_down.add(who)
            self.mails["turned_down", who] += 1
            self.leaves(who)
        return True

    def let_in_all(self, those: list[int]) -> None:
        """They wait from now on like everybody else, and are seated with all who fit."""
        self.asking -= set(those)
        self.let_in |= set(those)
        self.give(*those)
        for who in those:
            self.mails["waitlisted", who] += who in self.line

    def moves(self, starts_at: datetime) -> None:
        """It is held at another time: who fits by then is seated, and everybody live is asked again."""
        self.starts_at = starts_at
        self.give()
        self.moved |= dict.fromkeys(self.live(), self.now)

    def keeps(self, who: int) -> None:
        """Somebody who was asked again says that the new time suits them."""
        if who in self.live() and who in self.moved:
            self.said_at[who] = self.now

    def lapses(self, who: int) -> None:
        """An offer runs out: its party is last from now on, and the next are seated."""
        del self.asked[who]
        self.turn[who] += 1
        self.line = [*(other for other in self.line if other != who), who]
        self.give(but=who)
