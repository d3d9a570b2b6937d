"""A silence."""

from datetime import UTC, datetime

import pytest

from chapters.models import Chapter
from events.confirming import jobs
from members.models import Member
from tests.people import add_event, saved


@pytest.fixture
def silent(lisbon: Chapter, alice: Member) -> Chapter:
    """Lisbon, with a dinner ahead, of whose organisers nobody has done anything since 3 July."""
    lisbon.confirmed_at = datetime(2026, 7, 3, 12, tzinfo=UTC)
    add_event(saved(lisbon))
    return lisbon


@pytest.fixture
def asked(silent: Chapter) -> Chapter:
    """The same, after its organisers were asked."""
    jobs.ask_whether_dates_stand()
    return silent
