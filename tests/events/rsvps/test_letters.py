"""Mails about one's RSVP: what each says, to whom it says what, and when it is not sent any more."""

from collections.abc import Callable
from datetime import date, time, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from flask import Flask

from chapters.mark import HEX
from chapters.models import Chapter
from core.database import writing
from events import entries
from events.models import Event, EventState
from events.online.ways import Way
from events.rsvps import jobs, letters, rsvping
from mail import delivery
from mail.models import Delivery
from mail.transports import Memory
from members import leaving, operations, unsubscribing
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import going, locked, moved, say
from tests.events.rsvps.test_told import add_series
from tests.golden import golden
from tests.mail.sending import rows
from tests.people import add_event, add_member, add_venue, saved

HOSTILE = "Dinner\r\nBcc: all@example.com\u202e evil \U0001f37d" + "x" * 70


@pytest.fixture
def transport(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Memory:
    """What is sent lies here."""
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)
    return memory


@pytest.fixture
def event(lisbon: Chapter) -> Event:
    """A table on Thursday 22 October, in a café whose door is known; its id stands in the mails."""
    venue = add_venue(lisbon, door="Green gate left of the bakery. Ring twice.", latitude=38.7131, longitude=-9.1335)
    return add_event(
        lisbon, id=731, title="Thursday Table", starts_on=date(2026, 10, 22), venue_id=venue.id, description="Ears."
    )


@pytest.fixture
def small(event: Event) -> Event:
    """The same with two places."""
    event.capacity = 2
    return saved(event)


@pytest.fixture
def mailed(transport: Memory) -> Callable[[], EmailMessage]:
    """Let what is due be done, and take the last message."""

    def deliver() -> EmailMessage:
        jobs.remind()
        delivery.deliver_due()
        return transport.sent[-1]

    return deliver


Mailed = Callable[[], EmailMessage]


def text_of(mail: EmailMessage) -> str:
    """The part that is text, under the headers a reader sees."""
    body = mail.get_body(("plain",))
    assert body
    return f"From: {mail['From']}\nTo: {mail['To']}\nSubject: {mail['Subject']}\n\n{body.get_content()}"


def file_of(mail: EmailMessage) -> EmailMessage:
    """The event as a file; the code for the door may come after it."""
    file, *_code = mail.iter_attachments()
    return file


def change(event: Event, before_where: str = "", **changed: Any) -> None:
    """Change an event as its hosts do, and tell everybody."""
    with writing():
        row = locked(event)
        before_at = row.starts_at
        for name, value in changed.items():
            setattr(row, name, value)
        row.sequence += 1
        moved(row, before_at, before_where)


def cancel(event: Event, clock: StandingClock, reason: str = "") -> None:
    """Call an event off as its hosts do, and tell everybody."""
    with writing():
        row = locked(event)
        row.state, row.reason, row.cancelled_at = EventState.CANCELLED, reason, clock.now
        row.sequence += 1
        rsvping.close_for_cancellation(row)


def test_a_seat_is_confirmed_in_words_with_the_door_and_both_times(event: Event, carla: Member, mailed: Mailed) -> None:
    going(event, carla)

    mail = mailed()

    assert text_of(mail) == golden("youre_in.txt", text_of(mail))


def test_a_seat_comes_with_the_event_as_a_file(event: Event, carla: Member, mailed: Mailed) -> None:
    going(event, carla)

    file = file_of(mailed())

    assert file["Content-Type"] == 'text/calendar; charset="utf-8"; method="PUBLISH"'
    assert file.get_filename() == "thursday-table.ics"
    assert file.get_content() == golden("youre_in.ics", file.get_content())


def test_somebody_at_home_is_no_visitor_and_reads_one_time(event: Event, bob: Member, mailed: Mailed) -> None:
    going(event, bob, guests=2)

    text = text_of(mailed())

    assert "Places are kept for you and 2 guests." in text
    assert "visiting" not in text
    assert "19:00–21:30, Lisbon time\nCafé da Garagem" in text


