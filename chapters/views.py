"""The directory, a chapter, and its calendar."""

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from blog.models import SCOPE
from chapters import queries
from chapters.forms import DirectoryForm
from chapters.models import ChapterState
from cities import search
from core import caching, club
from core.drawing import maps
from events import feeds, showing
from members import login
from members.queries import wants_chapter, wishes_for
from pages import directory, one_chapter
from pages.directory import Asked, Centre, Directory
from trips import shared

blueprint = Blueprint("chapters", __name__)

FIELDS = ("q", "near", "lat", "lon", "within", "soon", "continent", "page")
UNKNOWN = "We don’t know that city. Try another spelling, or an airport code like LIS"


@blueprint.get("/chapters")
@caching.kept("site", query=FIELDS)
def index() -> ResponseReturnValue:
    """Chapters by a name or code, around a place, or all of them; fields that make no sense are answered 400."""
    form = DirectoryForm.asked()
    found = _found(form) if form.validate() else None
    if found is None:
        suggestions = search.closest(form.near.data) if form.near.errors and form.near.data else ()
        return render_template("chapters/index.html", form=form, found=None, suggestions=suggestions), 400
    if found.page.number > 1 and not found.page.items:
        abort(404)
    who = login.me()
    wished = found.centre.city_id if found.centre and not found.centre.has_chapter else None
    return render_template(
        "chapters/index.html",
        form=form,
        found=found,
        suggestions=found.suggestions,
        wishes=wishes_for(wished) if wished else 0,
        is_wished=bool(wished and who and wants_chapter(who.member_id, wished)),
        land=maps.world_land() if found.dots else "",
    )


@blueprint.get("/chapters/<slug>")
@caching.kept("chapter:{slug}", SCOPE)
def show(slug: str) -> ResponseReturnValue:
    """A chapter."""
    chapter = _open(slug)
    who = login.me()
    page = one_chapter.shown(chapter, who, showing.reader_of(who, request.cookies.get("zone")))
    visits = shared.to(chapter.latitude, chapter.longitude, who) if who else ()
    return render_template("chapters/show.html", page=page, chapter=chapter, visits=visits)


@blueprint.get("/chapters/<slug>/calendar.ics")
@caching.kept("chapter:{slug}")
def calendar(slug: str) -> ResponseReturnValue:
    """A chapter's dates as a calendar to subscribe to; the same all day long unless something changes."""
    return Response(feeds.of_chapter(_open(slug), club.words().name), mimetype="text/calendar")


def _open(slug: str) -> queries.Found:
    chapter = queries.by_slug(slug) or abort(404)
    if chapter.state is ChapterState.ARCHIVED:
        abort(410, "This chapter has closed. Others may be near: search for the city.")
    return chapter


def _found(form: DirectoryForm) -> Directory | None:
    """What the form asks for; None, said at the field, where the city is unknown."""
    asked = Asked(
        form.within_km, form.page.number or 1, bool(form.soon.data), form.q.data or "", form.continent.data or ""
    )
    if asked.words:
        return directory.by_words(asked)
    if form.near.data or form.lat.data is not None:
        centre = _centre(form)
        return directory.by_distance(asked, centre) if centre else None
    return directory.of_all(asked)


def _centre(form: DirectoryForm) -> Centre | None:
    if form.lat.data is not None and form.lon.data is not None:
        return directory.of_point(form.lat.data, form.lon.data)
    city = search.resolve(form.near.data)
    if city is None:
        form.near.errors = [UNKNOWN]
        return None
    return directory.of_city(city)
