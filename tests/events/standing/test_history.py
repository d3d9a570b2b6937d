"""Any history of those who come every time is the model's; with something broken, one is found that is not."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from chapters.models import Chapter
from core.database import db
from events.rules import Repeats, Rule
from events.standing import due
from events.standing.models import StandingRsvp
from members.models import Member
from tests.conftest import NOON
from tests.events.planning import scheduled, series_by
from tests.events.standing.machine import Cast, EveryTime
from tests.people import add_members

#: Three dates in a year, so that each is looked at after each step.
SELDOM = Rule(Repeats.MONTHLY_BY_WEEKDAY, interval=4, weekdays=("TH",), nth=3)
#: For so many histories of a single event one of a series is tried, which takes three times as long.
SHARE = 8
Check = Callable[..., None]


@pytest.fixture
def check_all(lisbon: Chapter, alice: Member, pytestconfig: pytest.Config) -> Check:
    """Tries histories of fifty steps, an eighth of what `--histories` says, each step held against the model."""
    series = series_by(scheduled(lisbon, alice, rule=SELDOM, guests=2).series_id)
    cast = Cast(series, alice, add_members(5, lisbon), NOON)
    for row in (cast.series, cast.host, *cast.people):
        db.session.refresh(row)
        db.session.expunge(row)
    machine = type("Thursdays", (EveryTime,), {"cast": cast})

    def try_all(phases: tuple[Phase, ...] = (Phase.generate, Phase.shrink)) -> None:
        run_state_machine_as_test(
            seed(0)(machine),
            settings=settings(
                max_examples=pytestconfig.getoption("histories") // SHARE,
                stateful_step_count=50,
                report_multiple_bugs=False,
                deadline=None,
                database=None,
                phases=phases,
                suppress_health_check=list(HealthCheck),
            ),
        )

    return try_all


def test_every_history_of_coming_every_time_is_the_models(check_all: Check) -> None:
    check_all()


def test_who_stood_last_and_is_carried_first_is_found_out(check_all: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    last_first = due._DUE.order_by(None).order_by(StandingRsvp.since_at.desc(), StandingRsvp.member_id.desc())
    monkeypatch.setattr(due, "_DUE", last_first)

    with pytest.raises(AssertionError):
        check_all(phases=(Phase.generate,))
