"""My trips: kept in one press, changed, taken back; what others see of one that is shared."""

from typing import Any

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from wtforms import Field

from cities import search
from core import limits
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from events import showing
from members import login
from trips import operations, queries, shared, shown
from trips.forms import Fields, SharingForm, TripForm
from trips.itinerary import USUAL_KM, Stop
from trips.models import TripVisibility
from trips.operations import Wishes
from trips.queries import Mine

blueprint = Blueprint("trips", __name__)

#: Each of these looks through all that is on along the way.
TRIPS = Limit("trip", 60, 3600)
UNKNOWN = "We don’t know that city. Try its English name, or an airport code like LIS"


@blueprint.get("/trips")
@login.required
def index() -> ResponseReturnValue:
    """My trips: those ahead, and those that are over and not yet forgotten."""
    who = login.myself()
    return render_template("trips/index.html", ahead=queries.ahead(who.member_id), past=queries.past(who.member_id))


@blueprint.get("/trips/new")
@login.required
def new() -> ResponseReturnValue:
    """The form of a trip, filled with what somebody looked for."""
    form = TripForm.asked()
    city = search.resolve(form.city.data) if form.city.data else None
    if city:
        form.city.data = f"{city.name}, {city.region or city.country_name}"
    return render_template("trips/new.html", form=form, city=city, mine=None)


@blueprint.post("/trips/new")
@login.required
def create() -> ResponseReturnValue:
    """Keep a trip; the same one kept twice is one."""
    who, form = login.myself(), TripForm.posted()
    stops = _stops(form)
    if not stops:
        return render_template("trips/new.html", form=form, city=None, mine=None), 422
    limits.spend(TRIPS, str(who.member_id))
    try:
        with writing():
            key = operations.keep(who.member_id, stops, _wishes(form)).key
    except Refused as refusal:
        _put(form, refusal)
        return render_template("trips/new.html", form=form, city=None, mine=None), 422
    flash(_kept(form), "going")
    return see_other(url_for("trips.show", key=key))


@blueprint.get("/trips/<key>")
@login.required
def show(key: str) -> ResponseReturnValue:
    """My trip; or the city and the week of somebody else's, as far as they share it with me."""
    who = login.myself()
    mine = queries.mine(key, who.member_id)
    if mine is None:
        visits = shared.seen(key, who) or abort(404)
        return render_template("trips/shared.html", visits=visits)
    return _page(mine)


@blueprint.get("/trips/<key>/edit")
@login.required
def edit(key: str) -> ResponseReturnValue:
    """The form to change my trip."""
    mine = _mine(key)
    return render_template("trips/edit.html", form=TripForm(None, data=_facts(mine)), mine=mine)


@blueprint.post("/trips/<key>")
@login.required
def update(key: str) -> ResponseReturnValue:
    """Change my trip; RSVPs that no longer fit are asked about on its page."""
    mine = _mine(key)
    form = _changing(mine)
    stops = _stops(form)
    if not stops:
        return render_template("trips/edit.html", form=form, mine=mine), 422
    limits.spend(TRIPS, str(login.myself().member_id))
    try:
        with writing():
            operations.change(mine.trip.id, stops, _wishes(form))
    except Refused as refusal:
        _put(form, refusal)
        return render_template("trips/edit.html", form=form, mine=mine), 422
    flash(_kept(form), "going")
    return see_other(url_for("trips.show", key=key))


@blueprint.post("/trips/<key>/withdrawal")
@login.required
def withdraw(key: str) -> ResponseReturnValue:
    """Take my trip back."""
    mine = _mine(key)
    with writing():
        operations.withdraw(mine.trip.id)
    flash("We’ve forgotten that trip. What you said to events stays as it is.", "info")
    return see_other(url_for("trips.index"))


def _mine(key: str) -> Mine:
    return queries.mine(key, login.myself().member_id) or abort(404)


def _page(mine: Mine) -> ResponseReturnValue:
    who = login.myself()
    reader = showing.reader_of(who, request.cookies.get("zone"))
    leg, page = (request.args.get(name, 1, type=int) for name in ("leg", "page"))
    trip = shown.shown(mine, who, reader, leg, max(1, min(page, 1000)))
    form = SharingForm(None, data={"visibility": mine.trip.visibility.value})
    return render_template("trips/show.html", trip=trip, mine=mine, reader=reader, form=form)


def _changing(mine: Mine) -> TripForm:
    """The form of a change; where it names no city, what it does not name stays as it is."""
    form: TripForm = TripForm.posted()
    if "city" in request.form:
        return form
    current = {name: str(fact) for name, fact in _facts(mine).items() if fact is not False}
    return TripForm(MultiDict(current | request.form.to_dict()))


def _stops(form: TripForm) -> list[Stop]:
    """The route that a form says; nothing where something is wrong, which is said at its field."""
    is_sound = form.validate()
    made = [_stop(fields) for fields in form.stops if fields.is_used or fields.number == 1]
    return [stop for stop in made if stop] if is_sound and all(made) else []


def _stop(fields: Fields) -> Stop | None:
    city = search.resolve(fields.city.data) if fields.city.data else None
    if city is None:
        if fields.city.data and not fields.city.errors:
            fields.city.errors = [UNKNOWN]
        return None
    if not fields.arrives_on.data or not fields.leaves_on.data:
        return None
    return Stop(city.id, fields.arrives_on.data, fields.leaves_on.data, fields.within.data or USUAL_KM)


def _wishes(form: TripForm) -> Wishes:
    return Wishes(TripVisibility(form.visibility.data), bool(form.wants_news.data))


def _facts(mine: Mine) -> dict[str, Any]:
    """A trip as its form has it, under the names of its fields."""
    facts: dict[str, Any] = {"visibility": mine.trip.visibility.value, "wants_news": mine.trip.wants_news}
    for number, leg in enumerate(mine.legs, 1):
        tail = "" if number == 1 else f"-{number}"
        facts[f"city{tail}"] = f"{leg.city_name}, {leg.region or leg.country_name}"
        facts[f"arrives_on{tail}"], facts[f"leaves_on{tail}"] = leg.arrives_on, leg.leaves_on
        facts[f"within{tail}"] = leg.within_km
    return facts


def _put(form: TripForm, refusal: Refused) -> None:
    """The sentence at its field, or over the form."""
    field: Field | None = form._fields.get(refusal.field or "")
    if field is None:
        form.form_errors.append(str(refusal))
    else:
        field.errors = [str(refusal)]


def _kept(form: TripForm) -> str:
    if form.visibility.data == TripVisibility.PRIVATE:
        return "Kept. Only you can see it, and nothing changes that others can see."
    return "Kept. Others see the city and the week, never the days."
