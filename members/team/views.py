"""A chapter's team: who does what, roles given and taken away, laying down one's own."""

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from chapters import confirming
from chapters.models import ChapterState
from chapters.queries import Found, by_slug
from core import limits
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from members import login, permissions, roles
from members.models import TeamRole
from members.queries import team_of
from members.team import notices, queries
from members.team.forms import ROLES, TeamForm

blueprint = Blueprint("team", __name__)

GIVEN = Limit("role given", 20, 3600)


@blueprint.get("/organise/<slug>/team")
@login.required
def show(slug: str) -> ResponseReturnValue:
    """Who does what for the chapter, for its team."""
    return _page(_chapter(slug), TeamForm(formdata=None))


@blueprint.post("/organise/<slug>/team")
@login.fresh
def create(slug: str) -> ResponseReturnValue:
    """Give a member a role, in place of one they had, and tell them."""
    chapter, who = _chapter(slug), login.myself()
    if not queries.may_give(who, team_of(chapter.id)):
        abort(404)
    form = TeamForm.posted()
    found = queries.named(form.key, who.member_id) if form.validate() else None
    if form.validate() and found is None:
        form.member.errors = ["There is no such page. Copy the address from your browser while you look at it"]
    if found is None:
        return _page(chapter, form), 422
    limits.spend(GIVEN, str(who.member_id))
    try:
        with writing():
            roles.give(found.id, chapter.id, TeamRole(form.role.data), by=who.member_id)
            if found.id != who.member_id:
                notices.given(found.id, chapter.id, who.name)
            confirming.sign(chapter.id)
    except Refused as refusal:
        form.member.errors = [str(refusal)]
        return _page(chapter, form), 422
    flash(f"{found.name} is in the team: {form.role.data}.", "going")
    return see_other(url_for(".show", slug=slug))


@blueprint.post("/organise/<slug>/team/<key>/withdrawal")
@login.fresh
def withdraw(slug: str, key: str) -> ResponseReturnValue:
    """Take somebody's role away, or lay down one's own."""
    chapter, who = _chapter(slug), login.myself()
    team = team_of(chapter.id)
    person = next((person for person in team if person.key == key), None) or abort(404)
    if person.id != who.member_id and not queries.may_give(who, team):
        abort(404)
    try:
        with writing():
            roles.take(person.id, chapter.id, by=who.member_id)
            confirming.sign(chapter.id)
    except Refused as refusal:
        flash(str(refusal), "stop")
        return see_other(url_for(".show", slug=slug))
    if person.id == who.member_id and not who.is_admin:
        flash("You’ve laid it down. Thank you for what you did there.", "info")
        return see_other(url_for("chapters.show", slug=slug))
    flash(f"{person.name} is in the team no longer.", "info")
    return see_other(url_for(".show", slug=slug))


def _chapter(slug: str) -> Found:
    chapter = by_slug(slug)
    if chapter is None or chapter.state is ChapterState.ARCHIVED:
        abort(404)
    if not permissions.is_in_team(login.myself(), chapter.id):
        abort(404)
    return chapter


def _page(chapter: Found, form: TeamForm) -> str:
    who, team = login.myself(), team_of(chapter.id)
    return render_template(
        "members/team.html",
        chapter=chapter,
        form=form,
        team=team,
        roles={role.value: words for role, words in ROLES.items()},
        may_give=queries.may_give(who, team),
        history=queries.history(chapter.slug),
    )