def test_a_saved_zone_comes_before_that_of_the_home_chapter(event: Event, carla: Member, mailed: Mailed) -> None:
    carla.zone = "Asia/Tokyo"
    saved(carla)
    going(event, carla)

    assert "03:00–05:30, Tokyo time, Fri 23 Oct" in text_of(mailed())


def test_where_people_read_twelve_hours_so_does_the_mail(charlotte: Chapter, dan: Member, mailed: Mailed) -> None:
    going(add_event(charlotte), dan)

    assert "Wed 14 Oct 2026, 7:00 pm–9:30 pm, Charlotte time" in text_of(mailed())


def test_the_waitlist_says_which_one_somebody_is(small: Event, bob: Member, dan: Member, mailed: Mailed) -> None:
    going(small, bob, guests=1)
    going(small, dan, guests=1)

    mail = mailed()

    assert text_of(mail) == golden("waitlisted.txt", text_of(mail))
    assert not list(mail.iter_attachments())


def test_a_place_that_came_up_is_told_with_the_file(small: Event, bob: Member, carla: Member, mailed: Mailed) -> None:
    going(small, bob, guests=1)
    going(small, carla, guests=1)
    say(rsvping.withdraw, small.id, bob.id)

    mail = mailed()

    assert text_of(mail) == golden("place_came_up.txt", text_of(mail))
    assert file_of(mail).get_content_type() == "text/calendar"


def test_another_time_is_told_with_the_one_it_was(event: Event, bob: Member, mailed: Mailed) -> None:
    going(event, bob)
    change(event, starts_at=event.starts_at + timedelta(days=1), ends_at=event.ends_at + timedelta(days=1))

    mail = mailed()

    assert text_of(mail) == golden("changed_time.txt", text_of(mail))
    assert file_of(mail).get_content() == golden("changed.ics", file_of(mail).get_content())


def test_another_venue_is_told_with_the_one_it_was(event: Event, bob: Member, mailed: Mailed) -> None:
    going(event, bob)
    change(event, before_where="Café da Garagem", venue_id=None)

    mail = mailed()

    assert text_of(mail) == golden("changed_venue.txt", text_of(mail))


def test_another_end_is_told_as_the_whole_time(event: Event, bob: Member, mailed: Mailed) -> None:
    going(event, bob)
    change(event, ends_at=event.ends_at + timedelta(hours=1))

    mail = mailed()

    assert mail["Subject"] == "Now Thu 22 Oct, 19:00–22:30: Thursday Table"
    assert "The plan has changed\n\nThe Lisbon hosts changed Thursday Table. Now it is:" in text_of(mail)


@pytest.mark.parametrize(
    ("taken", "verb", "why"),
    [
        (0, rsvping.rsvp, "you said you’re going"),
        (1, rsvping.rsvp, "you are on the waitlist"),
        (1, rsvping.maybe, "you said maybe"),
    ],
)
def test_news_of_a_change_say_why_they_come(
    small: Event, bob: Member, dan: Member, transport: Memory, taken: int, verb: Callable[..., Any], why: str
) -> None:
    going(small, dan, guests=taken)
    say(verb, small.id, bob.id)
    change(small, starts_at=small.starts_at + timedelta(minutes=30))
    delivery.deliver_due()

    (text,) = [text_of(mail) for mail in transport.sent if "Subject: Now" in text_of(mail) and "Bob" in str(mail["To"])]

    assert f"You get this because {why}. News of a change always comes" in text


def test_a_cancellation_is_told_with_the_reason_and_the_next_date(
    event: Event, lisbon: Chapter, bob: Member, mailed: Mailed, clock: StandingClock
) -> None:
    series = add_series(lisbon)
    event.series_id = series.id
    saved(event)
    add_event(lisbon, id=732, title="Thursday Table", starts_on=date(2026, 11, 26), series_id=series.id)
    going(event, bob)
    cancel(event, clock, "Rain all week, and the kiosk has no roof. We’ll be back in November.")

    mail = mailed()

    assert text_of(mail) == golden("cancelled.txt", text_of(mail))


