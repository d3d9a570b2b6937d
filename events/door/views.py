"""The door of an event: who is on the list, who is here, and the press that says so."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, flash, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core import clock
from core.database import writing
from core.refusal import Refused
from core.web import see_other
from events import queries as events
from events import times
from events.door import keeping, names, operations, queries
from events.door.arrivals import Here
from events.door.forms import CheckInForm
from events.door.operations import Pressed
from events.door.permissions import may_keep
from events.queries import Found
from members import acts, login, permissions
from members.signed_in import SignedIn

blueprint = Blueprint("door", __name__)


@blueprint.get("/organise/events/<id:event_id>/door")
@login.required
def show(event_id: int) -> ResponseReturnValue:
    """Everybody on the list by first name, with a press for each; who read it is on record."""
    who = login.myself()
    event = _kept_by(who, event_id)
    _note_reading(who, event_id)
    return _page(event, who, CheckInForm(formdata=None))


@blueprint.get("/organise/events/<id:event_id>/check-ins")
@login.required
def index(event_id: int) -> ResponseReturnValue:
    """Who is here, as JSON, for a page that stands open: keys of the list, and no names on it."""
    return jsonify(keeping.door(_kept_by(login.myself(), event_id)).facts)


@blueprint.post("/organise/events/<id:event_id>/check-ins")
@login.required
def create(event_id: int) -> ResponseReturnValue:
    """Check somebody in, or undo that; the same press twice is one. A page that stands open is answered in JSON."""
    who = login.myself()
    event = _kept_by(who, event_id)
    form = CheckInForm.posted()
    if not form.validate():
        return _refused(event, who, form)
    try:
        with writing():
            stands = operations.press(event_id, _pressed(form), by=who.member_id)
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        return _refused(event, who, form)
    if _is_asked_by_script():
        return jsonify(keeping.door(event).facts)
    flash(*_said(event, form, stands))
    return see_other(url_for("door.show", event_id=event_id))


@blueprint.get("/organise/events/<id:event_id>/badges")
@login.required
def badges(event_id: int) -> ResponseReturnValue:
    """A badge for each person going, to print; who read the list is on record."""
    who = login.myself()
    event = _kept_by(who, event_id)
    _note_reading(who, event_id)
    return render_template("events/badges.html", event=event, local=_local(event), badges=keeping.badges(event_id))


def _kept_by(who: SignedIn, event_id: int) -> Found:
    """The event, for those who keep its door; to anybody else there is no such page."""
    event = events.shown(event_id)
    if event is None or not may_keep(who, event):
        abort(404)
    return event


def _page(event: Found, who: SignedIn, form: CheckInForm) -> str:
    typed = request.args.get("q", "")[:100]
    door = keeping.door(event)
    return render_template(
        "events/door.html",
        event=event,
        local=_local(event),
        door=door,
        found=[party for party in door.parties if names.begins(party.person.name, typed)],
        typed=typed,
        form=form,
        may_organise=permissions.may_organise(who, event.chapter_id),
    )


def _refused(event: Found, who: SignedIn, form: CheckInForm) -> ResponseReturnValue:
    if _is_asked_by_script():
        return jsonify(problems=[str(error) for errors in form.errors.values() for error in errors]), 422
    return _page(event, who, form), 422


def _pressed(form: Any) -> Pressed:
    return Pressed(
        key=form.key.data,
        at=clock.now() - timedelta(milliseconds=form.ago_ms.number or 0),
        came=form.came.number or 1,
        is_undo=bool(form.undo.data),
        rsvp_key=form.rsvp.data or "",
        walk_in=form.walk_in.data or "",
        name=form.name.data or "",
    )


def _said(event: Found, form: Any, stands: Here | None) -> tuple[str, str]:
    """What became of it, and in which colour."""
    name = queries.name_of(form.rsvp.data) if form.rsvp.data else form.name.data or "Somebody"
    if stands is None:
        return f"Undone: {name} is not checked in.", "info"
    verb = "is here" if form.rsvp.data else "walked in"
    at = times.clock_of(stands.at, event.zone, event.country_code)
    return f"{name} {verb}{f', {stands.came} people' if stands.came > 1 else ''}, since {at}.", "going"


def _is_asked_by_script() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _note_reading(who: SignedIn, event_id: int) -> None:
    if not queries.has_read_lately(who.member_id, event_id):
        with writing():
            acts.record(who.member_id, queries.READING, f"event:{event_id}")


def _local(event: Found) -> times.Line:
    return times.there(event.starts_at, event.ends_at, event.zone, event.city_name, event.country_code)
