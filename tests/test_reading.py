"""Reading changes nothing: after every GET there is, every row is as it was, but for the housekeeping that is named."""

import hashlib
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Table, select, update

from core.database import Base, db, writing
from core.tokens import signed
from events.models import Event
from members.models import Member
from members.unsubscribing import PURPOSE
from tests.crawling import Answer, crawl
from tests.events.rsvps.saying import going
from tests.signing_in import sign_in

#: What reading may write: who took a list away, and when a session was last seen.
HOUSEKEEPING = {"act", "session.seen_at"}
#: Where no link of ours leads: what machines ask for, what mails carry, what script fetches.
UNLINKED = (
    "/cities?q=lis",
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/sitemap.xml",
    "/favicon.ico",
    "/.well-known/security.txt",
    "/.well-known/change-password",
    "/chapters/lisbon/calendar.ics",
    "/mailbox",
    "/me/settings",
    "/sign-in/link?token=unknown",
)
#: What answers a GET, but only where there is a file for it.
WITHOUT_EXAMPLE = {"/media/<key>.webp"}


@pytest.fixture
def readers(app: Flask, alice: Member, admin: Member) -> list[FlaskClient]:
    """Those to whom most pages are open: the admin, and an organiser."""
    return [sign_in(app.test_client(), member) for member in (admin, alice)]


@pytest.fixture
def begin(event: Event, bob: Member) -> list[str]:
    """Where to begin: the first page, and where no link leads."""
    going(event, bob)
    return ["/", "/me", *UNLINKED, f"/unsubscribe/{signed(PURPOSE, f'{bob.id}:news')}", f"/events/{event.id}/card.png"]


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

    assert len(answers) > 50
    assert fingerprints() == before


def test_a_changed_row_would_be_noticed(readers: list[FlaskClient], event: Event) -> None:
    before = fingerprints()

    with writing():
        db.session.execute(update(Event).where(Event.id == event.id).values(description="Other words"))

    after = fingerprints()
    assert {name for name in before if after[name] != before[name]} == {"event"}


def test_the_walk_comes_by_every_address_that_answers_a_get(
    app: Flask, readers: list[FlaskClient], begin: list[str]
) -> None:
    map_ = app.url_map.bind("localhost")
    walked = {str(map_.match(urlsplit(answer.path).path, return_rule=True)[0]) for answer in walk(readers, begin)}

    assert {str(rule) for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())} - walked == WITHOUT_EXAMPLE
