"""What's on: the events between two days, anywhere or around a city."""

from datetime import timedelta

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from cities import search
from core import caching, clock
from events import listing_queries, showing
from events.listing_forms import USUAL_KM, ListingForm
from events.listing_queries import Around, Wanted
from members import login

blueprint = Blueprint("listing", __name__)

FIELDS = ("near", "lat", "lon", "within", "from", "to", "q", "page")
USUAL_DAYS = timedelta(days=30)


@blueprint.get("/events")
@caching.kept("site", query=FIELDS)
def index() -> ResponseReturnValue:
    """What is on; fields that make no sense are answered 400 with the form."""
    form = ListingForm.asked()
    is_sound = form.validate()
    around = _around(form) if is_sound else None
    if not is_sound or form.near.errors:
        return render_template("events/index.html", form=form, wanted=None, around=None, page=None), 400
    first_on = form.from_.data or clock.now().date()
    wanted = Wanted(first_on, form.to.data or first_on + USUAL_DAYS, form.q.data or "", around)
    reader = showing.reader_of(login.me(), request.cookies.get("zone"))
    page = listing_queries.on(wanted, form.page.number or 1, reader)
    form.from_.data, form.to.data = wanted.first_on, wanted.last_on
    return render_template("events/index.html", form=form, wanted=wanted, around=around, page=page)


def _around(form: ListingForm) -> Around | None:
    """Where to look, by a point or by a city's name, code or id; an unknown city is said at its field."""
    within = float(form.within.data or USUAL_KM)
    if form.lat.data is not None and form.lon.data is not None:
        return Around(form.lat.data, form.lon.data, within, "you")
    if not form.near.data:
        return None
    city = search.resolve(form.near.data)
    if city is None:
        form.near.errors = ["We don’t know that city. Try its English name, or an airport code like LIS"]
        return None
    form.near.data = f"{city.name}, {city.region or city.country_name}"
    return Around(city.latitude, city.longitude, within, city.name)
