"""Publishing a post now or later, handing it in, taking it back, deleting a draft."""

from datetime import datetime

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from blog import permissions
from blog.authoring import publishing, queries
from blog.authoring.forms import PublicationForm, ReturnForm
from blog.authoring.queries import Found
from core import limits
from core.database import writing as transaction
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from events import times, walltime
from members import login

blueprint = Blueprint("publication", __name__)

#: Each is mailed to everybody who publishes there.
HANDED_IN = Limit("post handed in", 10, 24 * 3600)
USUAL_TIME = "09:00"
GREENWICH = "UTC"


@blueprint.get("/blog/<slug>/publication")
@login.required
def show(slug: str) -> ResponseReturnValue:
    """What there is to do with a post that is written."""
    return _page(_mine(slug), PublicationForm(formdata=None))


@blueprint.post("/blog/<slug>/publication")
@login.required
def create(slug: str) -> ResponseReturnValue:
    """Publish now or later; who may not publish there hands it in."""
    post, who = _mine(slug), login.myself()
    form = PublicationForm.posted()
    if not form.validate():
        return _page(post, form), 422
    if not permissions.publishes(who.member_id, post.chapter_id):
        limits.spend(HANDED_IN, str(who.member_id))
    try:
        at = _instant(form)
        with transaction():
            said = _bring_out(post, who.member_id, at)
    except Refused as refusal:
        return _refused(post, form, refusal)
    flash(said, "going")
    return see_other(url_for("post.show", slug=slug))


@blueprint.post("/blog/<slug>/publication/withdrawal")
@login.required
def withdraw(slug: str) -> ResponseReturnValue:
    """Make a draft of it again, with a word to its author."""
    post, form = _mine(slug), ReturnForm.posted()
    if not form.validate():
        return _page(post, PublicationForm(formdata=None), form), 422
    mine = post.author_id == login.myself().member_id
    with transaction():
        publishing.take_back(post.id, login.myself().member_id, form.note.data)
    flash("It is a draft again. Nobody but its author can read it" + ("." if mine else ", who is told."), "info")
    return see_other(url_for("authoring.edit", slug=slug) if mine else url_for("authoring.index"))


@blueprint.post("/blog/<slug>/deletion")
@login.required
def delete(slug: str) -> ResponseReturnValue:
    """Delete my draft."""
    post = _mine(slug)
    try:
        with transaction():
            publishing.delete_draft(post.id, login.myself().member_id)
    except Refused as refusal:
        return _refused(post, PublicationForm(formdata=None), refusal)
    flash("The draft is deleted.", "info")
    return see_other(url_for("authoring.index"))


def _mine(slug: str) -> Found:
    post = queries.written(slug)
    if post is None or not permissions.may_edit(login.me(), post):
        abort(404)
    return post


def _bring_out(post: Found, by: int, at: datetime | None) -> str:
    if not permissions.publishes(by, post.chapter_id):
        publishing.submit(post.id, by)
        return "Handed in. We’ve told those who publish there, and mail you when it is out."
    if at:
        publishing.schedule(post.id, by, at)
        return "It comes out by itself then."
    publishing.publish(post.id, by)
    return "It’s out. Everybody can read it."


def _instant(form: PublicationForm) -> datetime | None:
    """When it is to come out, by the author's own clock; None for now."""
    if not form.publish_on.data:
        return None
    try:
        at = walltime.parse_time(form.publish_at.data or USUAL_TIME)
    except walltime.BadTime as error:
        raise Refused(str(error), "publish_at") from None
    return walltime.instant(form.publish_on.data, at, login.myself().zone or GREENWICH)


def _page(post: Found, form: PublicationForm, returning: ReturnForm | None = None) -> str:
    who = login.myself()
    zone = who.zone or GREENWICH
    due = times.moment(post.published_at, zone, _city(zone), "") if post.published_at else ""
    return render_template(
        "blog/publication.html",
        post=post,
        form=form,
        returning=returning or ReturnForm(formdata=None),
        may_publish=permissions.publishes(who.member_id, post.chapter_id),
        clock_name=f"{_city(zone)} time",
        due=due,
        is_author=post.author_id == who.member_id,
    )


def _refused(post: Found, form: PublicationForm, refusal: Refused) -> ResponseReturnValue:
    field = form._fields.get(refusal.field or "")
    if field is None:
        form.form_errors.append(str(refusal))
    else:
        field.errors = [str(refusal)]
    return _page(post, form), 422


def _city(zone: str) -> str:
    return "Greenwich" if zone == GREENWICH else times.city_of(zone)
