"""The sheet of badges."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from core import clock
from events.models import Event
from members.models import Handle, Member
from tests.events.door.pressing import coming
from tests.people import add_member, saved

Browser = Callable[[Member], FlaskClient]


@pytest.fixture
def sheet(event: Event) -> str:
    """Where badges are printed."""
    return f"/organise/events/{event.id}/badges"


def test_each_badge_is_in_the_colours_of_its_own_home(
    signed_in: Browser, event: Event, alice: Member, carla: Member, charlotte: Chapter, sheet: str
) -> None:
    coming(event, carla)

    page = signed_in(alice).get(sheet).text

    assert f'<article class="badge t-{charlotte.tincture} m-{charlotte.metal}">' in page
    assert "Visiting from Charlotte" in page


@pytest.mark.parametrize(
    ("starter", "handle", "second"),
    [
        ("bees", "https://bees.example.com/ana", "Ask me about bees"),
        ("", "https://bees.example.com/ana", "bees.example.com/ana"),
    ],
)
def test_the_second_line_is_ones_own(
    signed_in: Browser, event: Event, lisbon: Chapter, alice: Member, sheet: str, starter: str, handle: str, second: str
) -> None:
    ana = add_member("Ana", lisbon, starter=starter)
    saved(Handle(member_id=ana.id, position=0, url=handle, look_at=clock.now()))
    saved(Handle(member_id=ana.id, position=1, url="https://elsewhere.example.com", look_at=clock.now()))
    coming(event, ana)

    page = signed_in(alice).get(sheet).text

    assert f"<small><bdi>{second}</bdi></small>" in page
    assert page.count("<small>") == 1


def test_only_hosts_print_badges(signed_in: Browser, event: Event, bob: Member, sheet: str) -> None:
    coming(event, bob)

    assert signed_in(bob).get(sheet).status_code == 404
