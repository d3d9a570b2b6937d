"""Signing in, by mailed link or by password, and out."""

from collections.abc import Iterator

from flask import Blueprint, abort, current_app, flash, make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from core import club, limits
from core.database import db, writing
from core.limits import Limit
from core.refusal import Refused
from core.tokens import digest
from core.web import network, safe_next, see_other
from events.rsvps import counting, intents
from members import links, login, operations, passwords, queries, sessions
from members.forms import PressForm, SignInForm
from members.intents import Intent, understood
from members.links import Errand
from members.signed_in import Known, known

blueprint = Blueprint("sign_in", __name__)

LINKS = Limit("link", 100, 3600)
LINKS_TO_ADDRESS = Limit("link to address", 6, 3600)
PRESSED = Limit("link pressed", 5, 900)
PRESSED_ON_NETWORK = Limit("link pressed on network", 100, 300)
#: Only wrong passwords count in the end: forty people on one network may all sign in.
WRONG = Limit("wrong password", 10, 300)
WRONG_ON_NETWORK = Limit("wrong password on network", 25, 300)
WRONG_ANYWHERE = Limit("wrong password anywhere", 1000, 300)
#: Whom one may be in the demonstration, and what for.
DEMONSTRATION = {
    "alice": "Organises Lisbon",
    "bob": "At home in Lisbon",
    "carla": "At home in Charlotte, travelling",
    "admin": "Looks after the site",
}


@blueprint.get("/sign-in")
def show() -> ResponseReturnValue:
    """The page to sign in on; with `again` also for somebody who is signed in, to prove it is still them."""
    form = SignInForm.asked()
    who = login.me()
    if who and not form.again.data:
        return see_other(safe_next(form.next.data, "/me"))
    if who:
        form.email.data = who.email
    return _page(form)


@blueprint.post("/sign-in")
def create() -> ResponseReturnValue:
    """Send a link, or sign in with the password, or, in the demonstration, be somebody."""
    if "as" in request.form:
        return _be(request.form["as"])
    form = SignInForm.posted()
    if not form.validate():
        return _page(form), 422
    return _with_password(form) if form.password.data else _send_link(form)


@blueprint.get("/sign-in/link")
def link() -> ResponseReturnValue:
    """What a mailed link opens: a page with one button, so that a program that opens links cannot use it up."""
    token = request.args.get("token", "")[:100]
    if not token:
        return render_template("members/link_sent.html")
    response = make_response(render_template("members/link.html", form=PressForm(MultiDict({"token": token}))))
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@blueprint.post("/sign-in/link")
def press() -> ResponseReturnValue:
    """Use a mailed link up: confirm the address, sign in, say what was meant, go where it leads."""
    token = (PressForm.posted().token.data or "")[:100]
    limits.spend(PRESSED_ON_NETWORK, network())
    limits.spend(PRESSED, digest(token))
    with writing():
        pressed = links.press(token, login.browser())
        session_token = login.enter(pressed.member_id) if pressed.member_id else None
    if not pressed.member_id or not session_token:
        return render_template("members/link_worn.html", pressed=pressed), 422
    answer = _in(session_token, pressed.member_id, understood(pressed.errand.rsvp or {}), pressed.errand.next_path)
    if pressed.is_password_dropped:
        flash("Your password was chosen in another browser, so we left it out. Choose one in your settings.", "info")
    return answer


@blueprint.post("/sign-out")
def destroy() -> ResponseReturnValue:
    """End this browser's session."""
    if who := login.me():
        with writing():
            sessions.end(who.token)
    login.forget()
    response = make_response(see_other("/"))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _page(form: SignInForm) -> str:
    people = _people() if _is_demonstration() else ()
    return render_template("members/sign_in.html", form=form, people=people)


def _people() -> Iterator[tuple[str, queries.Found, str]]:
    found = queries.people_with([f"{name}@example.com" for name in DEMONSTRATION])
    for name, words in DEMONSTRATION.items():
        if person := found.get(f"{name}@example.com"):
            yield name, person, words


def _send_link(form: SignInForm) -> ResponseReturnValue:
    limits.spend(LINKS, network())
    limits.spend(LINKS_TO_ADDRESS, form.email.canonical)
    event = intents.card(form.intent) if form.intent and form.intent.rsvp == "going" else None
    rsvp = form.intent.facts() if form.intent else None
    errand = Errand(safe_next(form.next.data, "/me"), rsvp, event.title if event else "")
    with writing():
        operations.ask_for_link(form.email.data, form.email.canonical, errand)
    flash(f"We’ve sent a link to {form.email.data}.", "info")
    return see_other("/sign-in/link")


def _with_password(form: SignInForm) -> ResponseReturnValue:
    counted = ((WRONG, form.email.canonical, network()), (WRONG_ON_NETWORK, network()), (WRONG_ANYWHERE, "site"))
    for limit, *parts in counted:
        limits.spend(limit, *parts)
    found = known(form.email.canonical)
    db.session.rollback()
    if not passwords.matches(found.password_hash if found else None, form.password.data) or found is None:
        form.password.errors = ["That address and that password don’t go together. Try again, or have a link sent"]
        return _page(form), 422
    for limit, *parts in counted:
        limits.give_back(limit, *parts)
    return _in(_begin(found, form.password.data), found.member_id, form.intent, safe_next(form.next.data, "/me"))


def _begin(found: Known, password: str) -> str:
    is_outdated = found.password_hash and passwords.is_outdated(found.password_hash)
    anew = passwords.hashed(password) if is_outdated else None
    with writing():
        if anew:
            operations.rehash_password(found.member_id, anew)
        return login.enter(found.member_id)


def _be(name: str) -> ResponseReturnValue:
    """Sign in as one of the demonstration's people, with one press."""
    found = known(f"{name}@example.com") if _is_demonstration() and name in DEMONSTRATION else None
    if found is None:
        abort(404)
    form = SignInForm(request.form)
    with writing():
        token = login.enter(found.member_id)
    return _in(token, found.member_id, form.intent, safe_next(form.next.data, "/me"))


def _in(token: str, member_id: int, intent: Intent | None, path: str) -> ResponseReturnValue:
    """Somebody is in: say what they meant to say, and go where they were going."""
    login.remember(token)
    if intent:
        counting.count(member_id, intent.event_id, intent.rsvp)
        try:
            with writing():
                intents.carry_out(member_id, intent)
        except Refused as refusal:
            flash(str(refusal), "stop")
    return see_other(path)


def _is_demonstration() -> bool:
    return bool(current_app.extensions["settings"].is_local and club.words().is_demonstration)
