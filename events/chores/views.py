"""The evening's jobs: an organiser's list, and names put to it by those who are going."""

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from core.database import db, writing
from core.refusal import Refused
from core.web import see_other
from events import queries
from events.chores import lines, setting, taking
from events.chores import queries as chores
from events.chores.forms import JobsForm
from events.organising.queries import changeable
from events.queries import Found
from members import login, permissions
from members.models import Member

blueprint = Blueprint("chores", __name__)


@blueprint.get("/organise/events/<id:event_id>/jobs")
@login.required
def edit(event_id: int) -> ResponseReturnValue:
    """The list of what has to be done, to be changed."""
    event = _organised(event_id)
    words = [chore.words for chore in chores.of_event(event_id)]
    return _page(event, JobsForm(formdata=None, data={"jobs": lines.written(words)}))


@blueprint.post("/organise/events/<id:event_id>/jobs")
@login.required
def update(event_id: int) -> ResponseReturnValue:
    """Say what has to be done, on this date or on every date of the series to come."""
    event = _organised(event_id)
    form = JobsForm.posted()
    if not form.validate():
        return _page(event, form), 422
    try:
        with writing():
            kept = _set(event, form, db.session.get_one(Member, login.myself().member_id))
    except Refused as refusal:
        form.jobs.errors = [str(refusal)]
        return _page(event, form), 422
    flash(f"Saved. Kept, because somebody has taken it: {', '.join(kept)}." if kept else "Saved.", "going")
    return see_other(_jobs_of(event))


@blueprint.post("/events/<id:event_id>/jobs/<id:chore_id>/promise")
@login.required
def take(event_id: int, chore_id: int) -> ResponseReturnValue:
    """Put my name to a job."""
    event = queries.named(event_id) or abort(404)
    try:
        with writing():
            chore = taking.take(event_id, chore_id, login.myself().member_id)
    except Refused as refusal:
        flash(str(refusal), "wait")
    else:
        flash(f"{chore.words}: that’s you. Give it back here whenever you can’t.", "going")
    return see_other(_jobs_of(event))


@blueprint.post("/events/<id:event_id>/jobs/<id:chore_id>/promise/withdrawal")
@login.required
def give_back(event_id: int, chore_id: int) -> ResponseReturnValue:
    """Give a job back; an organiser may take anybody's name off it."""
    event = queries.named(event_id) or abort(404)
    who = login.myself()
    whose = None if permissions.may_organise(who, event.chapter_id) else who.member_id
    try:
        with writing():
            chore = taking.give_back(event_id, chore_id, whose)
    except Refused as refusal:
        flash(str(refusal), "wait")
    else:
        flash(f"{chore.words} needs somebody again.", "info")
    return see_other(_jobs_of(event))


def _set(event: Found, form: JobsForm, by: Member) -> list[str]:
    if form.reach.data == "all" and event.series_id:
        return setting.set_for_series(event.series_id, form.jobs.data or "", by=by)
    return setting.set_for_date(event.id, form.jobs.data or "", by=by)


def _organised(event_id: int) -> Found:
    event = changeable(event_id)
    if event is None or not permissions.may_organise(login.myself(), event.chapter_id):
        abort(404)
    return event


def _page(event: Found, form: JobsForm) -> str:
    return render_template("events/jobs.html", event=event, form=form, jobs=chores.of_event(event.id))


def _jobs_of(event: Found) -> str:
    return url_for("events.show", event_id=event.id, slug=event.slug, _anchor="jobs")
