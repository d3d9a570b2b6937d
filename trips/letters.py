"""Mails about trips in words, as the rows stand when they are written; None once it is not so."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from chapters.models import Chapter, Venue
from cities.models import City
from core import clock
from core.database import db
from core.web import address_of
from core.writing import dates
from events import entries, listed, times
from events.models import Event, EventState
from mail.letters import Letter
from trips import queries, stopping

Facts = dict[str, Any]


def _news(facts: Facts) -> Letter | None:
    """Only what still holds is told, and nothing of a trip that was taken back or is over."""
    mine = queries.numbered(facts["trip"])
    if mine is None or mine.is_over or not mine.trip.wants_news:
        return None
    lines = _lines(facts["events"])
    if not lines:
        return None
    what = lines[0]["title"] if len(lines) == 1 else f"{len(lines)} events"
    words = {
        "name": mine.trip.name,
        "place": mine.name,
        "span": dates.day_span(mine.first_on, mine.last_on),
        "lines": lines,
        "url": address_of(f"/trips/{mine.trip.key}"),
        "chapter": None,
    }
    subject = f"Added while you’re in {mine.name}: {what}"
    return Letter(subject, "trip_news", words, unsubscribe=stopping.path(mine.trip.id))


LETTERS: dict[str, Callable[[Facts], Letter | None]] = {"trip_news": _news}


def _lines(event_ids: list[int]) -> list[Facts]:
    rows = db.session.execute(
        select(*listed.COLUMNS, Venue.address.label("venue_address"))
        .join(Chapter, Chapter.id == Event.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .outerjoin(Venue, Venue.id == Event.venue_id)
        .where(Event.id.in_(event_ids), Event.state == EventState.PUBLISHED, Event.starts_at > clock.now())
        .order_by(Event.starts_at, Event.id)
    )
    return [_line(row) for row in rows]


def _line(row: Any) -> Facts:
    line = times.there(row.starts_at, row.ends_at, row.zone, row.city_name, row.country_code)
    return {"title": row.title, "when": f"{line.day}, {line}", "where": entries.where(row), "url": entries.address(row)}
