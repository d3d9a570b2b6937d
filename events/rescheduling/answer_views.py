"""Saying whether dates that were moved still suit one: a page, and one press for each date or for all."""

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core.database import writing
from core.refusal import Refused
from core.web import see_other
from events import queries, showing
from events.rescheduling import asked, keeping
from members import login

blueprint = Blueprint("asked", __name__)


@blueprint.get("/me/asked")
@login.required
def index() -> ResponseReturnValue:
    """The dates that were moved since one said that one is coming."""
    return _page()


@blueprint.post("/me/asked")
@login.required
def keep() -> ResponseReturnValue:
    """Keep one's RSVP to all of them."""
    who = login.myself()
    with writing():
        keeping.keep([card.id for card in asked.asked(who.member_id)], who.member_id)
    flash("Kept. Everything you said holds for the new dates.", "going")
    return see_other(url_for("rsvps.mine"))


@blueprint.post("/events/<id:event_id>/rsvp/again")
@login.required
def answer(event_id: int) -> ResponseReturnValue:
    """Keep one's RSVP to an event that was moved, or say that one cannot come (`rsvp` = going or declined)."""
    event = queries.named(event_id) or abort(404)
    who, said = login.myself(), request.form.get("rsvp")
    if said not in ("going", "declined"):
        return _page(), 422
    verb = keeping.keep if said == "going" else keeping.decline
    try:
        with writing():
            verb([event_id], who.member_id)
    except Refused as refusal:
        flash(str(refusal), "stop")
    else:
        flash(
            "Kept. What you said holds for the new date." if said == "going" else "You said you can’t make it.", "going"
        )
    return see_other(url_for("events.show", event_id=event.id, slug=event.slug))


def _page() -> str:
    who = login.myself()
    cards = asked.asked(who.member_id, showing.reader_of(who, request.cookies.get("zone")))
    return render_template("events/rescheduling/asked.html", cards=cards)
