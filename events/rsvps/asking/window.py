"""From when until when RSVPs are taken, counted from an event's start."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from events import walltime

MOST_DAYS = 180
MOST_HOURS = 14 * 24
#: So long before the start those going are asked once more, where hosts ask.
ASKED_BEFORE = timedelta(days=2)


@dataclass(frozen=True)
class Window:
    """The two instants; None where nothing is said, and RSVPs are taken from the first day on, and until the start."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None

    def is_early(self, at: datetime) -> bool:
        """Whether it has not opened yet."""
        return self.opens_at is not None and at < self.opens_at

    def is_late(self, at: datetime) -> bool:
        """Whether it has closed."""
        return self.closes_at is not None and at >= self.closes_at


def of(event: Any) -> Window:
    """The window of an event's row.

    It opens so many days before the start, at the same time on the wall, whatever the clocks do in between; it closes
    so many hours before the start, as they pass.
    """
    opens_at = closes_at = None
    if event.opens_before_days is not None:
        opens_on = event.starts_on - timedelta(days=event.opens_before_days)
        opens_at = walltime.instant(opens_on, event.start_time, event.zone)
    if event.closes_before_hours is not None:
        closes_at = event.starts_at - timedelta(hours=event.closes_before_hours)
    return Window(opens_at, closes_at)


def confirm_by(event: Any) -> datetime | None:
    """Until when those going are to say so once more, in an event's row; None where nobody is asked again."""
    if event.confirms_before_hours is None:
        return None
    at: datetime = event.starts_at - timedelta(hours=event.confirms_before_hours)
    return at


def is_asked(event: Any) -> bool:
    """Whether those going were asked about this start: what was asked before a date was moved further off is over."""
    return event.confirm_asked_at is not None and event.confirm_asked_at >= event.starts_at - ASKED_BEFORE


def is_released(event: Any) -> bool:
    """Whether what nobody confirmed for this start has been given back."""
    return event.released_at is not None and event.released_at >= event.starts_at - ASKED_BEFORE
