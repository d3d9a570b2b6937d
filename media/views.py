"""Pictures: those of posts for all, portraits for those who are signed in."""

from flask import Blueprint, abort, make_response
from flask.typing import ResponseReturnValue

from media import storage
from members import login

blueprint = Blueprint("media", __name__)
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "inline",
    "Cross-Origin-Resource-Policy": "same-site",
}


@blueprint.get("/media/<key>.webp")
def show(key: str) -> ResponseReturnValue:
    """A picture; a stranger is answered as if one that is not public were not there."""
    path = storage.find(key, for_stranger=login.me() is None)
    if path is None:
        abort(404)
    response = make_response(path.read_bytes())
    response.mimetype = "image/webp"
    response.headers.update(HEADERS)
    return response
