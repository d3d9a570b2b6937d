"""What needs only a comment: find it, change it, take it back, say thanks, report it, want no mail about its thread."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from comments import bodies, operations, posting, queries, reactions
from comments.forms import EditForm, ReportForm
from comments.models import EDITED_WITHIN, CommentState
from comments.queries import Found
from core import limits
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from core.writing import dates, prose
from members import login

blueprint = Blueprint("comments", __name__)

REPORTS = Limit("report", 10, 24 * 3600)
REACTIONS = Limit("thanks", 60, 60)


@blueprint.get("/comments/<id:comment_id>")
def show(comment_id: int) -> ResponseReturnValue:
    """To where a comment stands."""
    comment = queries.comment_with(comment_id)
    if comment is None or comment.state is not CommentState.VISIBLE:
        abort(404)
    return redirect(posting.place(comment.path, comment_id))


@blueprint.route("/comments/<id:comment_id>/edit", methods=["GET", "POST"])
@login.required
def edit(comment_id: int) -> ResponseReturnValue:
    """Change what I wrote, within fifteen minutes."""
    comment = _mine(comment_id)
    if request.method == "GET":
        return _edit_page(comment, EditForm(formdata=None, body=comment.body))
    form = EditForm.posted()
    if not form.validate():
        return _edit_page(comment, form), 422
    try:
        written = bodies.written(form.body.data)
        with writing():
            made = operations.edit(comment_id, login.myself().member_id, written)
    except Refused as refusal:
        form.body.errors = [str(refusal)]
        return _edit_page(comment, form), 422
    is_held = made.state is CommentState.HELD
    flash(*(("Saved. Somebody of the team reads it before others do.", "wait") if is_held else ("Saved.", "going")))
    return see_other(posting.place(comment.path, comment_id))


@blueprint.route("/comments/<id:comment_id>/removal", methods=["GET", "POST"])
@login.required
def removal(comment_id: int) -> ResponseReturnValue:
    """Take back what I wrote."""
    comment = _mine(comment_id)
    if request.method == "GET":
        return render_template("comments/removal.html", comment=comment, html=_html(comment))
    with writing():
        operations.remove(comment_id, login.myself().member_id)
    flash("Your comment is taken back.", "info")
    return see_other(f"{comment.path}#comments")


@blueprint.post("/comments/<id:comment_id>/thanks")
@login.required
def thank(comment_id: int) -> ResponseReturnValue:
    """Say thanks."""
    comment = _readable(comment_id)
    limits.spend(REACTIONS, str(login.myself().member_id))
    with writing():
        reactions.thank(comment_id, login.myself().member_id)
    return see_other(posting.place(comment.path, comment_id))


@blueprint.post("/comments/<id:comment_id>/thanks/withdrawal")
@login.required
def unthank(comment_id: int) -> ResponseReturnValue:
    """Take my thanks back."""
    comment = _readable(comment_id)
    limits.spend(REACTIONS, str(login.myself().member_id))
    with writing():
        reactions.unthank(comment_id, login.myself().member_id)
    return see_other(posting.place(comment.path, comment_id))


@blueprint.route("/comments/<id:comment_id>/report", methods=["GET", "POST"])
@login.required
def report(comment_id: int) -> ResponseReturnValue:
    """Ask the hosts to look at a comment."""
    comment = _readable(comment_id)
    if request.method == "GET":
        return _report_page(comment, ReportForm(formdata=None))
    form = ReportForm.posted()
    if not form.validate():
        return _report_page(comment, form), 422
    limits.spend(REPORTS, str(login.myself().member_id))
    try:
        with writing():
            reactions.report(comment_id, login.myself().member_id, form.reason.data, form.note.data)
    except Refused as refusal:
        form[refusal.field or "reason"].errors = [str(refusal)]
        return _report_page(comment, form), 422
    flash("Thank you. The hosts look at it.", "info")
    return see_other(posting.place(comment.path, comment_id))


@blueprint.post("/threads/<id:thread_id>/mute")
@login.required
def mute(thread_id: int) -> ResponseReturnValue:
    """Want no mail about a conversation."""
    thread = _public_thread(thread_id)
    with writing():
        reactions.mute(thread_id, login.myself().member_id)
    flash("No more mail about this conversation.", "info")
    return see_other(f"{thread.path}#comments")


@blueprint.post("/threads/<id:thread_id>/mute/withdrawal")
@login.required
def unmute(thread_id: int) -> ResponseReturnValue:
    """Want mail about a conversation again."""
    thread = _public_thread(thread_id)
    with writing():
        reactions.unmute(thread_id, login.myself().member_id)
    flash("We mail you again when somebody answers you.", "info")
    return see_other(f"{thread.path}#comments")


def _mine(comment_id: int) -> Found:
    """My own comment; a foreign and an unknown number are answered alike."""
    comment = queries.comment_with(comment_id)
    if comment is None or comment.author_id != login.myself().member_id or comment.state is CommentState.REMOVED:
        abort(404)
    return comment


def _readable(comment_id: int) -> Found:
    """A comment that all can read; one that waits or was hidden is answered as if it were not there."""
    comment = queries.comment_with(comment_id)
    if comment is None or comment.state is not CommentState.VISIBLE:
        abort(404)
    return comment


def _public_thread(thread_id: int) -> Found:
    thread = queries.thread_titled(thread_id)
    if thread is None or not thread.is_public:
        abort(404)
    return thread


def _edit_page(comment: Found, form: EditForm) -> str:
    until = dates.local(comment.created_at + EDITED_WITHIN, login.myself().zone or "UTC")
    return render_template("comments/edit.html", comment=comment, form=form, until=dates.clock(until.time()))


def _report_page(comment: Found, form: ReportForm) -> str:
    return render_template("comments/report.html", comment=comment, form=form, html=_html(comment))


def _html(comment: Found) -> str:
    return prose.kept_remark(comment.body, comment.html, comment.rendering)
