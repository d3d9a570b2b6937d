"""What every verb on events begins and ends with: the row's lock, the record of the act, the pages that show it."""

from typing import TypeVar

from sqlalchemy import select, update

from chapters import confirming
from chapters.models import Chapter
from core.database import db, touched
from events.models import Event, Series
from members import acts
from members.models import Member

Row = TypeVar("Row", Series, Event)


def locked(model: type[Row], row_id: int) -> Row | None:
    """The row as it is now, locked until the transaction ends by the UPDATE that fetches it; None if unknown."""
    raised = update(model).where(model.id == row_id).values(version=model.version + 1).returning(model)
    options = {"synchronize_session": False, "populate_existing": True}
    return db.session.scalars(raised, execution_options=options).one_or_none()


def hold(chapter: Chapter) -> None:
    """Lock a chapter's row until the transaction ends, so that two who schedule there come one after the other."""
    db.session.execute(update(Chapter).where(Chapter.id == chapter.id).values(slug=Chapter.slug))


def note(by: Member, action: str, kind: str, row_id: int) -> None:
    """Record that an organiser did this to an event or a series, which is a sign that the chapter's dates stand."""
    acts.record(by.id, f"{kind}.{action}", f"{kind}:{row_id}")
    model = Series if kind == "series" else Event
    confirming.sign(select(model.chapter_id).where(model.id == row_id).scalar_subquery())


def show(chapter: Chapter) -> None:
    """Let the pages that show the chapter's events be built anew."""
    touched("site", f"chapter:{chapter.slug}")
