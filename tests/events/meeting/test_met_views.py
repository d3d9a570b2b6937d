"""The people one met: who stands there, what is exchanged, files for an address book, and taking it back."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from core.database import writing
from events.models import Event
from members import profiles
from members.models import Member, Visibility
from members.profiles import Shown
from tests.events.meeting.evening import met
from tests.signing_in import post

SignedIn = Callable[[Member], FlaskClient]


@pytest.fixture
def friends(evening: Event, bob: Member, carla: Member) -> Event:
    """Bob and Carla both say that they met, and exchange contact."""
    said = Shown(carla.name, "she", "KAR-la", "Kites", Visibility.ATTENDEES, ["https://carla.example"])
    with writing():
        profiles.describe(carla.id, said)
    met(evening, bob, carla, contact=True)
    met(evening, carla, bob, contact=True)
    return evening


def test_who_met_finds_the_other_with_what_both_gave(
    friends: Event, bob: Member, carla: Member, signed_in: SignedIn
) -> None:
    page = signed_in(bob).get("/me/met").text

    for words in ("Carla Whitfield", "October dinner, Wed 14 Oct", f"mailto:{carla.email}", "https://carla.example"):
        assert words in page


def test_without_both_yes_no_address_stands_there(
    evening: Event, bob: Member, carla: Member, signed_in: SignedIn
) -> None:
    met(evening, bob, carla, contact=True)
    met(evening, carla, bob)
    client = signed_in(bob)

    assert str(carla.email) not in client.get("/me/met").text
    assert client.get("/me/met.vcf").status_code == client.get(f"/me/met/{carla.key}.vcf").status_code == 404


@pytest.mark.parametrize(("ending", "name"), [(".vcf", "people-i-met.vcf"), ("/{}.vcf", "carla-whitfield.vcf")])
def test_a_contact_is_a_vcard(
    friends: Event, bob: Member, carla: Member, signed_in: SignedIn, ending: str, name: str
) -> None:
    answer = signed_in(bob).get(f"/me/met{ending.format(carla.key)}")

    assert answer.content_type == "text/vcard; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert f"EMAIL:{carla.email}\r\nURL:https://carla.example\r\n" in answer.text
    assert f"UID:http://localhost/members/{carla.key}\r\n" in answer.text


def test_contact_is_taken_back_and_given_again(friends: Event, bob: Member, carla: Member, signed_in: SignedIn) -> None:
    client = signed_in(carla)

    post(client, f"/me/met/{bob.key}/contact", contact="no")
    without = signed_in(bob).get("/me/met").text
    answer = post(client, f"/me/met/{bob.key}/contact", contact="yes")

    assert (answer.status_code, answer.location) == (303, "/me/met")
    assert (str(carla.email) in without, str(carla.email) in signed_in(bob).get("/me/met").text) == (False, True)


def test_another_word_is_refused(friends: Event, bob: Member, carla: Member, signed_in: SignedIn) -> None:
    answer = post(signed_in(bob), f"/me/met/{carla.key}/contact", contact="perhaps")

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_taken_back_it_is_gone_for_both(friends: Event, bob: Member, carla: Member, signed_in: SignedIn) -> None:
    answer = post(signed_in(bob), f"/me/met/{carla.key}/withdrawal")

    assert (answer.status_code, answer.location) == (303, "/me/met")
    assert "Bob" not in signed_in(carla).get("/me/met").text


@pytest.mark.parametrize("ending", ["contact", "withdrawal"])
def test_whom_one_never_said_one_met_is_not_there(
    evening: Event, bob: Member, carla: Member, signed_in: SignedIn, ending: str
) -> None:
    met(evening, carla, bob)

    assert post(signed_in(bob), f"/me/met/{carla.key}/{ending}", contact="yes").status_code == 404


def test_the_first_page_shows_whom_one_would_meet_again(friends: Event, bob: Member, signed_in: SignedIn) -> None:
    page = signed_in(bob).get("/").text

    assert "To meet again" in page
    assert "You met, Wed 14 Oct" in page


def test_before_anybody_is_met_the_page_says_how(bob: Member, signed_in: SignedIn) -> None:
    client = signed_in(bob)

    assert "Nobody yet" in client.get("/me/met").text
    assert "To meet again" not in client.get("/").text
