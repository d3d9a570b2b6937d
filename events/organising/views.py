"""A chapter's organisers: what is next there, and putting events into its calendar."""

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from chapters.models import Chapter, ChapterState
from chapters.queries import by_slug
from core import clock, limits
from core.database import db, writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from events import scheduling, walltime
from events.announcements import audience_queries
from events.announcements.models import Audience
from events.drafting import beginnings, saving
from events.drafting.forms import BeginningForm
from events.greetings import queries as greetings
from events.organising import managing, plan_words, previews, queries
from events.organising.forms import offer_venues
from events.organising.queries import Found
from events.organising.schedule_form import ScheduleForm
from events.rescheduling import reading
from members import login, permissions
from members.models import Member
from trips.coffee import queries as coffee
from trips.tables import shown as tables

blueprint = Blueprint("organise", __name__)

#: Each may put a hundred and twenty dates into a calendar.
SCHEDULES = Limit("schedule", 60, 3600)


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
    notes = coffee.waiting(chapter.id, chapter.zone, who.member_id) if may_organise else ()
    skipped = reading.skipped(chapter.id) if may_organise else ()
    has_greetings = page.next and page.visitors and permissions.may_host(who, chapter.id)
    return render_template(
        "events/organise.html",
        chapter=chapter,
        page=page,
        may_organise=may_organise,
        skipped=skipped,
        silent_since=managing.silent_since(chapter) if may_organise else "",
        notes=notes,
        tables=tables.waiting(chapter, who.member_id, notes) if may_organise else (),
        greetings=greetings.at(page.next.event.id) if page.next and has_greetings else {},
    )


@blueprint.get("/organise/<slug>/series/new")
@blueprint.get("/organise/<slug>/events/new")
@login.required
def new(slug: str) -> ResponseReturnValue:
    """The form for an event or a series, filled with what is usual in the chapter, a draft, or a date to copy."""
    chapter = _organised(slug)
    today = walltime.today(clock.now(), chapter.zone)
    asked = BeginningForm.asked()
    if not asked.validate():
        abort(404)
    return _schedule_page(chapter, beginnings.of(chapter.id, asked, today, MultiDict) or abort(404))


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
            said = _put_aside(chapter, form) if form.is_draft else _published(chapter, form)
    except Refused as refusal:
        form.refuse(refusal.field, str(refusal))
        return _schedule_page(chapter, form), 422
    flash(said, "info" if form.is_draft else "going")
    return see_other(url_for("organise.show", slug=slug))


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


def _published(chapter: Found, form: ScheduleForm) -> str:
    """Into the calendar; what was a draft is none any more."""
    row = db.session.get_one(Chapter, chapter.id)
    made = scheduling.schedule(row, form.plan, by=_by())
    saving.forget(row, form.draft_id)
    return plan_words.up(None if made.series_id is None else len(made.event_ids), made.told)


def _put_aside(chapter: Found, form: ScheduleForm) -> str:
    """Kept as it was sent, for the organisers alone."""
    row = db.session.get_one(Chapter, chapter.id)
    sent, words = dict(request.form.lists()), previews.words_of(chapter, form.timing).rule
    saving.save(row, form.draft_id, sent, form.title.data, words, by=_by())
    return f"Saved as a draft. Only organisers of {chapter.name} see it."


def _by() -> Member:
    return db.session.get_one(Member, login.myself().member_id)


def _schedule_page(chapter: Found, form: ScheduleForm) -> str:
    venues = queries.venues(chapter.id)
    offer_venues(form, venues)
    preview, problem = previews.asked(chapter, form)
    return render_template(
        "events/schedule.html",
        chapter=chapter,
        form=form,
        venues=venues,
        preview=preview,
        problem=problem,
        people=audience_queries.count(Audience.CHAPTER, chapter.id),
    )
