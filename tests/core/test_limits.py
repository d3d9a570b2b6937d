"""Limits are exact, forget in time, and count each key apart."""

import threading
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from flask import Flask

from core import clock, limits
from core.limits import Limit
from core.refusal import TooMany
from tests.conftest import app_on_a_copy
from tests.databases import Databases

FIVE = Limit("test", 5, 60)


@pytest.fixture
def counting(databases: Databases, template: str, tmp_path: Path) -> Iterator[Flask]:
    with app_on_a_copy(databases, template, tmp_path, rate_limits=True) as app:
        yield app


def attempts(app: Flask, limit: Limit, count: int, *key: str) -> int:
    """How many of `count` attempts pass."""
    passed = 0
    with app.app_context():
        for _ in range(count):
            try:
                limits.spend(limit, *key)
                passed += 1
            except TooMany:
                pass
    return passed


def test_the_sixth_of_five_is_refused_and_told_when_to_come_back(counting: Flask) -> None:
    attempts(counting, FIVE, 5, "ann")

    with counting.app_context(), pytest.raises(TooMany) as refused:
        limits.spend(FIVE, "ann")

    assert 1 <= refused.value.retry_after_seconds <= 60


def test_keys_are_counted_apart(counting: Flask) -> None:
    attempts(counting, FIVE, 5, "ann")

    assert attempts(counting, FIVE, 5, "ben") == 5


def test_a_key_in_parts_cannot_be_spelled_as_another(counting: Flask) -> None:
    attempts(counting, FIVE, 5, "ab", "c")

    assert attempts(counting, FIVE, 5, "a", "bc") == 5


def test_a_window_that_is_over_is_forgotten(counting: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    attempts(counting, FIVE, 6, "ann")
    later = clock.real_now().timestamp() + 61
    monkeypatch.setattr(limits, "real_now", lambda: type(clock.real_now()).fromtimestamp(later, tz=UTC))

    assert attempts(counting, FIVE, 6, "ann") == 5
    with counting.app_context():
        assert limits.sweep() == 0


def test_two_hundred_parallel_attempts_pass_exactly_as_often_as_allowed(counting: Flask) -> None:
    fifty = Limit("parallel", 50, 60)
    passed: list[int] = []
    threads = [threading.Thread(target=lambda: passed.append(attempts(counting, fifty, 25, "one"))) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(passed) == 50


def test_no_address_lies_in_the_table() -> None:
    assert "ann@example.com" not in limits._key(FIVE, ("ann@example.com", "192.0.2.1"))
