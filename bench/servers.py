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

REPORT = Path(__file__).with_name("report.lua")


@dataclass(frozen=True)
class Answered:
    """What one run of the load saw: requests a second, latencies in milliseconds, bytes an answer, and errors."""

    per_second: float
    p50_ms: float
    p99_ms: float
    bytes_each: float
    errors: int


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(factory: str, environment: dict[str, str], log: Path, workers: int = 2) -> Iterator[str]:
    """granian with `factory` (module:function) on a free port, as the product is served; gives its address."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--factory",
        "--workers",
        str(workers),
        "--blocking-threads",
        "1",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--no-ws",
        "--workers-kill-timeout",
        "3",
        factory,
    ]
    address = f"http://127.0.0.1:{port}"
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            env=os.environ | environment | {"PORT": str(port), "BASE_URL": address},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            _wait_for(port, process)
            yield address
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def load(url: str, seconds: int = 2, connections: int = 8) -> Answered:
    """Ask for `url` over and over by wrk; raises SystemExit with the remedy where wrk is missing."""
    if "//127.0.0.1" not in url:
        raise ValueError("load goes to this machine only")
    program = shutil.which("wrk") or sys.exit("make bench needs wrk (Debian: apt-get install wrk)")
    command = [program, "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(REPORT), url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    numbers = dict(re.findall(r"(\w+)=([\d.]+)", said.split("REPORT", 1)[1]))
    return Answered(
        float(numbers["requests"]) / float(numbers["us"]) * 1e6,
        float(numbers["p50"]) / 1000,
        float(numbers["p99"]) / 1000,
        float(numbers["bytes"]) / max(1.0, float(numbers["requests"])),
        int(numbers["errors"]),
    )


def _wait_for(port: int, process: subprocess.Popen[bytes], most_seconds: float = 30) -> None:
    began = monotonic()
    while monotonic() - began < most_seconds:
        if process.poll() is not None:
            raise SystemExit(f"the server ended with {process.returncode}; its log says why")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        pause(0.05)
    raise SystemExit(f"nobody listens on port {port} after {most_seconds:g} s")
