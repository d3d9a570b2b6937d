"""The days of a stay, side by side."""

from datetime import date

from events.finding.strip import cells


def test_a_fortnight_is_shown_day_by_day_and_each_leads_to_its_page() -> None:
    made = cells(date(2026, 10, 20), date(2026, 11, 2), {date(2026, 10, 22): 40, date(2026, 10, 24): 2}, 40)

    assert [cell.count for cell in made] == [0, 0, 40, 0, 2, *[0] * 9]
    assert [cell.page for cell in made][:5] == [1, 1, 1, 2, 2]
    assert made[2].leads_to == date(2026, 10, 22) and made[0].leads_to is None
    assert all(cell.is_day for cell in made)


def test_a_longer_stay_is_shown_in_weeks_from_monday_to_sunday() -> None:
    made = cells(date(2026, 10, 7), date(2026, 11, 6), {date(2026, 10, 11): 1, date(2026, 10, 12): 2}, 40)

    assert [(cell.first_on.day, cell.last_on.day, cell.count) for cell in made] == [
        (7, 11, 1),
        (12, 18, 2),
        (19, 25, 0),
        (26, 1, 0),
        (2, 6, 0),
    ]
    assert made[1].leads_to == date(2026, 10, 12)


def test_a_stay_of_months_is_not_shown_in_cells_at_all() -> None:
    assert cells(date(2026, 10, 7), date(2027, 3, 7), {}, 40) == []
