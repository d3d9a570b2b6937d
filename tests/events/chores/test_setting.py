"""An organiser's list: what stands on it for one date, for a series, and what becomes of names."""

from datetime import date

import pytest

from chapters.models import Chapter
from core.database import writing
from core.refusal import Refused
from events import scheduling
from events.chores import setting, taking
from events.models import Event
from members.models import Member
from tests.events.chores.listing import add_chores, counts_of, takers_of
from tests.events.planning import events_of, scheduled
from tests.events.rsvps.saying import going, say
from tests.people import add_event


def test_the_list_is_what_the_text_says_in_its_order(event: Event) -> None:
    add_chores(event, "door\nchairs\ndoor")

    assert takers_of(event) == [("Door", None), ("Chairs", None), ("Door", None)]
    assert counts_of(event) == (3, 3)


def test_what_somebody_has_taken_stays_though_the_text_does_not_name_it(
    event: Event, alice: Member, bob: Member
) -> None:
    door, _chairs = add_chores(event, "door\nchairs")
    going(event, bob)
    say(taking.take, event.id, door.id, bob.id)

    kept = say(setting.set_for_date, event.id, "photos", by=alice)

    assert kept == ["Door"]
    assert takers_of(event) == [("Photos", None), ("Door", bob.id)]
    assert counts_of(event) == (2, 1)


def test_a_name_stays_with_its_job_when_the_list_is_written_anew(event: Event, alice: Member, bob: Member) -> None:
    _open, taken = add_chores(event, "door\ndoor")
    going(event, bob)
    say(taking.take, event.id, taken.id, bob.id)

    say(setting.set_for_date, event.id, "chairs\ndoor", by=alice)

    assert takers_of(event) == [("Chairs", None), ("Door", bob.id)]


def test_each_date_of_a_series_starts_with_its_jobs_those_made_later_too(lisbon: Chapter, alice: Member) -> None:
    series_id = scheduled(lisbon, alice).series_id or 0

    say(setting.set_for_series, series_id, "door\nrecap", by=alice)
    with writing():
        later = scheduling.fill(series_id, until=date(2028, 1, 1))

    assert later
    dates = events_of(series_id)
    assert {counts_of(event) for event in dates} == {(2, 2)}
    assert takers_of(dates[-1]) == [("Door", None), ("Recap", None)]


def test_a_date_that_is_over_keeps_its_list(lisbon: Chapter, alice: Member) -> None:
    past = add_event(lisbon, title="September dinner", starts_on=date(2026, 9, 9))

    with pytest.raises(Refused, match="it is over"):
        say(setting.set_for_date, past.id, "door", by=alice)


def test_a_date_of_a_series_may_have_a_list_of_its_own(lisbon: Chapter, alice: Member) -> None:
    first, second, *_others = events_of(scheduled(lisbon, alice).series_id)

    say(setting.set_for_date, first.id, "photos", by=alice)

    assert (counts_of(first), counts_of(second)) == ((1, 1), (0, 0))
