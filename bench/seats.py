"""An event with few seats, people who want them, signed in already, and what is wrong with the rows afterwards."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import ColumnElement, insert, select

from bench.crowd import Press
from chapters.models import Chapter
from core import clock
from core.config import Settings
from core.database import db, writing
from core.tokens import fresh_key, fresh_token
from events import walltime
from events.models import Event
from events.rsvps import seating
from events.rsvps.models import Rsvp, RsvpState
from mail.models import Message
from members import sessions
from members.login import WHERE
from members.models import Member

DAYS_AHEAD = 20


@dataclass(frozen=True)
class Person:
    """Somebody signed in: the cookie of their browser, and the token that their forms carry."""

    cookie: str
    csrf_token: str

    def goes(self, event_id: int, guests: int = 0) -> Press:
        """They press "I'm going" with so many guests."""
        fields = {"csrf_token": self.csrf_token, "rsvp": "going", "guests": guests}
        return Press(f"/events/{event_id}/rsvp", self.cookie, urlencode(fields))

    def withdraws(self, event_id: int) -> Press:
        """They press "Take it back"."""
        return Press(f"/events/{event_id}/rsvp/withdrawal", self.cookie, urlencode({"csrf_token": self.csrf_token}))


def add_people(app: Flask, count: int) -> list[Person]:
    """So many members with a confirmed address and a session each, in the app's database."""
    with app.app_context():
        with writing():
            ids = db.session.scalars(insert(Member).returning(Member.id), [_member() for _ in range(count)]).all()
            tokens = [sessions.begin(member_id, "127.0.0.0/24", "Crowd") for member_id in ids]
        return [_person(app, token) for token in tokens]


def signed_in(app: Flask, email: str) -> Person:
    """Somebody whom the app knows by this address, in a browser of their own."""
    with app.app_context():
        with writing():
            member_id = db.session.scalars(select(Member.id).where(Member.email == email)).one()
            token = sessions.begin(member_id, "127.0.0.0/24", "Crowd")
        return _person(app, token)


def add_event(app: Flask, capacity: int | None, title: str = "Few seats") -> int:
    """An event of the chapter with the lowest number, three weeks ahead; returns its id."""
    with app.app_context(), writing():
        chapter = db.session.scalars(select(Chapter).order_by(Chapter.id).limit(1)).one()
        on = clock.now().date() + timedelta(days=DAYS_AHEAD)
        starts_at, ends_at = walltime.span(on, time(19), time(21, 30), chapter.zone)
        event = Event(
            chapter_id=chapter.id,
            title=title,
            slug="few-seats",
            starts_on=on,
            start_time=time(19),
            end_time=time(21, 30),
            zone=chapter.zone,
            starts_at=starts_at,
            ends_at=ends_at,
            capacity=capacity,
            created_at=clock.now(),
        )
        db.session.add(event)
        db.session.flush()
        return event.id


def faults(app: Flask, event_id: int, guests: Sequence[int]) -> list[str]:
    """What is wrong after everybody has pressed once, by the published rule; nothing, where all is well.

    `guests` are those each brought, in any order; who came first the rows say, made under the lock.
    """
    with app.app_context():
        event = db.session.execute(select(*Event.__table__.columns).where(Event.id == event_id)).one()
        columns = (Rsvp.id, Rsvp.state, Rsvp.guests, Rsvp.place)
        rows = db.session.execute(select(*columns).where(Rsvp.event_id == event_id).order_by(Rsvp.id)).all()
        mails = Counter(db.session.scalars(select(Message.kind).where(_about(event_id))))
        db.session.rollback()
    going = [row for row in rows if row.state is RsvpState.GOING]
    waiting = sorted((row for row in rows if row.state is RsvpState.WAITING), key=lambda row: row.place)
    taken = sum(row.guests + 1 for row in going)
    first = seating.promoted(event.capacity, 0, [(row.id, row.guests + 1) for row in rows])
    said = {
        "somebody was lost": sorted(row.guests for row in rows) == sorted(guests),
        "a seat was given twice": event.capacity is None or taken <= event.capacity,
        "the seats went to others than came first": sorted(row.id for row in going) == sorted(first),
        "the waitlist is out of order": [row.id for row in waiting] == [row.id for row in rows if row in waiting],
        "a place on the waitlist is two people's": len({row.place for row in waiting}) == len(waiting),
        "the numbers are not those of the rows": (event.going, event.seats_taken, event.waiting)
        == (len(going), taken, len(waiting)),
        "the mails are not those of the rows": (mails["youre_in"] + mails["place_came_up"], mails["waitlisted"])
        == (len(going), len(waiting)),
    }
    return [fault for fault, is_well in said.items() if not is_well]


def environment(settings: Settings) -> dict[str, str]:
    """What a server needs to be told so that it serves the same database, and believes the same cookies."""
    return {
        "DATABASE_URL": settings.database_url,
        "DATA_DIR": str(settings.data_dir),
        "SECRET_KEY": settings.secret_key,
        "LOG_LEVEL": "WARNING",
    }


def _about(event_id: int) -> ColumnElement[bool]:
    is_about: ColumnElement[bool] = Message.facts["event"].as_integer() == event_id
    return is_about


def _member() -> dict[str, Any]:
    key = fresh_key()
    email = f"{key}@example.com"
    now = clock.now()
    words = {"key": key, "name": f"Member {key}", "email": email, "email_canonical": email}
    return words | {"created_at": now, "confirmed_at": now}


def _person(app: Flask, token: str) -> Person:
    raw, signer = fresh_token(), SecureCookieSessionInterface().get_signing_serializer(app)
    if signer is None:
        raise RuntimeError("without a key there are no sessions")
    value = signer.dumps({WHERE: token, "_permanent": True, "csrf_token": raw})
    csrf_token = URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="wtf-csrf-token").dumps(raw)
    return Person(f"{app.config['SESSION_COOKIE_NAME']}={value}", str(csrf_token))
