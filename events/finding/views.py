"""What's on: the events between two days, anywhere or around a city."""

from collections.abc import Mapping
from datetime import timedelta

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from cities import search
from core import caching, clock
from events import showing, times
from events.finding import found
from events.finding.forms import USUAL_KM, ListingForm
from events.finding.found import Found
from events.finding.queries import Around, Wanted
from events.listed import Pill
from events.rsvps import own
from members import login
from members.signed_in import SignedIn

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
        suggestions = search.closest(form.near.data) if form.near.errors else ()
        return render_template("events/index.html", form=form, found=None, suggestions=suggestions), 400
    who = login.me()
    wanted = _wanted(form, around)
    reader = showing.reader_of(who, request.cookies.get("zone"))
    page, said = _found(wanted, form.page.number or 1, reader, who)
    form.from_.data, form.to.data = wanted.first_on, wanted.last_on
    return render_template("events/index.html", form=form, found=page, said=said, reader=reader)


def _found(
    wanted: Wanted, number: int, reader: times.Reader | None, who: SignedIn | None
) -> tuple[Found, Mapping[int, Pill]]:
    """What is on, and what a reader who is signed in said to it; a stranger's page is kept as it is."""
    if who is None:
        return found.found(wanted, number, reader), {}
    page = found.remembered(caching.version_of("site"), wanted, number, reader)
    return page, own.pills(who.member_id, [card.id for card in page.page.items]) if page.days else {}


def _wanted(form: ListingForm, around: Around | None) -> Wanted:
    """A month from today on, or from the first day chosen, where somebody has not said until when."""
    today = clock.now().date()
    first_on = form.from_.data or min(today, form.to.data or today)
    return Wanted(first_on, form.to.data or first_on + USUAL_DAYS, form.q.data or "", around)


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
    return Around(city.latitude, city.longitude, within, city.name, city.id, city.zone, city.country_code)