def test_a_cancellation_takes_the_event_out_of_calendars(
    event: Event, bob: Member, mailed: Mailed, clock: StandingClock
) -> None:
    going(event, bob)
    cancel(event, clock, "Rain all week.")

    file = file_of(mailed())

    assert file["Content-Type"] == 'text/calendar; charset="utf-8"; method="CANCEL"'
    assert file.get_content() == golden("cancelled.ics", file.get_content())
    assert f"UID:{entries.uid(event.id)}\r\nSEQUENCE:1\r\n" in file.get_content()


def test_a_cancellation_without_reason_and_series_says_what_there_is(
    event: Event, dan: Member, mailed: Mailed, clock: StandingClock
) -> None:
    say(rsvping.maybe, event.id, dan.id)
    cancel(event, clock)

    text = text_of(mailed())

    assert "The Lisbon hosts cancelled it on Wed 7 Oct.\n" in text
    assert "The next one" not in text
    assert "You get this because you said maybe." in text


def test_who_is_asked_whether_they_take_a_place_is_told_until_when(
    small: Event, bob: Member, carla: Member, mailed: Mailed, clock: StandingClock
) -> None:
    going(small, bob, guests=1)
    going(small, carla)
    clock.move_to(small.starts_at - timedelta(hours=9))
    say(rsvping.withdraw, small.id, bob.id)

    mail = mailed()

    assert mail["Subject"] == "A place came up: Thursday Table, Thu 22 Oct"
    assert "kept for you until Thu 22 Oct, 12:00, Lisbon time (07:00, Charlotte time)" in text_of(mail)
    assert f"http://localhost/events/{small.id}/rsvp" in text_of(mail)


def test_an_offer_that_is_answered_by_then_is_not_told(
    small: Event, bob: Member, carla: Member, mailed: Mailed, clock: StandingClock
) -> None:
    going(small, bob, guests=1)
    going(small, carla)
    clock.move_to(small.starts_at - timedelta(hours=9))
    say(rsvping.withdraw, small.id, bob.id)

    going(small, carla)

    assert mailed()["Subject"] == "You’re in: Thursday Table, Thu 22 Oct"
    assert rows()[-2].kind == "offered"
    assert rows()[-2].delivery is Delivery.WITHDRAWN


def test_a_cancellation_comes_however_late(event: Event, bob: Member, mailed: Mailed, clock: StandingClock) -> None:
    going(event, bob)
    cancel(event, clock)
    clock.forward(days=30)

    assert mailed()["Subject"] == "Cancelled: Thursday Table, Thu 22 Oct"


def test_the_day_before_people_are_reminded(
    event: Event, dan: Member, carla: Member, mailed: Mailed, clock: StandingClock
) -> None:
    going(event, dan, guests=2)
    going(event, carla)
    mailed()
    clock.move_to(event.starts_at - timedelta(days=1))

    text = text_of(mailed()).replace(unsubscribing.path(carla.id, "reminders"), "/unsubscribe/...")

    assert text == golden("reminder.txt", text)


def test_a_reminder_can_be_stopped_by_one_press(
    event: Event, bob: Member, mailed: Mailed, clock: StandingClock, app: Flask
) -> None:
    going(event, bob)
    clock.move_to(event.starts_at - timedelta(days=1))

    mail = mailed()

    path = unsubscribing.path(bob.id, "reminders")
    assert mail["List-Unsubscribe"] == f"<http://localhost{path}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"Stop these mails: http://localhost{path}" in text_of(mail)
    assert app.test_client().post(path).status_code == 200


@pytest.mark.parametrize("kind", ["youre_in", "waitlisted", "place_came_up", "changed", "cancelled"])
def test_nothing_else_about_a_place_can_be_stopped(
    small: Event, bob: Member, dan: Member, transport: Memory, clock: StandingClock, kind: str
) -> None:
    going(small, bob, guests=1)
    going(small, dan)
    delivery.deliver_due()
    say(rsvping.withdraw, small.id, bob.id)
    delivery.deliver_due()
    change(small, starts_at=small.starts_at + timedelta(hours=1))
    delivery.deliver_due()
    cancel(small, clock)
    delivery.deliver_due()

    kinds = [row.kind for row in rows() if row.delivery is Delivery.SENT]

    assert kind in kinds
    assert len(transport.sent) == 5
    assert not any("List-Unsubscribe" in mail for mail in transport.sent)


