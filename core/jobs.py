"""Work that is due without anybody asking: a list of jobs, and the worker that runs them again and again."""

import logging
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

import click
from flask import Flask
from flask.cli import AppGroup

from core.database import db

log = logging.getLogger(__name__)
TICK_SECONDS = 0.5


@dataclass(frozen=True)
class Job:
    """Something done over and over: `run` does what is due and returns how many rows that was.

    It must be safe twice, late, and in two workers at once.
    """

    name: str
    every_seconds: float
    run: Callable[[], int]


def init_app(app: Flask, jobs: Sequence[Job]) -> None:
    """Make the jobs known to the app and to `flask jobs`."""
    app.extensions["jobs"] = tuple(jobs)
    group = AppGroup("jobs", help="Work that is due without anybody asking.")
    group.command("list", help="Name every job and how often it runs.")(_list)
    group.command("run", help="Run the jobs until stopped; --once runs each of them once.")(
        click.option("--once", is_flag=True)(_run)
    )
    app.cli.add_command(group)


def run_once(app: Flask) -> int:
    """Run every job until none has anything left to do; returns how many rows were worked on."""
    done = 0
    while worked := sum(_attempt(app, job) for job in app.extensions["jobs"]):
        done += worked
    return done


def run_until(app: Flask, stopped: threading.Event) -> None:
    """Run each job whenever it is due, until `stopped` is set."""
    due = {job.name: 0.0 for job in app.extensions["jobs"]}
    while not stopped.is_set():
        for job in app.extensions["jobs"]:
            if monotonic() >= due[job.name] and not stopped.is_set():
                _attempt(app, job)
                due[job.name] = monotonic() + job.every_seconds
        stopped.wait(TICK_SECONDS)


def _attempt(app: Flask, job: Job) -> int:
    """One run of one job; what goes wrong is logged and the next job has its turn."""
    with app.app_context():
        try:
            return job.run()
        except Exception:
            log.exception("job %s failed", job.name)
            return 0
        finally:
            db.session.remove()


def _list() -> None:
    for job in _app().extensions["jobs"]:
        click.echo(f"{job.name:<24} every {job.every_seconds:g} s")


def _run(once: bool) -> None:
    app = _app()
    if once:
        click.echo(f"{run_once(app)} rows")
        return
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: stopped.set())
    run_until(app, stopped)


def _app() -> Flask:
    app: Flask = click.get_current_context().find_root().obj.load_app()
    return app
