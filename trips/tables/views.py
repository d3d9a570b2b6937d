"""Offering to host a table for visitors, and taking that back."""

from typing import Any

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from chapters.models import Chapter
from chapters.queries import by_slug
from core import clock, limits
from core.database import db, writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from core.writing import dates
from events.organising.queries import venues
from members import login
from trips.tables import evenings, operations, queries
from trips.tables.forms import TableForm
from trips.tables.operations import Offered
from trips.tables.queries import Found

blueprint = Blueprint("tables", __name__)

#: Each is mailed to every organiser of a chapter.
TABLES = Limit("table", 5, 24 * 3600)


@blueprint.get("/chapters/<slug>/table")
@login.required
def new(slug: str) -> ResponseReturnValue:
    """The form of an offer, or the one of mine that waits for an answer."""
    return _page(by_slug(slug) or abort(404), TableForm(formdata=None))


@blueprint.post("/chapters/<slug>/table")
@login.required
def create(slug: str) -> ResponseReturnValue:
    """Offer to host a table."""
    chapter, who, form = by_slug(slug) or abort(404), login.myself(), TableForm.posted()
    if not form.validate():
        return _page(chapter, form), 422
    limits.spend(TABLES, str(who.member_id))
    offered = Offered(
        starts_at=form.starts_at.data,
        place=form.place.data,
        seats=form.seats.number or 1,
        words=form.words.data,
        days=form.days,
        weekday=int(form.weekday.data) if form.weekday.data else None,
    )
    try:
        with writing():
            operations.offer(db.session.get_one(Chapter, chapter.id), who.member_id, offered)
    except Refused as refusal:
        _put(form, refusal)
        return _page(chapter, form), 422
    flash(f"The organisers of {chapter.name} have your offer. We mail you what they say.", "going")
    return see_other(url_for("tables.new", slug=slug))


@blueprint.post("/chapters/<slug>/table/withdrawal")
@login.required
def withdraw(slug: str) -> ResponseReturnValue:
    """Take my table back."""
    by_slug(slug) or abort(404)
    with writing():
        operations.take_back(login.myself().member_id)
    flash("Taken back. The organisers see it no more.", "info")
    return see_other(url_for("tables.new", slug=slug))


def _page(chapter: Found, form: TableForm) -> str:
    who = login.myself()
    is_home = who.home_id == chapter.id
    mine = queries.own(who.member_id) if is_home else None
    return render_template(
        "trips/table.html",
        chapter=chapter,
        form=form,
        mine=mine,
        when=_when(mine) if mine else "",
        is_home=is_home,
        venues=venues(chapter.id) if is_home and not mine else (),
    )


def _when(mine: Found) -> str:
    today = dates.local(clock.now(), mine.zone).date()
    return evenings.kept(mine.days, mine.weekday, mine.until_on).words(today)


def _put(form: TableForm, refusal: Refused) -> None:
    field: Any = form._fields.get(refusal.field or "")
    if field is None:
        form.form_errors.append(str(refusal))
    else:
        field.errors = [str(refusal)]
