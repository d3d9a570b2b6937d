"""Pictures are shown to members, with headers that keep them from being anything else."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from core.database import db, writing
from media import storage
from media.models import Upload
from media.pictures import Picture
from members.models import Member
from tests.signing_in import sign_in


@pytest.fixture
def address(app: Flask) -> str:
    """The address of a kept picture."""
    with writing():
        storage.keep(Picture(b"RIFF of a kind"))
    return f"/media/{db.session.scalars(select(Upload.key)).one()}.webp"


def test_a_member_is_shown_it(client: FlaskClient, bob: Member, address: str) -> None:
    answer = sign_in(client, bob).get(address)

    assert (answer.status_code, answer.data) == (200, b"RIFF of a kind")
    assert answer.mimetype == "image/webp"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Content-Disposition"] == "inline"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-site"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_stranger_is_answered_as_if_it_were_not_there(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("key", ["x", "..%2f..%2fsecret_key", "0" * 22, "a" * 500])
def test_no_other_name_leads_anywhere(client: FlaskClient, bob: Member, key: str) -> None:
    assert sign_in(client, bob).get(f"/media/{key}.webp").status_code == 404
