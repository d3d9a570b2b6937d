"""Blocking a member, and the page on which it is undone."""

from collections.abc import Callable

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from core.database import writing
from core.refusal import Refused
from core.web import safe_next, see_other
from members import login
from members.blocking import operations, queries
from members.blocking.forms import BlockForm

blueprint = Blueprint("blocking", __name__, url_prefix="/me/settings")


@blueprint.get("/blocks")
@login.required
def index() -> ResponseReturnValue:
    """Whom I have blocked."""
    return _page(BlockForm(formdata=None))


@blueprint.post("/blocks")
@login.required
def create() -> ResponseReturnValue:
    """Block a member."""
    return _done(operations.block, "You’ve blocked {}. They aren’t told.")


@blueprint.post("/blocks/withdrawal")
@login.required
def withdraw() -> ResponseReturnValue:
    """Take a block back."""
    return _done(operations.unblock, "You no longer block {}. They aren’t told of that either.")


def _done(verb: Callable[[int, str], str], said: str) -> ResponseReturnValue:
    form = BlockForm.posted()
    if not form.validate():
        return _page(form), 422
    try:
        with writing():
            name = verb(login.myself().member_id, form.member.data)
    except Refused as refusal:
        form.member.errors = [str(refusal)]
        return _page(form), 422
    flash(said.format(name), "info")
    return see_other(safe_next(form.next.data, url_for("blocking.index")))


def _page(form: BlockForm) -> str:
    blocked = queries.blocked_by(login.myself().member_id)
    return render_template("members/blocks.html", form=form, blocked=blocked)
