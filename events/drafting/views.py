"""Throwing a draft away; it is made, gone on with and published on the page to schedule on."""

from flask import Blueprint, abort, flash, url_for
from flask.typing import ResponseReturnValue

from chapters.models import Chapter, ChapterState
from chapters.queries import by_slug
from core.database import db, writing
from core.web import see_other
from events.drafting import saving
from members import login, permissions

blueprint = Blueprint("drafts", __name__)


@blueprint.post("/organise/<slug>/drafts/<id:draft_id>/deletion")
@login.required
def delete(slug: str, draft_id: int) -> ResponseReturnValue:
    """Throw a draft away."""
    chapter = by_slug(slug)
    if chapter is None or chapter.state is ChapterState.ARCHIVED:
        abort(404)
    if not permissions.may_organise(login.myself(), chapter.id):
        abort(404)
    with writing():
        was_there = saving.forget(db.session.get_one(Chapter, chapter.id), draft_id)
    if not was_there:
        abort(404)
    flash("Deleted. Nobody but you had seen it.", "info")
    return see_other(url_for("organise.show", slug=slug))
