"""Error pages in the product's look, which need no database."""

import logging
from typing import cast

from flask import Flask, Response, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError, TimeoutError
from werkzeug.exceptions import HTTPException, InternalServerError

from core.database import db
from core.refusal import Refused, TooMany

log = logging.getLogger(__name__)
#: A database that does not answer is expected back soon.
RETRY_SECONDS = 5


def init_app(app: Flask) -> None:
    """Answer every error with a page that says what happened and what to do."""
    app.register_error_handler(HTTPException, _known)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(TooMany, _too_many)
    app.register_error_handler(OperationalError, _no_database)
    app.register_error_handler(TimeoutError, _no_database)


def page(status: int, sentence: str = "") -> Response:
    """The page for an error status; `sentence` takes the place of the usual words."""
    g.is_error = True
    body = render_template("errors/error.html", status=status, sentence=sentence, reference=g.get("request_id", ""))
    return make_response(body, status)


def _known(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:
        return cast(Response, error.response)
    status = error.code or 500
    if isinstance(error, InternalServerError):
        log.error("request %s to %s failed", g.get("request_id", ""), request.endpoint)
    said = error.description if error.description != type(error).description else ""
    response = page(status, said or "")
    if status == 405:
        response.headers["Allow"] = ", ".join(sorted(getattr(error, "valid_methods", None) or ["GET"]))
    return response


def _stale_form(_error: CSRFError) -> ResponseReturnValue:
    return page(400, "This form is from an earlier visit. Go back, reload the page and send it again.")


def _refused(error: Refused) -> ResponseReturnValue:
    return page(422, str(error))


def _too_many(error: TooMany) -> ResponseReturnValue:
    response = page(429)
    response.headers["Retry-After"] = str(error.retry_after_seconds)
    return response


def _no_database(error: Exception) -> ResponseReturnValue:
    """Trouble with the database is answered 503 and said in the log; what cannot pass by itself is a fault of ours."""
    db.session.rollback()
    log.error("the database did not answer: %s", type(error).__name__, exc_info=error)
    response = page(503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