def test_a_late_reminder_says_today(event: Event, bob: Member, mailed: Mailed, clock: StandingClock) -> None:
    going(event, bob)
    clock.move_to(event.starts_at - timedelta(hours=3))

    assert mailed()["Subject"] == "Today at 19:00, Lisbon time: Thursday Table"


def test_tomorrow_is_tomorrow_there(lisbon: Chapter, bob: Member, mailed: Mailed, clock: StandingClock) -> None:
    night = add_event(lisbon, starts_on=date(2026, 10, 26), start_time=time(0, 30), end_time=time(2))
    going(night, bob)
    clock.move_to(night.starts_at - timedelta(days=1))

    assert mailed()["Subject"] == "Tomorrow at 00:30, Lisbon time: October dinner"


def _begun(event: Event, _bob: Member, clock: StandingClock) -> None:
    clock.move_to(event.starts_at)


def _withdrawn(event: Event, bob: Member, _clock: StandingClock) -> None:
    say(rsvping.withdraw, event.id, bob.id)


def _called_off(event: Event, _bob: Member, _clock: StandingClock) -> None:
    event.state = EventState.CANCELLED
    saved(event)


def _unwanted(_event: Event, bob: Member, _clock: StandingClock) -> None:
    with writing():
        operations.choose_mail(bob.id, wants_reminders=False)


def _banned(_event: Event, bob: Member, clock: StandingClock) -> None:
    bob.banned_at = clock.now
    saved(bob)


@pytest.mark.parametrize("what", [_begun, _withdrawn, _called_off, _unwanted, _banned])
def test_a_reminder_that_no_longer_holds_is_not_sent(
    event: Event,
    bob: Member,
    transport: Memory,
    clock: StandingClock,
    what: Callable[[Event, Member, StandingClock], None],
) -> None:
    going(event, bob)
    delivery.deliver_due()
    clock.move_to(event.starts_at - timedelta(days=1))
    jobs.remind()

    what(event, bob, clock)
    delivery.deliver_due()

    assert [str(mail["Subject"]) for mail in transport.sent] == ["You’re in: Thursday Table, Thu 22 Oct"]
    assert rows()[-1].delivery is Delivery.WITHDRAWN


def test_a_reminder_of_a_moved_event_comes_a_day_before_the_new_day(
    event: Event, bob: Member, transport: Memory, clock: StandingClock
) -> None:
    going(event, bob)
    before_at, later = event.starts_at, timedelta(days=2)
    change(event, starts_at=event.starts_at + later, ends_at=event.ends_at + later)
    clock.move_to(before_at - timedelta(days=1))
    jobs.remind()
    delivery.deliver_due()
    too_early = [str(mail["Subject"]) for mail in transport.sent]

    clock.forward(days=2)
    jobs.remind()
    delivery.deliver_due()

    assert not any(subject.startswith("Tomorrow") for subject in too_early)
    assert transport.sent[-1]["Subject"] == "Tomorrow at 19:00, Lisbon time: Thursday Table"


@pytest.mark.parametrize("kind", sorted(letters.LETTERS))
def test_somebody_who_said_nothing_gets_no_letter(event: Event, bob: Member, kind: str) -> None:
    assert letters.LETTERS[kind]({"event": event.id, "member": bob.id}) is None


@pytest.mark.parametrize("kind", ["youre_in", "waitlisted", "place_came_up", "reminder"])
def test_nothing_but_its_cancellation_is_told_of_an_event_that_is_over(
    event: Event, bob: Member, clock: StandingClock, kind: str
) -> None:
    going(event, bob)
    clock.move_to(event.ends_at)

    assert letters.LETTERS[kind]({"event": event.id, "member": bob.id}) is None


def test_a_place_on_the_waitlist_is_not_told_to_somebody_who_has_a_seat_by_now(
    small: Event, bob: Member, dan: Member, transport: Memory
) -> None:
    going(small, bob, guests=1)
    going(small, dan)
    say(rsvping.withdraw, small.id, bob.id)

    delivery.deliver_due()

    assert [str(mail["Subject"]) for mail in transport.sent] == ["A place came up: you’re in for Thursday Table"]


