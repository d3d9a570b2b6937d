"""Two who deliver at once, in real threads on real transactions; without the guard the same race sends twice."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import ColumnElement, true

from core.database import db
from mail import delivery, letters
from mail.models import Delivery, Message
from mail.transports import Memory
from tests.mail.conftest import PLAIN
from tests.mail.sending import put, rows

MAILS, DELIVERERS = 40, 3


@pytest.fixture
def house(committing: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """Forty messages that are due, on a database of their own."""
    committing.extensions["transport"] = Memory()
    monkeypatch.setattr(letters, "_arranged", PLAIN)
    with committing.app_context():
        for number in range(MAILS):
            put(words=f"{number}")
        db.session.remove()
    return committing


@pytest.fixture
def in_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """All look before the first of them claims what they have seen."""
    gate, look, seen = threading.Barrier(DELIVERERS), delivery._seen_due, threading.local()

    def look_together() -> list[int]:
        found = look()
        if not hasattr(seen, "before"):
            seen.before = True
            gate.wait(20)
        return found

    monkeypatch.setattr(delivery, "_seen_due", look_together)


def deliver_together(house: Flask) -> Counter[str]:
    """Let all of them deliver until nothing is due; how often each subject was sent."""

    def run(_number: int) -> None:
        with house.app_context():
            delivery.deliver_due()
            db.session.remove()

    with ThreadPoolExecutor(DELIVERERS) as pool:
        list(pool.map(run, range(DELIVERERS)))
    return Counter(str(letter["Subject"]) for letter in house.extensions["transport"].sent)


def test_three_who_deliver_at_once_send_each_message_once(house: Flask, in_step: None) -> None:
    sent = deliver_together(house)

    assert sent == {f"{number}": 1 for number in range(MAILS)}
    with house.app_context():
        assert {message.delivery for message in rows()} == {Delivery.SENT}


def test_without_the_guard_in_the_claim_the_same_three_send_twice(
    house: Flask, in_step: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "_take", _take_unguarded)
    monkeypatch.setattr(delivery, "_is_due", _is_due_but_in_a_claim)

    sent = deliver_together(house)

    assert max(sent.values()) > 1


TAKE, IS_DUE, CLAIMING = delivery._take, delivery._is_due, threading.local()


def _take_unguarded(message_id: int) -> Message | None:
    """The claim as it is, but of whatever was seen."""
    CLAIMING.now = True
    try:
        return TAKE(message_id)
    finally:
        CLAIMING.now = False


def _is_due_but_in_a_claim(now: datetime) -> ColumnElement[bool]:
    return true() if getattr(CLAIMING, "now", False) else IS_DUE(now)
