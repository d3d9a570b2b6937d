"""Everybody who is coming, for the hosts: a list for a phone and for paper, and a file."""

from flask import Blueprint, Response, abort, render_template
from flask.typing import ResponseReturnValue

from core import limits
from core.database import writing
from core.limits import Limit
from events import queries, showing
from events.door import keeping
from events.door import queries as door
from events.greetings import queries as greetings
from events.rescheduling import reading
from events.rsvps import attendees, exporting
from events.rsvps.asking.answered import answered
from events.rsvps.models import Approval
from members import acts, login, permissions
from trips.makeups import queries as makeups

blueprint = Blueprint("organise_attendees", __name__)

EXPORTS = Limit("attendee export", 5, 24 * 3600)


@blueprint.get("/organise/events/<id:event_id>/attendees")
@login.required
def index(event_id: int) -> ResponseReturnValue:
    """The list of everybody, by first name; those who wait after them, in order. Who read it is on record."""
    event = queries.shown(event_id)
    page = showing.shown(event, login.me(), None) if event else None
    if event is None or page is None or not page.may_manage:
        abort(404)
    who = login.myself()
    if not door.has_read_lately(who.member_id, event_id):
        with writing():
            acts.record(who.member_id, door.READING, f"event:{event_id}")
    everybody = attendees.roll(event_id)
    asking = [person for person in everybody if person.approval is Approval.ASKED and person.place]
    people = [person for person in everybody if person not in asking]
    answers, homes = answered(event, everybody), attendees.homes(everybody)
    return render_template(
        "events/organise_attendees.html",
        page=page,
        event=event,
        people=people,
        answers=answers,
        asking=asking,
        kept=reading.kept(event_id),
        homes=homes,
        greetings=greetings.at(event_id),
        makeups=makeups.of_date(event_id, who.member_id) if page.may_organise else (),
    )


@blueprint.get("/organise/events/<id:event_id>/attendees.csv")
@login.fresh
def export(event_id: int) -> ResponseReturnValue:
    """The same as a file, without addresses; who took it is on record."""
    who = login.myself()
    event = queries.shown(event_id)
    if event is None or not permissions.may_organise(who, event.chapter_id):
        abort(404)
    limits.spend(EXPORTS, str(who.member_id))
    with writing():
        acts.record(who.member_id, "attendees exported", f"event:{event_id}")
    people = attendees.roll(event_id)
    text = exporting.csv_of(people, answered(event, people), keeping.arrivals_of(event))
    response = Response(text, content_type="text/csv; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"attendees-{event_id}.csv")
    return response
