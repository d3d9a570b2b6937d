"""Asking a chapter for a coffee, and taking that back."""

from typing import Any

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from chapters.models import Chapter
from chapters.queries import by_slug
from core import limits
from core.database import db, writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from members import login
from trips import queries as trips
from trips.coffee import operations, queries
from trips.coffee.forms import CoffeeForm
from trips.coffee.operations import Asked
from trips.queries import Found

blueprint = Blueprint("coffee", __name__)

#: Each is mailed to every organiser of a chapter.
NOTES = Limit("coffee", 5, 24 * 3600)


@blueprint.get("/chapters/<slug>/coffee")
@login.required
def new(slug: str) -> ResponseReturnValue:
    """The form of a note, or the one of mine that waits for an answer."""
    return _page(by_slug(slug) or abort(404), CoffeeForm.asked())


@blueprint.post("/chapters/<slug>/coffee")
@login.required
def create(slug: str) -> ResponseReturnValue:
    """Leave a note for the chapter's organisers."""
    chapter, who, form = by_slug(slug) or abort(404), login.myself(), CoffeeForm.posted()
    if not form.validate():
        return _page(chapter, form), 422
    limits.spend(NOTES, str(who.member_id))
    mine = trips.mine(form.trip.data, who.member_id) if form.trip.data else None
    asked = Asked(form.arrives_on.data, form.leaves_on.data, form.words.data, mine.trip.id if mine else None)
    try:
        with writing():
            operations.ask(db.session.get_one(Chapter, chapter.id), who.member_id, asked)
    except Refused as refusal:
        _put(form, refusal)
        return _page(chapter, form), 422
    flash(f"The organisers of {chapter.name} have your note. We mail you what they say.", "going")
    return see_other(url_for("trips.show", key=mine.trip.key) if mine else url_for("coffee.new", slug=slug))


@blueprint.post("/chapters/<slug>/coffee/withdrawal")
@login.required
def withdraw(slug: str) -> ResponseReturnValue:
    """Take my note back."""
    chapter = by_slug(slug) or abort(404)
    with writing():
        operations.take_back(chapter.id, login.myself().member_id)
    flash("Taken back. The organisers see it no more.", "info")
    return see_other(url_for("coffee.new", slug=slug))


def _page(chapter: Found, form: CoffeeForm) -> str:
    mine = queries.own(chapter.id, login.myself().member_id)
    is_home = login.myself().home_id == chapter.id
    return render_template("trips/coffee.html", chapter=chapter, form=form, mine=mine, is_home=is_home)


def _put(form: CoffeeForm, refusal: Refused) -> None:
    field: Any = form._fields.get(refusal.field or "")
    if field is None:
        form.form_errors.append(str(refusal))
    else:
        field.errors = [str(refusal)]
