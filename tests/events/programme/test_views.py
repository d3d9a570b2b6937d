"""The programme on pages: read by everybody, written by organisers, and what is said of the time before."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from events import changing
from events.models import Event
from events.programme import operations, queries
from events.programme.items import Item
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


def test_an_event_without_a_programme_costs_a_stranger_no_more_statements(
    client: FlaskClient, event: Event, alice: Member, address: str, watch: Watch
) -> None:
    with watch.statements() as without:
        page = client.get(address).text
    say(operations.write, event.id, [TALK], by=alice)
    with watch.statements() as with_one:
        client.get(address)

    assert 'id="programme"' not in page
    assert len(without) == len(with_one) - 1
    assert len(with_one) <= 6


def test_an_organiser_writes_it_and_finds_it_again(
    signed_in: SignedIn, event: Event, alice: Member, address: str
) -> None:
    browser = signed_in(alice)
    written = {"item-1": "Supper", "item-2": "Maps", "item-2-speaker": "Ana", "item-2-link": "https://example.com/m"}

    answer = post(browser, f"/events/{event.id}/programme", **written, **{"item-1-place": "1", "item-2-place": "1"})

    assert (answer.status_code, answer.location) == (303, f"{address}#programme")
    assert queries.of_event(event.id) == [Item("Maps", "Ana", "https://example.com/m"), Item("Supper")]
    assert 'value="https://example.com/m"' in browser.get(f"/events/{event.id}/programme").text


def test_what_is_wrong_is_said_and_what_was_written_is_kept(signed_in: SignedIn, event: Event, alice: Member) -> None:
    wrong = {"item-1-speaker": "Ana", "item-2": "Maps", "item-2-link": "http://example.com"}

    answer = post(signed_in(alice), f"/events/{event.id}/programme", **wrong)

    assert answer.status_code == 422
    assert '<a href="#item-1">Write what this item is called</a>' in answer.text
    assert '<a href="#item-2-link">Paste the whole link, beginning with https://</a>' in answer.text
    assert 'value="http://example.com"' in answer.text
    assert queries.of_event(event.id) == []


def test_a_date_that_was_cancelled_meanwhile_is_refused_with_what_was_written(
    signed_in: SignedIn, event: Event, alice: Member
) -> None:
    browser = signed_in(alice)
    say(changing.cancel, event, "The roof leaks", by=alice)

    answer = post(browser, f"/events/{event.id}/programme", **{"item-1": "Supper"})

    assert (answer.status_code, "This date is cancelled." in answer.text) == (422, True)
    assert 'value="Supper"' in answer.text


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


def test_a_date_of_a_series_stays_within_the_statements_of_an_event(
    client: FlaskClient, table: list[Event], watch: Watch
) -> None:
    with watch.statements() as seen:
        client.get(path_of(table[2]))

    assert len(seen) <= 6
