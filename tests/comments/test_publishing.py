"""What stands is counted, told and put on the pages that show it."""

import pytest
from sqlalchemy import select

from comments import publishing
from comments.models import Thread
from core.database import db, writing
from core.models import Version
from core.refusal import Refused
from members.models import Member
from tests.comments.talking import again, say


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
