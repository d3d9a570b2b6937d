"""Announcements: written, looked at and sent by organisers."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice  # type: ignore[attr-defined]

from chapters.models import ChapterState
from chapters.queries import by_slug
from core import limits
from core.database import db, writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from core.writing import prose
from events.announcements import audience_queries, operations
from events.announcements.forms import ChapterForm, EventForm, NowForm
from events.announcements.models import Announcement, Audience
from events.announcements.operations import Words
from events.organising.queries import changeable
from events.queries import Found
from members import login, permissions
from members.models import Member

blueprint = Blueprint("announce", __name__)

#: Counted for each event, and for each chapter as a whole.
ANNOUNCEMENTS = Limit("announcement", 4, 24 * 3600)
NOW = Limit("announcement now", 4, 24 * 3600)
CHOICES = {
    Audience.COMING: "Everybody going or waiting",
    Audience.GOING: "Those going",
    Audience.WAITING: "Those waiting",
}


@blueprint.get("/organise/<slug>/announcements/new")
@login.required
def new_to_chapter(slug: str) -> ResponseReturnValue:
    """The form to write to a whole chapter."""
    return _chapter_page(_organised(slug), ChapterForm(formdata=None))


@blueprint.post("/organise/<slug>/announcements/new")
@login.required
def tell_chapter(slug: str) -> ResponseReturnValue:
    """Show how it looks and how many get it, or send it."""
    chapter, form = _organised(slug), ChapterForm.posted()

    def send() -> Announcement:
        return operations.tell_chapter(chapter.id, Words(Audience.CHAPTER, form.subject.data, form.body.data), by=_by())

    return _shown_or_sent(form, partial(_chapter_page, chapter, form), send, f"chapter:{chapter.id}", slug)


@blueprint.get("/organise/events/<id:event_id>/announcements/new")
@login.required
def new_to_event(event_id: int) -> ResponseReturnValue:
    """The form to write to those of an event."""
    return _event_page(_organised_event(event_id), EventForm(formdata=None))


@blueprint.post("/organise/events/<id:event_id>/announcements/new")
@login.required
def tell_event(event_id: int) -> ResponseReturnValue:
    """Show how it looks and how many get it, or send it."""
    event, form = _organised_event(event_id), EventForm.posted()
    _offer(form, event)

    def send() -> Announcement:
        words = Words(Audience(form.audience.data), form.subject.data, form.body.data)
        return operations.tell_event(event_id, words, by=_by())

    return _shown_or_sent(form, partial(_event_page, event, form), send, f"event:{event_id}", event.chapter_slug)


@blueprint.post("/organise/events/<id:event_id>/announcements/now")
@login.required
def tell_now(event_id: int) -> ResponseReturnValue:
    """Tell everybody going and waiting at once, on the day."""
    event = _organised_event(event_id)
    form = NowForm.posted()
    if not form.validate():
        return _now_page(event, form), 422
    limits.spend(NOW, f"event:{event_id}")
    try:
        with writing():
            made = operations.tell_now(event_id, form.body.data, by=_by())
    except Refused as refusal:
        _put(form, refusal)
        return _now_page(event, form), 422
    flash(f"{_people(made.people)} told now.", "going")
    return see_other(url_for("events.show", event_id=event.id, slug=event.slug))


def _shown_or_sent(
    form: Any, page: Callable[..., str], send: Callable[[], Announcement], counted: str, slug: str
) -> ResponseReturnValue:
    """Its page again, with how it looks where that is asked for; once it is pressed to be sent, back to the list."""
    if not form.validate():
        return page(), 422
    if form.do.data != "send":
        return page(is_preview=form.do.data != "change")
    limits.spend(ANNOUNCEMENTS, counted)
    try:
        with writing():
            made = send()
    except Refused as refusal:
        _put(form, refusal)
        return page(), 422
    return _said(made, slug)


def _said(made: Announcement, slug: str) -> ResponseReturnValue:
    """Spoken of as it will be: it can be taken back for two minutes."""
    flash(f"{_people(made.people)} told in two minutes. Until then you can take it back.", "going")
    return see_other(url_for("announcements.index", slug=slug))


def _put(form: Any, refusal: Refused) -> None:
    if refusal.field and refusal.field in form:
        form[refusal.field].errors = [str(refusal)]
    else:
        form.form_errors.append(str(refusal))


def _organised(slug: str) -> Found:
    chapter = by_slug(slug)
    if chapter is None or chapter.state is ChapterState.ARCHIVED:
        abort(404)
    if not permissions.may_organise(login.myself(), chapter.id):
        abort(404)
    return chapter


def _organised_event(event_id: int) -> Found:
    event = changeable(event_id)
    if event is None or not permissions.may_organise(login.myself(), event.chapter_id):
        abort(404)
    return event


def _by() -> Member:
    return db.session.get_one(Member, login.myself().member_id)


def _offer(form: EventForm, event: Found) -> dict[Audience, int]:
    """Let the form say how many each choice is; returns the numbers."""
    counts = {audience: audience_queries.count(audience, event.chapter_id, event.id) for audience in CHOICES}
    form.audience.choices = [SelectChoice(to.value, f"{words} ({counts[to]})") for to, words in CHOICES.items()]
    return counts


def _chapter_page(chapter: Found, form: ChapterForm, *, is_preview: bool = False) -> str:
    return render_template(
        "events/announce.html",
        chapter_slug=chapter.slug,
        chapter_name=chapter.name,
        tinctures=chapter,
        event=None,
        form=form,
        preview=prose.remark(form.body.data) if is_preview else None,
        people=audience_queries.count(Audience.CHAPTER, chapter.id),
    )


def _event_page(event: Found, form: EventForm, *, is_preview: bool = False) -> str:
    counts = _offer(form, event)
    return render_template(
        "events/announce.html",
        chapter_slug=event.chapter_slug,
        chapter_name=event.chapter_name,
        tinctures=event,
        event=event,
        form=form,
        preview=prose.remark(form.body.data) if is_preview else None,
        people=counts[Audience(form.audience.data)] if is_preview else None,
    )


def _now_page(event: Found, form: NowForm) -> str:
    return render_template("events/announce_now.html", event=event, form=form)


def _people(count: int) -> str:
    return "1 person is" if count == 1 else f"{count:,} people are"
