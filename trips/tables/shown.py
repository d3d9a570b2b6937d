"""The tables that wait on an organiser's page, each with the notes it suits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core import clock
from core.writing import dates
from trips.tables import evenings, queries
from trips.tables.queries import Found


@dataclass(frozen=True)
class Table:
    """One offer, the evenings that are left, the one to begin with, and the notes whose days hold one of them."""

    offer: Found
    when: str
    evenings: Sequence[date]
    first_on: date
    suits: Sequence[Found]


def waiting(chapter: Found, reader_id: int, notes: Sequence[Found]) -> list[Table]:
    """What an organiser may answer; `notes` are those that the same organiser may answer."""
    today = dates.local(clock.now(), chapter.zone).date()
    offers = queries.waiting(chapter.id, chapter.zone, reader_id)
    pairs = {(pair.table, pair.note) for pair in queries.may_meet(chapter.id)} if offers and notes else set()
    return [_table(offer, today, [note for note in notes if (offer.key, note.key) in pairs]) for offer in offers]


def _table(offer: Found, today: date, notes: Sequence[Found]) -> Table:
    those = evenings.kept(offer.days, offer.weekday, offer.until_on)
    left = those.since(today)
    # One evening serves all notes that are named, so those are named that hold the same one.
    held = {day: [note for note in notes if note.arrives_on <= day <= note.leaves_on] for day in left}
    first_on = max(left, key=lambda day: (len(held[day]), -day.toordinal()))
    return Table(offer, those.words(today), left, first_on, held[first_on])
