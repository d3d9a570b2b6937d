"""Where a greeter is to be found, said on the event's page."""

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core import limits
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from events import queries, showing
from events.conversations import talk
from events.panels import table
from events.queries import Found
from events.rsvps.asking import response_form
from events.welcoming import operations
from events.welcoming.forms import SpotForm
from events.welcoming.shown import Greeting
from members import login

blueprint = Blueprint("welcoming", __name__)

SPOTS = Limit("where to find a greeter", 30, 3600)


@blueprint.post("/events/<id:event_id>/greeter")
@login.required
def update(event_id: int) -> ResponseReturnValue:
    """Say where those whom I greet find me."""
    event = queries.shown(event_id) or abort(404)
    form = SpotForm.posted()
    if not form.validate():
        return _again(event, form)
    limits.spend(SPOTS, str(login.myself().member_id))
    try:
        with writing():
            operations.be_at(event_id, login.myself().member_id, form.spot.data)
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        return _again(event, form)
    said = "Those you greet read it here, and in their mail of the day before." if form.spot.data else "Taken back."
    flash(said, "going")
    return see_other(url_for("events.show", event_id=event_id, slug=event.slug, _anchor="greeter"))


def _again(event: Found, refused: SpotForm) -> ResponseReturnValue:
    """The event's page with what was wrong, and the input kept."""
    who = login.myself()
    page = showing.shown(event, who, request.cookies.get("zone"))
    form = response_form.begun(page.questions, page.responses)
    form.form_errors = refused.form_errors
    if isinstance(page.welcome, Greeting):
        page.welcome.form.spot.data, page.welcome.form.spot.errors = refused.spot.data, refused.spot.errors
    said = talk.talk(event, who, request.args)
    html = render_template("events/show.html", page=page, panel=table.panel(page), event=event, form=form, talk=said)
    return html, 422
