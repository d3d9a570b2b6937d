"""The mailbox: mail as it would arrive, for a house on this machine that has no mail server."""

from flask import Blueprint, Response, abort, current_app, render_template
from flask.typing import ResponseReturnValue

from core.web import CSP
from mail import queries
from mail.forms import MailboxForm
from mail.queries import Opened

blueprint = Blueprint("mail", __name__)

#: A page of ours that shows a mail in a frame.
FRAMING = f"{CSP}; frame-src 'self'"
#: A mail in that frame: it brings its own styles, runs nothing, and its links open in place of the page around it.
FRAMED = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation"
)
_LINKS_LEAD_OUT = '<head>\n<base target="_top">'


@blueprint.before_request
def _only_here() -> None:
    """Where mail is really sent, or others can come by, there is no mailbox."""
    settings = current_app.extensions["settings"]
    if settings.smtp_url or not settings.is_local:
        abort(404)


@blueprint.get("/mailbox")
def index() -> ResponseReturnValue:
    """What was sent, newest first, the newest opened."""
    page = queries.sent(_number())
    newest = queries.opened(page.items[0].key) if page.items else None
    return _page(newest, "html")


@blueprint.get("/mailbox/<key>")
def show(key: str) -> ResponseReturnValue:
    """One message, as it looks."""
    return _page(_found(key), "html")


@blueprint.get("/mailbox/<key>/text")
def text(key: str) -> ResponseReturnValue:
    """One message, as those read it whose programs show text alone."""
    return _page(_found(key), "text")


@blueprint.get("/mailbox/<key>/source")
def source(key: str) -> ResponseReturnValue:
    """One message, as it travels."""
    return _page(_found(key), "source")


@blueprint.get("/mailbox/<key>/html")
def html(key: str) -> ResponseReturnValue:
    """What stands in the frame: the message alone."""
    response = Response(_found(key).html.replace("<head>", _LINKS_LEAD_OUT, 1))
    response.headers["Content-Security-Policy"] = FRAMED
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _page(opened: Opened | None, side: str) -> Response:
    page = queries.sent(_number())
    body = render_template("mail/mailbox.html", page=page, opened=opened, side=side, waiting=queries.on_its_way())
    response = Response(body)
    response.headers["Content-Security-Policy"] = FRAMING
    return response


def _found(key: str) -> Opened:
    return queries.opened(key) or abort(404)


def _number() -> int:
    form = MailboxForm.asked()
    if not form.validate():
        abort(400, "There is no such page of the mailbox.")
    return form.page.number or 1
