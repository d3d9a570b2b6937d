"""What is due by itself: dates made a year ahead, once a week for each series."""

from datetime import UTC, date, datetime

from chapters.models import Chapter, ChapterState
from core.database import writing
from events import jobs, scheduling
from events.models import SeriesState
from events.rules import Repeats, Rule
from members.models import Member
from tests.conftest import StandingClock
from tests.events.planning import events_of, scheduled, series_by
from tests.people import saved
from tests.watching import Watch

THURSDAYS = Rule(Repeats.WEEKLY, weekdays=("TH",))


def test_nothing_is_due_right_after_scheduling(lisbon: Chapter, alice: Member) -> None:
    scheduled(lisbon, alice)

    assert jobs.fill_ahead() == 0


def test_dates_are_made_as_time_goes_by_and_only_once(lisbon: Chapter, alice: Member, clock: StandingClock) -> None:
    made = scheduled(lisbon, alice, THURSDAYS)
    clock.forward(days=15)

    first, again = jobs.fill_ahead(), jobs.fill_ahead()

    assert (first, again) == (1, 0)
    days = [row.starts_on for row in events_of(made.series_id)]
    assert days[-1] == date(2027, 10, 21)
    assert len(days) == len(set(days)) == 55


def test_within_the_week_nothing_is_done(lisbon: Chapter, alice: Member, clock: StandingClock) -> None:
    scheduled(lisbon, alice, THURSDAYS)
    clock.forward(days=7)

    assert jobs.fill_ahead() == 0


def test_a_worker_that_was_down_for_long_makes_what_lies_ahead(
    lisbon: Chapter, alice: Member, clock: StandingClock
) -> None:
    made = scheduled(lisbon, alice, THURSDAYS)
    clock.move_to(datetime(2028, 3, 1, tzinfo=UTC))

    jobs.fill_ahead()

    days = [row.starts_on for row in events_of(made.series_id)]
    assert [on for on in days if date(2027, 10, 7) < on < date(2028, 3, 1)] == []
    assert (date(2028, 3, 2) in days, days[-1]) == (True, date(2029, 3, 1))


def test_an_archived_chapter_and_an_ended_series_make_no_more_dates(
    lisbon: Chapter, charlotte: Chapter, alice: Member, clock: StandingClock
) -> None:
    scheduled(lisbon, alice, THURSDAYS)
    ended = series_by(scheduled(charlotte, alice, THURSDAYS).series_id)
    lisbon.state, ended.state = ChapterState.ARCHIVED, SeriesState.ENDED
    saved(lisbon)
    clock.forward(days=30)

    assert jobs.fill_ahead() == 0


def test_a_series_at_its_end_is_looked_at_once_more_and_then_left_alone(
    lisbon: Chapter, alice: Member, clock: StandingClock
) -> None:
    made = scheduled(lisbon, alice, Rule(Repeats.WEEKLY, weekdays=("TH",), times=2))
    clock.forward(days=30)

    first, again = jobs.fill_ahead(), jobs.fill_ahead()

    assert (first, again) == (1, 0)
    assert series_by(made.series_id).state is SeriesState.ENDED


def test_looking_takes_one_statement_where_nothing_is_due(lisbon: Chapter, alice: Member, watch: Watch) -> None:
    for day in ("MO", "TU", "WE", "FR"):
        scheduled(lisbon, alice, Rule(Repeats.WEEKLY, weekdays=(day,)))

    with watch.statements() as seen:
        jobs.fill_ahead()

    assert len(seen) == 1


def test_dates_may_be_asked_for_up_to_a_day(lisbon: Chapter, alice: Member) -> None:
    made = scheduled(lisbon, alice, THURSDAYS)

    with writing():
        new = scheduling.fill(made.series_id or 0, date(2027, 12, 31))

    assert [str(row.starts_on) for row in events_of(made.series_id) if row.id in new][-1] == "2027-12-30"
