"""Dates matched in order to the days of another rule."""

from datetime import date

from events.rescheduling.matching import Fate, Match, Slot, matched

DAYS = [date(2026, 11, 17), date(2026, 12, 15), date(2027, 1, 19)]


def test_each_date_takes_the_day_in_its_place() -> None:
    assert matched([Slot(1, True, False), Slot(2, True, True)], DAYS[:2]) == [
        Match(1, DAYS[0], Fate.HELD),
        Match(2, DAYS[1], Fate.HELD),
    ]


def test_a_date_that_takes_no_part_keeps_its_place_in_the_order() -> None:
    found = matched([Slot(1, True, False), Slot(2, False, True), Slot(3, True, True)], DAYS)

    assert [(each.event_id, each.day, each.fate) for each in found][1:] == [
        (2, DAYS[1], Fate.LEFT),
        (3, DAYS[2], Fate.HELD),
    ]


def test_a_surplus_date_with_rsvps_is_cancelled_and_one_without_is_skipped() -> None:
    found = matched([Slot(1, True, True), Slot(2, True, True), Slot(3, True, False), Slot(4, False, True)], DAYS[:1])

    assert [each.fate for each in found] == [Fate.HELD, Fate.CANCELLED, Fate.SKIPPED, Fate.LEFT]


def test_a_day_without_a_date_is_added() -> None:
    assert matched([], DAYS[:1]) == [Match(None, DAYS[0], Fate.ADDED)]
