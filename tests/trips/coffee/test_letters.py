"""Mails about coffees, as people read them."""

from chapters.models import Chapter
from members.models import Member
from tests.events.rsvps.saying import say
from tests.golden import golden
from tests.trips.coffee.asking import asked
from tests.trips.mailed import mailed
from trips.coffee import operations


def test_the_note_reads_as_kept(lisbon: Chapter, alice: Member, carla: Member) -> None:
    asked(lisbon, carla)

    text = mailed("coffee_asked")
    assert text == golden("coffee_asked.txt", text)


def test_no_reads_as_kept(lisbon: Chapter, alice: Member, carla: Member) -> None:
    say(operations.decline, asked(lisbon, carla).key)

    text = mailed("coffee_declined")
    assert text == golden("coffee_declined.txt", text)
