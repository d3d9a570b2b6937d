"""Who was there with me: for a fortnight after an event, the faces of those who let me see them."""

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from core import limits
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from events import queries as events
from events import times
from events.door import attendance_queries as attendance
from events.meeting import operations, queries
from events.meeting.forms import MetForm
from events.queries import Found
from members import login, profiles

blueprint = Blueprint("meeting", __name__)

SAYING = Limit("whom one met", 200, 24 * 3600)


@blueprint.get("/events/<id:event_id>/met")
@login.required
def index(event_id: int) -> ResponseReturnValue:
    """Who was there with me; to anybody who was not, and after a fortnight, there is no such page."""
    return _page(_been_to(event_id), MetForm(formdata=None))


@blueprint.post("/events/<id:event_id>/met")
@login.required
def create(event_id: int) -> ResponseReturnValue:
    """Say that I met somebody, which they learn once they have said so too."""
    event, form = _been_to(event_id), MetForm.posted()
    if not form.validate():
        return _page(event, form), 422
    limits.spend(SAYING, str(login.myself().member_id))
    try:
        with writing():
            is_met = operations.say(event_id, login.myself().member_id, form.member.data, form.contact.data)
    except Refused as refusal:
        form.member.errors = [str(refusal)]
        return _page(event, form), 422
    both = "You both say so: you find each other among the people you met."
    flash(both if is_met else "Noted, for you alone. They learn of it once they say so too.", "going")
    return see_other(url_for("meeting.index", event_id=event_id))


@blueprint.post("/events/<id:event_id>/met/face")
@login.required
def show_face(event_id: int) -> ResponseReturnValue:
    """Let those who were there, and those going to what I go to, see my face."""
    _been_to(event_id)
    with writing():
        profiles.show_face(login.myself().member_id, is_seen=True)
    flash("Those who were there see you here now, and those going at what else you go to.", "going")
    return see_other(url_for("meeting.index", event_id=event_id))


def _been_to(event_id: int) -> Found:
    event, word = events.shown(event_id), attendance.word(event_id, login.myself().member_id)
    if event is None or word is None or not word.may_remember:
        abort(404)
    return event


def _page(event: Found, form: MetForm) -> str:
    me = login.myself().member_id
    return render_template(
        "events/meeting/index.html",
        event=event,
        local=times.there(event.starts_at, event.ends_at, event.zone, event.city_name, event.country_code),
        until=times.moment(event.ends_at + attendance.REMEMBERED_FOR, event.zone, event.city_name, event.country_code),
        people=queries.there(event.id, me),
        mine=queries.self_there(event.id, me),
        form=form,
        me=me,
    )
