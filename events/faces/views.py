"""Who you'll meet: the faces of those going who agreed, for those going and the hosts."""

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core.database import writing
from core.web import see_other
from events import queries, showing
from events.faces import queries as faces
from events.faces.forms import FaceForm
from events.rsvps.attendees import Audience
from events.showing import Shown
from members import login, profiles

blueprint = Blueprint("faces", __name__)


@blueprint.get("/events/<id:event_id>/faces")
def index(event_id: int) -> ResponseReturnValue:
    """Who I'll meet, until the event is over; to anybody who is not going there is no such page."""
    return _page(_met(event_id), FaceForm(formdata=None))


@blueprint.post("/events/<id:event_id>/faces")
def update(event_id: int) -> ResponseReturnValue:
    """Let those who are going to what I'm going to see me, or no longer."""
    page, form = _met(event_id), FaceForm.posted()
    if not form.validate():
        return _page(page, form), 422
    is_seen = form.face.data == "yes"
    with writing():
        profiles.show_face(login.myself().member_id, is_seen)
    said = "Those going see you here now, and at the next events you go to." if is_seen else "Nobody sees you here now."
    flash(said, "going" if is_seen else "info")
    return see_other(url_for("faces.index", event_id=event_id))


def _met(event_id: int) -> Shown:
    who = login.me()
    event = queries.shown(event_id) if who else None
    if who is None or event is None:
        abort(404)
    page = showing.shown(event, who, request.cookies.get("zone"))
    if page.audience is Audience.EVERYBODY or page.is_over:
        abort(404)
    return page


def _page(page: Shown, form: FaceForm) -> str:
    who, event_id = login.myself(), page.event.id
    people = faces.going(event_id, who.member_id, is_hosting=page.may_manage)
    return render_template(
        "events/faces.html",
        page=page,
        event=page.event,
        form=form,
        people=people,
        handles=faces.handles([person.id for person in people]),
        is_seen=faces.shows_face(who.member_id),
        are_marked=page.may_manage or faces.greets(event_id, who.member_id),
        me=who,
    )
