"""What calendars hold."""

from datetime import date

from chapters.models import Chapter
from events.models import EventState
from events.subscribing import queries
from tests.people import add_event, add_venue


def test_a_calendar_keeps_sixty_days_and_what_is_cancelled(lisbon: Chapter, charlotte: Chapter) -> None:
    venue = add_venue(lisbon)
    add_event(lisbon, title="Long over", starts_on=date(2026, 8, 1))
    add_event(lisbon, title="Over", starts_on=date(2026, 9, 1))
    add_event(lisbon, title="Off", state=EventState.CANCELLED, venue_id=venue.id)
    add_event(lisbon, title="Skipped", state=EventState.SKIPPED)
    add_event(charlotte, title="Elsewhere")

    rows = queries.of_chapter(lisbon.id)

    assert [(row.title, row.venue_name) for row in rows] == [("Over", None), ("Off", "Café da Garagem")]