def test_a_former_member_gets_no_letter(event: Event, bob: Member, alice: Member, transport: Memory) -> None:
    going(event, bob)
    with writing():
        leaving.delete_account(bob.id)

    delivery.deliver_due()

    assert transport.sent == []


def test_hostile_titles_stay_one_line_and_add_no_header(lisbon: Chapter, bob: Member, mailed: Mailed) -> None:
    event = add_event(lisbon, title=HOSTILE, slug="dinner")
    going(event, bob)

    mail = mailed()
    subject = str(mail["Subject"])

    assert subject.startswith("You’re in: Dinner Bcc: all@example.com evil \U0001f37dxxx")
    assert "Bcc" not in mail
    assert len(subject) <= 200
    assert mail.as_bytes().count(b"\nSubject:") == 1


@pytest.mark.parametrize(
    "name", ["Bob\r\nBcc: all@example.com", "\u202eboB", "\U0001f980", "山田太郎", 'O"Brien, <b>', "x" * 100]
)
def test_names_of_every_kind_are_greeted_and_addressed(event: Event, mailed: Mailed, name: str) -> None:
    member = add_member("Somebody", email="somebody@example.com", email_canonical="somebody@example.com")
    member.name = name
    going(event, saved(member))

    mail = mailed()

    assert [address.addr_spec for address in mail["To"].addresses] == ["somebody@example.com"]
    assert "Bcc" not in mail


def test_a_name_is_no_markup(event: Event, mailed: Mailed) -> None:
    going(event, add_member("Bob <b>Tavares", email="bob@example.com"))

    body = mailed().get_body(("html",))

    assert body and "You’re in, Bob &lt;b&gt;Tavares" in body.get_content()


def test_a_chapter_writes_in_its_own_name_and_colours(
    event: Event, lisbon: Chapter, bob: Member, mailed: Mailed
) -> None:
    going(event, bob)

    mail = mailed()

    body = mail.get_body(("html",))
    assert mail["From"].addresses[0].display_name == "Lisbon via Chapterhouse"
    assert body and f"border-top:8px solid {HEX[lisbon.tincture]}" in body.get_content()


def test_the_file_in_a_mail_and_on_the_page_are_the_same_event(
    event: Event, bob: Member, mailed: Mailed, app: Flask
) -> None:
    going(event, bob)

    attached = file_of(mailed()).get_content()

    assert attached == app.test_client().get(f"/events/{event.id}.ics").get_data(as_text=True)


def test_what_a_mail_says_is_read_when_it_is_written(event: Event, bob: Member, mailed: Mailed) -> None:
    going(event, bob)
    event.title = "Friday Table"
    saved(event)

    assert mailed()["Subject"] == "You’re in: Friday Table, Thu 22 Oct"


def test_a_visitor_is_told_what_the_hosts_tell_visitors_and_nobody_else_is(
    transport: Memory, event: Event, lisbon: Chapter, bob: Member, carla: Member
) -> None:
    lisbon.welcome = "We sit at the long table."
    saved(lisbon)
    going(event, bob)
    going(event, carla)

    delivery.deliver_due()

    told = {sent["To"]: text_of(sent) for sent in transport.sent}
    assert "A word from your hosts: We sit at the long table." in told["Carla Whitfield <carla@example.com>"]
    assert "long table" not in told["Bob Tavares <bob@example.com>"]


def test_the_code_for_the_door_comes_along_as_a_picture(event: Event, bob: Member, mailed: Mailed) -> None:
    going(event, bob)

    _event, code = mailed().iter_attachments()

    assert (code.get_filename(), code.get_content_type()) == ("code.png", "image/png")
    assert code.get_content().startswith(b"\x89PNG")


def test_what_is_online_alone_has_no_door_to_show_a_code_at(event: Event, bob: Member, mailed: Mailed) -> None:
    event.way = Way.ONLINE
    saved(event)
    going(event, bob)

    mail = mailed()

    assert "your code" not in text_of(mail)
    assert len(list(mail.iter_attachments())) == 1
