"""Any history of one event's seats is the model's; with something broken, one is found that is not."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from chapters.models import Chapter
from core.database import db
from events.rsvps import rows
from events.rsvps.models import Rsvp
from members.models import Member
from tests.events.rsvps.machine import AT, ON, VISITORS, Cast, Seats
from tests.people import add_event, add_member

STEPS = 50
Check = Callable[..., None]


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


def test_every_history_of_seats_is_the_models(check_all: Check) -> None:
    check_all()


def test_a_waitlist_in_another_order_is_found_out(check_all: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_FIRST", rows._FIRST.order_by(None).order_by(Rsvp.place.desc()))

    with pytest.raises(AssertionError):
        check_all(phases=(Phase.generate,))


def test_fewer_places_offered_to_who_is_not_first_are_found_out(
    check_all: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_TOO_LARGE", rows._TOO_LARGE.order_by(None).order_by(Rsvp.place.desc()))

    with pytest.raises(AssertionError):
        check_all(phases=(Phase.generate,))


def test_numbers_that_are_not_written_are_found_out(check_all: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows.Hall, "counts", property(lambda _hall: {}))

    with pytest.raises(AssertionError):
        check_all(phases=(Phase.generate,))
