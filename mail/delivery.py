"""Delivering what is due: claim a message, write it, send it, mark it; at least once, twice only after a crash."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from logging import getLogger
from secrets import randbelow
from time import monotonic
from typing import Any, cast

from flask import current_app
from sqlalchemy import ColumnElement, Table, Text, Update, and_, or_, select, update
from sqlalchemy import cast as as_type
from sqlalchemy.exc import OperationalError

from core import clock
from core.database import db, writing
from mail import letters
from mail.models import Delivery, Message
from mail.outbox import without_link
from mail.transports import CutOff, Rejected, Transport, Unreachable

log = getLogger(__name__)
#: Who has claimed a message and said nothing for so long has died: somebody else may send it.
LEASE = timedelta(minutes=2)
LONGEST_PAUSE_MINUTES = 15
#: So long a message is tried again, counted from when it was due.
TRIED_FOR = timedelta(hours=72)
KEPT_FOR = timedelta(days=14)
#: So long one round lasts at most, for other work is waiting.
ROUND_SECONDS = 10
SEEN_AT_ONCE = 10
PURGED_AT_ONCE = 500
TRIES_TO_MARK = 3
#: Somebody sits and waits for these, or stands before the wrong door.
FIRST = ("sign_in_link", "account_exists", "confirm_link", "no_account", "announcement_now")
NO_ANSWER = "The mail server takes nothing: "

_table = cast(Table, Message.__table__)


def deliver_due() -> int:
    """Deliver what is due, links to sign in first, then the longest due; returns how many messages were tried.

    Stops early when the server takes nothing at all; once it does, those it kept waiting are due at once.
    """
    tried, sent, ends_at_seconds = 0, 0, monotonic() + ROUND_SECONDS
    try:
        for message in _claims():
            tried += 1
            sent += _deliver(message)
            if monotonic() > ends_at_seconds:
                break
    except (Unreachable, CutOff):
        return tried
    if sent:
        _wake()
    return tried


def purge() -> int:
    """Empty the messages that were sent, failed or taken back a fortnight ago; returns how many."""
    old = (
        select(_table.c.id)
        .where(
            _table.c.delivery != Delivery.QUEUED,
            _table.c.due_at < clock.now() - KEPT_FOR,
            or_(_table.c.sent_at.is_(None), _table.c.sent_at < clock.now() - KEPT_FOR),
            or_(_table.c.source.is_not(None), as_type(_table.c.facts, Text) != "{}"),
        )
        .limit(PURGED_AT_ONCE)
    )
    ids = list(db.session.scalars(old))
    if ids:
        with writing():
            db.session.execute(update(_table).where(_table.c.id.in_(ids)).values(facts={}, source=None))
    return len(ids)


def pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts: 1, 2, 4, 8 and then 15 minutes, each give or take a fifth."""
    minutes = min(2 ** min(attempts - 1, 10), LONGEST_PAUSE_MINUTES)
    return timedelta(minutes=minutes) * (80 + randbelow(41)) / 100


def _claims() -> Iterator[Message]:
    """Messages that nobody else has, until nothing is due."""
    while ids := _seen_due():
        for message_id in ids:
            if message := _take(message_id):
                yield message


def _seen_due() -> list[int]:
    """The next few that are due, in order; looking takes no lock."""
    db.session.rollback()
    due = select(_table.c.id).where(_is_due(clock.now()))
    order = (_table.c.kind.in_(FIRST).desc(), _table.c.due_at, _table.c.id)
    return list(db.session.scalars(due.order_by(*order).limit(SEEN_AT_ONCE)))


def _take(message_id: int) -> Message | None:
    """Claim it, unless it is due no longer: two who have seen the same message do not both get it."""
    now = clock.now()
    claim = (
        update(Message)
        .where(Message.id == message_id, _is_due(now))
        .values(claimed_until=now + LEASE, attempts=Message.attempts + 1, failure=None)
        .returning(Message)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    with writing():
        message = db.session.scalars(claim).first()
        if message:
            db.session.expunge(message)
    return message


def _is_due(now: datetime) -> ColumnElement[bool]:
    return and_(
        _table.c.delivery == Delivery.QUEUED,
        _table.c.due_at <= now,
        or_(_table.c.claimed_until.is_(None), _table.c.claimed_until <= now),
    )


def _deliver(message: Message) -> bool:
    """Write and send one message; what is wrong with it alone is its own affair. Returns whether it was sent."""
    try:
        return _send(message)
    except Unreachable as error:
        _pause(message, f"{NO_ANSWER}{error}")
        raise
    except CutOff as error:
        _pause(message, str(error))
        raise
    except Rejected as error:
        _mark(message, Delivery.FAILED, failure=_words(str(error)))
    except Exception as error:
        log.exception("message %s (%s) was not sent", message.key, message.kind)
        _pause(message, f"{type(error).__name__}: {error}")
    return False


def _send(message: Message) -> bool:
    letter = letters.render(message)
    # No transaction stays open while the server takes its time.
    db.session.rollback()
    if letter is None:
        _mark(message, Delivery.WITHDRAWN, once=None)
        return False
    transport: Transport = current_app.extensions["transport"]
    transport.send(letter)
    source = letter.as_bytes().decode("ascii", "replace") if transport.keeps_source else None
    _mark(message, Delivery.SENT, sent_at=clock.now(), source=source)
    return True


def _pause(message: Message, failure: str) -> None:
    """Let it be tried again later, unless it has been tried for long enough."""
    if clock.now() >= message.due_at + TRIED_FOR:
        _mark(message, Delivery.FAILED, failure=_words(failure))
        return
    later = clock.now() + pause(message.attempts)
    _write(update(_table).where(_table.c.id == message.id).values(claimed_until=later, failure=_words(failure)))


def _mark(message: Message, delivery: Delivery, **changed: Any) -> None:
    """Say what became of a message, which needs its link no more."""
    values: Mapping[str, Any] = {
        "delivery": delivery,
        "claimed_until": None,
        "facts": without_link(message.facts),
        **changed,
    }
    _write(update(_table).where(_table.c.id == message.id).values(values))


def _wake() -> None:
    """The server takes messages again: those that waited for it alone wait no longer."""
    waits = and_(_table.c.delivery == Delivery.QUEUED, _table.c.failure.startswith(NO_ANSWER))
    if db.session.scalar(select(_table.c.id).where(waits).limit(1)) is not None:
        _write(update(_table).where(waits).values(claimed_until=None, failure=None))


def _write(statement: Update) -> None:
    """In a transaction of its own, tried again where the database is busy: what is not marked is sent twice."""
    for tries_left in reversed(range(TRIES_TO_MARK)):
        try:
            with writing():
                db.session.execute(statement)
        except OperationalError:
            if not tries_left:
                raise
        else:
            return


def _words(failure: str) -> str:
    return letters.one_line(failure)[:300]
