"""Writing: drafts and what waits, and a post's form."""

import re
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blog import labels, permissions
from blog.authoring import queries, writing
from blog.authoring.forms import PostForm
from blog.authoring.queries import Found
from blog.authoring.writing import Draft
from core import limits
from core.database import writing as transaction
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from core.writing import articles
from events.queries import named
from media import pictures
from members import login

blueprint = Blueprint("authoring", __name__)

SAVES = Limit("post", 300, 300)
UPLOADS = Limit("upload", 20, 3600)
LARGEST_FORM = pictures.MOST_BYTES + 256 * 1024
TAKES_PICTURES = ("authoring.create", "authoring.update")
UNCONFIRMED = "Press the link in the mail we sent you first. Then you can write."
UNKNOWN_EVENT = "We don’t know that event. Paste the address of its page"
_EVENT = re.compile(r"(?:https?://[^/\s]+)?(?:/events/)?([1-9]\d{0,8})(?:-[a-z0-9-]*)?")


@dataclass(frozen=True)
class Desk:
    """Where somebody writes: the post's row (None for a new one), the chapters it may be for."""

    post: Found | None
    chapters: dict[str, int]
    choices: list[tuple[str, str]]


@blueprint.url_value_preprocessor
def _let_pictures_in(_endpoint: str | None, _values: object) -> None:
    """Before anything reads the form, for that is where the limit of the body is applied."""
    if request.endpoint in TAKES_PICTURES:
        request.max_content_length = LARGEST_FORM


@blueprint.get("/blog/drafts")
@login.required
def index() -> ResponseReturnValue:
    """What I have written, and what waits for me to publish it."""
    who = login.myself()
    waiting = queries.waiting_for(who.member_id, who.is_admin)
    return render_template("blog/drafts.html", own=queries.own(who.member_id), waiting=waiting)


@blueprint.get("/blog/new")
@login.required
def new() -> ResponseReturnValue:
    """The form of a new post."""
    desk = _desk(None)
    asked = request.args.get("chapter", login.myself().home_slug or "")
    chapter = asked if asked in desk.chapters else ""
    event = request.args.get("event", "")[:20]
    return _form_page(desk, PostForm(formdata=None, chapters=desk.choices, chapter=chapter, event=event))


@blueprint.post("/blog/new")
@login.required
def create() -> ResponseReturnValue:
    """Begin a draft."""
    return _save(_desk(None))


@blueprint.get("/blog/<slug>/edit")
@login.required
def edit(slug: str) -> ResponseReturnValue:
    """The form of a post that I may change."""
    desk = _desk(slug)
    return _form_page(desk, _filled(desk))


@blueprint.post("/blog/<slug>/edit")
@login.required
def update(slug: str) -> ResponseReturnValue:
    """Save a post, show what it looks like, or put a picture into it."""
    return _save(_desk(slug))


def _desk(slug: str | None) -> Desk:
    who = login.myself()
    post = queries.written(slug) if slug else None
    if slug and (post is None or not permissions.may_edit(who, post)):
        abort(404)
    if not who.is_confirmed:
        abort(403, UNCONFIRMED)
    rows = queries.chapters_for(who.member_id, post.chapter_id if post else None)
    return Desk(post, {row.slug: row.id for row in rows}, [(row.slug, row.name) for row in rows])


def _posted(desk: Desk) -> PostForm:
    form = PostForm.posted(chapters=desk.choices)
    form.picture.data = request.files.get("picture")
    return form


def _filled(desk: Desk) -> PostForm:
    post = desk.post or abort(404)
    return PostForm(
        formdata=None,
        obj=post,
        chapters=desk.choices,
        chapter=post.chapter_slug or "",
        labels=labels.typed(sorted((post.label_names or "").split("\t"))),
        event=f"/events/{post.event_id}-{post.event_slug}" if post.event_id else "",
        slug=post.slug if post.published_at else "",
        version=str(post.version),
    )


def _save(desk: Desk) -> ResponseReturnValue:
    form = _posted(desk)
    if not form.validate():
        return _form_page(desk, form), 422
    if form.do.data == "preview":
        return _form_page(desk, form, articles.html(form.body.data, queries.sizes(form.body.data)))
    limits.spend(SAVES, str(login.myself().member_id))
    try:
        picture, draft = _picture(form), _draft(form, desk)
        with transaction():
            post = _write(desk, draft, form, picture)
    except Refused as refusal:
        return _refused(desk, form, refusal)
    if form.do.data == "publish":
        return see_other(url_for("publication.show", slug=post.slug))
    flash("The picture is in." if picture else "Saved.", "going")
    return see_other(url_for("authoring.edit", slug=post.slug))


def _write(desk: Desk, draft: Draft, form: PostForm, picture: pictures.Picture | None) -> Any:
    if desk.post:
        post = writing.revise(desk.post.id, draft, form.seen_version, by=login.myself().member_id)
    else:
        post = writing.write(login.myself().member_id, draft)
    if picture:
        writing.add_picture(post, picture, form.alt.data, form.as_cover.data)
    return post


def _picture(form: PostForm) -> pictures.Picture | None:
    """The picture that came along, made anew; none is right unless the button was the picture's own."""
    if not form.picture.data:
        if form.do.data == "picture":
            raise Refused("Choose a picture", "picture")
        return None
    if not form.alt.data:
        raise Refused("Say what is to be seen in it, for those who cannot", "alt")
    limits.spend(UPLOADS, str(login.myself().member_id))
    with form.picture.data.stream as stream:
        return pictures.whole(stream.read())


def _draft(form: PostForm, desk: Desk) -> Draft:
    return Draft(
        title=form.title.data,
        body=form.body.data,
        excerpt=" ".join(form.excerpt.data.split()),
        tags=labels.parsed(form.labels.data),
        chapter_id=desk.chapters.get(form.chapter.data),
        event_id=_event(form.event.data),
        language=form.language.data,
        slug=form.slug.data,
        cover_alt=form.cover_alt.data,
    )


def _event(text: str) -> int | None:
    if not text:
        return None
    found = _EVENT.fullmatch(text.strip())
    event = named(int(found[1])) if found else None
    if event is None:
        raise Refused(UNKNOWN_EVENT, "event")
    return int(event.id)


def _form_page(desk: Desk, form: PostForm, preview: str | None = None) -> str:
    return render_template("blog/edit.html", post=desk.post, form=form, preview=preview)


def _refused(desk: Desk, form: PostForm, refusal: Refused) -> ResponseReturnValue:
    """The form again, with the sentence at its field or over all of them."""
    field = form._fields.get(refusal.field or "")
    if field is None:
        form.form_errors.append(str(refusal))
    else:
        field.errors = [str(refusal)]
    return _form_page(desk, form), 422
