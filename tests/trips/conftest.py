"""Carla's week in Lisbon, and browsers that are signed in."""

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from core.database import writing
from members.models import Member
from tests.signing_in import sign_in
from trips import operations
from trips.itinerary import Stop
from trips.models import Trip
from trips.operations import Wishes


@pytest.fixture
def signed_in(another_client: Callable[[], FlaskClient]) -> Callable[[Member], FlaskClient]:
    """A browser of its own for somebody, signed in."""
    return lambda member: sign_in(another_client(), member)


@pytest.fixture
def week(lisbon: Chapter) -> Stop:
    """From Monday 12 to Sunday 18 October 2026, forty kilometres around Lisbon."""
    return Stop(lisbon.city_id, date(2026, 10, 12), date(2026, 10, 18))


@pytest.fixture
def keep() -> Callable[..., Trip]:
    """Keep a route as somebody's trip, as a view does: `keep(carla, week, visibility=...)`."""

    def kept(member: Member, *stops: Stop, **wishes: object) -> Trip:
        with writing():
            return operations.keep(member.id, stops, Wishes(**wishes))  # type: ignore[arg-type]

    return kept
