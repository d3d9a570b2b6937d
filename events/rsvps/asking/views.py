"""Deciding who comes, where the hosts look at each RSVP."""

from flask import Blueprint, abort, flash, url_for
from flask.typing import ResponseReturnValue

from core.database import writing
from core.refusal import Refused
from core.web import see_other
from events import queries
from events.rsvps.asking import deciding
from events.rsvps.asking.decision_form import DecisionForm
from events.rsvps.models import RsvpState
from events.rsvps.rows import Party
from members import login, permissions

blueprint = Blueprint("decisions", __name__)


@blueprint.post("/organise/events/<id:event_id>/decisions")
@login.required
def create(event_id: int) -> ResponseReturnValue:
    """Say yes or no to somebody who asked to come."""
    who, event = login.myself(), queries.named(event_id)
    if event is None or not permissions.may_organise(who, event.chapter_id):
        abort(404)
    form = DecisionForm.posted()
    try:
        party = _decide(event_id, form, by=who.member_id)
    except Refused as refusal:
        flash(str(refusal), "stop")
    else:
        flash(f"{party.name} {_BECAME[party.state]}", "going" if party.state is RsvpState.GOING else "info")
    return see_other(url_for("organise_attendees.index", event_id=event_id))


def _decide(event_id: int, form: DecisionForm, by: int) -> Party:
    if not form.validate():
        raise Refused("Say yes or no to somebody who asks to come.")
    verb = deciding.approve if form.decision.data == "yes" else deciding.turn_down
    with writing():
        return verb(event_id, form.member.data or "", by=by)


_BECAME = {
    RsvpState.GOING: "is going. We’ve told them.",
    RsvpState.WAITING: "is on the waitlist. We’ve told them.",
    RsvpState.WITHDRAWN: "is told that there is no place for them.",
}
