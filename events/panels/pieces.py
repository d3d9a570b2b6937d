"""What several states of the RSVP panel say or offer alike."""

from datetime import datetime

from core import clock
from events.panels.parts import Line, Link, Part, Piece, Press, Rsvping, Weight, counted
from events.showing import Shown

CALENDAR = Link("Add to calendar", "events.calendar", icon="cal")
FACES = Link("Who you’ll meet", "faces.index", Weight.TEXT)
REMEMBER = Link("Remember the face", "meeting.index", Weight.TEXT)
NOT_COMING = Press("I can’t make it", "declined", Weight.TEXT)
MAYBE, DECLINED = ("maybe", "Maybe"), ("declined", "I can’t make it")


def moment(page: Shown, at: datetime | None) -> str:
    """An instant in words where the event is; empty where there is none."""
    return page.moment(at) if at else ""


def party(page: Shown) -> str:
    """ "with 1 guest"."""
    return f"with {counted(page.mine.guests, 'guest')}" if page.mine.guests else "with no guests"


def places(page: Shown) -> str:
    """How many places there are for this reader."""
    return "Everyone has a place" if page.left is None else f"{counted(page.left, 'place')} left"


def kept(page: Shown) -> str:
    """How many of them are kept for visitors: for whom that may be one, or nobody knows where they are at home."""
    if not page.waitlist.kept or not (page.is_visiting or page.who is None or page.who.home_id is None):
        return ""
    return f", {page.waitlist.kept} of them kept for visitors until {page.waitlist.kept_until}"


def leave(weight: Weight = Weight.QUIET, words: str = "Leave the waitlist") -> Press:
    """Take back an RSVP that waits."""
    return Press(words, "", weight, "rsvps.withdraw", name="")


def every_time(page: Shown) -> tuple[Part, ...]:
    """For those who have said yes to this one: to all others as well."""
    if not page.may_stand:
        return ()
    also = {"guests": page.mine.guests, "next": page.path}
    at = {"series_id": page.event.series_id}
    return (Press("Count me in every time", "", Weight.SMALL, "standing.create", "", "repeat", also, at=at),)


def all_dates(page: Shown) -> tuple[Part, ...]:
    """Where those who come every time stand with all dates."""
    return (Piece.ALL_DATES,) if page.mine and page.mine.is_every_time else ()


def following(page: Shown) -> tuple[Part, ...]:
    """The next date, where there is one."""
    if page.following is None:
        return ()
    at = {"event_id": page.following.id, "slug": page.following.slug}
    return (Link(f"Next: {page.moment(page.following.starts_at)}", "events.show", at=at),)


def visibility(page: Shown) -> tuple[Part, ...]:
    """Who sees that they come, and how long RSVPs are taken."""
    never = (Line("You’re visiting, so it is never public."),) if page.is_visiting else ()
    return (Piece.VISIBILITY, *never, Line("You can give your place back at any time."), *window(page))


def window(page: Shown) -> tuple[Line, ...]:
    """From when until when RSVPs are taken, where somebody said so."""
    taken, lines = page.window, []
    if taken.opens_at and taken.is_early(clock.now()):
        lines.append(Line(f"RSVPs open {page.moment(taken.opens_at)}."))
    if taken.closes_at:
        are = "closed" if taken.is_late(clock.now()) else "close"
        lines.append(Line(f"RSVPs {are} {page.moment(taken.closes_at)}."))
    return tuple(lines)


def rsvping(page: Shown, words: str, *others: tuple[str, str], is_open: bool = False) -> Rsvping:
    """The form of who has no place: a stranger's has no other words, and leads to signing up."""
    asks = {"guests": page.event.guests, "questions": page.questions, "greeting": page.is_visiting}
    ticks = {"seen_by": True, "seen_by_those_going": page.mine and not page.mine.shows_face}
    return Rsvping(
        words,
        others if page.who else (),
        fields=tuple(name for name, is_asked in asks.items() if is_asked),
        ticks=tuple(name for name, is_asked in ticks.items() if is_asked),
        lines=_before_they_say(page),
        is_open=is_open,
    )


def _before_they_say(page: Shown) -> tuple[Line, ...]:
    lines = []
    if page.confirm_by:
        asked = "Two days before we ask you to confirm."
        lines.append(Line(f"{asked} What nobody confirms is given back {page.confirm_by}."))
    if page.event.needs_approval:
        lines.append(Line("The hosts look at each RSVP here: you have a place once they say yes."))
    return tuple(lines)
