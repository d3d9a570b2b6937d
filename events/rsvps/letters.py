"""Mails about one's RSVP in words: what `notices` queued, as it stands when it is written; None once it is not so."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from chapters.mark import HEX
from core import clock
from core.web import address_of
from core.writing import dates
from events import calendars, entries, times
from events.chores import queries as chores
from events.door import codes
from events.models import EventState
from events.rsvps import seating
from events.rsvps.asking import window
from events.rsvps.models import RsvpState
from events.rsvps.told import Told, told
from events.welcoming import letters as welcoming
from mail.letters import Attachment, Letter
from mail.words import ChapterWords, EventWords
from members import unsubscribing

Facts = dict[str, Any]
Writer = Callable[[Told, Facts], Letter | None]
Renderer = Callable[[Facts], Letter | None]

_SAID = (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)
_NEARBY = {0: "Today", 1: "Tomorrow"}


def as_long_as(write: Writer, *said: RsvpState, until: str = "ends_at") -> Renderer:
    """A letter that holds while the event is neither off nor past, and the reader says one of these."""

    def render(facts: Facts) -> Letter | None:
        it = told(facts["event"], facts["member"])
        is_so = it is not None and it.said in said and it.state is EventState.PUBLISHED
        return write(it, facts) if it and is_so and getattr(it, until) > clock.now() else None

    return render


def _youre_in(it: Told, _facts: Facts) -> Letter:
    subject = f"You’re in: {it.title}, {when_there(it).day}"
    return Letter(subject, "youre_in", context(it, closes=_closes(it), **_party(it)), [_file(it), *codes.attached(it)])


def _waitlisted(it: Told, _facts: Facts) -> Letter:
    subject = f"You’re on the waitlist: {it.title}, {when_there(it).day}"
    words = context(it, closes=_closes(it), guests=it.guests, fewer=it.fewer, place=seating.ordinal(it.position))
    return Letter(subject, "waitlisted", words)


def _place_came_up(it: Told, _facts: Facts) -> Letter:
    subject = f"A place came up: you’re in for {it.title}"
    return Letter(subject, "place_came_up", context(it, kept_until="", **_party(it)), [_file(it), *codes.attached(it)])


def _turned_down(it: Told, _facts: Facts) -> Letter:
    return Letter(f"No place this time: {it.title}, {when_there(it).day}", "turned_down", context(it))


def _still_coming(it: Told, _facts: Facts) -> Letter | None:
    """Nobody is asked who has said so meanwhile, or once it is too late to."""
    by = window.confirm_by(it)
    if by is None or by <= clock.now() or it.confirm_asked_at is None or it.changed_at > it.confirm_asked_at:
        return None
    subject = f"Still coming? {it.title}, {when_there(it).day}"
    return Letter(subject, "still_coming", context(it, confirm_by=_moment(by, it)))


def _released(it: Told, _facts: Facts) -> Letter:
    return Letter(f"Your place was given back: {it.title}, {when_there(it).day}", "released", context(it))


def changed(it: Told, facts: Facts) -> Letter:
    """One date with another time, venue or link; how it was is said as far as it was noted."""
    before_at, before_where = datetime.fromisoformat(facts["before_at"]), facts.get("before_where", "")
    is_moved, line = before_at != it.starts_at, when_there(it)
    before = f"{dated(before_at, it)}, {times.clock_of(before_at, it.zone, it.country_code)}" if is_moved else ""
    now = f"{line.day}, {line.starts}" if is_moved else f"{line.day}, {line.starts}–{line.ends}"
    link_alone = facts.get("link_alone", False)
    is_elsewhere, what = (before_where or link_alone) and not is_moved, "Link changed" if link_alone else "New venue"
    subject = f"{what}: {it.title}, {line.day}" if is_elsewhere else f"Now {now}: {it.title}"
    news = {"note": facts.get("note", ""), "has_new_link": facts.get("has_new_link", False)}
    words = context(it, before=before, before_where=before_where, said=it.said, **news)
    return Letter(subject, "changed", words, [_file(it)])


def cancelled(facts: Facts) -> Letter | None:
    """This one always comes, however late, and whatever the reader says by now."""
    it = told(facts["event"], facts["member"])
    if it is None or it.state is not EventState.CANCELLED:
        return None
    words = context(it, cancelled_on=_day(it.cancelled_at, it), reason=it.reason, said=it.said, next_event=_next(it))
    file = Attachment(f"{it.slug}.ics", calendars.cancellation(entries.entry(it)), "text/calendar", "CANCEL")
    return Letter(f"Cancelled: {it.title}, {when_there(it).day}", "cancelled", words, [file])


def _reminder(it: Told, _facts: Facts) -> Letter | None:
    """The day is counted on the calendar there, so that a mail that is late does not say tomorrow."""
    if not it.wants_reminders:
        return None
    line = when_there(it)
    days = times.day_of(it.starts_at, it.zone) - times.day_of(clock.now(), it.zone)
    soon = f"{_NEARBY.get(days // timedelta(days=1), line.day)} at {line.starts}"
    unsubscribe = unsubscribing.path(it.member_id, "reminders")
    jobs = chores.taken_by(it.id, it.member_id) if it.chores else []
    work = {"jobs": jobs, "open_jobs": it.chores_open} | welcoming.words(it)
    words = context(it, soon=soon, going=it.seats_taken, every_time=it.is_every_time, **work)
    return Letter(f"{soon}, {line.zone}: {it.title}", "reminder", words, codes.attached(it), unsubscribe)


LETTERS: dict[str, Renderer] = {
    "youre_in": as_long_as(_youre_in, RsvpState.GOING),
    "waitlisted": as_long_as(_waitlisted, RsvpState.WAITING, until="starts_at"),
    "place_came_up": as_long_as(_place_came_up, RsvpState.GOING),
    "turned_down": as_long_as(_turned_down, RsvpState.WITHDRAWN, until="starts_at"),
    "still_coming": as_long_as(_still_coming, RsvpState.GOING, until="starts_at"),
    "released": as_long_as(_released, RsvpState.WITHDRAWN, until="starts_at"),
    "cancelled": cancelled,
    "reminder": as_long_as(_reminder, RsvpState.GOING, until="starts_at"),
}


def context(it: Told, **more: Any) -> Facts:
    """What every mail about an event says: its reader, its chapter, the event itself."""
    return {"name": it.name, "chapter": _chapter(it), "event": _event(it), **more}


def _chapter(it: Told) -> ChapterWords:
    return ChapterWords(
        name=it.chapter_name,
        tincture=HEX[it.tincture],
        metal=HEX[it.metal],
        url=address_of(f"/chapters/{it.chapter_slug}"),
    )


def _event(it: Told) -> EventWords:
    on = times.day_of(it.starts_at, it.zone)
    yours = times.here(it.starts_at, it.ends_at, it.zone, reader(it), it.country_code)
    return EventWords(
        title=it.title,
        month=dates.MONTHS[on.month - 1][:3],
        day=str(on.day),
        weekday=dates.WEEKDAYS[on.weekday()][:3],
        when=_when(it, it.starts_at, it.ends_at),
        yours=str(yours) if yours else "",
        where=entries.where(it),
        door=it.door or "",
        link=it.link if it.state is EventState.PUBLISHED else "",
        url=entries.address(it),
        ticket=address_of(f"/events/{it.id}/ticket") if it.way.is_somewhere else "",
    )


def reader(it: Told) -> times.Reader | None:
    """Whose clock stands second in a mail."""
    return times.reader(it.own_zone or it.home_zone, it.home_zone, it.home_name, None)


def _next(it: Told) -> EventWords | None:
    """The next date of the same series; what else stands there is the same plan's."""
    if it.next_id is None:
        return None
    when = _when(it, it.next_starts_at, it.next_ends_at)
    url = address_of(f"/events/{it.next_id}-{it.next_slug}")
    return EventWords(it.title, "", "", "", when=when, yours="", where="", door="", url=url)


