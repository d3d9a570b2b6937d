"""Photos on pages: who sees which, what is refused and how, and that nothing of the camera is served."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from chapters.models import Chapter
from events.models import Event
from events.photos import operations, queries, views
from members.blocking import operations as blocking
from members.models import Member
from tests.conftest import StandingClock
from tests.events.photos.taking import CANARY, added, counted, had_said_yes, keys, taken, was_there
from tests.events.planning import events_of, scheduled
from tests.events.rsvps.saying import say
from tests.people import add_event, add_member
from tests.signing_in import csrf_token, post
from tests.watching import Watch

SignedIn = Callable[[Member], FlaskClient]
AGREED = {"is_agreed": "y"}


@pytest.fixture
def album(dinner: Event) -> str:
    """Where the photos are."""
    return f"/events/{dinner.id}/photos"


def send(client: FlaskClient, path: str, *contents: bytes, **fields: str) -> TestResponse:
    """Hand files in, as the form does, whole in memory."""
    files = [FileStorage(io.BytesIO(content), f"photo-{number}.jpg") for number, content in enumerate(contents, 1)]
    boundary, body = encode_multipart({"csrf_token": csrf_token(client), "photos": files, **fields})
    return client.post(path, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def pictures_of(client: FlaskClient, album: str, photo: str) -> int:
    """How a photo's own address answers."""
    return client.get(f"{album}/{photo}.webp").status_code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_is_served_holds_nothing_that_the_camera_wrote(
    signed_in: SignedIn, album: str, dinner: Event, bob: Member, kind: str
) -> None:
    browser, content = signed_in(bob), taken(kind, (2000, 1500))

    answer = send(browser, album, content, **AGREED)

    assert (answer.status_code, answer.location) == (303, f"{album}#words")
    (photo,) = queries.seen(dinner.id, bob.id, sees_all=True).items
    assert b"canary" in content
    assert (photo.width, photo.height, photo.small_width, photo.small_height) == (1600, 1200, 640, 480)
    for key in (photo.key, photo.small_key):
        served = browser.get(f"{album}/{key}.webp").data
        assert b"canary" not in served
        assert b"EXIF" not in served
        assert dict(Image.open(io.BytesIO(served)).getexif()) == {}
    assert CANARY not in browser.get(album).data


def test_a_photo_is_answered_as_nothing_but_a_picture_and_kept_by_no_cache(
    signed_in: SignedIn, client: FlaskClient, album: str, dinner: Event, bob: Member, alice: Member
) -> None:
    send(signed_in(bob), album, taken(), **AGREED, may_be_public="y")
    (photo,) = keys(dinner, bob)
    say(operations.show, dinner.id, photo, alice.id)

    answer = client.get(f"{album}/{photo}.webp")

    assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Content-Disposition"] == "inline"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-site"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_its_address_is_there_for_those_alone_who_may_see_it(
    signed_in: SignedIn, client: FlaskClient, album: str, dinner: Event,
    bob: Member, carla: Member, dan: Member, alice: Member, admin: Member,
) -> None:  # fmt: skip
    (photo,) = added(dinner, bob)
    browsers = {who.name: signed_in(who) for who in (bob, carla, dan, alice, admin)}

    seen = {name: pictures_of(browser, album, photo) for name, browser in browsers.items()}
    assert list(seen.values()) == [200, 200, 404, 200, 200]
    assert pictures_of(client, album, photo) == 404
    assert [
        browsers[bob.name].get(f"/media/{photo}.webp").status_code,
        client.get(f"/media/{photo}.webp").status_code,
    ] == [404, 404]

    say(operations.show, dinner.id, photo, alice.id)
    assert [pictures_of(client, album, photo), pictures_of(browsers[dan.name], album, photo)] == [200, 200]

    say(operations.take_down, dinner.id, photo, carla.id)
    answers = [pictures_of(browser, album, photo) for browser in (*browsers.values(), client)]
    assert answers == [404] * 6


def test_under_another_event_the_address_of_a_photo_leads_nowhere(
    signed_in: SignedIn, dinner: Event, bob: Member, lisbon: Chapter, alice: Member
) -> None:
    (photo,) = added(dinner, bob)
    other = add_event(lisbon, title="Another one")

    assert pictures_of(signed_in(alice), f"/events/{other.id}/photos", photo) == 404


