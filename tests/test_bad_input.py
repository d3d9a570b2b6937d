"""What no form of ours sends: every address, every form and every field is given it, and says so, on both databases."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

import core.clock
from core.database import db
from members.models import Member
from tests.conftest import NOON, forgetting, going_back
from tests.crawling import crawl
from tests.events.rsvps.saying import going, say
from tests.filling_in import FormOnPage, kinds_of_forms
from tests.journeys.world import add_commentary
from tests.people import Club, add_club, add_role, let_go
from tests.signing_in import csrf_token, post, sign_in

BAD = {
    "NUL": "a\x00b",
    "digits": "9" * 5000,
    "bigint": "9" * 19,
    "negative": "-1",
    "emoji": "🦊",
    "other-digits": "٣",
    "markup": "<b>'\"%_\\{{7*7}}",
    "override": "a\u202eb",
    "nothing": "",
    "nan": "nan",
    "infinity": "1e999",
    "no-such-day": "2026-02-30",
    "no-such-year": "99999-01-01",
    "last-day": "9999-12-31",
    "first-day": "0001-01-01",
    "stack": "a" + "\u0301\u0323" * 500,
    "slashes": "//evil.example/\\",
    "much": "x" * 200_000,
}
#: Some of the addresses that forms are sent to, by their rules.
FORMS = (
    "sign-in",
    "sign-up",
    "sign-out",
    "cities/<id:city_id>/wish",
    "chapters/<slug>/follow",
    "events/<id:event_id>/rsvp",
    "events/<id:event_id>/edit",
    "events/<id:event_id>/cancellation",
    "organise/<slug>/events/new",
    "organise/<slug>/page",
    "me/settings/profile",
    "me/settings/password",
    "me/deletion",
    "blog/<slug>/comments",
    "blog/<slug>/edit",
)
#: Of these no database hears anything: they are refused before, or are words like any others.
FOR_PYTHON_ALONE = ("other-digits", "markup", "no-such-day", "no-such-year", "slashes")
EACH_BAD = pytest.mark.parametrize(
    "bad",
    [
        pytest.param(text, id=name, marks=[pytest.mark.once] if name in FOR_PYTHON_ALONE else [])
        for name, text in BAD.items()
    ],
)
#: What stands in the fields that nobody can leave empty, so that the one that is bad is the only one.
WORDS = {
    "email": "eve@example.com",
    "name": "Eve",
    "city": "Lisbon",
    "arrives_on": "2026-10-20",
    "leaves_on": "2026-10-22",
    "place": "A long table",
    "words": "A coffee by the river?",
    "reason": "The roof is leaking.",
    "subject": "A table by the door",
    "body": "Come early.",
    "title": "A table by the door",
    "first_on": "2026-10-22",
    "entry": "casino.example",
}
#: The buttons that lead furthest.
PRESSED = ("publish", "send", "save")
#: Refused whatever is in it: the last organiser stays.
REFUSED_AS_IT_IS = {("post", "/me/deletion")}
DONE, REFUSED = (200, 301, 302, 303, 308), (400, 404, 410, 413, 422)
#: Fields that pages are asked with, but that no form of theirs shows.
ASKED = {
    "/chapters": ("q", "near", "lat", "lon", "within", "soon", "continent", "page"),
    "/events": ("near", "lat", "lon", "within", "from", "to", "q", "page"),
    "/cities": ("q", "limit"),
    "/mailbox": ("page",),
    "/sign-in": ("next", "event", "rsvp", "guests", "visibility", "again"),
    "/sign-in/link": ("token",),
    "/sign-up": ("next", "event", "rsvp", "guests", "visibility"),
}
_WORDS = re.compile(r"<h1[^>]*>.*?</h1>.*?<(?:p|li)[^>]*>(.*?)</(?:p|li)>", re.DOTALL)

#: A form's method, and the rule of the address it is sent to.
Kind = tuple[str, str]
Send = Callable[[Kind, dict[str, list[str]]], TestResponse]


@dataclass(frozen=True)
class House:
    """A club, and one of each kind of form on any page that a stranger, alice or the admin comes to.

    Each is sent by alice, or by the admin where nobody else comes to it.
    """

    club: Club
    forms: dict[Kind, FormOnPage]
    senders: dict[Kind, Member]


@pytest.fixture(scope="module")
def house(app: Flask) -> Iterator[House]:
    """Built and walked through once: what each test sends is taken back after it."""
    with core.clock.standing_at(NOON), forgetting(app):
        club = add_club()
        going(club.event, club.bob)
        say(add_commentary, club.bob, club.alice, club.admin)
        add_role(club.carla, club.charlotte)
        let_go(club)
        yield found_in(app, club)


@pytest.fixture(autouse=True)
def rolled_back(app: Flask, house: House) -> Iterator[None]:
    """The house is the same for every test."""
    with going_back(app):
        yield


@pytest.fixture
def alice(house: House) -> Member:
    """She leads Lisbon and is at home there."""
    return house.club.alice


@pytest.fixture
def forms(house: House) -> dict[Kind, FormOnPage]:
    """What forms there are, by method and rule."""
    return house.forms


def found_in(app: Flask, club: Club) -> House:
    """Walk through everything, and fill in what is found."""
    house = House(club, {}, {})
    for member in (club.alice, club.admin):
        with going_back(app):
            clients = [app.test_client(), sign_in(app.test_client(), member)]
            begin = ["/", "/me", "/sign-up", "/chapters?near=Nairobi"]
            answers = [answer for client in clients for answer in crawl(client, begin, skip=_is_aside)]
            forms = kinds_of_forms(answers, app.url_map.bind("localhost"))
        for kind, form in forms.items():
            form.fill_in(WORDS | {"member": f"/members/{club.bob.key}"}, PRESSED)
            house.forms.setdefault(kind, form)
            house.senders.setdefault(kind, member)
    return house


@pytest.fixture
def send(app: Flask, house: House) -> Send:
    """Sends a form as its sender would; afterwards everything is as it was before."""
    name = app.config["SESSION_COOKIE_NAME"]
    clients = {member.key: sign_in(app.test_client(), member) for member in (house.club.alice, house.club.admin)}
    kept = {key: (csrf_token(client), client.get_cookie(name)) for key, client in clients.items()}
    connection: Any = db.engine

    def sent(kind: Kind, fields: dict[str, list[str]]) -> TestResponse:
        form, (token, cookie) = house.forms[kind], kept[house.senders[kind].key]
        client = app.test_client()
        client.set_cookie(name, cookie.value if cookie else "")
        with connection.begin_nested() as point:
            if form.method == "post":
                answer = client.post(form.action, data=fields | {"csrf_token": [token]})
            else:
                answer = client.get(f"{form.action}?{urlencode(fields, doseq=True)}")
            point.rollback()
        return answer

    return sent


def troubles(answers: Iterator[tuple[str, TestResponse]]) -> list[str]:
    """Of the answers those that are neither fine nor refused in words."""
    return [
        f"{what}: {answer.status_code}"
        for what, answer in answers
        if answer.status_code not in DONE and not (answer.status_code in REFUSED and _says_why(answer))
    ]


def _says_why(answer: TestResponse) -> bool:
    if answer.mimetype == "application/json":
        return bool((answer.json or {}).get("error"))
    said = _WORDS.search(answer.text)
    return bool(said and unescape(said[1]).strip())


def _is_aside(path: str) -> bool:
    return path.startswith(("/static/", "/mailbox/"))


def test_every_form_that_is_filled_in_well_is_taken(forms: dict[Kind, FormOnPage], send: Send) -> None:
    """Else what is bad in one field would be refused for another."""
    answers = {kind: send(kind, form.fields).status_code for kind, form in forms.items()}

    assert {kind for kind, status in answers.items() if status not in DONE} == REFUSED_AS_IT_IS


@EACH_BAD
def test_every_field_of_every_form_takes_it_or_says_why_not(
    forms: dict[Kind, FormOnPage], send: Send, bad: str
) -> None:
    one_by_one = (
        (f"{kind} {name}", send(kind, form.filled([name], bad)))
        for kind, form in forms.items()
        for name in form.kinds_of_fields
    )
    together = ((str(kind), send(kind, form.filled(form.fields, bad[:5000]))) for kind, form in forms.items())

    assert troubles(one_by_one) == []
    assert troubles(together) == []


@EACH_BAD
def test_every_part_of_every_address_takes_it_or_says_why_not(
    app: Flask, client: FlaskClient, alice: Member, bad: str
) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.arguments]
    reader = sign_in(client, alice)

    answers = ((str(rule), reader.get(_filled(rule, bad[:5000]))) for rule in rules if "GET" in (rule.methods or ()))
    sent = ((str(rule), post(reader, _filled(rule, bad[:5000]))) for rule in rules if "POST" in (rule.methods or ()))

    assert troubles(answers) == []
    assert troubles(sent) == []


@EACH_BAD
def test_every_field_that_a_page_is_asked_with_takes_it_or_says_why_not(client: FlaskClient, bad: str) -> None:
    answers = (
        (f"{path}?{name}", client.get(f"{path}?{urlencode({name: bad[:3000]})}"))
        for path, names in ASKED.items()
        for name in names
    )

    assert troubles(answers) == []


def test_a_walk_finds_the_forms_of_members_and_of_organisers(forms: dict[Kind, FormOnPage]) -> None:
    assert set(forms) >= {("post", f"/{where}") for where in FORMS}


def _filled(rule: Rule, bad: str) -> str:
    """The address with every part of it bad."""
    return re.sub(r"<[^>]+>", lambda _part: quote(bad, safe="") or "%20", str(rule))


@pytest.mark.parametrize("path", ["/events/{}", "/events/{}.ics", "/events/{}/attendees", "/events/{}/card.png"])
@pytest.mark.parametrize("count", [9, 10, 15, 5000])
def test_an_id_of_many_digits_is_unknown(client: FlaskClient, path: str, count: int) -> None:
    assert client.get(path.format("9" * count)).status_code == 404


@pytest.mark.parametrize("path", ["/chapters", "/events"])
@pytest.mark.parametrize("page", ["-1", "0", "1001", "1.5", "x", "9" * 3000])
def test_a_page_that_no_list_has_is_refused_with_the_form(client: FlaskClient, path: str, page: str) -> None:
    answer = client.get(f"{path}?page={page}")

    assert answer.status_code == 400
    assert "Enter a whole number from 1 to" in answer.text


@pytest.mark.parametrize("path", ["/chapters", "/events"])
def test_an_unknown_city_is_refused_with_the_input_kept(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}?near=Atlantis")

    assert answer.status_code == 400
    assert "We don’t know that city." in answer.text
    assert 'value="Atlantis"' in answer.text


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "30.2.2026", "tomorrow", "99999-01-01"])
def test_a_day_that_does_not_exist_is_refused_with_the_form(client: FlaskClient, day: str) -> None:
    answer = client.get(f"/events?from={day}")

    assert answer.status_code == 400
    assert "date" in answer.text


@pytest.mark.parametrize("path", ["/", "/events", "/chapters/lisbon"])
def test_a_NUL_in_an_address_is_refused(client: FlaskClient, path: str) -> None:  # noqa: N802 -- as it is called
    assert client.get(f"{path}?q=%00").status_code == 400
    assert client.get(f"{path}%00").status_code == 400


def test_a_NUL_in_a_name_is_refused_at_its_field(client: FlaskClient) -> None:  # noqa: N802 -- as it is called
    answer = post(client, "/sign-up", email="eve@example.com", name="Eve\x00")

    assert answer.status_code == 422
    assert "This has characters that cannot be shown. Type it again" in answer.text


def test_a_name_of_a_megabyte_is_too_large_and_one_of_a_page_too_long(client: FlaskClient) -> None:
    large = post(client, "/sign-up", email="eve@example.com", name="x" * 1_000_000)
    long = post(client, "/sign-up", email="eve@example.com", name="x" * 3000)

    assert large.status_code == 413
    assert long.status_code == 422
    assert "This is too long: at most 100 characters" in long.text


def test_an_emoji_is_a_name_like_any_other(client: FlaskClient) -> None:
    answer = post(client, "/sign-up", email="fox@example.com", name="🦊")

    assert answer.status_code == 303
    assert db.session.scalar(select(Member.name).where(Member.email == "fox@example.com")) == "🦊"


def test_a_field_that_no_form_has_is_refused(client: FlaskClient) -> None:
    answer = post(client, "/sign-up", email="eve@example.com", name="Eve", is_admin="1")

    assert answer.status_code == 400
