"""My passport: the page, for paper too, two files of it, and who else may see it."""

from flask import Blueprint, Response, flash, jsonify, render_template, url_for
from flask.typing import ResponseReturnValue

from core.database import writing
from core.web import see_other
from members import login
from trips import queries as trips
from trips.makeups import queries as makeups
from trips.passport import exporting, operations, queries
from trips.passport.forms import ShowingForm

blueprint = Blueprint("passport", __name__)

#: So many of my trips are looked along for chapters I have not seen.
TRIPS = 5


@blueprint.get("/passport")
@login.required
def show() -> ResponseReturnValue:
    """Where I have been, by my own word and the door's, and what is near where I will be."""
    who = login.myself()
    stamps = queries.stamps(who.member_id)
    seen = {stamp.chapter.id for stamp in stamps} | {who.home_id or 0}
    return render_template(
        "trips/passport.html",
        who=who,
        stamps=stamps,
        evenings=makeups.evenings(who.member_id, who.home_id),
        unseen=queries.unseen(trips.ahead(who.member_id, TRIPS), seen),
        form=ShowingForm(formdata=None, shown=queries.is_shown(who.member_id)),
    )


@blueprint.post("/passport")
@login.required
def update() -> ResponseReturnValue:
    """Show my stamps to other members, or not any more."""
    form = ShowingForm.posted()
    with writing():
        operations.show(login.myself().member_id, bool(form.shown.data))
    flash("Members see your stamps, each a month after." if form.shown.data else "Only you see it.", "info")
    return see_other(url_for("passport.show"))


@blueprint.get("/passport.json")
@login.required
def as_json() -> ResponseReturnValue:
    """My stamps as JSON."""
    return _file(jsonify(stamps=exporting.facts(queries.stamps(login.myself().member_id))), "passport.json")


@blueprint.get("/passport.csv")
@login.required
def as_csv() -> ResponseReturnValue:
    """My stamps as CSV."""
    text = exporting.csv_of(queries.stamps(login.myself().member_id))
    return _file(Response(text, content_type="text/csv; charset=utf-8"), "passport.csv")


def _file(response: Response, name: str) -> Response:
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
