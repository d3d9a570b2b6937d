"""What the page to change a date is made of: the form, what would become of other dates, and both of two versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core import clock
from events import walltime
from events.models import EventState
from events.organising import queries
from events.organising.forms import RestForm, offer_venues
from events.organising.queries import Found
from events.rescheduling import previews
from events.rescheduling.forms import Differs, differing
from events.rescheduling.previews import Preview
from events.rsvps.models import RsvpState
from events.rules import BadRule


@dataclass(frozen=True)
class Editing:
    """The page: `told` is how many people are told of another time or venue, `going` how many of another link.

    `news` is what somebody changed meanwhile.
    """

    venues: Sequence[Found]
    told: int
    going: int
    is_open: bool
    preview: Preview | None
    news: Sequence[Differs]


def shown(event: Found, form: Any, *, is_news: bool) -> Editing:
    """The page of a row of `queries.changeable`."""
    venues = queries.venues(event.chapter_id) if isinstance(form, RestForm) else ()
    if isinstance(form, RestForm):
        offer_venues(form, venues)
    names = {venue.id: venue.name for venue in venues}
    is_readable = not any(field.errors for field in form)
    return Editing(
        venues=venues,
        told=queries.told_of(event.id),
        going=queries.told_of(event.id, RsvpState.GOING) if event.way.is_online else 0,
        is_open=is_open(event),
        preview=_preview(event, form) if event.series_id and is_readable and is_open(event) else None,
        news=list(differing(form, form.details_for(event), event, names)) if is_news else [],
    )


def is_open(event: Found) -> bool:
    """Whether a date can still be changed."""
    return event.state is EventState.PUBLISHED and bool(event.ends_at > clock.now())


def _preview(event: Found, form: Any) -> Preview | None:
    try:
        rule = form.rule(walltime.today(clock.now(), event.zone))
    except BadRule as bad:
        form.refuse(bad.field, str(bad))
        return None
    wanted = form.details_for(event)
    return previews.of(event, wanted, form.reaches, by_hand=bool(form.by_hand.data), rule=rule)
