"""What a chapter's organisers answer to a note: a small event in one press, or kindly not."""

from flask import Blueprint, abort, flash, url_for
from flask.typing import ResponseReturnValue

from core.database import db, writing
from core.refusal import Refused
from core.web import see_other
from members import login, permissions
from members.models import Member
from trips.coffee import operations, queries
from trips.coffee.forms import AnswerForm
from trips.queries import Found

blueprint = Blueprint("organise_coffee", __name__)


@blueprint.post("/organise/coffee/<key>/event")
@login.required
def accept(key: str) -> ResponseReturnValue:
    """Make a small event of it; whoever asked is going, and told."""
    note, form = _note(key), AnswerForm.posted()
    if not form.validate():
        flash(form.problems[0][1], "stop")
        return _back(note)
    try:
        with writing():
            by = db.session.get_one(Member, login.myself().member_id)
            event_id = operations.accept(key, form.on.data, form.starts_at.data, by=by)
    except Refused as refusal:
        flash(str(refusal), "stop")
        return _back(note)
    flash(f"It’s in the calendar, and {note.name} is going and told. Say where: Edit.", "going")
    return see_other(url_for("events.show", event_id=event_id, slug=""))


@blueprint.post("/organise/coffee/<key>/refusal")
@login.required
def decline(key: str) -> ResponseReturnValue:
    """Say that it does not work out this time."""
    note = _note(key)
    try:
        with writing():
            operations.decline(key)
    except Refused as refusal:
        flash(str(refusal), "stop")
        return _back(note)
    flash(f"We’ve told {note.name} kindly.", "info")
    return _back(note)


def _note(key: str) -> Found:
    note = queries.note(key)
    if note is None or not permissions.may_organise(login.myself(), note.chapter_id):
        abort(404)
    return note


def _back(note: Found) -> ResponseReturnValue:
    return see_other(url_for("organise.show", slug=note.chapter_slug))
