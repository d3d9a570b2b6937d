"""Commands on the club."""

from flask import Flask
from flask.testing import FlaskClient

from chapters.models import Chapter
from core.database import db
from core.models import Club
from members.models import Member
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
