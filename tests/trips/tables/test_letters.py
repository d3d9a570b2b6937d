"""Mails about tables, as people read them."""

from chapters.models import Chapter
from members.models import Member
from tests.events.rsvps.saying import say
from tests.golden import golden
from tests.trips.mailed import mailed
from tests.trips.tables.offering import offered
from trips.tables import operations


def test_the_offer_reads_as_kept(lisbon: Chapter, alice: Member, bob: Member) -> None:
    offered(lisbon, bob, words="I know the cook.")

    text = mailed("table_offered")
    assert text == golden("table_offered.txt", text)


def test_no_reads_as_kept(lisbon: Chapter, alice: Member, bob: Member) -> None:
    say(operations.decline, offered(lisbon, bob).key)

    text = mailed("table_declined")
    assert text == golden("table_declined.txt", text)
    assert mailed("table_offered") == ""
