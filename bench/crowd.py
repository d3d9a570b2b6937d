"""A crowd that presses at the same moment, each person over a connection of their own."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from queue import Empty, SimpleQueue
from time import perf_counter
from urllib.parse import urlsplit

PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Press:
    """A form that somebody sends: where to, with which cookie, and what stands in it."""

    path: str
    cookie: str = ""
    body: str = ""


@dataclass(frozen=True)
class Answer:
    """What came back, and after how long; a status of 0 is a connection that broke."""

    status: int
    ms: float


def press_at_once(address: str, presses: Sequence[Press], at_once: int) -> list[Answer]:
    """Send all forms to a server on this machine, so many at a time, the first of them let go together."""
    place = urlsplit(address)
    if place.hostname != "127.0.0.1":
        raise ValueError("a crowd goes to this machine only")
    waiting: SimpleQueue[Press] = SimpleQueue()
    for press in presses:
        waiting.put(press)
    gate = threading.Barrier(at_once)

    def run(_number: int) -> list[Answer]:
        connection = HTTPConnection("127.0.0.1", place.port or 80, timeout=PATIENCE_SECONDS)
        with suppress(OSError):
            connection.connect()
        gate.wait(PATIENCE_SECONDS)
        answers = []
        while (press := _next(waiting)) is not None:
            answers.append(_send(connection, press))
        connection.close()
        return answers

    with ThreadPoolExecutor(at_once) as pool:
        return [answer for answers in pool.map(run, range(at_once)) for answer in answers]


def _next(waiting: SimpleQueue[Press]) -> Press | None:
    try:
        return waiting.get_nowait()
    except Empty:
        return None


def _send(connection: HTTPConnection, press: Press) -> Answer:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": press.cookie}
    began = perf_counter()
    try:
        connection.request("POST", press.path, press.body, headers)
        response = connection.getresponse()
        response.read()
        status = response.status
    except (HTTPException, OSError):
        connection.close()
        status = 0
    return Answer(status, (perf_counter() - began) * 1000)
