"""A chapter's organisers: what is next there, putting events into its calendar, changing a date, calling it off."""

from typing import Any

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from chapters.models import Chapter, ChapterState
from chapters.queries import by_slug
from core import clock, limits
from core.database import db, writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from events import changing, details, scheduling, walltime
from events.announcements import audience_queries
from events.announcements.models import Audience
from events.models import Event, EventState
from events.organising import managing, plan_words, previews, queries
from events.organising.forms import CancellationForm, EditForm, as_it_stands, offer_venues
from events.organising.queries import Found
from events.organising.schedule_form import ScheduleForm, beginning_with
from members import login, permissions
from members.models import Member

blueprint = Blueprint("organise", __name__)

#: Each may put a hundred and twenty dates into a calendar, or write to everybody who comes.
SCHEDULES = Limit("schedule", 60, 3600)
CHANGES = Limit("change of a date", 120, 3600)


@blueprint.get("/organise/<slug>")
@login.required
def show(slug: str) -> ResponseReturnValue:
    """What is next in a chapter, for its team."""
    chapter = _open(slug)
    who = login.myself()
    if not permissions.is_in_team(who, chapter.id):
        abort(404)
    may_organise = permissions.may_organise(who, chapter.id)
    page = managing.managed(chapter)
    return render_template("events/organise.html", chapter=chapter, page=page, may_organise=may_organise)


@blueprint.get("/organise/<slug>/series/new")
@blueprint.get("/organise/<slug>/events/new")
@login.required
def new(slug: str) -> ResponseReturnValue:
    """The form for an event or a series, filled with what is usual in the chapter."""
    chapter = _organised(slug)
    today = walltime.today(clock.now(), chapter.zone)
    form = ScheduleForm(formdata=None, data=beginning_with(queries.usual(chapter.id), today))
    return _schedule_page(chapter, form)


@blueprint.post("/organise/<slug>/series/new")
@blueprint.post("/organise/<slug>/events/new")
@login.required
def create(slug: str) -> ResponseReturnValue:
    """Put it into the calendar, or show the dates it would give."""
    chapter = _organised(slug)
    form = ScheduleForm.posted(today=walltime.today(clock.now(), chapter.zone))
    if form.is_refresh:
        return _schedule_page(chapter, form), 422 if form.unread else 200
    if not form.validate():
        return _schedule_page(chapter, form), 422
    limits.spend(SCHEDULES, str(login.myself().member_id))
    try:
        with writing():
            made = scheduling.schedule(db.session.get_one(Chapter, chapter.id), form.plan, by=_by())
    except Refused as refusal:
        form.refuse(refusal.field, str(refusal))
        return _schedule_page(chapter, form), 422
    flash(plan_words.up(None if made.series_id is None else len(made.event_ids), made.told), "going")
    return see_other(url_for("organise.show", slug=slug))


@blueprint.get("/events/<id:event_id>/edit")
@login.required
def edit(event_id: int) -> ResponseReturnValue:
    """The form to change one date."""
    event = _organised_event(event_id)
    return _edit_page(event, EditForm(formdata=None, data=as_it_stands(event)))


@blueprint.post("/events/<id:event_id>/edit")
@login.required
def update(event_id: int) -> ResponseReturnValue:
    """Change one date, and tell everybody with an RSVP where time or venue are others."""
    event = _organised_event(event_id)
    form = EditForm.posted()
    if not form.validate():
        return _edit_page(event, form), 422
    limits.spend(CHANGES, str(login.myself().member_id))
    try:
        with writing():
            event_row = db.session.get_one(Event, event_id)
            told = changing.edit(event_row, form.details, by=_by(), seen=form.seen.data or "")
    except Refused as refusal:
        form.refuse(refusal.field, str(refusal))
        return _edit_page(_organised_event(event_id), form, refusal.field == "seen"), 422
    flash(f"Saved. {_people(told)} told by mail." if told else "Saved.", "going")
    return see_other(_page_of(event_id))


@blueprint.get("/events/<id:event_id>/cancellation")
@login.required
def ask(event_id: int) -> ResponseReturnValue:
    """Ask why a date is called off, and say how many are told."""
    return _cancellation_page(_organised_event(event_id), CancellationForm(formdata=None))


@blueprint.post("/events/<id:event_id>/cancellation")
@login.required
def cancel(event_id: int) -> ResponseReturnValue:
    """Call one date off, and tell everybody with an RSVP."""
    event = _organised_event(event_id)
    form = CancellationForm.posted()
    if not form.validate():
        return _cancellation_page(event, form), 422
    limits.spend(CHANGES, str(login.myself().member_id))
    try:
        with writing():
            told = changing.cancel(db.session.get_one(Event, event_id), form.reason.data, by=_by())
    except Refused as refusal:
        form.refuse(refusal.field, str(refusal))
        return _cancellation_page(event, form), 422
    flash(f"Cancelled. {_people(told)} told by mail." if told else "Cancelled.", "info")
    return see_other(_page_of(event_id))


def _open(slug: str) -> Found:
    chapter = by_slug(slug)
    if chapter is None or chapter.state is ChapterState.ARCHIVED:
        abort(404)
    return chapter


def _organised(slug: str) -> Found:
    chapter = _open(slug)
    if not permissions.may_organise(login.myself(), chapter.id):
        abort(404)
    return chapter


def _organised_event(event_id: int) -> Found:
    event = queries.changeable(event_id)
    if event is None or not permissions.may_organise(login.myself(), event.chapter_id):
        abort(404)
    return event


def _by() -> Member:
    return db.session.get_one(Member, login.myself().member_id)


def _schedule_page(chapter: Found, form: ScheduleForm) -> str:
    venues = queries.venues(chapter.id)
    offer_venues(form, venues)
    preview, problem = _preview(chapter, form)
    return render_template(
        "events/schedule.html",
        chapter=chapter,
        form=form,
        venues=venues,
        preview=preview,
        problem=problem,
        people=audience_queries.count(Audience.CHAPTER, chapter.id),
    )


def _preview(chapter: Found, form: ScheduleForm) -> tuple[Any, str]:
    """The dates the form would give, or what keeps them from being known."""
    problem = form.problem_of_dates()
    form.doubt(is_final=False)
    if problem:
        return None, problem
    try:
        return previews.of(chapter, form.timing, form.moving), ""
    except Refused as refusal:
        return None, str(refusal)


def _edit_page(event: Found, form: EditForm, is_news: bool = False) -> str:
    """The form; where somebody else has changed the date meanwhile, what it says now stands beside it."""
    form.seen.data = details.state_of(event)
    venues = queries.venues(event.chapter_id)
    offer_venues(form, venues)
    told = queries.told_of(event.id)
    is_open = event.state is EventState.PUBLISHED and event.ends_at > clock.now()
    return render_template(
        "events/edit.html", event=event, form=form, venues=venues, told=told, is_open=is_open, is_news=is_news
    )


def _cancellation_page(event: Found, form: CancellationForm) -> str:
    told = queries.told_of(event.id)
    is_open = event.state is EventState.PUBLISHED and event.ends_at > clock.now()
    return render_template("events/cancellation.html", event=event, form=form, told=told, is_open=is_open)


def _page_of(event_id: int) -> str:
    event = queries.changeable(event_id) or abort(404)
    return url_for("events.show", event_id=event.id, slug=event.slug)


def _people(count: int) -> str:
    return "1 person is" if count == 1 else f"{count} people are"
