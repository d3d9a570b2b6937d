"""What an event's page is made of, for whoever reads it: one column query a subject, whatever the number of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from core import clock
from events import entries, queries, rule_words, times
from events.announcements import queries as announcements
from events.chores import shown as chores
from events.door import attendance_queries
from events.models import EventState
from events.queries import Found
from events.rsvps import attendees, own, seating
from events.rsvps.asking import questions, responses, window
from events.rsvps.asking.questions import Question
from events.rsvps.asking.window import Window
from events.rsvps.attendees import Attendee, Audience
from events.rsvps.models import RsvpState
from events.rsvps.offers import waitlist_words
from events.rule_facts import from_facts
from events.welcoming import shown as welcomes
from members.models import Visibility
from members.signed_in import HOSTING, ORGANISING, SignedIn

FACES = 12


@dataclass(frozen=True)
class Shown:
    """An event's page, ready to be written out."""

    event: Found
    local: times.Line
    yours: times.Line | None
    who: SignedIn | None
    mine: Any
    left: int | None
    people: Sequence[Attendee]
    audience: Audience
    rule: str
    maps: entries.Maps | None
    following: Found | None
    jobs: Sequence[chores.Job]
    welcome: welcomes.Greeted | welcomes.Greeting | None
    announcements: Sequence[Found]
    is_visiting: bool
    may_manage: bool
    may_organise: bool
    questions: tuple[Question, ...]
    responses: responses.Responses
    word: attendance_queries.Word | None

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return self.event.state is EventState.CANCELLED

    @property
    def is_over(self) -> bool:
        """Whether nothing of it lies ahead any more: it has ended, or was called off."""
        return _is_over(self.event)

    @property
    def is_open(self) -> bool:
        """Whether RSVPs are still taken."""
        return not self.is_cancelled and self.event.starts_at > clock.now()

    @property
    def holds(self) -> bool:
        """Whether the reader has a seat or a place on the waitlist."""
        return self.mine is not None and self.mine.state in (RsvpState.GOING, RsvpState.WAITING)

    @property
    def is_going(self) -> bool:
        """Whether the reader has a seat."""
        return self.mine is not None and self.mine.state is RsvpState.GOING

    @cached_property
    def elsewhere(self) -> Any:
        """What the reader is going to at this time; None where they are free, or could not come here any more."""
        return own.elsewhere(self.who.member_id, self.event.id) if self.who and self.is_open else None

    @property
    def unanswered(self) -> list[Question]:
        """What the hosts require, and have asked since the reader said that they come."""
        return questions.unanswered(self.questions, self.responses) if self.holds else []

    @property
    def may_stand(self) -> bool:
        """Whether the reader may be counted in every time: the event repeats, RSVPs are taken, and they are not yet."""
        return bool(self.event.series_id) and self.is_open and not (self.mine and self.mine.is_every_time)

    @property
    def visibility(self) -> Visibility:
        """Who sees the reader's RSVP, or would."""
        said = self.mine.visibility or self.mine.usual_visibility if self.mine else Visibility.ATTENDEES
        return Visibility.ATTENDEES if self.is_visiting and said is Visibility.EVERYBODY else said

    @cached_property
    def window(self) -> Window:
        """From when until when RSVPs are taken."""
        return window.of(self.event)

    @property
    def confirm_by(self) -> str:
        """Until when those going are to say so once more, in words; empty where nobody is asked again."""
        at = window.confirm_by(self.event)
        return self.moment(at) if at else ""

    @property
    def path(self) -> str:
        """The address of this page, to come back to."""
        return f"/events/{self.event.id}-{self.event.slug}"

    def moment(self, at: datetime) -> str:
        """An instant in words where the event is: "Wed 21 Oct, 19:00, Lisbon time"."""
        return times.moment(at, self.event.zone, self.event.city_name, self.event.country_code)

    def clock_of(self, at: datetime) -> str:
        """An instant on the wall where the event is: "14:44"."""
        return times.clock_of(at, self.event.zone, self.event.country_code)

    @cached_property
    def waitlist(self) -> waitlist_words.Words:
        """What the page says of the waitlist and of places kept for visitors."""
        return waitlist_words.words(self.event, self.moment)

    @property
    def when(self) -> str:
        """ "Thu 22 Oct, 19:00, Lisbon time"."""
        return self.moment(self.event.starts_at)

    @property
    def position(self) -> str:
        """Which one the reader is on the waitlist ("4th"), or would be."""
        has_place = self.mine is not None and self.mine.state is RsvpState.WAITING
        return seating.ordinal(self.mine.position if has_place else self.event.waiting + 1)

    @property
    def days_ahead(self) -> int:
        """In how many days the doors open, counted on the calendar where the event is."""
        return (times.day_of(self.event.starts_at, self.event.zone) - times.day_of(clock.now(), self.event.zone)).days


def shown(event: Found, who: SignedIn | None, zone_cookie: str | None) -> Shown:
    """The page of a row of `queries.shown`; names of people only as this reader may see them."""
    mine = queries.standing(event.id, event.chapter_id, who.member_id) if who else None
    home_id = who.home_id if who else None
    asked = questions.of(event.questions)
    may_manage = bool(who and (who.is_admin or mine.role in HOSTING)) if mine else False
    audience = attendees.audience(may_manage, mine.state if mine else None, bool(mine and mine.held_until))
    return Shown(
        event=event,
        local=times.there(event.starts_at, event.ends_at, event.zone, event.city_name, event.country_code),
        yours=times.here(event.starts_at, event.ends_at, event.zone, reader_of(who, zone_cookie), event.country_code),
        who=who,
        mine=mine,
        left=waitlist_words.left(event, home_id),
        people=_people(event, audience, who),
        audience=audience,
        rule=rule_words.in_words(from_facts(event.rule)) if event.rule else "",
        maps=entries.maps(event),
        following=queries.next_after(event) if _is_over(event) else None,
        announcements=announcements.seen(event, mine, may_manage),
        jobs=chores.jobs(event, audience, who.member_id if who else None),
        welcome=None if _is_over(event) else welcomes.welcome(event, mine, who),
        is_visiting=home_id is not None and home_id != event.chapter_id,
        may_manage=may_manage,
        may_organise=bool(who and (who.is_admin or mine.role in ORGANISING)) if mine else False,
        word=_word(event, mine, who),
        questions=asked,
        responses=responses.own(event.id, who.member_id) if asked and who else {},
    )


def _word(event: Found, mine: Any, who: SignedIn | None) -> attendance_queries.Word | None:
    is_asked = who is not None and mine is not None and mine.state is not None and event.ends_at <= clock.now()
    return attendance_queries.word(event.id, who.member_id) if who and is_asked else None


def _people(event: Found, audience: Audience, who: SignedIn | None) -> Sequence[Attendee]:
    """Nothing is asked where there is nobody to name."""
    if not event.going or (audience is Audience.EVERYBODY and not event.has_public_names):
        return ()
    return attendees.first(event.id, audience, who.member_id if who else None, FACES)


def reader_of(who: SignedIn | None, zone_cookie: str | None) -> times.Reader | None:
    """Whose clock stands second on a list."""
    if who is None:
        return times.reader(None, None, None, zone_cookie)
    return times.reader(who.zone, who.home_zone, who.home_name, zone_cookie)


def _is_over(event: Found) -> bool:
    return event.state is EventState.CANCELLED or event.ends_at <= clock.now()
