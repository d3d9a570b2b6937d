"""Dates and times in words: "Thu 22 Oct", "19:00–21:30", "Lisbon time"."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July")
MONTHS += ("August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Countries whose people read a clock of twelve hours.
TWELVE_HOUR_COUNTRIES = frozenset("US CA AU NZ IN PK BD PH MY EG SA CO KR".split())
#: Countries whose roads are signed in miles.
MILE_COUNTRIES = frozenset("US GB LR MM".split())
KM_IN_A_MILE = 1.609344


def day(on: date, today: date) -> str:
    """ "Thu 22 Oct", with the year where it is not this one and the next eleven months do not cross it."""
    text = f"{WEEKDAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1][:3]}"
    months_ahead = (on.year - today.year) * 12 + on.month - today.month
    return text if on.year == today.year or 0 <= months_ahead <= 11 else f"{text} {on.year}"


def long_day(on: date) -> str:
    """ "Thursday 22 October 2026"."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


def day_of_month(on: date, today: date) -> str:
    """ "3 July", with the year where it is not this one."""
    text = f"{on.day} {MONTHS[on.month - 1]}"
    return text if on.year == today.year else f"{text} {on.year}"


def day_span(first: date, last: date) -> str:
    """ "20–28 October", "30 October–2 November": a closed-up range of days."""
    if (first.year, first.month) == (last.year, last.month):
        days = f"{first.day}–{last.day}" if first != last else str(first.day)
        return f"{days} {MONTHS[first.month - 1]}"
    return f"{first.day} {MONTHS[first.month - 1]}–{last.day} {MONTHS[last.month - 1]}"


def clock(at: time, twelve_hours: bool = False) -> str:
    """ "19:00", or "7:00 pm" where people read it so."""
    if not twelve_hours:
        return f"{at.hour:02}:{at.minute:02}"
    return f"{at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"


def clock_span(start: time, end: time, twelve_hours: bool = False) -> str:
    """ "19:00–21:30", "6:30–9:00 pm", "11:00 am–1:00 pm"."""
    if twelve_hours and (start.hour < 12) == (end.hour < 12):
        return f"{clock(start, True)[:-3]}–{clock(end, True)}"
    return f"{clock(start, twelve_hours)}–{clock(end, twelve_hours)}"


def local(instant: datetime, zone: str) -> datetime:
    """The wall time of an instant in an IANA zone, aware."""
    return instant.astimezone(ZoneInfo(zone))


def far(km: float, in_miles: bool = False, to_tenths: bool = False) -> str:
    """ "25 km" or "16 miles", rounded as people say it; `to_tenths` below ten: "1.2 km"."""
    number = km / KM_IN_A_MILE if in_miles else km
    words = f"{number:.1f}" if to_tenths and number < 9.95 else f"{round(number):,}"
    return f"{words} {'miles' if in_miles else 'km'}"


def reads_twelve_hours(country_code: str) -> bool:
    """Whether people of this country (ISO 3166 alpha-2) read a clock of twelve hours."""
    return country_code in TWELVE_HOUR_COUNTRIES


def reads_miles(country_code: str) -> bool:
    """Whether people of this country (ISO 3166 alpha-2) measure ways in miles."""
    return country_code in MILE_COUNTRIES
