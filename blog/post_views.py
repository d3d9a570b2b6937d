"""One post: its page, its conversation, the picture that previews show."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from blog import linked_data, permissions, pictured, post_queries, reading
from blog.importing import places
from blog.models import SCOPE
from blog.queries import Found
from comments import operations, posting
from comments.forms import CommentForm
from comments.permissions import may_moderate
from comments.reading import Conversation, Wall, conversation
from core import caching, club
from core.database import writing
from core.refusal import Refused, TooMany
from core.web import SAFE_METHODS, see_other
from core.writing import dates
from events import cards, times
from members import login
from members.signed_in import SignedIn

blueprint = Blueprint("post", __name__)

KEPT_SECONDS = 300
GREENWICH = "UTC"


@blueprint.before_app_request
def lead_on() -> ResponseReturnValue | None:
    """What this site has no page for may be the address a post had elsewhere: that leads to the post."""
    number = request.args.get("p", "") if request.path == "/" else ""
    if not number and not isinstance(request.routing_exception, NotFound):
        return None
    place = places.kept(request.path, number or request.args.get("p", ""))
    slug = post_queries.came_from(place) if place and request.method in SAFE_METHODS else None
    return redirect(url_for("post.show", slug=slug), 301) if slug else None


@blueprint.get("/blog/<slug>")
@caching.kept(SCOPE)
def show(slug: str) -> ResponseReturnValue:
    """A post; an address it had before leads to the one it has."""
    row = post_queries.shown(slug)
    if row is None and (now_at := post_queries.moved_to(slug)):
        return redirect(url_for("post.show", slug=now_at), 301)
    if row is None or not permissions.may_see(login.me(), row):
        abort(404)
    talk = _conversation(row)
    return _page(row, talk, posting.form_for(talk, request.args) if talk else None)


@blueprint.post("/blog/<slug>/comments")
@login.required
def comment(slug: str) -> ResponseReturnValue:
    """Comment on a post, or answer a comment."""
    row = post_queries.shown(slug)
    talk = _conversation(row) if row and permissions.may_see(login.me(), row) else None
    if row is None or talk is None:
        abort(404)
    form, who = CommentForm.posted(), login.myself()
    try:
        written = posting.read(form, talk.id, who)
        with writing():
            made = operations.comment(talk.id, who.member_id, written)
    except (Refused, TooMany) as refusal:
        status = posting.refused(form, refusal)
        return _page(row, talk, form), status
    flash(*posting.said(made))
    return see_other(posting.place(talk.path, made.id))


@blueprint.get("/blog/<slug>/card.png")
def card(slug: str) -> ResponseReturnValue:
    """The picture of a post without a cover: title, day, author."""
    row = post_queries.shown(slug)
    if row is None or row.published_at is None or not permissions.may_see(None, row):
        abort(404)
    response = Response(cards.png(pictured.card(row, club.words().name)), content_type="image/png")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return caching.public(response, KEPT_SECONDS)


def _conversation(row: Found) -> Conversation | None:
    """What is said under a post, for this reader; nothing under what is not out."""
    who = login.me()
    if row.thread_id is None:
        return None
    return conversation(row.thread_id, who, who is not None and may_moderate(who, row.chapter_id), _wall(who, row))


def _wall(who: SignedIn | None, row: Found) -> Wall:
    """The clock of this reader, else the chapter's."""
    cookie = request.cookies.get("zone", "")
    browser = cookie if times.is_zone(cookie) else None
    country = row.chapter_country or ""
    return Wall(
        (who.zone if who else None) or browser or row.chapter_zone or GREENWICH, dates.reads_twelve_hours(country)
    )


def _page(row: Found, talk: Conversation | None, form: CommentForm | None) -> str:
    who = login.me()
    post = reading.shown(row, who is not None)
    return render_template(
        "blog/show.html",
        post=post,
        cloud=reading.cloud(),
        linked_data=linked_data.facts(post, club.words().name) if row.published_at else None,
        picture=linked_data.picture(post),
        may_edit=permissions.may_edit(who, row),
        conversation=talk,
        comment_form=form,
        to_comment=url_for("post.comment", slug=row.slug),
    )
