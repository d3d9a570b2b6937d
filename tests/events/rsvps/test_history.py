"""Any history of one event's seats is the model's; with something broken, one is found that is not."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from chapters.models import Chapter
from events.rsvps import rows
from events.rsvps.models import Rsvp
from tests.events.rsvps.machine import Seats

STEPS = 50
Run = Callable[..., None]


@pytest.fixture
def machine(lisbon: Chapter, charlotte: Chapter) -> type[Seats]:
    """Events of Lisbon, visitors from Charlotte."""
    return type("Lisbon", (Seats,), {"chapter": lisbon, "elsewhere": charlotte})


@pytest.fixture
def run(machine: type[Seats], pytestconfig: pytest.Config) -> Run:
    """Tries histories of fifty steps, as many as `--histories` says, each step held against the model."""

    def try_all(phases: tuple[Phase, ...] = tuple(Phase)) -> None:
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=pytestconfig.getoption("histories"),
                stateful_step_count=STEPS,
                deadline=None,
                database=None,
                phases=phases,
                suppress_health_check=list(HealthCheck),
            ),
        )

    return try_all


def test_every_history_of_seats_is_the_models(run: Run) -> None:
    run()


def test_a_waitlist_in_another_order_is_found_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_FIRST", rows._FIRST.order_by(None).order_by(Rsvp.place.desc()))

    with pytest.raises(AssertionError):
        run(phases=(Phase.generate,))


def test_a_seat_given_twice_is_found_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows.Hall, "counts", property(lambda hall: {}), raising=True)

    with pytest.raises(AssertionError):
        run(phases=(Phase.generate,))
