"""An organiser schedules what repeats every month, corrects one date and calls one off; those going are told."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from events.models import Event
from events.rsvps import rsvping
from mail.models import Message
from members.models import Member
from tests.conftest import StandingClock
from tests.events import planning
from tests.events.rsvps.saying import going
from tests.journeys.house import House
from tests.journeys.reader import Reader
from tests.people import add_members

TITLE = "Third Thursday"
#: Half past six in Lisbon on twelve third Thursdays, across the changes of 25 October and 28 March.
INSTANTS = [
    datetime(2026, 10, 15, 17, 30, tzinfo=UTC),
    datetime(2026, 11, 19, 18, 30, tzinfo=UTC),
    datetime(2026, 12, 17, 18, 30, tzinfo=UTC),
    datetime(2027, 1, 21, 18, 30, tzinfo=UTC),
    datetime(2027, 2, 18, 18, 30, tzinfo=UTC),
    datetime(2027, 3, 18, 18, 30, tzinfo=UTC),
    datetime(2027, 4, 15, 17, 30, tzinfo=UTC),
    datetime(2027, 5, 20, 17, 30, tzinfo=UTC),
    datetime(2027, 6, 17, 17, 30, tzinfo=UTC),
    datetime(2027, 7, 15, 17, 30, tzinfo=UTC),
    datetime(2027, 8, 19, 17, 30, tzinfo=UTC),
    datetime(2027, 9, 16, 17, 30, tzinfo=UTC),
]


def schedules(alice: Reader) -> None:
    """From the chapter's manage page: the third Thursday of every month, from 18:30 to 21:00."""
    alice.goes_to("/organise/lisbon")
    alice.presses_link("Schedule an event")
    alice.types("Title", TITLE)
    alice.chooses("Which one", "third")
    alice.chooses("Weekday", "Thursday")
    alice.types("Start time", "18:30")
    alice.types("End time", "21:00")


@pytest.fixture
def scheduled(house: House) -> House:
    """Lisbon with its third Thursdays, to two of which bob is going."""
    with house.app.app_context():
        alice, bob = (_member(f"{name}@example.com") for name in ("alice", "bob"))
        lisbon = db.session.scalars(select(Chapter).where(Chapter.slug == "lisbon")).one()
        for event in planning.events_of(planning.scheduled(lisbon, alice, title=TITLE, capacity=None).series_id)[1:3]:
            going(event, bob)
    house.work()
    return house


@pytest.fixture
def crowd(scheduled: House) -> House:
    """The same, with twenty-two more who RSVP to both: going, waiting, one with a guest, one maybe."""
    with scheduled.app.app_context(), writing():
        lisbon = db.session.scalars(select(Chapter).where(Chapter.slug == "lisbon")).one()
        people = add_members(22, lisbon)
        dates = select(Event.id).where(Event.title == TITLE).order_by(Event.starts_at).offset(1).limit(2)
        for event_id in db.session.scalars(dates).all():
            for member in people[2:]:
                rsvping.rsvp(event_id, member.id)
            rsvping.rsvp(event_id, people[0].id, guests=1)
            rsvping.maybe(event_id, people[1].id)
    return scheduled


def _member(email: str) -> Member:
    return db.session.scalars(select(Member).where(Member.email == email)).one()


def test_the_third_thursday_is_twelve_dates_right_on_the_wall_across_both_changes(
    meet: Callable[..., Reader], house: House, script: bool
) -> None:
    alice = meet("alice", script=script)
    schedules(alice)

    alice.presses_button("Publish")

    alice.sees("12 dates are up.")
    assert house.instants_of(TITLE) == INSTANTS
    assert (alice.fields, alice.presses) == (5, 2)
    for on in (date(2026, 10, 15), date(2026, 11, 19), date(2027, 4, 15)):
        alice.goes_to(house.path_of(TITLE, on))
        alice.sees("18:30–21:00")


def test_what_the_chapter_does_as_usual_takes_one_field_and_two_presses(
    meet: Callable[..., Reader], scheduled: House, script: bool
) -> None:
    alice = meet("alice", script=script)
    alice.goes_to("/organise/lisbon")

    alice.presses_link("Schedule an event")
    alice.types("Title", "Another table")
    alice.presses_button("Publish")

    alice.sees("12 dates are up.")
    assert scheduled.instants_of("Another table") == INSTANTS
    assert (alice.fields, alice.presses) == (1, 2)


@pytest.mark.once
def test_who_moves_the_start_moves_the_end_along(meet: Callable[..., Reader], scheduled: House) -> None:
    alice = meet("alice")

    with scheduled.guests.held("/js/lasting"):
        alice.goes_to("/organise/lisbon/events/new")
        alice.types("Start time", "11:00")
    expect(alice.page.get_by_label("End time").first).to_have_value("13:30")

    alice.types("Start time", "12:15")
    expect(alice.page.get_by_label("End time").first).to_have_value("14:45")


