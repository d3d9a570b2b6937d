"""An event together with the photos of it that everybody sees: they come with its row, in no statement of their own."""

from typing import Any

from sqlalchemy import JSON, ColumnElement, bindparam, case, literal_column, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from core import clock
from core.database import db
from events.models import Event
from events.photos.models import Photo
from events.queries import BEFORE, SHOWN, Found
from media.models import Upload
from members.blocking.queries import apart
from members.models import Member

#: So many stand on the page of the event, and so many of the time before it.
FIRST, BEFORE_THAT = 6, 3
#: Nobody sees one that was taken down, or one of somebody who is shut out.
IS_UP = (Photo.taken_down_at.is_(None), Member.banned_at.is_(None))


class Rows(FunctionElement[Any]):
    """All rows as one JSON list of objects; None or an empty list where there are none."""

    type = JSON()
    inherit_cache = True


@compiles(Rows, "sqlite")
def _in_sqlite(element: Rows, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_group_array(json_object({compiler.process(element.clauses, **kw)}))"


@compiles(Rows, "postgresql")
def _in_postgresql(element: Rows, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_agg(json_build_object({compiler.process(element.clauses, **kw)}))"


def read(event_id: int, reader_id: int | None) -> Found | None:
    """A row of `events.queries.shown` with the first `public_photos` that a reader sees, and `public_photos_before`.

    Both are lists of facts, None where there are no such photos at all.
    """
    asked = {"event": event_id, "now": clock.now(), "reader": reader_id}
    return db.session.connection().execute(_READ, asked).one_or_none()


def _first(of: Any, most: int) -> ColumnElement[Any]:
    """The first photos of `of` (Event, or an alias of it) in order, without those of whom the reader is apart from."""
    small = aliased(Upload)
    shown = (
        select(
            Upload.key,
            small.key.label("small_key"),
            small.width.label("small_width"),
            small.height.label("small_height"),
            Photo.alt,
        )
        .select_from(Photo)
        .join(Upload, Upload.id == Photo.upload_id)
        .join(small, small.id == Photo.small_id)
        .join(Member, Member.id == Photo.member_id)
        .where(
            Photo.event_id == of.id, Photo.shown_at.is_not(None), *IS_UP, ~apart(Photo.member_id, bindparam("reader"))
        )
        .order_by(Photo.id)
        # Bound, SQLite would prepare the whole statement anew each time, which takes ten times as long as it.
        .limit(literal_column(str(most)))
        .correlate(of)
        .subquery()
    )
    named = (part for column in shown.c for part in (literal_column(f"'{column.name}'"), column))
    return case((of.photos_shown > 0, select(Rows(*named)).scalar_subquery()))


#: Built once: this is read most of all.
_READ = SHOWN.add_columns(
    _first(Event, FIRST).label("public_photos"), _first(BEFORE, BEFORE_THAT).label("public_photos_before")
)
