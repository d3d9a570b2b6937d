"""`make bench`: the product beside the ceilings, on the same data in one run; prints ratios, fails below a goal.

Every target is measured in turn, round after round, and a ratio is the median over the rounds of that round's ratio,
so that a slow spell of the machine meets all alike. ROUNDS, SECONDS and DATABASE_URL in the environment change the run.
"""

import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import Request, urlopen

from bench.rsvps import Storm, prepare, storm
from bench.servers import Answered, load, serving

ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = int(os.environ.get("SECONDS", "2"))
ROOT = Path(__file__).parent.parent
FIRST_VISIT_BYTES = 40 * 1024
MOST_REQUESTS = 6


@dataclass
class Target:
    """An address that is measured, what it is held against, and the ratio it must reach."""

    name: str
    url: str
    beside: str = ""
    goal: float = 0.0
    runs: list[Answered] = field(default_factory=list)


def main() -> int:
    """Measure everything; returns how many goals were missed."""
    with tempfile.TemporaryDirectory(prefix="chapterhouse-bench-") as folder, ExitStack() as stack:
        work = Path(folder)
        product = _environment(work)
        _flask(product, "db", "upgrade")
        _flask(product, "cities", "import")
        _flask(product, "demo", "seed")
        bare = {"BENCH_DATABASE_URL": f"sqlite:///{work / 'bare.db'}"}
        subprocess.run(
            [
                sys.executable,
                "-c",
                "import os; from bench.ceilings import seed; seed(os.environ['BENCH_DATABASE_URL'])",
            ],
            env=os.environ | bare,
            cwd=ROOT,
            check=True,
        )
        serve = lambda factory, env: stack.enter_context(serving(factory, env, work / "server.log"))  # noqa: E731
        constant, core, ceiling = (
            serve("bench.ceilings:constant", bare),
            serve("bench.ceilings:core", bare),
            serve("bench.ceilings:rsvp", bare),
        )
        site = serve("app:create_app", product)
        targets = _targets(constant, core, site)
        missed = _compare(targets) + _first_visit(site + _an_event(site))
        missed += _seats(ceiling, site, product)
    return missed


def _environment(work: Path) -> dict[str, str]:
    given = {"DATA_DIR": str(work), "RATE_LIMITS": "off", "LOG_LEVEL": "WARNING"}
    return given | ({"DATABASE_URL": os.environ["DATABASE_URL"]} if "DATABASE_URL" in os.environ else {})


def _flask(environment: dict[str, str], *command: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", *command], env=os.environ | environment, cwd=ROOT, check=True
    )


def _targets(constant: str, core: str, site: str) -> list[Target]:
    return [
        Target("constant page", constant + "/"),
        Target("core: column select and Jinja", core + "/"),
        Target("event page, not kept", site + _an_event(site) + "?fresh=1", "core: column select and Jinja", 0.6),
        Target("home, kept", site + "/", "constant page", 0.20),
        Target("directory, kept", site + "/chapters", "constant page", 0.20),
        Target("chapter page, kept", site + "/chapters/lisbon", "constant page", 0.20),
        Target("chapter .ics, warm", site + "/chapters/lisbon/calendar.ics", "constant page", 0.10),
        Target("cities?q=lis", site + "/cities?q=lis"),
    ]


def _compare(targets: list[Target]) -> int:
    for _ in range(ROUNDS):
        for target in targets:
            target.runs.append(load(target.url, SECONDS))
    by_name = {target.name: target for target in targets}
    missed = 0
    print(f"{'page':<34}{'req/s':>8}{'p50 ms':>8}{'p99 ms':>8}{'KB':>7}  ratio")
    for target in targets:
        middle = statistics.median(run.per_second for run in target.runs)
        line = f"{target.name:<34}{middle:>8.0f}{statistics.median(r.p50_ms for r in target.runs):>8.2f}"
        line += f"{statistics.median(r.p99_ms for r in target.runs):>8.2f}{target.runs[0].bytes_each / 1024:>7.1f}"
        errors = sum(run.errors for run in target.runs)
        if target.beside:
            pairs = zip(target.runs, by_name[target.beside].runs, strict=True)
            ratio = statistics.median(run.per_second / base.per_second for run, base in pairs)
            line += f"  {ratio:.2f} of {target.beside} (goal {target.goal})"
            missed += ratio < target.goal
        missed += errors > 0
        print(line + (f"  {errors} ERRORS" if errors else ""))
    return missed


def _first_visit(url: str) -> int:
    """What a browser fetches for its first page: page, stylesheet, scripts and preloaded font, compressed."""
    page = _fetch(url)
    addresses = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|woff2|svg))"', page.decode()))
    sizes = {url: len(gzip.compress(page, mtime=0))} | {a: _compressed(url, a) for a in addresses}
    total = sum(sizes.values())
    goal = f"(goal {FIRST_VISIT_BYTES // 1024} KB, {MOST_REQUESTS})"
    print(f"first visit of the event page: {total / 1024:.1f} KB in {len(sizes)} requests {goal}")
    return int(total > FIRST_VISIT_BYTES) + int(len(sizes) > MOST_REQUESTS)


def _compressed(url: str, address: str) -> int:
    origin = "/".join(url.split("/")[:3])
    with urlopen(Request(origin + address, headers={"Accept-Encoding": "gzip"}), timeout=10) as answer:
        return len(answer.read())


def _seats(ceiling: str, site: str, product: dict[str, str]) -> int:
    """One-seat RSVPs over HTTP, beside the least transaction that does the same."""
    people = prepare(product, 1000)
    rounds: list[tuple[Storm, Storm]] = []
    for people_now in (people[:500], people[500:]):
        rounds.append(
            (storm(ceiling, [{"path": "/rsvp", "headers": {}, "body": ""}] * len(people_now)), storm(site, people_now))
        )
    ratio = statistics.median(ours.per_second / bare.per_second for bare, ours in rounds)
    for bare, ours in rounds:
        print(f"RSVP POST: {ours.per_second:.0f}/s beside {bare.per_second:.0f}/s, answers {json.dumps(ours.answers)}")
    print(f"RSVP POST {ratio:.2f} of its ceiling (goal 0.35)")
    return int(ratio < 0.35)


def _an_event(site: str) -> str:
    found = re.search(r'href="(/events/\d+-[a-z0-9-]+)"', _fetch(site + "/chapters/lisbon").decode())
    if not found:
        raise SystemExit("the demonstration has no event in Lisbon")
    return found[1]


def _fetch(url: str) -> bytes:
    with urlopen(url, timeout=10) as answer:
        body: bytes = answer.read()
        return body


if __name__ == "__main__":
    sys.exit(min(main(), 100))
