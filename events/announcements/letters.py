"""Announcements in words, as they stand when each is written; None once they hold no more or the reader left."""

from collections.abc import Callable
from typing import Any

from chapters.mark import HEX
from core.web import address_of
from core.writing import dates, prose
from events import times
from events.announcements import audience_queries, queries
from events.announcements.models import Audience
from mail.letters import Letter
from mail.words import ChapterWords
from members import unsubscribing

Facts = dict[str, Any]
#: So many dates stand in the mail; it says how many more there are.
DATES = 6


def _announcement(facts: Facts) -> Letter | None:
    it = queries.to_be_sent(facts["announcement"])
    if it is None or not audience_queries.reaches(facts["member"], it.audience, it.chapter_id, it.event_id):
        return None
    about = "" if it.event_id is None else f"{it.event_title}, {_when(it, it)}"
    words = {
        "chapter": _chapter(it),
        "heading": it.subject or "News about today",
        "body": prose.remark(it.body),
        "text": it.body,
        "author": it.author,
        "about": about,
        "where": it.venue_name or "",
        "url": address_of(f"/announcements/{it.key}"),
        "event_url": address_of(f"/events/{it.event_id}-{it.event_slug}") if it.event_id else "",
        "audience": it.audience.value,
    }
    is_news = it.audience is Audience.CHAPTER
    stop = unsubscribing.path(facts["member"], "news") if is_news else None
    return Letter(_subject(it), "announcement", words, unsubscribe=stop)


def _dates_up(facts: Facts) -> Letter | None:
    chapter = queries.chapter_of(facts["chapter"])
    if chapter is None or not audience_queries.reaches(facts["member"], Audience.CHAPTER, chapter.id):
        return None
    dates_ahead = queries.dates_up(facts.get("series"), facts.get("event"))
    if not dates_ahead:
        return None
    first = dates_ahead[0]
    words = {
        "chapter": _chapter(chapter),
        "title": first.title,
        "dates": [(_when(date, chapter), address_of(f"/events/{date.id}-{date.slug}")) for date in dates_ahead[:DATES]],
        "more": max(0, len(dates_ahead) - DATES),
        "where": first.venue_name or "",
    }
    count = len(dates_ahead)
    subject = f"{first.title}: {count} dates are up" if count > 1 else f"{first.title}, {_day(first)}"
    return Letter(subject, "dates_up", words, unsubscribe=unsubscribing.path(facts["member"], "news"))


LETTERS: dict[str, Callable[[Facts], Letter | None]] = {
    "announcement": _announcement,
    "announcement_now": _announcement,
    "dates_up": _dates_up,
}


def _subject(it: Any) -> str:
    if it.event_id is None:
        return str(it.subject)
    return f"{it.subject or 'News about today'}: {it.event_title}, {_day(it)}"


def _chapter(it: Any) -> ChapterWords:
    return ChapterWords(
        name=it.chapter_name,
        tincture=HEX[it.tincture],
        metal=HEX[it.metal],
        url=address_of(f"/chapters/{it.chapter_slug}"),
    )


def _when(date: Any, place: Any) -> str:
    """ "Thu 22 Oct 2026, 19:00–21:30, Lisbon time"."""
    line = times.there(date.starts_at, date.ends_at, date.zone, place.city_name, place.country_code)
    return f"{_day(date)} {times.day_of(date.starts_at, date.zone).year}, {line}"


def _day(date: Any) -> str:
    on = times.day_of(date.starts_at, date.zone)
    return f"{dates.WEEKDAYS[on.weekday()][:3]} {on.day} {dates.MONTHS[on.month - 1][:3]}"
