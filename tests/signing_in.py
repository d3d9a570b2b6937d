"""Browsers that are signed in, and forms that carry the token they must."""

from typing import Any

from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from core.database import writing
from members import sessions
from members.login import WHERE
from members.models import Member


def sign_in(client: FlaskClient, member: Member) -> FlaskClient:
    """The browser, signed in as a member, who has just proved who they are."""
    with writing():
        token = sessions.begin(member.id, "192.0.2.0/24", "Firefox on Linux")
    with client.session_transaction() as session:
        session.clear()
        session.permanent = True
        session[WHERE] = token
    return client


def post(client: FlaskClient, path: str, **fields: Any) -> TestResponse:
    """What a form of ours sends, with its CSRF token; a list as a value is a repeated field."""
    return client.post(path, data={"csrf_token": csrf_token(client), **fields})


def csrf_token(client: FlaskClient) -> str:
    """A token that fits this browser's session."""
    with client.session_transaction() as session:
        raw = session.setdefault("csrf_token", "a-token-of-the-tests")
    return str(URLSafeTimedSerializer(client.application.config["SECRET_KEY"], salt="wtf-csrf-token").dumps(raw))
