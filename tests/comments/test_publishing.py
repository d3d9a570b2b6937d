"""What stands is counted, told and put on the pages that show it."""

from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest
from sqlalchemy import func, select

from comments import operations, publishing, reactions
from comments.bodies import written
from comments.models import Comment, CommentState, Thanks, Thread
from comments.moderating import deciding
from core.database import db, writing
from core.models import Version
from core.refusal import Refused
from members.models import Member
from tests.comments.talking import again, say, words


def version() -> int:
    """How often what the blog shows has changed."""
    return db.session.scalar(select(Version.number).where(Version.scope == "blog")) or 0


def test_what_stands_changes_the_pages_that_show_it(thread: Thread, alice: Member) -> None:
    before = version()

    say(thread, alice)

    assert version() == before + 1


def test_what_waits_changes_no_page(thread: Thread, bob: Member) -> None:
    before = version()

    say(thread, bob)

    assert version() == before


def test_what_is_taken_out_is_counted_no_more(thread: Thread, alice: Member) -> None:
    made = say(thread, alice)

    with writing():
        publishing.take_out(publishing.locked(made.id)[1])

    assert again(thread).count == 0


def test_an_unknown_comment_is_refused() -> None:
    with pytest.raises(Refused), writing():
        publishing.locked(404)


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_done_the_counts_are_those_of_the_rows(
    thread: Thread, alice: Member, bob: Member, carla: Member, seed: int
) -> None:
    chance = Random(seed)
    people, thread_id = [alice.id, bob.id, carla.id], thread.id

    for number in range(60):
        with suppress(Refused), writing():
            act_by_chance(chance, thread_id, people, number)

    readable = select(func.count()).where(Comment.thread_id == thread_id, Comment.state == CommentState.VISIBLE)
    thanked = select(Comment.thanks).order_by(Comment.id)
    rows = select(func.count(Thanks.member_id)).select_from(Comment).outerjoin(Thanks).group_by(Comment.id)
    assert again(thread).count == db.session.scalar(readable)
    assert db.session.scalars(thanked).all() == db.session.scalars(rows.order_by(Comment.id)).all()


def act_by_chance(chance: Random, thread_id: int, people: list[int], number: int) -> None:
    """Something that somebody does to some comment."""
    who = chance.choice(people)
    found = db.session.scalars(select(Comment.id).order_by(Comment.id)).all()
    which = chance.choice(found) if found else 0
    acts: list[Callable[[], object]] = [
        lambda: operations.comment(thread_id, who, words(f"Number {number}")),
        lambda: operations.comment(thread_id, who, written(f"Answer {number}", which or None)),
        lambda: operations.edit(which, who, words("https://a.example https://b.example https://c.example")),
        lambda: operations.remove(which, who),
        lambda: reactions.thank(which, who),
        lambda: reactions.unthank(which, who),
        lambda: reactions.report(which, who, "spam", ""),
        lambda: deciding.release([which], None),
        lambda: deciding.hide([which], None, "spam"),
    ]
    chance.choice([*acts, *acts[:2]])()
