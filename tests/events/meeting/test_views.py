"""The faces of those who were there: for whom the page is, what is pressed on it, and what it never tells."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from core.database import db, writing
from events.models import Event
from events.rsvps.models import Rsvp
from mail.models import Message
from members.blocking import operations as blocking
from members.models import Member, Visibility
from tests.conftest import StandingClock
from tests.events.meeting.evening import THE_MORNING_AFTER, comes, met, was_there
from tests.people import add_members
from tests.signing_in import post
from tests.watching import Watch

SignedIn = Callable[[Member], FlaskClient]
#: What is not the same from one answer to the next.
TOKENS = re.compile(rb'name="csrf_token" value="[^"]*"')
PASSING = ("Date", "X-Request-Id", "Set-Cookie")
#: What Carla can ask for that could tell what Bob said of her.
PROBES = (
    "/",
    "/me",
    "/me/met",
    "/me/met.vcf",
    "/me/met/{bob}.vcf",
    "/me/events",
    "/events/{event}-october-dinner",
    "/events/{event}/met",
    "/events/{event}/attendance",
    "/members/{bob}",
)


@pytest.fixture
def faces(event: Event) -> str:
    """Where the page is."""
    return f"/events/{event.id}/met"


def seen(client: FlaskClient, event: Event, bob: Member) -> Sequence[tuple[str, int, Mapping[str, str], bytes]]:
    """Status, headers and bytes of every probe, without the tokens."""
    found = []
    for probe in PROBES:
        path = probe.format(event=event.id, bob=bob.key)
        answer = client.get(path)
        headers = {name: value for name, value in answer.headers.items() if name not in PASSING}
        found.append((path, answer.status_code, headers, TOKENS.sub(b"", answer.data)))
    return found


def keep_to_themselves(event: Event, member: Member, *, is_so: bool) -> None:
    """Tell the organisers alone, and show no face; or the others again."""
    rsvp = db.session.scalars(select(Rsvp).where(Rsvp.event_id == event.id, Rsvp.member_id == member.id)).one()
    rsvp.visibility = Visibility.ORGANISERS if is_so else Visibility.ATTENDEES
    member.shows_face = not is_so
    db.session.commit()


def mails() -> int:
    """How much mail was ever queued."""
    return db.session.scalars(select(func.count()).select_from(Message)).one()


def test_nothing_that_the_other_can_ask_for_tells_what_one_said_alone(
    evening: Event, bob: Member, carla: Member, signed_in: SignedIn
) -> None:
    client = signed_in(carla)
    before, queued = seen(client, evening, bob), mails()

    met(evening, bob, carla, contact=True)

    assert seen(client, evening, bob) == before
    assert mails() == queued


def test_no_page_of_the_other_asks_one_more_statement(
    evening: Event, bob: Member, carla: Member, signed_in: SignedIn, watch: Watch
) -> None:
    client = signed_in(carla)
    with watch.statements() as before:
        seen(client, evening, bob)

    met(evening, bob, carla, contact=True)

    with watch.statements() as after:
        seen(client, evening, bob)
    assert len(after) == len(before)


def test_the_probes_would_show_it_once_both_have_said_so(
    evening: Event, bob: Member, carla: Member, signed_in: SignedIn
) -> None:
    client = signed_in(carla)
    met(evening, carla, bob)
    before = seen(client, evening, bob)

    met(evening, bob, carla)

    assert [one[0] for one, other in zip(seen(client, evening, bob), before, strict=True) if one != other] == [
        "/",
        "/me/met",
        f"/events/{evening.id}/met",
    ]


def test_a_block_looks_as_if_the_other_kept_to_themselves(
    evening: Event, bob: Member, carla: Member, signed_in: SignedIn
) -> None:
    client = signed_in(carla)
    met(evening, carla, bob)
    keep_to_themselves(evening, bob, is_so=True)
    unseen = seen(client, evening, bob)
    keep_to_themselves(evening, bob, is_so=False)

    with writing():
        blocking.block(bob.id, carla.key)

    assert seen(client, evening, bob) == unseen


def test_one_says_so_and_is_told_that_it_is_for_them_alone(
    evening: Event, bob: Member, carla: Member, signed_in: SignedIn, faces: str
) -> None:
    client = signed_in(bob)

    answer = post(client, faces, member=carla.key)

    assert (answer.status_code, answer.location) == (303, faces)
    page = client.get(faces).text
    assert "Noted, for you alone." in page
    assert "You said you met" in page


def test_contact_is_never_ticked_before(evening: Event, bob: Member, signed_in: SignedIn, faces: str) -> None:
    page = signed_in(bob).get(faces).text

    assert page.count('<input type="checkbox" name="contact" value="y"><span>Exchange contact') == 2


def test_to_strangers_and_those_who_were_not_there_there_is_no_such_page(
    evening: Event, alice: Member, client: FlaskClient, signed_in: SignedIn, faces: str
) -> None:
    assert client.get(faces).location == f"/sign-in?next={faces}"
    assert signed_in(alice).get(faces).status_code == 404
    assert post(signed_in(alice), faces, member="x").status_code == 404


def test_it_closes_after_a_fortnight(
    evening: Event, bob: Member, signed_in: SignedIn, faces: str, clock: StandingClock, address: str
) -> None:
    clock.move_to(THE_MORNING_AFTER + timedelta(days=14))
    client = signed_in(bob)

    assert client.get(faces).status_code == 404
    assert faces not in client.get(address).text


@pytest.mark.parametrize("fields", [{}, {"member": "nobody"}, {"member": "x" * 50}])
def test_what_names_nobody_there_is_refused(
    evening: Event, bob: Member, signed_in: SignedIn, faces: str, fields: dict[str, str]
) -> None:
    answer = post(signed_in(bob), faces, **fields)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_who_is_not_seen_is_told_so_and_says_yes_in_one_press(
    event: Event, bob: Member, carla: Member, clock: StandingClock, signed_in: SignedIn, faces: str
) -> None:
    comes(event, carla)
    comes(event, bob, is_seen=False)
    was_there(event, clock, bob, carla)
    client = signed_in(bob)
    before = client.get(faces).text

    answer = post(client, f"{faces}/face")

    assert (answer.status_code, "They don’t see you here" in before, ">We met<" in before) == (303, True, False)
    assert ">We met<" in client.get(faces).text


def test_the_page_of_the_event_and_of_the_morning_after_lead_there(
    evening: Event, bob: Member, signed_in: SignedIn, faces: str, address: str
) -> None:
    client = signed_in(bob)

    for page in (address, f"/events/{evening.id}/attendance"):
        assert f'href="{faces}"' in client.get(page).text


def test_where_nobody_is_to_be_seen_the_morning_after_does_not_lead_there(
    event: Event, bob: Member, clock: StandingClock, signed_in: SignedIn, faces: str
) -> None:
    comes(event, bob)
    was_there(event, clock, bob)

    assert faces not in signed_in(bob).get(f"/events/{event.id}/attendance").text


def test_however_many_they_are_it_asks_as_much(
    evening: Event, bob: Member, signed_in: SignedIn, faces: str, watch: Watch, clock: StandingClock
) -> None:
    client = signed_in(bob)
    with watch.statements() as few:
        client.get(faces)
    clock.move_to(evening.starts_at - timedelta(days=1))
    members = add_members(4)
    comes(evening, *members)
    was_there(evening, clock, *members)

    with watch.statements() as many:
        client.get(faces)
    assert len(many) == len(few)
