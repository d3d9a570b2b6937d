"""An organiser's pages: what is next, scheduling, changing a date and calling it off, for whom, and with what input."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter, ChapterState, Venue
from core.database import db
from events.models import Event, EventState, Series
from events.rsvps.seating import Promotion
from mail.models import Message
from members.models import Member, TeamRole
from tests.events.planning import ONCE, events_of, scheduled
from tests.events.rsvps.saying import going
from tests.people import add_chapter, add_event, add_role, add_venue, saved
from tests.signing_in import post
from tests.watching import Watch

Browser = Callable[[Member], FlaskClient]
NEW = "/organise/lisbon/events/new"

#: What is asked of an organiser, by the names of the fields that ask for it.
CONTROLS = {
    "title": ("title",),
    "rule": (
        *("repeats", "once_on", "daily_interval", "weekly_interval", "weekdays", "nth", "weekday", "nth_interval"),
        *("day", "day_interval", "months", "short_months", "starts_on", "ends", "until", "times"),
    ),
    "times": ("starts_at", "ends_at", "next_day"),
    "venue": ("venue", "place_name", "place_address"),
    "places": ("capacity",),
}


def names_in(html: str) -> set[str]:
    """The names of what can be filled in."""
    controls = re.findall(r"<(?:input|select|textarea)\b[^>]*>", html)
    named = [re.search(r'\bname="([^"]+)"', tag) for tag in controls if 'type="hidden"' not in tag]
    return {found[1] for found in named if found}


def form_of(html: str) -> str:
    """The form to schedule."""
    return html[html.index('<form class="sched') : html.index("</form>")]


def test_third_thursday_in_lisbon_goes_up_as_twelve_dates(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    browser = signed_in(alice)

    answer = post(browser, NEW, **said)

    assert (answer.status_code, answer.location) == (303, "/organise/lisbon")
    assert "12 dates are up." in browser.get("/organise/lisbon").text
    series = db.session.scalars(select(Series)).one()
    hours = [f"{row.starts_at:%m-%d %H}" for row in events_of(series.id)]
    assert hours[:2] == ["10-15 17", "11-19 18"]
    assert hours[5:7] == ["03-18 18", "04-15 17"]


def test_the_form_asks_five_things_and_the_rest_stands_behind_more(signed_in: Browser, alice: Member) -> None:
    form = form_of(signed_in(alice).get(NEW).text)

    before, typed, after = re.split(r'<details class="typeit">(.*?)</details>', form, flags=re.DOTALL)
    outside, inside = f"{before}{after}".split('<details class="more"')
    controls = {control for control, names in CONTROLS.items() if names_in(outside) & set(names)}
    assert names_in(outside) <= {name for names in CONTROLS.values() for name in names}
    assert len(controls) == 5
    assert names_in(typed) == {"phrase"}
    second = {"nth-2", "weekdays-2", "day-2"}
    behind = {
        "description",
        "guests",
        "promotion",
        "visitor_seats",
        "cost",
        "languages",
        "walking_in",
        "tell",
        "way",
        "link",
    }
    asked = {f"question-{n}{of}" for n in range(1, 6) for of in ("", "-kind", "-choices", "-required")}
    window = {"opens_before_days", "closes_before_hours", "needs_approval", "confirms_before_hours"}
    assert names_in(inside) == behind | second | window | asked


def test_hosts_who_ask_first_say_so_once_for_all_dates_and_each_page_says_it(
    signed_in: Browser, client: FlaskClient, alice: Member, said: dict[str, Any]
) -> None:
    browser = signed_in(alice)

    post(browser, NEW, **said | {"promotion": "ask_first"})

    series = db.session.scalars(select(Series)).one()
    dates = events_of(series.id)
    assert {series.promotion, *(row.promotion for row in dates)} == {Promotion.ASK_FIRST}
    page = client.get(f"/events/{dates[0].id}-{dates[0].slug}").text
    assert "kept for the next in order for twelve hours, from ten at night to eight in the morning" in page


def test_the_rule_is_read_back_with_the_next_six_dates(signed_in: Browser, alice: Member) -> None:
    html = signed_in(alice).get(NEW).text

    assert "<b>Third Thursday of every month, 18:30 to 21:00, Lisbon time.</b>" in html
    assert "First one Thu 15 Oct 2026. It stays at 18:30 on the clock in Lisbon all year, through both" in html
    assert html.count('<span class="d">') == 6
    assert "12 dates go into the calendar; here are the first six." in html
    assert "Clocks go back on 25 Oct. Still 18:30 on the wall." in html


def test_a_form_that_is_sent_as_it_comes_needs_only_a_title(signed_in: Browser, alice: Member, lisbon: Chapter) -> None:
    venue = add_venue(lisbon)
    browser = signed_in(alice)
    post(browser, NEW, **_first_time(venue))
    html = browser.get("/organise/lisbon/series/new").text

    answer = post(browser, NEW, **_as_it_comes(html) | {"title": "Another series"})

    assert answer.status_code == 303
    first, second = db.session.scalars(select(Series).order_by(Series.id)).all()
    assert second.rule == first.rule == {"repeats": "weekly", "interval": 2, "weekdays": ["TU", "TH"]}
    for name in ("start_time", "end_time", "venue_id", "capacity", "guests", "cost", "languages", "walking_in"):
        assert getattr(second, name) == getattr(first, name)


def test_dates_can_be_updated_before_there_is_a_title_and_nothing_is_published(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    answer = post(signed_in(alice), NEW, **said | {"title": "", "do": "refresh", "nth": "1"})

    assert answer.status_code == 200
    assert "First Thursday of every month" in answer.text
    assert "There is a problem" not in answer.text
    assert db.session.scalars(select(Event)).all() == []


def test_dates_that_cannot_be_known_yet_say_why_and_nobody_is_blamed(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    answer = post(signed_in(alice), NEW, **said | {"do": "refresh", "ends_at": "17:30"})

    assert answer.status_code == 200
    assert "<p>The end time must be after 18:30.</p>" in answer.text
    assert "data-undecided" in answer.text
    assert 'name="next_day"' in answer.text
    assert "There is a problem" not in answer.text


@pytest.mark.parametrize("written", ["18:30", "1830", "18.30", "6:30pm", "6.30 pm", "6:30 PM"])
def test_a_time_may_be_written_as_people_write_it(
    signed_in: Browser, alice: Member, said: dict[str, Any], written: str
) -> None:
    answer = post(signed_in(alice), NEW, **said | {"starts_at": written})

    assert answer.status_code == 303
    assert db.session.scalars(select(Series.start_time)).one() == time(18, 30)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "Give the event a title"),
        ({"title": "x" * 121}, "This is too long: at most 120 characters"),
        ({"title": "Table\x00"}, "This has characters that cannot be shown. Type it again"),
        ({"starts_at": "half six"}, "Write the time like 18:30 or 6.30 pm"),
        ({"starts_at": "25:00"}, "Write the time like 18:30 or 6.30 pm"),
        ({"starts_at": "1" * 5000}, "Write the time like 18:30 or 6.30 pm"),
        ({"starts_at": ""}, "Say when it starts, like 18:30"),
        ({"ends_at": "17:30"}, "The end time must be after 18:30"),
        ({"ends_at": "18:30"}, "The end time must be after 18:30"),
        ({"starts_on": "2026-10-06"}, "Choose today or a later day"),
        ({"starts_on": "2026-02-31"}, "There is no such day: choose another one"),
        ({"starts_on": "31 February"}, "Write the day like 2026-10-15"),
        ({"starts_on": "9" * 5000}, "Write the day like 2026-10-15"),
        ({"starts_on": "2029-01-01"}, "Choose a day within two years"),
        ({"starts_on": "9999-12-31"}, "Choose a day that is less far away"),
        ({"starts_on": ""}, "Choose a day"),
        ({"interval": "0"}, "Choose a number from 1 to 99"),
        ({"interval": "9" * 5000}, "Choose a number from 1 to 99"),
        ({"interval": "²"}, "Choose a number from 1 to 99"),
        ({"nth": "6"}, "Choose one of the menu"),
        ({"weekdays": "XX"}, "Choose days of the week, each once"),
        ({"weekdays": ["MO", "TU"]}, "Choose days of the week, each once"),
        ({"repeats": "yearly"}, "Choose how often"),
        ({"repeats": ""}, "Choose how often"),
        ({"repeats": "weekly", "weekdays": []}, "Choose at least one day of the week"),
        ({"repeats": "monthly_by_day", "day": "31", "months": "2"}, "No date fits this"),
        ({"repeats": "monthly_by_day", "day": "32"}, "Choose one of the menu"),
        ({"months": "13"}, "Choose months, each once"),
        ({"until": "2026-10-01"}, "Choose a last day after the first one"),
        ({"until": "2099-10-01"}, "Choose a last day within ten years"),
        ({"times": "501"}, "Enter a whole number from 1 to 500"),
        ({"until": "2027-10-01", "times": "3"}, "Choose either a last day or a number of times"),
        ({"ends": "until"}, "Choose the last day"),
        ({"ends": "times"}, "Say how many times"),
        ({"capacity": "0"}, "Enter a whole number from 1 to 100000"),
        ({"capacity": "9" * 5000}, "Enter a whole number from 1 to 100000"),
        ({"guests": "6"}, "Enter a whole number from 0 to 5"),
        ({"venue": "new"}, "Give the venue a name"),
        ({"venue": "4711"}, "Choose a venue from the list, or write its name and address"),
        ({"venue": "x" * 200}, "Choose a venue from the list, or write its name and address"),
        ({"description": "x" * 5001}, "This is too long: at most 5000 characters"),
        ({"nth-2": "6"}, "Choose one of the menu"),
        ({"nth-2": "3", "weekdays-2": "TH"}, "Choose another one than the first"),
        ({"repeats": "monthly_by_day", "day": "1", "day-2": "40"}, "Choose one of the menu"),
        ({"phrase": "every second a billion times"}, "Choose a number of times from 1 to 500"),
        ({"phrase": "x" * 300}, "Write it like “third Thursday of every month at 18:30”"),
        ({"phrase": "x" * 100_000}, "This is too long: at most 300 characters"),
        ({"phrase": "third Thursday"}, "We got third Thursday. What time?"),
        ({"do": "hurry"}, "Publish it, or update these dates"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    signed_in: Browser, alice: Member, said: dict[str, Any], changed: dict[str, Any], sentence: str
) -> None:
    kept = {"cost": "Bring a cake", "walking_in": "Ring twice & wait"}

    answer = post(signed_in(alice), NEW, **said | kept | changed)

    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert answer.text.count(sentence) >= (1 if "do" in changed else 2)
    assert 'value="Bring a cake"' in answer.text
    assert "Ring twice &amp; wait" in answer.text
    assert db.session.scalars(select(Event)).all() == []


def test_every_error_leads_to_a_field_that_is_there(signed_in: Browser, alice: Member, said: dict[str, Any]) -> None:
    wrong = {"title": "", "ends_at": "17:30", "interval": "0", "guests": "9", "capacity": "0", "venue": "new"}

    html = post(signed_in(alice), NEW, **said | wrong).text

    summary = html[html.index("data-summary") : html.index("</ul></div>")]
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert len(targets) == 6
    assert [target for target in targets if f'id="{target}"' not in html] == []
    assert targets == sorted(targets, key=lambda target: html.index(f'id="{target}"'))
    assert '<details class="more" open>' in html


def test_a_field_that_is_not_ours_is_refused(signed_in: Browser, alice: Member, said: dict[str, Any]) -> None:
    assert post(signed_in(alice), NEW, **said | {"state": "published"}).status_code == 400
    assert post(signed_in(alice), NEW, **said | {"title": ["one", "two"]}).status_code == 400


def test_a_megabyte_of_title_is_too_large(signed_in: Browser, alice: Member, said: dict[str, Any]) -> None:
    assert post(signed_in(alice), NEW, **said | {"title": "x" * 1024 * 1024}).status_code == 413


@pytest.mark.parametrize("title", ["🎉🎉🎉", "東京の夕食会", "<script>alert(1)</script>", "'; DROP TABLE event; --"])
def test_any_title_that_people_write_will_do(
    signed_in: Browser, alice: Member, said: dict[str, Any], title: str
) -> None:
    browser = signed_in(alice)

    answer = post(browser, NEW, **said | {"title": title})

    assert answer.status_code == 303
    assert db.session.scalars(select(Series.title)).one() == title
    assert "<script>alert" not in browser.get("/organise/lisbon").text


def test_an_end_that_must_be_meant_is_taken_when_it_is_said(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    answer = post(signed_in(alice), NEW, **said | {"repeats": "once", "ends_at": "17:30", "next_day": "y"})

    assert answer.status_code == 303
    assert events_of(None)[0].ends_at == datetime(2026, 10, 8, 16, 30, tzinfo=UTC)


def test_after_midnight_goes_without_saying(signed_in: Browser, alice: Member, said: dict[str, Any]) -> None:
    answer = post(signed_in(alice), NEW, **said | {"starts_at": "22:00", "ends_at": "2:00", "do": "refresh"})

    assert "22:00 to 02:00 the next day, Lisbon time" in answer.text
    assert 'name="next_day"' not in answer.text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"repeats": "once", "starts_on": "2026-10-20"}, "Tue 20 Oct 2026, 18:30 to 21:00, Lisbon time."),
        ({"repeats": "daily", "interval": "5"}, "Every 5 days, 18:30"),
        ({"repeats": "weekly", "weekdays": ["TH", "MO"], "interval": "2"}, "Every 2 weeks on Monday and Thursday"),
        ({"nth": "last", "weekdays": "FR", "interval": "3"}, "Last Friday of every 3 months"),
        ({"months": ["9", "3"]}, "Third Thursday of March and September"),
        ({"repeats": "monthly_by_day", "day": "last", "times": "3"}, "Last day of every month, 3 times"),
        ({"nth": "5", "short_months": "last"}, "or the last Thursday where there is no fifth"),
        ({"until": "2027-06-17"}, "Third Thursday of every month, until 17 June 2027"),
    ],
)
def test_each_sentence_is_read_back(
    signed_in: Browser, alice: Member, said: dict[str, Any], changed: dict[str, Any], words: str
) -> None:
    refreshed = post(signed_in(alice), NEW, **said | changed | {"do": "refresh"})
    published = post(signed_in(alice), NEW, **said | changed)

    assert words in refreshed.text
    assert published.status_code == 303


def test_two_days_at_once_go_up(signed_in: Browser, alice: Member, said: dict[str, Any]) -> None:
    browser = signed_in(alice)

    both = said | {"nth": "3", "weekdays": "SA", "nth-2": "1", "weekdays-2": "TU"}
    assert "First Tuesday and third Saturday of every month" in post(browser, NEW, **both | {"do": "refresh"}).text
    post(browser, NEW, **both)
    assert 'value="1" selected' in (html := browser.get(NEW).text) or 'selected value="1"' in html
    assert db.session.scalars(select(Series.rule)).one() == {
        "repeats": "monthly_by_weekday",
        "nth": 1,
        "weekdays": ["TU"],
        "nth_2": 3,
        "weekday_2": "SA",
    }


def test_a_phrase_fills_the_menus_and_keeps_how_long_it_lasts(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    typed = said | {"phrase": "every other Tuesday 7pm until June", "do": "refresh"}

    html = post(signed_in(alice), NEW, **typed).text

    assert "Every 2 weeks on Tuesday, until 30 June 2027, 19:00 to 21:30, Lisbon time." in html
    assert 'value="every other Tuesday 7pm until June"' in html
    assert db.session.scalars(select(Event)).all() == []


def test_a_phrase_that_was_read_leaves_the_menus_alone_from_then_on(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    browser = signed_in(alice)
    html = post(browser, NEW, **said | {"phrase": "last Friday at half six", "do": "refresh"}).text
    changed = _as_it_comes(html) | {"starts_at": "19:00", "nth": "2"}

    answer = post(browser, NEW, **changed)

    assert "We got last Friday. “at half six” can be read in two ways: write the time like 18:30." in html
    assert "There is a problem" not in html
    assert answer.status_code == 303
    assert db.session.scalars(select(Series.rule)).one() == {
        "repeats": "monthly_by_weekday",
        "nth": 2,
        "weekdays": ["FR"],
    }


def test_a_phrase_alone_fills_a_form(signed_in: Browser, alice: Member, lisbon: Chapter) -> None:
    answer = post(signed_in(alice), NEW, phrase="first Mon and third Mon at 19:00")

    assert answer.status_code == 200
    assert "First and third Monday of every month, 19:00 to 21:30, Lisbon time." in answer.text


def test_a_phrase_that_says_all_is_published_with_the_rest(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    answer = post(signed_in(alice), NEW, **said | {"phrase": "on 24 December at 15:00"})

    assert answer.status_code == 303
    assert events_of(None)[0].starts_at == datetime(2026, 12, 24, 15, tzinfo=UTC)


def test_a_phrase_that_is_not_understood_is_kept_and_says_so_at_its_field(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    answer = post(signed_in(alice), NEW, **said | {"phrase": "when the moon is <full>", "do": "refresh"})

    assert answer.status_code == 422
    assert 'id="phrase-error"' in answer.text
    assert 'value="when the moon is &lt;full&gt;"' in answer.text
    assert "Third Thursday of every month" in answer.text


def test_a_date_is_skipped_and_another_moved_and_the_page_keeps_both_until_they_are_published(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    browser = signed_in(alice)
    pressed = {name: value for name, value in said.items() if name != "do"} | {"title": ""}

    skipped = post(browser, NEW, **pressed | {"skip": "2027-01-21"})
    opened = post(browser, NEW, **_as_it_comes(skipped.text) | {"do": [], "move": "2026-12-17"})
    moved = post(browser, NEW, **_as_it_comes(opened.text) | {"to": "2026-12-15", "do": "refresh"})
    published = post(browser, NEW, **_as_it_comes(moved.text) | {"title": "Thursday Table", "do": "publish"})

    assert [page.status_code for page in (skipped, opened, moved, published)] == [200, 200, 200, 303]
    assert "<s>Thu 21 Jan</s></span><small>Skipped</small>" in skipped.text
    assert 'name="to"' in opened.text
    assert "<s>Thu 17 Dec</s> Tue 15 Dec</span><small>18:30, moved by you</small>" in moved.text
    assert "11 dates go into the calendar" in moved.text
    assert "11 dates are up." in browser.get("/organise/lisbon").text
    series = db.session.scalars(select(Series)).one()
    otherwise = {row.original_on: (row.state, row.starts_on) for row in events_of(series.id)}
    assert otherwise[date(2027, 1, 21)] == (EventState.SKIPPED, date(2027, 1, 21))
    assert otherwise[date(2026, 12, 17)] == (EventState.PUBLISHED, date(2026, 12, 15))


def test_a_date_skipped_from_the_beginning_is_seen_by_nobody(
    signed_in: Browser, alice: Member, bob: Member, said: dict[str, Any]
) -> None:
    post(signed_in(alice), NEW, **said | {"skip": "2026-10-15"})
    skipped = db.session.scalars(select(Event).where(Event.state == EventState.SKIPPED)).one()
    browser = signed_in(bob)

    answers = [browser.get(path) for path in ("/chapters/lisbon", "/events", "/chapters/lisbon/calendar.ics")]

    assert browser.get(f"/events/{skipped.id}-{skipped.slug}").status_code == 404
    assert post(browser, f"/events/{skipped.id}/rsvp", rsvp="going").status_code == 404
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert not any("Thu 15 Oct" in answer.text or "20261015T" in answer.text for answer in answers)


def test_what_was_skipped_or_moved_is_undone_by_one_press(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    changed = {"skip": "2027-01-21", "move": "2026-12-17/2026-12-15"}
    sent = {name: value for name, value in said.items() if name != "do"} | changed

    html = post(signed_in(alice), NEW, **sent | {"undo": ["2027-01-21", "2026-12-17"]}).text

    assert "<s>" not in html
    assert "12 dates go into the calendar" in html


def test_a_move_onto_another_date_is_said_beside_the_dates_and_not_published(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    browser = signed_in(alice)
    wrong = said | {"move": "2026-12-17/2026-11-19"}

    shown = post(browser, NEW, **wrong | {"do": "refresh"})
    published = post(browser, NEW, **wrong)

    sentence = "Another one of these dates is on that day: choose another day"
    assert (shown.status_code, published.status_code) == (200, 422)
    assert sentence in shown.text
    assert 'name="undo" value="2026-12-17"' in shown.text
    assert published.text.count(sentence) == 2
    assert db.session.scalars(select(Event)).all() == []


def test_changes_of_dates_that_no_button_sends_are_refused(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    browser = signed_in(alice)

    for wrong in (
        {"skip": "banana"},
        {"move": "2026-12-17/soon"},
        {"undo": "9" * 5000},
        {"skip": ["2026-12-17"] * 121},
    ):
        answer = post(browser, NEW, **said | wrong)
        assert answer.status_code == 422
        assert "Skip and move dates by the buttons beside them" in answer.text


def test_months_without_a_fifth_thursday_are_named(signed_in: Browser, alice: Member, said: dict[str, Any]) -> None:
    html = post(signed_in(alice), NEW, **said | {"nth": "5", "do": "refresh"}).text

    assert "There’s no fifth Thursday in November, January, February, March, May, June or August." in html


def test_only_the_fields_of_the_chosen_sentence_are_read(
    signed_in: Browser, alice: Member, said: dict[str, Any]
) -> None:
    browser = signed_in(alice)
    typed = _as_it_comes(browser.get(NEW).text) | {"title": "Table", "months": ["1"], "once_on": "", "day": "31"}

    answer = post(browser, NEW, **typed)

    assert answer.status_code == 303
    assert db.session.scalars(select(Series.rule)).one() == {
        "repeats": "monthly_by_weekday",
        "weekdays": ["TH"],
        "nth": 3,
    }


def test_a_time_the_spring_takes_away_and_one_the_autumn_gives_twice_are_flagged(
    signed_in: Browser, alice: Member, charlotte: Chapter, said: dict[str, Any]
) -> None:
    add_role(alice, charlotte)
    browser = signed_in(alice)
    sundays = said | {"repeats": "once", "ends_at": "4:00", "do": "refresh"}

    spring = post(
        browser, "/organise/charlotte/events/new", **sundays | {"starts_on": "2027-03-14", "starts_at": "2:30"}
    )
    autumn = post(
        browser, "/organise/charlotte/events/new", **sundays | {"starts_on": "2026-11-01", "starts_at": "1:30"}
    )

    assert (
        "2:30 am doesn’t exist in Charlotte on Sun 14 Mar 2027: clocks jump from 2:00 am to 3:00 am. "
        "We’ll use 3:30 am that day." in spring.text
    )
    assert "1:30 am happens twice in Charlotte on Sun 1 Nov. We’ll use the first one." in autumn.text


def test_what_is_on_already_is_flagged(
    signed_in: Browser, alice: Member, lisbon: Chapter, said: dict[str, Any]
) -> None:
    add_event(lisbon, title="Podcast clinic", starts_on=date(2026, 10, 15), start_time=time(20), end_time=time(22))

    html = post(signed_in(alice), NEW, **said | {"do": "refresh"}).text

    assert html.count("Podcast clinic is on in Lisbon at that time.") == 1


def test_a_venue_is_added_from_the_form(signed_in: Browser, alice: Member, said: dict[str, Any]) -> None:
    place = {"venue": "new", "place_name": "Casa do Alpendre", "place_address": "Rua Nova 4"}

    post(signed_in(alice), NEW, **said | place)

    venue = db.session.scalars(select(Venue)).one()
    assert (venue.name, venue.address) == ("Casa do Alpendre", "Rua Nova 4")
    assert {row.venue_id for row in db.session.scalars(select(Event))} == {venue.id}


@pytest.mark.parametrize("path", [NEW, "/organise/lisbon", "/events/{}/edit", "/events/{}/cancellation"])
def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(client: FlaskClient, event: Event, path: str) -> None:
    answer = client.get(path.format(event.id))

    assert answer.status_code == 303
    assert answer.location == f"/sign-in?next={path.format(event.id)}"


@pytest.mark.parametrize("path", [NEW, "/organise/lisbon", "/events/{}/edit", "/events/{}/cancellation"])
def test_to_members_and_organisers_elsewhere_there_is_no_such_page(
    signed_in: Browser, event: Event, bob: Member, carla: Member, charlotte: Chapter, path: str
) -> None:
    add_role(carla, charlotte, TeamRole.LEAD)
    unknown = path.replace("lisbon", "atlantis").format(999999)

    for member in (bob, carla):
        answers = [signed_in(member).get(address) for address in (path.format(event.id), unknown)]
        assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize(
    ("path", "fields"), [(NEW, "said"), ("/events/{}/edit", "said"), ("/events/{}/cancellation", "reason")]
)
def test_nobody_else_may_change_anything(
    signed_in: Browser, event: Event, bob: Member, said: dict[str, Any], path: str, fields: str
) -> None:
    sent = said if fields == "said" else {"reason": "I say so"}

    answer = post(signed_in(bob), path.format(event.id), **sent)

    assert answer.status_code == 404
    assert db.session.scalars(select(Event.state)).all() == [EventState.PUBLISHED]


def test_a_form_without_its_token_changes_nothing(signed_in: Browser, alice: Member, event: Event) -> None:
    answer = signed_in(alice).post(f"/events/{event.id}/cancellation", data={"reason": "So"})

    assert answer.status_code == 400


@pytest.mark.parametrize("role", [TeamRole.HOST, TeamRole.EDITOR])
def test_the_rest_of_the_team_sees_what_is_next_and_schedules_nothing(
    signed_in: Browser, event: Event, lisbon: Chapter, bob: Member, role: TeamRole
) -> None:
    add_role(bob, lisbon, role)
    browser = signed_in(bob)

    page = browser.get("/organise/lisbon")

    assert page.status_code == 200
    assert "October dinner" in page.text
    assert "Schedule an event" not in page.text
    assert f"/events/{event.id}/edit" not in page.text
    assert browser.get(NEW).status_code == 404


def test_an_admin_may_do_as_organisers_do(
    signed_in: Browser, admin: Member, event: Event, said: dict[str, Any]
) -> None:
    browser = signed_in(admin)

    assert browser.get("/organise/lisbon").status_code == 200
    assert post(browser, NEW, **said).status_code == 303
    assert browser.get(f"/events/{event.id}/edit").status_code == 200


def test_a_closed_chapter_schedules_nothing(
    signed_in: Browser, alice: Member, lisbon: Chapter, said: dict[str, Any]
) -> None:
    lisbon.state = ChapterState.ARCHIVED
    saved(lisbon)

    assert post(signed_in(alice), NEW, **said).status_code == 404


@pytest.mark.parametrize("path", ["/events/{}/edit", "/events/{}/cancellation"])
@pytest.mark.parametrize("number", ["9" * 5000, "-1", "0", "abc", "1e3"])
def test_a_number_that_is_none_is_not_there(signed_in: Browser, alice: Member, path: str, number: str) -> None:
    assert signed_in(alice).get(path.format(number)).status_code == 404


def test_the_page_to_manage_shows_what_is_next_with_numbers(
    signed_in: Browser, alice: Member, bob: Member, carla: Member, dan: Member, lisbon: Chapter
) -> None:
    event = add_event(lisbon, capacity=3)
    going(event, bob, guests=1)
    going(event, carla)
    going(event, dan)

    html = signed_in(alice).get("/organise/lisbon").text

    assert "19:00–21:30, Lisbon time</b>, in 7 days" in html
    assert "2 members" in html
    assert "0 of 3 places left" in html
    assert "October dinner is full, 1 is waiting" in html
    assert "Visiting from Charlotte" in html
    assert f'href="/organise/events/{event.id}/attendees"' in html


def test_no_two_things_of_the_form_have_one_id(signed_in: Browser, alice: Member, lisbon: Chapter) -> None:
    ids = re.findall(r' id="([^"]+)"', signed_in(alice).get(NEW).text)

    assert sorted(set(ids)) == sorted(ids)


def test_the_next_date_stands_over_the_others_and_not_among_them(
    signed_in: Browser, alice: Member, lisbon: Chapter
) -> None:
    following = add_event(lisbon)
    later = add_event(lisbon, title="November dinner", starts_on=following.starts_on + timedelta(days=30))

    html = signed_in(alice).get("/organise/lisbon").text

    over, among = html.split("Coming up")
    assert (f"/events/{following.id}/edit" in over, f"/events/{following.id}/edit" in among) == (True, False)
    assert (f"/events/{later.id}/edit" in over, f"/events/{later.id}/edit" in among) == (False, True)


def test_a_chapter_without_dates_is_told_how_most_begin(signed_in: Browser, alice: Member) -> None:
    html = signed_in(alice).get("/organise/lisbon").text

    assert "Nothing scheduled" in html
    assert "Most chapters start with ‘third Thursday’." in html


def test_a_cancelled_date_has_no_doors_to_count_the_days_to(
    signed_in: Browser, alice: Member, event: Event, lisbon: Chapter
) -> None:
    off = add_event(lisbon, title="Called off", state=EventState.CANCELLED)

    there, not_there = (signed_in(alice).get(f"/events/{it.id}-{it.slug}").text for it in (event, off))

    assert "Doors in" in there
    assert "Cancelled: 0 going" in not_there
    assert "Doors in" not in not_there


def test_a_cancelled_date_is_listed_as_such_and_offers_nothing(
    signed_in: Browser, alice: Member, lisbon: Chapter
) -> None:
    event = add_event(lisbon, state=EventState.CANCELLED)

    html = signed_in(alice).get("/organise/lisbon").text

    assert "Cancelled</span>" in html
    assert f"/events/{event.id}/edit" not in html


def test_the_page_to_manage_takes_as_many_statements_for_fifty_dates_as_for_one(
    signed_in: Browser, alice: Member, lisbon: Chapter, watch: Watch
) -> None:
    browser = signed_in(alice)
    add_event(lisbon)
    with watch.statements() as few:
        browser.get("/organise/lisbon")
    for number in range(2, 51):
        add_event(lisbon, title=f"Dinner {number}")

    with watch.statements() as many:
        html = browser.get("/organise/lisbon").text

    assert len(many) == len(few)
    assert "26 more after that" in html


def test_the_form_takes_as_many_statements_for_many_venues_and_dates_as_for_one(
    signed_in: Browser, alice: Member, lisbon: Chapter, cities: dict[str, Any], said: dict[str, Any], watch: Watch
) -> None:
    browser = signed_in(alice)
    add_chapter(cities["Porto"])
    add_venue(lisbon)
    with watch.statements() as few:
        post(browser, NEW, **said | {"do": "refresh", "times": "2"})
    for number in range(2, 20):
        add_venue(lisbon, name=f"Venue {number}")

    with watch.statements() as many:
        post(browser, NEW, **said | {"repeats": "daily", "do": "refresh"})

    assert len(many) == len(few)


def test_an_event_page_leads_its_organisers_to_its_form(
    signed_in: Browser, alice: Member, bob: Member, lisbon: Chapter, address: str, event: Event
) -> None:
    add_role(bob, lisbon, TeamRole.HOST)

    assert f"/events/{event.id}/edit" in signed_in(alice).get(address).text
    assert f"/events/{event.id}/edit" not in signed_in(bob).get(address).text


def test_a_single_date_begins_the_next_form_with_its_times(signed_in: Browser, alice: Member, lisbon: Chapter) -> None:
    scheduled(lisbon, alice, ONCE, starts_on=date(2026, 10, 8), start_time=time(8), end_time=time(9, 30))

    html = signed_in(alice).get(NEW).text

    assert 'value="08:00"' in html
    assert "Third Thursday of every month, 08:00 to 09:30" in html


def _seen(html: str) -> str:
    """As what the date was seen when this form was made."""
    found = re.search(r'name="seen" value="([0-9a-f]+)"', html)
    assert found
    return found[1]


def _first_time(venue: Venue) -> dict[str, Any]:
    """Everything that the next form begins with."""
    return {
        "title": "Every other week",
        "repeats": "weekly",
        "interval": "2",
        "weekdays": ["TU", "TH"],
        "starts_on": "2026-10-07",
        "starts_at": "12:15",
        "ends_at": "13:00",
        "venue": str(venue.id),
        "capacity": "8",
        "guests": "0",
        "cost": "5 €",
        "languages": "Português",
        "walking_in": "Just come",
    }


def _as_it_comes(html: str) -> dict[str, Any]:
    """What a browser would send of the form without anybody touching it."""
    form = form_of(html)
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        name, value = (re.search(rf'\b{what}="([^"]*)"', tag) for what in ("name", "value"))
        is_choice = 'type="radio"' in tag or 'type="checkbox"' in tag
        if name and name[1] != "csrf_token" and (not is_choice or "checked" in tag):
            sent.setdefault(name[1], []).append(value[1] if value else "")
    for name_of, options in re.findall(r'<select\b[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option\b(?=[^>]*\bselected)[^>]*value="([^"]*)"', options)
        sent[name_of] = [chosen[1] if chosen else ""]
    for name_of, text in re.findall(r'<textarea\b[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        sent[name_of] = [text.strip()]
    return sent


def test_the_form_says_how_many_of_the_chapter_get_a_mail_and_the_box_behind_more_is_ticked(
    signed_in: Callable[[Member], FlaskClient], alice: Member, bob: Member
) -> None:
    page = signed_in(alice).get("/organise/lisbon/events/new").text

    assert "2 members get one mail" in page
    assert re.search(r'<input [^>]*checked[^>]* name="tell"', page)


def test_publishing_tells_the_chapter_unless_the_box_is_unticked(
    signed_in: Callable[[Member], FlaskClient], alice: Member, said: dict[str, Any]
) -> None:
    browser = signed_in(alice)

    post(browser, "/organise/lisbon/events/new", **said)
    told = browser.get("/organise/lisbon").text
    post(browser, "/organise/lisbon/events/new", **(said | {"title": "Lunch"}), tell_asked="y")

    (series_id,) = db.session.scalars(select(Series.id).where(Series.title == "Thursday Table"))
    assert "12 dates are up. 1 member gets one mail." in told
    assert db.session.scalars(select(Message.once)).all() == [f"dates_up:series:{series_id}:{alice.id}"]
