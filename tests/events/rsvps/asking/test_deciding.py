"""Approval: who asks to come waits for an organiser, and nobody gets past that."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from core.refusal import Refused
from events import changing
from events.models import Event
from events.rsvps import rsvping
from events.rsvps.asking import deciding
from events.rsvps.models import Rsvp, RsvpState
from mail.models import Message
from members.models import Act, Member, Visibility
from tests.events.planning import details_of
from tests.events.rsvps.asking.asked import answering, asking
from tests.events.rsvps.saying import counted, counts_of, going, mails_to, say, state_of
from tests.people import add_event, add_member
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]


@pytest.fixture
def choosy(lisbon: Chapter) -> Event:
    """A table for two whose hosts look at each RSVP."""
    return add_event(lisbon, title="Small table", capacity=2, needs_approval=True)


def approve(event: Event, member: Member, by: Member) -> None:
    """An organiser says yes."""
    say(deciding.approve, event.id, member.key, by=by.id)


def test_who_asks_has_no_place_though_there_are_some(choosy: Event, bob: Member) -> None:
    going(choosy, bob)

    assert state_of(choosy, bob) is RsvpState.WAITING
    assert counts_of(choosy) == counted(choosy) == (0, 0, 0, 1)
    assert mails_to(bob) == []


def test_organisers_are_told_once_a_day(choosy: Event, bob: Member, dan: Member, alice: Member) -> None:
    going(choosy, bob)
    going(choosy, dan)

    assert mails_to(alice) == ["rsvps_to_decide"]


def test_a_yes_is_a_seat_and_a_mail(choosy: Event, bob: Member, alice: Member) -> None:
    going(choosy, bob)

    approve(choosy, bob, alice)

    assert state_of(choosy, bob) is RsvpState.GOING
    assert counts_of(choosy) == counted(choosy) == (1, 1, 0, 0)
    assert mails_to(bob) == ["youre_in"]
    act = db.session.scalars(select(Act)).one()
    assert (act.member_id, act.action, act.subject) == (alice.id, "rsvp approved", f"event:{choosy.id}")


def test_a_no_is_told_and_is_not_asked_again(choosy: Event, bob: Member, alice: Member) -> None:
    going(choosy, bob)

    say(deciding.turn_down, choosy.id, bob.key, by=alice.id)

    assert state_of(choosy, bob) is RsvpState.WITHDRAWN
    assert counts_of(choosy) == counted(choosy) == (0, 0, 0, 0)
    assert mails_to(bob) == ["turned_down"]
    with pytest.raises(Refused, match="The hosts have no place for you this time"):
        going(choosy, bob)


def test_a_yes_where_all_is_taken_is_a_place_on_the_waitlist(
    choosy: Event, bob: Member, dan: Member, carla: Member, alice: Member
) -> None:
    for member in (bob, dan, carla):
        going(choosy, member)
        approve(choosy, member, alice)

    assert [state_of(choosy, member) for member in (bob, dan, carla)] == ["going", "going", "waiting"]
    assert mails_to(carla) == ["waitlisted"]


def test_who_waits_for_a_decision_is_passed_and_blocks_nobody(
    choosy: Event, bob: Member, dan: Member, alice: Member
) -> None:
    going(choosy, bob, 1)
    going(choosy, dan)

    approve(choosy, dan, alice)

    assert (state_of(choosy, bob), state_of(choosy, dan)) == ("waiting", "going")


def test_a_freed_place_is_nobodys_who_waits_for_a_decision(
    choosy: Event, bob: Member, dan: Member, alice: Member
) -> None:
    going(choosy, dan)
    approve(choosy, dan, alice)
    going(choosy, bob)

    say(rsvping.withdraw, choosy.id, dan.id)

    assert state_of(choosy, bob) is RsvpState.WAITING
    assert counts_of(choosy) == counted(choosy) == (0, 0, 0, 1)


def test_who_was_let_in_once_comes_back_without_asking(choosy: Event, bob: Member, alice: Member) -> None:
    going(choosy, bob)
    approve(choosy, bob, alice)
    say(rsvping.withdraw, choosy.id, bob.id)

    going(choosy, bob)

    assert state_of(choosy, bob) is RsvpState.GOING


@pytest.mark.parametrize("verb", [deciding.approve, deciding.turn_down])
def test_what_is_decided_is_decided_once(
    choosy: Event, bob: Member, alice: Member, verb: Callable[..., object]
) -> None:
    going(choosy, bob)
    approve(choosy, bob, alice)

    with pytest.raises(Refused, match="That has been decided already"):
        say(verb, choosy.id, bob.key, by=alice.id)

    assert state_of(choosy, bob) is RsvpState.GOING


def test_who_takes_it_back_is_decided_no_more(choosy: Event, bob: Member, alice: Member) -> None:
    going(choosy, bob)
    say(rsvping.withdraw, choosy.id, bob.id)

    with pytest.raises(Refused):
        approve(choosy, bob, alice)


def test_without_approval_all_who_waited_for_it_are_let_in_in_order(
    choosy: Event, bob: Member, dan: Member, carla: Member, alice: Member
) -> None:
    for member in (bob, dan, carla):
        going(choosy, member)

    say(changing.edit, choosy, details_of(choosy, needs_approval=False), by=alice)

    assert [state_of(choosy, member) for member in (bob, dan, carla)] == ["going", "going", "waiting"]
    assert counts_of(choosy) == counted(choosy)
    assert [mails_to(member) for member in (bob, dan, carla)] == [["youre_in"], ["youre_in"], ["waitlisted"]]


def test_by_itself_nothing_needs_approval(event: Event, bob: Member) -> None:
    going(event, bob)

    assert (state_of(event, bob), db.session.scalars(select(Rsvp.approval)).one()) == ("going", None)


def test_one_press_in_the_organisers_list_decides(
    choosy: Event, bob: Member, dan: Member, alice: Member, signed_in: Browser
) -> None:
    answering(asking(choosy), bob, {11: "Fish"})
    answering(choosy, dan, {11: "No meat"})
    browser = signed_in(alice)
    html = browser.get(f"/organise/events/{choosy.id}/attendees").text
    assert "Waiting for your decision" in html
    assert "Fish" in html

    yes = post(browser, f"/organise/events/{choosy.id}/decisions", member=bob.key, decision="yes")
    no = post(browser, f"/organise/events/{choosy.id}/decisions", member=dan.key, decision="no")

    assert (yes.status_code, no.status_code) == (303, 303)
    assert (state_of(choosy, bob), state_of(choosy, dan)) == ("going", "withdrawn")
    assert "Waiting for your decision" not in browser.get(f"/organise/events/{choosy.id}/attendees").text


@pytest.mark.parametrize("fields", [{"decision": "yes"}, {"decision": "perhaps"}, {}])
def test_a_decision_that_makes_no_sense_is_none(
    choosy: Event, bob: Member, alice: Member, signed_in: Browser, fields: dict[str, str]
) -> None:
    going(choosy, bob)
    browser = signed_in(alice)

    answer = post(browser, f"/organise/events/{choosy.id}/decisions", **fields)

    assert answer.status_code == 303
    assert "Say yes or no to somebody who asks to come." in browser.get(answer.location).text
    assert state_of(choosy, bob) is RsvpState.WAITING


def test_who_decides_what_is_decided_is_told_so(choosy: Event, bob: Member, alice: Member, signed_in: Browser) -> None:
    browser = signed_in(alice)

    post(browser, f"/organise/events/{choosy.id}/decisions", member=bob.key, decision="yes")

    html = browser.get(f"/organise/events/{choosy.id}/attendees").text
    assert "That has been decided already, or is not asked any more." in html


def test_who_asks_by_the_form_reads_that_the_hosts_decide(choosy: Event, bob: Member, signed_in: Browser) -> None:
    browser = signed_in(bob)

    post(browser, f"/events/{choosy.id}/rsvp", rsvp="going")

    assert "You’ve asked to come. The hosts decide" in browser.get(f"/events/{choosy.id}-small-table").text


def test_who_asked_is_told_where_they_stand_and_nobody_else_is(
    choosy: Event, bob: Member, lisbon: Chapter, alice: Member, client: FlaskClient, signed_in: Browser
) -> None:
    going(choosy, bob)
    zoe = add_member("Zoe", lisbon)
    going(choosy, zoe)
    approve(choosy, zoe, alice)
    page = f"/events/{choosy.id}-small-table"

    assert "The hosts decide" in signed_in(bob).get(page).text
    assert "The hosts decide" in signed_in(bob).get("/me/events").text
    assert "Bob Tavares" not in client.get(page).text
    assert "Bob Tavares" not in signed_in(zoe).get(page).text
    assert "Bob Tavares" not in signed_in(zoe).get(f"/events/{choosy.id}/attendees").text


def test_who_signs_up_to_ask_is_promised_a_decision_and_not_a_place(choosy: Event, client: FlaskClient) -> None:
    html = client.get(f"/sign-up?event={choosy.id}&rsvp=going").text

    assert "Press it and the hosts decide, and mail you what they say." in html
    assert "hold my place" not in html


def test_who_asked_while_signing_up_waits_for_a_decision(choosy: Event, client: FlaskClient) -> None:
    post(client, "/sign-up", email="theo@example.com", name="Theo", next="/", event=str(choosy.id), rsvp="going")
    link = db.session.scalars(select(Message).where(Message.kind == "confirm_link")).one()

    post(client, "/sign-in/link", token=str(link.facts["token"]))

    theo = db.session.scalars(select(Member).where(Member.email == "theo@example.com")).one()
    assert state_of(choosy, theo) is RsvpState.WAITING
    assert mails_to(theo) == ["confirm_link"]


@pytest.mark.parametrize(
    "path", ["{page}", "{event}.ics", "{event}/card.png", "{event}/attendees", "/events", "/chapters/lisbon"]
)
@pytest.mark.parametrize("who", ["stranger", "not going", "going"])
def test_who_asks_is_named_to_the_hosts_alone(
    choosy: Event,
    lisbon: Chapter,
    alice: Member,
    client: FlaskClient,
    signed_in: Browser,
    who: str,
    path: str,
) -> None:
    going(choosy, add_member("Everett Canary", lisbon), visibility=Visibility.EVERYBODY)
    zoe, dora = add_member("Zoe", lisbon), add_member("Dora", lisbon)
    going(choosy, zoe)
    approve(choosy, zoe, alice)
    browser = {"stranger": client, "not going": signed_in(dora), "going": signed_in(zoe)}[who]

    answer = browser.get(path.format(page=f"/events/{choosy.id}-small-table", event=f"/events/{choosy.id}"))

    assert b"Everett Canary" not in answer.data
    assert "Everett Canary" in signed_in(alice).get(f"/organise/events/{choosy.id}/attendees").text


def test_who_asked_gave_up_and_comes_again_after_the_hosts_have_stopped_deciding_is_seated(
    choosy: Event, bob: Member, alice: Member
) -> None:
    going(choosy, bob)
    say(rsvping.withdraw, choosy.id, bob.id)
    say(changing.edit, choosy, details_of(choosy, needs_approval=False), by=alice)

    going(choosy, bob)

    assert state_of(choosy, bob) is RsvpState.GOING
    assert mails_to(bob) == ["youre_in"]
