"""Letting an evening elsewhere count at home, and taking that back."""

from flask import Blueprint, abort, flash, url_for
from flask.typing import ResponseReturnValue

from core.database import writing
from core.refusal import Refused
from core.web import see_other
from members import login
from trips.makeups import operations, queries
from trips.makeups.forms import MakeUpForm

blueprint = Blueprint("makeups", __name__)


@blueprint.before_request
def _let_in() -> None:
    """Where the club counts no make-ups there is no such address."""
    if not queries.is_on():
        abort(404)


@blueprint.post("/passport/make-ups")
@login.required
def create() -> ResponseReturnValue:
    """Let an evening elsewhere count for a date at home."""
    who, form = login.myself(), MakeUpForm.posted()
    form.validate()
    try:
        with writing():
            operations.count(who.member_id, who.home_id, form.evening.number, form.date.number)
    except Refused as refusal:
        flash(f"{refusal}.", "stop")
    else:
        flash("It counts at home: those who organise there see where you were.", "going")
    return see_other(url_for("passport.show", _anchor="make-ups"))


@blueprint.post("/passport/make-ups/<id:event_id>/withdrawal")
@login.required
def withdraw(event_id: int) -> ResponseReturnValue:
    """Let an evening elsewhere count at home no more."""
    with writing():
        operations.take_back(login.myself().member_id, event_id)
    flash("It no longer counts at home.", "info")
    return see_other(url_for("passport.show", _anchor="make-ups"))
