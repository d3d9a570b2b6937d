"""Somebody's own code for the door: the picture they show, and the page it opens for whoever keeps the door."""

from flask import Blueprint, Response, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from core import clock
from core.database import writing
from core.refusal import Refused
from core.tokens import fresh_key
from core.web import see_other
from events import queries as events
from events import times
from events.door import arrivals, codes, operations, queries
from events.door.forms import CheckInForm
from events.door.keeping import KEY_LENGTH
from events.door.operations import Pressed
from events.door.permissions import may_keep
from events.models import EventState
from events.queries import Found
from members import login

blueprint = Blueprint("door_code", __name__)


@blueprint.get("/events/<id:event_id>/ticket")
@login.required
def show(event_id: int) -> ResponseReturnValue:
    """My code for the door, large; for those going."""
    event, _key = _going(event_id)
    return render_template("events/ticket.html", event=event, local=_local(event))


@blueprint.get("/events/<id:event_id>/ticket.svg")
@login.required
def picture(event_id: int) -> ResponseReturnValue:
    """My code as a picture."""
    _event, key = _going(event_id)
    return Response(codes.svg(key), content_type="image/svg+xml")


@blueprint.get("/door/<word>")
@login.required
def open_(word: str) -> ResponseReturnValue:
    """Whose code it is, and one press, for those who keep that door; to anybody else there is no such page."""
    return _page(word, CheckInForm(formdata=None))


@blueprint.post("/door/<word>")
@login.required
def press(word: str) -> ResponseReturnValue:
    """Check in whose code it is, or undo that."""
    event, party = _shown_by(word)
    form = CheckInForm.posted()
    if not form.validate():
        return _page(word, form), 422
    pressed = Pressed(
        form.key.data,
        clock.now(),
        came=form.came.number or 1,
        is_undo=bool(form.undo.data),
        rsvp_key=party.rsvp_key,
    )
    try:
        with writing():
            stands = operations.press(event.id, pressed, by=login.myself().member_id)
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        return _page(word, form), 422
    said = f"{party.name} is here." if stands else f"Undone: {party.name} is not checked in."
    flash(said, "going" if stands else "info")
    return see_other(url_for("door_code.open_", word=word))


def _going(event_id: int) -> tuple[Found, str]:
    """The event, and the key of the reader's own RSVP; to who is not going, or online alone, there is no code."""
    event = events.shown(event_id)
    key = queries.key_of(event_id, login.myself().member_id)
    if event is None or key is None or _is_dead(event) or not event.way.is_somewhere:
        abort(404)
    return event, key


def _shown_by(word: str) -> tuple[Found, Found]:
    """The event and the party of a code; a code dies with the RSVP, and a day after the end."""
    party = queries.party(codes.rsvp_key(word) or "")
    event = events.shown(party.event_id) if party else None
    if party is None or event is None or _is_dead(event) or not may_keep(login.myself(), event):
        abort(404)
    return event, party


def _is_dead(event: Found) -> bool:
    """Whether the codes of an event open nothing: it was called off, or ended a day ago."""
    return event.state is not EventState.PUBLISHED or event.ends_at + arrivals.SHUTS_AFTER < clock.now()


def _page(word: str, form: CheckInForm) -> str:
    event, party = _shown_by(word)
    here = arrivals.here(queries.presses(event.id)).get(party.rsvp_id)
    return render_template(
        "events/door_code.html",
        event=event,
        local=_local(event),
        party=party,
        here=here,
        at=times.clock_of(here.at, event.zone, event.country_code) if here else "",
        is_open=arrivals.is_open(clock.now(), event.starts_at, event.ends_at),
        key=fresh_key(KEY_LENGTH),
        word=word,
        form=form,
    )


def _local(event: Found) -> times.Line:
    return times.there(event.starts_at, event.ends_at, event.zone, event.city_name, event.country_code)
