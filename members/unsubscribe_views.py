"""Stopping a kind of mail from the mail itself (RFC 8058): opening the link asks, sending the form does it.

The POST carries no CSRF token, for mail programs send it: the signed address is what allows it.
"""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from core.database import writing
from core.refusal import Refused
from core.tokens import unsigned
from members import operations
from members.unsubscribing import PURPOSE, WHAT

blueprint = Blueprint("unsubscribe", __name__)


@blueprint.get("/unsubscribe/<text>")
def show(text: str) -> ResponseReturnValue:
    """Ask whether to stop these mails."""
    _member_id, kind = _read(text)
    return render_template("members/unsubscribe.html", words=WHAT[kind], is_done=False)


@blueprint.post("/unsubscribe/<text>")
def create(text: str) -> ResponseReturnValue:
    """Stop these mails; for an account that is gone there is nothing to stop."""
    member_id, kind = _read(text)
    try:
        with writing():
            operations.choose_mail(member_id, **{f"wants_{kind}": False})
    except Refused:
        pass
    return render_template("members/unsubscribe.html", words=WHAT[kind], is_done=True)


def _read(text: str) -> tuple[int, str]:
    number, _, kind = (unsigned(PURPOSE, text) or "").partition(":")
    if kind not in WHAT or not number.isdigit():
        abort(404)
    return int(number), kind
