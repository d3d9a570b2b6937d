"""What a plan would give: its words and its next six dates, with what is odd about each."""

from datetime import date, time
from typing import Any

import pytest

from chapters.models import Chapter
from chapters.queries import by_slug
from cities.models import City
from core.refusal import Refused
from events.organising import previews
from events.organising.plan_words import Note
from events.rules import Repeats, Rule
from members.models import Member
from tests.events.planning import ONCE, THIRD_THURSDAY, events_of, plan, scheduled
from tests.people import add_chapter, add_event
from tests.watching import Watch


def preview(slug: str, rule: Rule = THIRD_THURSDAY, **changed: Any) -> previews.Preview:
    """What a plan would give the chapter at an address."""
    return previews.of(by_slug(slug), plan(rule, **changed))


def test_six_dates_are_shown_of_all_that_there_will_be(lisbon: Chapter) -> None:
    shown = preview("lisbon")

    assert [next_date.day for next_date in shown.dates] == [
        "Thu 15 Oct",
        "Thu 19 Nov",
        "Thu 17 Dec",
        "Thu 21 Jan",
        "Thu 18 Feb",
        "Thu 18 Mar",
    ]
    assert shown.total == 12
    assert shown.first == "First one Thu 15 Oct 2026."


def test_what_is_shown_is_what_scheduling_then_makes(lisbon: Chapter, alice: Member) -> None:
    fortnightly = Rule(Repeats.WEEKLY, interval=2, weekdays=("MO", "FR"))
    shown = preview("lisbon", fortnightly)

    made = events_of(scheduled(lisbon, alice, fortnightly).series_id)

    assert [next_date.on for next_date in shown.dates] == [row.starts_on for row in made][:6]
    assert shown.total == len(made)


def test_a_single_date_promises_nothing_about_clocks(lisbon: Chapter) -> None:
    shown = preview("lisbon", ONCE, starts_on=date(2026, 12, 24))

    assert (shown.first, shown.promise, shown.gap, shown.total) == ("", "", "", 1)


def test_a_clash_comes_before_the_clocks(lisbon: Chapter) -> None:
    add_event(lisbon, title="Podcast clinic", starts_on=date(2026, 11, 19))

    notes = preview("lisbon").dates[1].notes

    assert notes == [
        Note("Podcast clinic is on in Lisbon at that time.", is_warning=True),
        Note("Clocks go back on 25 Oct. Still 18:30 on the wall."),
    ]


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (time(18, 30), "Raleigh meets the same evening, 130 miles away."),
        (time(9), "Raleigh meets the same day, 130 miles away."),
    ],
)
def test_a_chapter_near_by_that_meets_then_is_named_with_its_distance(
    charlotte: Chapter, cities: dict[str, City], start: time, words: str
) -> None:
    near = add_chapter(cities["Portland"], slug="raleigh", name="Raleigh")
    cities["Portland"].latitude, cities["Portland"].longitude = 35.7721, -78.63861
    add_event(near, starts_on=date(2026, 10, 15))

    shown = preview("charlotte", start_time=start, end_time=time(21))

    assert [note.words for note in shown.dates[0].notes] == [words]


def test_a_date_that_is_moved_or_skipped_says_so_where_it_is_held(lisbon: Chapter) -> None:
    december, january = date(2026, 12, 17), date(2027, 1, 21)

    shown = preview("lisbon", changes={december: date(2026, 11, 17), january: None, date(2026, 12, 18): None})

    assert [(row.given, row.on, row.is_skipped) for row in shown.dates[1:4]] == [
        (december, date(2026, 11, 17), False),
        (date(2026, 11, 19), date(2026, 11, 19), False),
        (january, january, True),
    ]
    assert (shown.total, shown.problem) == (11, "")
    assert shown.changes == {december: date(2026, 11, 17), january: None}


def test_dates_that_cannot_be_so_are_shown_with_what_is_wrong(lisbon: Chapter) -> None:
    shown = preview("lisbon", changes={date(2026, 12, 17): date(2026, 11, 19)})

    assert shown.problem == "Another one of these dates is on that day: choose another day"
    assert len(shown.dates) == 6


def test_a_clash_is_looked_for_on_the_day_a_date_is_moved_to(lisbon: Chapter) -> None:
    add_event(lisbon, title="Podcast clinic", starts_on=date(2026, 12, 15))

    shown = preview("lisbon", changes={date(2026, 12, 17): date(2026, 12, 15)})

    assert shown.dates[2].notes[0].words == "Podcast clinic is on in Lisbon at that time."


def test_a_plan_that_scheduling_refuses_is_refused(lisbon: Chapter) -> None:
    with pytest.raises(Refused, match="Choose today or a later day"):
        preview("lisbon", starts_on=date(2026, 10, 6))


def test_many_dates_take_as_many_statements_as_one(lisbon: Chapter, cities: dict[str, City], watch: Watch) -> None:
    add_chapter(cities["Porto"])
    chapter = by_slug("lisbon")
    with watch.statements() as few:
        previews.of(chapter, plan(ONCE))

    with watch.statements() as many:
        previews.of(chapter, plan(Rule(Repeats.DAILY)))

    assert len(many) == len(few) <= 3
