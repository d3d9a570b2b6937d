"""What becomes of a single photo: shown to everybody or not, taken down or back, deleted."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, url_for
from flask.typing import ResponseReturnValue

from core import limits
from core.database import writing
from core.limits import Limit
from core.refusal import Refused
from core.web import see_other
from events import queries as events
from events.photos import operations, permissions, queries
from events.photos.permissions import Standing
from events.queries import Found
from members import login

blueprint = Blueprint("photo", __name__, url_prefix="/events/<id:event_id>/photos/<key>")

#: Of photos of events they were not at, so many are taken from the public by one person a day.
OBJECTIONS = Limit("photo objection", 10, 24 * 3600)
TOLD = "The hosts and whoever added it are told, but not by whom."


@blueprint.post("/publication")
@login.required
def show(event_id: int, key: str) -> ResponseReturnValue:
    """Show a photo to everybody on the event's page, for its hosts, where whoever added it agreed to that."""
    _photo, standing = _found(event_id, key)
    if not standing.is_host:
        abort(404)
    return _done(event_id, key, operations.show, "Everybody sees it now, on the event’s page.")


@blueprint.post("/publication/withdrawal")
@login.required
def keep_back(event_id: int, key: str) -> ResponseReturnValue:
    """Show a photo to everybody no longer, for the hosts."""
    _photo, standing = _found(event_id, key)
    if not standing.is_host:
        abort(404)
    return _done(event_id, key, operations.keep_back, "Only those who were there see it now.")


@blueprint.post("/objection")
@login.required
def take_down(event_id: int, key: str) -> ResponseReturnValue:
    """Hide a photo for who is in it: from everybody at once if they were there, else from the public for good."""
    photo, standing = _found(event_id, key, is_public_enough=True)
    if standing.sees_all:
        return _done(event_id, key, operations.take_down, f"It’s down: nobody sees it any more. {TOLD}")
    who = login.myself()
    if not (photo.shown_at or photo.taken_down_by_id == who.member_id):
        abort(404)
    if not who.is_confirmed:
        flash("Press the link we mailed you first, so that we know your address. Then take it down.", "wait")
        return see_other(url_for("photos.index", event_id=event_id))
    limits.spend(OBJECTIONS, str(who.member_id))
    said = f"It’s public no longer, and never will be again: only those who were there see it. {TOLD}"
    return _done(event_id, key, operations.object_to, said)


@blueprint.post("/objection/withdrawal")
@login.required
def put_back(event_id: int, key: str) -> ResponseReturnValue:
    """Take back that I asked to take a photo down."""
    photo, _standing = _found(event_id, key)
    if photo.taken_down_at and photo.taken_down_by_id != login.myself().member_id:
        abort(404)
    return _done(event_id, key, operations.put_back, "Those who were there see it again.")


@blueprint.post("/deletion")
@login.required
def delete(event_id: int, key: str) -> ResponseReturnValue:
    """Delete a photo for good, for who added it and the hosts."""
    photo, standing = _found(event_id, key)
    if photo.member_id != login.myself().member_id and not standing.is_host:
        abort(404)
    return _done(event_id, key, operations.delete, "Deleted.")


def _found(event_id: int, key: str, is_public_enough: bool = False) -> tuple[Found, Standing]:
    """A photo, and how the reader stands to its event; to who sees neither of the two it is not there."""
    who = login.myself()
    event = events.named(event_id)
    photo = queries.named(event_id, key, who.member_id) if event else None
    if event is None or photo is None:
        abort(404)
    standing = permissions.standing(who, event)
    is_theirs = who.member_id in (photo.member_id, photo.taken_down_by_id)
    if not (standing.sees_all or is_theirs or (is_public_enough and photo.shown_at)):
        abort(404)
    return photo, standing


def _done(event_id: int, key: str, verb: Callable[[int, str, int], None], said: str) -> ResponseReturnValue:
    try:
        with writing():
            verb(event_id, key, login.myself().member_id)
    except Refused as refusal:
        flash(str(refusal), "wait")
    else:
        flash(said, "info")
    return see_other(url_for("photos.index", event_id=event_id))