def _closes(it: Told) -> str:
    """When RSVPs close, in words; empty where that is not before it starts, or is over."""
    closes_at = window.of(it).closes_at
    if closes_at is None or closes_at <= clock.now():
        return ""
    return _moment(closes_at, it)


def _party(it: Told) -> Facts:
    visiting_from, welcome = (it.from_name, it.welcome) if it.is_visitor and it.from_name else ("", "")
    return {"guests": it.guests, "visiting_from": visiting_from, "welcome": welcome}


def _file(it: Told) -> Attachment:
    return Attachment(f"{it.slug}.ics", calendars.single(entries.entry(it, it.link)), "text/calendar", "PUBLISH")


def when_there(it: Told) -> times.Line:
    """When it is, on the wall there."""
    return times.there(it.starts_at, it.ends_at, it.zone, it.city_name, it.country_code)


def _when(it: Told, starts_at: datetime, ends_at: datetime) -> str:
    """ "Thu 22 Oct 2026, 19:00–21:30, Lisbon time": a mail is read again in another year."""
    line = times.there(starts_at, ends_at, it.zone, it.city_name, it.country_code)
    return f"{dated(starts_at, it)}, {line}"


def dated(at: datetime, it: Told) -> str:
    """ "Thu 22 Oct 2026", where the event is."""
    on = times.day_of(at, it.zone)
    return f"{dates.WEEKDAYS[on.weekday()][:3]} {on.day} {dates.MONTHS[on.month - 1][:3]} {on.year}"


def _moment(at: datetime, it: Told) -> str:
    return f"{dated(at, it)}, {times.clock_of(at, it.zone, it.country_code)}, {it.city_name} time"


def _day(at: datetime, it: Told) -> str:
    return dates.day(times.day_of(at, it.zone), times.day_of(clock.now(), it.zone))