@pytest.mark.once
def test_who_has_gone_on_to_the_end_keeps_it(meet: Callable[..., Reader], scheduled: House) -> None:
    """The end is typed as it stood, before the script that would move it is there."""
    alice = meet("alice")

    with scheduled.guests.held("/js/lasting"):
        alice.goes_to("/organise/lisbon/events/new")
        alice.types("Start time", "11:00")
        alice.types("End time", "21:00")
    alice.page.wait_for_load_state("networkidle")
    expect(alice.page.get_by_label("End time").first).to_have_value("21:00")

    alice.types("Start time", "12:15")
    expect(alice.page.get_by_label("End time").first).to_have_value("22:15")


@pytest.mark.once
def test_who_is_quicker_than_the_script_is_read_back_all_the_same(meet: Callable[..., Reader], house: House) -> None:
    alice = meet("alice")

    with house.guests.held("/js/preview"):
        schedules(alice)

    expect(alice.page.locator("#reads")).to_contain_text("Third Thursday of every month, 18:30 to 21:00")


def test_the_rule_is_read_back_in_words_with_six_dates_and_the_change_of_clocks(
    meet: Callable[..., Reader], script: bool
) -> None:
    alice = meet("alice", script=script)
    schedules(alice)

    if not script:
        alice.presses_button("Update these dates")

    expect(alice.page.locator("#reads")).to_contain_text("Third Thursday of every month, 18:30 to 21:00")
    expect(alice.page.locator("#dates .d")).to_have_text(
        ["Thu 15 Oct", "Thu 19 Nov", "Thu 17 Dec", "Thu 21 Jan", "Thu 18 Feb", "Thu 18 Mar"]
    )
    expect(alice.page.locator("#dates li").nth(1)).to_contain_text("Still 18:30 on the wall.")
    assert alice.house.instants_of(TITLE) == []


@pytest.mark.once
def test_a_sentence_that_is_typed_fills_the_menus(meet: Callable[..., Reader], script: bool) -> None:
    alice = meet("alice", script=script)
    alice.goes_to("/organise/lisbon/events/new")
    alice.types("Title", TITLE)
    alice.opens("Rather type it?")

    alice.types("Describe it in a sentence", "third Thursday of every month 18:30–21:00")
    if script:
        alice.page.keyboard.press("Tab")
    else:
        alice.presses_button("Fill in the sentence")

    expect(alice.page.locator("#reads")).to_contain_text("Third Thursday of every month, 18:30 to 21:00")
    expect(alice.page.get_by_label("Title")).to_have_value(TITLE)
    alice.presses_button("Publish")
    alice.sees("12 dates are up.")
    assert alice.house.instants_of(TITLE) == INSTANTS


@pytest.mark.once
def test_what_is_unsure_of_a_sentence_is_asked(meet: Callable[..., Reader], script: bool) -> None:
    alice = meet("alice", script=script)
    alice.goes_to("/organise/lisbon/events/new")
    alice.opens("Rather type it?")

    alice.types("Describe it in a sentence", "every other Tuesday until June")
    alice.presses_button("Fill in the sentence")

    alice.sees("We got every 2 weeks on Tuesday. What time?")
    expect(alice.page.locator("#reads")).to_contain_text("Every 2 weeks on Tuesday, until 30 June 2027")


def test_december_is_moved_and_january_skipped_before_anything_is_published(
    meet: Callable[..., Reader], script: bool
) -> None:
    alice = meet("alice", script=script)
    schedules(alice)
    alice.page.get_by_label("End time").press("Tab")

    alice.presses_button("Skip Thu 21 Jan")
    alice.sees("Skipped")
    alice.presses_button("Skip Thu 18 Feb")
    alice.presses_button("Undo skipping Thu 18 Feb")
    alice.presses_button("Move Thu 17 Dec")
    alice.types("New date", "2026-12-15")
    alice.presses_button("Move it")
    alice.sees("18:30, moved by you")
    expect(alice.page.locator("#dates")).to_contain_text("11 dates go into the calendar")
    alice.presses_button("Publish")

    alice.sees("11 dates are up.")
    december = datetime(2026, 12, 15, 18, 30, tzinfo=UTC)
    assert december in alice.house.instants_of(TITLE)
    assert INSTANTS[2] not in alice.house.instants_of(TITLE)
    alice.goes_to("/organise/lisbon")
    expect(alice.page.get_by_role("row", name="Thu 21 Jan")).to_have_count(0)
    alice.goes_to(alice.house.path_of(TITLE, date(2026, 12, 15)))
    alice.sees("Moved from Thu 17 Dec")


