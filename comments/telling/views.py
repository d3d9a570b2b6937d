"""Stopping mail about a conversation from the mail itself (RFC 8058): opening the link asks, sending the form does it.

The POST carries no CSRF token, for mail programs send it: the signed address is what allows it.
"""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from comments import queries, reactions
from comments.queries import Found
from comments.telling import stopping
from core.database import writing
from core.refusal import Refused

blueprint = Blueprint("stopping", __name__)


@blueprint.get("/comments/stop/<text>")
def show(text: str) -> ResponseReturnValue:
    """Ask whether to stop these mails."""
    return render_template("comments/stop.html", thread=_read(text)[2], is_done=False)


@blueprint.post("/comments/stop/<text>")
def create(text: str) -> ResponseReturnValue:
    """Stop these mails; for an account that is gone there is nothing to stop."""
    member_id, thread_id, thread = _read(text)
    try:
        with writing():
            reactions.mute(thread_id, member_id)
    except Refused:
        pass
    return render_template("comments/stop.html", thread=thread, is_done=True)


def _read(text: str) -> tuple[int, int, Found]:
    member_id, thread_id = stopping.read(text) or abort(404)
    return member_id, thread_id, queries.thread_titled(thread_id) or abort(404)
