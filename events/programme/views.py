"""The page on which organisers write the programme of an event."""

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from core.database import db, writing
from core.refusal import Refused
from core.web import see_other
from events.organising.queries import changeable
from events.programme import forms, items, operations
from events.programme.forms import ProgrammeForm
from events.queries import Found
from members import login, permissions
from members.models import Member

blueprint = Blueprint("programme", __name__)


@blueprint.get("/events/<id:event_id>/programme")
@login.required
def edit(event_id: int) -> ResponseReturnValue:
    """What is on at a date, to be written or changed."""
    event = _organised(event_id)
    return _page(event, forms.begun(items.of(event.programme)))


@blueprint.post("/events/<id:event_id>/programme")
@login.required
def update(event_id: int) -> ResponseReturnValue:
    """Say what is on at a date, in which order."""
    event = _organised(event_id)
    form = ProgrammeForm.posted()
    if not form.validate():
        return _page(event, form), 422
    try:
        with writing():
            by = db.session.get_one(Member, login.myself().member_id)
            operations.write(event_id, form.items, by=by, seen=form.seen.data or "")
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        return _page(_organised(event_id), form, is_news=refusal.field == "seen"), 422
    flash(
        "Saved. Everybody can read it on the event’s page." if form.items else "Saved: there is no programme.", "going"
    )
    anchor = "programme" if form.items else None
    return see_other(url_for("events.show", event_id=event.id, slug=event.slug, _anchor=anchor))


def _organised(event_id: int) -> Found:
    event = changeable(event_id)
    if event is None or not permissions.may_organise(login.myself(), event.chapter_id):
        abort(404)
    return event


def _page(event: Found, form: ProgrammeForm, *, is_news: bool = False) -> str:
    """The form; where somebody else has written the programme meanwhile, what they wrote stands over it."""
    if is_news:
        form.seen.data = items.state_of(items.of(event.programme))
    return render_template("events/programme/edit.html", event=event, form=form, is_news=is_news)
