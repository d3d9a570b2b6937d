"""What organisers say of their chapter: its page, its mark, and the venues it meets at."""

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice  # type: ignore[attr-defined]

from chapters import confirming, naming, nearby, operations
from chapters.forms import PageForm, VenueForm, written_mark, written_position
from chapters.mark import Mark
from chapters.models import ChapterState
from chapters.nearby import ALIKE_WITHIN_KM, Away
from chapters.placed import placed
from chapters.queries import Found, by_slug, venues_of
from core import limits
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from members import acts, login, permissions

blueprint = Blueprint("organise_page", __name__)

CHANGES = Limit("change of a chapter", 60, 3600)


class Offer(NamedTuple):
    """A mark to choose, with the chapter's letters, and the chapter near by that bears much the same, if one does."""

    tincture: str
    metal: str
    division: str
    letters: str
    alike: Away | None


@blueprint.get("/organise/<slug>/page")
@login.required
def edit(slug: str) -> ResponseReturnValue:
    """The form to change what the chapter's page says, and the venues it has."""
    chapter = _organised(slug)
    mark = written_mark(Mark(chapter.tincture, chapter.metal, chapter.division))
    links = "\n".join(chapter.links)
    said = {"about": chapter.about, "welcome": chapter.welcome, "links": links}
    return _page(chapter, PageForm(formdata=None, letters=chapter.letters, mark=mark, **said))


@blueprint.post("/organise/<slug>/page")
@login.required
def update(slug: str) -> ResponseReturnValue:
    """Change what the chapter's page says."""
    chapter = _organised(slug)
    form = PageForm.posted()
    if not form.validate() or not _done(form, chapter, lambda: operations.describe(chapter.id, form.page)):
        return _page(chapter, form), 422
    flash("Saved. This is how everybody sees it.", "going")
    return see_other(url_for("chapters.show", slug=slug))


@blueprint.get("/organise/<slug>/venues/new")
@login.required
def new_venue(slug: str) -> ResponseReturnValue:
    """The form for another venue."""
    return _venue_page(_organised(slug), VenueForm(formdata=None), None)


@blueprint.post("/organise/<slug>/venues/new")
@login.required
def add_venue(slug: str) -> ResponseReturnValue:
    """Add a venue."""
    chapter = _organised(slug)
    form = VenueForm.posted()
    if not form.validate() or not _done(form, chapter, lambda: operations.add_venue(chapter.id, form.facts)):
        return _venue_page(chapter, form, None), 422
    _say_where("Added", form, chapter)
    return see_other(url_for("organise_page.edit", slug=slug, _anchor="venues"))


@blueprint.get("/organise/<slug>/venues/<id:venue_id>")
@login.required
def venue(slug: str, venue_id: int) -> ResponseReturnValue:
    """The form to change a venue."""
    chapter = _organised(slug)
    found = _venue(chapter, venue_id)
    position = written_position(found.latitude, found.longitude)
    return _venue_page(chapter, VenueForm(formdata=None, obj=found, position=position), found)


@blueprint.post("/organise/<slug>/venues/<id:venue_id>")
@login.required
def update_venue(slug: str, venue_id: int) -> ResponseReturnValue:
    """Change a venue, for all dates that are held there."""
    chapter = _organised(slug)
    found = _venue(chapter, venue_id)
    form = VenueForm.posted()
    if not form.validate() or not _done(form, chapter, lambda: operations.edit_venue(chapter.id, venue_id, form.facts)):
        return _venue_page(chapter, form, found), 422
    _say_where("Saved, for all dates that are held there", form, chapter)
    return see_other(url_for("organise_page.edit", slug=slug, _anchor="venues"))


def _organised(slug: str) -> Found:
    chapter = by_slug(slug)
    if chapter is None or chapter.state is ChapterState.ARCHIVED:
        abort(404)
    if not permissions.may_organise(login.myself(), chapter.id):
        abort(404)
    return chapter


def _venue(chapter: Found, venue_id: int) -> Found:
    return next((row for row in venues_of(chapter.id) if row.id == venue_id), None) or abort(404)


def _done(form: PageForm | VenueForm, chapter: Found, verb: Callable[[], object]) -> bool:
    """Whether the verb did it; where a rule says no, that stands at its field or over the form."""
    who = login.myself()
    limits.spend(CHANGES, str(who.member_id))
    try:
        with writing():
            verb()
            acts.record(who.member_id, "chapter changed", f"chapter:{chapter.slug}")
            confirming.sign(chapter.id)
    except Refused as refusal:
        field: Any = form._fields.get(refusal.field or "")
        if field is None:
            form.form_errors.append(str(refusal))
        else:
            field.errors = [str(refusal)]
        return False
    return True


def _page(chapter: Found, form: PageForm) -> str:
    near = nearby.near(chapter.latitude, chapter.longitude, ALIKE_WITHIN_KM)
    others = [away for away in near if away.chapter.id != chapter.id]
    marks = [Offer(*mark, chapter.letters, _alike(mark, others)) for mark in operations.offers(chapter)]
    form.mark.choices = [SelectChoice(written_mark(Mark(*m[:3])), naming.mark_in_words(m)) for m in marks]
    venues = [(venue, placed(venue, chapter)) for venue in venues_of(chapter.id)]
    return render_template("chapters/organise_page.html", chapter=chapter, form=form, marks=marks, venues=venues)


def _alike(mark: Mark, others: list[Away]) -> Away | None:
    """The nearest chapter whose mark has the same colour and is divided alike: from afar they are one."""
    same = (away for away in others if (away.chapter.tincture, away.chapter.division) == (mark.tincture, mark.division))
    return next(same, None)


def _say_where(done: str, form: VenueForm, chapter: Found) -> None:
    """Say that a venue is saved, and where that puts it; what can hardly be meant is a warning."""
    where = placed(form.facts, chapter)
    words = f"{done}. It lies {where.words}." if where else f"{done}."
    flash(*((f"{words} {where.doubt}", "wait") if where and where.doubt else (words, "going")))


def _venue_page(chapter: Found, form: VenueForm, venue: Found | None) -> str:
    where = placed(venue, chapter) if venue else None
    return render_template("chapters/organise_venue.html", chapter=chapter, form=form, venue=venue, where=where)
