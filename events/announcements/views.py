"""Announcements to be read: one by those it is for, all of a chapter's by its organisers, who may take one back."""

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from chapters.models import ChapterState
from chapters.queries import by_slug
from core import clock
from core.database import db, writing
from core.refusal import Refused
from core.web import see_other
from core.writing import prose
from events.announcements import audience_queries, operations, queries
from members import login, permissions
from members.models import Member

blueprint = Blueprint("announcements", __name__)


@blueprint.get("/announcements/<key>")
@login.required
def show(key: str) -> ResponseReturnValue:
    """An announcement, for those it is for and for the chapter's organisers."""
    it = queries.named(key) or abort(404)
    who = login.myself()
    may_organise = permissions.may_organise(who, it.chapter_id)
    is_out = it.withdrawn_at is None and it.due_at <= clock.now()
    is_mine = audience_queries.is_for(who.member_id, it.audience, it.chapter_id, it.event_id)
    if not (may_organise or (is_out and is_mine)):
        abort(404)
    return render_template("events/announcement.html", it=it, html=prose.remark(it.body), is_out=is_out)


@blueprint.get("/organise/<slug>/announcements")
@login.required
def index(slug: str) -> ResponseReturnValue:
    """What a chapter's organisers announced; what is not sent yet can be taken back."""
    chapter = by_slug(slug)
    if chapter is None or chapter.state is ChapterState.ARCHIVED:
        abort(404)
    if not permissions.may_organise(login.myself(), chapter.id):
        abort(404)
    return render_template(
        "events/announcements.html", chapter=chapter, rows=queries.of_chapter(chapter.id), now=clock.now()
    )


@blueprint.post("/announcements/<key>/withdrawal")
@login.required
def take_back(key: str) -> ResponseReturnValue:
    """Take an announcement back before it is sent."""
    it = queries.named(key) or abort(404)
    if not permissions.may_organise(login.myself(), it.chapter_id):
        abort(404)
    try:
        with writing():
            operations.take_back(it.id, by=db.session.get_one(Member, login.myself().member_id))
    except Refused as refusal:
        flash(str(refusal), "wait")
    else:
        flash("Taken back. Nobody gets it.", "info")
    return see_other(url_for("announcements.index", slug=it.chapter_slug))
