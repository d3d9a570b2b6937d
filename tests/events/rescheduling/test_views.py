"""Changing dates in the calendar on the organisers' pages: with what input, how far it reaches, whose version holds."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from events import changing
from events.models import Event, EventState
from events.rsvps import rsvping
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member
from tests.conftest import StandingClock
from tests.events.planning import details_of, events_of, scheduled
from tests.events.rsvps.saying import going, mails_to, say
from tests.signing_in import post
from tests.watching import Watch

Browser = Callable[[Member], FlaskClient]


def test_the_form_to_change_a_date_shows_it_as_it_stands_and_how_many_would_be_told(
    signed_in: Browser, alice: Member, event: Event, bob: Member, carla: Member
) -> None:
    going(event, bob)
    say(rsvping.maybe, event.id, carla.id)

    html = signed_in(alice).get(f"/events/{event.id}/edit").text

    assert 'value="19:00"' in html
    assert 'value="21:30"' in html
    assert 'value="2026-10-14"' in html
    assert 'value="October dinner"' in html
    assert "2 people have said that they are coming, or may come." in html
    assert "all 2 are told by mail" in html


def test_a_change_is_saved_and_told(signed_in: Browser, alice: Member, event: Event, bob: Member) -> None:
    going(event, bob)
    browser = signed_in(alice)
    fields = {"title": "Dinner", "starts_on": "2026-10-16", "starts_at": "7pm", "ends_at": "21:30", "reach": "this"}

    answer = post(browser, f"/events/{event.id}/edit", **fields)

    assert (answer.status_code, answer.location) == (303, f"/events/{event.id}-dinner")
    assert "Saved. 1 person is told by mail." in browser.get(answer.location).text
    assert mails_to(bob)[-1] == "changed"
    assert events_of(None)[0].starts_at == datetime(2026, 10, 16, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"capacity": "1"}, "2 places are taken: choose 2 or more"),
        ({"starts_on": "2026-10-01"}, "That time has passed already: choose a later one"),
        ({"starts_on": "2026-02-31"}, "There is no such day: choose another one"),
        ({"starts_on": ""}, "Choose a day"),
        ({"title": ""}, "Give the event a title"),
        ({"reach": "all"}, "This date stands alone: nothing else follows from it"),
    ],
)
def test_a_change_that_cannot_be_is_said_and_kept(
    signed_in: Browser, alice: Member, event: Event, bob: Member, changed: dict[str, str], sentence: str
) -> None:
    going(event, bob, guests=1)
    fields = {"title": "Dinner", "starts_on": "2026-10-16", "starts_at": "19:00", "ends_at": "21:30", "cost": "Cake"}

    answer = post(signed_in(alice), f"/events/{event.id}/edit", **fields | changed)

    assert answer.status_code == 422
    assert answer.text.count(sentence) >= (1 if "reach" in changed else 2)
    assert 'value="Cake"' in answer.text
    assert mails_to(bob) == ["youre_in"]


def test_what_somebody_else_has_changed_meanwhile_stands_beside_what_was_typed(
    signed_in: Browser, alice: Member, admin: Member, event: Event, clock: StandingClock
) -> None:
    browser, path = signed_in(alice), f"/events/{event.id}/edit"
    fields = {"title": "Dinner", "starts_on": "2026-10-14", "starts_at": "19:00", "ends_at": "21:30"}
    seen = _seen(browser.get(path).text)
    post(signed_in(admin), path, **fields | {"title": "Soup & bread"})
    clock.forward(minutes=2)

    refused = post(browser, path, **fields, seen=seen)
    again = post(browser, path, **fields, seen=_seen(refused.text))

    assert refused.status_code == 422
    assert "Ada Reis changed this 2 minutes ago." in refused.text
    assert "Title: take theirs, “Soup &amp; bread”" in refused.text
    assert "Otherwise yours holds: “Dinner”." in refused.text
    assert again.status_code == 303
    assert events_of(None)[0].title == "Dinner"


@pytest.mark.parametrize(("changed", "status"), [({"starts_at": "27:00"}, 422), ({"do": "refresh"}, 200)])
def test_a_form_that_is_shown_again_still_knows_what_it_was_made_of(
    signed_in: Browser, alice: Member, admin: Member, event: Event, changed: dict[str, str], status: int
) -> None:
    browser, path = signed_in(alice), f"/events/{event.id}/edit"
    fields = {"title": "Dinner", "starts_on": "2026-10-14", "starts_at": "19:00", "ends_at": "21:30"}
    seen = _seen(browser.get(path).text)
    post(signed_in(admin), path, **fields | {"title": "Soup & bread"})

    shown = post(browser, path, **fields | changed, seen=seen)
    saved = post(browser, path, **fields, seen=_seen(shown.text))

    assert (shown.status_code, saved.status_code) == (status, 422)
    assert events_of(None)[0].title == "Soup & bread"


def test_an_rsvp_meanwhile_is_no_change_of_the_date(
    signed_in: Browser, alice: Member, bob: Member, event: Event
) -> None:
    browser, path = signed_in(alice), f"/events/{event.id}/edit"
    seen = _seen(browser.get(path).text)
    going(event, bob)

    answer = post(browser, path, title="Dinner", starts_on="2026-10-14", starts_at="19:00", ends_at="21:30", seen=seen)

    assert answer.status_code == 303


def test_a_date_that_is_over_offers_no_form(
    signed_in: Browser, alice: Member, event: Event, clock: StandingClock
) -> None:
    clock.move_to(datetime(2026, 10, 15, tzinfo=UTC))
    browser = signed_in(alice)

    for path in (f"/events/{event.id}/edit", f"/events/{event.id}/cancellation"):
        html = browser.get(path).text
        assert "It is cancelled, or it is over." in html or "It is cancelled already, or it is over." in html
        assert f'action="{path}"' not in html
    assert post(browser, f"/events/{event.id}/cancellation", reason="Rain").status_code == 422


def test_calling_off_says_how_many_are_told_and_tells_them(
    signed_in: Browser, alice: Member, event: Event, bob: Member, carla: Member
) -> None:
    going(event, bob)
    going(event, carla)
    browser = signed_in(alice)
    asked = browser.get(f"/events/{event.id}/cancellation").text

    answer = post(browser, f"/events/{event.id}/cancellation", reason="The roof is leaking on the books.", reach="this")

    assert "Cancel it and tell 2 people" in asked
    assert answer.status_code == 303
    page = browser.get(answer.location).text
    assert "Cancelled. 2 people are told by mail." in page
    assert mails_to(bob)[-1] == mails_to(carla)[-1] == "cancelled"
    assert db.session.scalars(select(Event.reason)).one() == "The roof is leaking on the books."


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("", "Say why, in a sentence"),
        ("x" * 501, "This is too long: at most 500 characters"),
        ("Rain\x00", "This has characters that cannot be shown. Type it again"),
    ],
)
def test_nothing_is_called_off_without_a_reason(
    signed_in: Browser, alice: Member, event: Event, reason: str, sentence: str
) -> None:
    answer = post(signed_in(alice), f"/events/{event.id}/cancellation", reason=reason)

    assert answer.status_code == 422
    assert answer.text.count(sentence) == 2
    assert db.session.scalars(select(Event.state)).one() is EventState.PUBLISHED


def test_of_a_date_that_stands_alone_no_other_is_called_off(signed_in: Browser, alice: Member, event: Event) -> None:
    answer = post(signed_in(alice), f"/events/{event.id}/cancellation", reason="Rain", reach="all")

    assert answer.status_code == 422
    assert "This date stands alone: nothing else follows from it" in answer.text
    assert db.session.scalars(select(Event.state)).one() is EventState.PUBLISHED


def test_nothing_that_may_be_changed_is_left_out_where_two_have_changed_it(
    signed_in: Browser, alice: Member, admin: Member, event: Event
) -> None:
    browser, path = signed_in(alice), f"/events/{event.id}/edit"
    fields = {"title": "Dinner", "starts_on": "2026-10-14", "starts_at": "19:00", "ends_at": "21:30"}
    seen = _seen(browser.get(path).text)
    more = {"needs_approval": "y", "promotion": "ask_first", "question-1": "Fish?", "question-1-kind": "yes_no"}
    post(signed_in(admin), path, **fields | more | {"closes_before_hours": "3"})

    text = post(browser, path, **fields, seen=seen).text

    assert "We say yes or no to each RSVP: take theirs, “Yes”</b><small>Otherwise yours holds: “No”." in text
    assert "When a place comes free: take theirs, “Ask them first, and keep it for twelve hours”" in text
    assert "RSVPs close so many hours before: take theirs, “3”</b><small>Otherwise yours holds: “Nothing”." in text
    assert "Questions: take theirs, “Fish?”</b>" in text


def test_of_both_versions_what_is_ticked_is_taken(
    signed_in: Browser, alice: Member, admin: Member, event: Event
) -> None:
    browser, path = signed_in(alice), f"/events/{event.id}/edit"
    fields = {"title": "Dinner", "starts_on": "2026-10-14", "starts_at": "19:30", "ends_at": "21:30"}
    seen = _seen(browser.get(path).text)
    post(signed_in(admin), path, **fields | {"title": "Soup", "starts_at": "19:00"})
    refused = post(browser, path, **fields, seen=seen)

    answer = post(browser, path, **fields, seen=_seen(refused.text), take=["title"])

    assert answer.status_code == 303
    assert (events_of(None)[0].title, events_of(None)[0].start_time) == ("Soup", time(19, 30))


@pytest.fixture
def dates(lisbon: Chapter, alice: Member) -> list[Event]:
    """Twelve third Thursdays."""
    return list(events_of(scheduled(lisbon, alice).series_id))


MOVED = {"starts_on": "2026-11-17", "starts_at": "18:30", "ends_at": "21:00"}


def test_each_choice_names_its_consequence_before_anything_is_saved(
    signed_in: Browser, alice: Member, bob: Member, carla: Member, dates: list[Event]
) -> None:
    going(dates[1], bob)
    going(dates[2], carla)

    answer = post(
        signed_in(alice), f"/events/{dates[1].id}/schedule", **MOVED, reach="following", do="refresh", shown=""
    )

    assert answer.status_code == 200
    assert "It becomes Tue 17 Nov. The other dates of the series stay as they are." in answer.text
    becomes = "Third Thursday of every month becomes third Tuesday of every month"
    assert f"{becomes}: Tue 17 Nov, Tue 15 Dec, Tue 19 Jan and 8 more. 2 people are asked again." in answer.text
    assert "<s>Thu 17 Dec</s> Tue 15 Dec, 18:30" in answer.text
    assert "Move it and tell 2 people" in answer.text
    assert dates[1].starts_on == date(2026, 11, 19)


def test_several_dates_are_saved_as_the_page_has_shown_them(
    signed_in: Browser, alice: Member, dates: list[Event]
) -> None:
    browser, path = signed_in(alice), f"/events/{dates[1].id}/schedule"
    looked = post(browser, path, **MOVED, reach="following", shown="")

    saved = post(browser, path, **MOVED, reach="following", shown=_shown(looked.text))

    assert (looked.status_code, saved.status_code) == (200, 303)
    assert [row.starts_on for row in events_of(dates[2].series_id)][:2] == [date(2026, 11, 17), date(2026, 12, 15)]


def test_dates_that_changed_while_one_looked_are_shown_anew(
    signed_in: Browser, alice: Member, dates: list[Event]
) -> None:
    browser, path = signed_in(alice), f"/events/{dates[1].id}/schedule"
    looked = post(browser, path, **MOVED, reach="following", shown="")
    with writing():
        changing.edit(dates[2], details_of(dates[2], starts_on=date(2026, 12, 14)), by=alice)

    refused = post(browser, path, **MOVED, reach="following", shown=_shown(looked.text))
    saved = post(browser, path, **MOVED, reach="following", shown=_shown(refused.text))

    assert refused.status_code == 422
    assert "These dates have changed while you were looking" in refused.text
    assert saved.status_code == 303


def test_by_the_public_names_alone_a_change_that_reaches_further_is_saved_at_once(
    signed_in: Browser, alice: Member, dates: list[Event]
) -> None:
    answer = post(signed_in(alice), f"/events/{dates[1].id}/schedule", **MOVED, reach="following")

    assert answer.status_code == 303
    assert dates[2].starts_on == date(2026, 12, 15)


def test_another_rhythm_is_typed(signed_in: Browser, alice: Member, dates: list[Event]) -> None:
    fields = MOVED | {"starts_on": "2026-11-19", "phrase": "every other Tuesday"}

    answer = post(signed_in(alice), f"/events/{dates[1].id}/schedule", **fields, reach="following")

    assert answer.status_code == 303
    days = db.session.scalars(select(Event.starts_on).order_by(Event.starts_at)).all()
    assert days[1:4] == [date(2026, 11, 24), date(2026, 12, 8), date(2026, 12, 22)]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"phrase": "whenever"}, "Write it like"),
        ({"starts_on": "2026-10-01"}, "That time has passed already"),
        ({"reach": "some"}, "Choose which dates this changes"),
        ({"starts_at": "half six"}, "Write the time like 18:30"),
    ],
)
def test_what_cannot_be_moved_is_said(
    signed_in: Browser, alice: Member, dates: list[Event], fields: dict[str, str], sentence: str
) -> None:
    sent = MOVED | {"reach": "following"} | fields

    answer = post(signed_in(alice), f"/events/{dates[1].id}/schedule", **sent)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_date_is_skipped_and_put_back_at_the_same_address(
    signed_in: Browser, alice: Member, dates: list[Event]
) -> None:
    browser, january = signed_in(alice), dates[3]
    path, page = f"/events/{january.id}/schedule", f"/events/{january.id}-{january.slug}"

    skipped = post(browser, path, do="skip")
    is_gone = browser.get(page).status_code
    listed = browser.get("/organise/lisbon").text
    restored = post(browser, path, do="restore")

    assert (skipped.status_code, skipped.location, is_gone) == (303, "/organise/lisbon", 404)
    assert "Put it back" in listed
    assert (restored.status_code, restored.location) == (303, page)
    assert browser.get(page).status_code == 200


def test_a_date_that_somebody_comes_to_is_not_skipped(
    signed_in: Browser, alice: Member, bob: Member, dates: list[Event]
) -> None:
    going(dates[3], bob)

    answer = post(signed_in(alice), f"/events/{dates[3].id}/schedule", do="skip")

    assert answer.status_code == 422
    assert "1 person has said that they are coming, or may come: cancel this date instead" in answer.text


def test_a_date_that_is_on_is_not_put_back(signed_in: Browser, alice: Member, bob: Member, dates: list[Event]) -> None:
    assert post(signed_in(alice), f"/events/{dates[3].id}/schedule", do="restore").status_code == 404
    dates[3].state = EventState.SKIPPED
    db.session.commit()
    assert post(signed_in(bob), f"/events/{dates[3].id}/schedule", do="restore").status_code == 404


def test_this_and_following_are_called_off_with_one_mail_each(
    signed_in: Browser, alice: Member, bob: Member, dates: list[Event]
) -> None:
    for row in dates[:4]:
        going(row, bob)
    browser, path = signed_in(alice), f"/events/{dates[1].id}/cancellation"
    asked = browser.get(path).text

    answer = post(browser, path, reason="We are moving away.", reach="following")

    assert "11 dates. 1 person is told. No more are made." in asked
    assert answer.status_code == 303
    states = [row.state for row in events_of(dates[0].series_id)]
    assert states == [EventState.PUBLISHED] + [EventState.CANCELLED] * 11
    assert mails_to(bob).count("changed") == 1


def test_who_is_asked_again_keeps_with_one_press_and_the_hosts_read_how_many(
    signed_in: Browser, alice: Member, bob: Member, carla: Member, dates: list[Event], clock: StandingClock
) -> None:
    going(dates[1], bob)
    going(dates[1], carla)
    host, reader = signed_in(alice), signed_in(bob)
    clock.forward(minutes=1)
    post(host, f"/events/{dates[1].id}/schedule", **MOVED, reach="this")
    clock.forward(minutes=1)
    page = f"/events/{dates[1].id}-thursday-table"
    shown, mine = reader.get(page).text, reader.get("/me/events").text

    answer = post(reader, f"/events/{dates[1].id}/rsvp/again", rsvp="going")

    assert "The hosts moved this" in shown
    assert "Moved: does it suit you?" in mine
    assert answer.status_code == 303
    assert "The hosts moved this" not in reader.get(page).text
    roll = host.get(f"/organise/events/{dates[1].id}/attendees").text
    assert "1 of 2 has said that the new date suits them." in roll


def test_who_is_asked_again_declines_with_one_press_and_the_place_goes_on(
    signed_in: Browser, lisbon: Chapter, alice: Member, bob: Member, carla: Member, clock: StandingClock
) -> None:
    row = events_of(scheduled(lisbon, alice, capacity=1).series_id)[1]
    going(row, bob)
    going(row, carla)
    clock.forward(minutes=1)
    post(signed_in(alice), f"/events/{row.id}/schedule", **MOVED, reach="this")

    post(signed_in(bob), f"/events/{row.id}/rsvp/again", rsvp="declined")

    states = db.session.scalars(select(Rsvp.state).order_by(Rsvp.id)).all()
    assert states == [RsvpState.DECLINED, RsvpState.GOING]


def test_all_dates_that_ask_are_kept_with_one_press(
    signed_in: Browser, alice: Member, bob: Member, dates: list[Event], clock: StandingClock
) -> None:
    for row in dates[1:4]:
        going(row, bob)
    host, reader = signed_in(alice), signed_in(bob)
    clock.forward(minutes=1)
    post(host, f"/events/{dates[1].id}/schedule", **MOVED, reach="following")
    clock.forward(minutes=1)
    asked = reader.get("/me/asked").text

    answer = post(reader, "/me/asked")

    assert "Keep all 3" in asked
    assert (answer.status_code, answer.location) == (303, "/me/events")
    assert "Nothing is asked" in reader.get("/me/asked").text


def test_a_change_that_reaches_many_dates_takes_as_many_statements_as_one_that_reaches_few(
    signed_in: Browser, alice: Member, dates: list[Event], watch: Watch
) -> None:
    browser, fields = signed_in(alice), {"reach": "following", "do": "refresh", "shown": ""}
    with watch.statements() as few:
        post(browser, f"/events/{dates[10].id}/schedule", **MOVED | {"starts_on": "2027-08-17"}, **fields)

    with watch.statements() as many:
        post(browser, f"/events/{dates[1].id}/schedule", **MOVED, **fields)

    assert len(many) <= len(few)


def _shown(html: str) -> str:
    found = re.search(r'name="shown" value="([0-9a-f]+)"', html)
    assert found
    return found[1]


def _seen(html: str) -> str:
    """As what the date was seen when this form was made."""
    found = re.search(r'name="seen" value="([0-9a-f]+)"', html)
    assert found
    return found[1]
