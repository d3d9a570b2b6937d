"""Single dates and series in a chapter's calendar, right across changes of clocks, and made only once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from chapters.models import Chapter, Venue
from core.database import db, writing
from core.refusal import Refused
from core.sqlite import engines
from events import ledger, scheduling
from events.models import Event, EventState, Series, SeriesState
from events.plans import Place
from events.rules import Repeats, Rule
from members.models import Act, Member
from tests.conftest import StandingClock
from tests.events.planning import ONCE, THIRD_THURSDAY, events_of, plan, scheduled, series_by
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_member, add_venue, saved

DAILY = Rule(Repeats.DAILY)


def test_third_thursdays_in_lisbon_are_twelve_dates_right_across_both_changes_of_clocks(
    lisbon: Chapter, alice: Member
) -> None:
    made = scheduled(lisbon, alice)

    rows = events_of(made.series_id)
    assert [(str(row.starts_on), f"{row.starts_at:%H:%M}") for row in rows] == [
        ("2026-10-15", "17:30"),
        ("2026-11-19", "18:30"),
        ("2026-12-17", "18:30"),
        ("2027-01-21", "18:30"),
        ("2027-02-18", "18:30"),
        ("2027-03-18", "18:30"),
        ("2027-04-15", "17:30"),
        ("2027-05-20", "17:30"),
        ("2027-06-17", "17:30"),
        ("2027-07-15", "17:30"),
        ("2027-08-19", "17:30"),
        ("2027-09-16", "17:30"),
    ]
    assert made.event_ids == [row.id for row in rows]
    assert all(row.ends_at - row.starts_at == timedelta(hours=2, minutes=30) for row in rows)


def test_each_date_begins_with_what_the_series_says(lisbon: Chapter, alice: Member) -> None:
    venue = add_venue(lisbon)

    made = scheduled(lisbon, alice, place=Place(venue_id=venue.id), cost="5 €", languages="Português", guests=1)

    first = events_of(made.series_id)[0]
    assert (first.title, first.slug, first.zone) == ("Thursday Table", "thursday-table", "Europe/Lisbon")
    assert (first.venue_id, first.capacity, first.guests) == (venue.id, 40, 1)
    assert (first.cost, first.languages, first.created_by_id) == ("5 €", "Português", alice.id)
    assert first.original_on == first.starts_on


def test_a_single_date_stands_alone(lisbon: Chapter, alice: Member) -> None:
    made = scheduled(lisbon, alice, ONCE, starts_on=date(2026, 10, 20))

    only = events_of(None)[0]
    assert (made.series_id, made.event_ids) == (None, [only.id])
    assert (only.starts_at, only.original_on) == (datetime(2026, 10, 20, 17, 30, tzinfo=UTC), None)


def test_a_title_of_emoji_has_no_words_in_its_address(lisbon: Chapter, alice: Member) -> None:
    scheduled(lisbon, alice, ONCE, title="🎉🎉")

    assert events_of(None)[0].slug == ""


def test_an_end_before_the_start_lies_on_the_next_day(lisbon: Chapter, alice: Member) -> None:
    scheduled(lisbon, alice, ONCE, start_time=time(22), end_time=time(2))

    only = events_of(None)[0]
    assert (only.starts_at, only.ends_at) == (
        datetime(2026, 10, 7, 21, tzinfo=UTC),
        datetime(2026, 10, 8, 1, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("rule", "changed", "sentence", "field"),
    [
        (ONCE, {"starts_on": date(2026, 10, 6)}, "Choose today or a later day", "starts_on"),
        (ONCE, {"start_time": time(12), "end_time": time(14)}, "That time has passed already", "starts_on"),
        (ONCE, {"starts_on": date(2028, 12, 1)}, "Choose a day within two years", "starts_on"),
        (ONCE, {"starts_on": date(1, 1, 1)}, "Choose today or a later day", "starts_on"),
        (ONCE, {"starts_on": date.max}, "Choose a day within two years", "starts_on"),
        (Rule(Repeats.DAILY, until=date(2026, 10, 6)), {}, "Choose a last day after the first one", "until"),
        (Rule(Repeats.DAILY, until=date(2040, 1, 1)), {}, "Choose a last day within ten years", "until"),
        (
            Rule(Repeats.MONTHLY_BY_DAY, day=31, months=(2,)),
            {},
            "No date fits this",
            "repeats",
        ),
        (
            Rule(Repeats.MONTHLY_BY_DAY, day=1, months=(9,)),
            {"starts_on": date(2027, 9, 2)},
            "The first date would be more than a year away",
            "starts_on",
        ),
    ],
)
def test_what_cannot_be_is_refused_where_it_was_said(
    lisbon: Chapter, alice: Member, rule: Rule, changed: dict[str, Any], sentence: str, field: str
) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        scheduled(lisbon, alice, rule, **changed)

    assert refused.value.field == field
    assert db.session.scalars(select(Event)).all() == []


def test_a_day_is_today_where_the_chapter_is(alice: Member, cities: dict[str, Any], clock: StandingClock) -> None:
    tonga = add_chapter(cities["Nuku‘alofa"])
    clock.move_to(datetime(2026, 10, 7, 12, tzinfo=UTC))

    with pytest.raises(Refused, match="Choose today or a later day"):
        scheduled(tonga, alice, ONCE, starts_on=date(2026, 10, 7))
    scheduled(tonga, alice, ONCE, starts_on=date(2026, 10, 8))

    assert events_of(None)[0].starts_at == datetime(2026, 10, 8, 5, 30, tzinfo=UTC)


def test_a_daily_series_is_made_at_most_a_hundred_and_twenty_dates_ahead(lisbon: Chapter, alice: Member) -> None:
    made = scheduled(lisbon, alice, DAILY)

    assert len(made.event_ids) == 120


def test_the_same_plan_sent_twice_is_scheduled_once(lisbon: Chapter, alice: Member) -> None:
    first = scheduled(lisbon, alice)

    again = scheduled(lisbon, alice)

    assert again == first
    assert len(db.session.scalars(select(Series)).all()) == 1


def test_a_single_date_sent_twice_is_one(lisbon: Chapter, alice: Member) -> None:
    first = scheduled(lisbon, alice, ONCE)

    assert scheduled(lisbon, alice, ONCE) == first


def test_the_same_plan_is_another_later_or_with_another_rule(
    lisbon: Chapter, alice: Member, clock: StandingClock
) -> None:
    scheduled(lisbon, alice)
    scheduled(lisbon, alice, Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("TH",), nth=1))
    clock.forward(minutes=10)

    scheduled(lisbon, alice)

    assert len(db.session.scalars(select(Series)).all()) == 3


def test_a_new_venue_is_added_to_the_chapter_and_found_again_by_name(lisbon: Chapter, alice: Member) -> None:
    scheduled(lisbon, alice, ONCE, place=Place(name="Casa do Alpendre", address="Rua Nova 4"))
    scheduled(lisbon, alice, ONCE, title="Another", place=Place(name="casa do alpendre"))

    venues = db.session.scalars(select(Venue)).all()
    assert [(venue.name, venue.address, venue.chapter_id) for venue in venues] == [
        ("Casa do Alpendre", "Rua Nova 4", lisbon.id)
    ]
    assert {row.venue_id for row in events_of(None)} == {venues[0].id}


def test_a_venue_of_another_chapter_is_refused(lisbon: Chapter, charlotte: Chapter, alice: Member) -> None:
    elsewhere = add_venue(charlotte)

    with pytest.raises(Refused, match="Choose a venue from the list") as refused:
        scheduled(lisbon, alice, place=Place(venue_id=elsewhere.id))

    assert refused.value.field == "venue"


def test_who_scheduled_is_on_record(lisbon: Chapter, alice: Member) -> None:
    made = scheduled(lisbon, alice)

    act = db.session.scalars(select(Act)).one()
    assert (act.member_id, act.action, act.subject) == (alice.id, "series.schedule", f"series:{made.series_id}")


def test_a_date_skipped_or_moved_from_the_beginning_is_a_row_and_never_made_again(
    lisbon: Chapter, alice: Member
) -> None:
    december, january = date(2026, 12, 17), date(2027, 1, 21)

    made = scheduled(lisbon, alice, changes={december: date(2026, 12, 15), january: None})

    with writing():
        assert scheduling.fill(made.series_id or 0) == []
    rows = {row.original_on: row for row in events_of(made.series_id)}
    assert (len(rows), len(made.event_ids)) == (12, 11)
    assert (rows[january].state, rows[january].starts_on) == (EventState.SKIPPED, january)
    assert rows[january].id not in made.event_ids
    assert (rows[december].state, rows[december].starts_on) == (EventState.PUBLISHED, date(2026, 12, 15))
    assert rows[december].starts_at == datetime(2026, 12, 15, 18, 30, tzinfo=UTC)
    assert (rows[december].is_edited, rows[december].moved_from_at) == (
        True,
        datetime(2026, 12, 17, 18, 30, tzinfo=UTC),
    )
    assert not rows[date(2026, 10, 15)].is_edited


def test_a_series_with_a_skipped_date_sent_twice_is_scheduled_once(lisbon: Chapter, alice: Member) -> None:
    first = scheduled(lisbon, alice, changes={date(2027, 1, 21): None})

    assert scheduled(lisbon, alice, changes={date(2027, 1, 21): None}) == first


def test_a_change_of_a_day_that_the_rule_does_not_give_changes_nothing(lisbon: Chapter, alice: Member) -> None:
    made = scheduled(lisbon, alice, changes={date(2026, 12, 18): None})

    assert len(made.event_ids) == len(events_of(made.series_id)) == 12


def test_filling_again_makes_nothing_twice(lisbon: Chapter, alice: Member) -> None:
    made = scheduled(lisbon, alice)

    with writing():
        again = scheduling.fill(made.series_id or 0)

    assert again == []
    assert len(events_of(made.series_id)) == 12


def test_a_month_later_the_next_date_is_made(lisbon: Chapter, alice: Member, clock: StandingClock) -> None:
    made = scheduled(lisbon, alice)
    clock.forward(days=31)

    with writing():
        new = scheduling.fill(made.series_id or 0)

    rows = events_of(made.series_id)
    assert [str(row.starts_on) for row in rows if row.id in new] == ["2027-10-21"]
    assert series_by(made.series_id).filled_until_on == date(2027, 11, 7)


@pytest.mark.parametrize("state", [EventState.CANCELLED, EventState.SKIPPED])
def test_a_date_that_was_called_off_or_moved_is_never_made_again(
    lisbon: Chapter, alice: Member, state: EventState
) -> None:
    made = scheduled(lisbon, alice)
    off, moved = events_of(made.series_id)[1:3]
    off.state, moved.starts_on = state, date(2026, 12, 15)
    saved(off)

    with writing():
        again = scheduling.fill(made.series_id or 0)

    assert again == []


def test_dates_that_nobody_made_in_time_are_not_made_up_for(
    lisbon: Chapter, alice: Member, clock: StandingClock
) -> None:
    made = scheduled(lisbon, alice)
    clock.move_to(datetime(2028, 1, 1, tzinfo=UTC))

    with writing():
        scheduling.fill(made.series_id or 0)

    days = [row.starts_on for row in events_of(made.series_id)]
    assert date(2027, 10, 21) not in days
    assert date(2028, 1, 20) in days


def test_a_series_that_is_at_its_end_has_ended(lisbon: Chapter, alice: Member, clock: StandingClock) -> None:
    made = scheduled(lisbon, alice, Rule(Repeats.WEEKLY, weekdays=("TH",), times=2))
    clock.forward(days=30)

    with writing():
        again = scheduling.fill(made.series_id or 0)

    assert (again, len(made.event_ids)) == ([], 2)
    assert series_by(made.series_id).state is SeriesState.ENDED


def test_an_unknown_series_is_not_filled(lisbon: Chapter) -> None:
    with writing():
        assert scheduling.fill(999) == []


@pytest.fixture
def empty_series(committing: Flask) -> Callable[[], list[object]]:
    """A series without dates on a database of its own, and eight workers who fill it at once."""
    with committing.app_context():
        with writing():
            chapter = add_chapter(add_cities()["Lisbon"])
            made = scheduling.schedule(chapter, plan(THIRD_THURSDAY), by=add_member("Alice", chapter))
            for row in db.session.scalars(select(Event)):
                db.session.delete(row)
        db.session.remove()

    def fill_at_once() -> list[object]:
        gate = threading.Barrier(8)

        def work(_number: int) -> object:
            with committing.app_context():
                gate.wait(20)
                try:
                    with writing():
                        return scheduling.fill(made.series_id or 0)
                except DBAPIError as error:
                    return error
                finally:
                    db.session.remove()

        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(work, range(8)))

    return fill_at_once


def test_workers_who_fill_at_once_make_each_date_once(
    empty_series: Callable[[], list[object]], committing: Flask
) -> None:
    outcomes = empty_series()

    with committing.app_context():
        days = db.session.scalars(select(Event.starts_on)).all()
    assert sorted(len(made) for made in outcomes if isinstance(made, list)) == [0] * 7 + [12]
    assert len(days) == len(set(days)) == 12


def test_without_the_lock_workers_who_fill_at_once_get_in_each_others_way(
    empty_series: Callable[[], list[object]], committing: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_have_read, add_dates = threading.Barrier(8), scheduling._add_dates

    def add_once_all_have_read(*arguments: Any) -> list[int]:
        all_have_read.wait(20)
        return add_dates(*arguments)

    monkeypatch.setattr(ledger, "locked", db.session.get)
    monkeypatch.setattr(scheduling, "_add_dates", add_once_all_have_read)
    with committing.app_context():
        if db.engine.dialect.name == "sqlite":
            engines.begins_with(db.engine, "BEGIN")

    outcomes = empty_series()

    assert sum(isinstance(outcome, DBAPIError) for outcome in outcomes) == 7