def test_a_corrected_date_is_told_to_those_going_and_the_others_stay(
    meet: Callable[..., Reader], scheduled: House, script: bool, clock: StandingClock
) -> None:
    alice, bob = meet("alice", script=script), meet("bob", script=script)
    alice.goes_to("/organise/lisbon")
    alice.presses_link("Edit", within="tr:has-text('Thu 19 Nov')")
    alice.sees("1 person has said that they are coming, or may come.")

    alice.types("Start time", "19:00")
    alice.types("End time", "21:00")
    alice.presses_button("Save")

    alice.sees("Saved. 1 person is told by mail.", "19:00–21:00")
    assert scheduled.instants_of(TITLE) == [INSTANTS[0], datetime(2026, 11, 19, 19, tzinfo=UTC), *INSTANTS[2:]]
    clock.forward(minutes=10)
    bob.opens_mail(f"Now Thu 19 Nov, 19:00: {TITLE}")
    expect(bob.page.frame_locator("iframe").locator("body")).to_contain_text("18:30")
    bob.goes_to(scheduled.path_of(TITLE, date(2026, 11, 19)))
    bob.sees("The hosts moved this")
    bob.presses_button("Keep it")
    bob.sees("You’re going")


def test_one_date_moves_with_two_presses_and_one_field(
    meet: Callable[..., Reader], scheduled: House, script: bool
) -> None:
    alice = meet("alice", script=script)
    alice.goes_to(scheduled.path_of(TITLE, date(2026, 12, 17)))

    alice.presses_link("Move")
    alice.types("Date", "2026-12-15")
    alice.presses_button("Move it")

    alice.sees("Saved. 1 person is told by mail.", "Moved from Thu 17 Dec")
    assert (alice.fields, alice.presses) == (1, 2)


def test_this_and_all_that_follow_move_as_the_page_has_said_january_is_skipped_and_twenty_three_are_asked(
    meet: Callable[..., Reader], crowd: House, script: bool, clock: StandingClock
) -> None:
    alice, bob = meet("alice", script=script), meet("bob", script=script)
    clock.forward(minutes=1)
    alice.goes_to(crowd.path_of(TITLE, date(2027, 1, 21)))
    alice.presses_link("Move")
    alice.presses_button("Skip this date")
    alice.sees("Skipped. It can be put back from here.", "Put it back")
    alice.goes_to(crowd.path_of(TITLE, date(2026, 11, 19)))
    alice.presses_link("Move")
    alice.types("Date", "2026-11-17")
    alice.page.get_by_role("radio", name="Thu 19 Nov and every date after it").check()
    if not script:
        alice.presses_button("Show what this changes")
    alice.sees("What becomes of each date", "Tue 15 Dec, 18:30", "left alone")

    alice.presses_button("Move it and tell 23 people")

    alice.sees("Saved. 23 people are told by mail.", "Third Tuesday of every month")
    clock.forward(minutes=10)
    bob.opens_mail(f"2 dates have changed: {TITLE}")
    bob.presses_in_mail("Say which dates suit you")
    bob.presses_button("Keep all 2")
    bob.sees("Kept. Everything you said holds for the new dates.")
    alice.goes_to(f"/organise{crowd.path_of(TITLE, date(2026, 11, 17)).partition('-')[0]}/attendees")
    alice.sees("1 of 23 has said that the new date suits them.")
    with crowd.app.app_context():
        told = db.session.scalars(select(Message.to_address).where(Message.kind == "changed")).all()
    assert len(told) == len(set(told)) == 23


@pytest.mark.once
def test_what_is_changed_while_an_answer_is_on_its_way_is_kept(meet: Callable[..., Reader], scheduled: House) -> None:
    alice = meet("alice")
    alice.goes_to(scheduled.path_of(TITLE, date(2026, 11, 19)))
    alice.presses_link("Move")

    with scheduled.guests.held("/schedule"):
        with alice.page.expect_request(lambda request: request.method == "POST"):
            alice.types("Date", "2026-11-17")
        alice.page.get_by_role("radio", name="Thu 19 Nov and every date after it").check()
        alice.types("What should we tell them?", "The hall is ours on Tuesdays.")

    alice.sees("What becomes of each date", "Tue 15 Dec, 18:30")
    expect(alice.page.get_by_label("What should we tell them?")).to_have_value("The hall is ours on Tuesdays.")


