"""Lisbon's next evening is talked about, and its organiser has something to read."""

import pytest
from sqlalchemy import func, select

from comments.models import Comment, CommentState, Thread
from comments.moderating import waiting
from core import clock
from core.database import db
from events.models import Event
from members.models import Member
from pages.demonstration import talk
from tests.pages.demonstration.test_seeding import seeded, world_app  # noqa: F401


@pytest.mark.usefixtures("seeded")
def test_people_talk_about_the_next_evening() -> None:
    thread_id = db.session.scalars(select(Event.thread_id).where(Event.thread_id.is_not(None))).one()

    states = db.session.execute(
        select(Comment.state, func.count()).where(Comment.thread_id == thread_id).group_by(Comment.state)
    ).all()
    latest = db.session.scalar(select(func.max(Comment.created_at)).where(Comment.thread_id == thread_id))

    assert {row[0]: row[1] for row in states} == {
        CommentState.VISIBLE: len(talk.SAID),
        CommentState.HELD: len(talk.WAITS),
    }
    assert db.session.scalar(select(Thread.count).where(Thread.id == thread_id)) == len(talk.SAID)
    assert latest is not None and latest < clock.now()


@pytest.mark.usefixtures("seeded")
def test_its_organiser_has_first_comments_and_a_report_to_read() -> None:
    alice = db.session.scalars(select(Member.id).where(Member.email == "alice@example.com")).one()

    found = waiting.queue(alice, False)

    assert len(found) == 3
    assert [bool(it.reports) for it in found].count(True) == 1
    assert any("Many links from a new account" in it.why for it in found)
