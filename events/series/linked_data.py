"""A series in the words of schema.org, for search engines; it names the chapter and no people."""

from typing import Any

from core.web import address_of
from core.writing import dates
from events import linked_data, times
from events.rule_facts import from_facts
from events.rules import Repeats, Rule

#: ISO 8601 durations, and days by the names that schema.org has for them.
_EVERY = {Repeats.DAILY: "D", Repeats.WEEKLY: "W", Repeats.MONTHLY_BY_WEEKDAY: "M", Repeats.MONTHLY_BY_DAY: "M"}
_DAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), dates.WEEKDAYS, strict=True))


def facts(page: Any) -> dict[str, Any]:
    """A schema.org EventSeries from a `showing.Shown`, its schedule and dates with it, to be written by `tojson`."""
    series = page.series
    held = [one.card for one in page.dates if not one.is_skipped]
    known = {
        "@context": "https://schema.org",
        "@type": "EventSeries",
        "name": series.title,
        "description": series.description or None,
        "url": address_of(f"/series/{series.id}"),
        "startDate": series.starts_on.isoformat(),
        "endDate": page.last_on.isoformat() if page.is_over and page.last_on else None,
        "location": linked_data.place(series),
        "organizer": {
            "@type": "Organization",
            "name": f"{series.chapter_name} chapter",
            "url": address_of(f"/chapters/{series.chapter_slug}"),
        },
        "eventSchedule": _schedule(series),
        "subEvent": [
            {
                "@type": "Event",
                "name": card.title,
                "url": address_of(f"/events/{card.id}-{card.slug}"),
                "startDate": times.iso(card.starts_at, series.zone),
                "eventStatus": f"https://schema.org/{'EventCancelled' if card.is_off else 'EventScheduled'}",
                "location": linked_data.place(series),
            }
            for card in held
        ],
    }
    return {name: value for name, value in known.items() if value is not None}


def _schedule(series: Any) -> dict[str, Any]:
    rule = from_facts(series.rule)
    known = {
        "@type": "Schedule",
        "startDate": series.starts_on.isoformat(),
        "endDate": rule.until.isoformat() if rule.until else None,
        "repeatCount": rule.times,
        "repeatFrequency": f"P{rule.interval}{_EVERY[rule.repeats]}",
        "byDay": _days(rule) or None,
        "byMonth": list(rule.months) or None,
        "startTime": series.start_time.isoformat(),
        "endTime": series.end_time.isoformat(),
        "scheduleTimezone": series.zone,
    }
    return {name: value for name, value in known.items() if value is not None}


def _days(rule: Rule) -> list[str]:
    """A day of the week by its name; the third Thursday as RFC 5545 writes it, 3TH."""
    if rule.nth is None:
        return [f"https://schema.org/{_DAYS[day]}" for day in rule.weekdays]
    second = f"{rule.nth_2}{rule.weekday_2}" if rule.nth_2 else ""
    return [f"{rule.nth}{day}" for day in rule.weekdays] + ([second] if second else [])
