"""Verbs of standing RSVPs: counting oneself in every time, and ending that; none of them touches a seat."""

from collections.abc import Container, Iterable, Mapping
from typing import Any, cast

from sqlalchemy import Table, delete, exists, select

from chapters.models import Chapter
from core import clock
from core.database import db, upsert
from core.refusal import Refused
from events.models import Event, EventState, Series, SeriesState
from events.rsvps.asking import questions
from events.rsvps.asking.questions import Question
from events.standing import answering, notices
from events.standing.models import StandingRsvp
from members.homes import SHUT
from members.models import Member, Visibility

_table = cast(Table, StandingRsvp.__table__)
_KEY = ["series_id", "member_id"]


def stand(
    series_id: int,
    member_id: int,
    guests: int = 0,
    visibility: Visibility | None = None,
    said: Mapping[int, str] | None = None,
) -> None:
    """Count a member in every time: on all dates they say nothing else to; said again, with other guests from then on.

    What that comes to on each date is `carrying.carry`'s to say. Refuses a series without a date to come, more guests
    than it takes, an address that is not confirmed, and who has not answered what is required: what is not `said` is
    as it was answered to the last of the dates. One mail tells of all dates.
    """
    member = db.session.get_one(Member, member_id)
    asked = questions.of(_refuse(series_id, member, guests))
    if visibility:
        member.visibility = visibility
        db.session.flush()
    known = db.session.get(StandingRsvp, (series_id, member_id), populate_existing=True)
    answered = answering.merged(series_id, member_id, asked, said or {}, known.responses if known else {})
    _refuse_unanswered(asked, answered, only=said or {} if known else None)
    stood = {"guests": guests, "visibility": visibility or member.visibility, "responses": answering.kept(answered)}
    row = {"series_id": series_id, "member_id": member_id, "since_at": clock.now(), **stood}
    db.session.execute(upsert(_table).values(row).on_conflict_do_update(index_elements=_KEY, set_=stood))
    if known is not None:
        answering.fill_dates(series_id, member_id, answered)
    else:
        notices.stood(series_id, member)


def end(series_id: int, member_id: int) -> bool:
    """Be in every time no longer; returns whether one was. What is held on dates to come stays held."""
    mine = (StandingRsvp.series_id == series_id, StandingRsvp.member_id == member_id)
    return db.session.execute(delete(StandingRsvp).where(*mine).returning(StandingRsvp.since_at)).first() is not None


def follow(series_id: int, onto_id: int) -> None:
    """Whoever is in every time in one series is so in another, which its later dates have gone over to.

    Twice is once. What is new there is due; on the dates that came along everybody has said something.
    """
    names = (StandingRsvp.guests, StandingRsvp.visibility, StandingRsvp.responses, StandingRsvp.since_at)
    said = select(StandingRsvp.member_id, *names)
    rows = db.session.execute(said.where(StandingRsvp.series_id == series_id)).mappings().all()
    if rows:
        onto = [{"series_id": onto_id, **row} for row in rows]
        db.session.execute(upsert(_table).on_conflict_do_nothing(index_elements=_KEY), onto)


def member_gone(member: Member) -> None:
    """Who is banned or gone is in nowhere; said before their places are given back, so that none is taken anew."""
    db.session.execute(delete(StandingRsvp).where(StandingRsvp.member_id == member.id))


def _refuse_unanswered(asked: Iterable[Question], answered: Mapping[int, str], only: Container[int] | None) -> None:
    """Who is in already answers what they say, and is not held up by the rest; None is everything."""
    for question in asked:
        problem = question.problem(answered.get(question.id or 0, ""))
        if problem and (only is None or question.id in only):
            raise Refused(problem, question.name)


def _refuse(series_id: int, member: Member, guests: int) -> list[dict[str, Any]]:
    """Returns what the series asks."""
    series = db.session.execute(
        select(
            Series.state,
            Series.guests,
            Series.questions,
            Chapter.is_suspended,
            Chapter.state.label("chapter_state"),
            exists()
            .where(Event.series_id == Series.id, Event.state == EventState.PUBLISHED, Event.starts_at > clock.now())
            .label("has_dates"),
        )
        .join(Chapter, Chapter.id == Series.chapter_id)
        .where(Series.id == series_id)
    ).one()
    if series.is_suspended or series.chapter_state in SHUT:
        raise Refused("This chapter is closed at the moment.")
    if series.state is SeriesState.ENDED and not series.has_dates:
        raise Refused("This series has ended: there is no date to come.")
    if not member.is_confirmed:
        raise Refused("Press the link we mailed you first: then we can keep a place for you every time.")
    if guests > series.guests:
        raise Refused(f"You can bring {series.guests} guest{'' if series.guests == 1 else 's'} at most.", "guests")
    asked: list[dict[str, Any]] = series.questions
    return asked
