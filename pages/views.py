"""The first page, and the pages of words that belong to the club as a whole."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from blog.models import SCOPE
from chapters import queries
from core import caching
from core.drawing import maps
from events import showing
from members import login
from pages import home as first_page
from pages import one_chapter
from pages.forms import ElsewhereForm, GoingForm

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
@caching.kept("site", SCOPE)
def home() -> ResponseReturnValue:
    """Find a chapter, what is on this week, going somewhere; a club with one chapter opens with it."""
    world = queries.world()
    who = login.me()
    reader = showing.reader_of(who, request.cookies.get("zone"))
    if not world:
        return render_template("pages/empty_house.html")
    if len(world) == 1:
        chapter = queries.by_slug(world[0].slug) or abort(404)
        only = one_chapter.shown(chapter, who, reader)
        return render_template("pages/one_chapter.html", page=only, chapter=chapter, elsewhere=ElsewhereForm())
    page = first_page.shown(world, who, reader)
    land = maps.world_land() if page.is_wide else ""
    return render_template("pages/home.html", page=page, land=land, going=GoingForm())


@blueprint.get("/about")
@caching.kept("site")
def about() -> ResponseReturnValue:
    """What this club is."""
    return render_template("pages/about.html")


@blueprint.get("/conduct")
@caching.kept("site")
def conduct() -> ResponseReturnValue:
    """The code of conduct."""
    return render_template("pages/conduct.html")


@blueprint.get("/privacy")
@caching.kept("site")
def privacy() -> ResponseReturnValue:
    """What is kept about people."""
    return render_template("pages/privacy.html")


@blueprint.get("/accessibility")
@caching.kept("site")
def accessibility() -> ResponseReturnValue:
    """Whom these pages work for, and how that was checked."""
    return render_template("pages/accessibility.html")


@blueprint.get("/help")
@caching.kept("site")
def help_() -> ResponseReturnValue:
    """The questions people ask first."""
    return render_template("pages/help.html")


@blueprint.get("/credits")
@caching.kept("site")
def credits_() -> ResponseReturnValue:
    """Whose work this is made of."""
    return render_template("pages/credits.html")
