"""What a chapter's organisers answer to a table: a small event in one press, or kindly not."""

from flask import Blueprint, abort, flash, url_for
from flask.typing import ResponseReturnValue

from core.database import db, writing
from core.refusal import Refused
from core.web import see_other
from members import login, permissions
from members.models import Member
from trips.tables import operations, queries
from trips.tables.forms import AnswerForm
from trips.tables.queries import Found

blueprint = Blueprint("organise_tables", __name__)


@blueprint.post("/organise/tables/<key>/event")
@login.required
def accept(key: str) -> ResponseReturnValue:
    """Make a small event of it, for those as well who wrote the notes that are ticked."""
    table, form = _table(key), AnswerForm.posted()
    if not form.validate():
        flash(form.problems[0][1], "stop")
        return _back(table)
    try:
        with writing():
            by = db.session.get_one(Member, login.myself().member_id)
            on, at = form.on.data, form.starts_at.data
            event_id = operations.accept(key, on, at, notes=set(form.note.data or ()), by=by)
    except Refused as refusal:
        flash(str(refusal), "stop")
        return _back(table)
    also = ", and so is who asked for a coffee" if form.note.data else ""
    flash(f"It’s in the calendar. {table.name} hosts it and is told{also}.", "going")
    return see_other(url_for("events.show", event_id=event_id, slug=""))


@blueprint.post("/organise/tables/<key>/refusal")
@login.required
def decline(key: str) -> ResponseReturnValue:
    """Say that there is no need of it this time."""
    table = _table(key)
    try:
        with writing():
            operations.decline(key)
    except Refused as refusal:
        flash(str(refusal), "stop")
        return _back(table)
    flash(f"We’ve told {table.name} kindly.", "info")
    return _back(table)


def _table(key: str) -> Found:
    table = queries.table(key)
    if table is None or not permissions.may_organise(login.myself(), table.chapter_id):
        abort(404)
    return table


def _back(table: Found) -> ResponseReturnValue:
    return see_other(url_for("organise.show", slug=table.chapter_slug))
