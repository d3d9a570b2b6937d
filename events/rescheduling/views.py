"""Changing dates that are in the calendar, for a chapter's organisers: edit, move, skip, restore, cancel."""

from typing import Any

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from core import clock, limits
from core.database import db, writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from events import changing, details, walltime
from events.models import Event
from events.organising import queries
from events.organising.forms import as_it_stands
from events.organising.queries import Found
from events.rescheduling import cancelling, editing, moving, previews, reading
from events.rescheduling.forms import CancellationForm, EditForm, MoveForm
from events.rescheduling.reach import Reach
from events.rules import BadRule
from members import login, permissions
from members.models import Member

blueprint = Blueprint("rescheduling", __name__)

#: Each may write to everybody who comes.
CHANGES = Limit("change of a date", 120, 3600)


@blueprint.get("/events/<id:event_id>/edit")
@login.required
def edit(event_id: int) -> ResponseReturnValue:
    """The form to change what a date says."""
    event = _organised(event_id)
    return _page("edit", event, EditForm(formdata=None, data=as_it_stands(event)))


@blueprint.post("/events/<id:event_id>/edit")
@login.required
def update(event_id: int) -> ResponseReturnValue:
    """Change a date, or more of its series, and tell everybody with an RSVP where time or venue are others."""
    return _change("edit", _organised(event_id), EditForm.posted())


@blueprint.get("/events/<id:event_id>/schedule")
@login.required
def move(event_id: int) -> ResponseReturnValue:
    """The form to move a date."""
    event = _organised(event_id)
    return _page("move", event, MoveForm(formdata=None, data=as_it_stands(event)))


@blueprint.post("/events/<id:event_id>/schedule")
@login.required
def reschedule(event_id: int) -> ResponseReturnValue:
    """Move a date, or more of its series; skip it, or put it back."""
    form = MoveForm.posted()
    if form.do.data == "restore":
        return _restore(event_id)
    event = _organised(event_id)
    return _skip(event, form) if form.do.data == "skip" else _change("move", event, form)


@blueprint.get("/events/<id:event_id>/cancellation")
@login.required
def ask(event_id: int) -> ResponseReturnValue:
    """Ask why a date is called off, and say how many are told."""
    return _cancellation_page(_organised(event_id), CancellationForm(formdata=None))


@blueprint.post("/events/<id:event_id>/cancellation")
@login.required
def cancel(event_id: int) -> ResponseReturnValue:
    """Call a date off, or more of its series, and tell everybody with an RSVP."""
    event = _organised(event_id)
    form = CancellationForm.posted()
    if not form.validate():
        return _cancellation_page(event, form), 422
    limits.spend(CHANGES, str(login.myself().member_id))
    row, by_hand = db.session.get_one(Event, event_id), bool(form.by_hand.data)
    try:
        with writing():
            if form.reaches is Reach.THIS:
                told = changing.cancel(row, form.reason.data, by=_by())
            else:
                told = cancelling.cancel(row, form.reason.data, form.reaches, by=_by(), by_hand=by_hand)
    except Refused as refusal:
        form.refuse(refusal.field, str(refusal))
        return _cancellation_page(event, form), 422
    flash(f"Cancelled. {previews.people(told)} told by mail." if told else "Cancelled.", "info")
    return see_other(_page_of(event_id))


def _change(page: str, event: Found, form: Any) -> ResponseReturnValue:
    """Save it; several dates at once only as the page has shown them."""
    if not form.validate():
        return _page(page, event, form), 422
    if form.do.data == "refresh" or (form.reaches is not Reach.THIS and form.shown.data == ""):
        return _page(page, event, form)
    limits.spend(CHANGES, str(login.myself().member_id))
    try:
        told = _save(event, form)
    except Refused as refusal:
        form.refuse(refusal.field, str(refusal))
        return _page(page, _organised(event.id), form, is_news=refusal.field == "seen"), 422
    except BadRule as bad:
        form.refuse(bad.field, str(bad))
        return _page(page, event, form), 422
    flash(f"Saved. {previews.people(told)} told by mail." if told else "Saved.", "going")
    return see_other(_page_of(event.id))


def _save(event: Found, form: Any) -> int:
    wanted, note, seen = form.details_for(event), form.note.data or "", form.seen.data or ""
    rule = form.rule(walltime.today(clock.now(), event.zone))
    row = db.session.get_one(Event, event.id)
    with writing():
        if form.reaches is Reach.THIS:
            return changing.edit(row, wanted, by=_by(), seen=seen, note=note)
        return moving.change(
            row,
            wanted,
            form.reaches,
            by=_by(),
            seen=seen,
            shown=form.shown.data,
            by_hand=bool(form.by_hand.data),
            rule=rule,
            note=note,
        )


def _skip(event: Found, form: MoveForm) -> ResponseReturnValue:
    try:
        with writing():
            cancelling.skip(db.session.get_one(Event, event.id), by=_by())
    except Refused as refusal:
        form.process(data=as_it_stands(event))
        form.refuse(refusal.field, str(refusal))
        return _page("move", event, form), 422
    flash("Skipped. It can be put back from here.", "info")
    return see_other(url_for("organise.show", slug=event.chapter_slug))


def _restore(event_id: int) -> ResponseReturnValue:
    event = reading.skipped_one(event_id)
    if event is None or not permissions.may_organise(login.myself(), event.chapter_id):
        abort(404)
    try:
        with writing():
            cancelling.restore(db.session.get_one(Event, event_id), by=_by())
    except Refused as refusal:
        flash(f"{refusal}.", "stop")
        return see_other(url_for("organise.show", slug=event.chapter_slug))
    flash("It is back in the calendar.", "going")
    return see_other(_page_of(event_id))


def _organised(event_id: int) -> Found:
    event = queries.changeable(event_id)
    if event is None or not permissions.may_organise(login.myself(), event.chapter_id):
        abort(404)
    return event


def _by() -> Member:
    return db.session.get_one(Member, login.myself().member_id)


def _page(page: str, event: Found, form: Any, *, is_news: bool = False) -> str:
    """The form; where somebody else has changed the date meanwhile, both versions stand beside each other.

    Until both are shown it holds on to what was seen first, however often it is shown again.
    """
    if is_news or not form.seen.data:
        form.seen.data = details.state_of(event)
    shown = editing.shown(event, form, is_news=is_news)
    if page == "move":
        return render_template("events/rescheduling/move.html", event=event, form=form, page=shown)
    return render_template("events/rescheduling/edit.html", event=event, form=form, page=shown)


def _cancellation_page(event: Found, form: CancellationForm) -> str:
    counts = {
        reach.value: previews.concerned(event, reach) for reach in Reach if event.series_id or reach is Reach.THIS
    }
    return render_template(
        "events/rescheduling/cancellation.html", event=event, form=form, counts=counts, is_open=editing.is_open(event)
    )


def _page_of(event_id: int) -> str:
    event = queries.changeable(event_id) or abort(404)
    return url_for("events.show", event_id=event.id, slug=event.slug)
