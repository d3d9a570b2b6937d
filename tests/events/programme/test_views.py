"""The programme on pages: read by everybody, written by organisers, and what is said of the time before."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from events import changing
from events.models import Event
from events.programme import operations
from events.programme.items import Item, of
from members.models import Member
from tests.blog.posts import add_post
from tests.conftest import StandingClock
from tests.events.planning import events_of, scheduled
from tests.events.rsvps.saying import going, say
from tests.people import saved
from tests.signing_in import post
from tests.watching import Watch

SignedIn = Callable[[Member], FlaskClient]
TALK = Item("Maps without borders", "Ana Sousa", "https://example.com/maps")


def read(page: str, section: str) -> str:
    """A section of a page by its id, or nothing."""
    start = page.find(f'id="{section}"')
    return page[start : page.index("</section>", start)] if start >= 0 else ""


def written(event: Event) -> list[Item]:
    """The programme on the event's row."""
    return of(db.session.scalars(select(Event.programme).where(Event.id == event.id)).one())


def seen_on(page: str) -> str:
    """The programme that the page to write it on has shown, as a few characters."""
    return page.partition('name="seen" value="')[2].partition('"')[0]


@pytest.fixture
def table(lisbon: Chapter, alice: Member, clock: StandingClock) -> list[Event]:
    """Lisbon's third Thursdays, the first two of which have been."""
    dates = list(events_of(scheduled(lisbon, alice).series_id))
    clock.move_to(dates[1].ends_at)
    return dates


def path_of(event: Event) -> str:
    """Where its page is."""
    return f"/events/{event.id}-{event.slug}"


def test_everybody_reads_what_is_on(client: FlaskClient, event: Event, alice: Member, address: str) -> None:
    say(operations.write, event.id, [TALK, Item("Supper <b>")], by=alice)

    items = read(client.get(address).text, "programme")

    assert items.index("Maps without borders") < items.index("Supper &lt;b&gt;")
    assert '<a href="https://example.com/maps" rel="nofollow ugc noopener">' in items
    assert "Ana Sousa" in items


def test_an_organiser_writes_it_and_finds_it_again(
    signed_in: SignedIn, event: Event, alice: Member, address: str
) -> None:
    browser = signed_in(alice)
    typed = {"item-1": "Supper", "item-2": "Maps", "item-2-speaker": "Ana", "item-2-link": "https://example.com/m"}

    answer = post(browser, f"/events/{event.id}/programme", **typed, **{"item-1-place": "1", "item-2-place": "1"})

    assert (answer.status_code, answer.location) == (303, f"{address}#programme")
    assert written(event) == [Item("Maps", "Ana", "https://example.com/m"), Item("Supper")]
    assert 'value="https://example.com/m"' in browser.get(f"/events/{event.id}/programme").text


def test_what_is_wrong_is_said_and_what_was_written_is_kept(signed_in: SignedIn, event: Event, alice: Member) -> None:
    wrong = {"item-1-speaker": "Ana", "item-2": "Maps", "item-2-link": "http://example.com"}

    answer = post(signed_in(alice), f"/events/{event.id}/programme", **wrong)

    assert answer.status_code == 422
    assert '<a href="#item-1">Write what this item is called</a>' in answer.text
    assert '<a href="#item-2-link">Paste the whole link, beginning with https://</a>' in answer.text
    assert 'value="http://example.com"' in answer.text
    assert written(event) == []


def test_whoever_saves_second_sees_what_stands_there_and_keeps_what_they_wrote(
    signed_in: SignedIn, event: Event, alice: Member
) -> None:
    browser = signed_in(alice)
    seen = seen_on(browser.get(f"/events/{event.id}/programme").text)
    say(operations.write, event.id, [TALK], by=alice)

    answer = post(browser, f"/events/{event.id}/programme", **{"item-1": "Supper", "seen": seen})

    assert answer.status_code == 422
    assert "Somebody else has written the programme while you did." in answer.text
    assert "Maps without borders" in read(answer.text, "theirs")
    assert 'value="Supper"' in answer.text
    assert written(event) == [TALK]


