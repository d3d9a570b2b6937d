"""Who is signed in: the token in the cookie, looked up once a request, and guards for pages that need somebody.

The cookie carries the token beside what flashes and forms need, nothing else. The one thing that reading a page may
write is `session.seen_at`, at most every ten minutes, in a short transaction of its own after the page is made; where
that fails the page is answered all the same.
"""

import functools
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import ParamSpec
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user
from sqlalchemy.exc import SQLAlchemyError

from core import clock, cookies
from core.database import writing
from core.tokens import digest
from core.web import safe_next, see_other
from members import agents, sessions
from members.signed_in import IDLE_MEMBER, SignedIn, signed_in

__all__ = ["SignedIn", "browser", "enter", "forget", "fresh", "init_app", "me", "myself", "remember", "required"]

P = ParamSpec("P")
View = Callable[P, ResponseReturnValue]
log = logging.getLogger(__name__)
FRESH = timedelta(minutes=15)
#: Where Flask-Login looks for what its user loader is given.
WHERE = "_user_id"


def init_app(app: Flask) -> None:
    """Tell Flask-Login how a token becomes a member, and pages who is reading them."""
    manager = LoginManager()
    manager.session_protection = None
    manager.user_loader(signed_in)
    manager.init_app(app, add_context_processor=False)
    app.config["PERMANENT_SESSION_LIFETIME"] = IDLE_MEMBER
    app.extensions["who_is_signed_in"] = me
    app.after_request(_note_seen)


def me() -> SignedIn | None:
    """Who is signed in, or None; looked up once a request, and not at all where there is no session cookie."""
    if "signed_in" not in g:
        g.signed_in = _look_up() if cookies.has_session() else None
    found: SignedIn | None = g.signed_in
    return found


def myself() -> SignedIn:
    """Who is signed in, in a view that only they reach."""
    return me() or abort(401)


def enter(member_id: int) -> str:
    """Begin a session for this browser in place of the one it had, inside `writing()`; returns its token."""
    if who := me():
        sessions.end(who.token)
    return sessions.begin(member_id, agents.prefix(request.remote_addr or ""), agents.family(request.user_agent.string))


def browser() -> str:
    """What this browser is known by, whoever uses it: a digest of the secret its forms carry; "" before the first."""
    secret = str(session.get("csrf_token", ""))
    return digest(secret) if secret else ""


def remember(token: str) -> None:
    """Put a session's token into the cookie, in place of everything that was there before."""
    session.clear()
    session.permanent = True
    session[WHERE] = token


def forget() -> None:
    """Empty the cookie."""
    session.clear()


def required(view: View[P]) -> View[P]:
    """Only for somebody signed in; others are sent to sign in and come back."""

    @functools.wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        return view(*args, **kwargs) if me() else see_other(_to_sign_in())

    return answer


def fresh(view: View[P]) -> View[P]:
    """Only for somebody who signed in within the last fifteen minutes; others are asked to do so again."""

    @functools.wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        who = me()
        if who is None:
            return see_other(_to_sign_in())
        if clock.now() - who.proved_at > FRESH:
            return see_other(_to_sign_in(again=1))
        return view(*args, **kwargs)

    return answer


def _look_up() -> SignedIn | None:
    who = current_user._get_current_object()
    if isinstance(who, SignedIn):
        return who
    for name in (WHERE, "_permanent"):
        session.pop(name, None)  # the token of a session that is over is of no use to anybody
    return None


def _to_sign_in(again: int | None = None) -> str:
    """The address of signing in, which leads back here, or to the page whose form was sent."""
    here = request.full_path.rstrip("?") if request.method in ("GET", "HEAD") else _path_of(request.referrer)
    return url_for("sign_in.show", next=safe_next(here), again=again)


def _path_of(address: str | None) -> str:
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _note_seen(response: Response) -> Response:
    who: SignedIn | None = g.get("signed_in")
    if who and clock.now() - who.seen_at > sessions.SEEN_EVERY and not g.get("is_error"):
        session.modified = True  # the cookie is given its time anew as well
        try:
            with writing():
                sessions.seen(who.session_id)
        except SQLAlchemyError as error:
            log.warning("could not note when a session was seen: %s", type(error).__name__)
    return response
