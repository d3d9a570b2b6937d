"""An organiser's word that a chapter's dates stand."""

from flask import Blueprint, abort, flash, url_for
from flask.typing import ResponseReturnValue

from chapters import confirming
from chapters.models import ChapterState
from chapters.queries import by_slug
from core.database import writing
from core.web import see_other
from members import acts, login, permissions

blueprint = Blueprint("confirming", __name__)


@blueprint.post("/organise/<slug>/confirmation")
@login.required
def create(slug: str) -> ResponseReturnValue:
    """Say that the chapter's dates stand."""
    chapter, who = by_slug(slug), login.myself()
    if chapter is None or chapter.state is ChapterState.ARCHIVED or not permissions.may_organise(who, chapter.id):
        abort(404)
    with writing():
        confirming.confirm(chapter.id)
        acts.record(who.member_id, "dates confirmed", f"chapter:{slug}")
    flash("Thank you. The dates stand.", "going")
    return see_other(url_for("organise.show", slug=slug))
