"""The mail about dates that were changed, as they stand when it is written; None once nothing is left to say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core import clock
from core.web import address_of
from events import calendars, entries, times
from events.models import EventState
from events.rescheduling.reading import LIVE
from events.rsvps import letters
from events.rsvps.models import RsvpState
from events.rsvps.told import Told, told
from mail.letters import Attachment, Letter


@dataclass(frozen=True)
class _News:
    """A date, and how it was."""

    it: Told
    facts: dict[str, Any]

    @property
    def is_off(self) -> bool:
        """Whether it was called off."""
        return bool(self.facts["off"])

    @property
    def before_at(self) -> datetime:
        """When it was to begin."""
        return datetime.fromisoformat(self.facts["at"])

    @property
    def is_moved(self) -> bool:
        """Whether it begins at another time."""
        return bool(self.before_at != self.it.starts_at)

    @property
    def is_link_alone(self) -> bool:
        """Whether there is nothing new but the link to join online."""
        return bool(self.facts.get("link_alone"))

    @property
    def has_new_link(self) -> bool:
        """Whether the reader joins online by another link than before: who has no seat has none."""
        return bool(self.facts.get("link")) and self.it.said is RsvpState.GOING


@dataclass(frozen=True)
class DateWords:
    """A date as the list in the mail says it; `before` and `before_where` are empty where they are as they were."""

    when: str
    url: str
    before: str
    before_where: str
    is_off: bool
    has_new_link: bool


def render(facts: dict[str, Any]) -> Letter | None:
    """One date as the mails about one say it, several as a list."""
    news = sorted(_holding(facts), key=lambda each: each.it.starts_at)
    if not news:
        return None
    if len(news) > 1:
        return _several(news, facts["note"])
    only = news[0]
    if only.is_off:
        return letters.cancelled({"event": only.it.id, "member": facts["member"]})
    return letters.changed(
        only.it,
        {
            "before_at": only.facts["at"],
            "before_where": only.facts["where"],
            "note": facts["note"],
            "has_new_link": only.has_new_link,
            "link_alone": only.is_link_alone,
        },
    )


LETTERS = {"changed": render}


def _holding(facts: dict[str, Any]) -> Iterator[_News]:
    """What still is as it was meant: called off, or on and not over, and the reader still has an RSVP, or a seat."""
    for event_id, before in facts["events"].items():
        it = told(int(event_id), facts["member"])
        if it is None or it.said not in LIVE:
            continue
        news = _News(it, before)
        if news.is_link_alone and not news.has_new_link:
            continue
        meant = EventState.CANCELLED if news.is_off else EventState.PUBLISHED
        if it.state is meant and (news.is_off or it.ends_at > clock.now()):
            yield news


def _several(news: list[_News], note: str) -> Letter:
    it = next((each.it for each in news if not each.is_off), news[0].it)
    off = sum(each.is_off for each in news)
    words = letters.context(
        it,
        dates=[_words(each) for each in news],
        reason=next((each.it.reason for each in news if each.is_off), ""),
        note=note,
        asks=any(each.is_moved and not each.is_off for each in news),
        asked_url=address_of("/me/asked"),
    )
    became = "are cancelled" if off == len(news) else "have changed"
    return Letter(f"{len(news)} dates {became}: {it.title}", "dates_changed", words, _files(news))


def _words(each: _News) -> DateWords:
    it = each.it
    line = times.there(it.starts_at, it.ends_at, it.zone, it.city_name, it.country_code)
    before = f"{letters.dated(each.before_at, it)}, {times.clock_of(each.before_at, it.zone, it.country_code)}"
    return DateWords(
        when=f"{letters.dated(it.starts_at, it)}, {line}",
        url=entries.address(it),
        before=before if each.is_moved and not each.is_off else "",
        before_where=each.facts["where"],
        is_off=each.is_off,
        has_new_link=each.has_new_link,
    )


def _files(news: list[_News]) -> list[Attachment]:
    """What corrects a calendar: one file with the dates that are on, one with those that are off."""
    on = [entries.entry(each.it, each.it.link) for each in news if not each.is_off]
    off = [entries.entry(each.it) for each in news if each.is_off]
    files = [Attachment("dates.ics", calendars.several(on), "text/calendar", "PUBLISH")] if on else []
    gone = [Attachment("cancelled.ics", calendars.cancellation(*off), "text/calendar", "CANCEL")] if off else []
    return files + gone
