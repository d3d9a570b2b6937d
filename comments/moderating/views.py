"""The queue of moderators: what waits, decisions about one or many, what was decided, words and hosts to watch for."""

from flask import Blueprint, abort, flash, render_template, request
from flask.typing import ResponseReturnValue

from comments import permissions, queries, reasons
from comments.models import CommentState, Verdict, WatchKind
from comments.moderating import deciding, waiting
from comments.moderating.forms import DecisionForm, WatchForm
from core.database import writing
from core.refusal import Refused
from core.web import see_other
from core.writing import prose
from members import login
from members.signed_in import SignedIn

blueprint = Blueprint("organise_comments", __name__, url_prefix="/organise/comments")

HERE = "/organise/comments"


@blueprint.get("")
@login.required
def index() -> ResponseReturnValue:
    """What waits for me."""
    return _queue(_moderator(), DecisionForm(formdata=None))


@blueprint.get("/<id:comment_id>")
@login.required
def show(comment_id: int) -> ResponseReturnValue:
    """One comment, to decide about."""
    return _one(_moderator(), comment_id, DecisionForm(formdata=None))


@blueprint.post("/decisions")
@login.required
def decide() -> ResponseReturnValue:
    """Publish or hide the comments that are ticked, or one; which of them are mine to decide about is asked again."""
    who, form = _moderator(), DecisionForm.posted()
    if form.only.data:
        form.verdict.data = Verdict.RELEASED.value
    if not form.validate():
        return _queue(who, form), 422
    try:
        with writing():
            count = _carry_out(form, who)
    except Refused as refusal:
        form[refusal.field or "comment"].errors = [str(refusal)]
        return (_one(who, form.chosen[0], form) if len(form.chosen) == 1 else _queue(who, form)), 422
    flash(_said(form, count), "going" if form.verdict.data == Verdict.RELEASED.value else "info")
    return see_other(HERE)


@blueprint.get("/decided")
@login.required
def decided() -> ResponseReturnValue:
    """What was decided."""
    who = _moderator()
    decisions = waiting.decided(who.member_id, who.is_admin)
    return render_template("comments/decided.html", decisions=decisions, reasons=reasons.DECIDED)


@blueprint.route("/watched", methods=["GET", "POST"])
@login.fresh
def watched() -> ResponseReturnValue:
    """Words and hosts to look out for, and one more."""
    who = login.myself()
    if not who.is_admin:
        abort(404)
    if request.method == "GET":
        return _watched(WatchForm(formdata=None))
    form = WatchForm.posted()
    if not form.validate():
        return _watched(form), 422
    try:
        with writing():
            deciding.watch(WatchKind(form.kind.data), form.entry.data, who.member_id)
    except Refused as refusal:
        form[refusal.field or "entry"].errors = [str(refusal)]
        return _watched(form), 422
    flash("Added.", "going")
    return see_other(f"{HERE}/watched")


@blueprint.post("/watched/<id:watched_id>/withdrawal")
@login.fresh
def unwatch(watched_id: int) -> ResponseReturnValue:
    """Take an entry off the list."""
    who = login.myself()
    if not who.is_admin:
        abort(404)
    with writing():
        deciding.unwatch(watched_id, who.member_id)
    flash("Taken off the list.", "info")
    return see_other(f"{HERE}/watched")


def _moderator() -> SignedIn:
    """Who is signed in, if they moderate anywhere; to anybody else there is no queue."""
    who = login.myself()
    if not permissions.may_moderate_any(who):
        abort(404)
    return who


def _carry_out(form: DecisionForm, who: SignedIn) -> int:
    """Which are theirs to decide about is asked in the transaction that decides: a role may be gone by then."""
    chosen = waiting.moderated(form.chosen, who.member_id, who.is_admin)
    if not chosen:
        raise Refused("Tick at least one comment", "comment")
    if form.verdict.data == Verdict.RELEASED.value:
        return deciding.release(chosen, who.member_id, form.note.data)
    return deciding.hide(chosen, who.member_id, form.reason.data, form.note.data)


def _said(form: DecisionForm, count: int) -> str:
    what = "1 comment" if count == 1 else f"{count} comments"
    done = "can be read now" if form.verdict.data == Verdict.RELEASED.value else "hidden"
    return f"{what} {done}. {'Its author is' if count == 1 else 'Their authors are'} told."


def _queue(who: SignedIn, form: DecisionForm) -> str:
    return render_template(
        "comments/queue.html",
        waiting=waiting.queue(who.member_id, who.is_admin),
        count=waiting.count_for(who.member_id, who.is_admin),
        form=form,
        ticked=set(form.chosen) if form.comment.data and not form.comment.errors else set(),
    )


def _one(who: SignedIn, comment_id: int, form: DecisionForm) -> str:
    """A comment I decide about; a foreign and an unknown one are answered alike."""
    comment = queries.comment_with(comment_id)
    if comment is None or comment.state is CommentState.REMOVED:
        abort(404)
    if not permissions.may_moderate(who, comment.chapter_id):
        abort(404)
    html = prose.kept_remark(comment.body, comment.html, comment.rendering)
    return render_template("comments/decision.html", comment=comment, html=html, form=form)


def _watched(form: WatchForm) -> str:
    return render_template("comments/watched.html", watched=queries.watched(), form=form)
