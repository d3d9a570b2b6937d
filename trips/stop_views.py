"""Stopping mail about a trip from the mail itself (RFC 8058): opening the link asks, sending the form does it.

The POST carries no CSRF token, for mail programs send it: the signed address is what allows it. The page names no trip,
for whoever holds the address need not be its traveller.
"""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from core.database import writing
from trips import operations, stopping

blueprint = Blueprint("stop_trip", __name__)


@blueprint.get("/trips/stop/<text>")
def show(text: str) -> ResponseReturnValue:
    """Ask whether to stop these mails."""
    stopping.read(text) or abort(404)
    return render_template("trips/stop.html", is_done=False)


@blueprint.post("/trips/stop/<text>")
def create(text: str) -> ResponseReturnValue:
    """Stop these mails; for a trip that is gone there is nothing to stop."""
    trip_id = stopping.read(text) or abort(404)
    with writing():
        operations.want_no_news(trip_id)
    return render_template("trips/stop.html", is_done=True)
