"""Verbs of drafts: put a form aside, and throw one away. Nothing of it is in the calendar."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, select

from chapters.models import Chapter
from core import clock
from core.database import db
from core.refusal import Refused
from events import ledger
from events.drafting.models import Draft
from members.models import Member

MOST = 50
#: What a form says of itself and not of the event.
_OF_THE_FORM = ("csrf_token", "do", "draft")


def save(
    chapter: Chapter, draft_id: int | None, sent: Mapping[str, Sequence[Any]], title: str, words: str, *, by: Member
) -> int:
    """Put a form aside as it was `sent`, in place of the draft it came from if that is still there; returns the id.

    `words` say when it would be. Refuses one more than fifty.
    """
    ledger.hold(chapter)
    kept = {name: [str(value) for value in values] for name, values in sent.items() if name not in _OF_THE_FORM}
    said = {"title": title, "words": words, "fields": kept, "saved_at": clock.now(), "saved_by_id": by.id}
    draft = _of(chapter, draft_id)
    if draft is None:
        _refuse_more(chapter)
        draft = Draft(chapter_id=chapter.id, **said)
        db.session.add(draft)
    for name, value in said.items():
        setattr(draft, name, value)
    db.session.flush()
    return draft.id


def forget(chapter: Chapter, draft_id: int | None) -> bool:
    """Throw a draft away; returns whether it was there. One that is published is a draft no more."""
    ledger.hold(chapter)
    gone = delete(Draft).where(Draft.id == draft_id, Draft.chapter_id == chapter.id).returning(Draft.id)
    return db.session.scalar(gone) is not None


def _of(chapter: Chapter, draft_id: int | None) -> Draft | None:
    wanted = select(Draft).where(Draft.id == draft_id, Draft.chapter_id == chapter.id)
    return db.session.scalar(wanted, execution_options={"populate_existing": True})


def _refuse_more(chapter: Chapter) -> None:
    if (db.session.scalar(select(func.count()).where(Draft.chapter_id == chapter.id)) or 0) >= MOST:
        raise Refused("Fifty drafts are enough: publish one, or delete one")
