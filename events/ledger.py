"""What every verb on events begins and ends with: the row's lock, the record of the act, the pages that show it."""

from typing import TypeVar

from sqlalchemy import update

from chapters.models import Chapter
from core import clock
from core.database import db, touched
from events.models import Event, Series
from members.models import Act, Member

Row = TypeVar("Row", Series, Event)


def locked(model: type[Row], row_id: int) -> Row | None:
    """The row as it is now, locked until the transaction ends by the UPDATE that fetches it; None where there is none."""
    raised = update(model).where(model.id == row_id).values(version=model.version + 1).returning(model)
    options = {"synchronize_session": False, "populate_existing": True}
    return db.session.scalars(raised, execution_options=options).one_or_none()


def note(by: Member, action: str, kind: str, row_id: int) -> None:
    """Record that somebody did this to an event or a series."""
    db.session.add(Act(at=clock.now(), member_id=by.id, action=f"{kind}.{action}", subject=f"{kind}:{row_id}"))


def show(chapter: Chapter) -> None:
    """Let the pages that show the chapter's events be built anew."""
    touched("site", f"chapter:{chapter.slug}")
