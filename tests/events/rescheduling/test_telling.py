"""Another link to join online: who is told, in how many mails, and in whose the new one stands."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from events import changing
from events.models import Event
from events.online.ways import Way
from events.rescheduling import letters, moving
from events.rescheduling.reach import Reach
from events.rsvps import rsvping
from mail import delivery
from mail.letters import Letter
from mail.models import Message
from mail.transports import Memory
from members.models import Member
from tests.conftest import StandingClock
from tests.events.planning import details_of, events_of, scheduled
from tests.events.rsvps.saying import going, mails_to, say
from tests.people import add_event, add_member

OLD, NEW = "https://meet.example.org/OLD", "https://meet.example.org/NEWLINK"
Browser = Callable[[Member], FlaskClient]


@pytest.fixture
def call(lisbon: Chapter, bob: Member, carla: Member, dan: Member) -> Event:
    """An evening online with one place: bob is going, carla waits, dan may come."""
    event = add_event(lisbon, title="Call", way=Way.ONLINE, link=OLD, capacity=1)
    going(event, bob)
    say(rsvping.rsvp, event.id, carla.id)
    say(rsvping.maybe, event.id, dan.id)
    return event


def edit(event: Event, by: Member, **changed: Any) -> int:
    """Change an evening online; how many are told."""
    with writing():
        return changing.edit(event, details_of(event, **{"way": Way.ONLINE} | changed), by=by)


def told(member: Member) -> Letter | None:
    """The one mail about changes that is queued to somebody, as it would be written now."""
    queued = select(Message.facts).where(Message.kind == "changed", Message.to_address == member.email)
    return letters.render(db.session.scalars(queued).one())


def test_those_going_are_told_and_nobody_else(
    call: Event, alice: Member, bob: Member, carla: Member, dan: Member
) -> None:
    assert edit(call, alice, link=NEW) == 1

    assert [mails_to(member)[-1:] for member in (bob, carla, dan)] == [["changed"], ["waitlisted"], []]
    found = told(bob)
    assert found
    assert (found.subject, found.context["event"].link) == ("Link changed: Call, Wed 14 Oct", NEW)


def test_the_mail_says_it_and_its_file_joins_by_the_new_one(
    app: Flask, monkeypatch: pytest.MonkeyPatch, call: Event, alice: Member, bob: Member, clock: StandingClock
) -> None:
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)
    edit(call, alice, link=NEW)
    clock.forward(minutes=10)
    delivery.deliver_due()

    mail = next(mail for mail in memory.sent if str(mail["Subject"]).startswith("Link changed"))
    parts = [part.get_content().replace("\r\n ", "") for part in mail.walk() if part.get_content_maintype() == "text"]

    assert all("There is a new link to join online." in part for part in parts[:2])
    assert all(NEW in part and OLD not in part for part in parts)


def test_a_typo_in_the_description_is_told_to_nobody(call: Event, alice: Member) -> None:
    assert edit(call, alice, link=OLD, description="Spelt right now") == 0


def test_two_links_within_ten_minutes_are_one_mail_with_the_last(
    call: Event, alice: Member, bob: Member, clock: StandingClock
) -> None:
    edit(call, alice, link="https://meet.example.org/BETWEEN")
    clock.forward(minutes=9)
    edit(call, alice, link=NEW)

    found = told(bob)

    assert mails_to(bob).count("changed") == 1
    assert found
    assert found.context["event"].link == NEW


def test_a_time_and_a_link_are_one_mail_in_which_who_waits_has_no_link(
    call: Event, alice: Member, bob: Member, carla: Member
) -> None:
    edit(call, alice, link=NEW)

    count = edit(call, alice, link=NEW, start_time=call.start_time.replace(hour=18))

    goes, waits = told(bob), told(carla)
    assert count == 3
    assert goes
    assert waits
    assert (goes.context["has_new_link"], goes.context["event"].link) == (True, NEW)
    assert (waits.context["has_new_link"], waits.context["event"].link) == (False, "")
    assert goes.subject == waits.subject == "Now Wed 14 Oct, 18:00: Call"


def test_who_gives_the_place_back_before_the_mail_leaves_is_not_told(call: Event, alice: Member, bob: Member) -> None:
    edit(call, alice, link=NEW)
    say(rsvping.maybe, call.id, bob.id)

    assert told(bob) is None


def test_from_the_room_to_online_is_told_to_everybody(lisbon: Chapter, alice: Member, bob: Member, dan: Member) -> None:
    event = add_event(lisbon)
    going(event, bob)
    say(rsvping.maybe, event.id, dan.id)

    assert edit(event, alice, way=Way.ONLINE, link=NEW) == 2


def test_all_dates_of_a_series_are_one_mail_and_the_page_counts_those_going(
    lisbon: Chapter, alice: Member, bob: Member, dan: Member
) -> None:
    dates = events_of(scheduled(lisbon, alice, way=Way.ONLINE, link=OLD).series_id)
    going(dates[1], bob)
    going(dates[2], bob)
    going(dates[2], add_member("Eve"))
    say(rsvping.maybe, dates[1].id, dan.id)

    with writing():
        count = moving.change(dates[1], details_of(dates[1], way=Way.ONLINE, link=NEW), Reach.FOLLOWING, by=alice)

    found = told(bob)
    assert count == 2
    assert found
    assert [date.has_new_link for date in found.context["dates"]] == [True, True]


def test_the_form_says_how_many_would_be_mailed_another_link(call: Event, alice: Member, signed_in: Browser) -> None:
    html = signed_in(alice).get(f"/events/{call.id}/edit").text

    assert "Another link to join online is mailed to the one who is going." in html
