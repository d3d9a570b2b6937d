"""Saying once more that one is coming."""

from flask import Blueprint, abort, flash, url_for
from flask.typing import ResponseReturnValue

from core.database import writing
from core.refusal import Refused
from core.web import see_other
from events import queries
from events.rsvps.asking import reconfirming
from members import login

blueprint = Blueprint("confirmations", __name__)


@blueprint.post("/events/<id:event_id>/rsvp/confirmation")
@login.required
def create(event_id: int) -> ResponseReturnValue:
    """Say that I am still coming."""
    event = queries.named(event_id) or abort(404)
    try:
        with writing():
            reconfirming.confirm(event_id, login.myself().member_id)
    except Refused as refusal:
        flash(str(refusal), "stop")
    else:
        flash("Good. Your place is yours.", "going")
    return see_other(url_for("events.show", event_id=event.id, slug=event.slug))
