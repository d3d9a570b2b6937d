"""Being counted in every time, and ending that; each date is gone through in a transaction of its own."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core import limits
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import safe_next, see_other
from events import showing
from events.rsvps.asking import questions
from events.rsvps.models import RsvpState
from events.rsvps.rows import Party
from events.series import queries as series_queries
from events.series import showing as series_page
from events.standing import carrying, due, forms, promising, queries
from events.standing.forms import GIVE_BACK, EndingForm, StandingForm
from members import login
from members.signed_in import SignedIn

blueprint = Blueprint("standing", __name__)

#: Each of these goes through many dates, and may be mailed.
STANDING = Limit("standing", 10, 3600)


@blueprint.post("/series/<id:series_id>/rsvp")
def create(series_id: int) -> ResponseReturnValue:
    """Count me in every time; who is not signed in signs up first. The next six dates are gone through at once."""
    series = series_queries.shown(series_id) or abort(404)
    form = forms.for_questions(questions.of(series.questions)).posted()
    who = login.me()
    if who is None:
        return see_other(url_for("sign_up.new", next=_page_of(series_id)))
    if not form.validate():
        return _again(series, form, who)
    limits.spend(STANDING, str(who.member_id))
    try:
        with writing():
            promising.stand(series_id, who.member_id, form.guests.data or 0, form.chosen_visibility, form.said)
    except Refused as refusal:
        field = form._fields.get(refusal.field or "")
        if field is None:
            form.form_errors.append(str(refusal))
        else:
            field.errors = [str(refusal)]
        return _again(series, form, who)
    mine = [party for party in _carry_on(series_id) if party.member_id == who.member_id]
    flash(*_said(mine))
    return see_other(safe_next(form.next.data, _page_of(series_id)))


@blueprint.post("/series/<id:series_id>/rsvp/withdrawal")
@login.required
def withdraw(series_id: int) -> ResponseReturnValue:
    """Be in every time no longer; the dates to come stay as they are, or are given back."""
    if series_queries.shown(series_id) is None:
        abort(404)
    who = login.myself()
    form = EndingForm.posted()
    if not form.validate():
        abort(400)
    mine = queries.mine(series_id, who.member_id)
    given_back = 0
    if mine and form.dates.data == GIVE_BACK:
        given_back += _give_back(series_id, who.member_id, mine)
    with writing():
        promising.end(series_id, who.member_id)
    if mine and form.dates.data == GIVE_BACK:
        # What was carried between the first round and the end.
        given_back += _give_back(series_id, who.member_id, mine)
    flash(_ended(given_back), "info")
    return see_other(safe_next(form.next.data, _page_of(series_id)))


def _carry_on(series_id: int) -> list[Party]:
    """The next six dates; the job goes through all others."""
    carried: list[Party] = []
    for event_id in due.lacking(series_id, series_queries.SHOWN):
        with writing():
            carried += carrying.carry(event_id)
    return carried


def _give_back(series_id: int, member_id: int, mine: queries.Found) -> int:
    given_back = 0
    for event_id in queries.held_since(series_id, member_id, mine.since_at):
        with writing():
            given_back += carrying.give_back(event_id, member_id)
    return given_back


def _said(carried: Sequence[Party]) -> tuple[str, str]:
    """What it came to on the dates that were gone through, and in which colour."""
    going = sum(party.state is RsvpState.GOING for party in carried)
    waiting = len(carried) - going
    if waiting:
        where = f"On {_dates(waiting)} you wait for a place."
        return f"You’re in every time. {where} We mail you the whole list.", "going" if going else "wait"
    return "You’re in every time. What you’ve said to single dates stays as it is. We mail you the whole list.", "going"


def _dates(count: int) -> str:
    return "1 of the next dates" if count == 1 else f"{count} of the next dates"


def _ended(given_back: int) -> str:
    if not given_back:
        return "You’re not in every time any more. What you hold on dates to come stays yours."
    dates = "1 date" if given_back == 1 else f"{given_back} dates"
    return f"You’re not in every time any more, and have given your place back on {dates}."


def _again(series: queries.Found, form: StandingForm, who: SignedIn) -> ResponseReturnValue:
    """The page of the series with what was wrong, and the input kept."""
    page = series_page.shown(series, who, showing.reader_of(who, request.cookies.get("zone")))
    return render_template("events/series.html", page=page, series=series, form=form), 422


def _page_of(series_id: int) -> str:
    return url_for("series.show", series_id=series_id)
