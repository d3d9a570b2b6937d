"""On which evenings a table is offered: days by name, or every one of a weekday."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.writing import dates

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Evenings:
    """The evenings of one table, none after `until_on`; `weekday` counts from Monday, as 0."""

    until_on: date
    days: tuple[date, ...] = ()
    weekday: int | None = None

    def since(self, today: date) -> list[date]:
        """Those that are not over, in order."""
        if self.weekday is None:
            return sorted(day for day in set(self.days) if day >= today)
        first = today + timedelta(days=(self.weekday - today.weekday()) % 7)
        return [first + WEEK * number for number in range((self.until_on - first).days // 7 + 1)]

    def words(self, today: date) -> str:
        """When it is: "any Thursday", or those that are left by name."""
        if self.weekday is not None:
            return f"any {WEEKDAYS[self.weekday]}"
        return ", ".join(dates.day(day, today) for day in self.since(today))


def kept(days: Sequence[str], weekday: int | None, until_on: date) -> Evenings:
    """The evenings as a row keeps them."""
    return Evenings(until_on, tuple(map(date.fromisoformat, days)), weekday)
