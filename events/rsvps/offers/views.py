"""Answering the offer of fewer places than one asked for."""

from flask import Blueprint, abort, flash, url_for
from flask.typing import ResponseReturnValue

from core.database import writing
from core.refusal import Refused
from core.web import see_other
from events import queries
from events.rsvps import counting
from events.rsvps.models import RsvpState
from events.rsvps.offers import answering
from events.rsvps.offers.forms import TAKE, FewerForm
from events.rsvps.rows import Party
from members import login

blueprint = Blueprint("offers", __name__)


@blueprint.post("/events/<id:event_id>/rsvp/fewer")
@login.required
def answer(event_id: int) -> ResponseReturnValue:
    """Take the places that came up, though they are fewer than I asked for, or stay in front for all."""
    event, who = queries.named(event_id) or abort(404), login.myself()
    counting.count(who.member_id, event_id, "going")
    try:
        party = _answer(event_id, who.member_id, FewerForm.posted())
    except Refused as refusal:
        flash(str(refusal), "wait")
    else:
        flash(*_said(party))
    return see_other(url_for("events.show", event_id=event.id, slug=event.slug))


def _answer(event_id: int, member_id: int, form: FewerForm) -> Party:
    places = form.places.data
    if not form.validate() or places is None:
        raise Refused("Take the places, or stay in front for all you asked for.")
    verb = answering.take if form.answer.data == TAKE else answering.stay
    with writing():
        return verb(event_id, member_id, places)


def _said(party: Party) -> tuple[str, str]:
    if party.state is RsvpState.GOING:
        so_many = "by yourself" if party.size == 1 else f"{party.size} of you"
        return f"You’re going, {so_many}. We’ve mailed you.", "going"
    return f"You keep your place on the waitlist, for all {party.size}.", "wait"
