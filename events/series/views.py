"""A series: its page, and its dates as a calendar."""

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from blog import queries as posts
from blog import reading
from blog.models import SCOPE
from blog.queries import Among
from core import caching, club
from events import feeds, showing
from events.series import linked_data, queries
from events.series import showing as series_page
from members import login

blueprint = Blueprint("series", __name__)

#: So many posts about the last date stand on the page.
POSTS = 3


@blueprint.get("/series/<id:series_id>")
@caching.kept("site", SCOPE, query=("all",))
def show(series_id: int) -> ResponseReturnValue:
    """A series: its rule in words, its next six dates, or all of them, and what happened last time."""
    series = queries.shown(series_id) or abort(404)
    who = login.me()
    reader = showing.reader_of(who, request.cookies.get("zone"))
    page = series_page.shown(series, who, reader, is_whole=bool(request.args.get("all")))
    last = page.past.rows[0] if page.past.rows else None
    return render_template(
        "events/series.html",
        page=page,
        series=series,
        linked_data=linked_data.facts(page),
        posts=reading.cards_for(posts.latest(POSTS, Among(event_id=last.id)), who is not None)
        if last and last.posts
        else (),
    )


@blueprint.get("/series/<id:series_id>/calendar.ics")
@caching.kept("site")
def calendar(series_id: int) -> ResponseReturnValue:
    """The dates of a series as a calendar to subscribe to; the same all day long unless something changes."""
    series = queries.shown(series_id) or abort(404)
    return Response(feeds.of_series(series, club.words().name), mimetype="text/calendar")
