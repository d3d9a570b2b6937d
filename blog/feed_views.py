"""The blog for programs: feeds, and the picture that previews of a post show."""

from flask import Blueprint, Response, abort, current_app, render_template
from flask.typing import ResponseReturnValue

from blog import feeds, permissions, post_queries, queries
from blog.models import SCOPE
from blog.queries import ALL, Among
from chapters.mark import HEX
from chapters.queries import by_slug
from core import caching, dates
from events import cards

blueprint = Blueprint("blog_feeds", __name__)

KEPT_SECONDS = 300
#: The house's own colours, for a post of no chapter.
MURREY, GOLD = HEX["murrey"], HEX["or"]


@blueprint.get("/blog/feed.atom")
@caching.kept(SCOPE)
def of_all() -> ResponseReturnValue:
    """All posts."""
    return _feed(f"{_club()}: commentary", "/blog")


@blueprint.get("/blog/labels/<label>/feed.atom")
@caching.kept(SCOPE)
def of_label(label: str) -> ResponseReturnValue:
    """Posts with a label."""
    row = queries.label_at(label) or abort(404)
    return _feed(f"{_club()}: {row.name}", f"/blog/labels/{row.slug}", Among(label_id=row.id))


@blueprint.get("/blog/authors/<key>/feed.atom")
@caching.kept(SCOPE)
def of_author(key: str) -> ResponseReturnValue:
    """What somebody has written."""
    row = post_queries.author(key) or abort(404)
    return _feed(f"{row.name} at {_club()}", f"/blog/authors/{row.key}", Among(author_id=row.id))


@blueprint.get("/chapters/<slug>/blog/feed.atom")
@caching.kept(SCOPE)
def of_chapter(slug: str) -> ResponseReturnValue:
    """A chapter's posts."""
    row = by_slug(slug) or abort(404)
    return _feed(f"{_club()}: {row.name}", f"/chapters/{row.slug}/blog", Among(chapter_id=row.id))


@blueprint.get("/blog/<slug>/card.png")
def card(slug: str) -> ResponseReturnValue:
    """The picture of a post without a cover: title, day, author."""
    row = post_queries.shown(slug)
    if row is None or row.published_at is None or not permissions.may_see(None, row):
        abort(404)
    on = row.published_at.date()
    drawn = cards.Facts(
        title=row.title,
        chapter=f"{row.chapter_name} chapter" if row.chapter_name else _club(),
        month=dates.MONTHS[on.month - 1][:3],
        day=str(on.day),
        weekday=dates.WEEKDAYS[on.weekday()][:3],
        when=row.author_name,
        word="",
        tincture=HEX[row.chapter_tincture] if row.chapter_tincture else MURREY,
        metal=HEX[row.chapter_metal] if row.chapter_metal else GOLD,
    )
    response = Response(cards.png(drawn), content_type="image/png")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return caching.public(response, KEPT_SECONDS)


def _feed(title: str, path: str, among: Among = ALL) -> Response:
    made = feeds.feed(title, path, queries.in_full(feeds.ENTRIES, among))
    return Response(render_template("blog/feed.xml", feed=made), mimetype="application/atom+xml")


def _club() -> str:
    name: str = current_app.extensions["club"].read().name
    return name
