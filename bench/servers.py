"""Servers started for a measurement and ended with it, and the load put on them: this machine only, bounded."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from bench.waiting import pause

SITE = "app:create_app"
REPORT = Path(__file__).with_name("report.lua")


@dataclass(frozen=True)
class Answered:
    """What one run of the load saw: requests a second, latencies in milliseconds, bytes an answer, and errors.

    `cpu_ms` is what the server's processes spent on one request, which other work on the machine hardly changes.
    """

    per_second: float
    p50_ms: float
    p99_ms: float
    bytes_each: float
    errors: int
    cpu_ms: float


@dataclass(frozen=True)
class Served:
    """A running server: where, its process, and how long it took until somebody listened."""

    address: str
    pid: int
    opened_after_seconds: float


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(factory: str, environment: dict[str, str], log: Path, workers: int = 2) -> Iterator[Served]:
    """What `factory` (module:function) makes, on a free port: the product as it serves itself, others by granian."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    program = ["core.running.workers"] if factory == SITE else _granian(factory, port, workers)
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *program],
            env=os.environ | environment | {"PORT": str(port), "BASE_URL": address, "WEB_CONCURRENCY": str(workers)},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            yield Served(address, process.pid, _wait_for(port, workers, process))
        finally:
            _end(process)


def load(
    served: Served, path: str, seconds: int = 2, connections: int = 8, forms: Path | None = None, cookie: str = ""
) -> Answered:
    """Ask for a path over and over by wrk, or send each form of a file once to the same server (`bench/report.lua`).

    With a cookie it is somebody signed in who asks.
    Raises SystemExit with the remedy where wrk is missing.
    """
    url, spent = served.address + path, _cpu_seconds(served.pid)
    if "//127.0.0.1" not in url:
        raise ValueError("load goes to this machine only")
    program = shutil.which("wrk") or sys.exit("make bench needs wrk (Debian: apt-get install wrk)")
    command = [program, "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(REPORT), url]
    command[1:1] = ["-H", f"Cookie: {cookie}"] if cookie else []
    command += ["--", str(forms)] if forms else []
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    numbers = dict(re.findall(r"(\w+)=([\d.]+)", said.split("REPORT", 1)[1]))
    return Answered(
        float(numbers["requests"]) / float(numbers["us"]) * 1e6,
        float(numbers["p50"]) / 1000,
        float(numbers["p99"]) / 1000,
        float(numbers["bytes"]) / max(1.0, float(numbers["requests"])),
        int(numbers["errors"]),
        (_cpu_seconds(served.pid) - spent) * 1000 / max(1.0, float(numbers["requests"])),
    )


def _granian(factory: str, port: int, workers: int) -> list[str]:
    """The words behind `python -m` that serve a bare application with the settings of `core/running/workers.py`."""
    words = f"granian --interface wsgi --factory --workers {workers} --blocking-threads 1 --host 127.0.0.1 --no-ws"
    return [*words.split(), "--port", str(port), "--respawn-failed-workers", "--workers-kill-timeout", "3", factory]


def _end(process: subprocess.Popen[bytes], most_seconds: float = 10) -> None:
    """Ask the server to end, and its workers with it; whoever stays is ended."""
    process.terminate()
    began = monotonic()
    while process.poll() is None and monotonic() - began < most_seconds:
        pause(0.02)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def memory_of(pid: int) -> float:
    """The memory of a process and all its children in MiB: what is shared is counted in parts (PSS)."""
    pages = 0
    for each in _tree(pid):
        try:
            found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{each}/smaps_rollup").read_text(), re.MULTILINE)
        except OSError:
            continue
        pages += int(found[1]) if found else 0
    return pages / 1024


def wait_until_open(served: Served, workers: int, most_seconds: float = 60) -> None:
    """Wait until so many workers listen again, after some of them ended."""
    port, began = int(served.address.rpartition(":")[2]), monotonic()
    while _listening(port) < workers:
        if monotonic() - began > most_seconds:
            raise SystemExit(f"only {_listening(port)} of {workers} workers are back after {most_seconds:g} s")
        pause(0.05)


def workers_of(pid: int) -> list[int]:
    """The children of a server's first process."""
    return _tree(pid)[1:]


def _cpu_seconds(pid: int) -> float:
    """What a process and its children have spent so far, in user and system time."""
    ticks = 0
    for each in _tree(pid):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _tree(pid: int) -> list[int]:
    found: list[int] = []
    left = [pid]
    while left:
        each = left.pop()
        found.append(each)
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            left += [int(child) for child in task.read_text().split()]
    return found


def _wait_for(port: int, workers: int, process: subprocess.Popen[bytes], most_seconds: float = 60) -> float:
    """Wait until each worker listens; returns after how many seconds the first of them did."""
    began, first = monotonic(), 0.0
    while monotonic() - began < most_seconds:
        if process.poll() is not None:
            raise SystemExit(f"the server ended with {process.returncode}; its log says why")
        listening = _listening(port)
        first = first or (monotonic() - began if listening else 0.0)
        if listening >= workers:
            return first
        pause(0.01)
    raise SystemExit(f"nobody listens on port {port} after {most_seconds:g} s")


def _listening(port: int) -> int:
    """How many sockets listen on a port of this machine: each worker has one of its own."""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(line[1].endswith(f":{port:04X}") and line[3] == "0A" for line in lines)
