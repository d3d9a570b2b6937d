"""The worker runs what is due, and one failing job stops no other."""

import logging
import threading

import pytest
from flask import Flask

from core import jobs
from core.jobs import Job


def test_every_job_is_run_until_nothing_is_left(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    left = [3, 2]
    monkeypatch.setitem(
        app.extensions, "jobs", (Job("a", 1, lambda: _one_less(left, 0)), Job("b", 1, lambda: _one_less(left, 1)))
    )

    done = jobs.run_once(app)

    assert done == 5 and left == [0, 0]


def test_a_job_that_fails_is_logged_and_the_next_has_its_turn(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    left = [1]
    monkeypatch.setitem(
        app.extensions, "jobs", (Job("bad", 1, lambda: 1 // 0), Job("good", 1, lambda: _one_less(left, 0)))
    )

    with caplog.at_level(logging.ERROR):
        done = jobs.run_once(app)

    assert done == 1 and "job bad failed" in caplog.text


def test_the_worker_stops_when_told(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = threading.Event()
    ran: list[int] = []

    def stop() -> int:
        ran.append(1)
        stopped.set()
        return 1

    monkeypatch.setitem(app.extensions, "jobs", (Job("once", 60, stop),))

    jobs.run_until(app, stopped)

    assert ran == [1]


def _one_less(left: list[int], which: int) -> int:
    if left[which] == 0:
        return 0
    left[which] -= 1
    return 1
