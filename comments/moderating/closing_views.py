"""Closing a conversation before its day, and letting it go on."""

from flask import Blueprint, abort, flash
from flask.typing import ResponseReturnValue

from comments import permissions, queries
from comments.moderating import deciding
from comments.queries import Found
from core.database import writing
from core.web import see_other
from members import login

blueprint = Blueprint("closing", __name__)


@blueprint.post("/threads/<id:thread_id>/closing")
@login.required
def create(thread_id: int) -> ResponseReturnValue:
    """Close a conversation that I moderate."""
    thread = _moderated(thread_id)
    with writing():
        deciding.close(thread_id, login.myself().member_id)
    flash("The conversation is closed. What is here stays.", "info")
    return see_other(f"{thread.path}#comments")


@blueprint.post("/threads/<id:thread_id>/closing/withdrawal")
@login.required
def withdraw(thread_id: int) -> ResponseReturnValue:
    """Let it go on."""
    thread = _moderated(thread_id)
    with writing():
        deciding.go_on(thread_id, login.myself().member_id)
    flash("The conversation goes on.", "going")
    return see_other(f"{thread.path}#comments")


def _moderated(thread_id: int) -> Found:
    thread = queries.thread_titled(thread_id)
    if thread is None or not thread.is_public or not permissions.may_moderate(login.myself(), thread.chapter_id):
        abort(404)
    return thread
