"""Events as iCalendar (RFC 5545): concrete dates in UTC, for feeds, single files and mails."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import quote

LONGEST_LINE_OCTETS = 75
_PRODUCT = "-//Chapterhouse//Chapterhouse//EN"
_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPECIAL = re.compile(r"([\\;,])")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Organiser:
    """Who answers for an event, as a calendar shows it."""

    name: str
    email: str


@dataclass(frozen=True)
class Entry:
    """One event as calendars see it; instants are UTC, `geo` is latitude and longitude."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    produced_at: datetime
    title: str
    description: str = ""
    location: str = ""
    url: str = ""
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"] = "CONFIRMED"
    geo: tuple[float, float] | None = None
    organiser: Organiser | None = None
    #: Where one joins online, as RFC 7986 says it.
    conference: str = ""


def feed(name: str, entries: Iterable[Entry], colour: str = "", description: str = "") -> str:
    """A calendar to subscribe to, in the given order; cancelled events stay in it, `colour` is #RRGGBB."""
    head = [("NAME", text_value(name)), ("X-WR-CALNAME", text_value(name))]
    if description:
        head += [("DESCRIPTION", text_value(description)), ("X-WR-CALDESC", text_value(description))]
    if _COLOUR.fullmatch(colour):
        head += [("X-APPLE-CALENDAR-COLOR", colour)]
    head += [("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"), ("X-PUBLISHED-TTL", "PT1H")]
    return _calendar("PUBLISH", head, entries)


def single(entry: Entry) -> str:
    """One event, to be opened or attached to a mail."""
    return _calendar("PUBLISH", [], [entry])


def several(entries: Iterable[Entry]) -> str:
    """Some events in one file, to be attached to a mail."""
    return _calendar("PUBLISH", [], entries)


def cancellation(*entries: Entry) -> str:
    """The word that events are off: METHOD:CANCEL; the MIME type of the mail part must say method=CANCEL too."""
    return _calendar("CANCEL", [], entries)


def _calendar(method: str, head: list[tuple[str, str]], entries: Iterable[Entry]) -> str:
    lines = [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", _PRODUCT), ("CALSCALE", "GREGORIAN")]
    lines += [("METHOD", method), *head]
    for entry in entries:
        lines += _event(entry, "CANCELLED" if method == "CANCEL" else entry.status)
    lines.append(("END", "VCALENDAR"))
    return "".join(folded(f"{name}:{value}") for name, value in lines)


def _event(entry: Entry, status: str) -> list[tuple[str, str]]:
    optional = [
        ("DESCRIPTION", text_value(entry.description)),
        ("LOCATION", text_value(entry.location)),
        ("URL", uri_value(entry.url)),
        ("CONFERENCE;VALUE=URI;FEATURE=VIDEO", uri_value(entry.conference)),
        ("GEO", f"{entry.geo[0]:.6f};{entry.geo[1]:.6f}" if entry.geo else ""),
        _organiser(entry.organiser),
    ]
    return [
        ("BEGIN", "VEVENT"),
        ("UID", text_value(entry.uid)),
        ("SEQUENCE", str(entry.sequence)),
        ("DTSTAMP", _instant(entry.produced_at)),
        ("DTSTART", _instant(entry.starts_at)),
        ("DTEND", _instant(entry.ends_at)),
        ("SUMMARY", text_value(entry.title)),
        *((name, value) for name, value in optional if value),
        ("STATUS", status),
        ("END", "VEVENT"),
    ]


def _organiser(organiser: Organiser | None) -> tuple[str, str]:
    if organiser is None:
        return ("ORGANIZER", "")
    name = _BREAKS.sub(" ", _clean(organiser.name)).replace('"', "’")
    return (f'ORGANIZER;CN="{name}"', f"mailto:{quote(organiser.email, safe='@+')}")


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def text_value(value: str) -> str:
    """A TEXT value: escaped, its line breaks of every kind as \\n, and nothing in it that ends a line somewhere."""
    if value.isascii() and value.isprintable():
        return _SPECIAL.sub(r"\\\1", value)
    return _BREAKS.sub(r"\\n", _SPECIAL.sub(r"\\\1", _clean(value)))


def _clean(value: str) -> str:
    return _CONTROLS.sub("", _BREAKS.sub("\n", value).replace("\t", " "))


def uri_value(value: str) -> str:
    """A URI value: nothing in it but what an address may hold."""
    return quote(value, safe=":/?#[]@!$&'()*+,;=%~")


def folded(line: str) -> str:
    """The line with its CRLF, broken where it passes 75 octets, never inside a character."""
    octets = line.encode()
    if len(octets) <= LONGEST_LINE_OCTETS:
        return line + "\r\n"
    pieces, start, room = [], 0, LONGEST_LINE_OCTETS
    while start < len(octets):
        end = min(start + room, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end].decode())
        start, room = end, LONGEST_LINE_OCTETS - 1
    return "\r\n ".join(pieces) + "\r\n"