def test_who_is_apart_from_its_owner_finds_no_picture_even_of_a_public_one(
    signed_in: SignedIn, album: str, dinner: Event, bob: Member, carla: Member, alice: Member
) -> None:
    (photo,) = added(dinner, bob)
    say(operations.show, dinner.id, photo, alice.id)
    say(blocking.block, bob.id, carla.key)
    browser = signed_in(carla)

    assert pictures_of(browser, album, photo) == 404
    assert photo not in browser.get(album).text
    assert photo not in browser.get(f"/events/{dinner.id}-{dinner.slug}").text


def test_a_page_holds_no_trace_of_what_its_reader_may_not_see(
    client: FlaskClient, signed_in: SignedIn, album: str, dinner: Event, bob: Member, dan: Member, address: str
) -> None:
    (photo,) = added(dinner, bob)
    small = queries.seen(dinner.id, bob.id, sees_all=True).items[0].small_key
    places = (
        album,
        address,
        f"/events/{dinner.id}.ics",
        "/chapters/lisbon",
        "/chapters/lisbon/calendar.ics",
        "/events",
    )

    pages = [browser.get(place).text for browser in (client, signed_in(dan)) for place in places]

    assert not [page for page in pages if photo in page or small in page]
    assert "No photos for everybody" in client.get(album).text


def test_strangers_see_what_a_host_shows_with_its_size_and_words_and_no_name(
    client: FlaskClient, signed_in: SignedIn, album: str, dinner: Event, bob: Member, alice: Member, address: str
) -> None:
    (photo,) = added(dinner, bob)
    say(operations.describe, dinner.id, bob.id, {photo: "A long table & <b>soup</b>" + " and more" * 50})
    browser = signed_in(alice)

    answer = post(browser, f"{album}/{photo}/publication")

    assert answer.status_code == 303
    page = client.get(album).text
    assert 'alt="A long table &amp; &lt;b&gt;soup&lt;/b&gt; and more' in page
    assert 'width="800" height="600"' in page
    assert 'loading="lazy"' in page
    assert "Bob" not in page
    assert "csrf_token" not in page
    assert photo in client.get(address).text
    assert "Added by <bdi>Bob Tavares</bdi>" in browser.get(album).text


def test_consent_is_never_ticked_before_and_is_asked_anew_with_a_form_that_was_refused(
    signed_in: SignedIn, album: str, dinner: Event, bob: Member
) -> None:
    browser = signed_in(bob)

    fresh = browser.get(album).text
    refused = send(browser, album, b"no picture", is_agreed="y", may_be_public="y")
    without = send(browser, album, taken())

    assert 'name="is_agreed"' in fresh
    assert "checked" not in fresh
    assert (refused.status_code, "checked" in refused.text) == (422, False)
    assert without.status_code == 422
    assert '<a href="#is_agreed">Ask everybody in these photos first, then tick this</a>' in without.text
    assert counted(dinner) == (0, 0)


def test_one_that_is_no_photo_is_named_and_the_others_are_in(
    signed_in: SignedIn, album: str, dinner: Event, bob: Member
) -> None:
    browser = signed_in(bob)

    send(browser, album, taken(), b"<svg/>", taken(), **AGREED)

    page = browser.get(album).text
    assert "2 photos are in." in page
    assert "“photo-2.jpg” is not in. Choose a PNG, JPEG or WebP picture" in page
    assert counted(dinner) == (2, 0)


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        ([], "Choose one photo or more"),
        ([b"GIF89a"], "is not in. Choose a PNG, JPEG or WebP picture"),
        ([b"\0" * (8 * 1024 * 1024 + 1)], "This picture is too big: at most 8 MB"),
        ([b"x"] * 11, "Choose at most 10 photos at once"),
    ],
    ids=["none", "no picture", "too large", "too many"],
)
def test_what_cannot_be_added_is_said_at_its_field(
    signed_in: SignedIn, album: str, dinner: Event, bob: Member, contents: list[bytes], said: str
) -> None:
    answer = send(signed_in(bob), album, *contents, **AGREED)

    assert answer.status_code == 422
    assert '<a href="#photos">' in answer.text
    assert said in answer.text
    assert counted(dinner) == (0, 0)


