"""The evening's jobs on pages: who sees which names, taking one in one press, and the organiser's list."""

from collections.abc import Callable

from flask.testing import FlaskClient

from events.chores import taking
from events.models import Event
from members.models import Member, Visibility
from tests.events.chores.listing import add_chore, add_chores, takers_of
from tests.events.rsvps.saying import going, say
from tests.signing_in import post
from tests.watching import Watch

SignedIn = Callable[[Member], FlaskClient]


def test_a_stranger_reads_how_many_need_somebody_and_no_name(
    client: FlaskClient, event: Event, bob: Member, address: str
) -> None:
    door, *_others = add_chores(event, "door\nchairs\nphotos")
    going(event, bob, visibility=Visibility.EVERYBODY)
    say(taking.take, event.id, door.id, bob.id)

    page = client.get(address).text

    jobs = page[page.index('id="jobs"') :]
    assert "2 need somebody" in jobs
    assert "Bob Tavares" not in jobs
    assert "Door" not in jobs


def test_an_event_without_jobs_costs_a_stranger_no_more_statements(
    client: FlaskClient, event: Event, address: str, watch: Watch
) -> None:
    with watch.statements() as seen:
        page = client.get(address)

    assert 'id="jobs"' not in page.text
    assert len(seen) <= 6


def test_those_going_see_names_but_of_whom_only_organisers_see(
    signed_in: SignedIn, event: Event, alice: Member, bob: Member, carla: Member, address: str
) -> None:
    door, _chairs = add_chores(event, "door\nchairs")
    going(event, bob, visibility=Visibility.ORGANISERS)
    going(event, carla)
    say(taking.take, event.id, door.id, bob.id)

    assert "Bob Tavares" not in signed_in(carla).get(address).text
    assert "Bob Tavares" in signed_in(alice).get(address).text


def test_a_job_is_taken_and_given_back_in_one_press_each(
    signed_in: SignedIn, event: Event, bob: Member, address: str
) -> None:
    door, browser = add_chore(event), signed_in(bob)
    going(event, bob)

    taken = post(browser, f"/events/{event.id}/jobs/{door.id}/promise")
    assert (taken.status_code, taken.location) == (303, f"{address}#jobs")
    assert takers_of(event) == [("Door", bob.id)]
    assert "Your job: Door" in browser.get("/me/events").text

    assert post(browser, f"/events/{event.id}/jobs/{door.id}/promise/withdrawal").status_code == 303
    assert takers_of(event) == [("Door", None)]


def test_who_comes_too_late_for_a_job_reads_that_somebody_was_faster(
    signed_in: SignedIn, event: Event, bob: Member, carla: Member, address: str
) -> None:
    door, browser = add_chore(event), signed_in(carla)
    going(event, bob)
    going(event, carla)
    say(taking.take, event.id, door.id, bob.id)

    post(browser, f"/events/{event.id}/jobs/{door.id}/promise")

    assert "Somebody was faster: “Door” is taken." in browser.get(address).text


def test_an_organiser_writes_the_list_and_takes_anybodys_name_off_it(
    signed_in: SignedIn, event: Event, alice: Member, bob: Member
) -> None:
    browser = signed_in(alice)
    going(event, bob)

    assert post(browser, f"/organise/events/{event.id}/jobs", jobs="Door\nBring the banner").status_code == 303
    assert [words for words, _taker in takers_of(event)] == ["Door", "Bring the banner"]

    door = add_chore(event)
    say(taking.take, event.id, door.id, bob.id)
    assert post(browser, f"/events/{event.id}/jobs/{door.id}/promise/withdrawal").status_code == 303
    assert takers_of(event) == [("Door", None)]


def test_a_list_that_is_too_long_is_refused_and_kept(signed_in: SignedIn, event: Event, alice: Member) -> None:
    answer = post(signed_in(alice), f"/organise/events/{event.id}/jobs", jobs="door\n" * 21)

    assert answer.status_code == 422
    assert "at most 20 jobs" in answer.text
    assert "door\ndoor" in answer.text


def test_the_organisers_page_says_what_needs_somebody(signed_in: SignedIn, event: Event, alice: Member) -> None:
    add_chores(event, "door\nchairs")

    assert "2 jobs need somebody" in signed_in(alice).get("/organise/lisbon").text
