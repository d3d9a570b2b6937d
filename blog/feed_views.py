"""The blog for programs that read feeds."""

from flask import Blueprint, Response, abort, render_template
from flask.typing import ResponseReturnValue

from blog import feeds, post_queries, queries
from blog.models import SCOPE
from blog.queries import ALL, Among
from chapters.queries import by_slug
from core import caching, club

blueprint = Blueprint("blog_feeds", __name__)


@blueprint.get("/blog/feed.atom")
@caching.kept(SCOPE)
def of_all() -> ResponseReturnValue:
    """All posts."""
    return _feed(f"{club.words().name}: commentary", "/blog")


@blueprint.get("/blog/labels/<label>/feed.atom")
@caching.kept(SCOPE)
def of_label(label: str) -> ResponseReturnValue:
    """Posts with a label."""
    row = queries.label_at(label) or abort(404)
    return _feed(f"{club.words().name}: {row.name}", f"/blog/labels/{row.slug}", Among(label_id=row.id))


@blueprint.get("/blog/authors/<key>/feed.atom")
@caching.kept(SCOPE)
def of_author(key: str) -> ResponseReturnValue:
    """What somebody has written."""
    row = post_queries.author(key) or abort(404)
    return _feed(f"{row.name} at {club.words().name}", f"/blog/authors/{row.key}", Among(author_id=row.id))


@blueprint.get("/chapters/<slug>/blog/feed.atom")
@caching.kept(SCOPE)
def of_chapter(slug: str) -> ResponseReturnValue:
    """A chapter's posts."""
    row = by_slug(slug) or abort(404)
    return _feed(f"{club.words().name}: {row.name}", f"/chapters/{row.slug}/blog", Among(chapter_id=row.id))


def _feed(title: str, path: str, among: Among = ALL) -> Response:
    made = feeds.feed(title, path, queries.in_full(feeds.ENTRIES, among))
    return Response(render_template("blog/feed.xml", feed=made), mimetype="application/atom+xml")
