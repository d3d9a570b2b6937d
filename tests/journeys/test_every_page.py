"""Every page of the house, as a stranger, a member, an organiser and the admin come by it."""

import re
from collections.abc import Callable, Iterator

import html5lib
import pytest
from playwright.sync_api import Browser, Page
from werkzeug.test import TestResponse

import core.clock
from core.web import CSP, HEADERS
from tests.conftest import NOON, copied
from tests.databases import Databases
from tests.journeys import looking, walking
from tests.journeys.house import House, open_house
from tests.journeys.reader import Reader
from tests.journeys.walking import Walk

pytestmark = pytest.mark.once

#: What a page may never hold, for the policy forbids it: script and styles of its own.
FORBIDDEN = re.compile(
    r"""<script(?![^>]*\b(?:src=|type="application/ld\+json"))|<style|\sstyle="|\son\w+="|javascript:"""
)
#: How wide a page is shown, in pixels, and how large its reader has set their text, in per cent.
SIZES = ((320, 100), (375, 100), (720, 100), (1280, 100), (375, 200))
#: In which colours and how wide a page is looked through, by axe and by the keyboard.
LOOKS = (("light", 1280), ("dark", 375))
#: Whoever reads comes by more templates of their own than this.
FEWEST_TEMPLATES = 3
OUTSIDE = re.compile(
    r"""<(?:link|script|img|iframe|source)\s[^>]*?\b(?:href|src)="(?:https?:)?//(?!127\.0\.0\.1|localhost)"""
)


@pytest.fixture(scope="module")
def house(databases: Databases, world_template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all of these: nobody changes anything in it."""
    with (
        core.clock.standing_at(NOON),
        copied(databases, world_template) as url,
        open_house(url, tmp_path_factory.mktemp("house")) as house,
    ):
        yield house


@pytest.fixture(scope="module")
def walk(house: House) -> Walk:
    """Everything that a stranger, bob, alice and the admin come to."""
    return walking.through(house)


def test_no_link_leads_to_what_is_not_there(walk: Walk) -> None:
    astray = {
        f"{name or 'a stranger'} from {answer.found_on} to {path}": answer.response.status_code
        for (name, path), answer in walk.answers.items()
        if answer.response.status_code >= 400 and path not in walking.AMISS
    }

    assert astray == {}
    assert len(walk.answers) > 100


def test_what_is_asked_for_wrongly_is_answered_as_such(walk: Walk) -> None:
    assert {path: walk.answers["", path].response.status_code for path in walking.AMISS} == walking.AMISS


def test_every_page_is_read_without_a_fault(walk: Walk) -> None:
    faults = {path: errors for (_name, path), errors in _each_page(walk, _misread) if errors}

    assert faults == {}


def test_no_page_holds_script_or_styles_of_its_own_or_asks_anybody_else(walk: Walk) -> None:
    faults = {path: found for (_name, path), found in _each_page(walk, _of_its_own) if found}

    assert faults == {}


def test_every_answer_carries_the_headers_that_keep_it_safe(walk: Walk) -> None:
    found = {path: _unsafe(answer.response) for (_name, path), answer in walk.answers.items()}

    assert {path: lacking for path, lacking in found.items() if lacking} == {
        "/mailbox": ["Content-Security-Policy"],
        "/sign-in/link?token=unknown": ["Referrer-Policy"],
        "/me/settings/calendar": ["Referrer-Policy"],
    }


def test_where_a_page_differs_it_is_by_what_it_shows_and_no_more(walk: Walk) -> None:
    mailbox, link = walk.answers["", "/mailbox"], walk.answers["", "/sign-in/link?token=unknown"]
    calendar = next(answer for (_name, path), answer in walk.answers.items() if path == "/me/settings/calendar")

    assert mailbox.response.headers["Content-Security-Policy"] == f"{CSP}; frame-src 'self'"
    assert link.response.headers["Referrer-Policy"] == "no-referrer"
    assert calendar.response.headers["Referrer-Policy"] == "no-referrer"


def test_what_is_for_somebody_signed_in_is_kept_by_nobody(walk: Walk) -> None:
    kept = [
        path
        for (name, path), answer in walk.answers.items()
        if name and answer.is_page and answer.response.headers["Cache-Control"] != "private, no-store"
    ]

    assert kept == []


def test_refusals_files_and_what_has_not_changed_are_as_safe(house: House) -> None:
    client = house.app.test_client()
    page = client.get("/about")
    style = re.search(r'rel="stylesheet" href="([^"]+)"', page.text)

    answers = {
        "unchanged": client.get("/about", headers={"If-None-Match": page.headers["ETag"]}),
        "refused": client.post("/sign-in"),
        "not so": client.post("/about"),
        "too large": client.post("/sign-in", data={"email": "x" * 2_000_000}),
        "to sign in": client.get("/me"),
    }

    assert [answer.status_code for answer in answers.values()] == [304, 400, 405, 413, 303]
    assert {what: lacking for what, answer in answers.items() if (lacking := _unsafe(answer))} == {}
    assert style
    with client.get(style[1]) as file:
        file.get_data()
    assert (file.status_code, file.headers["X-Content-Type-Options"]) == (200, "nosniff")
    assert "immutable" in file.headers["Cache-Control"]


@pytest.mark.parametrize("name", walking.READERS, ids=lambda name: name or "a-stranger")
def test_axe_finds_nothing_the_keyboard_is_seen_wherever_it_stops_and_no_page_is_scrolled_sideways(
    browser: Browser, house: House, walk: Walk, name: str
) -> None:
    """On one page of each template, read by whoever came by it first."""
    reader = Reader(browser, house).expects(400, 404)
    if name:
        reader.is_(name)

    found = {
        f"{template} at {path}": _faults(reader.goes_to(path))
        for template, (who, path) in walk.templates.items()
        if who == name and not template.endswith(".xml")
    }

    assert {where: faults for where, faults in found.items() if faults} == {}
    assert len(found) > FEWEST_TEMPLATES
    assert reader.closes() == []


def _faults(page: Page) -> list[str]:
    """What is wrong with a page in either theme, and at any width."""
    found = []
    for theme, width in LOOKS:
        looking.turn(page, theme, width)
        found += [f"{theme}: {fault}" for fault in looking.faults(page) + looking.stops_without_focus(page)]
    return found + [fault for width, percent in SIZES for fault in looking.wider_than(page, width, percent)]


def _each_page(walk: Walk, measured: Callable[[str], list[str]]) -> Iterator[tuple[tuple[str, str], list[str]]]:
    return ((key, measured(answer.response.text)) for key, answer in walk.answers.items() if answer.is_page)


def _misread(text: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(text)
    return [f"{position}: {code} {facts}" for position, code, facts in parser.errors]


def _of_its_own(text: str) -> list[str]:
    return FORBIDDEN.findall(text) + OUTSIDE.findall(text)


def _unsafe(response: TestResponse) -> list[str]:
    """The headers that are lacking, or say something else."""
    headers = response.headers
    wanted = HEADERS | {"Content-Security-Policy": CSP}
    return [name for name, value in wanted.items() if headers.get(name) != value]
