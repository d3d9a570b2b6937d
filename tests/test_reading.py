"""Reading changes nothing: after every GET there is, every row is as it was, but for the housekeeping that is named."""

import hashlib
from collections import defaultdict

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Table, select, update

from core.database import Base, db, writing
from events.models import Event
from members.models import Member
from members.unsubscribing import path as stop
from tests.access import ADDRESSES
from tests.crawling import Answer, crawl
from tests.events.rsvps.saying import going
from tests.signing_in import sign_in

#: What reading may write: who took a list away, and when a session was last seen.
HOUSEKEEPING = {"act", "session.seen_at"}


@pytest.fixture
def readers(app: Flask, alice: Member, admin: Member) -> list[FlaskClient]:
    """Those to whom most pages are open: the admin, and an organiser."""
    return [sign_in(app.test_client(), member) for member in (admin, alice)]


@pytest.fixture
def begin(event: Event, bob: Member) -> list[str]:
    """Where to begin: every address that is read, as an example; links lead on from there."""
    going(event, bob)
    there = defaultdict(lambda: "1", event=str(event.id), member=bob.key, stop=stop(bob.id, "news"))
    return [address.path.format_map(there) for address in ADDRESSES if address.method == "GET"]


def walk(readers: list[FlaskClient], begin: list[str]) -> list[Answer]:
    """Every answer that these readers come to."""
    return [answer for reader in readers for answer in crawl(reader, begin, skip=lambda path: "/static/" in path)]


def fingerprints() -> dict[str, str]:
    """Of each table, what all its rows come to."""
    db.session.rollback()
    return {table.name: _fingerprint(table) for table in Base.metadata.sorted_tables if table.name not in HOUSEKEEPING}


def _fingerprint(table: Table) -> str:
    columns = [column for column in table.columns if f"{table.name}.{column.name}" not in HOUSEKEEPING]
    rows = db.session.execute(select(*columns).order_by(*table.primary_key.columns)).all()
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def test_a_walk_through_every_page_changes_no_row(readers: list[FlaskClient], begin: list[str]) -> None:
    before = fingerprints()

    answers = walk(readers, begin)

    assert {200, 301, 302, 404} <= {answer.response.status_code for answer in answers}
    assert fingerprints() == before


def test_a_changed_row_would_be_noticed(readers: list[FlaskClient], event: Event) -> None:
    before = fingerprints()

    with writing():
        db.session.execute(update(Event).where(Event.id == event.id).values(description="Other words"))

    after = fingerprints()
    assert {name for name in before if after[name] != before[name]} == {"event"}
