"""A passport as files to keep: JSON, and CSV (RFC 4180) in which no cell is a formula."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from events.rsvps.exporting import safe
from trips.passport.queries import Stamp

HEADER = ("Chapter", "City", "Country", "First there", "The door says so")


def facts(stamps: Iterable[Stamp]) -> list[dict[str, Any]]:
    """The stamps as JSON has them; dates as in ISO 8601."""
    return [
        {
            "chapter": stamp.chapter.name,
            "city": stamp.chapter.city_name,
            "country": stamp.chapter.country_name,
            "first_on": stamp.first_on.isoformat(),
            "is_confirmed": stamp.is_confirmed,
        }
        for stamp in stamps
    ]


def csv_of(stamps: Iterable[Stamp]) -> str:
    """The stamps in their order, under a line of headings, with CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADER)
    for fact in facts(stamps):
        names = [safe(fact[name]) for name in ("chapter", "city", "country")]
        writer.writerow([*names, fact["first_on"], "yes" if fact["is_confirmed"] else ""])
    return text.getvalue()
