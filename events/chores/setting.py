"""Verbs of an organiser's list: what has to be done at one date, or at every date of a series."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update

from core import clock
from core.database import db
from core.refusal import Refused
from events import ledger
from events.chores import lines
from events.chores.lines import Line
from events.chores.models import Chore
from events.models import Event, EventState, Series
from members.models import Member


def set_for_date(event_id: int, text: str, *, by: Member) -> list[str]:
    """Make the list of one date what the text says, one job a line; what somebody has taken stays.

    Returns the jobs that stay though the text does not name them. Refuses a date that is cancelled or over.
    """
    event = ledger.locked(Event, event_id)
    if event is None or event.state is not EventState.PUBLISHED or event.ends_at <= clock.now():
        raise Refused("This date is cancelled, or it is over.")
    kept = _settle(event, _parsed(text))
    ledger.note(by, "jobs", "event", event.id)
    return kept


def set_for_series(series_id: int, text: str, *, by: Member) -> list[str]:
    """Make the list of every date to come of a series what the text says, and of those that are still to be made.

    What somebody has taken stays on its date; returns the words of such jobs that the text does not name.
    """
    series = ledger.locked(Series, series_id)
    if series is None:
        raise Refused("This series is not here any more.")
    wanted = _parsed(text)
    series.chores = lines.written(line.words for line in wanted)
    ahead = select(Event.id).where(
        Event.series_id == series_id, Event.state == EventState.PUBLISHED, Event.ends_at > clock.now()
    )
    kept: dict[str, None] = {}
    for event_id in db.session.scalars(ahead.order_by(Event.id)).all():
        if event := ledger.locked(Event, event_id):
            kept |= dict.fromkeys(_settle(event, wanted))
    ledger.note(by, "jobs", "series", series_id)
    return list(kept)


def start(event_ids: Sequence[int], text: str) -> None:
    """Give dates that were made just now what their series says has to be done."""
    wanted = lines.parsed(text)
    if not wanted or not event_ids:
        return
    db.session.execute(
        insert(Chore),
        [_row(event_id, at, line) for event_id in event_ids for at, line in enumerate(wanted)],
    )
    counts = update(Event).where(Event.id.in_(event_ids)).values(chores=len(wanted), chores_open=len(wanted))
    db.session.execute(counts, execution_options={"synchronize_session": False})


def _parsed(text: str) -> list[Line]:
    if problem := lines.problem(text):
        raise Refused(problem, "jobs")
    return lines.parsed(text)


def _settle(event: Event, wanted: Sequence[Line]) -> list[str]:
    """Rows that are known keep their names; of those that are too many, the ones nobody has taken go."""
    takers_first = (Chore.member_id.is_(None), Chore.position, Chore.id)
    rows = select(Chore).where(Chore.event_id == event.id).order_by(*takers_first)
    known = list(db.session.scalars(rows, execution_options={"populate_existing": True}))
    for at, line in enumerate(wanted):
        same = next((chore for chore in known if chore.words.casefold() == line.words.casefold()), None)
        if same:
            known.remove(same)
            same.position, same.words = at, line.words
        else:
            db.session.add(Chore(**_row(event.id, at, line)))
    taken = [chore for chore in known if chore.member_id is not None]
    for at, chore in enumerate(taken, start=len(wanted)):
        chore.position = at
    db.session.flush()
    db.session.execute(delete(Chore).where(Chore.id.in_([chore.id for chore in known if chore not in taken])))
    _count(event)
    return [chore.words for chore in taken]


def _count(event: Event) -> None:
    takers = list(db.session.scalars(select(Chore.member_id).where(Chore.event_id == event.id)))
    event.chores, event.chores_open = len(takers), takers.count(None)
    db.session.flush()


def _row(event_id: int, position: int, line: Line) -> dict[str, object]:
    return {"event_id": event_id, "position": position, "kind": line.kind, "words": line.words}
