"""Counting oneself in every time, ending it, and what becomes of it when a series is split or a person is gone."""

import pytest

from chapters.models import Chapter
from core import consequences
from core.database import db, writing
from core.refusal import Refused
from events.models import EventState, Series, SeriesState
from events.rsvps.models import RsvpState
from events.standing import promising
from members import leaving
from members.models import Member, Visibility
from tests.events.planning import events_of
from tests.events.rsvps.saying import mails_to, say
from tests.events.standing.standing import DATES, said_by, stand, standing_in, table_of
from tests.people import add_member, saved


@pytest.fixture
def table(lisbon: Chapter, alice: Member) -> Series:
    """Lisbon's third Thursdays."""
    return table_of(lisbon, alice)


def test_who_is_in_every_time_has_one_mail_for_the_lot(table: Series, bob: Member) -> None:
    stand(table, bob)

    assert said_by(bob, table) == [RsvpState.GOING] * DATES
    assert mails_to(bob) == ["standing"]


def test_said_twice_it_is_so_once_with_the_guests_said_last(table: Series, bob: Member) -> None:
    stand(table, bob)
    stand(table, bob, guests=1)

    assert standing_in(table.id) == {bob.id}
    assert mails_to(bob) == ["standing"]


def test_a_series_without_a_date_to_come_is_refused(table: Series, bob: Member) -> None:
    for event in events_of(table.id):
        event.state = EventState.CANCELLED
        saved(event)
    table.state = SeriesState.ENDED
    saved(table)

    with pytest.raises(Refused, match="This series has ended"):
        stand(table, bob)


def test_more_guests_than_it_takes_are_refused_at_the_field(table: Series, bob: Member) -> None:
    with pytest.raises(Refused, match="2 guests at most") as refusal:
        stand(table, bob, guests=3)

    assert refusal.value.field == "guests"


def test_an_address_nobody_confirmed_is_not_counted_in(table: Series) -> None:
    eve = add_member("Eve Okoro", confirmed_at=None)

    with pytest.raises(Refused, match="Press the link we mailed you first"):
        stand(table, eve)


def test_what_is_chosen_to_be_seen_is_remembered(table: Series, bob: Member) -> None:
    stand(table, bob, visibility=Visibility.EVERYBODY)

    db.session.refresh(bob)
    assert bob.visibility is Visibility.EVERYBODY


def test_ended_it_is_over_and_the_dates_stay(table: Series, bob: Member) -> None:
    stand(table, bob)

    assert say(promising.end, table.id, bob.id) is True
    assert say(promising.end, table.id, bob.id) is False
    assert said_by(bob, table) == [RsvpState.GOING] * DATES


def test_who_deletes_their_account_is_in_nowhere_and_has_no_place(table: Series, bob: Member) -> None:
    stand(table, bob)

    say(leaving.delete_account, bob.id)

    assert standing_in(table.id) == set()
    assert said_by(bob, table) == [RsvpState.WITHDRAWN] * DATES


def test_who_is_banned_is_in_nowhere(table: Series, bob: Member, admin: Member) -> None:
    stand(table, bob)

    say(leaving.ban, bob.id, admin.id, "Rude")

    assert standing_in(table.id) == set()


def test_a_split_series_takes_those_along_who_are_in_every_time(
    table: Series, lisbon: Chapter, alice: Member, bob: Member
) -> None:
    stand(table, bob, guests=1)
    onto = table_of(lisbon, alice, title="Friday Table")

    with writing():
        consequences.happened("series_split", series_id=table.id, onto_id=onto.id)
    with writing():
        promising.follow(table.id, onto.id)

    assert standing_in(onto.id) == {bob.id}
    stand(onto, alice)
    assert said_by(bob, onto) == [RsvpState.GOING] * DATES