def test_more_than_forty_megabytes_together_are_refused_with_the_form(
    signed_in: SignedIn, album: str, bob: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "LARGEST_FORM", 1024 * 1024)

    answer = send(signed_in(bob), album, b"\0" * 700_000, b"\0" * 700_000, **AGREED)

    assert (answer.status_code, views.TOO_MUCH in answer.text) == (413, True)


def test_to_who_was_not_there_the_form_is_not_there(
    signed_in: SignedIn, album: str, dinner: Event, dan: Member, bob: Member
) -> None:
    browser = signed_in(dan)
    (photo,) = added(dinner, bob)
    acts = ("publication", "publication/withdrawal", "objection", "objection/withdrawal", "deletion")

    assert 'id="yours"' not in browser.get(album).text
    assert send(browser, album, taken(), **AGREED).status_code == 404
    assert [post(browser, f"{album}/{photo}/{act}").status_code for act in acts] == [404] * len(acts)
    assert counted(dinner) == (1, 0)


def test_whoever_is_in_a_public_photo_takes_it_down_in_one_press_where_their_address_is_known(
    signed_in: SignedIn, client: FlaskClient, album: str, dinner: Event, bob: Member, alice: Member, dan: Member
) -> None:
    (photo,) = added(dinner, bob)
    say(operations.show, dinner.id, photo, alice.id)
    eve = signed_in(add_member("Eve Santos", confirmed_at=None))
    browser = signed_in(dan)

    refused = post(eve, f"{album}/{photo}/objection")
    told = eve.get(refused.location).text
    offered = browser.get(album).text
    answers = [post(browser, f"{album}/{photo}/objection").status_code for _press in range(2)]

    assert "Press the link we mailed you first" in told
    assert photo in told
    assert "I’m in this, take it down" in offered
    assert answers == [303, 303]
    assert "never will be again: only those who were there see it." in browser.get(album).text
    assert [pictures_of(browser, album, photo), pictures_of(client, album, photo)] == [404, 404]
    assert pictures_of(signed_in(alice), album, photo) == 200
    assert post(eve, f"{album}/{photo}/objection").status_code == 404


def test_a_line_written_with_the_file_is_what_is_to_be_seen_in_it(
    signed_in: SignedIn, album: str, dinner: Event, bob: Member
) -> None:
    browser = signed_in(bob)

    answer = send(browser, album, taken(), **AGREED, alt="Soup on a long table")
    one = browser.get(album).text
    several = send(browser, album, taken(), taken(), **AGREED, alt="The stairs")

    assert answer.location == album
    assert 'alt="Soup on a long table"' in one
    assert several.location == f"{album}#words"
    assert browser.get(album).text.count('alt="The stairs"') == 2


def test_the_line_stays_where_the_form_is_refused(signed_in: SignedIn, album: str, bob: Member) -> None:
    refused = send(signed_in(bob), album, taken(), alt="Soup on a long table")

    assert (refused.status_code, 'value="Soup on a long table"' in refused.text) == (422, True)


def test_who_was_there_neither_shows_nor_deletes_what_others_added(
    signed_in: SignedIn, album: str, dinner: Event, bob: Member, carla: Member
) -> None:
    (photo,) = added(dinner, bob)
    browser = signed_in(carla)

    answers = [post(browser, f"{album}/{photo}/{act}").status_code for act in ("publication", "deletion")]

    assert answers == [404, 404]
    assert keys(dinner, bob) == [photo]


def test_a_host_adds_photos_from_the_beginning_on_and_others_once_they_can_say_that_they_were_there(
    signed_in: SignedIn, event: Event, alice: Member, bob: Member, clock: StandingClock
) -> None:
    had_said_yes(event, bob)
    album = f"/events/{event.id}/photos"
    early = send(signed_in(alice), album, taken(), **AGREED)
    clock.move_to(event.starts_at + timedelta(minutes=5))

    assert (early.status_code, "once it has begun" in early.text) == (422, True)
    assert send(signed_in(alice), album, taken(), **AGREED).status_code == 303
    assert send(signed_in(bob), album, taken(), **AGREED).status_code == 404


