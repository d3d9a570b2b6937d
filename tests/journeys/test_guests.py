"""Closing a house in which somebody still is."""

import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from tests.journeys.guests import Guests


def test_a_house_closes_after_its_last_request() -> None:
    entered, may_go = threading.Event(), threading.Event()
    ended: list[str] = []

    def slow(_environ: WSGIEnvironment, _start: StartResponse) -> Iterable[bytes]:
        entered.set()
        assert may_go.wait(20)
        ended.append("request")
        return ()

    guests = Guests(slow)
    with ThreadPoolExecutor(2) as threads:
        threads.submit(guests, {}, _answers([]))
        assert entered.wait(20)
        closing = threads.submit(guests.leave)
        closing.add_done_callback(lambda _closed: ended.append("house"))
        with pytest.raises(TimeoutError):
            closing.result(timeout=0.1)
        may_go.set()

    assert closing.exception() is None
    assert ended == ["request", "house"]


def test_a_closed_house_lets_nobody_in() -> None:
    statuses: list[str] = []
    guests = Guests(lambda _environ, _start: [b"inside"])
    guests.leave()

    assert list(guests({}, _answers(statuses))) == []
    assert statuses == ["503 Service Unavailable"]


def _answers(statuses: list[str]) -> Any:
    return lambda status, _headers: statuses.append(status)
