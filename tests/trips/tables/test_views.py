"""A table offered from the chapter's page, to the organisers and to nobody else."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from events.models import Event
from members.blocking import operations as blocking
from members.models import Member, TeamRole
from tests.events.rsvps.saying import mails_to, say
from tests.people import add_member, add_role
from tests.signing_in import post
from tests.trips.coffee.asking import LAST, asked
from tests.trips.tables.offering import offered
from trips.tables.models import TableOffer

SignedIn = Callable[[Member], FlaskClient]
SAID = {
    "weekday": "3",
    "first_on": "",
    "second_on": "",
    "third_on": "",
    "starts_at": "19:00",
    "place": "Café Zyxwv",
    "seats": "4",
    "words": "",
}


def test_who_is_at_home_offers_it_from_the_chapters_page_and_takes_it_back(
    signed_in: SignedIn, lisbon: Chapter, alice: Member, bob: Member
) -> None:
    browser = signed_in(bob)
    assert "/chapters/lisbon/table" in browser.get("/chapters/lisbon").text

    post(browser, "/chapters/lisbon/table", **SAID)

    assert "Any Thursday, from 19:00, for 4 visitors" in browser.get("/chapters/lisbon/table").text
    post(browser, "/chapters/lisbon/table/withdrawal")
    assert "Offer the table" in browser.get("/chapters/lisbon/table").text


def test_to_others_the_chapters_page_says_nothing_of_it(
    signed_in: SignedIn, client: FlaskClient, lisbon: Chapter, alice: Member, bob: Member, carla: Member
) -> None:
    offered(lisbon, bob)

    for browser in (client, signed_in(carla)):
        assert "Host a table" not in browser.get("/chapters/lisbon").text
    assert "hosted by who is at home there" in signed_in(carla).get("/chapters/lisbon/table").text


def test_up_to_three_evenings_are_named(signed_in: SignedIn, lisbon: Chapter, alice: Member, bob: Member) -> None:
    days = {"weekday": "", "first_on": "2026-10-16", "third_on": "2026-10-09"}

    post(signed_in(bob), "/chapters/lisbon/table", **SAID | days)

    assert db.session.scalar(select(TableOffer.days)) == ["2026-10-09", "2026-10-16"]
    assert "Fri 9 Oct, Fri 16 Oct" in signed_in(bob).get("/chapters/lisbon/table").text


def test_one_without_an_evening_is_refused_and_the_rest_kept(
    signed_in: SignedIn, lisbon: Chapter, alice: Member, bob: Member
) -> None:
    refused = post(signed_in(bob), "/chapters/lisbon/table", **SAID | {"weekday": ""})

    assert refused.status_code == 422
    assert "Choose a weekday or name an evening" in refused.text
    assert 'value="Café Zyxwv"' in refused.text


def test_the_organisers_make_one_event_of_it_and_of_the_note_it_suits_in_one_press(
    signed_in: SignedIn, lisbon: Chapter, alice: Member, bob: Member, carla: Member
) -> None:
    key, note = offered(lisbon, bob).key, asked(lisbon, carla).key
    browser = signed_in(alice)
    page = browser.get("/organise/lisbon").text
    assert f'name="note" value="{note}" checked' in page
    assert '<option value="2026-10-15" selected>' in page

    made = post(browser, f"/organise/tables/{key}/event", on="2026-10-15", starts_at="19:00", note=note)

    assert made.location == f"/events/{db.session.scalar(select(Event.id))}-"
    assert 'id="tables"' not in browser.get("/organise/lisbon").text


def test_a_note_for_other_days_is_not_named_beside_it(
    signed_in: SignedIn, lisbon: Chapter, alice: Member, bob: Member, carla: Member
) -> None:
    offered(lisbon, bob, weekday=0)
    asked(lisbon, carla, arrives_on=LAST)

    assert 'name="note"' not in signed_in(alice).get("/organise/lisbon").text


def test_who_are_apart_are_not_named_beside_each_other(
    signed_in: SignedIn, lisbon: Chapter, alice: Member, bob: Member, carla: Member
) -> None:
    offered(lisbon, bob)
    asked(lisbon, carla)
    say(blocking.block, bob.id, carla.key)

    page = signed_in(alice).get("/organise/lisbon").text

    assert "Café Zyxwv" in page
    assert 'name="note"' not in page


def test_an_organiser_whom_somebody_blocked_neither_reads_it_nor_is_mailed(
    signed_in: SignedIn, lisbon: Chapter, alice: Member, bob: Member
) -> None:
    other = add_member("Olga Organiser", lisbon)
    add_role(other, lisbon)
    say(blocking.block, bob.id, alice.key)

    offered(lisbon, bob)

    assert "Zyxwv" not in signed_in(alice).get("/organise/lisbon").text
    assert "Zyxwv" in signed_in(other).get("/organise/lisbon").text
    assert (mails_to(alice), mails_to(other)) == ([], ["table_offered"])


def test_they_decline_it_in_one_press(signed_in: SignedIn, lisbon: Chapter, alice: Member, bob: Member) -> None:
    browser = signed_in(alice)

    post(browser, f"/organise/tables/{offered(lisbon, bob).key}/refusal")

    assert "told Bob Tavares kindly" in browser.get("/organise/lisbon").text


def test_hosts_and_editors_do_not_read_it(signed_in: SignedIn, lisbon: Chapter, alice: Member, bob: Member) -> None:
    key = offered(lisbon, bob).key
    for role in (TeamRole.HOST, TeamRole.EDITOR):
        member = add_member(f"Tess {role.value}", lisbon)
        add_role(member, lisbon, role)
        browser = signed_in(member)

        assert "Zyxwv" not in browser.get("/organise/lisbon").text
        assert post(browser, f"/organise/tables/{key}/refusal").status_code == 404
