"""Reading the blog: its lists, and a random post."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blog import post_queries, queries, reading, words
from blog.forms import BlogForm
from blog.listed import Byline
from blog.models import SCOPE
from blog.queries import ALL, Among, Stretch, Where
from chapters.queries import by_slug
from core import caching
from core.writing import dates
from members import login

blueprint = Blueprint("blog", __name__)

PAGING = ("before", "after", "page")


@blueprint.get("/blog")
@caching.kept(SCOPE, query=(*PAGING, "q"))
def index() -> ResponseReturnValue:
    """All posts, or those with some words; fields that make no sense are answered 400."""
    form = BlogForm.asked()
    if not form.validate():
        return _page("blog/index.html", Stretch((), None, None), form=form, asked=""), 400
    asked = words.asked(form.q.data or "")
    if not asked:
        return _page("blog/index.html", _listed(_where(form)), form=form, asked=form.q.data or "")
    found = _filled(queries.found(asked, form.page.number or 1), form)
    return _page("blog/found.html", found, form=form, asked=form.q.data)


@blueprint.get("/blog/random")
def random() -> ResponseReturnValue:
    """Some post, each as likely as another; the blog itself as long as it has none, for a link leads here."""
    slug = post_queries.random_slug()
    return redirect(url_for("post.show", slug=slug) if slug else url_for("blog.index"), 302)


@blueprint.get("/blog/labels/<label>")
@caching.kept(SCOPE, query=PAGING)
def labelled(label: str) -> ResponseReturnValue:
    """Posts with a label."""
    row = queries.label_at(label) or abort(404)
    form = _sound()
    stretch = _filled(queries.published(_where(form), Among(label_id=row.id)), form)
    return _page("blog/labelled.html", stretch, label=row)


@blueprint.get("/blog/archive")
@caching.kept(SCOPE)
def archive() -> ResponseReturnValue:
    """The months there are posts of."""
    months = [(int(row.month[:4]), int(row.month[5:]), row.posts) for row in queries.months()]
    return render_template("blog/archive.html", months=months, names=dates.MONTHS, cloud=reading.cloud())


@blueprint.get("/blog/archive/<int(fixed_digits=4):year>/<int:month>")
@caching.kept(SCOPE, query=PAGING)
def month(year: int, month: int) -> ResponseReturnValue:
    """The posts of a month."""
    if not 1 <= month <= 12:
        abort(404)
    stretch = _listed(_where(_sound()), Among(month=f"{year:04}-{month:02}"))
    return _page("blog/month.html", stretch, title=f"{dates.MONTHS[month - 1]} {year}", year=year, month=month)


@blueprint.get("/blog/authors/<key>")
@caching.kept(SCOPE, query=PAGING)
def authored(key: str) -> ResponseReturnValue:
    """What somebody has written; for anybody who has published nothing there is no such page."""
    row = post_queries.author(key) or abort(404)
    author = reading.seen(Byline(row.name, row.key, row.portrait_key, *row[4:10]), login.me() is not None)
    stretch = _listed(_where(_sound()), Among(author_id=row.id))
    return _page(
        "blog/authored.html", stretch, author=author, written=row.written, handles=reading.handles(row.handle_lines)
    )


@blueprint.get("/chapters/<slug>/blog")
@caching.kept(SCOPE, query=PAGING)
def of_chapter(slug: str) -> ResponseReturnValue:
    """A chapter's posts."""
    chapter = by_slug(slug) or abort(404)
    form = _sound()
    stretch = queries.published(_where(form), Among(chapter_id=chapter.id))
    return _page("blog/of_chapter.html", stretch if _is_first(form) else _filled(stretch, form), chapter=chapter)


def _page(template: str, stretch: Stretch, **facts: Any) -> str:
    seen = reading.for_reader(stretch, login.me() is not None)
    return render_template(template, stretch=seen, cloud=reading.cloud(), **facts)


def _listed(where: Where, among: Among = ALL) -> Stretch:
    """A stretch of a list; 404 for one behind its end."""
    stretch = queries.published(where, among)
    if not stretch.cards and (among != ALL or where.kind != "first"):
        abort(404)
    return stretch


def _filled(stretch: Stretch, form: BlogForm) -> Stretch:
    if not stretch.cards and not _is_first(form):
        abort(404)
    return stretch


def _is_first(form: BlogForm) -> bool:
    return _where(form).kind == "first"


def _sound() -> BlogForm:
    form = BlogForm.asked()
    if not form.validate():
        abort(400, "There is no such page of this list.")
    return form


def _where(form: BlogForm) -> Where:
    if form.before.number:
        return Where("before", form.before.number)
    if form.after.number:
        return Where("after", form.after.number)
    if form.page.number and form.page.number > 1:
        return Where("page", form.page.number)
    return Where()
