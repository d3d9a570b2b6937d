"""What is ahead: on a chapter's page, in lists of chapters, somewhere this week, and in a chapter's calendar."""

from datetime import UTC, date, datetime, time, timedelta

from chapters.models import Chapter, ChapterState
from core.database import db
from events import coming
from events.models import EventState, SeriesState
from events.rsvps import rsvping
from events.rsvps.models import RsvpState
from events.rules import Repeats, Rule
from events.times import Reader
from members.models import Member
from tests.conftest import StandingClock
from tests.events.planning import scheduled, series_by
from tests.events.rsvps.saying import going, say
from tests.people import add_event, saved
from tests.watching import Watch

CHARLOTTE = Reader("America/New_York", "Charlotte")


def test_a_chapter_has_one_date_next_six_more_and_a_number(lisbon: Chapter, alice: Member) -> None:
    scheduled(lisbon, alice)

    ahead = coming.in_chapter(lisbon.id, None)

    assert ahead.next is not None
    assert ahead.next.starts_on == date(2026, 10, 15)
    assert [card.starts_on.month for card in ahead.others] == [11, 12, 1, 2, 3, 4]
    assert (ahead.more, ahead.last_on) == (5, date(2027, 9, 16))
    assert len(ahead.shown) == 7


def test_a_chapter_without_dates_has_nothing_ahead(lisbon: Chapter) -> None:
    assert coming.in_chapter(lisbon.id, None) == coming.Coming(None, [], 0, None)


def test_a_cancelled_date_is_listed_and_is_not_the_next(lisbon: Chapter) -> None:
    add_event(lisbon, title="Off", state=EventState.CANCELLED)
    add_event(lisbon, title="On", starts_on=date(2026, 10, 20))
    add_event(lisbon, title="Skipped", state=EventState.SKIPPED)
    add_event(lisbon, title="Over", starts_on=date(2026, 10, 6))

    ahead = coming.in_chapter(lisbon.id, None)

    assert ahead.next is not None
    assert ahead.next.title == "On"
    assert [(card.title, card.pill) for card in ahead.others] == [("Off", ("stop", "ban", "Cancelled"))]
    assert ahead.more == 0


def test_a_moved_date_says_from_where(lisbon: Chapter) -> None:
    add_event(lisbon, moved_from_at=datetime(2026, 10, 13, 18, tzinfo=UTC))

    card = coming.in_chapter(lisbon.id, None).next

    assert card is not None
    assert card.pill == ("info", "move", "Moved")
    assert card.facts == "Moved from Tue 13 Oct · Free"


def test_the_readers_own_time_stands_second(lisbon: Chapter) -> None:
    add_event(lisbon)

    card = coming.in_chapter(lisbon.id, CHARLOTTE).next

    assert card is not None
    assert (card.when, card.yours) == ("19:00–21:30, Lisbon time", "14:00–16:30, Charlotte time")


def test_what_goes_on_is_still_ahead(lisbon: Chapter, clock: StandingClock) -> None:
    add_event(lisbon)
    clock.move_to(datetime(2026, 10, 14, 19, tzinfo=UTC))

    assert coming.in_chapter(lisbon.id, None).next is not None
    assert coming.next_starts([lisbon.id]) == {}


def test_each_chapter_meets_next_at_an_instant(lisbon: Chapter, charlotte: Chapter) -> None:
    add_event(lisbon, starts_on=date(2026, 11, 1))
    add_event(lisbon)
    add_event(charlotte, state=EventState.CANCELLED)

    assert coming.next_starts([lisbon.id, charlotte.id]) == {lisbon.id: datetime(2026, 10, 14, 18, tzinfo=UTC)}
    assert coming.next_starts([]) == {}


def test_who_meets_within_thirty_days_meets_soon(lisbon: Chapter, charlotte: Chapter) -> None:
    add_event(lisbon, starts_on=date(2026, 11, 5))
    add_event(charlotte, starts_on=date(2026, 11, 7))

    assert db.session.scalars(coming.meeting_soon()).all() == [lisbon.id]


def test_a_week_is_spread_over_its_days(lisbon: Chapter) -> None:
    for day in range(7, 14):
        for hour in (18, 19, 20):
            add_event(lisbon, title=f"{day} at {hour}", starts_on=date(2026, 10, day), start_time=time(hour))

    week = coming.this_week(None, most=7)

    assert week.total == 21
    assert [card.title for card in week.cards] == [f"{day} at 18" for day in range(7, 14)]


def test_a_week_leaves_out_what_is_off_later_or_of_a_closed_chapter(lisbon: Chapter, charlotte: Chapter) -> None:
    add_event(lisbon, starts_on=date(2026, 10, 8), state=EventState.CANCELLED)
    add_event(lisbon, starts_on=date(2026, 10, 15))
    add_event(charlotte, starts_on=date(2026, 10, 8))
    charlotte.is_suspended = True
    saved(charlotte)

    assert coming.this_week(None) == coming.Week([], 0)


def test_the_first_date_anywhere_is_named(lisbon: Chapter, charlotte: Chapter) -> None:
    add_event(lisbon, title="Second")
    add_event(charlotte, title="First", starts_on=date(2026, 10, 12))
    add_event(charlotte, title="Off", starts_on=date(2026, 10, 10), state=EventState.CANCELLED)

    card = coming.first_ahead(None)

    assert card is not None
    assert card.title == "First"


def test_without_any_date_there_is_no_first(lisbon: Chapter) -> None:
    assert coming.first_ahead(None) is None


def test_what_a_member_holds_is_said(lisbon: Chapter, bob: Member, carla: Member) -> None:
    one, two, three = (add_event(lisbon, capacity=1, title=str(number)) for number in range(3))
    going(one, bob)
    going(two, carla)
    going(two, bob)
    say(rsvping.maybe, three.id, bob.id)
    cards = coming.in_chapter(lisbon.id, None).shown

    assert coming.said(bob.id, cards) == {one.id: RsvpState.GOING, two.id: RsvpState.WAITING}


def test_how_often_a_chapter_meets_is_said_in_one_breath(lisbon: Chapter, alice: Member) -> None:
    scheduled(lisbon, alice)
    scheduled(lisbon, alice, Rule(Repeats.WEEKLY, weekdays=("SA",)), title="Coffee")

    assert coming.rules_of(coming.series_of(lisbon.id)) == "third Thursdays and every Saturday"


def test_a_series_that_ended_is_not_said(lisbon: Chapter, alice: Member) -> None:
    series = series_by(scheduled(lisbon, alice).series_id)
    series.state = SeriesState.ENDED
    saved(series)

    assert coming.rules_of(coming.series_of(lisbon.id)) == ""


def test_a_chapters_dates_take_one_statement_for_one_as_for_fifty(lisbon: Chapter, watch: Watch) -> None:
    for number in range(50):
        add_event(lisbon, title=f"Dinner {number}", starts_on=date(2026, 10, 14) + timedelta(days=number))

    with watch.statements() as seen:
        ahead = coming.in_chapter(lisbon.id, None)

    assert (len(seen), ahead.more) == (1, 43)


def test_an_archived_chapter_is_not_in_the_week(lisbon: Chapter) -> None:
    add_event(lisbon, starts_on=date(2026, 10, 8))
    lisbon.state = ChapterState.ARCHIVED
    saved(lisbon)

    assert coming.this_week(None).total == 0
