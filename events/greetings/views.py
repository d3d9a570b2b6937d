"""Saying hello to the hosts, from the event's page."""

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core import limits
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from events import queries, showing
from events.conversations import talk
from events.greetings import operations
from events.greetings.forms import GreetingForm
from events.panels import table
from events.queries import Found
from events.rsvps.asking import response_form
from events.showing import Shown
from members import login

blueprint = Blueprint("greetings", __name__)

GREETINGS = Limit("greeting", 30, 3600)


@blueprint.post("/events/<id:event_id>/greeting")
@login.required
def create(event_id: int) -> ResponseReturnValue:
    """Say hello to the hosts, or take it back by saying nothing; for visitors who hold a place."""
    event = queries.shown(event_id) or abort(404)
    who = login.myself()
    page = showing.shown(event, who, request.cookies.get("zone"))
    form = GreetingForm.posted()
    if not form.validate():
        return _again(event, page, form)
    limits.spend(GREETINGS, str(who.member_id))
    try:
        with writing():
            operations.say(event_id, who.member_id, form.greeting.data)
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        return _again(event, page, form)
    flash(
        "Your hosts see it beside your name." if form.greeting.data else "Taken back. Your hosts see nothing.", "info"
    )
    return see_other(url_for("events.show", event_id=event_id, slug=event.slug))


def _again(event: Found, page: Shown, refused: GreetingForm) -> ResponseReturnValue:
    """The event's page with what was wrong, and the input kept."""
    form = response_form.begun(page.questions, page.responses)
    form.greeting.data, form.greeting.errors = refused.greeting.data, refused.greeting.errors
    form.form_errors = refused.form_errors
    said = talk.talk(event, login.me(), request.args)
    html = render_template("events/show.html", page=page, panel=table.panel(page), event=event, form=form, talk=said)
    return html, 422
