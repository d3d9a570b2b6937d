"""What a traveller does from a trip's own page: keep a place, skip home, take the dates along."""

from flask import Blueprint, Response, abort, flash, request, url_for
from flask.typing import ResponseReturnValue

from core.database import writing
from core.refusal import Refused
from core.web import see_other
from events import calendars, entries
from events.rsvps import counting, rsvping
from members import login
from trips import held, operations, queries
from trips.queries import Mine

blueprint = Blueprint("stay", __name__)

#: As large as the numbers in addresses.
LARGEST_ID = 999_999_999


@blueprint.post("/trips/<key>/absence")
@login.required
def absence(key: str) -> ResponseReturnValue:
    """Say that I can't make what I would come to at home meanwhile: an ordinary word to each date."""
    mine, who = _mine(key), login.myself()
    for event in held.at_home(who.home_id, mine, held.meanwhile(who.member_id, mine)):
        counting.count(who.member_id, event.id, "declined")
        with writing():
            rsvping.decline(event.id, who.member_id)
    flash("You said you can’t make it at home meanwhile. If you held a place, it goes to the next in order.", "info")
    return see_other(url_for("trips.show", key=key))


@blueprint.post("/trips/<key>/places")
@login.required
def places(key: str) -> ResponseReturnValue:
    """Keep my place at an event that no longer fits my trip."""
    mine = _mine(key)
    event_id = max(0, min(request.form.get("event", 0, type=int), LARGEST_ID))
    try:
        with writing():
            operations.keep_place(mine.trip.id, event_id)
    except Refused as refusal:
        flash(str(refusal), "stop")
    return see_other(url_for("trips.show", key=key))


@blueprint.get("/trips/<key>.ics")
@login.required
def calendar(key: str) -> ResponseReturnValue:
    """What I'm going to on my trip, as a file that calendars open."""
    mine = _mine(key)
    rows = queries.entries(mine)
    text = calendars.feed(mine.name, [entries.entry(row, row.link) for row in rows])
    headers = {"Content-Disposition": f"attachment; filename=trip-{key}.ics"}
    return Response(text, content_type="text/calendar; charset=utf-8", headers=headers)


def _mine(key: str) -> Mine:
    return queries.mine(key, login.myself().member_id) or abort(404)
