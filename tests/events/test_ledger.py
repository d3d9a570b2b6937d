"""What every verb on events begins and ends with."""

from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from core.models import Version
from events import ledger
from events.models import Event, Series
from members.models import Act, Member
from tests.conftest import StandingClock
from tests.watching import Watch


def test_a_row_is_read_by_the_update_that_locks_it(event: Event, watch: Watch) -> None:
    with writing(), watch.statements() as seen:
        locked = ledger.locked(Event, event.id)

    assert locked is not None
    assert (locked.id, locked.version) == (event.id, 1)
    assert [statement[:6] for statement in seen] == ["UPDATE"]


def test_an_unknown_row_is_none(event: Event) -> None:
    with writing():
        assert ledger.locked(Event, event.id + 1) is None
        assert ledger.locked(Series, 1) is None


def test_what_another_has_written_since_is_seen_under_the_lock(event: Event) -> None:
    with writing():
        ledger.locked(Event, event.id)
    with writing():
        again = ledger.locked(Event, event.id)

    assert again is not None
    assert again.version == 2


def test_an_act_says_who_did_what_to_which_row_and_when(event: Event, alice: Member, clock: StandingClock) -> None:
    with writing():
        ledger.note(alice, "cancel", "event", event.id)

    act = db.session.scalars(select(Act)).one()
    assert (act.at, act.member_id, act.action, act.subject) == (
        clock.now,
        alice.id,
        "event.cancel",
        f"event:{event.id}",
    )


def test_pages_that_show_a_chapters_events_are_built_anew(lisbon: Chapter) -> None:
    with writing():
        ledger.hold(lisbon)
        ledger.show(lisbon)

    assert set(db.session.scalars(select(Version.scope))) == {"site", "chapter:lisbon"}
