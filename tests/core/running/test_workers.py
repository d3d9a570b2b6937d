"""The processes that serve pages: forked from one that loaded the site, replaced at once, ended together."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest
from flask import Flask

from app import create_app
from bench import seats
from bench.pages import fetch
from bench.servers import SITE, Served, serving, wait_until_open, workers_of
from bench.waiting import pause
from core.config import BadSetting, Serving
from core.config import serving as how_to_serve
from core.database import db

PUBLIC = "https://club.example.org"
ROOT = Path(__file__).parents[3]


def is_running(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def replaced(served: Served, before: list[int], most_seconds: float = 30) -> list[int]:
    """The workers once there are as many as before and another among them."""
    began = monotonic()
    while len(now := workers_of(served.pid)) < len(before) or now == before:
        assert monotonic() - began < most_seconds, "nobody took its place"
        pause(0.05)
    wait_until_open(served, len(before))
    return now


@pytest.mark.once
def test_a_worker_that_dies_is_replaced_and_all_end_with_the_first(committing: Flask, tmp_path: Path) -> None:
    environment = seats.environment(committing.extensions["settings"])
    with serving(SITE, environment, tmp_path / "server.log", 2) as served:
        before = workers_of(served.pid)
        os.kill(before[0], signal.SIGKILL)
        after = replaced(served, before)

        assert len(before) == len(after) == 2
        assert set(before) & set(after) == {before[1]}
        assert [fetch(f"{served.address}/healthz") for _ in range(20)] == [b"well\n"] * 20

    assert not any(is_running(pid) for pid in [served.pid, *after])


@pytest.mark.once
def test_an_unsafe_setting_is_one_line_and_serves_nothing(tmp_path: Path) -> None:
    given = {"BASE_URL": "http://club.example.org", "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "core.running.workers"]
    done = subprocess.run(command, env=given, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr == "BASE_URL=http://club.example.org is not https: sessions would cross the network in clear\n"


def test_a_site_that_was_made_has_no_connection_that_two_workers_could_share(committing: Flask) -> None:
    """An open connection must not be forked: neither SQLite's nor PostgreSQL's stands two processes."""
    made = create_app(committing.extensions["settings"])
    with made.app_context():
        pools = [engine.pool.status() for engine in db.engines.values()]

    assert [status for status in pools if "Connections in pool: 0" not in status] == []
    assert [status for status in pools if "Current Checked out connections: 0" not in status] == []


def test_how_to_serve_is_read_from_the_environment() -> None:
    given = {"WEB_HOST": "10.0.0.7", "PORT": "8000", "WEB_CONCURRENCY": "4", "WEB_THREADS": "3", "BASE_URL": PUBLIC}

    assert how_to_serve({}) == Serving("127.0.0.1", 5000, 2, 1)
    assert how_to_serve(given) == Serving("10.0.0.7", 8000, 4, 3)


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.7", "::"])
def test_a_house_for_this_machine_alone_lets_nobody_else_in(host: str) -> None:
    """There everybody signs in as anybody by one press, and reads all mail."""
    with pytest.raises(BadSetting, match="WEB_HOST"):
        how_to_serve({"WEB_HOST": host})


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1"])
def test_this_machine_has_several_addresses(host: str) -> None:
    assert how_to_serve({"WEB_HOST": host}).host == host


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "0"), ("PORT", "70000"), ("WEB_CONCURRENCY", "0"), ("WEB_THREADS", "0")]
)
def test_what_cannot_be_is_refused(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        how_to_serve({name: value})


@pytest.mark.parametrize("base_url", ["", PUBLIC])
def test_what_is_listened_on_is_told_by_number(base_url: str) -> None:
    with pytest.raises(BadSetting, match="WEB_HOST=localhost must be a number"):
        how_to_serve({"WEB_HOST": "localhost", "BASE_URL": base_url})


@pytest.mark.parametrize("name", ["PORT", "WEB_CONCURRENCY", "WEB_THREADS"])
def test_what_is_no_number_is_refused_by_name(name: str) -> None:
    with pytest.raises(BadSetting, match=f"{name}=many must be a whole number"):
        how_to_serve({name: "many"})
