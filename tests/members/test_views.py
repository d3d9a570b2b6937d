"""A member's own page, what others see, and ties made with one press."""

from collections.abc import Sequence

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from chapters.models import Chapter
from cities.models import City
from core.database import db, writing
from events.models import Event
from events.rsvps import rsvping
from mail.models import Message
from members import homes, profiles
from members.models import Follow, Member, Visibility, Wish
from members.profiles import Shown
from tests.comments.talking import begin, say
from tests.conftest import NOON, StandingClock
from tests.people import add_chapter, add_member, add_members, saved
from tests.signing_in import post, sign_in
from tests.watching import Watch


def test_my_page_shows_home_follows_and_teams(client: FlaskClient, alice: Member, charlotte: Chapter) -> None:
    with writing():
        homes.follow(alice.id, charlotte.id)

    page = sign_in(client, alice).get("/me").text

    assert "Hello, <bdi>Alice Ferreira" in page
    assert "Home since 2026" in page
    assert 'You also follow <a href="/chapters/charlotte">Charlotte</a>.' in page
    assert "/organise/lisbon" in page


def test_my_page_begins_with_what_is_next_for_me(client: FlaskClient, carla: Member, event: Event) -> None:
    with writing():
        rsvping.rsvp(event.id, carla.id)

    page = sign_in(client, carla).get("/me").text

    assert "October dinner" in page
    assert "Lisbon · visiting" in page
    assert "<b>19:00–21:30, Lisbon time</b><br>14:00–16:30, Charlotte time" in page
    assert "You’re going" in page


def test_my_page_with_nothing_ahead_says_when_my_chapter_meets(client: FlaskClient, bob: Member, event: Event) -> None:
    page = sign_in(client, bob).get("/me").text

    assert "Bob" in page
    assert "Lisbon meets next on Wed 14 Oct, 19:00." in page
    assert "Home since 2026<br>next on Wed 14 Oct, 19:00" in page


def test_my_page_tells_moderators_what_waits(client: FlaskClient, alice: Member, bob: Member, lisbon: Chapter) -> None:
    browser = sign_in(client, alice)
    before = browser.get("/me").text
    say(begin(lisbon), bob)

    assert 'Comments to read</a> <span class="quiet">nothing waits' in before
    assert 'Comments to read</a> <span class="quiet">1 waits' in browser.get("/me").text
    assert "Comments to read" not in sign_in(client, bob).get("/me").text


def test_my_page_without_a_home_leads_to_the_chapters(client: FlaskClient, dan: Member) -> None:
    page = sign_in(client, dan).get("/me").text

    assert "You have no home chapter yet" in page


def test_one_press_makes_a_chapter_my_home(client: FlaskClient, dan: Member, lisbon: Chapter) -> None:
    answer = post(sign_in(client, dan), "/chapters/lisbon/home")

    assert (answer.status_code, answer.location) == (303, "/chapters/lisbon")
    assert "Home since 2026" in client.get("/me").text


def test_one_press_leaves_it(client: FlaskClient, bob: Member) -> None:
    post(sign_in(client, bob), "/chapters/lisbon/home/withdrawal")

    assert "You have no home chapter yet" in client.get("/me").text


def test_following_and_stopping_are_one_press_each(client: FlaskClient, dan: Member, lisbon: Chapter) -> None:
    sign_in(client, dan)

    assert post(client, "/chapters/lisbon/follow").status_code == 303
    assert db.session.scalar(select(func.count()).select_from(Follow)) == 1
    assert post(client, "/chapters/lisbon/follow/withdrawal").status_code == 303
    assert db.session.scalar(select(func.count()).select_from(Follow)) == 0


@pytest.mark.parametrize("path", ["/chapters/atlantis/home", "/chapters/atlantis/follow", "/cities/1/wish"])
def test_what_is_not_there_is_404(client: FlaskClient, dan: Member, path: str) -> None:
    assert post(sign_in(client, dan), path).status_code == 404


def test_at_five_wishes_the_admin_is_told_once(client: FlaskClient, cities: dict[str, City], admin: Member) -> None:
    add_member("Eve", is_admin=True, banned_at=NOON)
    for member in add_members(6):
        post(sign_in(client, member), f"/cities/{cities['Porto'].id}/wish")

    told = db.session.execute(select(Message.kind, Message.to_address, Message.facts)).all()
    assert db.session.scalar(select(func.count()).select_from(Wish)) == 6
    assert [(kind, address) for kind, address, _ in told] == [("wish_reached", "admin@example.com")]
    assert told[0].facts["city"] == "Porto"


def test_wishing_twice_is_wishing_once(client: FlaskClient, dan: Member, cities: dict[str, City]) -> None:
    sign_in(client, dan)
    for _ in range(2):
        assert post(client, f"/cities/{cities['Porto'].id}/wish").status_code == 303

    assert db.session.scalar(select(func.count()).select_from(Wish)) == 1


def test_a_city_with_a_chapter_needs_no_wish(client: FlaskClient, dan: Member, lisbon: Chapter) -> None:
    post(sign_in(client, dan), f"/cities/{lisbon.city_id}/wish")

    assert "There is a chapter there already." in client.get("/me").text
    assert db.session.scalar(select(func.count()).select_from(Wish)) == 0


def test_a_member_sees_a_member(client: FlaskClient, alice: Member, bob: Member) -> None:
    shown = Shown("Alice Ferreira", "she", "FRAY-ra", "Long tables", Visibility.ATTENDEES, ["https://alice.example"])
    with writing():
        profiles.describe(alice.id, shown)

    page = sign_in(client, bob).get(f"/members/{alice.key}").text

    assert "Long tables" in page
    assert "say “FRAY-ra” · she" in page
    assert '<a href="https://alice.example" rel="me nofollow ugc">' in page
    assert "alice@example.com" not in page


def test_a_stranger_is_answered_as_if_there_were_none(client: FlaskClient, alice: Member) -> None:
    theirs, nobodys = client.get(f"/members/{alice.key}"), client.get("/members/nobody")

    assert theirs.status_code == nobodys.status_code == 404
    assert _without_reference(theirs.text) == _without_reference(nobodys.text)


@pytest.mark.parametrize("shut", ["banned_at", "deleted_at"])
def test_who_is_banned_or_gone_is_not_there(
    client: FlaskClient, clock: StandingClock, alice: Member, bob: Member, shut: str
) -> None:
    setattr(alice, shut, clock.now)
    saved(alice)

    assert sign_in(client, bob).get(f"/members/{alice.key}").status_code == 404


def test_a_name_of_markup_is_shown_as_typed(client: FlaskClient, bob: Member) -> None:
    bob.name = "<script>alert(1)</script>"
    saved(bob)

    page = sign_in(client, bob).get("/me").text

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_my_page_costs_the_same_for_one_and_for_many(
    client: FlaskClient, dan: Member, cities: dict[str, City], watch: Watch
) -> None:
    sign_in(client, dan)
    chapters = [add_chapter(city) for city in cities.values()]
    follow(dan, chapters[:1])
    with watch.statements() as for_one:
        client.get("/me")
    follow(dan, chapters[1:])
    with watch.statements() as for_twelve:
        client.get("/me")

    assert len(for_one) == len(for_twelve) <= 8


def follow(member: Member, chapters: Sequence[Chapter]) -> None:
    """Follow all of them."""
    with writing():
        for chapter in chapters:
            homes.follow(member.id, chapter.id)


def _without_reference(text: str) -> str:
    return text.split("Reference", maxsplit=1)[0]
