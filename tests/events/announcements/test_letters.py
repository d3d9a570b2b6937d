"""What announcements say when they arrive, and when they are not sent any more."""

from collections.abc import Callable
from datetime import date, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from events import changing, scheduling
from events.announcements import letters, operations
from events.announcements.models import Audience
from events.models import Event, Series, SeriesState
from events.rsvps import rsvping
from mail import delivery
from mail.models import Message
from mail.transports import Memory
from members import homes, leaving, roles, unsubscribing
from members.models import Member
from tests.conftest import StandingClock
from tests.events.announcements.saying import announced, told_chapter
from tests.events.planning import plan, series_by
from tests.events.rsvps.saying import going, say
from tests.golden import golden
from tests.people import add_event, add_member, add_role, add_venue, saved

Arrive = Callable[..., list[EmailMessage]]


@pytest.fixture
def event(lisbon: Chapter) -> Event:
    """A table on Thursday 22 October; its id stands in the mails."""
    venue = add_venue(lisbon)
    return add_event(lisbon, id=731, title="Thursday Table", starts_on=date(2026, 10, 22), venue_id=venue.id)


@pytest.fixture
def arrive(app: Flask, monkeypatch: pytest.MonkeyPatch, clock: StandingClock) -> Arrive:
    """What of the announcements is sent once so many minutes have passed."""
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)

    def deliver(minutes: int = 2) -> list[EmailMessage]:
        clock.forward(minutes=minutes)
        delivery.deliver_due()
        keys = set(db.session.scalars(select(Message.key).where(Message.kind.in_(letters.LETTERS))))
        return [mail for mail in memory.sent if mail["Message-ID"].partition("@")[0].removeprefix("<") in keys]

    return deliver


def text_of(mail: EmailMessage, key: str = "") -> str:
    """A mail as its text is read, with what is random left out."""
    body = mail.get_body(("plain",))
    assert body
    head = "".join(f"{name}: {mail[name]}\n" for name in ("From", "To", "Subject"))
    text = f"{head}\n{body.get_content()}"
    return text.replace(key, "k3y") if key else text


def test_an_announcement_to_those_coming_reads_like_this(
    event: Event, alice: Member, bob: Member, arrive: Arrive
) -> None:
    going(event, bob)
    made = announced(event, alice)

    (mail,) = arrive()

    text = text_of(mail, made.key)
    assert text == golden("announcement.txt", text)
    assert mail["List-Unsubscribe"] is None


def test_an_announcement_to_a_chapter_is_stopped_by_one_press(
    lisbon: Chapter, alice: Member, carla: Member, arrive: Arrive, app: Flask
) -> None:
    say(homes.follow, carla.id, lisbon.id)
    made = told_chapter(lisbon.id, alice)
    path = unsubscribing.path(carla.id, "news")
    assert app.test_client().get(path).status_code == 200

    mail = arrive()[-1]

    text = text_of(mail, made.key).replace(path, "/unsubscribe/...")
    assert text == golden("announcement_chapter.txt", text)
    assert mail["List-Unsubscribe"] == f"<http://localhost{path}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_word_on_the_day_comes_at_once(
    event: Event, alice: Member, bob: Member, arrive: Arrive, clock: StandingClock
) -> None:
    going(event, bob)
    clock.move_to(event.starts_at - timedelta(hours=2))
    made = say(operations.tell_now, event.id, "We moved next door, to number 77.", by=alice)

    mail = arrive(minutes=0)[-1]

    text = text_of(mail, made.key)
    assert text == golden("announcement_now.txt", text)


def test_html_is_made_of_markdown_and_of_nothing_else(event: Event, alice: Member, bob: Member, arrive: Arrive) -> None:
    going(event, bob)
    announced(event, alice, body="**Loud** <script>alert(1)</script> {{ name }}")

    (mail,) = arrive()

    html = mail.get_body(("html",))
    assert html
    assert "<strong>Loud</strong>" in html.get_content()
    assert "<script" not in html.get_content()
    assert "{{ name }}" in html.get_content()


@pytest.mark.parametrize(
    "happens",
    [
        lambda event, alice, bob: say(roles.take, alice.id, event.chapter_id, None),
        lambda event, alice, bob: say(leaving.ban, alice.id, bob.id, "spam"),
        lambda event, alice, bob: say(leaving.delete_account, alice.id),
        lambda event, alice, bob: say(changing.cancel, event, "Rain.", by=alice),
        lambda event, alice, bob: say(rsvping.withdraw, event.id, bob.id),
    ],
    ids=["role taken", "author banned", "author gone", "event cancelled", "reader comes no more"],
)
def test_what_holds_no_more_when_it_is_due_is_not_sent(
    event: Event,
    lisbon: Chapter,
    alice: Member,
    bob: Member,
    arrive: Arrive,
    clock: StandingClock,
    happens: Callable[[Event, Member, Member], None],
) -> None:
    add_role(add_member("Rui Prates", lisbon), lisbon)
    going(event, bob)
    announced(event, alice)
    clock.forward(minutes=1)

    happens(event, alice, bob)

    assert arrive() == []


def test_what_is_written_after_an_event_was_called_off_is_sent(
    event: Event, alice: Member, bob: Member, arrive: Arrive
) -> None:
    going(event, bob)
    say(changing.cancel, event, "Rain.", by=alice)

    announced(event, alice, Audience.GOING)

    assert [mail["Subject"] for mail in arrive()] == ["Upstairs: Thursday Table, Thu 22 Oct"]


def test_a_series_that_is_up_is_one_mail_a_person_ten_minutes_later(
    lisbon: Chapter, alice: Member, arrive: Arrive
) -> None:
    with writing():
        made = scheduling.schedule(lisbon, plan(tells_chapter=True), by=alice)

    assert made.told == 1
    assert arrive(minutes=9) == []
    (mail,) = arrive(minutes=1)
    text = text_of(mail).replace(unsubscribing.path(alice.id, "news"), "/unsubscribe/...")
    for number, event_id in enumerate(made.event_ids[:6], start=1):
        text = text.replace(f"/events/{event_id}-", f"/events/{number}-")
    assert text == golden("dates_up.txt", text)


def test_a_series_that_was_ended_within_ten_minutes_is_no_news(lisbon: Chapter, alice: Member, arrive: Arrive) -> None:
    with writing():
        made = scheduling.schedule(lisbon, plan(tells_chapter=True), by=alice)
    series: Series = series_by(made.series_id)
    series.state = SeriesState.ENDED
    saved(series)

    assert arrive(minutes=10) == []


def test_a_plan_that_tells_nobody_is_told_to_nobody(lisbon: Chapter, alice: Member, arrive: Arrive) -> None:
    with writing():
        made = scheduling.schedule(lisbon, plan(), by=alice)

    assert made.told == 0
    assert arrive(minutes=10) == []
