"""Mails about approval and asking again: what they say, and that they are not sent once they no longer hold."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from chapters.models import Chapter
from core.database import writing
from events.models import Event
from events.rsvps import letters as of_rsvps
from events.rsvps import rsvping
from events.rsvps.asking import deciding, jobs, letters, reconfirming, responding
from events.rsvps.asking.questions import Question
from mail import delivery
from mail.letters import Letter
from mail.transports import Memory
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import going, locked, say
from tests.golden import golden
from tests.people import add_event, saved


@pytest.fixture
def choosy(lisbon: Chapter) -> Event:
    """A small table whose hosts look at each RSVP, and ask again."""
    return add_event(lisbon, id=1, title="Small table", needs_approval=True, confirms_before_hours=24)


def letter(kind: str, event: Event, member: Member) -> Letter | None:
    """The mail as it would be written now."""
    return (of_rsvps.LETTERS | letters.LETTERS)[kind]({"event": event.id, "member": member.id})


def subject(kind: str, event: Event, member: Member) -> str | None:
    """What the mail would be called, if it were sent now."""
    found = letter(kind, event, member)
    return found.subject if found else None


def test_organisers_read_how_many_ask(choosy: Event, bob: Member, dan: Member, alice: Member) -> None:
    going(choosy, bob)
    assert subject("rsvps_to_decide", choosy, alice) == "Somebody asks to come: Small table"

    going(choosy, dan)

    assert subject("rsvps_to_decide", choosy, alice) == "2 people ask to come: Small table"


def test_nothing_is_sent_once_all_is_decided_or_it_has_begun(
    choosy: Event, bob: Member, dan: Member, alice: Member, clock: StandingClock
) -> None:
    going(choosy, bob)
    say(deciding.approve, choosy.id, bob.key, by=alice.id)
    assert letter("rsvps_to_decide", choosy, alice) is None

    going(choosy, dan)
    clock.move_to(choosy.starts_at)

    assert letter("rsvps_to_decide", choosy, alice) is None


def test_who_is_turned_down_reads_so(choosy: Event, bob: Member, alice: Member) -> None:
    going(choosy, bob)
    assert letter("turned_down", choosy, bob) is None

    say(deciding.turn_down, choosy.id, bob.key, by=alice.id)

    assert subject("turned_down", choosy, bob) == "No place this time: Small table, Wed 14 Oct"


@pytest.fixture
def asked(lisbon: Chapter, bob: Member, clock: StandingClock) -> Event:
    """A small table that bob goes to, two days before: he is asked whether he is still coming."""
    event = add_event(lisbon, id=1, title="Small table", confirms_before_hours=24)
    going(event, bob)
    clock.move_to(event.starts_at - timedelta(days=2))
    jobs.ask_again()
    return event


def test_who_is_asked_again_reads_until_when(asked: Event, bob: Member) -> None:
    found = letter("still_coming", asked, bob)

    assert found is not None
    assert found.subject == "Still coming? Small table, Wed 14 Oct"
    assert found.context["confirm_by"] == "Tue 13 Oct 2026, 19:00, Lisbon time"


def test_nobody_is_asked_who_has_said_so_or_gone_meanwhile(asked: Event, bob: Member) -> None:
    say(reconfirming.confirm, asked.id, bob.id)
    assert letter("still_coming", asked, bob) is None

    say(rsvping.withdraw, asked.id, bob.id)

    assert letter("still_coming", asked, bob) is None


def test_nobody_is_asked_once_it_is_too_late(asked: Event, bob: Member, clock: StandingClock) -> None:
    clock.move_to(asked.starts_at - timedelta(hours=24))

    assert letter("still_coming", asked, bob) is None


def test_whose_place_was_given_back_reads_so(asked: Event, bob: Member, clock: StandingClock) -> None:
    clock.move_to(asked.starts_at - timedelta(hours=24))
    jobs.release_unconfirmed()
    assert subject("released", asked, bob) == "Your place was given back: Small table, Wed 14 Oct"

    going(asked, bob)

    assert letter("released", asked, bob) is None


@pytest.fixture
def more(lisbon: Chapter, bob: Member) -> Event:
    """A small table that bob goes to, whose hosts have required an answer since."""
    event = add_event(lisbon, id=1, title="Small table")
    going(event, bob)
    with writing():
        responding.ask(locked(event), responding.kept([Question("What do you eat?", is_required=True)]))
    return event


def test_who_comes_already_is_asked_what_is_required_since_once_hosts_had_time_to_reword_it(
    more: Event, bob: Member, delivered: Callable[[], str], clock: StandingClock
) -> None:
    assert "What do you eat?" not in delivered()

    clock.forward(minutes=10)

    text = delivered()
    assert text.count("What do you eat?") == 3
    assert text.count("your place is kept") == 2
    assert "http://localhost/events/1/rsvp" in text


def test_nothing_is_asked_by_mail_that_is_answered_meanwhile(more: Event, bob: Member) -> None:
    assert subject("asked_more", more, bob) == "Your hosts ask: Small table"

    say(responding.rsvp, more.id, bob.id, said={saved(more).questions[0]["id"]: "Plants"})

    assert letter("asked_more", more, bob) is None


@pytest.fixture
def delivered(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Deliver what is due, and read the last message, both its sides one after the other."""
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)

    def deliver() -> str:
        delivery.deliver_due()
        sides = [memory.sent[-1].get_body((side,)) for side in ("plain", "html")]
        return "\n\n".join(str(side.get_content()) for side in sides if side)

    return deliver


def test_the_mails_of_a_decision_say_on_both_sides_what_to_do(
    choosy: Event, bob: Member, alice: Member, delivered: Callable[[], str]
) -> None:
    going(choosy, bob)
    assert delivered().count("One press says yes or no, and we tell them.") == 2

    say(deciding.turn_down, choosy.id, bob.key, by=alice.id)

    assert delivered().count("There is nothing to do.") == 2


def test_the_mails_of_asking_again_say_on_both_sides_what_to_do(
    asked: Event, bob: Member, clock: StandingClock, delivered: Callable[[], str]
) -> None:
    assert delivered().count("A place that nobody confirms goes to the next on the waitlist.") == 2

    clock.move_to(asked.starts_at - timedelta(hours=24))
    jobs.release_unconfirmed()

    assert delivered().count("You can RSVP again: if a place is free, it’s yours.") == 2


def plain(mail: str) -> str:
    """The side of a mail that is text alone."""
    return mail.partition("<!")[0]


def test_the_mails_of_asking_read_as_they_are_kept(
    choosy: Event, bob: Member, alice: Member, delivered: Callable[[], str]
) -> None:
    going(choosy, bob)
    asks = plain(delivered())
    say(deciding.turn_down, choosy.id, bob.key, by=alice.id)
    refused = plain(delivered())

    assert asks == golden("rsvps_to_decide.txt", asks)
    assert refused == golden("turned_down.txt", refused)


def test_the_mails_of_asking_again_read_as_they_are_kept(
    asked: Event, clock: StandingClock, delivered: Callable[[], str]
) -> None:
    again = plain(delivered())
    clock.move_to(asked.starts_at - timedelta(hours=24))
    jobs.release_unconfirmed()
    released = plain(delivered())

    assert again == golden("still_coming.txt", again)
    assert released == golden("released.txt", released)
