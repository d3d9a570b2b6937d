"""The morning after: whether one was there, and a line to the hosts."""

from typing import Any

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from core import clock, limits
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from events import queries as events
from events import times
from events.door import attendance_queries, attending
from events.door.forms import AttendanceForm, ThanksForm
from events.meeting import queries as meeting
from events.queries import Found
from members import login

blueprint = Blueprint("attendance", __name__)

THANKS = Limit("thanks to hosts", 10, 24 * 3600)


@blueprint.get("/events/<id:event_id>/attendance")
@login.required
def show(event_id: int) -> ResponseReturnValue:
    """Were you there? For those who had an RSVP; to anybody else there is no such page."""
    return _page(_mine(event_id), ThanksForm(formdata=None))


@blueprint.post("/events/<id:event_id>/attendance")
@login.required
def create(event_id: int) -> ResponseReturnValue:
    """Say whether one was there; the last word counts."""
    event, form = _mine(event_id), AttendanceForm.posted()
    was_there = form.was_there.data == "yes"
    if not form.validate() or not _done(form, attending.say, event_id, was_there):
        return _page(event, form), 422
    flash("Good that you were there." if was_there else "Noted: you didn’t make it.", "going" if was_there else "info")
    return see_other(url_for("attendance.show", event_id=event_id))


@blueprint.post("/events/<id:event_id>/thanks")
@login.required
def thank(event_id: int) -> ResponseReturnValue:
    """Thank the hosts in one line, which is mailed to them and stands nowhere."""
    event, form = _mine(event_id), ThanksForm.posted()
    if not form.validate():
        return _page(event, form), 422
    limits.spend(THANKS, str(login.myself().member_id))
    if not _done(form, attending.thank, event_id, form.thanks.data):
        return _page(event, form), 422
    flash("Your hosts have it by mail.", "going")
    return see_other(url_for("attendance.show", event_id=event_id))


def _mine(event_id: int) -> Found:
    event = events.shown(event_id)
    if event is None or attendance_queries.word(event_id, login.myself().member_id) is None:
        abort(404)
    return event


def _done(form: Any, verb: Any, event_id: int, said: Any) -> bool:
    """Whether a verb did it; what it refuses is said over the form."""
    try:
        with writing():
            verb(event_id, login.myself().member_id, said)
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        return False
    return True


def _page(event: Found, form: FlaskForm) -> str:
    me = login.myself().member_id
    word = attendance_queries.word(event.id, me)
    return render_template(
        "events/attendance.html",
        event=event,
        local=times.there(event.starts_at, event.ends_at, event.zone, event.city_name, event.country_code),
        word=word,
        is_somebody=bool(word and word.may_remember and meeting.there(event.id, me)),
        is_over=event.ends_at <= clock.now(),
        form=form,
        thanks=form if isinstance(form, ThanksForm) else ThanksForm(formdata=None),
    )
