"""Who reads answers: the hosts, in their list and file; nobody else, wherever they look."""

import csv
import io
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from events.models import Event
from members.models import Member
from tests.events.rsvps.asking.asked import answering, asking
from tests.events.rsvps.saying import going
from tests.people import add_member
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]
CANARY = "a canary in a nutshell"


@pytest.fixture
def answered(event: Event, bob: Member) -> Event:
    """An event that bob goes to, and what he answered."""
    answering(asking(event), bob, {11: "Fish", 12: "No", 13: CANARY})
    return event


@pytest.mark.parametrize(
    "path", ["{page}", "{page}?fragment=1", "{event}.ics", "{event}/card.png", "{event}/attendees"]
)
@pytest.mark.parametrize("who", ["stranger", "not going", "going"])
def test_an_answer_is_nobody_elses_business(
    answered: Event,
    who: str,
    path: str,
    address: str,
    lisbon: Chapter,
    client: FlaskClient,
    signed_in: Browser,
) -> None:
    reader = add_member("Zoe", lisbon)
    going(answered, add_member("Yan", lisbon))
    browsers = {"stranger": lambda: client, "not going": lambda: signed_in(reader), "going": lambda: _goes(reader)}

    def _goes(member: Member) -> FlaskClient:
        answering(answered, member, {11: "No meat"})
        return signed_in(member)

    answer = browsers[who]().get(path.format(page=address, event=f"/events/{answered.id}"))

    assert CANARY.encode() not in answer.data


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/events",
        "/chapters/lisbon",
        "/chapters/lisbon/calendar.ics",
        "/members/{key}",
        "/me/events",
    ],
)
def test_no_other_page_holds_an_answer(
    answered: Event, path: str, lisbon: Chapter, bob: Member, signed_in: Browser
) -> None:
    reader = add_member("Zoe", lisbon)
    going(answered, reader)

    answer = signed_in(reader).get(path.format(key=bob.key))

    assert answer.status_code in (200, 404)
    assert CANARY.encode() not in answer.data


def test_the_hosts_read_answers_and_how_many_gave_each(answered: Event, alice: Member, signed_in: Browser) -> None:
    html = signed_in(alice).get(f"/organise/events/{answered.id}/attendees").text

    assert f"<dt>Anything else?</dt><dd><bdi>{CANARY}</bdi></dd>" in html
    assert "Fish: <b>1</b>, No meat: <b>0</b>" in html
    assert "Yes: <b>0</b>, No: <b>1</b>" in html


def test_the_file_has_a_column_for_each_question_and_no_formula(
    event: Event, bob: Member, alice: Member, signed_in: Browser
) -> None:
    answering(asking(event), bob)

    text = signed_in(alice).get(f"/organise/events/{event.id}/attendees.csv").text

    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][7:] == ["What do you eat?", "Do you need a lift?", "Anything else?"]
    assert rows[1][7:] == ["Fish", "Yes", "'=1+1, no nuts"]


def test_in_the_hosts_own_panel_answers_are_their_own(
    answered: Event, alice: Member, signed_in: Browser, address: str
) -> None:
    browser = signed_in(alice)
    post(browser, f"/events/{answered.id}/rsvp", **{"rsvp": "going", "response-11": "No meat"})

    html = browser.get(address).text

    assert CANARY not in html
    assert '<option selected value="No meat">' in html
