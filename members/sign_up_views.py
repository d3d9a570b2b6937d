"""Signing up: an address and a name; what somebody meant to say to an event comes along."""

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from core import club, limits
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import network, safe_next, see_other
from events.rsvps import intents
from members import login, operations, passwords
from members.forms import SignUpForm
from members.links import Chosen, Errand

blueprint = Blueprint("sign_up", __name__)

FROM_NETWORK = Limit("sign-up", 60, 3600)
FOR_ADDRESS = Limit("sign-up of address", 3, 3600)


@blueprint.get("/sign-up")
def new() -> ResponseReturnValue:
    """The page to sign up on; it shows the event that somebody was about to say yes to."""
    form = SignUpForm.asked()
    return see_other(safe_next(form.next.data, "/me")) if login.me() else _page(form)


@blueprint.post("/sign-up")
def create() -> ResponseReturnValue:
    """Sign up; an address that is known already is answered exactly as a new one, and by mail."""
    form = SignUpForm.posted()
    if not form.validate() or not _takes_password(form):
        return _page(form), 422
    limits.spend(FROM_NETWORK, network())
    limits.spend(FOR_ADDRESS, form.email.canonical)
    errand = _errand(form)
    chosen = Chosen(passwords.hashed(form.password.data), login.browser()) if form.password.data else None
    with writing():
        member_id = operations.sign_up(form.name.data, form.email.data, form.email.canonical, errand, chosen)
        if member_id and form.intent:
            intents.hold(member_id, form.intent)
    flash(f"We’ve sent a link to {form.email.data}.", "info")
    return see_other("/sign-in/link")


def _page(form: SignUpForm) -> str:
    event = intents.card(form.intent) if form.intent else None
    return render_template("members/sign_up.html", form=form, event=event, intent=form.intent)


def _errand(form: SignUpForm) -> Errand:
    event = intents.card(form.intent) if form.intent else None
    about = event.title if event and form.intent and form.intent.rsvp == "going" else ""
    return Errand(safe_next(form.next.data), form.intent.facts() if form.intent else None, about)


def _takes_password(form: SignUpForm) -> bool:
    """Whether the password, if one was typed, is good enough; says so at the field."""
    if not form.password.data:
        return True
    try:
        passwords.check(form.password.data, [form.name.data, form.email.data, club.words().name])
    except Refused as refusal:
        form.password.errors = [str(refusal)]
        return False
    return True
