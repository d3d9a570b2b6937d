"""What pages cost: requests a second beside a ceiling, statements, and bytes of a first visit."""

import gzip
import re
import statistics
from dataclasses import dataclass, field
from urllib.request import Request, urlopen

from flask import Flask
from sqlalchemy import event

from bench.servers import Answered, Served, load
from core.database import db

FIRST_VISIT_BYTES, MOST_REQUESTS = 40 * 1024, 6


@dataclass
class Target:
    """An address that is measured, by whom if somebody signed in, what it is held against, and the ratio to reach."""

    name: str
    served: Served
    path: str
    beside: str = ""
    goal: float = 0.0
    cookie: str = ""
    runs: list[Answered] = field(default_factory=list)


def compare(targets: list[Target], rounds: int, seconds: int) -> int:
    """Measure every target in turn, round after round, and print ratios; returns how many goals were missed."""
    for target in targets:
        load(target.served, target.path, 1, cookie=target.cookie)
    for _ in range(rounds):
        for target in targets:
            target.runs.append(load(target.served, target.path, seconds, cookie=target.cookie))
    by_name = {target.name: target for target in targets}
    print(f"{'':<34}{'req/s':>8}{'p50 ms':>8}{'p99 ms':>8}{'CPU ms':>8}{'KB':>7}  ratio")
    return sum(_said(target, by_name) for target in targets)


def first_visit(url: str) -> int:
    """Print what a browser fetches for its first page: page, stylesheet, scripts and font, compressed."""
    page = fetch(url)
    addresses = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|woff2|svg))"', page.decode()))
    sizes = [len(gzip.compress(page, mtime=0)), *(_compressed(url, address) for address in addresses)]
    goal = f"(goal {FIRST_VISIT_BYTES // 1024} KB, {MOST_REQUESTS})"
    print(f"first visit of the event page: {sum(sizes) / 1024:.1f} KB in {len(sizes)} requests {goal}")
    return int(sum(sizes) > FIRST_VISIT_BYTES) + int(len(sizes) > MOST_REQUESTS)


def statements(app: Flask, paths: dict[str, int]) -> int:
    """Print how many statements each page costs a stranger when nothing is kept; `paths` says how many it may cost."""
    missed = 0
    for path, most in paths.items():
        count = _count(app, path)
        print(f"{path.split('?')[0]}: {count} statements (goal {most})")
        missed += count > most
    return missed


def fetch(url: str) -> bytes:
    """What stands at an address."""
    with urlopen(url, timeout=10) as answer:
        body: bytes = answer.read()
        return body


def _said(target: Target, by_name: dict[str, Target]) -> int:
    """Print a target's line; returns how many of its goals were missed."""
    fields = ("per_second", "p50_ms", "p99_ms", "cpu_ms")
    middle = [statistics.median(getattr(run, name) for run in target.runs) for name in fields]
    line = f"{target.name:<34}{middle[0]:>8.0f}{middle[1]:>8.2f}{middle[2]:>8.2f}{middle[3]:>8.2f}"
    line += f"{target.runs[0].bytes_each / 1024:>7.1f}"
    ratio, errors = target.goal, sum(run.errors for run in target.runs)
    if target.beside:
        pairs = list(zip(target.runs, by_name[target.beside].runs, strict=True))
        ratio = statistics.median(run.per_second / base.per_second for run, base in pairs)
        spent = statistics.median(base.cpu_ms / run.cpu_ms for run, base in pairs)
        goal = f" (goal {target.goal})" if target.goal else ""
        line += f"  {ratio:.2f} of {target.beside}{goal}, by CPU {spent:.2f}"
    print(line + (f"  {errors} ERRORS" if errors else ""))
    return int(ratio < target.goal) + int(errors > 0)


def _count(app: Flask, path: str) -> int:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    with app.app_context():
        engines = list(db.engines.values())
    app.test_client().get("/healthz")
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    answer = app.test_client().get(path)
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return len([statement for statement in seen if not statement.startswith(("PRAGMA", "BEGIN"))])


def _compressed(url: str, address: str) -> int:
    origin = "/".join(url.split("/")[:3])
    with urlopen(Request(origin + address, headers={"Accept-Encoding": "gzip"}), timeout=10) as answer:
        return len(answer.read())
