"""Any history of one event's seats is the model's; with something broken, one is found that is not."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from chapters.models import Chapter
from core.database import db
from events.rsvps import rows
from events.rsvps.models import Rsvp
from events.rsvps.offers import waiting
from members.models import Member
from tests.events.rsvps.machine import AT, ON, VISITORS, Cast, Seats
from tests.people import add_event, add_member

STEPS = 50
#: So many are tried at a time: Hypothesis forgets nothing of what it has tried, and chooses ever more slowly.
AT_ONCE = 100
Check = Callable[..., None]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A run of its own, with histories of its own, for each hundred of `--histories`."""
    if "run" in metafunc.fixturenames:
        metafunc.parametrize("run", range(-(-metafunc.config.getoption("histories") // AT_ONCE)))


@pytest.fixture
def machine(lisbon: Chapter, charlotte: Chapter, alice: Member) -> type[Seats]:
    """An event of Lisbon, visitors from Charlotte."""
    people = [add_member(f"Member {number}", charlotte if number in VISITORS else lisbon) for number in range(8)]
    cast = Cast(add_event(lisbon, starts_on=ON, start_time=AT, guests=3), alice, people)
    for row in (cast.event, cast.host, *cast.people):
        db.session.refresh(row)
        db.session.expunge(row)
    return type("Lisbon", (Seats,), {"cast": cast})


@pytest.fixture
def check_all(machine: type[Seats], pytestconfig: pytest.Config) -> Check:
    """Tries histories of fifty steps, a hundred or as many as `--histories` says, each step held against the model.

    A run is given by its number: the same number, the same histories.
    """

    def try_all(run: int = 0, phases: tuple[Phase, ...] = (Phase.generate, Phase.shrink)) -> None:
        run_state_machine_as_test(
            seed(run)(machine),
            settings=settings(
                max_examples=min(pytestconfig.getoption("histories"), AT_ONCE),
                report_multiple_bugs=False,
                stateful_step_count=STEPS,
                deadline=None,
                database=None,
                phases=phases,
                suppress_health_check=list(HealthCheck),
            ),
        )

    return try_all


def test_every_history_of_seats_is_the_models(check_all: Check, run: int) -> None:
    check_all(run)


def test_a_waitlist_in_another_order_is_found_out(check_all: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_FIRST", waiting._FIRST.order_by(None).order_by(Rsvp.place.desc()))

    with pytest.raises(AssertionError):
        check_all(phases=(Phase.generate,))


def test_fewer_places_offered_to_who_is_not_first_are_found_out(
    check_all: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "_TOO_LARGE", waiting._TOO_LARGE.order_by(None).order_by(Rsvp.place.desc()))

    with pytest.raises(AssertionError):
        check_all(phases=(Phase.generate,))


def test_numbers_that_are_not_written_are_found_out(check_all: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows.Hall, "counts", property(lambda _hall: {}))

    with pytest.raises(AssertionError):
        check_all(phases=(Phase.generate,))