@pytest.mark.once
def test_who_writes_on_while_an_answer_is_on_its_way_goes_on_where_they_were(
    meet: Callable[..., Reader], scheduled: House
) -> None:
    alice = meet("alice")
    alice.goes_to(scheduled.path_of(TITLE, date(2026, 11, 19)))
    alice.presses_link("Move")
    alice.types("What should we tell them?", "The hall")

    with scheduled.guests.held("/schedule"):
        with alice.page.expect_request(lambda request: request.method == "POST"):
            alice.types("Date", "2026-11-17")
            alice.page.get_by_label("What should we tell them?").focus()
        alice.page.keyboard.press("Control+End")
    alice.page.wait_for_load_state("networkidle")
    expect(alice.page.locator("#reach")).to_contain_text("Tue 17 Nov")
    alice.page.keyboard.type(" is ours")

    expect(alice.page.get_by_label("What should we tell them?")).to_have_value("The hall is ours")


@pytest.mark.once
def test_who_skips_a_date_and_publishes_at_once_has_skipped_it(meet: Callable[..., Reader], house: House) -> None:
    alice = meet("alice")
    schedules(alice)
    alice.page.get_by_label("End time").press("Tab")
    expect(alice.page.locator("#reads")).to_contain_text("18:30 to 21:00")

    with house.guests.held("/events"):
        alice.presses_button("Skip Thu 21 Jan")
        for _press in range(2):
            alice.page.get_by_role("button", name="Publish").click(no_wait_after=True)

    alice.sees("11 dates are up.")
    expect(alice.page.get_by_role("row", name="Thu 21 Jan")).to_have_count(0)
    assert len(house.instants_of(TITLE)) == len(INSTANTS)


@pytest.mark.once
def test_the_end_follows_the_start_that_a_sentence_has_filled_in(meet: Callable[..., Reader]) -> None:
    alice = meet("alice")
    alice.goes_to("/organise/lisbon/events/new").wait_for_load_state("networkidle")
    alice.opens("Rather type it?")
    alice.types("Describe it in a sentence", "third Thursday of every month 18:30–21:00")
    alice.page.keyboard.press("Tab")
    expect(alice.page.get_by_label("End time").first).to_have_value("21:00")

    alice.types("Start time", "19:00")

    expect(alice.page.get_by_label("End time").first).to_have_value("21:30")


@pytest.mark.once
def test_who_is_at_a_field_before_the_script_stays_there(meet: Callable[..., Reader], house: House) -> None:
    alice = meet("alice").expects(422)
    schedules(alice)
    alice.types("Title", "")

    with house.guests.held("/js/errors"):
        alice.presses_button("Publish")
        alice.sees("There is a problem")
        alice.page.get_by_label("Title").click()
        alice.page.keyboard.type("Third ")
    alice.page.wait_for_load_state("networkidle")
    alice.page.keyboard.type("Thursday")

    expect(alice.page.get_by_label("Title")).to_have_value(TITLE)


def test_a_date_called_off_says_why_to_those_going_and_stays_where_it_was(
    meet: Callable[..., Reader], scheduled: House, script: bool
) -> None:
    alice, bob = meet("alice", script=script), meet("bob", script=script)
    alice.goes_to("/organise/lisbon")
    alice.presses_link("Cancel", within="tr:has-text('Thu 17 Dec')")

    alice.types("Why is it cancelled?", "The roof is leaking on the books.")
    alice.presses_button("Cancel it and tell 1 person")

    alice.sees("Cancelled. 1 person is told by mail.")
    bob.opens_mail(f"Cancelled: {TITLE}, Thu 17 Dec")
    expect(bob.page.frame_locator("iframe").locator("body")).to_contain_text("The roof is leaking on the books.")
    bob.goes_to(scheduled.path_of(TITLE, date(2026, 12, 17)))
    bob.sees("Cancelled", "“The roof is leaking on the books.”")
    assert scheduled.instants_of(TITLE) == INSTANTS


@pytest.mark.once
def test_a_form_that_cannot_be_keeps_what_was_typed_and_says_what_to_do(
    meet: Callable[..., Reader], script: bool
) -> None:
    alice = meet("alice", script=script).expects(422)
    schedules(alice)
    alice.types("Title", "")
    alice.types("Start time", "half six")

    alice.presses_button("Publish")

    alice.sees("There is a problem", "Give the event a title")
    expect(alice.page.get_by_label("Start time")).to_have_value("half six")
    expect(alice.page.get_by_role("combobox", name="Weekday")).to_have_value("TH")
    assert alice.house.instants_of(TITLE) == []


@pytest.mark.once
def test_the_form_shows_five_controls_and_keeps_the_rest_behind_more(meet: Callable[..., Reader]) -> None:
    alice = meet("alice")

    alice.goes_to("/organise/lisbon/events/new")

    expect(alice.page.get_by_label("Cost", exact=True)).to_be_hidden()
    expect(alice.page.locator("form.sched .step")).to_have_count(4)
    alice.opens("More: online, description")
    expect(alice.page.get_by_label("Cost", exact=True)).to_have_value("Free")
