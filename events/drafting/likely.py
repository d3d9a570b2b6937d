"""The day on which something is likely to be held again, from the days on which it was: a pure rule."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from events import recurrence
from events.rules import LAST, WEEKDAYS, Repeats, Rule

#: Dates that lie so many weeks apart, or fewer, are counted in weeks; others by their weekday in the month.
MOST_WEEKS = 3
#: So many days are looked at before one is proposed on which something is on already.
TRIED = 12
_FOURTH = 4


def day(held: Sequence[date], today: date, taken: Collection[date] = ()) -> date:
    """The next likely day after `today`, and not a `taken` one if it can be; `held` are days, the last one first."""
    after = max(held[0], today) + timedelta(days=1)
    likely = recurrence.dates(_rule(held), held[0], since=after, limit=TRIED)
    return next((on for on in likely if on not in taken), likely[0])


def _rule(held: Sequence[date]) -> Rule:
    """Every so many weeks where the last two lie so far apart; else the same weekday of the month, a fifth as last."""
    weekday = (WEEKDAYS[held[0].weekday()],)
    weeks, days = divmod((held[0] - held[1]).days, 7) if held[1:] else (0, 0)
    if 0 < weeks <= MOST_WEEKS and not days:
        return Rule(Repeats.WEEKLY, interval=weeks, weekdays=weekday)
    nth = (held[0].day - 1) // 7 + 1
    return Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=weekday, nth=nth if nth <= _FOURTH else LAST)
