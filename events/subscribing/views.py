"""A member's own calendar: an address to subscribe to that nobody can guess, and the page that gives and takes it."""

from flask import Blueprint, Response, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from core import club
from core.database import writing
from core.tokens import signed, unsigned
from core.web import address_of, see_other
from events import feeds
from events.subscribing import operations, queries
from members import login

blueprint = Blueprint("subscribing", __name__)
PURPOSE = "calendar"


@blueprint.get("/calendar/<token>.ics")
def calendar(token: str) -> ResponseReturnValue:
    """All my RSVPs as a calendar to subscribe to; the address tells nobody, and none that is taken away leads here."""
    key = unsigned(PURPOSE, token) or abort(404)
    member_id = queries.member_behind(key) or abort(404)
    answer = Response(feeds.of_member(member_id, club.words().name), mimetype="text/calendar")
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@blueprint.get("/me/settings/calendar")
@login.required
def show() -> ResponseReturnValue:
    """The address of my calendar, if it has one."""
    key = queries.key_of(login.myself().member_id)
    address = address_of(url_for(".calendar", token=signed(PURPOSE, key))) if key else ""
    page = Response(render_template("events/calendar.html", address=address, scheme=address.partition(":")[0]))
    page.headers["Referrer-Policy"] = "no-referrer"
    return page


@blueprint.post("/me/settings/calendar")
@login.required
def create() -> ResponseReturnValue:
    """Give my calendar an address, or another one instead of it."""
    with writing():
        operations.open_anew(login.myself().member_id)
    flash("Your calendar has a new address.", "going")
    return see_other(url_for(".show"))


@blueprint.post("/me/settings/calendar/withdrawal")
@login.required
def withdraw() -> ResponseReturnValue:
    """Take the address of my calendar away."""
    with writing():
        operations.close(login.myself().member_id)
    flash("Your calendar has no address any more. What had been copied by then stays where it was copied.")
    return see_other(url_for(".show"))
