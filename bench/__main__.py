"""`make bench`: the product beside the ceilings, on the same data in one run; prints ratios, fails below a goal.

Every target is measured in turn, round after round, and a ratio is the median over the rounds of that round's ratio,
so that a slow spell of the machine meets all alike. ROUNDS, SECONDS and DATABASE_URL in the environment change the run.
"""

import os
import re
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from bench import house, pages, rsvps, seats
from bench.ceilings import seed
from bench.pages import Target, fetch
from bench.servers import SITE, Served, memory_of, serving
from core import config
from core.database import db
from members.models import Member
from trips.models import Leg, Trip

ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = int(os.environ.get("SECONDS", "2"))
EVENT_OF_CORE, HOME_OF_CONSTANT, CALENDAR_OF_CONSTANT, RSVP_OF_LEAST = 0.6, 0.20, 0.10, 0.35
MEMORY_OF_BARE, BOOT_OF_BARE = 1.4, 3.0
BARE_FORMS = 60_000
TRAVELLER = "carla@example.com"


@dataclass(frozen=True)
class Servers:
    """The product and the bare applications beside it."""

    constant: Served
    core: Served
    least: Served
    site: Served


def main() -> int:
    """Measure everything; returns how many goals were missed."""
    with tempfile.TemporaryDirectory(prefix="chapterhouse-bench-") as folder, ExitStack() as stack:
        work = Path(folder)
        product = house.environment(work, os.environ.get("DATABASE_URL", ""))
        house.fill(product, "db upgrade", "cities import", "demo seed")
        url = config.read(product).database_url
        bare = {"BENCH_DATABASE_URL": f"sqlite:///{work / 'bare.db'}" if url.startswith("sqlite") else url}
        seed(bare["BENCH_DATABASE_URL"])
        servers = _serve(stack, work, bare, product)
        return _measure(servers, work, product)


def _serve(stack: ExitStack, work: Path, bare: dict[str, str], product: dict[str, str]) -> Servers:
    def open_up(factory: str, environment: dict[str, str]) -> Served:
        return stack.enter_context(serving(factory, environment, work / "server.log"))

    return Servers(
        constant=open_up("bench.ceilings:constant", bare),
        core=open_up("bench.ceilings:core", bare),
        least=open_up("bench.ceilings:least_rsvp", bare),
        site=open_up(SITE, product),
    )


def _measure(servers: Servers, work: Path, product: dict[str, str]) -> int:
    app, site = house.opened(product), servers.site.address
    event = _an_event(site)
    missed = pages.compare(_targets(servers, event) + _away(servers, app), ROUNDS, SECONDS)
    files = rsvps.forms(app, ROUNDS, work)
    bare_file = rsvps.bare_forms(BARE_FORMS, work)
    missed += rsvps.compare(servers.least, servers.site, bare_file, files, SECONDS, RSVP_OF_LEAST)
    missed += pages.first_visit(site + event)
    missed += pages.statements(app, {"/": 4, "/chapters": 4, "/events": 4, "/chapters/lisbon": 6, event: 6})
    return missed + _machine(servers)


def _targets(servers: Servers, event: str) -> list[Target]:
    constant, core, site = "constant page", "core: column select and Jinja", servers.site
    return [
        Target(constant, servers.constant, "/"),
        Target(core, servers.core, "/"),
        Target("event page, not kept", site, event, core, EVENT_OF_CORE),
        Target("home, kept", site, "/", constant, HOME_OF_CONSTANT),
        Target("directory, kept", site, "/chapters", constant, HOME_OF_CONSTANT),
        Target("chapter page, kept", site, "/chapters/lisbon", constant, HOME_OF_CONSTANT),
        Target("what is on, kept", site, "/events", constant, HOME_OF_CONSTANT),
        Target("chapter .ics, warm", site, "/chapters/lisbon/calendar.ics", constant, CALENDAR_OF_CONSTANT),
        Target("/cities?q=lis", site, "/cities?q=lis"),
    ]


def _away(servers: Servers, app: Flask) -> list[Target]:
    """What a traveller looks at: the page of her trip, and the search that it was kept from, hers and a stranger's."""
    with app.app_context():
        trip = db.session.execute(
            select(Trip.key, Leg.city_id, Leg.arrives_on, Leg.leaves_on)
            .join(Leg, Leg.trip_id == Trip.id)
            .join(Member, Member.id == Trip.member_id)
            .where(Member.email == TRAVELLER)
        ).one()
        db.session.remove()
    search = f"/events?near={trip.city_id}&from={trip.arrives_on}&to={trip.leaves_on}"
    constant, core, cookie = "constant page", "core: column select and Jinja", seats.signed_in(app, TRAVELLER).cookie
    return [
        Target("trip page, signed in", servers.site, f"/trips/{trip.key}", core, EVENT_OF_CORE, cookie),
        Target("search around a city, signed in", servers.site, search, core, cookie=cookie),
        Target("search around a city, kept", servers.site, search, constant, HOME_OF_CONSTANT),
    ]


def _machine(servers: Servers) -> int:
    """Memory after the load and the time to the open port, beside the bare application that has a database."""
    memory = memory_of(servers.site.pid) / memory_of(servers.core.pid)
    boot = servers.site.opened_after_seconds / servers.core.opened_after_seconds
    print(f"memory of 2 workers after load: {memory_of(servers.site.pid):.0f} MiB, {memory:.2f} of core's")
    print(f"boot: {servers.site.opened_after_seconds:.2f} s, {boot:.2f} of core's (goal {BOOT_OF_BARE})")
    return int(memory > MEMORY_OF_BARE) + int(boot > BOOT_OF_BARE)


def _an_event(site: str) -> str:
    found = re.search(r'href="(/events/\d+-[a-z0-9-]+)"', fetch(site + "/chapters/lisbon").decode())
    if not found:
        raise SystemExit("the demonstration has no event in Lisbon")
    return found[1]


if __name__ == "__main__":
    sys.exit(min(main(), 100))
