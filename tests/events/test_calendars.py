"""iCalendar as calendars read it: content, escaping, folding, hostile text, and the time 2,000 events take."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.calendars import Entry, Organiser, cancellation, feed, single
from tests.spending import seconds_for

TABLE = Entry(
    uid="event-731@club.example.org",
    sequence=2,
    starts_at=datetime(2026, 10, 22, 18, tzinfo=UTC),
    ends_at=datetime(2026, 10, 22, 20, 30, tzinfo=UTC),
    produced_at=datetime(2026, 10, 7, 12, tzinfo=UTC),
    title="Thursday Table: writing, quietly",
    description="Bring one page.\nFive minutes each; no more.",
    location="Casa do Alpendre, Rua da Paz 3",
    url="https://club.example.org/events/731-thursday-table",
    geo=(38.71, -9.14),
    organiser=Organiser('Lisbon "LIS" chapter', "hello@club.example.org"),
)


def test_a_single_event_is_a_whole_calendar() -> None:
    assert single(replace(TABLE, description="", organiser=None)).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Chapterhouse//Chapterhouse//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:event-731@club.example.org",
        "SEQUENCE:2",
        "DTSTAMP:20261007T120000Z",
        "DTSTART:20261022T180000Z",
        "DTEND:20261022T203000Z",
        "SUMMARY:Thursday Table: writing\\, quietly",
        "LOCATION:Casa do Alpendre\\, Rua da Paz 3",
        "URL:https://club.example.org/events/731-thursday-table",
        "GEO:38.710000;-9.140000",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_another_program_reads_the_event_as_it_was_meant() -> None:
    (event,) = _read(single(TABLE)).walk("VEVENT")

    assert event["SUMMARY"] == TABLE.title
    assert event["DESCRIPTION"] == TABLE.description
    assert event["LOCATION"] == TABLE.location
    assert event["DTSTART"].dt == TABLE.starts_at
    assert event["DTEND"].dt == TABLE.ends_at
    assert event["ORGANIZER"] == "mailto:hello@club.example.org"
    assert event["ORGANIZER"].params["CN"] == "Lisbon ’LIS’ chapter"


def test_instants_of_another_zone_are_written_in_utc() -> None:
    kathmandu = timezone(timedelta(hours=5, minutes=45))

    text = single(replace(TABLE, starts_at=datetime(2026, 10, 22, 18, 30, tzinfo=kathmandu)))

    assert "DTSTART:20261022T124500Z\r\n" in text


def test_a_feed_has_a_name_and_a_colour_and_keeps_cancelled_events() -> None:
    text = feed("Lisbon, the club", [TABLE, replace(TABLE, uid="other", status="CANCELLED")], "#0B5A68", "What is on")

    calendar = _read(text)
    assert calendar["NAME"].to_ical() == b"Lisbon\\, the club"
    assert calendar["X-APPLE-CALENDAR-COLOR"] == "#0B5A68"
    assert calendar["METHOD"] == "PUBLISH"
    assert [event["STATUS"] for event in calendar.walk("VEVENT")] == ["CONFIRMED", "CANCELLED"]


def test_what_is_no_colour_is_left_out() -> None:
    assert "COLOR" not in feed("Lisbon", [], "red;url(x)\r\nX:1")


def test_a_cancellation_says_so_twice_and_keeps_the_uid() -> None:
    calendar = _read(cancellation(TABLE))

    (event,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "CANCEL"
    assert (event["STATUS"], event["UID"], event["SEQUENCE"]) == ("CANCELLED", TABLE.uid, TABLE.sequence)


@pytest.mark.parametrize("break_", ["\r\n", "\r", "\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_no_kind_of_line_break_reaches_a_line(break_: str) -> None:
    hostile = f"One{break_}END:VCALENDAR"

    text = single(replace(TABLE, title=hostile, location=hostile, organiser=Organiser(hostile, f"a@b{break_}c")))

    assert len([line for line in text.splitlines() if line == "END:VCALENDAR"]) == 1
    assert "SUMMARY:One\\nEND:VCALENDAR\r\n" in text


def test_control_characters_and_broken_surrogates_vanish() -> None:
    text = single(replace(TABLE, title="a\x00b\x07c\x1bd\x7fe\x9ff\ud800g\th"))

    assert "SUMMARY:abcdefg h\r\n" in text


def test_an_address_cannot_leave_its_property() -> None:
    text = single(replace(TABLE, url='https://club.example.org/a b"\r\nX:1'))

    assert "URL:https://club.example.org/a%20b%22%0D%0AX:1\r\n" in text


@settings(max_examples=200, deadline=None, derandomize=True)
@given(title=st.text(max_size=200), description=st.text(max_size=400))
def test_no_line_passes_75_octets_and_every_line_is_whole_utf_8(title: str, description: str) -> None:
    text = single(replace(TABLE, title=title, description=description))

    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines[:-1]] == text.splitlines()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(title=st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=200))
def test_any_text_without_controls_comes_back_as_it_was(title: str) -> None:
    (event,) = _read(single(replace(TABLE, title=title))).walk("VEVENT")

    assert event["SUMMARY"] == title


def test_two_thousand_events_take_less_than_half_a_second() -> None:
    entries = [replace(TABLE, uid=f"event-{number}@club.example.org") for number in range(2000)]

    assert seconds_for(lambda: feed("Lisbon", entries)) < 0.5


def _read(text: str) -> Any:
    return icalendar.Calendar.from_ical(text)
