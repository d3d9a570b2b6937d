"""Commands on the club."""

from flask import Flask
from flask.testing import FlaskClient

from chapters.models import Chapter
from core.database import db
from core.models import Club
from members.models import Member
from tests.blog.posts import add_post
from tests.conftest import StandingClock
from tests.people import saved
from tests.signing_in import post, sign_in


def test_where_the_club_can_be_followed_is_said_by_a_command(app: Flask) -> None:
    club = saved(Club(name="Club", tagline="A tagline."))

    result = app.test_cli_runner().invoke(args=["club", "links", "social.example/@club"])

    db.session.expire_all()
    assert result.exit_code == 0
    assert club.links == ["https://social.example/@club"]


def test_what_is_no_address_is_refused_with_a_sentence(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["club", "links", "nonsense"])

    assert result.exit_code == 1
    assert "not an address like" in result.output


def test_where_a_chapter_can_be_followed_is_said_on_its_page(
    client: FlaskClient, alice: Member, lisbon: Chapter
) -> None:
    form = sign_in(client, alice).get("/organise/lisbon/page").text
    mark = form.split('name="mark" type="radio" value="', 1)[1].split('"', 1)[0]

    answer = post(client, "/organise/lisbon/page", about="", letters="LIS", mark=mark, links="social.example/@lisbon")

    html = client.application.test_client().get("/chapters/lisbon").text
    assert answer.status_code == 303
    assert '<a href="https://social.example/@lisbon" rel="me noopener">' in html


def test_the_club_says_when_conversations_close_and_those_there_are_follow(
    app: Flask, client: FlaskClient, alice: Member, clock: StandingClock
) -> None:
    saved(Club(name="Club", tagline="A tagline."))
    slug = add_post(alice).slug
    run = app.test_cli_runner().invoke
    clock.forward(days=11)

    told = run(args=["club", "conversations", "--posts", "10", "--events", "0"]).output
    closed = client.get(f"/blog/{slug}").text
    run(args=["club", "conversations", "--posts", "0"])

    assert told == "A conversation about a post closes after 10 days.\nA conversation about an event never closes.\n"
    assert "This conversation closed on Sat 17 Oct. What is here stays." in closed
    assert "Sign in to comment" in client.get(f"/blog/{slug}").text


def test_a_number_of_days_that_makes_no_sense_is_refused(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["club", "conversations", "--posts", "-1"])

    assert result.exit_code == 2
