"""What a chapter's page is made of."""

from datetime import UTC, date, datetime

import pytest

from chapters.models import Chapter, ChapterState
from chapters.queries import by_slug
from cities.models import City
from members.models import Member, TeamRole
from pages import one_chapter
from pages.one_chapter import Shown
from tests.people import add_chapter, add_event, add_member, add_role, saved
from tests.watching import Watch


def lisbons() -> Shown:
    """Lisbon's page for a stranger."""
    chapter = by_slug("lisbon")
    assert chapter
    return one_chapter.shown(chapter, None, None)


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ((), ""),
        ((TeamRole.LEAD,), "One organiser"),
        ((TeamRole.LEAD, TeamRole.ORGANISER, TeamRole.HOST), "Two organisers and one host"),
        ((TeamRole.HOST, TeamRole.HOST), "Two hosts"),
        ((TeamRole.EDITOR,), ""),
    ],
)
def test_a_team_is_counted_in_words(lisbon: Chapter, roles: tuple[TeamRole, ...], words: str) -> None:
    for number, role in enumerate(roles):
        add_role(add_member(f"Person {number}"), lisbon, role)

    assert lisbons().hosts == words


def test_more_than_a_dozen_are_counted_in_figures(lisbon: Chapter) -> None:
    for number in range(13):
        add_role(add_member(f"Person {number}"), lisbon, TeamRole.HOST)

    assert lisbons().hosts == "13 hosts"


def test_the_page_has_what_is_next_and_who_is_near(lisbon: Chapter, cities: dict[str, City]) -> None:
    add_chapter(cities["Porto"])
    first = add_event(lisbon, title="First", starts_on=date(2026, 10, 10))
    add_event(lisbon, title="Second")

    page = lisbons()

    assert page.coming.next
    assert page.coming.next.id == first.id
    assert [card.title for card in page.coming.others] == ["Second"]
    assert [line.chapter.name for line in page.nearby] == ["Porto"]


def test_a_stranger_has_said_nothing_and_may_organise_nothing(lisbon: Chapter, alice: Member) -> None:
    page = lisbons()

    assert (page.said, page.is_home, page.is_following, page.may_organise) == ({}, False, False, False)


def test_a_silent_chapter_with_dates_says_since_when(lisbon: Chapter) -> None:
    lisbon.state, lisbon.confirmed_at = ChapterState.DORMANT, datetime(2025, 7, 3, tzinfo=UTC)
    saved(lisbon)
    add_event(lisbon)

    assert lisbons().silent_since == "3 July 2025"


def test_a_silent_chapter_without_dates_says_nothing(lisbon: Chapter) -> None:
    lisbon.state = ChapterState.DORMANT
    saved(lisbon)

    assert lisbons().silent_since == ""


def test_one_date_and_six_cost_the_same(lisbon: Chapter, watch: Watch) -> None:
    add_event(lisbon)
    with watch.statements() as for_one:
        lisbons()
    for number in range(5):
        add_event(lisbon, title=f"More {number}")

    with watch.statements() as for_six:
        lisbons()

    assert len(for_six) == len(for_one) <= 8
