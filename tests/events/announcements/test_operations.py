"""Telling people something: one row a person, taken back in time, to nobody twice; five thousand in a second."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from chapters.models import Chapter
from core.database import db, writing
from core.refusal import Refused
from core.tokens import fresh_key
from events.announcements import operations
from events.announcements.models import Announcement, Audience
from events.models import Event
from events.rsvps import rsvping
from mail.models import Delivery, Message
from members import homes
from members import operations as accounts
from members.models import Act, Follow, Home, Member
from tests.conftest import StandingClock
from tests.events.announcements.saying import announced, told_chapter
from tests.events.rsvps.saying import going, say
from tests.people import saved
from tests.watching import Watch

MANY = 5_000


@pytest.fixture
def full(event: Event, bob: Member, carla: Member) -> Event:
    """Bob has the one place, carla waits."""
    event.capacity = 1
    saved(event)
    going(event, bob)
    going(event, carla)
    return event


def queued(kind: str = "announcement") -> Counter[str]:
    """To whom a kind of mail is queued."""
    rows = select(Message.to_address).where(Message.kind == kind, Message.delivery == Delivery.QUEUED)
    return Counter(db.session.scalars(rows))


@pytest.mark.parametrize(
    ("audience", "addresses"),
    [
        (Audience.GOING, {"bob@example.com"}),
        (Audience.WAITING, {"carla@example.com"}),
        (Audience.COMING, {"bob@example.com", "carla@example.com"}),
    ],
)
def test_an_announcement_is_queued_once_to_each_of_those_it_is_for(
    full: Event, alice: Member, audience: Audience, addresses: set[str]
) -> None:
    made = announced(full, alice, audience)

    assert queued() == Counter(addresses)
    assert made.people == len(addresses)
    assert made.due_at - made.created_at == timedelta(minutes=2)


def test_a_chapters_news_go_to_its_home_members_and_followers_who_want_any(
    lisbon: Chapter, alice: Member, bob: Member, carla: Member, dan: Member
) -> None:
    say(homes.follow, carla.id, lisbon.id)
    say(homes.follow, bob.id, lisbon.id)
    say(accounts.choose_mail, bob.id, wants_news=False)

    told_chapter(lisbon.id, alice)

    assert queued() == Counter(["alice@example.com", "carla@example.com"])


def test_the_same_words_pressed_twice_are_said_once(full: Event, alice: Member) -> None:
    first, second = announced(full, alice), announced(full, alice)

    assert first.id == second.id
    assert queued().total() == 2
    assert db.session.scalar(select(Event.announcements).where(Event.id == full.id)) == 1


def test_an_announcement_to_nobody_is_refused(event: Event, alice: Member) -> None:
    with pytest.raises(Refused, match="nobody to tell"):
        announced(event, alice)


def test_what_is_taken_back_in_time_is_sent_to_nobody_and_twice_is_once(full: Event, alice: Member) -> None:
    made = announced(full, alice)

    say(operations.take_back, made.id, by=alice)
    say(operations.take_back, made.id, by=alice)

    assert queued().total() == 0
    assert db.session.scalar(select(Event.announcements).where(Event.id == full.id)) == 0


def test_what_has_been_sent_is_not_to_be_taken_back(full: Event, alice: Member, clock: StandingClock) -> None:
    made = announced(full, alice)
    clock.forward(minutes=2)

    with pytest.raises(Refused, match="sent already"):
        say(operations.take_back, made.id, by=alice)


def test_on_the_day_everyone_is_told_at_once_and_before_that_not(
    full: Event, alice: Member, clock: StandingClock
) -> None:
    with pytest.raises(Refused, match="for the day itself"):
        say(operations.tell_now, full.id, "We moved next door.", by=alice)
    clock.move_to(full.starts_at - timedelta(hours=1))

    made = say(operations.tell_now, full.id, "We moved next door.", by=alice)

    assert (made.is_urgent, made.due_at) == (True, clock.now)
    assert queued("announcement_now") == Counter(["bob@example.com", "carla@example.com"])


def test_who_announced_what_to_how_many_is_on_record(full: Event, alice: Member) -> None:
    made = announced(full, alice)

    act = db.session.scalars(select(Act).where(Act.action == "announcement.send")).one()
    assert (act.member_id, act.subject, act.facts) == (alice.id, f"announcement:{made.key}", {"people": 2})


def test_somebody_who_takes_their_rsvp_back_is_told_no_more_by_the_next(
    full: Event, alice: Member, bob: Member
) -> None:
    say(rsvping.withdraw, full.id, bob.id)

    announced(full, alice)

    assert queued() == Counter(["carla@example.com"])


def test_five_thousand_members_are_queued_by_as_many_statements_as_five(
    lisbon: Chapter, alice: Member, watch: Watch
) -> None:
    with writing():
        _add_many(lisbon)

    with watch.statements() as seen:
        made = told_chapter(lisbon.id, alice)

    assert made.people == queued().total() == MANY + 1
    assert len([statement for statement in seen if "INTO message" in statement]) == 1
    assert len(seen) < 15


def _add_many(chapter: Chapter) -> None:
    """Members as rows, for making them one by one would take longer than what is measured."""
    now = chapter.created_at
    people = [
        {
            "key": fresh_key(),
            "name": f"Member {number}",
            "email": f"member-{number}@example.com",
            "email_canonical": f"member-{number}@example.com",
            "created_at": now,
            "confirmed_at": now,
        }
        for number in range(MANY)
    ]
    ids = db.session.scalars(insert(Member).returning(Member.id), people).all()
    half = len(ids) // 2
    db.session.execute(
        insert(Home), [{"member_id": one, "chapter_id": chapter.id, "began_at": now} for one in ids[:half]]
    )
    db.session.execute(
        insert(Follow), [{"member_id": one, "chapter_id": chapter.id, "created_at": now} for one in ids[half:]]
    )


def test_an_announcement_says_for_whom_it_is_and_keeps_its_words(lisbon: Chapter, alice: Member) -> None:
    made = told_chapter(lisbon.id, alice, subject="A new room")

    row = db.session.scalars(select(Announcement)).one()
    assert (row.key, row.audience, row.event_id, row.subject) == (made.key, Audience.CHAPTER, None, "A new room")