def test_one_that_is_taken_down_is_told_to_hosts_and_owner_without_who_asked(
    signed_in: SignedIn, album: str, dinner: Event, bob: Member, carla: Member, alice: Member
) -> None:
    (photo,) = added(dinner, bob)

    answer = post(signed_in(carla), f"{album}/{photo}/objection")

    assert answer.status_code == 303
    pages = {who.name: signed_in(who).get(album).text for who in (alice, bob, carla)}
    assert "A photo added by <bdi>Bob Tavares</bdi>" in pages[alice.name]
    assert "A photo of yours" in pages[bob.name]
    assert "Let those who were there see it" in pages[carla.name]
    assert "Carla" not in pages[alice.name]
    assert [f"{photo}.webp" in page for page in pages.values()] == [False] * 3
    assert post(signed_in(alice), f"{album}/{photo}/objection/withdrawal").status_code == 404
    assert post(signed_in(carla), f"{album}/{photo}/objection/withdrawal").status_code == 303
    assert pictures_of(signed_in(alice), album, photo) == 200


def test_words_are_kept_and_those_that_are_too_long_are_said(
    signed_in: SignedIn, album: str, dinner: Event, bob: Member
) -> None:
    (photo,) = added(dinner, bob)
    browser, field = signed_in(bob), f"alt-{photo}"

    long = post(browser, f"{album}/descriptions", **{field: "x" * 501})
    fine = post(browser, f"{album}/descriptions", **{field: "A long table", "alt-gone": "passed over"})

    assert (long.status_code, "at most 500 characters" in long.text) == (422, True)
    assert fine.status_code == 303
    assert 'alt="A long table"' in browser.get(album).text


def test_an_event_costs_a_stranger_no_statement_more_for_its_photos(
    client: FlaskClient, dinner: Event, bob: Member, alice: Member, address: str, watch: Watch
) -> None:
    with watch.statements() as without:
        client.get(address)
    photos = added(dinner, bob, 3)
    with watch.statements() as with_some:
        client.get(address)
    for photo in photos:
        say(operations.show, dinner.id, photo, alice.id)
    with watch.statements() as shown:
        page = client.get(address).text

    assert len(without) == len(with_some) == len(shown)
    assert page.count('loading="lazy"') == 3


def test_an_album_costs_the_same_for_one_photo_and_for_many(
    signed_in: SignedIn, album: str, dinner: Event, bob: Member, alice: Member, watch: Watch
) -> None:
    browser = signed_in(alice)
    added(dinner, bob)
    with watch.statements() as one:
        browser.get(album)
    added(dinner, bob, 9)
    with watch.statements() as many:
        browser.get(album)

    assert len(one) == len(many)


def test_the_next_date_of_a_series_shows_up_to_three_public_ones_of_the_last(
    client: FlaskClient, lisbon: Chapter, alice: Member, bob: Member, clock: StandingClock
) -> None:
    last, following, *_others = events_of(scheduled(lisbon, alice).series_id)
    had_said_yes(last, bob)
    clock.move_to(last.ends_at)
    was_there(last, bob)
    *shown, _kept = added(last, bob, 5)
    for photo in shown:
        say(operations.show, last.id, photo, alice.id)

    page = client.get(f"/events/{following.id}-{following.slug}").text
    panel = page[page.index('id="before"') :]

    assert [f"#photo-{photo}" in panel for photo in shown] == [True, True, True, False]


def test_pages_of_many_photos_are_numbered_and_no_others_are_there(
    client: FlaskClient, signed_in: SignedIn, album: str, dinner: Event, bob: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(dinner, bob, 3)
    browser = signed_in(bob)

    assert [client.get(f"{album}?page={page}").status_code for page in ("1", "2", "x", "0")] == [200, 404, 400, 400]
    assert browser.get(f"{album}?page=2").status_code == 404


def test_the_morning_after_leads_to_the_photos(
    signed_in: SignedIn, album: str, dinner: Event, bob: Member, carla: Member
) -> None:
    asked = f"/events/{dinner.id}/attendance"

    before = signed_in(bob).get(asked).text
    added(dinner, carla)
    after = signed_in(bob).get(asked).text

    assert f'<a href="{album}">Add yours</a> for those who were there' in before
    assert f'<a href="{album}">See them, and add yours</a>' in after
