"""What is a sign that a chapter's dates stand, and what becomes of a chapter without one."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from chapters import confirming
from chapters.models import Chapter, ChapterState
from core.database import db, writing
from core.models import Version
from tests.conftest import StandingClock
from tests.people import saved


def standing(chapter: Chapter) -> tuple[ChapterState, datetime]:
    """The state of a chapter and its last sign, as its row says."""
    row = db.session.execute(select(Chapter.state, Chapter.confirmed_at).where(Chapter.id == chapter.id)).one()
    return row.state, row.confirmed_at


def version() -> int:
    """How often Lisbon's kept pages went out of date."""
    return db.session.scalar(select(Version.number).where(Version.scope == "chapter:lisbon")) or 0


def signed(chapter: Chapter) -> None:
    """An organiser does something."""
    with writing():
        confirming.sign(chapter.id)


def fallen_silent(chapter: Chapter) -> bool:
    """Whether the chapter becomes dormant just now."""
    with writing():
        return confirming.fall_silent(chapter.id) is not None


@pytest.mark.parametrize(("days", "state"), [(89, ChapterState.ACTIVE), (91, ChapterState.DORMANT)])
def test_a_chapter_is_dormant_after_ninety_days_without_a_sign(
    lisbon: Chapter, clock: StandingClock, days: int, state: ChapterState
) -> None:
    clock.forward(days=days)

    fallen_silent(lisbon)

    assert standing(lisbon)[0] is state


def test_a_silence_begins_once_and_the_pages_are_built_anew(lisbon: Chapter, clock: StandingClock) -> None:
    clock.forward(days=91)
    before = version()

    first, again = fallen_silent(lisbon), fallen_silent(lisbon)

    assert (first, again, version()) == (True, False, before + 1)


@pytest.mark.parametrize("state", [ChapterState.ARCHIVED, ChapterState.APPLIED])
def test_a_chapter_that_is_not_open_is_neither_dormant_nor_woken(
    lisbon: Chapter, clock: StandingClock, state: ChapterState
) -> None:
    lisbon.state = state
    saved(lisbon)
    clock.forward(days=91)

    fallen_silent(lisbon)
    signed(lisbon)

    assert standing(lisbon)[0] is state


def test_a_sign_wakes_a_dormant_chapter_and_its_pages(lisbon: Chapter, clock: StandingClock) -> None:
    clock.forward(days=91)
    fallen_silent(lisbon)
    before = version()

    signed(lisbon)

    assert (standing(lisbon), version()) == ((ChapterState.ACTIVE, clock.now), before + 1)


def test_of_an_active_chapter_a_sign_is_kept_once_a_day(lisbon: Chapter, clock: StandingClock) -> None:
    lisbon.confirmed_at = datetime(2026, 7, 3, tzinfo=UTC)
    saved(lisbon)
    signed(lisbon)
    first = clock.now
    clock.forward(hours=23)
    signed(lisbon)
    within_a_day = standing(lisbon)[1]
    clock.forward(hours=2)

    signed(lisbon)

    assert (within_a_day, standing(lisbon)[1]) == (first, first + timedelta(hours=25))


def test_the_word_of_an_organiser_counts_at_once(lisbon: Chapter, clock: StandingClock) -> None:
    clock.forward(hours=1)

    with writing():
        confirming.confirm(lisbon.id)

    assert standing(lisbon)[1] == clock.now
