"""Pictures: those of posts for all, portraits for those who are signed in; what is guarded is shown elsewhere."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from core.web import picture
from media import storage
from members import login

blueprint = Blueprint("media", __name__)


@blueprint.get("/media/<key>.webp")
def show(key: str) -> ResponseReturnValue:
    """A picture; a stranger is answered as if one that is not public were not there."""
    path = storage.find(key, for_stranger=login.me() is None)
    if path is None:
        abort(404)
    return picture(path.read_bytes())
