"""Saying that one is coming, taking it back, and who else is."""

from typing import Any

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Field

from core.database import writing
from core.refusal import Refused
from core.web import safe_next, see_other
from events import queries, rule_words, showing
from events.chores import queries as chores
from events.conversations import talk
from events.door import attendance_queries
from events.greetings import operations as greetings
from events.panels import table
from events.queries import Found
from events.rsvps import attendees, counting, own, rsvping
from events.rsvps.asking import questions, responding, response_form
from events.rsvps.attendees import Audience
from events.rsvps.forms import SEEN_OPEN, RsvpForm
from events.rsvps.models import Approval, RsvpState
from events.rsvps.rows import Party
from events.rsvps.seating import ordinal
from events.rule_facts import from_facts
from events.standing import queries as standing
from members import login, profiles
from members.intents import responses
from members.signed_in import SignedIn

blueprint = Blueprint("rsvps", __name__)

CARRIED = ("rsvp", "guests", "visibility")


@blueprint.post("/events/<id:event_id>/rsvp")
def create(event_id: int) -> ResponseReturnValue:
    """Say going, maybe or not; who is not signed in signs up first, and what they said comes along."""
    event = queries.named(event_id) or abort(404)
    form = response_form.for_questions(questions.of(event.questions)).posted()
    who = login.me()
    if who is None:
        return see_other(_to_sign_up(event))
    if not form.validate():
        return _again(event_id, form, who)
    counting.count(who.member_id, event_id, form.rsvp.data)
    try:
        with writing():
            party = _carry_out(event_id, who, form)
            if form.greeting.data and party.is_visitor and party.holds:
                greetings.say(event_id, who.member_id, form.greeting.data)
    except Refused as refusal:
        _put(form, refusal)
        return _again(event_id, form, who)
    flash(*_said(party, form))
    if party.state is RsvpState.GOING and form.instead_of.data:
        _give_back(who, form.instead_of.data)
    return see_other(safe_next(form.next.data, _page_of(event)))


@blueprint.get("/events/<id:event_id>/rsvp")
@login.required
def show(event_id: int) -> ResponseReturnValue:
    """Where I stand: mails lead here, so that whoever opens one is signed in before they see the event."""
    return see_other(_page_of(queries.named(event_id) or abort(404)))


@blueprint.post("/events/<id:event_id>/rsvp/withdrawal")
@login.required
def withdraw(event_id: int) -> ResponseReturnValue:
    """Take an RSVP back."""
    event = queries.named(event_id) or abort(404)
    who = login.myself()
    counting.count(who.member_id, event_id, "withdrawn")
    with writing():
        rsvping.withdraw(event_id, who.member_id)
    flash("You’ve taken your RSVP back. If you held a place, it goes to the next in order.", "info")
    return see_other(safe_next(request.form.get("next"), _page_of(event)))


@blueprint.get("/events/<id:event_id>/attendees")
def index(event_id: int) -> ResponseReturnValue:
    """Who's coming, for those going and the hosts; to anybody else there is no such page."""
    who = login.me()
    event = queries.shown(event_id) if who else None
    if who is None or event is None:
        abort(404)
    page = showing.shown(event, who, request.cookies.get("zone"))
    if page.audience is Audience.EVERYBODY:
        abort(404)
    people = attendees.everyone(event_id, page.audience, who.member_id)
    return render_template("events/attendees.html", page=page, event=event, people=people, me=who)


@blueprint.get("/me/events")
@login.required
def mine() -> ResponseReturnValue:
    """All my RSVPs, past and coming."""
    who = login.myself()
    reader = showing.reader_of(who, request.cookies.get("zone"))
    coming, past = own.coming(who.member_id, reader), own.past(who.member_id, reader)
    every_time = standing.of_member(who.member_id)
    return render_template(
        "events/mine.html",
        coming=coming,
        past=past,
        words=attendance_queries.words(who.member_id) if past else {},
        jobs=chores.ahead_of(who.member_id),
        are_asked=any(card.pill == own.ASKED for card in coming),
        every_time=every_time,
        rules={row.id: rule_words.in_words(from_facts(row.rule)) for row in every_time},
        by_standing=standing.among(who.member_id, [card.id for card in coming]) if every_time else frozenset(),
    )


def _carry_out(event_id: int, who: SignedIn, form: Any) -> Party:
    if form.face.data:
        profiles.show_face(who.member_id, is_seen=True)
    if form.rsvp.data == "going" and form.questions:
        return responding.rsvp(event_id, who.member_id, form.guests.data, form.chosen_visibility, form.said)
    if form.rsvp.data == "going":
        return rsvping.rsvp(event_id, who.member_id, form.guests.data, form.chosen_visibility)
    verb = rsvping.maybe if form.rsvp.data == "maybe" else rsvping.decline
    return verb(event_id, who.member_id)


def _give_back(who: SignedIn, event_id: int) -> None:
    """Take back an RSVP at the same time, once there is a place here: until then they lose nothing."""
    event = queries.named(event_id)
    if event is None:
        return
    counting.count(who.member_id, event.id, "withdrawn")
    with writing():
        rsvping.withdraw(event.id, who.member_id)
    flash(f"Your place at {event.title} goes to the next in order.", "info")


def _again(event_id: int, form: RsvpForm, who: SignedIn) -> ResponseReturnValue:
    """The event's page with what was wrong, and the input kept; to whom it is not shown, it is not there."""
    found = queries.shown(event_id) or abort(404)
    page = showing.shown(found, who, request.cookies.get("zone"))
    said = talk.talk(found, who, request.args)
    html = render_template("events/show.html", page=page, panel=table.panel(page), event=found, form=form, talk=said)
    return html, 422


def _put(form: RsvpForm, refusal: Refused) -> None:
    """The sentence at its field, or over the form."""
    field: Field | None = form._fields.get(refusal.field or "")
    if field is None:
        form.form_errors.append(str(refusal))
    else:
        field.errors = [str(refusal)]


def _said(party: Party, form: RsvpForm) -> tuple[str, str]:
    """What became of it, and in which colour."""
    if party.state is RsvpState.GOING:
        return "You’re going. We’ve mailed you the details.", "going"
    if party.state is RsvpState.WAITING and party.approval is Approval.ASKED:
        return "You’ve asked to come. The hosts decide, and we mail you what they say.", "wait"
    if party.state is RsvpState.WAITING:
        position = ordinal(attendees.place_of(party.hall.id, party.place or 0))
        if form.seen.data == SEEN_OPEN:
            lost = "Someone took the last place while you were reading."
            return f"{lost} You’re {position} on the waitlist instead.", "wait"
        return f"You’re {position} on the waitlist.", "wait"
    if party.state is RsvpState.MAYBE:
        return "You said maybe. It keeps no place.", "info"
    return "You said you can’t make it. If you held a place, it goes to the next in order.", "info"


def _to_sign_up(event: Found) -> str:
    carried: dict[str, Any] = {name: request.form[name] for name in CARRIED if request.form.get(name)}
    carried |= responses(request.form)
    return url_for("sign_up.new", next=_page_of(event), event=event.id, **carried)


def _page_of(event: Found) -> str:
    return url_for("events.show", event_id=event.id, slug=event.slug)
