"""What pages show of the photos of an event: the first of them on its own page, and all of them on theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core import clock
from core.writing.paging import Page
from events import times
from events.photos import allowance, permissions, queries
from events.photos.permissions import Standing
from events.photos.public_queries import FIRST
from events.queries import Found
from events.showing import Shown
from members.signed_in import SignedIn


@dataclass(frozen=True)
class First:
    """The first photos on the page of an event, how many there are, and whether the reader may add some."""

    photos: Sequence[Any]
    total: int
    may_add: bool


@dataclass(frozen=True)
class Album:
    """The photos of an event on a page of their own, for one reader."""

    event: Found
    local: times.Line
    reader_id: int | None
    standing: Standing
    page: Page[Found]
    own: Sequence[Found]
    taken_down: Sequence[Found]
    refusal: str

    @property
    def may_add(self) -> bool:
        """Whether the reader may add photos now."""
        return self.standing.sees_all and not self.refusal

    @property
    def has_begun(self) -> bool:
        """Whether there can be photos at all."""
        return bool(self.event.starts_at <= clock.now())


def first(page: Shown, reader_id: int | None) -> First | None:
    """The photos on the page of a row of `public_queries.read`, with which those come that everybody sees.

    Whoever may see others is asked for in a statement, where there are any.
    """
    event, was_there = page.event, bool(page.word and page.word.was_there)
    sees_all = page.may_manage or was_there
    if page.is_cancelled or event.starts_at > clock.now():
        return None
    if reader_id is None:
        return First(event.public_photos, event.photos_shown, False) if event.public_photos else None
    may_add = sees_all and not allowance.refusal(event.starts_at, event.ends_at, clock.now())
    has_some = event.photos if sees_all else event.photos_shown
    seen = queries.seen(event.id, reader_id, sees_all, size=FIRST) if has_some else Page((), 1, FIRST, 0)
    return First(seen.items, seen.total, may_add) if seen.items or may_add else None


def album(event: Found, who: SignedIn | None, number: int = 1) -> Album:
    """The photos of a row of `events.queries.shown`, as this reader sees them."""
    standing = permissions.standing(who, event)
    reader_id = who.member_id if who else None
    return Album(
        event=event,
        local=times.there(event.starts_at, event.ends_at, event.zone, event.city_name, event.country_code),
        reader_id=reader_id,
        standing=standing,
        page=queries.seen(event.id, reader_id, standing.sees_all, number),
        own=queries.own(event.id, reader_id) if reader_id else (),
        taken_down=queries.taken_down(event.id, reader_id, standing.is_host) if reader_id else (),
        refusal=allowance.refusal(event.starts_at, event.ends_at, clock.now()),
    )