def test_saved_once_more_what_they_wrote_takes_its_place(signed_in: SignedIn, event: Event, alice: Member) -> None:
    browser, path = signed_in(alice), f"/events/{event.id}/programme"
    seen = seen_on(browser.get(path).text)
    say(operations.write, event.id, [TALK], by=alice)
    shown = seen_on(post(browser, path, **{"item-1": "Supper", "seen": seen}).text)

    answer = post(browser, path, **{"item-1": "Supper", "seen": shown})

    assert answer.status_code == 303
    assert written(event) == [Item("Supper")]


def test_a_date_that_was_cancelled_meanwhile_is_refused_with_what_was_written(
    signed_in: SignedIn, event: Event, alice: Member
) -> None:
    browser = signed_in(alice)
    say(changing.cancel, event, "The roof leaks", by=alice)

    answer = post(browser, f"/events/{event.id}/programme", **{"item-1": "Supper"})

    assert (answer.status_code, "This date is cancelled." in answer.text) == (422, True)
    assert 'value="Supper"' in answer.text


def test_every_date_to_come_of_a_series_has_its_way_to_it_on_the_organisers_page(
    signed_in: SignedIn, table: list[Event], alice: Member
) -> None:
    page = signed_in(alice).get("/organise/lisbon").text

    ways = [event.id for event in table if f'href="/events/{event.id}/programme"' in page]
    assert ways == [event.id for event in table[2:]][: len(ways)]
    assert len(ways) > 2


def test_organisers_find_the_way_to_it_from_the_event_and_from_their_page(
    signed_in: SignedIn, event: Event, alice: Member, address: str
) -> None:
    browser, way = signed_in(alice), f'href="/events/{event.id}/programme"'

    assert way in browser.get(address).text
    assert way in browser.get("/organise/lisbon").text


def test_a_date_of_a_series_says_which_one_it_is_and_what_happened_last_time(
    client: FlaskClient, table: list[Event], alice: Member
) -> None:
    table[1].checked_in = 23
    saved(table[1])
    say(operations.write, table[1].id, [TALK], by=alice)

    panel = read(client.get(path_of(table[2])).text, "before")

    assert "No. 3" in panel
    assert f'Last time, <a href="{path_of(table[1])}">Thu 19 Nov</a>: 23 came.' in panel
    assert f'<a href="{path_of(table[1])}#programme">What was on</a>' in panel


def test_a_recap_stands_beside_it(client: FlaskClient, table: list[Event], alice: Member) -> None:
    add_post(alice, "What we cut and kept", event_id=table[1].id)

    assert "What we cut and kept" in read(client.get(path_of(table[2])).text, "before")


def test_where_no_door_was_kept_it_says_how_many_said_yes(
    client: FlaskClient, lisbon: Chapter, alice: Member, bob: Member, clock: StandingClock
) -> None:
    first, second, third, *_others = events_of(scheduled(lisbon, alice).series_id)
    going(first, bob, 1)
    clock.move_to(third.starts_at)

    panel = read(client.get(path_of(second)).text, "before")

    assert "No. 2" in panel
    assert "The time before" in panel
    assert "2 said yes" in panel


def test_a_date_further_ahead_has_its_number_and_the_last_that_was_held(
    client: FlaskClient, table: list[Event]
) -> None:
    panel = read(client.get(path_of(table[5])).text, "before")

    assert "No. 6" in panel
    assert "Thu 19 Nov" in panel


def test_where_nothing_was_held_yet_nothing_is_said_of_it(client: FlaskClient, lisbon: Chapter, alice: Member) -> None:
    first, second, *_others = events_of(scheduled(lisbon, alice).series_id)

    assert 'id="before"' not in client.get(path_of(first)).text
    assert 'id="before"' not in client.get(path_of(second)).text


def test_programme_and_time_before_come_with_the_row_of_the_event(
    client: FlaskClient, table: list[Event], alice: Member, watch: Watch
) -> None:
    say(operations.write, table[1].id, [TALK], by=alice)
    say(operations.write, table[2].id, [TALK], by=alice)

    with watch.statements() as seen:
        page = client.get(path_of(table[2])).text

    assert (bool(read(page, "programme")), bool(read(page, "before"))) == (True, True)
    assert len(seen) == 2, "that of the event, and that of the club, which a server reads twice a minute"
